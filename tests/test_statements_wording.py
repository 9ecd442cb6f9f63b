"""Plain wordings are found whole, whoever speaks and whatever is said."""

from __future__ import annotations

from hypothesis import example, given

from stancekit.model import Document, Paragraph, Span, StatementKind
from stancekit.statements import attribute
from stancekit.testing.statements import Attributed, attributed_sentences


@example(
    Attributed(
        "Nobody will leave the city, a senior official in Geneva added.",
        source="a senior official in Geneva",
        content="Nobody will leave the city",
        quoted=False,
    )
)
@given(attributed_sentences())
def test_plain_attributions_are_found_whole(sentence: Attributed) -> None:
    text = sentence.text
    laid = [Paragraph("d", 0, span=Span(0, len(text)))]
    found = attribute(Document("d", text), laid)
    assert len(found) == 1
    one = found[0]
    assert [span.of(text) for span in one.source] == [sentence.source]
    assert [span.of(text).strip('“”"«»„') for span in one.content] == [sentence.content]
    assert (one.kind is StatementKind.DIRECT) == sentence.quoted


@given(attributed_sentences(), attributed_sentences())
def test_documents_do_not_depend_on_each_other(one: Attributed, other: Attributed) -> None:
    def told(text: str) -> list[object]:
        laid = [Paragraph("d", 0, span=Span(0, len(text)))]
        return list(attribute(Document("d", text), laid))

    before = told(one.text)
    told(other.text)
    assert told(one.text) == before
