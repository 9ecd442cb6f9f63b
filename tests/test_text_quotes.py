"""Quotation marks: pairs, lone ones, apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.text.quotes import quotations
from stancekit.text.tokens import tokens

SYNTHETIC = [
    ("He said “we go” twice.", ["we go"]),
    ('He said "we go" and "they stay".', ["we go", "they stay"]),
    ("Er sagte „wir gehen“ und ging.", ["wir gehen"]),
    ("Il a dit « nous partons » hier.", ["nous partons"]),
    ("He said ''we go'' and left.", ["we go"]),
    ("He said ``we go'' and left.", ["we go"]),
    ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
    ("'We go,' he said.", ["We go,"]),
    ("“We go. We never", ["We go. We never"]),
    ("We go now,” he said.", ["We go now,"]),
    ("a ”turned” pair", ["turned"]),
]
NEGATIVE = [
    "The Kurds' fight",
    "'90s rock 'n' roll",
    "it's the minister's",
    "5' 10'' tall",
    "''",
    "“”",
]


@pytest.mark.parametrize(("text", "inside"), SYNTHETIC, ids=lambda x: str(x)[:20])
def test_pairs(text: str, inside: list[str]) -> None:
    assert [q.inner.of(text) for q in quotations(text)] == inside


@pytest.mark.parametrize("text", NEGATIVE)
def test_apostrophes_and_empty_marks_quote_nothing(text: str) -> None:
    assert [q.inner.of(text) for q in quotations(text)] == []


marks = st.lists(
    st.sampled_from(["“", "”", '"', "'", "’", "‘", "«", "»", "„", "a", " ", ".", ",", "''", "\n"])
).map("".join)


@given(st.one_of(st.text(), marks))
@example('a,"')
@example("'a'''")
def test_quotations_are_apart_and_hold_their_inside(text: str) -> None:
    at = 0
    for quote in quotations(text):
        assert at <= quote.span.start
        assert quote.inner in quote.span
        inside = quote.inner.of(text)
        assert inside == inside.strip() != ""
        at = quote.span.stop


@given(st.one_of(st.text(), marks))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    at = 0
    for span in tokens(text):
        assert not text[at : span.start].strip()
        assert not any(c.isspace() for c in span.of(text))
        at = span.stop
    assert not text[at:].strip()
