"""Dates of which parts may be unknown, written as in EDTF (ISO 8601-2:2019)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from attrs import Attribute, field, frozen

from stancekit.model import checks

__all__ = ["PartialDate", "Prefer"]

Prefer = Literal["past", "future", "nearest"]

# A leap year stands in for an unknown one, so that 29 February can be said without its year.
_LEAP = 2000
_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)


def _in_range(low: int, high: int) -> checks.Validator:
    def check(instance: object, attribute: Attribute[int | None], value: object) -> None:
        name = f"PartialDate.{attribute.name}"
        if isinstance(value, bool) or not isinstance(value, int | None):
            raise TypeError(f"{name}: got {value!r}, expected an integer or None")
        del instance
        good = value is None or low <= value <= high
        checks.expect(good, value, f"{low} to {high} or None", name)

    return check


@frozen
class PartialDate:
    """A date of which each part may be unknown; a part is never guessed.

    Attributes:
        year: 1 to 9999, or None.
        month: 1 to 12, or None.
        day: 1 to 31 and possible in the month and year, or None.

    Raises:
        ValueError: A part is out of range, or the day does not exist.

    Source:
        Extended Date/Time Format, ISO 8601-2:2019, unspecified digits (`X`).

    Example:
        >>> str(PartialDate(month=11, day=19))
        'XXXX-11-19'
        >>> PartialDate.parse("2015-11") == PartialDate(2015, 11)
        True
    """

    year: int | None = field(default=None, validator=_in_range(1, 9999))
    month: int | None = field(default=None, validator=_in_range(1, 12))
    day: int | None = field(default=None, validator=_in_range(1, 31))

    def __attrs_post_init__(self) -> None:
        """Refuse days that no calendar has."""
        if self.day is not None and self.month is not None:
            last = calendar.monthrange(self.year or _LEAP, self.month)[1]
            checks.expect(self.day <= last, self.day, f"a day from 1 to {last}", "PartialDate.day")

    def __str__(self) -> str:
        """Return the EDTF text; trailing unknown parts are left out."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        month = "XX" if self.month is None else f"{self.month:02}"
        if self.day is not None:
            return f"{year}-{month}-{self.day:02}"
        return year if self.month is None else f"{year}-{month}"

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an EDTF text; the inverse of `str`.

        Raises:
            ValueError: The text is no such date.
        """
        match = _EDTF.fullmatch(text)
        if match is None:
            raise ValueError(
                f"got {text!r}, expected a date such as 2015-11-19, 2015-11, XXXX-11-19"
            )
        return cls(*(None if p is None or "X" in p else int(p) for p in match.groups()))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the whole date of a `datetime.date` or `datetime.datetime`."""
        return cls(day.year, day.month, day.day)

    @property
    def complete(self) -> bool:
        """Whether year, month and day are all known."""
        return None not in (self.year, self.month, self.day)

    def earliest(self) -> date | None:
        """Return the first day it can mean; None while the year is unknown.

        A day in an unknown month is looked for from January on.
        """
        return self._bound(range(1, 13), first=True)

    def latest(self) -> date | None:
        """Return the last day it can mean; None while the year is unknown."""
        return self._bound(range(12, 0, -1), first=False)

    def _bound(self, months: range, *, first: bool) -> date | None:
        if self.year is None:
            return None
        for month in months if self.month is None else (self.month,):
            last = calendar.monthrange(self.year, month)[1]
            if self.day is None:
                return date(self.year, month, 1 if first else last)
            if self.day <= last:
                return date(self.year, month, self.day)
        return None

    def precedes(self, other: PartialDate) -> bool | None:
        """Tell whether every reading is before every reading of the other.

        Returns:
            True or False where the known parts decide, None where they do not.
        """
        mine, theirs = (self.earliest(), self.latest()), (other.earliest(), other.latest())
        if None in (*mine, *theirs):
            return None
        if mine[1] < theirs[0]:  # type: ignore[operator]
            return True
        if mine[0] >= theirs[1]:  # type: ignore[operator]
            return False
        return None

    def resolve(self, reference: PartialDate, prefer: Prefer = "past") -> PartialDate:
        """Fill unknown leading parts from a reference date, where it decides them.

        Only leading parts are filled (the year of a month and day; year and month of a day):
        a month without its day stays so. News tells mostly what has been, so by default the
        latest reading that is not after the reference is taken.

        Args:
            reference: A date whose missing parts stop the resolution.
            prefer: `past` (not after the reference), `future` (not before it), `nearest`.

        Returns:
            The resolved date, or the date itself where nothing can be filled.

        Example:
            >>> str(PartialDate(month=11, day=19).resolve(PartialDate(2016, 1, 3)))
            '2015-11-19'
        """
        anchor = reference.earliest() if reference.complete else None
        if self.year is not None or (self.month is None and self.day is None) or anchor is None:
            return self
        # Every day comes round within a year but one, which may be eight years away.
        far = 8 if (self.month, self.day) == (2, 29) else 1
        readings = [
            PartialDate(year, month, self.day)
            for year in range(max(1, anchor.year - far), min(9999, anchor.year + far) + 1)
            for month in ((self.month,) if self.month is not None else range(1, 13))
            if self.day is None or self.day <= calendar.monthrange(year, month)[1]
        ]
        spans = [(r, r.earliest(), r.latest()) for r in readings]
        past = [r for r, low, _ in spans if low is not None and low <= anchor]
        future = [r for r, _, high in spans if high is not None and high >= anchor]
        if prefer == "past":
            return past[-1] if past else self
        if prefer == "future":
            return future[0] if future else self

        def distance(reading: PartialDate) -> timedelta:
            low, high = reading.earliest(), reading.latest()
            if low is None or high is None or low <= anchor <= high:
                return timedelta(0)
            return min(abs(low - anchor), abs(high - anchor))

        return min(readings, key=distance, default=self)
