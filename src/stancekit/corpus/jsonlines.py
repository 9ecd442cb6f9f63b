"""JSON Lines: one object a line, keys named as the fields of a Document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stancekit.corpus.dialects import JsonLines
from stancekit.corpus.headers import KNOWN
from stancekit.corpus.records import Builder, Found, assemble
from stancekit.corpus.window import Window
from stancekit.errors import Severity
from stancekit.model import Document, PartialDate

__all__ = ["read_json_lines", "render_json_line"]


class _Number(str):
    """A number as it was written, so that none loses digits."""

    __slots__ = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | tuple[tuple[str, Any], ...]:
    """Return an object as a dict; as its pairs where a key is given twice, so none is lost."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else tuple(pairs)


_decoder: Any = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_Number, parse_float=_Number, parse_constant=_Number
)
_scan = _decoder.scan_once
_STRINGS = frozenset(KNOWN) - {"published"}
_FIELDS = frozenset((*KNOWN, "id", "text", "extra"))
_TYPES = frozenset((str, type(None)))
_OBJECTS = frozenset((dict, tuple))
_LISTS = frozenset((list, type(None)))


def _plain(value: object) -> object:
    """Return a scanned value as Python would have read it, numbers as written."""
    if isinstance(value, tuple | dict):
        return {str(k): _plain(v) for k, v in (value.items() if isinstance(value, dict) else value)}
    return [_plain(v) for v in value] if isinstance(value, list) else value


def _shown(value: object) -> str:
    """Return a value that is no string as text."""
    if isinstance(value, _Number):
        return str(value)
    return json.dumps(_plain(value), ensure_ascii=False)


