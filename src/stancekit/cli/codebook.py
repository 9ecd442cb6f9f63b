"""stancekit codebook: check a codebook, see what it finds and misses, compare two."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stancekit.cli.common import (
    Failure,
    add_codebook,
    add_out,
    add_paths,
    add_processes,
    analyze_paths,
    emit,
    report_problems,
    show_table,
)
from stancekit.codebook import available, load, load_with_problems
from stancekit.exchange.convert import to_json
from stancekit.model import Span, Study, Table
from stancekit.positions import (
    Coverage,
    Held,
    IssueIndex,
    compare_codebooks,
    compare_positions,
    coverage,
    cross_validate,
    held_in,
    run_tests,
    uncoded,
)

__all__ = ["add", "run"]

_FORMS = ("table", "jsonl", "json", "csv")


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command and its own commands."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "codebook",
        help="check a codebook, see what it finds and misses, compare two",
        description="Work on a codebook: check it, code, see what was missed, add a line.",
    )
    parser.set_defaults(run=run)
    parts = parser.add_subparsers(dest="part", metavar="PART", required=True)
    one = parts.add_parser("check", help="load a codebook and run its test sentences")
    one.add_argument("codebook", metavar="NAME|FILE", help="a shipped codebook or a TOML file")
    two = parts.add_parser("coverage", help="what a codebook finds in articles and what it misses")
    add_paths(two)
    add_codebook(two)
    add_processes(two)
    two.add_argument(
        "--show",
        choices=("all", "issues", "patterns", "phrases", "missed", "uncoded"),
        default="all",
        help="one table only (csv and jsonl need one)",
    )
    two.add_argument(
        "--against",
        metavar="FILE",
        help="show instead what changed since a run saved with analyze --format jsonl",
    )
    two.add_argument("--format", choices=_FORMS, default="table", help="output form")
    add_out(two)
    three = parts.add_parser("diff", help="what one codebook has that another has not")
    three.add_argument("before", metavar="BEFORE", help="a shipped codebook or a TOML file")
    three.add_argument("after", metavar="AFTER", help="another")
    three.add_argument("--format", choices=_FORMS, default="table", help="output form")
    add_out(three)
    four = parts.add_parser(
        "lessons", help="how well the lessons of a codebook teach, each read with the others"
    )
    four.add_argument("codebook", metavar="NAME|FILE", help="a shipped codebook or a TOML file")
    four.add_argument("--format", choices=_FORMS, default="table", help="output form")
    add_out(four)
    parts.add_parser("list", help="the shipped codebooks")


def run(args: argparse.Namespace) -> int:
    """Do one of the parts."""
    if args.part == "check":
        return _check(args)
    if args.part == "coverage":
        return _coverage(args)
    if args.part == "lessons":
        table = cross_validate(load(args.codebook))
        plain = args.format == "table" and not len(table)
        none = "the codebook has no lessons\n"
        emit(none if plain else show_table(table, args.format, args.out), args.out)
        return 0
    if args.part == "diff":
        table = compare_codebooks(load(args.before), load(args.after))
        same = "the codebooks are the same\n"
        plain = args.format == "table" and not len(table)
        emit(same if plain else show_table(table, args.format, args.out), args.out)
        return 0
    emit("".join(f"{name}\n" for name in available()), None)
    return 0


def _check(args: argparse.Namespace) -> int:
    codebook, problems = load_with_problems(args.codebook)
    report_problems(problems)
    index = IssueIndex(codebook)
    results = run_tests(codebook)
    bad = [kept for kept in results if not kept.good]
    lines = []
    for kept in bad:
        want = kept.test.stance or "nothing"
        by = f" of {kept.test.holder}" if kept.test.holder else ""
        lines.append(f"{kept.test.text}\n  expected {want}{by} on {kept.test.issue}, got")
        lines += [f"    {found}" for found in kept.found] or ["    nothing"]
    lines.append(
        f"{codebook.name}: {len(codebook.actors)} actors, {len(codebook.issues)} issues,"
        f" {len(index.rules)} patterns; {len(results) - len(bad)} of {len(results)} test"
        " sentences as promised"
    )
    emit("".join(f"{line}\n" for line in lines), None)
    return 1 if bad else 0


def _coverage(args: argparse.Namespace) -> int:
    saved = None if args.against is None else tuple(_saved(args.against))
    study = analyze_paths(args.paths, args.codebook, args.processes)
    if saved is not None:
        seen = set(study.corpus.ids)
        before = [h for h in saved if h.document in seen]
        table = compare_positions(before, held_in(study))
        plain = args.format == "table" and not len(table)
        emit("nothing changed\n" if plain else show_table(table, args.format, args.out), args.out)
        return 0
    if args.show == "uncoded":
        emit(show_table(uncoded(study), args.format, args.out), args.out)
        return 0
    found = coverage(study)
    if args.show == "all":
        emit(_everything(found, study, args.format), args.out)
    else:
        emit(show_table(getattr(found, args.show), args.format, args.out), args.out)
    return 0


def _everything(found: Coverage, study: Study, form: str) -> str:
    tables: dict[str, Table] = {
        "issues": found.issues,
        "missed": found.missed,
        "phrases": found.phrases,
        "patterns": found.patterns,
    }
    if form == "json":
        return to_json({name: list(table) for name, table in tables.items()}, indent=1) + "\n"
    if form != "table":
        raise Failure(f"got --format {form} for several tables, expected --show with one of them")
    left = len(uncoded(study))
    tail = f"{left} statements without a position; --show uncoded lists them\n"
    return "\n\n".join(map(str, tables.values())) + f"\n\n{tail}"


def _saved(path: str) -> Iterator[Held]:
    """Read the positions of a saved run.

    Raises:
        Failure: The file is no run saved as JSON lines.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Failure(f"{path}: got bytes that are no UTF-8, expected JSON lines") from None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            for p in row["positions"]:
                yield Held(row["id"], p["actor"], p["issue"], p["stance"], Span(*p["span"]))
        except (ValueError, KeyError, TypeError) as error:
            raise Failure(
                f"{path}:{number}: got {error}, expected a line of analyze --format jsonl"
            ) from None
