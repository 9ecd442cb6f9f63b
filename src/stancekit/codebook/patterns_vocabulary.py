"""The words that patterns can tell apart, and the words of texts as they tell them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

from stancekit.codebook.patterns import CONTRACTED, split_words
from stancekit.codebook.patterns_needs import Stem
from stancekit.codebook.patterns_search import Words
from stancekit.text.memory import Memory, TextMemory

__all__ = ["Vocabulary"]

# Every word that patterns can tell apart becomes one character from here on; all others become
# the first one.
_OTHER = "\u4e00"
# Distinct words remembered with their class; a newspaper archive has more, and then the memory
# starts anew. Results do not depend on it.
_MOST_WORDS = 200_000
# So many letters of a word tell mostly that it begins with no stem.
_HEAD = 4
# What is told of words by their classes: see `Words`.
Needs = Callable[[Iterable[str]], list[int]]


class Vocabulary(Memory[str, str]):
    """The class of each word, worked out when it is first met: a character.

    Words that are the same to all patterns have the same class.

    Args:
        stems: The words and stems in patterns.

    Attributes:
        chars: The classes of the words that each stem matches.

    Example:
        >>> known = Vocabulary([("strik", True), ("ban", False)])
        >>> known["strikes"] == known["Striking"], known["bans"] == known["other"]
        (True, True)
    """

    __slots__ = (
        "_classes",
        "_exact",
        "_head_lengths",
        "_heads",
        "_lengths",
        "_lines",
        "_prefix",
        "chars",
    )

    def __init__(self, stems: Iterable[Stem]) -> None:
        """Number the classes."""
        super().__init__(_MOST_WORDS)
        # The words of lines that were read before, and where these began.
        self._lines = TextMemory[tuple[Words, int]]()
        self._exact: set[str] = set()
        self._prefix: set[str] = set()
        for text, prefix in stems:
            (self._prefix if prefix else self._exact).add(text)
        self._lengths = sorted({len(p) for p in self._prefix}, reverse=True)
        # How stems begin: few of the words that are none begin so.
        self._heads = frozenset([p[:_HEAD] for p in self._prefix])
        self._head_lengths = sorted(set(map(len, self._heads)), reverse=True)
        self._classes = self._number_classes()
        self.chars: dict[Stem, str] = {}
        for same, char in self._classes.items():
            for stem in same:
                self.chars[stem] = self.chars.get(stem, "") + char

    def __missing__(self, word: str) -> str:
        return self.keep(word, self._class_of(word))

    def _stems_of_word(self, word: str) -> frozenset[Stem]:
        low = word.lower()
        found = {(form, False) for form in (word, low) if form in self._exact}
        if self._begins(low):
            found |= {(head, True) for n in self._lengths if (head := low[:n]) in self._prefix}
        if low in CONTRACTED and "n't" in self._exact:
            found.add(("n't", False))
        return frozenset(found)

    def _begins(self, low: str) -> bool:
        """Tell whether a word may begin with a stem, at little cost."""
        return any([low[:length] in self._heads for length in self._head_lengths])  # noqa: C419 - four at most; a generator costs more

    def _number_classes(self) -> dict[frozenset[Stem], str]:
        """Number the sets of stems that a word can match.

        A word matches the stems it begins with, which are those of the longest, and exact words,
        which are all listed, as contracted negations are: so no other sets of stems occur.
        """
        words = {*self._exact, *(word.lower() for word in self._exact), *CONTRACTED}
        spoken = {word: self._stems_of_word(word) for word in words}
        sets = set(spoken.values())
        for prefix in self._prefix:
            starts = (prefix[:n] for n in self._lengths if n <= len(prefix))
            sets.add(frozenset((s, True) for s in starts if s in self._prefix))
        sets.discard(frozenset())
        ordered = sorted(sets, key=sorted)
        classes = {stems: chr(ord(_OTHER) + 1 + n) for n, stems in enumerate(ordered)}
        # The phrases that patterns are verified by hold these words first of all.
        for word, stems in spoken.items():
            if not word.endswith("'s") and "\N{RIGHT SINGLE QUOTATION MARK}" not in word:
                self.keep(word, classes.get(stems, _OTHER))
        return classes

    def _class_of(self, word: str) -> str:
        plain = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        base = plain[:-2] if plain.endswith(("'s", "'S")) else plain
        low = base.lower()
        exact, heads = self._exact, self._heads
        if low not in exact and base not in exact and low not in CONTRACTED:
            for length in self._head_lengths:
                if low[:length] in heads:
                    break
            else:
                return _OTHER
        return self._classes.get(self._stems_of_word(base), _OTHER)

    def classes_of(self, spoken: Iterable[str]) -> dict[str, str]:
        """Return the classes of the words among some that patterns hold."""
        found = {word: self._class_of(word) for word in spoken}
        return {word: char for word, char in found.items() if char != _OTHER}

    def words(self, text: str, start: int, stop: int | None, needs: Needs) -> Words:
        """Return the words of a text, or of a part of it.

        Args:
            text: The text.
            start: Where to begin.
            stop: Where to end; None for the text's end.
            needs: Tells what of patterns words are a part of; always the same.
        """
        stop = len(text) if stop is None else min(stop, len(text))
        at = read = min(start, stop)
        parts: list[tuple[Words, int]] = []
        for line in text[at:stop].split("\n"):  # no word goes on in the next line
            end = at + len(line)
            key = line, None
            known = self._lines.get(key) if line else None
            if known is None and line and self._lines.worth(key):
                known = self._lines.keep(key, (_packed(self._read(text, at, end, needs)), at))
            if known is not None:
                if not text[read:at].isspace():
                    parts.append((self._read(text, read, at, needs), 0))
                parts.append((known[0], at - known[1]))
                read = end
            at = end + 1
        parts.append((self._read(text, read, stop, needs), 0))
        return parts[0][0] if len(parts) == 1 else _joined(parts)

    def _read(self, text: str, start: int, stop: int, needs: Needs) -> Words:
        spoken, starts, stops = split_words(text, start, stop)
        classes = list(map(self.__getitem__, spoken))
        return Words(starts, stops, "".join(classes), needs(classes))


def _packed(words: Words) -> Words:
    """Return the same words in less memory."""
    starts, stops = array("I", words.starts), array("I", words.stops)
    return Words(starts, stops, words.classes, words.needs)


def _joined(parts: Iterable[tuple[Words, int]]) -> Words:
    """Join words of stretches of a text; each stretch stands so much further than it was read."""
    starts, stops, needs = list[int](), list[int](), list[int]()
    classes: list[str] = []
    for words, shift in parts:
        starts += [start + shift for start in words.starts] if shift else words.starts
        stops += [stop + shift for stop in words.stops] if shift else words.stops
        needs += words.needs
        classes.append(words.classes)
    return Words(starts, stops, "".join(classes), needs)
