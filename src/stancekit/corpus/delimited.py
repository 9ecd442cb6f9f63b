"""Reading dialects whose documents each open with a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancekit.corpus.dialects import Delimited, Header
from stancekit.corpus.headers import parse_fields
from stancekit.corpus.otherheaders import attributes, fenced_fields
from stancekit.corpus.records import Builder, Fields, Found
from stancekit.corpus.window import Window

__all__ = ["read_delimited"]

_FENCE = re.compile(r"---[ \t]*\r?$", re.MULTILINE)


class _Reader:
    """Goes through a window record by record; `begin` is where the record at hand starts."""

    def __init__(self, window: Window, form: Delimited, builder: Builder) -> None:
        self.window = window
        self.form = form
        self.builder = builder
        self.begin = 0
        line = rf"(?:{form.start})\r?$"
        self.start = re.compile(line if form.marker else f"^{line}", re.MULTILINE)
        self.end = re.compile(rf"^(?:{form.end})\r?$", re.MULTILINE) if form.end else None
        escape = re.escape(form.escape)
        self.escaped = re.compile(f"^{escape}(?=(?:{escape})*{form.begins})", re.MULTILINE)

    def seek(self, offset: int) -> re.Match[str] | None:
        """Return the next opening line that starts at an offset or after it.

        The offset is counted from the start of the record. Offsets of the match count from the
        start of the window.
        """
        while True:
            match = self._look(self.begin + offset)
            text = self.window.text
            if self.window.done or (match is not None and match.end() < len(text)):
                return match
            # A line that is cut by the end of the window may open a document once it and the line
            # after it, which a pattern may look at, are whole.
            last = text.rfind("\n", 0, max(0, text.rfind("\n"))) + 1
            offset = max(offset, (match.start() if match else last) - self.begin)
            begin, self.begin = self.begin, 0
            self.window.more(begin)

    def _look(self, at: int) -> re.Match[str] | None:
        text, marker = self.window.text, self.form.marker
        if at > len(text):  # a pattern would look from the end
            return None
        if not marker:
            match = self.start.search(text, at)
            while match is not None and "\n" in match.group():
                match = self.start.search(text, text.index("\n", match.start()) + 1)
            return match
        if text.startswith(marker, at) and (match := self.start.match(text, at)):
            return match
        needle = "\n" + marker
        found = text.find(needle, at)
        while found >= 0:
            match = self.start.match(text, found + 1)
            if match:
                return match
            found = text.find(needle, found + 1)
        return None

    def documents(self) -> Iterator[Found]:
        """Read all records."""
        match = self._first()
        self._stray(0, match.start() if match else len(self.window.text), "before")
        while match is not None:
            self.begin = match.start()
            opening, length = match, match.end() - self.begin
            following = self.seek(length + 1)  # from the next line on: this one may be empty
            yield self._record(opening, length, following)
            match = following

    def _first(self) -> re.Match[str] | None:
        """Return the first opening line; front matter that opens a source need not name an id."""
        if self.form.header is Header.FENCED:
            while not self.window.done and not self.window.text.lstrip("\r\n")[1000:]:
                self.window.more(0)
            text = self.window.text
            at = len(text) - len(text.lstrip("\r\n"))
            if match := _FENCE.match(text, at):
                return match
        return self.seek(0)

    def _stray(self, start: int, stop: int, where: str) -> None:
        """Report text that is in no document."""
        text = self.window.text
        lead = start
        while lead < stop and text[lead].isspace():
            lead += 1
        if lead < stop:
            line = self.form.template or self.form.start
            message = f"got text {where} a document, expected a line such as {line!r} before it"
            self.builder.report.at(self.window, lead, stop, f"text-{where}", message)

    def _record(
        self, opening: re.Match[str], length: int, following: re.Match[str] | None
    ) -> Found:
        window, builder, begin = self.window, self.builder, self.begin
        text = window.text
        stop = following.start() if following else len(text)
        opened = begin + length
        at = min(opened + 1, stop)
        fields, id_, at = self._header(opening, begin, at, stop)
        line_end = "\r\n" if text.startswith("\r", opened - 1, opened) else "\n"
        limit, stop = (stop, stop) if self.end is None else self._closing(id_, at, stop)
        body_stop = limit
        if text.startswith(line_end, max(at, limit - len(line_end)), limit):
            body_stop = limit - len(line_end)
        body = text[at:body_stop]
        if self.form.escape and self.form.escape in body:
            body = self.escaped.sub("", body)
        document = builder.document(
            window, id_, body, fields, escapes=self.form.header is Header.FIELDS
        )
        base = window.base
        return document, base + begin, base + at, base + body_stop, base + stop

    def _header(
        self, opening: re.Match[str], begin: int, at: int, stop: int
    ) -> tuple[Fields, str, int]:
        """Return the fields of a record, its id and the offset of its text."""
        window, builder, text = self.window, self.builder, self.window.text
        groups = opening.groupdict() if opening.re is self.start else {}
        written, given = groups.pop("id", None), groups.pop("attributes", None)
        fields: Fields = [(k, v, begin, at) for k, v in groups.items() if v is not None]

        def complain(first: int, last: int, code: str, message: str) -> None:
            builder.report.at(window, first, last, code, message, document=written)

        if self.form.header is Header.FIELDS:
            fields, at = parse_fields(text, at, stop, complain)
        elif self.form.header is Header.FENCED:
            fields, at = fenced_fields(text, at, stop, complain)
        elif given:
            fields += attributes(
                given, begin + opening.start("attributes") - opening.start(), complain
            )
        if written is None and self.form.header in (Header.FENCED, Header.ATTRIBUTES):
            for field in fields:
                if field[0] == "id":
                    written = field[1]
                    fields.remove(field)
                    break
        id_ = builder.numbered() if written is None else written
        return fields, builder.checked_id(window, id_, begin, at), at

    def _closing(self, id_: str, at: int, stop: int) -> tuple[int, int]:
        """Return where the closing line starts and ends; what stands after it is stray."""
        text = self.window.text
        match = self.end.search(text, at, stop) if self.end else None
        if match is None:
            message = f"got no closing line, expected {self.form.closing or self.form.end!r}"
            report, begin = self.builder.report, self.begin
            report.at(self.window, begin, at, "unclosed-document", message, document=id_)
            return stop, stop
        after = min(match.end() + 1, stop)
        self._stray(after, stop, "after")
        return match.start(), after


def read_delimited(window: Window, form: Delimited, builder: Builder) -> Iterator[Found]:
    """Read the documents of a source.

    Raises:
        ParseError: The reading is strict and something cannot be read.
    """
    return _Reader(window, form, builder).documents()
