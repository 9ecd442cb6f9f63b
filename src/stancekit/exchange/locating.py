"""Finding a quotation in the text it was taken from: exactly, in normal form, or nearly."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from typing import Literal

import regex
from attrs import field, frozen

from stancekit.errors import StancekitError
from stancekit.model import Span, checks

__all__ = ["Located", "Locator", "NotLocatedError", "locate", "nearest"]

How = Literal["exact", "normalized", "fuzzy", "pieces"]

# Fuzzy matching tries every way to spend its errors, so what it is given stays small: the first
# and last code points of a quotation, few errors, and one passage to look in.
_ANCHOR = 28
_ERRORS = 3
_WIDEST = 400
# What share of a quotation's words must stand in the passage, in their order.
_LEAST = 0.75
_LEAST_WITH_ONE_END = 0.9
_MOST_WORDS = 600

_WORD = regex.compile(r"(?V1)[\p{L}\p{N}]++")
_GAP = regex.compile(r"(?V1)\s*+(?:\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\)|\.\.\.|…)\s*+")
_ONE_QUOTE = dict.fromkeys(
    map(
        ord,
        "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
        "\N{DOUBLE LOW-9 QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
        '\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"`\N{ACUTE ACCENT}',
    ),
    "'",
)
_DASHES = dict.fromkeys(
    map(ord, "\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}\N{HYPHEN}"), "-"
)
# Characters that a reader does not see.
_UNSEEN = dict.fromkeys(
    map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"), ""
)
_TABLE = {**_ONE_QUOTE, **_DASHES, **_UNSEEN}


class NotLocatedError(StancekitError, ValueError):
    """A quotation is not in the text; `passage` is what comes nearest, None where nothing does."""

    def __init__(self, quotation: str, passage: Span | None, words: str) -> None:
        """Say what was looked for and what comes nearest."""
        near = f"; nearest is {words!r} at {passage}" if passage is not None else ""
        shown = quotation if len(quotation) <= 80 else quotation[:79] + "…"
        super().__init__(f"got evidence {shown!r}, expected words of the text{near}")
        self.passage = passage


@frozen
class Located:
    """Where a quotation stands.

    Attributes:
        spans: The passage; several where the quotation leaves words out with an ellipsis.
        how: `exact`; `normalized` (white space, quotation marks, dashes or case differ); `fuzzy`
            (letters or words differ); `pieces` (several spans, each found exactly or normalised).
        likeness: Share of the words, of the passage or the quotation whichever has more, that both
            have in common, 0 to 1.
        occurrences: How often the words stand in the text, where they were found exactly or
            normalised; the first is taken.
    """

    spans: tuple[Span, ...] = field(converter=checks.as_tuple)
    how: How
    likeness: float = 1.0
    occurrences: int = 1


class _Normal:
    """A text with one form of quotation marks, dashes, case and white space, and the way back."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        places: list[int] = []
        space = True  # white space at the start is dropped
        for place, character in enumerate(text):
            if character.isspace():
                if not space:
                    parts.append(" ")
                    places.append(place)
                space = True
                continue
            folded = _TABLE.get(ord(character))
            folded = character.casefold() if folded is None else folded
            parts.append(folded)
            places += [place] * len(folded)
            space = space and not folded
        self.text = "".join(parts)
        self.places = places
        if self.text.endswith(" "):
            self.text, self.places = self.text[:-1], places[:-1]

    def back(self, start: int, stop: int) -> Span:
        """Return the span of the text itself for a range of the normal form."""
        return Span(self.places[start], self.places[stop - 1] + 1)


