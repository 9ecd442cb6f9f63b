"""Reliability of spans: whether coders mark the same stretches of a text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from stancekit.model import Span, checks

__all__ = ["merged", "unitizing_alpha"]


class _Section(NamedTuple):
    """A stretch of the text that a coder marked (a unit) or left out (a gap)."""

    start: int
    length: int
    unit: bool

    @property
    def stop(self) -> int:
        return self.start + self.length


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].stop:
            found[-1] = Span(found[-1].start, max(span.stop, found[-1].stop))
        else:
            found.append(span)
    return found


def unitizing_alpha(
    codings: Sequence[Mapping[str, Iterable[Span]] | Iterable[Span]], length: int
) -> float | None:
    """Return Krippendorff's alpha for unitising: how far coders mark the same spans.

    1 where all mark the same spans, 0 where they do as chance would, below where they do worse.
    Depends neither on the order of coders nor on that of spans. Time grows with the number of
    spans of each two coders multiplied.

    Args:
        codings: For every coder the spans it marked, or such spans by category. Spans of one
            coder and category that overlap are one.
        length: Length of the text in code points.

    Returns:
        None where no coder marked anything, or where there are fewer than two coders.

    Raises:
        ValueError: A span ends beyond the text.

    Source:
        K. Krippendorff, On the reliability of unitizing continuous data, Sociological Methodology
        25, 1995; Content Analysis, 2nd ed. 2004, section 11.6.

    Example:
        >>> unitizing_alpha([[Span(2, 6)], [Span(2, 6)]], length=10)
        1.0
    """
    by_category: list[dict[str, list[Span]]] = [
        {str(name): merged(spans) for name, spans in one.items()}
        if isinstance(one, Mapping)
        else {"": merged(one)}
        for one in codings
    ]
    for one in by_category:
        for spans in one.values():
            inside = not spans or spans[-1].stop <= length
            checks.expect(inside, spans and spans[-1], f"spans up to {length}", "codings")
    if len(codings) < 2:
        return None
    observed, expected = [], []
    for name in sorted({name for one in by_category for name in one}):
        sections = [_sections(one.get(name, []), length) for one in by_category]
        observed.append(_observed(sections, length))
        expected.append(_expected(sections, length))
    chance = math.fsum(expected)
    return 1 - math.fsum(observed) / chance if chance > 0 else None


def _sections(spans: Sequence[Span], length: int) -> list[_Section]:
    """Return a coder's units and the gaps between them, which together cover the text."""
    edges = [Span(0, 1), *spans]  # the first is only where the text begins
    found = []
    for before, span in pairwise(edges):
        start = 0 if before is edges[0] else before.stop
        if span.start > start:
            found.append(_Section(start, span.start - start, unit=False))
        found.append(_Section(span.start, len(span), unit=True))
    start = spans[-1].stop if spans else 0
    if length > start:
        found.append(_Section(start, length - start, unit=False))
    return found


def _observed(sections: Sequence[Sequence[_Section]], length: int) -> float:
    """Return how far sections of each two coders that meet differ."""
    coders = len(sections)
    total = 0
    for i, mine in enumerate(sections):
        for j, theirs in enumerate(sections):
            if i != j:
                total += _difference(mine, theirs)
    return total / (coders * (coders - 1) * length * length) if length else 0.0


def _difference(mine: Sequence[_Section], theirs: Sequence[_Section]) -> int:
    """Return the squared differences of one coder's sections from another's, met in one pass.

    Units that overlap differ by the squares of what either end is off; a unit wholly in a gap by
    the square of its length; gaps do not differ.
    """
    total = place = 0
    for a in mine:
        while place < len(theirs) and theirs[place].stop <= a.start:
            place += 1
        at = place
        while at < len(theirs) and theirs[at].start < a.stop:
            b = theirs[at]
            if a.unit and b.unit:
                total += (a.start - b.start) ** 2 + (a.stop - b.stop) ** 2
            elif a.unit and b.start <= a.start and a.stop <= b.stop:
                total += a.length**2
            elif b.unit and a.start <= b.start and b.stop <= a.stop:
                total += b.length**2
            at += 1
    return total


def _expected(sections: Sequence[Sequence[_Section]], length: int) -> float:
    """Return how far sections would differ if they fell on the text by chance."""
    coders = len(sections)
    everything = [s for one in sections for s in one]
    units = [s.length for s in everything if s.unit]
    gaps = [s.length for s in everything if not s.unit]
    if not units:
        return 0.0
    total = 0.0
    for size in units:
        between_units = (len(units) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        in_gaps = size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        total += between_units + in_gaps
    whole = coders * length
    places = whole * (whole - 1) - sum(size * (size - 1) for size in units)
    return 2 / length * total / places if places else 0.0
