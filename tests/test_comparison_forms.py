"""The forms that a network is written in."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.comparison import Network
from stancekit.comparison.scales import scale_of

labels = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1),
    unique=True,
    max_size=4,
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    rows = draw(labels)
    one = draw(st.booleans())
    columns = rows if one else draw(labels)
    cells = [(i, j) for i in range(len(rows)) for j in range(len(columns)) if not one or i < j]
    numbers = st.one_of(st.integers(-9, 9), st.floats(-9, 9))
    weights = {c: draw(numbers) for c in cells if draw(st.booleans())}
    return Network("one-mode" if one else "two-mode", rows, columns, weights)


@given(networks())
@example(Network("two-mode", ["a"], ["a"], {(0, 0): 1}))
def test_networkx_reads_what_is_written(found: Network) -> None:
    expected = {
        frozenset((f"r{i}", f"{'r' if found.one_mode else 'c'}{j}")): w
        for (i, j), w in found.weights.items()
    }
    read = nx.parse_graphml(found.to_graphml())
    assert {frozenset((a, b)): d["weight"] for a, b, d in read.edges(data=True)} == expected
    names = [d["label"] for _, d in read.nodes(data=True)]
    assert names == [*found.row_labels, *(() if found.one_mode else found.column_labels)]
    # networkx reads GEXF 1.3 only from its own name space version; the tree is checked instead.
    tree = ET.fromstring(found.to_gexf())  # noqa: S314 - written a line above
    space = {"g": "http://gexf.net/1.3"}
    assert [n.get("label") for n in tree.iterfind(".//g:node", space)] == names
    values = [float(str(v.get("value"))) for v in tree.iterfind(".//g:edge//g:attvalue", space)]
    assert values == list(found.weights.values())
    graph = found.to_networkx()
    assert graph.number_of_edges() == len(found.weights)
    assert graph.number_of_nodes() == len(names)


@given(networks())
def test_csv_reads_back(found: Network) -> None:
    head, *body = csv.reader(io.StringIO(found.to_csv(), newline=""))
    for written, label in zip(head[1:], found.column_labels, strict=True):
        assert written.removeprefix("'") == label.removeprefix("'")
        assert not written.startswith(("=", "+", "-", "@"))
    assert [[float(x) for x in line[1:]] for line in body] == [list(r) for r in found.matrix()]


@given(networks())
def test_restriction_keeps_weights(found: Network) -> None:
    assert found.restricted(found.row_labels, found.column_labels) == found
    kept = found.without_isolates().weights.values()
    assert sorted(kept) == sorted(found.weights.values())
    assert found.without_isolates().without_isolates() == found.without_isolates()


def test_xml_bars_control_characters() -> None:
    with pytest.raises(ValueError, match="which XML bars"):
        Network("one-mode", ["a\0"], ["a\0"], {}).to_graphml()


def test_scales() -> None:
    assert scale_of([True]).numbers == (0, 1)
    assert scale_of(["b", "a", None, ""]).values == ("a", "b")
    assert scale_of([7]).reach == 1
    with pytest.raises(ValueError, match="whole numbers"):
        scale_of([0.5])
