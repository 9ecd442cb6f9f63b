"""`stancekit report` as a person meets it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from show_pages import Page
from stancekit.cli import main

CORPUS = Path(__file__).parents[1] / "examples" / "corpus.txt"

pytest.importorskip("jinja2", reason="the report needs jinja2: pip install 'stancekit[report]'")


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert main(["report", str(CORPUS), "--out", str(out), "--title", "A <b>title</b>"]) == 0
    html = out.read_text(encoding="utf-8")
    page = Page(html)
    assert "<h1>A &lt;b&gt;title&lt;/b&gt;</h1>" in html
    assert page.unbalanced == []
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert page.tags["details"] > 11


def test_a_page_can_go_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(CORPUS), "--articles", "0", "--out", "-"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("<!DOCTYPE html>")
    assert "11 articles are not shown" in shown


@pytest.mark.negative
def test_a_limit_below_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(CORPUS), "--articles", "-1", "--out", "-"]) == 2
    assert "got -1, expected 0 or more" in capsys.readouterr().err


@pytest.mark.negative
@pytest.mark.parametrize(
    "words",
    [
        ["report", "no such file", "--out", "-"],
        ["statements", "no such file", "--format", "html"],
        ["references", "no such file", "--format", "html"],
        ["repeats", "no such file", "--format", "html"],
    ],
    ids=lambda words: words[0],
)
def test_without_jinja_it_says_so_before_the_work(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert main(words) == 2
    assert "stancekit[report]" in capsys.readouterr().err
