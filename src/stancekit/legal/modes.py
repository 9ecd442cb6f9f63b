"""In which mode a ground is invoked: read from the words that govern the cue.

The decision is a list of questions in a fixed order; the first that is answered wins. Which
questions are asked depends on the family of the ground: an invitation can be missing but is not
breached, sovereignty can be breached but is not missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from stancekit.legal import turns
from stancekit.legal.taxonomy import Hit
from stancekit.model import LegalMode

__all__ = ["CLAUSE", "clause", "mode_of"]

# How far, in code points, the words before and behind a cue are looked at.
_BEFORE = 140
_BEHIND = 80
# No clause is longer, so that a sentence without an end does not cost its square.
CLAUSE = 600
_WOULD = re.compile(r"\bwould\b")
_DRAFT = re.compile(r"\bdraft")


@frozen
class _Words:
    """A cue and the words of its clause, in small letters.

    Attributes:
        before: What stands before the cue.
        own: Its words.
        behind: What stands behind it.
        hit: The cue.
        written: What stands before it, as written.
    """

    before: str
    own: str
    behind: str
    hit: Hit
    written: str

    @property
    def missing(self) -> bool:
        """Whether the clause says that there is none."""
        if turns.BREACH_DENIED.search(self.before + self.own):
            return False
        return bool(
            turns.MISSING.search(self.before)
            or turns.MISSING_IN.search(self.own)
            or turns.MISSING_BEHIND.match(self.behind)
        )

    @property
    def contested(self) -> bool:
        return bool(turns.CONTESTS.search(self.before))

    @property
    def conceded(self) -> bool:
        return bool(turns.CONCEDES.search(self.before))

    @property
    def demanded(self) -> bool:
        return bool(turns.DEMANDS.search(self.before) or turns.DEMAND_BEHIND.match(self.behind))

    @property
    def breached(self) -> bool:
        return bool(
            turns.BREACHES.search(self.before)
            or turns.BREACH_IN.search(self.own)
            or turns.BREACH_BEHIND.match(self.behind)
        )

    @property
    def breach_denied(self) -> bool:
        return bool(
            turns.BREACH_DENIED.search(self.before + self.own)
            or turns.NEGATED_BREACH.search(self.before)
        )


def clause(text: str, start: int, stop: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the clause of a sentence that a cue stands in.

    Example:
        >>> text = "They were invited, but we came without a mandate."
        >>> text[slice(*clause(text, 40, 48, (0, len(text))))]
        'we came without a mandate.'
    """
    begin, end = max(sentence[0], start - CLAUSE), min(sentence[1], stop + CLAUSE)
    for mark in turns.BREAK.finditer(text, begin, start):
        begin = mark.end()
    behind = turns.BREAK.search(text, stop, end)
    return begin, behind.start() if behind else end


def mode_of(text: str, hit: Hit, family: str, sentence: tuple[int, int]) -> LegalMode:
    """Tell in which mode a cue invokes its ground.

    Args:
        text: The text of the document.
        hit: The cue.
        family: Family of its ground.
        sentence: Where its sentence begins and ends.
    """
    if hit.cue.mode is not None:
        return hit.cue.mode
    begin, end = clause(text, hit.start, hit.stop, sentence)
    before = turns.NO_DENIAL.sub(" ", text[max(begin, hit.start - _BEFORE) : hit.start])
    own = turns.small(text[hit.start : hit.stop])
    behind = turns.small(text[hit.stop : min(end, hit.stop + _BEHIND)])
    return _ASK[family](_Words(turns.small(before), own, behind, hit, before))


def _licence(words: _Words) -> LegalMode:
    code = words.hit.cue.ground
    if code.startswith(turns.RIGHTS):
        return _right(words)
    conditional = turns.CONDITION_IN.match(words.own) or turns.CONDITION.search(words.before)
    if conditional or turns.NOT_WITHOUT.search(words.before + words.own):
        return LegalMode.DEMANDED
    if words.missing:
        return LegalMode.ABSENCE_ALLEGED
    if words.contested or turns.DENIED_BEHIND.match(words.behind):
        return LegalMode.CONTESTED
    if code == "UNSC_AUTHORIZATION" and turns.SOUGHT.match(words.own):
        return LegalMode.PROPOSED
    if turns.HOST_THINKS.search(words.own):
        return LegalMode.PROPOSED
    if words.demanded or turns.DEMAND_IN.search(words.own):
        return LegalMode.DEMANDED
    return LegalMode.CONCEDED if words.conceded else LegalMode.ASSERTED


