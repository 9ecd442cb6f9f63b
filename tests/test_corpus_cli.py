"""stancekit convert and stancekit check, as a person meets them."""

from __future__ import annotations

import io
import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from stancekit.cli import main
from stancekit.corpus import read, render
from stancekit.model import Corpus, Document

CORPUS = Corpus([Document("a", "One.\n\nTwo.", outlet="Wire"), Document("b", "Three.")])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.txt"
    path.write_bytes(render(CORPUS).encode())
    return path


@pytest.mark.parametrize("name", ["front-matter", "tags", "json-lines", "csv", "tsv", "pipe"])
def test_convert_there_and_back(source: Path, tmp_path: Path, name: str) -> None:
    middle, back = tmp_path / "middle", tmp_path / "back.txt"
    assert main(["convert", str(source), str(middle), "--to", name]) == 0
    assert main(["convert", str(middle), str(back), "--from", name]) == 0
    assert back.read_bytes() == source.read_bytes()


def test_convert_takes_the_suffix_and_standard_streams(
    source: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main(["convert", str(source), str(tmp_path / "out.jsonl")]) == 0
    first = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(first)["outlet"] == "Wire"
    stdin = io.TextIOWrapper(io.BytesIO((tmp_path / "out.jsonl").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["convert", "-", "-"]) == 0
    assert capsys.readouterr().out == render(CORPUS)


def test_convert_says_what_would_be_lost(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    assert main(["convert", str(source), str(target), "--to", "folder"]) == 2
    assert "outlet" in capsys.readouterr().err
    assert not target.exists()
    assert main(["convert", str(source), str(target), "--to", "folder", "--lossy"]) == 0
    assert [d.text for d in read(target)] == [d.text for d in CORPUS]


def test_convert_unwraps_and_rewraps(tmp_path: Path) -> None:
    source, joined, back = (tmp_path / n for n in ("in.txt", "joined.txt", "back.txt"))
    text = "=== a\n\nThe minister told reporters\nthat he stays.\n"
    source.write_text(text, encoding="utf-8")
    assert main(["convert", str(source), str(joined), "--unwrap"]) == 0
    assert "reporters that he" in joined.read_text(encoding="utf-8")
    assert main(["convert", str(joined), str(back), "--rewrap"]) == 0
    assert back.read_text(encoding="utf-8") == text


def test_convert_fills_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2015-10-02_wire.txt").write_text("Nothing.", encoding="utf-8")
    (tmp_path / "x.txt").write_text("MOSCOW, October 4. /WIRE/. Nothing.", encoding="utf-8")
    assert main(["convert", str(tmp_path), "-", "--dates", "file-name"]) == 0
    out = capsys.readouterr().out
    assert "published: 2015-10-02" in out
    assert "published: XXXX-10-04" in out


def test_check_shows_lines_and_fails_on_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"=== a\ntitle: x\nno \x1b[31mcolon\n\nok\n=== b\n\nx\xffy\n")
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:3:1: error: got 'no \\x1b[31mcolon', expected" in out
    assert "\n    no \\x1b[31mcolon\n    ^\n" in out
    assert f"{path}:8:2: error: got bytes ff at offset 41" in out
    assert "\n    x\N{REPLACEMENT CHARACTER}y\n     ^\n" in out
    assert out.endswith("2 documents, 2 errors, 0 warnings, 1 info\n")
    assert "\x1b" not in out


def test_check_is_content_with_a_good_corpus(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(source)]) == 0
    assert capsys.readouterr().out.endswith("2 documents, 0 errors, 0 warnings, 1 info\n")
    assert main(["check", str(source), "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["code"] == "dialect"


def test_check_cuts_long_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.csv"
    path.write_text('id,text\na,"' + "x" * 5000 + '"tail\n', encoding="utf-8")
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    shown, caret = next((a, b) for a, b in pairwise(lines) if "^" in b)
    assert len(shown) < 120
    assert shown[caret.index("^") :] == "tail"


def test_check_shows_the_lines_of_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"=== a\nno field\n")))
    assert main(["check", "-"]) == 1
    assert "<stdin>:2:1: error: got 'no field'" in (out := capsys.readouterr().out)
    assert "\n    no field\n    ^\n" in out


def test_a_wrong_encoding_does_not_flood_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"caf\xe9 \n" * 50)
    assert main(["check", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out.count("[encoding]") == 21
    assert f"{path}: and 30 more [encoding]; --all shows them\n" in out
    assert "such as --encoding cp1252" in err
    assert main(["check", "--all", str(path)]) == 1
    assert capsys.readouterr().out.count("[encoding]") == 50
    assert main(["check", "--encoding", "cp1252", str(path)]) == 0
    assert "cp1252" not in capsys.readouterr().err
    assert main(["convert", str(path), "-"]) == 1
    assert "such as --encoding cp1252" in capsys.readouterr().err


def test_columns_are_mapped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").write_text("No,Body=x\n7,Nothing.\n", encoding="utf-8")
    (tmp_path / "t").write_text("No;Body=x\n7;Nothing.\n", encoding="utf-8")
    (tmp_path / "t.jsonl").write_text('{"No": "7", "Body=x": "Nothing."}', encoding="utf-8")
    columns = ["--column", "No=id", "--column", "Body=x=text"]
    for name, more in (("t.csv", []), ("t", ["--from", "csv-semicolon"]), ("t.jsonl", [])):
        assert main(["convert", str(tmp_path / name), "-", *columns, *more]) == 0
        assert capsys.readouterr().out == "=== 7\n\nNothing.\n"
        assert main(["check", str(tmp_path / name), *columns, *more]) == 0
        capsys.readouterr()


def test_binary_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(bytes(range(256)) * 40)
    for words in (["check", str(path)], ["convert", str(path), "-"]):
        assert main(words) == 2
        assert "got a binary file, expected text" in capsys.readouterr().err
    path.write_bytes(b"=== a\n\nnul \0 is text\n")
    assert main(["check", str(path)]) == 0
    path.write_bytes("=== a\n\ntext\n".encode("utf-16-be"))
    assert main(["check", str(path), "--encoding", "utf-16-be"]) == 0


@pytest.mark.parametrize(
    "words",
    [
        ["check", "{source}", "--column", "text"],
        ["check", "{source}", "--column", "Body=body", "--from", "csv"],
        ["check", "{source}", "--column", "Body=text"],
        ["convert", "{source}", "out.zip"],
        ["check", "missing"],
        ["convert", "missing", "out"],
        ["check", "{source}", "--encoding", "none"],
        ["convert", "{source}", "missing/out.txt"],
        ["convert", "{source}", "-", "--to", "nexis"],
    ],
)
def test_what_cannot_be_done_is_told(
    source: Path,
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(source.parent)
    assert main([word.format(source=source) for word in words]) == 2
    assert capsys.readouterr().err.startswith("stancekit: ")
