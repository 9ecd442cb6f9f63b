"""Polarisation: how far a network falls into camps that agree inside and differ between."""

from __future__ import annotations

import math
import random
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter, mul
from typing import Any, Literal, Unpack, get_args

from attrs import field, frozen

from stancekit.comparison.graph import Network
from stancekit.comparison.networks import NetworkOptions, network
from stancekit.comparison.projection import Aggregation
from stancekit.model import Study, Table, checks

__all__ = ["Criterion", "Polarization", "polarization", "polarization_of"]

# Up to here every partition is tried: about a second.
_MOST_PARTITIONS = 20_000
# Steps without gain, for each node (and some more), after which a search starts anew.
_PATIENCE = 15
# The share of moves among the steps of a small network; in a large one moves are rarer, for a move
# changes what is expected of every cell, a swap but two rows.
_MOVES = 0.5
_SMALL = 30
Criterion = Literal["dna", "modularity"]
_BOTH: tuple[Aggregation, Aggregation] = ("congruence", "conflict")


@frozen
class Polarization:
    """The most polarised partition that was found.

    Attributes:
        score: How polarised the network is in that partition; see `polarization`.
        groups: The groups of the partition, each sorted; that of the first label comes first.
        exact: Whether no partition of that many camps (balanced ones, if asked for) scores more.
    """

    score: float
    groups: tuple[tuple[str, ...], ...] = field(converter=checks.as_tuple)
    exact: bool = field(kw_only=True)

    def table(self) -> Table:
        """Return a row an actor: its camp."""
        rows = ((label, n) for n, group in enumerate(self.groups, 1) for label in group)
        return Table(("actor", "camp"), rows, caption=f"polarisation {self.score:.3f}")

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


class _Criterion(ABC):
    """The score of a partition as a sum over pairs of nodes."""

    def __init__(self, congruence: Network, conflict: Network) -> None:
        self.size = len(congruence.row_labels)
        same, other = congruence.matrix(), conflict.matrix()
        self._cells = [
            [(abs(float(x)), abs(float(y))) for x, y in zip(*rows, strict=True)]
            for rows in zip(same, other, strict=True)
        ]
        self._same, self._other = (
            math.fsum(
                cell[side]
                for i, row in enumerate(self._cells)
                for j, cell in enumerate(row)
                if i != j
            )
            for side in (0, 1)
        )

    def divisor(self, *, normalize: bool) -> float:
        """Return what the sum over ordered pairs is divided by; 0 for a network without ties."""
        return 2 * (self._same + self._other) if normalize else 2

    @abstractmethod
    def expected(self, groups: Sequence[int], count: int) -> list[list[float]]:
        """Return what depends on the sizes of the camps, by pairs of camps."""

    @abstractmethod
    def row(self, i: int, groups: Sequence[int], expected: Sequence[Sequence[float]]) -> float:
        """Return what a node's row adds to the score."""

    def score(self, groups: Sequence[int], count: int) -> float:
        """Return the sum over all ordered pairs."""
        expected = self.expected(groups, count)
        return math.fsum(self.row(i, groups, expected) for i in range(self.size))


class _Dna(_Criterion):
    """The engine's criterion: distance from what the sizes of the camps let expect."""

    def __init__(self, congruence: Network, conflict: Network) -> None:
        super().__init__(congruence, conflict)
        self._ties = [
            [(j, *c) for j, c in enumerate(row) if j != i and (c[0] or c[1])]
            for i, row in enumerate(self._cells)
        ]

    def expected(self, groups: Sequence[int], count: int) -> list[list[float]]:
        sizes = [0] * count
        for group in groups:
            sizes[group] += 1
        within = sum(n * (n - 1) for n in sizes)
        between = self.size * (self.size - 1) - within
        # The sizes of the camps come last: a row needs them too.
        return [
            *(
                [
                    (n * (n - 1) / within) * (self._same / within)
                    if g == h and within
                    else (n * m / between) * (self._other / between)
                    if g != h and between
                    else 0.0
                    for h, m in enumerate(sizes)
                ]
                for g, n in enumerate(sizes)
            ),
            [float(n) for n in sizes],
        ]

    def row(self, i: int, groups: Sequence[int], expected: Sequence[Sequence[float]]) -> float:
        mine = groups[i]
        means, sizes = expected[mine], expected[-1]
        # Most cells are empty and differ from what is expected by just that.
        total: float = sum(map(mul, sizes, means)) - means[mine]
        for j, same, other in self._ties[i]:
            theirs = groups[j]
            mean = means[theirs]
            total += (
                abs(same - mean) + other if theirs == mine else same + abs(other - mean)
            ) - mean
        return total


