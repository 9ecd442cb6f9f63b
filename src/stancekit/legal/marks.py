"""Where the cues of a table match in a stretch of text, to be asked for parts of it."""

from __future__ import annotations

from bisect import bisect_left

from attrs import frozen

__all__ = ["Marks"]


@frozen
class Marks:
    """Where cues match in a stretch of a text.

    Attributes:
        places: Places and the numbers of cues that match there, in order.
        loose: Numbers of cues that may match anywhere in it.
    """

    places: list[tuple[int, int]]
    loose: list[int]

    def between(self, start: int, stop: int) -> dict[int, list[int] | None]:
        """Return by number which cues may begin where in a part of the stretch."""
        first, last = bisect_left(self.places, (start,)), bisect_left(self.places, (stop,))
        found: dict[int, list[int] | None] = dict.fromkeys(self.loose)
        for place, number in self.places[first:last]:
            known = found.setdefault(number, [])
            if known is not None:
                known.append(place)
        return dict(sorted(found.items())) if found else found

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.places or self.loose)
