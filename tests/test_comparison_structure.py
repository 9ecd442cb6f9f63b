"""Polarisation, backbone, clusters, phases; eigenvalues."""

from __future__ import annotations

import math
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.comparison import (
    Network,
    backbone,
    clusters,
    modularity,
    network,
    networks_over_time,
    phases,
    polarization,
)
from stancekit.comparison.polarizing import _all_partitions, _partitions
from stancekit.comparison.spectra import eigenvalues, laplacian, normalised_spectrum
from stancekit.exchange.dna import read_dna
from stancekit.testing.comparison import coded_rows

FIELDS = ("actor", "issue", "stance")
DNA = ("organization", "concept", "agreement")
EPA = "Environmental Protection Agency"


@pytest.fixture
def sample(shared: Path) -> list[dict[str, Any]]:
    return read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")


@st.composite
def symmetric(draw: st.DrawFn) -> list[list[float]]:
    n = draw(st.integers(0, 6))
    cells = {(i, j): draw(st.floats(-100, 100)) for i in range(n) for j in range(i + 1)}
    return [[cells[max(i, j), min(i, j)] for j in range(n)] for i in range(n)]


# Eigenvalues.


@given(symmetric())
def test_eigenvalues_are_numpys(matrix: list[list[float]]) -> None:
    expected = sorted(np.linalg.eigvalsh(np.array(matrix)), reverse=True) if matrix else []
    assert eigenvalues(matrix) == pytest.approx(expected, abs=1e-9)


@given(symmetric())
def test_spectra_are_shares(matrix: list[list[float]]) -> None:
    for engine in (False, True):
        values = normalised_spectrum(matrix, engine=engine)
        assert values == tuple(sorted(values, reverse=True))
        assert math.fsum(values) == pytest.approx(1) or not any(values)
    assert all(math.fsum(row) == pytest.approx(0, abs=1e-9) for row in laplacian(matrix))


@pytest.mark.negative
def test_a_lopsided_matrix_is_told() -> None:
    with pytest.raises(ValueError, match="not symmetric"):
        eigenvalues([[1, 2], [3, 4]])


# Polarisation.


@pytest.mark.parametrize(
    ("duplicates", "balanced", "score"),
    [
        ("include", True, 0.534249),
        ("document", True, 0.491721),
        ("include", False, 0.554222),
        ("document", False, 0.526724),
    ],
)
def test_the_optimum_of_the_sample(
    sample: list[dict[str, Any]], duplicates: Any, *, balanced: bool, score: float
) -> None:
    found = polarization(sample, *DNA, balanced=balanced, duplicates=duplicates)
    assert found.exact
    assert found.score == pytest.approx(score, abs=5e-7)


