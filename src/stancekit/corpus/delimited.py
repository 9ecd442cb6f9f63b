"""Reading and writing dialects whose documents each open with a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancekit.corpus.dialects import Delimited, Header
from stancekit.corpus.headers import KNOWN, parse_fields, render_field
from stancekit.corpus.records import Builder, Found
from stancekit.corpus.window import Window
from stancekit.model import Document

__all__ = ["read_delimited", "render_delimited"]


class _Reader:
    """Goes through a window record by record; `begin` is where the record at hand starts."""

    def __init__(self, window: Window, form: Delimited, builder: Builder) -> None:
        self.window = window
        self.form = form
        self.builder = builder
        self.begin = 0
        line = rf"(?:{form.start})\r?$"
        self.start = re.compile(line if form.marker else f"^{line}", re.MULTILINE)
        mark = re.escape(form.marker) if form.marker else rf"(?={line})"
        escape = re.escape(form.escape)
        self.escaped = re.compile(f"^{escape}(?=(?:{escape})*{mark})", re.MULTILINE)

    def grow(self) -> bool:
        """Ask for more text; the record at hand then starts at offset 0."""
        begin, self.begin = self.begin, 0
        return self.window.more(begin)

    def seek(self, offset: int) -> re.Match[str] | None:
        """Return the next opening line that starts at an offset or after it.

        The offset is counted from the start of the record and must be the start of a line.
        Offsets of the match count from the start of the window.
        """
        while True:
            match = self._look(self.begin + offset)
            text = self.window.text
            if self.window.done or (match is not None and match.end() < len(text)):
                return match
            # A line that is cut by the end of the window may open a document once it is whole.
            last = text.rfind("\n") + 1 - self.begin
            offset = max(offset, match.start() - self.begin if match else last)
            self.grow()

    def _look(self, at: int) -> re.Match[str] | None:
        text, marker = self.window.text, self.form.marker
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
        match = self.seek(0)
        self._preamble(match.start() if match else len(self.window.text))
        while match is not None:
            self.begin = match.start()
            written = match.groupdict().get("id")
            length = match.end() - self.begin
            line_end = "\r\n" if match.group().endswith("\r") else "\n"
            following = self.seek(length)
            yield self._record(written, length, line_end, following)
            match = following

    def _preamble(self, stop: int) -> None:
        lead = self.window.text[:stop]
        if lead.strip():
            start = len(lead) - len(lead.lstrip())
            expected = f"a line such as {self.form.template!r}" if self.form.template else "one"
            message = f"got text before the first document, expected {expected} first"
            self.builder.report.at(self.window, start, stop, "text-before", message)

    def _record(
        self, written: str | None, length: int, line_end: str, following: re.Match[str] | None
    ) -> Found:
        window, builder, begin = self.window, self.builder, self.begin
        text = window.text
        stop = following.start() if following else len(text)
        opened = begin + length
        id_ = builder.numbered() if written is None else written
        id_ = builder.checked_id(window, id_, begin, opened)
        at = min(opened + 1, stop)
        fields: list[tuple[str, str, int, int]] = []
        if self.form.header is Header.FIELDS:

            def complain(start: int, end: int, code: str, message: str) -> None:
                builder.report.at(window, start, end, code, message, document=id_)

            fields, at = parse_fields(text, at, stop, complain)
        body_stop = self._body_stop(text, at, stop, line_end)
        body = text[at:body_stop]
        if self.form.escape and self.form.escape + self.form.marker in body:
            body = self.escaped.sub("", body)
        document = builder.document(window, id_, body, fields)
        base = window.base
        return Found(document, base + begin, base + at, base + body_stop, base + stop)

    @staticmethod
    def _body_stop(text: str, at: int, stop: int, line_end: str) -> int:
        """Return where the text ends: before the line end that the record ends with.

        Which line end that is, the opening line tells.
        """
        if text.startswith(line_end, max(at, stop - len(line_end)), stop):
            return stop - len(line_end)
        return stop


def read_delimited(window: Window, form: Delimited, builder: Builder) -> Iterator[Found]:
    """Read the documents of a source.

    Raises:
        ParseError: The reading is strict and something cannot be read.
    """
    return _Reader(window, form, builder).documents()


def render_delimited(document: Document, form: Delimited) -> str:
    """Return a document in a delimited dialect.

    Raises:
        ValueError: The dialect is one that is only read.
    """
    if form.template is None:
        raise ValueError(f"got the dialect {form.name!r}, expected one that can be written")
    opening = form.template.format(id=document.id)
    header = ""
    if form.header is Header.FIELDS:
        values = ((name, getattr(document, name)) for name in KNOWN)
        lines = [render_field(n, str(v), known=True) for n, v in values if v is not None]
        lines += [render_field(n, v, known=False) for n, v in document.extra]
        header = "".join(lines) + "\n"
    body = document.text
    if form.escape and form.marker in body:
        escape = re.escape(form.escape)
        line = re.compile(f"^(?=(?:{escape})*{re.escape(form.marker)})", re.MULTILINE)
        body = line.sub(lambda _: form.escape, body)
    return f"{opening}\n{header}{body}\n"
