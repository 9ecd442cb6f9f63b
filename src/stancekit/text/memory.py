"""What was read once and need not be read again."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

__all__ = ["Memory"]

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
