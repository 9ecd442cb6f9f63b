"""Reliability, against independent packages and published examples."""

from __future__ import annotations

import math
import random
import warnings
from typing import Any

import krippendorff
import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from stancekit.comparison import (
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    percent_agreement,
    reliability,
    unitizing_alpha,
)
from stancekit.model import Codebook, Corpus, Document, Position, Span, Stance, Study
from stancekit.testing.comparison import coded_studies


@st.composite
def tables(draw: st.DrawFn, missing: bool = True) -> list[list[int | None]]:  # noqa: FBT001, FBT002 - drawn
    coders, units = draw(st.integers(2, 4)), draw(st.integers(1, 8))
    values = st.integers(1, 4)
    cell = st.one_of(st.none(), values) if missing else values
    return [[draw(cell) for _ in range(units)] for _ in range(coders)]


# Against other implementations.


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
@given(tables())
def test_alpha_is_that_of_the_krippendorff_package(
    level: Any, data: list[list[int | None]]
) -> None:
    mine = krippendorff_alpha(data, level)
    paired = [
        v for unit in zip(*data, strict=True) for v in unit if sum(x is not None for x in unit) > 1
    ]
    if len({v for v in paired if v is not None}) < 2:
        assert mine is None
        return
    matrix = [[math.nan if v is None else v for v in row] for row in data]
    theirs = krippendorff.alpha(reliability_data=matrix, level_of_measurement=level)
    assert mine == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
@given(tables(missing=False))
@example([[1, 1], [1, 1]])
def test_kappa_is_that_of_scikit_learn(weights: Any, data: list[list[int]]) -> None:
    mine = cohen_kappa(data[0], data[1], weights=weights, order=[1, 2, 3, 4])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = cohen_kappa_score(data[0], data[1], weights=weights, labels=[1, 2, 3, 4])
    if mine is None:
        assert math.isnan(theirs) or len({*data[0], *data[1]}) == 1
    else:
        assert mine == pytest.approx(theirs, abs=1e-9)


def test_fleiss_example_of_the_paper_tradition() -> None:
    """Fourteen raters, ten subjects, five categories: 0.210 is the value handed down."""
    table = [
        (0, 0, 0, 0, 14),
        (0, 2, 6, 4, 2),
        (0, 0, 3, 5, 6),
        (0, 3, 9, 2, 0),
        (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0),
        (3, 2, 6, 3, 0),
        (2, 5, 3, 2, 2),
        (6, 5, 2, 1, 0),
        (0, 2, 2, 3, 7),
    ]
    units = [[c for c, n in enumerate(row) for _ in range(n)] for row in table]
    assert fleiss_kappa(list(zip(*units, strict=True))) == pytest.approx(0.210, abs=5e-4)


def krippendorff_spans() -> list[dict[str, list[Span]]]:
    """Content Analysis, 2nd ed., 11.6: a text from 150 to 450, two observers, c and k."""
    first = {"c": [(225, 70), (370, 30)], "k": [(180, 60), (300, 50)]}
    second = {"c": [(220, 80), (355, 20), (400, 20)], "k": [(180, 60), (300, 50)]}
    return [
        {name: [Span(a - 150, a - 150 + n) for a, n in spans] for name, spans in one.items()}
        for one in (first, second)
    ]


def test_unitizing_example_of_the_book() -> None:
    both = krippendorff_spans()
    assert unitizing_alpha(both, 300) == pytest.approx(1 - 0.0144 / (0.0532 + 0.0490), abs=1e-3)
    only_c = [{"c": one["c"]} for one in both]
    assert unitizing_alpha(only_c, 300) == pytest.approx(1 - 0.0144 / 0.0532, abs=1e-3)
    assert unitizing_alpha([{"k": one["k"]} for one in both], 300) == 1


# Properties.


@given(tables(), st.randoms(use_true_random=False))
def test_order_of_coders_and_units_does_not_matter(
    data: list[list[int | None]], chance: random.Random
) -> None:
    coders = data.copy()
    chance.shuffle(coders)
    units = list(zip(*data, strict=True))
    chance.shuffle(units)
    mixed = [list(row) for row in zip(*units, strict=True)]
    for measure in (percent_agreement, fleiss_kappa, krippendorff_alpha):
        one = measure(data)
        for other in (measure(coders), measure(mixed)):
            assert other == (None if one is None else pytest.approx(one))
    for level in ("ordinal", "interval"):
        one = krippendorff_alpha(data, level)  # type: ignore[arg-type]
        assert krippendorff_alpha(mixed, level) == (None if one is None else pytest.approx(one))  # type: ignore[arg-type]
    kappa = cohen_kappa(data[0], data[1])
    turned = cohen_kappa(data[1], data[0])
    assert turned == (None if kappa is None else pytest.approx(kappa))


@given(tables())
def test_ranges(data: list[list[int | None]]) -> None:
    percent = percent_agreement(data)
    assert percent is None or 0 <= percent <= 1
    for value in (fleiss_kappa(data), krippendorff_alpha(data), cohen_kappa(data[0], data[1])):
        assert value is None or -1 - 1e-9 <= value <= 1
    same = [data[0], data[0]]
    assert percent_agreement(same) in (None, 1)
    assert krippendorff_alpha(same) in (None, 1)


@given(tables())
def test_renaming_values_changes_nothing_nominal(data: list[list[int | None]]) -> None:
    named = [[None if v is None else f"value {9 - v}" for v in row] for row in data]
    for measure in (percent_agreement, fleiss_kappa, krippendorff_alpha):
        one = measure(data)
        assert measure(named) == (None if one is None else pytest.approx(one))


