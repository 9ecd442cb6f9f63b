"""The package as users get it: version, public face, types."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import stancekit

ROOT = Path(__file__).parents[1]


def told_by(code: str) -> str:
    """Return what a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_version_is_told_once() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert first is not None
    assert first.group(1) == stancekit.__version__
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{stancekit.__version__}"\n' in project


def test_the_installed_metadata_agree() -> None:
    try:
        installed = importlib.metadata.metadata("stancekit")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("stancekit runs from its source folder and is not installed")
    assert installed["Version"] == stancekit.__version__
    assert installed["License-Expression"] == "MIT"
    assert installed["Requires-Python"] == ">=3.11"


def test_all_names_are_there_and_sorted() -> None:
    assert len(set(stancekit.__all__)) == len(stancekit.__all__)
    for name in stancekit.__all__:
        assert getattr(stancekit, name).__doc__, name


def test_names_are_imported_when_asked_for() -> None:
    code = (
        "import sys, stancekit; "
        "rooms = [m for m in sys.modules if m.startswith('stancekit.')]; "
        "assert stancekit.model.Span is stancekit.Span; "
        "assert 'stancekit.comparison' not in sys.modules; "
        "print(rooms, {*stancekit.__all__} <= {*dir(stancekit)})"
    )
    assert told_by(code).strip() == "[] True"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        stancekit.nothing  # type: ignore[attr-defined]  # noqa: B018 - it must fail


def test_type_checkers_see_the_names_that_are_imported_when_asked_for() -> None:
    tree = ast.parse(Path(stancekit.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("stancekit.")
        for alias in node.names
    }
    assert sorted(seen) == sorted(stancekit.__all__)
    for name, (module, inner) in seen.items():
        found = getattr(importlib.import_module(str(module)), inner)
        assert getattr(stancekit, name) is found


def test_the_version_is_told_without_loading_a_room() -> None:
    code = (
        "import sys; from stancekit.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith('stancekit.')))"
    )
    told, loaded = told_by(code).splitlines()
    assert told == f"stancekit {stancekit.__version__}"
    assert loaded == "['stancekit.cli', 'stancekit.cli.terminal', 'stancekit.errors']"


def test_it_is_typed() -> None:
    assert (Path(stancekit.__file__).parent / "py.typed").exists()


def test_importing_it_loads_no_extra() -> None:
    code = (
        "import sys, stancekit; [getattr(stancekit, name) for name in stancekit.__all__]; "
        "extras = {'jinja2', 'matplotlib', 'networkx', 'pyarrow', 'pandas', 'rich', 'hypothesis'}; "
        "print(sorted(extras & set(sys.modules)))"
    )
    assert told_by(code).strip() == "[]"


def test_it_works_from_a_zip_file(tmp_path: Path) -> None:
    """Spark hands packages on to its workers that way."""
    zipped = tmp_path / "stancekit.zip"
    package = Path(stancekit.__file__).parent
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in package.rglob("*"):
            archive.write(path, Path("stancekit") / path.relative_to(package))
    code = f"""if True:
        import sys; sys.path.insert(0, {str(zipped)!r})
        import stancekit
        corpus = stancekit.parse("=== a\\n\\nMoscow said that it supports a ceasefire in Syria.\\n")
        study = stancekit.analyze(corpus, "syria-2015")
        print(stancekit.__file__.startswith({str(zipped)!r}), study.positions[0].holder)
    """
    assert told_by(code).strip() == "True russia"


def test_strategies_are_not_hidden_by_modules_of_their_names() -> None:
    code = (
        "import stancekit.testing.repeats, stancekit.testing.corpora, stancekit.testing.positions; "
        "from stancekit import testing; "
        "print(all(callable(getattr(testing, name)) for name in testing.__all__))"
    )
    assert told_by(code).strip() == "True"


@pytest.mark.parametrize(
    "call", [lambda given: stancekit.analyze(given, "minimal"), stancekit.dedupe]
)
def test_what_is_no_corpus_is_told_as_such(call: Callable[[object], object]) -> None:
    documents = [stancekit.Document("a", "Nobody spoke.")]
    with pytest.raises(TypeError, match=r"corpus: got a list, expected a Corpus"):
        call(documents)
