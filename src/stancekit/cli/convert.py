"""stancekit convert: a corpus from one dialect to another."""

from __future__ import annotations

import argparse
from typing import Any

from stancekit.cli.common import Failure, emit, report_problems
from stancekit.corpus import DIALECTS, fill_published, read, render, rewrap, unwrap, write
from stancekit.model import Corpus

__all__ = ["add", "add_reading", "read_source", "run"]


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
    parser.add_argument("--encoding", help="encoding of the input (default: UTF-8, or by its mark)")
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="PATTERN",
        help="files of a folder or archive to leave out, such as 'drafts/*'; can be repeated",
    )


def read_source(path: str, args: argparse.Namespace) -> Corpus:
    """Read one source leniently, as the options say.

    Raises:
        Failure: There is no such encoding.
        OSError: It cannot be read.
    """
    try:
        return read(
            path,
            dialect=args.dialect,
            strict=False,
            encoding=args.encoding,
            ignore=args.ignore,
        )
    except LookupError as error:
        raise Failure(f"got the encoding {args.encoding!r}: {error}") from None


def run(args: argparse.Namespace) -> int:
    """Read, write, tell what was met."""
    corpus = read_source(args.source, args)
    failed = report_problems(corpus.problems)
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
        write(corpus, args.target, dialect=args.to, lossy=args.lossy)
    return int(failed)
