"""Outlets against each other, headlines against their text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from stancekit.comparison import (
    headlines,
    outlets,
)
from stancekit.model import (
    Codebook,
    Corpus,
    Document,
    Position,
    PositionMode,
    Span,
    Stance,
    Statement,
    StatementKind,
    Study,
)
from stancekit.testing.comparison import coded_studies

YES, NO, SO = Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL


@given(coded_studies())
def test_outlets_carry_every_position(study: Study) -> None:
    found = outlets(study, repeats="ignore").carried
    names = [c for c in found.columns if c not in ("holder", "issue", "stance")]
    assert sum(row[n] for row in found for n in names) == len(study.positions)


def test_what_was_cut_from_the_same_quotation() -> None:
    texts = {"a": "We will never talk to terrorists, he said.", "b": "We will talk to them."}
    corpus = Corpus([Document(k, t, outlet=k.upper()) for k, t in texts.items()])
    first = Statement("s1", "a", kind=StatementKind.DIRECT, content=[Span(0, 32)], speakers=["x"])
    second = Statement(
        "s2", "b", kind=StatementKind.DIRECT, content=[Span(0, 21)], speakers=["x"], repeat_of="s1"
    )
    found = outlets(Study(corpus, Codebook("c"), statements=[first, second]))
    (cut,) = found.cuts
    assert cut.cut == ("never", "terrorists")
    assert cut.added == ("them.",)
    assert cut.kept == pytest.approx(4 / 6)
    assert [(r["outlet"], r["statements"]) for r in found.quoted] == [("A", 1), ("B", 1)]
    assert "<table>" in found._repr_html_()


def test_links_in_a_circle_end() -> None:
    corpus = Corpus([Document("a", "Yes.", outlet="A"), Document("b", "No.", outlet="B")])
    one, two = (
        Statement(
            f"s{n}", d, kind=StatementKind.DIRECT, content=[Span(0, 3)], repeat_of=f"s{1 - n}"
        )
        for n, d in enumerate("ab")
    )
    assert len(outlets(Study(corpus, Codebook("c"), statements=[one, two])).cuts) == 2


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ([(YES, {})], "borne out"),
        ([(YES, {"weak": True})], "overstated"),
        ([(YES, {"mode": PositionMode.CONDITIONAL})], "overstated"),
        ([(SO, {})], "overstated"),
        ([(NO, {})], "contradicted"),
        ([], "not in text"),
        ([(NO, {}), (YES, {})], "borne out"),
    ],
)
def test_headline_against_body(body: list[tuple[Stance, dict[str, Any]]], verdict: str) -> None:
    corpus = Corpus([Document("a", "Moscow for truce\n\nMoscow said it might be.")])
    top = Position(
        "h", "a", holder="r", issue="t", stance=YES, evidence=[Span(0, 16)], headline=True
    )
    under = [
        Position(f"b{n}", "a", holder="r", issue="t", stance=s, evidence=[Span(18, 42)], **more)
        for n, (s, more) in enumerate(body)
    ]
    (found,) = headlines(Study(corpus, Codebook("c"), positions=[top, *under]))
    assert found.verdict == verdict
    assert found.row()["says"] == "Moscow for truce"
