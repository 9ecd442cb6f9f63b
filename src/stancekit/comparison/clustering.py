"""Clusters of actors, through networkx; and modularity, by which partitions are compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import field, frozen

from stancekit.comparison.graph import Network
from stancekit.errors import MissingExtraError
from stancekit.model import Table, checks

if TYPE_CHECKING:
    import networkx

__all__ = ["ClusterMethod", "Clusters", "clusters", "modularity"]

ClusterMethod = Literal[
    "best", "greedy", "louvain", "label propagation", "girvan-newman", "components"
]

# Girvan and Newman's method takes time in the square of the edges: `best` leaves it out beyond.
_MOST_EDGES = 300


@frozen
class Clusters:
    """A partition of a network's actors.

    Attributes:
        groups: The clusters, largest first, each sorted.
        modularity: Of the partition, -1/2 to 1.
        method: Which method found it.
    """

    groups: tuple[tuple[str, ...], ...] = field(converter=checks.as_tuple)
    modularity: float
    method: str

    def table(self) -> Table:
        """Return a row an actor: its cluster."""
        rows = ((label, n) for n, group in enumerate(self.groups, 1) for label in group)
        caption = f"{self.method}, modularity {self.modularity:.3f}"
        return Table(("actor", "cluster"), rows, caption=caption)

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def modularity(matrix: Sequence[Sequence[float]], groups: Iterable[Iterable[int]]) -> float:
    """Return how much of the weight lies inside groups beyond what degrees let expect.

    Args:
        matrix: Symmetric weights, none negative; loops do not count.
        groups: Indices of each group's members; together every index once.

    Returns:
        From -1/2 to 1; 0 for a graph without ties.

    Source:
        M. Newman and M. Girvan, Finding and evaluating community structure in networks, Physical
        Review E 69, 2004; weighted as in M. Newman, Analysis of weighted networks, 2004.

    Example:
        >>> round(modularity([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]],
        ...                  [[0, 1], [2, 3]]), 3)
        0.5
    """
    degrees = [math.fsum(w for j, w in enumerate(row) if j != i) for i, row in enumerate(matrix)]
    whole = math.fsum(degrees)
    if whole <= 0:
        return 0.0
    total = 0.0
    for group in groups:
        members = list(group)
        inside = math.fsum(matrix[i][j] for i in members for j in members if i != j)
        share = math.fsum(degrees[i] for i in members) / whole
        total += inside / whole - share * share
    return total


def clusters(network: Network, method: ClusterMethod = "best", *, seed: int = 0) -> Clusters:
    """Return the clusters of a one-mode network; negative ties count as none.

    Args:
        network: A one-mode network, such as one aggregated by `subtract` with `average`.
        method: `greedy` modularity (Clauset, Newman and Moore 2004), `louvain` (Blondel and
            others 2008), `label propagation` (Raghavan and others 2007), `girvan-newman` (2002,
            the level of highest modularity), `components`, or `best`: the first of these whose
            modularity no other exceeds (`girvan-newman` is left out beyond 300 ties).
        seed: Start of the random numbers of `louvain` and `label propagation`.

    Raises:
        ValueError: The network is two-mode or the method unknown.
        MissingExtraError: networkx is not installed.
    """
    known = get_args(ClusterMethod)
    checks.expect(method in known, method, f"one of {', '.join(known)}", "method")
    checks.expect(network.one_mode, network.kind, "a one-mode network", "clusters")
    try:
        import networkx as nx  # noqa: PLC0415 - an extra, imported when used
    except ImportError:
        raise MissingExtraError("clusters", "graphs") from None
    graph: networkx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(range(len(network)))
    graph.add_weighted_edges_from((i, j, w) for (i, j), w in network.weights.items() if w > 0)
    matrix = [[max(0.0, float(w)) for w in row] for row in network.matrix()]
    if not graph.number_of_edges():
        return _made(network, matrix, ({n} for n in graph), "components")
    methods = known[1:] if method == "best" else (method,)
    if method == "best" and graph.number_of_edges() > _MOST_EDGES:
        methods = tuple(m for m in methods if m != "girvan-newman")
    found = [_made(network, matrix, _ways(graph, seed)[m](), m) for m in methods]
    return max(found, key=lambda c: round(c.modularity, 12))


def _made(
    network: Network,
    matrix: Sequence[Sequence[float]],
    groups: Iterable[Iterable[int]],
    method: str,
) -> Clusters:
    parts = [sorted(g) for g in groups]
    named = sorted(
        (tuple(sorted(network.row_labels[i] for i in g)) for g in parts),
        key=lambda g: (-len(g), g),
    )
    return Clusters(named, modularity(matrix, parts), method)


def _ways(graph: Any, seed: int) -> dict[str, Callable[[], Iterable[Iterable[int]]]]:  # noqa: ANN401 - networkx
    import networkx as nx  # noqa: PLC0415 - an extra, imported when used
    from networkx.algorithms import community  # noqa: PLC0415 - the same

    def girvan_newman() -> Iterable[Iterable[int]]:
        levels: list[tuple[set[int], ...]] = [tuple(nx.connected_components(graph))]
        levels += community.girvan_newman(graph)
        scores = [community.modularity(graph, level) for level in levels]
        return levels[scores.index(max(scores))]

    return {
        "greedy": lambda: community.greedy_modularity_communities(graph, weight="weight"),
        "louvain": lambda: community.louvain_communities(graph, weight="weight", seed=seed),
        "label propagation": lambda: community.asyn_lpa_communities(
            graph, weight="weight", seed=seed
        ),
        "girvan-newman": girvan_newman,
        "components": lambda: nx.connected_components(graph),
    }
