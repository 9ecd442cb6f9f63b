"""Comparison: who agrees with whom, in tables, networks and over time.

The room is not called `compare`: the top-level name `stancekit.compare` is the function, and a
room of that name would replace it whenever somebody imports one of its modules first.
"""

from stancekit.comparison.agreeing import Agreement, PairAgreement, agreement
from stancekit.comparison.contrast import Comparison, IssueContrast, Stand, Verdict, compare
from stancekit.comparison.counting import Repeats
from stancekit.comparison.graph import Network
from stancekit.comparison.networks import network

__all__ = [
    "Agreement",
    "Comparison",
    "IssueContrast",
    "Network",
    "PairAgreement",
    "Repeats",
    "Stand",
    "Verdict",
    "agreement",
    "compare",
    "network",
]
