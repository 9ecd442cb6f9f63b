"""Marks of page furniture: phrases and shapes that tell what a line is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from stancekit.model import ParagraphRole

__all__ = ["Mark", "find_mark", "has_credit", "plain", "word_set"]

_QUOTES = (
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{COPYRIGHT SIGN}", "(c) "),
)
# Bullets, arrows and other signs that pages put round labels.
_AROUND = " \t:;.,!|*\"'()[]<>\N{BULLET}\N{MIDDLE DOT}\N{HORIZONTAL ELLIPSIS}\N{RIGHTWARDS ARROW}"
_AROUND += (
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
_AROUND += "\N{BLACK RIGHT-POINTING TRIANGLE}\N{BLACK RIGHT-POINTING POINTER}-+#0123456789"
_AROUND += "\N{EN DASH}\N{EM DASH}"
_BEFORE = " *|<>\N{BULLET}\N{MIDDLE DOT}\N{RIGHTWARDS ARROW}\N{BLACK RIGHT-POINTING TRIANGLE}"
_BEFORE += (
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{BLACK RIGHT-POINTING POINTER}-\N{EN DASH}"
)
_NO_WORDS = re.compile(r"\W*")
# Longer lines are running text whatever they say; reading only so far keeps time linear.
_LONGEST = 700
# A sentence that merely begins like a link ("Watch the clock, he told them ...") is longer.
_LONGEST_LINK_SENTENCE = 14


# No phrase is shorter; looking these up is cheaper than trying the phrases.
_HEAD = 2


class Mark(NamedTuple):
    """What a phrase tells about its line.

    Attributes:
        role: The role of the line.
        reason: Why, as a short name.
        label: Whether headlines of other articles follow.
    """

    role: ParagraphRole
    reason: str
    label: bool


class _Rule(NamedTuple):
    mark: Mark
    words: int
    whole: frozenset[str]
    start: re.Pattern[str] | None
    heads: frozenset[str]  # the first two characters of the phrases of `start`
    inside: re.Pattern[str] | None
    keys: tuple[str, ...]  # a line without any of them holds no phrase of `inside`


class _Furniture(NamedTuple):
    rules: tuple[_Rule, ...]
    credit: re.Pattern[str]
    # What all rules together look for: most lines have none of it.
    words: int
    whole: frozenset[str]
    heads: frozenset[str]
    keys: tuple[str, ...]


def _starts(phrases: list[str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    # A phrase that ends in a letter ends at the end of a word.
    return re.compile("|".join(re.escape(p) + (r"\b" if p[-1].isalnum() else "") for p in phrases))


def _keys(phrases: list[str]) -> tuple[str, ...]:
    """Return few strings such that every phrase holds one of them."""
    found: list[str] = []
    for phrase in phrases:
        if not any(key in phrase for key in found):
            found.append(max(phrase.split(), key=len))
    return tuple(found)


@cache
def _data() -> dict[str, Any]:
    source = resources.files("stancekit.paragraphs").joinpath("furniture.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a set of words of the table, by its name."""
    return frozenset(_data()["words"][name].split())


@cache
def _furniture() -> _Furniture:
    data = _data()
    rules = tuple(
        _Rule(
            Mark(ParagraphRole(entry["role"]), entry["reason"], entry.get("label", False)),
            entry["words"],
            frozenset(entry.get("whole", ())),
            _starts(entry.get("start", [])),
            frozenset(phrase[:_HEAD] for phrase in entry.get("start", [])),
            _starts(entry.get("inside", [])),
            _keys(entry.get("inside", [])),
        )
        for entry in data["mark"]
    )
    names = "|".join(re.escape(n) for n in sorted(data["agencies"]["names"], key=len, reverse=True))
    # (Reuters/First Last), [AFP], (Photo: AP), First Last/AFP, AP Photo/First Last, (AP/File)
    credit = re.compile(
        rf"[(\[][^()\[\]]{{0,80}}\b(?:{names})\b[^()\[\]]{{0,80}}[)\]]\W*\Z"
        r"|[(\[](?i:photos?|images?|pictures?|credit|via|courtesy)\b[^()\[\]]{2,100}[)\]]\W*\Z"
        rf"|\b[A-Z][\w.'’-]{{1,30}} ?/ ?(?:{names})\b[^.!?]{{0,40}}\Z"
        rf"|\b(?:{names}) ?/ ?[A-Z][^.!?]{{1,60}}\Z"
        rf"|[|] ?(?:{names})\b[^.!?]{{0,60}}\Z"
    )
    return _Furniture(
        rules,
        credit,
        max(rule.words for rule in rules),
        frozenset().union(*(rule.whole for rule in rules)),
        frozenset().union(*(rule.heads for rule in rules)),
        tuple(key for rule in rules for key in rule.keys),
    )


def plain(line: str) -> str:
    """Return a line as marks are written: lower case, straight quotes, single spaces.

    Example:
        >>> plain("Don’t  Miss")
        "don't miss"
    """
    if not line.isascii():
        for curly, straight in _QUOTES:
            line = line.replace(curly, straight)
    return " ".join(line.casefold().split())


def find_mark(line: str) -> Mark | None:
    """Return what the words of a line tell about it; None where they tell nothing.

    Example:
        >>> find_mark("READ MORE: Talks resume in Vienna").reason
        'link line'
        >>> find_mark("He read more than the summary.") is None
        True
    """
    if len(line) > _LONGEST:
        return None
    text = plain(line)
    bare, begun = text.strip(_AROUND), text.lstrip(_BEFORE)
    count = len(text.split())
    head = begun[:_HEAD]
    known = _furniture()
    if count > known.words or not (
        head in known.heads or bare in known.whole or _holds_any(text, known.keys)
    ):
        return None
    ends = text.endswith((".", '."', '".'))
    for mark, words, whole, start, heads, inside, keys in known.rules:
        if count > words:
            continue
        if bare in whole:
            return mark
        is_link = mark.role is ParagraphRole.LINK
        if ends and is_link and count > _LONGEST_LINK_SENTENCE:
            continue
        if start and head in heads and start.match(begun):
            return mark
        for part in keys:
            if part in text:
                if inside and inside.search(text):
                    return mark
                break
    return None


def _holds_any(text: str, keys: tuple[str, ...]) -> bool:
    for key in keys:  # noqa: SIM110 - `any` with a generator takes three times as long
        if key in text:
            return True
    return False


def has_credit(line: str) -> re.Match[str] | None:
    """Return the credit that a line ends in (`(Reuters/First Last)`, `[AFP]`), if it does.

    Example:
        >>> has_credit("The minister in Vienna. (Reuters/Ann Other)").group()
        '(Reuters/Ann Other)'
    """
    if len(line) > _LONGEST or not ("/" in line or "|" in line or _ends_bracketed(line)):
        return None
    return _furniture().credit.search(line)


def _ends_bracketed(line: str) -> bool:
    closing = max(line.rfind(")"), line.rfind("]"))
    return closing >= 0 and _NO_WORDS.fullmatch(line, closing + 1) is not None
