"""Whom a source names by its own words and those beside it."""

from __future__ import annotations

from stancekit.model import Span
from stancekit.statements.speakers_offices import speaks_for
from stancekit.statements.speakers_passages import Source
from stancekit.statements.speakers_phrases import Phrase, read
from stancekit.statements.speakers_scene import Scene

__all__ = ["source_at"]


def source_at(scene: Scene, span: Span) -> tuple[int, Source]:
    """Return where a source's passage begins and what the source is; not read twice.

    Args:
        scene: The document.
        span: The words that tell who speaks.
    """
    start, stop = span.start, span.stop
    place, known = scene.place(start)
    at = place.start
    # A list of names that begins in the passage before makes no difference to others.
    if stop > place.stop or not place.apart:
        return at, _read(scene, span, at)
    key = start - at, stop - at
    found = known.get(key)
    if found is None:
        found = known.keep(key, _read(scene, span, at))
    return at, found


def _read(scene: Scene, span: Span, at: int) -> Source:
    phrase = Phrase(scene, span.start, span.stop).trimmed()
    if phrase.stop <= phrase.start:
        return Source(0, 0, pronominal=False, speaks_for=False, answer=None)
    phrase = phrase.widened()
    words = phrase.words()
    pronominal = bool(words) and words[0] in scene.pronouns
    return Source(
        phrase.start - at,
        phrase.stop - at,
        pronominal=pronominal,
        speaks_for=not pronominal and speaks_for(phrase),
        answer=None if pronominal else read(phrase),
    )
