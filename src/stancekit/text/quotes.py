"""Quotations by their marks: which mark opens, which closes, and what is an apostrophe."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from stancekit.model import Span

__all__ = ["Quotation", "quotations"]

# What every quotation begins or ends with.
_MARKS = re.compile(r"""["'`“”„‟«»″‶〝〞＂‘‹]""")
# Typewriter pairs: two apostrophes or two grave accents stand for one mark in wire copy.
_DOUBLE = re.compile(r"""''|``|["“”„‟«»″‶〝〞＂]""")
# Patterns begin with a set of characters, since the engine looks for one much faster than for
# the place where a look behind holds.
_ONE = re.compile(r"""["“”„‟«»″‶〝〞＂]""")
_OPENING = frozenset("“„«‟``〝")
_CLOSING = frozenset("”»〞")
_SINGLE = re.compile("['‘‹]")
_SINGLE_OPEN = re.compile(r"""['‘‹](?<![\w'’.,!?].)(?=[\w“"\[…¿¡])""")
_SINGLE_CLOSE = re.compile(r"['’›](?![\w'’])(?<=[\w.,!?…)%\]”\"].)")
# "'90s", "'em", "'til": an apostrophe that stands for letters left out.
_ELISION = re.compile(r"['’](?:\d0s|(?:em|til|cause|tis|twas|bout|round|n)\b)", re.IGNORECASE)
_BEFORE_OPENING = frozenset(" \t\n\r\N{NO-BREAK SPACE}([{—–-/:…\N{THIN SPACE}'‘")
_AFTER_CLOSING = frozenset(" \t\n\r\N{NO-BREAK SPACE})]},.;:!?—–-…\N{THIN SPACE}'’")


class Quotation(NamedTuple):
    """A stretch between quotation marks.

    Attributes:
        span: The stretch with its marks.
        inner: The stretch without them and without white space at its ends.
        opened: Whether an opening mark is there; False where it is missing.
        closed: Whether a closing mark is there; False where the text ends before it.
    """

    span: Span
    inner: Span
    opened: bool = True
    closed: bool = True


def quotations(text: str, start: int = 0, stop: int | None = None) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a paragraph.

    Straight, curly, low, angled and doubled marks are paired, also where a pair mixes them;
    nested ones stay inside. A mark that never closes runs to the end of the stretch, as in an
    article that re-opens every paragraph of a long quotation. A mark that closes after
    punctuation what nothing opened quotes from the start of the stretch. Single marks count where
    no apostrophe can be meant, outside double ones.

    Args:
        text: Any text.
        start: Where the paragraph begins, in code points.
        stop: Where it ends; None for the end of the text.

    Returns:
        The quotations in order, without overlap.

    Example:
        >>> text = '“It is «over»,” he said, "for us.'
        >>> [(q.inner.of(text), q.closed) for q in quotations(text)]
        [('It is «over»,', True), ('for us.', False)]
    """
    stop = len(text) if stop is None else min(stop, len(text))
    if _MARKS.search(text, start, stop) is None:
        return ()
    found = _doubles(text, start, stop)
    if _SINGLE.search(text, start, stop) is not None:
        found = sorted(found + _singles(text, start, stop, found))
    made = [_made(text, *one) for one in found]
    return tuple([one for one in made if one is not None])


def _made(text: str, at: int, end: int, left: int, right: int) -> Quotation | None:
    """Build a quotation from its hull and the widths of its marks; None if nothing is inside."""
    first, last = at + left, end - right
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first >= last:
        return None
    return Quotation(Span(at, end), Span(first, last), opened=left > 0, closed=right > 0)


def _side(text: str, at: int, end: int, start: int, stop: int) -> str:
    """Tell what the white space and punctuation around a mark make it: `open`, `close` or ``."""
    left = at <= start or text[at - 1] in _BEFORE_OPENING
    right = end >= stop or text[end] in _AFTER_CLOSING
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    return ""


def _doubles(text: str, start: int, stop: int) -> list[tuple[int, int, int, int]]:
    """Pair the double marks: (start, stop, width of the left mark, width of the right one)."""
    found: list[tuple[int, int, int, int]] = []
    stack: list[tuple[int, int]] = []
    last_close: tuple[int, int] | None = None
    doubled = text.find("''", start, stop) >= 0 or text.find("``", start, stop) >= 0
    for match in (_DOUBLE if doubled else _ONE).finditer(text, start, stop):
        at, end = match.span()
        glyph, side = match[0], _side(text, at, end, start, stop)
        if glyph in _OPENING:
            opens = side != "close" or not stack
        elif glyph in _CLOSING:
            opens = side == "open" and not stack
        else:
            opens = side == "open" or (side == "" and not stack)
        if opens:
            if stack and len(stack) > 8:
                continue  # deeper nesting is noise, and the stack must not grow with it
            stack.append((at, end - at))
        elif stack:
            left, width = stack.pop()
            last_close = (end, end - at)
            if not stack:
                found.append((left, end, width, end - at))
                last_close = None
        elif side == "close" and not found and at > start and text[at - 1] in ".,!?…":
            found.append((start, end, 0, end - at))
    if stack:
        left, width = stack[0]
        # A nested mark that closed while the outer never did: one of the two is missing. The last
        # mark that closes then ends the quotation, unless the text goes on without another.
        if (
            last_close is not None and text[last_close[0] : stop].strip(" .,;:!?–—-")
        ) or last_close is not None:
            found.append((left, last_close[0], width, last_close[1]))
        else:
            found.append((left, stop, width, 0))
    return found


def _singles(
    text: str, start: int, stop: int, doubles: list[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Pair single marks outside double ones."""
    opens = [m.start() for m in _SINGLE_OPEN.finditer(text, start, stop)]
    opens = [at for at in opens if not _ELISION.match(text, at)]
    if not opens:
        return []
    closes = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, stop)]
    hulls = [one[:2] for one in doubles]
    found: list[tuple[int, int, int, int]] = []
    free = start
    for place, at in enumerate(opens):
        if at < free:
            continue
        border = bisect_left(hulls, (at, stop)) - 1
        if border >= 0 and at < hulls[border][1]:
            continue
        limit = opens[place + 1] if place + 1 < len(opens) else stop
        if border + 1 < len(hulls):
            limit = min(limit, hulls[border + 1][0])
        first = bisect_left(closes, at + 1)
        after = bisect_left(closes, limit, first)
        if first == after:
            continue
        # "the Democrats' plan" inside a quotation: a mark after punctuation is surer.
        weak = text[closes[first] - 1] == "s" and text[closes[first] + 1 : closes[first] + 2] == " "
        chosen = closes[first]
        if weak:
            later = (c for c in closes[first + 1 : min(after, first + 8)] if text[c - 1] in ".,!?…")
            chosen = next(later, chosen)
        found.append((at, chosen + 1, 1, 1))
        free = chosen + 1
    return found
