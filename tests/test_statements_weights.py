"""Certainties are products of the ratios that the mined tables hold."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stancekit as sk
from stancekit.paragraphs import lay_out
from stancekit.statements.candidate import Candidate
from stancekit.statements.candidates import candidates_of
from stancekit.statements.decide import (
    CHOICES,
    PHRASAL,
    TITLE,
    TRAITS,
    odds_of,
    phrasal,
)
from stancekit.statements.ends import LONGEST, alike, choices_of, sure_of
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
        odds = one.prior / (1 - one.prior) * (PHRASAL if phrasal(one) else 1.0)
        if not one.context.position.startswith(TITLE):
            odds *= product(TRAITS, traits_of(one, ENGLISH))
        assert odds_of(one, ENGLISH) == pytest.approx(odds)


@pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.id)
def test_an_end_without_rivals_is_certain_and_others_go_by_the_tables(
    document: sk.Document,
) -> None:
    for one in candidates(document):
        ends, start = one.found.ends, one.found.content[-1][0]
        if len(ends) < 2 or not one.cued:
            assert sure_of(one, ENGLISH) == ()
            continue
        assert one.found.content[-1][1] in ends
        assert len(ends) == len(one.found.cuts)
        weights = [product(CHOICES, values) for values in choices_of(one, ENGLISH)]
        weights[0] *= LONGEST / (1 - LONGEST) * (len(ends) - 1)
        for end, sure in zip(ends, sure_of(one, ENGLISH), strict=True):
            likes = [alike(end - start, other - start) for other in ends]
            mine = sum(w * like for w, like in zip(weights, likes, strict=True)) / sum(weights)
            assert sure == pytest.approx(mine)
            assert 0 <= sure <= 1 + 1e-9


@given(st.integers(1, 400), st.integers(1, 400))
def test_contents_are_alike_both_ways_round_and_most_alike_themselves(a: int, b: int) -> None:
    assert alike(a, b) == alike(b, a)
    assert 0 <= alike(a, b) <= alike(a, a) == 1


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