class _Modularity(_Criterion):
    """Signed modularity: congruence inside camps beyond chance, less conflict inside them."""

    def __init__(self, congruence: Network, conflict: Network) -> None:
        super().__init__(congruence, conflict)
        degrees = [
            [math.fsum(c[side] for j, c in enumerate(row) if j != i) for side in (0, 1)]
            for i, row in enumerate(self._cells)
        ]
        self._gain = [
            [
                (same - mine[0] * theirs[0] / self._same if self._same else 0.0)
                - (other - mine[1] * theirs[1] / self._other if self._other else 0.0)
                for (same, other), theirs in zip(row, degrees, strict=True)
            ]
            for row, mine in zip(self._cells, degrees, strict=True)
        ]

    def divisor(self, *, normalize: bool) -> float:
        return self._same + self._other if normalize else 1

    def expected(self, groups: Sequence[int], count: int) -> list[list[float]]:
        del groups
        return [[0.0] * count for _ in range(count)]

    def row(self, i: int, groups: Sequence[int], expected: Sequence[Sequence[float]]) -> float:
        del expected
        mine = groups[i]
        return sum(gain for j, gain in enumerate(self._gain[i]) if groups[j] == mine)


def polarization_of(
    congruence: Network,
    conflict: Network,
    *,
    camps: int = 2,
    criterion: Criterion = "dna",
    balanced: bool = False,
    normalize: bool = True,
    seed: int = 0,
    restarts: int = 10,
) -> Polarization:
    """Return the most polarised partition of two networks of the same actors.

    See `polarization`, which makes the networks.

    Raises:
        ValueError: The labels differ, or there are fewer actors than camps.
    """
    labels = congruence.row_labels
    one_mode = congruence.one_mode and conflict.one_mode
    checks.expect(one_mode, "two-mode", "one-mode networks", "polarization")
    checks.expect(conflict.row_labels == labels, conflict.row_labels, "the same labels")
    if not labels:
        return Polarization(0.0, (), exact=True)
    checks.expect(1 <= camps <= len(labels), camps, f"1 to {len(labels)} camps", "camps")
    known = get_args(Criterion)
    checks.expect(criterion in known, criterion, f"one of {', '.join(known)}", "criterion")
    judge = (_Dna if criterion == "dna" else _Modularity)(congruence, conflict)
    exact = _partitions(len(labels), camps) <= _MOST_PARTITIONS
    if exact:
        tried = (
            groups
            for groups in _all_partitions(len(labels), camps)
            if not balanced or _is_balanced(groups, camps)
        )
        scored = ((judge.score(groups, camps), groups) for groups in tried)
        best = list(max(scored, key=itemgetter(0))[1])
    else:
        best = _search(judge, camps, balanced=balanced, seed=seed, restarts=restarts)
    score = judge.score(best, camps)
    divisor = judge.divisor(normalize=normalize)
    found: dict[int, list[str]] = {}
    for label, group in zip(labels, best, strict=True):
        found.setdefault(group, []).append(label)
    return Polarization(
        score / divisor if divisor else 0.0, map(tuple, found.values()), exact=exact
    )


def polarization(
    records: Study | Iterable[Any],
    rows: str | None = None,
    columns: str | None = None,
    qualifier: str | None = None,
    *,
    camps: int = 2,
    criterion: Criterion = "dna",
    balanced: bool = False,
    normalize: bool = True,
    seed: int = 0,
    restarts: int = 10,
    **options: Unpack[NetworkOptions],
) -> Polarization:
    """Return how polarised the actors are, and the camps that make them so.

    Two criteria of a partition into camps are offered.

    `dna`: with c and f the congruence and conflict networks under `average` normalisation, C and
    F their sums, n_g the size of a camp, W the ordered pairs inside camps and B those between,
    half the sum of |c_ij - (n_g (n_g - 1) / W) (C / W)| + f_ij over pairs inside camps and of
    c_ij + |f_ij - (n_g n_h / B) (F / B)| over pairs between; divided by C + F if normalised. It is
    the field's number, to be compared between networks. Its best partition is not to be read as
    the camps: conflict inside a camp raises the score, so that two perfectly opposed camps score
    less than a mixture of them.

    `modularity`: the sum over pairs inside camps of congruence beyond what degrees let expect,
    less that of conflict, divided by C + F. It is about 0 where all agree and 1/2 for two equal
    camps perfectly opposed, and its best partition is the camps.

    Up to 20,000 partitions all are tried (15 actors in two camps), so the result is exact. Beyond,
    a search moves and swaps actors from random partitions while that helps; it depends on the
    seed alone.

    Args:
        records: See `network`.
        rows: See `network`.
        columns: See `network`.
        qualifier: See `network`.
        camps: How many camps there are.
        criterion: `dna` or `modularity`.
        balanced: Whether only camps of equal size (give or take one) count, which is what the
            Discourse Network Analyzer looks among.
        normalize: Whether to divide by C + F, so that networks can be compared.
        seed: Start of the random numbers.
        restarts: How many partitions the search starts from.
        options: The other options of `network`.

    Raises:
        ValueError: There are fewer actors than camps, or an option is unknown.

    Source:
        The criterion of DNA 3.1's polarisation routine; P. Leifeld and others, rDNA manual.
        S. Gómez, P. Jensen, A. Arenas, Analysis of community structure in networks of correlated
        data, Physical Review E 80, 2009.
    """
    same, other = (
        network(
            records,
            rows,
            columns,
            qualifier,
            kind="one-mode",
            normalization="average",
            **_with(options, how),
        )
        for how in _BOTH
    )
    return polarization_of(
        same,
        other,
        camps=camps,
        criterion=criterion,
        balanced=balanced,
        normalize=normalize,
        seed=seed,
        restarts=restarts,
    )