@pytest.mark.parametrize("measure", [percent_agreement, fleiss_kappa, krippendorff_alpha])
def test_nothing_to_go_by(measure: Any) -> None:
    assert measure([[], []]) is None
    assert measure([[1, None], [None, 1]]) is None
    assert cohen_kappa([], []) is None


@pytest.mark.negative
def test_bad_codings_are_told() -> None:
    with pytest.raises(ValueError, match="as many units"):
        percent_agreement([[1], [1, 2]])
    with pytest.raises(TypeError, match="expected numbers"):
        krippendorff_alpha([["a", "b"], ["a", "a"]], "interval")
    with pytest.raises(ValueError, match="values on the scale"):
        cohen_kappa([1], [2], order=[1])
    with pytest.raises(ValueError, match="spans up to 5"):
        unitizing_alpha([[Span(0, 9)], []], 5)


spans = st.lists(
    st.builds(lambda a, n: Span(a, a + n), st.integers(0, 30), st.integers(1, 10)), max_size=4
)


def section_by_section(one: list[Span], other: list[Span], length: int) -> float:
    """Compare every section with every other, without the pass that skips."""
    from stancekit.comparison.unitizing import _sections, merged  # noqa: PLC0415 - its inside

    total = 0
    for a in _sections(merged(one), length):
        for b in _sections(merged(other), length):
            meet = min(a.stop, b.stop) > max(a.start, b.start)
            if a.unit and b.unit and meet:
                total += (a.start - b.start) ** 2 + (a.stop - b.stop) ** 2
            elif a.unit and not b.unit and b.start <= a.start and a.stop <= b.stop:
                total += a.length**2
            elif b.unit and not a.unit and a.start <= b.start and b.stop <= a.stop:
                total += b.length**2
    return total


@given(spans, spans)
def test_one_pass_sees_what_all_pairs_show(one: list[Span], other: list[Span]) -> None:
    from stancekit.comparison.unitizing import _difference, _sections, merged  # noqa: PLC0415 - its inside

    mine, theirs = (_sections(merged(x), 40) for x in (one, other))
    assert sum(s.length for s in mine) == 40
    assert _difference(mine, theirs) == section_by_section(one, other, 40)


@given(spans, spans)
def test_unitizing_is_symmetric_and_one_for_likes(one: list[Span], other: list[Span]) -> None:
    value = unitizing_alpha([one, other], 40)
    assert unitizing_alpha([other[::-1], one], 40) == (
        None if value is None else pytest.approx(value)
    )
    assert value is None or value <= 1
    same = unitizing_alpha([one, one], 40)
    assert same is None or same == pytest.approx(1)
    assume(one)
    assert same is not None


# Studies.


def study() -> Study:
    corpus = Corpus([Document(d, "Moscow backs the truce. Paris rejects it.") for d in "ab"])

    def held(document: str, holder: str, stance: Stance, coder: str, stop: int = 23) -> Position:
        return Position(
            f"{document}{holder}{coder}",
            document,
            holder=holder,
            issue="truce",
            stance=stance,
            evidence=[Span(0, stop)],
            coder=coder,
        )

    yes, no = Stance.SUPPORT, Stance.OPPOSE
    return Study(
        corpus,
        Codebook("c"),
        positions=[
            held("a", "russia", yes, "rules"),
            held("a", "russia", yes, "person:Ann", 20),
            held("b", "russia", yes, "rules"),
            held("b", "russia", no, "person:Ann"),
            held("b", "france", no, "person:Ann"),
        ],
    )


def test_rules_against_a_person() -> None:
    found = reliability(study())
    assert found.coders == ("person:Ann", "rules")
    assert found.overall.units == 3
    assert found.overall.percent == pytest.approx(1 / 3)
    assert found.overall.alpha is not None
    assert [(u.document, u.holder, dict(u.stances)) for u in found.disagreements] == [
        ("b", "france", {"person:Ann": "oppose", "rules": "none"}),
        ("b", "russia", {"person:Ann": "oppose", "rules": "support"}),
    ]
    rows = found.disagreement_table()
    assert rows[1]["rules: evidence"] == "Moscow backs the truce."
    assert list(found.issues) == ["truce"]
    assert "issue truce" in str(found)
    assert reliability(study(), silence=False).overall.units == 2
    assert reliability(study(), level="interval").overall.alpha is not None


def test_a_coder_who_read_and_said_nothing() -> None:
    more = reliability(
        study(), documents={"rules": ["a", "b"], "model:x": ["a", "b"]}, coders=["rules", "model:x"]
    )
    assert more.overall.percent == 0
    with pytest.raises(ValueError, match="one of person:Ann, rules"):
        reliability(study(), coders=["nobody"])


@given(coded_studies(), st.data())
def test_reliability_of_any_coders(drawn: Study, data: st.DataObject) -> None:
    names = st.sampled_from(["rules", "person:Ann", "model:x"])
    positions = [evolve(p, coder=data.draw(names)) for p in drawn.positions]
    one = reliability(evolve(drawn, positions=positions))
    assert reliability(evolve(drawn, positions=positions[::-1])) == one
    assert str(one.table())
    for c in (one.overall, *one.issues.values(), *one.pairs.values()):
        assert c.percent is None or 0 <= c.percent <= 1
        assert c.unitizing is None or c.unitizing <= 1
    renamed = [
        evolve(p, coder="person:Zoe" if p.coder == "person:Ann" else p.coder) for p in positions
    ]
    other = reliability(evolve(drawn, positions=renamed))
    assert other.overall.percent == one.overall.percent
