"""What the page attributes by itself: headings, transcripts, interviews, tweets, pull quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Document, Paragraph, ParagraphRole, Span, Statement
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from work import work

SPEAKERS = ("WEBER", "Q", "A", "SEN. LIND")


def read(text: str, **options: bool) -> tuple[Statement, ...]:
    document = Document("d", text)
    return attribute(document, lay_out(document), **options)


def told(text: str, statements: tuple[Statement, ...]) -> list[tuple[str, str]]:
    return [
        (" ".join(s.of(text) for s in one.source), " … ".join(s.of(text) for s in one.content))
        for one in statements
    ]


def heading(text: str, role: str = "headline") -> list[tuple[str, str]]:
    paragraph = Paragraph("d", 0, span=Span(0, len(text)), role=ParagraphRole(role))
    return told(text, attribute(Document("d", text), [paragraph]))


SYNTHETIC = [
    ("Weber: Bonn must act now", ("Weber", "Bonn must act now")),
    ("Bonn must act now - Weber", ("Weber", "Bonn must act now")),
    ("Bonn will stay in the pact: ministry", ("ministry", "Bonn will stay in the pact")),
    ("‘A mistake’ – minister", ("minister", "‘A mistake’")),
    ("No deal without guarantees, Weber says", ("Weber", "No deal without guarantees")),
]
NEGATIVE = [
    "Video: crowds fill the square",
    "Explainer: how the pact works",
    "Border talks - day two",
    "Army-backed groups seize town",
]


@pytest.mark.parametrize("role", ["headline", "subhead", "standfirst"])
@pytest.mark.parametrize(("text", "expected"), SYNTHETIC, ids=lambda x: str(x)[:20])
def test_headings_share_their_words_by_a_mark(
    text: str, expected: tuple[str, str], role: str
) -> None:
    assert expected in heading(text, role)


@pytest.mark.parametrize("text", NEGATIVE)
def test_labels_of_headings_are_no_speakers(text: str) -> None:
    assert heading(text) == []


def test_a_turn_goes_on_to_the_next_label() -> None:
    text = (
        "WEBER: We stay.\n\nOur friends know it.\n\n(APPLAUSE)\n\n"
        "LIND: You said you would go.\n\nWEBER: I did not."
    )
    found = read(text)
    turns = told(text, tuple(s for s in found if s.rule == "turn/label"))
    assert turns == [
        ("WEBER", "We stay. … Our friends know it."),
        ("LIND", "You said you would go."),
        ("WEBER", "I did not."),
    ]
    by_id = {s.id: s for s in found}
    inner = next(s for s in found if [span.of(text) for span in s.source] == ["You"])
    assert by_id[inner.nested_in or ""].source[0].of(text) == "LIND"
    assert {s.rule for s in read(text, nested=False)} == {"turn/label"}


def test_a_name_answers_a_question_among_labels_in_capitals() -> None:
    text = "Q: Will you stay?\n\nA: We will.\n\nQ: For how long?\n\nAnna Weber: A year. Or two.\n"
    assert told(text, read(text, nested=False))[-1] == ("Anna Weber", "A year. Or two.")


def test_one_label_makes_no_transcript() -> None:
    text = "NOTE: The office is shut.\n\nThe minister left for Bonn on Monday."
    assert not any(s.rule == "turn/label" for s in read(text))


def test_a_tweet_is_what_its_signature_names() -> None:
    text = "The road is shut tonight. — Ines Weber (@iweber) May 3, 2019"
    assert told(text, read(text)) == [("Ines Weber", "The road is shut tonight.")]


def test_a_signature_on_its_own_line_signs_the_line_before() -> None:
    text = "Nobody asked us, and nobody will.\n\n— Ines Weber (@iweber) May 3, 2019"
    assert ("Ines Weber", "Nobody asked us, and nobody will.") in told(text, read(text))


def test_a_pull_quote_is_said_by_whoever_says_it_in_the_text() -> None:
    body = "“We will never leave this valley,” Ines Weber said."
    pulled = "We will never leave this valley"
    text = f"{pulled}\n\n{body}"
    at = len(pulled) + 2
    found = attribute(
        Document("d", text),
        [
            Paragraph("d", 0, span=Span(0, len(pulled)), role=ParagraphRole.PULL_QUOTE),
            Paragraph("d", 1, span=Span(at, len(text))),
        ],
    )
    assert ("Ines Weber", pulled) in told(text, found)


turns = st.lists(
    st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(["We stay.", "Why?", "No. Never."])),
    min_size=2,
    max_size=8,
).filter(lambda turns: len({name for name, _ in turns}) > 1)


def test_a_question_is_no_statement_but_what_it_reports_is() -> None:
    text = "Q: Are you late? Critics say that you are.\n\nA: We are not.\n\nQ: Why?\n\nA: We ran."
    found = read(text)
    assert told(text, found) == [
        ("Critics", "that you are"),
        ("A", "We are not."),
        ("A", "We ran."),
    ]
    assert all(s.nested_in is None for s in found)


@given(turns)
def test_every_turn_of_a_transcript_is_found(turns: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"{name}: {said}" for name, said in turns)
    paragraphs, at = [], 0
    for index, (name, said) in enumerate(turns):
        stop = at + len(name) + 2 + len(said)
        paragraphs.append(Paragraph("d", index, span=Span(at, stop)))
        at = stop + 2
    found = attribute(Document("d", text), paragraphs, nested=False)
    # Questions state nothing.
    assert told(text, found) == [(name, said) for name, said in turns if name != "Q"]


@pytest.mark.parametrize(
    "line",
    ["A " * 40 + ": x", "WEBER: (@ " * 8, "— x (@", "A" * 200 + ":"],
    ids=["letters", "labels", "signature", "capitals"],
)
def test_work_grows_no_faster_than_the_page(line: str) -> None:
    def on(times: int) -> int:
        text = "\n\n".join([line] * times)
        document = Document("d", text)
        laid = [
            Paragraph("d", n, span=Span(n * (len(line) + 2), n * (len(line) + 2) + len(line)))
            for n in range(times)
        ]
        attribute(document, laid)
        return work(lambda: attribute(document, laid))

    assert on(80) < 6 * on(20)
