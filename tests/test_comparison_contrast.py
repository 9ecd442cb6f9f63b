"""compare, agreement and the switch for repeats."""

from __future__ import annotations

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from stancekit.comparison import Verdict, agreement, compare
from stancekit.comparison.counting import counted, grouped
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Document,
    Issue,
    Passage,
    Position,
    Repeat,
    RepeatKind,
    Span,
    Stance,
    Study,
)

ACTORS = [
    Actor("russia", "Russia", kind=ActorKind.STATE, aliases=["Moscow"], metonyms=["the Kremlin"]),
    Actor("lavrov", "Sergey Lavrov", kind=ActorKind.PERSON, affiliation="russia"),
    Actor("france", "France", kind=ActorKind.STATE),
    Actor("iran", "Iran", kind=ActorKind.STATE),
]
ISSUES = [
    Issue("truce"),
    Issue("ground_troops", parent="intervention", sign=1),
    Issue("withdrawal", parent="intervention", sign=-1),
    Issue("intervention"),
]
CODEBOOK = Codebook("tiny", actors=ACTORS, issues=ISSUES)
TEXT = "0123456789" * 10
DOCUMENTS = [Document(d, TEXT) for d in ("one", "two", "three")]


def held(
    holder: str, issue: str, stance: Stance, document: str = "one", start: int = 0
) -> Position:
    span = Span(start, start + 5)
    name = f"{document}#{span}:{issue}:{holder}:{stance}"
    return Position(name, document, holder=holder, issue=issue, stance=stance, evidence=[span])


def study_of(*positions: Position, repeats: tuple[Repeat, ...] = ()) -> Study:
    return Study(Corpus(DOCUMENTS), CODEBOOK, positions=positions, repeats=repeats)


def copy_of(original: str, copy: str, start: int = 0, stop: int = 30, **facts: object) -> Repeat:
    return Repeat(
        Passage(original, Span(start, stop)),
        Passage(copy, Span(start, stop) if original != copy else Span(start + 50, stop + 50)),
        kind=RepeatKind.EXACT,
        resemblance=1,
        containment=1,
        **facts,  # type: ignore[arg-type]
    )


positions = st.builds(
    held,
    st.sampled_from([a.id for a in ACTORS]),
    st.sampled_from([i.id for i in ISSUES]),
    st.sampled_from(Stance),
    st.sampled_from([d.id for d in DOCUMENTS]),
    st.integers(0, 90),
)
repeats = st.builds(
    copy_of, st.sampled_from(["one", "two", "three"]), st.sampled_from(["one", "two", "three"])
)
studies = st.builds(
    lambda ps, rs: study_of(*ps, repeats=tuple(rs)),
    st.lists(positions, max_size=14, unique_by=lambda p: p.id),
    st.lists(repeats, max_size=4),
)
ways = st.sampled_from(["ignore", "once per document", "once per group"])
actors = st.sampled_from([a.id for a in ACTORS])


def test_each_verdict() -> None:
    yes, no = Stance.SUPPORT, Stance.OPPOSE
    result = compare(
        study_of(
            held("russia", "truce", yes),
            held("france", "truce", yes, "two"),
            held("russia", "ground_troops", yes),
            held("france", "ground_troops", no),
            held("france", "withdrawal", no),
            held("russia", "intervention", no),
            held("russia", "intervention", yes),
            held("france", "intervention", yes),
        ),
        "Moscow",
        "france",
    )
    assert [(c.issue, c.verdict) for c in result] == [
        ("ground_troops", Verdict.DIFFER),
        ("intervention", Verdict.MIXED),
        ("truce", Verdict.AGREE),
        ("withdrawal", Verdict.ONE_SPEAKS),
    ]
    assert result["truce"].b.evidence == ("01234",)
    assert result.names == ("Russia", "France")
    assert "<table>" in result._repr_html_()
    assert "“01234” [two]" in result.table().column("France: evidence")
    assert str(result).splitlines()[0] == "Russia and France"


def test_neutral_against_support_is_a_difference() -> None:
    study = study_of(held("russia", "truce", Stance.NEUTRAL), held("iran", "truce", Stance.SUPPORT))
    assert compare(study, "russia", "iran")["truce"].verdict is Verdict.DIFFER


