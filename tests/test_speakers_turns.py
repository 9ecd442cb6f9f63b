"""Who speaks where the page tells it: interviews, delivered texts, minutes, two at a table."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stancekit
from stancekit.codebook import ActorIndex, load
from stancekit.model import Actor, Document, Statement
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

INDEX = ActorIndex(load("syria-2015").actors)
PAGE = ("turn/label", "text/title", "minutes/name")


def resolved(text: str) -> tuple[tuple[Statement, ...], dict[str, str]]:
    """Return the statements of a text and the names of their speakers."""
    document = Document("d", text)
    paragraphs = lay_out(document)
    found, unknown = resolve(document, paragraphs, attribute(document, paragraphs), INDEX)
    everybody: tuple[Actor, ...] = (*INDEX.actors, *unknown)
    return found, {actor.id: actor.name for actor in everybody}


def said(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Return (names, words) of the statements outside others."""
    found, names = resolved(text)
    return [
        (tuple(names[i] for i in s.speakers), " ".join(c.of(text) for c in s.content))
        for s in found
        if s.nested_in is None
    ]


def speakers_of(text: str, words: str) -> tuple[str, ...]:
    return next(names for names, content in said(text) if words in content)


INTERVIEW = """Walid Muallem: we want no foreign soldiers

The Syrian foreign minister spoke with our reporter in Damascus. He had just met Lakhdar Brahimi.

Q: Are you ready for talks?

A: We have been ready since the first day, and we will stay ready.

Q: And what of the border?

A: Our neighbour should close it.
"""


def test_answers_belong_to_whom_the_heading_names() -> None:
    assert speakers_of(INTERVIEW, "since the first day") == ("Walid Muallem",)
    assert speakers_of(INTERVIEW, "should close it") == ("Walid Muallem",)


def test_answers_of_nobody_in_particular_keep_no_guess() -> None:
    text = (
        "Frequent questions\n\nQ: What is this?\n\nA: A page of answers.\n\nQ: Why?\n\nA: To help."
    )
    assert all("A" in names or names == () for names, _ in said(text))


def test_who_is_addressed_answers_where_no_heading_names_him() -> None:
    text = (
        "Interview\n\nQuestion: Mr. Lavrov, will there be talks?\n\nAnswer: There will be.\n\n"
        "Question: When?\n\nAnswer: In spring."
    )
    assert speakers_of(text, "In spring") == ("Sergey Lavrov",)


BRIEFING = """Remarks by Hua Chunying at the regular press conference

We have seen the reports on the raids. We hope that all parties show restraint.
China has always held that our region needs calm, and I said so yesterday.

Question: Will Beijing vote for the draft?
Hua Chunying: We are studying it.
"""


def test_a_text_under_a_name_is_what_its_author_says() -> None:
    assert speakers_of(BRIEFING, "seen the reports") == ("Hua Chunying",)
    assert speakers_of(BRIEFING, "studying it") == ("Hua Chunying",)


def test_news_about_a_speech_is_not_the_speech() -> None:
    text = (
        "Speech by Hua Chunying angers neighbours\n\nThe remarks were read in several capitals as a"
        " warning. A spokesman in Hanoi said the words were regrettable.\n"
    )
    assert all("regular" not in words for _, words in said(text))
    assert all(names != ("Hua Chunying",) for names, _ in said(text))


MINUTES = """Council hears reports on Aleppo

VITALY IVANOVICH CHURKIN (Russian Federation) said the text was one-sided. It left out the shelling
of the western quarters. He would vote against it.

SAMANTHA POWER (United States) stressed that relief had to come first. The convoys had waited long.
"""


def test_minutes_go_on_to_the_end_of_the_paragraph() -> None:
    assert speakers_of(MINUTES, "left out the shelling") == ("Vitaly Churkin",)
    assert speakers_of(MINUTES, "convoys had waited") == ("Samantha Power",)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "“We are ready,” Sergei Lavrov said. Frank-Walter Steinmeier replied that Berlin was"
            " ready too. His guest noted that it was late.",
            "it was late",
            ("Sergey Lavrov",),
        ),
        (
            "“We are ready,” Sergei Lavrov said. Frank-Walter Steinmeier replied that Berlin was"
            " ready too. Both ministers said the truce must hold.",
            "truce must hold",
            ("Frank-Walter Steinmeier", "Sergey Lavrov"),
        ),
        (
            "Lavrov received John Kerry. His American counterpart said that it helped.",
            "it helped",
            ("John Kerry",),
        ),
        ("Damascus itself says that the raids must end.", "raids must end", ("Syria",)),
        (
            "In the opinion of Lavrov, the raids brought nothing.",
            "brought nothing",
            ("Sergey Lavrov",),
        ),
        ("In Lavrov's view, the raids brought nothing.", "brought nothing", ("Sergey Lavrov",)),
        (
            "The White House emphasised that the raids would go on.",
            "would go on",
            ("US administration",),
        ),
        ("London took the view that the raids were lawful.", "were lawful", ("United Kingdom",)),
        ("Kerry has made it clear that the raids go on.", "raids go on", ("John Kerry",)),
        ("Lavrov let it be known that the raids go on.", "raids go on", ("Sergey Lavrov",)),
        ("Steinmeier is of the opinion that it helps.", "it helps", ("Frank-Walter Steinmeier",)),
        ("Hollande came out in favour of raids.", "raids", ("François Hollande",)),
        ("Peskov left open whether the raids go on.", "whether the raids", ("Dmitry Peskov",)),
        ("Downing Street's position is that it helps.", "it helps", ("United Kingdom",)),
        (
            "Vladimir Putin answered an hour later.\n\n“We have waited for such a step for years,"
            " and we shall wait no more,”\n\nObama left the hall.",
            "waited for such a step",
            ("Vladimir Putin",),
        ),
        (
            "President al-Assad: It grew since spring.\n\nQuestion: Why?\n\n"
            "President al-Assad: Nobody stopped it.\n\nQuestion: Who could?",
            "Nobody stopped it",
            ("Bashar al-Assad",),
        ),
        (
            "Mr Jens Stoltenberg after the meeting of the Council: We stand by our ally.",
            "stand by our ally",
            ("Jens Stoltenberg",),
        ),
    ],
)
def test_speakers(text: str, words: str, who: tuple[str, ...]) -> None:
    assert sorted(speakers_of(text, words)) == sorted(who)


@pytest.mark.parametrize(
    "text",
    [
        "In view of the crisis, the talks were off.",
        "Kerry arrived in Geneva: the talks were to begin at noon.",
        "The sun came out against all forecasts.",
        "The view is that of a valley.",
    ],
)
def test_no_statement(text: str) -> None:
    assert said(text) == []


@given(st.lists(st.sampled_from(["Q: Why?", "A: So.", "ANN LEE (Utopia) said no.", "We go.",
                                 "Remarks by Ann Lee", ""]), max_size=12))  # fmt: skip
def test_what_the_page_attributes_does_not_overlap(lines: list[str]) -> None:
    found, _ = resolved("\n\n".join(lines))
    spans = sorted(
        (c.start, c.stop)
        for s in found
        if s.rule in PAGE and s.nested_in is None
        for c in s.content
    )
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_an_empty_document_is_analyzed() -> None:
    study = stancekit.analyze(stancekit.Corpus([Document("d", "")]), "minimal")
    assert study.statements == ()
    assert study.legal_bases == ()
