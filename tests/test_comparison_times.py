"""Networks over time, timelines, shifts, contradictions, outlets, headlines."""

from __future__ import annotations

import math
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from stancekit.comparison import (
    contradictions,
    headlines,
    network,
    networks_over_time,
    shifts,
    timeline,
)
from stancekit.comparison.slices import kernel_weight
from stancekit.exchange.dna import read_dna
from stancekit.model import (
    Codebook,
    Corpus,
    Document,
    PartialDate,
    Position,
    Span,
    Stance,
    Statement,
    StatementKind,
    Study,
)
from stancekit.testing.comparison import coded_rows, coded_studies

FIELDS = ("actor", "issue", "stance")
DNA = ("organization", "concept", "agreement")
KERNELS = ("uniform", "triangular", "epanechnikov", "gaussian")
UNITS = ("days", "weeks", "months", "years")


def day(number: int) -> datetime:
    return datetime(2015, 1, 1) + timedelta(days=number)  # noqa: DTZ001 - days have no zone


def said(actor: str, number: int, *, yes: bool = True) -> dict[str, Any]:
    return {"actor": actor, "issue": "x", "stance": yes, "document": number, "date": day(number)}


# Windows.


def test_a_window_holds_as_many_units_as_asked() -> None:
    rows = [said("A", n) for n in range(10)]
    for size in range(1, 11):
        slices = networks_over_time(rows, *FIELDS, unit="days", size=size, kind="two-mode")
        assert [s.events for s in slices] == [size] * (11 - size)
    assert networks_over_time(rows, *FIELDS, unit="days", size=11) == ()


def test_the_engines_even_windows_have_a_day_more() -> None:
    rows = [said("A", n) for n in range(10)]
    slices = networks_over_time(
        rows, *FIELDS, unit="days", size=8, kind="two-mode", compat="dna-3.1"
    )
    assert [s.events for s in slices] == [9, 9]


def test_windows_lie_between_start_and_stop_where_given() -> None:
    rows = [said("A", n) for n in range(3, 7)]
    for compat in (None, "dna-3.1"):
        slices = networks_over_time(
            rows,
            *FIELDS,
            unit="days",
            size=3,
            kind="two-mode",
            start=day(0),
            stop=day(9),
            compat=compat,  # type: ignore[arg-type]
        )
        assert [s.events for s in slices] == [0, 1, 2, 3, 3, 2, 1, 0]


def test_weeks_begin_on_monday() -> None:
    rows = [said("A", 3), said("A", 4)]  # Sunday 4 and Monday 5 January 2015
    slices = networks_over_time(rows, *FIELDS, unit="weeks", kind="two-mode")
    assert [s.events for s in slices] == [1, 1]
    assert [s.when.strftime("%a") for s in slices] == ["Mon", "Mon"]


def test_a_date_without_a_day_counts_in_months_only() -> None:
    rows = [said("A", 1), said("A", 2) | {"date": "2015-01"}]
    assert networks_over_time(rows, *FIELDS, unit="months", kind="two-mode")[0].events == 2
    assert networks_over_time(rows, *FIELDS, unit="days", kind="two-mode")[0].events == 1


@pytest.mark.parametrize("unit", UNITS)
@given(coded_rows())
def test_windows_of_one_unit_part_the_events(unit: str, rows: list[dict[str, Any]]) -> None:
    slices = networks_over_time(rows, *FIELDS, unit=unit, kind="two-mode")  # type: ignore[arg-type]
    assert sum(s.events for s in slices) == len(rows)
    assert sum(s.network.total() for s in slices) == network(rows, *FIELDS).total()


@given(coded_rows(max_size=12), st.integers(1, 5))
def test_windows_of_events_slide_by_one(rows: list[dict[str, Any]], size: int) -> None:
    slices = networks_over_time(rows, *FIELDS, unit="events", size=size, kind="two-mode")
    assert [s.events for s in slices] == [size] * max(0, len(rows) - size + 1)
    assert [s.when for s in slices] == sorted(s.when for s in slices)


