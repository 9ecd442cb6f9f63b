"""Coefficients of reliability: percent agreement, kappa, alpha.

Every function takes the codings as coders by units: one sequence a coder, all of one length, with
None where a coder did not code the unit. Each returns None where the coefficient is not defined:
nothing was coded twice, or everybody said the same throughout, so that chance cannot be told from
skill. Results depend neither on the order of coders nor on that of units.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any, Literal, get_args

from stancekit.model import checks

__all__ = [
    "Level",
    "cohen_kappa",
    "fleiss_kappa",
    "krippendorff_alpha",
    "percent_agreement",
]

Level = Literal["nominal", "ordinal", "interval"]
Codings = Sequence[Sequence[Any]]


def _units(codings: Codings) -> list[list[Any]]:
    """Return for every unit the values it was given, missing ones left out."""
    rows = [list(row) for row in codings]
    lengths = {len(row) for row in rows}
    checks.expect(len(lengths) <= 1, sorted(lengths), "as many units from every coder", "codings")
    return [[v for v in unit if v is not None] for unit in zip(*rows, strict=True)]


def percent_agreement(codings: Codings) -> float | None:
    """Return the share of pairs of codings of one unit that agree, 0 to 1.

    Example:
        >>> percent_agreement([["yes", "no", "no"], ["yes", "no", "yes"]])
        0.6666666666666666
    """
    agree = pairs = 0
    for unit in _units(codings):
        counts = Counter(unit)
        pairs += len(unit) * (len(unit) - 1) // 2
        agree += sum(n * (n - 1) // 2 for n in counts.values())
    return agree / pairs if pairs else None


def cohen_kappa(
    a: Sequence[Any],
    b: Sequence[Any],
    *,
    weights: Literal["linear", "quadratic"] | None = None,
    order: Sequence[Hashable] | None = None,
) -> float | None:
    """Return Cohen's kappa of two coders, -1 to 1; symmetric.

    Args:
        a: Codings of the first.
        b: Codings of the second, unit by unit; units that either left out do not count.
        weights: How much a disagreement weighs by its distance on the scale; all the same by
            default.
        order: The scale, lowest first; the sorted values by default. Only weights ask for it.

    Source:
        J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
        Measurement 20, 1960; weights as in Psychological Bulletin 70, 1968.

    Example:
        >>> cohen_kappa("yynn", "ynnn")
        0.5
    """
    ways = (None, "linear", "quadratic")
    checks.expect(weights in ways, weights, "None, linear or quadratic", "weights")
    pairs = [tuple(unit) for unit in _units([a, b]) if len(unit) == 2]
    if not pairs:
        return None
    values = {v for pair in pairs for v in pair}
    if order is not None:
        missing = values - set(order)
        checks.expect(not missing, missing, f"values on the scale {list(order)!r}", "order")
    place = {v: n for n, v in enumerate(_sorted(values) if order is None else order)}

    def apart(x: Hashable, y: Hashable) -> int:
        distance = abs(place[x] - place[y])
        return distance**2 if weights == "quadratic" else distance if weights else x != y

    first, second = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    observed = len(pairs) * sum(apart(x, y) for x, y in pairs)
    expected = sum(n * m * apart(x, y) for x, n in first.items() for y, m in second.items())
    return 1 - observed / expected if expected else None


def _sorted(values: Iterable[Any]) -> list[Any]:
    found = list(values)
    try:
        return sorted(found)
    except TypeError:  # values of several types have an order only by their text
        return sorted(found, key=repr)


def fleiss_kappa(codings: Codings) -> float | None:
    """Return Fleiss' kappa of any number of coders, -1 to 1.

    Units that a coder left out do not count: the coefficient asks for as many codings of every
    unit.

    Source:
        J. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76,
        1971.
    """
    coders = len(codings)
    units = [Counter(unit) for unit in _units(codings) if len(unit) == coders]
    if coders < 2 or not units:
        return None
    totals: Counter[Any] = Counter()
    for unit in units:
        totals.update(unit)
    agree = sum(n * (n - 1) for unit in units for n in unit.values())
    observed = agree / (len(units) * coders * (coders - 1))
    whole = len(units) * coders
    chance = sum(n * n for n in totals.values())
    # Compared as integers, so that a certain agreement is not taken for a nearly certain one.
    return (
        None
        if chance == whole * whole
        else (observed - chance / whole**2) / (1 - chance / whole**2)
    )


def krippendorff_alpha(codings: Codings, level: Level = "nominal") -> float | None:
    """Return Krippendorff's alpha, at most 1; 0 is chance. Values may be missing.

    Args:
        codings: Coders by units, None where a value is missing.
        level: `nominal` (any values), `ordinal` or `interval` (numbers).

    Raises:
        TypeError: Values that are no numbers come on an interval scale.

    Source:
        K. Krippendorff, Computing Krippendorff's alpha-reliability, 2011.

    Example:
        >>> round(krippendorff_alpha([[1, 2, 3, None], [1, 2, 2, 3]], "interval"), 3)
        0.706
    """
    checks.expect(level in get_args(Level), level, f"one of {', '.join(get_args(Level))}", "level")
    units = [Counter(unit) for unit in _units(codings)]
    units = [unit for unit in units if unit.total() > 1]
    totals: Counter[Any] = Counter()
    for unit in units:
        totals.update(unit)
    if not totals:
        return None
    values = _sorted(totals)
    if level == "interval":
        for value in values:
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise TypeError(f"got {value!r}, expected numbers on an interval scale")
    apart = _metric(values, totals, level)
    observed = math.fsum(
        2 * unit[x] * unit[y] * apart[x, y] / (unit.total() - 1)
        for unit in units
        for x, y in combinations([v for v in values if v in unit], 2)
    )
    expected = math.fsum(
        2 * totals[x] * totals[y] * apart[x, y] for x, y in combinations(values, 2)
    )
    return 1 - (totals.total() - 1) * observed / expected if expected else None


def _metric(
    values: Sequence[Any], totals: Counter[Any], level: Level
) -> dict[tuple[Any, Any], float]:
    """Return the squared distance of every two values, the lower one first."""
    if level == "nominal":
        return dict.fromkeys(combinations(values, 2), 1.0)
    if level == "interval":
        return {(x, y): (x - y) ** 2 for x, y in combinations(values, 2)}
    # Ordinal: how many codings lie between two values, those of the ends by half.
    below, so_far = {}, 0
    for value in values:
        below[value] = so_far + totals[value] / 2
        so_far += totals[value]
    return {(x, y): (below[y] - below[x]) ** 2 for x, y in combinations(values, 2)}
