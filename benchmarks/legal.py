"""References and legal bases: how right and how fast, with eyecite beside.

    python benchmarks/legal.py            write results/legal.json
    python benchmarks/legal.py --check    and fail where a score is below its floor

A reference counts as found where both ends agree with the label exactly; every passage is scored
on its own, spans as unordered sets, and the counts are summed over the passages. An attribute
(instrument, provision, symbol) is right where it equals the label's; "all three" asks for all at
once. Attributes are counted among the references found. eyecite has no notion of these
instruments, so a generous count is used for it: any citation of any kind that overlaps a labelled
reference.

The data is read from the folder beside the project (or STANCEKIT_SHARED).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from common import SHARED, cpu_seconds, write_result
from stancekit import legal

# Below these the benchmark fails; a floor is lowered only in a commit that says why.
FLOORS = {"f1": 0.97, "instrument": 0.97, "provision": 0.97, "symbol": 0.97}
ATTRIBUTES = ("instrument", "provision", "symbol")


def passages() -> list[dict[str, Any]]:
    """Return the labelled passages."""
    path = SHARED / "eval" / "un_references.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ratio(part: int, whole: int) -> float:
    """Return part of whole, 1 where there is nothing to count."""
    return part / whole if whole else 1.0


def score(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Score references on labelled passages."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for row in rows:
        found = {(r.span.start, r.span.stop): r for r in legal.references(row["text"])}
        labels = {tuple(label["span"]): label for label in row["refs"]}
        count["found"] += len(found)
        count["labelled"] += len(labels)
        for span in found.keys() ^ labels.keys():
            side = "not labelled" if span in found else "missed"
            wrong.append(f"{row['id']}: {side}: {span}")
        for span in found.keys() & labels.keys():
            count["both"] += 1
            same = [getattr(found[span], name) == labels[span][name] for name in ATTRIBUTES]
            count["all three"] += all(same)
            count.update(name for name, good in zip(ATTRIBUTES, same, strict=True) if good)
    precision = ratio(count["both"], count["found"])
    recall = ratio(count["both"], count["labelled"])
    both = precision + recall
    return {
        "passages": len(rows),
        "labelled": count["labelled"],
        "found": count["found"],
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
        **{name: ratio(count[name], count["both"]) for name in (*ATTRIBUTES, "all three")},
        "differences": sorted(wrong),
    }


def news() -> str:
    """Return news to measure speed on: articles on an election, hardly a citation in them."""
    path = SHARED / "eval" / "polnear.dev.jsonl"
    rows = path.read_text(encoding="utf-8").splitlines()
    return "\n\n".join(json.loads(row)["text"] for row in rows)


def seeds(times: int) -> str:
    """Return the articles on the use of force, dense with citations for news, repeated."""
    files = sorted((SHARED / "seeds").glob("*.txt"))
    return "\n\n".join(f.read_text(encoding="utf-8") for f in files) * times


def megabytes_per_second(text: str) -> dict[str, float]:
    """Measure how many MB (10^6 bytes of UTF-8) a second of processor time finds references in."""
    size = len(text.encode()) / 1e6
    seconds = cpu_seconds(lambda: legal.references(text), runs=7)
    return {
        "mb": size,
        "best": size / seconds["min"],
        "median": size / seconds["median"],
        "references": len(legal.references(text)),
    }


def eyecite_beside(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Run eyecite on the same passages; say so where it is not installed."""
    try:
        from eyecite import get_citations  # noqa: PLC0415 - only the benchmark needs it
    except ImportError:
        return {"note": "eyecite is not installed"}
    hit = found = labelled = 0
    for row in rows:
        spans = [citation.span() for citation in get_citations(row["text"])]
        found += len(spans)
        labelled += len(row["refs"])
        hit += sum(
            any(a < label["span"][1] and label["span"][0] < b for a, b in spans)
            for label in row["refs"]
        )
    text = "\n\n".join(row["text"] for row in rows)
    size = len(text.encode()) / 1e6
    seconds = cpu_seconds(lambda: get_citations(text), runs=3)
    return {
        "citations": found,
        "labelled": labelled,
        "labelled references overlapped": hit,
        "mb_per_second": size / seconds["min"],
    }


def main() -> int:
    """Measure, write the result, check the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail below the floors")
    args = parser.parse_args()
    if not Path(SHARED / "eval").is_dir():
        print(f"no measuring data at {SHARED}; set STANCEKIT_SHARED to its folder")
        return 0
    rows = passages()
    dense = "\n\n".join(row["text"] for row in rows) * 5
    data = (SHARED / "eval" / "un_references.jsonl").read_bytes()
    scores = score(rows)
    result = {
        "digest": hashlib.sha256(data).hexdigest()[:16],
        "references": scores,
        "speed": {
            "news": megabytes_per_second(news()),
            "news on the use of force": megabytes_per_second(seeds(20)),
            "UN speeches and resolutions": megabytes_per_second(dense),
        },
        "eyecite": eyecite_beside(rows),
    }
    write_result("legal", result, "eyecite")
    below = [f"{k}: got {scores[k]:.3f}, expected {v}" for k, v in FLOORS.items() if scores[k] < v]
    if args.check and below:
        print("\n".join(below), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
