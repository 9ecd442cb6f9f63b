"""Dates in running text: calendar dates, weekdays, relative expressions.

Each is resolved against a reference, the day the article appeared on, and only as far as text and
reference carry: a part that they leave open stays unknown ("last week" may know its month, never
its day; "several years ago" knows nothing).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from attrs import field, frozen

from stancekit.model import PartialDate, Span, checks
from stancekit.model.dates import Prefer
from stancekit.text import datepatterns as patterns
from stancekit.text import reckoning
from stancekit.text.datepatterns import MONTHS, NUMBERS, SEASON_STARTS, WEEKDAYS

__all__ = ["DateKind", "DateMention", "date_signs", "find_date", "find_dates", "lead", "parse_date"]


class DateKind(StrEnum):
    """How a date is said."""

    CALENDAR = "calendar"
    WEEKDAY = "weekday"
    RELATIVE = "relative"


@frozen
class DateMention:
    """A date expression in a text.

    Attributes:
        span: Where it stands, in code points of the text.
        date: What is known of the date; `PartialDate()` where nothing is.
        kind: A calendar date (`19 November`), a weekday, or relative to the article's date.
    """

    span: Span = field(validator=checks.of_type(Span, "a Span"))
    date: PartialDate = field(validator=checks.of_type(PartialDate, "a PartialDate"))
    kind: DateKind = field(kw_only=True, validator=checks.of_type(DateKind, "a DateKind"))


# So much before an expression tells whether it is one, and whether its clause looks ahead.
_BACK, _CLAUSE = 20, 80
_Resolved = tuple[int, int, PartialDate, DateKind]


class _Reading:
    """One call: the text, the reference and which way undated expressions lean."""

    def __init__(self, text: str, reference: PartialDate | None, prefer: Prefer | None) -> None:
        self.text = text
        self.reference = reference
        self.prefer: Prefer | None = prefer

    def before(self, offset: int, size: int = _BACK) -> str:
        return self.text[max(0, offset - size) : offset]

    def looks_ahead(self, offset: int) -> bool:
        """Whether the clause so far speaks of the future."""
        clause = patterns.CLAUSE.split(self.before(offset, _CLAUSE))[-1]
        return patterns.FUTURE.search(clause) is not None

    def dated(self, found: PartialDate, weekday: str | None = None) -> PartialDate:
        """Give a month and day the year that weekday or reference decide."""
        if found.year is not None or self.reference is None:
            return found
        if weekday is not None:
            fitting = reckoning.with_weekday(found, WEEKDAYS.index(weekday.lower()), self.reference)
            if fitting.year is not None:
                return fitting
        return found.resolve(self.reference, self.prefer or "nearest")

    def month_and_day(self, match: re.Match[str]) -> _Resolved | None:
        month = MONTHS[match["month"].lower()]
        year = int(match["year"]) if match["year"] else None
        day = None if match["last"] else int(match["day"])
        try:
            PartialDate(year, month, int(match["day"]))
            found = PartialDate(year, month, day)
        except ValueError:
            return None
        date = self.dated(found, match["weekday"])
        return *match.span(), date, DateKind.CALENDAR

    def iso(self, match: re.Match[str]) -> _Resolved | None:
        try:
            found = PartialDate(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return *match.span(), found, DateKind.CALENDAR

    def numeric(self, match: re.Match[str]) -> _Resolved | None:
        """Dots put the day first; slashes do one thing or the other, so only 13 and up decide."""
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if match["mark"] == "." or (first > 12 >= second):
            day, month = first, second
        elif second > 12 >= first or first == second:
            month, day = first, second
        else:
            return *match.span(), PartialDate(year), DateKind.CALENDAR
        try:
            return *match.span(), PartialDate(year, month, day), DateKind.CALENDAR
        except ValueError:
            return None

    def month_alone(self, match: re.Match[str]) -> _Resolved | None:
        year, which = match["year"], (match["which"] or "").lower()
        if not (year or which or match["phase"] or match["plain"]):
            return None
        month = MONTHS[match["month"].lower().rstrip(".")]
        found = PartialDate(int(year) if year else None, month)
        if which and not year:
            found = self.month_from(month, which)
        elif not year:
            found = self.dated(found)
        return *match.span("all"), found, DateKind.RELATIVE if which else DateKind.CALENDAR

    def month_from(self, month: int, which: str) -> PartialDate:
        """Return "last September", "this May": not the month at hand, the year at hand."""
        reference = self.reference
        if reference is None or reference.year is None:
            return PartialDate(None, month)
        if which == "this":
            return PartialDate(reference.year, month)
        if reference.month is None:
            return PartialDate(None, month)
        if which == "last":
            if (reference.month - month) % 12 in (1, 2):
                return PartialDate(None, month)  # the one just gone, or the one a year before it
            year = reference.year - (month >= reference.month)
        else:
            year = reference.year + (month <= reference.month)
        return PartialDate(year if 1 <= year <= 9999 else None, month)

    def year_alone(self, match: re.Match[str]) -> _Resolved | None:
        if match.start("all") == match.start() and not match["phase"]:
            return None
        return *match.span("all"), PartialDate(int(match["year"])), DateKind.CALENDAR

    def weekday(self, match: re.Match[str]) -> _Resolved | None:
        which = (match["which"] or "").lower()
        if which in ("every", "each") or patterns.NAMED_DAY.search(self.before(match.start())):
            return None
        if match["week"]:
            which = f"{match['week']} week"
        elif which == "this":
            which = "this week"
        elif not which:
            ahead = self.prefer is None and self.looks_ahead(match.start())
            which = "future" if ahead or self.prefer == "future" else "past"
        day = WEEKDAYS.index(match["weekday"].lower())
        found = reckoning.reckon(self.reference, reckoning.near_weekday(day, which))
        return *match.span(), found, DateKind.WEEKDAY

    def near_day(self, match: re.Match[str]) -> _Resolved | None:
        word = match["word"] or ""
        lead = self.before(match.start()).rstrip(" \t“\"‘'")
        if word[:1].isupper() and lead and lead[-1] not in ".!?:;—–\n":
            return None  # a name, as of a broadcaster
        shift = {"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0)
        if match["night"]:
            shift = -1
        if match["further"]:
            shift = -2 if match["further"].startswith("before") else 2
        found = reckoning.reckon(self.reference, reckoning.away("day", shift))
        return *match.span(), found, DateKind.RELATIVE

    def near_unit(self, match: re.Match[str]) -> _Resolved | None:
        which, unit = match["which"].lower(), match["unit"]
        if which == "the" and not (match["phase"] and unit in ("week", "month", "year")):
            return None
        if which != "the" and re.search(r"\b[Tt]he\s{1,3}$", self.before(match.start())):
            return None  # "the last year" is how long, not when
        if unit in ("spring", "summer", "autumn", "fall", "winter"):
            found = self.season(unit, which)
        elif match["part"] and which == "this":
            stretch = reckoning.part_of(unit, match["part"].lower())
            found = reckoning.reckon(self.reference, stretch)
        else:
            count = {"last": -1, "next": 1}.get(which, 0)
            found = reckoning.reckon(self.reference, reckoning.away(unit, count))
        return *match.span(), found, DateKind.RELATIVE

    def season(self, season: str, which: str) -> PartialDate:
        """Return the year of a season; a winter lies in two, a season at hand may be meant."""
        reference, starts = self.reference, SEASON_STARTS.get(season)
        if reference is None or reference.year is None or starts is None:
            return PartialDate()
        if which == "this":
            return PartialDate(reference.year)
        if which == "last" and reference.month is not None and reference.month < starts:
            return PartialDate(reference.year - 1 or None)
        return PartialDate()

    def ago(self, match: re.Match[str]) -> _Resolved | None:
        word = (match["word"] or "").lower()
        count = int(match["digits"]) if match["digits"] else NUMBERS.get(word)
        vague = patterns.ABOUT.search(self.before(match.start())) is not None
        if count is None or vague or match["unit"] == "centur":
            return *match.span(), PartialDate(), DateKind.RELATIVE
        found = reckoning.reckon(self.reference, reckoning.ago(match["unit"], count))
        return *match.span(), found, DateKind.RELATIVE


_Rule = tuple[re.Pattern[str], Callable[[_Reading, re.Match[str]], _Resolved | None]]
_SIGN_OF_NEAR, _SIGN_OF_MONTH, _SIGN_OF_YEAR = patterns.SIGNS
# Each rule with the sign that no expression of it is without.
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (_SIGN_OF_MONTH, (patterns.MONTH_FIRST, _Reading.month_and_day)),
    (_SIGN_OF_MONTH, (patterns.DAY_FIRST, _Reading.month_and_day)),
    (_SIGN_OF_YEAR, (patterns.ISO, _Reading.iso)),
    (_SIGN_OF_YEAR, (patterns.NUMERIC, _Reading.numeric)),
    (_SIGN_OF_MONTH, (patterns.MONTH_ALONE, _Reading.month_alone)),
    (_SIGN_OF_YEAR, (patterns.YEAR_ALONE, _Reading.year_alone)),
    (_SIGN_OF_NEAR, (patterns.WEEKDAY_ALONE, _Reading.weekday)),
    (_SIGN_OF_NEAR, (patterns.NEAR_DAY, _Reading.near_day)),
    (_SIGN_OF_NEAR, (patterns.NEAR_UNIT, _Reading.near_unit)),
    (_SIGN_OF_NEAR, (patterns.AGO, _Reading.ago)),
)


@cache
def _rules(signs: tuple[re.Pattern[str], ...]) -> list[_Rule]:
    """Return the rules that may find something where these signs stand and no others."""
    return [rule for sign, rule in _RULES if sign in signs]


def date_signs(text: str) -> list[int]:
    """Return where signs of dates stand in a text, in order.

    Returns:
        Code points. A stretch of the text in which `find_dates` finds anything has one of them
        in it or less than `LONGEST_SIGN` before it.

    Example:
        >>> date_signs("He left on Monday, 5 May.")
        [14, 21]
    """
    return sorted([match.start() for sign in patterns.SIGNS for match in sign.finditer(text)])


def lead(text: str, start: int) -> int:
    r"""Return how much before a stretch of text tells anything of the dates in it.

    Whoever remembers the dates of a stretch must remember so much of what stood before it.

    Args:
        text: Any text.
        start: Where the stretch begins.

    Returns:
        A number of code points; 0 at the beginning of a line, unless the line before may go on.

    Example:
        >>> lead("It is late.\nFriday", 12), lead("It was Black\nFriday", 13)
        (0, 13)
    """
    if start and text[start - 1] != "\n":
        return min(start, _CLAUSE)
    near = text[max(0, start - _BACK) : start]
    return len(near) if near.rstrip()[-1:].isalpha() else 0


def _neighbourhoods(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the stretches of text around words without which there is no date."""
    found: list[tuple[int, int]] = []
    for match in patterns.TRIGGER.finditer(text, start, stop):
        first = max(start, match.start() - patterns.REACH)
        last = min(stop, match.end() + patterns.REACH)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def find_dates(
    text: str,
    reference: PartialDate | None = None,
    start: int = 0,
    stop: int | None = None,
    *,
    prefer: Prefer | None = None,
) -> tuple[DateMention, ...]:
    """Find the dates that a text speaks of.

    Args:
        text: The text.
        reference: When the article appeared; what it leaves open stays unknown.
        start: Code point to start from.
        stop: Code point to end at; None is the end of the text.
        prefer: Which way weekdays, and months without a year, lean: `past`, `future`, `nearest`.
            None reads it from the clause: weekdays lie in the past unless a word such as "will"
            stands before them, months without a year are the nearest.

    Returns:
        Mentions in their order; their spans lie in `[start, stop)` and do not overlap. Where two
        readings share text, the one that starts first and then the longer one is taken.

    Source:
        Granularity follows TIMEX3 (ISO 24617-1).

    Example:
        >>> article = PartialDate(2015, 10, 2)
        >>> for m in find_dates("On Wednesday, talks since September 2014 ...", article):
        ...     print(m.span, m.date, m.kind)
        3-12 2015-09-30 weekday
        26-40 2014-09 calendar
    """
    stop = len(text) if stop is None else stop
    rules = _rules(tuple([sign for sign in patterns.SIGNS if sign.search(text, start, stop)]))
    if not rules:
        return ()
    reading = _Reading(text, reference, prefer)
    found = [
        resolved
        for first, last in _neighbourhoods(text, start, stop)
        for pattern, rule in rules
        for match in pattern.finditer(text, first, last)
        if (resolved := rule(reading, match)) is not None
    ]
    found.sort(key=lambda r: (r[0], -r[1]))
    kept: list[DateMention] = []
    for first, last, date, kind in found:
        if not kept or first >= kept[-1].span.stop:
            kept.append(DateMention(Span(first, last), date, kind=kind))
    return tuple(kept)


