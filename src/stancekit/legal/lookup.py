"""Which cues are worth trying on a sentence, told by its words alone.

A table has hundreds of cues and a sentence holds few of them. Every cue names the words it cannot
do without; a cue of which one is missing is not tried. The words of the language are few, so what
each of them speaks for is worked out once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from operator import itemgetter
from typing import NamedTuple

from stancekit.legal.indispensable import SHORTEST_BEGINNING

__all__ = ["Lookup", "Sought", "Spoken", "folded", "words_of"]

_KEY = 4
_WORD = re.compile(r"[^\W_]+")
# How many words are remembered at a time.
_KNOWN_WORDS = 1 << 16


def folded(text: str) -> str:
    """Return a text in small letters; what a pattern takes for "i" in either case becomes one."""
    small = text.casefold()
    if small.isascii():
        return small
    return small.replace("i\u0307", "i").replace("\u0131", "i")


def words_of(text: str) -> list[str]:
    """Return the words of a folded text in their order.

    Example:
        >>> words_of(folded("The UN's airstrikes, İstanbul"))
        ['the', 'un', 's', 'airstrikes', 'istanbul']
    """
    return _WORD.findall(text)


class Spoken(NamedTuple):
    """What a word speaks for.

    Attributes:
        met: The needs it meets, as bits.
        cues: The cues it brings up, in order.
        begun: The cues it may begin, as bits.
    """

    met: int
    cues: tuple[int, ...]
    begun: int


_SILENT = Spoken(0, (), 0)


class Lookup:
    """Looks cues up by number; never changed once built, but for what it remembers of words."""

    def __init__(
        self,
        keys: Sequence[Iterable[str]],
        needs: Sequence[Iterable[frozenset[str]]],
        firsts: Sequence[Iterable[str] | None],
        widths: Sequence[int] = (),
    ) -> None:
        """Index the cues.

        Args:
            keys: For each cue, words of which each of its matches contains one; `word*` for a
                beginning.
            needs: For each cue, sets of such words; each of its matches contains one of each set.
            firsts: For each cue, such words one of which begins each of its matches; None where
                they are not known.
            widths: For each cue, how many code points no match of it exceeds.
        """
        self._cues: dict[str, list[int]] = {}
        for number, words in enumerate(keys):
            for key in words:
                # A beginning is looked up by its first letters, marked so that no word is it.
                short = f"{key.rstrip('*')[:_KEY]}*" if key.endswith("*") else key
                self._cues.setdefault(short, []).append(number)
        bits: dict[frozenset[str], int] = {}
        self._needs = [
            sum({bits.setdefault(need, 1 << len(bits)) for need in wanted}) for wanted in needs
        ]
        self._met = _Bits((word, bit) for need, bit in bits.items() for word in need)
        self._begun = _Bits(
            (word, 1 << number) for number, some in enumerate(firsts) for word in some or ()
        )
        self._exact = frozenset((*self._cues, *self._met.exact, *self._begun.exact))
        beginnings = (*self._cues, *self._met.beginnings, *self._begun.beginnings)
        self._beginnings = tuple({key[:-1] for key in beginnings if key.endswith("*")})
        self._anywhere = frozenset(n for n, some in enumerate(firsts) if some is None)
        self._widths = widths
        self._known: dict[str, Spoken] = {}
        # Those of the known words that bring up a cue, meet a need, begin a cue.
        self._bringing: set[str] = set()
        self._meeting: set[str] = set()
        self._beginning: set[str] = set()

    def spoken_for(self, word: str) -> Spoken:
        """Return what a folded word speaks for."""
        known = self._known.get(word)
        if known is None:
            cues: dict[int, None] = {}
            for key in (word, f"{word[:SHORTEST_BEGINNING]}*", f"{word[:_KEY]}*"):
                cues.update(dict.fromkeys(self._cues.get(key, ())))
            known = Spoken(self._met.of(word), tuple(cues), self._begun.of(word))
            self._known[word] = known
            if cues:
                self._bringing.add(word)
            if known.met:
                self._meeting.add(word)
            if known.begun:
                self._beginning.add(word)
        return known

    def _forget(self) -> None:
        """Forget the words where they are too many: those of a language come back soon."""
        if len(self._known) > _KNOWN_WORDS:
            self._known.clear()
            for remembered in (self._bringing, self._meeting, self._beginning):
                remembered.clear()

    def among(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the cues that a stretch of text with these words may hold.

        Example:
            >>> needs = [[frozenset(["peace"]), frozenset(["breach*"])], [frozenset(["peace"])]]
            >>> Lookup([["peace"]] * 2, needs, [None] * 2).among(["a", "broken", "peace"])
            [1]
        """
        brought = self.brought(set(words)).values()
        return sorted({number for numbers in brought for number in numbers})

    def brought(self, words: Set[str]) -> dict[str, list[int]]:
        """Return which of the words of a text bring up which cues that it may hold."""
        self._forget()
        known = self._known
        for word in set(words).difference(known):
            if word in self._exact or word.startswith(self._beginnings):
                self.spoken_for(word)
            else:
                known[word] = _SILENT
        bringing = self._bringing.intersection(words)
        if not bringing:
            return {}
        cues = self.possible({n for word in bringing for n in known[word].cues}, words)
        found = {word: [n for n in known[word].cues if n in cues] for word in bringing}
        return {word: numbers for word, numbers in found.items() if numbers}

    def possible(self, numbers: Iterable[int], words: Set[str]) -> frozenset[int]:
        """Return which of some cues a stretch of text with these words may hold."""
        met = 0
        for word in self._meeting.intersection(words):
            met |= self._known[word].met
        needs = self._needs
        return frozenset(number for number in numbers if needs[number] & met == needs[number])

    def begins(
        self, text: str, start: int, stop: int, keys: Mapping[int, list[int]]
    ) -> dict[int, list[int] | range]:
        """Return where in a stretch of a folded text some cues may begin.

        Every match of a cue has one of its keys not farther from its beginning than it is wide;
        where no more is known, a range is given.
        """
        if not keys:
            return {}
        found: dict[int, list[int]] = {number: [] for number in keys}
        wanted = sum(1 << number for number in keys)
        first = max(start, min(near[0] - self._widths[n] for n, near in keys.items()))
        while first > start and text[first - 1].isalnum():
            first -= 1
        last = max(near[-1] for near in keys.values()) + 1
        while last < stop and text[last].isalnum():
            last += 1
        # What each word adds its places to.
        live: dict[str, list[list[int]]] = {}
        for word in self._beginning.intersection(_WORD.findall(text, first, last)):
            begun = self._known[word].begun & wanted
            while begun:
                lowest = begun & -begun
                begun ^= lowest
                live.setdefault(word, []).append(found[lowest.bit_length() - 1])
        for match in _WORD.finditer(text, first, last):
            for places in live.get(match[0], ()):
                places.append(match.start())
        return {
            number: self._near(number, places, keys[number], start)
            for number, places in found.items()
        }

    def _near(
        self, number: int, places: list[int], keys: list[int], start: int
    ) -> list[int] | range:
        """Return the places that one of some words of a cue is near enough behind."""
        width = self._widths[number]
        if number in self._anywhere:
            return range(max(start, keys[0] - width), keys[-1] + 1)
        near = []
        for place in places:
            behind = bisect_left(keys, place)
            if behind < len(keys) and keys[behind] <= place + width:
                near.append(place)
        return near


