"""Two passages side by side."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Corpus, Document
from stancekit.repeats import find_repeats, side_by_side
from stancekit.show import repeats_page
from stancekit.testing.repeats import sentences

CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)


@given(st.lists(sentences(), min_size=2, max_size=6))
def test_without_marks_the_cells_are_the_texts(texts: list[str]) -> None:
    corpus = Corpus([Document(f"d<{i}>", text) for i, text in enumerate(texts)])
    for repeat in find_repeats(corpus).pairs:
        cells = CELL.findall(side_by_side(corpus, repeat))
        bare = [html.unescape(re.sub(r"</?(?:ins|del)>", "", cell)) for cell in cells]
        assert bare == [corpus.text_of(repeat.original), corpus.text_of(repeat.copy)]


def test_text_and_names_are_escaped() -> None:
    text = "The envoy said <script>alert(1)</script> & left the hall at noon on Friday"
    corpus = Corpus(
        [
            Document("a<b>", text, outlet="<i>"),
            Document("c", text.replace("noon", "<b>night</b>")),
        ]
    )
    shown = repeats_page(corpus, find_repeats(corpus))
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert "&lt;b&gt;" in shown
    assert "<ins>b&gt;night&lt;/b</ins>" in shown.replace("&lt;<ins>", "<ins>")


def test_pairs_whose_facts_differ_say_so() -> None:
    text = "The envoy said that 12 delegates of the north had left the hall on Friday"
    corpus = Corpus([Document("a", text), Document("b", text.replace("12", "15"))])
    assert "not counted as a repeat: 12|15" in repeats_page(corpus, find_repeats(corpus))


def test_the_table_shows_how_each_original_begins() -> None:
    text = "The envoy  said that twelve delegates of the north had left the hall on Friday night."
    corpus = Corpus([Document("a", text), Document("b", text)])
    table = find_repeats(corpus).table(corpus)
    (row,) = (dict(zip(table.columns, cells, strict=True)) for cells in table.data)
    assert row["text"] == "The envoy said that twelve delegates of the north had left…"
    assert "text" not in find_repeats(corpus).table().columns
