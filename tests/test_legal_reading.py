"""Reading less finds as much: shortcuts against the long way."""

from __future__ import annotations

import re
from itertools import zip_longest

from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import legal
from stancekit.codebook import ActorIndex, DocumentActors, load
from stancekit.legal import organs, turns
from stancekit.model import Document, Paragraph, Span, Statement, StatementKind
from stancekit.testing.legal import legal_texts
from stancekit.text.sentences import sentences

INDEX = ActorIndex(load("syria-2015").actors)
TABLE = legal.shipped().grounds
WORDS = sorted({w for cue in TABLE.cues for w in re.findall(r"[\w’'.-]+\*?", cue.phrase)})
GAPS = st.sampled_from([" ", " ", " ", ", ", "", "-", "\n", ". ", " the ", " of ", "’s "])
ORGAN_WORDS = st.lists(
    st.sampled_from([*sorted(organs._PIECES), "(UN", "/UN", "its", "in", "Council's", "The"]),
    min_size=1,
    max_size=9,
)


@given(st.text())
@example("İıſK ΑΣ Σ")
def test_small_letters_are_what_ignoring_case_compares(text: str) -> None:
    small = turns.small(text)
    assert len(small) == len(text)
    assert turns.small(small) == small
    for letter, written in zip(small, text, strict=True):
        if letter.isascii():
            assert re.fullmatch(re.escape(letter), written, re.IGNORECASE)


@given(ORGAN_WORDS, st.sampled_from([" ", "  ", "\n"]))
def test_an_organ_is_found_where_searching_all_before_finds_it(words: list[str], gap: str) -> None:
    before = gap.join(words) + gap
    whole = organs._BEFORE.search(before)
    tail = organs._BEFORE.search(before, organs._tail(before))
    assert (whole and whole.span()) == (tail and tail.span())


@st.composite
def cue_texts(draw: st.DrawFn) -> str:
    """Return the words of some cues in their order, some left out, strangers between them."""
    text = ""
    for cue in draw(st.lists(st.sampled_from(TABLE.cues), min_size=1, max_size=3)):
        own = re.findall(r"[\w’'.-]+\*?", cue.phrase.replace("{", " ").replace("}", " "))
        words = [w for w in own if draw(st.integers(0, 5))]
        place = draw(st.integers(0, len(words)))
        words[place:place] = draw(st.lists(st.sampled_from(WORDS), max_size=2))
        words = [w.replace("*", draw(st.sampled_from(["", "s", "ing"]))) for w in words]
        gaps = draw(st.lists(GAPS, max_size=len(words)))
        text += "".join(w + g for w, g in zip_longest(words, gaps[: len(words)], fillvalue=" "))
        text += draw(st.sampled_from([". ", " ", "; ", ".\n\n"]))
    return text


def long_way(text: str, start: int, stop: int) -> list[tuple[int, int, str]]:
    """Return what trying every cue on a sentence finds."""
    sentence = text[start:stop]
    found = []
    for cue in TABLE.cues:
        shut = [m.span() for p in TABLE.grounds[cue.ground].excludes for m in p.finditer(sentence)]
        found += [
            (start + m.start(), start + m.end(), cue.rule)
            for m in cue.pattern.finditer(sentence)
            if not any(a < m.end() and m.start() < b for a, b in shut)
        ]
    return found


@given(cue_texts())
@example("İnternatıonal law ſays so. The green - light of the U.N. and UN mandate")
@example("with the goahead of the Security Council")
@example("Straße. They violate international law. Straße")
def test_a_text_read_once_has_the_hits_of_each_of_its_sentences(text: str) -> None:
    reading = TABLE.read(text)
    marks = reading.marks(0, len(text))
    for span in sentences(text):
        expected = long_way(text, span.start, span.stop)
        for hits in (
            reading.hits(span.start, span.stop, marks),
            TABLE.hits(text, span.start, span.stop),
        ):
            assert [(h.start, h.stop, h.cue.rule) for h in hits] == expected


@given(st.lists(cue_texts(), min_size=1, max_size=3), st.sampled_from(["", "x. ", "\n"]))
@example(["with the goahead of the Security Council"], "x. ")
def test_marks_move_with_the_text_that_they_were_found_in(lines: list[str], head: str) -> None:
    for line in (*lines, *lines):
        text = f"{head}{line}\n"
        start, stop = len(head), len(head) + len(line)
        reading = TABLE.read(text)
        if reading._aligned:
            assert reading.marks(start, stop) == reading._marks(start, stop)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, list[Paragraph], list[Statement]]:
    """Return a document of a few paragraphs, with statements anywhere, some in others."""
    lines = draw(st.lists(st.one_of(cue_texts(), legal_texts()), min_size=1, max_size=3))
    lines = [" ".join(line.split()) or "x" for line in lines]
    text = "\n\n".join(lines)
    paragraphs, place = [], 0
    for line in lines:
        span = Span(place, place + len(line))
        paragraphs.append(Paragraph("a", len(paragraphs), span=span))
        place = span.stop + 2
    statements: list[Statement] = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        stop = draw(st.integers(start + 1, len(text)))
        outer = draw(st.sampled_from([None, *(s.id for s in statements)]))
        statements.append(
            Statement(
                f"s{number}",
                "a",
                kind=StatementKind.INDIRECT,
                content=(Span(start, stop),),
                speakers=draw(st.sampled_from([(), ("sergey-lavrov",), ("united-states",)])),
                nested_in=outer,
            )
        )
    return Document("a", text), paragraphs, statements


_ACROSS = "The Charter of the United Nations\n\nresolution 1 (1946)"


@example(
    (
        Document("a", _ACROSS),
        [Paragraph("a", 0, span=Span(0, 33)), Paragraph("a", 1, span=Span(35, len(_ACROSS)))],
        [Statement("s0", "a", kind=StatementKind.INDIRECT, content=(Span(35, 48),))],
    )
)
@given(articles())
def test_what_is_cited_is_what_the_statements_invoke(
    article: tuple[Document, list[Paragraph], list[Statement]],
) -> None:
    document, paragraphs, statements = article
    bases = legal.cite(document, paragraphs, statements, INDEX)
    for statement in statements:
        invoked = legal.grounds(
            statement, document, INDEX, paragraphs=paragraphs, statements=statements
        )
        own = [b for b in bases if b.statement == statement.id]
        assert [(i.ground, i.mode, i.holder, i.reported_by, i.span) for i in invoked] == [
            (b.ground, b.mode, b.holder, b.reported_by, b.evidence[0]) for b in own
        ]
        assert [(i.reference, i.implicit, i.rule) for i in invoked] == [
            (b.reference, b.implicit, b.rule) for b in own
        ]


@given(articles())
def test_an_index_that_has_read_the_text_gives_the_same(
    article: tuple[Document, list[Paragraph], list[Statement]],
) -> None:
    document, paragraphs, statements = article
    here = DocumentActors(INDEX, document.text)
    assert legal.cite(document, paragraphs, statements, here) == legal.cite(
        document, paragraphs, statements, INDEX
    )
