"""Commentaries: what their authors say as "I" is theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit import Corpus, Document, Study, analyze
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute

COLUMN = """Opinion

The bombing without end

By Clara Weiss

The bombers have come back every night for a month. I have counted them from my roof.

The minister says that it is going well. The coalition's strikes have achieved nothing.

Bashar al-Assad must step down, and I will keep on saying so until he does.
"""
DIARY = """A winter in the capital

By Clara Weiss

When I came here I thought that it would be for a month. I had packed one bag.

Bashar al-Assad must step down. That is what I have come to think in all these nights.

My neighbours say little. I bring them bread, and they tell me of their sons.
"""
REPORT = """Minister stays in office

By Clara Weiss

The minister will not resign, his office told me on Monday. Bashar al-Assad must step down.

"I have done what I could, I have slept little, and I have nothing to add," he said.

"I, for my part, believe what I see, and I see little," his deputy said on Tuesday.
"""
TRIBUNE = """Tribune

Une guerre sans fin

Par Claire Blanc

Les avions reviennent toutes les nuits. J'ai compté mes morts et je ne dors plus.

Le ministre affirme que tout va bien. Mes voisins se taisent.
"""


def _authored(text: str, **named: str) -> list[tuple[str, str]]:
    document = Document("a", text, **named)  # type: ignore[arg-type]
    return [
        (s.source[0].of(text), " ".join(span.of(text) for span in s.content))
        for s in attribute(document, lay_out(document))
        if s.rule == "text/author"
    ]


def _study(text: str) -> Study:
    return analyze(Corpus([Document("a", text)]), "syria-2015")


@pytest.mark.synthetic
def test_a_column_is_its_author_s() -> None:
    [(source, content)] = _authored(COLUMN)
    assert source == "Clara Weiss"
    assert content.startswith("The bombers have come back")
    assert content.endswith("until he does.")


@pytest.mark.synthetic
def test_what_the_author_thinks_is_coded_for_the_author() -> None:
    study = _study(COLUMN)
    held = {(p.holder, p.issue, str(p.stance)) for p in study.positions}
    assert ("local:clara-weiss", "assad_removal", "support") in held
    assert ("local:clara-weiss", "coalition_effectiveness", "oppose") in held
    assert study.name_of("local:clara-weiss") == "Clara Weiss"


@pytest.mark.synthetic
def test_whom_the_author_reports_speaks_inside_what_the_author_says() -> None:
    statements = _study(COLUMN).statements
    [author] = [s for s in statements if s.rule == "text/author"]
    [minister] = [s for s in statements if s.source and s.source[0].of(COLUMN) == "The minister"]
    assert minister.nested_in == author.id


@pytest.mark.synthetic
def test_without_a_label_the_author_must_say_i_throughout() -> None:
    assert [source for source, _ in _authored(DIARY)] == ["Clara Weiss"]


@pytest.mark.synthetic
@pytest.mark.parametrize("name", ["section", "Desk"])
def test_the_section_of_the_paper_is_a_label(name: str) -> None:
    text = COLUMN.removeprefix("Opinion\n\n")
    assert not _authored(text)
    extra = ((name, "Opinion"),)
    assert _authored(text, extra=extra)  # type: ignore[arg-type]


@pytest.mark.synthetic
def test_a_french_tribune_is_its_author_s() -> None:
    [(source, content)] = _authored(TRIBUNE, language="fr")
    assert source == "Claire Blanc"
    assert "Mes voisins se taisent." in content


@pytest.mark.negative
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REPORT, id="who is quoted says I"),
        pytest.param(COLUMN.replace("By Clara Weiss\n\n", ""), id="nobody signs"),
        pytest.param(COLUMN.replace("Clara Weiss", "Clara Weiss and Ann Lee"), id="two sign"),
        pytest.param(
            COLUMN.replace("I have counted them from my roof.", "").replace(
                "and I will keep on saying so until he does", "it says"
            ),
            id="nobody says I",
        ),
        pytest.param(COLUMN.replace("Opinion", "Opinion polls"), id="no label"),
        pytest.param(TRIBUNE.replace("Tribune", "Opinion"), id="another language"),
    ],
)
def test_what_is_no_commentary(text: str) -> None:
    assert not _authored(text)


@given(st.lists(st.sampled_from(COLUMN.split("\n\n") + TRIBUNE.split("\n\n")), max_size=12))
def test_what_an_author_says_is_whole_paragraphs_of_the_text(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    document = Document("a", text)
    spans = {p.span for p in lay_out(document)}
    for statement in attribute(document, lay_out(document)):
        if statement.rule == "text/author":
            assert set(statement.content) <= spans
            assert statement.source[0].stop < statement.content[0].start
