"""From what a record of the source says to a Document, with the ids kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stancekit.corpus.headers import KNOWN, unescape
from stancekit.corpus.report import Report
from stancekit.corpus.window import Window
from stancekit.errors import Severity
from stancekit.model import Document, PartialDate

__all__ = ["Builder", "Found", "HeaderField"]


class Found(NamedTuple):
    """A document and where in the source its parts stand, in code points.

    `[start, body)` is delimiter and header, `[body, body_stop)` the text as written,
    `[body_stop, stop)` what ends the record.
    """

    document: Document
    start: int
    body: int
    body_stop: int
    stop: int


class HeaderField(NamedTuple):
    """A header field: name and value as written, offsets in the window."""

    name: str
    value: str
    start: int
    stop: int


class Builder:
    """Makes Documents of one reading and reports what does not fit.

    Attributes:
        report: Where problems go.
        name: Name for documents that bear none (a file's stem); None where there is none.
        ids: Ids met so far; None where they are not compared, as that takes memory for each.
    """

    __slots__ = ("_dates", "count", "ids", "name", "report")

    def __init__(self, report: Report, *, name: str | None = None, unique: bool = True) -> None:
        """Start a reading."""
        self.report = report
        self.name = name
        self.ids: set[str] | None = set() if unique else None
        self.count = 0
        self._dates: dict[str, PartialDate | None] = {}

    def numbered(self) -> str:
        """Return the id of a document that bears none: its number, after the source's name."""
        return f"{self.count + 1}" if self.name is None else f"{self.name}-{self.count + 1}"

    def checked_id(self, window: Window, written: str, start: int, stop: int) -> str:
        """Return an id that is one line and new, near to the one written.

        Raises:
            ParseError: The reading is strict and the id is not so.
        """
        self.count += 1
        found = written
        if not written or written.strip() != written or len(written.splitlines()) != 1:
            found = " ".join(written.split()) or f"{self.count}"
            message = f"got the id {written!r}, expected one line without white space at its ends"
            self.report.at(window, start, stop, "id", f"{message}; read as {found!r}")
        if self.ids is None:
            return found
        if found in self.ids:
            unique = self._free(found)
            message = f"got the id {found!r} again, expected ids that are unique"
            self.report.at(window, start, stop, "duplicate-id", f"{message}; read as {unique!r}")
            found = unique
        self.ids.add(found)
        return found

    def _free(self, taken: str) -> str:
        number = 2
        while f"{taken}~{number}" in (self.ids or ()):
            number += 1
        return f"{taken}~{number}"

    def document(
        self, window: Window, id_: str, text: str, fields: Iterable[tuple[str, str, int, int]]
    ) -> Document:
        """Return the Document of a record with its header fields in the default syntax.

        Raises:
            ParseError: The reading is strict and a field cannot be read.
        """
        known: dict[str, str] = {}
        published: PartialDate | None = None
        extra: list[tuple[str, str]] = []
        for written, raw, start, stop in fields:
            name, value = written, raw
            if "\\" in name or "\\" in value:
                name, value = self._unescaped(window, id_, HeaderField(written, raw, start, stop))
            key = written.lower()
            if key not in KNOWN:
                if key in ("id", "text", "extra"):
                    self._reserved(window, id_, HeaderField(written, raw, start, stop))
                extra.append((name, value))
            elif key in known or (key == "published" and published is not None):
                message = f"got the field {key!r} again, expected it once; kept as an extra field"
                self.report.at(window, start, stop, "duplicate-field", message, document=id_)
                extra.append((name, value))
            elif key == "published":
                published = self._date(value)
                if published is None:
                    message = f"got published {value!r}, expected a date such as 2015-11-19"
                    self.report.at(window, start, stop, "date", message, document=id_)
                    extra.append((name, value))
            else:
                known[key] = value
        return Document(
            id_,
            text,
            published=published,
            extra=tuple(extra),
            **known,
        )

    def _reserved(self, window: Window, id_: str, field: HeaderField) -> None:
        message = f"got a field {field.name!r}, expected it only as part of the document"
        self.report.at(
            window,
            field.start,
            field.stop,
            "reserved-field",
            f"{message}; kept as an extra field",
            severity=Severity.WARNING,
            document=id_,
        )

    def _unescaped(self, window: Window, id_: str, field: HeaderField) -> tuple[str, str]:
        wrong: list[tuple[int, int]] = []
        name, value = unescape(field.name, wrong), unescape(field.value, wrong)
        if wrong:
            expected = r"one of \\ \n \r \t \s \- \u{...}; a backslash is written twice"
            message = f"got a backslash that escapes nothing in {field.name!r}, expected {expected}"
            self.report.at(window, field.start, field.stop, "escape", message, document=id_)
        return name, value

    def _date(self, value: str) -> PartialDate | None:
        """Return an EDTF date; None where it is none. Dates recur, so they are kept."""
        if value not in self._dates:
            try:
                self._dates[value] = PartialDate.parse(value)
            except ValueError:
                return None
        return self._dates[value]
