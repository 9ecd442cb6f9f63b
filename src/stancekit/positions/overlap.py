"""Words that several issues or statements claim: who gets them, and that they count once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stancekit.model import Position, Stance
from stancekit.positions.issues import Hit

__all__ = ["told_once", "unshadowed"]

_UNMEANT = ("exclude", "anaphora")


def told_once(positions: Iterable[Position]) -> Iterator[Position]:
    """Leave out a position that another proves with overlapping words of the same text."""
    last: dict[tuple[str, str, Stance], int] = {}
    for position in sorted(positions, key=_in_text):
        key = (position.holder, position.issue, position.stance)
        if last.get(key, 0) > position.evidence[0].start:
            continue
        last[key] = position.evidence[-1].stop
        yield position


def _in_text(position: Position) -> tuple[int, int, str, str]:
    hull = position.evidence[0]
    return hull.start, hull.stop, position.issue, position.holder


def unshadowed(found: Mapping[str, Sequence[Hit]]) -> dict[str, list[Hit]]:
    """Leave out mentions that only part of a longer phrase makes, and what is excluded.

    "Strikes in Syria without consent" speaks of the consent; the strikes in it are no second
    mention to be judged by the same words.
    """
    meant: dict[str, list[Hit]] = {}
    for issue, hits in found.items():
        kept = [h for h in hits if h.kind not in _UNMEANT]
        if len(kept) < len(hits):
            barred = [h for h in hits if h.kind == "exclude"]
            kept = [h for h in kept if not any(_overlap(h, b) for b in barred)]
        if kept:
            meant[issue] = kept
    if len(meant) < 2:
        return meant
    left = {
        issue: [h for h in hits if h.kind != "mention" or not _shadowed(h, issue, meant)]
        for issue, hits in meant.items()
    }
    return {issue: hits for issue, hits in left.items() if hits}


def _shadowed(hit: Hit, issue: str, meant: Mapping[str, Sequence[Hit]]) -> bool:
    """Tell whether another issue has a longer claim on the words of a mention."""
    for other, hits in meant.items():
        if other == issue:
            continue
        for one in hits:
            if _overlap(one, hit) and (one.kind != "mention" or _holds(one, hit)):
                return True
    return False


def _overlap(one: Hit, other: Hit) -> bool:
    return one.first < other.last and other.first < one.last


def _holds(long: Hit, short: Hit) -> bool:
    """Tell whether a hit holds all words of another and more."""
    inside = long.first <= short.first and short.last <= long.last
    return inside and long.last - long.first > short.last - short.first
