"""Loading codebooks: files, what they include and override, and every error with its place."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import Any

from attrs import Factory, define, frozen

from stancekit.codebook.checking import check
from stancekit.codebook.lessons import read_lessons
from stancekit.codebook.places import Path
from stancekit.codebook.schema import TOP, Entry, Report, check_keys, make, read_fields
from stancekit.errors import CodebookError, Problem, Severity
from stancekit.model import Actor, Codebook, Issue, Lesson, PhraseSet, TestSentence

__all__ = ["available", "load", "load_with_problems"]

MAIN = "codebook.toml"

_KINDS: dict[str, type] = {"sets": PhraseSet, "actors": Actor, "issues": Issue}
_LISTS: dict[type, tuple[str, ...]] = {
    PhraseSet: ("phrases",),
    Actor: ("aliases", "metonyms", "demonyms", "roles"),
    Issue: ("mention", "pro", "con", "neutral", "condition", "exclude", "anaphora"),
}
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def _shipped() -> Traversable:
    """Return the folder of what is shipped, which may lie in a zipped package."""
    return resources.files("stancekit.codebook") / "data"


def available() -> tuple[str, ...]:
    """Return the names of the codebooks that come with stancekit.

    Example:
        >>> available()
        ('minimal', 'syria-2015', 'world')
    """
    return tuple(sorted(f.name for f in _shipped().iterdir() if (f / MAIN).is_file()))


@frozen
class _File:
    """A file that a name or path means, and the folder it lies in."""

    folder: Traversable
    path: Traversable

    @property
    def real(self) -> str:
        """The same for the same file, by whatever way it was reached."""
        return str(self.path.resolve() if isinstance(self.path, FilePath) else self.path)


def _find(name: str, beside: Traversable | None) -> _File | None:
    """Return the file that a name or path means; None where there is none."""
    if name in available():
        shipped = _shipped() / name
        return _File(shipped, shipped / MAIN)
    path = FilePath(name) if beside is None else beside / name
    if path.is_dir():
        path = path / MAIN
    if not path.is_file():
        return None
    return _File(path.parent if isinstance(path, FilePath) else beside or _shipped(), path)


@frozen
class _Lessons:
    """A lesson, or the text of a file of them, and where it was written."""

    report: Report
    path: Path
    held: Lesson | str


@define
class _Loading:
    """What has been read so far, in the order of inclusion."""

    entries: dict[str, dict[str, Entry]] = Factory(lambda: {key: {} for key in _KINDS})
    tests: list[Entry] = Factory(list)
    lessons: list[_Lessons] = Factory(list)
    reports: list[Report] = Factory(list)
    done: set[str] = Factory(set)
    open: list[str] = Factory(list)

    def file(self, file: _File, shown: str) -> Mapping[str, Any]:
        """Read one file and, before its own entries, those it includes."""
        table, report = _read(file.path, shown)
        self.reports.append(report)
        self.open.append(file.real)
        check_keys(table, TOP, report, ())
        self._include(table, report, file.folder)
        for section, kind in _KINDS.items():
            self._section(section, kind, table, report)
        self._tests(table, report)
        self._lessons(table, report, file.folder)
        self.open.pop()
        self.done.add(file.real)
        return table

    def _include(self, table: Mapping[str, Any], report: Report, folder: Traversable) -> None:
        names = table.get("include", [])
        if not isinstance(names, list):
            report.add("wrong-value", ("include",), f"got {names!r}, expected an array of strings")
            return
        for place, name in enumerate(names):
            at: Path = ("include", place)
            found = _find(name, folder) if isinstance(name, str) and name else None
            if found is None:
                shipped = ", ".join(available())
                report.add(
                    "no-such-file",
                    at,
                    f"got {name!r}, expected a file beside this one or one of {shipped}",
                )
            elif found.real in self.open:
                report.add("circular-include", at, f"got {name!r}, which includes this file")
            elif found.real not in self.done:
                self.file(found, _shown(found.path, name, report.file))

    def _section(self, section: str, kind: type, table: Mapping[str, Any], report: Report) -> None:
        entries = table.get(section, {})
        if not isinstance(entries, dict):
            report.add("wrong-value", (section,), f"got {entries!r}, expected a table")
            return
        for name, written in entries.items():
            at = (section, name)
            if section == "sets" and isinstance(written, list):
                written = {"phrases": written}  # noqa: PLW2901 - the short way to write a set
                report.short.add(at)
            if not isinstance(written, dict):
                report.add("wrong-value", at, f"got {written!r}, expected a table")
                continue
            self._entry(section, kind, name, written, report)

    def _entry(
        self, section: str, kind: type, name: str, written: Mapping[str, Any], report: Report
    ) -> None:
        at = (section, name)
        known = self.entries[section]
        before = known.get(name)
        how = written.get("override")
        fields = read_fields(kind, written, report, at)
        if how is not None and how not in ("extend", "replace", "remove"):
            report.add(
                "wrong-value",
                (*at, "override"),
                f"got {how!r}, expected one of extend, replace, remove",
            )
        elif how is not None and before is None:
            report.add(
                "nothing-to-override",
                (*at, "override"),
                f"got {how!r}, but no included file has {name!r}",
            )
        elif how is None and before is not None:
            first = f"{before.report.file}:{before.report.line(before.path)}"
            report.add(
                "duplicate-entry",
                at,
                f"got {name!r} a second time (first in {first}), expected "
                'override = "extend", "replace" or "remove"',
            )
        elif how == "remove":
            del known[name]
        else:
            if how == "extend" and before is not None:
                fields = _extended(kind, before.fields, fields)
            value = make(kind, name, fields, report, at)
            if value is not None:
                known[name] = Entry(value, report, at, fields)

    def _tests(self, table: Mapping[str, Any], report: Report) -> None:
        tests = table.get("tests", [])
        if not isinstance(tests, list):
            report.add("wrong-value", ("tests",), f"got {tests!r}, expected [[tests]]")
            return
        for place, written in enumerate(tests):
            at = ("tests", place)
            if not isinstance(written, dict):
                report.add("wrong-value", at, f"got {written!r}, expected a table")
                continue
            fields = read_fields(TestSentence, written, report, at)
            value = make(TestSentence, None, fields, report, at)
            if value is not None:
                self.tests.append(Entry(value, report, at, fields))

    def _lessons(self, table: Mapping[str, Any], report: Report, folder: Traversable) -> None:
        written = table.get("lessons", [])
        if not isinstance(written, list):
            report.add("wrong-value", ("lessons",), f"got {written!r}, expected [[lessons]]")
            return
        for place, one in enumerate(written):
            at = ("lessons", place)
            if isinstance(one, dict):
                fields = read_fields(Lesson, one, report, at)
                value = make(Lesson, None, fields, report, at)
                if value is not None:
                    self.lessons.append(_Lessons(report, at, value))
                continue
            path = folder / one if isinstance(one, str) and one else None
            if path is None or not path.is_file():
                expected = "a table or the name of a file beside this one"
                report.add("no-such-file", at, f"got {one!r}, expected {expected}")
            else:
                shown = _shown(path, str(one), report.file)
                self.lessons.append(_Lessons(Report(shown, ""), at, _text(path, shown)))

    def taught(self) -> list[Lesson]:
        """Return the lessons of all files; what is wrong with them is reported."""
        found: list[Lesson] = []
        issues = self.entries["issues"]
        for lessons in self.lessons:
            if isinstance(lessons.held, str):
                read, problems = read_lessons(lessons.held, lessons.report.file, issues)
                lessons.report.problems += problems
                self.reports.append(lessons.report)
                found += read
                continue
            found.append(lessons.held)
            for issue in lessons.held.stances:
                if issue not in issues:
                    message = f"got {issue!r}, expected the id of an issue"
                    lessons.report.add("unknown-issue", lessons.path, message)
        return found


def _extended(kind: type, before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    fields = {**before, **now}
    for key in _LISTS[kind]:
        if key in before and key in now:
            fields[key] = tuple(dict.fromkeys((*before[key], *now[key])))
    return fields


def _shown(path: Traversable, name: str, parent: str) -> str:
    """Name an included file as its including file was named."""
    if name in available():
        return f"{name}/{MAIN}"
    folder = os.path.dirname(parent)  # noqa: PTH120 - a shown name, not a path to open
    shown = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118 - the same
    return shown if path.name == FilePath(name).name else f"{shown}/{path.name}"


def _text(path: Traversable, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"got byte {error.object[error.start]:#04x} at {error.start}, expected UTF-8"
        raise CodebookError((_broken("not-utf-8", message, shown),)) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise CodebookError((_broken("unreadable", message, shown),)) from None


def _read(path: Traversable, shown: str) -> tuple[Mapping[str, Any], Report]:
    text = _text(path, shown)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        message = _TOML_PLACE.sub("", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (None, None)
        raise CodebookError((_broken("not-toml", message, shown, line, column),)) from None
    except RecursionError:
        message = "arrays or tables are nested too deeply"
        raise CodebookError((_broken("not-toml", message, shown),)) from None
    return table, Report(shown, text)


def _broken(
    code: str, message: str, file: str, line: int | None = None, column: int | None = None
) -> Problem:
    return Problem(Severity.ERROR, code, message, document=file, line=line, column=column)


def load(source: str | os.PathLike[str]) -> Codebook:
    """Load a codebook by the name of a shipped one, or from a TOML file or a folder.

    Files that it includes are read first, in their order; a folder's file is `codebook.toml`.

    Args:
        source: `syria-2015`, or a path.

    Returns:
        The codebook, checked.

    Raises:
        CodebookError: Something in it is wrong; `problems` lists everything that is, each with
            file, line and key.

    Example:
        >>> load("minimal").actor("acme-corporation").name
        'Acme Corporation'
    """
    codebook, problems = load_with_problems(source)
    del problems
    return codebook


def load_with_problems(source: str | os.PathLike[str]) -> tuple[Codebook, tuple[Problem, ...]]:
    """Load a codebook and tell the warnings too, which `load` keeps silent about.

    Returns:
        The codebook and its problems, none of them an error.

    Raises:
        CodebookError: Something in it is wrong.
    """
    name = os.fspath(source)
    file = _find(name, None)
    if file is None:
        message = f"got {name!r}, expected a file, a folder or one of {', '.join(available())}"
        raise CodebookError((_broken("no-such-codebook", message, name),))
    path = file.path
    shown = f"{name}/{MAIN}" if path.name == MAIN and not name.endswith(MAIN) else name
    loading = _Loading()
    table = loading.file(file, shown)
    main = loading.reports[0]
    title = table.get("name", file.folder.name if path.name == MAIN else FilePath(path.name).stem)
    about = table.get("description", "")
    for key, value in (("name", title), ("description", about)):
        if not isinstance(value, str) or (key == "name" and not value.strip()):
            main.add("wrong-value", (key,), f"got {value!r}, expected a string")
    check(loading.entries, loading.tests)
    lessons = loading.taught()
    problems = _sorted(loading.reports)
    errors = tuple(p for p in problems if p.severity is Severity.ERROR)
    if errors:
        raise CodebookError(errors)
    found = {key: [e.value for e in entries.values()] for key, entries in loading.entries.items()}
    tests = [e.value for e in loading.tests]
    codebook = Codebook(
        title.strip(),
        description=about,
        actors=found["actors"],
        issues=found["issues"],
        sets=found["sets"],
        tests=tests,
        lessons=lessons,
    )
    return codebook, problems


def _sorted(reports: Iterable[Report]) -> tuple[Problem, ...]:
    """Return all problems, file by file in order of reading, by line."""
    return tuple(
        problem
        for report in reports
        for problem in sorted(report.problems, key=lambda p: (p.line or 0, p.message))
    )
