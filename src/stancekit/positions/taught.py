"""Positions by what lessons teach, where no pattern of the codebook says anything."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from stancekit.model import Document, Paragraph, Position, Span, Statement
from stancekit.positions.lessons import Lessons, Taught
from stancekit.positions.units import HEADS, NOT_CODED
from stancekit.positions.work import Coded
from stancekit.text.memory import TextMemory
from stancekit.text.sentences import bounds

__all__ = ["TAUGHT", "Teacher"]

# Name of the rule; the words that told most follow it.
TAUGHT = "lessons"
# Of the positions found so in articles that nobody had seen, so many are on the right issue
# (docs/positions.md).
_RIGHT = 0.6
# What is asked is not said, whatever its words are about.
_OPEN = re.compile(r"\?|\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?)\b[^.]{0,60}\bwhether\b")
# Longer stretches are no statement of a newspaper.
_LONGEST = 2000


class Teacher:
    """Codes statements by what the lessons of a codebook teach."""

    def __init__(self, lessons: Lessons) -> None:
        """Take what was learned."""
        self._lessons = lessons
        self._known = TextMemory[tuple[Taught, ...]]()

    def __bool__(self) -> bool:
        """Tell whether there is anything to code by."""
        return bool(self._lessons)

    def add(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        statements: Sequence[Statement],
        coded: Coded,
    ) -> Coded:
        """Add a position for each statement that is about an issue by its words alone.

        A statement is left alone where a position stands in its sentences already, where it
        reports another one, or where nobody knows who makes it; so is an issue that a pattern
        found there and had a reason not to code.

        Args:
            document: The document.
            paragraphs: Paragraphs of it.
            statements: The statements in them.
            coded: What patterns coded, and what they found and did not code.

        Returns:
            All positions in the order of the text, and the mentions that are left.
        """
        if not self._lessons or not statements:
            return coded
        positions, mentions = coded
        found = tuple(self._found(document, paragraphs, statements, coded))
        if not found:
            return coded
        told = _Taken((p.evidence[0], p.issue) for p in found)
        left = tuple(m for m in mentions if not told.holds(m.span, m.issue))
        return tuple(sorted((*positions, *found), key=_in_text)), left

    def _found(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        statements: Sequence[Statement],
        coded: Coded,
    ) -> Iterator[Position]:
        by_id = {s.id: s for s in statements}
        reporting = {s.nested_in for s in statements}
        done = _Taken((Span.hull(p.evidence), "") for p in coded[0])
        barred = _Taken((m.span, m.issue) for m in coded[1] if m.reason != "no cue")
        places = _Places(document.text, paragraphs)
        seen: set[tuple[Span, str]] = set()
        for statement in statements:
            if not statement.speakers or statement.id in reporting:
                continue
            place = places.of(statement)
            if place is None or done.holds(place.span, ""):
                continue
            if _OPEN.search(document.text, place.span.start, place.span.stop):
                continue
            for taught in self._read(_anonymous(document.text, place.span, statement))[:1]:
                if barred.holds(place.span, taught.issue):
                    continue
                reporters = _reporters(statement, by_id)
                for holder in statement.speakers:
                    if (place.span, holder) not in seen:
                        seen.add((place.span, holder))
                        yield _position(statement, holder, reporters, place, taught)

    def _read(self, text: str) -> tuple[Taught, ...]:
        found = self._known.get((text, None))
        return self._known.keep((text, None), self._lessons.read(text)) if found is None else found


def _anonymous(text: str, span: Span, statement: Statement) -> str:
    """Return sentences with an X for who makes the statement, as lessons have it."""
    at, parts = span.start, []
    for source in statement.source:
        if source in span and source.start >= at:
            parts += [text[at : source.start], "X"]
            at = source.stop
    return "".join([*parts, text[at : span.stop]])


def _reporters(statement: Statement, by_id: Mapping[str, Statement]) -> tuple[str, ...]:
    """Return who reports a statement, the outermost first."""
    found: list[str] = []
    seen = {statement.id}
    outer = by_id.get(statement.nested_in or "")
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        found = [*outer.speakers, *found]
        outer = by_id.get(outer.nested_in or "")
    return tuple(dict.fromkeys(found))


def _position(
    statement: Statement, holder: str, reporters: Sequence[str], place: _Place, taught: Taught
) -> Position:
    return Position(
        f"{statement.document}#{place.span}:{taught.issue}:{holder}",
        statement.document,
        holder=holder,
        issue=taught.issue,
        stance=taught.stance,
        statement=statement.id,
        evidence=(place.span,),
        reported_by=tuple(r for r in reporters if r != holder),
        headline=place.headline,
        rule=f"{TAUGHT}: {', '.join(taught.words)}",
        certainty=_RIGHT * statement.certainty,
    )


def _in_text(position: Position) -> tuple[int, int, str, str]:
    hull = position.evidence[0]
    return hull.start, hull.stop, position.issue, position.holder


class _Taken:
    """Stretches of text, each with a name, and whether any of a name overlaps another stretch."""

    def __init__(self, spans: Iterable[tuple[Span, str]]) -> None:
        by_name: dict[str, list[tuple[int, int]]] = {}
        for span, name in spans:
            by_name.setdefault(name, []).append((span.start, span.stop))
        self._starts: dict[str, list[int]] = {}
        self._reach: dict[str, list[int]] = {}
        for name, found in by_name.items():
            found.sort()
            self._starts[name] = [start for start, _ in found]
            self._reach[name] = list(accumulate((stop for _, stop in found), max))

    def holds(self, span: Span, name: str) -> bool:
        """Tell whether a stretch of a name overlaps a span."""
        place = bisect_left(self._starts.get(name, ()), span.stop) - 1
        return place >= 0 and self._reach[name][place] > span.start


class _Place(NamedTuple):
    """The sentences that a statement stands in, and whether a headline is made of them."""

    span: Span
    headline: bool


class _Places:
    """Finds the sentences that statements stand in."""

    def __init__(self, text: str, paragraphs: Iterable[Paragraph]) -> None:
        self._text = text
        self._homes = sorted((p.span.start, p.span.stop, p.role) for p in paragraphs)
        self._bounds: dict[int, list[tuple[int, int]]] = {}

    def of(self, statement: Statement) -> _Place | None:
        """Return them; None where they are no stretch of one paragraph, or the page's own."""
        hull = Span.hull((*statement.content, *statement.cue))
        place = bisect_right(self._homes, hull.start, key=itemgetter(0)) - 1
        if place < 0 or hull.stop > self._homes[place][1] or self._homes[place][2] in NOT_CODED:
            return None
        start, stop, role = self._homes[place]
        found = self._bounds.get(place)
        if found is None:
            found = self._bounds[place] = bounds(self._text, start, stop)
        first = bisect_right(found, hull.start, key=itemgetter(0)) - 1
        last = bisect_left(found, hull.stop, key=itemgetter(0))
        over = found[max(0, first) : last]
        if not over or over[-1][1] - over[0][0] > _LONGEST:
            return None
        return _Place(Span(over[0][0], over[-1][1]), role in HEADS)
