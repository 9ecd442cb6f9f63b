"""Measure attribution: quality by corpus and threshold, cross-validation, speed.

usage: python benchmarks/statements.py [--folds N] [--chart]

Scores with ../shared/eval/score_statements.py: the development articles, and with --folds the train
articles, each fold attributed with counts of the other folds only. Writes
benchmarks/results/statements.json with the machine and versions, and with --chart (which needs
the extra `charts`) precision and recall against the threshold to docs/_static/threshold.svg.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import evolve

from common import RESULTS, ROOT, SHARED, machine
from mine_contexts import judge, paragraphs_of, with_counts
from stancekit.model import Document
from stancekit.statements.attribute import THRESHOLD, attribute_in
from stancekit.statements.language import Language, load
from stancekit.statements.odds import ratio_of

Record = dict[str, Any]
_THRESHOLDS = (0.1, 0.15, 0.17, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)


def scorer() -> Callable[[dict[str, Record], dict[str, Record]], dict[str, Any]]:
    """Return the function `score` of the scorer beside the data."""
    path = SHARED / "eval" / "score_statements.py"
    spec = importlib.util.spec_from_file_location("score_statements", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"got no scorer at {path}, expected ../shared/eval")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[[dict[str, Record], dict[str, Record]], dict[str, Any]] = module.score
    return score


def read(name: str) -> dict[str, Record]:
    """Return the records of a file of ../shared/eval by id."""
    with (SHARED / "eval" / name).open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return {record["id"]: record for record in records}


def attributed(record: Record, language: Language, threshold: float) -> Record:
    """Return a record with the statements found in its text."""
    document = Document(record["id"], record["text"])
    told = attribute_in(
        language, document, paragraphs_of(record), threshold=threshold, nested=False
    )
    return {
        "id": record["id"],
        "text": record["text"],
        "statements": [
            {
                "content": [[s.start, s.stop] for s in one.content],
                "source": [[s.start, s.stop] for s in one.source] or None,
                "cue": [[s.start, s.stop] for s in one.cue] or None,
                "kind": one.kind.value,
                "speaker": None,
            }
            for one in told
        ],
    }


def rounded(scores: dict[str, Any]) -> dict[str, Any]:
    """Round every figure to four places."""
    return {
        row: {k: round(v, 4) if isinstance(v, float) else v for k, v in cells.items()}
        for row, cells in scores.items()
    }


def cross_validated(folds: int, threshold: float) -> dict[str, Any]:
    """Score the train articles, each with counts of the other folds."""
    records = list(read("polnear.train.jsonl").values())
    language = load("en")
    judged = [judge(record, language) for record in records]
    found: dict[str, Record] = {}
    for fold in range(folds):
        others = [a for n, a in enumerate(judged) if n % folds != fold]
        counted, traits = with_counts(language, others)
        held = evolve(counted, ratios={key: ratio_of(key[0], row) for key, row in traits.items()})
        for record in records[fold::folds]:
            found[record["id"]] = attributed(record, held, threshold)
    return rounded(scorer()({r["id"]: r for r in records}, found))


def draw(result: dict[str, Any], path: Path) -> None:
    """Draw precision and recall of both corpora against the threshold."""
    # Imported here: only the chart needs it.
    import matplotlib as mpl  # noqa: PLC0415 - the extra `charts`
    from matplotlib.figure import Figure  # noqa: PLC0415 - the extra `charts`

    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    axes = figure.subplots(1, 2, sharey=True)
    names = {"polnear.dev": "election news", "gum-news.train": "Wikinews"}
    for plot, (name, title) in zip(axes, names.items(), strict=True):
        curve = result[name]["by_threshold"]
        places = [float(threshold) for threshold in curve]
        for measure, label, style in (
            ("p", "precision", "-"),
            ("r", "recall", "--"),
            ("f1", "F1", ":"),
        ):
            plot.plot(places, [row[measure] for row in curve.values()], style, label=label)
        plot.axvline(result["threshold"], color="0.7", linewidth=1)
        plot.set(title=title, xlabel="threshold", xlim=(places[0], places[-1]), ylim=(0, 1))
    axes[0].set_ylabel("contents found")
    axes[0].legend(loc="lower left")
    with mpl.rc_context({"svg.hashsalt": "stancekit", "svg.fonttype": "none"}):
        figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description="Measure attribution.")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    parser.add_argument("--chart", action="store_true")
    options = parser.parse_args()
    score, language = scorer(), load("en")
    result: dict[str, Any] = {"machine": machine(), "threshold": options.threshold}
    for name in ("polnear.dev", "gum-news.train"):
        gold = read(f"{name}.jsonl")
        # The first reading is timed: what was read once is remembered.
        start = time.process_time()
        told = {key: attributed(r, language, options.threshold) for key, r in gold.items()}
        seconds = time.process_time() - start
        size = sum(len(r["text"]) for r in gold.values()) / 1e6
        curve = {}
        for threshold in _THRESHOLDS:
            found = {key: attributed(r, language, threshold) for key, r in gold.items()}
            scored = rounded(score(gold, found))
            curve[str(threshold)] = scored["content_j50"] | {
                "speaker_f1": scored["speaker_f1"]["f1"],
                "recall of indirect": scored["recall of indirect"]["r"],
            }
        result[name] = rounded(score(gold, told)) | {
            "by_threshold": curve,
            "mb_per_cpu_second": round(size / seconds, 2),
        }
    if options.folds > 1:
        result["polnear.train, cross-validated"] = cross_validated(options.folds, options.threshold)
    RESULTS.mkdir(exist_ok=True)
    path: Path = RESULTS / "statements.json"
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if options.chart:
        draw(result, ROOT / "docs" / "_static" / "threshold.svg")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
