"""Paragraphs that are read together, and what is remembered of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.model import Document, Paragraph, Span, Statement
from stancekit.statements import attribute
from stancekit.statements.attribute import attribute_in
from stancekit.statements.blocks import blocks_of
from stancekit.statements.language import Language, load
from stancekit.statements.quoted import quotes_of
from stancekit.testing.statements import attributed_sentences
from stancekit.text.memory import Memory

ENGLISH = load("en")
LONE = "“We go on.”"
WRITTEN = st.one_of(
    attributed_sentences().map(lambda one: one.text),
    st.sampled_from([LONE, "It rained.", "Then he said:", "“No,” she said. “Never again.”"]),
)
ARTICLES = st.lists(WRITTEN, min_size=1, max_size=5)


def laid_out(said: list[str], head: str = "") -> tuple[Document, tuple[Paragraph, ...]]:
    """Write paragraphs behind a first line that is no paragraph."""
    at, paragraphs = len(head), []
    for index, one in enumerate(said):
        paragraphs.append(Paragraph("d", index, span=Span(at, at + len(one))))
        at += len(one) + 2
    return Document("d", head + "\n\n".join(said)), tuple(paragraphs)


def places(found: tuple[Statement, ...], start: int) -> list[tuple[object, ...]]:
    return [
        (
            *((s.start - start, s.stop - start) for s in (*one.content, *one.source, *one.cue)),
            one.rule,
            one.certainty,
            one.nested_in is None,
        )
        for one in found
    ]


def grouped(said: list[str]) -> list[int]:
    """Return how many paragraphs each block has."""
    document, laid = laid_out(said)
    return [len(b.laid) for b in blocks_of(document.text, laid, quotes_of(document.text, laid))]


@given(ARTICLES)
def test_every_paragraph_is_in_one_block_in_order(said: list[str]) -> None:
    document, laid = laid_out(said)
    text = document.text
    spans = [
        Span(first + block.start, last + block.start)
        for block in blocks_of(text, laid, quotes_of(text, laid))
        for _, first, last, _ in block.laid
    ]
    assert spans == [paragraph.span for paragraph in laid]


@given(ARTICLES, st.sampled_from(["", "Berlin\n\n", "A first line\n\n\n\n"]))
@example(["Then he said:", LONE], "Berlin\n\n")
@example(["“No,” she said. “Never again.”", LONE, LONE], "Berlin\n\n")
def test_what_is_said_does_not_depend_on_where_it_stands(said: list[str], head: str) -> None:
    here, there = laid_out(said), laid_out(said, head)
    moved = places(attribute(*there), len(head))
    assert moved == places(attribute(*here), 0)


@given(st.lists(ARTICLES, min_size=1, max_size=4), st.integers(1, 3))
def test_what_is_remembered_changes_nothing(articles: list[list[str]], most: int) -> None:
    own = (ENGLISH.tag, ENGLISH.words, ENGLISH.cues, {}, {}, ENGLISH.phrases)
    remembering = Language(*own)
    remembering.drafts._most = most
    for said in (*articles, *articles):
        document, laid = laid_out(said)
        mine = attribute_in(remembering, document, laid, threshold=0.1, nested=True)
        assert len(remembering.drafts) <= most
        assert mine == attribute_in(Language(*own), document, laid, threshold=0.1, nested=True)


@pytest.mark.parametrize("threshold", [0.1, 0.9])
def test_each_threshold_has_its_own_answer(threshold: float) -> None:
    document, laid = laid_out(["Officials hope that talks resume, the envoy said on Monday."])
    attribute(document, laid, threshold=0.5)
    found = attribute(document, laid, threshold=threshold)
    assert all(one.certainty >= threshold for one in found)
    ENGLISH.drafts.clear()
    assert found == attribute(document, laid, threshold=threshold)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["It rained.", "“We go,” she said.", "She left."], [1, 1, 1]),
        (["“We go,” she said.", LONE, LONE, "She left."], [3, 1]),
        (["The minister put it so:", "“We go,” as ever."], [2]),
        (["“We go,” she said.", "He left. “We stay.” Nobody stirred."], [2]),
        (["“It is this:” she began.", "He said “a word” to her."], [2]),
    ],
)
def test_a_paragraph_with_a_quotation_that_stands_alone_goes_on(
    said: list[str], expected: list[int]
) -> None:
    assert grouped(said) == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers())), st.integers(1, 4))
def test_a_memory_keeps_to_its_size_and_to_what_it_was_told(
    told: list[tuple[int, int]], most: int
) -> None:
    memory = Memory[int, int](most)
    last: dict[int, int] = {}
    for key, made in told:
        assert memory.keep(key, made) == made
        last[key] = made
        assert memory[key] == made
        assert len(memory) <= most
        assert all(last[k] == kept for k, kept in memory.items())
