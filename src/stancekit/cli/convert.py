"""stancekit convert: a corpus from one dialect to another."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import evolve

from stancekit.cli.common import Failure, emit, refuse_binary, report_problems
from stancekit.corpus import (
    DIALECTS,
    Dialect,
    JsonLines,
    Readable,
    RecordTable,
    dialect,
    fill_published,
    read,
    render,
    rewrap,
    unwrap,
    write,
)
from stancekit.corpus.dialects import FIELDS
from stancekit.errors import Problem, RenderError
from stancekit.model import Corpus

__all__ = ["add", "add_reading", "hint_at_encoding", "read_source", "run"]

# What a file is where nothing but its suffix says, for columns to be mapped.
_TABLES = {
    ".csv": "csv", ".tsv": "tsv", ".psv": "pipe", ".jsonl": "json-lines", ".ndjson": "json-lines",
}  # fmt: skip


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "convert",
        help="write a corpus in another dialect",
        description=(
            "Read a corpus in any dialect and write it in another. What could not be read is told "
            "on stderr (exit code 1); fields that the other dialect cannot hold are an error "
            "(exit code 2) unless --lossy."
        ),
    )
    parser.add_argument("source", metavar="IN", help="a file, folder or archive, or - for stdin")
    parser.add_argument("target", metavar="OUT", help="a file or folder, or - for stdout")
    names = [d.name for d in DIALECTS]
    parser.add_argument(
        "--to",
        choices=names,
        metavar="DIALECT",
        help=f"dialect to write: {', '.join(names)} (default: by OUT's suffix, else default)",
    )
    add_reading(parser)
    parser.add_argument("--lossy", action="store_true", help="leave out what DIALECT cannot hold")
    lines = parser.add_mutually_exclusive_group()
    lines.add_argument("--unwrap", action="store_true", help="join wrapped lines (can be undone)")
    lines.add_argument("--rewrap", action="store_true", help="undo --unwrap")
    parser.add_argument(
        "--dates",
        choices=("dateline", "file-name"),
        help="fill in dates of publication from datelines, or from datelines and file names",
    )
    parser.set_defaults(run=run)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how to read."""
    names = ", ".join(d.name for d in DIALECTS)
    parser.add_argument(
        "--from",
        dest="dialect",
        choices=[d.name for d in DIALECTS],
        metavar="DIALECT",
        help=f"dialect to read: {names} (default: found out)",
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=FIELD",
        help=(
            "a column of a table, or a key of JSON Lines, that is called otherwise than the field "
            "it holds, such as 'Body=text'; can be repeated"
        ),
    )
    parser.add_argument("--encoding", help="encoding of the input (default: UTF-8, or by its mark)")
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="PATTERN",
        help="files of a folder or archive to leave out, such as 'drafts/*'; can be repeated",
    )


def read_source(source: Readable, args: argparse.Namespace) -> Corpus:
    """Read one source leniently, as the options say.

    Raises:
        Failure: There is no such encoding, a column is given that cannot be, the file is no text.
        OSError: It cannot be read.
    """
    if isinstance(source, str) and args.encoding is None:
        refuse_binary(Path(source))
    try:
        return read(
            source,
            dialect=_dialect(source, args),
            strict=False,
            encoding=args.encoding,
            ignore=args.ignore,
        )
    except LookupError as error:
        raise Failure(f"got the encoding {args.encoding!r}: {error}") from None


def _dialect(source: Readable, args: argparse.Namespace) -> str | Dialect | None:
    """Return the dialect to read, with the columns that are called otherwise.

    Raises:
        Failure: A column is no NAME=FIELD, or the dialect has none.
    """
    if not args.column:
        name: str | None = args.dialect
        return name
    pairs = []
    for written in args.column:
        column, mark, field = written.rpartition("=")
        if not mark or field not in FIELDS:
            raise Failure(
                f"got --column {written}, expected NAME=FIELD; fields: {', '.join(FIELDS)}"
            )
        pairs.append((column, field))
    suffix = Path(source).suffix.lower() if isinstance(source, str) else ""
    form = dialect(args.dialect or _TABLES.get(suffix, "default"))
    if not isinstance(form, JsonLines | RecordTable):
        raise Failure("got --column, expected it with --from and a table or JSON Lines")
    return evolve(form, columns=tuple(pairs))


def hint_at_encoding(problems: Iterable[Problem], args: argparse.Namespace) -> None:
    """Tell on stderr what to do about bytes that are no UTF-8."""
    if args.encoding is None and any(p.code == "encoding" for p in problems):
        hint = "name the encoding of files that are not in UTF-8, such as --encoding cp1252"
        print(f"stancekit: {hint}", file=sys.stderr)


def run(args: argparse.Namespace) -> int:
    """Read, write, tell what was met."""
    corpus = read_source(args.source, args)
    failed = report_problems(corpus.problems)
    hint_at_encoding(corpus.problems, args)
    if args.dates:
        corpus = fill_published(corpus, file_name=args.dates == "file-name")
    if args.unwrap or args.rewrap:
        change = unwrap if args.unwrap else rewrap
        try:
            corpus = Corpus([change(document) for document in corpus], corpus.problems)
        except ValueError as error:
            raise Failure(str(error)) from None
    if args.target == "-":
        emit(render(corpus, dialect=args.to or "default", lossy=args.lossy), None)
    else:
        try:
            write(corpus, args.target, dialect=args.to, lossy=args.lossy)
        except RenderError:
            raise
        except ValueError as error:  # the suffix is none that is written
            raise Failure(str(error)) from None
    return int(failed)
