"""What is said without saying it again: pronouns for people, and what goes on behind "he said"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import Corpus, Document, analyze
from stancekit.codebook import ActorIndex, load
from stancekit.model import Actor, ActorKind, Codebook, Issue, Span, Statement, StatementKind
from stancekit.positions import IssueIndex
from stancekit.positions.continued import going_on
from stancekit.positions.standins import StandIns
from stancekit.text.sentences import bounds
from work import work

Held = tuple[str, str, str]
GOES = ("assad_removal", "support")


NAMED_LAST = [
    ("“Assad has ruined his country. He must go,” John Kerry said.", "John Kerry"),
    ("“We all know Assad. Syria has no future with him,” Theresa May said.", "Theresa May"),
    ("Angela Merkel said that Assad knew well that he had to go.", "Angela Merkel"),
    ("“Assad? The day of his departure must come,” Laurent Fabius said.", "Laurent Fabius"),
]
NOBODY_ELSE = [
    "“Assad met Recep Tayyip Erdogan. He must go,” John Kerry said.",  # Erdogan
    "“Assad met Jane Roe. She must go,” John Kerry said.",
    "“Assad met Mr Tremblay. He must go,” John Kerry said.",  # nobody the codebook knows
    "Assad arrived. John Kerry said that he must go home early.",  # Kerry himself
    "“She must go,” John Kerry said of the ambassador. Assad did not answer.",
]
GONE_ON = [
    (
        "There is no military solution to the war, Angela Merkel said, and no alternative to"
        " the Geneva process.",
        ("Angela Merkel", "political_settlement_syria", "support"),
    ),
    (
        "“We have our principles,” Ursula von der Leyen stressed. There would be no"
        " cooperation with the army of Assad.",
        ("Ursula von der Leyen", "coordination_with_syrian_government", "oppose"),
    ),
]
REPORTED = [
    "It was late, Angela Merkel said, as crowds cried that Assad must go.",
    "“It is late,” Angela Merkel said. In the square people cried that Assad must go.",
    "“It is late,” Angela Merkel said.\n\nThere would be no cooperation with Damascus.",
]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("syria-2015")


@pytest.fixture(scope="module")
def held(book: Codebook) -> Callable[[str], set[Held]]:
    """Read all texts once: to compile the codebook for each would take most of the time."""
    every = [t for t, _ in (*NAMED_LAST, *GONE_ON)] + NOBODY_ELSE + REPORTED
    patterns = evolve(book, lessons=())
    study = analyze(Corpus([Document(str(n), text) for n, text in enumerate(every)]), patterns)

    def of(text: str) -> set[Held]:
        mine = [p for p in study.positions if p.document == str(every.index(text))]
        return {(str(study.name_of(p.holder)), p.issue, str(p.stance)) for p in mine if p.holder}

    return of


@pytest.mark.synthetic
@pytest.mark.parametrize(("text", "holder"), NAMED_LAST)
def test_a_pronoun_stands_for_who_was_named_last(
    held: Callable[[str], set[Held]], text: str, holder: str
) -> None:
    assert (holder, *GOES) in held(text)


@pytest.mark.negative
@pytest.mark.parametrize("text", NOBODY_ELSE)
def test_a_pronoun_stands_for_nobody_else(held: Callable[[str], set[Held]], text: str) -> None:
    assert not any(position[1:] == GOES for position in held(text))


def test_names_that_no_pattern_holds_are_not_looked_for() -> None:
    roe = Actor("jane-roe", "Jane Roe", kind=ActorKind.PERSON, pronoun="she")
    book = Codebook("c", actors=[roe], issues=[Issue("ban", mention=["oil ban"])])
    document = Document("a", "Jane Roe came. “She likes it,” he said.")
    issues = IssueIndex(book)
    stand_ins = StandIns(book.actors, issues)
    assert stand_ins.read(document, (), ActorIndex(book.actors)) == issues.words(document.text)


@pytest.mark.synthetic
@pytest.mark.parametrize(("text", "expected"), GONE_ON)
def test_what_goes_on_is_the_speaker_s(
    held: Callable[[str], set[Held]], text: str, expected: Held
) -> None:
    assert expected in held(text)


@pytest.mark.negative
@pytest.mark.parametrize("text", REPORTED)
def test_what_the_reporter_tells_is_not(held: Callable[[str], set[Held]], text: str) -> None:
    assert not any(holder == "Angela Merkel" for holder, _, _ in held(text))


@given(st.text(alphabet='ab. ,;"”andwoulthe\n', max_size=60), st.integers(0, 20))
@example(" , and so. There would", 0)
@example(". the would. It would ", 0)
def test_what_goes_on_lies_in_what_is_left(text: str, start: int) -> None:
    if start + 2 > len(text):
        return
    content = [Span(0, max(1, start))]
    said = Statement("a#0", "a", kind=StatementKind.INDIRECT, content=content, speakers=["x"])
    left = Span(start, len(text))
    found = [span for span, _ in going_on(text, (left,), {start: said})]
    assert all(left.start <= span.start < span.stop <= left.stop for span in found)
    assert all(one.stop <= other.start for one, other in pairwise(found))
    assert {s.stop for s in found} <= {stop for _, stop in bounds(text, start, len(text))}


def test_work_grows_with_the_text(book: Codebook) -> None:
    index = ActorIndex(book.actors)
    stand_ins = StandIns(book.actors, IssueIndex(book))

    def read(times: int) -> int:
        text = "Assad is here. " + "He must go and he must go. " * times
        content = [Span(15, len(text))]
        said = Statement("a#0", "a", kind=StatementKind.DIRECT, content=content, speakers=["x"])
        return work(lambda: stand_ins.read(Document("a", text), [said], index))

    read(10)
    assert read(160) < 40 * read(10)
