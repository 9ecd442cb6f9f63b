"""Count the circumstances under which a sentence tells of a stance between two actors.

usage: python benchmarks/mine_relations.py PAIRS.jsonl [--out FILE] [--folds N] [--other FILE]

PAIRS.jsonl holds records of ../shared/eval (`text`, `actor`, `target`, `label`), each sentence
and pair counted once. A neutral pair is neutral both ways (the annotators were shown the pair, not
a direction), so it is counted in both orders: otherwise all that stands "target ... actor" would
look like a stance. Writes `relation_counts.tsv`, the table that `stancekit.positions` weighs by.
With --folds, each fold is scored with the counts of the others, and the factors by which a stance
is favoured are searched for. `alone` are the pairs of texts that stand once in PAIRS and, with
--other, not in that file: DSE lists some texts twice, those whose stance is plain, and a split
without the texts of another has hardly any of them; so has `alone`, which is its guide.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from stancekit.model import Span, Stance
from stancekit.positions.circumstances import FAMILIES, Sight
from stancekit.positions.relations import sight_between
from stancekit.positions.weighing import (
    Counts,
    Triple,
    Weight,
    Weights,
    circumstances,
    start_of,
    weigh,
    weight_of,
)

LABELS = ("neutral", "oppose", "support")
# Values seen less often say nothing; weights smaller than this are left out, to keep it readable.
FEWEST = {"word": 3}
FEWEST_OF_OTHERS = 6
LEAST_WEIGHT = 0.05


class Pair(NamedTuple):
    """A pair of actors: its fold, its label, whether it was turned round, what is seen of it.

    `later` is a pair whose holder is named after the other.
    """

    fold: int
    label: int
    turned: bool
    later: bool
    alone: bool
    sight: Sight | None
    may: tuple[bool, bool]


def rows_of(path: Path | None) -> list[dict[str, Any]]:
    """Read records."""
    lines = () if path is None else path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def pairs_of(path: Path, folds: int, other: Path | None = None) -> list[Pair]:
    """Read the pairs, each once, neutral ones in both orders."""
    listed = rows_of(path)
    times = Counter(row["text"] for row in (*listed, *rows_of(other)))
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in listed:
        rows.setdefault((row["text"], *row["actor"], *row["target"]), row)
    found = []
    for row in rows.values():
        text, label = row["text"], LABELS.index(row["label"])
        fold = int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % folds
        one, two = Span(*row["actor"]), Span(*row["target"])
        orders = [(one, two)] if label else [(one, two), (two, one)]
        for turned, (actor, target) in enumerate(orders):
            sight = sight_between(text, actor, target)
            may = (False, False)
            if sight is not None:
                may = (sight.tells_of(Stance.OPPOSE), sight.tells_of(Stance.SUPPORT))
            later = target.start < actor.start
            found.append(Pair(fold, label, bool(turned), later, times[text] == 1, sight, may))
    return found


def _triple(numbers: Sequence[float]) -> Triple:
    neutral, oppose, support = numbers
    return neutral, oppose, support


def _kept(rows: dict[str, list[list[float]]], family: str) -> dict[str, Counts]:
    """Return the counts of values that are seen often enough and weigh something."""
    kept: dict[str, Counts] = {}
    for value, (right, expected) in rows.items():
        counts: Counts = _triple(right), _triple([round(e, 1) for e in expected])
        often = sum(right) >= FEWEST.get(family, FEWEST_OF_OTHERS)
        if often and max(map(abs, weight_of(counts))) >= LEAST_WEIGHT:
            kept[value] = counts
    return kept


def count(pairs: Sequence[Pair]) -> tuple[Weights, dict[tuple[str, str], Counts]]:
    """Count circumstances family by family, each expected after those before."""
    sights = [(p.label, p.sight) for p in pairs if p.sight is not None]
    seen = _triple([float(sum(label == n for label, _ in sights)) for n in range(3)])
    silent = _triple([float(sum(p.label == n for p in pairs if p.sight is None)) for n in range(3)])
    table: dict[tuple[str, str], Counts] = {
        ("all", "pairs with a word"): (seen, seen),
        ("all", "pairs without"): (silent, silent),
    }
    values: list[dict[str, list[str]]] = []
    for _, sight in sights:
        values.append(defaultdict(list))
        for family, value in circumstances(sight):
            values[-1][family].append(value)
    start = start_of(seen)
    odds = [list(start) for _ in sights]
    by_family: dict[str, dict[str, Weight]] = {}
    for family in FAMILIES:
        rows: dict[str, list[list[float]]] = defaultdict(lambda: [[0.0] * 3, [0.0] * 3])
        for (label, _), found, (oppose, support) in zip(sights, values, odds, strict=True):
            ratios = (1.0, math.exp(oppose), math.exp(support))
            for value in found[family]:
                right, expected = rows[value]
                right[label] += 1
                for n, ratio in enumerate(ratios):
                    expected[n] += ratio / sum(ratios)
        kept = _kept(rows, family)
        table |= {(family, value): counts for value, counts in kept.items()}
        by_family[family] = {value: weight_of(counts) for value, counts in kept.items()}
        for found, sums in zip(values, odds, strict=True):
            for value in found[family]:
                weight = by_family[family].get(value, (0.0, 0.0))
                sums[0] += weight[0]
                sums[1] += weight[1]
    return Weights(start, silent[0] / sum(silent), by_family), table


def macro_f1(gold: Iterable[int], mine: Iterable[int]) -> list[float]:
    """Return the mean F1 of the three stances, then each."""
    cells = [[0] * 3 for _ in range(3)]
    for one, other in zip(gold, mine, strict=True):
        cells[one][other] += 1
    each = [
        2 * cells[n][n] / max(1, sum(cells[n]) + sum(row[n] for row in cells)) for n in range(3)
    ]
    return [sum(each) / 3, *each]


def decided(sure: Triple, pair: Pair, favour: Sequence[float]) -> int:
    """Return the stance that weighs most; favoured are oppose, support and a holder named later."""
    times = favour[2] if pair.later else 1.0
    oppose, support = (
        s * f * may * times for s, f, may in zip(sure[1:], favour[:2], pair.may, strict=True)
    )
    scores = [sure[0], oppose, support]
    return scores.index(max(scores))


_PARTS: dict[str, Callable[[Pair], bool]] = {
    "alone": lambda pair: pair.alone and not pair.turned,
    "alone, both orders": lambda pair: pair.alone,
    "as given": lambda pair: not pair.turned,
    "both orders": lambda _: True,
}


def cross_validate(pairs: list[Pair], folds: int) -> None:
    """Score each fold with the counts of the others."""
    sure = []
    held: list[Pair] = []
    for fold in range(folds):
        weights, _ = count([p for p in pairs if p.fold != fold])
        for pair in (p for p in pairs if p.fold == fold):
            held.append(pair)
            sure.append((1.0, 0.0, 0.0) if pair.sight is None else weigh(pair.sight, weights))
    steps = (1.5, 1.75, 2.0, 2.5, 3.0)
    found = []
    for favour in itertools.product(steps, steps, (1.0, 1.25, 1.5, 1.75, 2.0)):
        mine = [decided(s, p, favour) for s, p in zip(sure, held, strict=True)]
        scores: dict[str, list[float]] = {}
        for name, kept in _PARTS.items():
            part = [(p.label, m) for p, m in zip(held, mine, strict=True) if kept(p)]
            scores[name] = [round(x, 4) for x in macro_f1(*zip(*part, strict=True))]
        found.append((scores, favour))
    for name in _PARTS:
        for scores, favour in sorted(found, key=lambda f: f[0][name], reverse=True)[:3]:
            print(f"best {name}:", favour, scores)


def write(table: dict[tuple[str, str], Counts], path: Path) -> None:
    """Write the table."""
    lines = [
        "# How often a circumstance was seen, with which stance, and how often the circumstances",
        "# weighed before it made one expect that stance. Made by benchmarks/mine_relations.py.",
        "circumstance\tvalue\tseen\toppose\tsupport\texpected oppose\texpected support",
    ]
    order = {family: n for n, family in enumerate(("all", *FAMILIES))}
    for (family, value), (seen, expected) in sorted(
        table.items(), key=lambda item: (order[item[0][0]], item[0][1])
    ):
        numbers = (sum(seen), *seen[1:], *expected[1:])
        lines.append("\t".join((family, value, *(f"{n:g}" for n in numbers))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Count, and write or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--other", type=Path)
    options = parser.parse_args()
    pairs = pairs_of(options.pairs, max(options.folds, 1), options.other)
    if options.folds:
        cross_validate(pairs, options.folds)
    _, table = count(pairs)
    print(len(table), "rows")
    if options.out:
        write(table, options.out)


if __name__ == "__main__":
    main()
