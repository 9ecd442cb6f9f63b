"""Weights of networks from counted events: aggregation and normalisation.

X[i, j, k] is the number of events of row i, column j and level k. Integers stay integers until a
division cannot be avoided, so sums are exact and equal in every order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import mul
from typing import Literal

from stancekit.comparison.events import Compat, Events
from stancekit.comparison.scales import Scale
from stancekit.model import checks

__all__ = ["Aggregation", "Normalization", "one_mode", "two_mode"]

Aggregation = Literal["ignore", "congruence", "conflict", "subtract", "combine"]
Normalization = Literal[
    "no", "average", "jaccard", "cosine", "dna-cosine", "activity", "prominence"
]

Number = int | float
Weights = dict[tuple[int, int], Number]
Vector = dict[int, Number]

# One step of a sparse product costs about four of a dense one (a dict entry against a list entry).
_SPARSE_COST = 4


def _check(scale: Scale, aggregation: str, allowed: Iterable[str], kind: str) -> None:
    checks.expect(
        aggregation in allowed,
        aggregation,
        f"one of {', '.join(allowed)} for {kind}",
        "aggregation",
    )
    asks = aggregation != "ignore"
    has = scale.values != (None,)
    checks.expect(not asks or has, None, f"a qualifier, which {aggregation} compares", "qualifier")


def two_mode(
    events: Events,
    aggregation: Aggregation = "ignore",
    normalization: Normalization = "no",
    compat: Compat | None = None,
) -> Weights:
    """Return the weights of rows by columns, zeros left out.

    `ignore` adds up all levels; `subtract` adds the signed levels (yes minus no, support minus
    oppose, or the integers themselves); `combine` writes the levels that occur as the digits of a
    binary number, so that for a boolean 1 says only yes, 2 only no and 3 both.

    Raises:
        ValueError: The aggregation or normalisation is none for two-mode networks.
    """
    scale = events.scale
    _check(scale, aggregation, ("ignore", "subtract", "combine"), "two-mode")
    checks.expect(
        normalization in ("no", "activity", "prominence"),
        normalization,
        "no, activity or prominence for two-mode",
        "normalization",
    )
    nominal_sum = scale.ordered or not scale or compat is not None or aggregation != "subtract"
    checks.expect(nominal_sum, "a qualifier of names", "numbers to subtract", "qualifier")
    counts = events.counts()
    weights: Weights = defaultdict(int)
    signs = scale.signs() if aggregation == "subtract" else (1,) * len(scale)
    if aggregation == "combine":
        signs = tuple(1 << (len(scale) - 1 - k) for k in range(len(scale)))
    for (i, j, k), n in counts.items():
        weights[i, j] += signs[k] * ((n > 0) if aggregation == "combine" else n)
    if normalization != "no":
        axis = 0 if normalization == "activity" else 1
        totals: dict[int, Number] = defaultdict(int)
        if aggregation == "combine":
            for cell, weight in weights.items():
                totals[cell[axis]] += weight > 0
        else:
            for key, n in counts.items():
                totals[key[axis]] += n
        weights = {c: w / totals[c[axis]] for c, w in weights.items() if totals[c[axis]]}
    return {cell: w for cell, w in sorted(weights.items()) if w}


def _kernel(scale: Scale, aggregation: str) -> tuple[tuple[tuple[int, ...], ...], int]:
    """Return how much two levels count for, as integers over a common divisor."""
    distances, reach = scale.distances(), scale.reach
    if aggregation == "conflict":
        return distances, reach
    if aggregation == "congruence":
        return tuple(tuple(reach - d for d in row) for row in distances), reach
    return tuple(tuple(reach - 2 * d for d in row) for row in distances), reach


def _vectors(events: Events, *, split: bool) -> list[Vector]:
    """Return every row's counts by column, or by column and level."""
    levels = len(events.scale)
    vectors: list[Vector] = [{} for _ in events.row_labels]
    for (i, j, k), n in events.counts().items():
        place = j * levels + k if split else j
        vectors[i][place] = vectors[i].get(place, 0) + n
    return vectors


def _seen_through(vector: Vector, kernel: Sequence[Sequence[int]]) -> Vector:
    """Return what another row's counts are multiplied by: the kernel applied to the levels."""
    levels = len(kernel)
    image: Vector = {}
    for place, n in vector.items():
        base = place - place % levels
        for other, factor in enumerate(kernel[place % levels]):
            if factor:
                image[base + other] = image.get(base + other, 0) + n * factor
    return image


def _products(left: Sequence[Vector], right: Sequence[Vector], size: int) -> Weights:
    """Return the inner products left[a] · right[b] for a < b, zeros left out."""
    n = len(left)
    users = [0] * size
    for vector in right:
        for place in vector:
            users[place] += 1
    sparse = sum(users[place] for vector in left for place in vector)
    if sparse * _SPARSE_COST < n * n * size:
        return _sparse_products(left, right, size)
    dense = [[v.get(p, 0) for p in range(size)] for v in right]
    found: Weights = {}
    for a, vector in enumerate(left):
        mine = [vector.get(p, 0) for p in range(size)]
        for b in range(a + 1, n):
            value = sum(map(mul, mine, dense[b]))
            if value:
                found[a, b] = value
    return found


