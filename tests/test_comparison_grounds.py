"""Grounds by actor, mode and time; who contests whose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.comparison.grounds import contest_table, contests, grounds
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Document,
    LegalBasis,
    LegalMode,
    PartialDate,
    Span,
    Study,
)

BOOK = Codebook(
    "c",
    actors=[
        Actor("moscow", "Moscow", kind=ActorKind.STATE),
        Actor("envoy", "The Envoy", kind=ActorKind.PERSON, affiliation="moscow"),
        Actor("paris", "Paris", kind=ActorKind.STATE),
    ],
)
TEXT = "They have a mandate. They have no mandate."


def basis(id: str, document: str, holder: str, mode: LegalMode, start: int = 0) -> LegalBasis:  # noqa: A002 - the model's word
    span = Span(start, start + 10)
    return LegalBasis(
        id, document, ground="UNSC_AUTHORIZATION", mode=mode, evidence=[span], holder=holder
    )


def study(*bases: LegalBasis) -> Study:
    corpus = Corpus(
        [
            Document("a", TEXT, published=PartialDate(2015, 10, 2)),
            Document("b", TEXT, published=PartialDate(2016, 3)),
        ]
    )
    return Study(corpus, BOOK, legal_bases=bases)


RELIED = basis("1", "a", "paris", LegalMode.ASSERTED)
DENIED = basis("2", "a", "envoy", LegalMode.ABSENCE_ALLEGED, 21)
LATER = basis("3", "b", "paris", LegalMode.ASSERTED)


def test_counts_by_holder_mode_and_period() -> None:
    found = grounds(study(RELIED, DENIED, LATER), by="month")
    assert [(c.holder, str(c.mode), c.period, c.count) for c in found.counts] == [
        ("paris", "asserted", "2015-10", 1),
        ("paris", "asserted", "2016-03", 1),
        ("envoy", "absence_alleged", "2015-10", 1),
    ]
    assert [c.count for c in grounds(study(RELIED, LATER)).counts] == [2]
    assert found.table().column("period") == ("2015-10", "2016-03", "2015-10")


def test_actors_are_chosen_by_name() -> None:
    found = grounds(study(RELIED, DENIED), actors=["The Envoy"])
    assert [c.holder for c in found.counts] == ["envoy"]
    with pytest.raises(ValueError, match="nobody"):
        grounds(study(RELIED), actors=["nobody"])
    with pytest.raises(ValueError, match="'year'"):
        grounds(study(RELIED), by="week")  # type: ignore[arg-type]


def test_a_denial_contests_what_stands_beside_it() -> None:
    whole = study(RELIED, DENIED, LATER)
    (contest,) = contests(whole)
    assert (contest.relied.id, contest.contested.id, contest.together) == ("1", "2", True)
    table = contest_table(whole, contests(whole))
    assert (table[0]["contests"], table[0]["relies"]) == ("The Envoy", "Paris")


def test_a_denial_alone_contests_what_stands_elsewhere() -> None:
    (contest,) = contests(study(DENIED, LATER))
    assert not contest.together


def test_nobody_contests_his_own_side() -> None:
    own = basis("4", "a", "moscow", LegalMode.ASSERTED)
    assert contests(study(own, DENIED)) == ()


@st.composite
def coded(draw: st.DrawFn) -> Study:
    """Draw a study whose legal bases share holders, grounds and places."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(("a", "b")),
                st.sampled_from(("moscow", "envoy", "paris", None)),
                st.sampled_from(list(LegalMode)),
                st.sampled_from(("CONSENT", "SOVEREIGNTY")),
                st.integers(0, 30),
            ),
            max_size=12,
        )
    )
    return study(
        *(
            LegalBasis(
                str(number),
                document,
                ground=ground,
                mode=mode,
                evidence=[Span(start, start + 5)],
                holder=holder,
            )
            for number, (document, holder, mode, ground, start) in enumerate(rows)
        )
    )


@given(coded())
def test_every_basis_is_counted_once(found: Study) -> None:
    whole = grounds(found, repeats="ignore")
    assert whole.total == len(found.legal_bases)
    keys = {(c.holder, c.ground, c.mode, c.period) for c in whole.counts}
    assert len(keys) == len(whole.counts) == len(whole.table())


@given(coded(), st.sampled_from(("year", "month", "day")))
def test_periods_only_divide(found: Study, by: str) -> None:
    assert grounds(found, by=by).total == grounds(found).total  # type: ignore[arg-type]


@given(coded())
def test_contests_set_different_sides_against_each_other(found: Study) -> None:
    side = {"moscow": "moscow", "envoy": "moscow", "paris": "paris"}
    for contest in contests(found):
        holders = (contest.relied.holder, contest.contested.holder)
        assert None not in holders
        assert len({side[str(h)] for h in holders}) == 2
        assert contest.relied.ground == contest.contested.ground == contest.ground


def test_the_chart_is_drawn(tmp_path: object) -> None:
    pytest.importorskip("matplotlib")
    from pathlib import Path  # noqa: PLC0415 - used here only

    from stancekit.show.ground_charts import ground_chart  # noqa: PLC0415 - an extra

    path = Path(str(tmp_path)) / "grounds.svg"
    ground_chart(grounds(study(RELIED, DENIED))).savefig(path)
    drawn = path.read_text(encoding="utf-8")
    assert drawn.lstrip().startswith("<?xml")
    empty = Path(str(tmp_path)) / "empty.svg"
    ground_chart(grounds(study())).savefig(empty)
    assert empty.stat().st_size > 0
