"""What people see on a terminal, and what a terminal must not obey."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.cli import main
from stancekit.cli.terminal import Progress, counted, readable
from stancekit.errors import printable
from stancekit.model import Codebook, Corpus, Document, Study, Table

TABLE = Table(
    ("actor", "stance", "n"),
    [("Russia", "oppose", 3), ("Fran\x1b[2Jce", "support", 1)],
    caption="Who",
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say so."""
        return True


@given(st.text())
def test_what_is_printable_steers_no_terminal(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert printable(shown) == shown
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown if c not in "\t\n")


@pytest.mark.negative
@pytest.mark.parametrize(
    "text", ["", "a\tb\n", "Kurdî, Ελλάδα, Москва, 北京, 🕊️", "نیم\N{ZERO WIDTH NON-JOINER}فاصله"]
)
def test_writing_of_any_script_stays(text: str) -> None:
    assert printable(text) == text


def test_cells_steer_no_terminal() -> None:
    assert "\x1b" not in TABLE.text()
    assert "\x1b" not in TABLE._repr_html_()


def test_in_a_pipe_lines_are_as_long_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert readable(TABLE, None) == f"{TABLE.text()}\n"
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert readable(TABLE, "a.txt") == f"{TABLE.text()}\n"


def test_without_rich_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.setenv("COLUMNS", "30")
    assert readable(TABLE, None) == f"{TABLE.text(30)}\n"


def test_with_rich_nothing_is_cut_and_stances_have_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    words = "a long sentence of evidence that does not fit into one line of a narrow window"
    shown = readable(Table(("stance", "evidence"), [("oppose", f"{words} [bold]")]), None)
    assert "\x1b[31moppose" in shown
    assert "[bold]" in shown
    assert "…" not in shown
    plain = shown.replace("\n", " ")
    assert all(word in plain for word in words.split())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in readable(TABLE, None)


def test_a_study_is_shown_by_rich_too(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    monkeypatch.setattr(sys, "stdout", Terminal())
    shown = readable(Study(Corpus([Document("a", "Fish.")]), Codebook("none")), None)
    assert "Found" in shown
    assert "documents" in shown


@pytest.mark.parametrize("rich", [True, False])
def test_progress_shows_after_a_second_and_is_wiped(
    monkeypatch: pytest.MonkeyPatch, *, rich: bool
) -> None:
    if rich:
        pytest.importorskip("rich")
    else:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    now = iter(range(0, 1000, 2))
    monkeypatch.setattr("stancekit.cli.terminal._now", lambda: float(next(now)))
    assert list(counted(["a", "b", "c"], 3, "documents")) == ["a", "b", "c"]
    shown = stream.getvalue()
    assert "documents" in shown
    # Rich moves up and wipes the line; so does the counter, on the line itself.
    assert "\x1b[2K" in shown if rich else shown.endswith("documents\r\x1b[K")


def test_progress_is_silent_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress(2, "documents")
    monkeypatch.setattr("stancekit.cli.terminal._now", lambda: 1e9)
    progress()
    progress.close()
    assert stream.getvalue() == ""


def test_messages_steer_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", "no\x1b[2Jthing"]) == 2
    assert "\x1b" not in capsys.readouterr().err
