"""Where shingles were seen, and which forms are to be found by them."""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import compress, repeat
from operator import and_, itemgetter, setitem
from typing import cast

__all__ = ["Groups", "Lists", "Seen", "rarest"]

# A byte stays at 255 when it has counted so far.
_ONE_MORE = bytes([*range(1, 256), 255])
# Places that are looked up at once.
_BLOCK = 4096
# Of the table of places that are sought, one cell in so many (a power of two) is taken.
_SPARSE = 3
_FEWEST_CELLS = 1 << 10
# Smaller tables would not fill one of the processor's large pages.
_LARGE_PAGE = 1 << 21


class Seen:
    """How many of the forms so far have a shingle: a table of bytes under the shingle's place.

    Where two shingles share a place, the count is too high, never too low, which costs time but no
    pair.
    """

    __slots__ = ("_table",)

    def __init__(self, cells: int) -> None:
        self._table = _table(cells)

    def add(self, places: Sequence[int]) -> bytes:
        """Count the shingles of a form; return how often each was seen before."""
        before = bytes(_cells(places, self._table))
        deque(map(setitem, repeat(self._table), places, before.translate(_ONE_MORE)), 0)
        return before


def _cells(places: Sequence[int], table: bytearray) -> tuple[int, ...]:
    # One call reads all cells: the processor fetches the next while it waits for the first.
    cells = itemgetter(*places)(table)
    return cells if len(places) > 1 else (cells,)


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


class Lists:
    """Lists of places, packed one after the other."""

    __slots__ = ("_ends", "values")

    def __init__(self) -> None:
        self.values, self._ends = array("I"), array("Q", [0])

    def add(self, places: Iterable[int]) -> None:
        """Enter the next list."""
        self.values.extend(places)
        self._ends.append(len(self.values))

    def __getitem__(self, number: int) -> array[int]:
        """Return a list."""
        return self.values[self._ends[number] : self._ends[number + 1]]

    def backwards(self, sought: array[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield each list's number, the last first, with those of its places that are sought.

        A few others may be among them: places are looked up in a table that fits the caches.
        """
        cells = max(_FEWEST_CELLS, 1 << max(0, len(sought).bit_length() + _SPARSE))
        table = bytearray(cells)
        for place in map(and_, sought, repeat(cells - 1)):
            table[place] = 1
        ends, stop = self._ends, len(self._ends) - 1
        while stop:
            start = min(stop - 1, bisect_left(ends, ends[stop] - _BLOCK))
            first = ends[start]
            places = self.values[first : ends[stop]]
            found = bytes(_cells(_cut(places, cells - 1), table))
            for number in range(stop - 1, start - 1, -1):
                low, high = ends[number] - first, ends[number + 1] - first
                if found.find(1, low, high) < 0:
                    yield number, ()
                else:
                    yield number, [*compress(places[low:high], found[low:high])]
            stop = start


def _cut(places: array[int], mask: int) -> array[int]:
    """Return the last bits of all places; one operation on one long number."""
    size = len(places) * places.itemsize
    masks = int.from_bytes(array("I", [mask]) * len(places), sys.byteorder)
    cut = int.from_bytes(places, sys.byteorder) & masks
    return array("I", cut.to_bytes(size, sys.byteorder))


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
        """Enter a form; numbers fall."""
        latest, before, numbers = self.latest, self._before, self._numbers
        for place in places:
            before.append(latest.get(place, 0))
            latest[place] = len(numbers)
            numbers.append(number)

    def shared(self, places: Iterable[int], last: int) -> dict[int, int]:
        """Return for each form up to the last how many of its entries are among these places."""
        before, numbers = self._before, self._numbers
        counts: dict[int, int] = {}
        for entry in filter(None, map(self.latest.get, places)):
            at = entry
            while at and (other := numbers[at]) <= last:
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
        # The groups that have an entry at a place.
        self._at: dict[int, list[int]] = {}

    def add(self, form: int, number: int, places: Sequence[int]) -> None:
        """Enter a form in the index of its group; numbers fall."""
        group = self._of[form] if self._of else 0
        if not group:
            self._common.add(number, places)
            return
        index = self._indexes.setdefault(group, _Index())
        for place in places:
            if place not in index.latest:
                self._at.setdefault(place, []).append(group)
        index.add(number, places)

    def shared(self, form: int, places: Sequence[int], last: int) -> dict[int, int]:
        """Return for each form of other groups how many of its entries are at the places.

        Args:
            form: Which form has these places.
            places: Where its shingles stand.
            last: The greatest number that is of interest.
        """
        counts = self._common.shared(places, last)
        if self._indexes:
            own = self._of[form] if self._of else 0
            near = {group for place in places for group in self._at.get(place, ())} - {own}
            for group in sorted(near):
                counts |= self._indexes[group].shared(places, last)
        return counts
