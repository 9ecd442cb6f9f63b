"""What a pattern needs: the words of its matches, its cost, phrases that it must match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import prod

from stancekit.codebook.patterns import Node

__all__ = ["Stem", "examples_of", "required_stems", "stems_of", "tries_of"]

Sets = Mapping[str, Node]
Stem = tuple[str, bool]


def stems_of(node: Node, sets: Sets) -> frozenset[Stem]:
    """Return every (word, is a stem) in a pattern and the sets it refers to."""
    if node.kind == "word":
        return frozenset(((node.text, node.prefix),))
    inner = (sets[node.text],) if node.kind == "set" else node.parts
    return frozenset[Stem]().union(*(stems_of(p, sets) for p in inner))


def required_stems(node: Node, sets: Sets) -> tuple[frozenset[Stem], ...]:
    """Return groups of words of each of which every match holds one, the rarest group first.

    Empty where nothing is required.
    """
    if node.kind == "word":
        return (frozenset(((node.text, node.prefix),)),)
    if node.kind == "set":
        return required_stems(sets[node.text], sets)
    if node.kind == "alt":
        covers = [required_stems(p, sets) for p in node.parts]
        if not all(covers):
            return ()
        return (frozenset[Stem]().union(*(c[0] for c in covers)),)
    if node.kind == "seq":
        groups = {c for p in node.parts for c in required_stems(p, sets)}
        return tuple(sorted(groups, key=_commonness))
    return ()


def _commonness(stems: frozenset[Stem]) -> tuple[float, list[Stem]]:
    # Long words are rare words (Zipf 1935); a square root too steep or flat only costs time.
    return sum(4.0 ** -min(len(text), 7) for text, _ in stems), sorted(stems)


def tries_of(node: Node, sets: Sets) -> int:
    """Return an upper bound of the ways a pattern can be tried at one word.

    Gaps and alternatives of several words multiply along a sequence; alternatives of one word
    are told apart at once and count as one, and so does a set, which takes its longest member.
    """
    if node.kind == "word":
        return 1
    if node.kind == "gap":
        return node.size + 1
    if node.kind == "set":
        return 1
    inner = [tries_of(p, sets) for p in node.parts]
    if node.kind == "seq":
        return prod(inner)
    if node.kind == "opt":
        return 1 + inner[0]
    longer = [n for p, n in zip(node.parts, inner, strict=True) if p.kind != "word"]
    return max(1, sum(longer) + (len(longer) < len(inner)))


def examples_of(node: Node, sets: Sets, most: int = 8) -> tuple[str, ...]:
    """Return phrases that the pattern must match, every alternative at least once if room.

    They serve to verify the index at load, and analysts to see what a pattern means.
    """
    return tuple(islice(dict.fromkeys(_phrases(node, sets)), most))


def _phrases(node: Node, sets: Sets) -> Iterator[str]:
    if node.kind == "word":
        yield node.text
        if node.prefix:
            yield node.text + "s"
    elif node.kind == "gap":
        yield ""
        yield "x" + " x" * (node.size - 1)
    elif node.kind == "set":
        yield from _phrases(sets[node.text], sets)
    elif node.kind == "opt":
        yield ""
        yield from _phrases(node.parts[0], sets)
    elif node.kind == "alt":
        for part in node.parts:
            yield from _phrases(part, sets)
    else:
        yield from _joined([list(islice(_phrases(p, sets), 8)) for p in node.parts])


def _joined(choices: Sequence[Sequence[str]]) -> Iterator[str]:
    """Vary one part at a time, the others at their first choice."""
    base = [c[0] for c in choices]
    yield " ".join(w for w in base if w)
    for place, options in enumerate(choices):
        for option in options[1:]:
            yield " ".join(w for w in (*base[:place], option, *base[place + 1 :]) if w)
