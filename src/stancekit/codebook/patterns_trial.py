"""Trying patterns on phrases as their regular expressions would, without compiling any.

A codebook has a thousand patterns, of which a text needs a few dozen: to compile the others only
to verify them would be most of the time that it takes to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from stancekit.codebook.patterns import Node
from stancekit.codebook.patterns_needs import Stem

__all__ = ["Trial"]


class Trial:
    """Matches patterns against classes of words, choice by choice.

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

    def found(self, node: Node, classes: str) -> bool:
        """Tell whether a pattern matches anywhere among classes."""
        return any(True for at in range(len(classes) + 1) for _ in self._ends(node, classes, at))

    def whole(self, name: str, classes: str) -> bool:
        """Tell whether a set, which keeps what it has taken, takes all of the classes."""
        return next(self._ends(Node("set", text=name), classes, 0), None) == len(classes)

    def _ends(self, node: Node, classes: str, at: int) -> Iterator[int]:
        """Go through the ends of the matches that begin at a word, those tried first first."""
        if node.kind == "word":
            if at < len(classes) and classes[at] in self._chars[node.text, node.prefix]:
                yield at + 1
        elif node.kind == "gap":
            yield from range(at, min(at + node.size, len(classes)) + 1)
        elif node.kind == "opt":
            yield from self._ends(node.parts[0], classes, at)
            yield at
        elif node.kind == "set":
            first = next(self._ends(self._sets[node.text], classes, at), None)
            if first is not None:
                yield first
        elif node.kind == "alt":
            for part in self._ordered(node):
                yield from self._ends(part, classes, at)
        else:
            yield from self._row(node.parts, classes, at)

    def _row(self, parts: Sequence[Node], classes: str, at: int) -> Iterator[int]:
        if not parts:
            yield at
            return
        for end in self._ends(parts[0], classes, at):
            yield from self._row(parts[1:], classes, end)
