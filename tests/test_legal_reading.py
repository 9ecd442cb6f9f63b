"""Reading less finds as much: shortcuts against the long way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stancekit.legal import organs

ORGAN_WORDS = st.lists(
    st.sampled_from([*sorted(organs._PIECES), "(UN", "/UN", "its", "in", "Council's", "The"]),
    min_size=1,
    max_size=9,
)


@given(ORGAN_WORDS, st.sampled_from([" ", "  ", "\n"]))
def test_an_organ_is_found_where_searching_all_before_finds_it(words: list[str], gap: str) -> None:
    before = gap.join(words) + gap
    whole = organs._BEFORE.search(before)
    tail = organs._BEFORE.search(before, organs._tail(before))
    assert (whole and whole.span()) == (tail and tail.span())
