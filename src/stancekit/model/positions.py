"""Positions: where a holder stands on an issue, and mentions that were not coded."""

from __future__ import annotations

from enum import StrEnum

from attrs import Attribute, field, frozen

from stancekit.model import checks
from stancekit.model.spans import Passage, Span
from stancekit.model.statements import spans

__all__ = ["Mention", "Position", "PositionMode", "Stance", "coder_name"]


class Stance(StrEnum):
    """Where the holder stands."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"

    @property
    def opposite(self) -> Stance:
        """The other side; neutral has none and stays.

        Example:
            >>> Stance.SUPPORT.opposite.value, Stance.NEUTRAL.opposite.value
            ('oppose', 'neutral')
        """
        if self is Stance.NEUTRAL:
            return self
        return Stance.OPPOSE if self is Stance.SUPPORT else Stance.SUPPORT


class PositionMode(StrEnum):
    """How the position is held: stated, demanded of somebody, or under a condition."""

    STATED = "stated"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"


def coder_name(instance: object, attribute: Attribute[str], value: object) -> None:
    """Ask for `rules`, `person:NAME` or `model:NAME`."""
    checks.one_line(instance, attribute, value)
    known = value == "rules" or str(value).partition(":")[0] in ("person", "model")
    name = f"{type(instance).__name__}.coder"
    checks.expect(known, value, "rules, person:NAME or model:NAME", name)


@frozen
class Position:
    """A holder's stance towards an issue, with the words that prove it.

    Attributes:
        id: Document id, `#`, hull of the evidence, `:`, issue, `:`, holder.
        document: Id of the document.
        holder: Id of the actor whose position it is; not always the speaker.
        issue: Id of the issue in the codebook.
        stance: Support, oppose or neutral.
        mode: Stated, demanded or conditional.
        statement: Id of the statement it stands in; None where it stands outside any.
        condition: Spans of the condition under which it holds.
        addressee: Id of the actor of whom it is demanded.
        evidence: The spans that prove it, in order.
        reported_by: Ids of the actors who report it, the outermost first; empty where the holder
            speaks.
        headline: Whether it stands in a headline, which may say more than the text under it.
        weak: Whether it is hedged or a litotes ("not against").
        coder: `rules`, `person:NAME` or `model:NAME`.
        rule: Name of the pattern that fired, or what a coder noted.
        certainty: How sure the coding is, 0 to 1.
        repeat_of: Id of the position that this one repeats.
    """

    id: str = field(validator=checks.one_line)
    document: str = field(validator=checks.one_line)
    holder: str = field(kw_only=True, validator=checks.one_line)
    issue: str = field(kw_only=True, validator=checks.one_line)
    stance: Stance = field(kw_only=True, validator=checks.of_type(Stance, "a Stance"))
    mode: PositionMode = field(
        default=PositionMode.STATED,
        kw_only=True,
        validator=checks.of_type(PositionMode, "a PositionMode"),
    )
    statement: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    condition: tuple[Span, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=spans()
    )
    addressee: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    evidence: tuple[Span, ...] = field(
        kw_only=True, converter=checks.as_tuple, validator=spans(at_least=1)
    )
    reported_by: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    headline: bool = field(default=False, kw_only=True, validator=checks.flag)
    weak: bool = field(default=False, kw_only=True, validator=checks.flag)
    coder: str = field(default="rules", kw_only=True, validator=coder_name)
    rule: str = field(default="", kw_only=True, validator=checks.text)
    certainty: float = field(default=1.0, kw_only=True, validator=checks.unit_interval)
    repeat_of: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)

    @property
    def passage(self) -> Passage:
        """The hull of the evidence, with its document."""
        return Passage(self.document, Span.hull(self.evidence))


@frozen
class Mention:
    """An issue that is mentioned without a cue of stance: reported, never coded.

    Attributes:
        document: Id of the document.
        issue: Id of the issue.
        span: The words that mention it.
        statement: Id of the statement it stands in; None outside any.
        holder: Id of the actor who would hold the position; None where unknown.
        rule: Name of the mention pattern.
        reason: Why it was not coded (`no cue`, `no speaker`).
    """

    document: str = field(validator=checks.one_line)
    issue: str = field(validator=checks.one_line)
    span: Span = field(kw_only=True, validator=checks.of_type(Span, "a Span"))
    statement: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    holder: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    rule: str = field(default="", kw_only=True, validator=checks.text)
    reason: str = field(default="", kw_only=True, validator=checks.text)
