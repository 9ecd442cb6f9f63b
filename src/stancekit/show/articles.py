"""Articles as the report shows them: paragraph by paragraph, with what was found in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from attrs import field, frozen

from stancekit.model import (
    Document,
    LegalBasis,
    Paragraph,
    ParagraphRole,
    Position,
    Repeat,
    Span,
    Statement,
    Study,
    checks,
)
from stancekit.show.annotate import Mark, annotate
from stancekit.show.matrix import GLYPHS, said

__all__ = ["Anchors", "Article", "Block", "Note", "RepeatLink", "Shelf", "legal_label"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)


@frozen
class Note:
    """A remark beside a paragraph.

    Attributes:
        kind: `statement`, `position`, `legal` or `mention`.
        head: Who, or what.
        text: What was found there.
        href: Where the report says more; None where nowhere.
        stance: The stance of a position.
    """

    kind: str
    head: str
    text: str
    href: str | None = None
    stance: str = ""


@frozen
class RepeatLink:
    """A link from a copied paragraph to its original, or from an original to a copy of it."""

    text: str
    href: str | None
    differs: str = ""


@frozen
class Block:
    """A paragraph with its marks and remarks.

    Attributes:
        anchor: Id of the place.
        role: What the paragraph is on its page.
        html: Its text, marked.
        strays: Ids of places between this paragraph and the one before.
        notes: What was found in it.
        repeats: What it repeats, and where it is repeated.
    """

    anchor: str
    role: str
    html: str
    strays: tuple[str, ...] = field(converter=checks.as_tuple)
    notes: tuple[Note, ...] = field(converter=checks.as_tuple)
    repeats: tuple[RepeatLink, ...] = field(converter=checks.as_tuple)


@frozen
class Article:
    """A document as the report shows it."""

    document: Document
    anchor: str
    title: str
    language: str
    blocks: tuple[Block, ...] = field(converter=checks.as_tuple)
    counts: Mapping[str, int]


@frozen
class Anchors:
    """Ids of the places in the page, by what stands there; made once so that all links agree.

    Ordinals rather than the records' own ids: those may hold anything.
    """

    documents: Mapping[str, str]
    positions: Mapping[str, str]
    legal_bases: Mapping[str, str]
    statements: Mapping[str, str]

    @classmethod
    def of(cls, study: Study) -> Anchors:
        """Number the records of a study."""
        return cls(
            {d.id: f"d{n}" for n, d in enumerate(study.corpus)},
            {p.id: f"p{n}" for n, p in enumerate(study.positions)},
            {b.id: f"l{n}" for n, b in enumerate(study.legal_bases)},
            {s.id: f"s{n}" for n, s in enumerate(study.statements)},
        )


def legal_label(ground: str) -> str:
    """Return the code of a ground as words: `CHAPTER_VII` is `chapter VII`."""
    words = ground.replace("_", " ").lower()
    # Roman numerals and initials of courts and bodies keep their capitals.
    return re.sub(
        r"\b(?:vii|vi|un|unsc|ihl|wmd|icc|icj|iccpr)\b", lambda m: m.group().upper(), words
    )


class Shelf:
    """Makes articles out of a study; the records are sorted by document once."""

    def __init__(self, study: Study, anchors: Anchors) -> None:
        """Sort the records of the study by document."""
        self._study, self._anchors = study, anchors
        self._paragraphs: defaultdict[str, list[Paragraph]] = defaultdict(list)
        for paragraph in sorted(study.paragraphs, key=lambda p: p.span):
            self._paragraphs[paragraph.document].append(paragraph)
        self._starts = {d: [p.span.start for p in ps] for d, ps in self._paragraphs.items()}
        self._heads = {
            p.document: " ".join(p.span.of(study.corpus[p.document].text).split())
            for p in reversed(study.paragraphs)  # the first of several heads comes last and stays
            if p.role is ParagraphRole.HEADLINE
        }
        self._statements: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in study.statements:
            self._statements[statement.document].append(statement)
        self._positions: defaultdict[str, list[Position]] = defaultdict(list)
        for position in study.positions:
            self._positions[position.document].append(position)
        self._legal: defaultdict[str, list[LegalBasis]] = defaultdict(list)
        for basis in study.legal_bases:
            self._legal[basis.document].append(basis)
        self._mentions = defaultdict(list)
        for mention in study.mentions:
            self._mentions[mention.document].append(mention)
        self._repeats: defaultdict[str, list[Repeat]] = defaultdict(list)
        for repeat in study.repeats:
            for document in {repeat.copy.document, repeat.original.document}:
                self._repeats[document].append(repeat)

    def weight(self, document: str) -> int:
        """Return how much was coded in a document."""
        return len(self._positions[document]) + len(self._legal[document])

    def title(self, document: Document) -> str:
        """Return a document's title, else its headline, else its id."""
        return document.title or self._heads.get(document.id) or document.id

    def paragraph_anchor(self, document: str, offset: int) -> str:
        """Return the anchor of the paragraph that holds an offset."""
        place = max(0, bisect_right(self._starts.get(document, []), offset) - 1)
        return f"{self._anchors.documents[document]}-{place}"

    def article(self, document: Document) -> Article:
        """Return one document, marked."""
        paragraphs = self._paragraphs[document.id]
        blocks = self._cover(document.text, paragraphs)
        notes = self._notes(document, [span.start for span, _ in blocks])
        marks = sorted(self._marks(document), key=lambda m: m.span)
        reach = _reaches(marks)
        links = self._links(document.id, [span for span, _ in blocks])
        strays = _strays(marks, [span for span, _ in blocks])
        anchor = self._anchors.documents[document.id]
        language = document.language or ""
        return Article(
            document,
            anchor,
            self.title(document),
            language if _LANGUAGE.fullmatch(language) else "",
            (
                Block(
                    f"{anchor}-{n}",
                    role,
                    annotate(
                        document.text,
                        _window(marks, reach, span),
                        start=span.start,
                        stop=span.stop,
                    ),
                    strays[n],
                    notes[n],
                    links[n],
                )
                for n, (span, role) in enumerate(blocks)
            ),
            {
                "statements": len(self._statements[document.id]),
                "positions": len(self._positions[document.id]),
                "legal bases": len(self._legal[document.id]),
            },
        )

    def _cover(self, text: str, paragraphs: list[Paragraph]) -> list[tuple[Span, str]]:
        """Return the paragraphs with their roles; a text without any is one block."""
        inside = [(p.span, str(p.role)) for p in paragraphs]
        if inside or not text:
            return inside
        return [(Span(0, len(text)), str(ParagraphRole.BODY))]

    def _marks(self, document: Document) -> list[Mark]:
        name = self._name
        found: list[Mark] = []
        for s in self._statements[document.id]:
            who = ", ".join(map(name, s.speakers)) or "source unresolved"
            anchor: str | None = self._anchors.statements[s.id]
            for span in s.content:
                found.append(Mark(span, "content", f"said by {who}", id=anchor))
                anchor = None
            found += [Mark(span, "source", f"source: {who}") for span in s.source]
            found += [Mark(span, "cue", f"cue: {s.cue_class}") for span in s.cue]
        for p in self._positions[document.id]:
            label = f"{name(p.holder)}: {p.stance} {said(p.issue)}"
            anchor = self._anchors.positions[p.id]
            for span in p.evidence:
                found.append(Mark(span, str(p.stance), label, id=anchor))
                anchor = None
            found += [Mark(span, "condition", "condition") for span in p.condition]
        for b in self._legal[document.id]:
            label = f"legal basis: {legal_label(b.ground)}, {said(b.mode)}"
            anchor = self._anchors.legal_bases[b.id]
            for span in b.evidence:
                found.append(Mark(span, "legal", label, id=anchor))
                anchor = None
        return found

    def _name(self, actor: str | None) -> str:
        return str(self._study.name_of(actor)) if actor is not None else "unresolved"

    def _notes(self, document: Document, starts: list[int]) -> list[list[Note]]:
        """Return the remarks of every paragraph, in the order of the text."""
        found: list[list[tuple[int, int, Note]]] = [[] for _ in starts]

        def put(offset: int, rank: int, note: Note) -> None:
            if starts:
                found[max(0, bisect_right(starts, offset) - 1)].append((offset, rank, note))

        for s in self._statements[document.id]:
            who = ", ".join(map(self._name, s.speakers)) or "source unresolved"
            cue = self._study.text_of(document.id, s.cue)
            how = f"{s.kind}" + (f", “{cue}”" if cue else "")
            how += ", negated" if s.negated else ""
            how += ", reported inside another statement" if s.nested_in else ""
            anchor = self._anchors.statements[s.id]
            put(Span.hull(s.content).start, 0, Note("statement", who, how, f"#{anchor}"))
        for p in self._positions[document.id]:
            text = f"{p.stance}s" if p.stance != "neutral" else "neutral on"
            note = Note(
                "position",
                f"{GLYPHS[p.stance]} {self._name(p.holder)}",
                f"{text} {said(p.issue)}",
                f"#{self._anchors.positions[p.id]}",
                str(p.stance),
            )
            put(p.passage.span.start, 1, note)
        for b in self._legal[document.id]:
            text = f"{legal_label(b.ground)}, {said(b.mode)}"
            anchor = self._anchors.legal_bases[b.id]
            note = Note("legal", f"§ {self._name(b.holder)}", text, f"#{anchor}")
            put(b.passage.span.start, 2, note)
        for m in self._mentions[document.id]:
            text = f"{said(m.issue)}" + (f" ({m.reason})" if m.reason else "")
            put(m.span.start, 3, Note("mention", "mentioned, uncoded", text))
        # What is found twice in a paragraph is said once there.
        return [
            list(dict.fromkeys(note for _, _, note in sorted(row, key=lambda r: r[:2])))
            for row in found
        ]

    def _links(self, document: str, blocks: list[Span]) -> list[list[RepeatLink]]:
        """Return for every block what it repeats, and where it is repeated."""
        found: list[list[RepeatLink]] = [[] for _ in blocks]
        stops = [block.stop for block in blocks]
        for repeat in self._repeats[document]:
            for here, there, word in (
                (repeat.copy, repeat.original, "repeats"),
                (repeat.original, repeat.copy, "repeated in"),
            ):
                if here.document != document:
                    continue
                where = "this article" if there.document == document else there.document
                kind = f"{repeat.kind}, resemblance {repeat.resemblance:.2f}"
                href = None
                if there.document in self._anchors.documents:
                    href = "#" + self.paragraph_anchor(there.document, there.span.start)
                differs = "; ".join(repeat.facts_differ)
                link = RepeatLink(f"{word} {where} ({kind})", href, differs)
                place = bisect_right(stops, here.span.start)
                while place < len(blocks) and blocks[place].overlap(here.span):
                    found[place].append(link)
                    place += 1
        return found


def _reaches(marks: list[Mark]) -> list[int]:
    """Return for every mark the furthest stop of it and of all before it."""
    found: list[int] = []
    for mark in marks:
        found.append(max(mark.span.stop, found[-1] if found else 0))
    return found


def _strays(marks: list[Mark], blocks: list[Span]) -> list[list[str]]:
    """Return for every block the ids of marks that start in the gap before it.

    The last block takes those that start after it as well.
    """
    found: list[list[str]] = [[] for _ in blocks]
    stops = [block.stop for block in blocks]
    for mark in marks:
        place = bisect_right(stops, mark.span.start)
        inside = place < len(blocks) and mark.span.start in blocks[place]
        if mark.id and blocks and not inside:
            found[min(place, len(blocks) - 1)].append(mark.id)
    return found


def _window(marks: list[Mark], reach: list[int], span: Span) -> list[Mark]:
    """Return the marks that may touch a span, without going through all of them."""
    last = bisect_right(marks, span.stop, key=lambda m: m.span.start)
    first = bisect_right(reach, span.start)
    return marks[first:last]
