"""stancekit network: who shares what with whom, from articles or a .dna file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from stancekit.cli.common import (
    Failure,
    add_codebook,
    add_paths,
    add_processes,
    analyze_paths,
    emit,
)
from stancekit.comparison import Network, network
from stancekit.comparison.counting import Repeats
from stancekit.comparison.events import Compat, Duplicates
from stancekit.comparison.graph import NetworkKind
from stancekit.comparison.projection import Aggregation, Normalization
from stancekit.exchange.dna import read_dna
from stancekit.exchange.graphs import GRAPH_SUFFIXES, graph_text

__all__ = ["add", "run"]

# What DNA projects are customarily counted by.
_CUSTOMARY = ("organization", "concept", "agreement")


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "network",
        help="actors by issues, or actors by actors, as CSV, GraphML, GEXF or UCINET DL",
        description="Count positions (or the statements of .dna files) into a network.",
    )
    add_paths(parser)
    add_codebook(parser)
    add_processes(parser)
    option = parser.add_argument
    option("--rows", metavar="F", help="field of the rows (default: holder, organization)")
    option("--columns", metavar="F", help="field of the columns (default: issue, concept)")
    option("--qualifier", metavar="F", help="field compared (default: stance, agreement)")
    option("--kind", choices=get_args(NetworkKind), default="two-mode")
    option("--aggregation", choices=get_args(Aggregation), default="ignore")
    option("--normalization", choices=get_args(Normalization), default="no")
    option("--duplicates", choices=get_args(Duplicates), default="include", help="equal records")
    option("--repeats", choices=get_args(Repeats), default="once per group", help="copied text")
    option("--isolates", action="store_true", help="keep labels that lost all their records")
    for name, what in (("exclude", "leave out"), ("only", "keep no others than")):
        option(f"--{name}", action="append", default=[], metavar="F=VALUE", help=f"{what} a value")
    option("--of", choices=("positions", "legal_bases"), default="positions")
    option("--statement-type", metavar="LABEL", help="which statements of a .dna file")
    option("--offsets", choices=("code points", "utf-16"), default="code points")
    option("--compat", choices=get_args(Compat), help="share this engine's defects")
    option("--out", metavar="FILE", help=f"a file ending in {', '.join(GRAPH_SUFFIXES)}")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count and write."""
    suffix = None if args.out is None else Path(args.out).suffix.lower()
    if suffix is not None and suffix not in GRAPH_SUFFIXES:
        raise Failure(
            f"got --out {args.out}, expected a name ending in {', '.join(GRAPH_SUFFIXES)}"
        )
    try:
        found = _count(args)
        text = f"{found}\n" if suffix is None else graph_text(found, suffix)
    except (TypeError, ValueError) as error:
        raise Failure(str(error)) from None
    emit(text, args.out)
    return 0


def _count(args: argparse.Namespace) -> Network:
    projects = [Path(p).suffix.lower() == ".dna" for p in args.paths]
    if any(projects) and not all(projects):
        raise Failure("got .dna files and articles together, expected the one or the other")
    fields = [args.rows, args.columns, args.qualifier]
    exclude, invert = _filters(args.exclude, args.only)
    records: Any
    if any(projects):
        records = list(_dna_rows(args.paths, args.statement_type, args.offsets))
        known = records[0] if records else dict.fromkeys(_CUSTOMARY)
        fields = [f or (c if c in known else None) for f, c in zip(fields, _CUSTOMARY, strict=True)]
    else:
        records = analyze_paths(args.paths, args.codebook, args.processes)
    return network(
        records,
        *fields,
        kind=args.kind,
        aggregation=args.aggregation,
        normalization=args.normalization,
        duplicates=args.duplicates,
        isolates=args.isolates,
        exclude=exclude,
        invert=invert,
        of=args.of,
        repeats=args.repeats,
        compat=args.compat,
    )


def _filters(
    exclude: Iterable[str], only: Iterable[str]
) -> tuple[dict[str, set[str]], tuple[str, ...]]:
    """Return the values to leave out (or to keep alone) by field, and which fields are kept."""
    found: dict[str, set[str]] = {}
    sides: dict[str, bool] = {}
    for keep, options in ((False, exclude), (True, only)):
        for option in options:
            name, mark, value = option.partition("=")
            if not mark or not name:
                raise Failure(f"got {option!r}, expected FIELD=VALUE")
            if sides.setdefault(name, keep) is not keep:
                raise Failure(f"got --exclude and --only for {name}, expected one of them")
            found.setdefault(name, set()).add(value)
    return found, tuple(name for name, keep in sides.items() if keep)


def _dna_rows(paths: Sequence[str], label: str | None, offsets: Any) -> Iterable[dict[str, Any]]:  # noqa: ANN401 - argparse's word
    """Return the statements of all files; documents of different files stay apart."""
    for number, path in enumerate(paths):
        if not Path(path).is_file():
            raise Failure(f"got {path}, expected a .dna file that exists")
        for row in read_dna(path, offsets=offsets).rows(label):
            yield row if not number else row | {"document_id": f"{number}:{row['document_id']}"}
