"""Whose consent counts: the state on whose territory the act takes place.

A request by that state is consent. A request by another, the victim of attacks from there, is
collective self-defence: Iraq's request for strikes in Syria. Coordination with a state that is
not concerned is no legal ground at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from attrs import evolve

from stancekit.legal.holders import ActorPlace, Actors
from stancekit.legal.settle import Find
from stancekit.model import ActorKind, Document, Span

__all__ = ["COLLECTIVE", "Territories"]

# What the request of a victim elsewhere is.
COLLECTIVE = "SELF_DEFENCE_COLLECTIVE"

_BEFORE = re.compile(
    r"\b(?:in|inside|over|into|across|within|throughout"
    r"|(?:territory|soil|airspace|areas?|parts?|north|south|east|west)\s+of)\s+"
    r"(?:the\s+)?(?:(?:northern|southern|eastern|western|central|neighbou?ring|war-torn)\s+)?\Z",
    re.IGNORECASE,
)
_LEADS = (
    "in", "inside", "over", "into", "across", "within", "throughout", "of", "the", "northern",
    "southern", "eastern", "western", "central", "bouring", "boring", "torn",
)  # fmt: skip
_BEHIND = re.compile(
    r"(?:['’]s)?\s+(?:territory|territories|soil|airspace|air\s+space|skies|land)\b", re.IGNORECASE
)
_ASKED = re.compile(r"\b(?:request|invit|ask|appeal|behest|plea)\w*", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:co-?ordinat|agree|consult|negotiat)\w*", re.IGNORECASE)
_GIVER_REACH = 40
_REACH = 600
# No name is longer.
_LONGEST = 1000


class Territories:
    """Knows which states a document speaks of as places of conduct."""

    def __init__(self, document: Document, actors: Actors) -> None:
        """Keep a document; places are looked for when the first is asked for."""
        self._text = document.text
        self._actors = actors
        self._states: dict[str, str | None] = {}

    @cached_property
    def _places(self) -> list[tuple[Span, str]]:
        """Mentions of states as places, in the order of the text."""
        return [
            (mention.span, state)
            for mention in self._actors.find(self._text)
            if self._is_place(mention.span) and (state := self.state(mention.actor))
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self._places]

    @cached_property
    def all(self) -> frozenset[str]:
        """The states that the document names as places."""
        return frozenset(state for _, state in self._places)

    def state(self, actor: str) -> str | None:
        """Return the state an actor is or belongs to; None where it is none's."""
        if actor not in self._states:
            self._states[actor] = self._state(actor)
        return self._states[actor]

    def _state(self, actor: str) -> str | None:
        seen: set[str] = set()
        here: str | None = actor
        while here is not None and here not in seen:
            seen.add(here)
            try:
                known = self._actors.actor(here)
            except KeyError:
                return None
            if known.kind is ActorKind.STATE:
                return known.id
            here = known.affiliation
        return None

    def _is_place(self, span: Span) -> bool:
        if _BEHIND.match(self._text, span.stop, span.stop + 24):
            return True
        before = self._text[max(0, span.start - 40) : span.start]
        last = before.rsplit(None, 1)[-1:]
        led = last and last[0].casefold().endswith(_LEADS)
        return bool(led and _BEFORE.search(before))

    def within(self, span: Span) -> frozenset[str]:
        """Return the states that a stretch of text names as places."""
        first = bisect_left(self._starts, span.start - _LONGEST)
        last = bisect_left(self._starts, span.stop)
        return frozenset(s for place, s in self._places[first:last] if span.overlap(place))

    def settled(self, find: Find, sentence: Span) -> Find | None:
        """Return what a find of consent is: consent, collective self-defence, or nothing.

        Args:
            find: A find of the ground CONSENT.
            sentence: Its sentence.
        """
        giver = self._giver(find, sentence)
        own = find.span.of(self._text)
        reach = Span(
            max(sentence.start, find.start - _REACH), min(sentence.stop, find.stop + _REACH)
        )
        if giver is None:
            return find
        places = self.within(reach)
        if giver in places:
            return find
        if _ASKED.search(own) and places:
            hit = find.hit and evolve(find.hit, cue=evolve(find.hit.cue, ground=COLLECTIVE))
            return evolve(find, ground=COLLECTIVE, hit=hit)
        concerned = giver in self.all or not self.all
        return find if concerned or not _JOINT.search(own) else None

    def _giver(self, find: Find, sentence: Span) -> str | None:
        """Return the state whose consent, request or agreement it is."""
        stop = min(sentence.stop, find.stop + _GIVER_REACH)
        mentions = self._actors.find(self._text, find.start, stop)
        inside = [m for m in mentions if m.span.start < find.stop]
        touching = [m for m in mentions if m.span.start <= find.stop + 1]
        named = touching or inside
        preferred = self._after_preposition(named)
        states = (self.state(m) for m in preferred)
        return next((state for state in states if state), None)

    def _after_preposition(self, mentions: Iterable[ActorPlace]) -> list[str]:
        """Return the actors, those behind "of", "from", "by" or "with" first."""
        ranked: list[tuple[int, str]] = []
        for mention in mentions:
            start = mention.span.start
            before = self._text[max(0, start - 24) : start]
            governed = re.search(r"\b(?:of|from|by|with)\s+(?:the\s+)?(?:\w+\s+)?\Z", before)
            ranked.append((0 if governed else 1, mention.actor))
        return [actor for _, actor in sorted(ranked, key=lambda r: r[0])]
