"""The coder: what was spoken of before, who acts, and what is turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruritania import ACTORS, INDEX, said
from stancekit.model import (
    Codebook,
    Issue,
    Paragraph,
    Span,
)
from stancekit.positions import Coder

TOPIC_BOOK = Codebook(
    "topic",
    actors=ACTORS,
    issues=[
        Issue(
            "raids",
            mention=["[Ruritanian] air raids"],
            anaphora=["(the|these) (raids|attacks)"],
        ),
        Issue("siege", mention=["siege"], anaphora=["the attacks"]),
        Issue("talks", mention=["peace talks"], pro=["no military solution"]),
        Issue("guards", mention=["border guards"], pro=["send ..2 guards"]),
    ],
)
TOPIC_CODER = Coder(TOPIC_BOOK, INDEX)


def topics(text: str) -> list[str]:
    document, statements = said(text)
    paragraph = Paragraph("d", 0, span=Span(0, len(document.text)))
    positions, _ = TOPIC_CODER.code(document, [paragraph], statements)
    return [f"{p.holder} {p.issue} {p.stance}" for p in positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air raids began. The raids are a mistake.", ["jane-roe raids oppose"]),
        ("The raids are a mistake.", []),
        ("A siege began. The raids are a mistake.", []),
        ("Air raids began. A siege began. The attacks are wrong.", ["jane-roe siege oppose"]),
        ("A siege began. Air raids began. The attacks are wrong.", ["jane-roe raids oppose"]),
        ("Air raids began. The siege and the attacks are wrong.", ["jane-roe siege oppose"]),
        ("Air raids began." + " So it was." * 120 + " The raids are a mistake.", []),
    ],
)
@pytest.mark.synthetic
def test_what_was_spoken_of_is_taken_up_by_plain_words(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We reject a role for border guards at the peace talks.", ["jane-roe guards oppose"]),
        (
            "We reject border guards and peace talks.",
            ["jane-roe guards oppose", "jane-roe talks oppose"],
        ),
        ("Ruritania opposes sending more guards.", []),
        ("Ruritania opposes a plan to send more guards.", ["ruritania guards oppose"]),
        ("Ruritania does not oppose a plan to send guards.", ["ruritania guards support"]),
        ("It would be wrong to send more guards.", ["jane-roe guards oppose"]),
        ("There is no need to send guards.", ["jane-roe guards oppose"]),
        ("Ruritania's stubborn rejection of peace talks is sad.", ["ruritania talks oppose"]),
        ("Ruritanian support for peace talks is not enough.", ["ruritania talks support"]),
        ("Peace talks were rejected by Ruritania.", []),
        ("A rejection by Ruritania of peace talks came soon.", ["ruritania talks oppose"]),
        ("Ruritania is poor, but it wants peace talks.", ["ruritania talks support"]),
        ("It is necessary to want peace talks.", ["jane-roe talks support"]),
        ("Ruritania is trying to block peace talks.", ["ruritania talks oppose"]),
        ("Ruritania must block peace talks.", ["jane-roe talks oppose"]),
    ],
)
@pytest.mark.synthetic
def test_who_acts_and_what_is_turned(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


@given(st.text(max_size=200))
def test_reading_topics_never_fails(text: str) -> None:
    topics("Air raids began. " + text + " The raids are wrong, they said, it is.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania denounced the plan to hold peace talks.", ["ruritania talks oppose"]),
        ("Ruritania did not reject the plan for peace talks.", ["ruritania talks support"]),
        ("Ruritania criticised the refusal of peace talks.", ["ruritania talks support"]),
        pytest.param(
            "Not the peace talks but the border guards are a mistake.",
            ["jane-roe guards oppose"],
            marks=pytest.mark.xfail(strict=True, reason="the judgement reaches over the 'but'"),
        ),
    ],
)
@pytest.mark.synthetic
def test_a_verb_judges_the_noun_of_stance_behind_it(text: str, expected: list[str]) -> None:
    assert topics(text) == expected
