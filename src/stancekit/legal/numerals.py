"""Numbers as legal texts write them: Roman, spelled out, and digits an OCR has misread."""

from __future__ import annotations

import re
from functools import lru_cache

from stancekit.model.checks import expect

__all__ = ["ORDINAL", "ROMAN", "SPELLED", "from_roman", "read_digits", "to_roman"]

_VALUES = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
# Sessions and chapters stay below 90: no M, D or C, so that words in capitals are not numbers.
ROMAN = r"(?:(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_WHOLE_ROMAN = re.compile(f"{ROMAN}\\Z")

_CARDINALS = str.split("one two three four five six seven eight nine ten eleven twelve")
_ORDINALS = str.split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
_NUMBERS = {word: n for words in (_CARDINALS, _ORDINALS) for n, word in enumerate(words, 1)}
ORDINAL = "(?:" + "|".join(_ORDINALS) + ")"
SPELLED = "(?i:" + "|".join(sorted(_CARDINALS, key=len, reverse=True)) + ")"

# What optical recognition makes of 1 and 0.
_MISREAD = str.maketrans("lIiOo", "11100")


def to_roman(number: int) -> str:
    """Write a number from 1 to 3999 in Roman numerals.

    Raises:
        ValueError: The number is out of range.

    Example:
        >>> to_roman(7), to_roman(29)
        ('VII', 'XXIX')
    """
    expect(1 <= number <= 3999, number, "a number from 1 to 3999")
    out = []
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def from_roman(letters: str) -> int | None:
    """Read a Roman numeral below 90; None where it is none.

    Example:
        >>> from_roman("XXIX"), from_roman("IIX")
        (29, None)
    """
    text = letters.upper()
    if not _WHOLE_ROMAN.match(text):
        return None
    total = 0
    for value, digits in _VALUES:
        while text.startswith(digits):
            total += value
            text = text[len(digits) :]
    return total


@lru_cache(maxsize=4096)
def read_digits(word: str) -> int | None:
    """Read a number in digits (some misread), Roman numerals or words; None where it is none.

    Example:
        >>> read_digits("I888"), read_digits("VII"), read_digits("seven"), read_digits("seventh")
        (1888, 7, 7, 7)
    """
    word = word.strip()
    digits = word.translate(_MISREAD)
    if digits.isascii() and digits.isdigit() and any(c.isdigit() for c in word):
        return int(digits)
    return _NUMBERS.get(word.casefold()) or from_roman(word)
