"""Where content ends: the traits by which one of several ends is told from the others."""

from __future__ import annotations

from itertools import repeat
from math import prod
from operator import mul

from stancekit.statements import grammar
from stancekit.statements.candidate import Candidate
from stancekit.statements.language import Language, Ratios
from stancekit.statements.odds import CHOICES, joined

__all__ = ["LONGEST", "alike", "choices_of", "sure_of"]

# The part of all contents that end as late as they can.
LONGEST = 0.7
# Contents of which the shorter is this part of the longer or less have little in common; from the
# second on, one stands for the other, but for this much less than for itself.
_UNLIKE, _ALIKE = 0.3, 0.7
_OTHER = 0.87
_LEMMA = CHOICES.index("lemma-size")
# Classes that stand for their words: names, numbers and quotations have too many.
_MANY = frozenset("NMQqndvbgA")
# What the counts do not know changes nothing.
_NEUTRAL = repeat(1.0)
_ratio = dict[str, float].get


def alike(one: int, other: int) -> float:
    """Return how far a content stands for another that begins where it does, 0 to 1.

    Args:
        one: How long it is.
        other: How long the other is, in the same units.

    Example:
        >>> alike(10, 10), alike(10, 9), alike(2, 10)
        (1.0, 0.87, 0.0)
    """
    if one == other:
        return 1.0
    ratio = one / other if one < other else other / one
    if ratio <= _UNLIKE:
        return 0.0
    share = (ratio - _UNLIKE) / (_ALIKE - _UNLIKE)
    return _OTHER if share >= 1 else _OTHER * share


def sure_of(one: Candidate, language: Language) -> tuple[float, ...]:
    """Return how sure it is of each end that a candidate's content may have that it is right.

    The ends share a certainty of one by the odds that their traits give each; then every end
    takes its part of the others, so far as a content that ends there would stand for theirs: of a
    row of ends near each other, one in the middle is the least risk (minimum Bayes risk).

    Args:
        one: A candidate, any of those that differ by their end.
        language: Its counts.

    Returns:
        A certainty, 0 to 1, for each of the ends, the longest first; nothing for the only end.
    """
    found = one.found
    if not one.cued or len(found.ends) < 2:
        return ()
    ratios = _ratios_of(one, language)
    weights = [prod(map(_ratio, ratios, seen, _NEUTRAL)) for seen in _seen_of(one, language)]
    weights[0] *= LONGEST / (1 - LONGEST) * (len(weights) - 1)
    total = sum(weights)
    start = found.content[-1][0]
    sizes = [end - start for end in found.ends]
    rows = [[1.0] * len(sizes) for _ in sizes]
    for at, size in enumerate(sizes):
        for other in range(at):
            rows[at][other] = rows[other][at] = alike(size, sizes[other])
    return tuple([sum(map(mul, weights, row)) / total for row in rows])


def choices_of(one: Candidate, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return for each end of a candidate's content the value of each trait, as in `CHOICES`."""
    given = _given(one.key, one.cue_class.value)
    return tuple([tuple(map(joined, CHOICES, given, seen)) for seen in _seen_of(one, language)])


def _ratios_of(one: Candidate, language: Language) -> list[Ratios]:
    """Return the ratios of the choices in their order, by what is given with a candidate's cue."""
    lemma, _, frame = one.key
    key = (one.cue_class, frame)
    known = language.ratios_of.get(key)
    if known is None:
        given = _given(one.key, one.cue_class.value)
        known = language.ratios_of[key] = language.ratios_for(CHOICES, given)
    ratios = known.copy()
    ratios[_LEMMA] = language.of_lemma("lemma-size", lemma)
    return ratios


def _given(key: tuple[str, str, str], cls: str) -> tuple[str, ...]:
    """Return what is given for each choice with the cue and its frame."""
    lemma, _, frame = key
    shape = frame.partition(":")[0]
    return (
        "",  # commas
        shape,  # opens
        lemma,  # lemma-size
        "",  # behind
        "",  # spoken
        "",  # last-word
        "",  # quoting
        "",  # dashes
        "",  # edge
        cls,  # class-cut
        "",  # source-edge
        "",  # three
        frame,  # frame-cut
        "",  # shape-three
        "",  # earlier
        "",  # place
        shape,  # clause
    )


def _seen_of(one: Candidate, language: Language) -> list[tuple[str, ...]]:
    """Return for each end what is seen of each trait, in the order of `CHOICES`.

    What stands at the end and behind it, how much is left out there and what that holds (another
    act of speech, a quotation, a clause), by the cue and by its class.

    Args:
        one: A candidate, any of those that differ by their end.
        language: Its cues tell acts of speech.
    """
    found, line = one.found, one.line
    shape, kind = one.key[2].partition(":")[0], one.kind
    classes, words, ends = line.classes, line.words, found.ends
    start, last = found.content[-1][0], ends[0]
    told = line.told(language)
    opening = classes[start]
    opening = opening if opening in _MANY else words[start]
    commas = classes.count(",", start, last)
    first = one.context.first // 4
    first = first if first < 6 else 6
    found_ends: list[tuple[str, ...]] = []
    for place, (end, cut) in enumerate(zip(ends, found.cuts, strict=True)):
        before = start
        for other in ends:
            if before < other < end:
                before = other
        full = "True" if "full" in cut else "False"
        rest = classes[end:last]
        left, three = classes[end - 1], classes[end : end + 3]
        right, two = three[:1], three[:2]
        behind = words[end] if right else "^"
        after = words[end + 1] if len(two) > 1 else "^"
        quoted = "True" if "Q" in rest else "False"
        quoting = "True" if "Q" in classes[start:end] else "False"
        clause = "True" if grammar.clause_at(classes, end + 1) else "False"
        spoken = said = "False"
        for at in told:
            if start <= at < end:
                said = "True"
            elif end <= at < last:
                spoken = "True"
        width = (end - start) // 2
        found_ends.append((
            f"{commas}/{cut}",
            f"{opening}/{right}",
            f"{width if width < 8 else 8}/{full}",
            f"{behind}/{after}",
            f"{spoken}/{said}/{full}",
            words[end - 1],
            f"{quoted}/{quoting}/{full}",
            f"{rest.count('-')}/{right}",
            left + right,
            cut,
            f"{kind}/{two}",
            three,
            cut,
            shape + three,
            f"{words[before]}/{behind}/{place}",
            f"{first}/{full}",
            f"{clause}/{two}",
        ))  # fmt: skip
    return found_ends
