"""What stands around an attribution: adjuncts in front, other people's views, clauses between."""

from __future__ import annotations

import pytest

from stancekit import Corpus, Document, analyze
from stancekit.model import Paragraph, Span
from stancekit.statements import attribute


def told(text: str) -> list[tuple[str, str, str]]:
    """Return (source, cue, content) of what is found in a sentence."""
    laid = [Paragraph("d", 0, span=Span(0, len(text)))]
    return [
        (
            s.source[0].of(text) if s.source else "",
            s.cue[0].of(text),
            " ... ".join(c.of(text) for c in s.content),
        )
        for s in attribute(Document("d", text), laid)
    ]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "At the same time Norway will keep its troops there, the envoy told a daily on May 3.",
            "the envoy",
            "At the same time Norway will keep its troops there",
        ),
        (
            "In recent weeks the rebels have lost two towns, the general said.",
            "the general",
            "In recent weeks the rebels have lost two towns",
        ),
        (
            "The envoy said that in his view Norway must take part in the talks.",
            "The envoy",
            "that in his view Norway must take part in the talks",
        ),
        (
            "The general said that, according to the mayor, the bridge had been hit.",
            "The general",
            "that, according to the mayor, the bridge had been hit",
        ),
        (
            "The envoy left, and according to the mayor the talks will be put off.",
            "the mayor",
            "the talks will be put off",
        ),
        (
            "They answered the spokesman, Ola Nilsen, who had warned the army against shelling the"
            " town, saying that it would be a crime.",
            "Ola Nilsen",
            "that it would be a crime",
        ),
        (
            "Norway's Ola Nilsen, who promised aid, shelter and a new start, said that the war was"
            " over.",
            "Norway's Ola Nilsen, who promised aid, shelter and a new start",
            "that the war was over",
        ),
        (
            "Nilsen brushed the idea aside: there could be no talks, he said, for the war went on.",
            "he",
            "there could be no talks ... for the war went on",
        ),
        (
            "The town was safe, he recalled, and the army had left it long ago.",
            "he",
            "The town was safe ... and the army had left it long ago",
        ),
        (
            "Nilsen argued on Tuesday before his party group that the war was lost.",
            "Nilsen",
            "that the war was lost",
        ),
        (
            "Norway holds all raids on the town to be illegal, stated to journalists the Deputy"
            " Minister Ola Nilsen.",
            "the Deputy Minister Ola Nilsen",
            "Norway holds all raids on the town to be illegal",
        ),
        (
            "The war is lost, considers the envoy for the region, deputy head of the party Ola"
            " Nilsen.",
            "the envoy for the region, deputy head of the party Ola Nilsen",
            "The war is lost",
        ),
        (
            "Efforts to end the war, one diplomat sighed, have failed.",
            "one diplomat",
            "Efforts to end the war ... have failed",
        ),
        (
            "“We stay”, he said, having added that the border must be closed.",
            "he",
            "that the border must be closed",
        ),
        (
            "Weber went so far as to say the president might stay.",
            "Weber",
            "the president might stay",
        ),
        ("Nilsen demanded not to repeat the raids.", "Nilsen", "not to repeat the raids"),
        (
            "The minister spoke of the support of the United States for the rebels, adding that it"
            " was a mistake.",
            "The minister",
            "that it was a mistake",
        ),
        ("Norway proposes closing the border at night, he went on.", "he",
         "Norway proposes closing the border at night"),
    ],
)  # fmt: skip
def test_a_statement_is_found_whole(text: str, source: str, content: str) -> None:
    assert (source, content) in [(who, what) for who, _, what in told(text)]


@pytest.mark.negative
@pytest.mark.parametrize(
    "text",
    [
        "The group was also known as the Northern Front (NF).",
        "In a quiet street, the minister was seen.",
        "In the town hall the talks went on.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert told(text) == []


@pytest.mark.negative
def test_what_stands_before_a_view_is_not_what_is_viewed() -> None:
    text = "The envoy said that in his view Norway must take part in the talks."
    assert all("said" not in what for _, _, what in told(text))


@pytest.mark.negative
def test_who_had_warned_somebody_is_not_the_one_he_met() -> None:
    text = "Nilsen, who had warned of raids, met Weber in Bonn, saying that the talks would go on."
    assert "that the talks would go on" in [what for who, _, what in told(text) if "Nilsen" in who]


@pytest.mark.parametrize(
    "text",
    [
        "Sergey Lavrov warned the United States against launching an attack on Syrian territory.",
        "Sergey Lavrov warned the US and its allies against an attack on Syria's sovereignty.",
    ],
)
def test_who_is_warned_against_something_is_not_against_it(text: str) -> None:
    study = analyze(Corpus([Document("d", text)]), "syria-2015")
    held = {(p.holder, p.stance.value) for p in study.positions}
    assert held == {("sergey-lavrov", "oppose")}


def test_who_is_said_to_be_against_something_is() -> None:
    text = "Sergey Lavrov said that Iran is against the removal of Assad."
    study = analyze(Corpus([Document("d", text)]), "syria-2015")
    assert {(p.holder, p.stance.value) for p in study.positions} == {("iran", "oppose")}
