"""Positions: where a holder stands on an issue, coded by rules that name themselves."""

from stancekit.model.changes import Held, compare_codebooks, compare_positions, held_in
from stancekit.model.explaining import Why
from stancekit.positions.coder import Coder, code
from stancekit.positions.issues import IssueIndex
from stancekit.positions.lessons import Lessons, Taught, cross_validate
from stancekit.positions.loop import Coverage, coverage, uncoded, why
from stancekit.positions.promises import Kept, run_tests
from stancekit.positions.relations import Relation, relations, stance_towards

__all__ = [
    "Coder",
    "Coverage",
    "Held",
    "IssueIndex",
    "Kept",
    "Lessons",
    "Relation",
    "Taught",
    "Why",
    "code",
    "compare_codebooks",
    "compare_positions",
    "coverage",
    "cross_validate",
    "held_in",
    "relations",
    "run_tests",
    "stance_towards",
    "uncoded",
    "why",
]
