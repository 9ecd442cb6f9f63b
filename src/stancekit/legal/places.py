"""Records by where they stand, so that asking for a neighbourhood costs little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from stancekit.model import Span

__all__ = ["Places"]

T = TypeVar("T")
_WIDTH = 1000


class Places(Generic[T]):
    """Records and their spans, in stretches of a thousand code points."""

    def __init__(self, records: Iterable[tuple[Span, T]] = ()) -> None:
        """Put each record into every stretch that its span touches."""
        self._stretches = stretches = defaultdict[int, list[T]](list)
        for span, record in records:
            first, last = span.start // _WIDTH, (span.stop - 1) // _WIDTH
            stretches[first].append(record)
            for number in range(first + 1, last + 1):
                stretches[number].append(record)

    def add(self, span: Span, record: T) -> None:
        """Put in one record more."""
        for number in range(span.start // _WIDTH, (span.stop - 1) // _WIDTH + 1):
            self._stretches[number].append(record)

    def near(self, span: Span) -> list[T]:
        """Return the records in the stretches a span touches and the ones beside, each once."""
        return self._between(span.start // _WIDTH - 1, (span.stop - 1) // _WIDTH + 1)

    def touching(self, span: Span) -> list[T]:
        """Return the records in the stretches a span touches, each once."""
        return self._between(span.start // _WIDTH, (span.stop - 1) // _WIDTH)

    def _between(self, first: int, last: int) -> list[T]:
        if first == last:
            return self._stretches.get(first, [])
        rows = [row for n in range(first, last + 1) if (row := self._stretches.get(n))]
        if len(rows) < 2:
            return rows[0] if rows else []
        return list({id(record): record for row in rows for record in row}.values())
