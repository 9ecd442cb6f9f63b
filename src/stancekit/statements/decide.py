"""How sure a context is: counts with smoothing, from the most to the least specific."""

from __future__ import annotations

from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language

__all__ = ["certainty"]

_STRENGTH = 3.0


def certainty(one: Candidate, language: Language) -> float:
    """Return the share of occurrences of a context that give a right content, 0 to 1."""
    lemma, position, frame = one.key
    cue_class = one.cue_class
    get = language.contexts.get
    sure = 0.3
    for asked in (
        ("*", position, frame),
        ("*" + cue_class.value, position, frame),
        (lemma, "*", frame),
        (lemma, position, frame),
    ):
        counts = get(asked)
        if counts is not None:
            right, seen = counts
            sure = (right + _STRENGTH * sure) / (seen + _STRENGTH)
    return round(sure, 4)
