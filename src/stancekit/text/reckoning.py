"""Reckoning with days of which only parts may be known."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from stancekit.model import PartialDate

__all__ = ["Stretch", "ago", "away", "near_weekday", "part_of", "reckon", "with_weekday"]

# First and last day that an expression can mean, seen from one day.
Stretch = Callable[[date], tuple[date, date]]

# The calendar repeats itself every 28 years: what holds in all of them holds in any year.
_CYCLE = range(2000, 2028)
_DAYS = {"day": 1, "week": 7}


def reckon(reference: PartialDate | None, stretch: Stretch) -> PartialDate:
    """Return what is known of an expression, seen from a reference of which parts may be unknown.

    Every day that the reference can mean is taken, and only what all answers share is kept.

    Args:
        reference: The day of the article; None where unknown.
        stretch: Gives the first and last day meant, and must not fall as its argument rises.

    Example:
        >>> str(reckon(PartialDate(2015, 10, 2), away("week", -1)))
        '2015-09'
        >>> str(reckon(PartialDate(month=10, day=2), away("day", -1)))
        'XXXX-10-01'
    """
    if reference is None:
        return PartialDate()
    if reference.year is not None:
        return _seen_from(reference, stretch)
    if reference.month is None:
        return PartialDate()
    readings = (_seen_from(year, stretch) for year in _years_of(reference))
    found = {(reading.month, reading.day) for reading in readings}
    months, days = {month for month, _ in found}, {day for _, day in found}
    month = months.pop() if len(months) == 1 else None
    return PartialDate(None, month, days.pop() if month and len(days) == 1 else None)


def _years_of(reference: PartialDate) -> list[PartialDate]:
    month, day = reference.month or 1, reference.day
    return [
        PartialDate(year, month, day)
        for year in _CYCLE
        if day is None or day <= calendar.monthrange(year, month)[1]
    ]


def _seen_from(reference: PartialDate, stretch: Stretch) -> PartialDate:
    low, high = reference.earliest(), reference.latest()
    if low is None or high is None:
        return PartialDate()
    try:
        first, last = stretch(low)[0], stretch(high)[1]
    except (OverflowError, ValueError):  # before year 1 or after 9999
        return PartialDate()
    if first.year != last.year:
        return PartialDate()
    if first.month != last.month:
        return PartialDate(first.year)
    return PartialDate(first.year, first.month, first.day if first == last else None)


def _unit(unit: str, day: date) -> tuple[date, date]:
    """Return the day, ISO week, month or year that a day lies in."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


def away(unit: str, count: int) -> Stretch:
    """Return the stretch that is a number of units away: `week`, -1 is last week.

    Each expression has the granularity of its unit, as in TIMEX3 (ISO 24617-1): "two months ago"
    is a month, "three years ago" a year, weeks run from Monday to Sunday.

    Args:
        unit: `day`, `week`, `month` or `year`.
        count: How many; negative in the past.
    """

    def stretch(day: date) -> tuple[date, date]:
        if unit in _DAYS:
            return _unit(unit, day + timedelta(_DAYS[unit] * count))
        shift = relativedelta(months=count) if unit == "month" else relativedelta(years=count)
        return _unit(unit, day + shift)

    return stretch


def ago(unit: str, count: int) -> Stretch:
    """Return the stretch a number of units before; hours may reach into the day before."""
    if unit == "hour":
        return lambda day: (day - timedelta((count + 23) // 24), day)
    if unit == "minute":
        return lambda day: (day - timedelta(1), day)
    return away("year", -10 * count) if unit == "decade" else away(unit, -count)


def part_of(unit: str, part: str) -> Stretch:
    """Return the stretch of the unit at hand before (`earlier`) or after (`later`) the day."""

    def stretch(day: date) -> tuple[date, date]:
        first, last = _unit(unit, day)
        return (first, day) if part == "earlier" else (day, last)

    return stretch


def near_weekday(weekday: int, which: str) -> Stretch:
    """Return the weekday meant by "on Wednesday", "last Wednesday", "Wednesday next week".

    Args:
        weekday: 0 for Monday.
        which: `past` (the day itself or before), `future`, `last` and `next` (not the day
            itself), `this week`, `last week`, `next week`.
    """

    def stretch(day: date) -> tuple[date, date]:
        back = (day.weekday() - weekday) % 7
        ahead = (weekday - day.weekday()) % 7
        shift = {
            "past": -back,
            "future": ahead,
            "last": -(back or 7),
            "next": ahead or 7,
            "this week": weekday - day.weekday(),
            "last week": weekday - day.weekday() - 7,
            "next week": weekday - day.weekday() + 7,
        }[which]
        found = day + timedelta(shift)
        return found, found

    return stretch


def with_weekday(day: PartialDate, weekday: int, reference: PartialDate | None) -> PartialDate:
    """Give a month and day the year nearest to the reference in which it falls on a weekday.

    Returns:
        The date itself where the reference's year is unknown or no year within three fits.

    Example:
        >>> str(with_weekday(PartialDate(None, 11, 19), 3, PartialDate(2016)))
        '2015-11-19'
    """
    if reference is None or reference.year is None or day.month is None or day.day is None:
        return day
    anchor = reference.earliest() if reference.complete else None
    found: list[tuple[int, PartialDate]] = []
    for year in range(max(1, reference.year - 3), min(9999, reference.year + 3) + 1):
        if day.day > calendar.monthrange(year, day.month)[1]:
            continue
        reading = date(year, day.month, day.day)
        if reading.weekday() == weekday:
            distance = abs((reading - anchor).days) if anchor else abs(year - reference.year)
            found.append((distance, PartialDate.of(reading)))
    nearest = min((distance for distance, _ in found), default=None)
    fitting = [reading for distance, reading in found if distance == nearest]
    return fitting[0] if len(fitting) == 1 else day
