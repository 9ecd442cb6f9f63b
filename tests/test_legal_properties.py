"""What holds for references in every text there is."""

from __future__ import annotations

import html
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import legal
from stancekit.legal.symbols import normal_symbol
from stancekit.model import Reference, Span
from stancekit.testing.legal import legal_texts, resolution_citations, symbols


@given(legal_texts())
@example("Article 5l and Chapter VIl ofthe Charter of the United Nations")
@example("İArticle 51 İof the Charter")
@example("paragraph 4 of the same resolution")
@example("the UN presidential\nstatement of 3 May 2014; Letters dated 3 May 2014")
@example("SC/11952 and the second operative paragraph of resolution 1373")
def test_the_fast_path_is_the_plain_path(text: str) -> None:
    assert legal.find(text) == legal.find(text, plain=True)


@given(st.one_of(legal_texts(), st.text()))
def test_references_are_in_order_apart_and_in_the_text(text: str) -> None:
    found = legal.references(text)
    assert all(a.span.stop <= b.span.start for a, b in pairwise(found))
    for reference in found:
        words = reference.span.of(text)
        assert words == words.strip()
        assert words


@given(legal_texts())
def test_finding_twice_gives_the_same(text: str) -> None:
    assert legal.references(text) == legal.references(text)


@given(legal_texts())
def test_annotating_changes_no_word(text: str) -> None:
    page = legal.annotate(text, legal.references(text))
    assert html.unescape(re.sub(r"<(?:a|cite|/a|/cite)\b[^>]*>", "", page)) == text


@given(legal_texts())
def test_annotating_with_own_marks_can_be_undone(text: str) -> None:
    found = legal.references(text)
    marked = legal.annotate(text, found, mark=lambda _, words: f"\0{words}\0", escape=str)
    kept = "\0" not in text
    assert not kept or marked.replace("\0", "") == text
    assert not kept or marked.count("\0") == 2 * len(found)


@given(symbols())
def test_a_symbol_is_found_in_its_normal_form(symbol: str) -> None:
    (found,) = legal.references(f"See document {symbol} for it.")
    assert found.symbol == symbol
    assert normal_symbol(symbol) == symbol


@given(symbols())
def test_addresses_are_made_of_the_symbol(symbol: str) -> None:
    (found,) = legal.references(symbol)
    url = legal.identify(found).url
    assert url is not None
    assert url.startswith(f"https://docs.un.org/{symbol}")


@given(resolution_citations())
def test_mentions_of_one_resolution_are_one_instrument(words: str) -> None:
    first = [legal.identify(r) for r in legal.references(f"The Council recalled {words}.")]
    again = [legal.identify(r) for r in legal.references(f"In {words}, it decided.")]
    assert first == again


@given(st.lists(st.integers(0, 40), min_size=2, max_size=2, unique=True))
def test_overlapping_references_are_refused(places: list[int]) -> None:
    start = min(places)
    pair = [Reference("UN Charter", Span(start, 50)), Reference("UN Charter", Span(start + 1, 51))]
    with pytest.raises(ValueError, match="overlap"):
        legal.annotate("x" * 60, pair)


HOSTILE = [
    "Article 51 and " * 400,
    "paragraph 4 of " * 400,
    "resolutions 242 (1967), 338 (1973), " * 300,
    "S/" * 3000,
    "(" * 6000,
    " " * 6000,
    "Treaty on Friendship " * 300,
    "Charter of the " * 400,
    "A" * 6000,
    "1" * 6000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:14]))
def test_work_grows_with_the_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the places where the grammar is tried: as many again for a text twice as long."""
    from stancekit.legal.atoms import Atoms  # noqa: PLC0415 - patched here

    tried = 0
    whole = Atoms.at

    def counted(self: Atoms, text: str, start: int) -> object:
        nonlocal tried
        tried += 1
        return whole(self, text, start)

    monkeypatch.setattr(Atoms, "at", counted)
    legal.references(text)
    once = tried
    legal.references(text * 2)
    assert tried - once <= 2 * once + 2


def test_the_measuring_data(shared: Path) -> None:
    """Exact spans and all three attributes on labelled passages; see benchmarks/legal.py."""
    found = labelled = both = right = 0
    for line in (shared / "eval" / "un_references.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        mine = {(r.span.start, r.span.stop): r for r in legal.references(row["text"])}
        gold = {tuple(r["span"]): r for r in row["refs"]}
        found, labelled = found + len(mine), labelled + len(gold)
        for span in mine.keys() & gold.keys():
            both += 1
            names = ("instrument", "provision", "symbol")
            right += all(getattr(mine[span], n) == gold[span][n] for n in names)
    assert 2 * both / (found + labelled) >= 0.97
    assert right / both >= 0.97


def test_years_of_the_measuring_data(shared: Path) -> None:
    """Every Council resolution there that gives its year fits the table of years."""
    from stancekit.legal.council import doubt  # noqa: PLC0415 - used here only

    seen = 0
    for line in (shared / "eval" / "un_references.jsonl").read_text("utf-8").splitlines():
        for citation in legal.find(json.loads(line)["text"]):
            if citation.names == ("UNSC resolution",) and citation.year:
                seen += 1
                number = int(str(citation.symbol).rpartition("/")[2])
                assert doubt(number, citation.year) is None
    assert seen > 50
