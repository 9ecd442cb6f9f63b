"""Speed: MB/s of each stage on real articles repeated to a size, in one process.

    python benchmarks/speed.py [--mb 10]

The articles are the seeds beside the project, or the example corpus where they are absent. Copies
get ids and a first line of their own, so that the repeats stage does not collapse whole articles
into one; their paragraphs repeat, as syndicated news does. Times are processor time; only the last
figure, the whole way spread over all cores, is time of the clock.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from typing import TypeVar

import stancekit as sk
from common import ROOT, SHARED, peak_memory_mb, write_result
from stancekit.codebook import ActorIndex, DocumentActors, load
from stancekit.corpus import parse, render
from stancekit.legal import cite
from stancekit.paragraphs import lay_out
from stancekit.positions import Coder
from stancekit.repeats import find_repeats
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

T = TypeVar("T")


def articles(megabytes: float) -> sk.Corpus:
    """Return the articles repeated until their text has a size in MB (10^6 bytes of UTF-8)."""
    folder = SHARED / "seeds"
    source = folder if folder.is_dir() else ROOT / "examples" / "corpus.txt"
    base = sk.read(source, strict=False)
    size = sum(len(d.text.encode()) for d in base)
    rounds = max(1, round(megabytes * 1e6 / size))
    return sk.Corpus(
        [
            sk.Document(f"{d.id}-{n}", f"Round {n} of the day's news\n\n{d.text}")
            for n in range(rounds)
            for d in base
        ]
    )


def main() -> None:
    """Time each stage on its own, then the whole way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mb", type=float, default=10)
    args = parser.parse_args()
    corpus = articles(args.mb)
    book = load("syria-2015")
    index = ActorIndex(book.actors)
    coder = Coder(book, index)
    megabytes = sum(len(d.text.encode()) for d in corpus) / 1e6
    stages: dict[str, dict[str, float]] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        seconds = time.process_time() - start
        stages[name] = {"seconds": round(seconds, 3), "mb_per_s": round(megabytes / seconds, 3)}
        return result

    text = timed("render", lambda: render(corpus))
    timed("parse", lambda: parse(text))
    laid = timed("lay out", lambda: {d.id: lay_out(d) for d in corpus})
    flat = [p for rows in laid.values() for p in rows]
    timed("find repeats", lambda: find_repeats(corpus, flat))
    told = timed("attribute", lambda: {d.id: attribute(d, laid[d.id]) for d in corpus})
    here = timed(
        "find actors", lambda: {d.id: DocumentActors(index, d.text, d.published) for d in corpus}
    )
    told = timed(
        "resolve", lambda: {d.id: resolve(d, laid[d.id], told[d.id], here[d.id])[0] for d in corpus}
    )
    coded = timed(
        "code", lambda: {d.id: coder.code(d, laid[d.id], told[d.id], here[d.id])[0] for d in corpus}
    )
    timed(
        "cite", lambda: [cite(d, laid[d.id], told[d.id], here[d.id], coded[d.id]) for d in corpus]
    )
    timed("the whole way", lambda: sk.analyze(corpus, book))
    peak = peak_memory_mb()
    clock = time.perf_counter()
    sk.analyze(corpus, book, processes=os.cpu_count() or 1)
    spread = time.perf_counter() - clock
    write_result(
        "speed",
        {
            "megabytes": round(megabytes, 3),
            "documents": len(corpus),
            "stages": stages,
            "peak_memory_mb": round(peak, 1),
            "spread_over_all_cores": {
                "processes": os.cpu_count(),
                "seconds_of_the_clock": round(spread, 3),
                "mb_per_s": round(megabytes / spread, 3),
            },
        },
    )


if __name__ == "__main__":
    main()