def _sparse_products(left: Sequence[Vector], right: Sequence[Vector], size: int) -> Weights:
    owners: list[list[tuple[int, Number]]] = [[] for _ in range(size)]
    for b, vector in enumerate(right):
        for place, value in vector.items():
            owners[place].append((b, value))
    found: Weights = {}
    for a, vector in enumerate(left):
        sums: dict[int, Number] = {}
        for place in sorted(vector):
            mine = vector[place]
            for b, value in owners[place]:
                if b > a:
                    sums[b] = sums.get(b, 0) + mine * value
        found.update(((a, b), value) for b, value in sorted(sums.items()) if value)
    return found


def _mismatches(vectors: Sequence[Vector]) -> Weights:
    """Return m10 + m01: what either counts where the other counts nothing, for a < b."""
    totals = [sum(v.values()) for v in vectors]
    found: Weights = {}
    for a, mine in enumerate(vectors):
        for b in range(a + 1, len(vectors)):
            theirs = vectors[b]
            shared = mine.keys() & theirs.keys()
            common = sum(mine[p] + theirs[p] for p in shared)
            if totals[a] + totals[b] != common:
                found[a, b] = totals[a] + totals[b] - common
    return found


def one_mode(
    events: Events,
    aggregation: Aggregation = "ignore",
    normalization: Normalization = "no",
    compat: Compat | None = None,
) -> Weights:
    """Return the weights of pairs of rows (a < b) that share columns, zeros left out.

    Raises:
        ValueError: The aggregation or normalisation is none for one-mode networks.
    """
    scale = events.scale
    _check(scale, aggregation, ("ignore", "congruence", "conflict", "subtract"), "one-mode")
    allowed = ("no", "average", "jaccard", "cosine", "dna-cosine")
    checks.expect(
        normalization in allowed, normalization, f"one of {', '.join(allowed)} for one-mode"
    )
    split = _vectors(events, split=True)
    size = len(events.column_labels) * max(1, len(scale))
    if aggregation == "ignore":
        merged = _vectors(events, split=False)
        raw, divisor = _products(merged, merged, len(events.column_labels)), 1
    elif compat is not None and not scale.ordered and aggregation != "congruence":
        raw, divisor = _nominal_as_engine(split, size, aggregation), 1
    else:
        kernel, divisor = _kernel(scale, aggregation)
        raw = _products([_seen_through(v, kernel) for v in split], split, size)
    scaled = {p: _divided(w, divisor) for p, w in raw.items()}
    if normalization == "no":
        return scaled
    engine = compat is not None or normalization == "dna-cosine"
    if normalization in ("cosine", "dna-cosine") and not engine:
        return _cosine(events, split, scaled, aggregation)
    denominator = _denominator(split, normalization)
    return {(a, b): w / d for (a, b), w in scaled.items() if (d := denominator(a, b))}


def _divided(value: Number, divisor: int) -> Number:
    if isinstance(value, int) and value % divisor == 0:
        return value // divisor
    return value / divisor


def _nominal_as_engine(split: Sequence[Vector], size: int, aggregation: str) -> Weights:
    """Return conflict over names as the engine has it.

    It counts what one row says and the other does not, also where the other is wholly silent.
    """
    conflict = _mismatches(split)
    if aggregation == "conflict":
        return conflict
    same = _products(split, split, size)
    found = {p: same.get(p, 0) - conflict.get(p, 0) for p in {*same, *conflict}}
    return {p: w for p, w in sorted(found.items()) if w}


def _denominator(split: Sequence[Vector], normalization: str) -> Callable[[int, int], Number]:
    """Return what a pair's weight is divided by."""
    totals = [sum(v.values()) for v in split]
    if normalization == "average":
        return lambda a, b: (totals[a] + totals[b]) / 2
    if normalization != "jaccard":
        return lambda a, b: totals[a] * totals[b]

    def jaccard(a: int, b: int) -> Number:
        mine, theirs = split[a], split[b]
        shared = mine.keys() & theirs.keys()
        both = sum(mine[p] * theirs[p] - mine[p] - theirs[p] for p in shared)
        return totals[a] + totals[b] + both

    return jaccard


def _cosine(
    events: Events, split: Sequence[Vector], weights: Mapping[tuple[int, int], Number], how: str
) -> Weights:
    """Return the cosine of the rows' vectors.

    The vectors are those whose inner product the aggregation is, so that a row has cosine 1 with
    its like. Conflict is no inner product, nor is subtract over more than two names: their
    divisors are the lengths of the plain counts, which keeps them within -1 and 1.
    """
    own = how in ("congruence", "subtract") and (events.scale.ordered or how == "congruence")
    if own:
        kernel, divisor = _kernel(events.scale, how)
        squares = [
            sum(n * v.get(p, 0) for p, n in _seen_through(v, kernel).items()) / divisor
            for v in split
        ]
    else:
        merged = _vectors(events, split=False)
        squares = [sum(n * n for n in v.values()) for v in merged]
    return {
        (a, b): max(-1.0, min(1.0, w / math.sqrt(squares[a] * squares[b])))
        for (a, b), w in weights.items()
        if squares[a] and squares[b]
    }
