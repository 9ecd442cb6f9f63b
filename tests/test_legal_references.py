"""References to legal instruments: what is found, what it means, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import legal

SYNTHETIC = [
    ("pursuant to Article 51 of the UN Charter", "Article 51 of the UN Charter", "Article 51"),
    ("the Charter's Article 2(4) binds all UN members", "Charter's Article 2(4)", "Article 2(4)"),
    ("Preamble to the United Nations Charter", None, "Preamble"),
    ("Articles 39 to 42 of the Charter of the UN", None, "Articles 39-42"),
]


@pytest.mark.synthetic
@pytest.mark.parametrize(("text", "words", "provision"), SYNTHETIC)
def test_charter_provisions(text: str, words: str | None, provision: str) -> None:
    (found,) = legal.references(text)
    assert found.instrument == "UN Charter"
    assert found.provision == provision
    assert found.span.of(text) == (words or text)


@pytest.mark.negative
@pytest.mark.parametrize(
    "text",
    [
        "Charter Communications added subscribers.",
        "Article 9 of the Constitution renounces war.",
        "In this new chapter in the history of Iraq.",
        "A resolution of the conflict is near.",
        "The House passed House Resolution 83.",
        "He watched it at a resolution of 1080p.",
        "The North Atlantic Treaty Organization met.",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert legal.references(text) == ()


@given(st.text())
@example("Article 5l and Chapter VIl ofthe Charter")
def test_never_raises_and_spans_slice_the_text(text: str) -> None:
    found = legal.references(text)
    assert list(found) == sorted(found, key=lambda r: r.span)
    for reference in found:
        assert reference.span.of(text).strip()
