"""stancekit analyze: from paths to positions, legal bases, statements."""

from __future__ import annotations

import argparse
from typing import Any, get_args

from stancekit.cli.common import (
    add_codebook,
    add_out,
    add_paths,
    add_processes,
    analyze_paths,
    emit,
    show_table,
)
from stancekit.cli.terminal import readable
from stancekit.errors import Severity
from stancekit.exchange.coding import to_coding_jsonl
from stancekit.exchange.convert import to_json
from stancekit.model.study import RowKind

__all__ = ["add", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "analyze",
        help="find who stands where, on what legal ground",
        description="Read articles, find statements, positions and legal bases.",
        epilog=(
            "table: a readable overview. jsonl: a line a document, with every span. json: the "
            "whole study, to be loaded again. csv: one kind of rows, see --rows."
        ),
    )
    add_paths(parser)
    add_codebook(parser)
    add_processes(parser)
    parser.add_argument(
        "--format", choices=("table", "jsonl", "json", "csv"), default="table", help="output form"
    )
    parser.add_argument(
        "--rows",
        choices=get_args(RowKind),
        default=None,
        help="one kind of rows only, for table and csv (csv: positions by default)",
    )
    add_out(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Analyse and write."""
    study = analyze_paths(args.paths, args.codebook, args.processes)
    if args.format == "jsonl":
        text = to_coding_jsonl(study)
    elif args.format == "json":
        text = to_json(study, indent=1) + "\n"
    elif args.format == "csv" or args.rows:
        text = show_table(study.rows(args.rows or "positions"), args.format, args.out)
    else:
        text = readable(study, args.out)
    emit(text, args.out)
    return int(any(p.severity is Severity.ERROR for p in study.problems))
