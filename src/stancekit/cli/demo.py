"""stancekit demo: the shipped example corpus and what stancekit finds in it."""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path
from typing import Any

from stancekit.cli.common import DEFAULT_CODEBOOK, Failure, analyze_paths, emit
from stancekit.cli.terminal import readable

__all__ = ["add", "example_corpus", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "demo",
        help="show the main job on the shipped example corpus",
        description="Analyse the example corpus that comes with stancekit and show the result.",
    )
    parser.set_defaults(run=run)


def example_corpus() -> Path:
    """Return the path of the example corpus, in an installed package or a source checkout.

    Raises:
        Failure: It is in neither place.
    """
    packaged = Path(str(files("stancekit"))) / "examples" / "corpus.txt"
    checkout = Path(__file__).parents[3] / "examples" / "corpus.txt"
    for path in (packaged, checkout):
        if path.is_file():
            return path
    raise Failure(f"got no example corpus, expected one at {packaged}")


def run(args: argparse.Namespace) -> int:
    """Analyse the example corpus and show it."""
    del args
    study = analyze_paths([str(example_corpus())], DEFAULT_CODEBOOK)
    emit(readable(study, None), None)
    return 0
