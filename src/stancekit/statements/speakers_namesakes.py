"""People who have the name of a place: "Valeska Paris", "Michael Jordan"."""

from __future__ import annotations

import re
from collections.abc import Set

from stancekit.statements.speakers_names import WORDS

__all__ = ["is_surname"]

_NO_FIRST_NAMES = WORDS["not names"] | WORDS["person titles"] | WORDS["months and days"]


def is_surname(text: str, place: str, stops: Set[int]) -> bool:
    """Tell whether a place's name seems somebody's surname anywhere in a text.

    Args:
        text: Any text.
        place: The name, one word.
        stops: Where names of actors end in the text.

    Example:
        >>> is_surname("Valeska Paris left Paris.", "Paris", set())
        True
    """
    at = text.find(place)
    while at >= 0:
        # Mostly a small word stands before it.
        beside = at > 1 and text[at - 1].isspace() and text[at - 2].isalnum()
        whole = beside and _is_edge(text, at) and _is_edge(text, at + len(place))
        if whole and _after_first_name(text, at, stops):
            return True
        at = text.find(place, at + 1)
    return False


def _is_edge(text: str, position: int) -> bool:
    """Tell whether a word starts or ends at a position."""
    before, after = text[position - 1 : position], text[position : position + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


_FIRST_NAME = re.compile(r"([^\W\d_]+)[\s ]\Z")


def _after_first_name(text: str, start: int, stops: Set[int]) -> bool:
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
