"""Which cues are worth trying on a stretch of text, told by its words alone.

A table has hundreds of cues and a paragraph holds few of them. Every cue has a key, the rarest of
the words it cannot do without, and one scan of the text finds the keys of all. A cue is tried only
where the word behind its key is one that may follow it, and where the other words it cannot do
without are near. The words of the language are few, so what each of them is a key of is worked out
once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stancekit.legal.indispensable import SHORTEST_BEGINNING, commonness
from stancekit.text.memory import Memory

__all__ = ["Lookup", "Spoken", "Standing", "folded"]

# How many words and sets of cues are remembered at a time, and how long the longest word may be.
_KNOWN_WORDS, _KNOWN_CUES, _LONGEST = 1 << 16, 1 << 12, 64

# Places of keys and the cues that each brings up, in order.
Standing = list[tuple[int, tuple[int, ...]]]


def folded(text: str) -> str:
    """Return a text in small letters; what a pattern takes for "i" in either case becomes one."""
    small = text.casefold()
    if small.isascii():
        return small
    return small.replace("i\u0307", "i").replace("\u0131", "i")


class Spoken(NamedTuple):
    """What a word speaks for.

    Attributes:
        cues: The cues it is a key of, as bits.
        followed: The cues of which it may follow a key, as bits.
    """

    cues: int
    followed: int


class Lookup:
    """Looks cues up by number; never changed once built, but for what it remembers of words."""

    def __init__(
        self,
        keys: Sequence[Iterable[str]],
        needs: Sequence[Iterable[frozenset[str]]],
        firsts: Sequence[Iterable[str] | None],
        widths: Sequence[int],
        followers: Sequence[Iterable[str] | None],
    ) -> None:
        """Index the cues.

        Args:
            keys: For each cue, words of which each of its matches contains one; `word*` for a
                beginning.
            needs: For each cue, sets of such words; each of its matches contains one of each set.
            firsts: For each cue, such words one of which begins each of its matches; None where
                they are not known.
            widths: For each cue, how many code points no match of it exceeds.
            followers: For each cue, such words one of which follows a key, with nothing but white
                space and a comma between; None where they are not known.
        """
        keys = [frozenset(words) for words in keys]
        self._cues = _Bits((word, 1 << n) for n, words in enumerate(keys) for word in words)
        self._followed = _Bits(
            (word, 1 << number) for number, some in enumerate(followers) for word in some or ()
        )
        self._followed_by_any = sum(1 << n for n, some in enumerate(followers) if some is None)
        some = _any_of({word for words in keys for word in words})
        # With the word behind it, where only white space parts them.
        self._scan = re.compile(rf"({some})(?=\w*\s{{1,6}}([^\W_]+)|)")
        # Beginnings of words, by the number of the need that each of them meets.
        self._words: list[tuple[str, ...]] = []
        known: dict[tuple[str, ...], int] = {}
        self._needs: list[tuple[int, ...]] = []
        for own, wanted in zip(keys, needs, strict=True):
            mine: list[int] = []
            # The rarest first, since it is what most texts lack.
            for need in sorted(set(wanted) - {own}, key=commonness):
                words = tuple(word.rstrip("*") for word in sorted(need))
                mine.append(known.setdefault(words, len(known)))
            self._needs.append(tuple(mine))
        self._words = list(known)
        self._firsts = [
            None if some is None else [(word.rstrip("*"), word[-1:] != "*") for word in some]
            for some in firsts
        ]
        self._widths = widths
        self._known = Memory[str, Spoken](_KNOWN_WORDS)
        # Of the cues that words speak for.
        self._numbers = Memory[int, tuple[int, ...]](_KNOWN_CUES)

    def spoken_for(self, word: str) -> Spoken:
        """Return what a folded word speaks for."""
        known = self._known.get(word)
        if known is None:
            followed = self._followed.of(word) | self._followed_by_any
            known = Spoken(self._cues.of(word), followed)
            if len(word) <= _LONGEST:
                self._known.keep(word, known)
        return known

    def standing(self, text: str) -> Standing:
        """Return where in a folded text the keys of cues stand, those that can go on as it does."""
        known, numbers = self._known, self._numbers
        found: Standing = []
        for match in self._scan.finditer(text):
            key, behind = match.groups("")
            here = known.get(key) or self.spoken_for(key)
            follows = known.get(behind) or self.spoken_for(behind)
            bits = here.cues & follows.followed
            if bits:
                cues = numbers.get(bits) or numbers.keep(bits, tuple(_numbers(bits)))
                found.append((match.start(), cues))
        return found

    def keys(self, text: str, start: int, stop: int, standing: Standing) -> dict[int, list[int]]:
        """Return where in a stretch of a folded text the keys of cues stand that it may hold.

        Args:
            text: The text.
            start: Where the stretch begins.
            stop: Where it ends.
            standing: Where keys stand in the text.
        """
        low = bisect_left(standing, (start,))
        high = bisect_left(standing, (stop,), low)
        if low == high:
            return {}
        found: dict[int, list[int]] = {}
        whole = text[start:stop]
        # Which of the needs no word of the stretch meets, and which one does.
        lacking: set[int] = set()
        met: set[int] = set()
        for place, cues in standing[low:high]:
            for number in cues:
                needs = self._needs[number]
                if not lacking.isdisjoint(needs):
                    continue
                for need in needs:
                    if need not in met:
                        for word in self._words[need]:
                            if word in whole:
                                met.add(need)
                                break
                        else:
                            lacking.add(need)
                            break
                else:
                    reach = 2 * self._widths[number]
                    if place - reach > start or place + reach < stop:
                        near = text[max(start, place - reach) : min(stop, place + reach)]
                        if not self._near(needs, near):
                            continue
                    found.setdefault(number, []).append(place)
        return dict(sorted(found.items()))

    def _near(self, needs: Iterable[int], near: str) -> bool:
        """Tell whether words of a text meet all of some needs."""
        return all(any(word in near for word in self._words[need]) for need in needs)

    def begins(self, number: int, text: str, start: int, keys: list[int]) -> list[int] | range:
        """Return where in a stretch of a folded text a cue may begin.

        Every match of a cue has one of its keys not farther from its beginning than it is wide;
        where no more is known, a range is given.

        Args:
            number: The number of the cue.
            text: The text.
            start: Where the stretch begins.
            keys: Where keys of the cue stand in it, in order.
        """
        width, firsts = self._widths[number], self._firsts[number]
        least, last = max(start, keys[0] - width), keys[-1]
        if firsts is None:
            return range(least, last + 1)
        found: set[int] = set()
        for word, whole in firsts:
            size = len(word)
            place = text.find(word, least, last + size)
            while place >= 0:
                cut = (whole and text[place + size : place + size + 1].isalnum()) or (
                    place and text[place - 1].isalnum()
                )
                if not cut and keys[bisect_left(keys, place)] <= place + width:
                    found.add(place)
                place = text.find(word, place + 1, last + size)
        return sorted(found)


def _numbers(bits: int) -> Iterator[int]:
    """Go through the numbers of the bits that are set, in order."""
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield lowest.bit_length() - 1


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of whole words that are, or begin with (`word*`), one of some."""
    tree: dict[str, Any] = {}
    for word in sorted(words):
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return rf"(?<![^\W_]){_branches(tree)}[^\W_]*" if tree else r"(?!)"


def _branches(tree: Mapping[str, Mapping[str, Any]]) -> str:
    if "*" in tree:  # whatever follows
        return ""
    parts = [
        re.escape(letter) + _branches(branch) if letter else r"(?![^\W_])"
        for letter, branch in tree.items()
    ]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


class _Bits:
    """Bits by words, some of which are beginnings (`word*`)."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        self._exact: dict[str, int] = {}
        # By their own first letters, so many at most.
        self._beginnings: dict[str, dict[str, int]] = {}
        for word, bit in pairs:
            plain = word.rstrip("*")
            row = self._exact
            if plain != word:
                row = self._beginnings.setdefault(plain[:SHORTEST_BEGINNING], {})
            row[plain] = row.get(plain, 0) | bit

    def of(self, word: str) -> int:
        """Return the bits of a word."""
        found = self._exact.get(word, 0)
        for letters in range(1, SHORTEST_BEGINNING + 1):
            for plain, bit in self._beginnings.get(word[:letters], {}).items():
                if word.startswith(plain):
                    found |= bit
        return found
