"""Which cues are worth trying on a sentence, told by its words alone.

A table has hundreds of cues and a sentence holds few of them. Every cue names the words it cannot
do without; a cue of which one is missing is not tried. The words of the language are few, so what
each of them speaks for is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from stancekit.legal.indispensable import SHORTEST_BEGINNING

__all__ = ["Lookup", "folded", "words_of"]

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


class Lookup:
    """Looks cues up by number; never changed once built, but for what it remembers of words."""

    def __init__(
        self,
        keys: Sequence[Iterable[str]],
        needs: Sequence[Iterable[frozenset[str]]],
        firsts: Sequence[Iterable[str] | None],
    ) -> None:
        """Index the cues.

        Args:
            keys: For each cue, words of which each of its matches contains one; `word*` for a
                beginning.
            needs: For each cue, sets of such words; each of its matches contains one of each set.
            firsts: For each cue, such words one of which begins each of its matches; None where
                they are not known.
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
        self._anywhere = frozenset(n for n, some in enumerate(firsts) if some is None)
        self._spoken_for = lru_cache(maxsize=_KNOWN_WORDS)(self._read)

    def _read(self, word: str) -> tuple[int, dict[int, None], int]:
        """Return the needs a word meets, the cues it brings up in order, those it may begin."""
        cues: dict[int, None] = {}
        for key in (word, f"{word[:SHORTEST_BEGINNING]}*", f"{word[:_KEY]}*"):
            cues.update(dict.fromkeys(self._cues.get(key, ())))
        return self._met.of(word), cues, self._begun.of(word)

    def among(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the cues that a stretch of text with these words may hold.

        Example:
            >>> needs = [[frozenset(["peace"]), frozenset(["breach*"])], [frozenset(["peace"])]]
            >>> Lookup([["peace"]] * 2, needs, [None] * 2).among(["a", "broken", "peace"])
            [1]
        """
        met = 0
        found: dict[int, None] = {}
        spoken_for = self._spoken_for
        for word in dict.fromkeys(words):
            bits, cues, _ = spoken_for(word)
            if bits:
                met |= bits
            if cues:
                found.update(cues)
        if not found:
            return []
        needs = self._needs
        return [number for number in found if needs[number] & met == needs[number]]

    def places(self, text: str, cues: Iterable[int]) -> dict[int, list[int] | None]:
        """Return where in a folded text each of some cues may begin; None for anywhere."""
        out: dict[int, list[int] | None] = {}
        wanted = 0
        for number in cues:
            if number in self._anywhere:
                out[number] = None
            else:
                out[number] = []
                wanted |= 1 << number
        spoken_for = self._spoken_for
        for match in _WORD.finditer(text) if wanted else ():
            begun = spoken_for(match[0])[2] & wanted
            while begun:
                lowest = begun & -begun
                begun ^= lowest
                starts = out[lowest.bit_length() - 1]
                if starts is not None:
                    starts.append(match.start())
        return out


class _Bits:
    """Bits by words, some of which are beginnings (`word*`)."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        self._exact: dict[str, int] = {}
        self._beginnings: dict[str, dict[str, int]] = {}
        for word, bit in pairs:
            plain = word.rstrip("*")
            row = self._beginnings.setdefault(plain[:1], {}) if plain != word else self._exact
            row[plain] = row.get(plain, 0) | bit

    def of(self, word: str) -> int:
        """Return the bits of a word."""
        found = self._exact.get(word, 0)
        for plain, bit in self._beginnings.get(word[:1], {}).items():
            if word.startswith(plain):
                found |= bit
        return found
