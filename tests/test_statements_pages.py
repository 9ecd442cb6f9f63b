"""What pages of a language attribute: interviews, speeches, summaries of meetings."""

from __future__ import annotations

import pytest

from stancekit import Corpus, Document, Statement, analyze
from stancekit.model import Codebook
from stancekit.statements.pages import wording_of

INTERVIEW = {
    "en": "Talk with Luke Morrow\n\nQuestion: What will the town do?\n\n"
    "Answer: We open the harbour.\n\nQuestion: And the bridge?\n\nAnswer: It stays shut.",
    "fr": "Entretien avec Luc Morel\n\nQuestion\u00a0: Que fera la ville ?\n\n"
    "Réponse\u00a0: Nous ouvrirons le port.\n\nQuestion\u00a0: Et le pont ?\n\n"
    "Réponse\u00a0: Il restera fermé.",
}
SPEECH = {
    "en": "Remarks by Mayor Anne Roach at the town hall\n\nI thank you for coming to our town.\n\n"
    "We need you, and we want our harbour open.",
    "fr": "Allocution de la maire Anne Roche devant le conseil\n\nJe vous remercie d’être dans "
    "notre ville.\n\nNous avons besoin de vous, et nous voulons que notre port ouvre.",
}
MINUTES = {
    "en": "JANE ROACH (Utopia) said that the harbour would open.\n\n"
    "OTTO LIND (Arcadia) also stressed that the sea was everybody's.",
    "fr": "Mme ROCHE (Utopie) dit que le port ouvrira.\n\n"
    "M. LIND (Arcadie) souligne également qu'il n'appartient à personne.",
}


def read(text: str, tag: str) -> tuple[Statement, ...]:
    return analyze(Corpus([Document("d", text, language=tag)]), Codebook("none")).statements


def by_rule(text: str, tag: str, rule: str) -> list[tuple[str, str]]:
    return [
        (one.source[0].of(text), one.content[0].of(text))
        for one in read(text, tag)
        if one.rule == rule
    ]


@pytest.mark.parametrize(
    ("tag", "answered", "who"),
    [
        ("en", "We open the harbour.", "luke-morrow"),
        ("fr", "Nous ouvrirons le port.", "luc-morel"),
    ],
)
def test_who_answers_is_who_the_heading_names(tag: str, answered: str, who: str) -> None:
    turns = [one for one in read(INTERVIEW[tag], tag) if one.rule == "turn/label"]
    # Two answers; the questions state nothing.
    assert len(turns) == 2
    assert turns[0].content[0].of(INTERVIEW[tag]) == answered
    assert [one.speakers for one in turns] == [(f"local:{who}",)] * 2


@pytest.mark.parametrize(("tag", "who"), [("en", "Mayor Anne Roach"), ("fr", "maire Anne Roche")])
def test_a_text_under_the_name_of_who_delivers_it_is_theirs(tag: str, who: str) -> None:
    [(source, content)] = by_rule(SPEECH[tag], tag, "text/title")
    assert source == who
    assert content in SPEECH[tag]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (
            "en",
            [
                ("JANE ROACH (Utopia)", "the harbour would open."),
                ("OTTO LIND (Arcadia)", "the sea was everybody's."),
            ],
        ),
        (
            "fr",
            [
                ("Mme ROCHE (Utopie)", "le port ouvrira."),
                ("M. LIND (Arcadie)", "il n'appartient à personne."),
            ],
        ),
    ],
)
def test_summaries_of_meetings_name_who_speaks(tag: str, expected: list[tuple[str, str]]) -> None:
    assert by_rule(MINUTES[tag], tag, "minutes/name") == expected


@pytest.mark.parametrize(("pages", "rule"), [(SPEECH, "text/title"), (MINUTES, "minutes/name")])
def test_words_of_one_language_tell_nothing_in_another(pages: dict[str, str], rule: str) -> None:
    for tag, other in (("en", "fr"), ("fr", "en")):
        assert by_rule(pages[tag], other, rule) == []


def test_labels_of_another_language_are_no_more_than_names() -> None:
    for tag, other in (("en", "fr"), ("fr", "en")):
        answers = [one for one in read(INTERVIEW[tag], other) if one.source]
        assert not any((one.resolution or "").startswith("interview") for one in answers)


def test_labels_in_capitals_need_no_language() -> None:
    text = "WEBER : Nous restons.\n\nLIND : Personne ne part.\n\nWEBER : Bien."
    for tag in ("en", "fr"):
        turns = by_rule(text, tag, "turn/label")
        assert turns[0] == ("WEBER", "Nous restons.")
        assert len(turns) == 3


def test_every_page_table_is_read_once() -> None:
    assert wording_of("fr-BE") is wording_of("fr")
    assert wording_of("de") is wording_of(None)
