"""Who speaks follows from the document, whatever was read before it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.codebook import ActorIndex
from stancekit.model import (
    Actor,
    ActorKind,
    Document,
    PartialDate,
    Role,
    Span,
    Statement,
    StatementKind,
)
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve
from stancekit.statements.speakers_passages import Figure, passages
from work import work

ACTORS = (
    Actor("usa", "United States", kind=ActorKind.STATE, demonyms=["American", "US"]),
    Actor("paris", "France", kind=ActorKind.STATE, metonyms=["Paris"], demonyms=["French"]),
    Actor(
        "lee",
        "Ann Lee",
        kind=ActorKind.PERSON,
        pronoun="she",
        affiliation="usa",
        roles=[Role("foreign minister", "usa", since=PartialDate(2014), until=PartialDate(2015))],
    ),
    Actor("roe", "John Roe", kind=ActorKind.PERSON, aliases=["Roe"], affiliation="paris"),
    Actor("council", "Security Council", kind=ActorKind.ORGANIZATION, aliases=["the council"]),
)
PARAGRAPHS = (
    "Ann Lee met John Roe and",
    "Roe said on Monday that it would rain.",
    "and Roe said that it would rain.",
    "“We go,” Lee said. “Never again.”",
    "He said that it rained. She told reporters: “It did not.”",
    "The minister said that France would stay, and Paris said nothing of the kind.",
    "The American spokesman said that talks failed, and a spokesman for Roe said they went on.",
    "Mary Stone, the envoy, said that Valeska Paris had left.",
    "Mrs Stone said that Mr Stone was late, and officials said so too.",
    "Peter Stone told Agence France that US officials were wrong.",
    "A statement by the Security Council said that the council would meet.",
    "By Lee and the French foreign minister",
    "Its spokeswoman said that the former had spoken, and the latter announced that they had not.",
    "  In the debate on France Ann Lee said that it was over.",
    "Stone said that it was late.",
    "“It did not rain at all on that day in the south,” it said.",
)
ARTICLES = st.tuples(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6),
    st.sampled_from(["\n\n", "\n"]),
    st.sampled_from([None, PartialDate(2014, 5, 6), PartialDate(2016, 5, 6)]),
    st.sampled_from(["en", "fr"]),
)


def told(article: tuple[list[str], str, PartialDate | None, str], index: ActorIndex) -> object:
    said, between, day, language = article
    document = Document("d", between.join(said), published=day, language=language)
    laid = lay_out(document)
    return resolve(document, laid, attribute(document, laid, threshold=0.05), index)


@given(st.lists(ARTICLES, min_size=1, max_size=5))
@example(
    [([one, PARAGRAPHS[14]], "\n\n", None, "en") for one in (PARAGRAPHS[7], PARAGRAPHS[9])] * 2
)
@example(
    [([PARAGRAPHS[0], PARAGRAPHS[1]], "\n\n", None, "en")] * 2
    + [([PARAGRAPHS[1]], "\n\n", None, "en")]
)
@example(
    [([PARAGRAPHS[13]], "\n", None, "en"), ([PARAGRAPHS[1], PARAGRAPHS[13]], "\n", None, "en")]
)
def test_nobody_speaks_because_of_what_was_read_before(
    articles: list[tuple[list[str], str, PartialDate | None, str]],
) -> None:
    alone = [told(article, ActorIndex(ACTORS)) for article in articles]
    index = ActorIndex(ACTORS)
    for _ in range(3):
        assert [told(article, index) for article in articles] == alone
    assert [told(article, index) for article in articles[::-1]] == alone[::-1]


@given(st.lists(ARTICLES, min_size=1, max_size=4))
def test_what_is_remembered_of_speakers_has_a_bound(
    articles: list[tuple[list[str], str, PartialDate | None, str]],
) -> None:
    index = ActorIndex(ACTORS)
    told(articles[0], index)
    memory = index.memories["speakers"]
    memory._most = 2
    for article in articles * 2:
        told(article, index)
        assert len(memory) <= 2
        for passage in memory.values():
            ways = passage.sources or {}
            assert len(ways) <= 8
            assert all(len(sources) <= 64 for sources in ways.values())


@pytest.mark.parametrize(
    "unit", ["Ann Lee and ", "and the ", " ", "Aa Bb, ", "Roe said. ", "Lee\n"]
)
def test_passages_are_read_in_time_that_grows_with_the_text(unit: str) -> None:
    def times(size: int) -> int:
        text = unit * (size // len(unit))
        index = ActorIndex(ACTORS)
        known = [
            Figure(m.span.start, m.span.stop, m.actor, m.kind, m.how.value)
            for m in index.find(text)
        ]
        return work(lambda: passages(text, known, index, "en"))

    assert times(8000) < 12 * max(times(1000), 60)


def test_a_list_that_goes_on_over_a_blank_line_is_read_where_it_stands() -> None:
    index = ActorIndex(ACTORS)
    text = "Ann Lee and\n\nRoe said it."
    for document, speakers in (
        (Document("d", "It is.\n\nRoe said it."), ("roe",)),
        (Document("d", "It is.\n\nRoe said it."), ("roe",)),
        (Document("d", text), ("lee", "roe")),
        (Document("d", "It is.\n\nRoe said it."), ("roe",)),
    ):
        at = document.text.index("Roe")
        statement = Statement(
            "s",
            "d",
            kind=StatementKind.INDIRECT,
            source=[Span(at, at + 3)],
            content=[Span(at + 9, at + 11)],
            cue=[Span(at + 4, at + 8)],
        )
        (found,), _ = resolve(document, (), [statement], index)
        assert found.speakers == speakers
