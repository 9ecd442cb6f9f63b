"""stancekit repeats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from stancekit.cli import main

TEXT = "The envoy said that no troops of seven states would cross the border before Friday."


def corpus(tmp_path: Path, *texts: str) -> str:
    path = tmp_path / "corpus.jsonl"
    rows = ({"id": f"d{i}", "text": text} for i, text in enumerate(texts))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def test_a_line_is_a_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus(
        tmp_path, TEXT, TEXT.upper(), TEXT.replace("seven", "nine"), "Nothing of it here."
    )
    assert main(["repeats", path, "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    stop = len(TEXT)
    assert lines[0] == {
        "original": {"document": "d0", "span": [0, stop]},
        "copy": {"document": "d1", "span": [0, stop]},
        "kind": "exact",
        "resemblance": 1.0,
        "containment": 1.0,
        "facts_differ": [],
    }
    assert [(x["kind"], x["facts_differ"]) for x in lines[1:]] == [("near", ["seven|nine"])]


def test_a_stock_line_gives_one_line_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = corpus(tmp_path, *[TEXT] * 15)
    assert main(["repeats", path, "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["original"]["document"] for line in lines] == ["d0"] * 14
    assert main(["repeats", path]) == 0
    out = capsys.readouterr().out
    assert out.startswith("0 pairs, 1 groups, 15 documents")
    assert "stock paragraphs\ndocuments  text\n15" in out


def test_thresholds_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus(tmp_path, TEXT, TEXT.replace("border", "river"))
    for resemblance, count in (("0.5", 1), ("0.9", 0)):
        options = ["--resemblance", resemblance, "--containment", "1", "--format", "jsonl"]
        assert main(["repeats", path, *options]) == 0
        assert len(capsys.readouterr().out.splitlines()) == count
    assert main(["repeats", path, "--resemblance", "0.1"]) == 2
    assert "got 0.1, expected a number from 0.3 to 1" in capsys.readouterr().err


def test_csv_and_html(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus(tmp_path, TEXT, TEXT.replace("border", "<river>"))
    assert main(["repeats", path, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["kind"] for row in rows] == ["near"]
    out = tmp_path / "out.html"
    assert main(["repeats", path, "--format", "html", "--out", str(out)]) == 0
    assert "<del>border</del>" in out.read_text("utf-8")
    assert "<river>" not in out.read_text("utf-8")


def test_a_missing_path_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repeats", "no-such-file"]) == 2
    assert "no-such-file" in capsys.readouterr().err
