"""Legal bases: the ground a holder invokes, how, and the instrument it cites."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from stancekit.model import checks
from stancekit.model.positions import coder_name
from stancekit.model.spans import Passage, Span
from stancekit.model.statements import spans

__all__ = ["LegalBasis", "LegalMode", "Reference"]


class LegalMode(StrEnum):
    """How a ground is invoked.

    `asserted`: relied upon, or stated as the norm; `conceded`: granted to an opponent;
    `absence_alleged`: said to be missing; `violated`: said to be breached; `demanded`: required as
    a condition; `proposed`: a measure or authorisation advocated; `contested`: another's
    invocation denied.
    """

    ASSERTED = "asserted"
    CONCEDED = "conceded"
    ABSENCE_ALLEGED = "absence_alleged"
    VIOLATED = "violated"
    DEMANDED = "demanded"
    PROPOSED = "proposed"
    CONTESTED = "contested"


@frozen
class Reference:
    """A reference to a legal instrument.

    Attributes:
        instrument: Canonical name (`UN Charter`, `UNSC resolution`).
        span: The words that refer, without article or possessive.
        provision: Pinpoint in the instrument (`Article 51`, `Chapter VII`); None for the whole.
        symbol: Document symbol (`S/RES/2249`); None where there is none.
    """

    instrument: str = field(validator=checks.one_line)
    span: Span = field(validator=checks.of_type(Span, "a Span"))
    provision: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    symbol: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)


@frozen
class LegalBasis:
    """A legal ground in somebody's mouth.

    Attributes:
        id: Document id, `#`, hull of the evidence, `:`, ground, `:`, mode.
        document: Id of the document.
        ground: Code of the ground in the taxonomy (`CONSENT`).
        mode: How it is invoked.
        evidence: The spans that prove it.
        statement: Id of the statement it stands in; None outside any.
        holder: Id of the actor who invokes it; None where unresolved.
        reported_by: Ids of the actors who report the invocation; empty where the holder speaks.
        target: The conduct it is about, as the text says it; None where it does not.
        reference: The instrument cited; None where none is.
        implicit: Whether no legal word is used and the ground follows from the description.
        position: Id of the position it justifies or denies.
        coder: `rules`, `person:NAME` or `model:NAME`.
        rule: Name of the rule that fired.
        certainty: How sure the coding is, 0 to 1.
        repeat_of: Id of the legal basis that this one repeats.
    """

    id: str = field(validator=checks.one_line)
    document: str = field(validator=checks.one_line)
    ground: str = field(kw_only=True, validator=checks.one_line)
    mode: LegalMode = field(kw_only=True, validator=checks.of_type(LegalMode, "a LegalMode"))
    evidence: tuple[Span, ...] = field(
        kw_only=True, converter=checks.as_tuple, validator=spans(at_least=1)
    )
    statement: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    holder: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    reported_by: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    target: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    reference: Reference | None = field(
        default=None,
        kw_only=True,
        validator=checks.optional(checks.of_type(Reference, "a Reference")),
    )
    implicit: bool = field(default=False, kw_only=True, validator=checks.flag)
    position: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    coder: str = field(default="rules", kw_only=True, validator=coder_name)
    rule: str = field(default="", kw_only=True, validator=checks.text)
    certainty: float = field(default=1.0, kw_only=True, validator=checks.unit_interval)
    repeat_of: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)

    @property
    def passage(self) -> Passage:
        """The hull of the evidence, with its document."""
        return Passage(self.document, Span.hull(self.evidence))
