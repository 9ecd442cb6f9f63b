"""From records to coded events: filters, empty fields, duplicates, labels.

The order of the steps is that of the Discourse Network Analyzer: dates and documents, excluded
values, empty fields, duplicates.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import compress
from typing import Any, Literal, get_args

from attrs import evolve, frozen

from stancekit.comparison.records import Columns, moment
from stancekit.comparison.scales import Scale, ScaleKind, scale_of
from stancekit.model import PartialDate, checks

__all__ = ["Compat", "Duplicates", "Events", "Filters", "gather"]

Duplicates = Literal["include", "document", "week", "month", "year", "all"]
Compat = Literal["dna-3.1"]

Moment = datetime | PartialDate | None
_NO_QUALIFIER = Scale("nominal", (None,), (0,))


@frozen
class Filters:
    """Which records take part.

    Attributes:
        exclude: Values to leave out, by field.
        exclude_documents: The same for fields of the document; unlike `exclude` they also decide
            which labels come back as isolates.
        invert: Fields whose listed values are the only ones kept instead.
        start: First day, inclusive; records without a whole date fall out once it is given.
        stop: Last day, inclusive.
    """

    exclude: Mapping[str, Collection[Any]] = {}
    exclude_documents: Mapping[str, Collection[Any]] = {}
    invert: Collection[str] = ()
    start: date | None = None
    stop: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse an inversion of a filter that is not there."""
        for name in self.invert:
            known = name in self.exclude or name in self.exclude_documents
            checks.expect(known, name, "a field of exclude or exclude_documents", "invert")


@frozen
class Events:
    """What is counted: one entry a record that was kept, in the order given.

    Attributes:
        row_labels: Names of the rows, sorted.
        column_labels: Names of the columns, sorted.
        scale: Levels of the qualifier; a single one where there is no qualifier.
        rows: Index of the row of every event.
        columns: Index of the column.
        levels: Index of the level.
        weights: Weight of every event; None where each weighs 1.
        moments: When it was; None where unknown or not asked for.
    """

    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    scale: Scale
    rows: Sequence[int]
    columns: Sequence[int]
    levels: Sequence[int]
    weights: Sequence[float] | None = None
    moments: Sequence[Moment] = ()

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self.rows)

    def where(self, keep: Sequence[bool]) -> Events:
        """Return the events for which the flag is set; labels stay."""
        return evolve(
            self,
            rows=list(compress(self.rows, keep)),
            columns=list(compress(self.columns, keep)),
            levels=list(compress(self.levels, keep)),
            weights=None if self.weights is None else list(compress(self.weights, keep)),
            moments=list(compress(self.moments, keep)),
        )

    def trimmed(self) -> Events:
        """Return the same events with the labels that occur and no others."""
        rows, columns = sorted(set(self.rows)), sorted(set(self.columns))
        new_row, new_column = ({old: i for i, old in enumerate(x)} for x in (rows, columns))
        return evolve(
            self,
            row_labels=tuple(self.row_labels[i] for i in rows),
            column_labels=tuple(self.column_labels[j] for j in columns),
            rows=[new_row[i] for i in self.rows],
            columns=[new_column[j] for j in self.columns],
        )

    def counts(self) -> dict[tuple[int, int, int], float]:
        """Return the count array X[row, column, level], without its zeros."""
        keys = zip(self.rows, self.columns, self.levels, strict=True)
        if self.weights is None:
            return dict(Counter(keys))
        found: dict[tuple[int, int, int], list[float]] = {}
        for key, weight in zip(keys, self.weights, strict=True):
            found.setdefault(key, []).append(weight)
        # fsum is exact, so the order of the records cannot show in the last digit.
        return {
            key: sum(x) if all(isinstance(w, int) for w in x) else math.fsum(x)
            for key, x in found.items()
        }


def _moments(values: Iterable[Any]) -> list[Moment]:
    known: dict[Any, Moment] = {}
    found: list[Moment] = []
    for value in values:
        if value not in known:
            known[value] = moment(value)
        found.append(known[value])
    return found


