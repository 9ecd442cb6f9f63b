"""Dialects: variants of the corpus format, described as data."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from attrs import Attribute, field, frozen

from stancekit.model import checks

__all__ = ["DEFAULT", "DIALECTS", "PLAIN", "Delimited", "Dialect", "Header", "Plain", "dialect"]


def _pattern(instance: object, attribute: Attribute[Any], value: object) -> None:
    name = f"{type(instance).__name__}.{attribute.name}"
    checks.text(instance, attribute, value)
    try:
        re.compile(str(value))
    except re.error as error:
        raise ValueError(f"{name}: got {value!r}, expected a pattern: {error}") from None


class Header(StrEnum):
    """Where a delimited dialect keeps what it knows of a document besides its text."""

    NONE = "none"
    FIELDS = "fields"


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
            `id` is the document's id; without one, documents are numbered from 1.
        marker: Text that every such line begins with; finding it first makes reading fast. Empty
            where there is none.
        template: How such a line is written (`=== {id}`); None where the dialect is only read.
        header: What stands between that line and the text.
        escape: Put before a line of the text that would read as a delimiter; empty where the
            dialect has no way to say so.

    Raises:
        ValueError: The pattern is none.

    Example:
        >>> Delimited("articles", r"\*\*\* (?P<id>\S+) \*\*\*", header=Header.NONE).escape
        ''
    """

    start: str = field(validator=_pattern)
    marker: str = field(default="", kw_only=True, validator=checks.text)
    template: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    header: Header = field(
        default=Header.NONE, kw_only=True, validator=checks.of_type(Header, "a Header")
    )
    escape: str = field(default="", kw_only=True, validator=checks.text)


@frozen
class Plain(Dialect):
    """One document, the whole text; its id is the name of the source (a file's stem)."""


DEFAULT = Delimited(
    "default",
    r"=== [ \t]*(?P<id>[^ \t\r\n](?:[^\n]*[^ \t\r\n])?)[ \t\r]*",
    marker="=== ",
    template="=== {id}",
    header=Header.FIELDS,
    escape="\\",
)
PLAIN = Plain("plain")

DIALECTS: tuple[Dialect, ...] = (DEFAULT, PLAIN)


def dialect(name: str | Dialect) -> Dialect:
    """Return a shipped dialect by its name; a Dialect is returned as it is.

    Raises:
        ValueError: There is no dialect of that name.

    Example:
        >>> dialect("default").name
        'default'
    """
    if isinstance(name, Dialect):
        return name
    for one in DIALECTS:
        if one.name == name:
            return one
    raise ValueError(f"got {name!r}, expected one of {', '.join(d.name for d in DIALECTS)}")
