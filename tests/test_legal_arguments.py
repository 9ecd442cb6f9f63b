"""Grounds and modes as officials, lawyers and members of parliament argue them in the news."""

from __future__ import annotations

import pytest

from stancekit.codebook import ActorIndex
from stancekit.legal import cite
from stancekit.model import Document
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

INDEX = ActorIndex(())


def argued(text: str) -> set[tuple[str, str]]:
    """Return (ground, mode) of everything invoked in a text."""
    document = Document("d", text)
    paragraphs = lay_out(document)
    statements, _ = resolve(document, paragraphs, attribute(document, paragraphs), INDEX)
    return {(b.ground, str(b.mode)) for b in cite(document, paragraphs, statements, INDEX)}


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "ground", "mode"),
    [
        ("The planes fly at Baghdad's request.", "CONSENT", "asserted"),
        (
            "They bomb with neither a request from Damascus nor a vote.",
            "CONSENT",
            "absence_alleged",
        ),
        (
            "Nobody had consulted his government about the air strikes.",
            "CONSENT",
            "absence_alleged",
        ),
        (
            "In the absence of any request the air raids had no basis.",
            "CONSENT",
            "absence_alleged",
        ),
        (
            "You never came to this chamber with your plans for war.",
            "UNSC_AUTHORIZATION",
            "absence_alleged",
        ),
        (
            "There is no resolution authorising the strikes.",
            "UNSC_AUTHORIZATION",
            "absence_alleged",
        ),
        ("Every state has the right to defend its territory.", "SELF_DEFENCE", "asserted"),
        ("We are helping Iraq to defend itself.", "SELF_DEFENCE_COLLECTIVE", "asserted"),
        (
            "The regime is no longer able to stop the attacks on its neighbours.",
            "SELF_DEFENCE_UNABLE_UNWILLING",
            "asserted",
        ),
        ("A tyrant has no right to speak for his country.", "GOVERNMENT_LEGITIMACY", "contested"),
        ("He is the elected president of Syria.", "GOVERNMENT_LEGITIMACY", "asserted"),
        ("The senators gave the president their permission.", "DOMESTIC_LAW", "asserted"),
        ("It is within his powers as commander in chief.", "DOMESTIC_LAW", "asserted"),
        ("The envoy called the bombing of the port a brutal aggression.", "AGGRESSION", "violated"),
        (
            "The envoy said that the presence of the troops is an occupation.",
            "OCCUPATION_ANNEXATION",
            "violated",
        ),
        ("The raid was plainly unlawful.", "INTERNATIONAL_LAW", "violated"),
        ("The mission is limited and lawful.", "INTERNATIONAL_LAW", "asserted"),
        (
            "Force may be used only in accordance with international law.",
            "INTERNATIONAL_LAW",
            "demanded",
        ),
        (
            "The envoy said Utopia opposed terror and hoped the sovereignty of Iraq would be kept.",
            "SOVEREIGNTY",
            "demanded",
        ),
        ("The text does not mention Chapter VII.", "CHAPTER_VII", "absence_alleged"),
        ("The text avoids mentioning Chapter VII.", "CHAPTER_VII", "absence_alleged"),
    ],
)
def test_arguments(text: str, ground: str, mode: str) -> None:
    assert (ground, mode) in argued(text)


@pytest.mark.negative
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Nobody had asked his wife.", "CONSENT"),
        ("There was no request from the audience.", "CONSENT"),
        ("The firefighters were no longer able to stop.", "SELF_DEFENCE_UNABLE_UNWILLING"),
        ("They help Anna to defend her thesis.", "SELF_DEFENCE_COLLECTIVE"),
        ("She has no right to park there.", "GOVERNMENT_LEGITIMACY"),
        ("It is his occupation.", "OCCUPATION_ANNEXATION"),
        ("He opposed sovereignty for the province.", "DOMESTIC_LAW"),
        ("The text mentions the chapter on trade.", "CHAPTER_VII"),
    ],
)
def test_what_is_no_argument(text: str, ground: str) -> None:
    assert ground not in {g for g, _ in argued(text)}
