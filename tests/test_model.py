"""The domain model: records refuse what cannot be and keep what they are given."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import stancekit as sk
from stancekit import testing
from stancekit.model import parse_passage

RECORDS = [v for n in sk.__all__ if isinstance(v := getattr(sk, n), type) and attrs.has(v)]
MODEL = [r for r in RECORDS if r.__module__.startswith(("stancekit.model", "stancekit.errors"))]


@pytest.mark.parametrize("record", MODEL, ids=lambda r: r.__name__)
def test_records_are_frozen_slotted_and_documented(record: Any) -> None:
    assert not hasattr(record, "__dict__") or "__slots__" in vars(record)
    public = [a for a in attrs.fields(record) if not a.name.startswith("_")]
    for field in public:
        assert f"{field.name}:" in record.__doc__, f"{record.__name__}.{field.name}"
    for field in public[4:]:
        if record not in (sk.Issue,):
            assert field.kw_only or record is sk.Role, f"{record.__name__}.{field.name}"


@given(testing.documents())
def test_records_cannot_be_changed(document: sk.Document) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        document.text = "other"  # type: ignore[misc]


@given(testing.spans(50), st.text(max_size=60))
def test_a_span_slices_the_text_or_says_that_it_cannot(span: sk.Span, text: str) -> None:
    if span.stop <= len(text):
        assert span.of(text) == text[span.start : span.stop]
        assert len(span) == len(span.of(text))
    else:
        with pytest.raises(IndexError, match="expected a stop up to"):
            span.of(text)


@given(testing.spans(), testing.spans())
def test_overlap_is_symmetric_and_bounded(a: sk.Span, b: sk.Span) -> None:
    assert a.overlap(b) == b.overlap(a)
    assert 0 <= a.overlap(b) <= min(len(a), len(b))
    hull = sk.Span.hull([a, b])
    assert a in hull
    assert b in hull


@given(testing.passages())
@example(sk.Passage("a#1-2", sk.Span(3, 4)))
def test_passage_ids_read_back(passage: sk.Passage) -> None:
    assert parse_passage(str(passage)) == passage


@pytest.mark.negative
@pytest.mark.parametrize("text", ["", "a", "a#", "a#1", "a#1-", "#1-2", "a#x-2", "a#²-3", "a#3-2"])
def test_what_is_no_passage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="got"):
        parse_passage(text)


@given(testing.partial_dates())
@example(sk.PartialDate(month=2, day=29))
@example(sk.PartialDate(day=31))
def test_dates_read_back_from_edtf(date: sk.PartialDate) -> None:
    assert sk.PartialDate.parse(str(date)) == date


@given(st.dates())
def test_whole_dates_are_their_own_bounds(day: datetime.date) -> None:
    date = sk.PartialDate.of(day)
    assert date.complete
    assert date.earliest() == date.latest() == day


@given(testing.partial_dates())
def test_bounds_are_ordered(date: sk.PartialDate) -> None:
    first, last = date.earliest(), date.latest()
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@given(testing.partial_dates(), testing.partial_dates())
def test_precedence_is_antisymmetric(a: sk.PartialDate, b: sk.PartialDate) -> None:
    assert not (a.precedes(b) and b.precedes(a))
    assert not a.precedes(a)


@given(
    testing.partial_dates(),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(sk.PartialDate.of),
    st.sampled_from(["past", "future", "nearest"]),
)
@example(sk.PartialDate(month=2, day=29), sk.PartialDate(1904, 1, 1), "past")
def test_resolving_keeps_known_parts(
    date: sk.PartialDate, reference: sk.PartialDate, prefer: Any
) -> None:
    found = date.resolve(reference, prefer)
    for part in ("year", "month", "day"):
        known = getattr(date, part)
        assert known is None or getattr(found, part) == known
    assert found.resolve(reference, prefer) == found
    low, high = found.earliest(), found.latest()
    anchor = reference.earliest()
    if date.year is None and found.year is not None:
        assert low is not None
        assert high is not None
        assert anchor is not None
        assert prefer != "past" or low <= anchor
        assert prefer != "future" or high >= anchor


@given(testing.partial_dates(), testing.partial_dates())
def test_an_incomplete_reference_fills_nothing(a: sk.PartialDate, b: sk.PartialDate) -> None:
    if not b.complete:
        assert a.resolve(b) == a


@pytest.mark.negative
@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((2015, 13), "month: got 13"),
        ((2015, 2, 29), "day: got 29"),
        ((None, 4, 31), "day: got 31"),
        ((0,), "year: got 0"),
        ((True,), "year: got True"),
    ],
)
def test_impossible_dates_are_refused(parts: tuple[Any, ...], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        sk.PartialDate(*parts)


@pytest.mark.negative
@pytest.mark.parametrize("text", ["", "2015-1", "15", "2015-11-19T00:00", "２０１５", "2015-XX-3"])
def test_other_date_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a date such as"):
        sk.PartialDate.parse(text)


@given(testing.corpora())
def test_a_corpus_is_a_sequence_and_a_lookup(corpus: sk.Corpus) -> None:
    assert [corpus[i] for i in range(len(corpus))] == list(corpus) == list(corpus[:])
    for document in corpus:
        assert corpus[document.id] is document
        assert document.id in corpus
        assert document in corpus
    with pytest.raises(KeyError):
        corpus["no such id\n"]


@given(testing.documents())
def test_ids_are_unique_in_a_corpus(document: sk.Document) -> None:
    with pytest.raises(ValueError, match="expected ids that are unique"):
        sk.Corpus([document, document])


@given(testing.roles(), testing.partial_dates())
def test_an_office_is_held_between_its_dates(role: sk.Role, when: sk.PartialDate) -> None:
    held = role.held_on(when)
    assert role.held_on(None) is None
    if role.since and when.precedes(role.since):
        assert held is False
    if held:
        assert not (role.until and role.until.precedes(when))


@given(testing.studies(), st.sampled_from(["documents", "paragraphs", "problems"]))
def test_rows_are_flat(study: sk.Study, kind: Any) -> None:
    if kind == "paragraphs":
        study = sk.Study(study.corpus, study.codebook)
    for row in study.rows(kind):
        assert all(v is None or isinstance(v, str | int | float) for v in row.values())


cells = st.none() | st.integers() | st.floats(allow_nan=False) | testing.texts(20)


@given(st.lists(st.tuples(cells, cells), max_size=4), testing.texts(10))
@example([("<script>alert(1)</script>", "&")], "<b>")
def test_tables_show_themselves_and_escape(rows: list[tuple[Any, Any]], caption: str) -> None:
    table = sk.Table(("a", "<b>"), rows, caption=caption)
    assert len(table) == len(rows)
    assert [tuple(r.values()) for r in table] == rows
    assert sk.Table.of(list(table)).data == table.data
    shown = table._repr_html_()
    assert "<script" not in shown
    assert "<b>" not in shown
    assert str(table).splitlines() or not caption


@given(st.lists(st.tuples(cells, cells, cells), max_size=4), st.integers(0, 80))
def test_tables_fit_a_terminal(rows: list[tuple[Any, ...]], width: int) -> None:
    table = sk.Table(("actor", "n", "evidence"), rows)
    least = 3 * 8 + 2 * 2
    assert all(len(line) <= max(width, least) for line in table.text(width).split("\n"))
    assert table.text(1000) == str(table)


@pytest.mark.negative
def test_ragged_tables_and_unknown_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 2 values"):
        sk.Table(("a", "b"), [(1,)])
    with pytest.raises(KeyError, match="expected one of a, b"):
        sk.Table(("a", "b")).column("c")


@pytest.mark.negative
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: sk.Document("", ""), "Document.id: got ''"),
        (lambda: sk.Document(" a", ""), "Document.id: got ' a'"),
        (lambda: sk.Document("a\u2028b", ""), "Document.id"),
        (lambda: sk.Document("a", "", extra=[("x",)]), "Document.extra: got"),
        (lambda: sk.Paragraph("a", -1, span=sk.Span(0, 1)), "Paragraph.index: got -1"),
        (lambda: sk.Codebook("c", issues=[sk.Issue("a", parent="b")]), "a.parent: got 'b'"),
        (lambda: sk.Codebook("c", issues=[sk.Issue("a"), sk.Issue("a")]), "expected unique ids"),
        (lambda: sk.Issue("a", sign=2), "Issue.sign: got 2"),
        (lambda: sk.Actor("a", "A", kind="state"), "Actor.kind: got 'state'"),
        (lambda: sk.Actor("a", "A", kind=sk.ActorKind.STATE, aliases="US"), "Actor.aliases: got"),
        (lambda: sk.Actor("a", "A", kind=sk.ActorKind.STATE, pronoun="xe"), "Actor.pronoun"),
    ],
)
def test_values_that_cannot_be_are_refused(make: Any, message: str) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        make()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("id", "", ValueError),
        ("id", "a\nb", ValueError),
        ("document", 1, TypeError),
        ("kind", "direct", TypeError),
        ("content", (), ValueError),
        ("content", (sk.Span(4, 6), sk.Span(1, 3)), ValueError),
        ("source", ("x",), TypeError),
        ("cue", "said", TypeError),
        ("cue_class", "speech", TypeError),
        ("speakers", (1,), TypeError),
        ("speakers", "lavrov", TypeError),
        ("resolution", None, TypeError),
        ("nested_in", " a", ValueError),
        ("made", "2015", TypeError),
        ("negated", 1, TypeError),
        ("certainty", 1.5, ValueError),
        ("certainty", True, TypeError),
        ("rule", 3, TypeError),
        ("repeat_of", "", ValueError),
    ],
)
def test_a_statement_refuses_what_cannot_be(
    name: str, value: object, error: type[Exception]
) -> None:
    good = sk.Statement("a#1-2", "a", kind=sk.StatementKind.DIRECT, content=[sk.Span(1, 2)])
    with pytest.raises(error, match=rf"Statement\.{name}: got .*, expected "):
        attrs.evolve(good, **{name: value})
