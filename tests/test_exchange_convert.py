"""Records to plain data and back: nothing lost, nothing coerced, errors with a path."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import stancekit as sk
from stancekit import testing
from stancekit.exchange import from_json, from_plain, to_json, to_plain

RECORDS: dict[type, st.SearchStrategy[Any]] = {
    sk.Actor: testing.actors(),
    sk.Codebook: testing.codebooks(),
    sk.Corpus: testing.corpora(),
    sk.Document: testing.documents(),
    sk.Issue: testing.issues(),
    sk.LegalBasis: testing.legal_bases(),
    sk.Mention: testing.mentions(),
    sk.Paragraph: testing.paragraphs(),
    sk.PartialDate: testing.partial_dates(),
    sk.Passage: testing.passages(),
    sk.Position: testing.positions(),
    sk.Problem: testing.problems(),
    sk.Reference: testing.references(),
    sk.Repeat: testing.repeats(),
    sk.Role: testing.roles(),
    sk.Span: testing.spans(),
    sk.Statement: testing.statements(),
    sk.Study: testing.studies(),
}


def test_every_record_of_the_model_is_covered() -> None:
    parts = {sk.Lesson, sk.PhraseSet, sk.TestSentence}  # inside a codebook
    values = {getattr(sk, name) for name in sk.__all__}
    records = {v for v in values if isinstance(v, type) and attrs.has(v)}
    assert records - parts - {sk.Table} - set(RECORDS) - _later_rooms(records) == set()


def _later_rooms(records: set[type]) -> set[type]:
    ground = ("stancekit.model", "stancekit.errors")
    return {r for r in records if not r.__module__.startswith(ground)}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda k: k.__name__)
@given(data=st.data())
def test_round_trip_through_plain_data_and_json(kind: type, data: st.DataObject) -> None:
    record = data.draw(RECORDS[kind])
    assert from_plain(kind, to_plain(record)) == record
    text = to_json(record)
    text.encode("utf-8")  # lone surrogates are escaped
    assert from_json(kind, text) == record


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "kind", "corpus", "codebook", "documents", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda k: k.__name__)
@given(data=junk)
@example(data={"id": None, "text": None})
@example(data={"id": "a", "text": "b", "extra": "ab"})
def test_junk_is_refused_with_a_path_or_read_unchanged(kind: type, data: Any) -> None:
    try:
        record, message = from_plain(kind, data), ""
    except sk.ConversionError as error:
        record, message = None, str(error)
    assert (record is None) == message.startswith("$")
    assert record is None or from_plain(kind, to_plain(record)) == record


@pytest.mark.negative
@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        (sk.Document, {"id": "a", "text": None}, "$.text: got None, expected a string"),
        (sk.Document, {"id": "a"}, "$.text: got no key 'text', expected one"),
        (sk.Document, {"id": "a", "text": "", "x": 1}, "$: got the unknown key x, expected id,"),
        (sk.Document, {"id": "a\nb", "text": ""}, "$: Document.id: got 'a\\nb', expected a string"),
        (sk.Document, {"id": "a", "text": "", "published": 2015}, "$.published: got 2015, exp"),
        (sk.Span, [3, 3], "$: Span: got [3, 3), expected 0 <= start < stop"),
        (sk.Span, [True, 3], "$: got [True, 3], expected [start, stop]"),
        (sk.Actor, {"id": "a", "name": "A", "kind": "king"}, "$.kind: got 'king', expected one of"),
        (sk.Actor, {"id": "a", "name": "A", "kind": "state", "aliases": "US"}, "$.aliases: got"),
        (sk.Corpus, {"documents": [{"id": "a", "text": 1}]}, "$.documents[0].text: got 1, exp"),
        (sk.Issue, {"id": "a", "core": 1}, "$.core: got 1, expected true or false"),
        (sk.Issue, {"id": "a", "sign": True}, "$.sign: got True, expected an integer"),
    ],
)
def test_errors_name_the_path(kind: type, data: Any, message: str) -> None:
    with pytest.raises(sk.ConversionError) as caught:
        from_plain(kind, data)
    assert str(caught.value).startswith(message)


@pytest.mark.negative
@pytest.mark.parametrize("text", ["", "{", "NaN", "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(sk.ConversionError):
        from_json(sk.Document, text)
