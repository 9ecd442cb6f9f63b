"""What somebody goes on to say behind the words that are marked as said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stancekit.model import Span, Statement
from stancekit.positions.wordings import wording_of
from stancekit.text.sentences import bounds
from stancekit.text.wordings import base

__all__ = ["going_on"]

_CLOSING = '[\\s"\N{RIGHT DOUBLE QUOTATION MARK}]*+'
_ENDED = re.compile(_CLOSING + '[.!?]["\N{RIGHT DOUBLE QUOTATION MARK}]*+')


class _Continued(NamedTuple):
    """How a language goes on with somebody's words.

    Attributes:
        on: ", and that ...", "; the law ...", ", so that ...", ", was there because ...": what goes
            on in the same sentence; "as tanks rolled in" is the reporter's.
        free: Told in the past of what is to come: only somebody's words are.
    """

    on: re.Pattern[str]
    free: re.Pattern[str]


@cache
def _continued(tag: str) -> _Continued:
    known = wording_of(tag)
    joins, verbs, begins, told = (
        known.pattern("continued", name) for name in ("joins", "after a comma", "begins", "told")
    )
    return _Continued(
        re.compile(
            rf"{_CLOSING}(?:;|,\s*+(?={verbs}\b)|[,:]?\s*+(?={joins}\b))\s*+(?=\w)", re.IGNORECASE
        ),
        re.compile(rf"\s*+{begins}\b[^.]{{0,80}}?\b{told}\b", re.IGNORECASE),
    )


def going_on(
    text: str,
    left: Sequence[Span],
    ends: Mapping[int, Statement],
    language: str | None = None,
) -> Iterator[tuple[Span, Statement]]:
    """Go through what follows statements and goes on with them.

    Of "There was no way back, the mayor said, and no other road" the last words are his too, and
    so is the next sentence of "The mayor said he was busy. There would be no talks."

    Args:
        text: The document's text.
        left: What is left of a paragraph without its statements, in order.
        ends: By where they stop, the statements that others may go on with.
        language: Tag of the text's language; English by default.

    Yields:
        Each such stretch, to the end of its sentence, with the statement.
    """
    known = _continued(base(language))
    for piece in left:
        statement = ends.get(piece.start)
        if statement is None:
            continue
        spans = bounds(text, piece.start, piece.stop)
        ended = _ENDED.match(text, piece.start, piece.stop)
        if ended is None and spans and known.on.match(text, piece.start, spans[0][1]):
            yield Span(piece.start, spans[0][1]), statement
        for start, stop in spans[1:] if ended is None else spans:
            if ended is not None and stop <= ended.end():
                continue
            if known.free.match(text, start, stop) is None:
                break
            yield Span(start, stop), statement
