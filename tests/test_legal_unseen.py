"""Grounds named in plain paraphrase: written from the subject, beside the cues' own wording."""

import pytest

from stancekit.codebook import ActorIndex, load
from stancekit.legal import cite
from stancekit.model import Document
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

INDEX = ActorIndex(load("syria-2015").actors)


def grounds(text: str) -> set[tuple[str, str]]:
    """Return (ground, holder) of everything invoked in a text."""
    document = Document("d", text)
    paragraphs = lay_out(document)
    statements, _ = resolve(document, paragraphs, attribute(document, paragraphs), INDEX)
    bases = cite(document, paragraphs, statements, INDEX)
    return {(b.ground, b.holder or "") for b in bases}


@pytest.mark.parametrize(
    ("text", "ground", "holder"),
    [
        (
            "According to Lavrov, the strikes took place without the knowledge of Damascus.",
            "CONSENT",
            "sergey-lavrov",
        ),
        (
            "Lavrov said our pilots struck terrorists in response to a letter of President Assad.",
            "CONSENT",
            "sergey-lavrov",
        ),
        (
            "Samantha Power said Syria was neither willing nor able to stop the attacks.",
            "SELF_DEFENCE_UNABLE_UNWILLING",
            "samantha-power",
        ),
        ("Putin said the attack was to be regarded as aggression.", "AGGRESSION", "vladimir-putin"),
        (
            "Churkin said the raids were an assault on the independence of Syria.",
            "SOVEREIGNTY",
            "vitaly-churkin",
        ),
        (
            "Zarif said the fate of Assad must be decided only by the Syrian people.",
            "NON_INTERVENTION",
            "mohammad-javad-zarif",
        ),
        (
            "Bashar Jaafari said the base constitutes an occupation of Syrian land.",
            "OCCUPATION_ANNEXATION",
            "bashar-jaafari",
        ),
    ],
)
def test_paraphrases(text: str, ground: str, holder: str) -> None:
    assert (ground, holder) in grounds(text)


@pytest.mark.xfail(strict=True, reason="the raids that nobody permitted are not read as conduct")
@pytest.mark.parametrize(
    ("text", "ground", "holder"),
    [
        (
            "Muallem said nobody had given permission for the French raids on Raqqa.",
            "CONSENT",
            "walid-muallem",
        ),
    ],
)
def test_known_failures(text: str, ground: str, holder: str) -> None:
    assert (ground, holder) in grounds(text)


@pytest.mark.negative
@pytest.mark.parametrize(
    "text",
    [
        "The senator said there was no such request for new desks.",
        "The mayor said the park was closed without his knowledge of the plan.",
        "The coach said he was neither willing nor in a mood to talk.",
        "The shop said in response to a letter that it was sorry.",
    ],
)
def test_everyday_words_invoke_nothing(text: str) -> None:
    assert grounds(text) == set()
