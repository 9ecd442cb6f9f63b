"""Turns of phrase that tell in which mode a ground is invoked.

Listings name words in a row; `_` in them stands for white space. Every pattern looks at a stretch
of bounded length, and all but the first two at one in small letters (`small`): a choice of many
words is tried several times faster where it need not look at their case.
"""

from __future__ import annotations

import re

__all__ = [
    "BLOCKS",
    "BLOCK_IN",
    "BREACHES",
    "BREACH_BEHIND",
    "BREACH_DENIED",
    "BREACH_IN",
    "BREAK",
    "BROKEN",
    "CONCEDES",
    "CONDITION",
    "CONDITION_IN",
    "CONTESTS",
    "DEMANDS",
    "DEMAND_BEHIND",
    "DEMAND_IN",
    "DENIED_BEHIND",
    "HOST_THINKS",
    "IN_FORCE",
    "KEPT_BEHIND",
    "LAWFUL",
    "LAWFUL_IN",
    "LOST",
    "MISSING",
    "MISSING_BEHIND",
    "MISSING_IN",
    "NEGATED_BREACH",
    "NO",
    "NOT",
    "NOT_BEFORE",
    "NOT_NAMED",
    "NOT_WITHOUT",
    "NO_BASIS",
    "NO_DENIAL",
    "PERMITS",
    "PROPOSES",
    "PROPOSE_BEHIND",
    "PROPOSE_IN",
    "PROVIDED",
    "RESPECT",
    "RIGHTS",
    "SOUGHT",
    "UNLAWFUL_IN",
    "small",
]


def small(text: str) -> str:
    """Return a text in small letters, of the same length, for the patterns of this module.

    It is what ignoring case compares: "ſ" is an "s", a Turkish "ı" or "İ" an "i".

    Example:
        >>> small("No SUCH İntent")
        'no such intent'
    """
    if text.isascii():
        return text.lower()
    return text.replace("\u0130", "i").lower().replace("\u0131", "i").replace("\u017f", "s")


