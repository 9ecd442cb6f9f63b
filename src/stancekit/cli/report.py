"""stancekit report: what was found as one HTML page."""

from __future__ import annotations

import argparse
from typing import Any

from stancekit.cli.common import (
    Failure,
    add_codebook,
    add_paths,
    add_processes,
    analyze_paths,
    emit,
    expect_pages,
)
from stancekit.show import report

__all__ = ["add", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "report",
        help="one HTML page: who stands where, the sentences that prove it, the marked articles",
        description="Analyse articles and write what was found as one HTML page that needs "
        "nothing but a browser.",
    )
    add_paths(parser)
    add_codebook(parser)
    add_processes(parser)
    parser.add_argument("--title", default="Who stands where", help="heading of the page")
    parser.add_argument(
        "--articles",
        type=int,
        default=200,
        metavar="N",
        help="show at most N articles in full, those with most positions (default: %(default)s)",
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        help="where to write the page; - for the terminal",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Analyse, show and write."""
    if args.articles < 0:
        raise Failure(f"--articles: got {args.articles}, expected 0 or more")
    expect_pages()
    study = analyze_paths(args.paths, args.codebook, args.processes)
    page = report(study, title=args.title, articles=args.articles)
    emit(page, None if args.out == "-" else args.out)
    return 0
