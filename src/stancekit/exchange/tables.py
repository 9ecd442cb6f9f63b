"""Tables to CSV, JSON Lines, data frames and Arrow."""

from __future__ import annotations

import csv
import importlib
import io
import json
from typing import Any

from stancekit.errors import MissingExtraError
from stancekit.exchange.convert import to_json
from stancekit.model import Table

__all__ = ["to_arrow", "to_csv", "to_frame", "to_jsonl"]

# A spreadsheet takes a cell that begins with one of these for a formula or a command.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def _harmless(value: object) -> object:
    if isinstance(value, tuple | list):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    value = value.encode("utf-8", "backslashreplace").decode("utf-8")
    return "'" + value if value.startswith(_FORMULA_STARTS) else value


def to_csv(table: Table) -> str:
    r"""Return a table as CSV (RFC 4180), safe to open in a spreadsheet.

    Text cells that a spreadsheet would take for a formula get an apostrophe before them; lone
    surrogates are written as `\udc80`, since no file can hold them; numbers are left alone.

    Example:
        >>> to_csv(Table(("a", "n"), [("=1+1", -2)]))
        "a,n\r\n'=1+1,-2\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_harmless(c) for c in table.columns])
    writer.writerows([_harmless(v) for v in row] for row in table.data)
    return out.getvalue()


def to_jsonl(table: Table) -> str:
    """Return a table as JSON Lines, a row a line; an empty table is an empty text."""
    return "".join(to_json(row) + "\n" for row in table)


def to_frame(table: Table) -> Any:  # noqa: ANN401 - pandas is an extra
    """Return a table as a pandas DataFrame.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        pandas = importlib.import_module("pandas")
    except ImportError:
        raise MissingExtraError("to_frame", "frames") from None
    return pandas.DataFrame(list(table.data), columns=list(table.columns))


def to_arrow(table: Table) -> Any:  # noqa: ANN401 - pyarrow is an extra
    """Return a table as a pyarrow Table.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        pyarrow = importlib.import_module("pyarrow")
    except ImportError:
        raise MissingExtraError("to_arrow", "arrow") from None
    columns = {c: list(table.column(c)) for c in table.columns}
    return pyarrow.table(columns)
