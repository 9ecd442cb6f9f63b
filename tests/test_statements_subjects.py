"""Determiners as subjects, words of stance and their forms: by kinds of wording."""

from __future__ import annotations

import pytest

from stancekit.model import Document
from stancekit.paragraphs import lay_out
from stancekit.statements import attribute
from stancekit.statements.language import load


def found_in(text: str, threshold: float = 0.35) -> set[tuple[str, str]]:
    """Return the source and the content of every statement."""
    document = Document("d", text)
    return {
        (
            " … ".join(span.of(text) for span in one.source),
            " … ".join(span.of(text) for span in one.content),
        )
        for one in attribute(document, lay_out(document), threshold=threshold)
    }


ALONE = [
    ("Many believe that the vote was bought.", "Many", "that the vote was bought"),
    ("Several threatened to leave the coalition.", "Several", "to leave the coalition"),
    ("Some oppose the plan.", "Some", "the plan"),
    ("Another says the road has no lights.", "Another", "the road has no lights"),
    ("The bridge is closed, many in the town say.", "many in the town", "The bridge is closed"),
    ("Most of the delegates said the deadline was short.", "Most of the delegates",
     "the deadline was short"),
]  # fmt: skip
FLOATING = [
    ("Weber and Lang have both argued that the quota is unfair.", "Weber and Lang",
     "that the quota is unfair"),
    ("The two ministers both condemned the raid.", "The two ministers", "the raid"),
    ("The three banks all warned that rates would rise.", "The three banks",
     "that rates would rise"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), ALONE, ids=lambda x: x[:24])
def test_a_determiner_is_a_subject(text: str, source: str, content: str) -> None:
    assert (source, content) in found_in(text)


@pytest.mark.parametrize(("text", "source", "content"), FLOATING, ids=lambda x: x[:24])
def test_both_and_all_stand_among_the_verbs(text: str, source: str, content: str) -> None:
    assert (source, content) in found_in(text)


NOUNS = [
    "Some support for the plan came from farmers.",
    "Both claims were checked by the court.",
    "Several proposed changes were dropped.",
]


@pytest.mark.parametrize("text", NOUNS)
def test_a_determiner_before_a_noun_is_no_subject(text: str) -> None:
    determiner = text.split(maxsplit=1)[0]
    assert determiner not in {source for source, _ in found_in(text, threshold=0.05)}


def test_the_words_of_a_verb_have_its_ending_twice_where_it_is_spelt_so() -> None:
    cues = load("en").cues
    for form in ("preferred", "compelled", "extolled", "mimicked", "signalled", "balked"):
        assert cues[form].form == "ed", form
    assert cues["preferring"].lemma == "prefer"
    assert not {"prefered", "balkeds", "pronounceded"} & cues.keys()


def test_what_got_done_to_somebody_is_passive() -> None:
    """What somebody "got asked" is no question that he asks."""
    assert "The envoy" not in {
        source for source, _ in found_in("The envoy got asked about the border.", threshold=0.05)
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lind laughed at Weber's claim that the dam leaks.", True),
        ("Lind laughed at Weber's claim that clearly annoyed everybody.", False),
        ("Lind laughed at Weber's claim that will annoy everybody.", False),
        ("Weber knew the statement of the minister that openly mocked him.", False),
        ("Weber knew the statement of the minister that the dam leaks.", True),
    ],
)
def test_that_behind_a_noun_says_something_or_describes_it(text: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    document = Document("d", text)
    told = attribute(document, lay_out(document), threshold=0.02)
    nouns = [one for one in told if one.rule.startswith("noun") and one.rule.endswith("/that")]
    assert bool(nouns) == found
