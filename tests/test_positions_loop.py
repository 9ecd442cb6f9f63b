"""The analyst's loop: coverage, what was missed, why, and what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from stancekit import Corpus, Document, analyze
from stancekit.cli import main
from stancekit.codebook import available, load
from stancekit.model import Codebook, Span, TestSentence
from stancekit.positions import (
    Held,
    compare_codebooks,
    compare_positions,
    coverage,
    held_in,
    run_tests,
    uncoded,
    why,
)
from stancekit.testing import codebooks

BOOK = """
name = "works"
[sets]
plant = ["plant", "works"]
[actors.jane-roe]
name = "Jane Roe"
kind = "person"
[issues.closure]
mention = ["closure of the {plant}", "close the {plant}"]
pro = ["{plant} must close"]
"""
TEXT = (
    "Jane Roe said the plant must close. Jane Roe said that the closure of the works was"
    " discussed at the quarterly gathering. Jane Roe said that she had tea."
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "works.toml"
    path.write_text(BOOK, encoding="utf-8")
    return path


def test_coverage_counts_positions_mentions_and_patterns(book: Path) -> None:
    study = analyze(Corpus([Document("a", TEXT)]), book)
    found = coverage(study)
    assert found.issues[0] == {
        "issue": "closure",
        "support": 1,
        "oppose": 0,
        "neutral": 0,
        "uncoded": 1,
    }
    hits = {row["rule"]: (row["hits"], row["positions"]) for row in found.patterns}
    assert hits["closure.pro[0]"] == (1, 1)
    assert hits["closure.mention[0]"] == (1, 0)
    assert "quarterly gathering" in found.phrases.column("phrase")
    assert list(found.missed) == [{"issue": "closure", "reason": "no cue", "mentions": 1}]
    assert "issues" in str(found)


def test_uncoded_statements_with_a_mention_come_first(book: Path) -> None:
    table = uncoded(analyze(Corpus([Document("a", TEXT)]), book))
    assert [row["mentions"] for row in table] == ["closure (no cue)", ""]


def test_why_names_the_pattern_and_the_words(book: Path) -> None:
    study = analyze(Corpus([Document("a", TEXT)]), book)
    told = why(study, study.positions[0])
    assert [(p.rule, p.pattern, p.words) for p in told.parts] == [
        ("closure.pro[0]", "{plant} must close", "plant must close")
    ]
    assert "closure.pro[0]" in str(told)
    assert "Jane Roe, who speaks" in str(told)


def test_a_changed_codebook_gains_and_loses_positions(book: Path) -> None:
    corpus = Corpus([Document("a", TEXT)])
    before = held_in(analyze(corpus, book))
    book.write_text(BOOK.replace("must close", "was discussed"), encoding="utf-8")
    after = held_in(analyze(corpus, book))
    assert [r["change"] for r in compare_positions(before, after)] == ["gained", "lost"]


def test_a_study_explains_itself_and_a_codebook_its_changes(book: Path) -> None:
    corpus = Corpus([Document("a", TEXT)])
    study = analyze(corpus, book)
    position = study.positions[0]
    told = study.why(position)
    assert told == study.why(position.id)
    assert [(p.rule, p.pattern, p.words) for p in told.parts] == [
        ("closure.pro[0]", "{plant} must close", "")
    ]
    matched = why(study, position)
    assert (matched.text, matched.holder) == (told.text, told.holder)
    assert study.uncoded() == uncoded(study)
    with pytest.raises(KeyError, match="expected the id of a position"):
        study.why("nothing")
    book.write_text(BOOK.replace("must close", "was discussed"), encoding="utf-8")
    after = analyze(corpus, book)
    assert [r["change"] for r in after.changes(study)] == ["gained", "lost"]
    assert [r["change"] for r in study.changes(after)] == ["gained", "lost"]
    assert len(study.changes(study)) == 0
    assert [(r["change"], r["what"]) for r in study.codebook.diff(after.codebook)] == [
        ("removed", "{plant} must close"),
        ("added", "{plant} was discussed"),
    ]


def held(stance: str, start: int = 0) -> Held:
    return Held("d", "X", "i", stance, Span(start, start + 5))


def test_positions_are_matched_by_their_evidence() -> None:
    assert len(compare_positions([held("support")], [held("support", 2)])) == 0
    changed = compare_positions([held("support")], [held("oppose")])
    assert [(r["change"], r["before"], r["after"]) for r in changed] == [
        ("changed", "support", "oppose")
    ]
    apart = compare_positions([held("support")], [held("support", 20)])
    assert [r["change"] for r in apart] == ["gained", "lost"]


@given(codebooks(), codebooks())
def test_codebooks_differ_symmetrically(one: Codebook, other: Codebook) -> None:
    there = {(r["change"], r["where"], r["what"]) for r in compare_codebooks(one, other)}
    swap = {"added": "removed", "removed": "added"}
    back = {(swap[r["change"]], r["where"], r["what"]) for r in compare_codebooks(other, one)}
    assert there == back
    assert len(compare_codebooks(one, one)) == 0
    assert one.diff(other) == compare_codebooks(one, other)


@pytest.mark.parametrize("name", available())
def test_shipped_codebooks_keep_their_promises(name: str) -> None:
    broken = [(k.test.text, k.found) for k in run_tests(load(name)) if not k.good]
    assert broken == []


def test_a_broken_promise_is_told() -> None:
    book = load("minimal")
    test = TestSentence("The plant must close.", issue="plant_closure", stance=None)
    (kept,) = run_tests(
        Codebook("c", actors=book.actors, issues=book.issues, sets=book.sets, tests=[test])
    )
    assert not kept.good
    assert kept.found == ("anybody: support of plant_closure [plant_closure.pro[0]]",)


def test_check_and_coverage_on_the_command_line(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert main(["codebook", "check", str(book)]) == 0
    assert "1 actors, 1 issues, 3 patterns" in capsys.readouterr().out
    assert main(["codebook", "coverage", str(article), "--codebook", str(book)]) == 0
    assert "closure.pro[0]" in capsys.readouterr().out
    saved = tmp_path / "run.jsonl"
    analyzed = ["analyze", str(article), "--codebook", str(book), "--format", "jsonl"]
    assert main([*analyzed, "--out", str(saved)]) == 0
    against = ["codebook", "coverage", str(article), "--codebook", str(book), "--against"]
    assert main([*against, str(saved)]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    book.write_text(BOOK.replace("must close", "shall stay"), encoding="utf-8")
    assert main([*against, str(saved), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["change"] == "lost"
    assert main(["codebook", "diff", str(book), "minimal"]) == 0
    assert "removed" in capsys.readouterr().out


def test_a_broken_promise_and_a_broken_file_have_their_exit_codes(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promise = '[[tests]]\ntext = "The plant stays."\nissue = "closure"\nstance = "oppose"\n'
    book.write_text(BOOK + promise, encoding="utf-8")
    assert main(["codebook", "check", str(book)]) == 1
    assert "expected oppose on closure, got\n    nothing" in capsys.readouterr().out
    book.write_text(BOOK.replace("{plant} must", "{plan} must"), encoding="utf-8")
    assert main(["codebook", "check", str(book)]) == 2
    assert "works.toml:10: error: issues.closure.pro[0]: got {plan}" in capsys.readouterr().err
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a"}\n', encoding="utf-8")
    book.write_text(BOOK, encoding="utf-8")
    against = ["codebook", "coverage", str(book), "--codebook", str(book), "--against", str(bad)]
    assert main(against) == 2
    assert "expected a line of analyze --format jsonl" in capsys.readouterr().err
