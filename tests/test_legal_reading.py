"""Reading less finds as much: shortcuts against the long way."""

from __future__ import annotations

import re
from itertools import zip_longest

from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import legal
from stancekit.codebook import ActorIndex, DocumentActors, load
from stancekit.legal import organs, turns
from stancekit.legal.passages import Passages, force_near, passages
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


# What tells of force, of places and of who asked whom, and so what stands around decides on.
AROUND = [
    "The air strikes in Syria went on.",
    "It was a quiet day.",
    "Baghdad and Damascus, in",
    "Iraq asked the coalition for help in Syria.",
    "They acted with the consent of the government.",
    "The strikes were coordinated with Jordan.",
    "They agreed with Iraq but not with Syria.",
    "The UN Charter was cited.",
    "S/RES/2249 says that Article 2(4) forbids it.",
    "They do not like the provision that a mandate of the Security Council should be required.",
    "“We acted under Article 51 of the Charter and resolution 2249 (2015)”, Lavrov said.",
]
_LINES = st.one_of(st.sampled_from(AROUND), cue_texts(), legal_texts())


@st.composite
def archives(draw: st.DrawFn) -> list[tuple[Document, list[Paragraph], list[Statement]]]:
    """Return documents that share paragraphs, some of which somebody says."""
    pool = draw(st.lists(_LINES.map(lambda line: " ".join(line.split()) or "x"), min_size=1))
    lines = st.lists(st.sampled_from(pool), min_size=1, max_size=4)
    speakers = st.sampled_from([(), ("sergey-lavrov",), ("united-states",)])
    found = []
    for number, own in enumerate(draw(st.lists(lines, min_size=1, max_size=4))):
        gap = draw(st.sampled_from(["\n\n", "\n", " "]))
        text, paragraphs, statements = "", list[Paragraph](), list[Statement]()
        for place, line in enumerate(own):
            span = Span(len(text), len(text) + len(line))
            text += line + gap
            paragraphs.append(Paragraph(f"d{number}", place, span=span))
            if draw(st.booleans()):
                said = draw(st.integers(0, len(line) - 1))
                statements.append(
                    Statement(
                        f"s{place}",
                        f"d{number}",
                        kind=StatementKind.INDIRECT,
                        content=(Span(span.start + said, span.stop),),
                        speakers=draw(speakers),
                    )
                )
        found.append((Document(f"d{number}", text), paragraphs, statements))
    return found


def _archive(*texts: tuple[str, ...]) -> list[tuple[Document, list[Paragraph], list[Statement]]]:
    """Return documents of some paragraphs in which nobody says anything."""
    found = []
    for number, lines in enumerate(texts):
        text, paragraphs = "", list[Paragraph]()
        for place, line in enumerate(lines):
            span = Span(len(text), len(text) + len(line))
            text += f"{line}\n\n"
            paragraphs.append(Paragraph(f"d{number}", place, span=span))
        found.append((Document(f"d{number}", text), paragraphs, list[Statement]()))
    return found


@example(_archive((AROUND[0], AROUND[4]), (AROUND[1], AROUND[4])))
@example(_archive((AROUND[0], AROUND[5]), (AROUND[1], AROUND[5])))
@example(_archive((AROUND[7], AROUND[8]), (AROUND[1], AROUND[8])))
@example(_archive(("The Charter of the United Nations", "resolution 1 (1946)"), ("x",)))
@given(archives())
def test_no_basis_depends_on_what_was_read_before(
    archive: list[tuple[Document, list[Paragraph], list[Statement]]],
) -> None:
    alone = []
    for document, paragraphs, statements in archive:
        passages.cache_clear()
        here = DocumentActors(INDEX, document.text)
        alone.append(legal.cite(document, paragraphs, statements, here))
    passages.cache_clear()
    for _ in range(3):  # met, remembered, recalled
        for (document, paragraphs, statements), expected in zip(archive, alone, strict=True):
            here = DocumentActors(INDEX, document.text)
            assert legal.cite(document, paragraphs, statements, here) == expected
    for (document, paragraphs, statements), expected in zip(
        archive[::-1], alone[::-1], strict=True
    ):
        assert legal.cite(document, paragraphs, statements, INDEX) == expected


@given(st.lists(cue_texts(), min_size=1, max_size=3), st.sampled_from(["", "x. ", "war-", "\n"]))
@example(["with the goahead of the Security Council"], "x. ")
@example(["İnternatıonal law ſays so. UN mandate"], "x. ")
def test_a_passage_has_the_cues_of_its_sentences(lines: list[str], head: str) -> None:
    text = f"{head}{' '.join(lines)}\n"
    start, stop = len(head), len(text) - 1
    passage = Passages(TABLE).read(text, start, stop)
    at = start - passage.start
    small = turns.small(text)
    asking = {number for number, _ in passage.asking}
    kept = {}
    for number, (_, hit) in enumerate(passage._hits):
        kept[hit.start + at, hit.stop + at, hit.cue.rule] = number in asking
    for span in sentences(text, start, stop):
        for found in long_way(text, span.start, span.stop):
            cue = next(cue for cue in TABLE.cues if cue.rule == found[2])
            counts = not TABLE.grounds[cue.ground].force or force_near(small, *found[:2])
            # What is kept for sure counts, what is dropped does not.
            asks = kept.pop(found, None)
            assert asks or (asks is not None) == counts
            assert asks or cue.kind != "state" or not counts
    assert not kept
