"""Words of stance: cues, their forms, classes of words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.model import Stance
from stancekit.positions.inflect import forms, plural
from stancekit.positions.stancewords import Token, cues_in, kind_of, lexicon, tokens_of, words_of


@given(st.from_regex(r"[a-z]{3,8}", fullmatch=True))
def test_the_forms_of_a_verb_hold_itself_and_are_words(verb: str) -> None:
    assert verb in forms(verb)
    assert all(f.isalpha() and f == f.lower() for f in forms(verb))


@given(st.from_regex(r"[a-z]{2,8}", fullmatch=True))
@example("ally")
@example("clash")
def test_a_plural_is_one_word_that_is_not_the_noun(noun: str) -> None:
    assert plural(noun) != noun
    assert plural(noun).isalpha()
    assert plural(noun).endswith("s")


def plainly(tokens: list[Token]) -> list[tuple[int, int]]:
    """Find the cues by trying each at each token: places of the longest, without overlap."""
    own = {"his", "her", "its", "their", "my", "our", "your"}
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.kind == "name" or (found and at < found[-1][1]):
            continue
        ends = [
            at + 1 + len(cue.rest)
            for cue in lexicon().get(token.word, ())
            if len(tokens) - at > len(cue.rest)
            and all(
                t.word == w or (w == "one's" and t.word in own)
                for t, w in zip(tokens[at + 1 :], cue.rest, strict=False)
            )
        ]
        if ends:
            found.append((at, max(ends)))
    return found


CUED = {word for found in lexicon().values() for cue in found for word in cue.lemma.split()}
SPOKEN = st.sampled_from([*sorted(CUED), "his", "its", "the", "Utopia", ","])


@given(st.lists(SPOKEN | st.sampled_from(["throws", "his", "support", "behind"]), max_size=12))
@example(["throws", "his", "support", "behind"])
@example(["threw", "one's", "support", "behind"])
@example(["turned", "its", "back", "on"])
def test_cues_are_those_that_trying_each_everywhere_finds(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokens_of(text, 0, len(text))
    assert [(found.at, found.end) for found in cues_in(tokens)] == plainly(tokens)


@given(st.text(max_size=60))
def test_tokens_are_in_order_and_cues_do_not_overlap(text: str) -> None:
    tokens = tokens_of(text, 0, len(text))
    assert all(a.stop <= b.start for a, b in itertools.pairwise(tokens))
    ends = [0, *(bound for found in cues_in(tokens) for bound in (found.at, found.end))]
    assert ends == sorted(ends)


def test_no_cue_has_two_stances_in_one_frame_or_field_and_no_word_judges_both_ways() -> None:
    stances: dict[tuple[str, str], set[Stance]] = {}
    for found in lexicon().values():
        for cue in found:
            stances.setdefault((cue.lemma, cue.frame), set()).add(cue.stance)
    assert all(len(each) == 1 for each in stances.values())
    fields: dict[str, set[Stance]] = {}
    for found in lexicon().values():
        for cue in found:
            fields.setdefault(cue.field, set()).add(cue.stance)
    assert all(len(each) == 1 for each in fields.values())
    assert not words_of("support") & words_of("oppose")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Paris", "name"),
        ("The", "determiner"),
        ("Attack", "name"),
        ("attack", "oppose"),
        ("didn't", "negation"),
        ("1999", "number"),
        ("\N{LEFT DOUBLE QUOTATION MARK}", "quote"),
        ("slowly", "-ly"),
    ],
)
def test_words_have_classes(raw: str, kind: str) -> None:
    assert kind_of(raw) == kind
