"""Dialects: variants of the corpus format, described as data."""

from __future__ import annotations

import re
from enum import StrEnum
from string import Formatter
from typing import Any

from attrs import Attribute, field, frozen

from stancekit.model import checks

__all__ = [
    "DIALECTS",
    "FIELDS",
    "Delimited",
    "Dialect",
    "Export",
    "Header",
    "JsonLines",
    "Layout",
    "Plain",
    "RecordTable",
    "Separated",
    "dialect",
]

# What a table's columns and an object's keys can hold; anything else is an extra field.
FIELDS = (
    "id", "title", "outlet", "published", "author", "url", "language", "text", "extra",
)  # fmt: skip


def _pattern(instance: object, attribute: Attribute[Any], value: object) -> None:
    name = f"{type(instance).__name__}.{attribute.name}"
    checks.text(instance, attribute, value)
    try:
        re.compile(str(value))
    except re.error as error:
        raise ValueError(f"{name}: got {value!r}, expected a pattern: {error}") from None


def _pairs(instance: object, attribute: Attribute[Any], value: object) -> None:
    good = isinstance(value, tuple) and all(
        isinstance(p, tuple) and len(p) == 2 and all(isinstance(x, str) for x in p) for p in value
    )
    if not good:
        name = f"{type(instance).__name__}.{attribute.name}"
        raise TypeError(f"{name}: got {value!r}, expected (column, field) pairs of strings")


