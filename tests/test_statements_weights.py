"""Certainties are products of the ratios that the mined tables hold."""

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
    TITLE,
    TRAITS,
    choice_of,
    odds_of,
)
from stancekit.statements.ends import choices_of
from stancekit.statements.language import load
from stancekit.statements.odds import joined, parted
from stancekit.statements.traits import traits_of

ENGLISH = load("en")
CORPUS = sk.read(Path(__file__).parents[1] / "examples" / "corpus.txt", strict=False)


def candidates(document: sk.Document) -> list[Candidate]:
    found = candidates_of(document.text, lay_out(document), ENGLISH)
    assert found
    return found


def product(names: tuple[str, ...], values: tuple[str, ...]) -> float:
    return math.prod(ENGLISH.ratios.get(pair, 1.0) for pair in zip(names, values, strict=True))


@pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.id)
def test_odds_are_the_share_times_the_ratios_of_the_traits(document: sk.Document) -> None:
    for one in candidates(document):
        odds = one.prior / (1 - one.prior)
        if not one.context.position.startswith(TITLE):
            odds *= product(TRAITS, traits_of(one, ENGLISH))
        assert odds_of(one, ENGLISH) == pytest.approx(odds)


@pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.id)
def test_an_end_without_rivals_is_certain_and_others_go_by_the_tables(
    document: sk.Document,
) -> None:
    for one in candidates(document):
        if len(one.found.ends) < 2:
            assert choice_of(one, ENGLISH) == 1.0
        else:
            chosen = CHOICE_PRIOR / (1 - CHOICE_PRIOR) * product(CHOICES, choices_of(one, ENGLISH))
            assert choice_of(one, ENGLISH) == pytest.approx(chosen / (1 + chosen))
            assert one.found.content[-1][1] in one.found.ends


@pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.id)
def test_contents_of_one_context_share_their_odds(document: sk.Document) -> None:
    seen: dict[object, float] = {}
    for one in candidates(document):
        place = (id(one.context), one.key, one.found.content[0][0], one.more)
        odds = odds_of(one, ENGLISH)
        if len(one.found.ends) > 1:
            assert seen.setdefault(place, odds) == pytest.approx(odds, rel=1e-9)


def test_every_value_that_was_counted_is_known_by_what_is_given_and_seen() -> None:
    for trait, value in ENGLISH.ratios:
        given, seen = parted(trait, value)
        assert joined(trait, given, seen) == value
        assert ENGLISH.tables[trait][given][seen] == ENGLISH.ratios[trait, value]
