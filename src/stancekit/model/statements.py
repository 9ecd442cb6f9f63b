"""Statements: who said what, and how the text says so."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, cast

from attrs import Attribute, field, frozen

from stancekit.model import checks
from stancekit.model.dates import PartialDate
from stancekit.model.spans import Passage, Span

__all__ = ["CueClass", "Statement", "StatementKind", "spans"]


class StatementKind(StrEnum):
    """Whether the content is quoted, reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    """What kind of attribution the cue makes; corpora differ in which they count."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENTION = "intention"
    DIRECTIVE = "directive"
    QUESTION = "question"
    DENIAL = "denial"
    EVALUATION = "evaluation"
    EMOTION = "emotion"
    EVIDENCE = "evidence"
    PERCEPTION = "perception"
    ACT = "act"
    NOUN = "noun"
    PREPOSITION = "preposition"
    PUNCTUATION = "punctuation"
    NONE = "none"


def spans(at_least: int = 0) -> checks.Validator:
    """Return a validator for a tuple of spans in order, without overlap."""
    is_span = checks.each(Span, "a Span")

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if type(value) is tuple and len(value) == 1 >= at_least and type(value[0]) is Span:
            return  # nearly always; what follows is slower
        good = isinstance(value, tuple) and len(value) >= at_least
        last = 0
        for span in value if isinstance(value, tuple) else ():
            if not isinstance(span, Span) or span.start < last:
                good = False
                break
            last = span.stop
        if not good:
            refuse(instance, attribute, value)

    def refuse(instance: object, attribute: Attribute[Any], value: object) -> None:
        is_span(instance, attribute, value)
        name = f"{type(instance).__name__}.{attribute.name}"
        if len(cast("tuple[Span, ...]", value)) < at_least:
            raise ValueError(f"{name}: got {value!r}, expected at least {at_least} span")
        raise ValueError(f"{name}: got {value!r}, expected spans in order, without overlap")

    return check


@frozen
class Statement:
    """Something attributed to a source.

    Attributes:
        id: Document id, `#`, the hull of the content (`003#1204-1345`); a suffix `~2`, `~3` keeps
            two statements over one hull apart.
        document: Id of the document.
        kind: Direct, indirect or mixed.
        content: What is said, one or more spans in order; quotation marks lie outside.
        source: The words that name who says it; several spans for a joint or split source, empty
            where the text names none.
        cue: The words that make it an attribution (`said`, `according to`); may be empty.
        cue_class: What kind of attribution the cue makes.
        speakers: Ids of the actors the source means; several for a joint statement; empty while
            unresolved.
        resolution: How the speakers were found (`name`, `surname`, `role`, `pronoun`, `local`,
            ...); empty while unresolved.
        nested_in: Id of the statement whose content holds this one (X says that Y says).
        made: When it was made, from the text and the article's date; None where unknown.
        negated: Whether the cue is negated or a refusal ("did not say", "declined to comment").
        certainty: How sure the attribution is, 0 to 1.
        rule: Name of the context or rule that fired.
        repeat_of: Id of the statement that this one repeats.
    """

    id: str = field(validator=checks.one_line)
    document: str = field(validator=checks.one_line)
    kind: StatementKind = field(
        kw_only=True, validator=checks.of_type(StatementKind, "a StatementKind")
    )
    content: tuple[Span, ...] = field(
        kw_only=True, converter=checks.as_tuple, validator=spans(at_least=1)
    )
    source: tuple[Span, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=spans()
    )
    cue: tuple[Span, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=spans()
    )
    cue_class: CueClass = field(
        default=CueClass.NONE, kw_only=True, validator=checks.of_type(CueClass, "a CueClass")
    )
    speakers: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    resolution: str = field(default="", kw_only=True, validator=checks.text)
    nested_in: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    made: PartialDate | None = field(
        default=None,
        kw_only=True,
        validator=checks.optional(checks.of_type(PartialDate, "a PartialDate")),
    )
    negated: bool = field(default=False, kw_only=True, validator=checks.flag)
    certainty: float = field(default=1.0, kw_only=True, validator=checks.unit_interval)
    rule: str = field(default="", kw_only=True, validator=checks.text)
    repeat_of: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)

    @property
    def passage(self) -> Passage:
        """The hull of the content, with its document."""
        return Passage(self.document, Span.hull(self.content))
