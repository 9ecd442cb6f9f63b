"""Comparison: who agrees with whom, in tables, networks and over time.

The room is not called `compare`: the top-level name `stancekit.compare` is the function, and a
room of that name would replace it whenever somebody imports one of its modules first.
"""

from stancekit.comparison.agreeing import Agreement, PairAgreement, agreement
from stancekit.comparison.backbones import Backbone, backbone
from stancekit.comparison.clustering import Clusters, clusters, modularity
from stancekit.comparison.coefficients import (
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    percent_agreement,
)
from stancekit.comparison.contrast import Comparison, IssueContrast, Stand, Verdict, compare
from stancekit.comparison.counting import Repeats
from stancekit.comparison.graph import Network
from stancekit.comparison.grounds import Contest, Grounds, contest_table, contests, grounds
from stancekit.comparison.networks import network
from stancekit.comparison.outlet_contrasts import HeadlineVerdict, Outlets, headlines, outlets
from stancekit.comparison.phasing import Phases, phases
from stancekit.comparison.polarizing import Polarization, polarization, polarization_of
from stancekit.comparison.reliabilities import CodedUnit, Coefficients, Reliability, reliability
from stancekit.comparison.slices import TimeSlice
from stancekit.comparison.times import (
    Contradiction,
    Shift,
    Timeline,
    contradictions,
    shifts,
    timeline,
)
from stancekit.comparison.unitizing import unitizing_alpha
from stancekit.comparison.windows import networks_over_time

__all__ = [
    "Agreement",
    "Backbone",
    "Clusters",
    "CodedUnit",
    "Coefficients",
    "Comparison",
    "Contest",
    "Contradiction",
    "Grounds",
    "HeadlineVerdict",
    "IssueContrast",
    "Network",
    "Outlets",
    "PairAgreement",
    "Phases",
    "Polarization",
    "Reliability",
    "Repeats",
    "Shift",
    "Stand",
    "TimeSlice",
    "Timeline",
    "Verdict",
    "agreement",
    "backbone",
    "clusters",
    "cohen_kappa",
    "compare",
    "contest_table",
    "contests",
    "contradictions",
    "fleiss_kappa",
    "grounds",
    "headlines",
    "krippendorff_alpha",
    "modularity",
    "network",
    "networks_over_time",
    "outlets",
    "percent_agreement",
    "phases",
    "polarization",
    "polarization_of",
    "reliability",
    "shifts",
    "timeline",
    "unitizing_alpha",
]
