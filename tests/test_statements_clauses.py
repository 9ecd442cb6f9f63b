"""Clauses that translated, spoken and hasty English builds, and who says what in them."""

from __future__ import annotations

import pytest

from stancekit.model import Document, Paragraph, Span, Statement
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute


def told(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of every statement of one paragraph."""
    return [_told(one, text) for one in attribute(Document("d", text), _one(text))]


def _one(text: str) -> list[Paragraph]:
    return [Paragraph("d", 0, span=Span(0, len(text)))]


def _told(one: Statement, text: str) -> tuple[str, str, str]:
    parts = ([span.of(text) for span in spans] for spans in (one.source, one.cue, one.content))
    source, cue, content = (" … ".join(found) for found in parts)
    return source, cue, content


SYNTHETIC = {
    # A comma before "that", as many languages write it.
    "The envoy said, that the border is shut.": ("The envoy", "said", "that the border is shut"),
    "Weber at a briefing said, that to wait is possible only for the safe.": (
        "Weber at a briefing",
        "said",
        "that to wait is possible only for the safe",
    ),
    "It is late, she said, that we know.": ("she", "said", "It is late … that we know"),
    # Participles with a subject of their own.
    "The talks ended in rows, with Oslo warning of a new war and Rome saying it was ready.": (
        "Rome",
        "saying",
        "it was ready",
    ),
    "The judge met with men carrying signs saying that it was late.": (
        "The judge",
        "saying",
        "that it was late",
    ),
    # Who is described before the verb, without commas.
    "A woman who lives in the village told reporters that the well was dry.": (
        "A woman",
        "told",
        "that the well was dry",
    ),
    "Officials who asked not to be named said the deal was dead.": (
        "Officials",
        "said",
        "the deal was dead",
    ),
    "The man who did it said that he was sorry.": ("The man", "said", "that he was sorry"),
    "Those who know him say he is honest.": ("Those", "say", "he is honest"),
    "Voters who support the plan say it is good.": ("Voters", "say", "it is good"),
    # An infinitive of purpose hangs on the verb, whatever stands between.
    "Norway has written to Geneva at least three times to say that the dam violates the pact.": (
        "Norway",
        "say",
        "that the dam violates the pact",
    ),
    # A day between the verb and what it warns of.
    "His council warned in March of building without a permit.": (
        "His council",
        "warned",
        "building without a permit",
    ),
    # What opens the sentence, before an attribution that stands inside it.
    "Now, she said, with both rivals in one room there was a chance.": (
        "she",
        "said",
        "Now … with both rivals in one room there was a chance",
    ),
    # What is called by a quoted name ends with it.
    'Senator Roe has called that reading "absurd" and wants a vote.': (
        "Senator Roe",
        "called",
        'that reading "absurd"',
    ),
    'Ines Weber has called the strikes "a gift", which is having it both ways.': (
        "Ines Weber",
        "called",
        'the strikes "a gift"',
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SYNTHETIC.items(), ids=range(len(SYNTHETIC)))
def test_who_says_what(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


NEGATIVE = {
    "He said, that is all we know.": "that is all we know",
    "It is said that groups outlawed by the court must go.": "the court",
    "A man who knew the army had said it would leave was worried.": "A man",
    "He is the one who said the army had left.": "He",
    "She talked with a man warning of floods.": "a man",
}


@pytest.mark.parametrize(("text", "unwanted"), NEGATIVE.items(), ids=range(len(NEGATIVE)))
def test_what_nobody_says(text: str, unwanted: str) -> None:
    assert all(unwanted not in (source, content) for source, _, content in told(text))


LABELS = (
    "Related: How did your town vote?",
    "Letters: editor@example.org",
    "Click here for a map of the strikes: link.example/1a2b",
    "Keywords: Rome, Weber, grain",
    "(Read on page 7: What the new engine can do)",
    "Published: 25.07.2015 21:14",
    "Read more: Full text of the speech",
)


@pytest.mark.parametrize("line", LABELS)
def test_a_label_says_nothing(line: str) -> None:
    text = (
        "Harbour stays shut\n\nThe harbour will stay shut until May, the mayor of the town said."
        f"\n\n{line}\n\n"
        "Two ships lay at the old pier on Monday, and rain fell on the town until the night.\n"
    )
    document = Document("d", text)
    found = attribute(document, lay_out(document))
    assert [one.source[0].of(text) for one in found] == ["the mayor of the town"]
    # The same words that lead to no other page name who speaks.
    again = text.replace(line, "Weber: We will not pay for the repairs this year")
    document = Document("d", again)
    named = attribute(document, lay_out(document))
    assert "Weber" in [one.source[0].of(again) for one in named if one.source]


def test_who_tells_and_who_is_told_of_both_speak() -> None:
    text = "Weber noted that the mill was shut, diplomats said."
    outer, inner = attribute(Document("d", text), _one(text))
    assert _told(outer, text) == ("diplomats", "said", "Weber noted that the mill was shut")
    assert _told(inner, text) == ("Weber", "noted", "that the mill was shut")
    assert inner.nested_in == outer.id
    # Things suggest much, and say nothing.
    text = "The vote of Bonn suggests that the mill is shut for good and will be sold, envoys said."
    assert [one[0] for one in told(text)] == ["envoys"]


QUOTED = {
    'Party leader Ann Roe, "We will pay. But we want to be asked."': "Party leader Ann Roe",
    'Ann Roe, the mayor, "We will not pay."': "Ann Roe, the mayor",
    'In Rome, "We will not pay."': None,
    'Ann Roe, "the fox".': None,
}


@pytest.mark.parametrize(("text", "who"), QUOTED.items())
def test_a_name_and_a_quotation(text: str, who: str | None) -> None:
    assert [one[0] for one in told(text)] == ([] if who is None else [who])
