"""What the words around a name say about it: government or city, this person or a namesake."""

from __future__ import annotations

import re
from importlib import resources

from stancekit.model import Actor, ActorKind
from stancekit.text.names import ARTICLES
from stancekit.text.wordlists import read_sections

__all__ = ["COMMON_WORDS", "allows", "begin_with"]


_LISTS = read_sections("stancekit.codebook", "context.txt")

_ORGANS = _LISTS["organs"]
COMMON_WORDS = _LISTS["function words"] | ARTICLES | {"who", "aid", "what"}

_LINE = 200  # code points; longer lines are no headlines

_AFTER = re.compile(r"(?:['’]s)?[^\S\n]{1,2}([^\W_]+)")
_AFTER_TWO = re.compile(r"[^\S\n]{1,2}([^\W_]+)(?:[^\S\n]{1,2}([^\W_]+))?")
_DATELINE = re.compile(
    r"(?:[^\S\n]{0,2},[^\S\n]{0,2}[A-Z][a-z]{2,9}\.?[^\S\n]{1,2}\d|[^\S\n]{0,2}[—–-]{1,2}[^\S\n]|"
    r"[^\S\n]{0,2}[(/.]|[^\S\n]{0,2}:)"
)
_CITY_AFTER = re.compile(
    r"(?:,[^\S\n](?=[A-Z])(?!and\b)|[^\S\n](?:suburbs?|airport|province|region|street|countryside"
    r"|governorate|residents?|city|University|embassy|Opera|time|metro)\b)"
)
_ORGAN_OF = re.compile(r"([^\W\d_]+)[^\S\n](?:of|in)[^\S\n](?:the[^\S\n])?\Z")
_BETWEEN = re.compile(r"\bbetween[^\S\n]{1,2}(?:[^\W_]+[^\S\n]{1,2}){0,3}\Z", re.IGNORECASE)
_JOINED = re.compile(r"(?:[^\S\n]and[^\S\n]|,[^\S\n])([^\W_]+)(?:[^\S\n](?:and[^\S\n])?([^\W_]+))?")


def begin_with(text: str, begin: int, before: tuple[str, ...], reach: int) -> int | None:
    """Return where an alias starts whose uncapitalised words stand before a position.

    An Arabic article before the name belongs to it.

    Returns:
        The start; None where the words do not stand there.
    """
    if not before and begin > 1:
        gap, last = text[begin - 1], text[begin - 2]
        if gap not in _JOINTS or (gap == " " and last not in "lL" and last.isalnum()):
            return begin  # no word that ends so is an article
    position = begin
    for wanted in reversed(before):
        word, place = _word_before(text, position)
        if word.casefold() != wanted or place < begin - reach:
            return None
        position = place
    if not before and text[begin - 1 : begin] in _JOINTS:
        word, place = _word_before(text, begin)
        hyphen = text[begin - 1] != " "
        if word.casefold() in (ARTICLES if hyphen else ("al", "el")):
            return place
    return position


