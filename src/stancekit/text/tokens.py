"""Words, numbers and marks with their places, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancekit.model import Span

__all__ = ["TOKEN", "tokens"]

# Dotted capitals and titles keep their full stop; "'s" and its like are tokens of their own;
# hyphens and inner apostrophes stay inside a word, French elisions ("l'", "qu'") do not.
TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}
  | (?:[ldnscjmtLDNSCJMT]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=\w)(?![dmst]\b|ve\b|re\b|ll\b)
  | (?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|St|Prof|Rev|Jr|Sr|Inc|Corp|Co|No|vs)\.
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|am|pm)?\b(?:[-‐‑]\w+)*
  | \w+(?:[-‐‑&]\w+|['’](?!(?:s|re|ve|ll|d|m)\b)\w+)*
  | ['’](?:s|re|ve|ll|d|m)\b
  | \.{2,}
  | [^\w\s]
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int = 0, stop: int | None = None) -> Iterator[Span]:
    """Yield the tokens of a stretch of text in order.

    Args:
        text: Any text.
        start: Where the stretch begins, in code points.
        stop: Where it ends; None for the end of the text.

    Yields:
        Spans that cover every character that is not white space, without overlap.

    Example:
        >>> text = "Mr. Ray's team didn't go to the U.S.-led talks."
        >>> [span.of(text) for span in tokens(text)][:6]
        ['Mr.', 'Ray', "'s", 'team', "didn't", 'go']
    """
    stop = len(text) if stop is None else min(stop, len(text))
    for match in TOKEN.finditer(text, start, stop):
        yield Span(match.start(), match.end())
