"""What the documentation shows is what happens: every session in it is run."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stancekit

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^(?P<ticks>`{3,}) *(?P<language>[\w{}-]*).*$")
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
# A page that needs a library which is no dependency says so: `% needs: pandas, networkx`.
NEEDS = re.compile(r"^(?:%|<!--) needs: (?P<names>[\w, ]+)", re.MULTILINE)


def fences(text: str, language: str) -> str:
    """Return the text with every line blank that is not inside a fence of the language.

    Lines keep their numbers; a fence's own lines become blank, so that they end the output that
    a session expects.
    """
    lines: list[str] = []
    opened: re.Match[str] | None = None
    for line in text.splitlines():
        fence = FENCE.match(line)
        if opened is None:
            opened = fence
            lines.append("")
        elif fence and fence["ticks"] >= opened["ticks"] and not fence["language"]:
            opened = None
            lines.append("")
        else:
            lines.append(line if opened["language"] == language else "")
    return "\n".join(lines) + "\n"


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, so that sessions can write files beside them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_only_fences_of_the_language_are_kept() -> None:
    page = "a\n```python\n>>> 1\n1\n```\n```sh\nls\n```\n````md\n```python\n>>> 2\n```\n````\n"
    assert fences(page, "python").split() == [">>>", "1", "1"]
    assert fences(page, "sh").split() == ["ls"]
    assert fences(page, "python").count("\n") == page.count("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
@pytest.mark.usefixtures("workplace")
def test_sessions_run_as_shown(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    needs = NEEDS.search(text)
    for name in needs["names"].split(",") if needs else ():
        if importlib.util.find_spec(name.strip()) is None:
            pytest.skip(f"{page.name} needs {name.strip()}, which is not installed")
    sessions = fences(text, "python")
    parser = doctest.DocTestParser()
    test = parser.get_doctest(sessions, {"__name__": "__main__"}, page.name, str(page), 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    runner.run(test, out=told.append)
    assert runner.failures == 0, "".join(told)
    if not test.examples:
        compile(sessions, str(page), "exec")


def commands(text: str) -> list[tuple[str, str]]:
    """Return the `$ stancekit ...` lines of console fences, each with the output under it."""
    found: list[tuple[str, list[str]]] = []
    for line in fences(text, "console").splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and line:
            found[-1][1].append(line)
    return [(line, "\n".join(output)) for line, output in found if line.startswith("stancekit ")]


def test_commands_are_told_from_their_output() -> None:
    page = "```console\n$ stancekit a\nx\ny\n$ ls\nz\n```\n```sh\nstancekit b\n```\n"
    assert commands(page) == [("stancekit a", "x\ny")]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
@pytest.mark.usefixtures("workplace")
def test_commands_run_as_shown(page: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    checker = doctest.OutputChecker()
    for line, expected in commands(page.read_text(encoding="utf-8")):
        command = [sys.executable, "-m", "stancekit", *shlex.split(line)[1:]]
        run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert run.returncode == 0, f"{line}: {run.stderr}"
        if expected:
            assert checker.check_output(expected + "\n", run.stdout, OPTIONS), run.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_that_are_linked_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_citation_names_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {stancekit.__version__}\n" in citation


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    for name in ("sphinx", "furo", "myst_parser"):
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is not installed: pip install --group docs")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    folders = [str(ROOT / "docs"), str(tmp_path / "site"), "-d", str(tmp_path / "trees")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    built = subprocess.run(
        [*command, *folders], capture_output=True, text=True, check=False, env=environment
    )
    assert built.returncode == 0, built.stderr
