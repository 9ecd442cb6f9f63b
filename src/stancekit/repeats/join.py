"""The exact join: every pair of texts that share enough word shingles, and no other.

Source:
    Resemblance and containment: A. Broder, On the resemblance and containment of documents,
    SEQUENCES 1997. Prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for
    similarity joins, ICDE 2006; R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs similarity
    search, WWW 2007.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import repeat
from math import ceil
from operator import and_
from typing import NamedTuple

from stancekit.repeats.places import Groups, Lists, Seen, rarest
from stancekit.text.words import words

__all__ = ["FEWEST_WORDS", "Forms", "Pair", "join"]

# Words in a shingle. Three are Broder's usual choice for short texts: longer ones tear a reworded
# sentence apart, shorter ones are shared by texts that have nothing else in common.
SHINGLE = 3
# A run of fewer words turns up inside other texts by itself.
FEWEST_WORDS = 8
# Thresholds are compared after division, bounds before: this keeps rounding from losing a pair.
_ROUNDING = 1e-9
# Words that are cut and hashed at once.
_BLOCK = 1000


class Forms:
    """Texts by their normal form: those of the same words are one form.

    A form is kept as one string of its words, which serves as key and for verification; nothing
    else of a text is kept. (Tuples or lists of words would be walked through by the garbage
    collector again and again; numbers for words would have to be looked up for each.)

    Attributes:
        of: The form of each text, by the order of adding.
        first: The first text of each form.
        keys: The words of each form, joined by spaces.
        counts: How many words each form has.

    Example:
        >>> forms = Forms(["He left.", "“He left”", "She left."])
        >>> forms.of.tolist(), forms.keys
        ([0, 0, 1], ['he left', 'she left'])
    """

    __slots__ = ("counts", "first", "keys", "of")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Add texts in order."""
        self.of, self.first, self.counts = array("I"), array("I"), array("I")
        self.keys: list[str] = []
        numbers: dict[str, int] = {}
        keys = self.keys
        for i, text in enumerate(texts):
            found = words(text)
            key = " ".join(found)
            number = numbers.setdefault(key, len(keys))
            if number == len(keys):
                keys.append(key)
                self.first.append(i)
                self.counts.append(len(found))
            self.of.append(number)

    def __len__(self) -> int:
        """Return the number of forms."""
        return len(self.keys)

    def shingles(self, form: int, length: int = SHINGLE) -> set[tuple[str, ...]]:
        """Return the word shingles of a form; a form of fewer words than a shingle has none."""
        return set(_runs(self.keys[form].split(), length))


def _runs(found: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*[found[k:] for k in range(length)], strict=False)


class Pair(NamedTuple):
    """Two forms that share shingles.

    Attributes:
        shorter: The form with fewer distinct shingles.
        longer: The other one.
        shared: How many distinct shingles both have.
        shorter_size: Distinct shingles of the shorter.
        longer_size: Distinct shingles of the longer.
    """

    shorter: int
    longer: int
    shared: int
    shorter_size: int
    longer_size: int

    @property
    def resemblance(self) -> float:
        """Shared share of the union of shingles, 0 to 1; symmetric."""
        return self.shared / (self.shorter_size + self.longer_size - self.shared)

    @property
    def containment(self) -> float:
        """Share of the shorter form's shingles found in the longer, 0 to 1."""
        return self.shared / self.shorter_size


# A form when its turn comes: which, how many distinct shingles it has, and where each of these
# stands in a table (its hash, cut to the table's size; two may share a place). Hashes differ from
# process to process; none outlives the join, and the pairs do not depend on them.
_Entry = tuple[int, int, list[int]]


def _largest_first(forms: Forms, length: int, mask: int) -> Iterator[_Entry]:
    """Yield the forms that have shingles, those with more of them first.

    Of forms with as many, the one with fewer words comes first, then the later one.
    """
    # Where no shingle recurs, the number of words gives theirs; the others wait for their turn.
    waiting: list[tuple[int, int, int, list[int]]] = []
    masks = repeat(mask)
    for block in _blocks(forms, length):
        found = " ".join([forms.keys[form] for form in block]).split()
        hashes = [*map(and_, map(hash, _runs(found, length)), masks)]
        stop = 0
        for form in block:
            start, stop = stop, stop + forms.counts[form]
            size = stop - start - length + 1
            while waiting and -waiting[0][0] > size:
                yield _waited(heappop(waiting))
            places = hashes[start : start + size]
            if len({*places}) < size:
                distinct = forms.shingles(form, length)
                if len(distinct) < size:
                    places = [*map(and_, map(hash, distinct), masks)]
                    heappush(waiting, (-len(distinct), forms.counts[form], -form, places))
                    continue
            yield form, size, places
    while waiting:
        yield _waited(heappop(waiting))


def _blocks(forms: Forms, length: int) -> Iterator[list[int]]:
    """Yield the forms that have shingles, most words first, so many at a time as fit the caches."""
    counts = forms.counts
    latest_first = range(len(forms) - 1, -1, -1)
    block: list[int] = []
    held = 0
    for form in sorted(latest_first, key=counts.__getitem__, reverse=True):
        if counts[form] < length:
            break
        block.append(form)
        held += counts[form]
        if held > _BLOCK:
            yield block
            block, held = [], 0
    if block:
        yield block


