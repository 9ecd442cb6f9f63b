"""Which cues are worth trying on a sentence, told by its words alone.

A table has hundreds of cues and a sentence holds few of them. Every cue names the words it cannot
do without; a cue of which one is missing is not tried. The words of the language are few, so what
each of them speaks for is worked out once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stancekit.legal.indispensable import SHORTEST_BEGINNING

__all__ = ["Lookup", "Spoken", "folded", "words_of"]

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
        self._forget()
        known = self._known
        different = set(words)
        for word in different.difference(known):
            # Most words speak for nothing, which a glance tells.
            if word in self._exact or word.startswith(self._beginnings):
                self.spoken_for(word)
            else:
                known[word] = _SILENT
        bringing = self._bringing.intersection(different)
        if not bringing:
            return []
        met = 0
        for word in self._meeting.intersection(different):
            met |= known[word].met
        needs = self._needs
        brought = {number for word in bringing for number in known[word].cues}
        return sorted(number for number in brought if needs[number] & met == needs[number])

    def keys(self, text: str, start: int, stop: int) -> dict[int, list[int]]:
        """Return where in a stretch of a folded text the keys of cues stand that it may hold."""
        words = _WORD.findall(text, start, stop)
        cues = self.among(words)
        if not cues:
            return {}
        found: dict[int, list[int]] = {number: [] for number in cues}
        for word in self._bringing.intersection(words):
            lists = [found[number] for number in self._known[word].cues if number in found]
            place = text.find(word, start, stop) if lists else -1
            while place >= 0:
                end = place + len(word)
                if not (text[end : end + 1].isalnum() or (place and text[place - 1].isalnum())):
                    for places in lists:
                        places.append(place)
                place = text.find(word, end, stop)
        for places in found.values():
            places.sort()
        return found

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
