"""Spans and passages: where in a document something stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import field, frozen

from stancekit.model import checks

__all__ = ["Passage", "Span", "parse_passage"]


@frozen(init=False)
class Span:
    """A half-open range of code points of `Document.text`, with `0 <= start < stop`.

    Attributes:
        start: Index of the first code point.
        stop: Index after the last code point.

    Raises:
        ValueError: The range is empty, reversed or starts below 0.

    Example:
        >>> Span(0, 5).of("Assad resigned")
        'Assad'
    """

    start: int
    stop: int

    def __init__(self, start: int, stop: int) -> None:
        """Refuse ranges that cannot be; written out, since spans are made by the million."""
        if type(start) is not int or type(stop) is not int:
            raise TypeError(f"Span: got [{start!r}, {stop!r}), expected integers")
        if not 0 <= start < stop:
            raise ValueError(f"Span: got [{start}, {stop}), expected 0 <= start < stop")
        _put_start(self, start)
        _put_stop(self, stop)

    def __lt__(self, other: object) -> bool:
        """Tell whether it starts first, or starts with the other and ends first."""
        if not isinstance(other, Span):
            return NotImplemented
        if self.start != other.start:
            return self.start < other.start
        return self.stop < other.stop

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.stop - self.start

    def __contains__(self, other: object) -> bool:
        """Tell whether an offset or a whole span lies inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.stop <= self.stop
        return isinstance(other, int) and self.start <= other < self.stop

    def of(self, text: str) -> str:
        """Return the text the span covers.

        Raises:
            IndexError: The span ends beyond the text.
        """
        if self.stop > len(text):
            raise IndexError(f"got [{self.start}, {self.stop}), expected a stop up to {len(text)}")
        return text[self.start : self.stop]

    def overlap(self, other: Span) -> int:
        """Return how many code points two spans share.

        Symmetric; from 0 to the length of the shorter.
        """
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))

    def shift(self, distance: int) -> Span:
        """Return the span moved by a number of code points, which may be negative."""
        return Span(self.start + distance, self.stop + distance)

    def __str__(self) -> str:
        """Return `start-stop`."""
        return f"{self.start}-{self.stop}"

    @classmethod
    def hull(cls, spans: Iterable[Span]) -> Span:
        """Return the smallest span that covers all the given ones.

        Raises:
            ValueError: There is none.
        """
        found = list(spans)
        if len(found) == 1:
            return found[0]
        checks.expect(found, found, "at least one span", "Span.hull")
        return cls(min(s.start for s in found), max(s.stop for s in found))


# A frozen record is written once, past its own refusal to be changed.
_put_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_put_stop: Callable[[Span, int], None] = vars(Span)["stop"].__set__


@frozen(order=True)
class Passage:
    """A span and the document it lies in.

    Attributes:
        document: Id of the document.
        span: Where in its text.

    Example:
        >>> str(Passage("003", Span(1204, 1345)))
        '003#1204-1345'
    """

    document: str = field(validator=checks.one_line)
    span: Span = field(validator=checks.of_type(Span, "a Span"))

    def __str__(self) -> str:
        """Return the stable id: document id, `#`, the span."""
        return f"{self.document}#{self.span}"


def parse_passage(text: str) -> Passage:
    """Read back the id of a passage; the inverse of `str(passage)`.

    Raises:
        ValueError: The text is no `document#start-stop`.

    Example:
        >>> parse_passage("003#1204-1345").span
        Span(start=1204, stop=1345)
    """
    document, mark, place = text.rpartition("#")
    start, dash, stop = place.partition("-")
    digits = start.isascii() and start.isdigit() and stop.isascii() and stop.isdigit()
    checks.expect(mark and dash and document and digits, text, "document#start-stop", "passage")
    return Passage(document, Span(int(start), int(stop)))
