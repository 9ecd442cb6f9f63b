"""The stance of one actor towards another, in sentences."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.codebook import ActorIndex
from stancekit.model import Actor, ActorKind, Document, Span, Stance
from stancekit.positions import Relation, relations, stance_towards
from stancekit.positions.circumstances import FAMILIES
from stancekit.positions.relations import sight_between
from stancekit.positions.stancewords import lexicon, settings_in, tokens_of
from stancekit.positions.weighing import shipped, weight_of
from work import work

PRESETS = st.sampled_from(["narrow", "wide"])
# Words of which sentences about two actors are made.
PIECES = st.sampled_from(
    str.split(
        "accused backs did not support criticism of by was from and said that the attacked, ally"
        ' which praised a dangerous whom welcomed tensions between clashed Freedonia , " ('
    )
)
PHRASES = st.lists(PIECES, max_size=6).map(" ".join)


def related(text: str, actor: str, target: str, preset: str = "narrow") -> Relation:
    one, other = (Span(text.index(n), text.index(n) + len(n)) for n in (actor, target))
    return stance_towards(text, one, other, preset)  # type: ignore[arg-type]


def between(text: str, actor: str, target: str, preset: str = "narrow") -> str:
    return str(related(text, actor, target, preset).stance)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utopia accused Ruritania of lying.", "oppose"),
        ("Utopia has strongly condemned Ruritania.", "oppose"),
        ("Utopia is critical of Ruritania.", "oppose"),
        ("Utopia's criticism of Ruritania grew.", "oppose"),
        ("Utopia imposed sanctions on Ruritania.", "oppose"),
        ("Utopia refused to support Ruritania.", "oppose"),
        ("Utopia praised Ruritania for its help.", "support"),
        ("Utopia voiced support for Ruritania.", "support"),
        ("Utopia welcomed the decision of Ruritania.", "support"),
        ("Utopia did not support Ruritania.", "oppose"),
        ("Utopia threw its weight behind Ruritania.", "support"),
        ("Utopia rebutted Ruritania.", "oppose"),
        ("Utopia fell out with Ruritania.", "oppose"),
        ("Utopia met Ruritania in Paris.", "neutral"),
        ("Utopia and Ruritania met.", "neutral"),
        ("Utopia was accused by Ruritania.", "neutral"),
        ("Utopia was accused by Ruritania of lying.", "neutral"),
    ],
)
@pytest.mark.synthetic
def test_the_words_between_two_actors_decide(text: str, expected: str) -> None:
    assert between(text, "Utopia", "Ruritania") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Utopia accused Ruritania of lying.",
        "Utopia praised Ruritania for its help.",
        "Utopia supports Ruritania.",
        "Utopia did not back Ruritania.",
        "Utopia is critical of Ruritania.",
        "Utopia, a close ally of Ruritania, was silent.",
    ],
)
@pytest.mark.parametrize("preset", ["narrow", "wide"])
@pytest.mark.synthetic
def test_who_is_spoken_of_is_not_the_one_who_speaks(text: str, preset: str) -> None:
    assert between(text, "Ruritania", "Utopia", preset) == "neutral"
    assert between(text, "Utopia", "Ruritania", preset) != "neutral"


@pytest.mark.synthetic
def test_a_passive_turns_the_direction_round() -> None:
    assert between("Utopia was accused by Ruritania of lying.", "Ruritania", "Utopia") == "oppose"


@pytest.mark.parametrize(
    "text", ["Tensions between Utopia and Ruritania grew.", "Utopia and Ruritania clashed."]
)
@pytest.mark.synthetic
def test_what_two_do_together_goes_both_ways(text: str) -> None:
    there = related(text, "Utopia", "Ruritania", "wide")
    back = related(text, "Ruritania", "Utopia", "wide")
    assert (there.stance, there.certainty) == (back.stance, back.certainty)
    assert there.stance is Stance.OPPOSE


@pytest.mark.synthetic
def test_what_an_actor_says_of_another_judges_him() -> None:
    text = "Ruritania has become a dangerous and brutal neighbour, Utopia said."
    assert between(text, "Utopia", "Ruritania") == "oppose"
    assert between(text, "Ruritania", "Utopia") == "neutral"


@pytest.mark.synthetic
def test_a_deed_is_surer_in_the_report_of_an_event() -> None:
    text = "Utopia sentenced a general to ten years in jail, a town of Ruritania heard."
    narrow, wide = (related(text, "Utopia", "Ruritania", p) for p in ("narrow", "wide"))
    assert (narrow.stance, wide.stance) == (Stance.NEUTRAL, Stance.OPPOSE)
    plain = "Utopia shelled a town of Ruritania."
    narrow, wide = (related(plain, "Utopia", "Ruritania", p) for p in ("narrow", "wide"))
    assert narrow.certainty < wide.certainty


@pytest.mark.synthetic
def test_in_the_report_of_an_event_words_judge_the_event() -> None:
    text = "Utopia met Ruritania after a terrible disaster."
    assert between(text, "Utopia", "Ruritania", "wide") == "neutral"


@pytest.mark.parametrize(
    ("text", "rule", "stance"),
    [
        ("Utopia halted all aid to Ruritania.", "aid/noun + end", "oppose"),
        ("Utopia refused any help for Ruritania.", "help/noun + end", "oppose"),
        ("Utopia dropped its objections to Ruritania.", "objection/noun + end", "support"),
        ("Utopia never halted its aid to Ruritania.", "aid/noun", "support"),
        ("Utopia rejected the criticism of Ruritania.", "criticism/noun", "oppose"),
        ("Utopia halted trains, a blessing for Ruritania.", "blessing/noun", "support"),
    ],
)
@pytest.mark.synthetic
def test_who_ends_or_refuses_what_a_noun_tells_of_holds_the_opposite(
    text: str, rule: str, stance: str
) -> None:
    actor, target = (Span(text.index(n), text.index(n) + len(n)) for n in ("Utopia", "Ruritania"))
    sight = sight_between(text, actor, target)
    assert sight is not None
    assert (rule, stance) in {(cue.name, str(cue.stance)) for cue in sight.cues}


@pytest.mark.synthetic
def test_a_negation_is_named_in_the_rule() -> None:
    found = related("Utopia did not back Ruritania.", "Utopia", "Ruritania")
    assert (found.rule, found.stance) == ("back/verb + negation", Stance.OPPOSE)


@pytest.mark.synthetic
@pytest.mark.xfail(strict=True, reason="clauses that follow a name with whom or which are too rare")
def test_a_relative_clause_is_read_in_running_news() -> None:
    assert between("Ruritania, which Utopia backs, won.", "Utopia", "Ruritania") == "support"


@pytest.mark.synthetic
@pytest.mark.xfail(strict=True, reason="a participle after `for` is not kept apart from its clause")
def test_who_is_criticised_for_helping_is_no_opponent_nor_friend() -> None:
    text = "Utopia was criticised for helping Ruritania."
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


@given(st.text(max_size=80), st.integers(0, 40), st.integers(0, 40), PRESETS)
@example("", 0, 0, "narrow")
def test_it_never_raises_and_its_cue_lies_in_the_text(
    text: str, one: int, other: int, preset: str
) -> None:
    text += "x" * 50
    actor, target = Span(one, one + 3), Span(other, other + 4)
    found = stance_towards(text, actor, target, preset)  # type: ignore[arg-type]
    assert (found.cue is None) == (found.stance is Stance.NEUTRAL)
    assert found.cue is None or found.cue.of(text).strip()
    assert 0 <= found.certainty <= 1


def made(ahead: str, inner: str, behind: str, names: tuple[str, str]) -> tuple[str, Span, Span]:
    one, other = names
    head = f"{ahead} " if ahead else ""
    first = Span(len(head), len(head) + len(one))
    middle = f"{head}{one} {inner} " if inner else f"{head}{one} "
    second = Span(len(middle), len(middle) + len(other))
    return f"{middle}{other} {behind}", first, second


@given(PHRASES, PHRASES, PHRASES, PRESETS)
def test_a_cue_stands_outside_both_names_and_is_named_by_the_rule(
    ahead: str, inner: str, behind: str, preset: str
) -> None:
    text, one, other = made(ahead, inner, behind, ("Utopia", "Ruritania"))
    for actor, target in ((one, other), (other, one)):
        found = stance_towards(text, actor, target, preset)  # type: ignore[arg-type]
        if found.cue is not None:
            spans = (found.cue, one, other)
            assert not any(
                a.start < b.stop and b.start < a.stop
                for n, a in enumerate(spans)
                for b in spans[n + 1 :]
            )
            assert found.rule == "judgement" or "/" in found.rule


@given(PHRASES, PHRASES, PHRASES, PRESETS)
def test_names_count_for_nothing_but_being_names(
    ahead: str, inner: str, behind: str, preset: str
) -> None:
    seen = set()
    for names in (("Utopia", "Ruritania"), ("Ann Lee", "Bo"), ("Accuse", "Praise")):
        text, one, other = made(ahead, inner, behind, names)
        found = stance_towards(text, one, other, preset)  # type: ignore[arg-type]
        seen.add((found.stance, found.rule, found.certainty))
    assert len(seen) == 1


@given(PHRASES, PHRASES, PHRASES, PRESETS)
def test_other_sentences_count_for_nothing(
    ahead: str, inner: str, behind: str, preset: str
) -> None:
    text, one, other = made(ahead, inner, behind, ("Utopia", "Ruritania"))
    alone = stance_towards(f"{text} .", one, other, preset)  # type: ignore[arg-type]
    lead = "Freedonia attacked a terrible enemy .\n"
    shift = len(lead)
    moved = stance_towards(
        f"{lead}{text} . Sylvania praised its brave friends .",
        Span(one.start + shift, one.stop + shift),
        Span(other.start + shift, other.stop + shift),
        preset,  # type: ignore[arg-type]
    )
    back = moved.cue and Span(moved.cue.start - shift, moved.cue.stop - shift)
    assert evolve(moved, actor=one, target=other, cue=back) == alone


@given(st.lists(PHRASES, max_size=6), PRESETS)
def test_relations_are_what_each_pair_is_alone(phrases: list[str], preset: str) -> None:
    names = itertools.cycle(("Utopia", "Ruritania"))
    text = " ".join(f"{name} {p}" for name, p in zip(names, phrases, strict=False))
    actors = [Actor(n.lower(), n, kind=ActorKind.STATE) for n in ("Utopia", "Ruritania")]
    for found in relations(Document("d", text), ActorIndex(actors), preset):  # type: ignore[arg-type]
        alone = stance_towards(text, found.actor, found.target, preset)  # type: ignore[arg-type]
        assert evolve(found, holder=None, towards=None) == alone
        assert found.holder != found.towards


@given(
    st.tuples(*[st.integers(0, 500)] * 3),
    st.tuples(*[st.floats(0.1, 500)] * 3),
)
@example((10, 10, 10), (10.0, 10.0, 10.0))
def test_a_weight_has_the_sign_of_what_was_seen_beyond_what_was_expected(
    seen: tuple[int, int, int], expected: tuple[float, float, float]
) -> None:
    weights = weight_of(((seen[0], seen[1], seen[2]), expected))
    for weight, n in zip(weights, (1, 2), strict=True):
        more = (seen[n] + expected[n]) * expected[0] - (seen[0] + expected[0]) * expected[n]
        assert abs(weight) <= 4
        if seen == tuple(map(int, expected)) == expected:
            assert weight == 0
        elif seen[0] == expected[0]:
            assert weight * more >= 0


def test_no_name_is_counted_and_every_word_counted_is_a_cue() -> None:
    weights = shipped()
    assert set(weights.by_family) == set(FAMILIES)
    cues = {f"{c.lemma}/{c.frame}" for found in lexicon().values() for c in found}
    for family, values in weights.by_family.items():
        for value in values:
            assert value == value.lower(), (family, value)
            if family == "word":
                assert value.removeprefix("back ") in cues


def settings_of(text: str) -> frozenset[str]:
    return settings_in(tokens_of(text, 0, len(text)))


def test_a_sentence_tells_its_settings_by_its_words_not_by_its_names() -> None:
    assert settings_of("utopia's striker scored in the final") >= {"sport"}
    assert settings_of("the judge adjourned the hearing") == {"court"}
    assert settings_of("Judge Hearing of Final Bank") == frozenset()


@given(st.lists(st.sampled_from(("judge", "striker", "rebels", "Bank", "the", "loan")), max_size=6))
def test_settings_of_a_whole_are_those_of_its_words(words: list[str]) -> None:
    each = [settings_of(word) for word in words]
    assert settings_of(" ".join(words)) == frozenset().union(*each)
    assert settings_of(" ".join(reversed(words))) == settings_of(" ".join(words))


def around(text: str, actor: str, target: str, family: str) -> list[str]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in (actor, target)]
    sight = sight_between(text, *spans)
    assert sight is not None
    return [value for kind, value in sight.around if kind == family]


def test_a_setting_is_the_same_in_both_directions() -> None:
    text = "A court heard of the quarrel between Utopia and Ruritania over a loan."
    there, back = (
        around(text, *pair, "setting")
        for pair in (("Utopia", "Ruritania"), ("Ruritania", "Utopia"))
    )
    assert there == back == ["business", "court"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utopia said that Ruritania was a disgrace.", ["direct verb"]),
        ("Utopia said Ruritania is not a threat.", ["direct verb + negation"]),
        ("Utopia said the Ruritania talks were a disgrace.", ["direct noun"]),
        ("Utopia said Ruritania's conduct was a disgrace.", ["direct 's"]),
        ("Utopia said it was a disgrace by Ruritania.", ["far other"]),
        ("Utopia said the shameful deed of Ruritania is over.", ["near verb"]),
        ("Utopia accused Ruritania of a disgrace.", []),
    ],
)
def test_where_an_actor_stands_in_what_another_says(text: str, expected: list[str]) -> None:
    assert around(text, "Utopia", "Ruritania", "said-of") == expected


def test_who_is_named_later_says_nothing_of_whom_he_does_not_speak_to() -> None:
    text = "Utopia said Ruritania is a disgrace."
    assert around(text, "Ruritania", "Utopia", "said-of") == []


@pytest.mark.parametrize(
    ("text", "stance", "rule"),
    [
        ("Utopia vented its disgust with Ruritania.", "oppose", "disgust/noun"),
        ("Utopia sounded the alarm over Ruritania.", "oppose", "sound the alarm over/verb"),
        ("Utopia poked holes in Ruritania.", "oppose", "poke holes in/verb"),
        ("Utopia expressed thanks to Ruritania.", "support", "express thanks to/verb"),
        ("Utopia pinned hopes on Ruritania.", "support", "pin hopes on/verb"),
    ],
)
def test_what_is_said_in_several_words_is_a_cue(text: str, stance: str, rule: str) -> None:
    start = text.index("Ruritania")
    found = stance_towards(text, Span(0, 6), Span(start, start + 9), "wide")
    assert (str(found.stance), found.rule) == (stance, rule)


def test_a_document_twice_as_long_takes_twice_the_work() -> None:
    actors = [Actor(n.lower(), n, kind=ActorKind.STATE) for n in ("Utopia", "Ruritania")]
    index = ActorIndex(actors)
    hostile = "Utopia and " + "attack of " * 20 + "Ruritania , "
    once, twice = (Document("d", hostile * n) for n in (20, 40))
    relations(once, index)
    assert work(lambda: relations(twice, index)) < 2.6 * work(lambda: relations(once, index))


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
    """Floors under what was measured: PLOVER, wide; DSE valid without texts of train, narrow."""
    folder = shared / "eval"
    train = (folder / "stance.dse.train.jsonl").read_text(encoding="utf-8").splitlines()
    seen = frozenset(json.loads(line)["text"] for line in train)
    assert macro_f1(folder / "stance.plover.jsonl", "wide") >= 0.76
    assert macro_f1(folder / "stance.dse.valid.jsonl", "narrow", seen) >= 0.53
