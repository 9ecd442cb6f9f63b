"""Grounds in plain news English: the rules that cues alone get wrong, one by one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_legal_later import LATER
from data_legal_speech import FIRST, Said
from stancekit import legal
from stancekit.codebook import ActorIndex, load
from stancekit.legal.phrases import PhraseError
from stancekit.legal.taxonomy import read_grounds
from stancekit.model import (
    CueClass,
    Document,
    LegalBasis,
    LegalMode,
    Position,
    Span,
    Stance,
    Statement,
    StatementKind,
)
from stancekit.testing.legal import legal_texts

INDEX = ActorIndex(load("syria-2015").actors)


def stated(text: str, speaker: str | None, content: str | None = None) -> Statement:
    start = text.index(content) if content else 0
    span = Span(start, start + len(content or text))
    return Statement(
        f"a#{span}",
        "a",
        kind=StatementKind.INDIRECT,
        content=(span,),
        cue_class=CueClass.SPEECH,
        speakers=(speaker,) if speaker else (),
    )


def cited(
    text: str, speaker: str | None = "sergey-lavrov", positions: Iterable[Position] = ()
) -> tuple[LegalBasis, ...]:
    statements = (stated(text, speaker),) if speaker else ()
    return legal.cite(Document("a", text), (), statements, INDEX, tuple(positions))


def codes(text: str, speaker: str | None = "sergey-lavrov") -> list[tuple[str, str]]:
    return [(b.ground, str(b.mode)) for b in cited(text, speaker)]


# A sentence of our own for each ground and for the modes it can have.
SYNTHETIC = [
    ("Moscow bombs at the request of the Syrian government.", "CONSENT", "asserted"),
    ("They bomb Syria without permission from Damascus.", "CONSENT", "absence_alleged"),
    ("Any strike in Syria must have the consent of Damascus.", "CONSENT", "demanded"),
    ("Baghdad is ready to let Russia launch air strikes there.", "CONSENT", "proposed"),
    ("No foreign troops will come unless invited.", "CONSENT", "demanded"),
    ("The coalition has no mandate from the Security Council.", "UNSC_AUTHORIZATION",
     "absence_alleged"),
    ("The intervention was authorised by the UN Security Council.", "UNSC_AUTHORIZATION",
     "asserted"),
    ("Washington bypassed the Security Council.", "UNSC_AUTHORIZATION", "absence_alleged"),
    ("France has the right of self-defence.", "SELF_DEFENCE", "asserted"),
    ("Ankara's claim of a right to self-defence is rejected; we reject the right of self-defence.",
     "SELF_DEFENCE", "contested"),
    ("We struck them in self-defence.", "SELF_DEFENCE_INDIVIDUAL", "asserted"),
    ("The collective self-defence of Iraq allows strikes.", "SELF_DEFENCE_COLLECTIVE", "asserted"),
    ("The regime is unable or unwilling to prevent attacks.", "SELF_DEFENCE_UNABLE_UNWILLING",
     "asserted"),
    ("We acted to protect our citizens abroad.", "SELF_DEFENCE_NATIONALS", "asserted"),
    ("They faced an imminent threat.", "SELF_DEFENCE_ANTICIPATORY", "asserted"),
    ("Baghdad is in material breach.", "UNSC_AUTH_IMPLIED", "asserted"),
    ("We propose to act under Chapter VII of the Charter.", "CHAPTER_VII", "proposed"),
    ("We propose an arms embargo.", "CHAPTER_VII_SANCTIONS", "proposed"),
    ("The Security Council must act.", "UNSC_MEASURES", "proposed"),
    ("Russia will veto the draft resolution.", "UNSC_RESOLUTION", "contested"),
    ("France tabled a draft resolution.", "UNSC_RESOLUTION", "proposed"),
    ("This rests on resolution 2254 (2015).", "UNSC_RESOLUTION", "asserted"),
    ("This violates resolution 2254 (2015).", "UNSC_RESOLUTION", "violated"),
    ("The mutual defence clause applies.", "TREATY_ASSISTANCE", "asserted"),
    ("They need an African Union mandate.", "REGIONAL_ENFORCEMENT", "demanded"),
    ("An emergency special session was held.", "UNITING_FOR_PEACE", "asserted"),
    ("There is a responsibility to protect.", "HUMANITARIAN_INTERVENTION", "asserted"),
    ("It was an act of reprisal.", "REPRISAL_COUNTERMEASURE", "asserted"),
    ("The people have a right of self-determination.", "SELF_DETERMINATION", "asserted"),
    ("The Charter bans the threat or use of force.", "USE_OF_FORCE_PROHIBITION", "asserted"),
    ("The raid was an act of aggression.", "AGGRESSION", "violated"),
    ("The strikes violate the sovereignty of the country.", "SOVEREIGNTY", "violated"),
    ("All states must respect the sovereignty of Iraq.", "SOVEREIGNTY", "demanded"),
    ("They interfere in the internal affairs of others.", "NON_INTERVENTION", "violated"),
    ("It is not for outsiders to decide who governs.", "NON_INTERVENTION", "asserted"),
    ("Assad is the legitimate president.", "GOVERNMENT_LEGITIMACY", "asserted"),
    ("Assad has lost all legitimacy.", "GOVERNMENT_LEGITIMACY", "contested"),
    ("The annexation of Crimea stands condemned.", "OCCUPATION_ANNEXATION", "violated"),
    ("They committed war crimes.", "IHL", "violated"),
    ("Those were indiscriminate attacks.", "IHL", "violated"),
    ("They committed crimes against humanity.", "HUMAN_RIGHTS", "violated"),
    ("They crossed a red line.", "WMD", "asserted"),
    ("It is a violation of international law.", "INTERNATIONAL_LAW", "violated"),
    ("We act in line with international law.", "INTERNATIONAL_LAW", "asserted"),
    ("The strikes have no legal basis.", "INTERNATIONAL_LAW", "absence_alleged"),
    ("The bombing is illegal.", "INTERNATIONAL_LAW", "violated"),
    ("Everybody must act on the basis of international law.", "INTERNATIONAL_LAW", "demanded"),
    ("These unilateral sanctions hurt civilians.", "UNILATERAL_MEASURES", "violated"),
    ("The group is a threat to international peace and security.", "THREAT_TO_PEACE", "asserted"),
    ("The dispute needs a settlement by peaceful means.", "PEACEFUL_SETTLEMENT", "demanded"),
    ("The Geneva communiqué remains the basis for Syria.", "SETTLEMENT_FRAMEWORK", "asserted"),
    ("Talks go on under the auspices of the UN.", "UN_CENTRALITY", "asserted"),
    ("We want this referred to the International Criminal Court.", "ICC_ICJ", "proposed"),
    ("The strikes were approved by Congress.", "DOMESTIC_LAW", "asserted"),
]  # fmt: skip


@pytest.mark.synthetic
@pytest.mark.parametrize(("text", "ground", "mode"), SYNTHETIC, ids=lambda v: str(v)[:40])
def test_grounds_and_modes(text: str, ground: str, mode: str) -> None:
    assert (ground, mode) in codes(text)


def test_every_ground_has_an_example() -> None:
    grounds = legal.shipped().grounds.grounds
    assert {ground for _, ground, _ in SYNTHETIC} == set(grounds)


@pytest.mark.negative
@pytest.mark.parametrize(
    "text",
    [
        "They hope for a resolution of the conflict.",
        "His aggressive rhetoric surprised the hall.",
        "He was invited to the wedding of his cousin.",
        "A new chapter has begun.",
        "The singer has a legitimate target audience.",
        "She studied international law at a law school; her international law professor agreed.",
        "The company denied verbal aggression against its staff.",
        "The parliament passed its New Year's resolution.",
    ],
)
def test_what_is_no_legal_basis(text: str) -> None:
    found = [c for c in codes(text) if c != ("INTERNATIONAL_LAW", "asserted")]
    assert found == []


def test_a_request_of_the_territorial_state_is_consent() -> None:
    text = "Jets bombed targets in Syria at the request of the Syrian government."
    assert codes(text) == [("CONSENT", "asserted")]


def test_a_request_of_a_third_state_is_collective_self_defence() -> None:
    text = "Jets bombed targets in Syria at the request of the Iraqi government."
    assert codes(text) == [("SELF_DEFENCE_COLLECTIVE", "asserted")]


def test_coordination_with_a_state_not_concerned_is_nothing() -> None:
    text = "Moscow coordinated its strikes in Syria with Ankara, which bombs in Syria too."
    assert codes(text) == []


def test_opposite_modes_in_one_sentence() -> None:
    text = (
        "We fly over Syria at the invitation of Damascus, while they bomb it without the consent"
        " of Damascus and without a mandate from the Security Council."
    )
    assert codes(text) == [
        ("CONSENT", "asserted"),
        ("CONSENT", "absence_alleged"),
        ("UNSC_AUTHORIZATION", "absence_alleged"),
    ]


def test_a_licence_for_one_place_and_none_for_another_is_conceded() -> None:
    text = (
        "The coalition sends troops at the request of Baghdad but without the consent of Damascus."
    )
    assert codes(text) == [("CONSENT", "conceded"), ("CONSENT", "absence_alleged")]


def test_article_51_is_no_chapter_vii_authorisation() -> None:
    text = "Article 51 of the UN Charter, which stands in Chapter VII, allows strikes."
    grounds = [ground for ground, _ in codes(text)]
    assert "SELF_DEFENCE" in grounds
    assert "UNSC_AUTHORIZATION" not in grounds


def test_an_embargo_under_chapter_vii_is_article_41() -> None:
    (basis,) = cited(
        "We propose a comprehensive trade embargo under Chapter VII of the UN Charter."
    )
    assert basis.ground == "CHAPTER_VII_SANCTIONS"
    assert basis.reference is not None
    assert basis.reference.provision == "Chapter VII"


def test_calling_upon_is_not_authorising() -> None:
    text = "Resolution 2249 (2015) calls upon states to fight the group."
    assert codes(text) == [("UNSC_RESOLUTION", "asserted")]
    table = legal.shipped().instruments
    known = table.filed("S/RES/2249")
    assert known is not None
    assert "NOT under VII" in known.chapter


def test_a_draft_is_proposed_not_in_force() -> None:
    assert codes("The draft resolution was circulated.") == [("UNSC_RESOLUTION", "proposed")]


def test_a_resolution_by_description_has_its_symbol() -> None:
    (basis,) = cited("They adopted the resolution on Syrian chemical weapons.")
    assert basis.reference is not None
    assert basis.reference.symbol == "S/RES/2118"


GENEVA = [
    ("The Geneva communiqué on Syria holds.", ["Geneva Communiqué 2012"]),
    ("They violated the Geneva Conventions.", ["Geneva Conventions"]),
    ("The Geneva statement on Ukraine failed.", ["Geneva Statement on Ukraine 2014"]),
    ("They met in Geneva for talks.", []),
    ("The Fourth Geneva Convention applies.", ["Geneva Convention IV"]),
]


@pytest.mark.parametrize(("text", "names"), GENEVA, ids=lambda v: str(v)[:24])
def test_geneva(text: str, names: list[str]) -> None:
    assert [r.instrument for r in legal.references(text)] == names


def test_own_non_action_is_an_absence() -> None:
    assert codes("We send no troops to Iraq: we were not invited.") == [
        ("CONSENT", "absence_alleged")
    ]


def test_who_relays_is_not_the_holder() -> None:
    text = "The Americans announced that the Iraqi government gave its consent to the strikes."
    (basis,) = cited(text)
    assert basis.holder == "united-states"
    assert basis.reported_by == ("sergey-lavrov",)
    assert str(basis.mode) == "asserted"


def test_a_demand_and_its_rejection_have_two_holders() -> None:
    text = (
        "Western partners said that they do not like the provision that strikes should be"
        " coordinated with the Syrian government."
    )
    found = {(str(b.mode), b.holder) for b in cited(text)}
    assert found == {("contested", "western-countries"), ("demanded", "sergey-lavrov")}


def test_the_narrator_holds_nothing() -> None:
    (basis,) = cited("Jets bombed Syria at the request of Damascus.", None)
    assert basis.holder is None
    assert basis.statement is None
    assert basis.certainty < 1


def test_who_submits_a_draft_proposes_it() -> None:
    (basis,) = cited("Russia submitted to the Security Council a draft resolution.", None)
    assert basis.holder == "russia"


def test_implicit_mentions_are_marked() -> None:
    (basis,) = cited("It is not for outsiders to decide who governs Syria.")
    assert basis.implicit
    assert basis.certainty < 1
    (explicit,) = cited("They interfere in the internal affairs of Syria.")
    assert not explicit.implicit


def test_the_target_is_named_as_the_text_names_it() -> None:
    (basis,) = cited("The coalition strikes in Syria lack a mandate from the Security Council.")
    assert basis.target == "The coalition strikes in Syria"


def test_the_rule_says_which_phrase_fired() -> None:
    (basis,) = cited("Washington bypassed the Security Council.")
    phrase = legal.shipped().grounds.phrase(basis.rule)
    assert phrase is not None
    assert "bypassed" in phrase


def test_a_basis_is_linked_to_the_position_beside_it() -> None:
    text = "We oppose the strikes because they have no mandate from the Security Council."
    position = Position(
        "p",
        "a",
        holder="sergey-lavrov",
        issue="us_coalition_strikes",
        stance=Stance.OPPOSE,
        evidence=(Span(3, 21),),
    )
    (basis,) = cited(text, positions=[position])
    assert basis.position == "p"
    other = Position(
        "q",
        "a",
        holder="john-kerry",
        issue="us_coalition_strikes",
        stance=Stance.OPPOSE,
        evidence=(Span(3, 21),),
    )
    (unlinked,) = cited(text, positions=[other])
    assert unlinked.position is None


@given(legal_texts())
def test_every_basis_points_at_its_words(text: str) -> None:
    found = cited(text) if text.strip() else ()
    assert len({b.id for b in found}) == len(found)
    starts = [b.evidence[0].start for b in found]
    assert starts == sorted(starts)
    for basis in found:
        assert all(span.of(text) for span in basis.evidence)
        assert basis.ground in legal.shipped().grounds.grounds


@given(legal_texts(), legal_texts())
def test_statements_in_any_order_give_the_same(first: str, second: str) -> None:
    text = f"{first} x. {second} y"
    statements = [stated(text, "sergey-lavrov"), stated(text, "john-kerry", text[: len(first) + 2])]
    document = Document("a", text)
    assert legal.cite(document, (), statements, INDEX) == legal.cite(
        document, (), statements[::-1], INDEX
    )


def test_every_alternative_of_every_shipped_cue_can_be_loaded_alone() -> None:
    data = files("stancekit.legal").joinpath("data/international/grounds.toml")
    entries = tomllib.loads(data.read_text("utf-8"))["ground"]
    rules = {cue.rule for cue in legal.shipped().grounds.cues}
    written = sum(
        len(entry.get(kind, ()))
        for entry in entries
        for kind in ("cues", "state", "implicit", "absent", "breached", "wanted", "denied")
    )
    assert len(rules) == written


@pytest.mark.parametrize(
    "toml",
    [
        '[[ground]]\ncode = "X"\nfamily = "nonsense"',
        '[[ground]]\nfamily = "norm"',
        '[[ground]]\ncode = "X"\nfamily = "norm"\ncue = ["typo"]',
        '[[ground]]\ncode = "X"\nfamily = "norm"\ncues = ["(open"]',
        '[[ground]]\ncode = "X"\nfamily = "norm"\ncues = ["{unknown} set"]',
        '[[ground]]\ncode = "X"\nfamily = "norm"\ncues = ["[only options]"]',
    ],
)
def test_wrong_grounds_are_refused(toml: str) -> None:
    with pytest.raises(PhraseError, match=r"expected|without|word"):
        read_grounds(toml)


@given(st.text(max_size=30))
def test_any_phrase_is_read_or_refused(phrase: str) -> None:
    from stancekit.legal.phrases import parse_phrase  # noqa: PLC0415 - used here only

    try:
        parse_phrase(phrase)
    except PhraseError as error:
        assert "got" in str(error)  # noqa: PT017 - refusal is one of two good outcomes


def test_every_cue_is_looked_up_by_words_it_needs() -> None:
    """Trying every cue on every example finds no more than looking them up does."""
    table = legal.shipped().grounds
    for text, _, _ in SYNTHETIC:
        looked_up = {hit.cue.rule for hit in table.hits(text, 0, len(text))}
        tried = {cue.rule for cue in table.cues if cue.pattern.search(text)}
        excluded = {
            cue.rule
            for cue in table.cues
            if any(p.search(text) for p in table.grounds[cue.ground].excludes)
        }
        assert tried - excluded <= looked_up


@pytest.mark.synthetic
@pytest.mark.parametrize("said", [*FIRST, *LATER], ids=lambda s: s.text[:40])
def test_how_states_argue(said: Said) -> None:
    found = {(b.ground, str(b.mode), b.holder) for b in cited(said.text, said.speaker)}
    assert set(said.invokes) <= found
    assert {f for f in found - set(said.invokes) if f[:2] not in said.allowed} == set()


def test_every_ground_and_every_mode_is_argued() -> None:
    invoked = [basis for said in (*FIRST, *LATER) for basis in said.invokes]
    assert {ground for ground, _, _ in invoked} == set(legal.shipped().grounds.grounds)
    assert {mode for _, mode, _ in invoked} == {str(mode) for mode in LegalMode}
