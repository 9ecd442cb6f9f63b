"""What the rules for pages know of a language: marks of furniture, and words of its lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple, NoReturn

from stancekit.errors import ParseError, Problem, Severity
from stancekit.model import ParagraphRole
from stancekit.text.wordings import Wording, Wordings, base

__all__ = ["HEAD", "Mark", "Page", "Rule", "page_of", "plain", "read_marks"]

_QUOTES = (
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{COPYRIGHT SIGN}", "(c) "),
)
# No phrase is shorter; looking these up is cheaper than trying the phrases.
HEAD = 2
_wording_of = Wordings(
    "stancekit.paragraphs",
    {
        "lines": {
            "sentence": "words",
            "date": "words",
            "makes a date": "words",
            "before minutes": "phrases",
            "minutes": "words",
            "behind minutes": "phrases",
            "by": "words",
            "place": "words",
            "inside a byline": "words",
            "is": "phrases",
            "author": "phrases",
            "banned": "words",
            "rights": "words",
            "credit": "words",
        },
    },
).of
_PHRASES = ("whole", "start", "inside")
_UPPER = "[A-ZÀ-ÖØ-Þ]"


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


class Rule(NamedTuple):
    """The phrases of a mark.

    Attributes:
        mark: What they tell.
        words: The longest line, in words, that they hold for.
        whole: Lines that are one of them.
        start: What lines begin with.
        heads: The first characters of those phrases.
        inside: What lines hold.
        keys: A line without any of them holds no phrase of `inside`.
    """

    mark: Mark
    words: int
    whole: frozenset[str]
    start: re.Pattern[str] | None
    heads: frozenset[str]
    inside: re.Pattern[str] | None
    keys: tuple[str, ...]


class Page(NamedTuple):
    """A language as the rules for pages read it.

    Attributes:
        rules: The marks of furniture.
        words: The longest line, in words, that any mark holds for.
        whole: What lines are by any mark.
        heads: What lines begin with by any mark.
        keys: A line without any of them holds nothing of `inside` of any mark.
        credit: A credit at the end of a line.
        sentence: Words that make a short line that ends in an abbreviation a sentence.
        date: Words of a line that is a date of publication.
        makes_date: Those of them of which it needs one.
        reading: How long an article takes to read.
        by: What a byline begins with, in small letters.
        place: What stands before its place.
        in_byline: Words in small letters that it may hold.
        author: A line about the author.
        banned: A line about a body that is banned somewhere.
        rights: Words of a line that keeps rights.
    """

    rules: tuple[Rule, ...]
    words: int
    whole: frozenset[str]
    heads: frozenset[str]
    keys: tuple[str, ...]
    credit: re.Pattern[str]
    sentence: frozenset[str]
    date: frozenset[str]
    makes_date: frozenset[str]
    reading: re.Pattern[str]
    by: frozenset[str]
    place: frozenset[str]
    in_byline: frozenset[str]
    author: re.Pattern[str]
    banned: re.Pattern[str]
    rights: re.Pattern[str]


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


def page_of(tag: str | None) -> Page:
    """Return what is known of pages in a language, read once; English for what is not shipped.

    Args:
        tag: BCP 47 tag of a document.

    Raises:
        ParseError: A table of the language does not hold what the rules ask for.

    Example:
        >>> "par" in page_of("fr").by, page_of("fr-CA") is page_of("fr")
        (True, True)
    """
    return _page(base(tag))


@cache
def _page(tag: str) -> Page:
    folder = resources.files("stancekit.paragraphs") / "data"
    name = f"stancekit/paragraphs/data/{tag}/furniture.toml"
    rules = read_marks((folder / tag / "furniture.toml").read_text(encoding="utf-8"), name)
    lines = (folder / "agencies.txt").read_text(encoding="utf-8").splitlines()
    agencies = [line for line in lines if line and not line.startswith("#")]
    known = _wording_of(tag)
    before, behind = (known.pattern("lines", f"{side} minutes") for side in ("before", "behind"))
    reading = (
        rf"(?:{before}\s*[:-]?\s*)?\d{{1,3}}(?:-\d{{1,3}})?[ -]?{known.pattern('lines', 'minutes')}"
        rf"(?:[ -]{behind})?"
    )
    is_, author = known.pattern("lines", "is"), known.pattern("lines", "author")
    return Page(
        rules,
        max(rule.words for rule in rules),
        frozenset().union(*(rule.whole for rule in rules)),
        frozenset().union(*(rule.heads for rule in rules)),
        tuple(key for rule in rules for key in rule.keys),
        _credit(agencies, known),
        _set(known, "sentence"),
        _set(known, "date"),
        _set(known, "makes a date"),
        re.compile(reading),
        _set(known, "by"),
        _set(known, "place"),
        _set(known, "inside a byline"),
        re.compile(rf"(?:{_UPPER}[\w.'’-]*\s){{1,4}}{is_}\b.{{0,120}}\b{author}\b"),
        re.compile(rf"\*.{{0,160}}\b{known.pattern('lines', 'banned')}\b", re.IGNORECASE),
        re.compile(known.pattern("lines", "rights"), re.IGNORECASE),
    )


def _set(known: Wording, key: str) -> frozenset[str]:
    return frozenset(known.words("lines", key))


def _credit(agencies: Iterable[str], known: Wording) -> re.Pattern[str]:
    """Return what finds a credit at the end of a line.

    (Reuters/First Last), [AFP], (Photo: AP), First Last/AFP, AP Photo/First Last, (AP/File)
    """
    names = "|".join(re.escape(n) for n in sorted(agencies, key=len, reverse=True))
    return re.compile(
        rf"[(\[][^()\[\]]{{0,80}}\b(?:{names})\b[^()\[\]]{{0,80}}[)\]]\W*\Z"
        rf"|[(\[](?i:{known.pattern('lines', 'credit')})\b[^()\[\]]{{2,100}}[)\]]\W*\Z"
        rf"|\b{_UPPER}[\w.'’-]{{1,30}} ?/ ?(?:{names})\b[^.!?]{{0,40}}\Z"
        rf"|\b(?:{names}) ?/ ?{_UPPER}[^.!?]{{1,60}}\Z"
        rf"|[|] ?(?:{names})\b[^.!?]{{0,60}}\Z"
    )


def read_marks(source: str, name: str) -> tuple[Rule, ...]:
    r"""Read the marks of a language and check them.

    Args:
        source: TOML with a table `[[mark]]` for each mark.
        name: How errors call it, mostly its file.

    Raises:
        ParseError: It is no TOML, or a mark is none. The message names the file and the key.

    Example:
        >>> source = '[[mark]]\nrole = "link"\nreason = "label"\nwords = 3\nwhole = ["see also"]'
        >>> read_marks(source, "mine.toml")[0].mark.reason
        'label'
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        _refuse(name, "", error, "TOML")
    marks = data.get("mark")
    if set(data) != {"mark"} or not isinstance(marks, list) or not marks:
        _refuse(name, "", ", ".join(data) or "nothing", "tables [[mark]] and nothing else")
    return tuple(_rule(name, f"mark[{number}]", entry) for number, entry in enumerate(marks))


