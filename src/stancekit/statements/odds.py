"""Ratios of odds from counts."""

from __future__ import annotations

__all__ = ["CHOICES", "TRAITS", "Counts", "corrected", "joined", "parted", "ratio_of"]

# How many candidates of the mean certainty every trait has in its counts beforehand: of contexts,
# whose traits repeat each other, and of ends.
_TRAIT_STRENGTH = 40.0
_CHOICE_STRENGTH = 30.0

# Traits of an attribution, the same for every content its context may have, and of a content. How
# the values of each are written: G stands for what is given with the cue, its position and its
# frame, few words, and V for what is seen in the text.
_TRAITS = {
    "lead": "G/V",
    "size": "V/G",
    "left": "V",
    "told": "V/G/G",
    "word": "G/V",
    "right-two": "V",
    "left-two": "V",
    "begins": "V",
    "line-first": "V",
    "source-size": "V",
    "opening": "G/V",
    "lemma-form": "G/V",
    "near": "V/G/G",
    "source-left": "V",
    "class-next": "G/V",
    "word-class": "V/G/G",
    "object-right": "V",
    "verb-before": "V",
    "last": "V",
    "inside": "V",
    "inside-class": "V/G",
    "other-frame": "V/G",
    "inside-frame": "V/G",
}
_CHOICES = {
    "commas": "V",
    "opens": "G/V",
    "lemma-size": "G/V",
    "behind": "V",
    "spoken": "V",
    "last-word": "V",
    "quoting": "V",
    "dashes": "V",
    "edge": "V",
    "class-cut": "G/V",
    "source-edge": "V",
    "three": "V",
    "frame-cut": "V/G",
    "shape-three": "V",
    "earlier": "V",
    "place": "V",
    "clause": "V/G",
}
TRAITS, CHOICES = tuple(_TRAITS), tuple(_CHOICES)
_SHAPES = {
    name: (shape.partition("V")[0].count("G"), shape.rpartition("V")[2].count("G"))
    for name, shape in (_TRAITS | _CHOICES).items()
}

Counts = tuple[float, float, float]


def ratio_of(trait: str, counts: Counts) -> float:
    """Return the ratio of odds by which a trait changes a certainty.

    Args:
        trait: Its name.
        counts: (right, expected by the certainties so far, seen) over candidates with the trait.
    """
    strength = _CHOICE_STRENGTH if trait in _CHOICES else _TRAIT_STRENGTH
    right, expected, seen = counts
    mean = min(max(expected / seen, 0.01), 0.99) if seen else 0.5
    right, expected = right + strength * mean, (seen + strength) * mean
    seen += strength
    return right / (seen - right) * (seen - expected) / expected


def corrected(sure: float, ratio: float) -> float:
    """Return a certainty, its odds multiplied by a ratio."""
    odds = sure / (1 - sure) * ratio
    return odds / (1 + odds)


def parted(trait: str, value: str) -> tuple[str, str]:
    """Return what is given in the value of a trait, and what is seen.

    Example:
        >>> parted("told", "True/False/speech/that"), parted("class-next", "speech/told")
        (('speech/that', 'True/False'), ('speech', 'told'))
    """
    first, last = _SHAPES[trait]
    *before, rest = value.split("/", first)
    seen, *after = rest.rsplit("/", last)
    return "/".join([*before, *after]), seen


def joined(trait: str, given: str, seen: str) -> str:
    """Return the value of a trait as counts name it: the inverse of `parted`.

    Example:
        >>> joined("told", "speech/that", "True/False")
        'True/False/speech/that'
    """
    first, last = _SHAPES[trait]
    if not first + last:
        return seen
    parts = given.split("/")
    return "/".join([*parts[:first], seen, *parts[first:]])
