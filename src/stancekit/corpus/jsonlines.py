"""JSON Lines: one object a line, keys named as the fields of a Document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stancekit.corpus.dialects import JsonLines
from stancekit.corpus.headers import KNOWN
from stancekit.corpus.jsonshapes import Shape, ShapeCache
from stancekit.corpus.records import PUT, Builder, Found, assemble, blank
from stancekit.corpus.window import Window
from stancekit.model import Document, PartialDate

__all__ = ["read_json_lines", "render_json_line"]


class _Number(str):
    """A number as it was written, so that none loses digits."""

    __slots__ = ()


# An object is a tuple of its pairs, so that a key given twice is not lost; a list is a list.
_decoder: Any = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=_Number, parse_float=_Number, parse_constant=_Number
)
_scan = _decoder.scan_once
_STRINGS = frozenset(KNOWN) - {"published"}
_PAIRS = frozenset((list, tuple))
_put_id, _put_published, _put_extra = PUT["id"], PUT["published"], PUT["extra"]


def _plain(value: object) -> object:
    """Return a scanned value as Python would have read it, numbers as written."""
    if isinstance(value, tuple):
        return {key: _plain(inner) for key, inner in value}
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
        self.shapes = ShapeCache(names)
        self.shape: Shape | None = None  # of the line before

    def tell(self, code: str, message: str, at: int = 0) -> None:
        """Report what is wrong in the line, some code points from its start."""
        point = self.start + at
        self.builder.report.at(self.window, self.start, self.stop, code, message, point=point)

    def usual(self, pairs: tuple[tuple[str, Any], ...]) -> Document | None:
        """Return the document of an object that is as it should be; None leaves it to `document`.

        It gives what `document` would, three times faster.
        """
        if not pairs:
            return None
        keys, values = zip(*pairs)  # noqa: B905 - pairs are pairs, and asking for it takes time
        types = tuple(map(type, values))
        shape = self.shape
        if shape is None or keys != shape.keys or types != shape.types:
            shape = self.shape = self.shapes.of(keys, types)
        if not shape.usual:
            return None
        extra: list[tuple[str, str]] = []
        for name, at in shape.extra:
            if name is not None:
                extra.append((name, values[at]))
                continue
            for pair in values[at]:
                if type(pair) not in _PAIRS or len(pair) != 2:
                    return None
                label, value = pair
                if type(label) is not str or type(value) is not str:
                    return None
                extra.append((label, value))
        builder, published = self.builder, None
        if shape.published >= 0:
            published = builder.edtf(values[shape.published])
            if published is None:
                return None
        document = blank()
        _put_id(document, builder.checked_id(self.window, values[shape.id], self.start, self.stop))
        _put_published(document, published)
        _put_extra(document, tuple(extra))
        for put, at in shape.others:
            put(document, values[at])
        for put in shape.absent:
            put(document, None)
        return document

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
    start = looked = count = 0  # count: lines since the start of the window
    line = _Line(window, builder, 0, 0, dict(form.columns))
    # A value that is cut short may go on over many lines: after one, lines are cut out to be read.
    sound = True
    text, base, find = window.text, window.base, window.text.find
    while True:
        stop = find("\n", looked)
        if stop < 0:
            if not window.done:
                looked = len(text) - start
                window.more(start, count)
                start = count = 0
                text, base, find = window.text, window.base, window.text.find
                continue
            if start >= len(text):
                return
            stop = len(text)
        line.start, line.stop = start, stop
        pairs = None
        if sound:
            try:
                value, end = _scan(text, start)
            except (ValueError, StopIteration, RecursionError):
                pass  # told in the next step
            else:
                if type(value) is tuple and (end == stop or text[end:stop] == "\r"):
                    pairs = value
        if pairs is None:
            pairs = _object_of(line)
            sound = pairs is not None
        if pairs is not None:
            document = line.usual(pairs) or line.document(pairs)
            yield document, base + start, base + stop, base + stop, base + stop + 1
        start = looked = stop + 1
        count += 1


def _expected(message: str) -> str:
    """Return what the json module says it looked for, as the end of our own sentence."""
    if message.startswith("Expecting "):
        return message.removeprefix("Expecting ")
    what = message.removesuffix(": ").removesuffix(" at").removesuffix(" starting")
    return f"JSON without {'' if what.startswith('Extra') else 'an '}{what[:1].lower()}{what[1:]}"


def _object_of(line: _Line) -> tuple[tuple[str, Any], ...] | None:
    """Return the pairs of a line's object, or None with the reason told; blank lines are passed."""
    text = line.window.text[line.start : line.stop]
    start = len(text) - len(text.lstrip(" \t\r"))
    if start == len(text):
        return None
    try:
        value, end = _scan(text, start)
    except StopIteration as error:
        wrong = (error.value, "a JSON value")
    except json.JSONDecodeError as error:
        wrong = (error.pos, _expected(error.msg))
    except RecursionError:
        wrong = (start, "values that are not nested so deeply")
    else:
        if type(value) is tuple and not text[end:].strip(" \t\r"):
            return value
        wrong = (start, "one JSON object on a line")
    at = wrong[0]
    line.tell("json", f"got {text[at : at + 20]!r}, expected {wrong[1]}", at)
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