_JOINTS = ("-", " ", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
_GAPS = (*_JOINTS, "\N{NO-BREAK SPACE}")
_WORD_REACH = 24  # code points; longer words are no titles, articles or verbs


def _word_before(text: str, start: int) -> tuple[str, int]:
    """Return the word right before a position and where it starts; nothing where there is none.

    One or two spaces, a hyphen and the full stop of "Mr." may stand between.
    """
    stop = start
    while stop and start - stop < 2 and text[stop - 1] in _GAPS:
        stop -= 1
    if stop == start or not stop:
        return "", start
    if text[stop - 1] == ".":
        stop -= 1
    place, low = stop, stop - _WORD_REACH if stop > _WORD_REACH else 0
    spaced = max(low, text.rfind(" ", low, stop) + 1)
    if (word := text[spaced:stop]).isalnum():
        return word, spaced
    while place > low and text[place - 1].isalnum():
        place -= 1
    return text[place:stop], place


def government(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the place of a state's government or forces, named with the state's name.

    "The Iraqi government", "Damascus authorities", "the authorities in Damascus", "Iraq's army".

    Returns:
        Start and stop of the whole; None where the words around the name do not make one.
    """
    following = _AFTER.match(text, stop)
    if following is not None and following[1].casefold() in _ORGANS:
        return start, following.end(1)
    if not text.endswith(("of ", "in ", "he "), max(0, start - 3), start):
        return None
    leading = _ORGAN_OF.search(text, max(0, start - 32), start)
    if leading is not None and leading[1].casefold() in _ORGANS:
        return leading.start(1), stop
    return None


def allows(text: str, start: int, stop: int, how: str, actor: Actor) -> bool:
    """Tell whether the words around a found name let it mean the actor."""
    if how == "metonym":
        return _means_government(text, start, stop)
    if how == "surname":
        return not _namesake(text, start, stop)
    if how == "role":
        return not _named_after(text, stop)
    return actor.kind is ActorKind.PERSON or not _within_name(text, start, stop)


def _means_government(text: str, start: int, stop: int) -> bool:
    """Tell whether a capital stands for its government.

    "Damascus rejected", "Moscow's position", "talks with Moscow", "between Moscow and
    Washington" do; "in Damascus", a dateline, a ship in quotation marks do not.
    """
    before, _ = _word_before(text, start)
    word = before.casefold()
    if word in _LISTS["places"] or _DATELINE.match(text, stop) or _CITY_AFTER.match(text, stop):
        return False
    if start and text[start - 1] in "“\"'‘«" and stop < len(text) and text[stop] in "”\"'’»":
        return text[stop : stop + 2] in ("’s", "'s")
    if word in _LISTS["relations"] or _BETWEEN.search(text, max(0, start - 40), start):
        return True
    if text[stop : stop + 2] in ("’s", "'s"):
        following = _AFTER.match(text, stop)
        return following is not None and following[1].casefold() not in _LISTS["city things"]
    return _acts(text, stop)


def _acts(text: str, stop: int) -> bool:
    """Tell whether a verb of a government follows: "rejected", "has agreed", "and Paris said"."""
    match = _AFTER_TWO.match(text, stop)
    if match is None:
        joined = _JOINED.match(text, stop)
        if joined is None:
            return False
        return joined[2] is not None and joined[1][0].isupper() and _verb(joined[2])
    first, second = match[1], match[2] or ""
    if _verb(first):
        return True
    if first.casefold() in _LISTS["adverbs"] or first.endswith("ly"):
        return _verb(second)
    if first == "and" and second[:1].isupper():
        joined = _JOINED.match(text, stop)
        return joined is not None and joined[2] is not None and _verb(joined[2])
    return first.casefold() in _LISTS["governments"]


def _verb(word: str) -> bool:
    folded = word.casefold()
    if folded in _LISTS["verbs"]:
        return True
    return (
        word.islower() and len(word) > 4 and word.endswith("ed") and word not in _LISTS["no verbs"]
    )


def _namesake(text: str, start: int, stop: int) -> bool:
    """Tell whether a surname belongs to somebody else: "Asma al-Assad", "Carter Center"."""
    word, at = _word_before(text, start)
    other_first = (
        word[:1].isupper()
        and word.casefold() not in _LISTS["titles"]
        and word.casefold() not in _LISTS["function words"]
        and not word.endswith("ly")
        and not _verb(word.casefold())
    )
    following = _AFTER_TWO.match(text, stop)
    other_last = (
        following is not None
        and following[1][0].isupper()
        and not following[1].isupper()
        and following[1].casefold() not in _LISTS["days"]
    )
    if not (other_first or other_last):
        return False
    del at
    return not _title_case(text, start)


def _title_case(text: str, position: int) -> bool:
    """Tell whether the line is a headline in which nearly every long word is capitalised."""
    low = text.rfind("\n", max(0, position - _LINE), position) + 1
    high = text.find("\n", position, position + _LINE)
    if (not low and position > _LINE) or (high < 0 and position + _LINE < len(text)):
        return False
    line = text[low : high if high >= 0 else len(text)]
    words: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


_NAME_AFTER = re.compile(
    r"(?:[^\S\n]{1,2}|[^\S\n]?,[^\S\n])(?:[A-Z]\.[^\S\n])?([A-ZÀ-ÖØ-ÞА-Я][^\W_]+)(?:[^\S\n-]([A-ZÀ-ÖØ-ÞА-Я][^\W_]+)?)?"
)


def _named_after(text: str, stop: int) -> bool:
    """Tell whether an office is followed by the name of whoever holds it."""
    match = _NAME_AFTER.match(text, stop)
    if match is None or match[1].casefold() in _LISTS["days"] or match[1].isupper():
        return False
    comma = "," in text[stop : match.start(1)]
    if match[1].casefold() in _LISTS["function words"]:
        return False
    return not comma or match[2] is not None


def _no_states() -> dict[str, tuple[str, ...]]:
    """Read the longer names, by each of their words."""
    data = resources.files("stancekit.codebook").joinpath("data", "not_states.txt")
    found: dict[str, tuple[str, ...]] = {}
    for line in data.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for word in line.split():
                found[word] = (*found.get(word, ()), line)
    return found


_NO_STATES = _no_states()


def _within_name(text: str, start: int, stop: int) -> bool:
    """Tell whether a state's name is part of a longer name that means something else."""
    name = text[start:stop].removeprefix("the ")
    longer_names = _NO_STATES.get(name.rpartition(" ")[2])
    if longer_names is None:
        return False
    start = stop - len(name)
    return any(
        text.startswith(longer, start - place)
        for longer in longer_names
        for place in (longer.find(name),)
        if 0 <= place <= start
    )
