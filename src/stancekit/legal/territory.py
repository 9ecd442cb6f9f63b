"""Whose consent counts: the state on whose territory the act takes place.

A request by that state is consent. A request by another, the victim of attacks from there, is
collective self-defence: Iraq's request for strikes in Syria. Coordination with a state that is
not concerned is no legal ground at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from stancekit.legal.holders import ActorPlace, OneText
from stancekit.model import ActorKind, Span

__all__ = ["COLLECTIVE", "CONSENT", "Doubt", "Territories", "doubt_of"]

CONSENT = "CONSENT"
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
_GOVERNED = re.compile(r"\b(?:of|from|by|with)\s+(?:the\s+)?(?:\w+\s+)?\Z")
_ASKED = re.compile(r"\b(?:request|invit|ask|appeal|behest|plea)\w*", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:co-?ordinat|agree|consult|negotiat)\w*", re.IGNORECASE)
_GIVER_REACH = 40
_REACH = 600


class Doubt(NamedTuple):
    """What leaves open whether words invoke consent.

    Attributes:
        asked: Whether somebody is asked: by a victim elsewhere that is no consent.
        joint: Whether something is done together: with one not concerned that is no consent.
    """

    asked: bool
    joint: bool


def doubt_of(words: str) -> Doubt | None:
    """Return what leaves open whether words invoke consent; None where nothing does.

    Example:
        >>> doubt_of("at the request of Iraq"), doubt_of("with the consent of Iraq")
        (Doubt(asked=True, joint=False), None)
    """
    doubt = Doubt(_ASKED.search(words) is not None, _JOINT.search(words) is not None)
    return doubt if any(doubt) else None


class Territories:
    """Knows which states a document speaks of as places of conduct."""

    def __init__(self, actors: OneText) -> None:
        """Keep a text and its actors; places are looked for as they are asked for."""
        self._text = actors.text
        self._actors = actors
        self._states: dict[str, str | None] = {}
        self._known: dict[str, bool] = {}

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

    def _is_place(self, mention: ActorPlace) -> bool:
        span = mention.span
        if _BEHIND.match(self._text, span.stop, span.stop + 24):
            return True
        before = self._text[max(0, span.start - 40) : span.start]
        last = before.rsplit(None, 1)[-1:]
        led = last and last[0].casefold().endswith(_LEADS)
        return bool(led and _BEFORE.search(before))

    def within(self, span: Span) -> frozenset[str]:
        """Return the states that a stretch of text names as places."""
        places = (self.state(m.actor) for m in self._actors.touching(span) if self._is_place(m))
        return frozenset(state for state in places if state)

    def _concerned(self, state: str) -> bool:
        """Tell whether the text names a state as a place, or none at all."""
        known = self._known.get(state)
        if known is None:
            named = [(m, self.state(m.actor)) for m in self._actors.find(self._text)]
            known = any(self._is_place(m) for m, whose in named if whose == state) or not any(
                self._is_place(m) for m, whose in named if whose
            )
            self._known[state] = known
        return known

    def given(self, span: Span, sentence: Span, doubt: Doubt) -> str | None:
        """Return which ground it is that is invoked by what looks like consent.

        Args:
            span: The words.
            sentence: Their sentence.
            doubt: What of the words leaves it open.

        Returns:
            Consent, collective self-defence, or None where it is no ground at all.
        """
        giver = self._giver(span, sentence)
        if giver is None:
            return CONSENT
        if doubt.asked:
            reach = Span(
                max(sentence.start, span.start - _REACH), min(sentence.stop, span.stop + _REACH)
            )
            places = self.within(reach)
            if places:
                return CONSENT if giver in places else COLLECTIVE
        return CONSENT if not doubt.joint or self._concerned(giver) else None

    def _giver(self, span: Span, sentence: Span) -> str | None:
        """Return the state whose consent, request or agreement it is."""
        stop = min(sentence.stop, span.stop + _GIVER_REACH)
        mentions = self._actors.find(self._text, span.start, stop)
        if not mentions:
            return None
        inside = [m for m in mentions if m.span.start < span.stop]
        touching = [m for m in mentions if m.span.start <= span.stop + 1]
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
            ranked.append((0 if _GOVERNED.search(before) else 1, mention.actor))
        return [actor for _, actor in sorted(ranked, key=lambda r: r[0])]
