"""Work grows with the length of a text, whatever the text."""

from __future__ import annotations

import pytest

from stancekit.model import Document, Paragraph, Span
from stancekit.statements import attribute
from stancekit.statements.candidates import candidates_of
from stancekit.statements.language import load
from stancekit.statements.lines import lines_of
from work import work

UNITS = [
    "word ", "“a ", '"a ', "'a ", "(a ", "A. ", "he said, ", "X said that ", "the man of ",
    "man and ", "– a ", "aaa bbb ccc, – said X. – ", "not ", "according to X, ", "X: ",
    "X, who said ",
    "X's ", "wants to ", "the claim of ", "asked by X ", '"We go there now." ', "on Monday 5 ",
]  # fmt: skip
ENGLISH = load("en")


def paragraph(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph("d", 0, span=Span(0, len(text.rstrip()))),)


@pytest.mark.parametrize("unit", UNITS)
def test_candidates_grow_no_faster_than_the_text(unit: str) -> None:
    small, large = unit * 300, unit * 1200
    few = len(candidates_of(small, paragraph(small), ENGLISH))
    many = len(candidates_of(large, paragraph(large), ENGLISH))
    assert many <= 5 * few + 20


@pytest.mark.parametrize("unit", UNITS)
def test_no_line_is_endless(unit: str) -> None:
    text = unit * 1200
    assert max(len(line.words) for line in lines_of(text, paragraph(text), ENGLISH)) <= 512


@pytest.mark.parametrize("unit", ["a", "“", '"', "'", "(", ".", ",", "’", "« ", "5", "-"])
def test_a_line_of_one_character_passes(unit: str) -> None:
    text = unit * 20_000
    candidates_of(text, paragraph(text), ENGLISH)


def test_the_lines_of_a_long_sentence_know_their_places() -> None:
    """Each of its lines began at the sentence's first word once, and read on from there."""
    text = "aaa bbb ccc, \N{EN DASH} said X. \N{EN DASH} " * 2000
    found = list(lines_of(text, paragraph(text), ENGLISH))
    assert len(found) > 1
    for line in found:
        assert line.starts == sorted(line.starts)
        for at, word in enumerate(line.words):
            assert text[line.starts[at] :][: len(word)].lower() == word
            assert line.place(at, at + 1)[0] == line.starts[at]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit: str) -> None:
    def attributed(times: int) -> int:
        document = Document("d", unit * times)
        laid = paragraph(document.text)
        return work(lambda: attribute(document, laid))

    attributed(300)  # what a language remembers is no growth
    assert attributed(1200) <= 5 * attributed(300) + 500