def _right(words: _Words) -> LegalMode:
    """A right is not missing: who denies it contests the invocation."""
    denied = turns.MISSING_BEHIND.match(words.behind) or turns.DENIED_BEHIND.match(words.behind)
    if words.contested or denied or turns.MISSING.search(words.before):
        return LegalMode.CONTESTED
    return LegalMode.CONCEDED if words.conceded else LegalMode.ASSERTED


def _norm(words: _Words) -> LegalMode:
    code = words.hit.cue.ground
    absent = bool(turns.MISSING.search(words.before))
    if code not in turns.BROKEN and turns.KEPT_BEHIND.match(words.behind):
        return LegalMode.DEMANDED
    if words.contested or (code in turns.BROKEN and absent):
        return LegalMode.CONTESTED
    if turns.PROVIDED.search(words.before) and turns.NOT.search(words.behind[:30]):
        return LegalMode.DEMANDED
    if turns.RESPECT.search(words.before[-50:] + words.own[:14]):
        if words.demanded or _WOULD.search(words.written):
            return LegalMode.DEMANDED
        return LegalMode.VIOLATED if absent else LegalMode.ASSERTED
    if words.breached:
        return LegalMode.ASSERTED if words.breach_denied else LegalMode.VIOLATED
    if words.hit.cue.kind == "implicit" and code == "NON_INTERVENTION":
        return LegalMode.ASSERTED
    if code in turns.BROKEN and not turns.DEMAND_BEHIND.match(words.behind):
        return LegalMode.VIOLATED
    if words.demanded:
        return LegalMode.DEMANDED
    interferes = code == "NON_INTERVENTION" and not words.own.casefold().startswith("non")
    return LegalMode.VIOLATED if interferes and not absent else LegalMode.ASSERTED


def _measure(words: _Words) -> LegalMode:
    if turns.BLOCKS.search(words.before) or turns.BLOCK_IN.search(words.own):
        return LegalMode.CONTESTED
    if turns.NOT_NAMED.search(words.before):
        return LegalMode.ABSENCE_ALLEGED
    if _DRAFT.search(words.before + words.own + words.behind[:20]):
        return LegalMode.PROPOSED
    if turns.BREACHES.search(words.before) or turns.BREACH_IN.search(
        words.before[-50:] + words.own
    ):
        return LegalMode.VIOLATED
    if turns.MISSING_BEHIND.match(words.behind) and turns.PERMITS.search(words.behind):
        return LegalMode.ABSENCE_ALLEGED
    proposed = bool(turns.PROPOSES.search(words.before))
    if turns.IN_FORCE.search(words.before) and not proposed:
        return LegalMode.ASSERTED
    if proposed or turns.PROPOSE_IN.search(words.own) or turns.PROPOSE_BEHIND.match(words.behind):
        return LegalMode.PROPOSED
    return LegalMode.ASSERTED


def _status(words: _Words) -> LegalMode:
    absent = bool(turns.MISSING.search(words.before))
    if words.contested or absent:
        return LegalMode.CONTESTED
    if words.hit.cue.ground == "GOVERNMENT_LEGITIMACY":
        return LegalMode.CONTESTED if turns.LOST.search(words.own) else LegalMode.ASSERTED
    if turns.BREACHES.search(words.before):
        return LegalMode.VIOLATED
    demanded = words.demanded or turns.DEMAND_IN.search(words.own)
    return LegalMode.DEMANDED if demanded else LegalMode.ASSERTED


def _generic(words: _Words) -> LegalMode:
    if words.hit.cue.kind == "implicit":
        return LegalMode.CONTESTED
    if turns.UNLAWFUL_IN.search(words.own):
        if turns.NOT_BEFORE.search(words.before) or turns.NOT.search(words.own):
            return LegalMode.ASSERTED
        return LegalMode.CONTESTED if words.contested else LegalMode.VIOLATED
    if turns.LAWFUL_IN.search(words.own) and turns.NOT.search(words.own):
        return LegalMode.VIOLATED
    if turns.LAWFUL.search(words.before[-40:] + words.own):
        if turns.MISSING.search(words.before):
            return LegalMode.VIOLATED
        return LegalMode.DEMANDED if words.demanded else LegalMode.ASSERTED
    if turns.NO_BASIS.search(words.before):
        return LegalMode.ABSENCE_ALLEGED
    if words.contested:
        return LegalMode.CONTESTED
    if words.breached:
        return LegalMode.ASSERTED if words.breach_denied else LegalMode.VIOLATED
    if words.missing:
        return LegalMode.ABSENCE_ALLEGED
    if words.demanded:
        return LegalMode.DEMANDED
    return LegalMode.CONCEDED if words.conceded else LegalMode.ASSERTED


_ASK: dict[str, Callable[[_Words], LegalMode]] = {
    "licence": _licence,
    "norm": _norm,
    "measure": _measure,
    "status": _status,
    "generic": _generic,
}
