"""What a line looks like, whatever it says: sentence or title, name, date, address."""

from __future__ import annotations

import re

from stancekit.paragraphs.page import Page, plain

__all__ = [
    "begins_with_dateline",
    "ends_sentence",
    "is_address",
    "is_byline",
    "is_date",
    "is_dateline",
    "is_list_item",
    "is_name",
    "is_reading_time",
    "is_title",
    "is_title_case",
    "signature",
]

_CLOSING = "\"'”’»)]}*†"
_OPENING = "\"'“‘«([{"
_ENDS = tuple(".!?…:;,")
# "the U.S." at the end of a line is an abbreviation as often as an end; its words tell.
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
_LIST_ITEM = re.compile(r"(?:[-*•·▪◦‣–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#]\w+")
_UPPER = "A-ZÀ-ÖØ-Þ"
_CAPITALS = rf"[{_UPPER}][{_UPPER}'’.-]{{2,}}(?: [{_UPPER}][{_UPPER}'’.-]+){{0,3}}"
_DATELINE_START = re.compile(
    rf"{_CAPITALS}(?:\s?/\s?{_CAPITALS})?(?:, [\w. ]{{2,30}})?\s*(?:\(|/|--|-|–|—|\.\s)"
)
_DATELINE = re.compile(
    rf"{_CAPITALS}(?:, [A-Z][\w. ]{{2,30}})?[.,]?(?:\s*(?:/[\w-]+/|\([\w ]+\))[.,]?)?\s*[-–—]*"
)
_DATE_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NUMERIC_DATE = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\b")
_NAME_WORD = re.compile(rf"[{_UPPER}][\w.'’-]*,?\Z")
_SIGNATURE = re.compile(
    rf"\s[-–—]{{1,2}}\s?(?P<name>[{_UPPER}][\w.'’-]*(?:\s[\w.'’-]+){{0,5}}(?:,[^.!?|]{{1,60}})?)\s*[|]?\s*\Z"
)


def ends_sentence(line: str, page: Page) -> bool:
    """Tell whether a line ends as a sentence or a clause does, closing quotation marks aside."""
    bare = line.rstrip(_CLOSING + " ")
    if not bare.endswith(_ENDS):
        return False
    if not (bare.endswith(".") and bare[-2:-1].isupper() and _ABBREVIATION.search(bare)):
        return True
    words = line.split()
    return len(words) > 9 or not page.sentence.isdisjoint(w.casefold() for w in words)


def is_title(line: str, most: int, page: Page) -> bool:
    """Tell whether a line could be a title: at most so many words, no full stop, a capital."""
    long = len(line) > 30 * most or len(line.split(None, most)) > most
    if long or line.rstrip().endswith((":", ",", ";")):
        return False
    first = line.lstrip(_OPENING + " ")[:1]
    if not first or first.islower() or not first.isalnum():
        return False
    bare = line.rstrip(_CLOSING + " ")
    return not ends_sentence(line, page) or bare.endswith(("?", "!"))


def is_title_case(line: str) -> bool:
    """Tell whether most longer words of a line begin with a capital letter."""
    long = [w.lstrip(_OPENING) for w in line.split() if len(w) >= 4]
    return len(long) >= 2 and sum(w[:1].isupper() for w in long) >= 0.8 * len(long)


def is_list_item(line: str) -> bool:
    """Tell whether a line begins with a bullet, a number or a letter of a list."""
    return _LIST_ITEM.match(line) is not None


def is_address(line: str) -> bool:
    """Tell whether a line is only web or mail addresses, handles or hash tags."""
    parts = line.split(None, 1)
    if parts and parts[0].isalpha():
        return False
    parts = line.split(None, 12)
    if len(parts) > 12:
        return False
    return all(_ADDRESS.fullmatch(p.strip("()[]<>,;|")) for p in parts)


def is_reading_time(line: str, page: Page) -> bool:
    """Tell whether a line only says how long the article takes to read."""
    return len(line) <= 60 and page.reading.fullmatch(plain(line).strip(" .|•·()")) is not None


def is_date(line: str, page: Page) -> bool:
    """Tell whether a line is only a date of publication, with or without `Published`."""
    if len(line) > 120:
        return False
    if not any(map(str.isdigit, line)):
        return False
    text = plain(line)
    tokens = _DATE_TOKEN.findall(text)
    known = all(t in page.date or t.isdigit() for t in tokens)
    return known and (
        not page.makes_date.isdisjoint(tokens) or _NUMERIC_DATE.search(text) is not None
    )


def is_byline(line: str, page: Page) -> bool:
    """Tell whether a line only says who wrote the article (`By Ann Other in Vienna`)."""
    words = line.split() if len(line) <= 160 else []
    if not 2 <= len(words) <= 16:
        return False
    first, rest = words[0], words[1:]
    if first.rstrip(":").casefold() not in page.by:
        if page.place.isdisjoint(words[2:5]) or ends_sentence(line, page):
            return False
        rest = words
    named = sum(bool(_NAME_WORD.match(w)) for w in rest)
    return (
        bool(_NAME_WORD.match(rest[0]))
        and all(_NAME_WORD.match(w) or w.casefold().strip(",") in page.in_byline for w in rest)
        and named >= min(2, len(rest))
    )


def is_name(line: str) -> bool:
    """Tell whether a line is two to four capitalised words, as a name is."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(w[0].isupper() and w.isalpha() for w in words)


def begins_with_dateline(line: str) -> bool:
    """Tell whether a line begins with a place in capitals and a mark (`MOSCOW, October 4.`)."""
    return _DATELINE_START.match(line) is not None


def is_dateline(line: str) -> bool:
    """Tell whether a line is a place in capitals with a date or an agency, and nothing else."""
    whole = len(line) <= 80 and _DATELINE.fullmatch(line) is not None
    return whole and any(mark in line for mark in ",/(–—-") and any(c.islower() for c in line)


def signature(line: str) -> re.Match[str] | None:
    """Return the speaker's name after a dash at the end of a line, as pull quotes have it."""
    if len(line) > 700 or not ("-" in line or "–" in line or "—" in line):
        return None
    return _SIGNATURE.search(line)
