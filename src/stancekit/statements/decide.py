"""How sure a candidate is: the share of its context, corrected by its other traits."""

from __future__ import annotations

from stancekit.model import CueClass
from stancekit.statements.candidates import Candidate
from stancekit.statements.ends import choices_of
from stancekit.statements.language import Language
from stancekit.statements.odds import CHOICES, TRAITS
from stancekit.statements.traits import traits_of

__all__ = [
    "CHOICES",
    "CHOICE_PRIOR",
    "ROUNDING",
    "TITLE",
    "TRAITS",
    "choice_of",
    "odds_of",
    "traits_of",
]

CHOICE_PRIOR = 0.6
# Positions in headings, which the articles that traits were counted on do not tell apart.
TITLE = "title-"
# "CONTENT, X added.": the comma and the end of the sentence say enough; a row of unlikely traits
# divides such odds by this much at most.
_LEAST = 0.3
# Half a step of the last place that certainties are rounded to, and a hair.
ROUNDING = 0.00006


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
    least = (
        odds * _LEAST if one.found.frame == "closed" and one.cue_class is CueClass.SPEECH else 0.0
    )
    for ratio, value in zip(language.ratio_of, traits_of(one, language), strict=False):
        odds *= ratio(value, 1.0)
    return max(odds, least)


def choice_of(one: Candidate, language: Language) -> float:
    """Return how sure it is, 0 to 1, that the content ends where this candidate ends it."""
    if len(one.found.ends) < 2:
        return 1.0
    chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR)
    values = choices_of(one, language)
    for ratio, value in zip(language.ratio_of[len(TRAITS) :], values, strict=True):
        chosen *= ratio(value, 1.0)
    return chosen / (1 + chosen)
