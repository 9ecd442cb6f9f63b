"""Networks over time: windows of calendar units or of events, plain or through a kernel."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Unpack, get_args

from stancekit.comparison.engine_windows import engine_kernels, engine_windows
from stancekit.comparison.events import Events, Moment
from stancekit.comparison.graph import NetworkKind
from stancekit.comparison.networks import NetworkOptions, caption_of, prepared
from stancekit.comparison.projection import Normalization
from stancekit.comparison.records import moment
from stancekit.comparison.slices import (
    Kernel,
    Plan,
    TimeSlice,
    Unit,
    Window,
    kernel_weight,
    moment_of,
)
from stancekit.model import PartialDate, Study, checks

__all__ = ["networks_over_time"]


def networks_over_time(
    records: Study | Iterable[Any],
    rows: str | None = None,
    columns: str | None = None,
    qualifier: str | None = None,
    *,
    unit: Unit = "months",
    size: int = 1,
    kernel: Kernel | None = None,
    indent: bool = False,
    kind: NetworkKind = "one-mode",
    normalization: Normalization = "no",
    **options: Unpack[NetworkOptions],
) -> tuple[TimeSlice, ...]:
    """Return one network for every window that moves over the records' dates.

    Without a kernel a window holds `size` calendar units (or events) around its middle and is
    given only if it lies wholly between the first and the last one (or `start` and `stop`, where
    they are given); every event in it counts in
    full, and labels without events are left out unless `isolates` is set. With a kernel the
    middle goes from the first unit to the last, events count by their distance from it, and all
    networks have the same labels. In a one-mode network a pair of events counts for the root of
    the product of their weights, in a two-mode network an event for its weight. Duplicates are
    taken away before the windows are cut.

    Args:
        records: See `network`.
        rows: See `network`.
        columns: See `network`.
        qualifier: See `network`.
        unit: `days`, ISO `weeks`, `months`, `years`, or `events` in the order of their dates (and
            of the records, on one date). A date without a day counts in months and years.
        size: How many units a window has; an even one reaches one unit further ahead than back.
        kernel: `uniform`, `triangular`, `epanechnikov` or `gaussian`; for calendar units.
        indent: Whether middles whose window would reach beyond the first or last unit are left
            out with a kernel.
        kind: `one-mode` or `two-mode`.
        normalization: See `network`.
        options: The other options of `network`. With `compat="dna-3.1"` even windows have a unit
            more (odd ones with a kernel), distances are cut to whole units, the triangle leans,
            every kernel normalisation is DNA's own average, and the diagonal is not 0.

    Raises:
        ValueError: An option is unknown or does not go with another.

    Source:
        P. Leifeld, Discourse Network Analyzer manual, time windows; kernels as in B. Silverman,
        Density Estimation, 1986, table 3.1.
    """
    checks.expect(unit in get_args(Unit), unit, f"one of {', '.join(get_args(Unit))}", "unit")
    checks.expect(size >= 1, size, "1 or more", "size")
    whole = unit != "events" or kernel is None
    checks.expect(whole, "events", "a calendar unit with a kernel", "unit")
    compat, isolates = options.get("compat"), options.get("isolates", False)
    aggregation = options.get("aggregation", "ignore")
    events, names = prepared(records, (rows, columns, qualifier), options, with_dates=True)
    dated = events.where([_starts(m, unit) is not None for m in events.moments])
    caption = caption_of(names, kind, aggregation, normalization)

    bounds = (_bound(options.get("start")), _bound(options.get("stop")))
    plan = Plan(dated, unit, size, kind, aggregation, normalization, compat, caption, *bounds)
    if not len(dated):
        return ()
    if kernel is not None:
        cut = engine_kernels if compat is not None else _kernels
        return tuple(cut(plan, kernel, indent=indent))
    if unit == "events":
        windows = _event_windows(dated, size, engine=compat is not None)
    elif compat is not None:
        windows = engine_windows(plan)
    else:
        windows = _calendar_windows(plan)
    return tuple(
        TimeSlice(when, start, stop, sum(keep), plan.build(part if isolates else part.trimmed()))
        for when, start, stop, keep in windows
        for part in (dated.where(keep),)
    )


def _starts(moment: Moment, unit: Unit) -> int | None:
    """Return the number of the unit that a moment lies in; None where it does not tell."""
    if moment is None or moment.year is None:
        return None
    if unit == "years":
        return moment.year
    if unit == "months":
        return None if moment.month is None else moment.year * 12 + moment.month - 1
    if isinstance(moment, PartialDate):
        return None
    # Day 1 of the calendar was a Monday, so that weeks begin on Mondays, as ISO has it.
    return moment.toordinal() if unit != "weeks" else (moment.toordinal() - 1) // 7


def _first_day(number: int, unit: Unit) -> datetime:
    if unit == "years":
        return datetime(number, 1, 1)  # noqa: DTZ001 - days have no zone
    if unit == "months":
        return datetime(number // 12, number % 12 + 1, 1)  # noqa: DTZ001 - days have no zone
    return datetime.fromordinal(number if unit != "weeks" else number * 7 + 1)


def _last_moment(number: int, unit: Unit) -> datetime:
    try:
        return _first_day(number + 1, unit) - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return datetime.max  # noqa: DTZ901 - the end of the calendar


def _numbers(events: Events, unit: Unit) -> list[int]:
    return [n for n in (_starts(m, unit) for m in events.moments) if n is not None]


def _bound(given: object) -> datetime | None:
    return None if given is None else moment_of(moment(given))


def _calendar_windows(plan: Plan) -> Iterator[Window]:
    unit, size = plan.unit, plan.size
    numbers = _numbers(plan.events, unit)
    first, last = _starts(plan.start, unit), _starts(plan.stop, unit)
    first = min(numbers) if first is None else first
    last = max(numbers) if last is None else last
    back, ahead = (size - 1) // 2, size // 2
    for middle in range(first + back, last - ahead + 1):
        low, high = middle - back, middle + ahead
        ends = _first_day(low, unit), _last_moment(high, unit)
        yield (_first_day(middle, unit), *ends, [low <= n <= high for n in numbers])


def _event_windows(events: Events, size: int, *, engine: bool) -> Iterator[Window]:
    """Return windows of events; the engine's even windows have one more."""
    whole = [moment_of(m) for m in events.moments]
    order = sorted(range(len(whole)), key=whole.__getitem__)
    back, ahead = (size // 2, size // 2) if engine else ((size - 1) // 2, size // 2)
    for place in range(back, len(order) - ahead):
        chosen = set(order[place - back : place + ahead + 1])
        ends = whole[order[place - back]], whole[order[place + ahead]]
        yield (whole[order[place]], *ends, [n in chosen for n in range(len(order))])


def _kernels(plan: Plan, kernel: Kernel, *, indent: bool) -> Iterator[TimeSlice]:
    numbers = _numbers(plan.events, plan.unit)
    half = plan.size / 2
    edge = math.ceil(half) if indent else 0
    for middle in range(min(numbers) + edge, max(numbers) - edge + 1):
        part = plan.weigh([kernel_weight(kernel, (n - middle) / half) for n in numbers])
        when = _first_day(middle, plan.unit)
        yield TimeSlice(when, None, None, len(part), plan.build(part))
