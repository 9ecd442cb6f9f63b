"""Positions: where a holder stands on an issue, coded by rules that name themselves."""

from stancekit.positions.coder import Coder, code
from stancekit.positions.copies import link_repeats
from stancekit.positions.issues import IssueIndex

__all__ = ["Coder", "IssueIndex", "code", "link_repeats"]
