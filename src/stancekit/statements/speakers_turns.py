"""Who answers in an interview whose turns are labelled "Q:" and "A:", and who asks."""

from __future__ import annotations

import re
from collections import defaultdict

from stancekit.model import ActorKind, Statement
from stancekit.statements.speakers_phrases import Answer
from stancekit.statements.speakers_scene import Figure, Scene

__all__ = ["asks", "interviewed"]

_RULE = "turn/label"
_ANSWERS = frozenset(("a", "answer"))
_ASKS = frozenset(("q", "question", "interviewer"))
_QUESTIONED = re.compile(
    r"\b(?:interview(?:s|ed)?|talks?|talked|spoke|speaks|conversation|questions|answers|answered"
    r"|briefing|conference|interlocutor|guest|received)\b[^.!?\n]{0,60}+\Z",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\W{0,3}(?:(?:Mr|Mrs|Ms|Dr)\b\.?|(?:Dear|Your|President|Minister|General|Ambassador)\b)"
)
_HEADING, _ASKED, _TITLED = 1.0, 2.0, 2.0


def asks(statement: Statement, text: str) -> bool:
    """Tell whether a statement is a question of an interviewer, who holds nothing."""
    return _label(statement, text) in _ASKS


def interviewed(scene: Scene, statement: Statement) -> Answer | None:
    """Return who gives an answer labelled "A:" or "Answer:"; None where nobody is told of.

    That is who is named most before the first label, a heading ("Ann Lee: ...") and words like
    "an interview with" counting more; else who is addressed in a question.

    Args:
        scene: The document.
        statement: A turn of the interview.
    """
    if _label(statement, scene.document.text) not in _ANSWERS:
        return None
    start = statement.source[0].start
    opening = _opening(scene, start)
    weights: dict[str, float] = defaultdict(float)
    for figure in scene.within(0, opening):
        if figure.kind is ActorKind.PERSON:
            weights[figure.actor] += _weight(scene, figure)
    if not weights:
        text = scene.document.text
        for figure in scene.within(opening, start):
            near = text[max(0, figure.start - 30) : figure.start]
            if figure.kind is ActorKind.PERSON and _ADDRESSED.search(near):
                weights[figure.actor] += 1
    if not weights:
        return None
    best = max(weights, key=lambda who: (weights[who], who))
    sure = sorted(weights.values())[-1] > 2 * sum(weights.values()) / 3
    return Answer((best,), "interview", 0.9 if sure else 0.7)


def _label(statement: Statement, text: str) -> str:
    if statement.rule != _RULE or not statement.source:
        return ""
    return statement.source[0].of(text).casefold()


def _opening(scene: Scene, stop: int) -> int:
    """Return where the first question or answer stands."""
    text = scene.document.text
    for paragraph in scene.paragraphs:
        head = text[paragraph.span.start : paragraph.span.start + 12].partition(":")
        if paragraph.span.start >= stop:
            break
        if head[1] and head[0].strip().casefold() in _ANSWERS | _ASKS:
            return paragraph.span.start
    return stop


def _weight(scene: Scene, figure: Figure) -> float:
    text = scene.document.text
    weight = 1.0
    if scene.headed(figure.start):
        weight += _HEADING
        weight += _TITLED * (text[figure.stop : figure.stop + 2].lstrip()[:1] == ":")
    if _QUESTIONED.search(text, max(0, figure.start - 80), figure.start):
        weight += _ASKED
    return weight
