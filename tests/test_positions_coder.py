"""The coder: who stands where, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruritania import ACTORS, BOOK, CODER, INDEX, coded, run, said
from stancekit import Corpus, analyze
from stancekit.codebook import ActorIndex, DocumentActors
from stancekit.model import (
    Codebook,
    Document,
    Issue,
    IssueKind,
    Paragraph,
    Span,
    Statement,
    StatementKind,
)
from stancekit.positions import Coder, code
from work import work


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We support the oil embargo.", "jane-roe embargo support"),
        ("We oppose the oil embargo.", "jane-roe embargo oppose"),
        ("The oil embargo is a mistake.", "jane-roe embargo oppose"),
        ("We do not support the oil embargo.", "jane-roe embargo oppose"),
        ("We are not against the oil embargo.", "jane-roe embargo support"),
        ("It is time to lift the embargo.", "jane-roe embargo oppose"),
        ("Nobody should lift the embargo.", "jane-roe embargo support"),
        ("Ruritania rejected the oil embargo.", "ruritania embargo oppose"),
        ("Utopia rejected the oil embargo.", "jane-roe embargo oppose"),
        ("Ruritania has long called for an oil embargo.", "ruritania embargo support"),
        ("Ruritanian jets hit three villages.", "jane-roe raids support"),
        ("Claims that jets hit villages are untrue.", "jane-roe raids oppose"),
        ("There is no military solution.", "jane-roe talks support"),
    ],
)
@pytest.mark.synthetic
def test_one_sentence_one_position(text: str, expected: str) -> None:
    assert coded(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The oil embargo was discussed on Monday.",
        "If the oil embargo comes, prices rise.",
        "Is the oil embargo a mistake?",
        "We welcome the secret peace talks.",
        "The weather is a mistake.",
        "",
    ],
)
@pytest.mark.negative
def test_a_mention_without_a_cue_is_not_coded(text: str) -> None:
    assert not text or coded(text) == []


def test_a_mention_is_reported_with_its_reason() -> None:
    _, mentions = run(*said("The oil embargo was discussed on Monday."))
    assert [(m.issue, m.holder, m.reason) for m in mentions] == [("embargo", "jane-roe", "no cue")]


def test_a_contrast_divides_a_sentence() -> None:
    text = "We are not against the peace talks, but the oil embargo is a mistake."
    assert coded(text) == ["jane-roe talks support", "jane-roe embargo oppose"]


def test_litotes_is_weak_support() -> None:
    positions, _ = run(*said("We are not against the oil embargo."))
    assert [p.weak for p in positions] == [True]


def test_what_another_holds_is_reported_by_the_speaker() -> None:
    positions, _ = run(*said("Ruritania rejected the oil embargo."))
    assert [(p.holder, p.reported_by) for p in positions] == [("ruritania", ("jane-roe",))]


@pytest.mark.parametrize("verb", ["regards", "considers", "sees"])
def test_who_is_told_to_think_so_holds_it(verb: str) -> None:
    text = f"Ruritania {verb} the oil embargo as a mistake."
    positions, _ = run(*said(text))
    assert [(p.holder, p.reported_by) for p in positions] == [("ruritania", ("jane-roe",))]
    alone, _ = run(Document("d", text), [])
    assert [(p.holder, p.statement) for p in alone] == [("ruritania", None)]


def test_outside_statements_only_the_named_hold_positions() -> None:
    document = Document("d", "Ruritania rejected the oil embargo. The oil embargo is a mistake.")
    positions, mentions = run(document, [])
    assert [(p.holder, p.statement) for p in positions] == [("ruritania", None)]
    assert [m.reason for m in mentions] == ["outside statements"]


def test_a_statement_without_a_speaker_gives_no_position() -> None:
    positions, mentions = run(*said("The oil embargo is a mistake.", None))
    assert positions == ()
    assert [m.reason for m in mentions] == ["no speaker"]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("rejected", "the oil embargo", "oppose"),
        ("called for", "an oil embargo", "support"),
        ("denied that", "jets hit villages", "oppose"),
        ("claimed that", "jets hit villages", "support"),
        ("declined to discuss", "the oil embargo", "neutral"),
    ],
)
@pytest.mark.synthetic
def test_the_words_of_attribution_decide(cue: str, content: str, expected: str) -> None:
    text = f"Jane Roe {cue} {content}."
    at = text.index(content)
    statement = Statement(
        "d#s",
        "d",
        kind=StatementKind.INDIRECT,
        content=[Span(at, at + len(content))],
        source=[Span(0, 8)],
        cue=[Span(9, 9 + len(cue))],
        speakers=["jane-roe"],
    )
    positions, _ = run(Document("d", text), [statement])
    assert [str(p.stance) for p in positions] == [expected]


WORDS = st.lists(
    st.sampled_from(
        str.split(
            "we Ruritania not reject support the oil embargo , but . jets hit villages mistake is"
            " if peace talks she that no never ; without ? “ ”"
        )
    ),
    max_size=30,
).map(" ".join)


@given(WORDS)
def test_every_position_is_proved_by_words_of_its_document(text: str) -> None:
    document, statements = said(text + " x")
    positions, mentions = run(document, statements)
    ids = [p.id for p in positions]
    assert len(set(ids)) == len(ids)
    for position in positions:
        assert all(s.stop <= len(document.text) for s in position.evidence)
        assert position.rule
        assert position.holder in {a.id for a in ACTORS}
    for mention in mentions:
        assert mention.span.of(document.text).strip()
        assert mention.reason


@given(WORDS)
def test_coding_is_the_same_each_time_and_with_a_fresh_coder(text: str) -> None:
    document, statements = said(text + " x")
    again = code(document, (), statements, BOOK, INDEX)
    assert again == CODER.code(document, (), statements) == CODER.code(document, (), statements)


@given(st.text(min_size=1, max_size=120))
def test_coding_never_fails(text: str) -> None:
    document = Document("d", text + ".")
    statement = Statement(
        "d#0", "d", kind=StatementKind.DIRECT, content=[Span(0, len(text))], speakers=["jane-roe"]
    )
    run(document, [statement])


def test_a_doubtful_reading_gives_way_to_a_surer_one() -> None:
    text = "Ruritania said the oil embargo is a mistake."
    spans = [(Span(15, 43), 0.9, "ruritania"), (Span(19, 43), 0.3, "utopia")]
    statements = [
        Statement(
            f"d#{n}",
            "d",
            kind=StatementKind.INDIRECT,
            content=[span],
            speakers=[speaker],
            certainty=sure,
        )
        for n, (span, sure, speaker) in enumerate(spans)
    ]
    positions, _ = run(Document("d", text), statements)
    assert [p.holder for p in positions] == ["ruritania"]


@pytest.mark.synthetic
def test_a_refusal_takes_up_the_issue_before_it() -> None:
    text = "Ruritania rejected the oil embargo. Jane Roe declined to discuss the issue."
    statement = Statement(
        "d#s",
        "d",
        kind=StatementKind.INDIRECT,
        content=[Span(54, 74)],
        source=[Span(36, 44)],
        cue=[Span(45, 53)],
        speakers=["jane-roe"],
    )
    positions, _ = run(Document("d", text), [statement])
    assert [(p.holder, str(p.stance)) for p in positions] == [
        ("ruritania", "oppose"),
        ("jane-roe", "neutral"),
    ]


@pytest.mark.synthetic
def test_a_pronoun_takes_up_the_issue_the_speaker_spoke_of() -> None:
    assert coded("They chose to lift the embargo. It was a mistake.") == [
        "jane-roe embargo oppose",
        "jane-roe embargo oppose",
    ]


@pytest.mark.synthetic
def test_a_denied_claim_is_a_position_of_both() -> None:
    text = "We dismiss claims by Ruritania that jets hit villages."
    positions, _ = run(*said(text))
    assert [(p.holder, str(p.stance), p.reported_by) for p in positions] == [
        ("jane-roe", "oppose", ()),
        ("ruritania", "support", ("jane-roe",)),
    ]


@pytest.mark.synthetic
def test_a_pattern_marked_with_an_at_sign_gives_the_position_to_who_acts() -> None:
    book = Codebook(
        "c", actors=ACTORS, issues=[Issue("talks", con=["@ (walk|walked) out of the talks"])]
    )
    document, statements = said("Ruritania walked out of the talks.")
    positions, _ = Coder(book, INDEX).code(document, (), statements)
    assert [p.holder for p in positions] == ["ruritania"]


@pytest.mark.parametrize(
    "unit",
    [
        "We reject the oil embargo and ",
        "not ",
        "if ",
        "but not the ",
        "\N{LEFT DOUBLE QUOTATION MARK}",
        "([",
    ],
)
@pytest.mark.negative
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    def cost(size: int) -> int:
        document, statements = said(unit * (size // len(unit)) + "x")
        return work(lambda: run(document, statements))

    # Four times the text; a square would be 16.
    assert cost(80_000) <= 5 * cost(20_000) + 100


@pytest.mark.synthetic
def test_the_actors_of_a_document_may_be_handed_over() -> None:
    document, statements = said("Ruritania rejected the oil embargo.")
    paragraphs = [Paragraph("d", 0, span=Span(0, len(document.text)))]
    here = DocumentActors(INDEX, document.text)
    nobody = ActorIndex(())
    assert CODER.code(document, paragraphs, statements, here) == run(document, statements)
    positions, _ = CODER.code(document, paragraphs, statements, nobody)
    assert [p.holder for p in positions] == ["jane-roe"]


STRIKES = Codebook(
    "c",
    actors=ACTORS,
    issues=[
        Issue("pact", con=["(refus*|not|n't) ..4 trade"], mention=["trade pact"]),
        Issue("truce", pro=["(halt|stop) ..3 (raids|attacks)"]),
        Issue("raids", kind=IssueKind.CLAIM, pro=["(raid*|attack*) ..2 on ..3 villages"]),
    ],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania is not against trade across the river", ["ruritania pact support weak"]),
        ("Ruritania is not really opposed to trade", ["ruritania pact support weak"]),
        ("Ruritania would not allow trade", ["jane-roe pact oppose"]),
        ("They must halt their attacks on our villages", ["jane-roe truce support"]),
        (
            "We urge Ruritania to immediately halt its attacks on our villages",
            ["jane-roe truce support"],
        ),
        ("There were attacks on our villages", ["jane-roe raids support"]),
        ("We reject any talk of attacks on villages", ["jane-roe raids oppose"]),
    ],
)
@pytest.mark.synthetic
def test_double_negations_presuppositions_and_talk(text: str, expected: list[str]) -> None:
    document, statements = said(text)
    positions, _ = Coder(STRIKES, INDEX).code(document, (), statements)
    told = [f"{p.holder} {p.issue} {p.stance}" + " weak" * p.weak for p in positions]
    assert sorted(told) == expected


def test_what_is_to_end_is_opposed_where_the_words_stand_inside_the_mention() -> None:
    text = "Saudi Arabia demanded that Russia end its raids in Syria."
    study = analyze(Corpus([Document("d", text)]), "syria-2015")
    held = [(p.holder, p.stance.value) for p in study.positions]
    assert held == [("saudi-arabia", "oppose")]


def test_american_strikes_are_no_part_of_the_russian_campaign() -> None:
    text = "Lavrov said that Moscow regards US missile strikes in Syria as an act of aggression."
    study = analyze(Corpus([Document("d", text)]), "syria-2015")
    assert "russian_air_campaign_syria" not in {p.issue for p in study.positions}
    assert "coalition_operations_in_syria" in {p.issue for p in study.positions}
