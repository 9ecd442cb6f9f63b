"""When a statement was made, where its own sentence says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from stancekit.model import Document, PartialDate, Span, Statement
from stancekit.model.records import changed
from stancekit.text.datepatterns import LONGEST_SIGN
from stancekit.text.dates import DateMention, date_signs, find_dates
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
    reading = _Lines(document.text, document.published if published is None else published)
    return tuple([_dated(reading, statement) for statement in statements])


class _Lines:
    """The lines of a document as far as they may hold dates."""

    def __init__(self, text: str, reference: PartialDate | None) -> None:
        self.text = text
        self.reference = reference
        self._signs = date_signs(text)
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._dates: dict[tuple[int, int], list[DateMention]] = {}

    def may_hold(self, start: int, stop: int) -> bool:
        """Tell whether a stretch may hold dates."""
        signs = self._signs
        place = bisect_left(signs, start - LONGEST_SIGN)
        return place < len(signs) and signs[place] < stop

    def sentence(self, place: int) -> tuple[int, int] | None:
        """Return the sentence that holds a place; None where its line holds no dates."""
        start = self.text.rfind("\n", 0, place) + 1
        if start not in self._sentences:
            stop = self.text.find("\n", place)
            stop = len(self.text) if stop < 0 else stop
            may = self.may_hold(start, stop)
            self._sentences[start] = bounds(self.text, start, stop) if may else []
        found = self._sentences[start]
        here = bisect_left(found, (place + 1,)) - 1
        return found[here] if here >= 0 and place < found[here][1] else None

    def dates(self, start: int, stop: int) -> list[DateMention]:
        """Return the dates in a stretch, but for those of which nothing is known."""
        if not self.may_hold(start, stop):
            return []
        if (start, stop) not in self._dates:
            found = find_dates(self.text, self.reference, start, stop, prefer="past")
            self._dates[start, stop] = [m for m in found if m.date != PartialDate()]
        return self._dates[start, stop]


def _dated(lines: _Lines, statement: Statement) -> Statement:
    anchor = statement.cue or statement.source
    if statement.made is not None or not anchor:
        return statement
    cue = anchor[0]
    around = lines.sentence(cue.start)
    if around is None or not lines.may_hold(*around):
        return statement
    found = [m for gap in _gaps(*around, statement.content) for m in lines.dates(*gap)]
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
