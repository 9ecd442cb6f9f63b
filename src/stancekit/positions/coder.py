"""The coder: from statements to positions, clause by clause, by the patterns of a codebook."""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.model import Codebook, Document, Mention, Paragraph, Position, Statement
from stancekit.positions.holders import Index, Sides
from stancekit.positions.issues import IssueIndex
from stancekit.positions.lessons import Lessons
from stancekit.positions.parts import Parts
from stancekit.positions.passages import Passages
from stancekit.positions.standins import StandIns
from stancekit.positions.taught import Teacher
from stancekit.positions.work import Work

__all__ = ["Coder", "code"]


class Coder:
    """Codes documents with one codebook; compile once, use for every document.

    Args:
        codebook: Issues, sets and actors.
        index: Finds actors in a text.

    Raises:
        CodebookError: A pattern of the codebook cannot be read.
    """

    def __init__(self, codebook: Codebook, index: Index) -> None:
        """Compile the patterns."""
        self.issues = IssueIndex(codebook)
        self.index = index
        self.sides = Sides({a.id: a for a in codebook.actors})
        self.passages = Passages(self.issues)
        self._stand_ins = StandIns(codebook.actors, self.issues)
        self._parts = Parts(Teacher(Lessons(codebook.lessons)))

    def code(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        statements: Sequence[Statement],
        index: Index | None = None,
    ) -> tuple[tuple[Position, ...], tuple[Mention, ...]]:
        """Code one document; see `code`. An index of this document stands in for the coder's."""
        index = self.index if index is None else index
        words = self._stand_ins.read(document, statements, index)
        return self._parts.read(
            Work(self, document, words, index),
            [p for p in paragraphs if p.document == document.id],
            [s for s in statements if s.document == document.id],
        )


def code(
    document: Document,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    codebook: Codebook | Coder,
    index: Index,
) -> tuple[tuple[Position, ...], tuple[Mention, ...]]:
    """Code who stands where in a document.

    In every clause the decision is taken in this order: a refusal to take sides; the issue's own
    patterns, with local negation and denial; what the words of attribution say; evaluators and
    verbs of stance near a mention. A mention without any of them is reported and not coded.
    Statements within statements are coded apart, for their own speakers.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
        statements: Its statements, speakers resolved.
        codebook: The codebook, or a `Coder` made from it where many documents are coded.
        index: Finds actors in a text (`stancekit.codebook.ActorIndex`).

    Returns:
        Positions and uncoded mentions, in the order of the text.

    Raises:
        CodebookError: A pattern of the codebook cannot be read.
    """
    coder = codebook if isinstance(codebook, Coder) else Coder(codebook, index)
    return coder.code(document, paragraphs, statements)
