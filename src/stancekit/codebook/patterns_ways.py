"""Telling whether patterns can match, all their ways at once: sets of places as bits of a number.

Most patterns of which all words are there do not match: the words stand in another order, too
far apart, or are those of other phrases. To see that, every way through a pattern is gone from
all words of a sentence together, a bit for each word, as bit-parallel string searching does
(Baeza-Yates and Gonnet 1992): what is left in the end are the places where matches can end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from stancekit.codebook.patterns import Node
from stancekit.codebook.patterns_needs import Openings, Stem, openings_of

__all__ = ["Sketch", "Stretch", "Ways"]


_NO_SETS: frozenset[str] = frozenset()


class Stretch(dict[str, int]):
    """By classes: at which words of a stretch one of them stands, the first word's bit the lowest.

    Attributes:
        everywhere: The bits of all words.
        places: The same for each class of the stretch alone.
        sets: For sets that were looked for, whether one of their members stands anywhere.
        known: What was found out about choices, by the id of one and where it may begin: where it
            ends, and `unsure` for it.
        unsure: Whether a set that was gone through may end at several words.

    Example:
        >>> f"{Stretch('abca')['ac']:04b}"
        '1101'
    """

    __slots__ = ("everywhere", "known", "places", "sets", "unsure")

    def __init__(self, classes: str, other: str = "") -> None:
        """Note where each class stands.

        Args:
            classes: The classes of its words.
            other: That of the words which no pattern holds.
        """
        super().__init__()
        self.places: dict[str, int] = {}
        self.sets: dict[str, bool] = {}
        self.known: dict[tuple[int, int], tuple[int, bool]] = {}
        self.unsure = False
        places, bit = self.places, 1
        for char in classes:
            if char != other:
                places[char] = places.get(char, 0) | bit
            bit <<= 1
        self.everywhere = bit - 1

    def __missing__(self, chars: str) -> int:
        found, places = 0, self.places
        if len(chars) < len(places):
            for char in chars:
                if char in places:
                    found |= places[char]
        else:
            for char, bits in places.items():
                if char in chars:
                    found |= bits
        self[chars] = found
        return found


# From a stretch and the words at which a part of a pattern may begin to those behind its matches.
Way = Callable[[Stretch, int], int]


class Sketch(NamedTuple):
    """What tells at little cost whether a pattern matches a stretch, and mostly where.

    Attributes:
        sets: Names of sets of each of which every match holds a member.
        ends: Tells where matches may end; where it says nowhere, there are none.
        place: Tells where the leftmost match begins and ends; None where that is not sure.
    """

    sets: tuple[str, ...]
    ends: Way
    place: Callable[[Stretch, int], tuple[int, int] | None]


class Ways:
    """Goes through patterns from many places at once.

    A set counts as a choice like others, though it keeps its longest member: so a pattern may be
    told to match that does not, never the other way round.

    Args:
        sets: The sets that patterns refer to.
        chars: The classes of the words that each stem matches.
    """

    def __init__(self, sets: Mapping[str, Node], chars: Mapping[Stem, str]) -> None:
        self._sets = sets
        self._chars = chars
        # By the id of a node, which lives as long as its index.
        self._known: dict[int, Way] = {}
        self._of_sets: dict[str, Openings] = {}

    def sketch(self, node: Node) -> Sketch:
        """Return what tells whether a pattern matches; nothing is worked out before use."""
        sets = tuple(sorted(_sets_in(node)))
        return Sketch(sets, partial(self._ends, node), partial(self._place, node))

    def occurs(self, name: str, stretch: Stretch) -> bool:
        """Tell whether a member of a set may stand somewhere in a stretch; False is certain."""
        found = stretch.sets.get(name)
        if found is None:
            way = self._way(self._sets[name])
            found = stretch.sets[name] = way(stretch, stretch.everywhere) != 0
        return found

    def _ends(self, node: Node, stretch: Stretch, begins: int) -> int:
        return self._way(node)(stretch, begins)

    def _place(self, node: Node, stretch: Stretch, begins: int) -> tuple[int, int] | None:
        """Return where the leftmost match begins and ends, if it can have no other end.

        A set that can end at one word only is no other thing than a choice, so all is sure then.
        """
        opening, way = self._opening(node), self._way(node)
        if opening is not None:
            begins &= stretch[opening]
        while begins:
            begin = begins & -begins
            stretch.unsure = False
            ends = way(stretch, begin)
            if ends:
                several = stretch.unsure or ends & (ends - 1)
                return None if several else (begin.bit_length() - 1, ends.bit_length() - 1)
            begins ^= begin
        return None

    def _way(self, node: Node) -> Way:
        way = self._known.get(id(node))
        if way is None:
            way = self._known[id(node)] = self._written(node)
        return way

    def _written(self, node: Node) -> Way:
        """Write how a part of a pattern is gone through."""
        if node.kind == "word":
            return _word(self._chars[node.text, node.prefix])
        if node.kind == "gap":
            return _gap(node.size)
        if node.kind == "opt":
            inner = self._way(node.parts[0])
            return lambda stretch, begins: begins | inner(stretch, begins)
        if node.kind == "set":
            return _set(self._way(self._sets[node.text]))
        if node.kind == "alt":
            return self._choice(node)
        return _row([self._way(part) for part in node.parts])

    def _choice(self, node: Node) -> Way:
        """Go through alternatives, of each word only through those that may begin with it."""
        single = "".join([self._chars[p.text, p.prefix] for p in node.parts if p.kind == "word"])
        longer = [p for p in node.parts if p.kind != "word"]
        if not longer:
            return _word(single)
        if len(longer) == 1:
            inner = self._way(longer[0])
            return lambda stretch, begins: (
                ((begins & stretch[single]) << 1) | inner(stretch, begins)
            )
        openings = [(self._opening(part), part) for part in longer]
        begun = [(opening, part) for opening, part in openings if opening is not None]
        opening = "".join([opening for opening, _ in begun])
        always = [self._way(part) for opening, part in openings if opening is None]
        likely: dict[str, list[Way]] = {}

        def go(stretch: Stretch, here: int) -> tuple[int, bool]:
            """Go through the longer ones, from words of which each begins one."""
            unsure, stretch.unsure = stretch.unsure, False
            found = 0
            for char, places in stretch.places.items():
                if at := here & places:
                    if char not in likely:
                        likely[char] = [self._way(p) for o, p in begun if char in o]
                    for inner in likely[char]:
                        found |= inner(stretch, at)
            known = found, stretch.unsure
            stretch.unsure = unsure
            return known

        def way(stretch: Stretch, begins: int) -> int:
            found = (begins & stretch[single]) << 1
            here = begins & stretch[opening]
            if here:
                key = id(node), here
                known = stretch.known.get(key)
                if known is None:
                    known = stretch.known[key] = go(stretch, here)
                found |= known[0]
                stretch.unsure |= known[1]
            for inner in always:
                found |= inner(stretch, begins)
            return found

        return way

    def _opening(self, node: Node) -> str | None:
        """Return the classes of which a match must begin with one; None for any."""
        first = node
        while first.kind == "seq":
            first = first.parts[0]
        if first.kind == "word":
            return self._chars[first.text, first.prefix]
        stems, nothing = openings_of(node, self._sets, self._of_sets)
        if stems is None or nothing:
            return None
        return "".join([self._chars[stem] for stem in stems])


def _sets_in(node: Node) -> frozenset[str]:
    """Return the names of sets of which every match of a pattern holds a member."""
    if node.kind == "set":
        return frozenset((node.text,))
    found = [_sets_in(part) for part in node.parts]
    if node.kind == "seq":
        return _NO_SETS.union(*found)
    return found[0].intersection(*found[1:]) if node.kind == "alt" else _NO_SETS


def _word(chars: str) -> Way:
    return lambda stretch, begins: (begins & stretch[chars]) << 1


def _set(inner: Way) -> Way:
    """Write a set, of which it is noted where it may keep one of several members."""

    def way(stretch: Stretch, begins: int) -> int:
        ends = inner(stretch, begins)
        if ends & (ends - 1):
            stretch.unsure = True
        return ends

    return way


def _gap(size: int) -> Way:
    """Write a gap: from every place on to those at most so many words further."""
    shifts: list[int] = []
    spread = 1
    while spread <= size:
        shifts.append(min(spread, size + 1 - spread))
        spread += shifts[-1]

    def way(_stretch: Stretch, begins: int) -> int:
        for shift in shifts:
            begins |= begins << shift
        return begins

    return way


def _row(ways: Sequence[Way]) -> Way:
    def way(stretch: Stretch, begins: int) -> int:
        for inner in ways:
            begins = inner(stretch, begins)
            if not begins:
                break
        return begins

    return way
