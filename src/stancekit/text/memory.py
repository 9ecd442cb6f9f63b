"""What was read once and need not be read again."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

__all__ = ["STRETCHES", "Memory", "TextMemory"]

# How many stretches of text are remembered at a time, those of some hundred articles, and how many
# code points the longest of them may have: what is longer is no paragraph of a newspaper.
STRETCHES, _LONGEST = 1 << 13, 4000
# How many times as many stretches are known to have been read once.
_SEEN = 8

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(dict[K, V]):
    """What was made of something, so that it is not made twice; when it is full, it starts anew.

    For what follows from the key alone: nobody can tell from a result whether it was remembered.

    Example:
        >>> lengths = Memory[str, int](2)
        >>> [lengths.keep(word, len(word)) for word in ("one", "three", "seven")]
        [3, 5, 5]
        >>> lengths
        {'seven': 5}
    """

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        """Begin with nothing.

        Args:
            most: How much is remembered at a time.
        """
        super().__init__()
        self._most = most

    def keep(self, key: K, made: V) -> V:
        """Remember what was made of a key, and return it."""
        if len(self) >= self._most:
            self.clear()
        self[key] = made
        return made


class TextMemory(Memory[tuple[str, Hashable], V]):
    """What was read in stretches of text: archives print many a paragraph in several articles.

    The key is the stretch and what else the reading follows from. What was read is remembered when
    it is read for the second time: most stretches never come again, and what is held for them
    would slow everything down. Long stretches are let go, so that there is a bound in code points.
    """

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(STRETCHES)
        # Hashes of keys; where two keys share one, the second is remembered a time too early.
        self._seen: set[int] = set()

    def keep(self, key: tuple[str, Hashable], made: V) -> V:
        """Remember what was read in a stretch if it is worth it, and return it."""
        return super().keep(key, made) if self.worth(key) else made

    def worth(self, key: tuple[str, Hashable]) -> bool:
        """Tell whether what is read in a stretch is worth remembering: it was met before.

        Who asks has met it; so that what is met once need not even be made ready for remembering.

        Example:
            >>> memory = TextMemory[int]()
            >>> [memory.worth((line, None)) for line in ("He left.", "He left.", "x" * 5000)]
            [False, True, False]
        """
        if len(key[0]) > _LONGEST:
            return False
        mark = hash(key)
        if mark in self._seen:
            return True
        if len(self._seen) >= _SEEN * STRETCHES:
            self._seen.clear()
        self._seen.add(mark)
        return False
