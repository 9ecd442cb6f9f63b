"""The shipped table of instruments against the rules its facts obey."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from stancekit import legal
from stancekit.legal import council
from stancekit.legal.numerals import from_roman
from stancekit.legal.tables import Instrument

TABLE = legal.shipped().instruments.instruments
COUNCIL = sorted(
    (int(str(row.symbol).rpartition("/")[2]), row)
    for row in TABLE
    if str(row.symbol).startswith("S/RES/")
)
ASSEMBLY = [row for row in TABLE if str(row.symbol).startswith("A/RES/")]
# From this day on the Council has fifteen members and needs nine votes; before, eleven and seven.
ENLARGED = date(1966, 1, 1)
_MONTHS = str.split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


@pytest.mark.parametrize(("number", "row"), COUNCIL, ids=lambda v: str(v)[:12])
def test_a_resolution_was_adopted_in_its_year_by_enough_votes(number: int, row: Instrument) -> None:
    day = date.fromisoformat(row.date)
    assert council.doubt(number, day.year) is None
    if not row.vote:
        return
    votes = re.match(r"(\d+)-(\d+)-(\d+)", row.vote)
    assert votes
    yes, no, abstained = map(int, votes.groups())
    members, needed = (15, 9) if day >= ENLARGED else (11, 7)
    assert yes >= needed
    # Some were absent or did not take part.
    assert members - 3 <= yes + no + abstained <= members


def test_resolutions_are_numbered_in_the_order_of_their_adoption() -> None:
    assert len(COUNCIL) > 190
    for (_, earlier), (_, later) in pairwise(COUNCIL):
        assert earlier.date <= later.date, (earlier.name, later.name)


@pytest.mark.parametrize("row", ASSEMBLY, ids=lambda r: str(r.symbol))
def test_a_resolution_of_the_assembly_was_adopted_in_its_session(row: Instrument) -> None:
    """A session begins in September; the first was that of 1946."""
    roman = re.search(r"\(([IVXL]+)\)", str(row.symbol))
    plain = re.match(r"A/RES/(\d+)/", str(row.symbol))
    if roman or plain:
        session = from_roman(roman[1]) if roman else int(plain[1]) if plain else 0
        first = 1945 + (session or 0)
        assert f"{first}-09" <= row.date < f"{first + 1}-10"


def test_papers_of_a_day_are_told_apart_by_who_wrote_them() -> None:
    letters = [row for row in TABLE if row.kind == "letter"]
    assert all(row.context for row in letters)
    for kind in ("letter", "presidential statement"):
        rows = [row for row in TABLE if row.kind == kind]
        assert len({(row.date, row.context) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("The UN had the letter of 31 March 2015 from Canada.", "S/2015/221"),
        ("The UN had the letter of 31 March 2015 from Chile.", None),
        ("Recalling the Council's presidential statement of 17 August 2015,", "S/PRST/2015/15"),
    ],
)
def test_a_paper_in_the_table_has_its_symbol(text: str, symbol: str | None) -> None:
    (found,) = legal.references(text)
    assert found.symbol == symbol


def test_every_row_says_how_far_its_facts_were_checked() -> None:
    """`memory` is nobody's word; what was looked up says in what, and which facts."""
    for row in TABLE:
        known = row.checked == "memory" or row.checked.startswith("shared")
        assert known or re.fullmatch(
            r"(?:text|public): [^;]+ \([^()]+\)(?:; public: [^;]+ \([^()]+\))?", row.checked
        ), row.checked


def test_the_table_agrees_with_the_one_it_came_from(shared: Path) -> None:
    """Symbols, votes and days of the hand-made table are here as they stand there."""
    rows = (shared / "legal" / "instruments.tsv").read_text("utf-8").splitlines()
    seen = 0
    for line in rows[1:]:
        symbol, _, when, vote, *_ = line.split("\t")
        mine = legal.shipped().instruments.filed(symbol)
        day = re.fullmatch(r"(\d{1,2}) (\w{3}) (\d{4})", when)
        if mine is None or day is None:
            continue
        seen += 1
        month = _MONTHS.index(day[2]) + 1
        assert mine.date == f"{day[3]}-{month:02}-{int(day[1]):02}", symbol
        assert vote in ("", "without vote", mine.vote), symbol
    assert seen > 50
