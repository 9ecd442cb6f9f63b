"""The grammar of citations: articles, chapters, paragraphs, resolutions and document symbols.

Every pattern is anchored: it is matched at one place and never searched for in a whole text. White
space is free within bounds, so that line breaks, tokenised text ("S / PV.7642") and lost spaces
("ofthe") do no harm, and no pattern looks further than a line or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from stancekit.legal.numerals import ROMAN, SPELLED, read_digits, to_roman

__all__ = ["Item", "paragraphs_before", "read_provisions", "read_resolutions", "read_symbol"]


@frozen
class Item:
    """One item of a citation.

    Attributes:
        start: Where it begins; the first of a list begins with the head noun.
        stop: Where it ends.
        label: Normal form: a provision (`Article 2(4)`), a symbol (`S/RES/242`), or a number.
        year: Year given with a resolution; None where none.
    """

    start: int
    stop: int
    label: str
    year: int | None = None


_NUMBER = r"\d[\dlIO]{0,2}(?![\dA-Za-z]|[./]\d)"
_SUB = r"(?:\s?\(\s?(?:\d{1,2}|[a-z]{1,3})\s?\)){0,3}"
_JOIN = re.compile(r"\s{0,3}(?:(?:,|;)\s{0,3}(?:(?:and|or|&)\s{1,4})?|(?:and|or|&|as\s+well\s+as)\s{1,4})")
_TO = re.compile(r"\s{0,3}(?:(?:to|through)\s{1,4}|[-\u2010-\u2015]\s{0,3})")
_PARAGRAPH_HEAD = r"(?i:sub-?paragraphs?|paragraphs?|paras?\.?|pars?\.)"

ARTICLE = re.compile(r"(?:(?i:article)(s?)|(?:Art|art|ART)(s?)\.?)\s{1,4}(?=\d)", re.IGNORECASE)
_ARTICLE_SPELLED = re.compile(rf"(?i:articles?)\s{{1,4}}({SPELLED})(?![\w-])")
_ARTICLE_ITEM = re.compile(rf"({_NUMBER})(?:\s?(bis|ter|quater)\b)?({_SUB})")
_ARTICLE_PARAGRAPH = re.compile(
    rf"\s{{0,3}}[,.]?\s{{1,4}}{_PARAGRAPH_HEAD}\s{{0,4}}({_NUMBER})({_SUB})"
)
CHAPTER = re.compile(r"(?:(?i:chapter)(s?)|Chap\.|Ch\.)\s{1,4}(?=[\dIVXivx]|" + SPELLED + r"\b)")
_CHAPTER_ITEM = re.compile(rf"(?:({ROMAN})|([VIX][VIXl1]{{0,4}})|(\d{{1,2}})|({SPELLED}))(?![\w-])")
_OF_THE = re.compile(r"\s{1,4}of\s{0,4}the\b")


def _compact(sub: str) -> str:
    return re.sub(r"\s+", "", sub)


def _article(match: re.Match[str]) -> str:
    number = read_digits(match[1])
    bis = f" {match[2]}" if match[2] else ""
    return f"Article {number}{bis}{_compact(match[3])}"


def _chapter(match: re.Match[str]) -> str:
    word = (match[2] or "").translate(str.maketrans("l1", "II")) or match[0]
    number = read_digits(word)
    return f"Chapter {to_roman(number) if number else word}"


def read_provisions(text: str, start: int) -> list[Item]:
    """Read a list of articles or chapters that begins at a place; empty where none does.

    Example:
        >>> [i.label for i in read_provisions("Articles 2, 33 and 51 of", 0)]
        ['Article 2', 'Article 33', 'Article 51']
        >>> [i.label for i in read_provisions("Article 2, paragraphs 3 and 4", 0)]
        ['Article 2(3)', 'Article 2(4)']
        >>> [i.label for i in read_provisions("Chapters VI to VIII", 0)]
        ['Chapters VI-VIII']
    """
    head = ARTICLE.match(text, start)
    if head:
        plural = bool(head[1] or head[2])
        return _read_list(text, start, head.end(), plural, _ARTICLE_ITEM, _article)
    head = CHAPTER.match(text, start)
    if head:
        return _read_list(text, start, head.end(), bool(head[1]), _CHAPTER_ITEM, _chapter)
    spelled = _ARTICLE_SPELLED.match(text, start)
    if spelled:
        return [Item(start, spelled.end(), f"Article {read_digits(spelled[1])}")]
    return []


def _read_list(text, start, place, plural, item, label):  # type: ignore[no-untyped-def]
    items: list[Item] = []
    while match := item.match(text, place):
        begin = start if not items else match.start()
        name = label(match)
        stop = match.end()
        items.append(Item(begin, stop, name))
        if name.startswith("Article"):
            _add_paragraphs(text, items)
            stop = items[-1].stop
        to = _TO.match(text, stop)
        last = item.match(text, to.end()) if to else None
        if last and "(" not in name:
            number = label(last).split(" ", 1)[1]
            kind, first = name.split(" ", 1)
            items[-1] = Item(begin, last.end(), f"{kind}s {first}-{number}")
            stop = last.end()
        join = _JOIN.match(text, stop)
        if not join:
            break
        place = join.end()
        following = item.match(text, place)
        # "Article 2 and 33 of the Charter" is a list, "Article 2 and 30 states" is not.
        if not plural and not (following and _OF_THE.match(text, following.end())):
            break
    return items


def _add_paragraphs(text: str, items: list[Item]) -> None:
    """Read the paragraphs of the last article; several make several items."""
    article = items[-1]
    first = _ARTICLE_PARAGRAPH.match(text, article.stop)
    if not first:
        return
    name = article.label.split("(")[0]
    items[-1] = Item(article.start, first.end(), f"{name}({read_digits(first[1])}){_compact(first[2])}")
    more = re.compile(rf"({_NUMBER})({_SUB})")
    while (join := _JOIN.match(text, items[-1].stop)) and (m := more.match(text, join.end())):
        # A number after "and" is a paragraph only while the head was plural.
        if not re.search(r"(?i)paragraphs|paras", first[0]):
            break
        items.append(Item(m.start(), m.end(), f"{name}({read_digits(m[1])}){_compact(m[2])}"))


_P_NUMBER = rf"\d{{1,3}}(?!\d){_SUB}"
_P_LIST = rf"{_P_NUMBER}(?:(?:\s{{0,3}},\s{{0,3}}|\s{{0,3}},?\s{{0,3}}(?:and|or|to|-|\u2013)\s{{0,4}}){_P_NUMBER}){{0,6}}"
PARAGRAPHS = re.compile(rf"({_PARAGRAPH_HEAD})\s{{0,4}}({_P_LIST})")
_PARAGRAPHS_BEFORE = re.compile(
    rf"\b({_PARAGRAPH_HEAD})\s{{0,4}}({_P_LIST})"
    r"\s{0,4}(?:,\s{1,4}|,?\s{1,4}(?:of|in)\s{0,4})(?:(?:the|its|this|that|said|same|present|document|draft|Council's)\s{1,4}){0,3}\Z"
)


def paragraph_label(numbers: str) -> str:
    """Return the normal form of one or several paragraph numbers.

    Example:
        >>> paragraph_label("3 (c) and 4"), paragraph_label("14"), paragraph_label("5 to 8")
        ('paragraphs 3(c), 4', 'paragraph 14', 'paragraphs 5-8')
    """
    parts = _compact(re.sub(r"\s{0,3}(?:to\s|-|\u2013)\s{0,3}", "-", numbers))
    parts = re.sub(r",?(?:and|or),?|,", ", ", parts)
    several = "," in parts or "-" in parts
    return f"paragraph{'s' if several else ''} {parts}"


def paragraphs_before(text: str, stop: int) -> tuple[int, str, str] | None:
    """Read "paragraph 16 of the" that ends at a place.

    Returns:
        Start, label and numbers; None where there is none.
    """
    least = max(0, stop - 90)
    match = _PARAGRAPHS_BEFORE.search(text[least:stop])
    if not match:
        return None
    return least + match.start(), paragraph_label(match[2]), match[2]


# Resolutions -----------------------------------------------------------------------------------

RESOLUTION = re.compile(
    r"(?:(?i:resolutions?)|RES|Res\.?|(?:UN)?SCRs?)(?:\s{1,4}(?i:no\.?|nos\.?|number|numbers|nr\.?))?[\s\u00a0]{1,4}(?=\d|ES-|S-)"
)
_SESSION = rf"(?:(?:S|ES)-)?(?:{ROMAN}|[1Il]{{1,3}})"
_RESOLUTION_ITEM = re.compile(
    rf"(?P<old>\d{{1,4}}(?:\s?[A-Z])?)\s{{0,3}}\(\s?(?P<session>{_SESSION})\s?\)"
    r"|(?P<new>(?:(?:ES|S)-)?\d{1,4}\s?/\s?(?:L\.)?\d{1,4}(?:\s?[A-Z]\b(?!\.))?)(?![\d/])"
    r"|(?P<number>\d{1,4}|\d,\d{3})(?![\d]|[.,]\d|\s?(?:p|dpi|pixels?|x|×)\b|%)(?:\s{0,3}\(\s?(?P<year>(?:19|20)\d\d)\s?\)|\s{1,4}of\s{1,4}(?P<of>(?:19|20)\d\d)(?!\d))?"
)


def read_resolutions(text: str, start: int) -> list[tuple[str, Item]]:
    """Read a list of resolution numbers behind their head noun; empty where there is none.

    Returns:
        Pairs of the form of the number (`old` with a session in Roman numerals, `new` with a
        slash, `number`) and the item, whose label is the number.

    Example:
        >>> [(f, i.label, i.year) for f, i in read_resolutions("resolutions 242 (1967) and 338", 0)]
        [('number', '242', 1967), ('number', '338', None)]
    """
    head = RESOLUTION.match(text, start)
    items: list[tuple[str, Item]] = []
    place = head.end() if head else len(text)
    while head and (match := _RESOLUTION_ITEM.match(text, place)):
        begin = start if not items else match.start()
        form = "old" if match["old"] else "new" if match["new"] else "number"
        year = match["year"] or match["of"]
        if form == "old":
            session = match["session"].translate(str.maketrans("1l", "II"))
            label = f"{_compact(match['old'])}({session})"
        else:
            label = _compact(match[form]).replace(",", "")
        items.append((form, Item(begin, match.end(), label, int(year) if year else None)))
        join = _JOIN.match(text, match.end())
        plural = "s" in head[0].strip().lower()[-3:] or form != "number"
        if not join or not (plural or _looks_cited(text, join.end())):
            break
        place = join.end()
    return items


def _looks_cited(text: str, place: int) -> bool:
    """Tell whether a number after a singular "resolution" is one more citation."""
    match = _RESOLUTION_ITEM.match(text, place)
    return bool(match and (match["year"] or match["old"] or match["new"]))


# Document symbols ------------------------------------------------------------------------------

_SLASH = r"\s{0,2}/\s{0,2}"
_TAIL = rf"(?:{_SLASH}(?:Rev|Add|Corr|Amend|L|Summary)\.\s?\d{{1,3}}(?:[-/]\d{{1,3}}(?!\d))?)"
_SYMBOL = re.compile(
    rf"(?P<council>S{_SLASH}RES{_SLASH}(?P<council_number>\d{{1,4}})(?:\s?\(\s?(?P<council_year>(?:19|20)\d\d)\s?\))?)"
    rf"|(?P<assembly>A{_SLASH}RES{_SLASH}(?:(?P<a_new>(?:(?:ES|S)-)?\d{{1,3}}{_SLASH}\d{{1,3}}(?:\s?[A-Z]\b)?)|(?P<a_old>\d{{1,4}}(?:\s?[A-Z])?\s?\(\s?(?:(?:S|ES)-)?{ROMAN}\s?\))))"
    rf"|(?P<rights>A{_SLASH}HRC{_SLASH}RES{_SLASH}(?:S-)?\d{{1,2}}{_SLASH}\d{{1,3}})"
    rf"|(?P<social>E{_SLASH}RES{_SLASH}\d{{4}}{_SLASH}\d{{1,3}})"
    rf"|(?P<record>[SA]{_SLASH}(?:\d{{2}}{_SLASH}|C\.\d{_SLASH}\d{{2}}{_SLASH})?PV\s?\.?\s?(?P<meeting>[\dIlO]{{1,5}}))(?:\s?\(Resumption\s?\d\))?"
    rf"|(?P<document>S{_SLASH}(?:PRST{_SLASH})?(?:19[4-9]\d|20\d\d){_SLASH}\d{{1,4}}{_TAIL}{{0,2}}"
    rf"|S{_SLASH}(?:INF|AC\.\d{{1,2}}|AGENDA|Agenda|PET|NGO){_SLASH}[\dA-Z][\w.()-]*(?:/[\w.()-]*\d)*"
    rf"|S{_SLASH}\d{{2,5}}(?![\d/]){_TAIL}{{0,2}}|S{_SLASH}\d{{3,5}}{_TAIL}{{1,2}}"
    rf"|A{_SLASH}(?:(?:ES|S)-)?\d{{1,2}}{_SLASH}(?:L\.)?\d{{1,4}}(?!\d|/\d){_TAIL}{{0,2}}(?:-S/\d{{4}}/\d{{1,4}})?"
    rf"|A{_SLASH}(?:HRC|C\.\d|CN\.\d|AC\.\d{{1,3}}|CONF\.\d{{1,3}}|INF|ES-\d{{1,2}}|S-\d{{1,2}}){_SLASH}[\dA-Z][\w.()-]*(?:/[\w.()-]*\d)*"
    rf"|A{_SLASH}\d{{3,4}}(?![\d/])"
    rf"|(?:E|ST|T){_SLASH}(?:\d{{4}}|C\.\d{{1,2}}|CN\.\d{{1,2}}|SG|LEG|SGB){_SLASH}[\dA-Z][\w.()-]*(?:/[\w.()-]*\d)*)"
)
_MORE = re.compile(r"\s{0,2},?\s{0,3}(?:and|,)\s{1,4}((?:Add|Corr|Rev)\.\s?\d{1,3})(?![\d-])")
_DOCUMENT_PARAGRAPH = re.compile(
    rf"\s?,\s{{1,4}}(?:(?:advisory opinion|annex(?: [IVX]{{1,4}})?|appendix|enclosure)\s?,\s{{1,4}})?{_PARAGRAPH_HEAD}\s{{0,4}}({_P_LIST})(?!\s{{1,4}}(?:of\s|thereof))"
)


@frozen
class Symbol:
    """A document symbol in a text.

    Attributes:
        series: `council`, `assembly`, `rights`, `social`, `record` or `document`.
        start: Where it begins.
        stop: Where it ends.
        symbol: Normal form.
        year: Year given with a Council resolution.
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
    series = next(n for n in ("council", "assembly", "rights", "social", "record", "document") if match[n])
    stop = match.end(series)
    if text[stop : stop + 1].isalnum():
        return
    symbol = _compact(text[start:stop]).rstrip(".")
    year = None
    if series == "council":
        symbol = f"S/RES/{match['council_number']}"
        year = int(match["council_year"]) if match["council_year"] else None
    elif series == "record":
        stop = match.end()
        number = read_digits(match["meeting"])
        if number is None:
            return
        head = _compact(text[start : match.start("meeting")]).rstrip(".")
        symbol = f"{head}.{number}"
    else:
        stop = start + len(text[start:stop].rstrip("."))
    yield Symbol(series, start, stop, symbol, year)
    base = re.fullmatch(r"(.+/)(?:Add|Corr|Rev)\.\d+", symbol)
    while base and (more := _MORE.match(text, stop)):
        yield Symbol(series, more.start(1), more.end(1), base[1] + _compact(more[1]))
        stop = more.end(1)


def paragraphs_after(text: str, stop: int) -> tuple[int, str] | None:
    """Read ", para. 114" that begins at a place: its end and label; None where there is none."""
    match = _DOCUMENT_PARAGRAPH.match(text, stop)
    return (match.end(), paragraph_label(match[1])) if match else None


_OF_WHICH = re.compile(
    rf"(?:\s{{0,3}},?\s{{1,4}}of\s{{1,4}}\d{{1,2}}\s{{1,4}}[A-Z][a-z]{{2,8}}\s{{1,4}}\d{{4}})?\s{{0,3}},\s{{1,4}}(?:in particular\s{{1,4}})?({_PARAGRAPH_HEAD}\s{{0,4}}({_P_LIST}))\s{{1,4}}(?:of\s{{1,4}}which|thereof)\b"
)


def paragraphs_of_which(text: str, stop: int) -> Item | None:
    """Read ", of 6 August 1990, paragraphs 3 (c) and 4 of which" behind a resolution."""
    match = _OF_WHICH.match(text, stop)
    return Item(match.start(1), match.end(1), paragraph_label(match[2])) if match else None
