"""Where paragraphs begin and end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from stancekit.model import Span

__all__ = ["Layout", "layout_of", "split"]

# Everything that str.splitlines takes for the end of a line.
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")
_NEWLINES = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")

# Text set to a width by a program: terminals, e-mail and old databases use 40 to 132 columns.
_NARROWEST, _WIDEST = 36, 140
# A line counts as full when the next word would have passed this share of the longest line.
# Below 1, because hyphenation and right margins are not exact.
_FULL = 0.94
# The share of lines inside blocks that must be full; last lines of paragraphs are not, nor are
# lines that end a sentence: a list of sentences of one length is not wrapped.
_MOSTLY = 0.7
_STOPS = frozenset(".!?\N{HORIZONTAL ELLIPSIS}\N{RIGHT DOUBLE QUOTATION MARK}")


class _Line(NamedTuple):
    start: int
    stop: int
    indent: int
    block: int  # number of the run of lines between blank ones


class Layout(NamedTuple):
    """How a text sets its paragraphs.

    Attributes:
        wrapped: Whether one paragraph goes over several lines.
        width: The longest line in code points.
        reason: What decided.
    """

    wrapped: bool
    width: int
    reason: str


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    block, last = 0, 0
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        # A blank line lies between when more than one line ends between the two.
        if found and _is_blank(text[last:start]):
            block += 1
        found.append(_Line(start, start + len(bare), start - match.start(), block))
        last = start + len(bare)
    return found


def _is_blank(gap: str) -> bool:
    """Tell whether more than one line ends in the white space between two lines."""
    return gap == "\n\n" or (gap != "\n" and sum(1 for _ in _NEWLINES.finditer(gap)) > 1)


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the first word of the next line had no room on this one."""
    limit = following.start + width
    word = following.start
    while word < min(following.stop, limit) and not text[word].isspace():
        word += 1
    length = line.stop - line.start + line.indent
    return length + 1 + word - following.start > _FULL * width


def _layout(text: str, lines: list[_Line]) -> Layout:
    width = max((line.stop - line.start + line.indent for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return Layout(wrapped=False, width=width, reason="lines as long as their paragraphs")
    inside = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    full = sum(_is_full(text, a, b, width) and text[a.stop - 1] not in _STOPS for a, b in inside)
    # Two full lines may be chance; a wrapped text of interest has many.
    if full < 3 or full < _MOSTLY * len(inside):
        return Layout(wrapped=False, width=width, reason="lines end before they are full")
    return Layout(wrapped=True, width=width, reason="lines filled up to a width")


def layout_of(text: str) -> Layout:
    r"""Tell whether paragraphs are lines or go over several lines, and why.

    A text is wrapped where the lines inside its blocks end only because the next word had no
    room: then blank lines, indents and lines that end early separate paragraphs. Everywhere else
    each line is a paragraph, with or without blank lines between.

    Example:
        >>> layout_of("Headline\n\nA whole paragraph on one line.\n").wrapped
        False
    """
    return _layout(text, _lines(text))


def split(text: str) -> tuple[Span, ...]:
    r"""Return the spans of the paragraphs of a text, in order.

    Every code point that is no white space lies in exactly one of them; none begins or ends with
    white space. Takes time in proportion to the length of the text.

    Example:
        >>> split("One.\n\n  Two. \n")
        (Span(start=0, stop=4), Span(start=8, stop=12))
    """
    lines = _lines(text)
    if not lines:
        return ()
    wrapped, width, _ = _layout(text, lines)
    found: list[Span] = []
    start = lines[0].start
    for line, following in pairwise(lines):
        goes_on = (
            wrapped
            and line.block == following.block
            and following.indent <= line.indent
            and _is_full(text, line, following, width)
        )
        if not goes_on:
            found.append(Span(start, line.stop))
            start = following.start
    found.append(Span(start, lines[-1].stop))
    return tuple(found)
