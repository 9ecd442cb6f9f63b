"""When a statement was made, where its own sentence says so.

What a line says of dates follows from its words and from the day the article appeared on, and is
remembered: archives print many a line in several articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from stancekit.model import Document, PartialDate, Span, Statement
from stancekit.model.records import changed
from stancekit.text.datepatterns import LONGEST_SIGN
from stancekit.text.dates import DateMention, date_signs, find_dates, lead
from stancekit.text.memory import Memory, TextMemory
from stancekit.text.sentences import bounds

__all__ = ["date"]

# For how many cues with their contents, and stretches around these, a line remembers dates.
_WAYS = 64
_UNKNOWN = PartialDate()


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


class _Line:
    """A line that may hold dates, wherever it stands: places are counted from its beginning.

    Attributes:
        text: The line, and before it what tells anything of its dates.
        start: Where in that text the line begins.
        reference: When the article appeared.
    """

    __slots__ = ("_dates", "_made", "_sentences", "_signs", "reference", "start", "text")

    def __init__(
        self, text: str, start: int, signs: list[int], reference: PartialDate | None
    ) -> None:
        self.text = text
        self.start = start
        self.reference = reference
        self._signs = signs
        self._sentences: list[tuple[int, int]] | None = None
        self._dates = Memory[tuple[int, int], list[DateMention]](_WAYS)
        self._made = Memory[tuple[int, ...], PartialDate](_WAYS)

    def may_hold(self, start: int, stop: int) -> bool:
        """Tell whether a stretch may hold dates."""
        signs = self._signs
        place = bisect_left(signs, start - LONGEST_SIGN)
        return place < len(signs) and signs[place] < stop

    def made(self, cue: tuple[int, int], contents: tuple[int, ...]) -> PartialDate:
        """Return when what a cue tells of was said, as far as the line says so.

        Args:
            cue: Where in the text the cue starts and stops.
            contents: The same of every part of the content.
        """
        key = cue + contents
        found = self._made.get(key)
        return self._made.keep(key, self._nearest(cue, contents)) if found is None else found

    def _nearest(self, cue: tuple[int, int], contents: tuple[int, ...]) -> PartialDate:
        around = self._sentence(cue[0])
        if around is None or not self.may_hold(*around):
            return _UNKNOWN
        found = [m for gap in _gaps(*around, contents) for m in self._in(*gap)]
        if not found:
            return _UNKNOWN
        first, last = cue
        return min(found, key=lambda m: max(m.span.start - last, first - m.span.stop, 0)).date

    def _sentence(self, place: int) -> tuple[int, int] | None:
        """Return the sentence that holds a place."""
        if self._sentences is None:
            self._sentences = bounds(self.text, self.start)
        found = self._sentences
        here = bisect_left(found, (place + 1,)) - 1
        return found[here] if here >= 0 and place < found[here][1] else None

    def _in(self, start: int, stop: int) -> list[DateMention]:
        """Return the dates in a stretch, but for those of which nothing is known."""
        if not self.may_hold(start, stop):
            return []
        found = self._dates.get((start, stop))
        if found is None:
            dates = find_dates(self.text, self.reference, start, stop, prefer="past")
            found = self._dates.keep((start, stop), [m for m in dates if m.date != _UNKNOWN])
        return found


_KNOWN = TextMemory[_Line]()
_DATELESS = _Line("", 0, [], None)


class _Lines:
    """The lines of a document as far as they may hold dates."""

    def __init__(self, text: str, reference: PartialDate | None) -> None:
        self.text = text
        self.reference = reference
        self._found: dict[int, _Line] = {}
        self._here = 0, 0, 0, _DATELESS

    def made(self, statement: Statement, cue: Span) -> PartialDate:
        """Return when a statement was made, as far as the line of its cue says so."""
        start, stop = cue.start, cue.stop
        low, high, back, line = self._here
        if not low <= start < high:
            low, high, back, line = self._here = self._line(start)
        if line is _DATELESS:
            return _UNKNOWN
        places = [place - back for span in statement.content for place in (span.start, span.stop)]
        return line.made((start - back, stop - back), tuple(places))

    def _line(self, place: int) -> tuple[int, int, int, _Line]:
        """Return where a line starts and stops, and from where on its places are counted."""
        text = self.text
        start = text.rfind("\n", 0, place) + 1
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        back = start - lead(text, start)
        line = self._found.get(start)
        if line is None:
            line = self._found[start] = self._read(text[back:stop], start - back)
        return start, stop, back, line

    def _read(self, text: str, start: int) -> _Line:
        key = text, (start, self.reference)
        line = _KNOWN.get(key)
        if line is None:
            signs = date_signs(text)
            line = _Line(text, start, signs, self.reference) if signs else _DATELESS
            line = _KNOWN.keep(key, line)
        return line


def _dated(lines: _Lines, statement: Statement) -> Statement:
    anchor = statement.cue or statement.source
    if statement.made is not None or not anchor:
        return statement
    made = lines.made(statement, anchor[0])
    return statement if made == _UNKNOWN else changed(statement, made=made)


def _gaps(start: int, stop: int, contents: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that lie outside a content, given as starts and stops."""
    for first, last in zip(contents[::2], contents[1::2], strict=True):
        if start < min(first, stop):
            yield start, min(first, stop)
        start = max(start, last)
    if start < stop:
        yield start, stop