def _waited(item: tuple[int, int, int, list[int]]) -> _Entry:
    return -item[2], -item[0], item[3]


def join(
    forms: Forms,
    resemblance: float,
    containment: float | None = None,
    *,
    fewest_words: int = FEWEST_WORDS,
    length: int = SHINGLE,
    apart: Sequence[int] | None = None,
) -> Iterator[Pair]:
    """Yield every pair of forms at or above a threshold, each once.

    A pair is yielded when its resemblance reaches `resemblance`, or when the shorter has at least
    `fewest_words` words and its containment reaches `containment`. The result is exact. Forms come
    in order of size, the largest first, and count their shingles. A form of which too few shingles
    were counted before has no pair with a larger one; any other is indexed under so many of the
    counted ones, the rarest, that whatever shares enough with it shares one of these. Then the
    forms come the other way round, the smallest first: each looks for smaller ones in the index,
    and what arithmetic does not rule out is verified; then it is indexed itself.

    Args:
        forms: The texts.
        resemblance: Above 0, at most 1.
        containment: Above 0, at most 1; None looks for resemblance only.
        fewest_words: Shorter texts are contained in nothing.
        length: Words in a shingle.
        apart: A group for each form, 0 for none: forms of one group are not compared.

    Example:
        >>> forms = Forms(["a b c d e f", "a b c d e x", "w a b c d e f"])
        >>> sorted((p.shorter, p.longer, p.resemblance) for p in join(forms, 0.5))
        [(0, 1, 0.6), (0, 2, 0.8), (1, 2, 0.5)]
    """
    # Two to four bytes for a shingle: with fewer, too many share a place; with more, the table
    # leaves the caches.
    cells = 1 << max(10, sum(forms.counts).bit_length() + 1)
    seen, stored, sought = Seen(cells), Lists(), Lists()
    thresholds = (resemblance, containment, fewest_words)
    verify = _Verifier(forms, thresholds, length)
    # Of two forms of which the shorter has n shingles, near ones share this share of n.
    near_share = 2 * resemblance / (1 + resemblance)
    part_share = near_share if containment is None else min(near_share, containment)
    for form, size, places in _largest_first(forms, length, cells - 1):
        before = seen.add(places)
        stored.add(places)
        long = forms.counts[form] >= fewest_words
        needed = ceil((part_share if long else near_share) * size - _ROUNDING)
        new = before.count(0)
        take = len(before) - new - needed + 1
        sought.add(rarest(places, before, new, take) if take > 0 else ())
        verify.add(form, size, needed - 1)
    del seen
    groups = Groups(apart)
    for number, hits in stored.backwards(sought.values):
        form = verify.form_of(number)
        if hits and (shared := groups.shared(form, hits, verify.last(number))):
            yield from verify.pairs(number, shared)
        if rare := sought[number]:
            groups.add(form, number, rare)


class _Verifier:
    """Turns forms that share indexed shingles into pairs that reach a threshold."""

    __slots__ = (
        "_beyond",
        "_containment",
        "_fewest_words",
        "_form",
        "_forms",
        "_last",
        "_length",
        "_resemblance",
        "_sizes",
    )

    def __init__(
        self, forms: Forms, thresholds: tuple[float, float | None, int], length: int
    ) -> None:
        self._forms, self._length = forms, length
        self._resemblance, self._containment, self._fewest_words = thresholds
        self._form, self._sizes = array("I"), array("I")
        # What a form can share beyond its indexed shingles, to turn pairs down by arithmetic.
        self._beyond = array("I")
        self._last = 0

    def add(self, form: int, size: int, beyond: int) -> None:
        """Enter the next form."""
        self._last = len(self._form)
        self._form.append(form)
        self._sizes.append(size)
        self._beyond.append(beyond)

    def last(self, number: int) -> int:
        """Return the last form that can be near this one or a part of it; asked for backwards."""
        if self._containment is None:
            least = self._resemblance * self._sizes[number] - _ROUNDING
            while self._sizes[self._last] < least:
                self._last -= 1
        return self._last

    def form_of(self, number: int) -> int:
        """Return the form entered as this number."""
        return self._form[number]

    def pairs(self, number: int, shared: dict[int, int]) -> Iterator[Pair]:
        """Yield the pairs of a form with smaller ones.

        Args:
            number: The larger form, by the order of entering.
            shared: How many indexed shingles of each smaller one it has.
        """
        forms, longer, size = self._forms, self._form[number], self._sizes[number]
        mine: set[tuple[str, ...]] | None = None
        for one in sorted(shared):
            shorter, other = self._form[one], self._sizes[one]
            most = shared[one] + self._beyond[one]
            near = most >= self._resemblance * (size + other - most) - _ROUNDING
            held = (
                self._containment is not None
                and most >= self._containment * other - _ROUNDING
                and forms.counts[shorter] >= self._fewest_words
            )
            if not (near or held):
                continue
            if mine is None:
                mine = forms.shingles(longer, self._length)
            both = mine.intersection(_runs(forms.keys[shorter].split(), self._length))
            pair = Pair(shorter, longer, len(both), other, size)
            if pair.resemblance >= self._resemblance or (
                held and self._containment is not None and pair.containment >= self._containment
            ):
                yield pair
