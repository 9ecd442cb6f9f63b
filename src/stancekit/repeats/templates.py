"""Template lines: one stock sentence, each time with another number or date."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from stancekit.repeats.facts import DAYS, MONTHS, fact_values
from stancekit.repeats.join import Forms

__all__ = ["LARGEST_EXACT", "template_lines"]

# So many lines of one template give 190 pairs to look at; a thousand would give half a million.
LARGEST_EXACT = 20

_FACTS = re.compile(rf"\b(?:\d\w*|({'|'.join(sorted(DAYS))})|({'|'.join(sorted(MONTHS))}))\b")
_DIGIT = re.compile("[0-9]")
# By which of the groups matched: none, a day, a month.
_MASKS = {None: "0", 1: "day", 2: "month"}


# The same for words of ASCII characters, which a space parts and nothing else.
_NAMED = dict.fromkeys(DAYS, "day") | dict.fromkeys(MONTHS, "month")


def _template(key: str) -> str:
    if not key.isascii():
        return _FACTS.sub(lambda match: _MASKS[match.lastindex], key)
    words = key.split()
    if _NAMED.keys().isdisjoint(words) and _DIGIT.search(key) is None:
        return key
    # Digits are the only characters of words that come before letters.
    return " ".join(["0" if word < ":" else _NAMED.get(word, word) for word in words])


def template_lines(
    forms: Forms,
    texts: Callable[[int], Iterable[str]],
    rank: Callable[[int], Any],
) -> array[int]:
    """Return the forms that say the same but for numbers, days and months, by template.

    The first of a template is left out, so that the others are compared with it, and so are lines
    whose facts are those of another line. Any two of the rest differ in a fact: neither repeats the
    other.

    Args:
        forms: The normal forms.
        texts: Gives the texts of a form whose facts differ; none where it is too short to repeat.
        rank: Gives the sort key of a form; the lowest is the original.

    Returns:
        For each form the number of its template, from 1; 0 for forms in none, and in templates of
        up to `LARGEST_EXACT` lines.
    """
    groups = array("I", [0]) * len(forms)
    # Only hashes are kept for all forms, and few forms are looked at twice.
    hashes = array("q")
    counts = Counter[int]()
    for key in forms.keys:
        template = _template(key)
        hashes.append(hash(template))
        if template != key:
            counts[hashes[-1]] += 1
    often = {number for number, count in counts.items() if count > LARGEST_EXACT}
    if not often:
        return groups
    lines: dict[str, list[int]] = {}
    for form, number in enumerate(hashes):
        if number in often:
            lines.setdefault(_template(forms.keys[form]), []).append(form)
    for number, same in enumerate(lines.values(), 1):
        told = {form: {fact_values(text) for text in texts(form)} for form in same}
        times = Counter(value for values in told.values() for value in values)
        original = min(same, key=rank) if len(same) > LARGEST_EXACT else None
        for form in same:
            alone = all(times[value] == 1 for value in told[form])
            if original is not None and form != original and alone:
                groups[form] = number
    return groups
