"""How sure a candidate is: the share of its context, corrected by its other traits."""

from __future__ import annotations

from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language
from stancekit.statements.odds import CHOICES, TRAITS

__all__ = [
    "CHOICES",
    "CHOICE_PRIOR",
    "TRAITS",
    "choice_of",
    "choices_of",
    "odds_of",
    "traits_of",
]

CHOICE_PRIOR = 0.6


def traits_of(
    one: Candidate, *, quoted: bool | None = None, named: bool | None = None
) -> tuple[str, ...]:
    """Return the value of each trait of a candidate, in the order of `TRAITS`."""
    lemma, position, frame = one.key
    place = position.partition("-")[0]
    shape = frame.partition(":")[0]
    quoted = one.quoted if quoted is None else quoted
    named = one.named if named is None else named
    kind, form = one.kind, one.context.cue.form
    return (
        f"{place}/{kind}",
        f"{place}/{form}/{one.context.negated}",
        f"{shape}/{one.opening}/{named}",
        f"{lemma}/{kind}",
        f"{lemma}/{form}",
        f"{shape}/{quoted}/{place}",
        f"{place}/{one.lead}",
        f"{one.cue_class.value}/{one.auxiliary}/{form}",
        one.head,
        f"{shape}/{one.word}",
    )


def choices_of(one: Candidate) -> tuple[str, ...]:
    """Return the value of each trait of a candidate's content, in the order of `CHOICES`."""
    lemma, position, frame = one.key
    shape = frame.partition(":")[0]
    cut = one.found.cut
    full = "full" in cut
    size = one.size
    size = size if size < 4 else 4 + size // 4 if size < 24 else 10
    return (
        f"{shape}/{cut}",
        f"{round(10 * one.found.share)}/{full or cut.lstrip('front:')[:1]}",
        f"{shape}/{size}/{full}",
        f"{lemma}/{cut}",
        f"{frame}/{position}/{cut}",
    )


def odds_of(one: Candidate, language: Language, *, quoted: bool, named: bool) -> float:
    """Return the odds that there is an attribution.

    The share of occurrences of its context that gave a right content in annotated articles,
    coarser counts standing in for rare ones; then, trait by trait (what the source is, the cue's
    form ...), corrected by how often candidates with the trait were right against what was
    expected of them.

    Args:
        one: The candidate.
        language: Its counts.
        quoted: Whether the content holds a quotation.
        named: Whether a name stands at its beginning.
    """
    odds = one.prior / (1 - one.prior)
    values = traits_of(one, quoted=quoted, named=named)
    for ratio, value in zip(language.ratio_of, values, strict=False):
        odds *= ratio(value, 1.0)
    return odds


def choice_of(one: Candidate, language: Language) -> float:
    """Return how sure it is, 0 to 1, that the content ends where this candidate ends it."""
    chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR)
    values = choices_of(one)
    for ratio, value in zip(language.ratio_of[len(TRAITS) :], values, strict=True):
        chosen *= ratio(value, 1.0)
    return chosen / (1 + chosen)
