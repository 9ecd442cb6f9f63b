"""The exact join: every pair of texts that share enough word shingles, and no other.

Source:
    Resemblance and containment: A. Broder, On the resemblance and containment of documents,
    SEQUENCES 1997. Prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for
    similarity joins, ICDE 2006; R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs similarity
    search, WWW 2007.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import repeat
from math import ceil
from operator import and_
from typing import NamedTuple

from stancekit.repeats.places import Groups, Seen, rarest
from stancekit.text.words import words

__all__ = ["FEWEST_WORDS", "Forms", "Pair", "join"]

# Words in a shingle. Three are Broder's usual choice for short texts: longer ones tear a reworded
# sentence apart, shorter ones are shared by texts that have nothing else in common.
SHINGLE = 3
# A run of fewer words turns up inside other texts by itself.
FEWEST_WORDS = 8
# Thresholds are compared after division, bounds before: this keeps rounding from losing a pair.
_ROUNDING = 1e-9


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

    __slots__ = ("_numbers", "counts", "first", "keys", "of")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Add texts in order."""
        self._numbers: dict[str, int] = {}
        self.of, self.first, self.counts = array("I"), array("I"), array("I")
        self.keys: list[str] = []
        numbers, keys = self._numbers, self.keys
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


class _Entry(NamedTuple):
    """A form when its turn comes.

    Attributes:
        form: Which.
        size: Its distinct shingles.
        places: Where each of them stands in a table: their hashes, cut to the table's size. Two may
            share a place. Hashes differ from process to process; none outlives the join, and the
            pairs do not depend on them.
    """

    form: int
    size: int
    places: list[int]


def _largest_first(forms: Forms, length: int, mask: int) -> Iterator[_Entry]:
    """Yield the forms that have shingles, those with more of them first.

    Of forms with as many, the one with fewer words comes first, then the later one.
    """
    # Where no shingle recurs, the number of words gives theirs; the others wait for their turn.
    waiting: list[tuple[int, int, int, list[int]]] = []
    masks = repeat(mask)
    latest_first = range(len(forms) - 1, -1, -1)
    for form in sorted(latest_first, key=forms.counts.__getitem__, reverse=True):
        size = forms.counts[form] - length + 1
        while waiting and -waiting[0][0] > size:
            yield _waited(heappop(waiting))
        if size <= 0:
            continue
        found = forms.keys[form].split()
        hashes: Collection[int] = {*map(hash, _runs(found, length))}
        if len(hashes) < size:
            distinct = set(_runs(found, length))
            hashes = [*map(hash, distinct)]
            if len(distinct) < size:
                places = [*map(and_, hashes, masks)]
                heappush(waiting, (-len(distinct), forms.counts[form], -form, places))
                continue
        yield _Entry(form, size, [*map(and_, hashes, masks)])
    while waiting:
        yield _waited(heappop(waiting))


def _waited(item: tuple[int, int, int, list[int]]) -> _Entry:
    return _Entry(-item[2], -item[0], item[3])


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
    counted ones, the rarest, that whatever shares enough with it shares one of these. Then each
    form looks for smaller ones in the index, and what arithmetic does not rule out is verified.

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
    seen, groups = Seen(cells), Groups(apart)
    thresholds = (resemblance, containment, fewest_words)
    verify = _Verifier(forms, thresholds, length)
    places, ends = array("I"), array("Q", [0])
    # Of two forms of which the shorter has n shingles, near ones share this share of n.
    near_share = 2 * resemblance / (1 + resemblance)
    part_share = near_share if containment is None else min(near_share, containment)
    for number, entry in enumerate(_largest_first(forms, length, cells - 1)):
        before = seen.add(entry.places)
        places.fromlist(entry.places)
        ends.append(len(places))
        long = forms.counts[entry.form] >= fewest_words
        needed = ceil((part_share if long else near_share) * entry.size - _ROUNDING)
        new = before.count(0)
        if (take := len(before) - new - needed + 1) > 0:
            groups.add(entry.form, number, rarest(entry.places, before, new, take))
        verify.add(entry, needed - 1)
    seen.mark(groups.close())
    for number in range(len(ends) - 1):
        marked = seen.marked(places[ends[number] : ends[number + 1]])
        if marked and (shared := groups.shared(verify.form_of(number), number, marked)):
            yield from verify.pairs(number, shared)


class _Verifier:
    """Turns forms that share indexed shingles into pairs that reach a threshold."""

    __slots__ = (
        "_beyond",
        "_containment",
        "_fewest_words",
        "_form",
        "_forms",
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

    def add(self, entry: _Entry, beyond: int) -> None:
        """Enter the next form."""
        self._form.append(entry.form)
        self._sizes.append(entry.size)
        self._beyond.append(beyond)

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
