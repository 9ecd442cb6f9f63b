"""Cite: the legal bases of a document, joined from grounds, conduct and positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stancekit.legal.grounds import Invocation, Invocations, place_of
from stancekit.legal.holders import Actors
from stancekit.legal.places import Places
from stancekit.legal.tables import InstrumentTable
from stancekit.legal.taxonomy import GroundTable
from stancekit.model import Document, LegalBasis, Paragraph, Position, Span, Statement

__all__ = ["cite"]

# How sure a coding is: without a legal word, outside any statement.
_SURE, _IMPLICIT, _NARRATED = 1.0, 0.7, 0.6


def cite(
    document: Document,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    index: Actors,
    positions: Sequence[Position] = (),
    *,
    grounds: GroundTable | None = None,
    instruments: InstrumentTable | None = None,
) -> tuple[LegalBasis, ...]:
    """Find the legal bases that are invoked in a document.

    Args:
        document: The article.
        paragraphs: Its paragraphs; without any the text is taken as one.
        statements: Its statements with their speakers.
        index: The actors to look for.
        positions: Its positions; a basis is linked to the one it stands beside.
        grounds: Grounds and their cues; those shipped with stancekit where None.
        instruments: Instruments; those shipped with stancekit where None.

    Returns:
        Legal bases in the order of the text.

    Example:
        >>> from stancekit.codebook import ActorIndex
        >>> text = "The coalition strikes Syria without a mandate from the Security Council."
        >>> [(b.ground, str(b.mode)) for b in cite(Document("a", text), (), (), ActorIndex(()))]
        [('UNSC_AUTHORIZATION', 'absence_alleged')]
    """
    read = Invocations(document, statements, index, grounds, instruments)
    found = sorted(read.among(paragraphs), key=place_of)
    if not found:
        return ()
    holders = {one.holder for one in found}
    placed: dict[str, Places[tuple[Span, Position]]] = {}
    for position in positions:
        if position.holder in holders:
            hull = Span.hull(position.evidence)
            placed.setdefault(position.holder, Places()).add(hull, (hull, position))
    seen: dict[str, int] = {}
    bases = []
    for one in found:
        base = f"{document.id}#{one.span}:{one.ground}:{one.mode}"
        number = seen[base] = seen.get(base, 0) + 1
        bases.append(
            LegalBasis(
                base if number == 1 else f"{base}~{number}",
                document.id,
                ground=one.ground,
                mode=one.mode,
                evidence=(one.span,),
                statement=one.statement,
                holder=one.holder,
                reported_by=one.reported_by,
                target=one.conduct,
                reference=one.reference,
                implicit=one.implicit,
                position=_position(one, placed),
                rule=one.rule,
                certainty=_IMPLICIT if one.implicit else _SURE if one.statement else _NARRATED,
            )
        )
    return tuple(bases)


def _position(found: Invocation, placed: Mapping[str, Places[tuple[Span, Position]]]) -> str | None:
    """Return the position of the same holder in the same sentence, the nearest one."""
    if found.holder is None or found.holder not in placed:
        return None
    start, stop = found.span.start, found.span.stop
    first, last = found.sentence.start, found.sentence.stop
    ranked = []
    for hull, position in placed[found.holder].near(found.span):
        if hull.start < last and hull.stop > first:
            distance = max(start - hull.stop, hull.start - stop, 0)
            ranked.append((distance, hull.start, position.id))
    return min(ranked)[2] if ranked else None
