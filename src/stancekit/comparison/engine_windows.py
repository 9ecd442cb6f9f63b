"""Time windows as the Discourse Network Analyzer 3.1 cuts them, for comparison with its results."""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from attrs import evolve

from stancekit.comparison.events import Events
from stancekit.comparison.scales import Scale
from stancekit.comparison.slices import (
    Kernel,
    Plan,
    TimeSlice,
    Unit,
    Window,
    kernel_weight,
    moment_of,
)

__all__ = ["engine_kernels", "engine_windows"]

_MONTHS = {"months": 1, "years": 12}
_DAYS = {"days": 1, "weeks": 7}


def _plus(when: datetime, unit: Unit, count: int) -> datetime:
    if unit in _DAYS:
        return when + timedelta(days=count * _DAYS[unit])
    months = when.year * 12 + when.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    day = min(when.day, calendar.monthrange(year, month + 1)[1])
    return when.replace(year=year, month=month + 1, day=day)


def engine_windows(plan: Plan) -> Iterator[Window]:
    """Return the engine's windows: each reaches half its size, rounded down, both ways."""
    moments = [moment_of(m) for m in plan.events.moments]
    first, last = plan.start or min(moments), plan.stop or max(moments)
    half = plan.size // 2  # round((size - 1) / 2), as Java rounds
    for middle in _middles(first, last, plan.unit):
        low, high = _plus(middle, plan.unit, -half), _plus(middle, plan.unit, half)
        if low >= first and high <= last:
            yield middle, low, high, [low <= m <= high for m in moments]


def _middles(first: datetime, last: datetime, unit: Unit) -> Iterator[datetime]:
    step = 0
    while (middle := _plus(first, unit, step)) <= last:
        yield middle
        step += 1


def _units_between(a: datetime, b: datetime, unit: Unit) -> int:
    """Return the whole units from a to b, cut towards 0."""
    if unit in _DAYS:
        seconds = (b - a).total_seconds()
        return int(seconds / 86400) if unit == "days" else int(int(seconds / 86400) / 7)
    early, late = (a, b) if a <= b else (b, a)
    months = (late.year - early.year) * 12 + late.month - early.month
    months -= (late.day, late.time()) < (early.day, early.time())
    return (1 if a <= b else -1) * (months // _MONTHS[unit])


def _engine_weight(kernel: Kernel, distance: float) -> float:
    """Return the engine's weight: its triangle leans, from 0 at one end to 2 at the other."""
    if kernel == "triangular" and abs(distance) <= 1:
        return abs(1 - distance)
    return kernel_weight(kernel, distance)


def engine_kernels(plan: Plan, kernel: Kernel, *, indent: bool) -> Iterator[TimeSlice]:
    """Return the engine's slices through a kernel, its diagonal and average included."""
    moments = [moment_of(m) for m in plan.events.moments]
    width = plan.size + plan.size % 2
    first, last = min(moments), max(moments)
    if indent:
        half = width // 2
        first, last = _plus(first, plan.unit, half), _plus(last, plan.unit, -half)
    one = plan.kind == "one-mode"
    factor = _averages(plan.events) if one and plan.normalization != "no" else None
    indexed = evolve(
        plan, events=evolve(plan.events, scale=_by_index(plan.events.scale)), normalization="no"
    )
    for middle in _middles(first, last, plan.unit):
        apart = [_units_between(m, middle, plan.unit) for m in moments]
        part = indexed.weigh([_engine_weight(kernel, 2 * units / width) for units in apart])
        found = indexed.build(part)
        if one:
            cells = dict(found.weights) | _diagonal(indexed, part)
            if factor is not None:
                cells = {c: w * factor(*c) for c, w in cells.items()}
            found = evolve(found, weights=cells)
        yield TimeSlice(middle, None, None, len(part), found)


def _by_index(scale: Scale) -> Scale:
    """Return the scale with its levels numbered by their places, which is what kernels see."""
    if scale.kind != "integer":
        return scale
    return Scale("integer", scale.values, tuple(range(len(scale))))


def _diagonal(plan: Plan, events: Events) -> dict[tuple[int, int], float]:
    """Return each row's weight with itself, which the engine leaves in."""
    doubled = evolve(
        events,
        row_labels=tuple(f"{i}{side}" for i in range(len(events.row_labels)) for side in "ab"),
        rows=[2 * i + side for side in (0, 1) for i in events.rows],
        columns=[*events.columns, *events.columns],
        levels=[*events.levels, *events.levels],
        weights=[*(events.weights or ()), *(events.weights or ())],
        moments=(),
    )
    pairs = plan.build(doubled)
    return {(a // 2, a // 2): w for (a, b), w in pairs.weights.items() if a % 2 == 0 and b == a + 1}


def _averages(events: Events) -> Callable[[int, int], float]:
    """Return the engine's factor: over cells (j, k) in which either speaks, 2 / (X + X')."""
    cells: list[dict[tuple[int, int], float]] = [{} for _ in events.row_labels]
    for (i, j, k), n in evolve(events, weights=None).counts().items():
        cells[i][j, k] = n

    def factor(a: int, b: int) -> float:
        mine, theirs = cells[a], cells[b]
        return math.fsum(2 / (mine.get(c, 0) + theirs.get(c, 0)) for c in {*mine, *theirs})

    return factor
