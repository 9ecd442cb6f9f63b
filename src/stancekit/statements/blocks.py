"""Paragraphs that are read together, each such block as a text of its own.

What is said in a paragraph follows from its own words, unless it opens with a quotation that the
paragraph before announces, or quotes on where that one stopped. So what is read of a block can be
remembered by its text: archives print many a paragraph in several articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stancekit.model import Paragraph, ParagraphRole, Span
from stancekit.statements.quoted import Stretch
from stancekit.text.quotes import Quotation

__all__ = ["Block", "blocks_of"]

# What ends a sentence.
_ENDS = frozenset(".!?…\n\u2029")
# Characters on either side of a block by which marks at its edges are told apart.
_AROUND = 2

Quotations = tuple[Quotation, ...]


class Block(NamedTuple):
    """Paragraphs of a document that are read together.

    Attributes:
        text: Their text, and a few characters on either side.
        laid: Of every paragraph how many come before it in the block, where it starts and stops in
            that text, and its role: with the text, all that the reading follows from.
        start: Where the text begins in the document's.
        quotes: The quotations of every paragraph, by their places in the document.
    """

    text: str
    laid: tuple[tuple[int, int, int, ParagraphRole], ...]
    start: int
    quotes: Sequence[Quotations]

    def apart(self) -> tuple[tuple[Stretch, ...], tuple[Quotations, ...]]:
        """Return paragraphs and quotations by their places in the block's own text."""
        laid = tuple([
            Stretch(index, Span(start, stop), role) for index, start, stop, role in self.laid
        ])  # fmt: skip
        return laid, tuple([self._moved(found) if found else () for found in self.quotes])

    def _moved(self, found: Quotations) -> Quotations:
        back = self.start
        return tuple([
            Quotation(
                Span(q.span.start - back, q.span.stop - back),
                Span(q.inner.start - back, q.inner.stop - back),
                q.opened,
                q.closed,
            )
            for q in found
        ])  # fmt: skip


def blocks_of(
    text: str, paragraphs: Sequence[Paragraph], quotes: Sequence[Quotations]
) -> Iterator[Block]:
    """Yield the paragraphs of a document in blocks, in their order.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs.
        quotes: The quotations of every paragraph.
    """
    first = 0
    for at in range(1, len(paragraphs) + 1):
        if at < len(paragraphs) and quotes[at] and _goes_on(text, paragraphs, quotes, at):
            continue
        yield _block(text, paragraphs[first:at], quotes[first:at])
        first = at


def _block(text: str, paragraphs: Sequence[Paragraph], quotes: Sequence[Quotations]) -> Block:
    places = [(p.index, p.span.start, p.span.stop, p.role) for p in paragraphs]
    index, low, high, _ = places[0]
    if len(places) > 1:
        low, high = min([p[1] for p in places]), max([p[2] for p in places])
    start = low - _AROUND if low > _AROUND else 0
    laid = tuple([(n - index, first - start, last - start, r) for n, first, last, r in places])
    return Block(text[start : high + _AROUND], laid, start, quotes)


def _goes_on(
    text: str, paragraphs: Sequence[Paragraph], quotes: Sequence[Quotations], at: int
) -> bool:
    """Tell whether a paragraph may go on with the one before it."""
    mine = quotes[at]
    before, span = paragraphs[at - 1].span, paragraphs[at].span
    if not text[span.start : mine[0].span.start].strip():
        last = text[before.start : before.stop].rstrip()
        if last.endswith(":"):
            return True
    if any(text[quote.inner.stop - 1] == ":" for quote in quotes[at - 1]):
        return True
    return any(
        _alone(text, quote.span, Span(low, span.stop))
        for quote, low in zip(mine, (span.start, *(q.span.stop for q in mine)), strict=False)
    )


def _alone(text: str, quote: Span, within: Span) -> bool:
    """Tell whether a quotation may be a sentence: one begins with it, and does not go on."""
    at, low = quote.start, within.start
    while at > low and not text[at - 1].isalnum() and text[at - 1] not in _ENDS:
        at -= 1
    if at > low and text[at - 1].isalnum():
        return False
    at, high = quote.stop, within.stop
    while at < high and not text[at].isalnum():
        at += 1
    return at == high or not text[at].islower()
