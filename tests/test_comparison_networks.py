"""Networks: the engine's matrices to the last digit, and what must hold of every network."""

from __future__ import annotations

import csv
import io
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counting import FIELDS, NORMS, ONE, TWO, YES, net, row
from stancekit.comparison import network
from stancekit.comparison.events import _week_of_year
from stancekit.comparison.records import moment
from stancekit.exchange.dna import read_dna
from stancekit.testing.comparison import coded_rows

# The engine's own numbers.


def test_every_matrix_of_the_engine(shared: Path) -> None:
    rows = read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")
    kinds = {"onemode": "one-mode", "twomode": "two-mode"}
    seen = 0
    for file in sorted((shared / "dna" / "reference").glob("*mode_*.csv")):
        mode, how, norm, duplicates, *isolates = file.stem.split("_")
        if mode not in kinds:
            continue
        found = network(
            rows,
            "organization",
            "concept",
            "agreement",
            kind=kinds[mode],  # type: ignore[arg-type]
            aggregation=how,  # type: ignore[arg-type]
            normalization=norm,  # type: ignore[arg-type]
            duplicates=duplicates,  # type: ignore[arg-type]
            isolates=bool(isolates),
            compat="dna-3.1",
        )
        head, *body = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
        assert tuple(head[1:]) == found.column_labels
        assert tuple(line[0] for line in body) == found.row_labels
        for line, mine in zip(body, found.matrix(), strict=True):
            assert list(map(float, line[1:])) == pytest.approx(mine, abs=1e-12, rel=0), file.name
        seen += 1
    assert seen > 50


def test_exports_read_as_the_engine_writes_them(shared: Path) -> None:
    rows = read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")
    fields = ("organization", "concept", "agreement")
    for name, kind in (("onemode", "one-mode"), ("twomode", "two-mode")):
        found = network(
            rows,
            *fields,
            kind=kind,  # type: ignore[arg-type]
            aggregation="subtract",
            duplicates="document",
        )
        folder = shared / "dna" / "reference"
        theirs = (folder / f"export_{name}.csv").read_text(encoding="utf-8")
        assert found.to_csv("dna") == theirs.rstrip("\n")
        theirs = (folder / f"export_{name}.dl").read_text(encoding="utf-8")
        assert found.to_dl().split() == theirs.split()


def test_repeats_turn_the_sign_of_a_tie(shared: Path) -> None:
    rows = read_dna(shared / "dna" / "sample.dna").rows()
    ends = "Environmental Protection Agency", "National Petrochemical & Refiners Association"
    every, once = (
        network(
            rows,
            *("organization", "concept", "agreement"),
            kind="one-mode",
            aggregation="subtract",
            duplicates=d,  # type: ignore[arg-type]
        ).weight(*ends)
        for d in ("include", "document")
    )
    assert (every, once) == (-18, 0)


# Formulas, against a second way to compute them.


def brute(rows: list[dict[str, Any]], how: str) -> dict[tuple[str, str], float]:
    """Sum over pairs of rows instead of counts."""
    found: Counter[tuple[str, str]] = Counter()
    values = [r["stance"] for r in rows]
    numbers = {"oppose": -1, "neutral": 0, "support": 1}
    nominal = bool(values) and values[0] in ("law", "need", "order")
    stance = bool(values) and values[0] in numbers
    scaled = [numbers.get(v, v) for v in values] if not nominal else values
    if stance:
        reach = 2
    elif nominal or not values or isinstance(values[0], bool):
        reach = 1
    else:
        reach = max(1, max(scaled) - min(scaled))
    for a, x in zip(rows, scaled, strict=True):
        for b, y in zip(rows, scaled, strict=True):
            if a["actor"] < b["actor"] and a["issue"] == b["issue"]:
                apart = float(x != y) if nominal else abs(x - y) / reach
                worth = {
                    "ignore": 1,
                    "congruence": 1 - apart,
                    "conflict": apart,
                    "subtract": 1 - 2 * apart,
                }[how]
                found[a["actor"], b["actor"]] += worth  # type: ignore[assignment]
    return found


@pytest.mark.parametrize("qualifier", ["boolean", "integer", "stance", "nominal"])
@pytest.mark.parametrize("how", ONE)
@given(st.data())
def test_sums_over_counts_are_sums_over_pairs(
    qualifier: str, how: str, data: st.DataObject
) -> None:
    rows = data.draw(coded_rows(qualifier=qualifier))
    found = net(rows, how=how)
    expected = brute(rows, how)
    for i, a in enumerate(found.row_labels):
        for j, b in enumerate(found.row_labels):
            if i < j:
                assert found.weights.get((i, j), 0) == pytest.approx(expected[a, b], abs=1e-9)


