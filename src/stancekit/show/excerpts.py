"""The sentence around a piece of evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from attrs import field, frozen

from stancekit.model import Paragraph, Span, Study, checks
from stancekit.text.sentences import sentences

__all__ = ["Excerpt", "Excerpts"]

# Longer than nearly all sentences of news, short enough to be read in a list.
_LONGEST = 700
_LEAD = 120


@frozen
class Excerpt:
    """A stretch of a document that shows evidence in its surroundings.

    Attributes:
        span: The stretch.
        cut_before: Whether it begins inside a sentence.
        cut_after: Whether it ends inside one.
    """

    span: Span = field(validator=checks.of_type(Span, "a Span"))
    cut_before: bool = field(default=False, kw_only=True, validator=checks.flag)
    cut_after: bool = field(default=False, kw_only=True, validator=checks.flag)


def _line(text: str, start: int, stop: int) -> Span:
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", stop)
    return Span(left, len(text) if right < 0 else right)


class Excerpts:
    """Finds the sentences around evidence, with the paragraphs of a study as bounds."""

    def __init__(self, study: Study) -> None:
        """Sort the paragraphs of the study by document and place."""
        self._corpus = study.corpus
        self._paragraphs: dict[str, list[Paragraph]] = {}
        for paragraph in sorted(study.paragraphs, key=lambda p: p.span):
            self._paragraphs.setdefault(paragraph.document, []).append(paragraph)
        self._starts = {d: [p.span.start for p in ps] for d, ps in self._paragraphs.items()}
        self._sentences: dict[tuple[str, Span], tuple[Span, ...]] = {}

    def paragraph(self, document: str, offset: int) -> Paragraph | None:
        """Return the paragraph that an offset of a document lies in."""
        place = bisect_right(self._starts.get(document, []), offset) - 1
        if place < 0:
            return None
        found = self._paragraphs[document][place]
        return found if offset in found.span else None

    def around(self, document: str, spans: Iterable[Span]) -> Excerpt:
        """Return the sentences that hold spans of a document.

        The excerpt covers the hull of the spans, unless that is longer than 700 code points:
        then it covers the beginning.

        Raises:
            KeyError: There is no such document.
            ValueError: There are no spans.
        """
        text = self._corpus[document].text
        hull = Span.hull(spans)
        stop = min(hull.stop, len(text))
        paragraph = self.paragraph(document, hull.start)
        bounds = paragraph.span if paragraph else _line(text, hull.start, stop)
        start, end = hull.start, stop
        for sentence in self._split(document, bounds):
            if sentence.overlap(hull):
                start, end = min(start, sentence.start), max(end, sentence.stop)
        left = start if hull.start - start <= _LEAD or end - start <= _LONGEST else None
        begin = hull.start - _LEAD if left is None else left
        cut = begin + _LONGEST < end
        return Excerpt(
            Span(begin, begin + _LONGEST if cut else end), cut_before=begin > start, cut_after=cut
        )

    def _split(self, document: str, bounds: Span) -> tuple[Span, ...]:
        key = (document, bounds)
        if key not in self._sentences:
            text = self._corpus[document].text
            self._sentences[key] = sentences(text, bounds.start, bounds.stop)
        return self._sentences[key]