class _Line:
    """One line: where it stands and what its object says."""

    def __init__(
        self, window: Window, builder: Builder, start: int, stop: int, names: dict[str, str]
    ) -> None:
        self.window = window
        self.builder = builder
        self.start = start
        self.stop = stop
        self.names = names

    def tell(self, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        report = self.builder.report
        report.at(self.window, self.start, self.stop, code, message, severity=severity)

    def usual(self, fields: dict[Any, Any]) -> Document | None:
        """Return the document of an object that is as it should be; None leaves it to `document`.

        It gives what `document` would, several times faster.
        """
        if self.names or not _FIELDS.issuperset(fields):
            return None
        pairs: list[tuple[str, str]] = []
        extra = fields.pop("extra", None)
        id_, text, date = fields.get("id"), fields.get("text"), fields.get("published")
        good = type(extra) in _LISTS and _TYPES.issuperset(map(type, fields.values()))
        for pair in extra if good and extra else ():
            good = good and type(pair) is list and len(pair) == 2
            good = good and type(pair[0]) is type(pair[1]) is str
            if good:
                pairs.append((pair[0], pair[1]))
        if id_ is None or text is None or not good:
            if extra is not None:
                fields["extra"] = extra
            return None
        builder = self.builder
        published = None
        if date is not None:
            published = builder.date(self.window, id_, date, self.start, self.stop)
            if published is None:
                pairs.insert(0, ("published", date))
        id_ = builder.checked_id(self.window, id_, self.start, self.stop)
        return assemble(id_, text, fields, published, tuple(pairs))

    def document(self, pairs: tuple[tuple[str, Any], ...]) -> Document:
        id_: str | None = None
        text: str | None = None
        published: PartialDate | None = None
        known: dict[str, str | None] = {}
        extra: list[tuple[str, str]] = []
        names = self.names
        for written, value in pairs:
            key = names.get(written, written) if names else written
            if type(value) is not str and value is not None and key != "extra":
                if key in _STRINGS or key in ("id", "text", "published"):
                    message = f"got {key} {_shown(value)[:60]}, expected a string; read as one"
                    self.tell("type", message)
                value = _shown(value)  # noqa: PLW2901 - what follows takes strings
            if key == "text" and text is None and value is not None:
                text = value
            elif key == "id" and id_ is None and value is not None:
                id_ = value
            elif key in _STRINGS and key not in known:
                known[key] = value
            elif key == "published" and published is None:
                if value is not None:
                    place = (self.start, self.stop)
                    published = self.builder.date(self.window, id_ or "", value, *place)
                    if published is None:
                        extra.append((written, value))
            elif key == "extra":
                extra += self.extra_fields(value)
            else:
                self.twice(key)
                extra.append((written, "null" if value is None else value))
        id_ = self.builder.numbered() if id_ is None else id_
        id_ = self.builder.checked_id(self.window, id_, self.start, self.stop)
        if text is None:
            self.tell("no-text", f"got the document {id_!r} without a text, expected a key 'text'")
        return assemble(id_, text or "", known, published, tuple(extra))

    def twice(self, key: str) -> None:
        if key in _STRINGS or key in ("id", "text", "published"):
            message = f"got the key {key!r} again or null, expected it once; kept as an extra field"
            self.tell("duplicate-field", message)

    def extra_fields(self, value: object) -> list[tuple[str, str]]:
        """Read extra fields, given as an object or as a list of pairs."""
        if value is None:
            return []
        value = tuple(value.items()) if isinstance(value, dict) else value
        found: list[tuple[str, str]] = []
        good = isinstance(value, tuple | list)
        for pair in value if isinstance(value, tuple | list) else ():
            if isinstance(pair, tuple | list) and len(pair) == 2 and isinstance(pair[0], str):
                good = good and type(pair[1]) is str
                found.append((pair[0], pair[1] if type(pair[1]) is str else _shown(pair[1])))
            else:
                good = False
                found.append(("extra", _shown(pair)))
        if not good:
            message = f"got extra {_shown(value)[:60]}, expected names and values that are strings"
            self.tell("type", message)
        return found if isinstance(value, tuple | list) else [("extra", _shown(value))]


def read_json_lines(window: Window, form: JsonLines, builder: Builder) -> Iterator[Found]:
    """Read a document from each line.

    Raises:
        ParseError: The reading is strict and a line is no object that makes a document.
    """
    start = looked = 0
    line = _Line(window, builder, 0, 0, dict(form.columns))
    text, base, find = window.text, window.base, window.text.find
    while True:
        stop = find("\n", looked)
        if stop < 0:
            if not window.done:
                looked = len(text) - start
                window.more(start)
                start = 0
                text, base, find = window.text, window.base, window.text.find
                continue
            if start >= len(text):
                return
            stop = len(text)
        line.start, line.stop = start, stop
        value = _object_of(line)
        if value is not None:
            pairs = value
            document = None
            if isinstance(value, dict):
                document = line.usual(value)
                pairs = tuple(value.items()) if document is None else ()
            if document is None:
                document = line.document(pairs)
            yield document, base + start, base + stop, base + stop, base + stop + 1
        start = looked = stop + 1


def _object_of(line: _Line) -> Any:  # noqa: ANN401 - a dict, or pairs where it cannot be one
    """Return the object of a line, or None with the reason reported; blank lines are passed."""
    text, start, stop = line.window.text, line.start, line.stop
    if text[start : start + 1] != "{":
        while start < stop and text[start] in " \t\r":
            start += 1
        if start == stop:
            return None
    try:
        value, end = _scan(text, start)
    except StopIteration as error:
        wrong = (error.value, "a JSON value")
    except json.JSONDecodeError as error:
        wrong = (error.pos, error.msg)
    except RecursionError:
        wrong = (start, "values that are not nested so deeply")
    else:
        whole = end == stop or (end < stop and not text[end:stop].strip(" \t\r"))
        if whole and type(value) in _OBJECTS:
            return value
        wrong = (start, "one JSON object on a line")
    at = min(max(wrong[0], start), stop)
    column = at - line.start + 1
    line.tell("json", f"got {text[at : at + 20]!r} at column {column}, expected {wrong[1]}")
    return None


def render_json_line(document: Document) -> str:
    r"""Return a document as one line of JSON, ended by LF; fields that are None are left out.

    Example:
        >>> render_json_line(Document("a", "One.\n", outlet="Example Wire"))
        '{"id": "a", "outlet": "Example Wire", "text": "One.\\n"}\n'
    """
    data: dict[str, Any] = {"id": document.id}
    for name in KNOWN:
        value = getattr(document, name)
        if value is not None:
            data[name] = str(value)
    if document.extra:
        data["extra"] = [list(pair) for pair in document.extra]
    data["text"] = document.text
    line = json.dumps(data, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # lone surrogates, which escapes can say
        line = json.dumps(data)
    return line + "\n"
