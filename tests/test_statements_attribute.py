"""Attribution: who says what, by kinds of wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Document, Paragraph, Span, Statement
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute


def found_in(text: str, **options: object) -> tuple[Statement, ...]:
    lines = text.splitlines(keepends=True)
    paragraphs, at = [], 0
    for line in lines:
        left = len(line) - len(line.lstrip())
        if line.strip():
            span = Span(at + left, at + len(line.rstrip()))
            paragraphs.append(Paragraph("d", len(paragraphs), span=span))
        at += len(line)
    return attribute(Document("d", text), paragraphs, **options)  # type: ignore[arg-type]


def plain(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text).strip('"“”') for span in spans)


SYNTHETIC = [
    ("The envoy said that talks had failed.", "The envoy", "that talks had failed"),
    ("“We will stay,” said the envoy.", "the envoy", "We will stay,"),
    ("“We will stay here,” she said. “We like it.”", "she", "We will stay here, … We like it."),
    ("According to the ministry, six planes took off.", "the ministry", "six planes took off"),
    ("Six planes took off, according to the ministry.", "the ministry", "Six planes took off"),
    ("Paris urged Moscow to stop the strikes.", "Paris", "Moscow to stop the strikes"),
    ("Talks, the envoy said, had failed.", "the envoy", "Talks … had failed"),
]


@pytest.mark.parametrize(("text", "source", "content"), SYNTHETIC, ids=lambda x: x[:24])
def test_plain_wordings(text: str, source: str, content: str) -> None:
    found = [(plain(text, s.source), plain(text, s.content)) for s in found_in(text)]
    assert (source, content) in found


WILD = [
    (
        "“The roads are shut, – said Weber. – Nobody can pass without a permit from the army.”",
        "Weber",
        "The roads are shut … Nobody can pass without a permit from the army.",
    ),
    ("Asked if talks had failed, Weber said nobody knew yet.", "Weber", "nobody knew yet"),
    ("Moscow, which denied the raid, said its jets had left.", "Moscow, which denied the raid",
     "its jets had left"),
    ("Britain, France and Spain said they would send ships.", "Britain, France and Spain",
     "they would send ships"),
    ("The army has closed the road, said Anna Keller, a spokeswoman.", "Anna Keller",
     "The army has closed the road"),
    ("The two sides had essentially the same position on the border.", "The two sides",
     "the border"),
    ("Ines Weber, 42, of Bonn, a nurse, said she had seen nothing.",
     "Ines Weber, 42, of Bonn, a nurse", "she had seen nothing"),
    ("The list, which the ministry says includes two banks, is long.", "the ministry",
     "which … includes two banks"),
    ("Weber denied reports by activists that civilians had died.", "Weber",
     "that civilians had died"),
    ("Weber denied reports by activists that civilians had died.", "activists",
     "that civilians had died"),
    ("Lisbon plans to send a frigate, the minister added.", "the minister",
     "Lisbon plans to send a frigate"),
]  # fmt: skip
# How agencies report: what others were quoted as saying, letters, datelines, questions put.
AGENCIES = [
    ('"They hit the base," a source at the ministry was quoted as saying.',
     "a source at the ministry", "They hit the base,"),
    ("Weber was quoted by the agency as saying that ships would follow.", "Weber",
     "that ships would follow"),
    ("The agency quoted Weber as saying that ships would follow.", "Weber",
     "that ships would follow"),
    ("The agency quoted Anna Weber, a spokeswoman, as saying that ships would follow.",
     "Anna Weber, a spokeswoman", "that ships would follow"),
    ("Weber said, in a letter to the Council and its members, that ships would follow.", "Weber",
     "that ships would follow"),
    ("LISBON, Sept 26 (Wire) - Spain doubts the figures, Anna Weber has told the agency.",
     "Anna Weber", "Spain doubts the figures"),
    ("Spain, for its part, voiced concern over the border, warning that ships would follow.",
     "Spain, for its part", "that ships would follow"),
    ("Canada's envoy to the Council Anna Weber affirmed that ships would follow.",
     "Canada's envoy to the Council Anna Weber", "that ships would follow"),
    ("\"We stay here\", thundered Anna Weber in Lisbon.", "Anna Weber in Lisbon", "We stay here"),
    ("The vote is \"a shame\", regretted the minister.", "the minister", 'The vote is "a shame'),
    ("Weber accused them of \"playing with fire,\" saying that ships would follow.", "Weber",
     "that ships would follow"),
    ('"Nobody fights them", – the minister is sure.', "the minister", "Nobody fights them"),
    ("Nobody fights them, the minister is convinced.", "the minister", "Nobody fights them"),
    ('"It cannot last", – quotes him Example Wire.', "him", "It cannot last"),
    ("Weber proposed to meet and to discuss the ships.", "Weber", "the ships"),
    ("As Weber noted on Monday, the ships have left.", "Weber", "the ships have left"),
    ("The ships, as Weber said, have left.", "Weber", "The ships … have left"),
    ("As reported by the agency, the ships have left.", "the agency", "the ships have left"),
    ("Spain rejected the claim of Anna Weber that ships had left.", "Anna Weber",
     "that ships had left"),
    ("It sent a letter, in which it demanded to stop the ships.", "it", "to stop the ships"),
    ("Asked whether ships would follow, Weber said they would not.", "",
     "whether ships would follow"),
    ("Asked whether ships would follow, Weber denied it.", "Weber", "whether ships would follow"),
]  # fmt: skip
BY_AND_TOLD = [
    (
        "In a letter the ministers said that talks had failed.",
        "the ministers",
        "that talks had failed",
    ),
    (
        "Moscow was urged by Paris to stop the strikes.",
        "Paris",
        "Moscow … to stop the strikes",
    ),
    (
        '"They hit the base," Hassan Ali, a colonel, told Reuters.',
        "Hassan Ali, a colonel",
        "They hit the base,",
    ),
    (
        '"They hit the base," the governments of Canada and Spain said.',
        "the governments of Canada and Spain",
        "They hit the base,",
    ),
    (
        '"They hit the base," said Roe, Poe and Doe.',
        "Roe, Poe and Doe",
        "They hit the base,",
    ),
]
NEGATIVE = [
    "The convoy left the city on Monday and reached the border at noon.",
    "Six planes stand on the runway.",
    'His book "The Long Road", published on Monday, sold well.',
    "As you know, the ships have left.",
    "They left early, the house is empty.",
    "As previously reported, the ships have left.",
    'The song "Hey You", played at every rally, was heard again.',
    "The general’s plane landed in Geneva.",
]
KNOWN_FAILURES = [
    ("In a poll, six of ten voters were against the war.", "the war"),
]


@pytest.mark.parametrize(("text", "source", "content"), AGENCIES, ids=lambda x: x[:24])
def test_what_agencies_report(text: str, source: str, content: str) -> None:
    found = [(plain(text, s.source), plain(text, s.content)) for s in found_in(text)]
    assert (source, content) in found


@pytest.mark.parametrize(("text", "source", "content"), WILD, ids=lambda x: x[:24])
def test_wordings_met_in_news(text: str, source: str, content: str) -> None:
    found = [(plain(text, s.source), plain(text, s.content)) for s in found_in(text)]
    assert (source, content) in found


@pytest.mark.parametrize(("text", "source", "content"), BY_AND_TOLD, ids=lambda x: x[:24])
def test_agents_and_those_who_are_told(text: str, source: str, content: str) -> None:
    found = [(plain(text, s.source), plain(text, s.content)) for s in found_in(text)]
    assert (source, content) in found


@pytest.mark.parametrize("text", NEGATIVE)
def test_plain_news_is_no_statement(text: str) -> None:
    assert found_in(text) == ()


@pytest.mark.parametrize(("text", "content"), KNOWN_FAILURES)
@pytest.mark.xfail(reason="attribution without a verb of saying is not in the lexicon")
def test_known_failures(text: str, content: str) -> None:
    assert content in [plain(text, s.content) for s in found_in(text)]


def test_a_negated_cue_is_marked() -> None:
    found = found_in("The envoy did not say whether talks would begin.")
    assert [s.negated for s in found] == [True]
    assert found_in("Weber declined to comment on the raid.")[0].negated


def test_a_higher_threshold_finds_no_more() -> None:
    text = "The envoy said that talks had failed, adding that Paris wanted more."
    sizes = [len(found_in(text, threshold=t / 10)) for t in range(11)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] == 0


pieces = st.lists(
    st.sampled_from(
        ["said", "the minister", "Moscow", ",", ".", " ", "“", "”", '"', "that", "he", "will",
         "according to", ":", "–", "\n", "told", "it", "and", "to", "'s", "(", ")", "accused of"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(text=pieces, nested=st.booleans())
def test_statements_are_in_their_text(*, text: str, nested: bool) -> None:
    found = found_in(text, nested=nested, threshold=0.1)
    assert len({s.id for s in found}) == len(found)
    by_id = {s.id: s for s in found}
    for statement in found:
        for span in (*statement.content, *statement.source, *statement.cue):
            assert span.of(text).strip()
        assert nested or statement.nested_in is None
        if statement.nested_in is not None:
            assert statement.passage.span in by_id[statement.nested_in].passage.span


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The ministry has no plans to sell the port.", True),
        ("The ministry has no immediate plans to sell the port.", True),
        ("The ministry has plans to sell the port.", False),
        ("The ministry does not plan to sell the port.", True),
        ("The ministry does not have any plans to sell the port.", True),
        ("The ministry did not have the intention to sell the port.", True),
    ],
)
def test_what_nobody_has_is_negated(text: str, *, negated: bool) -> None:
    document = Document("a", text)
    told = attribute(document, lay_out(document), threshold=0.0)
    assert {one.negated for one in told} == {negated}


@pytest.mark.parametrize("cue", ["rule out", "exclude"])
def test_what_is_not_ruled_out_is_not_said(cue: str) -> None:
    text = f"Weber did not {cue} that ships would follow."
    (one,) = found_in(text)
    assert one.negated
    assert plain(text, one.content) == "that ships would follow"
