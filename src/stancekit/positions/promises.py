"""The test sentences of a codebook, run through the coder."""

from __future__ import annotations

from attrs import frozen

from stancekit.codebook import ActorIndex
from stancekit.model import (
    Codebook,
    Document,
    Paragraph,
    Position,
    Span,
    Statement,
    StatementKind,
    TestSentence,
)
from stancekit.positions.coder import Coder
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve

__all__ = ["Kept", "run_tests"]

# Holds what a test sentence says where it names no speaker.
_ANYBODY = "anybody"


@frozen
class Kept:
    """How a test sentence was coded.

    Attributes:
        test: The sentence and what it must code as.
        good: Whether it did.
        found: What was coded, as `holder: stance of issue [rule]`.
    """

    test: TestSentence
    good: bool
    found: tuple[str, ...]


def run_tests(codebook: Codebook) -> tuple[Kept, ...]:
    """Code every test sentence of a codebook and compare.

    A sentence with an attribution ("Jane Roe said the plant must close") goes the whole way from
    statements to positions. Where that gives no holder and the test asks for none, the sentence
    is taken as the words of some speaker.

    Returns:
        A result for each test sentence, in their order.

    Example:
        >>> from stancekit.codebook import load
        >>> [kept.good for kept in run_tests(load("minimal"))]
        [True]
    """
    index = ActorIndex(codebook.actors)
    coder = Coder(codebook, index)
    return tuple(_run(test, coder, index) for test in codebook.tests)


def _run(test: TestSentence, coder: Coder, index: ActorIndex) -> Kept:
    document = Document("test", test.text)
    whole = Span(0, len(test.text))
    paragraphs = (Paragraph("test", 0, span=whole),)
    statements, _ = resolve(document, paragraphs, attribute(document, paragraphs), index)
    told, _ = coder.code(document, paragraphs, statements)
    positions = list(told)
    if test.holder is None:
        spoken = Statement(
            "test#0",
            "test",
            kind=StatementKind.INDIRECT,
            content=[whole],
            speakers=[_ANYBODY],
        )
        positions += coder.code(document, paragraphs, [spoken])[0]
    mine = [p for p in positions if p.issue == test.issue]
    if test.stance is None:
        good = not mine
    else:
        good = any(p.stance is test.stance and test.holder in (None, p.holder) for p in mine)
    return Kept(test, good, tuple(dict.fromkeys(map(_told, positions))))


def _told(position: Position) -> str:
    return f"{position.holder}: {position.stance} of {position.issue} [{position.rule}]"
