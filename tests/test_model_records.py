"""Records with other values: as good as new ones, and refused where new ones would be."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import stancekit as sk
from stancekit import testing
from stancekit.model.records import changed

RECORDS = (
    testing.spans(50),
    testing.passages(),
    testing.partial_dates(),
    testing.paragraphs(),
    testing.statements(),
    testing.positions(),
    testing.legal_bases(),
    testing.mentions(),
    testing.actors(),
    testing.documents(),
    testing.repeats(),
)


def _outcome(make: Any) -> Any:
    """Return what a call gives: a record, or the type and the words of its error."""
    try:
        return make()
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error)


JUNK = st.sampled_from(
    [
        *("", " x", "a\nb", "plain", None, True, 0, -1, 1.5, (), ("x",), ["x"], (1,)),
        *(sk.Span(2, 3), (sk.Span(4, 9), sk.Span(5, 6)), (sk.Span(1, 2), sk.Span(2, 6))),
        sk.Stance.OPPOSE,
    ]
)


@given(st.one_of(*(st.tuples(r, r) for r in RECORDS)), st.data())
def test_a_changed_record_is_what_attrs_would_build(pair: tuple[Any, Any], data: Any) -> None:
    one, other = pair
    names = data.draw(st.sets(st.sampled_from([f.name for f in attrs.fields(type(one))])))
    changes = {name: getattr(other, name) for name in sorted(names)}
    found = _outcome(lambda: changed(one, **changes))
    assert found == _outcome(lambda: attrs.evolve(one, **changes))
    if isinstance(found, type(one)):
        assert repr(found) == repr(attrs.evolve(one, **changes))
        assert hash(found) == hash(attrs.evolve(one, **changes))


@given(st.one_of(*RECORDS), JUNK, st.data())
@example(sk.Span(3, 9), 2, None)
def test_a_value_that_cannot_be_is_refused_as_a_new_record_refuses_it(
    record: Any, value: Any, data: Any
) -> None:
    names = [f.name for f in attrs.fields(type(record))]
    name = "stop" if data is None else data.draw(st.sampled_from(names))
    assert _outcome(lambda: changed(record, **{name: value})) == _outcome(
        lambda: attrs.evolve(record, **{name: value})
    )


@given(st.one_of(*RECORDS))
def test_nothing_to_change_gives_the_record_itself(record: Any) -> None:
    assert changed(record) is record
    same = {f.name: getattr(record, f.name) for f in attrs.fields(type(record))}
    assert changed(record, **same) is record


@given(testing.corpora())
def test_what_a_record_derives_from_its_fields_follows_them(corpus: sk.Corpus) -> None:
    fewer = changed(corpus, documents=corpus.documents[1:])
    assert fewer == sk.Corpus(corpus.documents[1:], corpus.problems)
    for document in corpus:
        assert (document.id in fewer) == (document in corpus.documents[1:])


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(TypeError, match=r"Span: got field 'end', expected one of start, stop"):
        changed(sk.Span(1, 2), end=3)
