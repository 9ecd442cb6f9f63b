"""stancekit network on the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from stancekit.cli import main
from stancekit.exchange.dna import write_dna
from stancekit.exchange.dna_model import (
    DnaCoder,
    DnaDocument,
    DnaProject,
    DnaStatement,
    DnaStatementType,
    DnaVariable,
)


@pytest.fixture
def dna(tmp_path: Path) -> Path:
    names = (("organization", "short text"), ("concept", "short text"), ("agreement", "boolean"))
    variables = [DnaVariable(n, *pair) for n, pair in enumerate(names, 1)]  # type: ignore[arg-type]
    coded = [("Russia", "truce", True), ("Iran", "truce", True), ("France", "truce", False)]
    statements = [
        DnaStatement(n, 1, 1, 0, 5, 1, (("organization", a), ("concept", b), ("agreement", yes)))
        for n, (a, b, yes) in enumerate(coded, 1)
    ]
    project = DnaProject(
        [DnaCoder(1, "Admin")],
        [DnaDocument(1, "T", "They spoke.", 1)],
        [DnaStatementType(1, "DNA Statement", variables=variables)],
        (),
        statements,
    )
    path = tmp_path / "x.dna"
    write_dna(project, path)
    return path


def test_a_dna_file_to_every_form(dna: Path, tmp_path: Path) -> None:
    for suffix in (".csv", ".graphml", ".gexf", ".dl"):
        out = tmp_path / f"out{suffix}"
        options = ["--kind", "one-mode", "--aggregation", "subtract", "--out", str(out)]
        assert main(["network", str(dna), *options]) == 0
        assert "Russia" in out.read_text(encoding="utf-8")
    head, *body = csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines())
    assert head == ["", "France", "Iran", "Russia"]
    assert body[0] == ["France", "0", "-1", "-1"]


def test_two_files_stay_two_documents(dna: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--duplicates", "document", "--only", "organization=Iran"]
    assert main(["network", str(dna), str(dna), *options]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == ["Iran", "2"]


def test_articles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Talks\n\nRussia supports the ceasefire, Sergey Lavrov said.\n")
    assert main(["network", str(article), "--repeats", "ignore"]) == 0
    assert capsys.readouterr().out.startswith("holder by issue")


@pytest.mark.negative
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--out", "x.xlsx"], "expected a name ending in .csv"),
        (["--rows", "person name"], "expected one of statement_id"),
        (["--exclude", "Iran"], "expected FIELD=VALUE"),
        (["--exclude", "concept=a", "--only", "concept=b"], "expected one of them"),
        (["--aggregation", "congruence"], "ignore, subtract, combine for two-mode"),
        (["--statement-type", "Other"], "expected one of DNA Statement"),
    ],
)
def test_bad_options_are_told(
    dna: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["network", str(dna), *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.negative
def test_bad_files_are_told(dna: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "bad.dna").write_text("no database at all, but long enough to look like a page")
    assert main(["network", str(tmp_path / "none.dna")]) == 2
    assert main(["network", str(tmp_path / "bad.dna")]) == 2
    assert main(["network", str(dna), str(tmp_path / "a.txt")]) == 2
    told = capsys.readouterr().err
    assert "expected a .dna file that exists" in told
    assert "SQLite refuses" in told
    assert "the one or the other" in told
