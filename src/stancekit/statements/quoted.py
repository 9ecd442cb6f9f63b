"""Quotations in paragraphs: in parts where an attribution interrupts them, hidden behind marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from stancekit.model import CueClass, Paragraph, ParagraphRole, Span
from stancekit.statements.language import Language
from stancekit.statements.letters import MASK
from stancekit.text.quotes import Quotation, quotations

__all__ = ["Stretch", "mask", "parts_of", "quotes_of", "weight_of"]

# An attribution inside a quotation: a dash or comma, up to six words, a stop or comma, a dash.
_INSIDE = re.compile(
    r"""(?<=[\w,.!?)])\s?(?:[,.!?]\s?)?[–—-]\s(?P<said>[\w’'-]+(?:\s[\w’'-]+){0,7})[.,](?:\s[–—-])?\s"""
    r"""|,\s(?P<said2>[\w’'-]+(?:\s[\w’'-]+){0,5})[.,]\s[–—-]\s"""
)
# What every interruption has, and most quotations have not.
_DASH = re.compile(r"[–—-]\s")
_WORDS = re.compile(r"[\w’'-]+")
_SHORTEST = 60


@frozen
class Stretch:
    """A paragraph, or the inside of a quotation, with all that is asked of it.

    Attributes:
        index: Index of the paragraph.
        span: Where it stands.
        role: Role of the paragraph.
    """

    index: int
    span: Span
    role: ParagraphRole


def quotes_of(
    text: str, paragraphs: Sequence[Paragraph | Stretch]
) -> tuple[tuple[Quotation, ...], ...]:
    """Return the quotations of every paragraph."""
    return tuple(quotations(text, p.span.start, p.span.stop) for p in paragraphs)


def mask(text: str, found: list[Quotation]) -> str:
    """Return the text with every quotation hidden behind marks, as long as before.

    A quotation that ends its sentence keeps its last mark, so that sentences can still be split.
    """
    parts: list[str] = []
    at = 0
    for quote in found:
        start, stop = quote.span.start, quote.span.stop
        parts.append(text[at:start])
        width = stop - start
        last = text[quote.inner.stop - 1]
        if last in ".!?…" and quote.closed and width > 3:
            parts.append(MASK * (width - 2) + last + "”")
        else:
            parts.append(MASK * width)
        at = stop
    parts.append(text[at:])
    return "".join(parts)


def parts_of(text: str, quote: Quotation, language: Language) -> Iterator[Quotation]:
    """Yield a quotation in parts where an attribution interrupts it without closing marks.

    "..., – said the minister. – ..." and "..., he said. – ..." inside one pair of marks.
    """
    start, inner = quote.span.start, quote.inner
    opened = quote.opened
    if len(inner) > _SHORTEST and _DASH.search(text, inner.start, inner.stop):
        at = inner.start
        while (match := _INSIDE.search(text, at, inner.stop)) is not None:
            # The dash that ends what is none may begin what is one.
            at = max(match.start() + 1, match.end() - 4)
            said = (match["said"] or match["said2"]).lower()
            cues = [language.cues[w] for w in _WORDS.findall(said) if w in language.cues]
            spoken = any(c.verb is CueClass.SPEECH and c.form in ("ed", "s") for c in cues)
            if not spoken or match.start() - start < 2 or inner.stop - match.end() < 2:
                continue
            words = _inner(text, start, match.start())
            yield Quotation(Span(start, match.start()), Span(*words), opened, closed=False)
            at = start = match.end()
            opened = False
    words = _inner(text, start, inner.stop)
    if start == quote.span.start and words == (inner.start, inner.stop):
        yield quote
    else:
        yield Quotation(Span(start, quote.span.stop), Span(*words), opened, quote.closed)


def _inner(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return a stretch without marks and white space at its ends."""
    while start + 1 < stop and (text[start].isspace() or text[start] in '“”"«»„–—-'):
        start += 1
    while stop - 1 > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def weight_of(text: str, quote: Quotation) -> str:
    """Tell a quotation that says something (`Q`) from a word or a title in marks (`q`)."""
    inner = quote.inner
    ends = text[inner.stop - 1] in ",.!?…–—"
    long = len(inner) > 28 or text.count(" ", inner.start, inner.stop) >= 3
    # Short, but a sentence of its own: "“Never”, he said".
    before = text[max(0, quote.span.start - 2) : quote.span.start].strip()
    alone = before[-1:] in ("", ".", "!", "?") and text.startswith(",", quote.span.stop)
    return "Q" if ends or long or alone else "q"
