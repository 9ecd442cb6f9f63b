"""Weights are the product of the ratios that the mined tables hold, whichever way they are read."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import stancekit as sk
from stancekit.paragraphs import lay_out
from stancekit.statements.candidates import Candidate, candidates_of
from stancekit.statements.decide import (
    CHOICE_PRIOR,
    CHOICES,
    TRAITS,
    choice_of,
    choices_of,
    hope_for,
    odds_of,
    traits_of,
)
from stancekit.statements.language import load

ENGLISH = load("en")
CORPUS = sk.read(Path(__file__).parents[1] / "examples" / "corpus.txt", strict=False)


def candidates(document: sk.Document, threshold: float | None = None) -> list[Candidate]:
    hope = None if threshold is None else hope_for(threshold, ENGLISH)
    return candidates_of(document.text, lay_out(document), ENGLISH, hope=hope)


@pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.id)
def test_odds_and_choices_are_products_of_the_tables(document: sk.Document) -> None:
    ratios = ENGLISH.ratios
    for one in candidates(document):
        odds = one.prior / (1 - one.prior)
        odds *= math.prod(map(ratios.get, zip(TRAITS, traits_of(one), strict=True), [1.0] * 10))
        assert odds_of(one, ENGLISH) == pytest.approx(odds)
        chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR)
        chosen *= math.prod(map(ratios.get, zip(CHOICES, choices_of(one), strict=True), [1.0] * 5))
        assert choice_of(one, ENGLISH) == pytest.approx(chosen / (1 + chosen))


@pytest.mark.parametrize("threshold", [0.1, 0.35, 0.9])
@pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.id)
def test_what_is_left_out_without_hope_could_not_be_sure_enough(
    document: sk.Document, threshold: float
) -> None:
    def places(some: list[Candidate]) -> set[object]:
        return {
            (one.key, one.cue, one.content)
            for one in some
            if odds_of(one, ENGLISH) >= threshold / (1 - threshold)
        }

    every, hopeful = candidates(document), candidates(document, threshold)
    assert len(hopeful) < len(every)
    assert places(hopeful) == places(every)
