"""Speed: MB/s of each stage in one process, on articles that repeat and on articles that do not.

    python benchmarks/speed.py [--mb 10]

Two collections are read, and reported apart, since what stands word for word in several articles
is read once:

- `articles repeated`: the seeds beside the project, or the example corpus where they are absent,
  repeated to a size. Copies get ids and a first line of their own, so that the repeats stage does
  not collapse whole articles into one; all their other paragraphs repeat, as in an archive that
  holds nothing but syndicated copy. What stages remember shows here at its best.
- `each article once`: the seeds and the news of ../shared/eval, none of them twice; the example
  corpus where they are absent. What stages remember costs here and brings nearly nothing.

Every measurement has a process of its own, in which nothing was read before, and its times include
what is loaded and compiled on the way. Times are processor time; only the last figure, the whole
way spread over all cores, is time of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
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
R = TypeVar("R")


def articles(megabytes: float) -> sk.Corpus:
    """Return the articles repeated until their text has a size in MB (10^6 bytes of UTF-8)."""
    base = _own()
    size = sum(len(d.text.encode()) for d in base)
    rounds = max(1, round(megabytes * 1e6 / size))
    return sk.Corpus(
        [
            sk.Document(f"{d.id}-{n}", f"Round {n} of the day's news\n\n{d.text}")
            for n in range(rounds)
            for d in base
        ]
    )


def each_once(megabytes: float) -> sk.Corpus:
    """Return different articles, up to a size in MB or as many as there are."""
    found = {d.text: d for d in _own()}
    left = megabytes * 1e6 - sum(len(text.encode()) for text in found)
    for name in ("polnear.dev", "gum-news.train", "polnear.train"):
        path = SHARED / "eval" / f"{name}.jsonl"
        if not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if left > 0 and record["text"] not in found:
                found[record["text"]] = sk.Document(record["id"], record["text"])
                left -= len(record["text"].encode())
    return sk.Corpus(found.values())


def _own() -> sk.Corpus:
    folder = SHARED / "seeds"
    return sk.read(folder if folder.is_dir() else ROOT / "examples" / "corpus.txt", strict=False)


COLLECTIONS = {"articles repeated": articles, "each article once": each_once}


def described(corpus: sk.Corpus) -> dict[str, float]:
    """Return how large a corpus is, and how much of it stands in it more than once."""
    paragraphs = [p.span.of(d.text) for d in corpus for p in lay_out(d)]
    times = Counter(paragraphs)
    size = sum(map(len, paragraphs))
    again = size - sum(map(len, times))
    return {
        "megabytes": round(_megabytes(corpus), 3),
        "documents": len(corpus),
        "share_of_text_in_paragraphs_read_before": round(again / size, 3),
    }


def _megabytes(corpus: sk.Corpus) -> float:
    return sum(len(d.text.encode()) for d in corpus) / 1e6


def stages(collection: str, size: float) -> dict[str, dict[str, float]]:
    """Time each stage on its own."""
    corpus = COLLECTIONS[collection](size)
    megabytes = _megabytes(corpus)
    found: dict[str, dict[str, float]] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        seconds = time.process_time() - start
        found[name] = {"seconds": round(seconds, 3), "mb_per_s": round(megabytes / seconds, 3)}
        return result

    book = load("syria-2015")
    index = ActorIndex(book.actors)
    coder = Coder(book, index)
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
    return found


def whole_way(collection: str, size: float) -> dict[str, float]:
    """Time the whole way in one process."""
    corpus = COLLECTIONS[collection](size)
    book = load("syria-2015")
    start = time.process_time()
    sk.analyze(corpus, book)
    seconds = time.process_time() - start
    return {
        "seconds": round(seconds, 3),
        "mb_per_s": round(_megabytes(corpus) / seconds, 3),
        "peak_memory_mb": round(peak_memory_mb(), 1),
    }


def spread(collection: str, size: float) -> dict[str, float]:
    """Time the whole way over all cores, by the clock."""
    corpus = COLLECTIONS[collection](size)
    processes = os.cpu_count() or 1
    start = time.perf_counter()
    sk.analyze(corpus, load("syria-2015"), processes=processes)
    seconds = time.perf_counter() - start
    return {
        "processes": processes,
        "seconds_of_the_clock": round(seconds, 3),
        "mb_per_s": round(_megabytes(corpus) / seconds, 3),
    }


def apart(work: Callable[[str, float], R], collection: str, size: float) -> R:
    """Measure in a process that has read nothing before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, collection, size).result()


def main() -> None:
    """Time each stage on its own, then the whole way, on both collections."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mb", type=float, default=10)
    size = parser.parse_args().mb
    write_result(
        "speed",
        {
            name: {
                **described(make(size)),
                "stages": apart(stages, name, size),
                "the whole way": apart(whole_way, name, size),
                "spread over all cores": apart(spread, name, size),
            }
            for name, make in COLLECTIONS.items()
        },
    )


if __name__ == "__main__":
    main()