class Locator:
    """Finds quotations in one text, whose normal form it makes once."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text
        self._made: _Normal | None = None

    def _normal(self) -> _Normal:
        if self._made is None:
            self._made = _Normal(self._text)
        return self._made

    def locate(self, quotation: str) -> Located:
        """Find a quotation; see `locate`."""
        wanted = quotation.strip()
        if not wanted:
            raise NotLocatedError(quotation, None, "")
        at = self._text.find(wanted)
        if at >= 0:
            return Located(
                [Span(at, at + len(wanted))], "exact", occurrences=self._text.count(wanted)
            )
        normal, sought = self._normal(), _Normal(wanted).text
        at = normal.text.find(sought) if sought else -1
        if at >= 0:
            found = normal.back(at, at + len(sought))
            return Located([found], "normalized", occurrences=normal.text.count(sought))
        pieces = [p for p in _GAP.split(wanted) if p.strip()]
        if len(pieces) > 1 and (spans := _in_order(normal, pieces)):
            return Located(spans, "pieces")
        near = _nearest(normal, sought)
        if near is not None:
            found_span = _nearly(normal, sought, near)
            if found_span is not None:
                return found_span
        passage = None if near is None else normal.back(*near)
        raise NotLocatedError(
            quotation, passage, "" if passage is None else passage.of(self._text)[:120]
        )


def locate(text: str, quotation: str) -> Located:
    """Find a quotation in a text.

    Looks for it exactly; then without regard to white space, case and the forms of quotation
    marks and dashes; then for its pieces, where an ellipsis leaves words out; then, in the
    passage that shares most words with it, for its beginning and end with up to three wrong
    letters each, and takes what lies between if three quarters of the words agree (nine in ten
    where only one end is found).

    Args:
        text: Where to look.
        quotation: What to look for.

    Raises:
        NotLocatedError: It is not in the text; the nearest passage is named.

    Example:
        >>> locate("He said:  “We will not  leave.”", '"we will not leave."').how
        'normalized'
    """
    return Locator(text).locate(quotation)


def nearest(text: str, quotation: str) -> Span | None:
    """Return the passage of a text that shares most words with a quotation; None if none does.

    Takes time in proportion to the length of both.
    """
    normal = _Normal(text)
    found = _nearest(normal, _Normal(quotation).text)
    return None if found is None else normal.back(*found)


def _in_order(normal: _Normal, pieces: list[str]) -> list[Span] | None:
    """Return where pieces stand one after the other; None where one is missing."""
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        sought = _Normal(piece).text
        place = normal.text.find(sought, at) if sought else -1
        if place < 0:
            return None
        at = place + len(sought)
        spans.append(normal.back(place, at))
    return spans


def _nearest(normal: _Normal, sought: str) -> tuple[int, int] | None:
    """Return the range of the normal form, as long in words, that shares most words."""
    wanted = Counter(m[0] for m in _WORD.finditer(sought))
    size = wanted.total()
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(normal.text)]
    if not size or not words:
        return None
    window: Counter[str] = Counter()
    shared = best = 0
    found: tuple[int, int] | None = None
    for n, (word, _, stop) in enumerate(words):
        if n >= size:
            gone = words[n - size][0]
            shared -= window[gone] <= wanted[gone]
            window[gone] -= 1
        window[word] += 1
        shared += window[word] <= wanted[word]
        if shared > best:
            best = shared
            found = words[max(0, n - size + 1)][1], stop
    return found


def _nearly(normal: _Normal, sought: str, near: tuple[int, int]) -> Located | None:
    """Return the passage whose ends are nearly the quotation's, if enough words agree."""
    margin = max(40, len(sought) // 3)
    low, high = max(0, near[0] - margin), min(len(normal.text), near[1] + margin)
    head, tail = sought[:_ANCHOR], sought[-_ANCHOR:]
    starts = _anchored(normal.text, head, low, min(high, low + _WIDEST))
    stops = _anchored(normal.text, tail, max(low, high - _WIDEST), high)
    # An end that is too far off for the letters falls back on the words of the passage.
    start = near[0] if starts is None else starts[0]
    stop = near[1] if stops is None else stops[1]
    if stop <= start:
        start, stop = near
    likeness = _likeness(sought, normal.text[start:stop])
    missing = (starts is None) + (stops is None)
    if missing == 2 or likeness < (_LEAST_WITH_ONE_END if missing else _LEAST):
        return None
    return Located([normal.back(start, stop)], "fuzzy", likeness)


def _anchored(text: str, anchor: str, low: int, high: int) -> tuple[int, int] | None:
    errors = min(_ERRORS, len(anchor) // 6)
    pattern = regex.compile(f"(?V1)(?b)(?:{regex.escape(anchor)}){{e<={errors}}}")
    found = pattern.search(text, low, high)
    if found is None:
        return None
    # Spaces at the ends may have been taken in as errors.
    start, stop = found.span()
    while start < stop and text[start] == " ":
        start += 1
    while start < stop and text[stop - 1] == " ":
        stop -= 1
    return (start, stop) if start < stop else None


def _likeness(sought: str, found: str) -> float:
    """Return the share of the longer's words in common, in order; a letter off counts too."""
    a, b = ([m[0] for m in _WORD.finditer(t)][:_MOST_WORDS] for t in (sought, found))
    if not a or not b:
        return 0.0
    known = sorted(set(a))
    b = [_as_known(word, known) for word in b]
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same / max(len(a), len(b))


def _as_known(word: str, known: list[str]) -> str:
    """Return the known word that begins like a word and differs little (`strike`, `strikes`)."""
    if len(word) < 4:
        return word
    at = bisect_left(known, word[:3])
    for other in known[at : at + 8]:
        if other == word:
            return word
        if other[:3] != word[:3]:
            break
        if abs(len(other) - len(word)) <= 2:
            shorter = min(len(other), len(word))
            if other[: shorter - 1] == word[: shorter - 1]:
                return other
    return word
