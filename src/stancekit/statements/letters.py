"""Tokens to the letters of their word classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

__all__ = ["CAPITAL", "CLITIC", "HIDDEN", "MASK", "letter_reader"]

# Stands for a quoted character in the masked text; a control character no article holds.
MASK = "\x02"
# Letters beyond ASCII stand for what a token alone does not decide: a listed word's letter is
# moved by this much where the word has a capital; a clitic; a quotation.
CAPITAL = 0x100
CLITIC, HIDDEN = "\u0300", "\u0301"
# Tokens remembered: the vocabulary of some hundred articles.
_REMEMBERED = 1 << 16
_CLITICS = frozenset(["'s", "’s"])
_MARKS = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", "…": ".", "!": ".", "?": ".",
    "“": '"', "”": '"', '"': '"', "«": '"', "»": '"', "„": '"',
    "'": "'", "’": "'", "‘": "'",
}  # fmt: skip


def letter_reader(words: Mapping[str, str]) -> Callable[[str], str]:
    """Return the function from a token to its letter, which remembers what it was asked lately.

    Args:
        words: Word forms in lower case to letters.

    Example:
        >>> letter = letter_reader({"the": "D"})
        >>> [letter(token) for token in ("the", "summit", "Quito", "19", "gladly", ",")]
        ['D', 'n', 'N', 'M', 'R', ',']
        >>> chr(ord(letter("The")) - CAPITAL)
        'D'
    """

    @lru_cache(maxsize=_REMEMBERED)
    def letter_of(token: str) -> str:
        if token[0] == MASK:
            return HIDDEN
        form = token.lower()
        listed = words.get(form)
        if listed is None:
            return _letter(token, form)
        return listed if form == token else chr(ord(listed) + CAPITAL)

    return letter_of


def _letter(token: str, form: str) -> str:
    """Return the class of a token that no table lists, by its shape."""
    first = token[0]
    if first.isalpha():
        if form != token:
            return "N"
        if form.endswith("ly"):
            return "R"
        if form.endswith("ing"):
            return "g"
        if form.endswith("ed"):
            return "d"
        return "n"
    if first.isdigit():
        return "M"
    if form in _CLITICS:
        return CLITIC
    if len(form) > 1 and first in "'’":
        return "X"
    # A full stop inside a sentence belongs to an abbreviation, and that mostly to a name.
    return _MARKS.get(form, "N" if form == "." else "M" if form in "$€£%" else "n")
