"""What the coder knows of a language beside its cues is not tried on documents of another."""

from __future__ import annotations

import pytest

from stancekit import Document
from stancekit.codebook import ActorIndex
from stancekit.model import Actor, ActorKind, Codebook, Issue, Span, Statement, StatementKind
from stancekit.positions import IssueIndex
from stancekit.positions.continued import going_on
from stancekit.positions.standins import StandIns
from stancekit.positions.wordings import wording_of
from stancekit.text.wordings import LANGUAGES

GOES_ON = [
    ("en", "“It rains,” said the mayor", ". There would be no market."),
    ("en", "“It rains”", ", and the market is off."),
    ("en", "It was late, the mayor said", ", was there no bus."),
    ("fr", "« Il pleut », a dit la maire", ". Il n'y aurait pas de marché."),
    ("fr", "« Il pleut »", ", et le marché est annulé."),
    ("fr", "Il est tard, a dit la maire", "; les cars devraient partir."),
]
ENDS = [
    ("en", "“It rains,” said the mayor", ". The market closed at noon."),
    ("en", "“It rains”", ", as people ran home."),
    ("fr", "« Il pleut », a dit la maire", ". Le marché a fermé à midi."),
    ("fr", "« Il pleut »", ", a dit la maire."),
    ("fr", "« Il pleut »", ", alors que la foule rentrait."),
]


def gone_on(tag: str | None, before: str, text: str) -> list[str]:
    whole = before + text
    said = Statement(
        "a#0", "a", kind=StatementKind.INDIRECT, content=[Span(0, len(before))], speakers=["x"]
    )
    left = Span(len(before), len(whole))
    return [s.of(whole) for s, _ in going_on(whole, (left,), {len(before): said}, tag)]


@pytest.mark.synthetic
@pytest.mark.parametrize(("tag", "before", "text"), GOES_ON)
def test_words_go_on_in_the_language_of_the_document(tag: str, before: str, text: str) -> None:
    assert gone_on(tag, before, text) == [text.removeprefix(". ")]


@pytest.mark.negative
@pytest.mark.parametrize(("tag", "before", "text"), ENDS)
def test_what_the_reporter_goes_on_with_is_his(tag: str, before: str, text: str) -> None:
    assert gone_on(tag, before, text) == []


@pytest.mark.negative
@pytest.mark.parametrize(("tag", "before", "text"), [case for case in GOES_ON if case[2][0] != ";"])
def test_words_of_another_language_do_not_go_on(tag: str, before: str, text: str) -> None:
    assert gone_on("fr" if tag == "en" else "en", before, text) == []


@pytest.mark.parametrize(("tag", "stands"), [("en", True), (None, True), ("fr", False)])
def test_english_pronouns_stand_for_nobody_in_french(tag: str | None, stands: bool) -> None:  # noqa: FBT001 - a column of the table
    roe = Actor("jane-roe", "Jane Roe", kind=ActorKind.PERSON, pronoun="she")
    book = Codebook("c", actors=[roe], issues=[Issue("exit", mention=["Roe must go"])])
    text = "Jane Roe is ill. “She must go,” Ann Lee said."
    said = Statement("a#0", "a", kind=StatementKind.DIRECT, content=[Span(17, 31)], speakers=["x"])
    issues = IssueIndex(book)
    found = StandIns(book.actors, issues).read(
        Document("a", text, language=tag), [said], ActorIndex(book.actors)
    )
    assert (found != issues.words(text)) == stands


@pytest.mark.parametrize("tag", LANGUAGES)
def test_shipped_tables_are_whole(tag: str) -> None:
    assert wording_of(tag).words("continued", "begins")
