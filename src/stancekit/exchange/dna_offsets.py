"""Two ways to count positions in a text: code points and UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

__all__ = ["Offsets", "Units"]

Offsets = Literal["code points", "utf-16"]


class Units:
    """Code points of a text against its UTF-16 units, which differ after U+FFFF."""

    def __init__(self, text: str) -> None:
        wide = [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]
        self._wide = wide
        self._units = [place + nth for nth, place in enumerate(wide)]

    def to_points(self, unit: int) -> tuple[int, bool]:
        """Return the code point at a unit, and whether the unit is the middle of one."""
        before = bisect_left(self._units, unit)
        inside = before > 0 and self._units[before - 1] + 1 == unit
        return unit - before, inside

    def to_units(self, point: int) -> int:
        """Return the unit at which a code point starts."""
        return point + bisect_left(self._wide, point)
