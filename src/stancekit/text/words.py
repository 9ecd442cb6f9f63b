"""Words in normal form: what stays the same when white space, quotes, dashes and case change."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["Token", "key", "plain_form", "tokens", "words"]

# Combining accents, and characters that a page inserts without showing them: a word goes on
# across them, and only its normal form does without.
_ACCENTS = "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"
_HIDDEN = (
    "\N{SOFT HYPHEN}"
    "\N{COMBINING GRAPHEME JOINER}"
    "\N{ZERO WIDTH SPACE}"
    "\N{ZERO WIDTH NON-JOINER}"
    "\N{ZERO WIDTH JOINER}"
    "\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
# The two classes share no character, so that there is one way to match and time is linear.
_WORD = re.compile(rf"\w+(?:[{_ACCENTS}{_HIDDEN}]+\w*)*")
_SPECIAL = re.compile(rf"[{_ACCENTS}{_HIDDEN}]")
_PLAIN = re.compile(r"\w+")
_WITHOUT_HIDDEN = dict.fromkeys(map(ord, _HIDDEN))
# What most often keeps a text of English words from being ASCII; none of it is part of a word.
_MARKS = (
    "\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}"
    "\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}"
    "\N{EN DASH}"
    "\N{EM DASH}"
    "\N{HORIZONTAL ELLIPSIS}"
    "\N{NO-BREAK SPACE}"
)
# For each ASCII character the same in lower case, or a space where it is not part of a word.
_ASCII = "".join(c.lower() if _PLAIN.match(c) else " " for c in map(chr, range(128))).encode()
_ASCII = _ASCII.ljust(256)


def words(text: str) -> list[str]:
    """Return the words of a text in normal form: case folded, compatibility forms (NFKC) united.

    Punctuation, white space, soft hyphens and zero-width characters fall away, so that two
    settings of one sentence give the same words. `don't` gives `don` and `t`, whatever its
    apostrophe.

    Returns:
        Words that hold no white space, in the order of the text.

    Source:
        Unicode Standard Annex 15 (normalization forms); case folding of the Unicode Standard 3.13.

    Example:
        >>> words("The “US-led” Coali\N{SOFT HYPHEN}tion\N{NO-BREAK SPACE}said …")
        ['the', 'us', 'led', 'coalition', 'said']
    """
    plain = text
    if not text.isascii():
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
    if plain.isascii():
        # Three passes over bytes and a cut at spaces take a third of the time of a pattern.
        return plain.encode().translate(_ASCII).decode().split()
    folded = plain_form(plain)
    if folded is not None:
        return _PLAIN.findall(folded)
    return [word for token in _WORD.findall(text) for word in _normal(token).split()]


def plain_form(text: str) -> str | None:
    """Return a text with its case folded, where its words are simply the words of that.

    Most texts are such; looking for a word in this form is cheaper than taking all words out.

    Returns:
        The text in folded case; None where it has hidden characters or compatibility forms.

    Example:
        >>> plain_form("The “Coalition”"), plain_form("Coali\N{SOFT HYPHEN}tion")
        ('the “coalition”', None)
    """
    folded = text.casefold()
    if text.isascii():
        return folded
    normal = unicodedata.is_normalized("NFKC", folded) and _SPECIAL.search(folded) is None
    return folded if normal else None


class Token(NamedTuple):
    """A word where it stands.

    Attributes:
        word: Its normal form; parts that a compatibility form keeps apart are joined by a space.
        start: Index of its first code point.
        stop: Index after its last code point.
    """

    word: str
    start: int
    stop: int


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their places; joined, they give the same as `words`.

    Example:
        >>> [(t.word, text[t.start : t.stop]) for text in ["Moscow's jets"] for t in tokens(text)]
        [('moscow', 'Moscow'), ('s', 's'), ('jets', 'jets')]
    """
    return [Token(_normal(m.group()), *m.span()) for m in _WORD.finditer(text)]


def key(text: str) -> str:
    """Return the words of a text joined by single spaces; texts with the same key say the same.

    Symmetric and total; applying it twice changes nothing for words of common alphabets.

    Example:
        >>> key("“Airstrikes”, he said") == key('"airstrikes" - HE SAID')
        True
    """
    return " ".join(words(text))


def _normal(token: str) -> str:
    if token.isascii():
        return token.casefold()
    return unicodedata.normalize("NFKC", token.translate(_WITHOUT_HIDDEN).casefold())
