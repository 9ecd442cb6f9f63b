"""Ratios of odds from counts."""

from __future__ import annotations

__all__ = ["CHOICES", "TRAITS", "Counts", "corrected", "ratio_of"]

# How many candidates of the mean certainty every trait has in its counts beforehand.
_TRAIT_STRENGTH = 20.0

# Traits of an attribution, the same for every content its context may have, and of a content.
TRAITS = (
    "lead",
    "size",
    "left",
    "told",
    "word",
    "before-three",
    "right-two",
    "quotes",
    "left-two",
    "cues",
    "begins",
    "governor",
    "position",
    "class-word",
    "line-first",
    "source-size",
    "opening",
    "lemma-source",
    "lemma-form",
    "auxiliary",
    "head",
)
CHOICES = (
    "commas",
    "opens",
    "lemma-size",
    "behind",
    "spoken",
    "last-word",
    "quoting",
    "dashes",
    "edge",
    "class-cut",
    "source-edge",
    "three",
    "frame-cut",
    "shape-three",
    "earlier",
    "place",
    "clause",
)

Counts = tuple[float, float, float]


def ratio_of(counts: Counts) -> float:
    """Return the ratio of odds by which a trait changes a certainty.

    Args:
        counts: (right, expected by the certainties so far, seen) over candidates with the trait.
    """
    right, expected, seen = counts
    mean = min(max(expected / seen, 0.01), 0.99) if seen else 0.5
    right, expected = right + _TRAIT_STRENGTH * mean, (seen + _TRAIT_STRENGTH) * mean
    seen += _TRAIT_STRENGTH
    return right / (seen - right) * (seen - expected) / expected


def corrected(sure: float, ratio: float) -> float:
    """Return a certainty, its odds multiplied by a ratio."""
    odds = sure / (1 - sure) * ratio
    return odds / (1 + odds)
