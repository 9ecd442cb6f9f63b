"""What each paragraph of a news page is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.model import Document, ParagraphRole
from stancekit.paragraphs import lay_out, layout_of, split
from stancekit.testing.repeats import pages
from work import work

BODY = "The envoy told reporters in Vienna that both delegations had agreed to meet again."


def roles(*lines: str, title: str | None = None) -> list[str]:
    document = Document("a", "\n\n".join(lines), title=title)
    return [str(p.role) for p in lay_out(document)]


def role_of(line: str) -> str:
    """Return the role of a line in the middle of an article."""
    return roles("Envoys to meet again", BODY, line, BODY)[2]


@given(st.text())
@example("a\r\nb\x0bc\x1cd\x85e\N{LINE SEPARATOR}f")
@example("\N{ZERO WIDTH SPACE}\n\n\x1f")
@example("0:")
def test_every_code_point_that_is_no_space_lies_in_exactly_one_paragraph(text: str) -> None:
    paragraphs = lay_out(Document("a", text))
    covered = [0] * len(text)
    for place, p in enumerate(paragraphs):
        assert p.index == place
        assert p.reason
        piece = p.span.of(text)
        assert piece == piece.strip()
        for i in range(p.span.start, p.span.stop):
            covered[i] += 1
    assert all(n == 1 or (n == 0 and c.isspace()) for n, c in zip(covered, text, strict=True))
    assert tuple(p.span for p in paragraphs) == split(text)


@given(pages())
def test_pages_keep_a_body_and_the_same_result(text: str) -> None:
    document = Document("a", text)
    found = lay_out(document)
    assert found == lay_out(document)
    if len(found) == 1:
        assert found[0].role is ParagraphRole.BODY


@given(pages())
def test_blank_lines_between_change_no_role(text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    close, apart = (Document("a", sep.join(lines)) for sep in ("\n", "\n\n\n"))
    if not layout_of(close.text).wrapped:
        assert [p.role for p in lay_out(close)] == [p.role for p in lay_out(apart)]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("READ MORE: Envoys fail to agree on a venue", "link"),
        ("» Read also: The road to Vienna", "link"),
        ("Watch: what the envoys said", "link"),
        ("https://example.org/2015/10/envoys", "link"),
        ("© Ann Other/Example Wire", "credit"),
        ("Photo: Ann Other / Example Wire", "credit"),
        ("(Reuters/Ann Other)", "credit"),
        ("The envoy leaves the hall on Friday [Ann Other/AFP]", "caption"),
        ("FILE - The hall in Vienna, where the talks were held", "caption"),
        ("Image caption The hall in Vienna", "caption"),
        ("The hall in Vienna, seen from the river |", "caption"),
        ("We have come to listen and to talk - Ann Other, the envoy |", "pull_quote"),
        ("“We have come to listen and to talk” – Ann Other, the envoy", "pull_quote"),
        ("By Ann Other and Bo Else in Vienna", "byline"),
        ("Ann Other in Vienna", "byline"),
        ("(Reporting by Ann Other; editing by Bo Else)", "byline"),
        ("VIENNA, October 2.", "dateline"),
        ("7 min read", "notice"),
        ("Reading time: 7 minutes", "notice"),
        ("Published 2 October 2015 18:04 BST", "notice"),
        ("Last updated on Friday, Oct 2, 2015", "notice"),
        ("Sign up for the morning letter from our desk", "notice"),
        ("© 2015 Example Wire. All rights reserved.", "notice"),
        ("This article was amended on 3 October 2015 to correct a name.", "notice"),
        ("* An organisation banned in the country.", "notice"),
        ("Advertisement", "notice"),
        ("Share", "notice"),
        ("* * *", "notice"),
        ("A hall full of doubts", "subhead"),
        ("What happens next?", "subhead"),
        ("‘Nobody wants to be first’", "subhead"),
        ("Talks with the U.S.", "subhead"),
    ],
)
@pytest.mark.synthetic
def test_furniture_is_told_by_its_marks(line: str, role: str) -> None:
    assert role_of(line) == role


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "He left.",
        "“No.”",
        "“We have come to listen,” said Ann Other.",
        "“We agreed” – and this is new – “to meet again,” the envoy said.",
        "For more than a decade nobody had asked them.",
        "Watch the clock, he told the delegates, because the train to the border leaves at noon.",
        "Read more carefully, the second article of the treaty says the very opposite of that.",
        "- a first point of the agreement",
        "The envoy listed three conditions:",
        "Follow-up talks are planned for Monday.",
        "He flew back to the U.S.",
        "Reuters reported on Friday that the talks would go on.",
        "By Friday both sides had left the hall.",
        "In Vienna on 2 October 2015 they met.",
        "Sources close to the delegation said nothing had been signed.",
        "Share prices fell on the news that the envoys had left.",
    ],
)
@pytest.mark.negative
def test_running_text_stays_body(line: str) -> None:
    assert role_of(line) == "body"


def test_headlines_of_other_articles_follow_a_label() -> None:
    lines = ("See also", "© Ann Other/Example Wire", "Envoys left the hall after an hour", BODY)
    assert roles("Envoys to meet again", BODY, *lines)[2:] == ["link", "credit", "link", "body"]


def test_a_label_over_the_headline_is_no_label() -> None:
    assert roles("Special report", "Envoys to meet again in Vienna", BODY)[1:] == [
        "headline",
        "body",
    ]


def test_a_headline_is_found_again() -> None:
    found = roles("Envoys to meet again", "ENVOYS TO MEET AGAIN", BODY, "Envoys to meet again")
    assert found == ["headline", "headline", "body", "headline"]


def test_a_headline_may_have_a_full_stop_in_title_case() -> None:
    assert roles("Envoys Meet Again in Vienna.", BODY, BODY) == ["headline", "body", "body"]
    assert roles("Envoys met again in Vienna.", BODY, BODY) == ["body", "body", "body"]


def test_metadata_tells_the_headline() -> None:
    found = roles("Envoys met again.", BODY, BODY, title="Envoys met again")
    assert found == ["headline", "body", "body"]


def test_a_standfirst_stands_over_the_article_s_data() -> None:
    head = ("Envoys to meet again", "Both delegations agreed on Friday to come back.")
    assert roles(*head, "4 min read", BODY)[1] == "standfirst"
    assert roles(*head, "By Ann Other", BODY)[1] == "standfirst"
    assert roles(*head, "VIENNA, October 2. " + BODY)[1] == "standfirst"
    assert roles(*head, BODY, BODY)[1] == "body"


def test_words_of_another_paragraph_set_apart_are_a_pull_quote() -> None:
    quotation = "“We came to listen to all sides and not to lecture anybody here,” Other said."
    quote = "“We came to listen to all sides and not to lecture anybody here”"
    assert roles("Envoys to meet again", quotation, BODY, quote, BODY)[3] == "pull_quote"


def test_lines_without_full_stops_are_no_subheads() -> None:
    song = ["Down by the river the old men sing a very long and slow song about the war"] * 3
    found = roles("The song of the river", *song, "And they row", *song)
    assert set(found[1:]) <= {"body", "link", "standfirst"}
    assert found[4] == "body"


def test_a_single_paragraph_is_body() -> None:
    assert roles("Envoys to meet again") == ["body"]


def test_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "ENVOYS TO MEET AGAIN\n\n"
        "The envoy told reporters in Vienna that both of the delegations\n"
        "had agreed to meet again before the end of the month, and that\n"
        "nobody had asked for a change of venue so far.\n\n"
        "She left the hall without a further word to the journalists who\n"
        "had waited for hours in the rain.\n"
    )
    assert layout_of(text).wrapped
    assert [p.role for p in lay_out(Document("a", text))] == ["headline", "body", "body"]
    indented = text.replace("\n\nShe", "\n   She")
    assert len(split(indented)) == 3


def test_sentences_of_one_length_are_lines() -> None:
    lines = [f"Envoy number {n} left the hall of the council on Friday." for n in range(10, 30)]
    assert len(split("\n".join(lines))) == len(lines)


@pytest.mark.parametrize(
    "unit",
    ["“", "See also\n", "a - B |\n", "Aa Bb Cc\n", "(Reuters/", "A B - ", "A.", "12 min ", "[AFP "],
)
def test_work_on_hostile_text_grows_with_its_length(unit: str) -> None:
    def cost(count: int) -> int:
        document = Document("a", "Start\n\n" + unit * count)
        return work(lambda: lay_out(document))

    # Sixteen times the text; a square would be 256. Long text may take a second reading.
    assert cost(32_000) <= 36 * cost(2_000) + 200


def test_hand_coded_furniture(shared: Path) -> None:
    hit = found = wanted = 0
    inline = {"editor_insert", "dateline", "legal_disclaimer", "editor_note", "source_note"}
    gold = [
        json.loads(x) for x in (shared / "gold/furniture.jsonl").read_text("utf-8").splitlines()
    ]
    for name in {g["doc"] for g in gold}:
        text = (shared / "seeds" / name).read_bytes().decode("utf-8")
        spans = [g["span"] for g in gold if g["doc"] == name and g["kind"] not in inline]
        for p in lay_out(Document("a", text)):
            is_gold = any(s <= p.span.start and p.span.stop <= e for s, e in spans)
            is_mine = p.role is not ParagraphRole.BODY
            hit, found, wanted = hit + (is_gold and is_mine), found + is_mine, wanted + is_gold
    assert 2 * hit / (found + wanted) >= 0.95