@pytest.mark.parametrize("kernel", KERNELS)
@given(st.floats(-5, 5))
def test_kernels_are_even_and_not_negative(kernel: str, distance: float) -> None:
    weight = kernel_weight(kernel, distance)  # type: ignore[arg-type]
    assert weight == kernel_weight(kernel, -distance) >= 0  # type: ignore[arg-type]
    assert weight <= kernel_weight(kernel, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize("kernel", KERNELS)
def test_kernels_have_area_one(kernel: str) -> None:
    steps = 20_000
    area = math.fsum(kernel_weight(kernel, -10 + 20 * n / steps) for n in range(steps)) * 20 / steps  # type: ignore[arg-type]
    assert area == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("kernel", KERNELS)
@given(coded_rows(max_size=10), st.integers(1, 6))
def test_slices_through_a_kernel_have_one_set_of_labels(
    kernel: str, rows: list[dict[str, Any]], size: int
) -> None:
    slices = networks_over_time(rows, *FIELDS, unit="months", size=size, kernel=kernel)  # type: ignore[arg-type]
    assert len({s.network.row_labels for s in slices}) <= 1
    for s in slices:
        assert all(w >= 0 for w in s.network.weights.values())


def test_a_kernel_by_hand() -> None:
    rows = [said("A", 0), said("B", 2), said("B", 2, yes=False)]
    slices = networks_over_time(
        rows, *FIELDS, unit="days", size=4, kernel="triangular", aggregation="congruence"
    )
    # On day 1 both lie half a half-window away: a weight of 1/2 each.
    assert [s.network.total() for s in slices] == pytest.approx([0, 2 * 0.5, 0])


def test_polarisation_windows_of_the_engine(shared: Path) -> None:
    rows = read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")
    for compat in (None, "dna-3.1"):
        slices = networks_over_time(
            rows,
            *DNA,
            unit="days",
            size=8,
            kernel="gaussian",
            compat=compat,  # type: ignore[arg-type]
        )
        assert len(slices) == 22
    events = networks_over_time(rows, *DNA, unit="events", size=10, compat="dna-3.1")
    assert len(events) == 30


@pytest.mark.parametrize("how", ["ignore", "congruence", "conflict", "subtract"])
@pytest.mark.parametrize("kernel", KERNELS)
def test_kernels_of_the_engine_by_pairs_of_statements(kernel: str, how: str, shared: Path) -> None:
    """The engine sums over pairs of statements; the diagonal, and a leaning triangle, included."""
    rows = read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")
    slices = networks_over_time(
        rows,
        *DNA,
        unit="days",
        size=8,
        kernel=kernel,  # type: ignore[arg-type]
        aggregation=how,  # type: ignore[arg-type]
        compat="dna-3.1",
    )
    for n in (0, 9, 21):
        middle = min(r["time"] for r in rows) + timedelta(days=n)

        def zeta(row: dict[str, Any], middle: datetime = middle) -> float:
            z = 2 * (middle - row["time"]).days / 8
            if kernel == "triangular":
                return abs(1 - z) if abs(z) <= 1 else 0
            return kernel_weight(kernel, z)  # type: ignore[arg-type]

        total = math.fsum(
            math.sqrt(zeta(a) * zeta(b))
            * {"ignore": 1, "congruence": same, "conflict": 1 - same, "subtract": 2 * same - 1}[how]
            for a in rows
            for b in rows
            if a["concept"] == b["concept"]
            for same in (int(a["agreement"] == b["agreement"]),)
        )
        assert slices[n].network.total() == pytest.approx(total, abs=1e-9)


@pytest.mark.negative
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"unit": "fortnights"}, "expected one of events"),
        ({"size": 0}, "1 or more"),
        ({"unit": "events", "kernel": "gaussian"}, "a calendar unit with a kernel"),
    ],
)
def test_bad_windows_are_told(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        networks_over_time([], *FIELDS, **options)


# Lines of argument.


def study_of(*positions: tuple[str, Stance, str | None], **more: Any) -> Study:
    """One document a position; holders speak on one issue."""
    documents = [
        Document(
            f"d{n}",
            "He is for it.",
            published=PartialDate.parse(when) if when else None,
            outlet=f"Outlet {n % 2}",
        )
        for n, (_, _, when) in enumerate(positions)
    ]
    held = [
        Position(f"p{n}", f"d{n}", holder=h, issue="x", stance=s, evidence=[Span(0, 13)])
        for n, (h, s, _) in enumerate(positions)
    ]
    return Study(Corpus(documents), Codebook("c"), positions=held, **more)


YES, NO = Stance.SUPPORT, Stance.OPPOSE


def test_a_change_of_mind_has_both_evidences() -> None:
    study = study_of(
        ("a", NO, "2015-12-01"), ("a", YES, "2015-10-01"), ("a", YES, "2015-11-01"), ("b", NO, None)
    )
    (found,) = shifts(study)
    assert (str(found.before.date), str(found.after.date)) == ("2015-11-01", "2015-12-01")
    assert found.row()["first"] == "“He is for it.” [d2]"
    assert str(timeline(study, "a", "x").entries[0].date) == "2015-10-01"
    assert len(timeline(study, "a", "x").table()) == 3


def test_partial_dates_are_ordered_only_where_they_can_be() -> None:
    assert shifts(study_of(("a", YES, "2015-11"), ("a", NO, "2015-11-19"))) == ()
    assert len(shifts(study_of(("a", YES, "2015-11"), ("a", NO, "2015-12")))) == 1
    assert shifts(study_of(("a", YES, None), ("a", NO, "2015-12"))) == ()


def test_the_statements_own_date_goes_before_the_papers() -> None:
    study = study_of(("a", YES, "2015-12-01"), ("a", NO, "2015-11-01"))
    statement = Statement(
        "s", "d0", kind=StatementKind.DIRECT, content=[Span(0, 13)], made=PartialDate(2015, 10, 1)
    )
    first, second = study.positions
    study = evolve(study, statements=[statement], positions=[evolve(first, statement="s"), second])
    (found,) = shifts(study)
    assert str(found.before.date) == "2015-10-01"


def test_contradictions_need_overlapping_dates() -> None:
    same = study_of(("a", YES, "2015-11-19"), ("a", NO, "2015-11-19"))
    (found,) = contradictions(same)
    assert found.same_day
    (found,) = contradictions(study_of(("a", YES, "2015"), ("a", NO, "2015-11-19")))
    assert not found.same_day
    assert found.row()["on"] == "2015"
    assert contradictions(study_of(("a", YES, "2015-11-18"), ("a", NO, "2015-11-19"))) == ()
    assert contradictions(study_of(("a", YES, "2015-11-19"), ("b", NO, "2015-11-19"))) == ()
    assert contradictions(study_of(("a", YES, None), ("a", NO, None))) == ()


def brute_shifts(study: Study) -> set[tuple[str, str, str, str]]:
    held = [(p, study.corpus[p.document].published) for p in study.positions]
    found = set()
    for p, d in held:
        for q, e in held:
            if (p.holder, p.issue) != (q.holder, q.issue) or p.stance == q.stance or not d or not e:
                continue
            between = any(
                (r.holder, r.issue) == (p.holder, p.issue)
                and f is not None
                and d.precedes(f)
                and f.precedes(e)
                for r, f in held
            )
            if d.precedes(e) and not between:
                found.add((p.holder, p.issue, f"{p.stance} {d}", f"{q.stance} {e}"))
    return found


@given(coded_studies(max_size=25))
def test_shifts_are_those_of_all_pairs(study: Study) -> None:
    found = {
        (
            s.before.position.holder,
            s.issue,
            f"{s.before.position.stance} {s.before.date}",
            f"{s.after.position.stance} {s.after.date}",
        )
        for s in shifts(study, repeats="ignore")
    }
    assert found == brute_shifts(study)


@given(coded_studies(max_size=25), st.randoms(use_true_random=False))
def test_times_do_not_feel_the_order(study: Study, chance: random.Random) -> None:
    mixed = list(study.positions)
    chance.shuffle(mixed)
    other = evolve(study, positions=mixed)
    assert shifts(other) == shifts(study)
    assert contradictions(other) == contradictions(study)
    assert timeline(other, "russia", "truce") == timeline(study, "russia", "truce")
    assert headlines(other) is not None


@given(coded_studies(max_size=25))
def test_contradictions_are_those_of_all_pairs(study: Study) -> None:
    expected = set()
    for p in study.positions:
        for q in study.positions:
            d, e = (study.corpus[x.document].published for x in (p, q))
            if p.stance is not YES or q.stance is not NO:
                continue
            if (p.holder, p.issue) != (q.holder, q.issue):
                continue
            apart = d and e and (d.precedes(e) or e.precedes(d))
            undated = not d or not e
            if not apart and (not undated or (d == e and p.document == q.document)):
                expected.add((p.holder, p.issue, str(d), str(e)))
    found = {
        (c.support.position.holder, c.issue, str(c.support.date), str(c.oppose.date))
        for c in contradictions(study, repeats="ignore")
    }
    assert found == expected
