"""The example programs run, and the example corpus is what it says it is."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stancekit.corpus import parse, render

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
TEXT = (EXAMPLES / "corpus.txt").read_text(encoding="utf-8")


def test_the_corpus_shows_what_it_promises() -> None:
    assert len(re.findall(r"^=== \S+$", TEXT, re.MULTILINE)) >= 8
    years = set(re.findall(r"^published: (\d{4})", TEXT, re.MULTILINE))
    assert years == {"2014", "2015", "2016", "2017"}
    assert "\N{NO-BREAK SPACE}" in TEXT
    opening, closing = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
    articles = re.split(r"^=== ", TEXT, flags=re.MULTILINE)
    assert any(article.count(opening) != article.count(closing) for article in articles)


def test_the_corpus_reads_without_a_problem_and_writes_back() -> None:
    corpus = parse(TEXT)
    assert corpus.problems == ()
    assert parse(render(corpus)) == corpus
    assert all(d.outlet and d.title and d.language == "en" for d in corpus)
    assert [d.id for d in corpus if d.published is None] == ["undated-briefing"]


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.name)
def test_scripts_run(script: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


@pytest.mark.parametrize("notebook", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda p: p.name)
def test_notebooks_run(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nbformat", "nbclient", "ipykernel"):
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is not installed: pip install --group notebook")
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", path)
    # A kernel of its own process: the test's warnings filter does not reach it.
    command = [sys.executable, "-c", RUN_NOTEBOOK, str(tmp_path / "examples" / notebook.name)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


RUN_NOTEBOOK = """
import pathlib, sys
import nbclient, nbformat
path = pathlib.Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
nbclient.NotebookClient(
    notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": path.parent}}
).execute()
"""
