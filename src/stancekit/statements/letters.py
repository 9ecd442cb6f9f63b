"""Tokens to the letters of their word classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from typing import TypeVar

from stancekit.text.tokens import TOKEN

__all__ = ["CAPITAL", "CLITIC", "CLITICS", "HIDDEN", "MASK", "Chunks"]

T = TypeVar("T")

# Stands for a quoted character in the masked text; a control character no article holds.
MASK = "\x02"
# Letters beyond ASCII stand for what a token alone does not decide: a listed word's letter is
# moved by this much where the word has a capital; a clitic; a quotation.
CAPITAL = 0x100
CLITIC, HIDDEN = "\u0300", "\u0301"
CLITICS = frozenset(["'s", "’s"])
# Chunks remembered, and the longest of them: the vocabulary of some hundred articles.
_REMEMBERED = 1 << 15
_LONGEST = 64
# Most words are plain letters before a space or a comma: no other rule could read them otherwise.
_TOKEN = re.compile(rf"[A-Za-z]++(?=[\s,;)])|{MASK}+(?:[.!?…]”)?|{TOKEN.pattern}", re.VERBOSE)
# Before what can follow "'s" it is "is": pronouns and question words.
_BEFORE_IS = frozenset("PWHT")
_MARKS = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", "…": ".", "!": ".", "?": ".",
    "“": '"', "”": '"', '"': '"', "«": '"', "»": '"', "„": '"',
    "'": "'", "’": "'", "‘": "'",
}  # fmt: skip


class _Memo(dict[str, T]):
    """What was made of chunks; when it is full, it starts anew."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, chunk: str) -> T:
        made = self._make(chunk)
        if len(chunk) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[chunk] = made
        return made


class Chunks:
    """What stands between two white spaces, read once: its tokens, their letters and flags.

    No token holds white space, so that a sentence is read by looking its chunks up, and all that
    is asked of them is found without a loop over tokens.

    Attributes:
        tokens: Chunk to its tokens.
        widths: Chunk to the widths of its tokens, a space counted with the last one.
        letters: Chunk to one letter for each token; letters beyond ASCII stand for what a token
            alone does not decide.
        flags: Chunk to one flag for each token: `c` for a cue, `m` for another word or mark
            without which there is no attribution, `h` for a quotation, `s` for a word in small
            letters with more than three of them (`C` and `M` if it is a cue or mark as well).

    Example:
        >>> chunks = Chunks({"the": "D"}, cues={"summit"}, marks={":"})
        >>> read = "the summit Quito gladly 19, his's:".split()
        >>> [chunks.letters[c] for c in read], [chunks.flags[c] for c in read]
        (['D', 'n', 'N', 'R', 'M,', 'nz:'], [' ', 'C', ' ', 's', '  ', '  m'])
        >>> chunks.tokens["his's:"], chunks.widths["his's:"]
        (('his', "'s", ':'), (3, 2, 2))
        >>> chr(ord(chunks.letters["The"]) - CAPITAL)
        'D'
    """

    __slots__ = ("_cues", "_marks", "_words", "flags", "letters", "tokens", "widths")

    def __init__(
        self, words: Mapping[str, str], cues: Container[str], marks: Container[str]
    ) -> None:
        """Begin without any chunk.

        Args:
            words: Word forms in lower case to letters.
            cues: Word forms in lower case that may be cues.
            marks: Other words and marks that may make an attribution.
        """
        self._words, self._cues, self._marks = words, cues, marks
        self.tokens: Mapping[str, tuple[str, ...]] = _Memo(_tokens_of)
        self.widths: Mapping[str, tuple[int, ...]] = _Memo(self._widths_of)
        self.letters: Mapping[str, str] = _Memo(self._letters_of)
        self.flags: Mapping[str, str] = _Memo(self._flags_of)

    def _widths_of(self, chunk: str) -> tuple[int, ...]:
        *before, last = map(len, self.tokens[chunk])
        return (*before, last + 1)

    def _letters_of(self, chunk: str) -> str:
        letters: list[str] = []
        for token in self.tokens[chunk]:
            letter = self._letter_of(token)
            if letter == CLITIC and letters:
                before = letters[-1]
                before = before if before.isascii() else chr(ord(before) - CAPITAL)
                letter = "B" if before in _BEFORE_IS else "z"
            letters.append(letter)
        return "".join(letters)

    def _letter_of(self, token: str) -> str:
        if token[0] == MASK:
            return HIDDEN
        form = token.lower()
        listed = self._words.get(form)
        if listed is None:
            return _letter(token, form)
        return listed if form == token else chr(ord(listed) + CAPITAL)

    def _flags_of(self, chunk: str) -> str:
        return "".join(map(self._flag_of, self.tokens[chunk]))

    def _flag_of(self, token: str) -> str:
        if token[0] == MASK:
            return "h"
        form = token.lower()
        flag = "c" if form in self._cues else "m" if form in self._marks else ""
        small = len(form) > 3 and form == token
        return (flag.upper() or "s") if small else (flag or " ")


def _tokens_of(chunk: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(chunk))


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
    if form in CLITICS:
        return CLITIC
    if len(form) > 1 and first in "'’":
        return "X"
    # A full stop inside a sentence belongs to an abbreviation, and that mostly to a name.
    return _MARKS.get(form, "N" if form == "." else "M" if form in "$€£%" else "n")