def _with(options: NetworkOptions, aggregation: Aggregation) -> NetworkOptions:
    return {**options, "aggregation": aggregation}


def _partitions(n: int, k: int) -> int:
    """Return in how many ways n things fall into k groups (Stirling, second kind)."""
    signed = [math.comb(k, j) * j**n * (1 if (k - j) % 2 == 0 else -1) for j in range(k + 1)]
    return int(sum(signed)) // math.factorial(k)


def _all_partitions(n: int, k: int) -> Iterator[tuple[int, ...]]:
    """Return every partition once, as the group of each thing, groups numbered as they appear."""

    def grow(groups: tuple[int, ...], used: int) -> Iterator[tuple[int, ...]]:
        if len(groups) == n:
            if used == k:
                yield groups
            return
        if n - len(groups) < k - used:
            return
        for group in range(min(used + 1, k)):
            yield from grow((*groups, group), max(used, group + 1))

    return grow((), 0)


def _is_balanced(groups: Sequence[int], k: int) -> bool:
    sizes = [groups.count(g) for g in range(k)]
    return max(sizes) - min(sizes) <= 1


def _search(
    criterion: _Criterion, camps: int, *, balanced: bool, seed: int, restarts: int
) -> list[int]:
    chance = random.Random(seed)  # noqa: S311 - a search, not a secret
    best: list[int] = []
    best_score = -math.inf
    for _ in range(restarts):
        groups = [n % camps for n in range(criterion.size)]
        chance.shuffle(groups)
        if not balanced:
            # Every camp keeps a member; the others fall anywhere.
            places = list(range(criterion.size))
            chance.shuffle(places)
            for n, place in enumerate(places):
                groups[place] = n if n < camps else chance.randrange(camps)
        score = _climb(criterion, groups, camps, chance, balanced=balanced)
        if score > best_score:
            best, best_score = groups, score
    return _renumbered(best)


def _climb(
    criterion: _Criterion, groups: list[int], camps: int, chance: random.Random, *, balanced: bool
) -> float:
    """Improve a partition by random swaps and moves until that has long brought nothing."""
    expected = criterion.expected(groups, camps)
    score = criterion.score(groups, camps)
    idle, patience = 0, _PATIENCE * criterion.size + 20 * _SMALL
    moves = _MOVES if criterion.size <= _SMALL else max(0.1, _MOVES * _SMALL / criterion.size)
    while idle < patience:
        idle += 1
        i, j = chance.sample(range(criterion.size), 2)
        if not balanced and chance.random() < moves:
            new = chance.randrange(camps)
            old = groups[i]
            if new == old or groups.count(old) == 1:
                continue
            groups[i] = new
            after = criterion.score(groups, camps)
            if after > score + 1e-12:
                score, idle = after, 0
                expected = criterion.expected(groups, camps)
            else:
                groups[i] = old
        elif groups[i] != groups[j]:
            before = criterion.row(i, groups, expected) + criterion.row(j, groups, expected)
            groups[i], groups[j] = groups[j], groups[i]
            after = criterion.row(i, groups, expected) + criterion.row(j, groups, expected)
            # Rows and columns are equal; the cell of the pair itself is the same either way.
            if after > before + 1e-12:
                score += 2 * (after - before)
                idle = 0
            else:
                groups[i], groups[j] = groups[j], groups[i]
    return criterion.score(groups, camps)


def _renumbered(groups: Sequence[int]) -> list[int]:
    number: dict[int, int] = {}
    return [number.setdefault(g, len(number)) for g in groups]
