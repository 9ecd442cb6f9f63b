"""Repeats: links from a copy to its original."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from stancekit.model import checks
from stancekit.model.spans import Passage

__all__ = ["Repeat", "RepeatKind"]


class RepeatKind(StrEnum):
    """How a copy relates to its original.

    `exact`: the same words; `near`: most of the same word shingles; `contained`: a part of it.
    """

    EXACT = "exact"
    NEAR = "near"
    CONTAINED = "contained"


@frozen
class Repeat:
    """A link from a copy to its original; nothing is deleted, counting functions decide.

    Attributes:
        original: The passage that stood first.
        copy: The passage that repeats it.
        kind: Exact, near or contained.
        resemblance: Shared share of the union of word shingles, 0 to 1 (Broder 1997).
        containment: Share of the copy's word shingles found in the original, 0 to 1.
        facts_differ: Numbers, dates, weekdays, negations that differ, each as `original|copy`;
            empty where the facts agree.

    Source:
        A. Broder, On the resemblance and containment of documents, SEQUENCES 1997.
    """

    original: Passage = field(validator=checks.of_type(Passage, "a Passage"))
    copy: Passage = field(validator=checks.of_type(Passage, "a Passage"))
    kind: RepeatKind = field(kw_only=True, validator=checks.of_type(RepeatKind, "a RepeatKind"))
    resemblance: float = field(kw_only=True, validator=checks.unit_interval)
    containment: float = field(kw_only=True, validator=checks.unit_interval)
    facts_differ: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a passage that would repeat itself."""
        if self.original == self.copy:
            checks.refuse(str(self.copy), "two passages", "Repeat.copy")

    @property
    def counts(self) -> bool:
        """Whether counting functions take it for a repeat: the facts of both sides agree."""
        return not self.facts_differ
