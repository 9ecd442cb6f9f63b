"""Positions: where a holder stands on an issue, coded by rules that name themselves."""

from stancekit.positions.coder import Coder, code
from stancekit.positions.copies import link_repeats
from stancekit.positions.issues import IssueIndex
from stancekit.positions.relations import Relation, relations, stance_towards

__all__ = [
    "Coder",
    "IssueIndex",
    "Relation",
    "code",
    "link_repeats",
    "relations",
    "stance_towards",
]
