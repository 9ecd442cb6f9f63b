"""What somebody goes on to say behind the words that are marked as said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from stancekit.model import Span, Statement
from stancekit.text.sentences import bounds

__all__ = ["going_on"]

# ", and that ...", "; the law ...", ", so that ...", ", was there because ...": what goes on in
# the same sentence; "as tanks rolled in" is the reporter's.
_ON = re.compile(
    r"[\s\"\N{RIGHT DOUBLE QUOTATION MARK}]*+(?:;"
    r"|,\s*+(?=(?:was|is|were|are|had|has|have|must|should|would|could|can|will)\b)|[,:]?\s*+(?=(?:and|but|nor|or|so|because|that|if|unless|provided"
    r"|without|only|rather|not)\b))\s*+(?=\w)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"[\s\"\N{RIGHT DOUBLE QUOTATION MARK}]*+[.!?][\"\N{RIGHT DOUBLE QUOTATION MARK}]*+"
)
# Told in the past of what is to come: only somebody's words are.
_FREE = re.compile(
    r"\s*+(?:there|it|this|that|such|any|no|nobody|no\s++one|nothing|neither|the|a|an)\b[^.]{0,80}?"
    r"\b(?:would|could|had\s++to|should|must)\b",
    re.IGNORECASE,
)


def going_on(
    text: str,
    left: Sequence[Span],
    ends: Mapping[int, Statement],
) -> Iterator[tuple[Span, Statement]]:
    """Go through what follows statements and goes on with them.

    Of "There was no way back, the mayor said, and no other road" the last words are his too, and
    so is the next sentence of "The mayor said he was busy. There would be no talks."

    Args:
        text: The document's text.
        left: What is left of a paragraph without its statements, in order.
        ends: By where they stop, the statements that others may go on with.

    Yields:
        Each such stretch, to the end of its sentence, with the statement.
    """
    for piece in left:
        statement = ends.get(piece.start)
        if statement is None:
            continue
        spans = bounds(text, piece.start, piece.stop)
        ended = _ENDED.match(text, piece.start, piece.stop)
        if ended is None and spans and _ON.match(text, piece.start, spans[0][1]):
            yield Span(piece.start, spans[0][1]), statement
        for start, stop in spans[1:] if ended is None else spans:
            if ended is not None and stop <= ended.end():
                continue
            if _FREE.match(text, start, stop) is None:
                break
            yield Span(start, stop), statement
