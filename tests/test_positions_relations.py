"""The stance of one actor towards another, in sentences."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.codebook import ActorIndex
from stancekit.model import Actor, ActorKind, Document, Span, Stance
from stancekit.positions import relations, stance_towards
from stancekit.positions.inflect import forms


def between(text: str, actor: str, target: str, preset: str = "narrow") -> str:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in (actor, target)]
    return str(stance_towards(text, *spans, preset).stance)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utopia accused Ruritania of lying.", "oppose"),
        ("Utopia has strongly condemned Ruritania.", "oppose"),
        ("Utopia praised Ruritania for its help.", "support"),
        ("Utopia did not support Ruritania.", "oppose"),
        ("Utopia met Ruritania in Paris.", "neutral"),
        ("Utopia was accused by Ruritania.", "neutral"),
    ],
)
@pytest.mark.synthetic
def test_the_verb_between_two_actors_decides(text: str, expected: str) -> None:
    assert between(text, "Utopia", "Ruritania") == expected


@pytest.mark.synthetic
def test_a_passive_turns_the_direction_round() -> None:
    assert between("Utopia was accused by Ruritania of lying.", "Ruritania", "Utopia") == "oppose"


@pytest.mark.synthetic
def test_what_an_actor_says_of_another_judges_him() -> None:
    text = "Ruritania has become a dangerous and brutal neighbour, Utopia said."
    assert between(text, "Utopia", "Ruritania") == "oppose"


@pytest.mark.synthetic
def test_deeds_count_in_the_wide_preset_only() -> None:
    text = "Utopia killed three soldiers of Ruritania."
    assert between(text, "Utopia", "Ruritania", "wide") == "oppose"
    assert between(text, "Utopia", "Ruritania") == "neutral"


def test_relations_of_a_document_name_both_actors() -> None:
    actors = [Actor(n.lower(), n, kind=ActorKind.STATE) for n in ("Utopia", "Ruritania")]
    found = relations(Document("d", "Utopia accused Ruritania of lying."), ActorIndex(actors))
    assert [(r.holder, str(r.stance), r.towards) for r in found] == [
        ("utopia", "oppose", "ruritania")
    ]


def test_an_unknown_preset_is_refused() -> None:
    with pytest.raises(ValueError, match="got 'middle', expected narrow or wide"):
        stance_towards("A B", Span(0, 1), Span(2, 3), "middle")  # type: ignore[arg-type]


@given(
    st.text(max_size=80),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(["narrow", "wide"]),
)
def test_it_never_raises_and_its_cue_lies_in_the_text(
    text: str, one: int, other: int, preset: str
) -> None:
    text += "x" * 50
    actor, target = Span(one, one + 3), Span(other, other + 4)
    found = stance_towards(text, actor, target, preset)  # type: ignore[arg-type]
    assert (found.cue is None) == (found.stance is Stance.NEUTRAL)
    assert found.cue is None or found.cue.of(text).strip()


@given(st.from_regex(r"[a-z]{3,8}", fullmatch=True))
def test_the_forms_of_a_verb_hold_itself_and_are_words(verb: str) -> None:
    assert verb in forms(verb)
    assert all(f.isalpha() and f == f.lower() for f in forms(verb))


def macro_f1(path: Path, preset: str, leave_out: frozenset[str] = frozenset()) -> float:
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    mine: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["text"] in leave_out:
            continue
        spans = Span(*row["actor"]), Span(*row["target"])
        stance = str(stance_towards(row["text"], *spans, preset).stance)  # type: ignore[arg-type]
        gold[row["label"]] += 1
        mine[stance] += 1
        right[stance] += stance == row["label"]
    return sum(2 * right[k] / (gold[k] + mine[k]) for k in gold) / len(gold)


def test_quality_does_not_fall(shared: Path) -> None:
    """Floors under .667 (PLOVER, wide) and .491 (DSE valid without texts of train, narrow)."""
    folder = shared / "eval"
    train = (folder / "stance.dse.train.jsonl").read_text(encoding="utf-8").splitlines()
    seen = frozenset(json.loads(line)["text"] for line in train)
    assert macro_f1(folder / "stance.plover.jsonl", "wide") >= 0.65
    assert macro_f1(folder / "stance.dse.valid.jsonl", "narrow", seen) >= 0.47
