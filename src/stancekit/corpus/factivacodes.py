"""Factiva articles whose fields bear codes of two letters: HD the headline, LP and TD the text.

The codes are those of Factiva's "full article plus indexing": SE, HD, BY, WC, PD, ET, SN, SC, LA
and CY above the text, CO, IN, NS, RE, IPC, PUB and AN below it. A code opens its line; its value
follows after white space and goes on to the next code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from stancekit.corpus.exportlines import Article, Block, flat_of, lines_of

__all__ = ["coded"]

_HEAD = {
    "SE": "section", "HD": "title", "BY": "author", "CR": "credit", "WC": "length",
    "PD": "published", "ET": "time", "SN": "outlet", "SC": "source-code", "NGC": "source-group",
    "GC": "source-family", "ED": "edition", "PG": "page", "VOL": "volume", "LA": "language",
    "CY": "copyright", "CLM": "column",
}  # fmt: skip
_FOOT = {
    "ART": "graphic", "CT": "contact", "RF": "reference", "CO": "company", "IN": "industry",
    "NS": "subject", "RE": "region", "IPC": "ipc", "IPD": "ipd", "PUB": "publisher",
    "AN": "accession-number",
}  # fmt: skip
_TEXT = frozenset(("LP", "TD"))
_ALL = frozenset((*_HEAD, *_FOOT, *_TEXT))
_SURE = frozenset(("WC", "PD", "SN", "SC"))  # one of these stands above every text
# Words and initials too ("IN Geneva ...", "RF minister"): after one blank only what an index looks
# like tells, or nothing does.
_INDEX = frozenset(("CO", "IN", "NS", "RE"))
_INITIALS = frozenset(("ART", "CT", "RF"))
_INDEXED = re.compile(r"[\w.-]{1,30} : |\w{1,30} ?\|")
_CODE = re.compile(r"[ \t]{0,8}([A-Z]{2,3})(?:([ \t]{1,40})(?=[^ \t\r\n])|(?=[ \t\r\n]|\Z))")
_MOST_BEFORE = 20  # lines above the first code: numbers of pages and the like


@frozen
class _Line:
    """A line of a record.

    Attributes:
        span: Where it stands, its line end included.
        code: The code it opens with; empty where there is none.
        gap: The white space between code and value; empty where the code stands alone.
        value: Where what follows the code starts.
        blank: Whether it is blank.
    """

    span: Block
    code: str
    gap: str
    value: int
    blank: bool


def _line(text: str, span: Block) -> _Line:
    blank = not text[span[0] : span[1]].strip()
    match = None if blank else _CODE.match(text, *span)
    if match is None or match[1] not in _ALL:
        return _Line(span, "", "", span[0], blank)
    gap = match[2] or ""
    alone = not gap and not text[match.end() : span[1]].strip()
    if not gap and not alone:
        return _Line(span, "", "", span[0], blank)
    return _Line(span, match[1], gap, match.end() if gap else span[1], blank)


def coded(text: str, start: int, stop: int) -> Article | None:
    """Read an article whose lines bear field codes; None where they bear none."""
    lines = [_line(text, span) for span in lines_of(text, (start, stop))]
    first = next((i for i, line in enumerate(lines) if line.code in _HEAD), None)
    if first is None or sum(not line.blank for line in lines[:first]) > _MOST_BEFORE:
        return None
    below, codes = len(lines), set[str]()
    for i, line in enumerate(lines):
        if codes & _SURE and (line.code in _TEXT or _opens_foot(text, line)):
            below = i
            break
        codes.add(line.code)
    if "HD" not in codes or not codes & _SURE:
        return None
    foot = _foot_from(text, lines, below)
    article = Article()
    for line in lines[:first]:
        if not line.blank:
            article.add("head", flat_of(text, line.span), *line.span)
    _take(article, text, lines[first:below], _HEAD)
    _set_text(article, text, lines[below:foot], lines[below - 1].span[1])
    _take(article, text, lines[foot:], _FOOT)
    return article


def _opens_foot(text: str, line: _Line) -> bool:
    if line.code not in _FOOT or (line.gap == " " and line.code in _INITIALS):
        return False
    doubtful = line.gap == " " and line.code in _INDEX
    return not doubtful or _INDEXED.match(text, line.value) is not None


def _foot_from(text: str, lines: Sequence[_Line], below: int) -> int:
    """Return the number of lines before the fields at the end, each of which may come once."""
    foot, codes = len(lines), set[str]()
    while foot > below:
        last = foot - 1
        while last >= below and lines[last].blank:
            last -= 1
        opening = last
        while opening >= below and not (lines[opening].blank or _opens_foot(text, lines[opening])):
            opening -= 1
        if opening >= below and lines[opening].blank:  # a code alone may stand above its value
            while opening >= below and lines[opening].blank:
                opening -= 1
            if opening >= below and lines[opening].gap:
                break
        if opening < below or lines[opening].code in codes or not _opens_foot(text, lines[opening]):
            break
        codes.add(lines[opening].code)
        foot = opening
    return foot


def _fields(lines: Sequence[_Line], names: Mapping[str, str]) -> Iterator[tuple[str, int, Block]]:
    """Yield code, start of the value and place of each field; a code opens one once."""
    codes = set[str]()
    at = 0
    while at < len(lines):
        code, end = lines[at].code, at + 1
        codes.add(code)
        while end < len(lines) and (lines[end].code not in names or lines[end].code in codes):
            end += 1
        yield code, lines[at].value, (lines[at].span[0], lines[end - 1].span[1])
        at = end


def _take(article: Article, text: str, lines: Sequence[_Line], names: Mapping[str, str]) -> None:
    """Keep the fields of lines that begin with one."""
    for code, start, block in _fields(lines, names):
        value = flat_of(text, (start, block[1]))
        if not value:
            continue  # a code that nothing follows says nothing
        if code == "BY":
            article.add("author", value.removeprefix("By "), *block)
        elif code == "LA":
            article.language(value, *block)
        elif code != "PD":
            article.add(names[code], value, *block)
        elif not article.date(value, *block):
            article.add("date-line", value, *block)


def _mark(lines: Sequence[_Line]) -> int | None:
    """Return the number of the line that parts lead and rest: the one that is surest to."""
    lead = bool(lines) and lines[0].code == "LP"
    marks = [i for i, line in enumerate(lines) if line.code == "TD"] if lead else []
    surest = (
        [i for i in marks if not lines[i].gap]
        or [i for i in marks if lines[i].gap != " "]
        or [i for i in marks if lines[i - 1].blank]
        or marks
    )
    return surest[0] if surest else None


def _extent(text: str, lines: Sequence[_Line]) -> Block | None:
    """Return where the words after the first line's code start, and where the last line ends."""
    if not lines:
        return None
    start = lines[0].value if lines[0].gap else None
    if start is None:
        start = next((line.span[0] for line in lines[1:] if not line.blank), None)
    if start is None:
        return None
    stop = next(line.span[1] for line in reversed(lines) if not line.blank)
    while stop > start and text[stop - 1] in "\r\n":
        stop -= 1
    return start, stop


def _set_text(article: Article, text: str, lines: Sequence[_Line], at: int) -> None:
    """Set the text: lead paragraph and rest, without the mark between them."""
    mark = _mark(lines)
    lead = _extent(text, lines[:mark])
    rest = _extent(text, lines[mark:]) if mark is not None else None
    article.body, article.body_stop = lead or rest or (at, at)
    if lead and rest and mark is not None:
        article.body_stop = rest[1]
        line = lines[mark]
        # One blank line is left between the two where there was one.
        after = rest[0] if line.gap or lines[mark - 1].blank else line.value
        article.cut = (line.span[0], after)
