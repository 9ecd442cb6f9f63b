"""What the words beside a name say about who has it: "US Secretary of State John Kerry"."""

from __future__ import annotations

import re

from stancekit.statements.speakers_names import WORDS

__all__ = ["title_words", "titles_beside"]

_CLAUSE = re.compile(r"[,.;:()“”\"\n–—]")
_APPOSITION = re.compile(r",[\s ]((?:the|an?|[a-z]+)[\s ][^,.;:()“”\"\n]{3,90})[,.;]")
_BEFORE_COMMA = re.compile(
    r"(?:^|[.!?;:“”\"\n,]\s|\n)((?:[Tt]he|[Aa]n?|[Hh]is|[Ii]ts)[\s\u00a0][^,.;:()“”\"\n]{3,80}),[\s\u00a0]\Z"
)
_VERB = re.compile(
    r"\b(?:said|says|told|added|noted|stressed|believes|thinks|warned|is|was|has|had)\b"
)
_WORD = re.compile(r"[^\W\d_]+")


def title_words(title: str) -> list[str]:
    """Return the words of a title in lower case.

    Example:
        >>> title_words("Vice-President of Iran")
        ['vice', 'president', 'of', 'iran']
    """
    return [word.casefold() for word in _WORD.findall(title)]


def titles_beside(text: str, start: int, stop: int) -> frozenset[str]:
    """Return the words of the titles that stand with a name, in lower case.

    Args:
        text: Any text.
        start: Where the name starts, in code points.
        stop: Where it ends.

    Example:
        >>> text = "and met Senator Ann Lee, an expert on law."
        >>> sorted(titles_beside(text, 16, 23))
        ['an', 'expert', 'law', 'on', 'senator']
    """
    before = _CLAUSE.split(text[max(0, start - 70) : start])[-1]
    run = _WORD.findall(before)[-6:]
    while run and not run[0][0].isupper() and run[0] not in WORDS["offices"]:
        run.pop(0)
    words = {w.casefold() for w in run}
    office = _BEFORE_COMMA.search(text, max(0, start - 90), start)
    if office is not None and not _VERB.search(office[1]):  # "The envoy to Rome, Ann Lee"
        words.update(title_words(office[1])[-8:])
    after = _APPOSITION.match(text, stop)
    if after is not None and not _VERB.search(after[1]):
        words.update(title_words(after[1])[:8])
    return frozenset(words)
