"""Which words of two texts correspond, and what one of them cut, added or changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from attrs import field, frozen

from stancekit.model import Span
from stancekit.text.words import tokens

__all__ = ["Edit", "EditKind", "align", "diff", "show_diff"]

# Up to this many cells the plain algorithm compares everything with everything; beyond, words
# that occur once in both texts divide the work.
_CELLS = 20_000


class EditKind(StrEnum):
    """What became of some words: kept, cut from the original, added in the copy, changed."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"
    CHANGED = "changed"


@frozen
class Edit:
    """A run of words that stayed the same, or a difference.

    Attributes:
        kind: Same, cut, added or changed.
        original: Where the words stand in the original; None for added ones.
        copy: Where they stand in the copy; None for cut ones.
    """

    kind: EditKind
    original: Span | None = field(default=None)
    copy: Span | None = field(default=None)


class _Gap(NamedTuple):
    """A place where two sequences differ: `a[a_start:a_stop]` became `b[b_start:b_stop]`."""

    a_start: int
    a_stop: int
    b_start: int
    b_stop: int


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """Return runs of equal items as (place in a, place in b, length), in order in both.

    Long sequences are divided at items that occur once in both, the longest chain of which stands
    in the same order (patience diff), so that time stays near proportion to length; between them
    the longest common runs are matched.

    Example:
        >>> align("a b c d".split(), "a x c d".split())
        [(0, 0, 1), (2, 2, 2)]
    """
    found: list[tuple[int, int, int]] = []
    for start, other, length in _runs(a, b):
        if found and (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]) == (start, other):
            start, other, before = found.pop()  # noqa: PLW2901 - the run goes on
            length += before  # noqa: PLW2901 - the same
        found.append((start, other, length))
    return found


def _runs(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    pending = [_Gap(0, len(a), 0, len(b))]
    while pending:
        gap = pending.pop()
        a_start, a_stop, b_start, b_stop = gap
        if a_start == a_stop or b_start == b_stop:
            continue
        head = 0
        while (
            a_start + head < a_stop
            and b_start + head < b_stop
            and a[a_start + head] == b[b_start + head]
        ):
            head += 1
        if head:
            yield a_start, b_start, head
            pending.append(_Gap(a_start + head, a_stop, b_start + head, b_stop))
        elif (a_stop - a_start) * (b_stop - b_start) <= _CELLS:
            matcher = SequenceMatcher(None, a[a_start:a_stop], b[b_start:b_stop], autojunk=False)
            for i, j, length in matcher.get_matching_blocks()[:-1]:
                yield a_start + i, b_start + j, length
        else:
            # The stack gives the last range first, so they are put on it from the end.
            for i, j in reversed(anchors := _anchors(a, b, gap)):
                pending.append(_Gap(i, a_stop, j, b_stop))
                a_stop, b_stop = i, j
            if anchors:
                pending.append(_Gap(a_start, a_stop, b_start, b_stop))


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable], gap: _Gap) -> list[tuple[int, int]]:
    """Return the longest chain of items that occur once on both sides, in the same order."""
    a_start, a_stop, b_start, b_stop = gap
    places: dict[Hashable, int] = {}
    for j in range(b_start, b_stop):
        places[b[j]] = -1 if b[j] in places else j
    once: dict[Hashable, int] = {}
    for i in range(a_start, a_stop):
        once[a[i]] = -1 if a[i] in once else i
    pairs = [(i, places[x]) for x, i in once.items() if i >= 0 and places.get(x, -1) >= 0]
    # Longest increasing subsequence of the places in b, with a link to the one before.
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        depth = bisect_left(ends, j)
        if depth == len(ends):
            ends.append(j)
            at.append(k)
        else:
            ends[depth], at[depth] = j, k
        before.append(at[depth - 1] if depth else -1)
    chain: list[tuple[int, int]] = []
    k = at[-1] if at else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def diff(original: str, copy: str) -> tuple[Edit, ...]:
    """Return what the copy kept, cut, added and changed, word by word.

    Case, quotation marks and white space make no difference.

    Returns:
        Edits in order; those with an original cover all its words, those with a copy all of its.

    Example:
        >>> [str(e.kind) for e in diff("He came late on Friday.", "He came on Friday night.")]
        ['same', 'cut', 'same', 'added']
    """
    mine, others = tokens(original), tokens(copy)
    a, b = [t.word for t in mine], [t.word for t in others]
    found: list[Edit] = []
    i = j = 0
    for start, other, length in [*align(a, b), (len(a), len(b), 0)]:
        cut = Span(mine[i].start, mine[start - 1].stop) if i < start else None
        added = Span(others[j].start, others[other - 1].stop) if j < other else None
        if cut and added:
            found.append(Edit(EditKind.CHANGED, cut, added))
        elif cut:
            found.append(Edit(EditKind.CUT, cut))
        elif added:
            found.append(Edit(EditKind.ADDED, copy=added))
        i, j = start + length, other + length
        if length:
            kept = Span(mine[start].start, mine[i - 1].stop)
            found.append(Edit(EditKind.SAME, kept, Span(others[other].start, others[j - 1].stop)))
    return tuple(found)


def show_diff(original: str, copy: str) -> str:
    """Return the differences in one line of text: `[-cut-]` and `{+added+}`.

    Example:
        >>> show_diff("He came late on Friday.", "He came on Monday.")
        'He came [-late-] on [-Friday-] {+Monday+}'
    """
    parts: list[str] = []
    for edit in diff(original, copy):
        if edit.kind is EditKind.SAME and edit.copy:
            parts.append(" ".join(edit.copy.of(copy).split()))
            continue
        if edit.original:
            parts.append(f"[-{' '.join(edit.original.of(original).split())}-]")
        if edit.copy:
            parts.append(f"{{+{' '.join(edit.copy.of(copy).split())}+}}")
    return " ".join(parts)
