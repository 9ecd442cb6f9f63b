"""From what a record of the source says to a Document, with the ids kept apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import fields as attrs_fields

from stancekit.corpus.headers import KNOWN, unescape
from stancekit.corpus.report import Report
from stancekit.corpus.window import Window
from stancekit.errors import Severity
from stancekit.model import Document, PartialDate
from stancekit.text.dates import parse_date

__all__ = ["PUT", "Builder", "Fields", "Found", "assemble", "blank"]

# Header fields as (name, value, start, stop): as written, offsets in the window.
Fields = list[tuple[str, str, int, int]]

_MOST_DATES = 20_000  # dates recur; a newspaper has this many in 54 years

_new = object.__new__
# The one way round the checks of `Document(...)`, for parts whose types a reader has seen to: they
# take seven times as long as this, and reading could not keep up with the parsers it stands on.
PUT: dict[str, Callable[[Document, object], None]] = {
    one.name: getattr(Document, one.name).__set__ for one in attrs_fields(Document)
}
_put_id, _put_text, _put_published, _put_extra = (
    PUT[name] for name in ("id", "text", "published", "extra")
)
_put_title, _put_outlet, _put_author, _put_url, _put_language = (
    PUT[name] for name in ("title", "outlet", "author", "url", "language")
)


def assemble(
    id_: str,
    text: str,
    known: Mapping[str, str | None],
    published: PartialDate | None,
    extra: tuple[tuple[str, str], ...],
) -> Document:
    """Make a Document of parts whose types were checked, without checking them again."""
    document = blank()
    get = known.get
    _put_id(document, id_)
    _put_text(document, text)
    _put_title(document, get("title"))
    _put_outlet(document, get("outlet"))
    _put_published(document, published)
    _put_author(document, get("author"))
    _put_url(document, get("url"))
    _put_language(document, get("language"))
    _put_extra(document, extra)
    return document


def blank() -> Document:
    """Return a Document none of whose fields is set: each has to be `PUT` before it is used."""
    return _new(Document)


# A document and where in the source its parts stand, in code points: (document, start, body,
# body_stop, stop). `[start, body)` is delimiter and header, `[body, body_stop)` the text as
# written, `[body_stop, stop)` what ends the record. Two more, where they are there, tell where a
# mark stands within the text that is none of it. A plain tuple, as one is made a document.
Found = tuple[Document, *tuple[int, ...]]


class Builder:
    """Makes Documents of one reading and reports what does not fit.

    Attributes:
        report: Where problems go.
        name: Name for documents that bear none (a file's stem); None where there is none.
        ids: Ids met so far, each with how often; None where they are not compared, as that takes
            memory for each.
    """

    __slots__ = ("_dates", "count", "ids", "name", "report")

    def __init__(self, report: Report, *, name: str | None = None, unique: bool = True) -> None:
        """Start a reading."""
        self.report = report
        self.name = name
        self.ids: dict[str, int] | None = {} if unique else None
        self.count = 0
        self._dates: dict[str, PartialDate] = {}

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
        # What is printable has no line break and no white space but spaces.
        plain = written.isprintable() and written and written[0] != " " != written[-1]
        if not plain and (
            not written or written.strip() != written or len(written.splitlines()) != 1
        ):
            found = " ".join(written.split()) or f"{self.count}"
            message = f"got the id {written!r}, expected one line without white space at its ends"
            self.report.at(window, start, stop, "id", f"{message}; read as {found!r}")
        if self.ids is None:
            return found
        if found in self.ids:
            unique = self._free(found, self.ids)
            message = f"got the id {found!r} again, expected ids that are unique"
            self.report.at(window, start, stop, "duplicate-id", f"{message}; read as {unique!r}")
            found = unique
        self.ids[found] = 1
        return found

    @staticmethod
    def _free(taken: str, ids: dict[str, int]) -> str:
        """Return an id that is not taken; the search goes on where it ended the last time."""
        while True:
            ids[taken] += 1
            free = f"{taken}~{ids[taken]}"
            if free not in ids:
                return free

    def document(
        self, window: Window, id_: str, text: str, fields: Fields, *, escapes: bool = False
    ) -> Document:
        """Return the Document of a record with its header fields.

        Args:
            window: Where the record stands.
            id_: Its checked id.
            text: Its text.
            fields: Its fields; names of Document fields in any case, others become extra.
            escapes: Whether names and values still have the escapes of the default dialect.

        Raises:
            ParseError: The reading is strict and a field cannot be read.
        """
        known: dict[str, str | None] = {}
        published: PartialDate | None = None
        extra: list[tuple[str, str]] = []
        for written, raw, start, stop in fields:
            name, value = written, raw
            if escapes and ("\\" in name or "\\" in value):
                name, value = self._unescaped(window, id_, (written, raw, start, stop))
            key = written if written in KNOWN else written.lower()
            if key not in KNOWN:
                if key in ("id", "text", "extra"):
                    message = f"got a field {key!r}, which is no header field; kept as an extra one"
                    self._tell(window, id_, (start, stop), "reserved-field", message)
                extra.append((name, value))
            elif key in known or (key == "published" and published is not None):
                message = f"got the field {key!r} again, expected it once; kept as an extra field"
                self._tell(window, id_, (start, stop), "duplicate-field", message)
                extra.append((name, value))
            elif key == "published":
                published = self.date(window, id_, value, start, stop)
                if published is None:
                    extra.append((name, value))
            else:
                known[key] = value
        return assemble(id_, text, known, published, tuple(extra))

    def _tell(
        self, window: Window, id_: str, span: tuple[int, int], code: str, message: str
    ) -> None:
        self.report.at(window, *span, code, message, document=id_)

    def _unescaped(
        self, window: Window, id_: str, field: tuple[str, str, int, int]
    ) -> tuple[str, str]:
        wrong: list[tuple[int, int]] = []
        name, value = unescape(field[0], wrong), unescape(field[1], wrong)
        if wrong:
            expected = r"one of \\ \n \r \t \s \- \u{...}; a backslash is written twice"
            message = f"got a backslash that escapes nothing in {field[0]!r}, expected {expected}"
            self._tell(window, id_, (field[2], field[3]), "escape", message)
        return name, value

    def date(
        self, window: Window, id_: str, value: str, start: int, stop: int
    ) -> PartialDate | None:
        """Read a date of publication: EDTF, or another form that can mean but one day.

        Returns:
            The date; None where it is none, which is reported.

        Raises:
            ParseError: The reading is strict and it is none.
        """
        found = self.edtf(value)
        if found is not None:
            return found
        found = parse_date(value)
        if found is None:
            message = f"got published {value!r}, expected a date such as 2015-11-19"
            self._tell(window, id_, (start, stop), "date", message)
            return None
        message = f"got published {value!r}, expected 2015-11-19; read as {found}"
        warning = Severity.WARNING
        self.report.at(window, start, stop, "date-form", message, severity=warning, document=id_)
        return found

    def edtf(self, value: str) -> PartialDate | None:
        """Read a date in its exact form; None where it is not in it."""
        found = self._dates.get(value)
        if found is None:
            try:
                found = PartialDate.parse(value)
            except ValueError:
                return None
            if len(self._dates) < _MOST_DATES:
                self._dates[value] = found
        return found
