"""Who answers in an interview whose turns are labelled "Q:" and "A:"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from stancekit.model import ActorKind, Statement
from stancekit.statements.conventions import TURN
from stancekit.statements.pages import wording_of
from stancekit.statements.speakers_passages import Answer, Figure
from stancekit.statements.speakers_scene import Scene
from stancekit.text.wordings import base

__all__ = ["interviewed"]

# Characters that a label has at most, with its colon.
_LABEL = 24
_HEADING, _ASKED, _TITLED = 1.0, 2.0, 2.0


class _Interviews(NamedTuple):
    """How a language labels the turns of interviews, and speaks of them and in them."""

    asks: frozenset[str]
    answers: frozenset[str]
    questioned: re.Pattern[str]
    addressed: re.Pattern[str]


@cache
def _interviews(tag: str) -> _Interviews:
    known = wording_of(tag)
    questioned = known.pattern("interviews", "questioned")
    return _Interviews(
        frozenset(known.words("turns", "asks")),
        frozenset(known.words("turns", "answers")),
        re.compile(rf"\b{questioned}\b[^.!?\n]{{0,60}}+\Z", re.IGNORECASE),
        re.compile(rf"\W{{0,3}}{known.pattern('interviews', 'addressed')}\b"),
    )


def interviewed(scene: Scene, statement: Statement) -> Answer | None:
    """Return who gives an answer labelled "A:" or "Answer:"; None where nobody is told of.

    That is who is named most before the first label, a heading ("Ann Lee: ...") and words like
    "an interview with" counting more; else who is addressed in a question.

    Args:
        scene: The document.
        statement: A turn of the interview.
    """
    label = _label(statement, scene.document.text)
    known = _interviews(base(scene.document.language))
    if label not in known.answers:
        return None
    start = statement.source[0].start
    opening = _opening(scene, start, known)
    weights: dict[str, float] = defaultdict(float)
    for figure in scene.within(0, opening):
        if figure.kind is ActorKind.PERSON:
            weights[figure.actor] += _weight(scene, figure, known)
    if not weights:
        text = scene.document.text
        for figure in scene.within(opening, start):
            near = text[max(0, figure.start - 30) : figure.start]
            if figure.kind is ActorKind.PERSON and known.addressed.search(near):
                weights[figure.actor] += 1
    if not weights:
        return None
    best = max(weights, key=lambda who: (weights[who], who))
    sure = sorted(weights.values())[-1] > 2 * sum(weights.values()) / 3
    return Answer((best,), "interview", 0.9 if sure else 0.7)


def _label(statement: Statement, text: str) -> str:
    if statement.rule != TURN or not statement.source:
        return ""
    return statement.source[0].of(text).casefold()


def _opening(scene: Scene, stop: int, known: _Interviews) -> int:
    """Return where the first question or answer stands."""
    text = scene.document.text
    for paragraph in scene.paragraphs:
        head = text[paragraph.span.start : paragraph.span.start + _LABEL].partition(":")
        if paragraph.span.start >= stop:
            break
        if head[1] and head[0].strip().casefold() in known.answers | known.asks:
            return paragraph.span.start
    return stop


def _weight(scene: Scene, figure: Figure, known: _Interviews) -> float:
    text = scene.document.text
    weight = 1.0
    if scene.headed(figure.start):
        weight += _HEADING
        weight += _TITLED * (text[figure.stop : figure.stop + 2].lstrip()[:1] == ":")
    if known.questioned.search(text, max(0, figure.start - 80), figure.start):
        weight += _ASKED
    return weight
