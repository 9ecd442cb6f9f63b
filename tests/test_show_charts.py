"""Charts show every position that counts, once, and leave nothing behind."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given, settings

from show_pages import fitting_studies
from stancekit import Codebook, Corpus, MissingExtraError, Study
from stancekit.show import matrix, stance_matrix, timeline

matplotlib = pytest.importorskip("matplotlib", reason="charts need matplotlib: extra `charts`")


@given(fitting_studies())
@settings(max_examples=10)
def test_every_cell_has_a_sign_for_each_of_its_stances(study: Study) -> None:
    axes = stance_matrix(study).axes[0]
    signs = sum(len(collection.get_offsets()) for collection in axes.collections)
    assert signs == sum(len(cell.counts) for cell in matrix(study).cells.values())
    assert len(axes.get_yticks()) == len(matrix(study).actors)


@given(fitting_studies())
@settings(max_examples=10)
def test_charts_can_be_drawn_of_any_study(study: Study) -> None:
    for chart in (stance_matrix, timeline):
        chart(study).savefig(io.BytesIO(), dpi=30)
    assert "matplotlib.pyplot" not in sys.modules


def test_an_empty_study_can_be_drawn() -> None:
    study = Study(Corpus(), Codebook("none"))
    for chart in (stance_matrix, timeline):
        chart(study).savefig(io.BytesIO(), dpi=30)


@given(fitting_studies())
@settings(max_examples=10)
def test_actors_and_issues_can_be_chosen(study: Study) -> None:
    found = matrix(study)
    axes = stance_matrix(study, actors=found.actors[:1], issues=found.issues[::-1]).axes[0]
    assert len(axes.get_yticks()) == len(found.actors[:1])
    assert len(axes.get_xticks()) == len(found.issues)


@pytest.mark.negative
@pytest.mark.parametrize("chart", [stance_matrix, timeline])
def test_who_is_not_there_cannot_be_chosen(chart: object) -> None:
    study = Study(Corpus(), Codebook("none"))
    with pytest.raises(ValueError, match="actors: got 'nobody', expected the id of an actor"):
        chart(study, actors=["nobody"])  # type: ignore[operator]
    with pytest.raises(ValueError, match="issues: got 'nothing', expected the id of an issue"):
        chart(study, issues=["nothing"])  # type: ignore[operator]


def test_without_matplotlib_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtraError, match=r"stancekit\[charts\]"):
        stance_matrix(Study(Corpus(), Codebook("none")))
