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


def unshadowed(found: Mapping[str, Sequence[Hit]]) -> dict[str, tuple[Hit, ...]]:
    """Leave out mentions that only part of a longer phrase makes, and what is excluded.

    "Strikes in Syria without consent" speaks of the consent; the strikes in it are no second
    mention to be judged by the same words.
    """
    meant: dict[str, tuple[Hit, ...]] = {}
    for issue, hits in found.items():
        barred = [h for h in hits if h.kind == "exclude"]
        kept = tuple(
            h
            for h in hits
            if h.kind not in _UNMEANT
            and not (barred and any(b.first < h.last and h.first < b.last for b in barred))
        )
        if kept:
            meant[issue] = kept
    if len(meant) < 2:
        return meant
    left = {
        issue: tuple(h for h in hits if not _shadowed(h, issue, meant))
        for issue, hits in meant.items()
    }
    return {issue: hits for issue, hits in left.items() if hits}


def _shadowed(hit: Hit, issue: str, meant: Mapping[str, Sequence[Hit]]) -> bool:
    """Tell whether another issue has a longer claim on the words of a mention."""
    if hit.kind != "mention":
        return False
    return any(
        (o.first < hit.last and hit.first < o.last)
        if o.kind != "mention"
        else (
            o.first <= hit.first and hit.last <= o.last and o.last - o.first > hit.last - hit.first
        )
        for other, hits in meant.items()
        if other != issue
        for o in hits
    )