def _as_pairs(value: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - left to the validator
    pairs = tuple(value.items()) if isinstance(value, dict) else value
    if isinstance(pairs, list):
        pairs = tuple(tuple(pair) if isinstance(pair, list) else pair for pair in pairs)
    found: tuple[tuple[str, str], ...] = pairs
    return found


def _expect_fields(columns: tuple[tuple[str, str], ...], name: str) -> None:
    """Refuse columns that are mapped to what is no field."""
    for _, given in columns:
        good = given.strip().lower() in FIELDS
        checks.expect(good, given, f"one of the fields {', '.join(FIELDS)}", f"{name}.columns")


def _template(instance: object, attribute: Attribute[Any], value: object) -> None:
    checks.maybe_text(instance, attribute, value)
    name = f"{type(instance).__name__}.{attribute.name}"
    try:
        parts = list(Formatter().parse(str(value or "")))
    except ValueError as error:
        raise ValueError(f"{name}: got {value!r}, expected names in braces: {error}") from None
    for _, field_name, spec, conversion in parts:
        good = field_name is None or (field_name.isidentifier() and not spec and not conversion)
        checks.expect(good, value, "names in braces and nothing else there, as in {id}", name)


class Header(StrEnum):
    """Where a delimited dialect keeps what it knows of a document besides its text."""

    NONE = "none"
    FIELDS = "fields"
    FENCED = "fenced"
    ATTRIBUTES = "attributes"


class Layout(StrEnum):
    """How a news database lays its full-text exports out."""

    NEXIS = "nexis"
    NEXIS_UNI = "nexis-uni"
    FACTIVA = "factiva"


@frozen
class Dialect:
    """What all dialects share.

    Attributes:
        name: How `read(..., dialect=name)` and the command line call it.
    """

    name: str = field(validator=checks.one_line)


@frozen
class Delimited(Dialect):
    r"""Documents one after the other, each opened by a line of its own.

    Attributes:
        name: Name of the dialect.
        start: Pattern of the whole line that opens a document, without its line end. Its group
            `id` is the document's id (without one, documents are numbered from 1), other groups
            are fields of the document.
        marker: Text that every such line begins with; finding it first makes reading fast. Empty
            where there is none.
        template: How such a line is written, with the names of fields, known and extra ones, in
            braces (`=== {id}`); None where the dialect is only read.
        end: Pattern of the whole line that closes a document; empty where the next one does.
        closing: How that line is written.
        header: What stands between the opening line and the text: nothing, `name: value` lines
            up to a blank line, the same up to a line of `---`, or attributes in the opening line.
        escape: Put before a line of the text that begins as an opening or closing line does;
            empty where the dialect has no way to say so.

    Raises:
        ValueError: A pattern is none, or `start` matches an empty line; a template has more than
            names in its braces.

    Example:
        >>> from stancekit.corpus import parse
        >>> stars = Delimited("stars", r"\*{3} (?P<outlet>.+), (?P<published>[\d-]+)")
        >>> corpus = parse("*** Example Wire, 2015-10\nMoscow agreed.\n", dialect=stars)
        >>> [(d.id, d.outlet, str(d.published), d.text) for d in corpus]
        [('1', 'Example Wire', '2015-10', 'Moscow agreed.')]
    """

    start: str = field(validator=_pattern)
    marker: str = field(default="", kw_only=True, validator=checks.text)
    template: str | None = field(default=None, kw_only=True, validator=_template)
    end: str = field(default="", kw_only=True, validator=_pattern)
    closing: str = field(default="", kw_only=True, validator=checks.text)
    header: Header = field(
        default=Header.NONE, kw_only=True, validator=checks.of_type(Header, "a Header")
    )
    escape: str = field(default="", kw_only=True, validator=checks.text)

    def __attrs_post_init__(self) -> None:
        """Refuse a pattern that would open a document at each empty line."""
        empty = re.fullmatch(self.start, "") is not None
        checks.expect(not empty, self.start, "a pattern of a line with text", "Delimited.start")

    @property
    def begins(self) -> str:
        """Pattern of how an opening or closing line begins: what is escaped in a text."""
        opening = re.escape(self.marker) if self.marker else rf"(?:{self.start})\r?$"
        return f"(?:{opening}|(?:{self.end})\\r?$)" if self.end else f"(?:{opening})"


@frozen
class Separated(Dialect):
    """Documents that a separator ends, wherever it stands; they bear no names.

    Attributes:
        name: Name of the dialect.
        separator: What ends a document; the last one may do without.
    """

    separator: str = field(validator=checks.text)

    def __attrs_post_init__(self) -> None:
        """Refuse a separator that stands everywhere."""
        checks.expect(self.separator, self.separator, "a text", "Separated.separator")


@frozen
class Plain(Dialect):
    """One document a file, the whole text; its id is the name of the file without suffix."""


@frozen
class JsonLines(Dialect):
    """One JSON object a line; keys are the names of Document fields, others are extra fields.

    Attributes:
        name: Name of the dialect.
        columns: (key, field) pairs for keys that are called otherwise.
    """

    columns: tuple[tuple[str, str], ...] = field(
        default=(), kw_only=True, converter=_as_pairs, validator=_pairs
    )

    def __attrs_post_init__(self) -> None:
        """Refuse keys that are mapped to what is no field."""
        _expect_fields(self.columns, "JsonLines")


@frozen
class RecordTable(Dialect):
    """A record a line, its cells apart by a separator, quoted as in RFC 4180.

    An unquoted empty cell is a field that is missing, a quoted one an empty string.

    Attributes:
        name: Name of the dialect.
        separator: One code point between cells.
        columns: (column, field) pairs for columns that are not called like a Document field;
            columns that are neither become extra fields.
        header: Whether the first row names the columns; otherwise `columns` does, in their order.
        guard: Put before a cell that a spreadsheet would take for a formula, and taken away in
            reading; empty where cells are written as they are.
    """

    separator: str = field(validator=checks.text)
    columns: tuple[tuple[str, str], ...] = field(
        default=(), kw_only=True, converter=_as_pairs, validator=_pairs
    )
    header: bool = field(default=True, kw_only=True, validator=checks.flag)
    guard: str = field(default="'", kw_only=True, validator=checks.text)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot separate cells, and a table nobody names the columns of."""
        good = len(self.separator) == 1 and self.separator not in '"\r\n'
        checks.expect(good, self.separator, "one that is no quote", "RecordTable.separator")
        checks.expect(self.header or self.columns, self.columns, "columns", "RecordTable.columns")
        if self.header:  # without one, columns also name extra fields
            _expect_fields(self.columns, "RecordTable")


@frozen
class Export(Dialect):
    """A full-text export of a news database in plain text; it is only read.

    Attributes:
        name: Name of the dialect.
        layout: Which database.
    """

    layout: Layout = field(validator=checks.of_type(Layout, "a Layout"))


DIALECTS: tuple[Dialect, ...] = (
    Delimited(
        "default",
        r"=== [ \t]*(?P<id>[^ \t\r\n](?:[^\n]*[^ \t\r\n])?)[ \t\r]*",
        marker="=== ",
        template="=== {id}",
        header=Header.FIELDS,
        escape="\\",
    ),
    Delimited(
        "banner",
        r"===+[ \t]+(?P<id>[^ \t\r\n=](?:[^\n]*[^ \t\r\n])?)[ \t]+===+[ \t]*",
        marker="===",
        template="=== {id} ===",
        escape="\\",
    ),
    Delimited(
        "front-matter",
        r"---[ \t]*(?=\r?\nid[ \t]*:)",
        marker="---",
        template="---",
        header=Header.FENCED,
        escape="\\",
    ),
    Delimited(
        "tags",
        r"<doc(?P<attributes>[ \t][^<>\n]*|)>[ \t]*",
        marker="<doc",
        template="<doc{attributes}>",
        end=r"</doc>[ \t]*",
        closing="</doc>",
        header=Header.ATTRIBUTES,
        escape="\\",
    ),
    Separated("form-feed", "\f"),
    Plain("plain"),
    Plain("folder"),
    JsonLines("json-lines"),
    RecordTable("csv", ","),
    RecordTable("csv-semicolon", ";"),
    RecordTable("tsv", "\t"),
    RecordTable("pipe", "|"),
    Export("nexis", Layout.NEXIS),
    Export("nexis-uni", Layout.NEXIS_UNI),
    Export("factiva", Layout.FACTIVA),
)


def dialect(name: str | Dialect) -> Dialect:
    r"""Return a shipped dialect by its name; a Dialect is returned as it is.

    Raises:
        ValueError: There is no dialect of that name.

    Example:
        >>> dialect("tsv").separator
        '\t'
    """
    if isinstance(name, Dialect):
        return name
    for one in DIALECTS:
        if one.name == name:
            return one
    raise ValueError(f"got {name!r}, expected one of {', '.join(d.name for d in DIALECTS)}")
