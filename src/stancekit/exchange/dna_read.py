"""Reading `.dna` files."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from attrs import evolve

from stancekit.errors import ParseError, Problem, Severity
from stancekit.exchange.dna_model import (
    PERMISSIONS,
    DnaCoder,
    DnaDocument,
    DnaEntity,
    DnaProject,
    DnaRegex,
    DnaRelation,
    DnaStatement,
    DnaStatementType,
    DnaVariable,
    from_epoch,
)
from stancekit.exchange.dna_offsets import Offsets, Units
from stancekit.exchange.dna_schema import TABLES, VALUE_TABLES
from stancekit.model import checks

__all__ = ["read_dna"]


def _refuse(code: str, message: str, path: object) -> ParseError:
    return ParseError(Problem(Severity.ERROR, code, message, document=str(path)))


@contextlib.contextmanager
def _opened(path: str | os.PathLike[str]) -> Iterator[sqlite3.Connection]:
    place = Path(path)
    if not place.is_file():
        raise FileNotFoundError(f"{path}: got no file, expected a .dna database")
    try:
        with contextlib.closing(
            sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            yield connection
    except sqlite3.Error as error:
        message = f"got a file that SQLite refuses ({error}), expected a .dna database"
        raise _refuse("no-dna", message, path) from None


def _table(connection: sqlite3.Connection, name: str, order: str = "ID") -> list[Any]:
    # Table and column names are the schema's, none comes from outside.
    return connection.execute(f"SELECT * FROM {name} ORDER BY {order}").fetchall()  # noqa: S608 - see above


def read_dna(
    path: str | os.PathLike[str], *, offsets: Offsets = "code points", strict: bool = True
) -> DnaProject:
    """Read a `.dna` file.

    Args:
        path: The file; it is opened for reading only.
        offsets: What the file's positions count. SQLite's own functions count `code points`; the
            editor, written in Java, counts `utf-16` units, so positions it set after an emoji or
            another character beyond U+FFFF are larger. Texts without such characters are the
            same either way.
        strict: Whether to raise at a row that breaks the schema's rules instead of leaving it out
            and reporting it in `problems`.

    Raises:
        FileNotFoundError: There is no such file.
        ParseError: The file is no `.dna` database of version 3, or a row is broken.
    """
    checks.expect(offsets in get_args(Offsets), offsets, f"one of {get_args(Offsets)}", "offsets")
    with _opened(path) as connection:
        connection.row_factory = sqlite3.Row
        found = {r[0] for r in connection.execute("SELECT name FROM sqlite_master")}
        missing = [name for name in TABLES if name not in found]
        if missing:
            message = f"got a database without {', '.join(missing)}, expected the tables of DNA 3"
            raise _refuse("no-dna", message, path)
        settings = tuple(
            (str(r["Property"]), str(r["Value"]))
            for r in _table(connection, "SETTINGS", "Property")
        )
        version = dict(settings).get("version", "")
        if not version.startswith("3."):
            raise _refuse("dna-version", f"got version {version!r}, expected 3.x", path)
        read = _Reader(connection, str(path), offsets, strict=strict).project()
        return evolve(read.completed(), settings=settings)


class _Reader:
    """Reads table by table; a broken row is raised or kept as a problem."""

    def __init__(
        self, connection: sqlite3.Connection, path: str, offsets: Offsets, *, strict: bool
    ) -> None:
        self._connection = connection
        self._path = path
        self._offsets = offsets
        self._strict = strict
        self._problems: list[Problem] = []

    def _report(self, code: str, message: str) -> None:
        problem = Problem(Severity.ERROR, code, message, document=self._path)
        if self._strict:
            raise ParseError(problem)
        self._problems.append(problem)

    def _made(self, table: str, make: Callable[[sqlite3.Row], Any], order: str = "ID") -> list[Any]:
        made = []
        for row in _table(self._connection, table, order):
            try:
                made.append(make(row))
            except (TypeError, ValueError, KeyError) as error:
                self._report("broken-row", f"{table} {row[0]!r}: {error}")
        return made

    def project(self) -> DnaProject:
        coders = self._made("CODERS", _coder)
        documents = self._made("DOCUMENTS", _document)
        attributes = defaultdict(list)
        for row in _table(self._connection, "ATTRIBUTEVARIABLES"):
            attributes[row["VariableId"]].append(row["AttributeVariable"])
        variables = defaultdict(list)
        for row in _table(self._connection, "VARIABLES"):
            name, number = row["Variable"], row["ID"]
            variable = DnaVariable(number, name, row["DataType"], attributes[number])
            variables[row["StatementTypeId"]].append(variable)
        types = self._made(
            "STATEMENTTYPES",
            lambda r: DnaStatementType(r["ID"], r["Label"], _rgb(r), variables[r["ID"]]),
        )
        return DnaProject(
            coders,
            documents,
            types,
            self._entities(),
            self._statements(types, documents),
            regexes=self._made("REGEXES", lambda r: DnaRegex(r["Label"], _rgb(r)), "Label"),
            relations=self._made("CODERRELATIONS", _relation),
            links=self._made(
                "VARIABLELINKS", lambda r: (r["SourceVariableId"], r["TargetVariableId"])
            ),
            problems=self._problems,
        )

    def _entities(self) -> list[DnaEntity]:
        names = {
            r["ID"]: r["AttributeVariable"] for r in _table(self._connection, "ATTRIBUTEVARIABLES")
        }
        pairs = defaultdict(list)
        for row in _table(self._connection, "ATTRIBUTEVALUES", "AttributeVariableId"):
            name = names.get(row["AttributeVariableId"])
            if name is None:
                self._report("broken-row", f"ATTRIBUTEVALUES {row['ID']}: no such attribute")
            else:
                pairs[row["EntityId"]].append((name, row["AttributeValue"]))
        return self._made(
            "ENTITIES",
            lambda r: DnaEntity(
                r["ID"], r["VariableId"], r["Value"], _rgb(r), r["ChildOf"], pairs[r["ID"]]
            ),
        )

    def _statements(
        self, types: Iterable[DnaStatementType], documents: Iterable[DnaDocument]
    ) -> list[DnaStatement]:
        entities = {r["ID"]: r["Value"] for r in _table(self._connection, "ENTITIES")}
        values: defaultdict[int, dict[int, Any]] = defaultdict(dict)
        for data_type, table in VALUE_TABLES.items():
            column = "Entity" if data_type == "short text" else "Value"
            for row in _table(self._connection, table):
                value = row[column]
                if data_type == "boolean":
                    value = bool(value)
                elif data_type == "short text":
                    value = entities.get(value, "")
                values[row["StatementId"]][row["VariableId"]] = value if value is not None else ""
        names = {t.id: {v.id: v.name for v in t.variables} for t in types}
        texts = {d.id: Units(d.text) for d in documents}

        def make(row: sqlite3.Row) -> DnaStatement:
            kind, document = row["StatementTypeId"], row["DocumentId"]
            checks.expect(document in texts, document, "the id of a document", "DocumentId")
            checks.expect(kind in names, kind, "the id of a statement type", "StatementTypeId")
            own = values[row["ID"]]
            pairs = tuple((n, own[v]) for v, n in names[kind].items() if v in own)
            start, stop = row["Start"], row["Stop"]
            if self._offsets == "utf-16":
                start, _ = texts[document].to_points(start)
                stop, inside = texts[document].to_points(stop)
                stop += inside
            return DnaStatement(row["ID"], kind, document, start, stop, row["Coder"], pairs)

        return self._made("STATEMENTS", make)


def _rgb(row: sqlite3.Row) -> tuple[int, int, int]:
    return (row["Red"] or 0, row["Green"] or 0, row["Blue"] or 0)


def _coder(row: sqlite3.Row) -> DnaCoder:
    return DnaCoder(
        row["ID"],
        row["Name"],
        _rgb(row),
        password=row["Password"],
        refresh=row["Refresh"],
        font_size=row["FontSize"],
        popup_width=300 if row["PopupWidth"] is None else row["PopupWidth"],
        options=(
            bool(row["ColorByCoder"]),
            bool(row["PopupDecoration"]),
            bool(row["PopupAutoComplete"]),
        ),
        permissions=(name for name in PERMISSIONS if row[f"Permission{name}"]),
    )


def _document(row: sqlite3.Row) -> DnaDocument:
    return DnaDocument(
        row["ID"],
        row["Title"],
        row["Text"],
        row["Coder"],
        author=row["Author"],
        source=row["Source"],
        section=row["Section"],
        notes=row["Notes"],
        type=row["Type"],
        date=from_epoch(row["Date"]),
    )


def _relation(row: sqlite3.Row) -> DnaRelation:
    statements = bool(row["viewStatements"]), bool(row["editStatements"])
    documents = bool(row["viewDocuments"]), bool(row["editDocuments"])
    return DnaRelation(row["Coder"], row["OtherCoder"], (*statements, *documents))
