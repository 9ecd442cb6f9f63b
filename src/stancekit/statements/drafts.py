"""What is said in a block of paragraphs, wherever the block stands."""

from __future__ import annotations

from typing import NamedTuple

from stancekit.model import CueClass, StatementKind

__all__ = ["Draft"]


class Draft(NamedTuple):
    """A statement of a block of paragraphs, wherever that stands.

    Attributes:
        kind: As of the statement, like all of the same name.
        content: Places are (start, stop) pairs in the block.
        source: The same of the source.
        cue: The same of the cue.
        cue_class: Class of the cue.
        holder: Which draft of the block holds it, counted from 0; None if none does.
        negated: Whether it was not said.
        certainty: How sure it is.
        rule: Position and frame.
        number: Which it is of those with the same beginning and end, counted from 1.
    """

    kind: StatementKind
    content: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    cue_class: CueClass
    holder: int | None
    negated: bool
    certainty: float
    rule: str
    number: int