def _week_of_year(day: datetime) -> int:
    """Return the week as Java counts it by default: from Sunday, week 1 holds 1 January."""
    new_year = datetime(day.year, 1, 1)  # noqa: DTZ001 - a day has no zone
    into_week = (new_year.weekday() + 1) % 7
    week = (day.timetuple().tm_yday - 1 + into_week) // 7 + 1
    following = datetime(day.year + 1, 1, 1) if day.year < 9999 else None  # noqa: DTZ001 - the same
    if following and (following - day).days <= (following.weekday() + 1) % 7:
        return 1
    return week


def _period(duplicates: Duplicates, compat: Compat | None) -> Callable[[Moment], Hashable | None]:
    """Return what two dates must share to be the same week, month or year; None if unknown."""

    def period(when: Moment) -> Hashable | None:
        if when is None:
            return None
        if duplicates == "year":
            return when.year
        if duplicates == "month":
            if when.year is None or when.month is None:
                return None
            return when.month if compat else (when.year, when.month)
        if not isinstance(when, datetime):
            return None
        return _week_of_year(when) if compat else tuple(when.isocalendar()[:2])

    return period


def _outside(fields: Mapping[str, Collection[Any]], invert: Collection[str]) -> Any:  # noqa: ANN401
    """Return, for every field, a test whether a value is let through."""
    tests = {}
    for name, values in fields.items():
        listed = frozenset([values] if isinstance(values, str) else values)
        tests[name] = listed.__contains__ if name in invert else (lambda v, x=listed: v not in x)
    return tests


def _between(moments: Sequence[Moment], start: date | None, stop: date | None) -> list[bool]:
    first = moment(start) if start is not None else datetime.min  # noqa: DTZ901 - a bound
    last = moment(stop) if stop is not None else datetime.max  # noqa: DTZ901 - a bound
    checks.expect(isinstance(first, datetime), str(start), "a whole date", "start")
    checks.expect(isinstance(last, datetime), str(stop), "a whole date", "stop")
    if isinstance(last, datetime) and last.time() == datetime.min.time():
        last = last.replace(hour=23, minute=59, second=59, microsecond=999999)
    return [isinstance(m, datetime) and first <= m <= last for m in moments]  # type: ignore[operator]


