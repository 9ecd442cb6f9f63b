"""In which mode a ground is invoked: read from the words that govern the cue.

The decision is a list of questions in a fixed order; the first that is answered wins. Which
questions are asked depends on the family of the ground: an invitation can be missing but is not
breached, sovereignty can be breached but is not missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from stancekit.legal.taxonomy import Hit
from stancekit.model import LegalMode

__all__ = ["CLAUSE", "clause", "mode_of"]

# How far, in code points, the words before and behind a cue are looked at.
_BEFORE = 140
_BEHIND = 80
# No clause is longer, so that a sentence without an end does not cost its square.
CLAUSE = 600

# A clause ends where another begins with its own subject.
_BREAK = re.compile(
    r"[;:]\s|\s[–—-]\s|[”\"“]\s"
    r"|,\s+(?:but|while|whereas|although|though|yet|which|who|so|and\s+(?:he|she|it|they|we))\s"
    r"|\s(?:but|while|whereas|although|despite|because)\s"
)
# Turns of phrase whose "not" and "doubt" deny nothing.
_NO_DENIAL = re.compile(
    r"\bwithout\s+(?:any\s+)?(?:doubt|question)\b|\bno\s+doubt\b|\bnot\s+only\b|\bnothing\s+but\b"
    r"|\bbeyond\s+(?:any\s+)?doubt\b|\bundoubtedly\b|\b(?:nobody|no\s+one|none|never|not|cannot"
    r"|n['’]t)\s+(?:\w+\s+){0,2}(?:den(?:y|ies|ied)|disput(?:e|es|ed)|doubt(?:s|ed)?|question(?:s|ed)?"
    r"|contest(?:s|ed)?|object(?:s|ed)?\s+to)\b",
    re.IGNORECASE,
)


def _words(listing: str) -> str:
    """Join words of a listing to one choice; `_` stands for white space."""
    return "(?:" + "|".join(listing.split()).replace("_", r"\s+") + ")"


def _governs(listing: str, words: int) -> re.Pattern[str]:
    """Return a pattern of words that stand at most so many words before the end."""
    return re.compile(rf"\b{_words(listing)}(?:\s+[^\s.;:!?]+){{0,{words}}}\s*\Z", re.IGNORECASE)


def _somewhere(listing: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_words(listing)}\b", re.IGNORECASE)


def _behind(pattern: str, reach: int = 40, stops: str = ".;:!?") -> re.Pattern[str]:
    return re.compile(rf"\A[^{stops}]{{0,{reach}}}?\b(?:{pattern})\b", re.IGNORECASE)


_NO = """
    without no not never nor neither lack lacks lacked lacking absence_of absent not outside
    beyond cannot \\w{2,6}n['’]t fail_to fails_to failed_to failing_to in_the_absence_of
"""
_MISSING = _governs(_NO, 6)
_MISSING_IN = _somewhere(_NO + " uninvited")
_MISSING_BEHIND = _behind(
    r"(?:(?:was|were|is|are|has|have|had)\s+(?:not|never)"
    r"|(?:was|were|is|are|has|have|had)n['’]t|(?:is|was)\s+(?:lacking|missing|absent))",
    stops=".,;:!?",
)
# "would not be a violation", "nothing illegal": the breach is denied.
_BREACH_DENIED = re.compile(
    r"\b(?:not|never|nothing|without|no|n['’]t)\b[^,.;]{0,30}"
    r"\b(?:illegal\w*|unlawful\w*|illegitima\w+|violat\w+|breach\w*|contrary|infring\w+)\b[^.;]*\Z",
    re.IGNORECASE,
)
# "The right of self-defence does not cover this", "is a mere pretext": said behind a licence.
_DENIED_BEHIND = _behind(
    r"(?:can\s?not|can['’]t|could\s+not|(?:do|does|did)(?:\s+not|n['’]t))\s+(?:be\s+)?(?:stretched|extended"
    r"|apply|applied|cover|extend|justify|used|invoked|relied|serve|mean|entitle|give|allow|permit"
    r"|authori[sz]e|licen[cs]e|excuse|hold|exist)"
    r"|(?:is|was|are|were|be|being|as)\s+(?:\w+\s+){0,2}?(?:sham|pretext|excuse|fig\s?-?\s?leaf|fiction|lie|lies"
    r"|absurd|farce|smokescreen|alibi|nonsense|baseless|groundless|unfounded|far-?fetched)"
    r"|(?:has|have|had)\s+(?:nothing\s+to\s+do|no\s+(?:place|basis|foundation|merit))"
    r"|rings\s+hollow",
    60,
)
_NO_BASIS = re.compile(
    r"\b(?:no|without|lacks?|lacking)\s+(?:\w+\s+)?(?:basis|bases|grounds?|foundation|justification)"
    r"\s+(?:in|under)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_CONTESTS = _governs(
    """
    rejects? rejected rejecting den(?:y|ies|ied|ying) dismiss(?:es|ed|ing)?
    disput(?:es|ed|ing)_(?:the|that|any|its|his|her|their|our|whether)
    question(?:s|ed|ing) challeng(?:es|ed|ing) doubt(?:s|ed|ing)? disagree(?:s|d)?
    refus(?:e|es|ed|ing)_to_(?:accept|recogni[sz]e|acknowledge|consider) oppos(?:e|es|ed|ing)
    (?:do|does|did)(?:_not|n['’]t)_(?:like|accept|recogni[sz]e|believe|agree|consider|regard|see)
    no_longer_(?:recogni[sz]es?|accepts?|considers?) object(?:s|ed|ing)?_to critici[sz]\\w+
    resist(?:s|ed|ance)? dislik(?:e|es|ed) no_(?:basis|grounds?|justification|reason|right)
    pretext under_the_guise so-called
    """,
    9,
)
_BREACHES = _governs(
    """
    violat\\w* breach\\w* infring\\w* contraven\\w* contrary_to in_defiance_of defy defies defied
    flout\\w* trampl\\w* undermin\\w* encroach\\w* disregard\\w* flagrant\\w* ignor\\w* against
    broke broken break(?:s|ing) sabotag\\w* derail\\w* torpedo\\w* reneg\\w* tearing_up tore_up
    incompatible_with inconsistent_with run_counter_to runs_counter_to assault_on attack_on
    threaten\\w* accus\\w* guilty_of amount\\w*_to condemn\\w* outside beyond at_odds_with
    not_in_(?:line|accordance|conformity|compliance|keeping)_with
    """,
    7,
)
_BREACH_IN = _somewhere(
    "violat\\w+ breach\\w* infring\\w+ contraven\\w+ illegal\\w* unlawful\\w* illegitima\\w+"
    " abus\\w+ defiance entered"
)
_BREACH_BEHIND = _behind(
    r"(?:was|were|is|are|been|being)\s+(?:\w+\s+)?"
    r"(?:violated|breached|infringed|trampled|undermined|ignored)|violations?",
    30,
)
_NEGATED_BREACH = re.compile(r"\b(?:not|n['’]t|never|without)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_DEMANDS = _governs(
    """
    must should need needs needed need_to ha(?:s|ve)_to requir\\w* demand\\w* insist\\w*
    condition\\w* provided_that only_(?:if|with|after|when|on|under|by) unless ought_to necessary
    call(?:s|ed|ing)?_(?:on|upon|for) urg(?:e|es|ed|ing) obliged obligat\\w+ imperative
    as_long_as subject_to would_(?:respect|like|want) wants? expects? essential important pledg\\w+
    remain(?:s|ing)?_within prerequisite implies
    """,
    14,
)
_DEMAND_IN = _somewhere("should must only_if only_when unless")
_DEMAND_BEHIND = _behind(
    r"(?:must|should|needs?\s+to|ha(?:s|ve)\s+to|ought\s+to)\s+be"
    r"|(?:is|are|was|were)\s+(?:required|needed|necessary|essential)"
)
_CONDITION = re.compile(r"\b(?:if|unless|only)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_CONDITION_IN = re.compile(r"(?:if|unless|until|once)\b", re.IGNORECASE)
_PROPOSES = _governs(
    """
    propos\\w* suggest\\w* offer\\w* submit\\w* submission draft\\w* tabled? tabling circulat\\w*
    seeks? seeking sought push\\w*_for call(?:s|ed|ing)?_(?:on|upon|for) urg(?:e|es|ed|ing)
    consider\\w* plan(?:s|ned|ning)?_to ready_to prepar\\w+ initiat\\w* introduc\\w* advocat\\w*
    hop(?:e|es|ed|ing) want(?:s|ed|ing)? request\\w* ask(?:s|ed|ing)? appeal\\w* must should
    need(?:s|ed)? necessary would could may might demand\\w* insist\\w* will favou?r\\w* let_us
    going_to intend\\w*
    """,
    14,
)
_PROPOSE_IN = _somewhere(
    "draft propos\\w+ submit\\w* tabled? tabling must should needs?_to ask\\w* urg\\w+ call\\w*_on"
    " consider\\w* ready willing calling demanding"
)
_PROPOSE_BEHIND = _behind(r"(?:must|should|needs?\s+to)\s+(?:be|act|adopt|impose|take)", 60)
_BLOCKS = _governs("veto\\w* block\\w* vot\\w+_against oppos\\w+ reject\\w* object\\w* froz\\w+", 6)
_BLOCK_IN = _somewhere("veto vetoed vetoes vetoing")
_IN_FORCE = _governs(
    """
    adopted passed approved unanimously in_(?:line|accordance|compliance|conformity)_with under
    pursuant_to based_on on_the_basis_of implement\\w* comply\\w*
    """,
    8,
)
_CONCEDES = _governs(
    """
    acknowledg\\w* admit\\w* conced\\w* grants?_that granted_that granted, admittedly
    it_is_true it['’]s_true true, to_be_sure
    """,
    10,
)
_RESPECT = _somewhere("respect\\w* observ\\w* uphold\\w* guarantee\\w* comply\\w* complian\\w+")
_LAWFUL = _somewhere(
    """
    in_(?:full_|strict_)?(?:line|accordance|compliance|conformity|keeping)_with consistent_with
    within_the_framework on_the_basis within_the_(?:bounds|limits)
    """
)
_UNLAWFUL_IN = _somewhere("illegal\\w* unlawful\\w* illegitima\\w*")
_LAWFUL_IN = _somewhere("legal legally legitimate lawful")
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"(?:\b(?:not|never)|n['’]t)\b[^,;]{0,20}\Z", re.IGNORECASE)
_SOUGHT = re.compile(
    r"(?:ask|request|seek|urg|want|petition)\w*\b(?!.*\b(?:not|never|without)\b)",
    re.IGNORECASE | re.DOTALL,
)
_LOST = _somewhere(
    "illegitima\\w+ lost los(?:e|es|ing) forfeited no_longer not_a no not lack\\w* cannot"
)
_HOST_THINKS = re.compile(
    r"\b(?:consider\w*|ready|willing)\b.*\b(?:allow|permit|let)", re.IGNORECASE | re.DOTALL
)
# Grounds whose very name says that the law was broken.
_BROKEN = frozenset(
    ("AGGRESSION", "IHL", "OCCUPATION_ANNEXATION", "UNILATERAL_MEASURES", "HUMAN_RIGHTS")
)
_RIGHTS = ("SELF_DEFENCE", "HUMANITARIAN_INTERVENTION", "SELF_DETERMINATION")


@frozen
class _Words:
    """A cue and the words of its clause."""

    before: str
    own: str
    behind: str
    hit: Hit

    @property
    def missing(self) -> bool:
        """Whether the clause says that there is none."""
        if _BREACH_DENIED.search(self.before + self.own):
            return False
        return bool(
            _MISSING.search(self.before)
            or _MISSING_IN.search(self.own)
            or _MISSING_BEHIND.match(self.behind)
        )

    @property
    def contested(self) -> bool:
        return bool(_CONTESTS.search(self.before))

    @property
    def conceded(self) -> bool:
        return bool(_CONCEDES.search(self.before))

    @property
    def demanded(self) -> bool:
        return bool(_DEMANDS.search(self.before) or _DEMAND_BEHIND.match(self.behind))

    @property
    def breached(self) -> bool:
        return bool(
            _BREACHES.search(self.before)
            or _BREACH_IN.search(self.own)
            or _BREACH_BEHIND.match(self.behind)
        )

    @property
    def breach_denied(self) -> bool:
        return bool(
            _BREACH_DENIED.search(self.before + self.own) or _NEGATED_BREACH.search(self.before)
        )


def clause(text: str, start: int, stop: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the clause of a sentence that a cue stands in.

    Example:
        >>> text = "They were invited, but we came without a mandate."
        >>> text[slice(*clause(text, 40, 48, (0, len(text))))]
        'we came without a mandate.'
    """
    begin, end = max(sentence[0], start - CLAUSE), min(sentence[1], stop + CLAUSE)
    for mark in _BREAK.finditer(text, begin, start):
        begin = mark.end()
    behind = _BREAK.search(text, stop, end)
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
    before = _NO_DENIAL.sub(" ", text[max(begin, hit.start - _BEFORE) : hit.start])
    own = text[hit.start : hit.stop]
    behind = text[hit.stop : min(end, hit.stop + _BEHIND)]
    return _ASK[family](_Words(before, own, behind, hit))


def _licence(words: _Words) -> LegalMode:
    code = words.hit.cue.ground
    if code.startswith(_RIGHTS):
        return _right(words)
    if _CONDITION_IN.match(words.own) or _CONDITION.search(words.before):
        return LegalMode.DEMANDED
    if words.missing:
        return LegalMode.ABSENCE_ALLEGED
    if words.contested or _DENIED_BEHIND.match(words.behind):
        return LegalMode.CONTESTED
    if code == "UNSC_AUTHORIZATION" and _SOUGHT.match(words.own):
        return LegalMode.PROPOSED
    if _HOST_THINKS.search(words.own):
        return LegalMode.PROPOSED
    if words.demanded or _DEMAND_IN.search(words.own):
        return LegalMode.DEMANDED
    return LegalMode.CONCEDED if words.conceded else LegalMode.ASSERTED


def _right(words: _Words) -> LegalMode:
    """A right is not missing: who denies it contests the invocation."""
    denied = _MISSING_BEHIND.match(words.behind) or _DENIED_BEHIND.match(words.behind)
    if words.contested or denied or _MISSING.search(words.before):
        return LegalMode.CONTESTED
    return LegalMode.CONCEDED if words.conceded else LegalMode.ASSERTED


def _norm(words: _Words) -> LegalMode:
    code = words.hit.cue.ground
    absent = bool(_MISSING.search(words.before))
    if words.contested or (code in _BROKEN and absent):
        return LegalMode.CONTESTED
    if _RESPECT.search(words.before[-40:] + words.own[:14]):
        if words.demanded or re.search(r"\bwould\b", words.before):
            return LegalMode.DEMANDED
        return LegalMode.VIOLATED if absent else LegalMode.ASSERTED
    if words.breached:
        return LegalMode.ASSERTED if words.breach_denied else LegalMode.VIOLATED
    if words.hit.cue.kind == "implicit" and code == "NON_INTERVENTION":
        return LegalMode.ASSERTED
    if code in _BROKEN and not _DEMAND_BEHIND.match(words.behind):
        return LegalMode.VIOLATED
    if words.demanded:
        return LegalMode.DEMANDED
    interferes = code == "NON_INTERVENTION" and not words.own.casefold().startswith("non")
    return LegalMode.VIOLATED if interferes and not absent else LegalMode.ASSERTED


def _measure(words: _Words) -> LegalMode:
    if _BLOCKS.search(words.before) or _BLOCK_IN.search(words.own):
        return LegalMode.CONTESTED
    if re.search(r"\bdraft", words.before + words.own + words.behind[:20], re.IGNORECASE):
        return LegalMode.PROPOSED
    if _BREACHES.search(words.before) or _BREACH_IN.search(words.before[-50:] + words.own):
        return LegalMode.VIOLATED
    proposed = bool(_PROPOSES.search(words.before))
    if _IN_FORCE.search(words.before) and not proposed:
        return LegalMode.ASSERTED
    if proposed or _PROPOSE_IN.search(words.own) or _PROPOSE_BEHIND.match(words.behind):
        return LegalMode.PROPOSED
    return LegalMode.ASSERTED


def _status(words: _Words) -> LegalMode:
    absent = bool(_MISSING.search(words.before))
    if words.contested or absent:
        return LegalMode.CONTESTED
    if words.hit.cue.ground == "GOVERNMENT_LEGITIMACY":
        return LegalMode.CONTESTED if _LOST.search(words.own) else LegalMode.ASSERTED
    if _BREACHES.search(words.before):
        return LegalMode.VIOLATED
    return LegalMode.DEMANDED if words.demanded else LegalMode.ASSERTED


def _generic(words: _Words) -> LegalMode:
    if words.hit.cue.kind == "implicit":
        return LegalMode.CONTESTED
    if _UNLAWFUL_IN.search(words.own):
        if _NOT_BEFORE.search(words.before) or _NOT.search(words.own):
            return LegalMode.ASSERTED
        return LegalMode.CONTESTED if words.contested else LegalMode.VIOLATED
    if _LAWFUL_IN.search(words.own) and _NOT.search(words.own):
        return LegalMode.VIOLATED
    if _LAWFUL.search(words.before[-40:] + words.own):
        if _MISSING.search(words.before):
            return LegalMode.VIOLATED
        return LegalMode.DEMANDED if words.demanded else LegalMode.ASSERTED
    if _NO_BASIS.search(words.before):
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
