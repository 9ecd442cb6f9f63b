"""In which mode a ground is invoked: read from the words that govern the cue.

The decision is a list of questions in a fixed order; the first that is answered wins. Which
questions are asked depends on the family of the ground: an invitation can be missing but not
breached, sovereignty can be breached but is never "missing".
"""

from __future__ import annotations

import re

from stancekit.legal.grounds import Family, Hit
from stancekit.model import LegalMode

__all__ = ["clause", "mode_of"]

# A clause ends where another begins with its own subject.
_BREAK = re.compile(
    r"[;:]\s|\s[–—-]\s|[”\"“]\s|,\s+(?:but|while|whereas|although|though|yet|and\s+(?:he|she|it|they|we)|which|who|so)\s"
    r"|\s(?:but|while|whereas|although|despite|because)\s"
)
_REACH = 140
_WORDS = r"(?:\s+[^\s.;:!?]+){0,%d}\s*\Z"


def _within(pattern: str, words: int) -> re.Pattern[str]:
    """Return a pattern of words at most so many words before the end."""
    return re.compile(rf"\b(?:{pattern})" + _WORDS % words, re.IGNORECASE)


_NO = r"without|no|not|never|nor|neither|lack(?:s|ed|ing)?|absence\s+of|absent|n[o’']t|outside|beyond|devoid\s+of|cannot|\w{2,6}n['’]t|fail(?:s|ed|ing)?\s+to"
_ABSENT = _within(_NO, 6)
_ABSENT_IN = re.compile(rf"(?:\b(?:{_NO}|uninvited)\b|n['’]t\b)", re.IGNORECASE)
_ABSENT_AFTER = re.compile(
    r"\A[^.;:!?]{0,40}?\b(?:(?:was|were|is|are|has|have|had)\s+(?:not|never)|(?:wasn|weren|isn|hasn|haven|hadn)['’]t|(?:is|was)\s+(?:lacking|missing|absent))\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\b(?:not|never|nothing|n['’]t)\b[^,.;]{0,30}\b(?:without|illegal|unlawful|illegitimate|violat\w+|breach\w*|contrary)\b[^.;]*\Z", re.IGNORECASE)
