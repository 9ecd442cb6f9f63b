"""A table of plain values that shows itself in a notebook and in a terminal."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from stancekit.errors import printable
from stancekit.model import checks

if TYPE_CHECKING:
    from rich.table import Table as RichTable

__all__ = ["Table"]

_WIDEST = 60
_NARROWEST = 8
_MOST_ROWS = 60
_WORD = 28
# On a terminal a stance is seen before it is read.
_COLORS = {"support": "green", "oppose": "red"}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple | list):
        return "; ".join(map(_cell, value))
    return printable(" ".join(str(value).split()))


def _rows(value: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in value)


@frozen
class Table(Sequence[dict[str, Any]]):
    """Rows under named columns.

    Every row has a value for every column. A table is a sequence of dicts, so
    `pandas.DataFrame(table)` works; it prints as text and shows as HTML in a notebook.

    Attributes:
        columns: Column names.
        data: Rows, each as long as `columns`.
        caption: What the table shows.

    Raises:
        ValueError: A row is longer or shorter than the columns.

    Example:
        >>> print(Table(("actor", "n"), [("Russia", 3)]))
        actor   n
        Russia  3
    """

    columns: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)
    data: tuple[tuple[Any, ...], ...] = field(default=(), converter=_rows)
    caption: str = field(default="", kw_only=True, validator=checks.text)

    def __attrs_post_init__(self) -> None:
        """Refuse ragged rows."""
        for row in self.data:
            good = len(row) == len(self.columns)
            checks.expect(good, row, f"{len(self.columns)} values", "Table.data")

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], *, caption: str = "") -> Table:
        """Build a table from dicts; columns come in the order they are first met."""
        found = list(rows)
        columns = tuple(dict.fromkeys(key for row in found for key in row))
        data = (tuple(row.get(c) for c in columns) for row in found)
        return cls(columns, data, caption=caption)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.data)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Go through the rows as dicts."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.data)

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - int gives a dict, slice a list
        """Return a row as a dict, or a list of them for a slice."""
        return (
            [dict(zip(self.columns, r, strict=True)) for r in self.data[key]]
            if isinstance(key, slice)
            else dict(zip(self.columns, self.data[key], strict=True))
        )

    def column(self, name: str) -> tuple[Any, ...]:
        """Return the values of one column.

        Raises:
            KeyError: There is no such column.
        """
        if name not in self.columns:
            raise KeyError(f"got {name!r}, expected one of {', '.join(self.columns)}")
        place = self.columns.index(name)
        return tuple(row[place] for row in self.data)

    def __str__(self) -> str:
        """Return the rows as aligned text; cells over 60 code points are cut with an ellipsis."""
        return self.text()

    def text(self, width: int | None = None) -> str:
        """Return the rows as aligned text.

        Args:
            width: Code points a line may have, as of a terminal: the widest columns are cut until
                the lines fit, but no column under 8. None for no limit.

        Returns:
            A line of column names and a line a row, under the caption; cut cells end in an
            ellipsis, and no cell is over 60 code points.
        """
        lines = [self.columns, *(tuple(map(_cell, row)) for row in self.data)]
        widths = [min(_WIDEST, max(map(len, column))) for column in zip(*lines, strict=True)]
        while width is not None and sum(widths) + 2 * (len(widths) - 1) > width:
            widest = max(range(len(widths)), key=widths.__getitem__)
            if widths[widest] <= _NARROWEST:
                break
            widths[widest] -= 1
        rows = (
            "  ".join(
                (c if len(c) <= w else c[: w - 1] + "…").ljust(w)
                for c, w in zip(line, widths, strict=True)
            ).rstrip()
            for line in lines
        )
        return "\n".join([*([self.caption] if self.caption else []), *rows])

    def __rich__(self) -> RichTable:
        """Return a table for rich, which prints it as wide as the terminal."""
        from rich import box  # noqa: PLC0415 - an extra, imported when used
        from rich.table import Table as RichTable  # noqa: PLC0415 - as above
        from rich.text import Text  # noqa: PLC0415 - as above

        shown = RichTable(
            box=box.SIMPLE_HEAD,
            title=Text(self.caption, "bold") if self.caption else None,
            title_justify="left",
            pad_edge=False,
        )
        for place, name in enumerate(self.columns):
            values = [row[place] for row in self.data]
            numbers = all(isinstance(value, int | float) for value in values)
            # Names and numbers stay whole where that can be, sentences are folded.
            cells = [_cell(value) for value in values]
            names = not any(" " in cell for cell in cells)
            words = [*name.split(), *(cells if names else ())]
            shown.add_column(
                Text(name),
                justify="right" if numbers else "left",
                overflow="fold",
                min_width=min(max(map(len, words), default=0), _WORD),
            )
        for row in self.data:
            cells = [_cell(value) for value in row]
            shown.add_row(*(Text(cell, _COLORS.get(cell, "")) for cell in cells))
        return shown

    def _repr_html_(self) -> str:
        """Return an HTML table, every value escaped; at most 60 rows are shown."""
        head = "".join(f"<th>{html.escape(c)}</th>" for c in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_cell(v))}</td>" for v in row) + "</tr>"
            for row in self.data[:_MOST_ROWS]
        )
        more = len(self.data) - _MOST_ROWS
        tail = f"<p>and {more} more rows</p>" if more > 0 else ""
        caption = f"<caption>{html.escape(self.caption)}</caption>" if self.caption else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{tail}"
