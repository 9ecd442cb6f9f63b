"""Where every code point of a source went: the proof that a lenient reading loses nothing."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from stancekit.corpus import dialects
from stancekit.corpus.dialects import Dialect, Export, RecordTable
from stancekit.corpus.reading import found_in
from stancekit.corpus.records import Builder
from stancekit.corpus.report import Report
from stancekit.corpus.window import Window
from stancekit.model import checks

__all__ = ["Part", "PartKind", "trace"]


class PartKind(StrEnum):
    """What a stretch of a source is."""

    HEADER = "header"
    TEXT = "text"
    DELIMITER = "delimiter"
    PROBLEM = "problem"


@frozen
class Part:
    """A stretch of a source.

    Attributes:
        kind: The header of a document (with its opening line) or of a table, the text of a
            document as written, a delimiter (what ends a record or parts a text, white space
            between records, the byte order mark), or what is in no document and told in a Problem.
        start: First code point.
        stop: Code point after the last one.
        document: Id of the document that header and text belong to; None for a table's header.
    """

    kind: PartKind = field(validator=checks.of_type(PartKind, "a PartKind"))
    start: int = field(validator=checks.of_type(int, "an integer"))
    stop: int = field(validator=checks.of_type(int, "an integer"))
    document: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)


def trace(text: str, dialect: str | Dialect) -> tuple[Part, ...]:
    r"""Tell of every code point of a text what a lenient reading takes it for.

    In JSON Lines and tables a record's line is header: fields and text are not apart there.

    Args:
        text: The text.
        dialect: A dialect or its name.

    Returns:
        Parts that tile the text: none is empty, none is left out, none overlap.

    Example:
        >>> for part in trace("=== a\n\nMoscow agreed.\n", "default"):
        ...     print(part.kind, part.start, part.stop)
        header 0 7
        text 7 21
        delimiter 21 22
    """
    report = Report(strict=False)
    form = dialects.dialect(dialect)
    parts: list[Part] = []
    reached = 0

    def add(kind: PartKind, start: int, stop: int, document: str | None = None) -> None:
        if start < stop:
            parts.append(Part(kind, start, stop, document=document))

    def gap(stop: int) -> None:
        """Cover what lies between two records: problems and white space."""
        at = reached
        spans = sorted(p.span for p in report.problems if p.span and at <= p.span[0] < stop)
        report.problems = [p for p in report.problems if p.span and p.span[0] >= stop]
        for first, last in spans:
            if first >= at:
                add(PartKind.DELIMITER, at, first)
                at = min(last, stop)
                add(PartKind.PROBLEM, first, at)
        # What names the columns of a table is the header of all its rows.
        head = reached == 0 and isinstance(form, RecordTable) and form.header
        if head and text[at:stop].strip("\ufeff\r\n"):
            lead = at + len(text[at:stop]) - len(text[at:stop].lstrip("\ufeff\r\n"))
            add(PartKind.DELIMITER, at, lead)
            add(PartKind.HEADER, lead, stop)
        else:
            add(PartKind.DELIMITER, at, stop)

    for found in found_in(Window([text]), form, Builder(report)):
        document, (start, body, body_stop, stop, *cut) = found[0], found[1:]
        gap(start)
        id_, stop = document.id, min(stop, len(text))
        add(PartKind.HEADER, start, body, id_)
        first, last = cut or (body_stop, body_stop)
        add(PartKind.TEXT, body, first, id_)
        add(PartKind.DELIMITER, first, last)
        add(PartKind.TEXT, last, body_stop, id_)
        # Exports have metadata below the text too.
        foot = PartKind.HEADER if isinstance(form, Export) else PartKind.DELIMITER
        add(foot, body_stop, stop, id_ if foot is PartKind.HEADER else None)
        reached = stop
    gap(len(text))
    return tuple(parts)