class Sought:
    """Where in a folded text the cues it may hold have their keys, and where they may begin.

    Found once for the whole text; most of its parts have none, and are done with.
    """

    def __init__(self, lookup: Lookup, text: str, start: int = 0, stop: int | None = None) -> None:
        """Look a text through, or a stretch of it."""
        self._lookup = lookup
        self._text = text
        self._start, self._stop = start, len(text) if stop is None else stop
        brought = lookup.brought(frozenset(_WORD.findall(text, self._start, self._stop)))
        self._keys = self._places(brought) if brought else []

    def _places(self, brought: Mapping[str, list[int]]) -> list[tuple[int, list[int]]]:
        """Return where words of the text stand, in order, with the cues they bring up."""
        text, start, stop = self._text, self._start, self._stop
        found: list[tuple[int, list[int]]] = []
        if len(brought) > _FEW:
            for match in _WORD.finditer(text, start, stop):
                cues = brought.get(match[0])
                if cues is not None:
                    found.append((match.start(), cues))
            return found
        for word, cues in brought.items():
            length, place = len(word), text.find(word, start, stop)
            while place >= 0:
                end = place + length
                if not (text[end : end + 1].isalnum() or (place and text[place - 1].isalnum())):
                    found.append((place, cues))
                place = text.find(word, end, stop)
        found.sort(key=itemgetter(0))
        return found

    def within(
        self, start: int, stop: int, fits: Callable[[int, int], object]
    ) -> dict[int, list[int]]:
        """Return by the number of a cue where its keys stand in a stretch that may hold it.

        Args:
            start: Where the stretch begins.
            stop: Where it ends.
            fits: Tells of the number of a cue and a place whether its key may stand there.
        """
        keys, text = self._keys, self._text
        if self._parts_a_word(start) or self._parts_a_word(stop):
            return Sought(self._lookup, text, start, stop).within(start, stop, fits)
        if not keys or keys[-1][0] < start or stop <= keys[0][0]:
            return {}
        found: dict[int, list[int]] = {}
        for place, cues in keys[bisect_left(keys, (start,)) : bisect_left(keys, (stop,))]:
            for number in cues:
                if fits(number, place):
                    found.setdefault(number, []).append(place)
        if not found:
            return found
        possible = self._lookup.possible(found, set(_WORD.findall(text, start, stop)))
        return {number: places for number, places in found.items() if number in possible}

    def _parts_a_word(self, place: int) -> bool:
        """Tell whether a place inside the text that was looked through parts a word of it."""
        text = self._text
        inside = self._start < place < self._stop
        return inside and text[place - 1].isalnum() and text[place].isalnum()


# Looking for this many words one by one is faster than reading all words of a text.
_FEW = 60


class _Bits:
    """Bits by words, some of which are beginnings (`word*`)."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        self.exact: dict[str, int] = {}
        self._beginnings: dict[str, dict[str, int]] = {}
        for word, bit in pairs:
            plain = word.rstrip("*")
            row = self._beginnings.setdefault(plain[:1], {}) if plain != word else self.exact
            row[plain] = row.get(plain, 0) | bit

    @property
    def beginnings(self) -> list[str]:
        """The words that are beginnings, with their mark."""
        return [f"{word}*" for row in self._beginnings.values() for word in row]

    def of(self, word: str) -> int:
        """Return the bits of a word."""
        found = self.exact.get(word, 0)
        for plain, bit in self._beginnings.get(word[:1], {}).items():
            if word.startswith(plain):
                found |= bit
        return found
