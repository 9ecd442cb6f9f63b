"""stancekit repeats: which paragraphs repeat others."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any, get_args

from stancekit.cli.common import (
    Failure,
    add_out,
    add_paths,
    emit,
    expect_pages,
    read_corpus,
    report_problems,
    show_table,
)
from stancekit.model import Corpus, Passage, Repeat, Table
from stancekit.repeats import (
    CONTAINMENT,
    RESEMBLANCE,
    OriginalRule,
    Repeats,
    Unit,
    find_repeats,
)
from stancekit.show.pages import repeats_page

__all__ = ["add", "run"]


def add(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps this class to itself
    """Add the command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "repeats",
        help="paragraphs that repeat others, exactly, nearly or in part",
        description="Find every paragraph that repeats another, in one document or across them.",
        epilog="In JSON Lines input each line is a document with an id and a text.",
    )
    add_paths(parser)
    parser.add_argument(
        "--resemblance",
        type=float,
        default=RESEMBLANCE,
        metavar="R",
        help="least share of common word triples, 0.3 to 1 (default: %(default)s)",
    )
    parser.add_argument(
        "--containment",
        type=float,
        default=CONTAINMENT,
        metavar="C",
        help="least share of a part's word triples found in the whole (default: %(default)s)",
    )
    parser.add_argument(
        "--unit", choices=get_args(Unit), default="paragraph", help="what is compared"
    )
    parser.add_argument(
        "--original",
        choices=get_args(OriginalRule),
        default="earliest",
        help="which of two is the original (default: %(default)s)",
    )
    parser.add_argument(
        "--format", choices=("table", "jsonl", "html", "csv"), default="table", help="output form"
    )
    add_out(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, find and write."""
    if args.format == "html":
        expect_pages()
    corpus = read_corpus(args.paths)
    bad = report_problems(corpus.problems)
    try:
        repeats = find_repeats(
            corpus,
            resemblance=args.resemblance,
            containment=args.containment,
            unit=args.unit,
            original=args.original,
        )
    except ValueError as error:
        raise Failure(str(error)) from None
    emit(_shown(corpus, repeats, args.format), args.out)
    return int(bad)


def _shown(corpus: Corpus, repeats: Repeats, form: str) -> str:
    if form == "html":
        return repeats_page(corpus, repeats)
    if form == "jsonl":
        lines = (json.dumps(_line(r), ensure_ascii=False) for r in _all(repeats))
        return "".join(f"{line}\n" for line in lines)
    if form == "csv":
        return show_table(Table.of(_row(r) for r in _all(repeats)), "csv")
    stock = Table.of(
        (
            {"documents": g.documents, "text": corpus.text_of(g.passages[0])}
            for g in repeats.frequent
        ),
        caption="stock paragraphs",
    )
    found = f"{len(repeats.pairs)} pairs, {len(repeats.groups)} groups, {len(corpus)} documents\n"
    text = found + (f"\n{repeats.table(corpus)}\n" if repeats.groups else "")
    return text + (f"\n{stock}\n" if repeats.frequent else "")


def _all(repeats: Repeats) -> Iterator[Repeat]:
    """Yield all pairs, then one line for each place where a stock paragraph stands again."""
    yield from repeats.pairs
    stock = {passage for group in repeats.frequent for passage in group.passages}
    known = {(pair.original, pair.copy) for pair in repeats.pairs}
    for link in repeats.links:
        if link.copy in stock and (link.original, link.copy) not in known:
            yield link


def _passage(passage: Passage) -> dict[str, Any]:
    return {"document": passage.document, "span": [passage.span.start, passage.span.stop]}


def _line(repeat: Repeat) -> dict[str, Any]:
    return {
        "original": _passage(repeat.original),
        "copy": _passage(repeat.copy),
        "kind": str(repeat.kind),
        "resemblance": repeat.resemblance,
        "containment": repeat.containment,
        "facts_differ": list(repeat.facts_differ),
    }


def _row(repeat: Repeat) -> dict[str, Any]:
    return {
        "original": str(repeat.original),
        "copy": str(repeat.copy),
        "kind": str(repeat.kind),
        "resemblance": repeat.resemblance,
        "containment": repeat.containment,
        "facts_differ": "; ".join(repeat.facts_differ),
    }
