"""How often a context of a cue was an attribution: counts with smoothing."""

from __future__ import annotations

from stancekit.model import CueClass
from stancekit.statements.language import Language

__all__ = ["levels_of", "share_of"]

# How many occurrences a coarser count is worth against a finer one.
_STRENGTH = 8.0
_PRIOR = 0.3


def levels_of(
    lemma: str, cue_class: CueClass, position: str, frame: str
) -> tuple[tuple[str, str, str], ...]:
    """Return the contexts that are counted, from the coarsest to the finest."""
    return (*_coarse(cue_class, position, frame), *_fine(lemma, position, frame))


def _coarse(cue_class: CueClass, position: str, frame: str) -> tuple[tuple[str, str, str], ...]:
    return ("*", position, frame), ("*" + cue_class, position, frame)


def _fine(lemma: str, position: str, frame: str) -> tuple[tuple[str, str, str], ...]:
    return (lemma, "*", frame), (lemma, position, frame)


def share_of(
    lemma: str, cue_class: CueClass, position: str, frame: str, language: Language
) -> float:
    """Return the share of right contents among the occurrences of a context, 0 to 1.

    A finer context starts from the share of the coarser one and moves away from it as its own
    occurrences grow in number.
    """
    known = language.shares
    key = (lemma, cue_class, position, frame)
    share = known.get(key)
    if share is None:
        # Few coarse contexts stand for many fine ones.
        common = key[1:]
        share = known.get(common)
        if share is None:
            levels = _coarse(cue_class, position, frame)
            share = known[common] = _smoothed(_PRIOR, levels, language)
        share = _smoothed(share, _fine(lemma, position, frame), language)
        known[key] = share = min(max(share, 0.005), 0.995)
    return share


def _smoothed(share: float, levels: tuple[tuple[str, str, str], ...], language: Language) -> float:
    """Return a share moved towards the counts of some contexts, one after the other."""
    for level in levels:
        counts = language.contexts.get(level)
        if counts is not None:
            share = (counts[0] + _STRENGTH * share) / (counts[1] + _STRENGTH)
    return share
