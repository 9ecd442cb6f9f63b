"""Alignment, word diff, and the facts in which two texts differ."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.repeats import EditKind, diff, facts_differ, show_diff
from stancekit.repeats.alignment import align
from stancekit.repeats.facts import amounts
from stancekit.testing.repeats import sentences
from stancekit.text.words import tokens
from work import work

ITEMS = st.lists(st.sampled_from("abcd"), max_size=30)


@given(ITEMS, ITEMS)
def test_alignments_match_equal_items_in_order(a: list[str], b: list[str]) -> None:
    runs = align(a, b)
    for i, j, length in runs:
        assert length > 0
        assert a[i : i + length] == b[j : j + length]
    for (i, j, length), (k, m, _) in pairwise(runs):
        assert i + length <= k
        assert j + length <= m
        assert (i + length, j + length) != (k, m)


@given(ITEMS)
def test_a_text_aligns_with_itself(a: list[str]) -> None:
    assert align(a, a) == ([(0, 0, len(a))] if a else [])


@given(sentences(), sentences())
@example("", "")
@example("He came.", "He came.")
def test_a_diff_covers_every_word_of_both(original: str, copy: str) -> None:
    edits = diff(original, copy)
    mine = tokens(original)
    covered = [e.original for e in edits if e.original]
    assert all(a.stop <= b.start for a, b in pairwise(covered))
    assert all(any(s.start <= t.start and t.stop <= s.stop for s in covered) for t in mine)
    added = [e.copy for e in edits if e.copy]
    assert all(any(s.start <= t.start and t.stop <= s.stop for s in added) for t in tokens(copy))
    for edit in edits:
        if edit.kind is EditKind.SAME:
            assert edit.original
            assert edit.copy
            one, other = edit.original.of(original), edit.copy.of(copy)
            assert [t.word for t in tokens(one)] == [t.word for t in tokens(other)]
    if original == copy:
        assert {e.kind for e in edits} <= {EditKind.SAME}
    assert isinstance(show_diff(original, copy), str)


@given(st.text())
def test_facts_never_raise_and_agree_with_themselves(text: str) -> None:
    assert facts_differ(text, text) == ()
    assert isinstance(amounts(text), tuple)


@given(sentences(), sentences())
@example("The Friday.", "Friday the the.")
def test_facts_that_differ_differ_both_ways(one: str, other: str) -> None:
    turned = tuple("|".join(reversed(d.split("|"))) for d in facts_differ(other, one))
    assert facts_differ(one, other) == turned


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Ten men died on Friday.", "Twelve men died on Friday.", ("Ten|Twelve",)),
        ("10 died, 20 were hurt.", "20 died, 10 were hurt.", ("10|20", "20|10")),
        ("They met on Friday.", "They met on Monday.", ("Friday|Monday",)),
        ("It began in May 2015.", "It began in June 2015.", ("May|June",)),
        ("It began in 2014.", "It began in 2015.", ("2014|2015",)),
        ("He did agree.", "He did not agree.", ("|not",)),
        ("He agreed to it.", "He never agreed to it.", ("|never",)),
        ("They will go.", "They won't go.", ("|won't",)),
        ("It cost $5 million.", "It cost €5 million.", ("$|€",)),
        ("It cost 5 million.", "It cost 5 billion.", ("5 million|5 billion",)),
        ("A rise of 3.5 percent", "A rise of 35 percent", ("3.5|35",)),
        ("At least 20 were killed", "At least several were killed", ("20|",)),
        ("One man died.", "Two men died.", ("One|Two",)),
        ("The third round failed.", "The 4th round failed.", ("third|4th",)),
    ],
)
@pytest.mark.synthetic
def test_facts_that_differ_are_named(one: str, other: str, differ: tuple[str, ...]) -> None:
    assert facts_differ(one, other) == differ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three men died.", "3 men died."),
        ("It has 1,500 men.", "It has 1500 men."),
        ("2.5 million people", "2,500,000 people"),
        ("It rose by 5 percent.", "It rose by 5%."),
        ("It rose by 5 per cent.", "It rose by 5 percent."),
        ("He didn’t agree.", "He did not agree."),
        ("They met on Oct. 2.", "They met on October 2."),
        ("They met on Friday.", "They met on October 2."),
        ("He came on the 2nd.", "He came on the 2."),
        ("The third round failed.", "The 3rd round failed."),
        ("The first round failed.", "The last round failed."),
        ("He left the hall.", "He left the hall, one of the 12 delegates from the south said."),
        ("He may leave.", "He might leave."),
        ("The sun rose.", "The moon rose."),
        ("They met ON FRIDAY.", "They met on Friday."),
        ("HE MAY GO.", "He may go."),
    ],
)
@pytest.mark.negative
def test_facts_that_agree_are_not_named(one: str, other: str) -> None:
    assert facts_differ(one, other) == ()
    assert facts_differ(other, one) == ()


@pytest.mark.parametrize("unit", ["a ", "a b ", "1,", "1.", "$", "n't ", "million ", "a1 "])
def test_work_on_hostile_text_grows_with_its_length(unit: str) -> None:
    def cost(count: int) -> int:
        one, other = unit * count, "x " + unit * (count - count // 3) + "y"
        return work(lambda: facts_differ(one, other))

    # Sixteen times the text; a square would be 256.
    assert cost(16_000) <= 18 * cost(1_000) + 200
