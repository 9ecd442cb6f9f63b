"""Full-text exports of news databases in plain text: Nexis, Nexis Uni, Factiva.

Records are found by the lines the databases put between them; within a record, lines at its head
and foot are metadata and become fields, what lies between is the text, its lines wrapped as they
came. A head line that is not understood is kept as an extra field, so nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancekit.corpus.dialects import Export, Layout
from stancekit.corpus.exportfields import nexis, nexis_uni
from stancekit.corpus.exportlines import Article
from stancekit.corpus.factiva import factiva
from stancekit.corpus.records import Builder, Found
from stancekit.corpus.window import Window
from stancekit.errors import Severity

__all__ = ["CLOSES", "OPENS", "read_export"]

OPENS = {
    Layout.NEXIS: re.compile(r"^[ \t]*(?P<number>\d{1,6}) of \d{1,6} DOCUMENTS?[ \t]*\r?$", re.M),
    Layout.NEXIS_UNI: re.compile(r"^[ \t]*Document (?P<number>\d{1,6}) of \d{1,6}[ \t]*\r?$", re.M),
}
CLOSES = {
    Layout.NEXIS_UNI: re.compile(r"^[ \t]*End of Document[ \t]*\r?$", re.M),
    Layout.FACTIVA: re.compile(
        r"^[ \t]*(?:Document |AN[ \t]+(?:Document )?)"
        r"(?P<number>[A-Za-z]{2,8}[0-9A-Za-z]{10,30})[ \t]*\r?$",
        re.M,
    ),
}
# What was asked for, which Factiva puts at the end.
_SUMMARY = re.compile(r"Search Summary[ \t]*\r?$", re.M)
_LAYOUTS = {Layout.NEXIS: nexis, Layout.NEXIS_UNI: nexis_uni, Layout.FACTIVA: factiva}


class _Reader:
    def __init__(self, window: Window, form: Export, builder: Builder) -> None:
        self.window = window
        self.layout = form.layout
        self.builder = builder
        self.opens = OPENS.get(form.layout)
        self.closes = CLOSES.get(form.layout)
        self.start = 0

    def seek(self, pattern: re.Pattern[str], offset: int) -> re.Match[str] | None:
        """Return the next match whose line is whole, from an offset counted from the record."""
        while True:
            text = self.window.text
            match = pattern.search(text, self.start + offset)
            if self.window.done or (match is not None and match.end() < len(text)):
                return match
            offset = max(offset, text.rfind("\n") + 1 - self.start)
            if match is not None:
                offset = min(offset, match.start() - self.start)
            start, self.start = self.start, 0
            self.window.more(start)

    def records(self) -> Iterator[Found]:
        return self.closed() if self.closes else self.opened()

    def opened(self) -> Iterator[Found]:
        """Read records that a counter line opens: the next one, or the end, closes them."""
        pattern = OPENS[self.layout]
        match = self.seek(pattern, 0)
        self.cover(match.start() if match else len(self.window.text))
        while match is not None:
            self.start = match.start()
            number, head = match["number"], match.end() - match.start()
            match = self.seek(pattern, head)
            stop = match.start() if match else len(self.window.text)
            yield self.found(number, self.start + head, stop, stop)

    def closed(self) -> Iterator[Found]:
        """Read records that a line closes; a counter line may open them."""
        pattern = CLOSES[self.layout]
        while match := self.seek(pattern, 0):
            head, number = self.start, match.groupdict().get("number")
            opening = (
                self.opens.search(self.window.text, head, match.start()) if self.opens else None
            )
            if opening:
                self.cover(opening.start())
                self.start, head, number = opening.start(), opening.end(), opening["number"]
            stop = min(match.end() + 1, len(self.window.text))
            yield self.found(number, head, match.start(), stop)
            self.start = stop
        text = self.window.text
        rest = text[self.start :]
        if rest.strip():
            at = self.start + len(rest) - len(rest.lstrip())
            span, report = (at, len(text)), self.builder.report
            if _SUMMARY.match(text, at) and self.layout is Layout.FACTIVA:
                message, info = "passed over the search summary after the documents", Severity.INFO
                report.at(self.window, *span, "search-summary", message, severity=info)
            else:
                message = "got text after the last document, expected the line that closes one"
                report.at(self.window, *span, "text-after", message)

    def cover(self, stop: int) -> None:
        """Report what stands before the first document: a list of what was asked for."""
        lead = self.window.text[self.start : stop]
        if lead.strip():
            at = self.start + len(lead) - len(lead.lstrip())
            message = "passed over a cover sheet before the document"
            info = Severity.INFO
            self.builder.report.at(self.window, at, stop, "cover-sheet", message, severity=info)

    def found(self, number: str | None, head: int, foot: int, stop: int) -> Found:
        window, builder, start = self.window, self.builder, self.start
        article: Article = _LAYOUTS[self.layout](window.text, head, foot)
        if self.layout is Layout.FACTIVA and number:
            id_ = number
        elif number and builder.name is not None:
            id_ = f"{builder.name}-{number}"
        else:
            id_ = number or builder.numbered()
        id_ = builder.checked_id(window, id_, start, stop)
        if article.body == article.body_stop:
            message = f"got no text in the document {id_!r}, expected one after its metadata"
            warning = Severity.WARNING
            builder.report.at(
                window, start, head, "empty-text", message, severity=warning, document=id_
            )
        text = window.text[article.body : article.body_stop]
        places: tuple[int, ...] = (start, article.body, article.body_stop, stop)
        if article.cut is not None:
            first, last = article.cut
            text = window.text[article.body : first] + window.text[last : article.body_stop]
            places += article.cut
        document = builder.document(window, id_, text, article.fields)
        return document, *(window.base + place for place in places)


def read_export(window: Window, form: Export, builder: Builder) -> Iterator[Found]:
    """Read the documents of an export.

    Raises:
        ParseError: The reading is strict and something cannot be read.
    """
    return _Reader(window, form, builder).records()
