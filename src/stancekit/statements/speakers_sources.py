"""Whom a source names by its own words and those beside it."""

from __future__ import annotations

from stancekit.model import Span
from stancekit.statements.speakers_offices import speaks_for
from stancekit.statements.speakers_passages import Source
from stancekit.statements.speakers_phrases import Phrase, read
from stancekit.statements.speakers_scene import Scene

__all__ = ["phrase_at", "source_at"]


def phrase_at(scene: Scene, span: Span) -> Phrase | None:
    """Return the phrase that tells who speaks, with the whole of a name that it cuts short.

    Args:
        scene: The document.
        span: The words that tell it.

    Returns:
        The phrase, without punctuation at its ends; None where nothing is left of it.
    """
    phrase = Phrase(scene, span.start, span.stop).trimmed()
    return phrase.widened() if phrase.start < phrase.stop else None


def source_at(scene: Scene, span: Span) -> tuple[int, Source] | None:
    """Return where a source's passage begins and what the source is.

    Args:
        scene: The document.
        span: The words that tell who speaks.

    Returns:
        The source, read once; None where nothing is remembered of its passage.
    """
    start, stop = span.start, span.stop
    place, known = scene.place(start)
    if known is None or stop > place.stop:
        return None
    at = place.start
    key = start - at, stop - at
    found = known.get(key)
    if found is None:
        found = known.keep(key, _read(scene, span, at))
    return at, found


def _read(scene: Scene, span: Span, at: int) -> Source:
    phrase = phrase_at(scene, span)
    if phrase is None:
        return Source(0, 0, pronominal=False, speaks_for=False, answer=None)
    words = phrase.words()
    pronominal = bool(words) and words[0] in scene.pronouns
    return Source(
        phrase.start - at,
        phrase.stop - at,
        pronominal=pronominal,
        speaks_for=not pronominal and speaks_for(phrase),
        answer=None if pronominal else read(phrase),
    )
