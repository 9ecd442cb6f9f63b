"""Searching the words of a text for many patterns: which can match at all, and where they do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from attrs import frozen

__all__ = ["Match", "Search", "Words"]

# The rarest groups of words a pattern is held to. More of them rule out hardly a pattern more.
_MOST_GROUPS = 3


class Match(NamedTuple):
    """A pattern found among the words of a text.

    Attributes:
        name: Name the pattern was given.
        first: Index of its first word.
        last: Index after its last word.
    """

    name: str
    first: int
    last: int


@frozen
class Words:
    """The words of a text and the class of each.

    Attributes:
        starts: Where each word begins, in code points.
        stops: Where each word ends.
        classes: A character a word; words that all patterns treat alike have the same one.
    """

    starts: Sequence[int]
    stops: Sequence[int]
    classes: str

    def between(self, start: int, stop: int) -> tuple[int, int]:
        """Return the indices of the words that begin in [start, stop) of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, stop)


class _Pattern:
    """A pattern of several words.

    Attributes:
        name: Its name.
        groups: Classes of which every match holds one, for each group, the rarest group first.
        search: Looks for it among classes; compiled on its first use, which for most never comes.
    """

    __slots__ = ("_source", "groups", "name", "search")

    def __init__(
        self, name: str, source: Callable[[], str], groups: Sequence[frozenset[str]]
    ) -> None:
        self.name = name
        self.groups = groups
        self._source = source
        self.search: Callable[[str, int, int], re.Match[str] | None] = self._compile

    def _compile(self, classes: str, first: int, last: int) -> re.Match[str] | None:
        self.search = re.compile(self._source(), re.DOTALL).search
        return self.search(classes, first, last)


class Search:
    """Patterns as regular expressions over classes of words, of which few match a sentence.

    Patterns of one word are looked up. Of the others a class sets one bit for each pattern and
    each of its rarest groups of words that the class belongs to; all classes of a sentence
    together leave those patterns of which every such group is there, and only these are tried.
    """

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        self._one = re.compile(r"(?!)")
        self._patterns: list[_Pattern] = []
        self._by_name: dict[str, _Pattern] = {}
        # Bits of the rarest groups, and side by side of the next.
        self._rarest: dict[str, int] = {}
        self._others: dict[str, int] = {}
        self._known = (frozenset[str](), frozenset[str]())
        self._unasked = 0
        self._shifts: tuple[int, ...] = ()

    def add_word(self, name: str, classes: Iterable[str]) -> None:
        """Take in a pattern of one word; `index` must follow."""
        for char in classes:
            self._words[char].append(name)

    def add(self, name: str, regex: Callable[[], str], groups: Sequence[frozenset[str]]) -> None:
        """Take in a pattern of several words, written when first needed; `index` must follow."""
        self._patterns.append(_Pattern(name, regex, groups))

    def only(self, names: Collection[str]) -> Search:
        """Return a search for some of the patterns, which are compiled once for both."""
        part = Search()
        for char, found in self._words.items():
            part._words[char] = [name for name in found if name in names]
        part._patterns = [p for p in self._patterns if p.name in names]
        part.index()
        return part

    def index(self) -> None:
        """Make the tables of bits."""
        self._words = {char: names for char, names in self._words.items() if names}
        if self._words:
            self._one = re.compile(f"[{''.join(sorted(self._words))}]")
        self._by_name = {pattern.name: pattern for pattern in self._patterns}
        size = len(self._patterns)
        self._shifts = tuple(size * place for place in range(_MOST_GROUPS - 1))
        for number, pattern in enumerate(self._patterns):
            _set(self._rarest, pattern.groups[0], 1 << number)
            for place, shift in enumerate(self._shifts, 1):
                bit = 1 << (shift + number)
                if place < len(pattern.groups):
                    _set(self._others, pattern.groups[place], bit)
                else:
                    self._unasked |= bit  # what asks for less is not held back
        self._known = frozenset(self._rarest), frozenset(self._others)

    def possible(self, classes: str) -> int:
        """Return the patterns whose groups all occur among classes, a bit for each."""
        rarest, others = self._known
        left = 0
        for char in rarest.intersection(classes):
            left |= self._rarest[char]
        if not left:
            return 0
        met = self._unasked
        for char in others.intersection(classes):
            met |= self._others[char]
        for shift in self._shifts:
            left &= met >> shift
        return left

    def asks_for(self, name: str, classes: str) -> bool:
        """Tell whether classes hold what a pattern asks for."""
        pattern = self._by_name.get(name)
        if pattern is None:
            return any(name in self._words.get(char, ()) for char in classes)
        return not any(group.isdisjoint(classes) for group in pattern.groups)

    def find(self, classes: str, first: int, last: int) -> list[tuple[str, int, int]]:
        """Return the matches among words [first, last): of single words, then of the others.

        Of each pattern the leftmost matches that do not overlap are told.

        Returns:
            The name of the pattern, the index of the first word and that after the last.
        """
        found = [
            (name, match.start(), match.end())
            for match in self._one.finditer(classes, first, last)
            for name in self._words[match[0]]
        ]
        left = self.possible(classes[first:last])
        patterns = self._patterns
        while left:
            lowest = left & -left
            left ^= lowest
            pattern = patterns[lowest.bit_length() - 1]
            # Mostly it is not there, or once; `finditer` costs more than looking.
            match = pattern.search(classes, first, last)
            while match is not None:
                begin, end = match.span()
                found.append((pattern.name, begin, end))
                if pattern.groups[0].isdisjoint(classes[end:last]):
                    break
                match = pattern.search(classes, end, last)
        return found


def _set(bits: dict[str, int], classes: Iterable[str], bit: int) -> None:
    for char in classes:
        bits[char] = bits.get(char, 0) | bit