def test_the_search_finds_the_optimum_of_small_networks(
    sample: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    best = polarization(sample, *DNA)
    balanced = polarization(sample, *DNA, balanced=True)
    monkeypatch.setattr("stancekit.comparison.polarizing._MOST_PARTITIONS", 0)
    for seed in range(3):
        found = polarization(sample, *DNA, seed=seed)
        assert not found.exact
        assert found.score == pytest.approx(best.score)
        assert found.groups == best.groups
        again = polarization(sample, *DNA, seed=seed, balanced=True)
        assert again.score == pytest.approx(balanced.score)


def test_two_camps_are_found_and_the_seed_decides() -> None:
    chance = random.Random(1)  # noqa: S311 - a test
    rows = [
        {"actor": f"a{n:02}", "issue": f"i{i}", "stance": (n % 2 == 0) ^ (chance.random() < 0.05)}
        for n in range(24)
        for i in range(8)
    ]
    found = polarization(rows, *FIELDS, restarts=3, criterion="modularity")
    assert not found.exact
    assert sorted(found.groups[0]) == [f"a{n:02}" for n in range(0, 24, 2)]
    assert 0.3 < found.score < 0.5
    assert polarization(rows, *FIELDS, restarts=3, criterion="modularity") == found


def opposed(size: int) -> list[dict[str, Any]]:
    actors = [f"a{n}" for n in range(size)]
    return [{"actor": a, "issue": "x", "stance": n % 2 == 0} for n, a in enumerate(actors)]


def test_perfect_camps() -> None:
    """The engine's criterion likes a mixture better; signed modularity does not."""
    camps = (("a0", "a2", "a4"), ("a1", "a3", "a5"))
    right = polarization(opposed(6), *FIELDS, criterion="modularity")
    assert right.groups == camps
    assert right.score == pytest.approx(0.5)
    engine = polarization(opposed(6), *FIELDS)
    assert engine.groups != camps
    agreed = [r | {"stance": True} for r in opposed(6)]
    assert polarization(agreed, *FIELDS, criterion="modularity").score < 0.05


@given(coded_rows(), st.integers(1, 3))
@settings(max_examples=30)
def test_scores_are_shares_and_do_not_feel_order_or_names(
    rows: list[dict[str, Any]], camps: int
) -> None:
    actors = {r["actor"] for r in rows}
    if 0 < len(actors) < camps:
        with pytest.raises(ValueError, match="camps"):
            polarization(rows, *FIELDS, camps=camps)
        return
    found = polarization(rows, *FIELDS, camps=camps)
    assert found.score >= 0
    other = polarization(rows, *FIELDS, camps=camps, criterion="modularity")
    assert -1 <= other.score <= 1
    assert {a for g in found.groups for a in g} == actors
    assert polarization(rows[::-1], *FIELDS, camps=camps) == found
    renamed = [r | {"actor": f"~{r['actor']}"} for r in rows]
    assert polarization(renamed, *FIELDS, camps=camps).score == pytest.approx(found.score)


@given(st.integers(1, 7), st.integers(1, 7))
def test_partitions_are_all_there(n: int, k: int) -> None:
    found = list(_all_partitions(n, k))
    assert len(found) == len(set(found)) == _partitions(n, k)
    assert all(set(g) == set(range(k)) for g in found)


# Backbone.


def test_backbone_of_the_engine_and_the_right_one(sample: list[dict[str, Any]]) -> None:
    pair = [
        "Emissions legislation should regulate CO2.",
        "There should be legislation to regulate emissions.",
    ]
    engine, right, best = (
        backbone(sample, *DNA, duplicates="document", **more)
        for more in (
            {"concepts": pair, "compat": "dna-3.1"},
            {"concepts": pair},
            {"method": "fixed", "size": 2},
        )
    )
    assert list(engine.concepts) == pair
    assert engine.loss == pytest.approx(0.454518865165, abs=1e-12)
    assert engine.redundant_loss == pytest.approx(0.180093691574, abs=1e-12)
    assert right.loss == pytest.approx(0.366475334803, abs=1e-12)
    assert right.redundant_loss == pytest.approx(0.167051201256, abs=1e-12)
    assert best.exact
    assert best.loss <= right.loss


def test_the_annealing_is_reproducible_and_close(
    sample: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    best = backbone(sample, *DNA, method="penalty")
    monkeypatch.setattr("stancekit.comparison.backbones._MOST_SETS", 0)
    found = backbone(sample, *DNA, method="penalty", seed=3, steps=400)
    assert found == backbone(sample, *DNA, method="penalty", seed=3, steps=400)
    assert not found.exact
    assert found.concepts == best.concepts


def test_nested_drops_concepts_one_by_one(sample: list[dict[str, Any]]) -> None:
    found = backbone(sample, *DNA, duplicates="document")
    assert len(found.path) == 5
    assert [left for _, _, left in found.path] == sorted(
        (left for _, _, left in found.path), reverse=True
    )
    assert len(found.concepts) + len(found.redundant) == 6
    assert "left" in str(found)


@given(coded_rows(max_size=16), st.sampled_from(["nested", "penalty"]))
@settings(max_examples=25)
def test_every_concept_is_in_one_part(rows: list[dict[str, Any]], method: Any) -> None:
    found = backbone(rows, *FIELDS, method=method)
    assert sorted((*found.concepts, *found.redundant)) == sorted({r["issue"] for r in rows})
    assert 0 <= found.loss <= 2 + 1e-9
    assert backbone(rows[::-1], *FIELDS, method=method) == found


@pytest.mark.negative
def test_a_fixed_backbone_needs_a_size(sample: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="a size"):
        backbone(sample, *DNA, method="fixed")
    with pytest.raises(ValueError, match="1 to 6"):
        backbone(sample, *DNA, method="fixed", size=7)


# Clusters.


@st.composite
def graphs(draw: st.DrawFn) -> Network:
    labels = [f"n{i}" for i in range(draw(st.integers(0, 7)))]
    cells = [(i, j) for j in range(len(labels)) for i in range(j)]
    return Network("one-mode", labels, labels, {c: draw(st.integers(-2, 4)) for c in cells})


METHODS = ["best", "greedy", "louvain", "label propagation", "girvan-newman", "components"]


@given(graphs(), st.sampled_from(METHODS))
def test_clusters_part_the_actors(found: Network, method: Any) -> None:
    parts = clusters(found, method)
    assert sorted(a for g in parts.groups for a in g) == sorted(found.row_labels)
    assert -0.5 - 1e-9 <= parts.modularity <= 1
    assert clusters(found, method) == parts
    if method != "best":
        assert clusters(found).modularity >= parts.modularity - 1e-9


@given(graphs(), st.data())
def test_modularity_is_networkxs(found: Network, data: st.DataObject) -> None:
    matrix = [[max(0, w) for w in row] for row in found.matrix()]
    groups: dict[int, set[int]] = {}
    for n in range(len(matrix)):
        groups.setdefault(data.draw(st.integers(0, 2)), set()).add(n)
    graph = nx.from_numpy_array(np.array(matrix)) if matrix else nx.Graph()
    if graph.number_of_edges():
        expected = nx.community.modularity(graph, groups.values())
        assert modularity(matrix, groups.values()) == pytest.approx(expected)
    else:
        assert modularity(matrix, groups.values()) == 0


@pytest.mark.negative
def test_two_modes_have_no_clusters() -> None:
    with pytest.raises(ValueError, match="one-mode"):
        clusters(Network("two-mode", ["a"], ["b"], {}))


# Phases.


def test_a_change_of_camps_is_a_transition() -> None:
    start = datetime(2015, 1, 1)  # noqa: DTZ001 - days have no zone
    rows = [
        {
            "actor": actor,
            "issue": issue,
            "stance": (actor < "C") if n < 6 else (actor in "AC"),
            "date": start + timedelta(days=31 * n),
        }
        for n in range(12)
        for actor in "ABCD"
        for issue in "xy"
    ]
    slices = networks_over_time(rows, *FIELDS, unit="months", aggregation="subtract")
    for distance in ("absdiff",):
        found = phases(slices, distance=distance)  # type: ignore[arg-type]
        assert found.states == (1,) * 6 + (2,) * 6
        assert [t.month for t in found.transitions] == [7]
    assert "state" in str(found)
    # The two halves have the same shape: what the eigenvalues see is no change at all.
    assert max(map(max, phases(slices, distance="spectral").distances)) == 0


@given(coded_rows(), st.sampled_from(["absdiff", "spectral"]), st.booleans())
@settings(max_examples=25)
def test_distances_are_distances(
    rows: list[dict[str, Any]],
    distance: Any,
    normalize: bool,  # noqa: FBT001 - drawn
) -> None:
    slices = networks_over_time(rows, *FIELDS, unit="months", size=3, aggregation="subtract")
    found = phases(slices, distance=distance, normalize=normalize)
    n = len(slices)
    for i in range(n):
        assert found.distances[i][i] == 0
        for j in range(n):
            assert 0 <= found.distances[i][j] == found.distances[j][i] <= 1
            for k in range(0, n, 3):
                sides = found.distances[i][k] + found.distances[k][j]
                assert found.distances[i][j] <= sides + 1e-9
    assert len(found.states) == n
    if n:
        assert set(found.states) == set(range(1, max(found.states) + 1))


def test_no_slices_have_no_phases() -> None:
    assert phases([]).states == ()
    assert network([], *FIELDS).matrix() == ()
    assert polarization([], *FIELDS).groups == ()
    assert backbone([], *FIELDS).concepts == ()
