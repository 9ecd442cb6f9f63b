"""stancekit references: which legal instruments texts refer to."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from stancekit.cli.common import (
    add_out,
    add_paths,
    emit,
    expect_pages,
    read_corpus,
    report_problems,
    show_table,
)
from stancekit.cli.terminal import counted
from stancekit.exchange.convert import to_json
from stancekit.legal import identify, references
from stancekit.model import Document, Reference, Table
from stancekit.show.pages import references_page

__all__ = ["add", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "references",
        help="which legal instruments texts refer to",
        description="Find references to the UN Charter, resolutions, documents and treaties.",
    )
    add_paths(parser)
    parser.add_argument(
        "--format", choices=("table", "jsonl", "html"), default="table", help="output form"
    )
    add_out(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, find and write."""
    if args.format == "html":
        expect_pages()
    corpus = read_corpus(args.paths)
    failed = report_problems(corpus.problems)
    documents = counted(corpus, len(corpus), "documents")
    found = [(document, references(document.text)) for document in documents]
    if args.format == "jsonl":
        text = "".join(f"{_line(document, refs)}\n" for document, refs in found)
    elif args.format == "html":
        text = references_page(found)
    else:
        rows = (row for document, refs in found for row in _rows(document, refs))
        text = show_table(Table.of(rows, caption="references"), "table", args.out)
    emit(text, args.out)
    return 1 if failed else 0


def _line(document: Document, found: Iterable[Reference]) -> str:
    refs = [
        {
            "span": [r.span.start, r.span.stop],
            "instrument": r.instrument,
            "provision": r.provision,
            "symbol": r.symbol,
        }
        for r in found
    ]
    return to_json({"id": document.id, "refs": refs})


def _rows(document: Document, found: Iterable[Reference]) -> Iterable[dict[str, Any]]:
    for reference in found:
        yield {
            "document": document.id,
            "start": reference.span.start,
            "stop": reference.span.stop,
            "text": " ".join(reference.span.of(document.text).split()),
            "instrument": reference.instrument,
            "provision": reference.provision,
            "symbol": reference.symbol,
            "title": identify(reference).title or None,
        }
