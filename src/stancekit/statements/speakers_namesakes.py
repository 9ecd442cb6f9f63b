"""People who have the name of a place: "Valeska Paris", "Michael Jordan"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancekit.statements.speakers_names import WORDS

__all__ = ["after_first_name", "words_at"]

_NO_FIRST_NAMES = WORDS["not names"] | WORDS["person titles"] | WORDS["months and days"]


def words_at(text: str, words: str) -> Iterator[int]:
    """Yield where words stand in a text that are no part of longer ones."""
    at = text.find(words)
    while at >= 0:
        stop = at + len(words)
        if _is_edge(text, at) and _is_edge(text, stop):
            yield at
        else:
            stop = at + 1
        at = text.find(words, stop)


def _is_edge(text: str, position: int) -> bool:
    """Tell whether a word starts or ends at a position."""
    before, after = text[position - 1 : position], text[position : position + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


_FIRST_NAME = re.compile(r"([^\W\d_]+)[\s ]\Z")


def after_first_name(text: str, start: int, stops: set[int]) -> bool:
    """Tell whether a state's name seems somebody's surname: "Valeska Paris", "Michael Jordan"."""
    low = max(0, start - 20)
    before = text[text.rfind(" ", low, max(low, start - 1)) + 1 : max(low, start - 1)]
    if before[:1].islower() and before.isalpha() and start - 1 - len(before) > low:
        return False  # a small word right before it
    match = _FIRST_NAME.search(text, low, start)
    if match is None or not match[1][0].isupper() or match[1].isupper():
        return False
    word = match[1].casefold()
    return word not in _NO_FIRST_NAMES and match.end(1) not in stops and not word.endswith("ly")
