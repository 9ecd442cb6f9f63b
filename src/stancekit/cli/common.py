"""What the commands share: reading inputs, writing results, showing progress."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from stancekit.analysis import analyze
from stancekit.cli.terminal import Failure, Progress, complain, readable
from stancekit.codebook import load
from stancekit.corpus import read
from stancekit.errors import Problem, Severity
from stancekit.exchange.convert import to_json
from stancekit.exchange.files import write_atomically
from stancekit.exchange.tables import to_csv, to_jsonl
from stancekit.model import Codebook, Corpus, Document, Study, Table
from stancekit.show.pages import environment

__all__ = [
    "DEFAULT_CODEBOOK",
    "Failure",
    "add_codebook",
    "add_out",
    "add_paths",
    "add_processes",
    "analyze_paths",
    "emit",
    "expect_pages",
    "read_corpus",
    "refuse_binary",
    "report_problems",
    "show_table",
]

DEFAULT_CODEBOOK = "syria-2015"
_MOST_OF_A_KIND = 5
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")
_BOM_UTF32_BE = codecs.BOM_UTF32_BE


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Add the positional arguments PATH..."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder of .txt files, or - for stdin"
    )


def add_codebook(parser: argparse.ArgumentParser) -> None:
    """Add --codebook."""
    parser.add_argument(
        "--codebook",
        default=DEFAULT_CODEBOOK,
        metavar="NAME|FILE",
        help="a shipped codebook or a TOML file (default: %(default)s)",
    )


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add --out."""
    parser.add_argument("--out", metavar="FILE", help="write to a file instead of the terminal")


def read_corpus(paths: Sequence[str]) -> Corpus:
    """Read all paths into one corpus, leniently; problems come with it.

    Raises:
        Failure: A path is not there, holds no document, or two documents share an id.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise Failure(f"got {path}, expected a file or folder that exists")
        refuse_binary(Path(path))
        found = read(sys.stdin.buffer if path == "-" else Path(path), strict=False)
        problems += found.problems
        if not found.documents:
            report_problems(found.problems)
            raise Failure(f"{path}: got no document, expected at least one")
        documents += found.documents
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise Failure(f"got two documents with the id {document.id}, expected ids to differ")
        seen.add(document.id)
    return Corpus(documents, problems)


def refuse_binary(path: Path) -> None:
    """Refuse a photo or a program before its bytes are complained about one by one.

    Raises:
        Failure: The file is neither text nor packed.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        head = file.read(4096)
    marked = head.startswith((*_PACKED, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, _BOM_UTF32_BE))
    if b"\0" not in head or marked:
        return
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        raise Failure(f"{path}: got a binary file, expected text") from None


def report_problems(problems: Iterable[Problem], least: Severity = Severity.WARNING) -> bool:
    """Print problems of a severity and above to stderr; tell whether one was an error.

    The first of each kind in each document are printed, then how many more there are.
    """
    ranks = list(Severity)
    met = [p for p in problems if ranks.index(p.severity) <= ranks.index(least)]
    kinds: dict[tuple[str | None, str], int] = {}
    for problem in met:
        kind = (problem.document, problem.code)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] <= _MOST_OF_A_KIND:
            complain(problem)
    for (document, code), count in kinds.items():
        if count > _MOST_OF_A_KIND:
            more = count - _MOST_OF_A_KIND
            complain(f"{document or 'input'}: and {more} more [{code}]")
    return any(p.severity is Severity.ERROR for p in met)


def add_processes(parser: argparse.ArgumentParser) -> None:
    """Add --processes."""
    parser.add_argument(
        "--processes",
        type=_count,
        default=1,
        metavar="N",
        help="over how many processes to spread the articles (default: %(default)s)",
    )


def _count(text: str) -> int:
    """Read a number from 1 up; argparse shows the message."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"got {text!r}, expected a number from 1 up")
    return int(text)


def analyze_paths(paths: Sequence[str], codebook: str | Codebook, processes: int = 1) -> Study:
    """Read paths and analyse them, with progress; problems of the reading are printed."""
    book = load(codebook) if isinstance(codebook, str) else codebook
    corpus = read_corpus(paths)
    report_problems(corpus.problems)
    progress = Progress(len(corpus), "documents")
    study = analyze(corpus, book, progress=progress, processes=processes)
    progress.close()
    return study


def show_table(table: Table, form: str, out: str | None = None) -> str:
    """Return a table in one of the forms table, jsonl, json, csv.

    Args:
        table: What is shown.
        form: One of the forms.
        out: The file it goes to; None for the terminal or a pipe.
    """
    if form == "csv":
        return to_csv(table)
    if form == "jsonl":
        return to_jsonl(table)
    if form == "json":
        return to_json(list(table), indent=1) + "\n"
    return readable(table, out)


def expect_pages() -> None:
    """Refuse to begin where pages cannot be made: said before the work, not after it.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    environment("a page in HTML")


def emit(text: str, out: str | None) -> None:
    """Write a result to a file, whole or not at all, or to the terminal."""
    if out is None:
        # A terminal's encoding may not hold every character; JSON's own escapes always do.
        try:
            sys.stdout.write(text)
        except UnicodeEncodeError:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        return
    if not Path(out).parent.is_dir():
        raise Failure(f"got {out}, expected a folder {Path(out).parent} that exists")
    write_atomically(out, text.encode("utf-8", "backslashreplace"))
