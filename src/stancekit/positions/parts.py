"""Parts of articles that are coded by themselves, those that were coded before not again.

Archives print many a paragraph in several articles. What it comes to follows from its words and
those just beside it, from its statements and who makes them, from the actors named in it, and
from what was said shortly before: where all of that is the same, so are its positions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from stancekit.codebook import DocumentActors
from stancekit.model import Document, Mention, Paragraph, Position, Span, Statement
from stancekit.model.records import Mould
from stancekit.positions.before import Before, Since
from stancekit.positions.taught import Teacher
from stancekit.positions.units import reach_of
from stancekit.positions.work import Coded, Work
from stancekit.text.memory import STRETCHES, Memory, TextMemory

__all__ = ["Part", "Parts", "parts_of"]

# How far beside a part its reading looks: words on either side, and code points before it.
_WORDS, _BEFORE = 3, 40
# The same before it where somebody without a name says something: see `Work`.
_WORDS_BACK, _LEAD = 30, 18
_NOTHING: Coded = ((), ())


class Part(NamedTuple):
    """Paragraphs and statements into which no others reach.

    Attributes:
        start: Where it begins.
        stop: Where it ends.
        paragraphs: Its paragraphs, in order.
        statements: Its statements.
    """

    start: int
    stop: int
    paragraphs: list[Paragraph]
    statements: list[Statement]


def parts_of(paragraphs: Sequence[Paragraph], statements: Sequence[Statement]) -> list[Part]:
    """Divide what is coded of a document as finely as it can be coded piece by piece.

    Args:
        paragraphs: Paragraphs of one document.
        statements: Its statements.

    Returns:
        Parts in the order of the text, between which there is at least one code point; a
        statement is in the part of the one that it is nested in.

    Example:
        >>> laid = [Paragraph("d", n, span=Span(9 * n, 9 * n + 8)) for n in range(3)]
        >>> [(part.start, part.stop) for part in parts_of(laid, [])]
        [(0, 8), (9, 17), (18, 26)]
    """
    reaches = {s.id: reach_of(s) for s in statements}
    places = [(p.span.start, p.span.stop) for p in paragraphs]
    for statement in statements:
        place = reaches[statement.id]
        if statement.nested_in in reaches:
            outer = reaches[statement.nested_in]
            place = min(place[0], outer[0]), max(place[1], outer[1])
        places.append(place)
    places.sort()
    starts: list[int] = []
    stops: list[int] = []
    end = -1
    for start, stop in places:
        if start > end:
            starts.append(start)
            stops.append(stop)
            end = stop
        elif stop > end:
            stops[-1] = end = stop
    parts = [Part(start, stop, [], []) for start, stop in zip(starts, stops, strict=True)]
    for paragraph in paragraphs:
        parts[bisect_right(starts, paragraph.span.start) - 1].paragraphs.append(paragraph)
    for statement in statements:
        parts[bisect_right(starts, statement.content[0].start) - 1].statements.append(statement)
    return parts


class _Known(NamedTuple):
    """What a part comes to, in the article in which it was coded.

    Attributes:
        start: Where it begins there.
        positions: Of each position the place of its statement among those of the part (-1 for
            none), where it stands, and the rest of it.
        mentions: The same of mentions.
        since: What it adds to what was said before.
    """

    start: int
    positions: tuple[tuple[int, Span, tuple[Span, ...], str, tuple[object, ...]], ...]
    mentions: tuple[tuple[int, Span, tuple[object, ...]], ...]
    since: Since


class Parts:
    """Codes documents part by part and remembers what parts come to."""

    def __init__(self, teacher: Teacher) -> None:
        """Begin with nothing read.

        Args:
            teacher: Codes what patterns leave.
        """
        self._teacher = teacher
        self._met = TextMemory[None]()
        self._known = Memory[Hashable, _Known](STRETCHES)

    def read(
        self, work: Work, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]
    ) -> Coded:
        """Code a document.

        Args:
            work: The coding of the document, nothing of which is coded yet.
            paragraphs: Its paragraphs.
            statements: Its statements.
        """
        document, index, before = work.document, work.index, work.before
        sliced = isinstance(index, DocumentActors) and index.has_read(
            document.text, document.published
        )
        met = self._met_in(document.text, paragraphs) if sliced else set()
        # An article without a paragraph that was met before is quicker read as one.
        if not met or len({s.id for s in statements}) < len(statements):
            coded = work.code(paragraphs, statements)
            return self._teacher.add(document, paragraphs, statements, coded)
        positions: list[Position] = []
        mentions: list[Mention] = []
        for part in parts_of(paragraphs, statements):
            speaks = work.may_speak((part.start, part.stop))
            if not speaks and not (self._teacher and part.statements):
                continue
            key = None
            if met.issuperset([p.span.start for p in part.paragraphs]):
                key = _key(part, work)
                known = self._known.get(key)
                if known is not None:
                    _again(known, part, document, positions, mentions)
                    before.add(known.since, part.start)
                    continue
            coded = work.code(part.paragraphs, part.statements) if speaks else _NOTHING
            coded = self._teacher.add(document, part.paragraphs, part.statements, coded)
            positions += coded[0]
            mentions += coded[1]
            if key is not None:
                self._known.keep(key, _kept(part, coded, before))
        return tuple(positions), tuple(mentions)

    def _met_in(self, text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
        """Return where paragraphs begin that were met before; all are met with that."""
        spans = [p.span for p in paragraphs]
        return {s.start for s in spans if self._met.worth((text[s.start : s.stop], None))}


def _key(part: Part, work: Work) -> Hashable:
    """Return all that the coding of a part follows from, places counted from its beginning."""
    words, document, at, told = work.words, work.document, part.start, part.statements
    unnamed = any(s.cue and not s.speakers and not s.source for s in told)
    own = words.between(at, part.stop)
    first, last = max(0, own[0] - (_WORDS_BACK if unnamed else _WORDS)), own[1] + _WORDS
    classes = words.classes[first:last]
    begin, end = at, part.stop
    if classes:
        begin = min(at, words.starts[first])
        end = max(end, words.stops[first + len(classes) - 1])
    low = max(0, min(at - _BEFORE, begin - _LEAD if unnamed else begin))
    named = work.index.find(document.text, low if unnamed else at, part.stop, document.published)
    return (
        document.text[low:end],
        classes,
        (at - low, at - begin, part.stop - at, document.language),
        tuple([(p.span.start - at, p.span.stop - at, p.role) for p in part.paragraphs]),
        _facts(told, at),
        tuple([(n.actor, n.span.start - at, n.span.stop - at, n.how) for n in named]),
        work.before.seen_from(at),
    )


def _facts(statements: Sequence[Statement], at: int) -> Hashable:
    """Return all of some statements that their coding follows from.

    Args:
        statements: The statements of a part.
        at: Where it begins.
    """
    numbers = _numbers(statements) if len(statements) > 1 else {}
    return tuple(
        [
            (
                s.kind,
                s.cue_class,
                s.negated,
                s.certainty,
                s.rule,
                s.speakers,
                # One that is not there is another thing than none.
                None if s.nested_in is None else numbers.get(s.nested_in, -1),
                len(s.source),
                len(s.cue),
                tuple([p.start - at for p in (*s.content, *s.source, *s.cue)]),
                tuple([p.stop - at for p in (*s.content, *s.source, *s.cue)]),
            )
            for s in statements
        ]
    )


def _numbers(statements: Sequence[Statement]) -> dict[str | None, int]:
    numbers: dict[str | None, int] = {s.id: number for number, s in enumerate(statements)}
    numbers[None] = -1
    return numbers


_position = Mould(Position, "id", "document", "statement", "evidence", "condition")
_mention = Mould(Mention, "document", "statement", "span")


def _kept(part: Part, coded: Coded, before: Before) -> _Known:
    """Return what is remembered of a part."""
    numbers = _numbers(part.statements)
    positions = [
        (
            numbers[p.statement],
            p.evidence[0],
            p.condition,
            p.id.removeprefix(f"{p.document}#{p.evidence[0]}"),
            _position.rest(p),
        )
        for p in coded[0]
    ]
    mentions = [(numbers[m.statement], m.span, _mention.rest(m)) for m in coded[1]]
    return _Known(part.start, tuple(positions), tuple(mentions), before.since(part.start))


def _again(
    known: _Known,
    part: Part,
    document: Document,
    positions: list[Position],
    mentions: list[Mention],
) -> None:
    """Take in what a part comes to, as it stands in this document."""
    shift, name = part.start - known.start, document.id
    ids = [*[s.id for s in part.statements], None]
    for number, span, condition, tail, rest in known.positions:
        start, stop = span.start + shift, span.stop + shift
        held_if = tuple([c.shift(shift) for c in condition]) if condition else ()
        positions.append(
            _position.cast(
                rest,
                f"{name}#{start}-{stop}{tail}",
                name,
                ids[number],
                (Span(start, stop),),
                held_if,
            )
        )
    for number, span, rest in known.mentions:
        mentions.append(_mention.cast(rest, name, ids[number], span.shift(shift)))
