"""The network: labels and sparse weights, and every form it takes on its way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from stancekit.comparison import formats
from stancekit.errors import MissingExtraError
from stancekit.model import Table, checks

if TYPE_CHECKING:
    import networkx

__all__ = ["Network", "NetworkKind"]

NetworkKind = Literal["one-mode", "two-mode"]
Number = int | float


def _cells(value: Mapping[tuple[int, int], Number]) -> dict[tuple[int, int], Number]:
    return {cell: w for cell, w in sorted(value.items()) if w}


@frozen
class Network:
    """Labels and the weights between them.

    Attributes:
        kind: `one-mode` (rows by rows, undirected) or `two-mode` (rows by columns).
        row_labels: Names of the rows.
        column_labels: Names of the columns; those of the rows for a one-mode network.
        weights: Weight by `(row, column)` index, zeros left out; for a one-mode network with
            `row <= column` only (`network` makes no loops). Whole numbers are `int` wherever
            nothing was divided.
        caption: What was counted and how.

    Example:
        >>> net = Network("one-mode", ("Iran", "Russia"), ("Iran", "Russia"), {(0, 1): 2})
        >>> net.matrix()
        ((0, 2), (2, 0))
        >>> net.weight("Russia", "Iran")
        2
    """

    kind: NetworkKind
    row_labels: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)
    column_labels: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)
    weights: Mapping[tuple[int, int], Number] = field(converter=_cells)
    caption: str = field(default="", kw_only=True, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse weights outside the labels, and below the diagonal of a one-mode network."""
        checks.expect(self.kind in ("one-mode", "two-mode"), self.kind, "one-mode or two-mode")
        one = self.kind == "one-mode"
        same = not one or self.row_labels == self.column_labels
        checks.expect(same, self.column_labels, "the labels of the rows", "Network.column_labels")
        for i, j in self.weights:
            inside = 0 <= i < len(self.row_labels) and 0 <= j < len(self.column_labels)
            checks.expect(inside and (not one or i <= j), (i, j), "a cell", "Network.weights")

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.row_labels)

    @property
    def one_mode(self) -> bool:
        """Whether rows are linked with rows."""
        return self.kind == "one-mode"

    def weight(self, row: str, column: str) -> Number:
        """Return the weight between two labels; 0 where there is none.

        Raises:
            ValueError: There is no such label.
        """
        checks.expect(row in self.row_labels, row, "a row label", "row")
        checks.expect(column in self.column_labels, column, "a column label", "column")
        cell = self.row_labels.index(row), self.column_labels.index(column)
        if self.one_mode:
            cell = (min(cell), max(cell))
        return self.weights.get(cell, 0)

    def matrix(self) -> tuple[tuple[Number, ...], ...]:
        """Return all cells, row by row; symmetric for a one-mode network."""
        grid: list[list[Number]] = [[0] * len(self.column_labels) for _ in self.row_labels]
        for (i, j), w in self.weights.items():
            grid[i][j] = w
            if self.one_mode:
                grid[j][i] = w
        return tuple(map(tuple, grid))

    def total(self) -> Number:
        """Return the sum of all cells of the matrix, so each tie of a one-mode network twice."""
        loops = sum(w for (i, j), w in self.weights.items() if i == j)
        whole = sum(self.weights.values())
        return 2 * whole - loops if self.one_mode else whole

    def rows(self) -> Table:
        """Return the ties: row, column, weight; each tie of a one-mode network once."""
        head = ("a", "b", "weight") if self.one_mode else ("row", "column", "weight")
        names = self.row_labels, self.column_labels
        body = ((names[0][i], names[1][j], w) for (i, j), w in self.weights.items())
        return Table(head, body, caption=self.caption)

    def table(self) -> Table:
        """Return the matrix with its labels."""
        body = ((n, *r) for n, r in zip(self.row_labels, self.matrix(), strict=True))
        return Table(("", *self.column_labels), body, caption=self.caption)

    def __str__(self) -> str:
        """Return the matrix as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def without_isolates(self) -> Network:
        """Return the network with the labels that have a tie."""
        rows = {i for i, _ in self.weights}
        columns = {j for _, j in self.weights}
        if self.one_mode:
            rows = columns = rows | columns
        return self.restricted(
            (n for i, n in enumerate(self.row_labels) if i in rows),
            (n for j, n in enumerate(self.column_labels) if j in columns),
        )

    def restricted(
        self, row_labels: Iterable[str], column_labels: Iterable[str] | None = None
    ) -> Network:
        """Return the network between some labels, in the order given.

        Labels that the network does not have come without ties, so that networks of several
        periods can be given one set of labels.
        """
        rows = tuple(row_labels)
        columns = rows if self.one_mode else tuple(column_labels or self.column_labels)
        at_row = {n: i for i, n in enumerate(rows)}
        at_column = {n: j for j, n in enumerate(columns)}
        found: dict[tuple[int, int], Number] = {}
        for (i, j), w in self.weights.items():
            a, b = at_row.get(self.row_labels[i]), at_column.get(self.column_labels[j])
            if a is not None and b is not None:
                found[(min(a, b), max(a, b)) if self.one_mode else (a, b)] = w
        return Network(self.kind, rows, columns, found, caption=self.caption)

    def to_networkx(self) -> networkx.Graph[Any]:
        """Return an undirected graph with `weight` on every edge.

        Nodes of a one-mode network are its labels. Those of a two-mode network are
        `("row", label)` and `("column", label)`, since a row and a column may share a name; they
        bear `label` and `bipartite` (0 for rows).

        Raises:
            MissingExtraError: networkx is not installed.
        """
        try:
            import networkx  # noqa: PLC0415 - an extra, imported when used
        except ImportError:
            raise MissingExtraError("to_networkx", "graphs") from None
        graph: networkx.Graph[Any] = networkx.Graph(name=self.caption)
        sides = (("row", self.row_labels), ("column", self.column_labels))
        for part, (side, labels) in enumerate(sides[: 1 if self.one_mode else 2]):
            for label in labels:
                node = label if self.one_mode else (side, label)
                graph.add_node(node, label=label, **({} if self.one_mode else {"bipartite": part}))
        for (i, j), w in self.weights.items():
            a, b = self.row_labels[i], self.column_labels[j]
            ends = (a, b) if self.one_mode else (("row", a), ("column", b))
            graph.add_edge(*ends, weight=w)
        return graph

    def to_csv(self, style: formats.CsvStyle = "plain") -> str:
        """Return the matrix as CSV.

        Args:
            style: `plain`: commas, shortest exact numbers, and a quotation mark before a label
                that a spreadsheet would run as a formula. `dna`: semicolons and quotation marks as
                the Discourse Network Analyzer exports; labels unchanged, whole numbers bare,
                others with six decimals.
        """
        return formats.csv(self.row_labels, self.column_labels, self.matrix(), style)

    def to_dl(self) -> str:
        """Return the matrix in the UCINET DL format, full matrix."""
        return formats.dl(self.kind, self.row_labels, self.column_labels, self.matrix())

    def to_graphml(self) -> str:
        """Return a GraphML document with labels and weights.

        Raises:
            ValueError: A label holds a character that XML cannot.
        """
        return formats.graphml(self.kind, self.row_labels, self.column_labels, self.weights)

    def to_gexf(self) -> str:
        """Return a GEXF 1.3 document with labels and weights.

        Raises:
            ValueError: A label holds a character that XML cannot.
        """
        return formats.gexf(self.kind, self.row_labels, self.column_labels, self.weights)
