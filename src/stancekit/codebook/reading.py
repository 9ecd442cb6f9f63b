"""One document's actors, found once and handed out to every stage that asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from stancekit.codebook.matching import ActorIndex, ActorMention
from stancekit.model import PartialDate

__all__ = ["DocumentActors"]


class DocumentActors(ActorIndex):
    """An index that has read one text: searches in that text only slice what was found.

    Speakers, positions and legal bases all look for actors in the same sentences. Here the text
    is searched once, as a whole, which also lets a name in one sentence decide an office in
    another. Searches in other texts go to the index itself.

    Example:
        >>> from stancekit.model import Actor, ActorKind
        >>> index = ActorIndex([Actor("john-kerry", "John Kerry", kind=ActorKind.PERSON)])
        >>> here = DocumentActors(index, "First John Kerry spoke. Then John Kerry left.")
        >>> [m.span.start for m in here.find(here.text, 10)]
        [29]
    """

    def __init__(self, index: ActorIndex, text: str, when: PartialDate | None = None) -> None:
        """Read a text.

        Args:
            index: All actors; shared, not copied.
            text: The text that will be searched in parts.
            when: Its day, for offices.
        """
        vars(self).update(vars(index))
        self._index = index
        self.text = text
        self._when = when
        self._mentions = index.find(text, when=when)
        self._starts = [m.span.start for m in self._mentions]

    def has_read(self, text: str, when: PartialDate | None = None) -> bool:
        """Tell whether searches in parts of a text only slice what was found in all of it."""
        return text is self.text and when in (None, self._when)

    def find(
        self,
        text: str,
        start: int = 0,
        stop: int | None = None,
        when: PartialDate | None = None,
        *,
        present: Collection[str] | None = None,
    ) -> list[ActorMention]:
        """Return the mentions between two offsets; see `ActorIndex.find`."""
        if present is not None or not self.has_read(text, when):
            return self._index.find(text, start, stop, when, present=present)
        end = len(text) if stop is None else stop
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        found = self._mentions[first:last]
        while found and found[-1].span.stop > end:
            found.pop()
        return found
