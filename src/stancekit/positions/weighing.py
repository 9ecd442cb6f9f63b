"""How sure a stance of an actor towards another is, weighed by counts of its circumstances."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from attrs import frozen

from stancekit.positions.circumstances import FAMILIES, Circumstance, Sight

__all__ = [
    "Counts",
    "Triple",
    "Weight",
    "Weights",
    "added",
    "circumstances",
    "shipped",
    "start_of",
    "weigh",
    "weight_of",
]

# How many pairs of the expected mixture every circumstance has in its counts beforehand, the
# exponent that damps each ratio (circumstances tell partly the same) and the largest logarithm of
# a ratio: chosen by cross-validation on the annotated sentences that the counts come from.
_STRENGTH = 20.0
_DAMPING = 0.7
_CAP = 4.0

# (neutral, oppose, support): how many pairs, and how many were expected.
Triple = tuple[float, float, float]
Counts = tuple[Triple, Triple]
Weight = tuple[float, float]


@frozen
class Weights:
    """Logarithms of odds of (oppose, support) against neutral.

    Attributes:
        start: Those of any pair with a word that tells of a stance.
        silent: Share of pairs without such a word that are neutral.
        by_family: What each circumstance adds, by family and value.
    """

    start: Weight
    silent: float
    by_family: Mapping[str, Mapping[str, Weight]]


def weight_of(counts: Counts) -> Weight:
    """Return what a circumstance adds to the logarithms of the odds.

    The ratio of what was seen to what the circumstances weighed before made one expect, drawn
    towards 1 where little was seen.

    Args:
        counts: Pairs seen with the circumstance and pairs expected, (neutral, oppose, support).
    """
    seen, expected = counts
    total = sum(expected) or 1.0
    neutral, oppose, support = (
        math.log((s + _STRENGTH * e / total) / (e + _STRENGTH * e / total)) if e else 0.0
        for s, e in zip(seen, expected, strict=True)
    )
    return _held(oppose - neutral), _held(support - neutral)


def _held(ratio: float) -> float:
    return max(-_CAP, min(_CAP, _DAMPING * ratio))


def start_of(pairs: Triple) -> Weight:
    """Return the logarithms of the odds of pairs of which nothing else is known."""
    neutral, oppose, support = pairs
    return math.log(oppose / neutral), math.log(support / neutral)


@cache
def shipped() -> Weights:
    """Return the weights of the shipped counts."""
    path = resources.files("stancekit.positions").joinpath("data/relation_counts.tsv")
    by_family: dict[str, dict[str, Weight]] = {family: {} for family in FAMILIES}
    start, silent = (0.0, 0.0), 1.0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("#", "circumstance\t")):
            continue
        family, value, *numbers = line.split("\t")
        seen, oppose, support, more_oppose, more_support = map(float, numbers)
        pairs = (seen - oppose - support, oppose, support)
        if value == "pairs with a word":
            start = start_of(pairs)
            continue
        if value == "pairs without":
            silent = pairs[0] / seen
            continue
        expected = (seen - more_oppose - more_support, more_oppose, more_support)
        by_family[family][value] = weight_of((pairs, expected))
    return Weights(start, silent, MappingProxyType(by_family))


def circumstances(sight: Sight) -> list[Circumstance]:
    """Return the circumstances of a pair and of its cues, each once."""
    every = dict.fromkeys(sight.around)
    for cue in sight.cues:
        every |= dict.fromkeys(cue.circumstances)
    return list(every)


def added(values: Iterable[Circumstance], weights: Weights) -> Weight:
    """Return what some circumstances add together."""
    oppose = support = 0.0
    for family, value in values:
        weight = weights.by_family[family].get(value)
        if weight is not None:
            oppose += weight[0]
            support += weight[1]
    return oppose, support


def weigh(sight: Sight, weights: Weights, before: Weight = (0.0, 0.0)) -> Triple:
    """Return how sure (neutral, oppose, support) are; they add up to 1.

    Args:
        sight: What the sentence shows.
        weights: What each circumstance adds.
        before: What is added for the kind of text: the logarithms of the ratios by which
            (oppose, support) are likelier in it than in running news.
    """
    sums = added(circumstances(sight), weights)
    oppose, support = (
        math.exp(max(-30.0, min(30.0, a + b + c)))
        for a, b, c in zip(weights.start, sums, before, strict=True)
    )
    total = 1 + oppose + support
    return 1 / total, oppose / total, support / total
