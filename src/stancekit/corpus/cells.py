"""Rows of a table with quoted cells (RFC 4180): a scanner that never gives up and says where.

The csv module limits the size of a cell by a setting of the whole process, keeps no places, and
does not tell an empty cell from an empty string; it is what this is measured against.
"""

from __future__ import annotations

import re

__all__ = ["Row", "RowScanner", "quote"]

# Cells (None for an unquoted empty one), offset after the row, ((offset, code, message), ...).
Row = tuple[list[str | None], int, list[tuple[int, str, str]]]


class RowScanner:
    """Reads rows of one separator."""

    def __init__(self, separator: str) -> None:
        """Prepare for a separator of one code point."""
        self.separator = separator
        self._unquoted = re.compile(f"[^{re.escape(separator)}\r\n]*")

    def row(self, text: str, at: int, *, final: bool) -> Row | None:
        """Read the row that starts at an offset.

        Args:
            text: The text.
            at: Where the row starts.
            final: Whether the text ends where the source does.

        Returns:
            The row; None where it may go on after the text and `final` does not hold.
        """
        cells: list[str | None] = []
        wrong: list[tuple[int, str, str]] = []
        size, separator, unquoted = len(text), self.separator, self._unquoted.match
        while True:
            if text.startswith('"', at):
                cell, at = self._quoted(text, at, wrong)
                cells.append(cell)
            else:
                end = unquoted(text, at).end()  # type: ignore[union-attr] # matches anywhere
                cells.append(text[at:end] or None)
                at = end
            if at >= size:
                return (cells, size, wrong) if final else None
            mark = text[at]
            at += 1
            if mark == separator:
                continue
            if mark == "\r" and at >= size and not final:
                return None
            if mark == "\r" and text.startswith("\n", at):
                at += 1
            return cells, at, wrong

    def _quoted(self, text: str, at: int, wrong: list[tuple[int, str, str]]) -> tuple[str, int]:
        find = text.find
        start, begin, doubled = at, at + 1, False
        at = begin
        while True:
            end = find('"', at)
            if end < 0:
                message = "got no quotation mark that closes the cell, expected one"
                wrong.append((start, "unclosed-quote", message))
                body = text[begin:]
                return (body.replace('""', '"') if doubled else body), len(text)
            if not text.startswith('"', end + 1):
                break
            doubled, at = True, end + 2
        cell = text[begin:end]
        if doubled:
            cell = cell.replace('""', '"')
        at = end + 1
        after = self._unquoted.match(text, at).end()  # type: ignore[union-attr]
        if after > at:
            shown = text[at : min(after, at + 30)]
            message = f"got {shown!r} after a quoted cell, expected {self.separator!r} or a new row"
            wrong.append((at, "after-quote", message))
            cell += text[at:after]
        return cell, after


def quote(value: str | None, separator: str) -> str:
    r"""Return a cell so that it reads back; None is an empty cell, "" a quoted one.

    Example:
        >>> [quote(cell, ",") for cell in ("plain", None, "", "say 'no', again")]
        ['plain', '', '""', '"say \'no\', again"']
    """
    if value is None:
        return ""
    if value and not any(c in value for c in (separator, '"', "\r", "\n")):
        return value
    return '"' + value.replace('"', '""') + '"'
