"""Text with marked spans as HTML, overlapping spans included."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from attrs import Attribute, field, frozen

from stancekit.model import Span, checks

__all__ = ["Mark", "annotate", "displayable"]

# What a CSS class may be made of without escapes.
_KIND = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
# More cannot be read in a tooltip, and would cost the square of the marks.
_MOST_LABELS = 8
# HTML has no way to write NUL, and UTF-8 none to write half a surrogate pair.
_UNWRITABLE = {0: "\N{SYMBOL FOR NULL}"} | dict.fromkeys(
    range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"
)


def _class_name(instance: object, attribute: Attribute[str], value: object) -> None:
    del instance
    good = isinstance(value, str) and _KIND.fullmatch(value) is not None
    checks.expect(good, value, "lower-case letters, digits, - and _", f"Mark.{attribute.name}")


@frozen
class Mark:
    """A span to be marked, and how.

    Attributes:
        span: What is marked.
        kind: What it is, as a class name for the style sheet (`source`, `cue`).
        label: What it says when pointed at; empty for nothing.
        id: Anchor for links to the place where it starts; None for none.
    """

    span: Span = field(validator=checks.of_type(Span, "a Span"))
    kind: str = field(validator=_class_name)
    label: str = field(default="", validator=checks.text)
    id: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)


def displayable(text: str) -> str:
    r"""Return the text with every character that HTML cannot hold replaced, one for one.

    NUL becomes its picture, half a surrogate pair the replacement character. Any other text comes
    back as it was, and no offset moves.

    Example:
        >>> displayable("a\0b")
        'a␀b'
    """
    return text.translate(_UNWRITABLE)


def _escaped(text: str) -> str:
    # A parser reads a bare carriage return as a line feed.
    return html.escape(displayable(text)).replace("\r", "&#13;")


def annotate(text: str, marks: Iterable[Mark], *, start: int = 0, stop: int | None = None) -> str:
    """Return a part of a text as HTML with spans marked.

    Spans may overlap and nest in any way: the text is cut wherever a mark starts or stops, and
    each piece is one `<mark>` that bears the classes of all marks over it. A mark that reaches
    beyond the part is cut off at its edge.

    The text content of the HTML is `displayable(text[start:stop])`.

    Args:
        text: The text.
        marks: What to mark, in any order; an earlier mark's label comes first where two meet, and
            where more than eight meet the first eight are told.
        start: First code point of the part.
        stop: Code point after the part; the end of the text where None.

    Returns:
        HTML without block elements, white space kept as it is; the style `pre-wrap` shows it.

    Raises:
        ValueError: The part is reversed or reaches beyond the text.

    Example:
        >>> annotate("Lavrov said no", [Mark(Span(0, 6), "source"), Mark(Span(7, 11), "cue")])
        '<mark class="source">Lavrov</mark> <mark class="cue">said</mark> no'
    """
    end = len(text) if stop is None else stop
    inside = 0 <= start <= end <= len(text)
    checks.expect(inside, (start, end), f"0 <= start <= stop <= {len(text)}", "annotate")
    window = [m for m in marks if m.span.start < end and m.span.stop > start]
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for place, mark in enumerate(window):
        opens.setdefault(max(start, mark.span.start), []).append(place)
        closes.setdefault(min(end, mark.span.stop), []).append(place)
    cuts = sorted({start, end, *opens, *closes})
    active: list[int] = []  # places in the window, sorted
    kinds: Counter[str] = Counter()
    pieces: list[str] = []
    for here, there in pairwise(cuts):
        for place in closes.get(here, ()):
            del active[bisect_left(active, place)]
            kinds[window[place].kind] -= 1
        opened = opens.get(here, [])
        for place in opened:
            insort(active, place)
            kinds[window[place].kind] += 1
        # Where a mark began before the part, its anchor belongs to the part that has its start.
        anchors = [i for p in opened if window[p].span.start == here and (i := window[p].id)]
        classes = sorted(kind for kind, n in kinds.items() if n)
        labels = [window[place].label for place in active[:_MOST_LABELS]]
        pieces.append(_piece(text[here:there], classes, labels, anchors))
    return "".join(pieces)


def _piece(text: str, classes: list[str], labels: list[str], anchors: list[str]) -> str:
    if not classes:
        return _escaped(text)
    label = "; ".join(dict.fromkeys(filter(None, labels)))
    spare = "".join(f'<span id="{_escaped(anchor)}"></span>' for anchor in anchors[1:])
    name = f' id="{_escaped(anchors[0])}"' if anchors else ""
    title = f' title="{_escaped(label)}"' if label else ""
    return f'{spare}<mark class="{" ".join(classes)}"{name}{title}>{_escaped(text)}</mark>'
