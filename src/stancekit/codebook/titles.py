"""Offices: which titles mean the same office, and who "the Russian Foreign Minister" is on a day.

A title goes with the name of the state or body it is an office of, before or after it: "Russian
Foreign Minister", "Russia's top diplomat", "the Minister of Foreign Affairs of Russia", "the head
of the Russian Foreign Ministry".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib import resources

from attrs import frozen

from stancekit.codebook.words import ENTRY, Trie, add
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


def holder(terms: Iterable[tuple[str, Role]], when: PartialDate | None) -> str | None:
    """Return the id of the one actor who held an office on a day; None where that is not clear.

    Args:
        terms: Actor ids with the terms they held the office for.
        when: The day; where None, only an office that one single actor ever held is clear.
    """
    if when is None:
        ever = {actor for actor, _ in terms}
        return ever.pop() if len(ever) == 1 else None
    held = [(actor, role.held_on(when)) for actor, role in terms]
    sure = {actor for actor, answer in held if answer is True}
    if len(sure) == 1:
        return sure.pop()
    maybe = {actor for actor, answer in held if answer is None}
    return maybe.pop() if not sure and len(maybe) == 1 else None


@frozen
class _Title:
    """Words before and after the name of the state or body, and whose office it is."""

    before: tuple[str, ...]
    of: str
    terms: list[tuple[str, Role]]


class Offices:
    """Finds offices around the names of the states and bodies they are offices of."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """Index the offices of actors by the words of their titles."""
        self._by_of: dict[str, Trie] = {}
        self._terms: dict[tuple[str, str], list[tuple[str, Role]]] = {}
        for actor in actors:
            for role in actor.roles:
                for title in same_office(role.title):
                    self._terms.setdefault((role.of or "", title), []).append((actor.id, role))
        for (of, title), terms in self._terms.items():
            if of:
                for before, after in _shapes(title):
                    entry = _Title(before, of, terms)
                    add(self._by_of.setdefault(of, {}), after, entry)

    def __contains__(self, of: object) -> bool:
        """Tell whether there are offices of an actor id."""
        return of in self._by_of

    def around(
        self, text: str, of: str, name: tuple[int, int], when: PartialDate | None, end: int
    ) -> tuple[int, int, str] | None:
        """Return `(start, stop, holder)` of the longest office around a name; None without one.

        Args:
            text: The text.
            of: Id of the actor whose name it is.
            name: Where the name starts and ends.
            when: The day of the text.
            end: Where the search ends.
        """
        trie = self._by_of.get(of)
        start, stop = name
        if trie is None:
            return None
        left = _left_words(text, start)
        best: tuple[int, int, str] | None = None
        for right, entries in _rightwards(trie, text, stop, end):
            for entry in entries:
                begin = _matches_left(entry.before, left, start)
                if begin is None or (not entry.before and right == stop):
                    continue
                actor = holder(entry.terms, when)
                longer = best is None or right - begin > best[1] - best[0]
                if actor is not None and longer and not _former(text, begin):
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


def _rightwards(
    trie: Trie, text: str, position: int, stop: int
) -> Iterable[tuple[int, list[_Title]]]:
    if ENTRY in trie:
        yield position, trie[ENTRY]
    possessive = _POSSESSIVE.match(text, position, stop)
    at = possessive.end() if possessive else position
    node = trie
    while match := _NEXT.match(text, at, stop):
        word = match[1].casefold()
        if word not in node:
            return
        node, at = node[word], match.end()
        if ENTRY in node:
            yield at, node[ENTRY]


_SKIPPED = frozenset({"the", "current", "new"})


def _left_words(text: str, start: int) -> list[tuple[str, int]]:
    """Return the words left of a position, nearest first, up to the end of a sentence."""
    low = max(0, start - _LEFT)
    part = text[low:start]
    cut = max((part.rfind(c) for c in '.!?\n:;“”"'), default=-1)
    found = [(m.group().casefold(), low + m.start()) for m in _WORD.finditer(part, cut + 1)]
    return found[::-1]


def _matches_left(before: tuple[str, ...], left: list[tuple[str, int]], start: int) -> int | None:
    """Return where the words before the name start; None where they do not stand there."""
    wanted, place, begin = [w for w in before if w not in _SKIPPED], 0, start
    for word in reversed(wanted):
        while place < len(left) and left[place][0] in _SKIPPED:
            place += 1
        if place == len(left) or left[place][0] != word:
            return None
        begin = left[place][1]
        place += 1
    return begin


_FORMER = re.compile(
    r"(?:\bformer|\bformerly|\bex|\blate|\bthen|\bdeputy|\bvice)[\s-]{1,2}(?:the\s)?$", re.I
)


def _former(text: str, start: int) -> bool:
    """Tell whether the words before an office say that somebody else holds it now."""
    return _FORMER.search(text[max(0, start - 14) : start]) is not None
