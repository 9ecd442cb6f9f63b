"""Find citations in a text: what stands there, before any question of what is meant.

One linear scan looks for triggers, words without which no citation can be; at each the grammar is
matched in place. What touches is then combined: an article with the treaty behind it, a paragraph
with the resolution it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve

from stancekit.legal.atoms import Atoms
from stancekit.legal.citations import Citation, Form
from stancekit.legal.combine import combine
from stancekit.legal.jurisdictions import shipped
from stancekit.legal.scan import Triggers
from stancekit.legal.tables import InstrumentTable

__all__ = ["find"]


@lru_cache(maxsize=8)
def _prepared(table: InstrumentTable) -> tuple[Atoms, Triggers]:
    atoms = Atoms(table)
    return atoms, Triggers(atoms.words)


def find(
    text: str, table: InstrumentTable | None = None, *, plain: bool = False
) -> tuple[Citation, ...]:
    """Find the citations of legal instruments in a text.

    Args:
        text: Any text.
        table: The instruments to look for; those shipped with stancekit where None.
        plain: Try the grammar at every place instead of at triggers only: much slower and, as a
            test holds, no different.

    Returns:
        Citations in the order of the text, not overlapping, elliptic ones unresolved.

    Example:
        >>> [str(c.span) for c in find("Article 51 of the UN Charter")]
        ['0-28']
    """
    atoms, triggers = _prepared(shipped().instruments if table is None else table)
    places: Iterable[int] = range(len(text)) if plain else sorted(set(triggers.places(text)))
    read = atoms.at
    found = [citation for place in places for citation in read(text, place)]
    return tuple(combine(text, _outermost(found)))


def _outermost(citations: list[Citation]) -> list[Citation]:
    """Drop citations inside or across longer ones; the earlier wins where lengths are equal."""
    kept: list[Citation] = []
    crowd: list[Citation] = []
    reach = -1
    for citation in sorted(citations, key=lambda c: (c.span.start, -c.span.stop, c.form)):
        if citation.span.start >= reach:
            kept += _longest(crowd)
            crowd = []
        crowd.append(citation)
        reach = max(reach, citation.span.stop)
    return kept + _longest(crowd)


def _longest(crowd: list[Citation]) -> list[Citation]:
    """Choose among citations that overlap each other, directly or by others between."""
    if len(crowd) < 2:
        return crowd
    kept: list[Citation] = []
    for citation in sorted(crowd, key=lambda c: -len(c.span)):
        rival = next((k for k in kept if citation.span.overlap(k.span)), None)
        if rival is None:
            kept.append(citation)
        elif rival.span == citation.span and rival.form is citation.form is Form.NAME:
            # One name of several instruments, found by different words of it.
            names = tuple(dict.fromkeys((*rival.names, *citation.names)))
            unsure = tuple(dict.fromkeys((*rival.unsure, *citation.unsure)))
            kept[kept.index(rival)] = evolve(rival, names=names, unsure=unsure)
    return sorted(kept, key=lambda c: c.span.start)
