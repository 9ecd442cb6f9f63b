"""Writing `.dna` files."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from stancekit.exchange.dna_model import (
    PERMISSIONS,
    DnaCoder,
    DnaDocument,
    DnaProject,
    to_epoch,
)
from stancekit.exchange.dna_offsets import Offsets, Units
from stancekit.exchange.dna_schema import VALUE_TABLES, create_statements
from stancekit.model import checks

__all__ = ["write_dna"]

_VERSION = "3.0.7"


def write_dna(
    project: DnaProject, path: str | os.PathLike[str], *, offsets: Offsets = "code points"
) -> None:
    """Write a `.dna` file that DNA 3 opens; the file is there whole or not at all.

    Every statement gets one row for each variable of its type, every short text variable an empty
    entity, every entity a row for each attribute, as the editor itself does. Reading the file
    gives `project.completed()`; a value that a statement lacks is written as the column's default
    (nothing, 0, or yes for a boolean) and read back so.

    Args:
        project: What to write.
        path: Where to; an old file is replaced.
        offsets: What positions count; `utf-16` for the editor where texts have characters beyond
            U+FFFF. See `read_dna`.

    Raises:
        ValueError: The project breaks a rule of the schema.
        OSError: The file cannot be written.
    """
    checks.expect(offsets in get_args(Offsets), offsets, f"one of {get_args(Offsets)}", "offsets")
    target = Path(path)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(name)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            for sql in create_statements():
                connection.execute(sql)
            _Writer(connection, offsets).fill(project.completed())
            connection.commit()
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        Path(name).replace(target)
    except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
        raise ValueError(f"{path}: got a project that breaks the schema: {error}") from None
    finally:
        Path(name).unlink(missing_ok=True)


class _Writer:
    """Fills the tables, all values as parameters."""

    def __init__(self, connection: sqlite3.Connection, offsets: Offsets) -> None:
        self._connection = connection
        self._offsets = offsets

    def _insert(self, table: str, rows: Iterable[Sequence[Any]], columns: str = "") -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._connection.execute(f"INSERT INTO {table}{columns} VALUES ({marks})", row)  # noqa: S608 - names are the schema's

    def fill(self, project: DnaProject) -> None:
        settings = {"version": _VERSION, "date": "1970-01-01"} | dict(project.settings)
        self._insert("SETTINGS", settings.items())
        self._insert("CODERS", map(_coder_row, project.coders))
        self._insert("DOCUMENTS", map(_document_row, project.documents))
        self._insert("STATEMENTTYPES", ((t.id, t.label, *t.color) for t in project.types))
        variables = [(v, t.id) for t in project.types for v in t.variables]
        self._insert("VARIABLES", ((v.id, v.name, v.data_type, t) for v, t in variables))
        self._insert("VARIABLELINKS", ((None, *pair) for pair in project.links))
        self._insert("REGEXES", ((r.pattern, *r.color) for r in project.regexes))
        self._insert(
            "CODERRELATIONS",
            ((None, r.coder, r.other, *map(int, r.rights)) for r in project.relations),
        )
        names = [(v.id, name) for v, _ in variables for name in v.attributes]
        numbers = {pair: n for n, pair in enumerate(names, 1)}
        self._insert("ATTRIBUTEVARIABLES", ((n, *pair) for pair, n in numbers.items()))
        # Parents first, whatever their ids: a child refers to a row that must be there.
        self._insert(
            "ENTITIES", ((e.id, e.variable, e.value, *e.color, None) for e in project.entities)
        )
        for entity in project.entities:
            if entity.child_of is not None:
                self._connection.execute(
                    "UPDATE ENTITIES SET ChildOf = ? WHERE ID = ?", (entity.child_of, entity.id)
                )
        attributes = {v.id: v.attributes for v, _ in variables}
        for entity in project.entities:
            own = dict(entity.attributes)
            for name in attributes.get(entity.variable, ()):
                number = numbers[entity.variable, name]
                self._insert("ATTRIBUTEVALUES", [(None, entity.id, number, own[name])])
        self._statements(project)

    def _statements(self, project: DnaProject) -> None:
        number = {(e.variable, e.value): e.id for e in project.entities}
        kinds = {t.id: t for t in project.types}
        texts = {d.id: Units(d.text) for d in project.documents}
        for s in project.statements:
            start, stop = s.start, s.stop
            if self._offsets == "utf-16" and s.document in texts:
                start, stop = (texts[s.document].to_units(p) for p in (start, stop))
            self._insert("STATEMENTS", [(s.id, s.type, s.document, start, stop, s.coder)])
            own = dict(s.values)
            for v in kinds[s.type].variables:
                value: Any = own.get(v.name, {"boolean": 1, "integer": 0}.get(v.data_type, ""))
                if v.data_type == "short text":
                    value = number[v.id, value]
                elif v.data_type in ("boolean", "integer"):
                    value = int(value)
                self._insert(VALUE_TABLES[v.data_type], [(None, s.id, v.id, value)])


def _coder_row(coder: DnaCoder) -> tuple[Any, ...]:
    head = (coder.id, coder.name, *coder.color, coder.refresh, coder.font_size, coder.password)
    granted = set(coder.permissions)
    flags = (*coder.options, *(name in granted for name in PERMISSIONS))
    return (*head, coder.popup_width, *map(int, flags))


def _document_row(d: DnaDocument) -> tuple[Any, ...]:
    meta = (d.author, d.source, d.section, d.notes, d.type, to_epoch(d.date))
    return (d.id, d.title, d.text, d.coder, *meta)
