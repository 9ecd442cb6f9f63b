"""Tokens to the letters of their word classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from typing import TypeVar

from stancekit.text.tokens import TOKEN

__all__ = ["CAPITAL", "CLITIC", "CLITICS", "HIDDEN", "MASK", "STEP", "Chunk", "Chunks"]

T = TypeVar("T")
# Words, marks, widths.
Chunk = tuple[tuple[str, ...], str, tuple[int, ...]]

# Stands for a quoted character in the masked text; a control character no article holds.
MASK = "\x02"
# Letters beyond ASCII stand for what a token alone does not decide: a listed word's letter is
# moved by this much where the word has a capital; a clitic; a quotation.
CAPITAL = 0x100
CLITIC, HIDDEN = "\u0300", "\u0301"
CLITICS = frozenset(["'s", "’s"])
# Characters for each token of what is remembered of a chunk.
STEP = 2
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
    """What stands between two white spaces, read once: its words and what is seen of them.

    No token holds white space, so that a sentence is read by looking its chunks up, and all that
    is asked of them is found without a loop over tokens.

    Attributes:
        read: Chunk to its words, marks and widths. The words are its tokens in lower case, each as
            long as in the text. The marks have `STEP` characters for each token: the first is the
            letter of its class; letters beyond ASCII stand for what a token alone does not
            decide. The second is `c` for a cue, `m` for a word or mark that attributes without a
            cue, `b` for both, `h` for a quotation, `s` for a word in small letters with more than
            three of them (`C`, `M` and `B` if it is a cue or mark as well). The widths are those
            of the words, a space counted with the last one.

    Example:
        >>> chunks = Chunks({"the": "D"}, cues={"summit"}, marks={":"})
        >>> read = [chunks.read[c] for c in "the summit Quito gladly 19, His's:".split()]
        >>> marks = "".join(marks for _, marks, _ in read)
        >>> marks[::STEP], marks[1::STEP]
        ('DnNRM,Nz:', ' C s    m')
        >>> read[-1][0], read[-1][2]
        (('his', "'s", ':'), (3, 2, 2))
        >>> chr(ord(chunks.read["The"][1][0]) - CAPITAL)
        'D'
    """

    __slots__ = ("_cues", "_listed", "_marks", "read")

    def __init__(
        self, listed: Mapping[str, str], cues: Container[str], marks: Container[str]
    ) -> None:
        """Begin without any chunk.

        Args:
            listed: Word forms in lower case to letters.
            cues: Word forms in lower case that may be cues.
            marks: Words and marks that may make an attribution without one.
        """
        self._listed, self._cues, self._marks = listed, cues, marks
        self.read: Mapping[str, Chunk] = _Memo(self._read)

    def _read(self, chunk: str) -> Chunk:
        if chunk.startswith(MASK):
            # A hidden quotation: however long, it is one token.
            short = MASK + chunk.lstrip(MASK)
            if short != chunk:
                (first, *others), marks, (width, *widths) = self.read[short]
                more = len(chunk) - len(short)
                return (MASK * more + first, *others), marks, (more + width, *widths)
        tokens: list[str] = _TOKEN.findall(chunk)
        marks = ""
        for token in tokens:
            letter = self._letter_of(token)
            if letter == CLITIC and marks:
                before = marks[-STEP]
                before = before if before.isascii() else chr(ord(before) - CAPITAL)
                letter = "B" if before in _BEFORE_IS else "z"
            marks += letter + self._flag_of(token)
        *widths, last = map(len, tokens)
        return tuple(map(_lower, tokens)), marks, (*widths, last + 1)

    def _letter_of(self, token: str) -> str:
        if token[0] == MASK:
            return HIDDEN
        form = token.lower()
        listed = self._listed.get(form)
        if listed is None:
            return _letter(token, form)
        return listed if form == token else chr(ord(listed) + CAPITAL)

    def _flag_of(self, token: str) -> str:
        if token[0] == MASK:
            return "h"
        form = token.lower()
        flag = "c" if form in self._cues else ""
        if form in self._marks:
            flag = "b" if flag else "m"
        small = len(form) > 3 and form == token
        return (flag.upper() or "s") if small else (flag or " ")


def _lower(token: str) -> str:
    """Return a token in lower case unless that changes its length, as with a dotted capital I."""
    form = token.lower()
    return form if len(form) == len(token) else token


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
