"""Which cues are worth trying on a sentence, told by its words alone.

A table has hundreds of cues and a sentence holds few of them. Every cue names the words it cannot
do without; a cue of which one is missing is not tried. The words of the language are few, so what
each of them speaks for is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from stancekit.legal.phrases import SHORTEST_BEGINNING

__all__ = ["Lookup", "words_of"]

_KEY = 4
_WORD = re.compile(r"[^\W_]+")
# How many words are remembered at a time.
_KNOWN_WORDS = 1 << 16


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, in their order.

    Letters that the patterns of cues take for others in either case become these.

    Example:
        >>> words_of("The UN's airstrikes, İstanbul")
        ['the', 'un', 's', 'airstrikes', 'istanbul']
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("i\u0307", "i").replace("\u0131", "i")
    return _WORD.findall(folded)


class Lookup:
    """Looks cues up by number; never changed once built, but for what it remembers of words."""

    def __init__(
        self, keys: Sequence[Iterable[str]], needs: Sequence[Iterable[frozenset[str]]]
    ) -> None:
        """Index the cues.

        Args:
            keys: For each cue, words of which each of its matches contains one; `word*` for a
                beginning.
            needs: For each cue, sets of such words; each of its matches contains one of each set.
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
        self._exact: dict[str, int] = {}
        self._beginnings: dict[str, dict[str, int]] = {}
        for need, bit in bits.items():
            for word in need:
                plain = word.rstrip("*")
                if word == plain:
                    self._exact[word] = self._exact.get(word, 0) | bit
                else:
                    short = self._beginnings.setdefault(plain[:SHORTEST_BEGINNING], {})
                    short[plain] = short.get(plain, 0) | bit
        self._spoken_for = lru_cache(maxsize=_KNOWN_WORDS)(self._read)

    def _read(self, word: str) -> tuple[int, dict[int, None]]:
        """Return which needs a word meets, as bits, and the cues it brings up, in their order."""
        met = self._exact.get(word, 0)
        for plain, bit in self._beginnings.get(word[:SHORTEST_BEGINNING], {}).items():
            if word.startswith(plain):
                met |= bit
        cues: dict[int, None] = {}
        for key in (word, f"{word[:SHORTEST_BEGINNING]}*", f"{word[:_KEY]}*"):
            cues.update(dict.fromkeys(self._cues.get(key, ())))
        return met, cues

    def among(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the cues that a stretch of text with these words may hold.

        Example:
            >>> needs = [[frozenset(["peace"]), frozenset(["breach*"])], [frozenset(["peace"])]]
            >>> Lookup([["peace"], ["peace"]], needs).among(["a", "broken", "peace"])
            [1]
        """
        met = 0
        found: dict[int, None] = {}
        spoken_for = self._spoken_for
        for word in dict.fromkeys(words):
            bits, cues = spoken_for(word)
            if bits:
                met |= bits
            if cues:
                for cue in cues:
                    found.setdefault(cue)
        needs = self._needs
        return [number for number in found if needs[number] & met == needs[number]]