_CONTEST = _within(
    r"reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|question(?:s|ed|ing)?|challeng(?:e|es|ed|ing)"
    r"|doubt(?:s|ed|ing)?|refus(?:e|es|ed|ing)\s+to\s+(?:accept|recogni[sz]e|acknowledge)|(?:do|does|did)\s+not\s+(?:like|accept|recogni[sz]e|believe|agree|consider|regard|see|think)"
    r"|(?:don|doesn|didn)['’]t\s+(?:like|accept|recogni[sz]e|believe|agree|consider|regard|see|think)|disagree(?:s|d)?|oppos(?:e|es|ed|ing)|object(?:s|ed|ing)?\s+to|criticis\w+|criticiz\w+|resist(?:s|ed|ance)?"
    r"|no\s+(?:basis|ground|grounds|justification|reason|right|need)|pretext|so-called|under\s+the\s+guise",
    9,
)
_BREACH_WORD = (
    r"violat\w*|breach\w*|infring\w*|contraven\w*|contrary\s+to|in\s+defiance\s+of|def(?:y|ies|ied|ying)|flout\w*|trampl\w*|undermin\w*|encroach\w*"
    r"|disregard\w*|flagrant\w*|ignor\w*|incompatible\s+with|inconsistent\s+with|against|run\s+counter\s+to|assault\s+on|attack\s+on|threaten\w*|accus\w*|guilty\s+of|amount\w*\s+to|condemn\w*|outside|beyond|not\s+in\s+(?:line|accordance|conformity|compliance)\s+with"
)
_BREACH = _within(_BREACH_WORD, 7)
_BREACH_IN = re.compile(
    r"\b(?:violat\w+|breach\w*|infring\w+|contraven\w+|illegal\w*|unlawful\w*|illegitima\w+|abus\w+|defiance)\b", re.IGNORECASE
)
_BREACH_AFTER = re.compile(
    r"\A[^.;:!?]{0,30}?\b(?:(?:was|were|is|are|been|being)\s+(?:\w+\s+)?(?:violated|breached|infringed|trampled|undermined|ignored)|violations?)\b", re.IGNORECASE
)
_DEMAND_WORD = (
    r"must|should|need(?:s|ed)?(?:\s+to)?|ha(?:s|ve)\s+to|requir\w*|demand\w*|insist\w*|condition\w*|provided\s+that|only\s+(?:if|with|after|when|on|under|by)|unless|ought\s+to"
    r"|call(?:s|ed|ing)?\s+(?:on|upon|for)|urg(?:e|es|ed|ing)|necessary|obliged|obligat\w+|imperative|as\s+long\s+as|subject\s+to|would\s+(?:respect|like|want)|wants?|expects?|essential|important|pledg\w+|remain(?:s|ing)?\s+within|implies|prerequisite"
)
_DEMAND = _within(_DEMAND_WORD, 14)
_DEMAND_IN = re.compile(r"\b(?:if|unless|until|should|must|only\s+(?:if|when))\b", re.IGNORECASE)
_DEMAND_AFTER = re.compile(
    r"\A[^.;:!?]{0,40}?\b(?:must|should|need(?:s)?\s+to|ha(?:s|ve)\s+to|ought\s+to)\s+be\b|\A\s*(?:is|are|was|were)\s+(?:required|needed|necessary|essential|a\s+must)\b", re.IGNORECASE
)
_PROPOSE_WORD = (
    r"propos\w*|suggest\w*|offer\w*|submit\w*|submission|draft\w*|tabl(?:e|ed|ing)|circulat\w*|seek(?:s|ing)?|sought|push\w*\s+for|call(?:s|ed|ing)?\s+(?:on|upon|for)|urg(?:e|es|ed|ing)|consider\w*|plan(?:s|ned|ning)?\s+to"
    r"|ready\s+to|prepar\w+|initiat\w*|introduc\w*|advocat\w*|hop(?:e|es|ed|ing)|want(?:s|ed|ing)?|request\w*|ask(?:s|ed|ing)?|appeal\w*|must|should|need(?:s|ed)?|necessary|would|could|may|might|demand\w*|insist\w*|will|favou?r\w*|let\s+us|going\s+to|intend\w*"
)
_PROPOSE = _within(_PROPOSE_WORD, 14)
_PROPOSE_IN = re.compile(r"\b(?:draft|propos\w+|submit\w*|tabl(?:e|ed|ing)\b|must|should|needs?\s+to|ask\w*|urg\w+|call\w*\s+on|consider\w*|ready|willing|calling|demanding)\b", re.IGNORECASE)
_PROPOSE_AFTER = re.compile(r"\A[^.;!?]{0,60}?\b(?:must|should|needs?\s+to)\s+(?:be|act|adopt|impose|take)\b", re.IGNORECASE)
_VETO = _within(r"veto\w*|block\w*|vot\w+\s+against|oppos\w+|reject\w*|object\w*|froz\w+|resist\w*", 6)
_ADOPTED = _within(r"adopted|passed|approved|unanimously|in\s+(?:line|accordance|compliance|conformity)\s+with|under|pursuant\s+to|based\s+on|on\s+the\s+basis\s+of|implement\w*|comply\w*|violat\w*|went\s+to\s+the\s+\w+\s+\w+\s+to\s+adopt", 8)
_CONCEDE = _within(r"acknowledg\w*|admit\w*|conced\w*|grant(?:s|ed)\s+that|of\s+course|indeed|although|true", 10)
_REFUSE = re.compile(r"\b(?:refus\w+|den(?:y|ied|ies)|withdr[ae]w\w*|revok\w+)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:consider\w*|ready|willing|may|might|could|would)\b", re.IGNORECASE)
_LAWFUL = re.compile(r"\b(?:in\s+(?:full\s+|strict\s+)?(?:line|accordance|compliance|conformity|keeping)\s+with|consistent\s+with|in\s+compliance|within\s+the\s+framework|on\s+the\s+basis)\b", re.IGNORECASE)