# A clause ends where another begins with its own subject.
BREAK = re.compile(
    r"[;:]\s|\s[–—-]\s|[”\"“]\s(?!(?:of|against)\b)"
    r"|,\s+(?:but|while|whereas|although|though|yet|which|who|so|and\s+(?:he|she|it|they|we))\s"
    r"|\s(?:but|while|whereas|although|despite|because)\s"
)
# Turns of phrase whose "not" and "doubt" deny nothing.
NO_DENIAL = re.compile(
    r"\b(?:not|never|n['’]t)\s+(?:hesitat\w*|shrink|shy\s+away|flinch|tire)\b|"
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
    return re.compile(rf"\b{_words(listing)}[”\"]?+(?:\s+[^\s.;:!?]+){{0,{words}}}\s*\Z")


def _somewhere(listing: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_words(listing)}\b")


def _behind(pattern: str, reach: int = 40, stops: str = ".;:!?") -> re.Pattern[str]:
    return re.compile(rf"\A[^{stops}]{{0,{reach}}}?\b(?:{pattern})\b")


NO = """
    without no not never nor neither lack lacks lacked lacking absence_of absent nobody no_one none
    outside beyond cannot \\w{2,6}n['’]t fail_to fails_to failed_to failing_to in_the_absence_of
"""
MISSING = _governs(NO, 6)
MISSING_IN = _somewhere(NO + " uninvited")
MISSING_BEHIND = _behind(
    r"(?:(?:was|were|is|are|has|have|had)\s+(?:not|never)"
    r"|(?:was|were|is|are|has|have|had)n['’]t|(?:is|was)\s+(?:lacking|missing|absent)"
    r"|(?:gave|gives?|given|provid(?:es?|ed)|contain(?:s|ed)?|offer(?:s|ed)?|confer(?:s|red)?)\s+"
    r"(?:no|nobody|no\s+one|them\s+no|us\s+no|him\s+no|neither))",
    stops=".,;:!?",
)
# "would not be a violation", "nothing illegal": the breach is denied.
BREACH_DENIED = re.compile(
    r"\b(?:not|never|nothing|without|no|n['’]t)\b[^,.;]{0,30}"
    r"\b(?:illegal\w*|unlawful\w*|illegitima\w+|violat\w+|breach\w*|contrary|infring\w+|encroach\w*"
    r"|undermin\w+|trampl\w+|threaten\w*|flout\w*|contraven\w+)\b[^.;]*\Z",
)
# "The right of self-defence does not cover this", "is a mere pretext": said behind a licence.
DENIED_BEHIND = _behind(
    r"(?:can\s?not|can['’]t|could\s+not|(?:do|does|did)(?:\s+not|n['’]t))\s+(?:be\s+)?(?:stretched|extended"
    r"|apply|applied|cover|extend|justify|used|invoked|relied|serve|mean|entitle|give|allow|permit"
    r"|authori[sz]e|licen[cs]e|excuse|hold|exist)"
    r"|(?:is|was|are|were|be|being|as)\s+(?:\w+\s+){0,2}?(?:sham|pretext|excuse|fig\s?-?\s?leaf|fiction|lie|lies"
    r"|absurd|farce|smokescreen|alibi|nonsense|baseless|groundless|unfounded|far-?fetched)"
    r"|(?:has|have|had)\s+(?:nothing\s+to\s+do|no\s+(?:place|basis|foundation|merit))"
    r"|rings\s+hollow",
    60,
)
NO_BASIS = re.compile(
    r"\b(?:no|without|lacks?|lacking)\s+(?:\w+\s+)?(?:basis|bases|grounds?|foundation|justification)"
    r"\s+(?:in|under)\s+(?:the\s+)?\Z",
)
CONTESTS = _governs(
    """
    rejects? rejected rejecting den(?:y|ies|ied|ying) dismiss(?:es|ed|ing)?
    disput(?:e|es|ed|ing)_(?:the|that|any|its|his|her|their|our|whether)
    question(?:s|ed|ing) challeng(?:es|ed|ing) doubt(?:s|ed|ing)? disagree(?:s|d)?
    refus(?:e|es|ed|ing)_to_(?:accept|recogni[sz]e|acknowledge|consider) oppos(?:e|es|ed|ing)
    (?:do|does|did)(?:_not|n['’]t)_(?:like|accept|recogni[sz]e|believe|agree|consider|regard|see)
    no_longer_(?:recogni[sz]es?|accepts?|considers?) object(?:s|ed|ing)?_to critici[sz]\\w+
    resist(?:s|ed|ance)? dislik(?:e|es|ed) no_(?:basis|grounds?|justification|reason|right)
    pretext under_the_guise so-called
    """,
    9,
)
BREACHES = _governs(
    """
    violat\\w* breach\\w* infring\\w* contraven\\w* contrary_to in_defiance_of defy defies defied
    flout\\w* trampl\\w* undermin\\w* encroach\\w* disregard\\w* flagrant\\w* ignor\\w* against
    broke broken break(?:s|ing) sabotag\\w* derail\\w* torpedo\\w* reneg\\w* tearing_up tore_up
    incompatible_with inconsistent_with run_counter_to runs_counter_to assault_on attack_on
    threaten\\w* accus\\w* guilty_of amount\\w*_to condemn\\w* outside_(?:the|of|any|all) beyond
    at_odds_with
    not_in_(?:line|accordance|conformity|compliance|keeping)_with
    """,
    7,
)
BREACH_IN = _somewhere(
    "violat\\w+ breach\\w* infring\\w+ contraven\\w+ illegal\\w* unlawful\\w* illegitima\\w+"
    " abus\\w+ defiance entered"
)
BREACH_BEHIND = _behind(
    r"(?:was|were|is|are|been|being)\s+(?:\w+\s+)?"
    r"(?:violated|breached|infringed|trampled|undermined|ignored)|violations?",
    30,
)
NEGATED_BREACH = re.compile(r"\b(?:not|n['’]t|never|without)\s+(?:\w+\s+)?\Z")
DEMANDS = _governs(
    """
    must should need needs needed need_to ha(?:s|ve)_to requir\\w* demand\\w* insist\\w*_on
    condition\\w* provided_that only_(?:if|with|after|when|on|under|by|through|within|as) unless
    only_in_(?:full_|strict_)?(?:accordance|conformity|compliance|line|agreement|coordination)
    ought_to necessary
    call(?:s|ed|ing)?_(?:on|upon|for) urg(?:e|es|ed|ing) obliged obligat(?:ed|ion_to|ory) imperative
    as_long_as subject_to would_(?:respect|like|want) wants? expects? essential important pledg\\w+
    remain(?:s|ing)?_within prerequisite implies
    """,
    14,
)
DEMAND_IN = _somewhere("should must only_if only_when unless")
DEMAND_BEHIND = _behind(
    r"(?:must|should|needs?\s+to|ha(?:s|ve)\s+to|ought\s+to)\s+be"
    r"|(?:is|are|was|were)\s+(?:required|needed|necessary|essential)"
)
# "They hoped that its sovereignty would be respected".
KEPT_BEHIND = _behind(
    r"(?:would|will|must|should|shall|to|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to)\s+be\s+(?:\w+ly\s+)?"
    r"(?:respected|observed|upheld|hono(?:u)?red|preserved|guaranteed|safeguarded|kept|maintained)",
    60,
)
# "The text does not mention Chapter VII".
NOT_NAMED = re.compile(
    r"\b(?:not|never|nowhere|without|n['’]t|avoid(?:s|ed)?|omit(?:s|ted)?|fail(?:s|ed)?\s+to)\s+"
    r"(?:mention(?:ing)?(?:\s+of)?|cit(?:e|ing)|invok(?:e|ing)|refer(?:ring|ence)?\s+to|nam(?:e|ing)"
    r"|adopted\s+under|fall\s+under|come\s+under)\s+(?:the\s+|any\s+)?\Z"
)
# "There can be no war without a mandate" asks for one; "we will not go without" is one's own way.
NOT_WITHOUT = re.compile(
    r"\b(?:can|could|should|must|may)\b[^.;]{0,40}?(?:\b(?:no|not|never)\b|n['’]t\b)[^.;]{0,60}?"
    r"\bwithout\b|\b(?:no|nobody|none)\b[^.;]{0,40}?\b(?:can|could|should|must|may)\b[^.;]{0,60}?"
    r"\bwithout\b|\bcannot\b[^.;]{0,60}?\bwithout\b",
)
CONDITION = re.compile(r"\b(?:if|unless|only)\s+(?:\w+\s+)?\Z")
CONDITION_IN = re.compile(r"(?:if|unless|until|once)\b")
PROPOSES = _governs(
    """
    propos\\w* suggest\\w* offer\\w* submit\\w* submission draft\\w* tabled? tabling circulat\\w*
    seeks? seeking sought push\\w*_for call(?:s|ed|ing)?_(?:on|upon|for) urg(?:e|es|ed|ing)
    consider\\w* plan(?:s|ned|ning)?_to ready_to prepar\\w+ initiat\\w* introduc\\w* advocat\\w*
    hop(?:e|es|ed|ing) want(?:s|ed|ing)? request\\w* ask(?:s|ed|ing)? appeal\\w* must should
    need(?:s|ed)? necessary would could may might demand\\w* insist\\w*_on will favou?r\\w* let_us
    going_to intend\\w*
    """,
    14,
)
PROPOSE_IN = _somewhere(
    "draft propos\\w+ submit\\w* tabled? tabling must should needs?_to ask\\w* urg\\w+ call\\w*_on"
    " consider\\w* ready willing calling demanding"
)
PROPOSE_BEHIND = _behind(r"(?:must|should|needs?\s+to)\s+(?:be|act|adopt|impose|take)", 60)
BLOCKS = _governs(
    """
    veto\\w* block\\w* vot\\w+_against oppos\\w+ reject\\w* object\\w* froz\\w+
    (?:not|never|\\w{2,6}n['’]t)_(?:support|back|accept|endorse|agree_to|vote_for|allow|permit)
    """,
    6,
)
BLOCK_IN = _somewhere("veto vetoed vetoes vetoing")
IN_FORCE = _governs(
    """
    adopted passed approved unanimously in_(?:line|accordance|compliance|conformity)_with under
    pursuant_to based_on on_the_basis_of implement\\w* comply\\w*
    """,
    8,
)
CONCEDES = _governs(
    """
    acknowledg\\w* admit\\w* conced\\w* grants?_that granted_that granted, admittedly
    it_is_true it['’]s_true true, to_be_sure
    """,
    10,
)
RESPECT = _somewhere(
    """
    respect\\w* observ\\w* uphold\\w* guarantee\\w* comply\\w* complian\\w+ fulfil\\w* honou?r\\w*
    abid\\w* adher\\w*
    """
)
LAWFUL = _somewhere(
    """
    in_(?:full_|strict_)?(?:line|accordance|compliance|conformity|keeping)_with consistent_with
    within_the_framework on_the_basis within_the_(?:bounds|limits)
    """
)
# "The resolution gave no green light for": what a text may permit.
PERMITS = _somewhere(
    """
    green_light mandate authority authori[sz]ation licen[cs]e permission right blank_che(?:que|ck)
    cover go-ahead basis force
    """
)
# "Provided that their sovereignty is not trampled on".
PROVIDED = re.compile(r"\b(?:provided|providing|so\s+long\s+as|as\s+long\s+as|on\s+condition)\b")
UNLAWFUL_IN = _somewhere("illegal\\w* unlawful\\w* illegitima\\w*")
LAWFUL_IN = _somewhere("legal legally legitimate lawful")
NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b")
NOT_BEFORE = re.compile(r"(?:\b(?:not|never)|n['’]t)\b[^,;]{0,20}\Z")
SOUGHT = re.compile(
    r"(?:ask|request|seek|urg|want|petition)\w*\b(?!.*\b(?:not|never|without)\b)",
    re.DOTALL,
)
LOST = _somewhere(
    "illegitima\\w+ lost los(?:e|es|ing) forfeited no_longer not_a no not lack\\w* cannot"
)
HOST_THINKS = re.compile(r"\b(?:consider\w*|ready|willing)\b.*\b(?:allow|permit|let)", re.DOTALL)
# Grounds whose very name says that the law was broken.
BROKEN = frozenset(
    ("AGGRESSION", "IHL", "OCCUPATION_ANNEXATION", "UNILATERAL_MEASURES", "HUMAN_RIGHTS")
)
RIGHTS = ("SELF_DEFENCE", "HUMANITARIAN_INTERVENTION", "SELF_DETERMINATION")