@pytest.mark.parametrize("qualifier", ["boolean", "integer", "stance", "nominal"])
@given(st.data())
def test_congruence_and_conflict_add_up(qualifier: str, data: st.DataObject) -> None:
    rows = data.draw(coded_rows(qualifier=qualifier))
    every, same, other, less = (net(rows, how=how).matrix() for how in ONE)
    for e, s, o, d in zip(every, same, other, less, strict=True):
        assert [x + y for x, y in zip(s, o, strict=True)] == pytest.approx(e)
        assert [x - y for x, y in zip(s, o, strict=True)] == pytest.approx(d)


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("how", ONE)
@given(st.data())
def test_one_mode_is_symmetric_without_loops_and_in_any_order(
    norm: str, how: str, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(["boolean", "integer", "stance", "nominal"]))
    rows = data.draw(coded_rows(qualifier=kind))
    found = net(rows, how=how, normalization=norm)
    matrix = found.matrix()
    assert matrix == tuple(zip(*matrix, strict=True))
    assert all(matrix[i][i] == 0 for i in range(len(matrix)))
    chance = data.draw(st.randoms(use_true_random=False))
    mixed = rows.copy()
    chance.shuffle(mixed)
    assert net(mixed, how=how, normalization=norm) == found
    if norm == "cosine":
        assert all(-1 <= w <= 1 for w in found.weights.values())


@given(coded_rows())
def test_whole_numbers_stay_whole(rows: list[dict[str, Any]]) -> None:
    for how in ONE:
        assert all(isinstance(w, int) for w in net(rows, how=how).weights.values())


@pytest.mark.parametrize("how", ONE)
@given(coded_rows())
def test_renaming_renames_and_nothing_else(how: str, rows: list[dict[str, Any]]) -> None:
    renamed = [r | {"actor": f"actor {r['actor']}"} for r in rows]
    one, other = net(rows, how=how), net(renamed, how=how)
    assert one.matrix() == other.matrix()
    assert [f"actor {x}" for x in one.row_labels] == list(other.row_labels)


@given(coded_rows(max_size=40), st.sampled_from(ONE), st.sampled_from(NORMS))
def test_dense_and_sparse_products_are_one(rows: list[dict[str, Any]], how: str, norm: str) -> None:
    from stancekit.comparison import projection  # noqa: PLC0415 - to turn its switch

    one = net(rows, how=how, normalization=norm)
    kept = projection._SPARSE_COST
    try:
        projection._SPARSE_COST = 0 if kept else 4  # type: ignore[misc]
        sparse = net(rows, how=how, normalization=norm)
        projection._SPARSE_COST = 10**9  # type: ignore[misc]
        dense = net(rows, how=how, normalization=norm)
    finally:
        projection._SPARSE_COST = kept  # type: ignore[misc]
    assert one == sparse == dense


@given(coded_rows(), st.sampled_from(TWO))
@example([], "subtract")
def test_two_mode_sums_and_shares(rows: list[dict[str, Any]], how: str) -> None:
    plain = net(rows, "two-mode", how)
    if how == "ignore":
        assert plain.total() == len(rows)
        shares = net(rows, "two-mode", how, normalization="activity").matrix()
        assert [sum(line) for line in shares] == pytest.approx([1] * len(shares))
        shares = net(rows, "two-mode", how, normalization="prominence").matrix()
        columns = list(zip(*shares, strict=True))
        assert [sum(c) for c in columns] == pytest.approx([1] * len(columns))
    if how == "subtract":
        yes = sum(1 if r["stance"] else -1 for r in rows)
        assert plain.total() == yes
    if how == "combine":
        assert all(w in (1, 2, 3) for w in plain.weights.values())


@given(coded_rows())
def test_duplicates_only_take_away(rows: list[dict[str, Any]]) -> None:
    sizes = [
        net(rows, "two-mode", "combine", duplicates=d, isolates=True).row_labels
        for d in ("include", "document", "week", "month", "year", "all")
    ]
    assert len(set(sizes)) == 1
    totals = [
        network(rows, *FIELDS, duplicates=d).total()  # type: ignore[arg-type]
        for d in ("include", "week", "month", "year", "all")
    ]
    assert totals[0] == len(rows)
    assert totals[-1] == len({(r["actor"], r["issue"]) for r in rows})
    assert totals[2] >= totals[3] >= totals[4]


