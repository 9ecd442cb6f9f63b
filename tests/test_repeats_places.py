"""The tables of the join: what fills them in a large corpus, tried on a small one."""

from __future__ import annotations

from array import array
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.repeats import places
from stancekit.repeats.join import Forms, join
from stancekit.testing.repeats import sentences

THRESHOLDS = st.sampled_from([0.3, 0.5, 0.55, 2 / 3, 0.8, 1.0])


@given(
    texts=st.lists(sentences(), max_size=12),
    least=THRESHOLDS,
    held=THRESHOLDS | st.none(),
    apart=st.lists(st.integers(0, 2), min_size=12, max_size=12) | st.none(),
    block=st.integers(1, 30),
)
def test_the_tables_of_a_large_corpus_give_the_same_pairs(
    texts: list[str], least: float, held: float | None, apart: list[int] | None, block: int
) -> None:
    forms = Forms(texts)
    wanted = list(join(forms, least, held, apart=apart))
    with pytest.MonkeyPatch.context() as patch:
        # Blocks of a few words and places, and a table in which nearly every place seems sought.
        patch.setitem(join.__globals__, "_BLOCK", block)
        patch.setattr(places, "_BLOCK", block)
        patch.setattr(places, "_SPARSE", -20)
        patch.setattr(places, "_FEWEST_CELLS", 1)
        patch.setattr(places, "_LARGE_PAGE", 0)
        assert list(join(forms, least, held, apart=apart)) == wanted


@given(
    lists=st.lists(st.lists(st.integers(0, 9999), min_size=1, max_size=9), max_size=9),
    sought=st.lists(st.integers(0, 9999), max_size=9),
    block=st.integers(1, 30),
)
def test_lists_come_backwards_with_all_of_their_places_that_are_sought(
    lists: list[list[int]], sought: list[int], block: int
) -> None:
    stored = places.Lists()
    for found in lists:
        stored.add(found)
    assert [stored[i].tolist() for i in range(len(lists))] == lists
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "_BLOCK", block)
        found = list(stored.backwards(array("I", sought)))
    assert [number for number, _ in found] == [*range(len(lists))][::-1]
    for number, hits in found:
        assert {*lists[number]} & {*sought} <= {*hits} <= {*lists[number]}


def test_a_shingle_that_is_counted_to_the_end_stays_the_most_frequent() -> None:
    texts = [f"{a} {b} {c} the envoy said" for a in "abcdefg" for b in "hijklmn" for c in "opqrst"]
    assert len(texts) > 256
    forms = Forms(texts)
    found = {frozenset(p[:2]) for p in join(forms, 0.6)}
    assert found == {
        frozenset((i, j))
        for i, j in combinations(range(len(texts)), 2)
        if len(forms.shingles(i) & forms.shingles(j)) >= 3
    }


@given(st.lists(st.integers(0, 255), min_size=1, max_size=12).filter(any), st.integers(0, 99))
@example([3, 3, 1], 1)
@example([255, 0, 255, 254], 1)
def test_the_rarest_places_are_those_seen_least_often(counts: list[int], which: int) -> None:
    before = bytes(counts)
    new = before.count(0)
    take = 1 + which % (len(before) - new)
    found = places.rarest(range(len(before)), before, new, take)
    assert len(found) == len(set(found)) == take
    left = [before[i] for i in range(len(before)) if before[i] and i not in found]
    assert all(before[i] for i in found)
    assert max(before[i] for i in found) <= min(left, default=256)
