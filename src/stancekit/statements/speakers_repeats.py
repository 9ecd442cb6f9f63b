"""Speakers told by another statement: quotations that go on, passages printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from stancekit.model import Statement, StatementKind
from stancekit.statements.speakers_passages import Answer
from stancekit.statements.speakers_scene import Scene

__all__ = ["continued", "repeated"]

_NEAR = 2  # paragraphs over which a quotation goes on
_LONG = 30  # code points of a quotation that can be recognised inside a longer one
_SHORT = 12  # shorter contents ("so", "it") are equal by chance
_LOOKUPS = 50  # a bound on work; no page has more headlines and pull quotes
_UNSURE = Answer((), "", 0.0)
_NON_WORDS = re.compile(r"[\W_]+")


def continued(
    scene: Scene, ordered: Sequence[Statement], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Return who goes on speaking in quotations that name nobody.

    That is the speaker before, in the same or one of the preceding paragraphs, else the one after.

    Args:
        scene: The document.
        ordered: Its statements in reading order.
        answers: What is known by the id of a statement.

    Returns:
        Answers for statements that had none.
    """
    found: dict[str, Answer] = {}
    if not any(_open(s) and s.id not in answers for s in ordered):
        return found
    for confidence, far, statements in ((0.85, 0.6, ordered), (0.6, 0.6, ordered[::-1])):
        found |= _onward(scene, statements, {**answers, **found}, (confidence, far))
    return found


def _open(statement: Statement) -> bool:
    """Tell whether a statement is a quotation that names nobody."""
    alone = statement.nested_in is None and not statement.source
    return alone and statement.kind is not StatementKind.INDIRECT


def _onward(
    scene: Scene,
    statements: Iterable[Statement],
    answers: Mapping[str, Answer],
    confidence: tuple[float, float],
) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    last: tuple[int, Answer] | None = None
    for statement in statements:
        start = statement.content[0].start
        here = scene.paragraph(start)
        answer = answers.get(statement.id)
        if answer is None and _open(statement):
            distance = abs(here - last[0]) if last is not None else _NEAR + 1
            if last is not None and distance <= _NEAR:
                answer = Answer(last[1].speakers, "continuation", confidence[distance > 1])
                found[statement.id] = answer
        if answer is not None and statement.nested_in is None and not scene.aside(start):
            last = here, answer
    return found


def repeated(
    scene: Scene, ordered: Sequence[Statement], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Return better answers for statements that the document makes a second time.

    An article that prints its passages twice, or a quotation once more as a headline, names the
    speaker in one place only: a pronoun or no source at all in the other is read from there.

    Args:
        scene: The document.
        ordered: Its statements in reading order.
        answers: What is known by the id of a statement.

    Returns:
        Answers that are better than those known.
    """
    weak = [s for s in ordered if answers.get(s.id, _UNSURE).how in ("", "pronoun")]
    if not weak:
        return {}
    contents = {s.id: _content(scene, s) for s in ordered}
    sure: dict[str, Answer] = {}
    for statement in ordered:
        words, answer = contents[statement.id], answers.get(statement.id)
        if words and answer is not None:
            if answer.confidence <= sure.get(words, _UNSURE).confidence:
                continue
            sure[words] = answer
    better: dict[str, Answer] = {}
    lookups = 0
    for statement in weak:
        words, mine = contents[statement.id], answers.get(statement.id, _UNSURE)
        if len(words) <= _SHORT:
            continue
        known = sure.get(words)
        bare = mine is _UNSURE and not statement.source and len(words) > _LONG
        if known is None and bare and lookups < _LOOKUPS:
            lookups += 1
            known = next((answer for longer, answer in sure.items() if words in longer), None)
        if known is not None and known.speakers != mine.speakers:
            better[statement.id] = Answer(known.speakers, "repeat", min(0.95, known.confidence))
    return better


def _content(scene: Scene, statement: Statement) -> str:
    parts = (span.of(scene.document.text) for span in statement.content)
    return _NON_WORDS.sub(" ", " ".join(parts).casefold()).strip()
