"""The command `statements`: its forms and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stancekit.cli import main

TEXT = "The envoy said that <b>talks</b> had failed. “We will stay here,” she said."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT}) + "\n", encoding="utf-8")
    return path


def test_jsonl_has_the_text_and_spans_into_it(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statements", str(article), "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["id"], record["text"]) == ("one", TEXT)
    said = [TEXT[slice(*one["content"][0])] for one in record["statements"]]
    assert said == ["that <b>talks</b> had failed", "“We will stay here,”"]
    assert [one["kind"] for one in record["statements"]] == ["indirect", "direct"]


def test_the_page_marks_and_escapes(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert main(["statements", str(article), "--format", "html", "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert 'class="cue"' in page
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_classes_and_threshold_choose(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statements", str(article), "--classes", "belief", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["statements"] == []
    assert main(["statements", str(article), "--threshold", "1", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["statements"] == []


@pytest.mark.parametrize(
    "option", [["--threshold", "2"], ["--threshold", "x"], ["--classes", "speach"]]
)
def test_what_cannot_be_is_refused(
    article: Path, option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["statements", str(article), *option])
    assert stop.value.code == 2
    assert "expected" in capsys.readouterr().err


def test_the_table_names_speaker_cue_and_content(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statements", str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["document", "speaker", "cue", "class", "content", "certainty"]
    assert "said" in lines[1]
