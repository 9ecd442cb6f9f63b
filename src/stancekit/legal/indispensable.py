"""What a phrase says of the words of its matches: which they cannot do without, which begin them.

A text that lacks these words need not be searched for the phrase.
"""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["COMMON", "SHORTEST_BEGINNING", "Node", "firsts", "key_place", "needs", "rarest"]

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


# Words that hardly a sentence is without.
_EVERYWHERE = frozenset(
    str.split("""
    of by to from in on for with a an and or the not is was are were be been has had have its
    their his our we they he it us any no if when who that this at as all under new people
    """)
)


@frozen
class Node:
    """A piece of a phrase: `word`, `gap`, `comma`, `option` or `choice`, with what is in it."""

    kind: str
    word: str = ""
    branches: tuple[tuple[Node, ...], ...] = ()


def _tokens(word: str) -> frozenset[str] | None:
    """Return what the first run of letters may be where a word of a phrase stands.

    Hyphens and stops may be missing, so that "go-ahead" begins with "go" or "goahead"; accents may
    be missing too, so that what follows an accented letter is not known. None where nothing is
    sure enough to look for.
    """
    if word == "^":
        return None
    found: set[str] = set()
    joined = ""
    for part, mark in re.findall(r"([^-'’.*]*)([-'’.*]?)", word.casefold()):
        match = re.match(r"[a-z0-9]*", part)
        plain = match[0] if match else ""
        joined += plain
        if plain != part or mark == "*":
            found.add(f"{joined}*")
            break
        if joined and part:
            found.add(joined)
        if mark not in ("-", "."):
            break
    sure = all(len(token) > SHORTEST_BEGINNING for token in found if token.endswith("*"))
    return frozenset(found) if found and sure else None


def _stems_of(node: Node) -> frozenset[str] | None:
    """Return words of which every match of a node contains one; None where there are none."""
    if node.kind == "word":
        return _tokens(node.word)
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


def key_place(nodes: tuple[Node, ...]) -> int | None:
    """Return which node of a sequence its rarest words begin; None where they stand inside one."""
    stems = rarest(nodes)
    place = next((n for n, node in enumerate(nodes) if _stems_of(node) == stems), None)
    return place if stems and place is not None and _begun_by_stems(nodes[place]) else None


def _begun_by_stems(node: Node) -> bool:
    """Tell whether every match of a node begins with one of the words it is looked up by."""
    return node.kind == "word" or all(
        _stems_of(branch[0]) == rarest(branch) and _begun_by_stems(branch[0])
        for branch in node.branches
    )


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
    if node.kind != "word" or not apart or node.word.casefold() == "of":
        return None
    return _tokens(node.word)


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


def _commonness(stems: frozenset[str]) -> tuple[int, str]:
    """Return a rough measure of how often any of some words is met in news."""
    often = sum(
        1000 if s in _EVERYWHERE else 30 if s in COMMON or len(s) < 3 else 4 if len(s) < 5 else 1
        for s in stems
    )
    return often, min(stems)


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
