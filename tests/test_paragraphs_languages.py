"""Pages in another language: marks, bylines, dates and credits are words of that language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.errors import ParseError
from stancekit.model import Document
from stancekit.paragraphs import lay_out
from stancekit.paragraphs.marks import find_mark
from stancekit.paragraphs.page import page_of, plain, read_marks
from stancekit.text.wordings import LANGUAGES

BODY = {
    "en": "The ferry left the harbour at noon with forty passengers and three goats on board.",
    "fr": "Le bac a quitté le port à midi avec quarante passagers et trois chèvres à son bord.",
}
HEAD = {"en": "The ferry sails again", "fr": "Le bac reprend la mer"}


def role_of(line: str, tag: str) -> str:
    """Return the role of a line in the middle of an article of a language."""
    text = "\n\n".join((HEAD[tag], BODY[tag], line, BODY[tag]))
    return str(lay_out(Document("a", text, language=tag))[2].role)


LINES = {
    "en": [
        ("READ ALSO: The bridge that nobody crossed", "link"),
        ("Reading time: 4 minutes", "notice"),
        ("Published 3 October 2015", "notice"),
        ("Sign up for our daily letter about ferries.", "notice"),
        ("Reporting by Anne Roach; editing by Otto Lind", "byline"),
        ("Photo: the old pier at dusk", "credit"),
        ("File photo of the pier", "caption"),
    ],
    "fr": [
        ("À LIRE AUSSI : Le pont que personne n'a franchi", "link"),
        ("Lire aussi\N{NO-BREAK SPACE}: le péage des chèvres", "link"),
        ("Temps de lecture : 4 min", "notice"),
        ("4 minutes de lecture", "notice"),
        ("Publié le 3 février 2015 à 14h30", "notice"),
        ("Mis à jour le 5 août 2015", "notice"),
        ("Abonnez-vous à notre lettre sur les bacs.", "notice"),
        ("Propos recueillis par Anne Roche", "byline"),
        ("Par Émile Roche à Genève", "byline"),
        ("Crédit photo : la vieille jetée", "credit"),
        ("La vieille jetée au crépuscule. (Photo Luc Morel)", "caption"),
        ("Photo d'archives de la jetée", "caption"),
        ("© Tous droits réservés", "notice"),
        ("* organisation interdite en Utopie", "notice"),
    ],
}


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("tag", "line", "role"), [(tag, *case) for tag, cases in LINES.items() for case in cases]
)
def test_marks_are_read_in_the_language_of_the_page(tag: str, line: str, role: str) -> None:
    assert role_of(line, tag) == role


@pytest.mark.negative
@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("fr", "Partager le port avec les chèvres, a dit la maire, ne lui fait pas peur du tout."),
        ("fr", "Par temps de brume, le bac ne part pas avant que la maire ne donne son accord."),
        ("fr", "Il a publié le 3 février 2015 un livre sur les bacs du lac et leurs capitaines."),
        ("fr", "Photographier la jetée coûte trois pièces, et la peindre en coûte cinq."),
    ],
)
def test_running_text_is_body(tag: str, line: str) -> None:
    assert role_of(line, tag) == "body"


@pytest.mark.negative
@pytest.mark.parametrize(
    ("tag", "line", "role"),
    [
        ("fr", "Reporting by Anne Roach; editing by Otto Lind.", "byline"),
        ("fr", "Sign up for our daily letter about ferries.", "notice"),
        ("fr", "Photo courtesy of the pier.", "credit"),
        ("en", "Propos recueillis par Anne Roche, hier.", "byline"),
        ("en", "Abonnez-vous à notre lettre sur les bacs.", "notice"),
        ("en", "Crédit photo, la vieille jetée.", "credit"),
    ],
)
def test_marks_of_one_language_are_none_in_another(tag: str, line: str, role: str) -> None:
    assert role_of(line, tag) != role
    assert role_of(line, "fr" if tag == "en" else "en") == role


@pytest.mark.synthetic
@pytest.mark.parametrize("tag", LANGUAGES)
def test_agencies_are_named_alike_everywhere(tag: str) -> None:
    assert role_of("(Reuters/Anne Roach)", tag) == "credit"
    assert role_of("GENÈVE, Suisse (AFP) -", tag) == "dateline"


@pytest.mark.synthetic
def test_headlines_under_a_label_are_links() -> None:
    lines = (HEAD["fr"], BODY["fr"], "Sur le même sujet", "Le péage des chèvres", BODY["fr"])
    laid = lay_out(Document("a", "\n\n".join(lines), language="fr"))
    assert [str(p.role) for p in laid[2:4]] == ["link", "link"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_mark_that_is_shipped_finds_its_own_phrase(tag: str) -> None:
    for rule in page_of(tag).rules:
        for phrase in rule.whole:
            found = find_mark(phrase.upper(), page_of(tag))
            assert found is not None
            assert plain(phrase) == phrase


GOOD = '[[mark]]\nrole = "link"\nreason = "label"\nwords = 3\nwhole = ["see also"]\n'


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[[mark", ["mine.toml", "expected TOML"]),
        ("", ["got nothing", "expected tables [[mark]]"]),
        (GOOD + "[more]\n", ["got mark, more", "expected tables [[mark]] and nothing else"]),
        (GOOD.replace('"link"', '"linc"'), ["mark[0].role: got 'linc'", "expected one of", "link"]),
        (GOOD.replace('"label"', "2"), ["mark[0].reason: got 2", "expected a short name"]),
        (GOOD.replace("= 3", "= 0"), ["mark[0].words: got 0", "1 or more"]),
        (GOOD + GOOD + 'label = "yes"', ["mark[1].label: got 'yes'", "expected true or false"]),
        (GOOD + "ends = []", ["mark[0].ends: got an unknown key", "whole, start, inside"]),
        (GOOD.replace('["see also"]', '"see"'), ["mark[0].whole: got 'see'", "a list of phrases"]),
        (GOOD.replace('"see also"', '"a"'), ["mark[0].whole[0]: got 'a'", "2 characters or more"]),
        (GOOD.replace("see also", "See also"), ["mark[0].whole[0]: got 'See also'", "'see also'"]),
        (GOOD.replace('"see also"', ""), ["mark[0]: got no phrase", "whole, start, inside"]),
    ],
)
def test_errors_name_file_and_key(source: str, told: list[str]) -> None:
    with pytest.raises(ParseError) as caught:
        read_marks(source, "mine.toml")
    for part in told:
        assert part in str(caught.value)


@given(st.sampled_from(LANGUAGES), st.text(max_size=200))
def test_any_text_is_laid_out_in_any_language(tag: str, text: str) -> None:
    laid = lay_out(Document("a", text, language=tag))
    covered = sum(len(p.span.of(text)) for p in laid)
    assert covered >= sum(len(part) for part in text.split() if part.isprintable())
