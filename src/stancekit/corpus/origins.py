"""When an article appeared, and where that is known from: header, dateline, file name."""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import evolve, field, frozen

from stancekit.model import Corpus, Document, PartialDate, Span, checks
from stancekit.text.dates import DateKind, find_date

__all__ = ["Dated", "Origin", "fill_published", "published"]

# A place in capitals, or one in small letters where an agency's mark follows the date.
_PLACE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]{1,40}|[A-Z][A-Za-z.'’-]{1,30}(?: [A-Z][A-Za-z.'’-]{1,30}){0,2})"
    r"(?:,\s[A-Z][A-Za-z. ]{1,30}?)?(?:,\s{0,2}|\s)(?:\()?"
)
_AFTER = re.compile(r"[.:;,)]?\s{0,2}(?:[/(–—-]|[A-Z])")
_MARKED = re.compile(r"\)?[.:;,]?\s{0,2}(?:/[A-Z]|\([A-Z]|[–—-])")
_FILE = re.compile(r"(\d{4})[-_.]?(\d\d)(?:[-_.]?(\d\d))?(?:[-_ .]+(?P<outlet>.*\w))?(?!\d)")
_DIGIT = re.compile(r"\d")  # no date of a line has a day without one
_LINES = 12  # a dateline opens the running text, below headline, standfirst and byline


class Origin(StrEnum):
    """Where a date is known from."""

    HEADER = "header"
    DATELINE = "dateline"
    FILE_NAME = "file name"


@frozen
class Dated:
    """A date of publication and where it is known from.

    Attributes:
        date: The date, as far as it is known.
        origins: Where its parts come from; the header before the dateline.
        span: Where the dateline's date stands in the text; None where none was used.
    """

    date: PartialDate = field(validator=checks.of_type(PartialDate, "a PartialDate"))
    origins: tuple[Origin, ...] = field(
        converter=checks.as_tuple, validator=checks.each(Origin, "an Origin")
    )
    span: Span | None = field(
        default=None, kw_only=True, validator=checks.optional(checks.of_type(Span, "a Span"))
    )


def _dateline(text: str) -> tuple[PartialDate, Span] | None:
    """Return the date of the line that opens with a place and a date."""
    at = 0
    for _ in range(_LINES):
        while text.startswith(("\n", "\r"), at):
            at += 1
        end = text.find("\n", at, at + 2000)
        stop = min(end if end >= 0 else len(text), at + 120)
        mention = find_date(text, None, at, stop) if _DIGIT.search(text, at, stop) else None
        if mention is not None and mention.date.day is not None:
            place = _PLACE.fullmatch(text, at, mention.span.start)
            if place and mention.kind is DateKind.CALENDAR:
                after = _AFTER if place["place"].isupper() else _MARKED
                if after.match(text, mention.span.stop) or mention.span.stop == len(text):
                    return mention.date, mention.span
        if end < 0:
            return None
        at = end + 1
    return None


def published(document: Document, *, file_name: bool = False) -> Dated | None:
    """Tell when an article appeared, and where that is known from.

    A whole date in the header stands. Otherwise the dateline adds month and day where they do not
    contradict it. No part is guessed: a dateline without its year gives XXXX-10-04.

    Args:
        document: The article.
        file_name: Also look at the document's id, which a folder's files give: `2015-10-02_wire`.

    Returns:
        The date and its origins; None where nothing is known.

    Example:
        >>> told = published(Document("a", "MOSCOW, October 4. /WIRE/. Nothing was agreed."))
        >>> str(told.date), told.origins[0].value, told.span
        ('XXXX-10-04', 'dateline', Span(start=8, stop=17))
    """
    known = document.published
    if known is not None and known.complete:
        return Dated(known, (Origin.HEADER,))
    line = _dateline(document.text)
    if line is not None:
        date, span = line
        if known is None:
            return Dated(date, (Origin.DATELINE,), span=span)
        year = known.year if date.year is None else date.year
        fits = known.month in (None, date.month) and known.day in (None, date.day)
        if fits and year is not None and known.year in (None, year):
            try:
                whole = PartialDate(year, date.month, date.day)
            except ValueError:  # 29 February of a year that has none
                return Dated(known, (Origin.HEADER,))
            return Dated(whole, (Origin.HEADER, Origin.DATELINE), span=span)
    if known is not None:
        return Dated(known, (Origin.HEADER,))
    named = _from_name(document.id) if file_name else None
    return None if named is None else Dated(named[0], (Origin.FILE_NAME,))


def _from_name(id_: str) -> tuple[PartialDate, str | None] | None:
    match = _FILE.fullmatch(id_.rpartition("/")[2])
    if match is None:
        return None
    try:
        date = PartialDate(*(None if part is None else int(part) for part in match.groups()[:3]))
    except ValueError:
        return None
    outlet = match["outlet"]
    return date, None if outlet is None else outlet.replace("_", " ")


def fill_published(corpus: Corpus, *, file_name: bool = False) -> Corpus:
    """Return the corpus with dates of publication filled in from what else tells them.

    Documents whose date changes get an extra field `published-from` that names the origins. With
    `file_name` an outlet that only the file's name tells is filled in too.

    Example:
        >>> corpus = Corpus([Document("2015-10-02_example_wire", "Nothing was agreed.")])
        >>> (document,) = fill_published(corpus, file_name=True)
        >>> str(document.published), document.outlet, document.extra
        ('2015-10-02', 'example wire', (('published-from', 'file name'),))
    """
    filled = []
    for document in corpus:
        told, made = published(document, file_name=file_name), document
        if told is not None and told.date != document.published:
            origins = ", ".join(told.origins)
            extra = (*document.extra, ("published-from", origins))
            made = evolve(document, published=told.date, extra=extra)
        named = _from_name(document.id) if file_name else None
        if named is not None and made.outlet is None and named[1] is not None:
            made = evolve(made, outlet=named[1])
        filled.append(made)
    return Corpus(filled, corpus.problems)
