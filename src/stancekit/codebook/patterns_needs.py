"""What a pattern needs: the words of its matches, its cost, phrases that it must match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from math import prod

from stancekit.codebook.patterns import Node, references

__all__ = [
    "Openings",
    "Stem",
    "examples_of",
    "openings_of",
    "required_stems",
    "runs_on",
    "stems_of",
    "tries_of",
]

Sets = Mapping[str, Node]
Stem = tuple[str, bool]
_MOST_EXAMPLES = 8
# The words of which every page is full, as against others of their length.
_COMMON = {
    **dict.fromkeys(("the", "of", "and", "to", "a", "in"), 1.0),
    **dict.fromkeys(
        str.split(
            "is that for on with as be by it was are at from this not n't have has he his they"
            " their we will would or an who which but been"
        ),
        0.25,
    ),
}


def stems_of(
    node: Node, sets: Sets, known: dict[str, frozenset[Stem]] | None = None
) -> frozenset[Stem]:
    """Return every (word, is a stem) in a pattern and the sets it refers to.

    Args:
        node: The pattern.
        sets: The sets.
        known: What is already known of sets; filled on the way.
    """
    found = set[Stem]()
    _collect(node, sets, {} if known is None else known, found)
    return frozenset(found)


def _collect(node: Node, sets: Sets, known: dict[str, frozenset[Stem]], found: set[Stem]) -> None:
    """Put every (word, is a stem) of a pattern where they are gathered."""
    if node.kind == "word":
        found.add((node.text, node.prefix))
    elif node.kind == "set":
        if node.text not in known:
            known[node.text] = stems_of(sets[node.text], sets, known)
        found |= known[node.text]
    else:
        for part in node.parts:
            _collect(part, sets, known, found)


def required_stems(
    node: Node, sets: Sets, known: dict[str, tuple[frozenset[Stem], ...]] | None = None
) -> tuple[frozenset[Stem], ...]:
    """Return groups of words of each of which every match holds one, the rarest group first.

    Args:
        node: The pattern.
        sets: The sets.
        known: What is already known of sets; filled on the way.

    Returns:
        The groups; none where nothing is required.
    """
    known = {} if known is None else known
    if node.kind == "word":
        return (frozenset(((node.text, node.prefix),)),)
    if node.kind == "set":
        if node.text not in known:
            known[node.text] = required_stems(sets[node.text], sets, known)
        return known[node.text]
    if node.kind == "alt":
        covers = [required_stems(p, sets, known) for p in node.parts]
        # What all alternatives need, as those do that differ in order only; then the nth group of
        # each alternative together, as far as all of them have so many.
        shared = frozenset(covers[0]).intersection(*covers[1:])
        joined = (frozenset[Stem]().union(*groups) for groups in zip(*covers, strict=False))
        if not shared:
            return tuple(joined)
        wider = {group for group in joined if not any(one <= group for one in shared)}
        return tuple(sorted(shared | wider, key=_commonness))
    if node.kind == "seq":
        groups = {c for p in node.parts for c in required_stems(p, sets, known)}
        return tuple(sorted(groups, key=_commonness) if len(groups) > 1 else groups)
    return ()


@lru_cache(maxsize=1 << 14)  # the same sets stand in many patterns
def _commonness(stems: frozenset[Stem]) -> tuple[float, list[Stem]]:
    # Long words are rare words (Zipf 1935) but for the commonest; a wrong guess only costs time.
    guesses = (_COMMON.get(text, 4.0 ** -min(len(text), 7)) for text, _ in stems)
    return sum(guesses), sorted(stems)


Openings = tuple[frozenset[Stem] | None, bool]


def openings_of(node: Node, sets: Sets, known: dict[str, Openings] | None = None) -> Openings:
    """Return the words that a match may begin with, and whether the pattern may match no word.

    Args:
        node: The pattern.
        sets: The sets.
        known: What is already known of sets; filled on the way.

    Returns:
        The words; None where any word may be the first.
    """
    known = {} if known is None else known
    if node.kind == "word":
        return frozenset(((node.text, node.prefix),)), False
    if node.kind == "gap":
        return None, True
    if node.kind == "set":
        if node.text not in known:
            known[node.text] = openings_of(sets[node.text], sets, known)
        return known[node.text]
    found = frozenset[Stem]()
    optional: list[bool] = []
    for part in node.parts:
        openings, nothing = openings_of(part, sets, known)
        if openings is None:
            return None, True
        found |= openings
        if node.kind == "seq" and not nothing:
            return found, False
        optional.append(nothing)
    return found, any(optional) if node.kind == "alt" else True


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


def runs_on(
    node: Node, sets: Sets, known: dict[str, frozenset[Stem] | None]
) -> Iterator[tuple[frozenset[Stem] | None, frozenset[Stem] | None]]:
    """Go through the places where a set could take words meant for what follows it.

    A set takes its longest member and keeps it: "{s} ban" never matches where the set holds both
    "oil" and "oil ban". Where the words with which members go on and those with which what follows
    the set begins have nothing in common, this cannot be.

    Args:
        node: The pattern.
        sets: The sets.
        known: What is already known of sets; filled on the way.

    Yields:
        The words that members of the set go on with, and those with which what follows may begin:
        its parts up to one that cannot be left out; None for each that can be any word.
    """
    for place, part in enumerate(node.parts if node.kind == "seq" else ()):
        going_on = _any_of(
            _later_stems(Node("set", text=name), sets, known) for name in references(part)
        )
        if going_on is None or going_on:
            yield going_on, _begun(node.parts[place + 1 :], sets)
    for part in node.parts:
        yield from runs_on(part, sets, known)


def _begun(parts: Sequence[Node], sets: Sets) -> frozenset[Stem] | None:
    """Return the words with which parts may begin that stand behind a set, gaps passed over."""
    found = frozenset[Stem]()
    for part in parts:
        if part.kind == "gap":
            continue
        openings, nothing = openings_of(part, sets)
        if openings is None:
            return None
        found |= openings
        if not nothing:
            break
    return found


def _later_stems(
    node: Node, sets: Sets, known: dict[str, frozenset[Stem] | None]
) -> frozenset[Stem] | None:
    """Return the words that can stand behind the first of a phrase; None where a gap is any."""
    if node.kind == "set":
        if node.text not in known:
            known[node.text] = _later_stems(sets[node.text], sets, known)
        return known[node.text]
    if node.kind != "seq":
        return _any_of(_later_stems(part, sets, known) for part in node.parts)
    first, later = node.parts[:1], node.parts[1:]
    if any(_holds_gap(part, sets) for part in later):
        return None
    inner = _any_of(_later_stems(part, sets, known) for part in first)
    return _any_of([inner, *(stems_of(part, sets) for part in later)])


def _any_of(found: Iterable[frozenset[Stem] | None]) -> frozenset[Stem] | None:
    """Join sets of words, of which None stands for any word."""
    joined = frozenset[Stem]()
    for stems in found:
        if stems is None:
            return None
        joined |= stems
    return joined


def _holds_gap(node: Node, sets: Sets) -> bool:
    """Tell whether a pattern has a gap, in its own parts or in those of a set it refers to."""
    if node.kind == "set":
        return _holds_gap(sets[node.text], sets)
    return node.kind == "gap" or any(_holds_gap(part, sets) for part in node.parts)


def examples_of(
    node: Node,
    sets: Sets,
    most: int = _MOST_EXAMPLES,
    known: dict[str, Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """Return phrases that the pattern must match, every alternative at least once if room.

    They serve to verify the index at load, and analysts to see what a pattern means.

    Args:
        node: The pattern.
        sets: The sets.
        most: How many phrases at most.
        known: What is already known of sets; filled on the way.
    """
    phrases = _phrases(node, sets, {} if known is None else known)
    return tuple(islice(dict.fromkeys(phrases), most))


def _phrases(node: Node, sets: Sets, known: dict[str, Sequence[str]]) -> Iterator[str]:
    if node.kind == "word":
        yield node.text
        if node.prefix:
            yield node.text + "s"
    elif node.kind == "gap":
        yield ""
        yield "x" + " x" * (node.size - 1)
    elif node.kind == "set":
        yield from _phrases(sets[node.text], sets, known)
    elif node.kind == "opt":
        yield ""
        yield from _phrases(node.parts[0], sets, known)
    elif node.kind == "alt":
        for part in node.parts:
            yield from _phrases(part, sets, known)
    else:
        yield from _joined([_some(part, sets, known) for part in node.parts])


def _some(node: Node, sets: Sets, known: dict[str, Sequence[str]]) -> Sequence[str]:
    """Return the first phrases of a part; most parts are words, or sets met before."""
    if node.kind == "word":
        return (node.text, f"{node.text}s") if node.prefix else (node.text,)
    if node.kind == "set":
        if node.text not in known:
            known[node.text] = _some(sets[node.text], sets, known)
        return known[node.text]
    return tuple(islice(_phrases(node, sets, known), _MOST_EXAMPLES))


def _joined(choices: Sequence[Sequence[str]]) -> Iterator[str]:
    """Vary one part at a time, the others at their first choice."""
    base = [c[0] for c in choices]
    yield " ".join([w for w in base if w])
    for place, options in enumerate(choices):
        for option in options[1:]:
            yield " ".join([w for w in (*base[:place], option, *base[place + 1 :]) if w])
