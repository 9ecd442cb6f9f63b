"""Time networks on generated statements: `python benchmarks/networks.py [--most N]`.

Statements, actors and concepts are drawn with a fixed seed; times are processor seconds of one
process. Writes benchmarks/results/networks.json.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from common import SHARED, cpu_seconds, peak_memory_mb, write_result
from stancekit.comparison import network, networks_over_time, polarization
from stancekit.exchange import read_dna

ACTORS, CONCEPTS = 300, 100
FIELDS = ("actor", "concept", "agreement")


def statements(count: int) -> list[dict[str, Any]]:
    """Return statements of 300 actors on 100 concepts, ten a document, a document a day."""
    chance = random.Random(1)  # noqa: S311 - the same statements in every run
    first = date(1990, 1, 1)
    return [
        {
            "actor": f"actor {chance.randrange(ACTORS):03}",
            "concept": f"concept {chance.randrange(CONCEPTS):02}",
            "agreement": chance.random() < 0.5,
            "document": n // 10,
            "date": first + timedelta(days=n // 10 % 9000),
        }
        for n in range(count)
    ]


def one_mode(rows: list[dict[str, Any]], duplicates: str) -> object:
    """Count what the engine was timed on: subtract, average."""
    return network(
        rows,
        *FIELDS,
        kind="one-mode",
        aggregation="subtract",
        normalization="average",
        duplicates=duplicates,  # type: ignore[arg-type]
    )


def main() -> None:
    """Time sizes that grow, then the other work on one of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=1_000_000, help="the largest size")
    args = parser.parse_args()
    sizes: dict[str, dict[str, float]] = {}
    for count in (2_000, 10_000, 20_000, 30_000, 100_000, 300_000, 1_000_000):
        if count > args.most:
            continue
        rows = statements(count)
        runs = 3 if count <= 30_000 else 1
        every = cpu_seconds(lambda rows=rows: one_mode(rows, "include"), runs)["median"]
        once = cpu_seconds(lambda rows=rows: one_mode(rows, "document"), runs)["median"]
        sizes[f"{count} statements"] = {
            "include_seconds": round(every, 3),
            "per_document_seconds": round(once, 3),
            "per_document_microseconds_each": round(once / count * 1e6, 2),
        }
    rows = statements(2_000)
    other = {
        "days_through_a_kernel_seconds": cpu_seconds(
            lambda: networks_over_time(
                rows, *FIELDS, unit="days", size=30, kernel="epanechnikov", kind="two-mode"
            ),
            1,
        )["median"],
        "polarization_search_seconds": cpu_seconds(
            lambda: polarization(rows[:600], *FIELDS, restarts=1), 1
        )["median"],
    }
    sample = SHARED / "dna" / "sample.dna"
    if Path(sample).is_file():
        other["read_the_sample_seconds"] = cpu_seconds(lambda: read_dna(sample))["median"]
    write_result(
        "networks",
        {
            "actors": ACTORS,
            "concepts": CONCEPTS,
            "one_mode_subtract_average": sizes,
            "other": {name: round(seconds, 3) for name, seconds in other.items()},
            "peak_memory_mb": round(peak_memory_mb(), 1),
        },
    )


if __name__ == "__main__":
    main()
