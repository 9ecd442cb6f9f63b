"""Where shingles were seen, and which forms are to be found by them."""

from __future__ import annotations

import mmap
import sys
from array import array
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from itertools import compress, repeat
from operator import itemgetter, setitem
from typing import cast

__all__ = ["Groups", "Seen", "rarest"]

# A byte stays at 254 when it has counted so far; 255 is a mark.
_MARK = 255
_ONE_MORE = bytes([*range(1, _MARK), _MARK - 1, _MARK])
_MARKED = bytes(_MARK) + b"\x01"
# So few marked places are looked up faster in a set, which stays in the caches.
_FEW = 1 << 16
# Smaller tables would not fill one of the processor's large pages.
_LARGE_PAGE = 1 << 21


class Seen:
    """How many of the forms so far have a shingle: a table of bytes under the shingle's place.

    Where two shingles share a place, the count is too high, never too low, which costs time but no
    pair. When all are counted, places can be marked.
    """

    __slots__ = ("_few", "_table")

    def __init__(self, cells: int) -> None:
        self._table = _table(cells)
        self._few: frozenset[int] | None = None

    def add(self, places: Sequence[int]) -> bytes:
        """Count the shingles of a form; return how often each was seen before."""
        before = self._cells(places)
        deque(map(setitem, repeat(self._table), places, before.translate(_ONE_MORE)), 0)
        return before

    def mark(self, places: Collection[int]) -> None:
        """Mark places, once; they no longer count."""
        if len(places) < _FEW:
            self._few = frozenset(places)
        else:
            deque(map(setitem, repeat(self._table), places, repeat(_MARK)), 0)

    def marked(self, places: Sequence[int]) -> list[int]:
        """Return those of the places that are marked."""
        if self._few is not None:
            few = self._few
            return [] if few.isdisjoint(places) else [*filter(few.__contains__, places)]
        cells = self._cells(places)
        return [*compress(places, cells.translate(_MARKED))] if _MARK in cells else []

    def _cells(self, places: Sequence[int]) -> bytes:
        # One call reads all cells: the processor fetches the next while it waits for the first.
        cells = itemgetter(*places)(self._table)
        return bytes(cells if len(places) > 1 else (cells,))


def _table(cells: int) -> bytearray:
    """Return so many zero bytes; in large pages where the system has them and is willing.

    A table is read all over: with small pages, finding out where a page is takes as long again.
    """
    if cells >= _LARGE_PAGE and sys.platform == "linux" and hasattr(mmap, "MADV_HUGEPAGE"):
        table = mmap.mmap(-1, cells, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        with suppress(OSError):  # a kernel without them
            table.madvise(mmap.MADV_HUGEPAGE)
        return cast("bytearray", table)  # cells are read and set in the same way
    return bytearray(cells)


def rarest(places: Sequence[int], before: bytes, new: int, take: int) -> list[int]:
    """Return so many of the places seen before, those seen least often.

    Args:
        places: Places of the shingles of a form.
        before: How often each was seen before.
        new: How many were not.
        take: How many are wanted; there are as many.
    """
    most = sorted(before)[new + take - 1]
    fewer = b"\0" + b"\1" * (most - 1) + b"\0" * (256 - most)
    found = [*compress(places, before.translate(fewer))]
    if len(found) < take:
        same = b"\0" * most + b"\1" + b"\0" * (255 - most)
        found += [*compress(places, before.translate(same))][: take - len(found)]
    return found


class _Index:
    """The forms that have a shingle, by its place. The latest comes first.

    The forms of a place are a chain through two arrays: a list for each place would be walked
    through by the garbage collector again and again.
    """

    __slots__ = ("_before", "_numbers", "latest")

    def __init__(self) -> None:
        self.latest: dict[int, int] = {}
        self._numbers, self._before = array("I", [0]), array("I", [0])

    def add(self, number: int, places: Iterable[int]) -> None:
        """Enter a form; numbers rise."""
        latest, before, numbers = self.latest, self._before, self._numbers
        for place in places:
            before.append(latest.get(place, 0))
            latest[place] = len(numbers)
            numbers.append(number)

    def shared(self, number: int, places: Iterable[int]) -> dict[int, int]:
        """Return for each later form how many of its entries are among these places."""
        before, numbers = self._before, self._numbers
        counts: dict[int, int] = {}
        for entry in filter(None, map(self.latest.get, places)):
            at = entry
            while (other := numbers[at]) > number:
                counts[other] = counts.get(other, 0) + 1
                at = before[at]
        return counts


class Groups:
    """An index for each group of forms that are not compared with each other; 0 for all others."""

    __slots__ = ("_at", "_common", "_indexes", "_of")

    def __init__(self, of: Sequence[int] | None) -> None:
        self._of = of
        self._common = _Index()
        self._indexes: dict[int, _Index] = {}
        self._at: dict[int, list[int]] = {}

    def add(self, form: int, number: int, places: Iterable[int]) -> None:
        """Enter a form in the index of its group; numbers rise."""
        group = self._of[form] if self._of else 0
        index = self._indexes.setdefault(group, _Index()) if group else self._common
        index.add(number, places)

    def close(self) -> Collection[int]:
        """Return the places of all indexes, when all forms are entered."""
        for group, index in self._indexes.items():
            for place in index.latest:
                self._at.setdefault(place, []).append(group)
        common = self._common.latest.keys()
        return common | self._at.keys() if self._at else common

    def shared(self, form: int, number: int, places: Sequence[int]) -> dict[int, int]:
        """Return for each later form of other groups how many of its entries are at the places."""
        counts = self._common.shared(number, places)
        if self._indexes:
            own = self._of[form] if self._of else 0
            near = {group for place in places for group in self._at.get(place, ())} - {own}
            for group in sorted(near):
                counts |= self._indexes[group].shared(number, places)
        return counts
