"""Who made the claim that somebody denies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancekit.positions.holders import Named

__all__ = ["claimant_of"]

_CLAIM_BY = re.compile(
    r"\b(?:claim|accusation|allegation|assertion|suggestion|charge|report)s?\s++"
    r"(?:made\s++|put\s++forward\s++)?(?:by|from)\s++(?:the\s++)?(?:[A-Z]\w*+\s++){0,4}+$"
)


def claimant_of(text: str, named: Sequence[Named], start: int, stop: int) -> str | None:
    """Return who makes a claim that is denied: "dismissed claims by X that ...".

    Args:
        text: The document's text.
        named: The actors named in the sentence.
        start: Where to look from.
        stop: Where to look to.
    """
    # Of "US Senator John Roe" the last name is the one who claims.
    found = [
        one.actor
        for one in named
        if one.span.stop <= stop and _CLAIM_BY.search(text[max(0, start - 40) : one.span.start])
    ]
    return found[-1] if found else None
