"""When a statement was made, where its own sentence says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stancekit.model import Document, PartialDate, Span, Statement
from stancekit.model.records import changed
from stancekit.text.dates import find_dates, may_hold_dates
from stancekit.text.sentences import bounds

__all__ = ["date"]


def date(
    document: Document, statements: Iterable[Statement], published: PartialDate | None = None
) -> tuple[Statement, ...]:
    """Fill in when statements were made.

    Only the words around the content count ("Lavrov said on Thursday that ..."): a date inside
    the content is what the statement is about. Of several the one nearest to the cue is taken.
    Weekdays and relative dates resolve against the article's date and stay partial without it;
    where the sentence names no date, none is made up.

    Args:
        document: The document.
        statements: Its statements.
        published: When the article appeared; the document's own date by default.

    Returns:
        The statements in their order, `made` filled where the sentence says when.

    Example:
        >>> from stancekit.model import StatementKind
        >>> text = "Lavrov said on Thursday that talks on 5 May would fail."
        >>> one = Statement("a#29-54", "a", kind=StatementKind.INDIRECT, content=[Span(29, 54)],
        ...                 source=[Span(0, 6)], cue=[Span(7, 11)])
        >>> document = Document("a", text, published=PartialDate(2015, 10, 2))
        >>> str(date(document, [one])[0].made)
        '2015-10-01'
    """
    reference = document.published if published is None else published
    lines: dict[int, list[tuple[int, int]]] = {}
    return tuple(_dated(document.text, s, reference, lines) for s in statements)


def _dated(
    text: str,
    statement: Statement,
    reference: PartialDate | None,
    lines: dict[int, list[tuple[int, int]]],
) -> Statement:
    anchor = statement.cue or statement.source
    if statement.made is not None or not anchor:
        return statement
    cue = anchor[0]
    start = text.rfind("\n", 0, cue.start) + 1
    if start not in lines:
        stop = text.find("\n", cue.start)
        stop = len(text) if stop < 0 else stop
        lines[start] = bounds(text, start, stop) if may_hold_dates(text, start, stop) else []
    around = next((pair for pair in lines[start] if pair[0] <= cue.start < pair[1]), None)
    if around is None:
        return statement
    found = [
        mention
        for low, high in _gaps(*around, statement.content)
        for mention in find_dates(text, reference, low, high, prefer="past")
        if mention.date != PartialDate()
    ]
    if not found:
        return statement
    nearest = min(found, key=lambda m: _distance(m.span, cue))
    return changed(statement, made=nearest.date)


def _gaps(start: int, stop: int, content: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that lie outside a content."""
    for span in content:
        if start < min(span.start, stop):
            yield start, min(span.start, stop)
        start = max(start, span.stop)
    if start < stop:
        yield start, stop


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.stop, b.start - a.stop, 0)
