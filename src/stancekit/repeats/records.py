"""Positions and legal bases in copied paragraphs, linked to those of the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from stancekit.model import LegalBasis, Passage, Position, Repeat, Span
from stancekit.model.records import changed

__all__ = ["link_records"]

R = TypeVar("R", Position, LegalBasis)

# A paragraph as document, start and stop: half the price of a passage where it is a key.
_Home = tuple[str, int, int]


def link_records(
    records: Sequence[R], repeats: Iterable[Repeat], key: Callable[[R], Hashable]
) -> tuple[R, ...]:
    """Link each record in a copied paragraph to the same one in the original paragraph.

    Where the original holds several that are the same, the nth of the copy repeats the nth.

    Args:
        records: Positions or legal bases.
        repeats: Repeats of paragraphs; those whose facts differ link nothing.
        key: What must be equal in two records that are the same.

    Returns:
        The records in their order, `repeat_of` filled in where there is an original.
    """
    origin: dict[_Home, _Home] = {_home(r.copy): _home(r.original) for r in repeats if r.counts}
    homes = _Homes({*origin, *origin.values()})
    by_home: dict[tuple[_Home, Hashable], list[R]] = {}
    for record in records:
        home = homes.of(record.document, Span.hull(record.evidence))
        if home is not None:
            by_home.setdefault((home, key(record)), []).append(record)
    links: dict[str, str] = {}
    for (home, same), copies in by_home.items():
        source = origin.get(home)
        if source is not None:
            originals = by_home.get((source, same), [])
            links |= {c.id: o.id for c, o in zip(copies, originals, strict=False)}
    return tuple(changed(r, repeat_of=links[r.id]) if r.id in links else r for r in records)


def _home(passage: Passage) -> _Home:
    return passage.document, passage.span.start, passage.span.stop


class _Homes:
    """The repeated paragraphs of all documents; paragraphs do not overlap."""

    def __init__(self, homes: Iterable[_Home]) -> None:
        self._laid: dict[str, list[_Home]] = {}
        for home in sorted(homes):
            self._laid.setdefault(home[0], []).append(home)
        self._starts = {name: [h[1] for h in found] for name, found in self._laid.items()}

    def of(self, document: str, span: Span) -> _Home | None:
        """Return the repeated paragraph that a span stands in."""
        place = bisect_right(self._starts.get(document, ()), span.start) - 1
        home = self._laid[document][place] if place >= 0 else None
        return home if home is not None and span.stop <= home[2] else None
