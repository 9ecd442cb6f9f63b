"""Phase transitions: when the shape of a discourse changes, and into which states it falls."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, get_args

from attrs import field, frozen

from stancekit.comparison.clustering import modularity
from stancekit.comparison.events import Compat
from stancekit.comparison.slices import TimeSlice
from stancekit.comparison.spectra import normalised_spectrum
from stancekit.model import Table, checks

__all__ = ["Distance", "Linkage", "Phases", "phases"]

Distance = Literal["absdiff", "spectral"]
Linkage = Literal["single", "average", "complete"]
Matrix = tuple[tuple[float, ...], ...]


@frozen
class Phases:
    """Slices of time, how far apart they are, and the states they fall into.

    Attributes:
        when: The middle of every slice.
        distances: Distance of every two slices, 0 to 1; symmetric, with a zero diagonal.
        states: State of every slice, numbered from 1 as they first appear.
        modularity: Of the states on the graph of likeness (1 - distance).
        linkage: Which clustering gave them.
    """

    when: tuple[datetime, ...] = field(converter=checks.as_tuple)
    distances: Matrix
    states: tuple[int, ...] = field(converter=checks.as_tuple)
    modularity: float
    linkage: str

    @property
    def transitions(self) -> tuple[datetime, ...]:
        """The middles of the slices whose state is not that of the slice before."""
        return tuple(
            self.when[n] for n in range(1, len(self.states)) if self.states[n] != self.states[n - 1]
        )

    def table(self) -> Table:
        """Return a row a slice: its state, and its distance from the slice before."""
        rows = (
            (f"{when:%Y-%m-%d}", state, self.distances[n][n - 1] if n else None)
            for n, (when, state) in enumerate(zip(self.when, self.states, strict=True))
        )
        return Table(("when", "state", "distance"), rows, caption="phases")

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def phases(
    slices: Iterable[TimeSlice],
    *,
    distance: Distance = "absdiff",
    normalize: bool = True,
    states: tuple[int, int] = (2, 6),
    linkage: Linkage | None = None,
    compat: Compat | None = None,
) -> Phases:
    """Return how a network's shape changes over time, and the states it passes through.

    Args:
        slices: What `networks_over_time` returned.
        distance: `absdiff`: the sum over cells of the absolute differences of two networks.
            `spectral`: the sum over i of |l_i - m_i|, the eigenvalues of their Laplacians, sorted
            and divided by their sum; one-mode networks only. Either is divided by the largest.
        normalize: Whether each network is divided by the sum of its absolute weights first
            (`absdiff` only), so that busy and quiet times can be compared.
        states: The fewest and the most states to look for.
        linkage: How the distance of two groups of slices follows from their members: `single` the
            least, `complete` the largest, `average` the mean; the best of the three by default.
        compat: `dna-3.1` takes degrees for eigenvalues, as the engine does.

    Returns:
        The states with the highest modularity on the graph whose ties are 1 - distance.

    Raises:
        ValueError: An option is unknown, or `spectral` is asked of a two-mode network.

    Source:
        N. Masuda and P. Holme, Detecting sequences of system states in temporal networks,
        Scientific Reports 9, 2019, as DNA 3.1's phase transitions have it.
    """
    checks.expect(distance in get_args(Distance), distance, f"one of {get_args(Distance)}")
    known = get_args(Linkage)
    checks.expect(linkage is None or linkage in known, linkage, f"one of {known}", "linkage")
    low, high = states
    checks.expect(1 <= low <= high, states, "two numbers of states, ascending from 1", "states")
    found = list(slices)
    apart = _distances(found, distance, normalize=normalize, engine=compat is not None)
    likeness = [
        [0.0 if i == j else 1 - d for j, d in enumerate(row)] for i, row in enumerate(apart)
    ]
    best: tuple[float, str, list[list[int]]] | None = None
    for name in known if linkage is None else (linkage,):
        for groups in _hierarchy(apart, name):
            if low <= len(groups) <= high:
                score = modularity(likeness, groups)
                if best is None or score > best[0] + 1e-12:
                    best = score, name, groups
    if best is None:  # fewer slices than states
        best = 0.0, str(linkage or known[0]), [[n] for n in range(len(found))]
    group_of = {n: g for g, group in enumerate(best[2]) for n in group}
    number: dict[int, int] = {}
    numbered = [number.setdefault(group_of[n], len(number) + 1) for n in range(len(found))]
    return Phases((s.when for s in found), apart, numbered, best[0], best[1])


def _distances(
    slices: Sequence[TimeSlice], distance: Distance, *, normalize: bool, engine: bool
) -> Matrix:
    if distance == "spectral":
        for one in slices:
            checks.expect(one.network.one_mode, "two-mode", "one-mode networks", "spectral")
        spectra = [normalised_spectrum(s.network.matrix(), engine=engine) for s in slices]
        # Slices may have different actors: what one lacks are eigenvalues of 0.
        size = max(map(len, spectra), default=0)
        vectors = [dict(enumerate((*s, *(0.0,) * (size - len(s))))) for s in spectra]
        return _scaled([[_apart(a, b) for b in vectors] for a in vectors])
    cells = []
    for one in slices:
        network = one.network
        named = {
            (network.row_labels[i], network.column_labels[j]): float(w)
            for (i, j), w in network.weights.items()
        }
        whole = math.fsum(map(abs, named.values())) if normalize else 1.0
        cells.append({c: w / whole for c, w in named.items()} if whole else {})
    return _scaled([[_apart(a, b) for b in cells] for a in cells])


def _apart(a: Mapping[Any, float], b: Mapping[Any, float]) -> float:
    return math.fsum(abs(a.get(c, 0.0) - b.get(c, 0.0)) for c in {*a, *b})


def _scaled(matrix: Sequence[Sequence[float]]) -> Matrix:
    largest = max((d for row in matrix for d in row), default=0.0)
    return tuple(tuple(d / largest if largest else 0.0 for d in row) for row in matrix)


def _hierarchy(apart: Matrix, linkage: str) -> Iterable[list[list[int]]]:
    """Return the groups at every step of joining the nearest two, from all apart to all one.

    Distances to a joined group follow from those to its halves (Lance and Williams 1967).
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(len(apart))}
    between = {(i, j): apart[i][j] for i in groups for j in groups if i < j}
    yield [list(g) for g in groups.values()]
    while len(groups) > 1:
        a, b = min(between, key=lambda pair: (between[pair], pair))
        sizes = len(groups[a]), len(groups[b])
        for c in groups:
            if c in (a, b):
                continue
            x = between.pop((min(a, c), max(a, c)))
            y = between.pop((min(b, c), max(b, c)))
            joined = {
                "single": min(x, y),
                "complete": max(x, y),
                "average": (sizes[0] * x + sizes[1] * y) / sum(sizes),
            }[linkage]
            between[min(a, c), max(a, c)] = joined
        del between[a, b]
        groups[a] = sorted(groups[a] + groups.pop(b))
        yield [list(g) for g in groups.values()]
