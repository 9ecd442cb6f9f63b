"""Record tables: CSV, TSV and pipes, their columns mapped to the fields of a Document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stancekit.corpus.cells import RowScanner, quote
from stancekit.corpus.dialects import FIELDS, RecordTable
from stancekit.corpus.headers import KNOWN
from stancekit.corpus.records import Builder, Found, assemble
from stancekit.corpus.window import Window
from stancekit.model import Document, PartialDate

__all__ = ["read_table", "render_table"]

# What spreadsheets take for the start of a formula.
_FORMULA = re.compile(r"[=+\-@\t\r]")


class _Columns:
    """Which cell of a row is which field."""

    def __init__(self, names: Sequence[str], form: RecordTable) -> None:
        mapped = dict(form.columns)
        self.names: list[str] = []
        self.fields: list[str] = []
        for number, name in enumerate(names, 1):
            field = mapped.get(name, name)
            lower = field.strip().lower()
            if lower in FIELDS and lower not in self.fields:
                field = lower
            self.names.append(name or f"column-{number}")
            self.fields.append(field)
        self.size = len(self.fields)
        self.at = {field: self.fields.index(field) for field in FIELDS if field in self.fields}
        self.id_, self.text = self.at.get("id", -1), self.at.get("text", -1)
        self.published, self.extra = self.at.get("published", -1), self.at.get("extra", -1)
        self.known = [
            (name, self.at[name]) for name in KNOWN if name in self.at and name != "published"
        ]
        taken = set(self.at.values())
        self.others = [(i, name) for i, name in enumerate(self.names) if i not in taken]


class _Reader:
    def __init__(self, window: Window, form: RecordTable, builder: Builder) -> None:
        self.window = window
        self.form = form
        self.builder = builder
        self.scanner = RowScanner(form.separator)
        self.start = 0
        guard = re.escape(form.guard)
        self.guarded = re.compile(f"{guard}(?:{guard})*{_FORMULA.pattern}") if form.guard else None

    def rows(self) -> Iterator[tuple[list[str | None], int]]:
        """Yield rows with the offset after each; `start` is where the row at hand starts."""
        window, scan = self.window, self.scanner.row
        while True:
            row = scan(window.text, self.start, final=window.done)
            if row is None:
                window.more(self.start)
                self.start = 0
                continue
            cells, stop, wrong = row
            if stop == self.start:
                return
            for at, code, message in wrong:
                self.builder.report.at(window, at, stop, code, message)
            if len(cells) > 1 or cells[0] is not None:  # an empty line is no row
                yield cells, stop
            self.start = stop

    def columns(self, rows: Iterator[tuple[list[str | None], int]]) -> _Columns | None:
        """Return the columns that the first row, or the dialect, names."""
        if not self.form.header:
            return _Columns([name for name, _ in self.form.columns], self.form)
        first = next(rows, None)
        if first is None:
            return None
        self.unguard(first[0])
        columns = _Columns([cell or "" for cell in first[0]], self.form)
        if columns.text < 0:
            message = (
                f"got the columns {', '.join(columns.names)[:200]}, expected one called 'text'"
            )
            self.tell(first[1], "no-text", f"{message}, or a dialect that maps one to it")
        return columns

    def tell(self, stop: int, code: str, message: str) -> None:
        self.builder.report.at(self.window, self.start, stop, code, message)

    def documents(self) -> Iterator[Found]:
        rows = self.rows()
        columns = self.columns(rows)
        if columns is None:
            return
        window, size = self.window, columns.size
        for cells, stop in rows:
            if len(cells) != size:
                self.ragged(cells, stop, size)
            self.unguard(cells)
            document = self.document(cells, columns, stop)
            base, start = window.base, self.start
            yield document, base + start, base + stop, base + stop, base + stop

    def unguard(self, cells: list[str | None]) -> None:
        """Take away what keeps a cell from being a formula."""
        if self.guarded is not None:
            guard, guarded = self.form.guard, self.guarded.match
            for i, cell in enumerate(cells):
                if cell is not None and cell.startswith(guard) and guarded(cell):
                    cells[i] = cell[len(guard) :]

    def ragged(self, cells: list[str | None], stop: int, size: int) -> None:
        self.tell(stop, "ragged-row", f"got {len(cells)} cells, expected {size}")
        cells.extend([None] * (size - len(cells)))

    def document(self, cells: list[str | None], columns: _Columns, stop: int) -> Document:
        window, builder, start = self.window, self.builder, self.start
        id_ = cells[columns.id_] if columns.id_ >= 0 else None
        id_ = builder.checked_id(window, id_ or builder.numbered(), start, stop)
        text = (cells[columns.text] if columns.text >= 0 else None) or ""
        extra: list[tuple[str, str]] = []
        published: PartialDate | None = None
        if columns.published >= 0 and (value := cells[columns.published]) is not None:
            published = builder.date(window, id_, value, start, stop)
            if published is None:
                extra.append(("published", value))
        for i, name in columns.others:
            cell = cells[i]
            if cell is not None:
                extra.append((name, cell))
        if columns.extra >= 0 and (value := cells[columns.extra]) is not None:
            extra += self.extra_fields(value, stop)
        for i in range(columns.size, len(cells)):
            extra.append((f"column-{i + 1}", cells[i] or ""))
        known = {name: cells[i] for name, i in columns.known}
        return assemble(id_, text, known, published, tuple(extra))

    def extra_fields(self, value: str, stop: int) -> list[tuple[str, str]]:
        """Read a cell of extra fields: a JSON list of [name, value] pairs."""
        try:
            pairs = json.loads(value)
        except (ValueError, RecursionError):
            pairs = None
        if isinstance(pairs, list) and all(
            isinstance(p, list) and len(p) == 2 and all(isinstance(x, str) for x in p)
            for p in pairs
        ):
            return [(name, text) for name, text in pairs]
        expected = "a JSON list of [name, value] pairs; kept as one extra field"
        self.tell(stop, "extra", f"got {value[:40]!r} in the column 'extra', expected {expected}")
        return [("extra", value)]


def read_table(window: Window, form: RecordTable, builder: Builder) -> Iterator[Found]:
    """Read a document from each row.

    Raises:
        ParseError: The reading is strict and a row has too few or too many cells, a cell is not
            quoted as it should be, or no column holds the text.
    """
    return _Reader(window, form, builder).documents()


def _extra_columns(documents: Sequence[Document]) -> list[str] | None:
    """Return names of columns that hold the extra fields of all documents in their order.

    None where none do: a name is that of a field, empty, or given twice, or the orders differ.
    """
    names = list(dict.fromkeys(name for d in documents for name, _ in d.extra))
    if any(not n or n.strip().lower() in FIELDS for n in names):
        return None
    place = {name: i for i, name in enumerate(names)}
    for document in documents:
        places = [place[name] for name, _ in document.extra]
        if any(a >= b for a, b in pairwise(places)):
            return None
    return names


def render_table(documents: Sequence[Document], form: RecordTable) -> str:
    r"""Return documents as a table with a header row, each row ended by LF.

    Extra fields become columns; where they cannot, one column `extra` holds them as JSON.

    Example:
        >>> from stancekit.corpus.dialects import dialect
        >>> render_table([Document("a", "=1", extra=[("desk", "world")])], dialect("csv"))
        "id,title,outlet,published,author,url,language,desk,text\na,,,,,,,world,'=1\n"
    """
    columns = _extra_columns(documents)
    names = ["id", *KNOWN, *(["extra"] if columns is None else columns), "text"]
    given = {field: column for column, field in form.columns}
    guard = form.guard
    must_guard = re.compile(f"(?:{re.escape(guard)})*{_FORMULA.pattern}") if guard else None

    def cell(value: str | None) -> str:
        if value and must_guard is not None and must_guard.match(value):
            value = guard + value
        return quote(value, form.separator)

    rows = [[cell(given.get(name, name)) for name in names]]
    if not form.header:
        names, rows = [field for _, field in form.columns], []
    for document in documents:
        extra = dict(document.extra)
        if columns is None and document.extra:
            extra = {"extra": json.dumps([list(p) for p in document.extra], ensure_ascii=False)}
        values: list[str | None] = []
        for name in names:
            own = getattr(document, name) if name in FIELDS and name != "extra" else extra.get(name)
            values.append(cell(None if own is None else str(own)))
        rows.append([value or "" for value in values])
    return "".join(form.separator.join(row) + "\n" for row in rows)
