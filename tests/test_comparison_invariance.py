"""What holds of every view on a study: order and names do not matter, nothing comes of nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Sized

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from stancekit.comparison import (
    agreement,
    backbone,
    clusters,
    compare,
    contest_table,
    contests,
    contradictions,
    grounds,
    headlines,
    network,
    networks_over_time,
    outlets,
    phases,
    polarization,
    shifts,
    timeline,
)
from stancekit.model import Corpus, Study
from stancekit.show import matrix, summary
from stancekit.testing.comparison import coded_studies

VIEWS: dict[str, Callable[[Study], object]] = {
    "agreement": agreement,
    "backbone": lambda s: backbone(s, "holder", "issue", "stance"),
    "clusters": lambda s: clusters(
        network(s, "holder", "issue", "stance", kind="one-mode", aggregation="congruence")
    ),
    "compare": lambda s: compare(s, s.codebook.actors[0].id, s.codebook.actors[2].id),
    "contests": contests,
    "contest_table": lambda s: contest_table(s, contests(s)),
    "contradictions": contradictions,
    "grounds": grounds,
    "headlines": headlines,
    "matrix": matrix,
    "network, one mode": lambda s: network(
        s, "holder", "issue", "stance", kind="one-mode", aggregation="subtract"
    ),
    "network, two modes": lambda s: network(
        s, "holder", "issue", "stance", normalization="activity"
    ),
    "network of legal bases": lambda s: network(s, "holder", "ground", "mode", of="legal_bases"),
    "networks over time": lambda s: networks_over_time(
        s, "holder", "issue", "stance", aggregation="congruence"
    ),
    "outlets": outlets,
    "phases": lambda s: phases(
        networks_over_time(s, "holder", "issue", "stance", aggregation="congruence")
    ),
    "polarization": lambda s: polarization(
        s, "holder", "issue", "stance", camps=min(2, len({p.holder for p in s.positions}))
    ),
    "shifts": shifts,
    "summary": summary,
    "timeline": lambda s: timeline(s, s.codebook.actors[0].id, "truce"),
}


def renamed(study: Study) -> Study:
    """Return the study with every actor called otherwise, in the same order of names."""
    actors = [
        evolve(
            a,
            id=f"n-{a.id}",
            name=f"N {a.name}",
            affiliation=None if a.affiliation is None else f"n-{a.affiliation}",
        )
        for a in study.codebook.actors
    ]
    return evolve(
        study,
        codebook=evolve(study.codebook, actors=actors),
        positions=[evolve(p, holder=f"n-{p.holder}") for p in study.positions],
        legal_bases=[
            evolve(b, holder=None if b.holder is None else f"n-{b.holder}")
            for b in study.legal_bases
        ],
    )


def called_back(told: str, study: Study) -> str:
    """Return what was told of a renamed study in the old names."""
    for actor in study.codebook.actors:
        told = told.replace(f"n-{actor.id}", actor.id).replace(f"N {actor.name}", actor.name)
    return told


@pytest.mark.parametrize("name", VIEWS)
@given(study=coded_studies(), chance=st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    name: str, study: Study, chance: random.Random
) -> None:
    def mixed(records: tuple[object, ...]) -> list[object]:
        return chance.sample(records, len(records))

    other = evolve(
        study,
        positions=mixed(study.positions),
        legal_bases=mixed(study.legal_bases),
        repeats=mixed(study.repeats),
    )
    assert repr(VIEWS[name](other)) == repr(VIEWS[name](study))


@pytest.mark.parametrize("name", VIEWS)
@given(study=coded_studies())
def test_names_do_not_matter(name: str, study: Study) -> None:
    told = repr(VIEWS[name](renamed(study)))
    assert called_back(told, study) == called_back(repr(VIEWS[name](study)), study)


@pytest.mark.parametrize("name", VIEWS)
@given(study=coded_studies(max_size=0))
def test_where_nothing_was_found_nothing_is_told(name: str, study: Study) -> None:
    empty = evolve(study, legal_bases=(), repeats=())
    for corpus in (study.corpus, Corpus(())):
        shown = VIEWS[name](evolve(empty, corpus=corpus))
        assert isinstance(repr(shown), str)
        if isinstance(shown, Sized) and not isinstance(shown, str):
            assert len(shown) == 0
