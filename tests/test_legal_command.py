"""stancekit references: the forms of its output."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stancekit.cli import main

TEXT = "It cited Article 51 of the UN Charter & resolution 2249 (2015) <again>."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(f"=== a\ntitle: A <b>\n\n{TEXT}\n", encoding="utf-8")
    return path


def test_jsonl_has_the_names_of_the_measuring_data(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["references", str(article), "--format", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert row["id"] == "a"
    assert [list(r) for r in row["refs"]] == [["span", "instrument", "provision", "symbol"]] * 2
    assert [r["symbol"] for r in row["refs"]] == [None, "S/RES/2249"]
    start, stop = row["refs"][0]["span"]
    assert TEXT[start:stop] == "Article 51 of the UN Charter"


def test_table_names_what_was_found(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", str(article)]) == 0
    shown = capsys.readouterr().out
    assert "Article 51" in shown
    assert "ISIL" in shown  # the title that the table of instruments has for 2249


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(str(dict(attrs)["href"]))


def test_html_escapes_and_links(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert main(["references", str(article), "--format", "html", "--out", str(out)]) == 0
    page = _Words()
    page.feed(out.read_text(encoding="utf-8"))
    assert TEXT in "".join(page.words)
    assert page.links == ["https://docs.un.org/S/RES/2249(2015)"]


def test_a_missing_path_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", "no/such/file.txt"]) == 2
    assert "no/such/file.txt" in capsys.readouterr().err
