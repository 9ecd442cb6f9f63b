"""Who speaks: from the words of a source to the actors they mean.

Names and offices come from the codebook; unknown names become actors of the document. Pronouns,
"the minister" and "the statement said" are read from what the document has told so far, with a
confidence; what stays unclear keeps its words and no guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.codebook import ActorIndex
from stancekit.model import Actor, Document, Paragraph, Span, Statement
from stancekit.model.records import changed
from stancekit.statements.speakers_discourse import description, pronoun, remember
from stancekit.statements.speakers_offices import envoy, speaks_for
from stancekit.statements.speakers_passages import Answer
from stancekit.statements.speakers_phrases import MINUTES, Phrase, described, read
from stancekit.statements.speakers_repeats import continued, repeated
from stancekit.statements.speakers_scene import Scene
from stancekit.statements.speakers_sources import phrase_at, source_at
from stancekit.statements.speakers_turns import interviewed

__all__ = ["resolve"]


def resolve(
    document: Document,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    index: ActorIndex,
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Fill in the speakers of a document's statements.

    Args:
        document: The document; its date decides who held an office.
        paragraphs: Its paragraphs with their roles.
        statements: Its statements; their sources name who speaks.
        index: The actors of the codebook.

    Returns:
        The statements in their order with `speakers` and `resolution` filled in where that was
        possible, and the actors that only this document knows (ids start with `local:`), by id.
        `resolution` says how: `name`, `alias`, `surname`, `role`, `metonym`, `joint`, `local`,
        `mouthpiece`, `document`, `description`, `pronoun`, `continuation`, `anonymous` ..., with
        the confidence behind it where that is below 1: `pronoun (0.75)`.

    Example:
        >>> from stancekit.model import Span, StatementKind
        >>> document = Document("d", "Ann Lee spoke. Lee said it rained.")
        >>> statement = Statement(
        ...     "d#24-33", "d", kind=StatementKind.INDIRECT, content=[Span(24, 33)],
        ...     source=[Span(15, 18)], cue=[Span(19, 23)],
        ... )
        >>> [found], [lee] = resolve(document, (), [statement], ActorIndex([]))
        >>> found.speakers, found.resolution, lee.name
        (('local:ann-lee',), 'local surname', 'Ann Lee')
    """
    scene = Scene.of(document, paragraphs, index, statements)
    answers: dict[str, Answer] = {}
    ordered = sorted(statements, key=_place)
    for statement in ordered:
        answer = _answer(scene, statement, answers)
        if answer is not None:
            answers[statement.id] = answer
            remember(scene, statement, answer)
    answers |= repeated(scene, ordered, answers)
    answers |= continued(scene, ordered, answers)
    used = {s for a in answers.values() for s in a.speakers}
    locals_ = tuple(scene.locals[i].actor() for i in sorted(scene.locals) if i in used)
    return tuple(_filled(s, answers.get(s.id)) for s in statements), locals_


def _place(statement: Statement) -> tuple[int, bool, int]:
    """Order statements as a reader meets them, an outer one before what it holds."""
    content, source = statement.content, statement.source
    start = content[0].start
    if source and source[0].start < start:
        start = source[0].start
    return start, statement.nested_in is not None, -content[-1].stop


def _filled(statement: Statement, answer: Answer | None) -> Statement:
    if answer is None:
        return statement
    return changed(statement, speakers=answer.speakers, resolution=str(answer))


def _answer(scene: Scene, statement: Statement, answers: dict[str, Answer]) -> Answer | None:
    answering = interviewed(scene, statement)
    if answering is not None:
        return answering
    found: list[Answer] = []
    outer = answers.get(statement.nested_in or "")
    for span in statement.source:
        answer = _meant(scene, span, outer)
        if answer is not None:
            found.append(answer)
    if len(found) > 1 and any(a.how != "anonymous" for a in found):
        found = [a for a in found if a.how != "anonymous"]
    if not found:
        return None
    speakers = tuple(dict.fromkeys(s for a in found for s in a.speakers))
    how = "joint" if len(found) > 1 and len(speakers) > 1 else found[0].how
    if statement.rule.startswith(MINUTES):
        how = MINUTES
    return Answer(speakers, how, min(a.confidence for a in found))


def _meant(scene: Scene, span: Span, outer: Answer | None) -> Answer | None:
    """Return whom a source means; what follows from its paragraph alone may be remembered."""
    known = source_at(scene, span)
    if known is None:
        phrase = phrase_at(scene, span)
        if phrase is None:
            return None
        answer = _told(phrase, outer)
    else:
        at, source = known
        answer = source.answer
        if (answer is not None and not source.speaks_for) or source.stop <= source.start:
            return answer
        phrase = Phrase(scene, at + source.start, at + source.stop)
        if source.pronominal:
            answer = _told(phrase, outer)
        elif source.speaks_for:
            answer = envoy(phrase) or answer
    if answer is not None:
        return answer
    return description(phrase) or (None if phrase.bare_pronoun() else described(phrase))


def _told(phrase: Phrase, outer: Answer | None) -> Answer | None:
    """Return whom a phrase means by what was told before, or else by its own words."""
    found = pronoun(phrase, outer)
    if found is None and speaks_for(phrase):
        found = envoy(phrase)
    return read(phrase) if found is None else found
