"""How sure a candidate is: the share of its context, corrected by its other traits."""

from __future__ import annotations

from itertools import repeat
from math import prod

from stancekit.model import CueClass
from stancekit.statements.candidates import Candidate
from stancekit.statements.ends import choice_ratios_of, choice_seen_of
from stancekit.statements.language import Language
from stancekit.statements.odds import CHOICES, TRAITS
from stancekit.statements.traits import ratios_of, seen_of

__all__ = [
    "CHOICES",
    "CHOICE_PRIOR",
    "ROUNDING",
    "TITLE",
    "TRAITS",
    "choice_of",
    "odds_of",
]

CHOICE_PRIOR = 0.6
# Positions in headings, which the articles that traits were counted on do not tell apart.
TITLE = "title-"
# "CONTENT, X added.": the comma and the end of the sentence say enough; a row of unlikely traits
# divides such odds by this much at most.
_LEAST = 0.3
# Half a step of the last place that certainties are rounded to, and a hair.
ROUNDING = 0.00006
# What the counts do not know changes no odds.
_NEUTRAL = repeat(1.0)
_ratio = dict[str, float].get


def odds_of(one: Candidate, language: Language) -> float:
    """Return the odds that there is an attribution.

    The share of occurrences of its context that gave a right content in annotated articles,
    coarser counts standing in for rare ones; then, trait by trait (what the source is, the cue's
    form ...), corrected by how often candidates with the trait were right against what was
    expected of them.

    Args:
        one: The candidate.
        language: Its counts.
    """
    odds = one.prior / (1 - one.prior)
    if one.context.position.startswith(TITLE):
        return odds
    product = prod(map(_ratio, ratios_of(one, language), seen_of(one, language), _NEUTRAL))
    if one.found.frame == "closed" and one.cue_class is CueClass.SPEECH:
        product = max(product, _LEAST)
    return odds * product


def choice_of(one: Candidate, language: Language) -> float:
    """Return how sure it is, 0 to 1, that the content ends where this candidate ends it."""
    if len(one.found.ends) < 2:
        return 1.0
    chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR)
    ratios, seen = choice_ratios_of(one, language), choice_seen_of(one, language)
    chosen *= prod(map(_ratio, ratios, seen, _NEUTRAL))
    return chosen / (1 + chosen)
