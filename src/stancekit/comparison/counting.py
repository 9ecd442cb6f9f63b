"""One switch for repeated news: which records a counting function counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Literal, TypeVar, get_args

from stancekit.model import LegalBasis, Position, Span, Study, checks

__all__ = ["Repeats", "counted", "grouped"]

Repeats = Literal["ignore", "once per document", "once per group"]

Record = Position | LegalBasis
R = TypeVar("R", Position, LegalBasis)


class _Groups:
    """Disjoint sets with path halving; the smallest member in insertion order leads."""

    def __init__(self) -> None:
        self._leader: dict[Hashable, Hashable] = {}
        self._order: dict[Hashable, int] = {}

    def find(self, item: Hashable) -> Hashable:
        leader = self._leader
        if item not in leader:
            leader[item] = item
            self._order[item] = len(self._order)
            return item
        while leader[item] != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    def join(self, one: Hashable, other: Hashable) -> None:
        a, b = self.find(one), self.find(other)
        if a != b:
            first, second = (a, b) if self._order[a] < self._order[b] else (b, a)
            self._leader[second] = first


def _meaning(record: Record) -> tuple[str | None, ...]:
    """Return what two records must share to be the same thing said twice."""
    if isinstance(record, Position):
        return (record.holder, record.issue, record.stance)
    return (record.holder, record.ground, record.mode)


class _Passages:
    """The passages of a document that take part in a repeat, found by a span inside them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [s.start for s in self._spans]
        self._reach: list[int] = []
        for span in self._spans:
            self._reach.append(max(span.stop, self._reach[-1] if self._reach else 0))

    def around(self, span: Span) -> Iterable[Span]:
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0 and self._reach[place] >= span.stop:
            if span in self._spans[place]:
                yield self._spans[place]
            place -= 1


def _reading_order(study: Study) -> Callable[[Record], tuple[int, int, int, str]]:
    place = {document.id: i for i, document in enumerate(study.corpus)}

    def key(record: Record) -> tuple[int, int, int, str]:
        hull = record.passage.span
        return (place.get(record.document, len(place)), hull.start, hull.stop, record.id)

    return key


def grouped(study: Study, records: Sequence[R]) -> list[list[R]]:
    """Return the records in groups that say the same thing by repetition.

    Two records are in one group where one is marked as the repeat of the other, where their
    statements are, or where they are the same record (holder, issue and stance; or holder, ground
    and mode) of a passage and of its copy, as first, second ... such record there. Copies whose
    facts differ from the original's (`Repeat.counts`) repeat nothing.

    Returns:
        Groups in reading order (corpus order, then place), each in reading order: its first record
        is the one that counts.
    """
    groups, places = _Groups(), _Groups()
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for repeat in study.repeats:
        if repeat.counts:
            for passage in (repeat.original, repeat.copy):
                spans[passage.document].append(passage.span)
            places.join(repeat.original, repeat.copy)
    linked = {document: _Passages(found) for document, found in spans.items()}
    repeated_statements: set[str] = set()
    for statement in study.statements:
        if statement.repeat_of is not None:
            places.join(statement.repeat_of, statement.id)
            repeated_statements |= {statement.id, statement.repeat_of}

    ordered = sorted(records, key=_reading_order(study))
    by_id = {record.id: record for record in ordered}
    seen: defaultdict[Hashable, int] = defaultdict(int)
    for record in ordered:
        node = ("record", record.id)
        groups.find(node)
        around: list[Hashable] = []
        hull = record.passage.span
        if record.document in linked:
            around += [
                type(record.passage)(record.document, span)
                for span in linked[record.document].around(hull)
            ]
        if record.statement in repeated_statements:
            around.append(record.statement)
        for place in around:
            nth = seen[place, _meaning(record)]
            seen[place, _meaning(record)] += 1
            groups.join(node, ("slot", places.find(place), _meaning(record), nth))
        original = None if record.repeat_of is None else by_id.get(record.repeat_of)
        if original is not None and _meaning(original) == _meaning(record):
            groups.join(node, ("record", original.id))
    found: dict[Hashable, list[R]] = {}
    for record in ordered:
        found.setdefault(groups.find(("record", record.id)), []).append(record)
    return list(found.values())


def counted(study: Study, records: Iterable[R], repeats: Repeats) -> list[R]:
    """Return the records that count, in reading order.

    Args:
        study: Where the records come from; it knows the repeats.
        records: Positions or legal bases of the study.
        repeats: `ignore`: repeats are paid no attention, every record counts, so a story that an
            agency sold to ten papers weighs ten times. `once per document`: what a text says again
            in a copied passage counts once in that text, and again in every other text that
            carries it. `once per group`: what was copied counts once in the whole corpus.

    Raises:
        ValueError: There is no such way to count.
    """
    checks.expect(repeats in get_args(Repeats), repeats, _one_of(get_args(Repeats)), "repeats")
    every = list(records)
    if repeats == "ignore":
        return sorted(every, key=_reading_order(study))
    kept: list[R] = []
    for group in grouped(study, every):
        if repeats == "once per group":
            kept.append(group[0])
        else:
            first: dict[str, R] = {}
            for record in group:
                first.setdefault(record.document, record)
            kept += first.values()
    return sorted(kept, key=_reading_order(study))


def _one_of(choices: Iterable[Any]) -> str:
    return "one of " + ", ".join(map(repr, choices))
