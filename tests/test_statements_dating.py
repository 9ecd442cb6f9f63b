"""When statements were made."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.model import Document, PartialDate, Span, Statement, StatementKind
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute, dating
from stancekit.statements.dating import date
from stancekit.text.memory import TextMemory

FRIDAY = PartialDate(2015, 10, 2)


def made(text: str, published: PartialDate | None = FRIDAY) -> list[str | None]:
    document = Document("a", text, published=published)
    dated = date(document, attribute(document, lay_out(document)))
    return [None if s.made is None else str(s.made) for s in dated]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Kerry said on Thursday that the talks had failed.", FRIDAY, "2015-10-01"),
        ("Kerry said on 5 May that the talks had failed.", FRIDAY, "2015-05-05"),
        ("Kerry said on 5 May that the talks had failed.", None, "XXXX-05-05"),
        ("Kerry said that the talks had failed on Thursday.", FRIDAY, None),
        ("Kerry said that the talks had failed.", FRIDAY, None),
        ("Kerry said on Thursday that the talks had failed.", None, None),
    ],
)
def test_a_date_counts_only_outside_of_the_content(
    text: str, published: PartialDate | None, expected: str | None
) -> None:
    assert made(text, published)[:1] == [expected]


@given(
    st.text(alphabet="on Monday 5May2015.\n\"'", max_size=80),
    st.lists(st.integers(0, 80), min_size=4, max_size=4, unique=True).map(sorted),
)
@example("on Monday\n", [0, 2, 9, 10])
def test_statements_keep_everything_but_their_date(text: str, edges: list[int]) -> None:
    a, b, c, d = edges
    one = Statement("x", "a", kind=StatementKind.DIRECT, content=[Span(a, b)], cue=[Span(c, d)])
    document = Document("a", text.ljust(81), published=FRIDAY)
    (dated,) = date(document, [one])
    assert (dated.id, dated.content, dated.cue) == (one.id, one.content, one.cue)
    assert date(document, [dated]) == (dated,)


LINES = st.sampled_from([
    "Kerry said on Thursday that the talks had failed.",
    "Friday was late, he said on 5 May, but the talks of June went on.",
    "The White House said last week “we go”, and on Monday: “we stay”.",
    "It was Black",
    "They met, and the",
    "last week, said Kerry, nothing came of it.",
])  # fmt: skip
DAYS = st.sampled_from([None, FRIDAY, PartialDate(2014, 1, 6), PartialDate(2014)])


@given(st.lists(st.tuples(st.lists(LINES, max_size=4).map("\n".join), DAYS), max_size=4))
@example([("They met, and the\nlast week, said Kerry, nothing came of it.", FRIDAY)] * 2)
def test_no_date_depends_on_what_was_read_before(
    articles: list[tuple[str, PartialDate | None]],
) -> None:
    with patch.object(dating, "_KNOWN", TextMemory()):
        for text, day in (*articles, *articles, *articles):
            mine = made(text, day)
            with patch.object(dating, "_KNOWN", TextMemory()):
                assert mine == made(text, day)
