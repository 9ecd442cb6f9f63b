"""Short cuts of the coder change nothing: with and without them the same is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stancekit import Corpus, analyze, read
from stancekit.codebook.patterns_index import PatternIndex
from stancekit.model import Span, Study
from stancekit.positions import IssueIndex
from stancekit.positions import clauses as splitting

CORPUS = Path(__file__).parent.parent / "examples" / "corpus.txt"

TURNS = (
    "but",
    "Yet",
    ", while",
    "WHEREAS",
    " whereas ",
    ", even though",
    "however",
    "despite",
    ";",
)
SENTENCES = st.lists(
    st.sampled_from(
        (
            *TURNS,
            ", nonetheless",
            "de\u017fp\u0131te",
            "wh\u0130le",
            "not the",
            "a",
            ",",
            "also",
            "x",
        )
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(SENTENCES)
@example("De\u017fpite a, x")
@example("x, wh\u0130le x")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sentence_without_a_turning_word_has_no_turn(
    monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    words = PatternIndex({}).words(sentence)
    quick = splitting.clauses(sentence, Span(0, len(sentence)), words)
    with monkeypatch.context() as patch:
        patch.setattr(splitting, "_TURNING", ("",))
        assert splitting.clauses(sentence, Span(0, len(sentence)), words) == quick


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read(CORPUS)


def found(corpus: Corpus) -> Study:
    return analyze(corpus, "syria-2015")


def test_looking_for_refusals_only_where_they_can_be_changes_nothing(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = found(corpus)
    assert any(p.stance == "neutral" for p in quick.positions)
    monkeypatch.setattr(IssueIndex, "may_refuse", lambda *_: True)
    plain = found(corpus)
    assert quick.positions == plain.positions
    assert quick.mentions == plain.mentions
