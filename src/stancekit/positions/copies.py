"""Positions that stand in repeated paragraphs: linked to their originals, never dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attrs import evolve

from stancekit.model import Passage, Position, Repeat, Stance

__all__ = ["link_repeats"]

_Held = tuple[str, str, Stance]


def link_repeats(positions: Iterable[Position], repeats: Iterable[Repeat]) -> tuple[Position, ...]:
    """Link the positions of copied passages to those of their originals.

    A position in a copy repeats one in the original that has the same holder, issue and stance;
    where the original has none, the copy's stays on its own.

    Args:
        positions: Positions of all documents.
        repeats: Links from copies to originals.

    Returns:
        The positions in their order, `repeat_of` filled where they repeat another.
    """
    found = list(positions)
    by_document: dict[str, list[Position]] = defaultdict(list)
    for position in found:
        by_document[position.document].append(position)
    first: dict[str, str] = {}
    for repeat in repeats:
        held: dict[_Held, Position] = {}
        for position in _within(by_document, repeat.original):
            held.setdefault((position.holder, position.issue, position.stance), position)
        for position in _within(by_document, repeat.copy):
            original = held.get((position.holder, position.issue, position.stance))
            if original is not None and original.id != position.id:
                first.setdefault(position.id, original.id)
    return tuple(
        evolve(p, repeat_of=root) if (root := _root(p.id, first)) != p.id else p for p in found
    )


def _within(by_document: dict[str, list[Position]], passage: Passage) -> list[Position]:
    return [
        p
        for p in by_document.get(passage.document, ())
        if passage.span.start <= p.evidence[0].start < passage.span.stop
    ]


def _root(position: str, first: dict[str, str]) -> str:
    """Follow copies of copies to the first; a circle ends where it began."""
    seen = {position}
    at = position
    while at in first and first[at] not in seen:
        at = first[at]
        seen.add(at)
    return at
