"""Which Security Council resolutions were adopted in which year.

The Council numbers its resolutions through from 1 (1946) on, so the last number of every year
tells the year of a resolution, and a number whose year does not fit is a slip of the text or of
its optical recognition.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files

__all__ = ["LAST_LISTED", "doubt", "year_of"]


def _read() -> tuple[tuple[int, ...], tuple[int, ...]]:
    table = files("stancekit.legal").joinpath("data/council_years.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return tuple(int(year) for year, _ in rows), tuple(int(last) for _, last in rows)


@cache
def _table() -> tuple[tuple[int, ...], tuple[int, ...]]:
    return _read()


# Resolutions after the last listed year are possible: their numbers are taken as they come.
LAST_LISTED = 2767
_ROOM_TO_GROW = 3500


def year_of(number: int) -> int | None:
    """Return the year a Council resolution was adopted in; None for numbers beyond the table.

    Example:
        >>> year_of(2249), year_of(660), year_of(3000)
        (2015, 1990, None)
    """
    years, lasts = _table()
    if not 1 <= number <= lasts[-1]:
        return None
    return years[bisect_left(lasts, number)]


def doubt(number: int, year: int | None) -> str | None:
    """Tell what is wrong with a resolution's number and year; None where they fit.

    Example:
        >>> doubt(2249, 2015)
        >>> doubt(2249, 2016)
        'got resolution 2249 (2016), expected 2249 (2015)'
        >>> doubt(9000, None)
        'got resolution 9000, expected a number up to 3500'
    """
    if not 1 <= number <= _ROOM_TO_GROW:
        return f"got resolution {number}, expected a number up to {_ROOM_TO_GROW}"
    known = year_of(number)
    if year is None or known == year:
        return None
    if known is None:
        years, _ = _table()
        return (
            None if year > years[-1] else f"got resolution {number} ({year}), expected a later year"
        )
    return f"got resolution {number} ({year}), expected {number} ({known})"
