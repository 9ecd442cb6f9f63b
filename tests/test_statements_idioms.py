"""Fixed phrases that attribute: who says it, what, and whether it is said at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import CueClass, Document, Paragraph, Span, Statement
from stancekit.statements import attribute
from stancekit.statements.idioms import phrased
from stancekit.statements.language import load


def told(text: str, tag: str = "en") -> list[Statement]:
    document = Document("d", text, language=tag)
    laid = [Paragraph("d", 0, span=Span(0, len(text)))]
    return [one for one in attribute(document, laid) if one.rule == "phrase/idiom"]


def only(text: str, tag: str = "en") -> tuple[str, str, str, bool]:
    [one] = told(text, tag)
    return one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text), one.negated


SAID = {
    "en": [
        (
            "The harbour minister made it abundantly clear that no ferry would sail.",
            ("The harbour minister", "made it abundantly clear", "that no ferry would sail", False),
        ),
        (
            "Peru has repeatedly taken the line that rivers belong to nobody.",
            ("Peru", "taken the line", "that rivers belong to nobody", False),
        ),
        (
            "Helsinki's position remains that the lake is closed.",
            ("Helsinki", "position remains", "that the lake is closed", False),
        ),
        (
            "The envoy would make it clear that nobody had paid.",
            ("The envoy", "make it clear", "that nobody had paid", False),
        ),
    ],
    "fr": [
        (
            "Le ministre du Port a clairement fait savoir que le bac ne partirait pas.",
            ("Le ministre du Port", "fait savoir", "que le bac ne partirait pas", False),
        ),
        (
            "La présidente laisse entendre qu’elle viendra.",
            ("La présidente", "laisse entendre", "qu’elle viendra", False),
        ),
        (
            "Le gouvernement est d'avis que le lac reste fermé.",
            ("Le gouvernement", "est d'avis", "que le lac reste fermé", False),
        ),
        (
            "Les dirigeants des deux rives se sont prononcés en faveur d'un pont.",
            ("Les dirigeants des deux rives", "se sont prononcés en faveur d'", "un pont", False),
        ),
        (
            "Le syndicat s'est dit fermement opposé au péage.",
            ("Le syndicat", "s'est dit fermement opposé au", "péage", False),
        ),
    ],
}
DENIED = {
    "en": [
        (
            "The harbour minister did not make it clear that the ferry would sail.",
            ("The harbour minister", "make it clear", "that the ferry would sail", True),
        ),
        (
            "The ministry has yet to make clear that it will pay.",
            ("The ministry", "make clear", "that it will pay", True),
        ),
        (
            "The harbour minister hasn't made it clear that the ferry will sail.",
            ("The harbour minister", "made it clear", "that the ferry will sail", True),
        ),
        (
            "Peru has never taken the line that rivers belong to nobody.",
            ("Peru", "taken the line", "that rivers belong to nobody", True),
        ),
        (
            "The coalition failed to make it plain that the lake was closed.",
            ("The coalition", "make it plain", "that the lake was closed", True),
        ),
        (
            "The ministry is not of the opinion that the lake should close.",
            ("The ministry", "is not of the opinion", "that the lake should close", True),
        ),
        (
            "Both parties have not come out against the toll.",
            ("Both parties", "come out against", "the toll", True),
        ),
    ],
    "fr": [
        (
            "Le ministre du Port n'a pas fait savoir que le bac partirait.",
            ("Le ministre du Port", "fait savoir", "que le bac partirait", True),
        ),
        (
            "La présidente n’a jamais laissé entendre qu’elle viendrait.",
            ("La présidente", "laissé entendre", "qu’elle viendrait", True),
        ),
        (
            "Le gouvernement n'est pas d'avis que le lac reste fermé.",
            ("Le gouvernement", "est pas d'avis", "que le lac reste fermé", True),
        ),
        (
            "Le syndicat ne s'est pas prononcé contre le péage.",
            ("Le syndicat", "s'est pas prononcé contre", "le péage", True),
        ),
    ],
}


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [(tag, *case) for cases in (SAID, DENIED) for tag in cases for case in cases[tag]],
    ids=lambda x: str(x)[:30],
)
def test_phrases_attribute(tag: str, text: str, expected: tuple[str, str, str, bool]) -> None:
    assert only(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "The water is clear that day."),
        ("en", "It was made clear that nobody had paid."),
        ("en", "The cat left it open whether."),
        ("fr", "Le fait que le bac parte étonne les pêcheurs."),
        ("fr", "Le ministre a fait le tour du port pour que le bac parte."),
        ("fr", "Cela ne laisse pas entendre que la mer monte."),
    ],
)
def test_what_only_resembles_a_phrase_is_none(tag: str, text: str) -> None:
    assert told(text, tag) == []


@pytest.mark.parametrize(
    ("tag", "text"), [(tag, case[0]) for tag in SAID for case in (*SAID[tag], *DENIED[tag])]
)
def test_phrases_of_one_language_are_not_looked_for_in_another(tag: str, text: str) -> None:
    other = "fr" if tag == "en" else "en"
    assert told(text, other) == []


def test_what_is_thought_is_a_belief() -> None:
    assert told("Peru takes the view that rivers belong to nobody.")[0].cue_class is CueClass.BELIEF
    assert told("Peru made it clear that rivers belong to nobody.")[0].cue_class is CueClass.SPEECH


PIECES = st.sampled_from(
    [
        *("Le", "The", "ministre", "minister", "n'a", "n’", "pas", "not", "did", "has yet to", "a"),
        *("fait savoir", "made it clear", "que", "that", "qu'", ",", "“", "”", "\n", ".", "İ"),
        *("s'est prononcé contre", "of the view", "is", "'s position", "\u00a0"),
    ]
)


@given(st.sampled_from(["en", "fr"]), st.lists(PIECES, max_size=40).map(" ".join))
def test_spans_lie_in_the_text_whatever_it_is(tag: str, text: str) -> None:
    if not text:
        return
    document = Document("d", text)
    for one in phrased(document, [Paragraph("d", 0, span=Span(0, len(text)))], load(tag)):
        for span in (*one.source, *one.cue, *one.content):
            assert span.of(text).strip()
        assert one.source[0].stop <= one.cue[0].start < one.content[0].start
