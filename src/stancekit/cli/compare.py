"""stancekit compare: two actors side by side."""

from __future__ import annotations

import argparse
from typing import Any

from stancekit.cli.common import (
    Failure,
    add_codebook,
    add_out,
    add_paths,
    add_processes,
    analyze_paths,
    emit,
    show_table,
)
from stancekit.comparison import compare

__all__ = ["add", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "compare",
        help="two actors: where they agree, differ, or only one speaks",
        description="Compare two actors issue by issue, with the evidence of both.",
    )
    add_paths(parser)
    add_codebook(parser)
    add_processes(parser)
    parser.add_argument("--actors", nargs=2, required=True, metavar=("A", "B"), help="two names")
    parser.add_argument(
        "--format", choices=("table", "jsonl", "json", "csv"), default="table", help="output form"
    )
    add_out(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Analyse, compare and write."""
    study = analyze_paths(args.paths, args.codebook, args.processes)
    try:
        found = compare(study, *args.actors)
    except (KeyError, ValueError) as error:
        raise Failure(str(error.args[0] if error.args else error)) from None
    text = (
        f"{found}\n" if args.format == "table" else show_table(found.table(), args.format, args.out)
    )
    emit(text, args.out)
    return 0
