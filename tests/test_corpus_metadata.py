"""Dates of publication with their origins, and lines that are joined and come apart again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.corpus import read
from stancekit.corpus.origins import Origin, fill_published, published
from stancekit.corpus.wrapping import FIELD, rewrap, unwrap
from stancekit.model import Corpus, Document, PartialDate
from stancekit.testing.corpora import awkward_corpora, awkward_texts

DATELINES = [
    ("MOSCOW, October 4. /TASS/. The talks", "XXXX-10-04"),
    ("Headline\n\nMOSCOW, October 4. /TASS/. The talks", "XXXX-10-04"),
    ("UNITED NATIONS, 30 September 2015 (Wire) - The talks", "2015-09-30"),
    ("Beirut, Oct. 4 (Wire) — The talks", "XXXX-10-04"),
    ("AMMAN, Jordan, Nov. 19 — The talks", "XXXX-11-19"),
    ("GENEVA, 4 October", "XXXX-10-04"),
]
NO_DATELINES = [
    "In Moscow on October 4 the talks ended.",
    "Moscow, October 4 was a day to remember.",
    "MOSCOW. Talks ended on October 4.",
    "The talks of October 4 (the second)",
    "",
]


@pytest.mark.parametrize(("text", "date"), DATELINES)
def test_datelines(text: str, date: str) -> None:
    told = published(Document("a", text))
    assert told is not None
    assert (str(told.date), told.origins) == (date, (Origin.DATELINE,))
    assert told.span is not None
    assert told.span.of(text)[-1].isalnum()


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_datelines(text: str) -> None:
    assert published(Document("a", text)) is None


@pytest.mark.parametrize(
    ("header", "expected", "origins"),
    [
        ("2015", "2015-10-04", (Origin.HEADER, Origin.DATELINE)),
        ("2015-10", "2015-10-04", (Origin.HEADER, Origin.DATELINE)),
        ("2015-11", "2015-11", (Origin.HEADER,)),
        ("2015-10-05", "2015-10-05", (Origin.HEADER,)),
        ("XXXX-10", "XXXX-10", (Origin.HEADER,)),
    ],
)
def test_the_header_knows_the_year(header: str, expected: str, origins: tuple[Origin, ...]) -> None:
    text = "MOSCOW, October 4. /TASS/. The talks"
    told = published(Document("a", text, published=PartialDate.parse(header)))
    assert told is not None
    assert (str(told.date), told.origins) == (expected, origins)


@pytest.mark.parametrize(
    ("name", "date", "outlet"),
    [
        ("2015-10-02_outlet", "2015-10-02", "outlet"),
        ("20151002_example_wire", "2015-10-02", "example wire"),
        ("2015-10", "2015-10", None),
        ("2015-13-02_outlet", None, None),
        ("article-7", None, None),
        ("000_261554b70a625481", None, None),
    ],
)
def test_file_names_only_if_asked(
    tmp_path: Path, name: str, date: str | None, outlet: str | None
) -> None:
    (tmp_path / f"{name}.txt").write_text("Nothing was agreed.", encoding="utf-8")
    corpus = read(tmp_path)
    assert fill_published(corpus) == corpus
    (document,) = fill_published(corpus, file_name=True)
    assert (document.published and str(document.published), document.outlet) == (date, outlet)
    assert dict(document.extra).get("published-from") == ("file name" if date else None)


@given(awkward_corpora())
def test_filling_twice_is_filling_once_and_texts_stay(corpus: Corpus) -> None:
    once = fill_published(corpus, file_name=True)
    assert fill_published(once, file_name=True) == once
    assert [(d.id, d.text) for d in once] == [(d.id, d.text) for d in corpus]


LINES = st.lists(st.sampled_from(["a bc", "word ", "\n", "\r\n", "\n\n", "  ", "long words here"]))


@given(LINES.map("".join) | awkward_texts(), st.lists(st.tuples(st.just("x"), st.text())))
@example("one two\nthree", [])
@example("one two\r\nthree\n", [])
def test_lines_come_apart_again(text: str, extra: list[tuple[str, str]]) -> None:
    document = Document("a", text, extra=extra)
    joined = unwrap(document)
    assert len(joined.text) == len(text)
    assert joined.text.split() == text.split()
    assert unwrap(joined) == joined
    assert rewrap(joined) == document


def test_full_lines_are_joined_and_others_are_not() -> None:
    text = "The minister told reporters on\nWednesday that talks would go\non.\n\n- one\n- two\n"
    joined = unwrap(Document("a", text))
    assert joined.text == (
        "The minister told reporters on Wednesday that talks would go on.\n\n- one\n- two\n"
    )
    assert dict(joined.extra) == {FIELD: "30 60"}


def test_places_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="got '3' in 'unwrapped'"):
        rewrap(Document("a", "one two", extra=[(FIELD, "3 3")]))
