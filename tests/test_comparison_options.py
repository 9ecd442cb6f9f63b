"""Networks: filters, weights, isolates, and options that are wrong."""

from __future__ import annotations

from typing import Any

import pytest

from counting import NO, YES, net, row
from stancekit.comparison import network
from stancekit.comparison.records import columns_of, moment


def test_filters_and_their_inversion() -> None:
    rows = [row("A", "x", YES), row("B", "y", NO), row("C", "x", YES, "2")]
    assert net(rows, "two-mode", exclude={"actor": ["A"]}).row_labels == ("B", "C")
    kept = net(rows, "two-mode", exclude={"actor": ["A"]}, invert=["actor"])
    assert kept.row_labels == ("A",)
    with_isolates = net(rows, "two-mode", exclude={"actor": ["A"]}, isolates=True)
    assert with_isolates.row_labels == ("A", "B", "C")
    documents = net(rows, "two-mode", exclude_documents={"document": ["2"]}, isolates=True)
    assert documents.row_labels == ("A", "B")


def test_dates_are_inclusive() -> None:
    rows = [row("A", "x", YES, date=d) for d in ("2015-01-01", "2015-01-02", "2015-01-03")]
    days = {"start": moment("2015-01-02"), "stop": moment("2015-01-03")}
    assert net(rows, "two-mode", **days).total() == 2


def test_weights_count_instead_of_one() -> None:
    rows = [row("A", "x", YES) | {"sure": 0.1} for _ in range(10)]
    assert net(rows, "two-mode", weights="sure").total() == 1.0


def test_empty_fields_are_dropped() -> None:
    rows = [row("A", "", YES), row("", "x", YES), row("A", "x", None), row("B", "x", YES)]
    assert net(rows, "two-mode").row_labels == ("B",)


@pytest.mark.parametrize("kind", ["one-mode", "two-mode"])
def test_nothing_gives_an_empty_network(kind: str) -> None:
    found = net([], kind)
    assert found.matrix() == ()
    assert found.total() == 0
    for text in (found.to_csv(), found.to_dl(), found.to_graphml(), found.to_gexf(), str(found)):
        assert isinstance(text, str)


@pytest.mark.negative
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"how": "combine"}, "one of ignore, congruence, conflict, subtract for one-mode"),
        ({"kind": "two-mode", "how": "congruence"}, "ignore, subtract, combine for two-mode"),
        ({"normalization": "activity"}, "no, average, jaccard"),
        ({"kind": "two-mode", "normalization": "average"}, "no, activity or prominence"),
        ({"duplicates": "day"}, "got 'day'"),
        ({"compat": "dna-2"}, "got 'dna-2'"),
        ({"invert": ["actor"]}, "a field of exclude"),
        ({"exclude": {"acto": ["A"]}}, "near: actor"),
        ({"scale": "integer"}, "got 'x', expected a whole number"),
    ],
)
def test_bad_options_are_told(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        net([row("A", "x", "x")], **options)


@pytest.mark.negative
def test_names_cannot_be_subtracted_in_two_modes() -> None:
    with pytest.raises(ValueError, match="numbers to subtract"):
        net([row("A", "x", "law")], "two-mode", "subtract")


@pytest.mark.negative
def test_congruence_asks_for_a_qualifier() -> None:
    with pytest.raises(ValueError, match="a qualifier"):
        network([{"a": "A", "b": "x"}], "a", "b", kind="one-mode", aggregation="conflict")


@pytest.mark.negative
@pytest.mark.parametrize("record", [3, "text", (1, 2)])
def test_records_need_fields(record: object) -> None:
    with pytest.raises(TypeError, match="named fields"):
        columns_of([record])
