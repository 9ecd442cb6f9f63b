"""stancekit statements: who said what, in every article."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from stancekit.cli.common import (
    add_codebook,
    add_out,
    add_paths,
    emit,
    expect_pages,
    read_corpus,
    report_problems,
)
from stancekit.cli.terminal import counted, readable
from stancekit.codebook import ActorIndex, load
from stancekit.model import CueClass, Document, Span, Statement, Table
from stancekit.paragraphs import lay_out
from stancekit.show.pages import statements_page
from stancekit.statements import attribute
from stancekit.statements.attribute import THRESHOLD
from stancekit.statements.speakers import resolve

__all__ = ["add", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "statements",
        help="who said what: quotations and reported speech",
        description="Find statements with their source, cue and content.",
        epilog="jsonl: a line a document: id, text, statements with spans. html: marked articles.",
    )
    add_paths(parser)
    add_codebook(parser)
    parser.add_argument(
        "--threshold",
        type=_share,
        default=THRESHOLD,
        metavar="T",
        help="least certainty, 0 to 1 (default: %(default)s)",
    )
    parser.add_argument(
        "--classes",
        type=_classes,
        default=None,
        metavar="C,C",
        help=f"only these classes of cues: {', '.join(CueClass)}",
    )
    parser.add_argument(
        "--flat", action="store_true", help="leave out statements inside other statements"
    )
    parser.add_argument(
        "--format", choices=("table", "jsonl", "html"), default="table", help="output form"
    )
    add_out(parser)
    parser.set_defaults(run=run)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"got {text}, expected a number from 0 to 1")
    return value


def _classes(text: str) -> frozenset[CueClass]:
    try:
        return frozenset(CueClass(part.strip()) for part in text.split(","))
    except ValueError:
        expected = ", ".join(CueClass)
        raise argparse.ArgumentTypeError(f"got {text}, expected some of {expected}") from None


def run(args: argparse.Namespace) -> int:
    """Read, attribute and write."""
    if args.format == "html":
        expect_pages()
    corpus = read_corpus(args.paths)
    failed = report_problems(corpus.problems)
    book = load(args.codebook)
    index = ActorIndex(book.actors)
    names = {actor.id: actor.name for actor in book.actors}
    found: list[tuple[Document, list[Statement]]] = []
    for document in counted(corpus, len(corpus), "documents"):
        laid = lay_out(document)
        told = attribute(document, laid, threshold=args.threshold, nested=not args.flat)
        kept = [s for s in told if args.classes is None or s.cue_class in args.classes]
        resolved, strangers = resolve(document, laid, tuple(kept), index)
        names |= {actor.id: actor.name for actor in strangers}
        found.append((document, list(resolved)))
    if args.format == "table":
        text = readable(_table(found, names), args.out)
    else:
        text = (_jsonl if args.format == "jsonl" else statements_page)(found, names)
    emit(text, args.out)
    return int(failed)


def _said(document: Document, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(document.text).split()) for span in spans)


def _table(found: list[tuple[Document, list[Statement]]], names: dict[str, str]) -> Table:
    rows = [
        {
            "document": document.id,
            "speaker": "; ".join(names.get(s, s) for s in one.speakers)
            or _said(document, one.source),
            "cue": _said(document, one.cue),
            "class": one.cue_class.value,
            "content": _said(document, one.content),
            "certainty": round(one.certainty, 2),
        }
        for document, told in found
        for one in told
    ]
    return Table.of(rows)


def _jsonl(found: list[tuple[Document, list[Statement]]], names: dict[str, str]) -> str:
    lines = []
    for document, told in found:
        statements = [
            {
                "id": one.id,
                "content": _pairs(one.content),
                "source": _pairs(one.source) or None,
                "cue": _pairs(one.cue) or None,
                "kind": one.kind.value,
                "speaker": names.get(one.speakers[0], one.speakers[0]) if one.speakers else None,
                "speakers": [names.get(s, s) for s in one.speakers],
                "cue_class": one.cue_class.value,
                "nested_in": one.nested_in,
                "negated": one.negated,
                "certainty": one.certainty,
                "rule": one.rule,
            }
            for one in told
        ]
        record = {"id": document.id, "text": document.text, "statements": statements}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.stop] for span in spans]
