"""How sure a candidate is: the share of its context, corrected by its other traits."""

from __future__ import annotations

from itertools import repeat
from math import prod

from stancekit.model import CueClass
from stancekit.statements.candidate import Candidate
from stancekit.statements.language import Language
from stancekit.statements.odds import CHOICES, TRAITS
from stancekit.statements.traits import ratios_of, seen_of

__all__ = [
    "CHOICES",
    "PHRASAL",
    "ROUNDING",
    "TITLE",
    "TRAITS",
    "odds_of",
    "phrasal",
]

# Positions in headings, which the articles that traits were counted on do not tell apart.
TITLE = "title-"
# "CONTENT, X added.": the comma and the end of the sentence say enough; a row of unlikely traits
# divides such odds by this much at most.
_LEAST = 0.3
# Contents that are no clause and no quotation: "praised the plan", "plans to leave". The annotators
# of election news marked them, those of other news hardly ever (of 55 expected, 7 were marked in
# GUM): the odds stand for readers of both kinds.
_PHRASES = frozenset(
    ["object", "prep", "to", "np+to", "np+as", "ing", "none", "subject", "other", "as"]
)
PHRASAL = 0.3
# Half a step of the last place that certainties are rounded to, and a hair.
ROUNDING = 0.00006
# What the counts do not know changes no odds.
_NEUTRAL = repeat(1.0)
_ratio = dict[str, float].get


def odds_of(one: Candidate, language: Language) -> float:
    """Return the odds that there is an attribution.

    The share of occurrences of its context that gave a right content in annotated articles,
    coarser counts standing in for rare ones, and less for what is no clause; then, trait by trait
    (what the source is, the cue's form ...), corrected by how often candidates with the trait
    were right against what was expected of them.

    Args:
        one: The candidate.
        language: Its counts.
    """
    odds = one.prior / (1 - one.prior)
    if phrasal(one):
        odds *= PHRASAL
    if one.context.position.startswith(TITLE):
        return odds
    product = prod(map(_ratio, ratios_of(one, language), seen_of(one, language), _NEUTRAL))
    if one.found.frame == "closed" and one.cue_class is CueClass.SPEECH:
        product = max(product, _LEAST)
    return odds * product


def phrasal(one: Candidate) -> bool:
    """Tell whether a content is neither clause nor quotation: "praised the plan"."""
    return one.found.frame.partition(":")[0] in _PHRASES
