"""Tokens to the letters of their word classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from sys import intern
from typing import TypeVar

from stancekit.text.memory import Memory
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
# Chunks remembered, and the longest of them: the vocabulary of a thousand articles.
_REMEMBERED = 1 << 16
_LONGEST = 64
_WIDTHS = tuple((width + 1,) for width in range(_LONGEST + 1))
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


class _Memo(Memory[str, T]):
    """What was made of chunks, if they are not too long."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__(_REMEMBERED)
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
        >>> chunks = Chunks({"the": "D", "*ly": "R"}, cues={"summit"}, marks={":"})
        >>> read = [chunks.read[c] for c in "the summit Quito gladly 19, His's:".split()]
        >>> marks = "".join(marks for _, marks, _ in read)
        >>> marks[::STEP], marks[1::STEP]
        ('DnNRM,Nz:', ' C s    m')
        >>> read[-1][0], read[-1][2]
        (('his', "'s", ':'), (3, 2, 2))
        >>> chr(ord(chunks.read["The"][1][0]) - CAPITAL)
        'D'
    """

    __slots__ = ("_cues", "_endings", "_listed", "_marks", "read")

    def __init__(
        self, listed: Mapping[str, str], cues: Container[str], marks: Container[str]
    ) -> None:
        """Begin without any chunk.

        Args:
            listed: Word forms in lower case to letters; `*ly` for every other word that ends so.
            cues: Word forms in lower case that may be cues.
            marks: Words and marks that may make an attribution without one.
        """
        self._listed, self._cues, self._marks = listed, cues, marks
        self._endings = [(form[1:], listed[form]) for form in listed if form[0] == "*"]
        self.read: Mapping[str, Chunk] = _Memo(self._read)

    def _read(self, chunk: str) -> Chunk:
        if chunk.isalpha():
            # Most chunks are one word. They share what they have in common: a text is read faster
            # the less memory it touches.
            form, width = chunk.lower(), len(chunk)
            marks = intern(self._marks_of(chunk, form))
            word = chunk if chunk == form else _kept(chunk, form)
            return (word,), marks, _WIDTHS[width] if width <= _LONGEST else (width + 1,)
        plain = chunk[:-1]
        if plain.isalpha() and (first := _TOKEN.match(chunk)) and first.end() == len(plain):
            # Most others are a word and a mark.
            words, marks, (width,) = self.read[plain]
            last_words, last_marks, _ = self.read[chunk[-1]]
            return words + last_words, intern(marks + last_marks), (width - 1, 2)
        if chunk[0] == MASK:
            # A hidden quotation: however long, it is one token.
            short = MASK + chunk.lstrip(MASK)
            if short != chunk:
                (hidden, *others), marks, (width, *widths) = self.read[short]
                more = len(chunk) - len(short)
                return (MASK * more + hidden, *others), marks, (more + width, *widths)
        tokens: list[str] = _TOKEN.findall(chunk)
        forms = list(map(str.lower, tokens))
        marks = ""
        for token, form in zip(tokens, forms, strict=True):
            seen = self._marks_of(token, form)
            if seen[0] == CLITIC and marks:
                before = marks[-STEP]
                before = before if before.isascii() else chr(ord(before) - CAPITAL)
                seen = ("B" if before in _BEFORE_IS else "z") + seen[1:]
            marks += seen
        *widths, last = map(len, tokens)
        return tuple(map(_kept, tokens, forms)), marks, (*widths, last + 1)

    def _marks_of(self, token: str, form: str) -> str:
        """Return the letter and the flag of a token, given with its form in lower case."""
        if token[0] == MASK:
            return HIDDEN + "h"
        letter = self._listed.get(form)
        if letter is None:
            letter = _letter(token, form, self._endings)
        elif form != token:
            letter = chr(ord(letter) + CAPITAL)
        flag = "c" if form in self._cues else ""
        if form in self._marks:
            flag = "b" if flag else "m"
        small = len(form) > 3 and form == token
        return letter + ((flag.upper() or "s") if small else (flag or " "))


def _kept(token: str, form: str) -> str:
    """Return a token in lower case unless that changes its length, as with a dotted capital I."""
    return form if len(form) == len(token) else token


def _letter(token: str, form: str, endings: Iterable[tuple[str, str]]) -> str:
    """Return the class of a token that no table lists, by its shape and its ending."""
    first = token[0]
    if first.isalpha():
        if form != token:
            return "N"
        for ending, letter in endings:
            if form.endswith(ending):
                return letter
        return "n"
    if first.isdigit():
        return "M"
    if form in CLITICS:
        return CLITIC
    if len(form) > 1 and first in "'’":
        return "X"
    # A full stop inside a sentence belongs to an abbreviation, and that mostly to a name.
    return _MARKS.get(form, "N" if form == "." else "M" if form in "$€£%" else "n")