def _rule(name: str, place: str, entry: dict[str, object]) -> Rule:
    known = ("role", "reason", "words", "label", *_PHRASES)
    for key in entry:
        if key not in known:
            _refuse(name, f"{place}.{key}", "an unknown key", ", ".join(known))
    roles = [str(role) for role in ParagraphRole]
    role, reason, words = entry.get("role"), entry.get("reason"), entry.get("words")
    label = entry.get("label", False)
    if role not in roles:
        _refuse(name, f"{place}.role", repr(role), f"one of {', '.join(roles)}")
    if not isinstance(reason, str) or not reason:
        _refuse(name, f"{place}.reason", repr(reason), "a short name")
    if not isinstance(words, int) or words < 1:
        _refuse(name, f"{place}.words", repr(words), "the words of the longest line, 1 or more")
    if not isinstance(label, bool):
        _refuse(name, f"{place}.label", repr(label), "true or false")
    whole, start, inside = (_phrases(name, f"{place}.{k}", entry.get(k, [])) for k in _PHRASES)
    if not (whole or start or inside):
        _refuse(name, place, "no phrase", f"one or more under {', '.join(_PHRASES)}")
    return Rule(
        Mark(ParagraphRole(role), reason, label),
        words,
        frozenset(whole),
        _any_of(start),
        frozenset(phrase[:HEAD] for phrase in start),
        _any_of(inside),
        _keys(inside),
    )


def _phrases(name: str, place: str, held: object) -> list[str]:
    if not isinstance(held, list):
        _refuse(name, place, repr(held), "a list of phrases")
    for number, phrase in enumerate(held):
        at = f"{place}[{number}]"
        if not isinstance(phrase, str) or len(phrase) < HEAD:
            _refuse(name, at, repr(phrase), f"a phrase of {HEAD} characters or more")
        # Most are plain letters, for which no more need be asked.
        simple = phrase.isascii() and phrase.islower() and "  " not in phrase and phrase[0] != " "
        if not simple and plain(phrase) != phrase.rstrip(" "):
            _refuse(name, at, repr(phrase), f"it as lines are compared, {plain(phrase)!r}")
    return held


def _refuse(name: str, place: str, got: object, expected: str) -> NoReturn:
    message = f"{place + ': ' if place else ''}got {got}, expected {expected}"
    raise ParseError(Problem(Severity.ERROR, "bad-mark", message, document=name))


def _any_of(phrases: list[str]) -> re.Pattern[str] | None:
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
