"""How sure a candidate is: counts of its context, smoothed, corrected by its other traits."""

from __future__ import annotations

from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language

__all__ = [
    "CHOICES",
    "CHOICE_PRIOR",
    "TRAITS",
    "by_context",
    "certainty",
    "choices_of",
    "corrected",
    "levels",
    "traits_of",
]

# How many occurrences a coarser count is worth against a finer one.
_STRENGTH = 8.0
# The same for traits, which are many and must earn their say.
_TRAIT_STRENGTH = 15.0
_PRIOR = 0.3
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

Counts = tuple[float, float, float]


def levels(one: Candidate) -> tuple[tuple[str, str, str], ...]:
    """Return the contexts that are counted for a candidate, from the coarsest to the finest."""
    lemma, position, frame = one.key
    return (
        ("*", position, frame),
        ("*" + one.cue_class.value, position, frame),
        (lemma, "*", frame),
        (lemma, position, frame),
    )


def by_context(one: Candidate, language: Language) -> float:
    """Return the share of right contents among the occurrences of a context, 0 to 1."""
    sure = _PRIOR
    for level in levels(one):
        counts = language.contexts.get(level)
        if counts is not None:
            right, seen = counts
            sure = (right + _STRENGTH * sure) / (seen + _STRENGTH)
    return sure


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


def corrected(sure: float, counts: Counts) -> float:
    """Return a certainty corrected by how a trait fared: its odds times the ratio of odds.

    Args:
        sure: The certainty so far.
        counts: (right, expected by the certainties so far, seen) over candidates with the trait.
    """
    right, expected, seen = counts
    smooth = _TRAIT_STRENGTH
    mean = min(max(expected / seen, 0.01), 0.99) if seen else 0.5
    right, expected, seen = right + smooth * mean, (seen + smooth) * mean, seen + smooth
    ratio = right / (seen - right) * (seen - expected) / expected
    odds = sure / (1 - sure) * ratio
    return odds / (1 + odds)


def certainty(one: Candidate, language: Language) -> float:
    """Return how sure a candidate is, 0 to 1.

    First whether there is an attribution: the share of occurrences of its context that gave a
    right content in annotated articles, coarser counts standing in for rare ones; then, trait by
    trait (what the source is, the cue's form ...), corrected by how often candidates with the
    trait were right against what was expected of them. Then, in the same way, whether the
    content ends where this candidate ends it.
    """
    sure = min(max(by_context(one, language), 0.005), 0.995)
    for trait, value in zip(TRAITS, traits_of(one), strict=True):
        counts = language.traits.get((trait, value))
        if counts is not None:
            sure = corrected(sure, counts)
    chosen = CHOICE_PRIOR
    for trait, value in zip(CHOICES, choices_of(one), strict=True):
        counts = language.traits.get((trait, value))
        if counts is not None:
            chosen = corrected(chosen, counts)
    return round(sure * chosen, 4)
