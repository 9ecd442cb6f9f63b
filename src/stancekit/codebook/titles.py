"""Offices: which titles mean the same office, and who "the Russian Foreign Minister" is on a day.

A title goes with the name of the state or body it is an office of, before or after it: "Russian
Foreign Minister", "Russia's top diplomat", "the Minister of Foreign Affairs of Russia", "the head
of the Russian Foreign Ministry".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from importlib import resources

from attrs import Factory, define

from stancekit.model import Actor, PartialDate, Role

__all__ = ["Offices", "holder", "same_office"]

_WORD = re.compile(r"[^\W_]+")
_LEFT = 90  # code points; the longest title in the table, its prepositions included, has 60


def _titles() -> tuple[frozenset[str], ...]:
    data = resources.files("stancekit.codebook").joinpath("data", "titles.toml")
    table = tomllib.loads(data.read_text(encoding="utf-8"))
    return tuple(frozenset(t.casefold() for t in row) for row in table["offices"].values())


def same_office(title: str) -> tuple[str, ...]:
    """Return every title of the office that a title names, itself first.

    Example:
        >>> "top {} diplomat" in same_office("Foreign Minister")
        True
        >>> same_office("Keeper of the Keys")
        ('keeper of the keys',)
    """
    folded = title.casefold()
    found = sorted({t for row in _OFFICES if folded in row for t in row} - {folded})
    return (folded, *found)


_OFFICES = _titles()


# The day of a text, and the ids of the people it names.
Scene = tuple[PartialDate | None, Collection[str]]


def holder(terms: Iterable[tuple[str, Role]], scene: Scene) -> str | None:
    """Return the id of the one actor who held an office; None where that is not clear.

    Args:
        terms: Actor ids with the terms they held the office for.
        scene: The day of the text, and the ids of the people it names. Where the day does not
            decide, a single holder is taken, or the single one whom the text names.
    """
    when, present = scene
    held = [(actor, role.held_on(when)) for actor, role in terms]
    sure = {actor for actor, answer in held if answer is True}
    possible = sure or {actor for actor, answer in held if answer is None}
    if len(possible) > 1:
        possible &= set(present)
    return possible.pop() if len(possible) == 1 else None


@define(eq=False)
class _Node:
    """A place among the words of titles around a name.

    Attributes:
        words: Where the next word after the name leads.
        before: Where the words before the name lead, the nearest first.
        terms: Who held each office whose title is complete here.
    """

    words: dict[str, _Node] = Factory(dict)
    before: dict[str, _Node] = Factory(dict)
    terms: list[list[tuple[str, Role]]] = Factory(list)


class Offices:
    """Finds offices around the names of the states and bodies they are offices of."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """Index the offices of actors by the words of their titles."""
        self._by_of: dict[str, _Node] = {}
        self._terms: dict[tuple[str, str], list[tuple[str, Role]]] = {}
        for actor in actors:
            for role in actor.roles:
                for title in same_office(role.title):
                    self._terms.setdefault((role.of or "", title), []).append((actor.id, role))
        for (of, title), terms in self._terms.items():
            if of:
                for before, after in _shapes(title):
                    node = self._by_of.setdefault(of, _Node())
                    for word in after:
                        node = node.words.setdefault(word, _Node())
                    for word in reversed(before):
                        if word not in _SKIPPED:
                            node = node.before.setdefault(word, _Node())
                    node.terms.append(terms)

    def __contains__(self, of: object) -> bool:
        """Tell whether there are offices of an actor id."""
        return of in self._by_of

    def around(
        self, text: str, of: str, name: tuple[int, int], scene: Scene, end: int
    ) -> tuple[int, int, str] | None:
        """Return `(start, stop, holder)` of the longest office around a name; None without one.

        Args:
            text: The text.
            of: Id of the actor whose name it is.
            name: Where the name starts and ends.
            scene: The day of the text, and the ids of the people it names.
            end: Where the search ends.
        """
        node = self._by_of.get(of)
        if node is None:
            return None
        start, stop = name
        nearest = _word_before(text, start)
        left: list[tuple[str, int]] | None = None
        best: tuple[int, int, str] | None = None
        for right, ended in _rightwards(node, text, stop, end):
            options = [(start, ended.terms)] if right > stop and ended.terms else []
            if nearest in ended.before:
                if left is None:
                    left = _left_words(text, start)
                options += _leftwards(ended, left, nearest)
            for begin, offices in options:
                if best is not None and right - begin <= best[1] - best[0]:
                    continue
                holders = (holder(terms, scene) for terms in offices)
                actor = next((one for one in holders if one is not None), None)
                if actor is not None and not _former(text, begin):
                    best = (begin, right, actor)
        return best

    def terms(self, title: str, of: str | None = None) -> list[tuple[str, Role]]:
        """Return who held an office, of one actor or of any."""
        folded = title.casefold()
        if of is not None:
            return self._terms.get((of, folded), [])
        return [t for (_, known), terms in self._terms.items() if known == folded for t in terms]


def _shapes(title: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the words before and after the name, for each way of writing a title."""
    before, slot, after = title.partition("{}")
    if slot:
        return [(tuple(_WORD.findall(before)), tuple(_WORD.findall(after)))]
    words = tuple(_WORD.findall(title))
    return [((), words), ((*words, "of"), ()), ((*words, "for"), ())]


