"""How sure a candidate is: the share of its context, corrected by its other traits."""

from __future__ import annotations

from stancekit.model import CueClass
from stancekit.statements.candidates import Candidate, auxiliary, kind_of, lead_of, word_of
from stancekit.statements.contents import Hope, Weighed
from stancekit.statements.language import Language
from stancekit.statements.lines import Line
from stancekit.statements.odds import CHOICES, TRAITS
from stancekit.statements.sites import Context, Ranges

__all__ = [
    "CHOICES",
    "CHOICE_PRIOR",
    "TRAITS",
    "choice_of",
    "choices_of",
    "hope_for",
    "odds_of",
    "traits_of",
]

CHOICE_PRIOR = 0.6
# Tokens at the beginning of a content among which a name counts.
NAMED = 4
# Half a step of the last place that certainties are rounded to, and a hair.
ROUNDING = 0.00006


def traits_of(one: Candidate) -> tuple[str, ...]:
    """Return the value of each trait of a candidate, in the order of `TRAITS`."""
    lemma, position, frame = one.key
    place = position.partition("-")[0]
    shape = frame.partition(":")[0]
    kind, form = one.kind, one.context.cue.form
    return (
        f"{place}/{kind}",
        f"{place}/{form}/{one.context.negated}",
        f"{shape}/{one.opening}/{one.named}",
        f"{lemma}/{kind}",
        f"{lemma}/{form}",
        f"{shape}/{one.quoted}/{place}",
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


def odds_of(one: Candidate, language: Language) -> float:
    """Return the odds that there is an attribution.

    The share of occurrences of its context that gave a right content in annotated articles,
    coarser counts standing in for rare ones; then, trait by trait (what the source is, the cue's
    form ...), corrected by how often candidates with the trait were right against what was
    expected of them.
    """
    found = one.found
    weighed = found.weighed if one.cued else None
    if weighed is None:
        lemma, position, frame = one.key
        key = (lemma, one.cue_class, position, frame)
        place = found.content[0][0], found.source
        weighed = _weighed((one.line, one.context), key, one.prior, place, language)
    odds, openings, quotes = weighed
    first, last = found.content[0]
    named = "N" in one.line.classes[first : min(first + NAMED, last)]
    quoted = one.quoted if one.line.quotes or one.more else False
    return odds * openings[named] * quotes[quoted]


def hope_for(threshold: float, language: Language) -> Hope:
    """Return the function that weighs a context before its contents are looked for.

    It returns None where no content that begins at a token can be sure enough.
    """

    def hope(
        line: Line, context: Context, prior: float, frame: str, place: tuple[int, Ranges]
    ) -> Weighed | None:
        key = (context.cue.lemma, context.cue_class, context.position, frame)
        weighed = _weighed((line, context), key, prior, place, language)
        first = place[0]
        odds, (plain, named), (silent, quoted) = weighed
        if named > plain and "N" in line.classes[first : first + NAMED]:
            plain = named
        if quoted > silent and line.quotes:
            silent = quoted
        odds *= plain * silent
        return None if odds / (1 + odds) + ROUNDING < threshold else weighed

    return hope


def _weighed(
    where: tuple[Line, Context],
    key: tuple[str, CueClass, str, str],
    prior: float,
    place: tuple[int, Ranges],
    language: Language,
) -> Weighed:
    """Weigh all traits but two: whether there is a name or a quotation hangs on the end."""
    (line, context), (first, source) = where, place
    at, group, cue = context.first, context.group, context.cue
    helper = auxiliary(line, group, at) if group < at else ""
    kind = kind_of(line, source)
    row = language.weights.traits((*key, cue.form, context.negated, helper, kind))
    odds = prior / (1 - prior) * row.weight
    if source:
        odds *= row.leads.get(lead_of(line, min(group, source[0][0])), 1.0)
        odds *= language.weights.heads.get(word_of(line, source[-1][1] - 1), 1.0)
    else:
        odds *= row.leads.get(lead_of(line, group), 1.0)
        odds *= language.weights.heads.get("", 1.0)
    odds *= row.words.get(word_of(line, first), 1.0)
    plain, named = row.openings
    opening = line.classes[first]
    return odds, (plain.get(opening, 1.0), named.get(opening, 1.0)), row.quoted


def choice_of(one: Candidate, language: Language) -> float:
    """Return how sure it is, 0 to 1, that the content ends where this candidate ends it."""
    found, weights = one.found, language.weights
    weight, full, kind, shape = weights.choice((*one.key, found.cut))
    size = one.size
    size = size if size < 4 else 4 + size // 4 if size < 24 else 10
    chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR) * weight
    chosen *= weights.shares.get(f"{round(10 * found.share)}/{kind}", 1.0)
    chosen *= weights.sizes.get(f"{shape}/{size}/{full}", 1.0)
    return chosen / (1 + chosen)
