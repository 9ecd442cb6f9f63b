"""When positions were taken, laid out as a drawing: one row an issue, time from left to right."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from stancekit.model import PartialDate, Position, Stance, Study, checks
from stancekit.show.matrix import GLYPHS, Matrix

__all__ = ["Dot", "Tick", "Trail", "TrailRow", "date_of", "trail"]

_WIDTH = 900
_STEP = 13  # room for one sign, in units of the drawing
_TICKS = (1, 2, 3, 6, 12, 24, 60, 120)


def date_of(study: Study, position: Position, made: dict[str, PartialDate]) -> PartialDate | None:
    """Return when a position was taken: its statement's date, else its article's.

    Args:
        study: Where the position comes from.
        position: The position.
        made: Dates of statements by id.
    """
    if position.statement in made:
        return made[position.statement]
    return study.corpus[position.document].published


@frozen
class Dot:
    """What one actor held at one time, as a sign on the drawing.

    Attributes:
        holder: Id of the actor.
        stance: The stance of all of `positions`.
        when: Their date.
        positions: The positions, in reading order.
        x: Middle of the time the date can mean, in units of the drawing.
        spread: How far it can lie on either side of `x`.
        y: Height of the sign, from the top of its row.
    """

    holder: str
    stance: Stance
    when: PartialDate
    positions: tuple[Position, ...] = field(converter=checks.as_tuple)
    x: float
    spread: float
    y: float

    @property
    def glyph(self) -> str:
        """The sign of its stance."""
        return GLYPHS[self.stance]


@frozen
class TrailRow:
    """An issue's row: how high it is, what lies on it, how many positions have no date."""

    issue: str
    height: float
    dots: tuple[Dot, ...] = field(converter=checks.as_tuple)
    undated: int = 0


@frozen
class Tick:
    """A date on the axis."""

    x: float
    label: str


@frozen
class Trail:
    """The whole drawing: its width, its rows and the dates on its axis."""

    width: float
    rows: tuple[TrailRow, ...] = field(converter=checks.as_tuple)
    ticks: tuple[Tick, ...] = field(converter=checks.as_tuple)

    @property
    def undated(self) -> int:
        """How many positions have no date."""
        return sum(row.undated for row in self.rows)


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month
    step = next((t for t in _TICKS if count / t <= 10), 240)
    begin = first.year * 12 + (first.month - 1) // step * step if step <= 12 else first.year * 12
    months = range(max(begin, 12), last.year * 12 + last.month, step)
    days = (date(month // 12, month % 12 + 1, 1) for month in months)
    return [day for day in days if first <= day <= last]


def _bounds(when: PartialDate | None) -> tuple[date, date] | None:
    low, high = (when.earliest(), when.latest()) if when else (None, None)
    return None if low is None or high is None else (low, high)


def trail(study: Study, found: Matrix) -> Trail:
    """Lay the positions of a matrix out in time.

    Positions that an actor took on an issue on one date share a sign; the signs of a row do not
    cover each other. Every position that counts in the matrix is under exactly one sign, or is
    counted as undated where its year is not known.
    """
    made = {s.id: s.made for s in study.statements if s.made is not None}
    held = {issue: _together(study, found, issue, made) for issue in found.issues}
    known = [bounds for groups, _ in held.values() for bounds, _ in groups]
    first = min((low for low, _ in known), default=date(2000, 1, 1))
    last = max((high for _, high in known), default=date(2000, 1, 2))
    scale = (_WIDTH - 2 * _STEP) / max(1, (last - first).days)

    def place(day: date) -> float:
        return _STEP + (day - first).days * scale

    rows: list[TrailRow] = []
    for issue, (groups, undated) in held.items():
        ends: list[float] = []  # where each level of the row is taken up to
        dots: list[Dot] = []
        for (low, high), (holder, stance, when, positions) in groups:
            left, right = place(low), place(high)
            middle = (left + right) / 2
            # Below what it would cover; the bar of a partial date takes its whole width.
            begin, end = min(left, middle - _STEP / 2), max(right, middle + _STEP / 2)
            level = next((n for n, taken in enumerate(ends) if taken <= begin), len(ends))
            ends[level : level + 1] = [end]
            y = 6 + _STEP * (level + 0.5)
            dots.append(Dot(holder, stance, when, positions, middle, (right - left) / 2, y))
        height = _STEP * max(len(ends), 1) + 12
        rows.append(TrailRow(issue, height, dots, undated))
    ticks = [Tick(place(day), f"{day:%Y-%m}") for day in _months(first, last)] if known else []
    return Trail(_WIDTH, rows, ticks)


_Group = tuple[tuple[date, date], tuple[str, Stance, PartialDate, list[Position]]]


def _together(
    study: Study, found: Matrix, issue: str, made: dict[str, PartialDate]
) -> tuple[list[_Group], int]:
    """Return the positions on an issue by date, holder and stance, and how many are undated."""
    groups: dict[tuple[str, str, Stance], _Group] = {}
    undated = 0
    for holder in found.actors:
        cell = found.cells.get((holder, issue))
        for position, _ in cell.positions if cell else ():
            when = date_of(study, position, made)
            bounds = _bounds(when)
            if when is None or bounds is None:
                undated += 1
                continue
            key = (str(when), holder, position.stance)
            groups.setdefault(key, (bounds, (holder, position.stance, when, [])))[1][3].append(
                position
            )
    return sorted(groups.values(), key=lambda g: (g[0], g[1][0], g[1][1])), undated
