"""Citations as they stand in a text, before any question of what is meant."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from stancekit.model import Span

__all__ = ["Citation", "Form"]


class Form(StrEnum):
    """What sort of citation it is."""

    NAME = "name"
    SHORT = "short"
    PROVISION = "provision"
    RESOLUTION = "resolution"
    DOCUMENT = "document"
    FOREIGN = "foreign"
    ANAPHOR = "anaphor"
    PAPER = "paper"


@frozen
class Citation:
    """A citation as it stands in the text, not yet resolved.

    Attributes:
        form: What sort it is.
        span: Where it stands.
        names: Canonical names of the instruments it may be, the likeliest first; empty for an
            elliptic one ("Article 51", "the Convention").
        provision: Pinpoint in normal form; None for the whole instrument.
        symbol: Document symbol in normal form; None where there is none.
        noun: Head noun of a short name (`Convention`); empty otherwise.
        year: Year given with it; None where none is.
        unsure: Those of the names that need their context near.
        series: Place in a list of provisions ("Articles 2 and 33"), from 1; 0 outside any.
    """

    form: Form
    span: Span
    names: tuple[str, ...] = ()
    provision: str | None = field(default=None, kw_only=True)
    symbol: str | None = field(default=None, kw_only=True)
    noun: str = field(default="", kw_only=True)
    year: int | None = field(default=None, kw_only=True)
    unsure: tuple[str, ...] = field(default=(), kw_only=True)
    series: int = field(default=0, kw_only=True)
