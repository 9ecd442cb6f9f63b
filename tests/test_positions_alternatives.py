"""What is left open, and what is the only thing that will do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruritania import ACTORS, coded
from stancekit import Corpus, Document, analyze
from stancekit.codebook import ActorIndex
from stancekit.model import Codebook, CueClass, Issue, Span, Statement, StatementKind
from stancekit.positions import Coder

DAM = Codebook(
    "dam",
    actors=ACTORS,
    issues=[
        Issue(
            "dam",
            mention=["[new|big] dam"],
            pro=["(answer|way) ..4 dam on the river", "drought ..3 without sluices"],
            con=["(no|never|without) ..5 big dam", "dam without ..2 permit"],
        ),
        Issue("permit", mention=["permit"], pro=["no permit other than ours"]),
    ],
)
CODER = Coder(DAM, ActorIndex(ACTORS))


def about_dam(text: str) -> set[str]:
    document = Document("d", text)
    said = Statement(
        "d#0", "d", kind=StatementKind.DIRECT, content=[Span(0, len(text))], speakers=["jane-roe"]
    )
    positions, _ = CODER.code(document, (), [said])
    return {f"{p.issue} {p.stance}" for p in positions}


OPEN = [
    "did not exclude",
    "does not rule out",
    "didn't rule out",
    "has not ruled out",
    "never excluded",
    "refused to rule out",
    "cannot exclude",
]


@pytest.mark.synthetic
@pytest.mark.parametrize("cue", OPEN)
@pytest.mark.parametrize("rest", ["", "the possibility of "])
def test_what_is_not_ruled_out_is_left_open(cue: str, rest: str) -> None:
    assert coded(f"Ruritania {cue} {rest}an oil embargo.") == ["ruritania embargo neutral"]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania ruled out an oil embargo.", "ruritania embargo oppose"),
        ("Ruritania excluded an oil embargo.", "ruritania embargo oppose"),
        ("Ruritania did not accept an oil embargo.", "ruritania embargo oppose"),
    ],
)
def test_what_is_ruled_out_is_opposed(text: str, expected: str) -> None:
    assert coded(text) == [expected]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    "cue", ["did not exclude", "does not rule out", "did not rule out the possibility"]
)
def test_statements_and_coder_read_what_is_left_open_alike(cue: str) -> None:
    text = f"Jane Roe {cue} that the big dam would be built."
    study = analyze(Corpus([Document("d", text)]), DAM)
    [said] = study.statements
    assert (said.negated, said.cue_class) == (True, CueClass.DENIAL)
    assert said.content[0].of(text) == "that the big dam would be built"
    assert {(p.holder, str(p.stance)) for p in study.positions} == {("jane-roe", "neutral")}


@pytest.mark.negative
def test_who_rules_on_something_denies_nothing() -> None:
    text = "The court ruled that the dam must stay. The court ruled out that it must go."
    classes = [s.cue_class for s in analyze(Corpus([Document("d", text)]), DAM).statements]
    assert classes == [CueClass.SPEECH, CueClass.DENIAL]


@pytest.mark.synthetic
@pytest.mark.parametrize(
    "text",
    [
        "There is no choice other than the dam.",
        "There is no way out but the dam.",
        "We see no alternative to a new dam.",
        "There can be no harvest without the dam.",
        "The valley cannot live without the dam.",
        # A pattern whose own negation is that of the alternative.
        "There can be no harvest without a big dam.",
        "There is no answer other than a dam on the river.",
    ],
)
def test_the_only_thing_that_will_do_is_wanted(text: str) -> None:
    assert about_dam(text) == {"dam support"}


@pytest.mark.xfail(strict=True, reason="who will do comes before what it takes")
def test_nothing_short_of_it() -> None:
    assert about_dam("Nothing short of a dam will do.") == {"dam support"}


@pytest.mark.negative
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There will be no big dam.", {"dam oppose"}),
        ("We can live without a big dam.", {"dam oppose"}),
        ("We have no option other than to reject the dam.", {"dam oppose"}),
        # What a pattern finds wrong without something, it finds wrong there too.
        ("There must be no dam without a proper permit.", {"dam oppose"}),
        ("There will be no drought without sluices.", {"dam oppose"}),
        ("There is no permit other than ours.", {"permit support"}),
        ("No one came, and the dam was discussed without haste.", set()),
    ],
)
def test_other_negations_keep_their_reach(text: str, expected: set[str]) -> None:
    assert about_dam(text) == expected


WORDS = ["no", "not", "without", "other than", "but", "rule out", "dam", "big dam", "permit", ","]


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_are_coded_without_error(words: list[str]) -> None:
    text = " ".join(words)
    if text:
        assert about_dam(text) <= {
            f"{issue} {stance}"
            for issue in ("dam", "permit")
            for stance in ("support", "oppose", "neutral")
        }
