"""Quality: scores on the measuring data, against floors that fall only with a stated reason.

    python benchmarks/quality.py            write results/quality.json
    python benchmarks/quality.py --check    and fail where a score is below its floor

The data and the scorers are read from the folder beside the project (or STANCEKIT_SHARED).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import legal
import positions
import stancekit as sk
from common import ROOT, SHARED, write_result
from stancekit.exchange import to_coding_jsonl, to_json
from stancekit.exchange.codings import load_codings
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute

FLOORS = ROOT / "benchmarks" / "floors.toml"


def digest(path: Path) -> str:
    """Return the first 16 hex digits of a file's SHA-256: which data a score belongs to."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def run_scorer(script: Path, *files: str | Path) -> dict[str, Any]:
    """Run a scorer of the measuring data and return what it prints."""
    command = [sys.executable, str(script), *map(str, files), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def plain_statements(document: sk.Document) -> list[dict[str, Any]]:
    """Attribute a document and return its statements in the scorer's form."""

    def pairs(spans: tuple[sk.Span, ...]) -> list[list[int]] | None:
        return [[s.start, s.stop] for s in spans] or None

    found = attribute(document, lay_out(document), nested=True)
    return [
        {
            "content": pairs(s.content),
            "source": pairs(s.source),
            "cue": pairs(s.cue),
            "kind": str(s.kind),
            "speaker": None,
        }
        for s in found
    ]


def score_statements(name: str, folder: Path) -> dict[str, Any]:
    """Score attribution on one of the statement data sets."""
    gold = SHARED / "eval" / f"{name}.jsonl"
    out = folder / f"{name}.jsonl"
    with gold.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as target:
        for line in lines:
            row = json.loads(line)
            found = plain_statements(sk.Document(row["id"], row["text"]))
            target.write(to_json({"id": row["id"], "text": row["text"], "statements": found}))
            target.write("\n")
    result = run_scorer(SHARED / "eval" / "score_statements.py", gold, out)
    return {"digest": digest(gold), "scores": result}


def score_articles(folder: Path) -> dict[str, Any]:
    """Score the whole analysis on the hand-coded articles."""
    seeds = sk.read(SHARED / "seeds", strict=False)
    out = folder / "seeds.jsonl"
    out.write_text(to_coding_jsonl(sk.analyze(seeds, "syria-2015")), encoding="utf-8")
    result = run_scorer(SHARED / "eval" / "score_seeds.py", out)
    return {"digest": digest(SHARED / "gold" / "positions.jsonl"), "scores": result}


def score_example_codings() -> dict[str, Any]:
    """Score positions against a person's coding of the example corpus.

    The articles were written by one person for the shape of their prose, coded by another before
    any rule had seen them, and the codebook was not written from them. A position is found if a
    position of the same holder and issue overlaps its evidence; coded if the stance is right too.
    """
    corpus = sk.read(ROOT / "examples" / "corpus.txt")
    study = sk.analyze(corpus, "syria-2015")
    path = ROOT / "examples" / "codings.csv"
    codings = load_codings(path, corpus, coder="person:A", codebook=study.codebook)
    here = {p.id: p.document for p in study.positions}
    mine = [p for p in study.positions if here.get(p.repeat_of or "") != p.document]
    ranked = sorted(
        (
            (-g.passage.span.overlap(p.passage.span), i, j)
            for i, g in enumerate(codings.positions)
            for j, p in enumerate(mine)
            if (g.document, g.holder, g.issue) == (p.document, p.holder, p.issue)
            and g.passage.span.overlap(p.passage.span)
        )
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    right = sum(codings.positions[i].stance is mine[j].stance for i, j in pairs.items())
    both = len(codings.positions) + len(mine)

    def row(hits: int) -> dict[str, float]:
        return {
            "p": hits / len(mine),
            "r": hits / len(codings.positions),
            "f1": 2 * hits / both,
        }

    scores = {"positions_found": row(len(pairs)), "positions_coded": row(right)}
    return {"digest": digest(path), "scores": scores}


def score_references() -> dict[str, Any]:
    """Score references to instruments on the passages of speeches and resolutions."""
    gold = SHARED / "eval" / "un_references.jsonl"
    return {"digest": digest(gold), "scores": {"references": legal.score(legal.passages())}}


def score_stances() -> dict[str, Any]:
    """Score stances of actors towards actors; validation sentences that train has are left out."""
    trained = {row["text"] for row in positions.lines("stance.dse.train.jsonl")}
    unseen = [
        row for row in positions.lines("stance.dse.valid.jsonl") if row["text"] not in trained
    ]
    return {
        "digest": digest(SHARED / "eval" / "stance.plover.jsonl"),
        "scores": {
            "plover_wide": positions.macro_f1(positions.lines("stance.plover.jsonl"), "wide"),
            "dse_narrow": positions.macro_f1(unseen, "narrow"),
        },
    }


def measure() -> dict[str, Any]:
    """Return all scores."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scores = {"articles": score_articles(folder), "examples": score_example_codings()}
        for data in ("polnear.dev", "polnear.train", "gum-news.train"):
            scores[data] = score_statements(data, folder)
    return {**scores, "un_references": score_references(), "stances": score_stances()}


def below_floor(scores: dict[str, Any]) -> list[str]:
    """Return a line for each score below its floor."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    lines = []
    for data, rows in floors.items():
        for score, floor in rows.items():
            row, measure_name = score.rsplit(".", 1)
            got = scores[data]["scores"][row][measure_name]
            if got < floor:
                lines.append(f"{data} {score}: got {got:.3f}, expected at least {floor}")
    return lines


def main() -> int:
    """Measure, write, and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="fail below a floor")
    args = parser.parse_args()
    if not (SHARED / "eval").is_dir():
        print(f"no measuring data at {SHARED}; set STANCEKIT_SHARED", file=sys.stderr)
        return 2
    scores = measure()
    write_result("quality", {"scores": scores})
    lines = below_floor(scores) if args.check else []
    for line in lines:
        print(line, file=sys.stderr)
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
