"""Attribution: who says what, by kinds of wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Document, Paragraph, Span, Statement
from stancekit.statements import attribute


def found_in(text: str, **options: object) -> tuple[Statement, ...]:
    lines = text.splitlines(keepends=True)
    paragraphs, at = [], 0
    for line in lines:
        left = len(line) - len(line.lstrip())
        if line.strip():
            span = Span(at + left, at + len(line.rstrip()))
            paragraphs.append(Paragraph("d", len(paragraphs), span=span))
        at += len(line)
    return attribute(Document("d", text), paragraphs, **options)  # type: ignore[arg-type]


def plain(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text).strip('"“”') for span in spans)


SYNTHETIC = [
    ("The envoy said that talks had failed.", "The envoy", "that talks had failed"),
    ("“We will stay,” said the envoy.", "the envoy", "We will stay,"),
    ("“We will stay here,” she said. “We like it.”", "she", "We will stay here, … We like it."),
    ("According to the ministry, six planes took off.", "the ministry", "six planes took off"),
    ("Six planes took off, according to the ministry.", "the ministry", "Six planes took off"),
    ("Paris urged Moscow to stop the strikes.", "Paris", "Moscow to stop the strikes"),
    ("Talks, the envoy said, had failed.", "the envoy", "Talks … had failed"),
]


@pytest.mark.parametrize(("text", "source", "content"), SYNTHETIC, ids=lambda x: x[:24])
def test_plain_wordings(text: str, source: str, content: str) -> None:
    found = [(plain(text, s.source), plain(text, s.content)) for s in found_in(text)]
    assert (source, content) in found


pieces = st.lists(
    st.sampled_from(
        ["said", "the minister", "Moscow", ",", ".", " ", "“", "”", '"', "that", "he", "will",
         "according to", ":", "–", "\n", "told", "it", "and", "to", "'s", "(", ")", "accused of"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(text=pieces, nested=st.booleans())
def test_statements_are_in_their_text(*, text: str, nested: bool) -> None:
    found = found_in(text, nested=nested, threshold=0.1)
    assert len({s.id for s in found}) == len(found)
    by_id = {s.id: s for s in found}
    for statement in found:
        for span in (*statement.content, *statement.source, *statement.cue):
            assert span.of(text).strip()
        assert nested or statement.nested_in is None
        if statement.nested_in is not None:
            assert statement.passage.span in by_id[statement.nested_in].passage.span
