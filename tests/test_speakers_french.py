"""Who "il" and "elle" are, and that English pronouns are none in French."""

from __future__ import annotations

import pytest

from stancekit import Corpus, Document, analyze
from stancekit.model import Codebook

NOBODY = Codebook("none")


def who(text: str, tag: str = "fr", book: Codebook | str = NOBODY) -> list[tuple[str, ...]]:
    """Return the speakers of the statements of a text, in its order."""
    return [
        s.speakers for s in analyze(Corpus([Document("d", text, language=tag)]), book).statements
    ]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Luc Morel a déclaré que le bac partirait. Il a ajouté que la mer était calme.",
            "local:luc-morel",
        ),
        (
            "Luc Morel a déclaré que le bac partirait. « La mer est calme », a-t-il ajouté.",
            "local:luc-morel",
        ),
        (
            "La maire Anne Roche a affirmé que le bac partirait. Elle a précisé qu'il pleuvrait.",
            "local:anne-roche",
        ),
    ],
)
def test_pronouns_take_up_who_spoke(text: str, speaker: str) -> None:
    assert who(text) == [(speaker,), (speaker,)]


@pytest.mark.synthetic
def test_what_is_no_person_is_taken_up_where_no_person_fits() -> None:
    text = "Le Kremlin a démenti les frappes. Il a ajouté que la trêve tenait."
    assert who(text, book="syria-2015") == [("russia",), ("russia",)]


@pytest.mark.negative
@pytest.mark.parametrize(
    "text", ["Il a ajouté que la mer était calme.", "On a dit que la mer était calme."]
)
def test_a_pronoun_alone_is_nobody(text: str) -> None:
    assert who(text) == [()]


@pytest.mark.negative
@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Luke Morrow said that the ferry sailed. Il said that the sea was calm."),
        ("fr", "Luc Morel a affirmé que le bac partait. He a affirmé que la mer était calme."),
    ],
)
def test_pronouns_of_another_language_are_none(tag: str, text: str) -> None:
    first, second = who(text, tag)
    assert first != second
