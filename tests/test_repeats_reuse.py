"""Statements that repeat statements."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Corpus, Document, PartialDate, Span, Statement, StatementKind
from stancekit.repeats import find_repeats, link_statements
from stancekit.testing.repeats import sentences

LONG = "We will go on with the talks until all the delegations have agreed"


def quoted(
    *contents: str,
    kind: StatementKind = StatementKind.DIRECT,
    speakers: tuple[tuple[str, ...], ...] = (),
    days: tuple[str, ...] = (),
) -> tuple[Corpus, list[Statement]]:
    """Return documents of a quotation each, and the statements in them."""
    documents, found = [], []
    for i, content in enumerate(contents):
        when = PartialDate.parse(days[i]) if days else None
        documents.append(Document(f"d{i}", f"“{content}” he said.", published=when))
        who = speakers[i] if speakers else ()
        span = Span(1, 1 + len(content))
        found.append(Statement(f"d{i}#{span}", f"d{i}", kind=kind, content=[span], speakers=who))
    return Corpus(documents), found


def origins(corpus: Corpus, found: list[Statement], **options: object) -> list[str | None]:
    linked = link_statements(corpus, found, **options)  # type: ignore[arg-type]
    return [s.repeat_of and s.repeat_of.partition("#")[0] for s in linked]


@given(st.lists(sentences(max_words=14), max_size=6), st.data())
def test_originals_are_no_copies_and_nothing_else_changes(
    contents: list[str], data: st.DataObject
) -> None:
    who = st.sampled_from([(), ("a",), ("b",), ("a", "b")])
    speakers = tuple(data.draw(who) for _ in contents)
    corpus, found = quoted(*contents, speakers=speakers)
    linked = link_statements(corpus, found)
    assert [attrs.evolve(s, repeat_of=None) for s in linked] == found
    copies = {s.id for s in linked if s.repeat_of}
    assert all(s.repeat_of not in copies and s.repeat_of != s.id for s in linked)
    assert {s.repeat_of for s in linked} - {None} <= {s.id for s in found}
    assert link_statements(corpus, linked) == linked


def test_the_same_words_in_two_outlets() -> None:
    corpus, found = quoted(LONG, LONG.upper(), days=("2015-10-02", "2015-10-01"))
    assert origins(corpus, found) == ["d1", None]
    assert origins(corpus, found, original="first") == [None, "d0"]


def test_a_shortened_quotation_repeats_the_whole() -> None:
    corpus, found = quoted("go on with the talks until all the delegations", LONG)
    assert origins(corpus, found) == ["d1", None]


def test_statements_of_different_speakers_repeat_nothing() -> None:
    assert origins(*quoted(LONG, LONG, speakers=(("a",), ("b",)))) == [None, None]
    assert origins(*quoted(LONG, LONG, speakers=(("a",), ("a", "b")))) == [None, "d0"]
    assert origins(*quoted(LONG, LONG, speakers=(("a",), ()))) == [None, "d0"]


def test_statements_whose_facts_differ_repeat_nothing() -> None:
    one = "We will withdraw the 12 planes of our air force on Friday morning"
    assert origins(*quoted(one, one.replace("12", "20"))) == [None, None]
    assert origins(*quoted(one, one.replace("will", "will not"))) == [None, None]


def test_a_denial_repeats_no_statement() -> None:
    corpus, found = quoted(LONG, LONG)
    found[1] = attrs.evolve(found[1], negated=True)
    assert origins(corpus, found) == [None, None]


def test_a_statement_inside_another_is_no_repeat() -> None:
    document = Document("d", f"He said that she said that {LONG}.")
    outer, inner = Span(13, 27 + len(LONG)), Span(27, 27 + len(LONG))
    found = [
        Statement(f"d#{span}", "d", kind=StatementKind.INDIRECT, content=[span])
        for span in (outer, inner)
    ]
    assert origins(Corpus([document]), found) == [None, None]


TRANSLATIONS = (
    "Military operations in the territory of any country need the consent of its government",
    "A military operation on the territory of a country requires consent from its government",
)


@pytest.mark.synthetic
def test_another_translation_is_linked_for_one_speaker() -> None:
    corpus, found = quoted(*TRANSLATIONS, speakers=(("a",), ("a",)))
    assert origins(corpus, found) == [None, "d0"]
    assert origins(corpus, found, translations=False) == [None, None]
    corpus, found = quoted(*TRANSLATIONS)
    assert origins(corpus, found) == [None, None]


@pytest.mark.negative
def test_a_retelling_is_no_repeat() -> None:
    said = "sensible people now put aside minor things and see the main task before all of us"
    told = "the main thing, he stressed, is that politicians understand what comes first"
    assert origins(*quoted(told, said, speakers=(("a",), ("a",)))) == [None, None]


def test_short_statements_are_linked_in_copied_paragraphs_only() -> None:
    text = "The strikes were “a mistake” of the coalition, the minister told reporters."
    corpus = Corpus([Document("a", text), Document("b", text), Document("c", "“A mistake”!")])
    found = [
        Statement(f"{d}#{s}", d, kind=StatementKind.MIXED, content=[s])
        for d, s in (("a", Span(18, 27)), ("b", Span(18, 27)), ("c", Span(1, 10)))
    ]
    assert origins(corpus, found) == [None, None, None]
    assert origins(corpus, found, repeats=find_repeats(corpus)) == [None, "a", None]
