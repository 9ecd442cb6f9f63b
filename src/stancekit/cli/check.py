"""stancekit check: what is wrong with a corpus, and where."""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stancekit.cli.common import emit, show_table
from stancekit.cli.convert import add_reading, hint_at_encoding, read_source
from stancekit.corpus import Readable, source_lines
from stancekit.errors import Problem, Severity
from stancekit.model import Table

__all__ = ["add", "run"]

_WIDEST = 100
_MOST = 20  # problems of a kind that are shown of one file: a wrong encoding has one a word


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "check",
        help="show what is wrong with a corpus, with the lines",
        description=(
            "Read a corpus and show every problem with its line, column and text. Exit code 1 "
            "where one is an error."
        ),
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, folder or archive, or - for stdin"
    )
    add_reading(parser)
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"show every problem, not only the first {_MOST} of a kind in a file",
    )
    parser.add_argument(
        "--format", choices=("text", "jsonl", "json", "csv"), default="text", help="output form"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read every path and show its problems."""
    problems: list[Problem] = []
    shown: list[str] = []
    documents = 0
    for path in args.paths:
        # What came from a pipe is kept, as its lines are shown.
        kept = sys.stdin.buffer.read() if path == "-" else None
        corpus = read_source(path if kept is None else _Stdin(kept), args)
        documents += len(corpus)
        problems += corpus.problems
        if args.format == "text":
            again = path if kept is None else _Stdin(kept)
            shown += _shown(again, corpus.problems, args)
    counts = Counter(p.severity for p in problems)
    if args.format == "text":
        told = ", ".join(f"{counts[s]} {s}{_plural(s, counts[s])}" for s in Severity)
        shown.append(f"{documents} document{'' if documents == 1 else 's'}, {told}\n")
        emit("".join(shown), None)
    else:
        emit(show_table(_table(problems), args.format), None)
    hint_at_encoding(problems, args)
    return int(counts[Severity.ERROR] > 0)


class _Stdin(io.BytesIO):
    """What came from standard input, under its name."""

    name = "<stdin>"


def _plural(severity: Severity, count: int) -> str:
    return "" if count == 1 or severity is Severity.INFO else "s"


def _table(problems: Iterable[Problem]) -> Table:
    rows = [
        {
            "severity": str(p.severity),
            "code": p.code,
            "document": p.document,
            "line": p.line,
            "column": p.column,
            "message": p.message,
        }
        for p in problems
    ]
    columns = ("severity", "code", "document", "line", "column", "message")
    return Table(columns, [tuple(row[c] for c in columns) for row in rows])


def _shown(
    source: Readable, problems: Sequence[Problem], args: argparse.Namespace
) -> Iterator[str]:
    """Yield each problem, with the line it stands in where the source can be read again."""
    kinds: Counter[tuple[str | None, str]] = Counter()
    first: list[Problem] = []
    for problem in problems:
        kinds[problem.document, problem.code] += 1
        if args.all or kinds[problem.document, problem.code] <= _MOST:
            first.append(problem)
    wanted: dict[str, set[int]] = defaultdict(set)
    for problem in first:
        if problem.document is not None and problem.line is not None:
            wanted[problem.document].add(problem.line)
    lines: dict[tuple[str, int], str] = {}
    if wanted:
        lines = source_lines(source, wanted, encoding=args.encoding, ignore=args.ignore)
    for problem in first:
        yield f"{_printable(str(problem))}\n"
        line = lines.get((problem.document or "", problem.line or 0))
        if line is not None:
            yield from _pointed(line, problem.column or 1)
    for (document, code), count in kinds.items():
        if count > _MOST and not args.all:
            more = f"and {count - _MOST} more [{code}]; --all shows them"
            yield f"{_printable(document or 'input')}: {more}\n"


def _pointed(line: str, column: int) -> Iterator[str]:
    """Yield a line, cut around a column, and a caret below it."""
    start = max(0, column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    lead = "…" if start else ""
    before = _printable(line[start : column - 1])
    after = _printable(line[column - 1 : start + _WIDEST])
    tail = "…" if start + _WIDEST < len(line) else ""
    yield f"    {lead}{before}{after}{tail}\n"
    yield f"    {' ' * len(lead + before)}^\n"


def _printable(text: str) -> str:
    """Return text that cannot steer a terminal: control characters as escapes."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text
    )
