"""Where the sentences of a document start; those of paragraphs read before are remembered."""

from __future__ import annotations

import re

from stancekit.text.memory import TextMemory
from stancekit.text.sentences import bounds, lead

__all__ = ["sentence_starts"]

# What ends a sentence in any case.
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_KNOWN = TextMemory[tuple[int, ...]]()


def sentence_starts(text: str) -> list[int]:
    r"""Return where the sentences of a text start, in code points.

    Example:
        >>> sentence_starts("He left. She stayed.\n\nThey met.")
        [0, 9, 22]
    """
    found: list[int] = []
    at = begun = 0  # where blocks begin that are read for the first time, together
    for blank in (*_BLANK_LINE.finditer(text), None):
        start, stop = at, len(text) if blank is None else blank.start()
        if blank is not None:
            at = blank.end()
        before = lead(text, start)
        origin = start - before
        key = text[origin:stop], before
        starts = _KNOWN.get(key)
        if starts is None:
            if not _KNOWN.worth(key):
                continue
            starts = _KNOWN.keep(key, tuple([first for first, _ in bounds(key[0], before)]))
        if begun < start:
            found += [first for first, _ in bounds(text, begun, start)]
        found += [first + origin for first in starts]
        begun = stop
    if begun < len(text):
        found += [first for first, _ in bounds(text, begun)]
    return found
