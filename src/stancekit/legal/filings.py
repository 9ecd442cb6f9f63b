"""The grammar of numbered resolutions and of document symbols of the United Nations.

As in `stancekit.legal.grammar`, every pattern is matched at one place and looks no further than a
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from stancekit.legal.grammar import JOIN, PARAGRAPH_LIST, PINPOINT_HEAD, Item, paragraph_label
from stancekit.legal.numerals import ROMAN, read_digits

__all__ = ["Symbol", "paragraphs_after", "paragraphs_of_which", "read_resolutions", "read_symbol"]

_HEAD = re.compile(
    r"(?:(?i:resolutions?)|RES|Res\.?|(?:UN)?SCRs?)"
    r"(?:\s{1,4}(?i:no\.?|nos\.?|numbers?|nr\.?))?\s{1,4}(?=\d|ES-|S-)"
)
_SESSION = rf"(?:(?:S|ES)-)?(?:{ROMAN}|[1Il]{{1,3}})"
_YEAR = r"(?:19|20)\d\d"
_PLURAL = re.compile(r"(?i)resolutions|SCRs|UNSCRs")
_OLD_SESSION = str.maketrans("1l", "II")
# What follows a number that is no resolution's: "resolution 1080p", "resolution 300 dpi".
_NO_NUMBER = r"(?!\d|[.,]\d|\s?(?:p|dpi|pixels?|x|×)\b|%)"
_NUMBERED = re.compile(
    rf"""
    (?P<old>\d{{1,4}}(?:\s?[A-Z])?)\s{{0,3}}\(\s?(?P<session>{_SESSION})\s?\)
    | (?P<new>(?:(?:ES|S)-)?\d{{1,4}}\s?/\s?(?:L\.)?\d{{1,4}}(?:\s?[A-Z]\b(?!\.))?)(?![\d/])
    | (?P<number>\d{{1,4}}|\d,\d{{3}}){_NO_NUMBER}
      (?:\s{{0,3}}\(\s?(?P<year>{_YEAR})\s?\)|\s{{1,4}}of\s{{1,4}}(?P<of>{_YEAR})(?!\d))?
    """,
    re.VERBOSE,
)


def _compact(written: str) -> str:
    return "".join(written.split())


def read_resolutions(text: str, start: int) -> list[tuple[str, Item]]:
    """Read a list of resolution numbers behind their head noun; empty where there is none.

    Returns:
        Pairs of the form of the number (`old` with a session in Roman numerals, `new` with a
        slash, `number`) and the item, whose label is the number.

    Example:
        >>> [(f, i.label, i.year) for f, i in read_resolutions("resolutions 242 (1967) and 338", 0)]
        [('number', '242', 1967), ('number', '338', None)]
    """
    head = _HEAD.match(text, start)
    items: list[tuple[str, Item]] = []
    place = head.end() if head else len(text)
    while head and (match := _NUMBERED.match(text, place)):
        begin = start if not items else match.start()
        form = "old" if match["old"] else "new" if match["new"] else "number"
        year = match["year"] or match["of"]
        if form == "old":
            session = match["session"].translate(_OLD_SESSION)
            label = f"{_compact(match['old'])}({session})"
        else:
            label = _compact(match[form]).replace(",", "")
        items.append((form, Item(begin, match.end(), label, int(year) if year else None)))
        join = JOIN.match(text, match.end())
        if not join or not (_PLURAL.match(head[0]) or _looks_cited(text, join.end())):
            break
        place = join.end()
    return items


def _looks_cited(text: str, place: int) -> bool:
    """Tell whether a number after a singular "resolution" is one more citation."""
    match = _NUMBERED.match(text, place)
    return bool(match and (match["year"] or match["old"] or match["new"]))


_SLASH = r"\s{0,2}/\s{0,2}"
_TAIL = rf"(?:{_SLASH}(?:Rev|Add|Corr|Amend|L|Summary)\.\s?\d{{1,3}}(?:[-/]\d{{1,3}}(?!\d))?)"
_PART = r"[\dA-Z][\w.()-]{0,30}(?:/[\w.()-]{0,30}\d){0,4}"
_SYMBOL = re.compile(
    rf"""
    (?P<council>S{_SLASH}RES{_SLASH}(?P<council_number>\d{{1,4}})
        (?:\s?\(\s?(?P<council_year>{_YEAR})\s?\))?)
    | (?P<assembly>A{_SLASH}RES{_SLASH}(?:
        (?:(?:ES|S)-)?\d{{1,3}}{_SLASH}\d{{1,3}}(?:\s?[A-Z]\b)?
        | \d{{1,4}}(?:\s?[A-Z])?\s?\(\s?(?:(?:S|ES)-)?{ROMAN}\s?\)))
    | (?P<rights>A{_SLASH}HRC{_SLASH}RES{_SLASH}(?:S-)?\d{{1,2}}{_SLASH}\d{{1,3}})
    | (?P<social>E{_SLASH}RES{_SLASH}\d{{4}}{_SLASH}\d{{1,3}})
    | (?P<record>[SA]{_SLASH}(?:\d{{2}}{_SLASH}|C\.\d{_SLASH}\d{{2}}{_SLASH})?
        PV\s?\.?\s?(?P<meeting>[\dIlO]{{1,5}}))(?:\s?\(Resumption\s?\d\))?
    | (?P<document>
        S{_SLASH}(?:PRST{_SLASH})?(?:19[4-9]\d|20\d\d){_SLASH}\d{{1,4}}{_TAIL}{{0,2}}
        | S{_SLASH}(?:INF|AC\.\d{{1,2}}|AGENDA|Agenda|PET|NGO){_SLASH}{_PART}
        | SC/\d{{4,5}}(?:-[A-Z]{{2,4}}/\d{{3,5}})?(?![\d/])
        | S{_SLASH}\d{{2,5}}(?:{_TAIL}{{1,2}}|(?![\d/]))
        | A{_SLASH}(?:(?:ES|S)-)?\d{{1,2}}{_SLASH}(?:L\.)?\d{{1,4}}(?!\d|/\d){_TAIL}{{0,2}}
          (?:-S/\d{{4}}/\d{{1,4}})?
        | A{_SLASH}(?:HRC|C\.\d|CN\.\d|AC\.\d{{1,3}}|CONF\.\d{{1,3}}|INF|ES-\d{{1,2}}|S-\d{{1,2}})
          {_SLASH}{_PART}
        | A{_SLASH}\d{{3,4}}(?![\d/])
        | (?:E|ST|T){_SLASH}(?:\d{{4}}|C\.\d{{1,2}}|CN\.\d{{1,2}}|SG|LEG|SGB){_SLASH}{_PART})
    """,
    re.VERBOSE,
)
_SERIES = ("council", "assembly", "rights", "social", "record", "document")
_MORE = re.compile(r"\s{0,2},?\s{0,3}(?:and|,)\s{1,4}((?:Add|Corr|Rev)\.\s?\d{1,3})(?![\d-])")
_BASE = re.compile(r"(.+/)(?:Add|Corr|Rev)\.\d+\Z")


@frozen
class Symbol:
    """A document symbol in a text.

    Attributes:
        series: `council`, `assembly`, `rights`, `social`, `record` or `document`.
        start: Where it begins.
        stop: Where it ends.
        symbol: Normal form.
        year: Year given with a Council resolution; None where none is.
    """

    series: str
    start: int
    stop: int
    symbol: str
    year: int | None = None


def read_symbol(text: str, start: int) -> Iterator[Symbol]:
    """Read a document symbol that begins at a place, with addenda joined to it.

    Example:
        >>> [s.symbol for s in read_symbol("S / PVI888", 0)]
        ['S/PV.1888']
        >>> [s.symbol for s in read_symbol("S/7930/Add.64 and Add.65", 0)]
        ['S/7930/Add.64', 'S/7930/Add.65']
    """
    match = _SYMBOL.match(text, start)
    if not match:
        return
    series = next(n for n in _SERIES if match[n])
    stop = match.end(series)
    if text[stop : stop + 1].isalnum():
        return
    symbol = _normal(text, start, match, series)
    if symbol is None:
        return
    stop = match.end() if series == "record" else start + len(text[start:stop].rstrip(".)-(")) or 0
    if series in ("council", "assembly"):
        stop = match.end(series)
    year = match["council_year"]
    yield Symbol(series, start, stop, symbol, int(year) if year else None)
    base = _BASE.match(symbol)
    while base and (more := _MORE.match(text, stop)):
        yield Symbol(series, more.start(1), more.end(1), base[1] + _compact(more[1]))
        stop = more.end(1)


def _normal(text: str, start: int, match: re.Match[str], series: str) -> str | None:
    if series == "council":
        return f"S/RES/{match['council_number']}"
    if series == "record":
        number = read_digits(match["meeting"])
        head = _compact(text[start : match.start("meeting")]).rstrip(".")
        return None if number is None else f"{head}.{number}"
    symbol = _compact(match[series])
    return symbol if series == "assembly" else symbol.rstrip(".)-(")


_PARAGRAPH_BEHIND = re.compile(
    r"\s?,\s{1,4}(?:(?:advisory opinion|annex(?: [IVX]{1,4})?|appendix|enclosure)\s?,\s{1,4})?"
    rf"(?:({PINPOINT_HEAD})\s{{0,4}}({PARAGRAPH_LIST})"
    r"|(?:pages?|pp?\.)\s{0,4}(\d{1,4}(?:\s{0,2}[-\u2013]\s{0,2}\d{1,4})?)(?![\d/])"
    r"|((?i:annex|enclosure|appendix)\s{1,4}(?:[IVX]{1,4}|\d{1,2}))\b)(?!\s{1,4}(?:of\s|thereof))"
)
_DATED = r"(?:\s{0,3},?\s{1,4}of\s{1,4}\d{1,2}\s{1,4}[A-Z][a-z]{2,8}\s{1,4}\d{4})?"
_OF_WHICH = re.compile(
    rf"{_DATED}\s{{0,3}},\s{{1,4}}(?:in particular\s{{1,4}})?"
    rf"(({PINPOINT_HEAD})\s{{0,4}}({PARAGRAPH_LIST}))\s{{1,4}}(?:of\s{{1,4}}which|thereof)\b"
)


def paragraphs_after(text: str, stop: int) -> tuple[int, str] | None:
    """Read ", para. 114" or ", p. 12" that begins at a place: its end and label; None for none."""
    match = _PARAGRAPH_BEHIND.match(text, stop)
    if match is None:
        return None
    head, paragraphs, pages, annex = match.groups()
    if paragraphs:
        return match.end(), paragraph_label(paragraphs, head)
    if annex:
        kind, number = annex.split()
        return match.end(), f"{kind.lower()} {number}"
    written = _compact(pages).replace("\u2013", "-")
    return match.end(), f"page{'s' if '-' in written else ''} {written}"


def paragraphs_of_which(text: str, stop: int) -> Item | None:
    """Read ", of 6 August 1990, paragraphs 3 (c) and 4 of which" behind a resolution."""
    match = _OF_WHICH.match(text, stop)
    if match is None:
        return None
    return Item(match.start(1), match.end(1), paragraph_label(match[3], match[2]))
