"""Finding actors in text: names, aliases, offices, governments named by their capitals."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from attrs import frozen

from stancekit.codebook import context
from stancekit.codebook.titles import Offices, Scene
from stancekit.codebook.words import (
    CAPITALISED,
    Node,
    SmallWords,
    Start,
    add,
    settle,
    split_alias,
    walk,
)
from stancekit.model import Actor, ActorKind, PartialDate, Span
from stancekit.text.memory import TextMemory

__all__ = ["BORDER", "ActorIndex", "ActorMention", "How"]

_LOOSE = (ActorKind.PERSON, ActorKind.GROUP)
_ANY_WORD = re.compile(r"[^\W_]+")
_KNOWN_WORDS = 1 << 16  # how many words an index remembers at a time
# No name goes on behind a blank line, or a mark that ends a line, and no word there tells anything
# of it: what stands between such is read by itself.
BORDER = re.compile(r"""\n(?:\n+|(?<=[.!?…:;”"]\n))""")
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


class _Entry(NamedTuple):
    """An alias in the trie: whose it is, by what it finds, which words must stand before it."""

    actor: Actor
    how: How
    before: tuple[str, ...]


class _Hit(NamedTuple):
    start: int
    stop: int
    actor: Actor
    how: How


class _Part:
    """A stretch of text that was searched.

    Attributes:
        text: The stretch.
        candidates: What may be meant from each first word of an alias on.
        people: Ids of the people among them.
        chosen: What is meant, and the scene in which it is: the last that was asked for.
    """

    __slots__ = ("candidates", "chosen", "people", "text")

    def __init__(self, text: str, candidates: list[list[_Hit]]) -> None:
        self.text = text
        self.candidates = candidates
        self.people = _people(candidates) if candidates else frozenset[str]()
        self.chosen: tuple[Scene | None, list[_Hit]] = (None, [])


_NOBODY = _Part("", [])


def _people(candidates: list[list[_Hit]]) -> frozenset[str]:
    """Return the ids of the people who may be meant."""
    people = [h.actor.id for hits in candidates for h in hits if h.actor.kind is ActorKind.PERSON]
    return frozenset(people)


def _mention(hit: _Hit, at: int) -> ActorMention:
    """Return the mention of a hit in a stretch that begins at a place of the text."""
    return ActorMention(Span(hit.start + at, hit.stop + at), hit.actor.id, hit.how, hit.actor.kind)


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
        self._root = Node()
        self._lower: set[str] = set()
        self.offices = Offices(self.actors)
        for actor in self.actors:
            for how, names in _names(actor):
                for name in names:
                    self._add(actor, how, name)
        settle(self._root, _owners)
        self._small_words = SmallWords(self._lower)
        self._begun: dict[str, Start | None] = {}
        self._known = TextMemory[_Part]()
        # What others remember of what they read with these actors, by who they are.
        self.memories: dict[str, TextMemory[Any]] = {}

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
        add(self._root, words, _Entry(actor, how, before), loose=actor.kind in _LOOSE)
        if not words[0][0].isupper():
            self._lower.add(words[0])

    def find(
        self,
        text: str,
        start: int = 0,
        stop: int | None = None,
        when: PartialDate | None = None,
        *,
        present: Collection[str] | None = None,
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
            when: The day of the text, for offices. Where it is unknown an office means somebody
                only if the codebook knows one single holder, or the text names one of them.
            present: Ids of the people that the text names, as `people` returns them; None to look
                for them between `start` and `stop` only.

        Returns:
            The mentions in order.
        """
        end = len(text) if stop is None else min(stop, len(text))
        if start <= 0 and end == len(text):
            return self._everywhere(text, when, present)
        start = max(0, start)
        candidates = self._candidates(text, start, end)
        present = _people(candidates) if present is None else present
        hits = self._chosen(text, candidates, (start, end), (when, present))
        return [_mention(hit, 0) for hit in hits]

    def people(self, text: str) -> frozenset[str]:
        """Return the ids of the people whose names are in a text.

        Args:
            text: Any text.

        Returns:
            Ids, for the `present` of `find`.
        """
        return frozenset[str]().union(*(part.people for _, part in self._parts(text)))

    def _everywhere(
        self, text: str, when: PartialDate | None, present: Collection[str] | None
    ) -> list[ActorMention]:
        """Find the mentions of a whole text part by part, as far as they are not known."""
        parts = self._parts(text)
        if present is None:
            present = frozenset[str]().union(*(part.people for _, part in parts))
        scene = (when, present)
        found: list[ActorMention] = []
        for at, part in parts:
            if part.candidates:
                last, hits = part.chosen
                if last != scene:
                    hits = self._chosen(part.text, part.candidates, (0, len(part.text)), scene)
                    part.chosen = (scene, hits)
                found += [_mention(hit, at) for hit in hits]
        return found

    def _parts(self, text: str) -> list[tuple[int, _Part]]:
        """Return the parts of a text and where each begins."""
        found: list[tuple[int, _Part]] = []
        at = 0
        for border in (*BORDER.finditer(text), None):
            start, at = at, len(text) if border is None else border.end()
            stretch = text[start:at]
            key = (stretch, None)
            part = self._known.get(key)
            if part is None:
                made = self._candidates(stretch, 0, len(stretch))
                part = self._known.keep(key, _Part(stretch, made) if made else _NOBODY)
            found.append((start, part))
        return found

    def _chosen(
        self, text: str, candidates: list[list[_Hit]], stretch: tuple[int, int], scene: Scene
    ) -> list[_Hit]:
        """Return of all that may be meant in a stretch of a text what is, in order."""
        start, end = stretch
        found: list[_Hit] = []
        for options in candidates:
            best = self._best(text, options, end, scene)
            if best is None or best.start < start:
                continue
            while found and found[-1].stop > best.start and _longer(best, found[-1]):
                found.pop()
            if not found or found[-1].stop <= best.start:
                found.append(best)
        return found

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
        begun = Start.of(self._root, match.group())
        if begun is None:
            return None
        hits = self._hits(name, begun, match.start(), match.end(), len(name))
        whole = {h.actor.id for h in hits if h.start == 0 and h.stop == len(name)}
        return whole.pop() if len(whole) == 1 else None

    def _candidates(self, text: str, start: int, end: int) -> list[list[_Hit]]:
        """Return, from left to right, what may be meant from each first word of an alias on."""
        found: list[tuple[int, list[_Hit]]] = []
        starts = self._begun
        if len(starts) > _KNOWN_WORDS:
            starts.clear()  # the words of a language come back soon
        for match in CAPITALISED.finditer(text, start, end):
            word = match[0]
            if word in starts:
                begun = starts[word]
            else:
                begun = starts[word] = Start.of(self._root, word)
            if begun is not None:
                place, stop = match.span()
                if place and text[place - 1].isalnum():
                    continue
                found.append((place, self._hits(text, begun, place, stop, end)))
        small = self._small_words.within(text, start, end)
        for place, word in small:
            begun = Start.of(self._root, word)
            if begun is not None:
                found.append((place, self._hits(text, begun, place, place + len(word), end)))
        if small:
            found.sort(key=itemgetter(0))
        return [hits for _, hits in found if hits]

    def _hits(self, text: str, begun: Start, first: int, position: int, end: int) -> list[_Hit]:
        hits: list[_Hit] = []
        states: list[_Hit] = []
        plain: int | None = None  # where aliases begin that have no words before their capital
        for stop, entries in walk(begun, text, position, end):
            last = stop + _dotted(text, stop)
            for actor, how, before in entries:
                if before or plain is None:
                    left = context.begin_with(text, first, before, _LEFT)
                    if left is None:
                        continue
                    plain = plain if before else left
                else:
                    left = plain
                hits.append(_Hit(left, last, actor, how))
                if actor.kind is ActorKind.STATE:
                    whole = context.government(text, left, last)
                    if whole is not None:
                        states.append(_Hit(*whole, actor, How.ALIAS))
        if states:
            hits += states
        return hits

    def _best(self, text: str, hits: list[_Hit], end: int, scene: Scene) -> _Hit | None:
        options = hits
        offices: list[_Hit] = []
        around = self.offices.around
        for start, stop, actor, _ in hits:
            office = around(text, actor.id, (start, stop), scene, end)
            if office is not None:
                offices.append(_Hit(office[0], office[1], self._by_id[office[2]], How.ROLE))
        if offices:
            options = [*offices, *hits]
        if len(options) > 1:
            options = sorted(options, key=_shortness)
        for option in options:
            start, stop, actor, how = option
            if context.allows(text, start, stop, how, actor):
                return option
        return None


def _dotted(text: str, stop: int) -> bool:
    """Tell whether the last full stop of "U.S." follows, which belongs to the name."""
    return stop > 1 and text[stop - 2] == "." and text.startswith(".", stop)


def _shortness(hit: _Hit) -> int:
    return hit[0] - hit[1]


def _names(actor: Actor) -> tuple[tuple[How, tuple[str, ...]], ...]:
    return (
        (How.NAME, (actor.name,)),
        (How.ALIAS, actor.aliases),
        (How.METONYM, actor.metonyms),
        (How.DEMONYM, actor.demonyms),
    )


def _owners(entries: list[Any]) -> list[_Entry]:
    """Return the entries that one actor alone owns; a name of two actors means neither."""
    if len(entries) == 1:
        return entries
    by_before: dict[tuple[str, ...], dict[str, _Entry]] = {}
    for entry in entries:
        by_before.setdefault(entry.before, {}).setdefault(entry.actor.id, entry)
    return [next(iter(owned.values())) for owned in by_before.values() if len(owned) == 1]


def _longer(one: _Hit, other: _Hit) -> bool:
    return one.stop - one.start > other.stop - other.start
