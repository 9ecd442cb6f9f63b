"""Records as columns: one way to read fields of positions, legal bases, rows and studies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal, get_args

from attrs import fields_dict, frozen, has

from stancekit.comparison.counting import Repeats, counted
from stancekit.comparison.finding import near
from stancekit.model import LegalBasis, PartialDate, Position, Study, checks

__all__ = ["Columns", "RecordKind", "columns_of", "moment"]

RecordKind = Literal["positions", "legal_bases"]

_DOCUMENT_FIELDS = ("document", "document_id")
_DATE_FIELDS = ("date", "time", "published")
# What a study's records know beside their own fields. `date` is when something was said: the
# statement's own date where its year is known, else the day the document was published.
_STUDY_FIELDS = ("date", "made", "published", "outlet", "author", "title", "language")


@frozen
class Columns:
    """Records of one kind, read column by column.

    Attributes:
        size: How many records there are.
        names: The fields they have, as far as that is known beforehand.
        read: Returns the values of one field, one for every record.
    """

    size: int
    names: tuple[str, ...]
    read: Callable[[str], list[Any]]

    def __getitem__(self, name: str) -> list[Any]:
        """Return the values of a field.

        Raises:
            ValueError: The records have no such field; the message names the nearest.
        """
        if self.size and name not in self.names:
            known = ", ".join(self.names)
            message = f"got field {name!r}, expected one of {known}{near(name, self.names)}"
            raise ValueError(message)
        return self.read(name)

    def document(self, name: str | None = None) -> list[Any]:
        """Return the documents, from a named field or the customary ones."""
        return self._first(name, _DOCUMENT_FIELDS, "document")

    def dates(self, name: str | None = None) -> list[Any]:
        """Return the dates, from a named field or the customary ones."""
        return self._first(name, _DATE_FIELDS, "date")

    def _first(self, name: str | None, customary: tuple[str, ...], what: str) -> list[Any]:
        if name is not None:
            return self[name]
        for one in customary:
            if one in self.names:
                return self[one]
        checks.expect(not self.size, ", ".join(self.names), f"a {what} field, named by {what}=")
        return []


def _field_names(record: object) -> tuple[str, ...]:
    if isinstance(record, Mapping):
        return tuple(map(str, record))
    kind: Any = type(record)
    if has(kind):
        return tuple(n for n in fields_dict(kind) if not n.startswith("_"))
    named = getattr(record, "_fields", None) or getattr(record, "__dataclass_fields__", None)
    if named:
        return tuple(named)
    raise TypeError(f"got {type(record).__name__}, expected records with named fields")


def columns_of(
    records: Study | Iterable[Any], *, of: RecordKind = "positions", repeats: Repeats = "ignore"
) -> Columns:
    """Return a study's records, or any records with named fields, as columns.

    Args:
        records: A study; or positions, legal bases, mappings, attrs classes, data classes or named
            tuples, all with the same fields.
        of: Which records of a study.
        repeats: What a copied passage counts for, where the records are a study's. `ignore`: every
            record is given, copies too. `once per document`: what a text says again in a copied
            passage is given once for that text. `once per group`: what was copied is given once.

    Raises:
        TypeError: The records have no named fields.
    """
    checks.expect(of in get_args(RecordKind), of, f"one of {', '.join(get_args(RecordKind))}", "of")
    if isinstance(records, Study):
        return _study_columns(records, of, repeats)
    rows = list(records)
    if not rows:
        return Columns(0, (), lambda _: [])
    if isinstance(rows[0], Mapping):
        names = tuple(dict.fromkeys(str(key) for row in rows for key in row))
        return Columns(len(rows), names, lambda name: [row.get(name) for row in rows])
    return Columns(
        len(rows), _field_names(rows[0]), lambda name: [getattr(row, name) for row in rows]
    )


def _study_columns(study: Study, of: RecordKind, repeats: Repeats) -> Columns:
    found: list[Any] = (
        counted(study, study.positions, repeats)
        if of == "positions"
        else counted(study, study.legal_bases, repeats)
    )
    kind = Position if of == "positions" else LegalBasis
    own = tuple(n for n in fields_dict(kind) if not n.startswith("_"))
    made = {s.id: s.made for s in study.statements if s.made is not None}
    names = _labels(study)

    def read(name: str) -> list[Any]:
        if name in ("holder", "addressee"):
            return [names.get(i, i) for i in (getattr(r, name) for r in found)]
        if name in own:
            return [getattr(r, name) for r in found]
        if name == "made":
            return [made.get(r.statement) for r in found]
        if name == "date":
            published = {d.id: d.published for d in study.corpus}
            return [
                said if said is not None and said.year is not None else published.get(r.document)
                for r, said in ((r, made.get(r.statement or "")) for r in found)
            ]
        values = {d.id: getattr(d, name) for d in study.corpus}
        return [values.get(r.document) for r in found]

    return Columns(len(found), (*own, *_STUDY_FIELDS), read)


def _labels(study: Study) -> dict[str | None, str]:
    """Return a name for every actor; a name that two actors bear gets the id behind it."""
    actors = {a.id: a.name for a in (*study.actors, *study.codebook.actors)}
    bearers = Counter(actors.values())
    return {i: n if bearers[n] == 1 else f"{n} ({i})" for i, n in actors.items()}


def moment(value: object) -> datetime | PartialDate | None:
    """Return a date in one of two forms: a whole one as datetime, a partial one as it is.

    Raises:
        ValueError: The value is no date.

    Example:
        >>> moment("2015-11-19"), moment("2015-11")
        (datetime.datetime(2015, 11, 19, 0, 0), PartialDate(year=2015, month=11, day=None))
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day has no zone
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            value = PartialDate.parse(value)
    if isinstance(value, PartialDate):
        day = value.earliest() if value.complete else None
        return moment(day) if day is not None else value
    raise ValueError(f"got {value!r}, expected a date")
