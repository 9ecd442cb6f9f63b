"""Comparison: who agrees with whom, in tables, networks and over time.

The room is not called `compare`: the top-level name `stancekit.compare` is the function, and a
room of that name would replace it whenever somebody imports one of its modules first.
"""

from stancekit.comparison.agreeing import Agreement, PairAgreement, agreement
from stancekit.comparison.contrast import Comparison, IssueContrast, Stand, Verdict, compare
from stancekit.comparison.counting import Repeats
from stancekit.comparison.graph import Network
from stancekit.comparison.networks import network
from stancekit.comparison.outlets import HeadlineVerdict, Outlets, headlines, outlets
from stancekit.comparison.slices import TimeSlice
from stancekit.comparison.times import (
    Contradiction,
    Shift,
    Timeline,
    contradictions,
    shifts,
    timeline,
)
from stancekit.comparison.windows import networks_over_time

__all__ = [
    "Agreement",
    "Comparison",
    "Contradiction",
    "HeadlineVerdict",
    "IssueContrast",
    "Network",
    "Outlets",
    "PairAgreement",
    "Repeats",
    "Shift",
    "Stand",
    "TimeSlice",
    "Timeline",
    "Verdict",
    "agreement",
    "compare",
    "contradictions",
    "headlines",
    "network",
    "networks_over_time",
    "outlets",
    "shifts",
    "timeline",
]
