"""What a phrase says of the words of its matches: which they cannot do without, which begin them.

A text that lacks these words need not be searched for the phrase.
"""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["COMMON", "SHORTEST_BEGINNING", "Node", "firsts", "needs", "rarest"]

# Shorter beginnings of words say too little to look cues up by.
SHORTEST_BEGINNING = 3
# Words too common to look for first.
COMMON = frozenset(
    str.split("""
    security council united nations un general assembly international russia russian syria syrian
    europe european president american world state states iran israel iraq ukraine final joint
    first second third fourth additional agreement declaration statement convention treaty
    protocol the paris moscow vienna washington global law of by to from in on for with a an and
    or not is was are were be been has had have its their his our we they he it us any no if when
    who that this at as all under new people government authorities
    """)
)


@frozen
class Node:
    """A piece of a phrase: `word`, `gap`, `comma`, `option` or `choice`, with what is in it."""

    kind: str
    word: str = ""
    branches: tuple[tuple[Node, ...], ...] = ()


def _stems_of(node: Node) -> frozenset[str] | None:
    """Return words of which every match of a node contains one; None where there are none."""
    if node.kind == "word":
        first = re.split(r"[-'’.*]", node.word)[0].casefold()
        if not first or node.word == "^":
            return None
        ascii_part = re.match(r"[\x00-\x7f]*", first)
        plain = ascii_part[0] if ascii_part else ""
        # Whatever may be accented or have any ending is known by its beginning alone.
        open_ended = plain != first or node.word == f"{first}*" or node.word.endswith("*")
        if open_ended and len(plain) < SHORTEST_BEGINNING:
            return None
        return frozenset([f"{plain}*" if open_ended else plain])
    if node.kind != "choice":
        return None
    found: set[str] = set()
    for branch in node.branches:
        best = rarest(branch)
        if best is None:
            return None
        found |= best
    return frozenset(found)


def rarest(nodes: tuple[Node, ...]) -> frozenset[str] | None:
    """Return the rarest words of which every match of a sequence contains one; None for none."""
    choices = [s for s in map(_stems_of, nodes) if s]
    return min(choices, key=_commonness, default=None)


def _needs_of(node: Node, *, apart: bool) -> frozenset[str] | None:
    """Return words of which every match of a node has one as a word; None where none is sure.

    Args:
        node: The node.
        apart: Whether white space is sure to stand before it.
    """
    if node.kind == "choice":
        chosen = [
            min(needs(branch, apart=apart), key=_commonness, default=None)
            for branch in node.branches
        ]
        if None in chosen:
            return None
        return frozenset(word for words in chosen for word in words or ())
    # Recognition loses the space behind "of", so that nothing is sure of it or of what follows.
    if node.kind != "word" or not apart or node.word == "^" or node.word.casefold() == "of":
        return None
    whole = node.word.casefold()
    match = re.match(r"[a-z0-9]*", whole)
    plain = match[0] if match else ""
    if plain == whole:
        return frozenset([whole])
    # "self-defence" may be written as one word; accents and endings vary.
    return frozenset([f"{plain}*"]) if len(plain) >= SHORTEST_BEGINNING else None


def needs(nodes: tuple[Node, ...], *, apart: bool = True) -> tuple[frozenset[str], ...]:
    """Return sets of words; every match of a sequence contains one of each."""
    found = []
    for node in nodes:
        need = _needs_of(node, apart=apart)
        if need:
            found.append(need)
        if node.kind != "gap":
            apart = node.kind != "comma" and node.word.casefold() != "of"
    return tuple(dict.fromkeys(found))


def _commonness(stems: frozenset[str]) -> tuple[int, int, int, str]:
    common = sum(s in COMMON or len(s) < 3 for s in stems)
    return (bool(common), len(stems), -min(map(len, stems)), min(stems))


def firsts(nodes: tuple[Node, ...]) -> frozenset[str] | None:
    """Return words one of which begins every match of a sequence; None where that is not known.

    `word*` stands for a beginning.
    """
    found, done = _firsts(nodes)
    return found if done else None


def _firsts(nodes: tuple[Node, ...]) -> tuple[frozenset[str], bool]:
    """Return words that may begin a sequence, and whether nothing else can."""
    found: frozenset[str] = frozenset()
    for node in nodes:
        if node.kind not in ("word", "choice", "option"):
            return found, False
        if node.kind == "word":
            whole = node.word.casefold()
            match = re.match(r"[a-z0-9]+", whole)
            if match is None:
                return found, False
            exact = match[0] == whole != "of"
            return found | {whole if exact else f"{match[0]}*"}, True
        branches = [_firsts(branch) for branch in node.branches]
        found = found.union(*(words for words, _ in branches))
        sure = all(done for _, done in branches)
        if node.kind == "choice" or not sure:
            return found, sure
    return found, False
