"""How sure a candidate is: the share of its context, corrected by its other traits."""

from __future__ import annotations

from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language

__all__ = [
    "CHOICES",
    "CHOICE_PRIOR",
    "TRAITS",
    "certainty",
    "choices_of",
    "traits_of",
]

CHOICE_PRIOR = 0.6
# Traits of an attribution, the same for every content its context may have, and of a content.
TRAITS = (
    "source",
    "form",
    "opening",
    "lemma-source",
    "lemma-form",
    "quoted",
    "lead",
    "auxiliary",
    "head",
    "word",
)
CHOICES = ("cut", "share", "size", "lemma-cut", "place-cut")


def traits_of(one: Candidate) -> tuple[str, ...]:
    """Return the value of each trait of a candidate, in the order of `TRAITS`."""
    lemma, position, frame = one.key
    place = position.split("-")[0]
    shape = frame.split(":")[0]
    return (
        f"{place}/{one.kind}",
        f"{place}/{one.form}/{one.negated}",
        f"{shape}/{one.opening}/{one.named}",
        f"{lemma}/{one.kind}",
        f"{lemma}/{one.form}",
        f"{shape}/{len(one.quotes) > 0}/{place}",
        f"{place}/{one.lead}",
        f"{one.cue_class.value}/{one.auxiliary}/{one.form}",
        f"{one.head}",
        f"{shape}/{one.word}",
    )


def choices_of(one: Candidate) -> tuple[str, ...]:
    """Return the value of each trait of a candidate's content, in the order of `CHOICES`."""
    lemma, position, frame = one.key
    shape = frame.split(":")[0]
    full = "full" in one.cut
    size = one.size if one.size < 4 else 4 + one.size // 4 if one.size < 24 else 10
    return (
        f"{shape}/{one.cut}",
        f"{round(10 * one.share)}/{full or one.cut.lstrip('front:')[:1]}",
        f"{shape}/{size}/{full}",
        f"{lemma}/{one.cut}",
        f"{frame}/{position}/{one.cut}",
    )


def certainty(one: Candidate, language: Language) -> float:
    """Return how sure a candidate is, 0 to 1.

    First whether there is an attribution: the share of occurrences of its context that gave a
    right content in annotated articles, coarser counts standing in for rare ones; then, trait by
    trait (what the source is, the cue's form ...), corrected by how often candidates with the
    trait were right against what was expected of them. Then, in the same way, whether the
    content ends where this candidate ends it.
    """
    get = language.ratios.get
    odds = one.prior / (1 - one.prior)
    for pair in zip(TRAITS, traits_of(one), strict=True):
        odds *= get(pair, 1.0)
    chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR)
    for pair in zip(CHOICES, choices_of(one), strict=True):
        chosen *= get(pair, 1.0)
    return round(odds / (1 + odds) * chosen / (1 + chosen), 4)
