"""Measure the finding of actors: speed by number of aliases, speakers against hand-coded ones.

usage: actors.py [--out FILE]

Speed: an index of 100 to 10,000 invented aliases, and the shipped codebooks, on news text; MB/s of
processor time, cold (every word met for the first time) and warm. Speakers: with the gold's own
sources, so that only the resolution is judged, and with the statements of the pipeline.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import SHARED, machine
from stancekit import codebook
from stancekit.model import Actor, ActorKind, Document, Span, Statement, StatementKind
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "dar", "kel", "min"]


def invented(count: int) -> list[Actor]:
    """Return actors with two aliases each: a full name and an organisation's name."""
    words = ("".join(p).capitalize() for p in itertools.product(SYLLABLES, repeat=3))
    pairs = itertools.islice(itertools.permutations(itertools.islice(words, 120), 2), count // 2)
    kinds = itertools.cycle((ActorKind.PERSON, ActorKind.ORGANIZATION))
    return [
        Actor(f"a{i}", f"{first} {last}", kind=kind, aliases=[f"{last} Council of {first}"])
        for i, ((first, last), kind) in enumerate(zip(pairs, kinds, strict=False))
    ]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def news(size: int) -> str:
    """Return so many code points of news."""
    found, total = [], 0
    for row in lines(SHARED / "eval/polnear.train.jsonl"):
        found.append(row["text"])
        total += len(row["text"])
        if total >= size:
            break
    return "\n\n".join(found)[:size]


def speed(index: codebook.ActorIndex, text: str) -> dict[str, float]:
    """Return MB/s of the first run and the best of three later ones, and mentions per kB."""
    times, mentions = [], 0
    for _ in range(4):
        start = time.process_time()
        mentions = len(index.find(text))
        times.append(time.process_time() - start)
    size = len(text.encode()) / 1e6
    return {
        "first_mb_s": round(size / times[0], 2),
        "mb_s": round(size / min(times[1:]), 2),
        "mentions_per_kb": round(mentions / size / 1000, 3),
    }


def gold_statements(row: dict[str, Any]) -> list[Statement]:
    """Return the gold's statements without their speakers."""

    def spans(found: list[list[int]] | None) -> list[Span]:
        return [Span(a, b) for a, b in sorted(found or [])]

    rows = row["statements"]
    outer = {
        i: next(
            (
                f"{row['id']}#{j}"
                for j, other in enumerate(rows)
                if statement.get("nested_in")
                and not other.get("nested_in")
                and other["speaker"] == statement["nested_in"]
                and other["content"][0][0] <= statement["content"][0][0]
                and statement["content"][-1][1] <= other["content"][-1][1]
            ),
            None,
        )
        for i, statement in enumerate(rows)
    }
    return [
        Statement(
            f"{row['id']}#{i}",
            row["id"],
            kind=StatementKind(s["kind"] or "indirect"),
            content=spans(s["content"]),
            source=spans(s["source"]),
            cue=spans(s["cue"]),
            nested_in=outer[i],
        )
        for i, s in enumerate(rows)
    ]


def last_name(name: str) -> str:
    """Return the last word of a name, as the statement scorer takes it."""
    words = re.findall(r"[^\W\d_][\w'’-]*", re.sub(r"['’]s\b", "", name))
    return words[-1].casefold() if words else ""


def resolution(path: Path, book: codebook.Codebook, *, exact: bool) -> dict[str, Any]:
    """Return how many speakers are right where the gold's sources are given."""
    index = codebook.ActorIndex(book.actors)
    right = named = answered = 0
    for row in lines(path):
        document = Document(row["id"], row["text"])
        statements = gold_statements(row)
        found, local = resolve(document, lay_out(document), statements, index)
        names = {a.id: a.name for a in (*book.actors, *local)}
        for statement, gold in zip(found, row["statements"], strict=True):
            if not gold["speaker"]:
                continue
            want = {w.strip() for w in gold["speaker"].split(";")}
            got = {names[s] for s in statement.speakers}
            if not exact:
                want, got = {last_name(w) for w in want}, {last_name(g) for g in got}
            named += 1
            answered += bool(got)
            right += bool(want & got)
    return {"right": right, "answered": answered, "of": named, "accuracy": round(right / named, 3)}


def pipeline_speed(index: codebook.ActorIndex, rows: int = 40) -> dict[str, float]:
    """Return MB/s of resolving the statements that the pipeline finds."""
    prepared = []
    for row in itertools.islice(lines(SHARED / "eval/polnear.dev.jsonl"), rows):
        document = Document(row["id"], row["text"])
        paragraphs = lay_out(document)
        prepared.append((document, paragraphs, attribute(document, paragraphs)))
    times = []
    for _ in range(3):
        start = time.process_time()
        for document, paragraphs, statements in prepared:
            resolve(document, paragraphs, statements, index)
        times.append(time.process_time() - start)
    size = sum(len(d.text.encode()) for d, _, _ in prepared) / 1e6
    return {"first_mb_s": round(size / times[0], 2), "mb_s": round(size / min(times[1:]), 2)}


def main() -> None:
    """Run everything and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="also write the JSON here")
    options = parser.parse_args()
    text = news(2_000_000)
    book = codebook.load("syria-2015")
    syria = codebook.ActorIndex(book.actors)
    result = {
        "machine": machine(),
        "aliases": {
            str(n): speed(codebook.ActorIndex(invented(n)), text) for n in (100, 1000, 10_000)
        },
        "world and 8000 more": speed(
            codebook.ActorIndex((*codebook.load("world").actors, *invented(8000))), text
        ),
        "world": speed(codebook.ActorIndex(codebook.load("world").actors), text),
        "syria-2015": speed(syria, text),
        "resolve": pipeline_speed(syria),
        "speakers_seeds": resolution(SHARED / "gold/statements.jsonl", book, exact=True),
        "speakers_gum": resolution(SHARED / "eval/gum-news.train.jsonl", book, exact=False),
    }
    shown = json.dumps(result, indent=1)
    print(shown)
    if options.out:
        options.out.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