def gather(
    columns: Columns,
    *,
    rows: str,
    columns_field: str,
    qualifier: str | None,
    scale: ScaleKind | None = None,
    duplicates: Duplicates = "include",
    with_level: bool = True,
    filters: Filters | None = None,
    isolates: bool = False,
    weights: str | None = None,
    document: str | None = None,
    dates: str | None = None,
    with_dates: bool = False,
    compat: Compat | None = None,
) -> Events:
    """Return the events that records make, filtered and without duplicates.

    Args:
        columns: The records.
        rows: Field of the rows.
        columns_field: Field of the columns.
        qualifier: Field of the qualifier; None for none.
        scale: Kind of the qualifier; told from its values by default.
        duplicates: Which equal records count once; see `network`.
        with_level: Whether records must also share the level to be equal.
        filters: Which records take part.
        isolates: Whether labels that lost all their records stay.
        weights: Field of numbers that records count for; None for 1 each.
        document: Field of the document.
        dates: Field of the date.
        with_dates: Whether the events need their moments.
        compat: Whose defects to share.

    Raises:
        ValueError: A field or option is unknown.
    """
    checks.expect(duplicates in get_args(Duplicates), duplicates, f"one of {get_args(Duplicates)}")
    checks.expect(compat in (None, *get_args(Compat)), compat, "None or 'dna-3.1'", "compat")
    asked = filters or Filters()
    dated = with_dates or duplicates in ("week", "month", "year") or bool(asked.start or asked.stop)
    moments = _moments(columns.dates(dates)) if dated else []

    # Documents and dates first: they decide levels and isolates.
    keep = [True] * columns.size
    if asked.start is not None or asked.stop is not None:
        keep = _between(moments, asked.start, asked.stop)
    for name, passes in _outside(asked.exclude_documents, asked.invert).items():
        keep = [k and passes(v) for k, v in zip(keep, columns[name], strict=True)]
    row_values, column_values = columns[rows], columns[columns_field]
    level_values = [None] * columns.size if qualifier is None else columns[qualifier]
    levels = _NO_QUALIFIER if qualifier is None else scale_of(compress(level_values, keep), scale)
    universe = [list(compress(values, keep)) for values in (row_values, column_values)]

    for name, passes in _outside(asked.exclude, asked.invert).items():
        keep = [k and passes(v) for k, v in zip(keep, columns[name], strict=True)]
    filled = [v for v in levels.values if v is not None and v != ""]
    allowed = frozenset(filled) if qualifier is not None else frozenset([None])
    keep = [
        k and r is not None and r != "" and c is not None and c != "" and q in allowed
        for k, r, c, q in zip(keep, row_values, column_values, level_values, strict=True)
    ]
    chosen = list(compress(range(columns.size), keep))
    if duplicates != "include":
        place = _places(columns, duplicates, document, moments, compat)
        mine = level_values if with_level else [None] * columns.size
        loose = compat is not None and levels.kind == "integer" and with_level
        chosen = _firsts(chosen, row_values, column_values, mine, place, boxed=loose)

    kept_rows = [row_values[n] for n in chosen]
    kept_columns = [column_values[n] for n in chosen]
    row_index = _index(universe[0] if isolates else kept_rows, compat)
    column_index = _index(universe[1] if isolates else kept_columns, compat)
    level_index = {v: i for i, v in enumerate(levels.values)}
    weight_values = None if weights is None else columns[weights]
    return Events(
        _labels(row_index),
        _labels(column_index),
        levels,
        [row_index[v] for v in kept_rows],
        [column_index[v] for v in kept_columns],
        [level_index[level_values[n]] for n in chosen],
        None if weight_values is None else [_weight(weight_values[n]) for n in chosen],
        [moments[n] for n in chosen] if with_dates else (),
    )


def _places(
    columns: Columns,
    duplicates: Duplicates,
    document: str | None,
    moments: Sequence[Moment],
    compat: Compat | None,
) -> list[Hashable | None]:
    """Return for every record in what it must be alone; None where that is not known."""
    if duplicates == "all":
        return [True] * columns.size
    if duplicates == "document":
        return list(columns.document(document))
    return list(map(_period(duplicates, compat), moments))


def _firsts(
    chosen: Iterable[int],
    rows: Sequence[Any],
    columns: Sequence[Any],
    levels: Sequence[Any],
    places: Sequence[Hashable | None],
    *,
    boxed: bool,
) -> list[int]:
    """Return the first of records that are equal in row, column and level in one place.

    A record without a place equals no other. `boxed`: the engine compares boxed integers by
    identity, which Java shares only from -128 to 127, so greater ones never are duplicates.
    """
    seen: set[tuple[Any, ...]] = set()
    kept: list[int] = []
    for n in chosen:
        place, level = places[n], levels[n]
        if place is None or (boxed and not -128 <= level <= 127):
            kept.append(n)
            continue
        key = (rows[n], columns[n], level, place)
        if key not in seen:
            seen.add(key)
            kept.append(n)
    return kept


def _index(values: Iterable[Any], compat: Compat | None) -> dict[Any, int]:
    """Return a place for every value, by its text; the engine sorts by UTF-16 code units."""
    texts = {v: str(v) for v in dict.fromkeys(values) if v is not None and v != ""}
    found = sorted(
        set(texts.values()),
        key=(lambda t: t.encode("utf-16-be", "surrogatepass")) if compat else None,
    )
    place = {text: i for i, text in enumerate(found)}
    return {value: place[text] for value, text in texts.items()}


def _labels(index: Mapping[Any, int]) -> tuple[str, ...]:
    return tuple(dict(sorted((place, str(value)) for value, place in index.items())).values())


def _weight(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"weights: got {value!r}, expected a number")
    return value
