"""One linear scan for the words without which no citation can be.

Anchored matching is exact but slow, and a newspaper page holds few places worth it. Words that
begin with a capital are looked for with one pattern, a trie of all of them whose first letters the
matcher skips to; the few that may begin with a small letter are looked for one by one, which costs
next to nothing because they are plain strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["Triggers", "word_at"]

_WORD = re.compile(r"[^\W_]+")
# The slash of a document symbol, and the letters that may stand before it.
_SERIES = re.compile(r"(?:[SAET]|ST|SC)\s{0,2}\Z")


def word_at(text: str, start: int) -> str:
    """Return the run of letters and digits that begins at a place; empty within a word.

    Example:
        >>> word_at("the Charter's", 4), word_at("the Charter's", 5)
        ('Charter', '')
    """
    if start and text[start - 1].isalnum():
        return ""
    match = _WORD.match(text, start)
    return match[0] if match else ""


class Triggers:
    """Finds the places where a citation may begin; never changed once built."""

    def __init__(self, words: Iterable[str]) -> None:
        """Prepare the scan.

        Args:
            words: Beginnings of citations. Those that begin with a small letter are found in
                small letters, with a capital and in capitals; the others as written and in
                capitals. A word finds all that begin with it.
        """
        forms = {form for word in words for form in forms_of(word)}
        small = sorted(f for f in forms if not f[0].isupper())
        self.small = tuple(f for f in small if not any(f != g and f.startswith(g) for g in small))
        capital = sorted(f for f in forms if f[0].isupper())
        self._capital = re.compile(_trie(capital)) if capital else None

    def places(self, text: str) -> Iterator[int]:
        """Go through the places, in no order; some begin no citation."""
        if self._capital is not None:
            for match in self._capital.finditer(text):
                place = match.start()
                if not (place and text[place - 1].isalnum()):
                    yield place
        for word in self.small:
            place = text.find(word)
            while place >= 0:
                if not (place and text[place - 1].isalnum()):
                    yield place
                place = text.find(word, place + 1)
        slash = text.find("/")
        while slash >= 0:
            series = _SERIES.search(text[max(0, slash - 4) : slash])
            if series:
                yield slash - len(series[0])
            slash = text.find("/", slash + 1)


def forms_of(word: str) -> tuple[str, ...]:
    """Return the forms a word is looked for in.

    Example:
        >>> forms_of("charter"), forms_of("Geneva"), forms_of("NATO")
        (('charter', 'Charter', 'CHARTER'), ('Geneva', 'GENEVA'), ('NATO',))
    """
    if word[0].isupper():
        return tuple(dict.fromkeys((word, word.upper())))
    return tuple(dict.fromkeys((word, word.capitalize(), word.upper())))


def _trie(words: list[str]) -> str:
    """Return a pattern of many words that shares their beginnings."""
    branches: dict[str, list[str]] = {}
    for word in words:
        if word == "":
            continue
        branches.setdefault(word[0], []).append(word[1:])
    if not branches:
        return ""
    parts = [re.escape(first) + _trie(rest) for first, rest in branches.items()]
    inner = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    # A word that ends here makes what follows needless: the scan only wants the place.
    return "" if "" in words else inner
