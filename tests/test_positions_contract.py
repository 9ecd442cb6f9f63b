"""What is promised of every position: headline flag, merging, rule, addressee, repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancekit import Corpus, Document, analyze, load_codebook
from stancekit.codebook import ActorIndex, load
from stancekit.errors import CodebookError
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Issue,
    Paragraph,
    ParagraphRole,
    Position,
    Span,
    Statement,
    StatementKind,
    Study,
)
from stancekit.positions import Coder, IssueIndex

ROE = Actor("jane-roe", "Jane Roe", kind=ActorKind.PERSON)
BOOK = Codebook(
    "c",
    actors=[ROE],
    issues=[Issue("dam", mention=["new dam", "the dam"], pro=["build ..2 dam"])],
)


def coded(*lines: tuple[str, ParagraphRole]) -> tuple[Position, ...]:
    """Code lines that are all Jane Roe's words."""
    text = "\n".join(line for line, _ in lines)
    paragraphs, statements, at = [], [], 0
    for number, (line, role) in enumerate(lines):
        span = Span(at, at + len(line))
        paragraphs.append(Paragraph("d", number, span=span, role=role))
        statements.append(
            Statement(
                f"d#{number}",
                "d",
                kind=StatementKind.INDIRECT,
                content=[span],
                speakers=["jane-roe"],
            )
        )
        at = span.stop + 1
    document = Document("d", text)
    positions, _ = Coder(BOOK, ActorIndex(BOOK.actors)).code(document, paragraphs, statements)
    return positions


def test_headline_and_body_are_both_kept_and_told_apart() -> None:
    positions = coded(
        ("The dam is a mistake", ParagraphRole.HEADLINE),
        ("The dam is welcome and necessary.", ParagraphRole.BODY),
    )
    assert [(str(p.stance), p.headline) for p in positions] == [
        ("oppose", True),
        ("support", False),
    ]


def test_one_sentence_gives_one_position_for_a_holder_an_issue_and_a_stance() -> None:
    merged = coded(
        ("We support the new dam and we welcome the dam, so build that dam.", ParagraphRole.BODY)
    )
    assert len(merged) == 1
    apart = coded(
        ("We support the new dam.", ParagraphRole.BODY), ("Build that dam.", ParagraphRole.BODY)
    )
    assert len(apart) == 2


def test_two_stances_in_one_sentence_are_two_positions() -> None:
    both = coded(("We welcomed the new dam, but the dam has become a mistake.", ParagraphRole.BODY))
    assert sorted(str(p.stance) for p in both) == ["oppose", "support"]


@pytest.fixture(scope="module")
def study() -> Study:
    texts = {
        "a": "Lavrov said that the strikes without the consent of Damascus were a mistake.",
        "b": "Paris urged Russia to stop bombing the Syrian rebels. Kerry opposed a plan for talks"
        " in Geneva. Moscow's refusal to cooperate with the coalition was criticised.",
        "c": "Cameron said it would be wrong to arm the Kurds. He declined to say whether Assad"
        " must go.",
        "d": "The Kremlin does not intend to send ground troops to Syria.",
    }
    return analyze(Corpus([Document(k, v) for k, v in texts.items()]), "syria-2015")


def test_every_rule_named_is_a_pattern_or_a_step_of_the_decision(study: Study) -> None:
    index = IssueIndex(study.codebook)
    steps = {"negation", "litotes", "anaphora", "denial", "negated cue", "not meant"}
    assert len(study.positions) >= 4
    for position in study.positions:
        for rule in position.rule.split(" + "):
            assert rule in steps or index.source(rule), position
    assert any(p.rule.endswith(" + not meant") for p in study.positions)


def test_what_is_demanded_has_an_addressee_that_does_not_hold_it(study: Study) -> None:
    demanded = [p for p in study.positions if str(p.mode) == "demanded"]
    assert [(p.holder, p.addressee) for p in demanded if p.addressee] == [("france", "russia")]


ACTOR = '[actors.a]\nname = "A"\nkind = "person"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            ACTOR + 'affiliation = "b"',
            "actors.a.affiliation: got 'b', expected the id of an actor [unknown-actor]",
        ),
        (
            '[issues.i]\n[[tests]]\ntext = "x"\nissue = "i"\nholder = "z"\nstance = "support"',
            "tests[0].holder: got 'z', expected the id of an actor [unknown-actor]",
        ),
        ("[sets]\none = []", "sets.one.phrases: got no phrases, expected one [empty-set]"),
        (
            'include = ["b.toml"]\n' + ACTOR,
            "actors.a: got 'a' a second time (first in b.toml:1), expected override",
        ),
        (
            'include = ["d.toml"]',
            "include[0]: got 'c.toml', which includes this file [circular-include]",
        ),
        ('name = "\udcff"', "got byte 0xff at 8, expected UTF-8 [not-utf-8]"),
    ],
)
@pytest.mark.negative
def test_further_kinds_of_errors_have_their_message(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "b.toml").write_text(ACTOR, encoding="utf-8")
    (tmp_path / "d.toml").write_text('include = ["c.toml"]\n', encoding="utf-8")
    path = tmp_path / "c.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CodebookError) as caught:
        load(path)
    assert message in str(caught.value).replace(f"{tmp_path}/", "")


def test_a_folder_without_a_codebook_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="expected a file, a folder or one of"):
        load_codebook(tmp_path)
