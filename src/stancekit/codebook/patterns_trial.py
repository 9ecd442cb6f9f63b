"""Trying patterns on words as their regular expressions would, without compiling any.

A codebook has a thousand patterns, of which a text needs a few dozen, most of them once: to
compile the others only to verify them, and the rare ones only to see that they are not there,
would be most of the time that a corpus of some hundred articles takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from stancekit.codebook.patterns import Node
from stancekit.codebook.patterns_needs import Openings, Stem, openings_of

__all__ = ["Place", "Trial"]


class Place(NamedTuple):
    """Where a pattern matches, asked for as of a match of `re`."""

    first: int
    last: int

    def span(self) -> tuple[int, int]:
        """Return the index of the first word and that after the last."""
        return self.first, self.last


# From the classes of words and the index of one of them, the ends of the matches that begin
# there, those tried first first, each once.
_Step = Callable[[str, int], Iterable[int]]


class Trial:
    """Matches patterns against classes of words, choice by choice.

    All ends that a part can have are gone through together, so that no way is tried twice.

    Args:
        sets: The sets that patterns refer to.
        chars: The classes of the words that each stem matches.
        ordered: Puts the alternatives of a choice into the order in which they are tried.
    """

    def __init__(
        self,
        sets: Mapping[str, Node],
        chars: Mapping[Stem, str],
        ordered: Callable[[Node], Sequence[Node]],
    ) -> None:
        self._sets = sets
        self._chars = chars
        self._ordered = ordered
        # By the id of a node, which lives as long as its index.
        self._steps: dict[int, _Step] = {}
        self._openings: dict[int, frozenset[str] | None] = {}
        self._of_sets: dict[str, Openings] = {}

    def search(self, node: Node, classes: str, first: int, last: int) -> Place | None:
        """Return the leftmost match of a pattern among classes [first, last)."""
        stretch = classes[first:last]
        opening, step = self._opening(node), self._step(node)
        for at, char in enumerate(stretch):
            if opening is None or char in opening:
                for end in step(stretch, at):
                    return Place(first + at, first + end)
        return None

    def whole(self, name: str, classes: str) -> bool:
        """Tell whether a set, which keeps what it has taken, takes all of the classes."""
        return next(iter(self._step(self._sets[name])(classes, 0)), None) == len(classes)

    def _opening(self, node: Node) -> frozenset[str] | None:
        """Return the classes of which a match must begin with one; None for any."""
        if id(node) not in self._openings:
            stems, nothing = openings_of(node, self._sets, self._of_sets)
            known = None if stems is None or nothing else [self._chars[s] for s in stems]
            self._openings[id(node)] = None if known is None else frozenset("".join(known))
        return self._openings[id(node)]

    def _step(self, node: Node) -> _Step:
        if id(node) not in self._steps:
            self._steps[id(node)] = self._written(node)
        return self._steps[id(node)]

    def _written(self, node: Node) -> _Step:
        """Write how a part of a pattern is gone through; parts inside it when they are met."""
        if node.kind == "word":
            return self._word(frozenset(self._chars[node.text, node.prefix]))
        if node.kind == "gap":
            return lambda classes, at: range(at, min(at + node.size, len(classes)) + 1)
        if node.kind == "opt":
            inner = self._step(node.parts[0])
            return lambda classes, at: (*inner(classes, at), at)
        if node.kind == "set":
            member = self._step(self._sets[node.text])
            return lambda classes, at: islice(member(classes, at), 1)
        return self._choice(node) if node.kind == "alt" else self._row(node)

    def _word(self, chars: frozenset[str]) -> _Step:
        return lambda classes, at: (at + 1,) if classes[at : at + 1] in chars else ()

    def _choice(self, node: Node) -> _Step:
        """Try alternatives in their order, of each word only those that may begin with it."""
        likely: dict[str, tuple[_Step, ...]] = {}
        openings: list[tuple[Node, frozenset[str] | None]] = []

        def step(classes: str, at: int) -> Iterable[int]:
            char = classes[at : at + 1]
            if char not in likely:
                if not openings:
                    openings.extend((part, self._opening(part)) for part in self._ordered(node))
                begun = [
                    self._step(p) for p, opening in openings if opening is None or char in opening
                ]
                likely[char] = tuple(begun)
            steps = likely[char]
            if len(steps) == 1:
                return steps[0](classes, at)
            return dict.fromkeys(end for inner in steps for end in inner(classes, at))

        return step

    def _row(self, node: Node) -> _Step:
        """Go on from every end of one part with the next."""
        steps = [(self._opening(part), self._step(part)) for part in node.parts]

        def step(classes: str, at: int) -> Iterable[int]:
            ends: Iterable[int] = (at,)
            for opening, inner in steps:
                ends = {
                    end: None
                    for begin in ends
                    if opening is None or classes[begin : begin + 1] in opening
                    for end in inner(classes, begin)
                }
                if not ends:
                    break
            return ends

        return step
