"""What a phrase says of the words of its matches: which they cannot do without, which begin them.

A text that lacks these words need not be searched for the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

__all__ = [
    "COMMON",
    "SHORTEST_BEGINNING",
    "WORDS",
    "Node",
    "commonness",
    "firsts",
    "followers",
    "needs",
    "rarest",
]

# How many words of phrases are remembered at a time: the phrases of a table share most of theirs.
WORDS = 1 << 12
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
# Words of every second article.
_OFTEN = frozenset(
    str.split("""
    would will could can cannot may might should must does did do done being but also after before
    against between during into over out off up down about than then there these those them her
    his she him you your my me i one two three more most many much some other others last next
    same such own only even just very back around behind outside without within part full clear
    key main primary open long high big great good best right rights left side point line lines
    say says said told asked called call calls ask asks want wants take takes took taken taking
    make makes made making go goes going gone went get gets got give gives gave given giving put
    come comes came play plays played run runs running ran keep keeps kept hold holds held find
    found need needs work works worked working lead leading use used using won win continue
    continued continues change changes change* act action actions attack attacks war peace fight
    force forces military campaign vote votes voted house congress court courts police country
    countries public political politics power house law laws order orders role control support
    leader leaders leadership official officials office minister member members meeting decision
    decisions response report reports plan plans issue issues case cases question past earlier
    day week month year years time times today way man men women group party national foreign
    central local senior former able open face foundation ground grounds response threat legal
    """)
)


@frozen
class Node:
    """A piece of a phrase: `word`, `gap`, `comma`, `option` or `choice`, with what is in it."""

    kind: str
    word: str = ""
    branches: tuple[tuple[Node, ...], ...] = ()


@lru_cache(maxsize=WORDS)
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
    return min(choices, key=commonness, default=None)


def followers(nodes: tuple[Node, ...]) -> frozenset[str] | None:
    """Return words one of which follows the rarest words of a sequence; None where not known.

    Only white space and a comma may stand between.
    """
    stems = rarest(nodes)
    place = next((n for n, node in enumerate(nodes) if _stems_of(node) == stems), None)
    if not stems or place is None or not all(map(_PLAIN_WORD.fullmatch, _alone(nodes[place]))):
        return None
    return firsts(nodes[place + 1 :])


_PLAIN_WORD = re.compile(r"[a-z]+\*?", re.IGNORECASE | re.ASCII)


def _alone(node: Node) -> Iterator[str]:
    """Go through the words that a node may be; where it may be several, that is none of them."""
    if node.kind == "word":
        yield node.word
    for branch in node.branches:
        if len(branch) == 1 and branch[0].kind in ("word", "choice"):
            yield from _alone(branch[0])
        else:
            yield ""


def _needs_of(node: Node, *, apart: bool) -> frozenset[str] | None:
    """Return words of which every match of a node has one as a word; None where none is sure.

    Args:
        node: The node.
        apart: Whether white space is sure to stand before it.
    """
    if node.kind == "choice":
        chosen = [
            min(needs(branch, apart=apart), key=commonness, default=None)
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


def commonness(stems: frozenset[str]) -> tuple[int, str]:
    """Return a rough measure of how often any of some words is met in news."""
    often = sum(
        1000
        if s in _EVERYWHERE
        else 30
        if s in COMMON or len(s) < 3
        else 12
        if s in _OFTEN
        else 4
        if len(s) < 5
        else 1
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