@pytest.mark.negative
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Rusia", "near: Russia"),
        ("Zzz", "expected an actor's id or name"),
        ("", "expected an actor"),
    ],
)
def test_unknown_actor_is_told_with_near_names(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        compare(study_of(), name, "france")


@pytest.mark.negative
def test_unknown_issue_and_way_are_told() -> None:
    with pytest.raises(ValueError, match="near: truce"):
        compare(study_of(), "russia", "france", issues=["truse"])
    with pytest.raises(ValueError, match="once per group"):
        compare(study_of(), "russia", "france", repeats="twice")  # type: ignore[arg-type]


@pytest.mark.negative
def test_an_alias_of_two_actors_is_ambiguous() -> None:
    twice = [*ACTORS, Actor("ussr", "Soviet Union", kind=ActorKind.STATE, aliases=["Moscow"])]
    study = evolve(study_of(), codebook=Codebook("c", actors=twice))
    with pytest.raises(ValueError, match="expected one actor, not russia, ussr"):
        compare(study, "Moscow", "france")


def test_members_count_for_whom_they_belong_to() -> None:
    study = study_of(held("lavrov", "truce", Stance.SUPPORT))
    assert len(compare(study, "russia", "france")) == 0
    assert compare(study, "russia", "france", members=True)["truce"].a.stance is Stance.SUPPORT


def test_sub_issues_fold_into_their_parent_by_sign() -> None:
    study = study_of(
        held("russia", "ground_troops", Stance.SUPPORT),
        held("france", "withdrawal", Stance.SUPPORT),
    )
    folded = compare(study, "russia", "france", fold=True)
    assert [(c.issue, c.verdict) for c in folded] == [("intervention", Verdict.DIFFER)]


@pytest.mark.parametrize(
    ("way", "count"), [("ignore", 4), ("once per document", 3), ("once per group", 2)]
)
def test_copies_count_as_asked(way: str, count: int) -> None:
    found = [
        held("russia", "truce", Stance.SUPPORT, "one", 3),
        held("russia", "truce", Stance.SUPPORT, "one", 53),
        held("russia", "truce", Stance.SUPPORT, "two", 3),
        held("russia", "truce", Stance.SUPPORT, "three", 40),
    ]
    links = (copy_of("one", "one"), copy_of("one", "two"))
    assert len(counted(study_of(repeats=links), found, way)) == count  # type: ignore[arg-type]


def test_copies_whose_facts_differ_repeat_nothing() -> None:
    found = [held("iran", "truce", Stance.SUPPORT, d, 3) for d in ("one", "two")]
    study = study_of(repeats=(copy_of("one", "two", facts_differ=("5|6",)),))
    assert len(counted(study, found, "once per group")) == 2


def test_two_sentences_of_one_passage_stay_two() -> None:
    found = [held("iran", "truce", Stance.SUPPORT, d, s) for d in ("one", "two") for s in (3, 12)]
    study = study_of(repeats=(copy_of("one", "two"),))
    assert [[p.id for p in g] for g in grouped(study, found)] == [
        [found[0].id, found[2].id],
        [found[1].id, found[3].id],
    ]


@given(studies, actors, actors, ways)
def test_compare_is_symmetric(study: Study, a: str, b: str, way: str) -> None:
    one = compare(study, a, b, repeats=way)  # type: ignore[arg-type]
    assert compare(study, b, a, repeats=way) == one.swapped()  # type: ignore[arg-type]
    assert one.swapped().swapped() == one


@given(studies, actors, actors, ways, st.randoms(use_true_random=False))
def test_order_does_not_matter(
    study: Study, a: str, b: str, way: str, chance: random.Random
) -> None:
    mixed = list(study.positions)
    chance.shuffle(mixed)
    links = list(study.repeats)
    chance.shuffle(links)
    other = evolve(study, positions=mixed, repeats=links)
    assert compare(other, a, b, repeats=way) == compare(study, a, b, repeats=way)  # type: ignore[arg-type]
    assert agreement(other, repeats=way) == agreement(study, repeats=way)  # type: ignore[arg-type]


@given(studies, actors, actors)
def test_repeats_change_numbers_but_no_verdict(study: Study, a: str, b: str) -> None:
    every = compare(study, a, b, repeats="ignore")
    for way in ("once per document", "once per group"):
        fewer = compare(study, a, b, repeats=way)  # type: ignore[arg-type]
        assert [(c.issue, c.verdict) for c in fewer] == [(c.issue, c.verdict) for c in every]
    sizes = [
        len(counted(study, study.positions, way))  # type: ignore[arg-type]
        for way in ("ignore", "once per document", "once per group")
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == len(study.positions)


@given(studies)
def test_evidence_is_the_text_of_the_spans(study: Study) -> None:
    for contrast in compare(study, "russia", "france"):
        for stand in (contrast.a, contrast.b):
            for position, words in zip(stand.positions, stand.evidence, strict=True):
                text = study.corpus[position.document].text
                assert words == position.evidence[0].of(text)


@given(studies, ways)
def test_agreement_is_symmetric_and_matches_compare(study: Study, way: str) -> None:
    whole = agreement(study, repeats=way)  # type: ignore[arg-type]
    shares = whole.matrix("share")
    for i, a in enumerate(whole.actors):
        for j, b in enumerate(whole.actors):
            assert shares[i][j] == shares[j][i]
            assert shares[i][j] is None or 0 <= shares[i][j] <= 1
            pair = whole.between(a, b)
            tally = compare(study, a, b, repeats=way).verdicts  # type: ignore[arg-type]
            assert pair.agree == tally[Verdict.AGREE]
            assert pair.differ == tally[Verdict.DIFFER]
            assert pair.mixed == tally[Verdict.MIXED]
            if a == b:
                assert pair.differ == 0
    assert len(whole.table()) == len(whole.actors)


@given(studies)
def test_renaming_actors_renames_and_nothing_else(study: Study) -> None:
    renamed = evolve(
        study,
        positions=[evolve(p, id=p.id + "~", holder=f"x-{p.holder}") for p in study.positions],
    )
    one, other = agreement(study), agreement(renamed)
    assert [f"x-{a}" for a in one.actors] == list(other.actors)
    assert one.matrix("congruent") == other.matrix("congruent")
    assert one.matrix("differ") == other.matrix("differ")


def test_the_empty_study_agrees_with_nobody() -> None:
    assert agreement(study_of()).actors == ()
    assert str(agreement(study_of()).table())
    assert compare(study_of(), "russia", "france").issues == ()
