"""The same grammar with another language's tables."""

from __future__ import annotations

import pytest

from stancekit.model import CueClass, Document, Paragraph, Span
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.language import load

SYNTHETIC = [
    (
        "Le ministre a déclaré vendredi que les frappes avaient cessé.",
        ("Le ministre", "que les frappes avaient cessé", "indirect"),
    ),
    (
        "« Nous resterons ici », a dit la ministre. « C'est notre devoir. »",
        ("la ministre", "« Nous resterons ici » … « C'est notre devoir. »", "direct"),
    ),
    (
        "Selon le Kremlin, six avions ont décollé.",
        ("le Kremlin", "six avions ont décollé", "indirect"),
    ),
    (
        "Six avions ont décollé, selon le Kremlin.",
        ("le Kremlin", "Six avions ont décollé", "indirect"),
    ),
    ("Paris a condamné les frappes russes.", ("Paris", "les frappes russes", "indirect")),
    ("« La guerre continue », a-t-il ajouté.", ("a-t-il", "« La guerre continue »", "direct")),
    (
        "L'ambassadeur, qui vit à Genève, a affirmé que l'accord n'existait pas.",
        ("L'ambassadeur, qui vit à Genève", "que l'accord n'existait pas", "indirect"),
    ),
    (
        "La Turquie exige un retrait, a expliqué Jean Dupont, porte-parole du gouvernement.",
        ("Jean Dupont", "La Turquie exige un retrait", "indirect"),
    ),
]
NEGATIVE = ["Les deux ministres se verront lundi à Vienne.", "Six avions ont décollé de la base."]


def found_in(text: str) -> list[tuple[str, str, str]]:
    document = Document("d", text, language="fr-FR")
    laid = [Paragraph("d", 0, span=Span(0, len(text)))]
    return [
        (
            " … ".join(s.of(text) for s in one.source),
            " … ".join(s.of(text) for s in one.content),
            one.kind.value,
        )
        for one in attribute(document, laid)
    ]


@pytest.mark.parametrize(("text", "expected"), SYNTHETIC, ids=lambda x: str(x)[:24])
def test_french_statements(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found_in(text)


@pytest.mark.parametrize("text", NEGATIVE)
def test_plain_news_is_no_statement(text: str) -> None:
    assert found_in(text) == []


def test_an_elided_question_is_a_clause() -> None:
    assert found_in("L'Iran n'a pas dit s'il participera.")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("La maire n'exclut pas que le bac parte.", "que le bac parte"),
        ("La maire n'a pas exclu que le bac parte.", "que le bac parte"),
        ("La maire n'a pas écarté la possibilité que le bac parte.", "que le bac parte"),
        ("La maire ne croit plus que le bac parte.", "que le bac parte"),
        ("La maire ne dit pas si le bac partira.", "si le bac partira"),
    ],
)
def test_a_negation_behind_the_verb_is_no_content(text: str, content: str) -> None:
    [one] = attribute(Document("d", text, language="fr"), lay_out(Document("d", text)))
    assert (one.source[0].of(text), one.content[0].of(text)) == ("La maire", content)
    assert one.negated


def test_what_is_excluded_is_denied() -> None:
    text = "La maire exclut que le bac parte."
    [one] = attribute(Document("d", text, language="fr"), lay_out(Document("d", text)))
    assert (one.cue_class, one.negated) == (CueClass.DENIAL, False)


@pytest.mark.parametrize(
    "text",
    [
        "La maire a officiellement déclaré que le bac partirait.",
        "La maire a récemment déclaré que le bac partirait.",
    ],
)
def test_adverbs_are_told_by_french_endings(text: str) -> None:
    assert ("La maire", "que le bac partirait", "indirect") in found_in(text)


def test_english_endings_make_no_classes_in_french() -> None:
    classes = {
        tag: [load(tag).chunks.read[word][1][0] for word in ("meeting", "naturally", "rebelled")]
        for tag in ("en", "fr")
    }
    assert classes == {"en": ["g", "R", "d"], "fr": ["n", "n", "n"]}
    assert load("fr").chunks.read["officiellement"][1][0] == "R"


def test_who_is_told_does_not_speak() -> None:
    text = "Le bac partira, a informé la mairie."
    assert all(source != "la mairie" for source, _, _ in found_in(text))
