"""A study at a glance: the few tables a person looks at first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from stancekit.model.table import Table

if TYPE_CHECKING:
    from stancekit.model.legal import Reference
    from stancekit.model.positions import Position
    from stancekit.model.study import Study

__all__ = ["overview"]

_MOST = 25


def overview(study: Study) -> tuple[Table, ...]:
    """Return what a study holds, its positions and its legal bases as short tables.

    Repeats are not shown again: a position that repeats another counts once. Holders come in the
    order of how many positions they take; each row shows the first evidence.

    Args:
        study: What an analysis found.

    Returns:
        Tables of counts, positions, legal bases; a table without rows is left out.
    """
    tables = (_counts(study), _positions(study), _legal(study))
    return tuple(t for t in tables if t.data)


def _counts(study: Study) -> Table:
    kinds = {
        "documents": study.corpus.documents,
        "paragraphs": study.paragraphs,
        "repeats": study.repeats,
        "statements": study.statements,
        "positions": study.positions,
        "legal bases": study.legal_bases,
        "mentions, uncoded": study.mentions,
        "problems": study.problems,
    }
    row = {kind: len(records) for kind, records in kinds.items()}
    return Table.of([row], caption="Found")


def _cut(rows: list[dict[str, Any]], caption: str) -> Table:
    more = len(rows) - _MOST
    tail = f" (the first {_MOST} of {len(rows)})" if more > 0 else ""
    return Table.of(rows[:_MOST], caption=caption + tail)


def _positions(study: Study) -> Table:
    once = [p for p in study.positions if p.repeat_of is None]
    groups: dict[tuple[str, str, str, str], list[Position]] = {}
    for p in once:
        groups.setdefault((p.holder, p.issue, p.stance, p.mode), []).append(p)
    weight = Counter(p.holder for p in once)
    ranked = sorted(groups.items(), key=lambda g: (-weight[g[0][0]], g[0][0], -len(g[1]), g[0]))
    rows = [
        {
            "holder": study.name_of(holder),
            "stance": stance if mode == "stated" else f"{stance}, {mode}",
            "issue": issue,
            "n": len(found),
            "in": found[0].document,
            "evidence": study.text_of(found[0].document, found[0].evidence),
        }
        for (holder, issue, stance, mode), found in ranked
    ]
    return _cut(rows, "Who stands where")


def _legal(study: Study) -> Table:
    once = [b for b in study.legal_bases if b.repeat_of is None]
    rows = [
        {
            "holder": study.name_of(b.holder),
            "ground": b.ground,
            "mode": str(b.mode),
            "reference": _cited(b.reference),
            "in": b.document,
            "evidence": study.text_of(b.document, b.evidence),
        }
        for b in once
    ]
    return _cut(rows, "On what legal ground")


def _cited(reference: Reference | None) -> str:
    if reference is None:
        return ""
    provision = f", {reference.provision}" if reference.provision else ""
    return reference.instrument + provision
