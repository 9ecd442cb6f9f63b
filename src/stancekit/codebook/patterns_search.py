"""Searching the words of a text for many patterns: which can match at all, and where they do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
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


class Search:
    """Patterns as regular expressions over classes of words, of which few match a sentence.

    Patterns of one word are looked up. Of the others a class sets one bit for each pattern and
    each of its rarest groups of words that the class belongs to; all classes of a sentence
    together leave those patterns of which every such group is there, and only these are tried.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        self._single: dict[str, list[str]] = defaultdict(list)
        self._sources: list[str] = []
        self._groups: list[tuple[frozenset[str], ...]] = []
        self._regexes: list[re.Pattern[str] | None] = []
        self._bits: dict[str, int] = {}
        self._known = frozenset[str]()
        self._present = 0
        self._all = 0
        self._shifts: tuple[int, ...] = ()
        self._singles = re.compile(r"(?!)")

    def add_word(self, name: str, classes: Iterable[str]) -> None:
        """Take in a pattern of one word; `index` must follow."""
        for char in classes:
            self._single[char].append(name)

    def add(self, name: str, regex: str, groups: tuple[frozenset[str], ...]) -> None:
        """Take in a pattern of several words; `index` must follow."""
        self.numbers[name] = len(self.names)
        self.names.append(name)
        self._sources.append(regex)
        self._groups.append(groups)
        self._regexes.append(None)

    def index(self) -> None:
        """Make the table of bits."""
        if self._single:
            self._singles = re.compile(f"[{''.join(sorted(self._single))}]")
        size = len(self.names)
        most = min(_MOST_GROUPS, max(map(len, self._groups), default=1))
        self._shifts = tuple(size * place for place in range(1, most))
        self._all = (1 << size) - 1
        for number, groups in enumerate(self._groups):
            for place in range(most):
                bit = 1 << (place * size + number)
                if place >= len(groups):
                    self._present |= bit  # what asks for less is not held back
                    continue
                for char in groups[place]:
                    self._bits[char] = self._bits.get(char, 0) | bit
        self._known = frozenset(self._bits)

    def has_word(self, name: str, classes: str) -> bool:
        """Tell whether a pattern of one word matches any of the classes."""
        return any(name in self._single.get(char, ()) for char in classes)

    def possible(self, classes: str) -> int:
        """Return the patterns whose groups all occur among classes, a bit for each."""
        bits, met = self._bits, self._present
        for char in self._known.intersection(classes):
            met |= bits[char]
        left = met & self._all
        for shift in self._shifts:
            left &= met >> shift
        return left

    def regex(self, number: int) -> re.Pattern[str]:
        """Return a pattern compiled: on its first use, which for most never comes."""
        regex = self._regexes[number]
        if regex is None:
            regex = self._regexes[number] = re.compile(self._sources[number], re.DOTALL)
        return regex

    def find(self, classes: str, first: int, last: int) -> list[Match]:
        """Return the matches among words [first, last): of single words, then of the others.

        Of each pattern the leftmost matches that do not overlap are told.
        """
        names = self.names
        found = [
            Match(name, match.start(), match.end())
            for match in self._singles.finditer(classes, first, last)
            for name in self._single[match[0]]
        ]
        left = self.possible(classes[first:last])
        while left:
            lowest = left & -left
            left ^= lowest
            number = lowest.bit_length() - 1
            search = self.regex(number).search
            # Mostly it is not there, and `finditer` costs more than looking once.
            match = search(classes, first, last)
            while match is not None:
                begin, end = match.span()
                found.append(Match(names[number], begin, end))
                match = search(classes, end, last)
        return found
