"""Dates in running text resolve as far as text and reference carry, and no further."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.model import PartialDate
from stancekit.text import dates
from stancekit.text.datepatterns import LONGEST_SIGN, TRIGGER
from stancekit.text.dates import DateKind, date_signs, find_date, find_dates, lead, parse_date
from work import work

FRIDAY = PartialDate(2015, 10, 2)

# Sentence, then what stands where and means what, seen from Friday, 2 October 2015.
WILD = [
    ("He spoke to reporters on Wednesday.", "Wednesday=2015-09-30"),
    ("On Friday, the minister left.", "Friday=2015-10-02"),
    ("The council will meet on Wednesday.", "Wednesday=2015-10-07"),
    ("They meet next Friday.", "next Friday=2015-10-09"),
    ("They met last Friday.", "last Friday=2015-09-25"),
    ("It began on Tuesday last week.", "Tuesday last week=2015-09-22"),
    ("On Monday of this week it ended.", "Monday of this week=2015-09-28"),
    ("The strikes began last week.", "last week=2015-09"),
    ("at the end of September he left", "the end of September=2015-09"),
    ("By mid-October they will stop.", "mid-October=2015-10"),
    ("It began three years ago.", "three years ago=2012"),
    ("It began two months ago.", "two months ago=2015-08"),
    ("It began 10 days ago.", "10 days ago=2015-09-22"),
    ("a decade ago", "a decade ago=2005"),
    ("He said yesterday that", "yesterday=2015-10-01"),
    ("the day before yesterday", "the day before yesterday=2015-09-30"),
    ("the day after tomorrow", "the day after tomorrow=2015-10-04"),
    ("Last night jets struck.", "Last night=2015-10-01"),
    ("He said this morning that", "this morning=2015-10-02"),
    ("It was agreed earlier this week.", "earlier this week=2015"),
    ("earlier this year", "earlier this year=2015"),
    ("later this month", "later this month=2015-10"),
    ("by the end of the year", "the end of the year=2015"),
    ("at the end of last year", "the end of last year=2014"),
    ("MOSCOW, October 4. /AGENCY/.", "October 4=2015-10-04"),
    ("talks on Thursday, November 19 in", "Thursday, November 19=2015-11-19"),
    ("on 30 September the chamber", "30 September=2015-09-30"),
    ("on the 30th of September", "the 30th of September=2015-09-30"),
    ("since March 2011", "March 2011=2011-03"),
    ("on Nov. 13, 2015, in Paris", "Nov. 13, 2015=2015-11-13"),
    ("dated 14.11.2015", "14.11.2015=2015-11-14"),
    ("on 11/14/2015", "11/14/2015=2015-11-14"),
    ("on 11/04/2015", "11/04/2015=2015"),
    ("from November 4-6, 2015", "November 4-6, 2015=2015-11"),
    ("in 2003", "2003=2003"),
    ("in the summer of 2013", "the summer of 2013=2013"),
    ("since last September", "last September=XXXX-09"),
    ("last October", "last October=2014-10"),
    ("last May", "last May=2015-05"),
    ("in January", "January=2016-01"),
    ("on December 31", "December 31=2015-12-31"),
    ("on a date such as 2015-09-28", "2015-09-28=2015-09-28"),
    ("two hours ago", "two hours ago=2015-10"),
    ("last spring", "last spring=XXXX"),
    ("this summer", "this summer=2015"),
]
VAGUE = ["several years ago", "more than two years ago", "a few weeks ago", "a century ago"]
NEGATIVE = [
    "He may go.",
    "They march on.",
    "May I say something?",
    "a total of 2015 tanks",
    "in the 1990s and the 2000s",
    "for the last two years",
    "over the last year",
    "Russia Today said",
    "the Sunday Times said",
    "Bloody Sunday",
    "every Friday",
    "March 10,000 people",
    "in May's opinion",
    "April Jones said",
    "twenty-five years ago",
    "February 30",
    "31.02.2015",
    "resolution 2249 (2015)",
    "Saturdays",
]


def said(text: str, reference: PartialDate | None = FRIDAY) -> str:
    return "; ".join(f"{m.span.of(text)}={m.date}" for m in find_dates(text, reference))


@pytest.mark.parametrize(("text", "expected"), WILD)
def test_resolved_against_the_article(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", VAGUE)
def test_vague_expressions_are_found_and_stay_unknown(text: str) -> None:
    (mention,) = find_dates(text, FRIDAY)
    assert mention.date == PartialDate()


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_dates(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("on Wednesday", None, "XXXX"),
        ("yesterday", None, "XXXX"),
        ("on October 4", None, "XXXX-10-04"),
        ("on October 4", PartialDate(2015), "XXXX-10-04"),
        ("in September 2014", None, "2014-09"),
        ("three years ago", PartialDate(2015), "2012"),
        ("last month", PartialDate(2015, 10), "2015-09"),
        ("yesterday", PartialDate(2015, 10), "2015"),
        ("yesterday", PartialDate(None, 11, 19), "XXXX-11-18"),
        ("yesterday", PartialDate(None, 3, 1), "XXXX-02"),
        ("on Wednesday", PartialDate(None, 11, 19), "XXXX-11"),
        ("Thursday, November 19", PartialDate(2016), "2015-11-19"),
        ("last year", PartialDate(1, 1, 1), "XXXX"),
        ("tomorrow", PartialDate(9999, 12, 31), "XXXX"),
    ],
)
def test_partial_where_the_reference_is(
    text: str, reference: PartialDate | None, expected: str
) -> None:
    found = find_date(text, reference)
    assert found is not None
    assert str(found.date) == expected


def test_the_caller_may_say_which_way_to_lean() -> None:
    text = "will on Wednesday and October 12"
    past = [str(m.date) for m in find_dates(text, FRIDAY, prefer="past")]
    future = [str(m.date) for m in find_dates(text, FRIDAY, prefer="future")]
    assert past == ["2015-09-30", "2014-10-12"]
    assert future == ["2015-10-07", "2015-10-12"]


DATE_WORDS = [
    "last ",
    "next ",
    "Monday",
    "May ",
    "October ",
    "4",
    "19",
    ", ",
    "2015 ",
    "the end of ",
]
WORDS = st.lists(
    st.sampled_from([*DATE_WORDS, "of ", "ago", "two ", "years ", "week", "-", "on ", "\n", "."]),
    max_size=15,
).map("".join)
REFERENCES = st.none() | st.builds(
    PartialDate,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)


@given(WORDS | st.text(), REFERENCES)
@example("two years ago", PartialDate(1, 1, 1))
@example("last May", PartialDate(1, 1, 1))
@example("last summer", PartialDate(1, 1, 1))
def test_spans_slice_the_text_in_order(text: str, reference: PartialDate | None) -> None:
    mentions = find_dates(text, reference)
    edges = [edge for m in mentions for edge in (m.span.start, m.span.stop)]
    assert edges == sorted(edges)
    assert all(m.span.of(text).strip() == m.span.of(text) for m in mentions)


EXPRESSIONS = st.sampled_from(
    [
        *("on 5 May", "in MAY", "Sept. 2015", "2015-10-02", "04.10.2015", "in 2014", "Wednesday"),
        *("SUNDAY", "tonight", "Yesterday", "Tomorrow", "the day before yesterday", "last night"),
        *("this morning", "last week", "next month", "this year", "last autumn", "two decades ago"),
        *("three centuries ago", "a fortnight ago", "late December", "on March 3rd", "this fall"),
    ]
)


STRETCHES = st.lists(EXPRESSIONS | st.text(max_size=9), max_size=4).map(" ".join)


@given(STRETCHES, st.data())
@example("the noonight", None)
def test_what_has_no_sign_of_a_date_has_none(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text))) if data else text.index("night")
    stop = data.draw(st.integers(start, len(text))) if data else len(text)
    near = [place for place in date_signs(text) if start - LONGEST_SIGN < place < stop]
    assert near or TRIGGER.search(text, start, stop) is None
    assert near or not find_dates(text, None, start, stop)


@given(STRETCHES, REFERENCES, st.integers(0, 9))
def test_rules_without_their_sign_find_nothing(
    text: str, reference: PartialDate | None, start: int
) -> None:
    found = find_dates(text, reference, start)
    every = [rule for _, rule in dates._RULES]
    with mock.patch.object(dates, "_rules", return_value=every):
        assert find_dates(text, reference, start) == found


@given(EXPRESSIONS)
def test_every_date_has_a_sign(text: str) -> None:
    assert date_signs(f"They met {text}.")


@given(WORDS, REFERENCES)
def test_knowing_the_reference_only_adds(text: str, reference: PartialDate | None) -> None:
    """What is known without a reference stays so with one."""
    bare, full = find_dates(text), find_dates(text, reference)
    assert [m.span for m in bare] == [m.span for m in full]
    for without, with_ in zip(bare, full, strict=True):
        for part in ("year", "month", "day"):
            known = getattr(without.date, part)
            assert known is None or known == getattr(with_.date, part)


@given(st.dates())
def test_every_calendar_date_is_read(day: object) -> None:
    date = PartialDate.of(day)  # type: ignore[arg-type]
    assert parse_date(str(date)) == date
    if 1900 <= (date.year or 0) < 2100:
        for form in ("%B %-d, %Y", "%-d %B %Y", "%d.%m.%Y", "%A, %B %-d, %Y", "%b %-d, %Y"):
            assert parse_date(format(day, form)) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("October 2, 2015 Friday", "2015-10-02"),
        ("Friday, October 2, 2015 8:15 AM GMT", "2015-10-02"),
        ("October 2, 2015 Friday 8:15 AM GMT", "2015-10-02"),
        ("2 October 2015", "2015-10-02"),
        ("2015-10-02T08:15:00+03:00", "2015-10-02"),
        ("2015-10", "2015-10"),
        ("October 2015", "2015-10"),
        ("02/03/2015", "2015"),
        ("yesterday", "None"),
        ("the war since October 2, 2015", "None"),
        ("", "None"),
    ],
)
def test_whole_dates(text: str, expected: str) -> None:
    assert str(parse_date(text)) == expected


@pytest.mark.parametrize(
    "unit", ["the end of ", "Monday, ", "4", "early ", "two ", " ", "last ", "the ", "October 4 "]
)
def test_work_on_hostile_text_grows_with_its_length(unit: str) -> None:
    def cost(size: int) -> int:
        return work(lambda: find_dates(unit * (size // len(unit)), FRIDAY))

    # Ten times the text; a square would be a hundred.
    assert cost(100_000) <= 11 * cost(10_000) + 100


@given(WORDS, WORDS)
def test_text_far_away_changes_nothing(one: str, other: str) -> None:
    """Only the neighbourhood of a date word is looked at, and that is enough."""
    far = "x" * 200 + ". "
    alone = find_dates(one, FRIDAY)
    assert find_dates(one + " " + far + other, FRIDAY)[: len(alone)] == alone


def test_kinds() -> None:
    text = "On Monday, 4 May 2015, and yesterday, and on Friday"
    kinds = [m.kind for m in find_dates(text, FRIDAY)]
    assert kinds == [DateKind.CALENDAR, DateKind.RELATIVE, DateKind.WEEKDAY]


WORDS_OF_DATES = st.lists(
    st.sampled_from([
        "Black", "Friday", "the", "last", "year", "about", "two", "weeks", "ago", "today", "“",
        "5", "May", "2015", "will", "Mr.", "\n", "\n\n", ".", ",", "2015-05-06", "1/2/2015",
    ]),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(WORDS_OF_DATES, st.sampled_from(["", "\n", " ", "\n \n"]), WORDS_OF_DATES)
@example("It was Black", "\n", "Friday")
@example("on the", "\n", "last year")
@example("It will rain", " ", "on Friday")
def test_no_more_than_the_lead_tells_of_dates(before: str, between: str, line: str) -> None:
    text = before + between + line
    start = len(before) + len(between)
    back = start - lead(text, start)
    for prefer in (None, "past"):
        here = find_dates(text, FRIDAY, start, prefer=prefer)
        there = find_dates(text[back:], FRIDAY, start - back, prefer=prefer)
        assert [(m.span, m.date) for m in here] == [(m.span.shift(back), m.date) for m in there]
