"""The schema of a codebook file: which keys there are and which values they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import Factory, define, frozen

from stancekit.codebook.places import Path, key_text, line_numbers
from stancekit.errors import Problem, Severity
from stancekit.model import (
    Actor,
    ActorKind,
    Issue,
    IssueKind,
    Lesson,
    PartialDate,
    PhraseSet,
    Role,
    Stance,
    TestSentence,
)

__all__ = ["ISSUE_PATTERNS", "TOP", "Entry", "Report", "check_keys", "make", "read_fields"]

ISSUE_PATTERNS = ("mention", "pro", "con", "neutral", "condition", "exclude", "anaphora")

TOP = ("name", "description", "include", "sets", "actors", "issues", "tests", "lessons")
_ID = re.compile(r"[a-z0-9]+(?:[-_:][a-z0-9]+)*")

Reader = Callable[[Any], Any]


@define
class Report:
    """Collects what is wrong with one file, each problem with its line.

    Attributes:
        file: The file as the user named it.
        text: What it holds.
        short: Paths of sets that are written the short way, `name = [...]`.
        problems: What was found so far.
    """

    file: str
    text: str
    short: set[Path] = Factory(set)
    problems: list[Problem] = Factory(list)
    _lines: Mapping[Path, int] | None = None

    @property
    def lines(self) -> Mapping[Path, int]:
        """The line of every path in the file; found when first asked for, mostly never."""
        if self._lines is None:
            self._lines = line_numbers(self.text)
        return self._lines

    def has(self, path: Path) -> bool:
        """Tell whether a path is written in the file."""
        return self._written(path) in self.lines

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest path above it that is written there."""
        path = self._written(path)
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _written(self, path: Path) -> Path:
        """Leave `phrases` out of the path of a set that is written without it."""
        short = path[2:3] == ("phrases",) and path[:2] in self.short
        return (*path[:2], *path[3:]) if short else path

    def add(self, code: str, path: Path, message: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at a path; its message starts with the key."""
        where = key_text(path)
        told = f"{where}: {message}" if where else message
        self.problems.append(
            Problem(severity, code, told, document=self.file, line=self.line(path))
        )


@frozen
class Entry:
    """An actor, issue or set, with the file and path it came from.

    Attributes:
        value: The record.
        report: The report of its file.
        path: Its path there.
        fields: The keys that were written, as they were written.
    """

    value: Any
    report: Report
    path: Path
    fields: Mapping[str, Any]


class _WrongError(Exception):
    """A value is not what its key takes; path is relative to the key."""

    def __init__(self, got: object, expected: str, path: Path = ()) -> None:
        super().__init__(f"got {got!r}, expected {expected}")
        self.path = path


def _line(value: object) -> str:
    good = isinstance(value, str) and value and value == value.strip()
    if not (good and isinstance(value, str) and len(value.splitlines()) == 1):
        raise _WrongError(value, "a string of one line, not empty, without white space at its ends")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError(value, "a string")
    return value


def _phrases(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _WrongError(value, "an array of strings")
    for place, item in enumerate(value):
        if not isinstance(item, str) or not item.strip():
            raise _WrongError(item, "a string that is not empty", (place,))
    return tuple(value)


def _choice(kind: type) -> Reader:
    names = ", ".join(str(k) for k in kind)  # type: ignore[attr-defined]

    def read(value: object) -> Any:  # noqa: ANN401 - a member of whichever enum was asked for
        try:
            return kind(value)
        except ValueError:
            raise _WrongError(value, f"one of {names}") from None

    return read


def _stance(value: object) -> Stance | None:
    if value == "none":
        return None
    names = ", ".join((*Stance, "none"))
    try:
        return Stance(str(value))
    except ValueError:
        raise _WrongError(value, f"one of {names}") from None


def _sign(value: object) -> int:
    if isinstance(value, bool) or value not in (-1, 0, 1) or not isinstance(value, int):
        raise _WrongError(value, "-1, 0 or 1")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(value, "true or false")
    return value


def _pronoun(value: object) -> str:
    if value not in ("he", "she", "it", "they"):
        raise _WrongError(value, "one of he, she, it, they")
    return str(value)


def _date(value: object) -> PartialDate:
    # TOML has dates of its own; somebody who writes one without quotation marks means the same.
    try:
        return PartialDate.parse(str(value))
    except ValueError:
        raise _WrongError(value, 'a date such as "2015-11-19", "2015-11" or "2015"') from None


def _roles(value: object) -> tuple[Role, ...]:
    if not isinstance(value, list):
        raise _WrongError(value, 'an array of tables such as { title = "Foreign Minister" }')
    return tuple(_role(item, place) for place, item in enumerate(value))


def _role(item: object, place: int) -> Role:
    if not isinstance(item, dict):
        raise _WrongError(item, 'a table such as { title = "Foreign Minister" }', (place,))
    found: dict[str, Any] = {}
    for key, raw in item.items():
        if key not in _ROLE:
            raise _WrongError(key, f"one of {', '.join(_ROLE)}", (place, key))
        try:
            found[key] = _ROLE[key](raw)
        except _WrongError as wrong:
            wrong.path = (place, key, *wrong.path)
            raise
    if "title" not in found:
        raise _WrongError(item, "a title", (place,))
    try:
        return Role(**found)
    except ValueError as error:
        raise _WrongError(
            item.get("until"), str(error).partition("expected ")[2], (place,)
        ) from None


_ROLE: dict[str, Reader] = {"title": _line, "of": _line, "since": _date, "until": _date}

_FIELDS: dict[type, dict[str, Reader]] = {
    Actor: {
        "name": _line,
        "kind": _choice(ActorKind),
        "aliases": _phrases,
        "metonyms": _phrases,
        "demonyms": _phrases,
        "roles": _roles,
        "affiliation": _line,
        "pronoun": _pronoun,
        "note": _text,
    },
    Issue: {
        "kind": _choice(IssueKind),
        "description": _text,
        "parent": _line,
        "sign": _sign,
        **dict.fromkeys(ISSUE_PATTERNS, _phrases),
        "core": _flag,
    },
    PhraseSet: {"phrases": _phrases},
    TestSentence: {"text": _text, "issue": _line, "stance": _stance, "holder": _line},
    Lesson: {"text": _text, "support": _phrases, "oppose": _phrases, "neutral": _phrases},
}
_NEEDED: dict[type, tuple[str, ...]] = {
    Actor: ("name", "kind"),
    Issue: (),
    PhraseSet: ("phrases",),
    TestSentence: ("text", "issue", "stance"),
    Lesson: ("text",),
}


def check_keys(table: Mapping[str, Any], known: tuple[str, ...], report: Report, at: Path) -> None:
    """Report every key that the schema does not have, with the one that was probably meant."""
    for key in table:
        if key not in known:
            report.add(
                "unknown-key", (*at, key), f"got {key!r}, expected one of {', '.join(known)}"
            )


def read_fields(kind: type, table: Mapping[str, Any], report: Report, at: Path) -> dict[str, Any]:
    """Read the keys of one table; what cannot be read is reported and left out."""
    known = _FIELDS[kind]
    check_keys(table, (*known, "override"), report, at)
    found: dict[str, Any] = {}
    for key, read in known.items():
        if key in table:
            try:
                found[key] = read(table[key])
            except _WrongError as wrong:
                report.add("wrong-value", (*at, key, *wrong.path), str(wrong))
    return found


def make(kind: type, name: str | None, fields: Mapping[str, Any], report: Report, at: Path) -> Any:  # noqa: ANN401 - a record of the kind asked for
    """Build a record from read fields; None, and a problem, where something is missing."""
    if name is not None and kind is not PhraseSet and not _ID.fullmatch(name):
        expected = "lower-case letters, digits and hyphens or underscores between them"
        report.add("bad-id", at, f"got the id {name!r}, expected {expected}")
        return None
    missing = [key for key in _NEEDED[kind] if key not in fields]
    for key in missing:
        # A key that was written but could not be read has been reported already.
        if not report.has((*at, key)):
            report.add("missing-key", at, f"got no {key}, expected one")
    if missing:
        return None
    return kind(**fields) if name is None else kind(name, **fields)
