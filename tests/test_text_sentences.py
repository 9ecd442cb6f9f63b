"""Sentences: what ends one and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.text.sentences import bounds, lead, sentences

WILD = [
    ["Gen. J. P. Ward met Rep. Lee (R-Wis.) on Monday.", "They agreed."],
    ["The U.S. said no to the U.S.", "The phrase is odd."],
    ["It ends at 5 p.m. Monday.", "It begins at 6 a.m. daily."],
    ["They met in the U.S.", "He left."],
    ["“We agreed.", "We leave.”", "He left."],
    ['"Why?" he asked.', '"Go!" she said.'],
    ["See No. 5 and Art. 51 of the charter.", "No.", "He is not."],
    ["It rose 3.5 percent on example.com.", "So what?"],
    ["It is modern art.", "He was ill.", "See Art. 51 of it."],
    ["He came (late. Very late.) and left.", "(Nobody saw.)", "Good."],
    ["Wait... what?", "Nothing…", "Really."],
    ["Он сказал: «Мы уходим».", "Это было в 2015 г. в Москве."],
]


@pytest.mark.parametrize("expected", WILD, ids=lambda parts: parts[0][:20])
def test_known_texts(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [s.of(text) for s in sentences(text)] == expected


NO_SPACE = [
    ["We agreed.", "The rest left."],
    ['"We agreed."', "He left."],
    ["“We agreed.”", "He left."],
    ["He left.", "“We agreed.”"],
    ["He left.", '"We agreed."'],
]


@pytest.mark.parametrize("expected", NO_SPACE, ids="".join)
def test_a_missing_space_is_forgiven(expected: list[str]) -> None:
    text = "".join(expected)
    assert [s.of(text) for s in sentences(text)] == expected


NEGATIVE = ["visit Example.com now", "the U.S.Senate met", "a 3.5.1 release", "e.g. this one"]


@pytest.mark.parametrize("text", NEGATIVE)
def test_one_sentence_stays_one(text: str) -> None:
    assert [s.of(text) for s in sentences(text)] == [text]


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    text = "A headline\n\nThe talks\nended"
    assert [s.of(text) for s in sentences(text)] == ["A headline", "The talks\nended"]


def test_the_stretch_is_respected() -> None:
    text = "One. Two. Three."
    assert [s.of(text) for s in sentences(text, 5, 9)] == ["Two."]


pieces = st.lists(
    st.sampled_from(
        [
            "Mr.",
            "U.S.",
            ". ",
            "said",
            "The",
            '"',
            "“",
            "”",
            "(",
            ")",
            "\n\n",
            "\n",
            " ",
            "!",
            "?",
            "…",
            "p.m.",
            "5",
            "A.",
            "—",
            "é",
            "г.",
        ]
    )
).map("".join)


@given(st.one_of(st.text(), pieces), st.integers(0, 20), st.none() | st.integers(0, 60))
@example('."', 0, None)
@example('a."B', 0, None)
def test_sentences_partition_the_text(text: str, start: int, stop: int | None) -> None:
    found = sentences(text, start, stop)
    end = len(text) if stop is None else min(stop, len(text))
    at = start
    for span in found:
        assert at <= span.start < span.stop <= end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.stop
    assert not text[at:end].strip()


@given(pieces)
def test_a_sentence_alone_starts_and_ends_the_same(text: str) -> None:
    for span in sentences(text):
        inner = sentences(text, span.start, span.stop)
        assert inner[0].start == span.start
        assert inner[-1].stop == span.stop


@given(st.one_of(st.text(), pieces), st.integers(0, 40), st.integers(0, 60))
@example("x.The", 0, 5)
@example("?\nx.The", 2, 7)
@example("“Mr. A.", 1, 7)
@example("approximately. A", 13, 16)
def test_no_more_than_its_lead_tells_where_sentences_of_a_stretch_end(
    text: str, start: int, stop: int
) -> None:
    start, stop = min(start, len(text)), min(stop, len(text))
    before = lead(text, start)
    assert 0 <= before <= start
    moved = bounds(text[start - before : stop], before) if start <= stop else []
    shift = start - before
    wanted = bounds(text, start, stop) if start <= stop else []
    assert [(begin + shift, end + shift) for begin, end in moved] == wanted
