"""Measure the position coder: speed with 200 patterns and with all, stance between actors.

usage: python benchmarks/positions.py

Speed is given for the coder alone (statements and speakers found beforehand), on ordinary news
(PolNeAR, few hits) and on the densest text there is (the hand-coded articles, a position every
250 characters), for 200 patterns and for the whole `syria-2015` codebook: of articles that are
read for the first time, after others, and of the same once more. Needs ../shared.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from attrs import evolve

from common import SHARED, cpu_seconds, write_result
from stancekit.codebook import ActorIndex, load
from stancekit.model import Codebook, Document, Paragraph, Span, Statement
from stancekit.paragraphs import lay_out
from stancekit.positions import Coder, relations, stance_towards
from stancekit.positions.issues import KINDS
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

PATTERNS = 200
# Other articles that are coded first.
OTHERS = 60
Prepared = tuple[Document, tuple[Paragraph, ...], tuple[Statement, ...]]


def with_patterns(codebook: Codebook, most: int) -> Codebook:
    """Keep whole issues, in their order, until there are so many patterns."""
    kept, count = [], 0
    for issue in codebook.issues:
        size = sum(len(getattr(issue, kind)) for kind in KINDS)
        if count + size <= most:
            kept.append(evolve(issue, parent=None, sign=0))
            count += size
    print(f"{count} patterns of {len(kept)} issues", file=sys.stderr)
    return evolve(codebook, issues=kept, tests=())


def prepared(documents: list[Document], index: ActorIndex) -> list[Prepared]:
    """Find paragraphs, statements and speakers, which are not timed."""
    found: list[Prepared] = []
    for document in documents:
        paragraphs = lay_out(document)
        statements, _ = resolve(document, paragraphs, attribute(document, paragraphs), index)
        found.append((document, paragraphs, statements))
    return found


def speed(coder: Coder, before: list[Prepared], articles: list[Prepared]) -> dict[str, float]:
    """Code articles for the first time and again; MB of UTF-8 text per second of processor time.

    Args:
        coder: The coder; what it has read it remembers.
        before: Other articles, coded first, so that the patterns of the news are compiled.
        articles: The articles.
    """
    size = sum(len(d.text.encode()) for d, _, _ in articles) / 1e6

    def work() -> None:
        for document, paragraphs, statements in articles:
            coder.code(document, paragraphs, statements)

    for document, paragraphs, statements in before:
        coder.code(document, paragraphs, statements)
    start = time.process_time()
    work()
    first = time.process_time() - start
    again = cpu_seconds(work)["min"]
    found = sum(len(coder.code(*article)[0]) for article in articles)
    return {
        "mb": round(size, 3),
        "mb_per_s": round(size / first, 2),
        "mb_per_s_again": round(size / again, 2),
        "positions": found,
    }


def macro_f1(rows: list[dict[str, Any]], preset: str) -> dict[str, float]:
    """Score stance between actors: F1 of each stance and their mean."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    mine: Counter[str] = Counter()
    for row in rows:
        spans = Span(*row["actor"]), Span(*row["target"])
        stance = str(stance_towards(row["text"], *spans, preset).stance)  # type: ignore[arg-type]
        gold[row["label"]] += 1
        mine[stance] += 1
        right[stance] += stance == row["label"]
    f1 = {k: round(2 * right[k] / (gold[k] + mine[k]), 3) for k in sorted(gold)}
    return {**f1, "macro": round(sum(f1.values()) / len(f1), 3), "sentences": len(rows)}


def both_orders(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add each neutral pair turned round: DSE asks of pairs and lists neutral ones in one order."""
    neutral = (row for row in rows if row["label"] == "neutral")
    return rows + [row | {"actor": row["target"], "target": row["actor"]} for row in neutral]


def relation_speed(documents: list[Document], index: ActorIndex) -> dict[str, float]:
    """Find who supports or opposes whom; MB of UTF-8 text per second of processor time."""
    size = sum(len(d.text.encode()) for d in documents) / 1e6
    taken = cpu_seconds(lambda: [relations(d, index) for d in documents])
    found = sum(len(relations(d, index)) for d in documents)
    return {"mb": round(size, 3), "mb_per_s": round(size / taken["min"], 2), "relations": found}


def lines(name: str) -> list[dict[str, Any]]:
    """Read measuring data."""
    text = (SHARED / "eval" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def main() -> None:
    """Measure and write the result."""
    codebook = load("syria-2015")
    index = ActorIndex(codebook.actors)
    seeds = [
        Document(p.stem, p.read_text(encoding="utf-8"))
        for p in sorted((SHARED / "seeds").glob("*.txt"))
    ]
    news = [Document(r["id"], r["text"]) for r in lines("polnear.dev.jsonl")]
    others = [Document(r["id"], r["text"]) for r in lines("polnear.train.jsonl")[:OTHERS]]
    before = prepared(others, index)
    articles = {"news": prepared(news, index), "dense": prepared(seeds, index)}
    coders = {
        "patterns_200": Coder(with_patterns(codebook, PATTERNS), index),
        "patterns_all": Coder(codebook, index),
    }
    result: dict[str, Any] = {
        f"{name}_{kind}": speed(coder, before, articles[kind])
        for name, coder in coders.items()
        for kind in ("news", "dense")
    }
    compiled = cpu_seconds(lambda: Coder(codebook, index))
    result["compile_s"] = round(compiled["min"], 3)
    result["relations_news"] = relation_speed(news, index)
    seen = {r["text"] for r in lines("stance.dse.train.jsonl")}
    valid = [r for r in lines("stance.dse.valid.jsonl") if r["text"] not in seen]
    result["stance_dse_valid_narrow"] = macro_f1(valid, "narrow")
    result["stance_dse_valid_narrow_both_orders"] = macro_f1(both_orders(valid), "narrow")
    result["stance_plover_wide"] = macro_f1(lines("stance.plover.jsonl"), "wide")
    write_result("positions", {"positions": result})


if __name__ == "__main__":
    main()
