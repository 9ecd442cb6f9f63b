"""Speed and memory of the corpus formats: from disk to Documents, one process.

    python benchmarks/corpus.py [--mb 100] [--gb 2]

Articles of 5 kB with the punctuation of newspapers are written to temporary files, which are
deleted afterwards. CSV and JSON Lines are measured against a plain loop over the csv and json
modules on the same file in the same run, the two in turns; ratios are of the least of five
processor times each. Streaming is measured in a process of its own, whose peak memory the kernel
tells.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from common import ROOT, write_result
from stancekit.corpus import read, read_iter, write
from stancekit.model import Corpus, Document, PartialDate

RUNS = 5
SIZE = 5000  # bytes of an article
SENTENCES = {
    "ascii": "The envoy said that the talks would go on, and that nobody had asked to leave. ",
    "typographic": "The envoy said: “We’ll talk on – nobody has left.” Where? In Genève. ",
}


def articles(count: int, kind: str) -> Iterator[Document]:
    """Yield articles of about 5 kB, no two alike, with six header fields."""
    sentence = SENTENCES[kind]
    paragraph = sentence * 8 + "\n\n"
    body = paragraph * (SIZE // len(paragraph.encode()) + 1)
    for number in range(count):
        text = f"Article {number}. {body}"[: SIZE * len(body) // len(body.encode())]
        yield Document(
            f"{number:07}",
            text,
            title=f"Envoy speaks for the {number}th time",
            outlet="Example Wire",
            published=PartialDate(2015, 1 + number % 12, 1 + number % 28),
            author="A. Writer",
            language="en",
            extra=[("desk", "world")],
        )


def least(work: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least processor time of each piece of work, run in turns."""
    best = dict.fromkeys(work, float("inf"))
    for _ in range(RUNS):
        for name, one in work.items():
            start = time.process_time()
            one()
            best[name] = min(best[name], time.process_time() - start)
    return best


def count(items: Iterator[object]) -> int:
    """Go through an iterator."""
    return sum(1 for _ in items)


def csv_module(path: Path) -> int:
    """Read a table with the csv module alone."""
    with path.open(newline="", encoding="utf-8") as file:
        return count(csv.reader(file))


def json_module(path: Path) -> int:
    """Read lines with the json module alone."""
    with path.open(encoding="utf-8") as file:
        return sum(1 for line in file if json.loads(line))


def csv_kept(path: Path) -> list[object]:
    """Read a table with the csv module alone and keep its rows, as `read` keeps documents."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def json_kept(path: Path) -> list[object]:
    """Read lines with the json module alone and keep what they hold."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def formats(folder: Path, megabytes: float, kind: str) -> dict[str, object]:
    """Measure each format on the same articles."""
    corpus = Corpus(articles(int(megabytes * 1e6 / SIZE), kind))
    modules = {"csv": csv_module, "json-lines": json_module}
    kept = {"csv": csv_kept, "json-lines": json_kept}
    result: dict[str, object] = {"documents": len(corpus)}
    for name in ("default", "front-matter", "tags", "json-lines", "csv", "tsv"):
        path = folder / name
        write(corpus, path, dialect=name)
        size = path.stat().st_size / 1e6
        work: dict[str, Callable[[], object]] = {
            "read_iter": lambda path=path, name=name: count(read_iter(path, dialect=name)),
            "read": lambda path=path, name=name: read(path, dialect=name),
        }
        if name in modules:
            work["module"] = lambda path=path, name=name: modules[name](path)
            work["module_kept"] = lambda path=path, name=name: kept[name](path)
        seconds = least(work)
        row = {f"{what}_mb_per_s": round(size / s, 1) for what, s in seconds.items()}
        if name in modules:
            row["read_iter_to_module"] = round(seconds["read_iter"] / seconds["module"], 3)
            row["read_to_module_kept"] = round(seconds["read"] / seconds["module_kept"], 3)
        result[name] = row
        path.unlink()
    return result


STREAM = """
import pathlib, resource, sys, time
from stancekit.corpus import read_iter
start = time.process_time()
documents = characters = 0
for document in read_iter(sys.argv[1]):
    documents += 1
    characters += len(document.text)
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
peak /= 1024 * 1024 if sys.platform == "darwin" else 1024
status = pathlib.Path("/proc/self/status")
if status.exists():  # on Linux ru_maxrss includes what the parent held when it started this one
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
    peak = int(line.split()[1]) / 1024
print(documents, characters, seconds, peak)
"""


def streaming(folder: Path, gigabytes: float) -> dict[str, object]:
    """Stream a file of some GB (10^9 bytes) in a process of its own."""
    path = folder / "stream.txt"
    block = folder / "block.txt"
    write(Corpus(articles(10_000, "typographic")), block)
    data = block.read_bytes()
    with path.open("wb") as file:
        for _ in range(max(1, round(gigabytes * 1e9 / len(data)))):
            file.write(data)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", STREAM, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    documents, _, seconds, peak = done.stdout.split()
    size = path.stat().st_size
    path.unlink()
    return {
        "gigabytes": round(size / 1e9, 3),
        "documents": int(documents),
        "mb_per_s": round(size / 1e6 / float(seconds), 1),
        "peak_memory_mb": round(float(peak), 1),
    }


def main() -> None:
    """Measure and write benchmarks/results/corpus.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=float, default=100, help="megabytes a format")
    parser.add_argument("--gb", type=float, default=2, help="gigabytes streamed; 0 leaves it out")
    args = parser.parse_args()
    result: dict[str, object] = {"clock": "processor time, least of 5"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in SENTENCES:
            result[kind] = formats(folder, args.mb, kind)
        if args.gb:
            result["streaming"] = streaming(folder, args.gb)
    write_result("corpus", result)


if __name__ == "__main__":
    main()
