"""What an article has said so far, as far as it matters for what it goes on to say."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from stancekit.positions.anaphora import REACH_BACK
from stancekit.positions.topics import Topics

__all__ = ["Before", "Since"]

# The last position, where it stands too far back for anything to take it up.
_LONG_AGO = ("", -REACH_BACK - 1)
Place = tuple[str, int]


class Since(NamedTuple):
    """What a part of an article adds; places are counted from where the part begins.

    Attributes:
        spoken: Issues and where each was last named.
        held: By their holders, the last position that each took: its issue and where it stops.
        recent: The last position of all.
    """

    spoken: tuple[Place, ...]
    held: tuple[tuple[tuple[str, ...], Place], ...]
    recent: Place | None


class Before:
    """What an article has spoken of and who held what, while it is read in its order.

    Attributes:
        topics: The issues spoken of.
        held: By their holders, the last position that each took: its issue and where it stops.
        recent: The last position of all.

    Example:
        >>> before = Before()
        >>> before.hold(("roe",), "raids", 40)
        >>> before.since(10)
        Since(spoken=(), held=((('roe',), ('raids', 30)),), recent=('raids', 30))
        >>> later = Before()
        >>> later.add(before.since(10), 100)
        >>> later.recent, later.seen_from(200) == before.seen_from(110)
        (('raids', 130), True)
    """

    __slots__ = ("_latest", "held", "recent", "topics")

    def __init__(self) -> None:
        """Begin an article."""
        self.topics = Topics()
        self.held: dict[tuple[str, ...], Place] = {}
        self.recent: Place | None = None
        self._latest = -REACH_BACK - 1

    def hold(self, holders: tuple[str, ...], issue: str, stop: int) -> None:
        """Note a position.

        Args:
            holders: Whose it is.
            issue: On what.
            stop: Where the words stop that prove it.
        """
        self.held[holders] = self.recent = issue, stop
        self._latest = max(self._latest, stop)

    def reaches(self, start: int) -> bool:
        """Tell whether words behind a place may take up a position held before."""
        return self._latest >= start - REACH_BACK

    def seen_from(self, start: int) -> Hashable:
        """Return all of it on which the reading of what follows can depend, and forget the rest.

        Args:
            start: Where what follows begins; never less than before.

        Returns:
            The same for two articles where what follows is read alike; places are counted from
            the start.
        """
        near = start - REACH_BACK
        if self.held:
            self.held = {who: last for who, last in self.held.items() if last[1] >= near}
        recent = self.recent
        if recent is not None:
            recent = (recent[0], recent[1] - start) if recent[1] >= near else _LONG_AGO
        return (
            frozenset([(issue, stop - start) for issue, stop in self.topics.near(start).items()]),
            frozenset([(who, issue, stop - start) for who, (issue, stop) in self.held.items()]),
            recent,
        )

    def since(self, start: int) -> Since:
        """Return what was added by the text from a place on.

        Args:
            start: Where the part begins that was read last.
        """
        spoken, held, recent = self.topics.last, self.held, self.recent
        return Since(
            tuple([(issue, stop - start) for issue, stop in spoken.items() if stop > start]),
            tuple([(w, (issue, s - start)) for w, (issue, s) in held.items() if s > start]),
            (recent[0], recent[1] - start) if recent is not None and recent[1] > start else None,
        )

    def add(self, since: Since, start: int) -> None:
        """Go on as if a part had been read.

        Args:
            since: What it adds.
            start: Where it begins now.
        """
        for issue, stop in since.spoken:
            self.topics.last[issue] = start + stop
        for who, (issue, stop) in since.held:
            self.hold(who, issue, start + stop)
        if since.recent is not None:
            self.recent = since.recent[0], start + since.recent[1]