def clause(text: str, start: int, stop: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the clause of a sentence that a cue stands in.

    Example:
        >>> text = "They were invited, but we came without a mandate."
        >>> text[slice(*clause(text, 40, 48, (0, len(text))))]
        'we came without a mandate.'
    """
    begin, end = sentence
    for mark in _BREAK.finditer(text, begin, start):
        begin = mark.end()
    behind = _BREAK.search(text, stop, end)
    return begin, behind.start() if behind else end


def mode_of(
    text: str,
    hit: Hit,
    family: Family,
    sentence: tuple[int, int],
) -> LegalMode:
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
    before = text[max(begin, hit.start - _REACH) : hit.start]
    own = text[hit.start : hit.stop]
    after = text[hit.stop : min(end, hit.stop + 80)]
    ask = {
        "licence": _licence,
        "norm": _norm,
        "measure": _measure,
        "status": _status,
        "generic": _generic,
    }[family]
    return ask(before, own, after, hit)


def _negated(before: str, own: str, after: str) -> bool:
    if _DOUBLE.search(before + own):
        return False
    return bool(_ABSENT.search(before) or _ABSENT_IN.search(own) or _ABSENT_AFTER.match(after))


def _conditional(before: str, own: str) -> bool:
    """Tell whether the cue stands under "if" or "only": a condition, not a report."""
    return bool(
        re.search(r"\b(?:if|unless|only(?:\s+(?:if|when|after|with|by))?|until|provided|when)\s+(?:not\s+|they\s+are\s+|we\s+are\s+)?\Z", before, re.IGNORECASE)
        or re.match(r"(?:if|unless|until|once)\b", own, re.IGNORECASE)
        or _DEMAND.search(before) and not re.search(r"\b(?:was|were|had)\b", own)
    )


def _licence(before: str, own: str, after: str, hit: Hit) -> LegalMode:
    code = hit.cue.ground
    if code.startswith("SELF_DEFENCE") or code in ("HUMANITARIAN_INTERVENTION", "SELF_DETERMINATION"):
        if _CONTEST.search(before) or _negated(before, "", after):
            return LegalMode.CONTESTED
        return LegalMode.CONCEDED if _CONCEDE.search(before) else LegalMode.ASSERTED
    if re.match(r"(?:if|unless|until|once)\b", own, re.IGNORECASE) or re.search(
        r"\b(?:if|unless|only)\s+(?:\w+\s+)?\Z", before, re.IGNORECASE
    ):
        return LegalMode.DEMANDED
    if _negated(before, own, after):
        return LegalMode.ABSENCE_ALLEGED
    if _CONTEST.search(before):
        return LegalMode.CONTESTED
    if _HEDGED.search(own) and re.search(r"allow|permit|let", own):
        return LegalMode.PROPOSED
    if _DEMAND.search(before) or _DEMAND_IN.search(own) or _DEMAND_AFTER.match(after):
        return LegalMode.DEMANDED
    if _CONCEDE.search(before):
        return LegalMode.CONCEDED
    return LegalMode.ASSERTED


def _norm(before: str, own: str, after: str, hit: Hit) -> LegalMode:
    broken_by_nature = hit.cue.ground in ("AGGRESSION", "IHL", "OCCUPATION_ANNEXATION", "UNILATERAL_MEASURES", "HUMAN_RIGHTS")
    if _CONTEST.search(before) or (broken_by_nature and _ABSENT.search(before)):
        return LegalMode.CONTESTED
    if re.search(r"\b(?:respect|observ|uphold|guarantee|comply)\w*", before[-40:] + own[:14], re.IGNORECASE):
        if _DEMAND.search(before) or _DEMAND_AFTER.match(after) or re.search(r"\bwould\b", before):
            return LegalMode.DEMANDED
        return LegalMode.VIOLATED if _ABSENT.search(before) else LegalMode.ASSERTED
    if _BREACH.search(before) or _BREACH_IN.search(own) or _BREACH_AFTER.match(after):
        return LegalMode.ASSERTED if _DOUBLE.search(before + own) or re.search(r"\b(?:not|n['’]t|never|without)\s+(?:\w+\s+)?\Z", before, re.IGNORECASE) else LegalMode.VIOLATED
    if broken_by_nature and not _DEMAND_AFTER.match(after):
        return LegalMode.VIOLATED
    if _DEMAND.search(before) or _DEMAND_AFTER.match(after):
        return LegalMode.DEMANDED
    if hit.cue.ground == "NON_INTERVENTION" and not hit.cue.kind == "implicit" and not re.match("non", own, re.IGNORECASE):
        return LegalMode.CONTESTED if _CONTEST.search(before) else LegalMode.VIOLATED
    return LegalMode.ASSERTED


def _measure(before: str, own: str, after: str, hit: Hit) -> LegalMode:
    if _VETO.search(before):
        return LegalMode.CONTESTED
    if re.search(r"\bdraft", before + own + after[:20], re.IGNORECASE):
        return LegalMode.PROPOSED
    if _BREACH.search(before) or _BREACH_IN.search(before[-50:] + own):
        return LegalMode.VIOLATED
    if _ADOPTED.search(before) and not _PROPOSE.search(before):
        return LegalMode.ASSERTED
    if _PROPOSE.search(before) or _PROPOSE_IN.search(own) or _PROPOSE_AFTER.match(after):
        return LegalMode.PROPOSED
    return LegalMode.ASSERTED


def _status(before: str, own: str, after: str, hit: Hit) -> LegalMode:
    if hit.cue.ground == "GOVERNMENT_LEGITIMACY":
        lost = re.search(r"illegitimate|\blos[te]\w*|forfeit|no\s+longer|not\s+a\b|\bno\b|\bnot\b|lack|question|doubt", own, re.IGNORECASE)
        if lost or _ABSENT.search(before) or _CONTEST.search(before):
            return LegalMode.CONTESTED
        return LegalMode.ASSERTED
    if _CONTEST.search(before) or _ABSENT.search(before):
        return LegalMode.CONTESTED
    if _BREACH.search(before):
        return LegalMode.VIOLATED
    if _DEMAND.search(before) or _DEMAND_AFTER.match(after):
        return LegalMode.DEMANDED
    return LegalMode.ASSERTED


def _generic(before: str, own: str, after: str, hit: Hit) -> LegalMode:
    if hit.cue.kind == "implicit":
        return LegalMode.CONTESTED
    if re.search(r"\b(?:illegal|unlawful|illegitima)\w*", own, re.IGNORECASE):
        if re.search(r"\b(?:not|n['’]t|never)\b[^,;]{0,20}\Z", before, re.IGNORECASE) or re.search(r"\b(?:not|n['’]t|never)\b", own):
            return LegalMode.ASSERTED
        return LegalMode.CONTESTED if _CONTEST.search(before) else LegalMode.VIOLATED
    if re.search(r"\b(?:legitimate|lawful|legal)\b[^,;]*\Z", own, re.IGNORECASE) and re.search(r"\b(?:not|n['’]t|never)\b", own):
        return LegalMode.VIOLATED
    if _LAWFUL.search(before[-40:] + own):
        if _ABSENT.search(before) and not _DOUBLE.search(before):
            return LegalMode.VIOLATED
        return LegalMode.DEMANDED if _DEMAND.search(before) else LegalMode.ASSERTED
    if _CONTEST.search(before):
        return LegalMode.CONTESTED
    if _BREACH.search(before) or _BREACH_IN.search(own) or _BREACH_AFTER.match(after):
        return LegalMode.ASSERTED if _DOUBLE.search(before + own) or re.search(r"\b(?:not|n['’]t|never|without)\s+(?:\w+\s+)?\Z", before, re.IGNORECASE) else LegalMode.VIOLATED
    if _negated(before, own, after):
        return LegalMode.ABSENCE_ALLEGED
    if _DEMAND.search(before) or _DEMAND_AFTER.match(after):
        return LegalMode.DEMANDED
    if _CONCEDE.search(before):
        return LegalMode.CONCEDED
    return LegalMode.ASSERTED
