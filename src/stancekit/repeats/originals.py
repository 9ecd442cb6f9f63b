"""Which of the texts that repeat each other is the original."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from stancekit.model import Corpus, Document

__all__ = ["Link", "OriginalRule", "document_order", "kept_and_left"]

OriginalRule = Literal["earliest", "first", "longest"]


class Link(NamedTuple):
    """A verified pair of nodes, seen from the one that may be left out.

    Attributes:
        original: Node that stays.
        copy: Node that repeats it.
        one_way: Whether the copy is a part of the original; else the two are nearly equal, and
            each could be the original of the other.
        score: Resemblance, or containment where it is a part.
    """

    original: int
    copy: int
    one_way: bool
    score: float


def document_order(corpus: Corpus, rule: OriginalRule) -> dict[str, tuple[int, ...]]:
    """Return a sort key for each document: the first in this order holds the originals.

    `earliest` takes the day of publication, then the order of the corpus; an unknown part of a
    date sorts after every known one, and documents without a date after all that have one.
    `first` and `longest` take the order of the corpus.
    """

    def key(place: int, document: Document) -> tuple[int, ...]:
        when = document.published
        if rule != "earliest" or when is None:
            return (10_000, 13, 32, place)
        return (when.year or 10_000, when.month or 13, when.day or 32, place)

    return {document.id: key(place, document) for place, document in enumerate(corpus)}


def kept_and_left(
    links: Iterable[Link], rank: Callable[[int], object], size: Callable[[int], int]
) -> dict[int, Link]:
    """Choose what stays and link everything else directly to something that stays.

    Whatever is left out has a verified pair with a text that stays, and no two texts that stay
    make a pair. (Joining whatever is connected would link the ends of a chain of small changes
    that have nothing in common.) Originals are chosen before their copies; where being the
    original goes round in a circle, the longest text stays.

    Args:
        links: Verified pairs.
        rank: Sort key of a node; lower ones are originals.
        size: Length of a node.

    Returns:
        For each node left out, the link to the best of its originals that stay.
    """
    originals: dict[int, list[Link]] = {}
    copies: dict[int, list[Link]] = {}
    for link in links:
        originals.setdefault(link.copy, []).append(link)
        copies.setdefault(link.original, []).append(link)
    nodes = sorted(originals.keys() | copies.keys(), key=rank)  # type: ignore[arg-type]
    place = {node: i for i, node in enumerate(nodes)}
    waits_for = {node: len(originals.get(node, ())) for node in nodes}
    ready = [place[node] for node in nodes if waits_for[node] == 0]
    longest = sorted(nodes, key=lambda node: (-size(node), place[node]))
    decided: dict[int, bool] = {}  # whether the node stays
    at = 0
    while len(decided) < len(nodes):
        if ready:
            node = nodes[heapq.heappop(ready)]
        else:
            while longest[at] in decided:
                at += 1
            node = longest[at]
        if node in decided:
            continue
        decided[node] = True
        beside = [link.copy for link in copies.get(node, ())]
        beside += [link.original for link in originals.get(node, ())]
        for other in beside:
            if other not in decided:
                decided[other] = False
                for link in copies.get(other, ()):
                    waits_for[link.copy] -= 1
                    if waits_for[link.copy] == 0 and link.copy not in decided:
                        heapq.heappush(ready, place[link.copy])
    return {
        node: _best(node, originals, copies, decided, place) for node in nodes if not decided[node]
    }


def _best(
    node: int,
    originals: Mapping[int, list[Link]],
    copies: Mapping[int, list[Link]],
    decided: Mapping[int, bool],
    place: Mapping[int, int],
) -> Link:
    found = [link for link in originals.get(node, ()) if decided[link.original]]
    if not found:  # in a circle: a later text stayed, and nearly equal texts link both ways
        found = [
            Link(link.copy, node, one_way=False, score=link.score)
            for link in copies[node]
            if decided[link.copy]
        ]
    return max(found, key=lambda link: (not link.one_way, link.score, -place[link.original]))
