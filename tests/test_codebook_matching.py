"""Actors are found by name, alias, office and capital, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import codebook
from stancekit.codebook import ActorIndex, How
from stancekit.model import Actor, ActorKind, PartialDate, Role
from stancekit.testing.codebook_files import filed_actors
from work import work

BOOK = codebook.load("syria-2015")
INDEX = ActorIndex(BOOK.actors)
WORLD = ActorIndex(codebook.load("world").actors)


def found(text: str, when: str | None = None) -> list[str]:
    date = None if when is None else PartialDate.parse(when)
    return [f"{m.span.of(text)} = {m.actor}" for m in INDEX.find(text, when=date)]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergei Lavrov spoke", ["Sergei Lavrov = sergey-lavrov"]),
        ("Serguei Lavroff spoke", ["Serguei Lavroff = sergey-lavrov"]),
        ("Bashar Assad spoke", ["Bashar Assad = bashar-al-assad"]),
        ("Bashar el-Assad spoke", ["Bashar el-Assad = bashar-al-assad"]),
        ("an-Nusra fights", ["an-Nusra = jabhat-al-nusra"]),
        ("the Dzhebhat EN-Nusra", ["Dzhebhat EN-Nusra = jabhat-al-nusra"]),
        ("the top Russian diplomat", ["top Russian diplomat = sergey-lavrov"]),
        ("Russia’s top diplomat", ["Russia’s top diplomat = sergey-lavrov"]),
        ("the Foreign Minister of Russia", ["Foreign Minister of Russia = sergey-lavrov"]),
        (
            "the head of the Russian foreign Ministry",
            ["head of the Russian foreign Ministry = sergey-lavrov"],
        ),
        ("Damascus rejected it", ["Damascus = syria"]),
        ("talks with Moscow", ["Moscow = russia"]),
        ("between Moscow and Washington", ["Moscow = russia", "Washington = united-states"]),
        ("Moscow's position", ["Moscow = russia"]),
        ("the authorities in Damascus", ["authorities in Damascus = syria"]),
        ("the Iraqi government", ["Iraqi government = iraq"]),
        ("a U.S.-led coalition", ["U.S.-led coalition = us-led-coalition"]),
        ("the U.S. said", ["U.S. = united-states"]),
        (
            "Rebel groups and rebel groups",
            ["Rebel groups = syrian-opposition", "rebel groups = syrian-opposition"],
        ),
        ("ISLAMIC STATE", ["ISLAMIC STATE = islamic-state"]),
        ("UN security Council", ["UN security Council = un-security-council"]),
        ("the Security\nCouncil", ["Security\nCouncil = un-security-council"]),
    ],
)
def test_actors_are_found(text: str, expected: list[str]) -> None:
    assert found(text)[: len(expected)] == expected


@pytest.mark.negative
@pytest.mark.parametrize(
    "text",
    [
        "we live in Damascus",
        "MOSCOW, November 19. Rain",
        "MOSCOW (Example) - Rain",
        "the cruiser “Moscow” sailed",
        "the suburbs of Damascus, a city",
        "this is us, who is it",
        "unite the assadists",
        "the West Bank",
        "Voice of America",
        "Asma al-Assad spoke",
        "the Carter Center",
    ],
)
def test_namesakes_are_left_alone(text: str) -> None:
    wrong = {"syria", "russia", "united-states", "bashar-al-assad", "western-countries"}
    assert not wrong & {m.actor for m in INDEX.find(text)}


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        ("2013-01-31", "hillary-clinton"),
        ("2014-09-11", "john-kerry"),
        ("2017-06-01", "rex-tillerson"),
        ("2018-12", "mike-pompeo"),
    ],
)
def test_an_office_is_held_on_a_day(day: str, actor: str) -> None:
    assert found("the US Secretary of State", day) == [f"US Secretary of State = {actor}"]


def test_an_undated_office_needs_its_holder_in_the_text() -> None:
    assert found("the US president") == ["US = united-states"]
    assert found("Obama. The US president")[-1] == "US president = barack-obama"
    assert found("Obama, Trump. The US president")[-1] == "US = united-states"


def test_former_holders_are_not_holders() -> None:
    assert found("the former Russian foreign minister") == ["Russian = russia"]


def test_an_office_with_a_name_is_the_name() -> None:
    assert found("Russian Foreign Minister Igor Ivanov") == ["Russian = russia"]


def test_a_name_of_two_actors_is_nobody() -> None:
    twins = [Actor(i, f"{i} Roe", kind=ActorKind.PERSON, aliases=["Roe"]) for i in ("a", "b")]
    assert ActorIndex(twins).find("Roe spoke") == []


def test_longest_wins() -> None:
    assert found("Russian Foreign Ministry") == [
        "Russian Foreign Ministry = ministry-of-foreign-affairs-of-russia"
    ]


def test_named_takes_the_whole_phrase() -> None:
    assert INDEX.named("Damascus") == "syria"
    assert INDEX.named("Damascus airport") is None
    assert INDEX.named("") is None


PARTS = ["Moscow", "said", "the", "US", "al-", "Assad", "Russian", "Foreign", "Minister", "'s"]
MORE = [",", "of", "head", "in", "Damascus", "\n", "“", "president", "UN", "Lavrov", "Mr."]
TEXT = st.text(max_size=80) | st.lists(st.sampled_from(PARTS + MORE), max_size=25).map(" ".join)


@given(TEXT)
@example("")
@example("Asma al-Assad")
@example("al-")
@example("’s Foreign Minister")
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    stop = 0
    for mention in INDEX.find(text):
        assert stop <= mention.span.start
        stop = mention.span.stop
        assert mention.span.of(text)
        assert mention.actor in INDEX
        assert mention.kind is INDEX.actor(mention.actor).kind


@given(TEXT, st.integers(0, 80), st.integers(0, 80))
def test_a_part_is_searched_within_its_bounds(text: str, start: int, stop: int) -> None:
    for mention in INDEX.find(text, start, stop):
        assert start <= mention.span.start
        assert mention.span.stop <= max(stop, start) + 1  # the full stop of "U.S." belongs to it


@given(st.lists(TEXT, max_size=4))
def test_searching_changes_nothing(texts: list[str]) -> None:
    first = [INDEX.find(t) for t in texts]
    assert [INDEX.find(t) for t in reversed(texts)] == first[::-1]


PIECES = st.sampled_from(
    str.split(
        "Lavrov Sergey Foreign Minister Russian Russia’s Moscow Damascus said government John Kerry"
        " Bashar al- Assad U.S. Army the regime coalition ”"
    )
)
GAPS = st.sampled_from([" ", " ", ", ", ". ", "\n", ".\n", ".\n\n", "\n\n", "!”\n", ":\n"])


@given(st.lists(st.tuples(PIECES, GAPS), max_size=12).map(lambda p: "".join(a + b for a, b in p)))
@example("The U.S.\nArmy spoke.\nSergey\nLavrov left.\n\nLavrov’s Minister")
@example("the Foreign Minister of\n\nRussia said.\nMoscow said")
@example("talks with\n\nMoscow:\nDamascus said")
def test_a_text_is_searched_part_by_part_as_it_would_be_as_a_whole(text: str) -> None:
    """A search that ends before the text does is not done by parts."""
    whole = INDEX.find(text + "\n", 0, len(text), present=INDEX.people(text))
    assert INDEX.find(text) == whole
    assert [m for m in INDEX.find(f"It rained.\n\n{text}") if m.span.start < 12] == []
    moved = [(m.span.start - 12, m.actor, m.how) for m in INDEX.find(f"It rained.\n\n{text}")]
    assert moved == [(m.span.start, m.actor, m.how) for m in whole]


def test_each_day_has_its_own_holder_of_an_office() -> None:
    text = "The U.S. president spoke."
    days = ("2008-05-01", "2015-05-01", "2008-05-01")
    first, second, third = (INDEX.find(text, when=PartialDate.parse(day)) for day in days)
    assert first == third
    assert first != second


@given(filed_actors(), st.randoms())
def test_the_order_of_actors_does_not_matter(actors: tuple[Actor, ...], random: object) -> None:
    shuffled = list(actors)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    text = "\n".join(f"Yesterday {a.name} spoke." for a in actors)
    assert ActorIndex(actors).find(text) == ActorIndex(shuffled).find(text)


@pytest.mark.parametrize("actor", WORLD.actors, ids=lambda a: a.id)
def test_every_name_of_the_world_is_found(actor: Actor) -> None:
    for name in (actor.name, *actor.aliases):
        text = f"Yesterday {name} said so."
        assert {m.actor for m in WORLD.find(text)} >= {actor.id}, name
    for capital in actor.metonyms:
        text = f"Yesterday {capital} rejected the plan."
        assert {m.actor for m in WORLD.find(text)} >= {actor.id}, capital


@pytest.mark.parametrize("actor", BOOK.actors, ids=lambda a: a.id)
def test_every_name_of_the_codebook_is_found(actor: Actor) -> None:
    for name in (actor.name, *actor.aliases):
        text = f"Yesterday, {name} said so."
        assert {m.actor for m in INDEX.find(text)} >= {actor.id}, name


@pytest.mark.parametrize(
    "unit",
    ["Russian ", "the head of the ", "al-Al-", "A" * 50 + " ", "“Moscow” ", "US President, "],
)
def test_work_on_hostile_lines_grows_with_their_length(unit: str) -> None:
    def cost(count: int) -> int:
        return work(lambda: INDEX.find(unit * count))

    # Eight times the text; a square would be 64.
    assert cost(4000) <= 9 * cost(500) + 100


def test_roles_of_nobody_are_ignored() -> None:
    role = Role("President", "nowhere")
    index = ActorIndex([Actor("a", "Ann Lee", kind=ActorKind.PERSON, roles=[role])])
    assert [m.how for m in index.find("Ann Lee")] == [How.NAME]
