"""Records by where they stand, so that asking for a neighbourhood costs little."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from stancekit.model import Span

__all__ = ["Places"]

T = TypeVar("T")
_WIDTH = 1000


class Places(Generic[T]):
    """Records and their spans, in stretches of a thousand code points."""

    def __init__(self, records: Iterable[tuple[Span, T]]) -> None:
        """Put each record into every stretch that its span touches."""
        self._stretches: dict[int, list[T]] = {}
        for span, record in records:
            for number in range(span.start // _WIDTH, (span.stop - 1) // _WIDTH + 1):
                self._stretches.setdefault(number, []).append(record)

    def near(self, span: Span) -> list[T]:
        """Return the records in the stretches a span touches and the ones beside, each once."""
        first, last = span.start // _WIDTH - 1, (span.stop - 1) // _WIDTH + 1
        found: dict[int, T] = {}
        for number in range(first, last + 1):
            for record in self._stretches.get(number, ()):
                found.setdefault(id(record), record)
        return list(found.values())
