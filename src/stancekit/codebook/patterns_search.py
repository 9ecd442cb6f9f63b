"""Searching the words of a text for many patterns: which can match at all, and where they do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, Protocol

from attrs import frozen

from stancekit.codebook.patterns_ways import Sketch, Stretch
from stancekit.text.memory import Memory

__all__ = ["Choice", "Match", "Search", "Words"]

# The rarest groups of words a pattern is held to. More of them rule out hardly a pattern more.
_MOST_GROUPS = 3
# Stretches of words that a choice remembers what it found in, at a time.
_KNOWN_STRETCHES = 1 << 14
# How often a pattern is tried before it is compiled, which costs as much as some fifty trials: so
# nobody pays more than double, whether it is asked for no more or on and on.
_TRIALS = 256
# Words of the longest stretch in which it is told beforehand which patterns can match.
_MOST_WORDS = 256


class Spanned(Protocol):
    """A place, as `re` tells of its matches."""

    def span(self) -> tuple[int, int]:
        """Return where it begins and ends."""
        ...


# Looks for a pattern among the classes from one word to another.
Look = Callable[[str, int, int], Spanned | None]


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
        needs: For each word what of the patterns it is a part of, in bits; see `Search`.
    """

    starts: Sequence[int]
    stops: Sequence[int]
    classes: str
    needs: Sequence[int]

    def between(self, start: int, stop: int) -> tuple[int, int]:
        """Return the indices of the words that begin in [start, stop) of the text."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, stop, first)


class _Pattern:
    """A pattern of several words.

    Attributes:
        name: Its name.
        groups: Classes of which every match holds one, for each group, the rarest group first.
        sketch: Tells at little cost that it does not match.
        search: Looks for it among classes: tries it, until it is asked for so often that a
            regular expression is worth compiling, which for most never comes.
    """

    __slots__ = ("_left", "_regex", "_trial", "groups", "name", "search", "sketch")

    def __init__(
        self,
        name: str,
        groups: Sequence[frozenset[str]],
        sketch: Sketch,
        trial: Look,
        regex: Callable[[], str],
    ) -> None:
        self.name = name
        self.groups = groups
        self.sketch = sketch
        self._trial = trial
        self._regex = regex
        self._left = _TRIALS
        self.search: Look = self._try

    def _try(self, classes: str, first: int, last: int) -> Spanned | None:
        self._left -= 1
        if self._left == 0:
            self.search = re.compile(self._regex(), re.DOTALL).search
        return self._trial(classes, first, last)


class Choice(NamedTuple):
    """Some of the patterns of a search.

    Attributes:
        several: Those of several words, a bit for each.
        words: The names of those of one word, by the classes that they match.
        one: Finds these classes.
        marks: Bits of which one is set in what a word needs if it is one of these classes.
        known: What was found in stretches of classes, counted from their first: archives print
            many a sentence in several articles.
    """

    several: int
    words: Mapping[str, Sequence[str]]
    one: re.Pattern[str]
    marks: int
    known: Memory[str, tuple[tuple[str, int, int], ...]]


class Search:
    """Patterns as regular expressions over classes of words, of which few match a sentence.

    Patterns of one word are looked up. Of the others a class sets one bit for each pattern and
    each of its rarest groups of words that the class belongs to; all words of a sentence together
    leave those patterns of which every such group is there. Of these the ones of which a set is
    nowhere fall away together, and what is left is tried if there is a way through it.

    Args:
        occurs: Tells whether a member of a set may stand in a stretch.
    """

    def __init__(self, occurs: Callable[[str, Stretch], bool]) -> None:
        self._occurs = occurs
        # By the name of a set, the patterns that can match without it, a bit for each.
        self._without: dict[str, int] = {}
        self._words: dict[str, list[str]] = defaultdict(list)
        self._patterns: list[_Pattern] = []
        self._by_name: dict[str, _Pattern] = {}
        # Bits of the rarest groups, and above them of the next, and of those after.
        self._needs = _Bits()
        self._unasked = 0
        self._marks = 0

    def add_word(self, name: str, classes: Iterable[str]) -> None:
        """Take in a pattern of one word; `index` must follow."""
        for char in classes:
            self._words[char].append(name)

    def add(
        self,
        name: str,
        groups: Sequence[frozenset[str]],
        sketch: Sketch,
        trial: Look,
        regex: Callable[[], str],
    ) -> None:
        """Take in a pattern of several words; `index` must follow.

        Args:
            name: Its name.
            groups: Classes of which every match holds one, for each group, the rarest first.
            sketch: Tells at little cost that it does not match.
            trial: Looks for it without anything compiled.
            regex: Writes it as a regular expression, which finds the same; called when needed.
        """
        self._patterns.append(_Pattern(name, groups, sketch, trial, regex))

    def index(self, *known: Container[str]) -> tuple[Choice, ...]:
        """Make the table of bits.

        Args:
            known: Names of patterns that are often looked for alone.

        Returns:
            A choice for each.
        """
        # So that the highest bit, which is the first to be seen, is the first pattern.
        self._patterns.reverse()
        self._by_name = {pattern.name: pattern for pattern in self._patterns}
        size = len(self._patterns)
        holding: dict[str, int] = defaultdict(int)
        for number, pattern in enumerate(self._patterns):
            for name in pattern.sketch.sets:
                holding[name] |= 1 << number
            for place in range(_MOST_GROUPS):
                bit = 1 << (place * size + number)
                if place < len(pattern.groups):
                    self._needs.add(pattern.groups[place], bit)
                else:
                    self._unasked |= bit  # what asks for less is not held back
        self._without = {name: ~bits for name, bits in holding.items()}
        # Above them bits for the patterns of one word, one for each choice.
        found: list[Choice] = []
        for place, names in enumerate(known):
            mark = 1 << (_MOST_GROUPS * size + place)
            found.append(self.choice(names)._replace(marks=mark))
            self._needs.add(found[-1].words, mark)
            self._marks |= mark
        return tuple(found)

    def choice(self, names: Container[str]) -> Choice:
        """Return some of the patterns, to look for these alone."""
        numbers = [n for n, pattern in enumerate(self._patterns) if pattern.name in names]
        chosen = {c: [n for n in found if n in names] for c, found in self._words.items()}
        words = {char: found for char, found in chosen.items() if found}
        one = re.compile(f"[{''.join(sorted(words))}]" if words else r"(?!)")
        return Choice(
            sum(1 << n for n in numbers), words, one, self._marks, Memory(_KNOWN_STRETCHES)
        )

    def needs(self, classes: Iterable[str]) -> list[int]:
        """Return what of the patterns each word is a part of, given the classes of the words."""
        return list(map(self._needs.__getitem__, classes))

    def _possible(self, met: int) -> int:
        """Return the patterns of several words of which every group is met, a bit for each."""
        size = len(self._patterns)
        return met & (met >> size) & (met >> 2 * size)

    def asks_for(self, name: str, classes: str) -> bool:
        """Tell whether classes hold what a pattern asks for."""
        pattern = self._by_name.get(name)
        if pattern is None:
            return any(name in self._words.get(char, ()) for char in classes)
        return not any(group.isdisjoint(classes) for group in pattern.groups)

    def may_find(
        self, words: Words, first: int, last: int, choice: Choice, others: Iterable[int] = ()
    ) -> bool:
        """Tell whether `find` may find anything; False is certain.

        Args:
            words: The words of a text.
            first: Index of the first word.
            last: Index after the last.
            choice: The patterns.
            others: Indices of words elsewhere, as if they stood there too.
        """
        met = reduce(or_, filter(None, words.needs[first:last]), self._unasked)
        for at in others:
            met |= words.needs[at]
        return met & choice.marks != 0 or self._possible(met) & choice.several != 0

    def find(
        self, words: Words, first: int, last: int, choice: Choice
    ) -> list[tuple[str, int, int]]:
        """Return the matches among words [first, last): of single words, then of the others.

        Of each pattern the leftmost matches that do not overlap are told.

        Returns:
            The name of the pattern, the index of the first word and that after the last.
        """
        found = self.within(words, first, last, choice)
        return [(name, first + begin, first + end) for name, begin, end in found]

    def within(
        self, words: Words, first: int, last: int, choice: Choice
    ) -> Sequence[tuple[str, int, int]]:
        """Return the same, words counted from the first."""
        stretch = words.classes[first:last]
        found = choice.known.get(stretch)
        if found is None:
            found = tuple(self._found(stretch, words.needs[first:last], choice))
            choice.known.keep(stretch, found)
        return found

    def _found(
        self, classes: str, needs: Iterable[int], choice: Choice
    ) -> list[tuple[str, int, int]]:
        """Return the matches among all of some classes, given what each needs."""
        met = reduce(or_, filter(None, needs), self._unasked)
        found: list[tuple[str, int, int]] = []
        if met & choice.marks:
            found += [
                (name, match.start(), match.end())
                for match in choice.one.finditer(classes)
                for name in choice.words[match[0]]
            ]
        left = self._possible(met) & choice.several
        if not left:
            return found
        patterns = self._patterns
        # Numbers as long as a text would cost more than they spare.
        stretch = Stretch(classes) if len(classes) <= _MOST_WORDS else None
        while left:
            number = left.bit_length() - 1
            pattern = patterns[number]
            if stretch is not None and (lacking := self._lacking(pattern, stretch)):
                left &= self._without[lacking]
                continue
            left ^= 1 << number
            found += [(pattern.name, *place) for place in _places(pattern, classes, stretch)]
        return found

    def _lacking(self, pattern: _Pattern, stretch: Stretch) -> str | None:
        """Return a set that a pattern needs and that is nowhere in a stretch."""
        for name in pattern.sketch.sets:
            if not self._occurs(name, stretch):
                return name
        return None


def _places(pattern: _Pattern, classes: str, stretch: Stretch | None) -> Iterator[tuple[int, int]]:
    """Go through the leftmost matches of a pattern that do not overlap.

    Args:
        pattern: The pattern.
        classes: The classes of the words.
        stretch: The same made ready for sketches, if it is not too long for them.
    """
    last = len(classes)
    end = 0
    while True:
        place = None
        if stretch is not None:
            begins = stretch.everywhere >> end << end
            if not pattern.sketch.ends(stretch, begins):
                return
            place = pattern.sketch.place(stretch, begins)
        if place is None:
            match = pattern.search(classes, end, last)
            if match is None:
                return
            place = match.span()
        yield place
        end = place[1]
        # Mostly it is there once.
        if pattern.groups[0].isdisjoint(classes[end:]):
            return


class _Bits(dict[str, int]):
    """Bits of classes; a class that belongs to no pattern has none."""

    def __missing__(self, char: str) -> int:
        self[char] = 0
        return 0

    def add(self, classes: Iterable[str], bit: int) -> None:
        for char in classes:
            self[char] |= bit