def find_date(
    text: str,
    reference: PartialDate | None = None,
    start: int = 0,
    stop: int | None = None,
    *,
    prefer: Prefer | None = None,
) -> DateMention | None:
    """Return the first of `find_dates`, or None.

    Example:
        >>> str(find_date("At the end of September he left.", PartialDate(2015, 11, 19)).date)
        '2015-09'
    """
    return next(iter(find_dates(text, reference, start, stop, prefer=prefer)), None)


_WEEKDAY = rf"(?:,?\s(?:{patterns.WEEKDAY}))?"
_CLOCK = re.compile(
    _WEEKDAY
    + r"[T,\s]{0,3}(?:at\s)?"
    + r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d{1,9})?\s?(?:[AaPp]\.?[Mm]\.?)?)?"
    + r"\s?(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)?"
    + _WEEKDAY
)


def parse_date(text: str) -> PartialDate | None:
    """Read a text that is nothing but a date, as a header or a file name has it.

    Weekday and time of day beside it are passed over. A numeric date whose order of day and month
    cannot be told (`03/04/2015`) keeps only its year.

    Returns:
        The date; None where the text is more or less than one.

    Example:
        >>> str(parse_date("October 2, 2015 Friday")), str(parse_date("2015-10-02T08:15:00Z"))
        ('2015-10-02', '2015-10-02')
    """
    text = text.strip()
    try:
        return PartialDate.parse(text)
    except ValueError:
        pass
    mention = find_date(text.replace("T", " ", 1) if text[10:11] == "T" else text)
    if mention is None or mention.kind is not DateKind.CALENDAR:
        return None
    lead = text[: mention.span.start].strip(" ,").lower()
    if lead and lead not in WEEKDAYS and lead not in [d[:3] for d in WEEKDAYS]:
        return None
    return mention.date if _CLOCK.fullmatch(text, mention.span.stop) else None