_POSSESSIVE = re.compile(r"['’]s?(?=\W)")
_NEXT = re.compile(r"(?:[^\S\n]{1,3}\n?|[-‑]|\n)([^\W_]+)")


def _rightwards(node: _Node, text: str, position: int, stop: int) -> list[tuple[int, _Node]]:
    """Return how far the words after a name go on in titles, the name's own end first."""
    found = [(position, node)]
    at = position
    if text.startswith(("'", "’"), position):
        possessive = _POSSESSIVE.match(text, position, stop)
        at = possessive.end() if possessive else position
    while match := _NEXT.match(text, at, stop):
        following = node.words.get(match[1].casefold())
        if following is None:
            break
        node, at = following, match.end()
        if node.terms or node.before:
            found.append((at, node))
    return found


def _leftwards(
    node: _Node, left: list[tuple[str, int]], nearest: str
) -> list[tuple[int, list[list[tuple[str, Role]]]]]:
    """Return where titles start of which the words before a name are the last."""
    found: list[tuple[int, list[list[tuple[str, Role]]]]] = []
    if left and left[0][0] == nearest:
        for word, place in left:
            following = node.before.get(word)
            if following is None:
                break
            node = following
            if node.terms:
                found.append((place, node.terms))
    return found


_SKIPPED = frozenset({"the", "current", "new"})


def _word_before(text: str, start: int) -> str:
    """Return the nearest word before a position in lower case, articles skipped; or nothing."""
    stop = start - 1
    for _ in range(3):
        if stop <= 0 or not (text[stop] == " " or text[stop] == "-" or text[stop].isspace()):
            return ""
        far = stop - 24 if stop > 24 else 0
        low = text.rfind(" ", far, stop)
        low = max(low, text.rfind("\n", far if low < 0 else low, stop))
        word = text[low + 1 if low >= 0 else far : stop].casefold()
        if word not in _SKIPPED:
            return word.lstrip("(“\"‘'—–")
        stop = low
    return ""


def _left_words(text: str, start: int) -> list[tuple[str, int]]:
    """Return the words before a position with their places, nearest first, of its sentence."""
    low = max(0, start - _LEFT)
    part = text[low:start]
    cut = max(part.rfind(c) for c in '.!?\n:;“”"')
    found = [(m.group().casefold(), low + m.start()) for m in _WORD.finditer(part, cut + 1)]
    return [pair for pair in reversed(found) if pair[0] not in _SKIPPED]


_FORMER = re.compile(
    r"(?:\b(?:former|formerly|ex|late|then|deputy|vice)[\s-]{1,2}(?:the\s)?|\b(?:an?|another|any)\s)$",
    re.I,
)


def _former(text: str, start: int) -> bool:
    """Tell whether the words before an office say that its holder is not meant: "ex-", "a"."""
    return _FORMER.search(text[max(0, start - 14) : start]) is not None
