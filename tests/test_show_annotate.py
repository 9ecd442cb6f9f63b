"""Marked text is the text: nothing added, nothing lost, whatever overlaps."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from show_pages import NASTY, text_content
from stancekit import Span
from stancekit.show import Mark, annotate
from stancekit.show.annotate import displayable


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(min_size=1, max_size=60) | st.just(NASTY))
    marks = []
    for n in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        kind = draw(st.sampled_from(["source", "cue", "content"]))
        marks.append(Mark(span, kind, draw(st.text(max_size=5)), id=f"m{n}"))
    return text, marks


@given(texts_with_marks())
@example((NASTY, [Mark(Span(0, 9), "cue", NASTY), Mark(Span(3, 20), "source", '"')]))
def test_the_text_content_is_the_text(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    assert text_content(annotate(text, marks)) == displayable(text)


@given(texts_with_marks())
def test_every_kind_covers_its_spans_and_nothing_else(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    html = annotate(text, marks)
    for kind in ("source", "cue", "content"):
        covered = {i for m in marks if m.kind == kind for i in range(m.span.start, m.span.stop)}
        offset, found = 0, set()
        for piece in re.split(r"(<mark [^>]*>.*?</mark>)", html, flags=re.DOTALL):
            length = len(text_content(piece))
            classes = re.match(r'<mark class="([^"]*)"', piece)
            if classes and kind in classes[1].split():
                found |= set(range(offset, offset + length))
            offset += length
        assert found == covered


@given(texts_with_marks())
def test_every_anchor_occurs_once(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    html = annotate(text, marks)
    assert sorted(re.findall(r' id="(m\d)"', html)) == sorted(str(m.id) for m in marks)


@given(texts_with_marks(), st.data())
def test_a_text_in_parts_is_the_text(made: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, marks = made
    cut = data.draw(st.integers(0, len(text)))
    parts = annotate(text, marks, stop=cut), annotate(text, marks, start=cut)
    assert "".join(map(text_content, parts)) == displayable(text)
    assert sum(part.count(" id=") for part in parts) == len(marks)


@given(st.text())
def test_what_is_displayable_stays_and_keeps_its_length(text: str) -> None:
    assert len(displayable(text)) == len(text)
    assert displayable(displayable(text)) == displayable(text)


@pytest.mark.negative
@pytest.mark.parametrize("kind", ["", "Source", "a b", '"><script>', "é"])
def test_a_kind_is_a_class_name(kind: str) -> None:
    with pytest.raises(ValueError, match=r"Mark\.kind: got .* expected lower-case"):
        Mark(Span(0, 1), kind)


@pytest.mark.negative
def test_a_part_lies_in_the_text() -> None:
    with pytest.raises(ValueError, match="expected 0 <= start <= stop <= 3"):
        annotate("abc", [], start=2, stop=5)


def test_marks_nested_deep_cost_what_they_print() -> None:
    def size(n: int) -> int:
        marks = [Mark(Span(i, 2 * n - i), "content", f"said by {i}") for i in range(n)]
        return len(annotate("x" * 2 * n, marks))

    assert size(4000) < 2.2 * size(2000)


def test_many_marks_cost_what_they_print() -> None:
    # Each piece looks only at the marks over it: twice the marks, about twice the output.
    def size(n: int) -> int:
        marks = [Mark(Span(i * 10, i * 10 + 12), "cue") for i in range(n)]
        return len(annotate("word " * (3 * n), marks))

    assert size(4000) < 2.2 * size(2000)
