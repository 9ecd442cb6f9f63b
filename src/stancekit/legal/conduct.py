"""What a legal basis is about: the conduct named nearest to its cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["nearest_conduct"]

# The conduct a basis is about, as news names it.
_ATTACK = (
    r"(?:air\s?strikes?|air\s+(?:raids?|campaign|operation)|strikes|bombing(?:\s+campaign)?"
    r"|bombardments?|campaign|crusade|military\s+(?:operations?|actions?|presence|intervention)"
    r"|operations?|actions|intervention|invasion|offensive|incursion|embargo|sanctions)"
)
_CONDUCT = re.compile(
    r"(?:(?i:the|its|their|our|his|any|these|those|such|an?)\s+)?(?:[\w.’'-]+\s+){0,3}?"
    rf"(?:coalition(?:\s+{_ATTACK})?|{_ATTACK})"
    r"(?:\s+(?:in|on|against|over|of)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+and\s+[A-Z][\w’'-]+)?)?",
)
# How each of these begins: found in a fraction of the time, since nothing may stand before it.
_HEAD = re.compile(
    r"coalition|strikes|campaign|operation|actions|intervention|sanctions|invasion|offensive"
    r"|incursion|embargo|bombing|bombardment|crusade|air\s?strike|air\s+(?:raid|campaign|operation)"
    r"|military\s+(?:operation|action|presence|intervention)"
)
# More words than may stand before the head.
_LEAD = 5


def nearest_conduct(
    text: str, start: int, stop: int, within: tuple[int, int] | None = None
) -> str | None:
    """Return the conduct nearest to a stretch of text; None where none is named.

    Args:
        text: The text.
        start: Where the stretch begins.
        stop: Where it ends.
        within: Where to look for it; everywhere where None.

    Example:
        >>> nearest_conduct("Our consent, not the Russian air campaign in Syria.", 4, 11)
        'not the Russian air campaign in Syria'
    """
    best: str | None = None
    least = 0
    for match in _conducts(text, *((0, len(text)) if within is None else within)):
        distance = max(start - match.end(), match.start() - stop, 0)
        if best is None or distance < least:
            best, least = match[0], distance
        if match.end() >= start:
            break  # what follows is farther
    return None if best is None else " ".join(best.split())


def _conducts(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Go through all that `_CONDUCT` matches, tried only where a head is near."""
    place = start
    while head := _HEAD.search(text, place, stop):
        before = text[place : head.start()].rsplit(None, _LEAD)
        least = place + len(before[0]) if len(before) > _LEAD else place
        match = _CONDUCT.search(text, least, stop)
        if match is None:
            return
        yield match
        place = match.end()
