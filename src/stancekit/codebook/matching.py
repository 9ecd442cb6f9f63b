"""Finding actors in text: names, aliases, offices, governments named by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from attrs import frozen

from stancekit.codebook import context
from stancekit.codebook.titles import Offices
from stancekit.codebook.words import CAPITALISED, Trie, add, keys_of, split_alias, text_keys, walk
from stancekit.model import Actor, ActorKind, PartialDate, Span

__all__ = ["ActorIndex", "ActorMention", "How"]

_LOOSE = (ActorKind.PERSON, ActorKind.GROUP)
_ANY_WORD = re.compile(r"[^\W_]+")
_LEFT = 40  # code points that the uncapitalised beginning of an alias can take


class How(StrEnum):
    """By what an actor was found."""

    NAME = "name"
    ALIAS = "alias"
    SURNAME = "surname"
    ROLE = "role"
    METONYM = "metonym"
    DEMONYM = "demonym"


@frozen
class ActorMention:
    """A place in a text that means an actor.

    Attributes:
        span: Where; an office without a name covers its whole phrase ("the" left out).
        actor: Id of the actor.
        how: By what it was found.
        kind: What sort of actor it is.
    """

    span: Span
    actor: str
    how: How
    kind: ActorKind


@frozen
class _Entry:
    """An alias in the trie: whose it is, by what it finds, which words must stand before it."""

    actor: Actor
    how: How
    before: tuple[str, ...]
    words: int


@frozen
class _Hit:
    start: int
    stop: int
    actor: Actor
    how: How


class ActorIndex:
    """All names of actors, ready to be found in text.

    The time it takes to search does not grow with the number of actors. An index is never changed
    by searching.

    Example:
        >>> from stancekit.model import Actor, ActorKind
        >>> kerry = Actor("john-kerry", "John Kerry", kind=ActorKind.PERSON, aliases=["Kerry"])
        >>> [m] = ActorIndex([kerry]).find("Then Kerry spoke.")
        >>> m.span.start, m.actor, str(m.how)
        (5, 'john-kerry', 'surname')
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Index actors.

        Args:
            actors: The actors; a name that two of them share finds neither.
        """
        self.actors = tuple(actors)
        self._by_id = {a.id: a for a in self.actors}
        self._trie: Trie = {}
        self._lower: set[str] = set()
        self.offices = Offices(self.actors)
        for actor in self.actors:
            for how, names in _names(actor):
                for name in names:
                    self._add(actor, how, name)
        self._uncapitalised = _alternation(self._lower)

    def __contains__(self, actor: object) -> bool:
        """Tell whether an id is in the index."""
        return actor in self._by_id

    def actor(self, id: str) -> Actor:  # noqa: A002 - the field's own word
        """Return the actor with an id.

        Raises:
            KeyError: There is none.
        """
        return self._by_id[id]

    def _add(self, actor: Actor, how: How, name: str) -> None:
        before, words = split_alias(name)
        if not words:
            return
        if actor.kind is ActorKind.PERSON and len(words) == 1 and how is How.ALIAS:
            how = How.SURNAME
        loose = actor.kind in _LOOSE
        keys = tuple(keys_of(w, loose=loose) for w in words)
        add(self._trie, keys, _Entry(actor, how, before, len(words)))
        if not words[0][0].isupper():
            self._lower.add(words[0])

    def find(
        self, text: str, start: int = 0, stop: int | None = None, when: PartialDate | None = None
    ) -> list[ActorMention]:
        """Find every mention of an actor in a text.

        Mentions do not overlap; where several are possible the longest from the left wins.
        Capitals count only where the words around them say government, single surnames only
        where no other first name stands before them, and "the Russian Foreign Minister Igor
        Ivanov" is Ivanov. A demonym ("Russian jets") is a mention of its state.

        Args:
            text: Any text.
            start: Where to begin, in code points; text before it is looked at as context only.
            stop: Where to end; None for the text's end.
            when: The day of the text, for offices; None where unknown: then an office means
                somebody only if the codebook knows one single holder.

        Returns:
            The mentions in order.
        """
        end = len(text) if stop is None else min(stop, len(text))
        found: list[_Hit] = []
        for options in self._candidates(text, max(0, start), end):
            best = self._best(text, options, end, when)
            if best is None or best.start < start:
                continue
            while found and found[-1].stop > best.start and _longer(best, found[-1]):
                found.pop()
            if not found or found[-1].stop <= best.start:
                found.append(best)
        return [ActorMention(Span(h.start, h.stop), h.actor.id, h.how, h.actor.kind) for h in found]

    def named(self, name: str) -> str | None:
        """Return the actor that a phrase names, its capital standing for its government.

        For phrases of which something else tells that they name a speaker.

        Args:
            name: The whole phrase, without its article.

        Returns:
            The id; None where no actor, or more than one, has that name.
        """
        match = CAPITALISED.search(name) or _ANY_WORD.search(name)
        if match is None:
            return None
        nodes = [self._trie[k] for k in text_keys(match.group()) if k in self._trie]
        hits = self._hits(name, nodes, match.start(), match.end(), len(name))
        whole = {h.actor.id for h in hits if h.start == 0 and h.stop == len(name)}
        return whole.pop() if len(whole) == 1 else None

    def _candidates(self, text: str, start: int, end: int) -> Iterator[list[_Hit]]:
        """Yield, from left to right, what may be meant from each first word of an alias on."""
        trie = self._trie
        memo: dict[str, list[Trie]] = {}
        for match in self._first_words(text, start, end):
            word = match.group()
            nodes = memo.get(word)
            if nodes is None:
                nodes = memo[word] = [trie[k] for k in text_keys(word) if k in trie]
            if nodes:
                hits = self._hits(text, nodes, match.start(), match.end(), end)
                if hits:
                    yield hits

    def _first_words(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        capitalised = CAPITALISED.finditer(text, start, end)
        if self._uncapitalised is None:
            return capitalised
        lower = self._uncapitalised.finditer(text, start, end)
        return iter(sorted((*capitalised, *lower), key=lambda m: m.start()))

    def _hits(
        self, text: str, nodes: list[Trie], begin: int, position: int, end: int
    ) -> list[_Hit]:
        hits: list[_Hit] = []
        for stop, entries in walk(nodes, text, position, end):
            for owner in _owners(entries):
                left = context.begin_with(text, begin, owner.before, _LEFT)
                if left is not None:
                    hits.append(_Hit(left, _with_stop(text, stop), owner.actor, owner.how))
        return hits

    def _best(self, text: str, hits: list[_Hit], end: int, when: PartialDate | None) -> _Hit | None:
        offices = (self._office(text, hit, end, when) for hit in hits)
        options = [*(o for o in offices if o is not None), *hits]
        for option in sorted(options, key=lambda o: o.start - o.stop):
            if context.allows(text, option.start, option.stop, option.how, option.actor):
                return option
        return None

    def _office(self, text: str, hit: _Hit, end: int, when: PartialDate | None) -> _Hit | None:
        if hit.actor.id not in self.offices:
            return None
        found = self.offices.around(text, hit.actor.id, (hit.start, hit.stop), when, end)
        if found is None:
            return None
        start, stop, holder = found
        return _Hit(start, stop, self._by_id[holder], How.ROLE)


def _with_stop(text: str, stop: int) -> int:
    """Take the last full stop of "U.S." in."""
    dotted = text[stop : stop + 1] == "." and text[max(0, stop - 2) : stop - 1] == "."
    return stop + 1 if dotted else stop


def _names(actor: Actor) -> tuple[tuple[How, tuple[str, ...]], ...]:
    return (
        (How.NAME, (actor.name,)),
        (How.ALIAS, actor.aliases),
        (How.METONYM, actor.metonyms),
        (How.DEMONYM, actor.demonyms),
    )


def _owners(entries: list[Any]) -> list[_Entry]:
    """Return the entries that one actor alone owns; a name of two actors means neither."""
    by_before: dict[tuple[str, ...], dict[str, _Entry]] = {}
    for entry in entries:
        by_before.setdefault(entry.before, {}).setdefault(entry.actor.id, entry)
    return [next(iter(owned.values())) for owned in by_before.values() if len(owned) == 1]


def _longer(one: _Hit, other: _Hit) -> bool:
    return one.stop - one.start > other.stop - other.start


def _alternation(words: set[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    ranked = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ranked))})(?!\w)")
