"""The command line as a person meets it: results, messages, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stancekit.cli import build_parser, main
from stancekit.cli.demo import example_corpus
from stancekit.exchange import from_json
from stancekit.model import Study

ARTICLE = """=== one
title: Moscow presses for talks
published: 2015-10-02

Russian Foreign Minister Sergey Lavrov said on Friday that Russia opposes strikes on Syria
without the consent of Damascus. "We call for a political settlement in Syria," Lavrov said.

US Secretary of State John Kerry said Assad must leave power.
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "articles.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stancekit", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def test_analyze_shows_a_table(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", article]) == 0
    shown = capsys.readouterr().out
    assert "Who stands where" in shown
    assert "Sergey Lavrov" in shown


def test_analyze_writes_a_line_a_document(article: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["analyze", article, "--format", "jsonl", "--out", str(out)]) == 0
    (line,) = out.read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert found["id"] == "one"
    assert set(found) >= {
        "text_sha256",
        "paragraphs",
        "repeats",
        "statements",
        "positions",
        "legal",
    }
    speakers = {name for s in found["statements"] for name in s["speakers"]}
    assert speakers >= {"Sergey Lavrov", "John Kerry"}


def test_analyze_writes_a_study_that_reads_back(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", article, "--format", "json"]) == 0
    study = from_json(Study, capsys.readouterr().out)
    assert study.corpus.ids == ("one",)


@pytest.mark.parametrize("kind", ["statements", "positions", "paragraphs", "documents"])
def test_analyze_writes_rows(article: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", article, "--format", "csv", "--rows", kind]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert rows


def test_a_folder_gives_a_document_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text("Kerry said Assad must go.", encoding="utf-8")
    assert main(["analyze", str(tmp_path), "--format", "jsonl"]) == 0
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert ids == ["a", "b"]


def test_compare_two_actors(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["compare", article, "--actors", "Sergey Lavrov", "John Kerry"]
    assert main(words) == 0
    assert "Lavrov" in capsys.readouterr().out
    assert main([*words, "--format", "jsonl"]) == 0
    assert all(json.loads(line) for line in capsys.readouterr().out.splitlines())


def test_demo_runs_on_the_shipped_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert example_corpus().is_file()
    assert main(["demo"]) == 0
    shown = capsys.readouterr().out
    assert "Who stands where" in shown
    assert "On what legal ground" in shown


@pytest.mark.negative
def test_a_missing_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", "no/such/file.txt"]) == 2
    assert "got no/such/file.txt, expected a file or folder that exists" in capsys.readouterr().err


@pytest.mark.negative
def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(tmp_path)]) == 2
    assert "expected .txt files in it" in capsys.readouterr().err


@pytest.mark.negative
def test_a_binary_file_is_told_not_traced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(bytes(range(256)) * 40)
    assert main(["analyze", str(path)]) == 2
    assert "photo.txt: got a binary file, expected text" in capsys.readouterr().err


@pytest.mark.negative
def test_bytes_that_do_not_decode_are_told_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Der Präsident sagte nichts. ".encode("latin-1") * 20)
    assert main(["analyze", str(path)]) == 1
    shown = capsys.readouterr()
    assert "old.txt" in shown.err
    assert "and 15 more" in shown.err
    assert shown.out.startswith("Found")


@pytest.mark.negative
def test_a_broken_codebook_names_file_and_key(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[actors.x]\nname = "X"\nkynd = "state"\n', encoding="utf-8")
    assert main(["analyze", article, "--codebook", str(path)]) == 2
    shown = capsys.readouterr().err
    assert "mine.toml" in shown
    assert "kynd" in shown


@pytest.mark.negative
def test_an_unknown_codebook(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", article, "--codebook", "atlantis"]) == 2
    assert "atlantis" in capsys.readouterr().err


@pytest.mark.negative
def test_an_unknown_actor(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", article, "--actors", "Sergey Lavrow", "John Kerry"]) == 2
    assert "Lavrow" in capsys.readouterr().err


@pytest.mark.negative
def test_an_out_folder_that_is_not_there(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", article, "--out", str(tmp_path / "no" / "x.json")]) == 2
    assert "expected a folder" in capsys.readouterr().err


@pytest.mark.negative
def test_the_same_id_twice(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", article, article]) == 2
    assert "two documents with the id one" in capsys.readouterr().err


@pytest.mark.negative
def test_wrong_options_exit_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["analyze"])
    assert caught.value.code == 2


def test_every_command_has_help() -> None:
    done = run("--help")
    assert done.returncode == 0
    for name in ("analyze", "compare", "demo"):
        assert name in done.stdout
        assert run(name, "--help").returncode == 0
    assert build_parser().prog == "stancekit"


def test_a_closed_pipe_is_no_traceback(article: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(
        [sys.executable, "-m", "stancekit", "analyze", article, "--format", "json"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writer)
    _, complaint = process.communicate(timeout=120)
    assert process.returncode == 141
    assert complaint == ""