def test_cosine_is_one_between_likes() -> None:
    rows = [row(a, i, YES) for a in "AB" for i in "xy" for _ in range(1 if a == "A" else 3)]
    for how in ("ignore", "congruence", "subtract"):
        assert net(rows, how=how, normalization="cosine").weight("A", "B") == pytest.approx(1)
    assert net(rows, normalization="dna-cosine").weight("A", "B") == pytest.approx(6 / (2 * 6))


# The engine's defects are there when asked for, and only then.


def test_the_engine_forgets_the_year_of_a_month() -> None:
    rows = [row("A", "x", YES, date=d) for d in ("2005-01-10", "2006-01-10")]
    assert net(rows, "two-mode", duplicates="month").total() == 2
    assert net(rows, "two-mode", duplicates="month", compat="dna-3.1").total() == 1
    weeks = [row("A", "x", YES, date=d) for d in ("2005-01-10", "2006-01-17")]
    assert net(weeks, "two-mode", duplicates="week").total() == 2
    assert net(weeks, "two-mode", duplicates="week", compat="dna-3.1").total() == 1


def test_the_engine_never_takes_large_integers_for_duplicates() -> None:
    rows = [row("A", "x", n) for n in (500, 500, 3, 3)]
    assert net(rows, "two-mode", "subtract", duplicates="document").total() == 503
    theirs = net(rows, "two-mode", "subtract", duplicates="document", compat="dna-3.1")
    assert theirs.total() == 1003


def test_the_engine_counts_silence_as_conflict_over_names() -> None:
    rows = [row("A", "x", "law"), row("B", "y", "need")]
    assert net(rows, how="conflict").weights == {}
    assert net(rows, how="conflict", compat="dna-3.1").weight("A", "B") == 2


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2015-01-01", 1),
        ("2015-01-03", 1),
        ("2015-01-04", 2),
        ("2015-12-26", 52),
        ("2015-12-27", 1),
    ],
)
def test_weeks_as_java_counts_them(day: str, week: int) -> None:
    assert _week_of_year(moment(day)) == week  # type: ignore[arg-type]


def test_a_partial_date_equals_none_in_a_week() -> None:
    rows = [row("A", "x", YES, date="2015-01") for _ in range(2)]
    assert net(rows, "two-mode", duplicates="week").total() == 2
    assert net(rows, "two-mode", duplicates="month").total() == 1


@given(coded_rows(), st.randoms(use_true_random=False))
def test_float_weights_do_not_feel_the_order(
    rows: list[dict[str, Any]], chance: random.Random
) -> None:
    weighed = [r | {"w": 0.1 * (r["id"] + 1)} for r in rows]
    mixed = weighed.copy()
    chance.shuffle(mixed)
    assert net(weighed, how="subtract", weights="w") == net(mixed, how="subtract", weights="w")


# What the documentation tells of the sample.


def test_the_figures_of_the_documentation(shared: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "networks.md").read_text(encoding="utf-8")
    rows = read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")
    fields = ("organization", "concept", "agreement")
    sums = [
        [
            network(rows, *fields, kind="one-mode", aggregation=how, duplicates=d).total()  # type: ignore[arg-type]
            for how in ONE
        ]
        for d in ("include", "document")
    ]
    assert (
        "{} (`ignore`), {} (`congruence`), {} (`conflict`)\nand {} (`subtract`)".format(
            *sums[0]
        ).split()
        == re.findall(r"276 .*44 \(`subtract`\)", page, re.DOTALL)[0].split()
    )
    assert "{}, {}, {} and {} with duplicates".format(*sums[1]) in page
    two = network(rows, *fields, aggregation="subtract", duplicates="document")
    for name in ("Environmental Protection Agency", "Sierra Club"):
        line = two.matrix()[two.row_labels.index(name)]
        assert f"| {name} | {' | '.join(map(str, line))} |" in page
    ties = [
        network(rows, *fields, kind="one-mode", aggregation="subtract", duplicates=d).weight(  # type: ignore[arg-type]
            "Sierra Club", "Environmental Protection Agency"
        )
        for d in ("include", "document")
    ]
    assert f"goes from {ties[0]} to {ties[1]}." in page.replace("\N{MINUS SIGN}", "-")
