"""The exact join: every pair of texts that share enough word shingles, and no other.

Source:
    Resemblance and containment: A. Broder, On the resemblance and containment of documents,
    SEQUENCES 1997. Prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for
    similarity joins, ICDE 2006; R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs similarity
    search, WWW 2007.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

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


def _count(forms: Forms, length: int) -> tuple[array[int], bytearray]:
    """Return the distinct shingles of each form, and in how many forms each shingle is.

    The counts stand in a table of bytes under the shingle's hash. Where two shingles share a
    place, the count is too high, never too low, which costs time but no pair. Hashes differ from
    process to process; none outlives the join, and the pairs do not depend on them.
    """
    sizes = array("I")
    total = sum(forms.counts)
    table = bytearray(1 << max(10, (6 * total).bit_length()))
    mask = len(table) - 1
    for key in forms.keys:
        found = key.split()
        shingles = set(map(hash, _runs(found, length)))
        sizes.append(len(shingles))
        for shingle in shingles:
            place = shingle & mask
            count = table[place]
            if count < 255:
                table[place] = count + 1
    return sizes, table


def join(
    forms: Forms,
    resemblance: float,
    containment: float | None = None,
    *,
    fewest_words: int = FEWEST_WORDS,
    length: int = SHINGLE,
) -> Iterator[Pair]:
    """Yield every pair of forms at or above a threshold, each once.

    A pair is yielded when its resemblance reaches `resemblance`, or when the shorter has at least
    `fewest_words` words and its containment reaches `containment`. The result is exact: a text is
    indexed under so many of its rarest shingles that whatever shares enough with it shares one of
    these; a shingle that occurs once takes a place among them but needs no entry. Texts come in
    order of length, and each looks all its shingles up.

    Args:
        forms: The texts.
        resemblance: Above 0, at most 1.
        containment: Above 0, at most 1; None looks for resemblance only.
        fewest_words: Shorter texts are contained in nothing.
        length: Words in a shingle.

    Example:
        >>> forms = Forms(["a b c d e f", "a b c d e x", "w a b c d e f"])
        >>> [(p.shorter, p.longer, p.resemblance) for p in join(forms, 0.5)]
        [(0, 1, 0.6), (0, 2, 0.8), (1, 2, 0.5)]
    """
    sizes, table = _count(forms, length)
    mask = len(table) - 1
    index: dict[int, int | array[int]] = {}
    verify = _Verifier(forms, sizes, (resemblance, containment, fewest_words), length)
    # Of two forms of which the shorter has n shingles, near ones share this share of n.
    near_share = 2 * resemblance / (1 + resemblance)
    # Of two forms with as many shingles, that with more words counts as the shorter: repeated
    # shingles do not make a text too short to be contained.
    for form in sorted(range(len(forms)), key=lambda f: (sizes[f], -forms.counts[f])):
        size = sizes[form]
        if size == 0:
            continue
        found = forms.keys[form].split()
        # Shingles that occur once are in no other form: they are neither looked up nor indexed.
        common = {
            shingle for shingle in map(hash, _runs(found, length)) if table[shingle & mask] > 1
        }
        hits = index.keys() & common
        if hits:
            yield from verify.pairs(form, [index[hit] for hit in hits])
        least = near_share * size
        if containment is not None and len(found) >= fewest_words:
            least = min(least, containment * size)
        needed = max(1, ceil(least - _ROUNDING))
        # The first `size - needed + 1` shingles, rarest first; those that occur once go before.
        places = len(common) - needed + 1
        if places <= 0:
            continue
        rarest: Iterable[int] = common
        if places < len(common):
            rarest = [s for _, s in sorted([(table[s & mask], s) for s in common])[:places]]
        verify.beyond[form] = needed - 1
        for shingle in rarest:
            old = index.setdefault(shingle, form)
            if old is not form:
                if isinstance(old, array):
                    old.append(form)
                else:
                    index[shingle] = array("I", (old, form))


class _Verifier:
    """Turns forms that share indexed shingles into pairs that reach a threshold."""

    __slots__ = ("beyond", "containment", "fewest_words", "forms", "length", "resemblance", "sizes")

    def __init__(
        self,
        forms: Forms,
        sizes: array[int],
        thresholds: tuple[float, float | None, int],
        length: int,
    ) -> None:
        self.forms, self.sizes, self.length = forms, sizes, length
        self.resemblance, self.containment, self.fewest_words = thresholds
        # What a form can share beyond its indexed shingles, to turn pairs down by arithmetic.
        self.beyond = array("I", bytes(4 * len(forms)))

    def pairs(self, longer: int, hits: Iterable[int | array[int]]) -> Iterator[Pair]:
        """Yield the pairs of a form with shorter ones that have indexed shingles of its own."""
        counts: dict[int, int] = {}
        for hit in hits:
            if isinstance(hit, int):
                counts[hit] = counts.get(hit, 0) + 1
            else:
                for shorter in hit:
                    counts[shorter] = counts.get(shorter, 0) + 1
        size, mine = self.sizes[longer], None
        for shorter, count in counts.items():
            other = self.sizes[shorter]
            most = count + self.beyond[shorter]
            near = most >= self.resemblance * (size + other - most) - _ROUNDING
            held = (
                self.containment is not None
                and most >= self.containment * other - _ROUNDING
                and self.forms.counts[shorter] >= self.fewest_words
            )
            if not (near or held):
                continue
            if mine is None:
                mine = self.forms.shingles(longer, self.length)
            shared = len(mine & self.forms.shingles(shorter, self.length))
            if shared >= self.resemblance * (size + other - shared) - _ROUNDING or held:
                pair = Pair(shorter, longer, shared, other, size)
                if pair.resemblance >= self.resemblance or (
                    held and self.containment is not None and pair.containment >= self.containment
                ):
                    yield pair
