"""From hits in a clause to a stance: neutral, condition, claim and denial, cues, evaluators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from stancekit.model import IssueKind, Stance
from stancekit.positions.clauses import Clause
from stancekit.positions.issues import Hit
from stancekit.positions.reach import (
    BARRIERS,
    Cues,
    beside,
    distance,
    following,
    left_open,
    nearest,
    negations,
    negations_in,
    only_one,
    presupposed,
)

__all__ = ["NOWHERE", "StatementCue", "Verdict", "judge", "within"]

# How far, in words, a cue reaches to what it judges: over a short verb phrase with its object;
# further away another verb has come between.
BEFORE_REACH = 9
AFTER_REACH = 14
ADJACENT_REACH = 1
# Whose position it is may stand further away: "called on X to do this and to stop that".
VERB_REACH = 18
# What is done to something stands just before it: "opposed bombing", "wrong to shut out".
GOVERNED_REACH = 3
STATED_REACH = 5  # "deplored | the minister's decision to suspend talks"
# From "the idea that" to what it claims.
CLAIMED_REACH = 6
# Distance, rank, stance, cue, and whether the subject of the cue holds the position.
_Choice = tuple[float, int, Stance, Hit, bool]
_NONE: Mapping[Hit, int] = MappingProxyType({})
# What of a clause says most, and what may be said of the opposite beside it.
_RANK = {"neutral": 3, "condition": 2, "con": 1, "pro": 1, "mention": 0}
_OPPOSITE = {"pro": "con", "con": "pro"}
_VERBS = ("support.before", "oppose.before", "deny.before", "other.voice")
_JUDGING = tuple(
    (stance, f"{group}.before", f"{group}.after", f"{group}.adjacent")
    for group, stance in (("support", Stance.SUPPORT), ("oppose", Stance.OPPOSE))
)


# Where the content begins of which nothing is governed: too far before every word.
NOWHERE = -STATED_REACH - 1


class StatementCue(NamedTuple):
    """What the words of attribution say by themselves.

    Attributes:
        stance: Support, oppose or neutral; None where they only attribute.
        denies: Whether they deny what follows.
        demands: Whether they ask for it.
        rule: Name of the cue.
        reach: Index of the word up to which the cue governs the content.
        first: Index of the first word of the content, if it begins with what is governed.
    """

    stance: Stance | None = None
    denies: bool = False
    demands: bool = False
    rule: str = ""
    reach: int = -1
    first: int = NOWHERE

    def counted_from(self, word: int) -> StatementCue:
        """Return the same for words that are counted from another one on.

        Example:
            >>> StatementCue(Stance.OPPOSE, reach=40, first=28).counted_from(30)[-2:]
            (10, -2)
        """
        if self.reach < 0 and self.first < 0:
            return self
        reach, first = max(-1, self.reach - word), max(NOWHERE, self.first - word)
        return self._replace(reach=reach, first=first)


class Verdict(NamedTuple):
    """A stance towards an issue in a clause.

    Attributes:
        stance: Support, oppose or neutral; None where there is no cue.
        hit: The pattern of the issue.
        rule: The names of the patterns that decided.
        verbs: Indices of the words whose subject may hold the position, the nearest first; empty
            where only the speaker can.
        demanded: Whether something is asked for.
        condition: First word of a condition; None where there is none.
        weak: Whether it is hedged or a litotes.
        reason: Why nothing was coded.
    """

    stance: Stance | None
    hit: Hit
    rule: str = ""
    verbs: tuple[int, ...] = ()
    demanded: bool = False
    condition: int | None = None
    weak: bool = False
    reason: str = ""


def within(cues: Cues, clause: Clause) -> Cues:
    """Leave out the cues outside a clause, and those that only an idle phrase holds."""
    first, last = clause.first, clause.last
    idle = [h for h in cues.get("other.idle", ()) if first <= h.first and h.last <= last]
    return {
        k: [
            h
            for h in v
            if first <= h.first < last
            and not (idle and any(i.first <= h.first and h.last <= i.last for i in idle))
        ]
        for k, v in cues.items()
    }


def judge(
    hits: Sequence[Hit],
    cues: Cues,
    *,
    kind: IssueKind,
    statement: StatementCue,
    hangs: Mapping[Hit, int] = _NONE,
) -> tuple[Verdict, ...]:
    """Decide where a clause stands on an issue.

    The order is that of a decision list: a refusal to answer, the issue's own patterns with
    negation before them, the words of attribution, evaluators near a mention.

    Args:
        hits: What was found of the issue in the clause.
        cues: Cues in the clause, as `within` gives them.
        kind: Whether the issue is a policy or a claim.
        statement: What the attribution says.
        hangs: Mentions that hang on words about something else ("their presence at the talks"):
            the word before which a cue is about that and not about them.

    Returns:
        The verdict on the pattern that says most, and on those of the opposite kind beside it; the
        stance is None for a mention without a cue.
    """
    own = [h for h in hits if h.kind in _RANK]
    if not own:
        return ()
    best = _best(own)
    opposite = _OPPOSITE.get(best.kind)
    others = [
        h for h in own if h.kind == opposite and (h.last <= best.first or best.last <= h.first)
    ]
    verdict = _judged(best, _about(best, cues, hangs), kind, statement)
    if not others:
        return (verdict,)
    target = _best(others)
    return verdict, _judged(target, _about(target, cues, hangs), kind, statement)


def _about(target: Hit, cues: Cues, hangs: Mapping[Hit, int]) -> Cues:
    """Leave out the cues that are about the words a mention hangs on."""
    floor = hangs.get(target)
    if floor is None:
        return cues
    return {k: [h for h in v if h.first >= floor] for k, v in cues.items()}


def _judged(target: Hit, cues: Cues, kind: IssueKind, statement: StatementCue) -> Verdict:
    if statement.stance is Stance.NEUTRAL and target.first <= statement.reach:
        return Verdict(Stance.NEUTRAL, target, f"{target.rule} + {statement.rule}")
    neutral = left_open(target, cues, BEFORE_REACH)
    if target.kind == "neutral":
        return Verdict(Stance.NEUTRAL, target, target.rule)
    if neutral is not None:
        return Verdict(Stance.NEUTRAL, target, f"{target.rule} + {neutral.rule}", (neutral.first,))
    if target.kind != "condition" and any(
        h.last <= target.first for h in cues.get("other.hypothesis", ())
    ):
        return Verdict(None, target, target.rule, reason="hypothetical")
    if kind is IssueKind.CLAIM and presupposed(target, cues):
        return Verdict(None, target, target.rule, reason="presupposed")
    only = only_one(target, cues) if "other.only" in cues else None
    if only is not None:
        start, stop = only.first, only.last
        cues = {k: [h for h in v if h.last <= start or stop <= h.first] for k, v in cues.items()}
    if target.kind in ("con", "pro", "condition"):
        verdict = _by_pattern(target, cues, kind, statement)
        own = target.kind == "con" and target.negates and not target.excepts
        if only is not None and own and target.first < only.last:
            # The negation of the pattern is that of "no peace without": the rest is wanted.
            stance = None if verdict.stance is None else verdict.stance.opposite
            verdict = verdict._replace(stance=stance, rule=f"{verdict.rule} + {only.rule}")
    else:
        verdict = _by_cue(target, cues, kind, statement, only)
    if verdict.stance is None:
        return verdict
    return _qualified(verdict, cues)


def _best(hits: Sequence[Hit]) -> Hit:
    """Choose the pattern that says most: neutral, condition, then con and pro by length."""
    if len(hits) == 1:
        return hits[0]
    return max(
        hits, key=lambda h: (_RANK[h.kind], h.last - h.first, h.kind == "con", -h.first, h.rule)
    )


def _litotes(target: Hit, cues: Cues) -> bool:
    """Tell whether a pattern took its negation from "not against"."""
    return any(
        target.first <= h.first and h.last <= target.last for h in cues.get("other.litotes", ())
    )


def _against(target: Hit, cues: Cues) -> Hit | None:
    """Return the cue by which somebody is against what a pattern says: "opposed bombing them".

    Words that negate ("refuses to") are counted as negations and not here.
    """
    counted = [h for k in ("other.negation", "other.refusal") for h in cues.get(k, ())]
    cue = nearest(
        [*cues.get("oppose.before", ()), *cues.get("oppose.governing", ())],
        target,
        GOVERNED_REACH,
    )
    if cue is None or any(c.first < cue.last and cue.first < c.last for c in counted):
        return None
    barriers = [h.first for k in BARRIERS for h in cues.get(k, ())]
    return None if any(cue.last <= b < target.first for b in barriers) else cue


def _stated(target: Hit, statement: StatementCue) -> bool:
    """Tell whether the words of attribution are against what the content begins with."""
    reach = STATED_REACH if target.kind in ("pro", "con") else GOVERNED_REACH
    against = statement.stance is Stance.OPPOSE
    return against and 0 <= target.first - statement.first <= reach


def _only_claimed(target: Hit, cues: Cues) -> Hit | None:
    """Return the judgement on a claim: "the idea that they hit villages is absurd"."""
    if nearest(cues.get("other.claimed", ()), target, CLAIMED_REACH) is None:
        return None
    return following(cues.get("oppose.after", ()), target, AFTER_REACH)


def _by_pattern(target: Hit, cues: Cues, kind: IssueKind, statement: StatementCue) -> Verdict:
    stance = Stance.OPPOSE if target.kind == "con" else Stance.SUPPORT
    rule, weak = target.rule, False
    deny = nearest(cues.get("deny.before", ()), target, BEFORE_REACH)
    if deny is None and not target.negates and "deny.before" in cues:
        held = (h for h in cues["deny.before"] if target.first < h.first < target.last)
        deny = next(held, None)
    done = kind is IssueKind.POLICY and (target.kind == "pro" or target.acts)
    against = _against(target, cues) if done and deny is None else None
    inside = 0 if target.negates else negations_in(cues, target)
    reached = target.first if against is None else against.first
    if (negations(cues, reached) + inside) % 2:
        weak = stance is Stance.OPPOSE
        stance, rule = stance.opposite, f"{rule} + negation"
    elif target.kind == "con" and target.negates and _litotes(target, cues):
        stance, rule, weak = Stance.SUPPORT, f"{rule} + litotes", True
    after = following(cues.get("deny.after", ()), target, AFTER_REACH)
    after = after or _only_claimed(target, cues)
    verbs = _verbs(cues, target)
    if against is not None:
        stance, rule = stance.opposite, f"{rule} + {against.rule}"
        takes_holder = against.kind == "oppose.before"
        verbs = (
            tuple(sorted({*verbs, against.first} - {target.first}, reverse=True))
            if takes_holder
            else ()
        )
    elif deny is not None:
        stance, rule = stance.opposite, f"{rule} + {deny.rule}"
    elif after is not None:
        stance, rule = stance.opposite, f"{rule} + {after.rule}"
    elif statement.denies and target.first <= statement.reach:
        stance, rule = stance.opposite, f"{rule} + {statement.rule}"
    elif done and _stated(target, statement):
        stance, rule, verbs = stance.opposite, f"{rule} + {statement.rule}", ()
    return Verdict(stance, target, rule, verbs, weak=weak)


def _verbs(cues: Cues, target: Hit) -> tuple[int, ...]:
    """Return the words of stance up to the end of a hit, the last first."""
    found = {
        h.first
        for k in _VERBS
        for h in cues.get(k, ())
        # A verb inside a pattern is part of what is said, unless the pattern begins with it or
        # with its negation, or ends with it: "Paris gave its consent".
        if (
            h.last <= target.first
            or h.first == target.first
            or h.last == target.last
            or (h.first < target.last and target.negates)
        )
        and target.first - h.first <= VERB_REACH
    }
    if target.acts:
        found.add(target.first)
    return tuple(sorted(found, reverse=True)) if len(found) > 1 else tuple(found)


def _by_cue(
    target: Hit, cues: Cues, kind: IssueKind, statement: StatementCue, only: Hit | None
) -> Verdict:
    none = Verdict(None, target, target.rule, reason="no cue")
    choices: list[_Choice] = []
    if only is not None and kind is IssueKind.POLICY:
        choices.append((max(0, target.first - only.last), 0, Stance.SUPPORT, only, False))
    for stance, preceding, judging, adjacent in _JUDGING:
        before = nearest(cues.get(preceding, ()), target, BEFORE_REACH)
        if before is not None and kind is IssueKind.POLICY:
            choices.append((target.first - before.last, 0, stance, before, True))
        after = beside(cues.get(judging, ()), target, AFTER_REACH)
        if after is not None:
            choices.append((distance(after, target), 1, stance, after, False))
        touching = nearest(cues.get(adjacent, ()), target, ADJACENT_REACH)
        if touching is not None and kind is IssueKind.POLICY:
            near = target.first - touching.last
            choices.append((near + 0.5, 0, stance, touching, stance is Stance.SUPPORT))
    ending = next((h for h in cues.get("other.ending", ()) if _in(target, h)), None)
    if ending is not None and kind is IssueKind.POLICY:
        choices.append((-0.5, 0, Stance.OPPOSE, ending, False))
    deny = nearest(cues.get("deny.before", ()), target, BEFORE_REACH)
    if deny is not None:
        choices.append((-1, 0, Stance.OPPOSE, deny, True))
    after = following(cues.get("deny.after", ()), target, AFTER_REACH)
    if after is not None and kind is IssueKind.CLAIM:
        choices.append((-1, 0, Stance.OPPOSE, after, False))
    if choices:
        return _by_choice(
            min(choices, key=lambda c: (c[0], c[1], c[3].first)), target, cues, statement
        )
    governed = target.first <= statement.reach
    if governed and statement.denies:
        return Verdict(Stance.OPPOSE, target, f"{target.rule} + {statement.rule}")
    if governed and statement.stance is not None:
        return Verdict(statement.stance, target, f"{target.rule} + {statement.rule}")
    return none


def _in(target: Hit, cue: Hit) -> bool:
    """Tell whether what asks for an end stands in a mention: "that Russia end its raids"."""
    return target.first < cue.last < target.last


def _by_choice(choice: _Choice, target: Hit, cues: Cues, statement: StatementCue) -> Verdict:
    """Apply the cue nearest to a mention, with what negates it and what it is the object of."""
    _, _, stance, cue, takes_holder = choice
    rule, weak = f"{target.rule} + {cue.rule}", False
    # "Denounced the plan to", "criticised the refusal to": the verb judges the noun.
    against = _against(cue, cues) if takes_holder else None
    if not cue.kind.endswith("adjacent") and negations(cues, (against or cue).first) % 2:
        weak = stance is Stance.OPPOSE
        stance, rule = stance.opposite, f"{rule} + negation"
    if against is not None:
        stance, rule = stance.opposite, f"{rule} + {against.rule}"
    elif takes_holder and _stated(cue, statement):
        stance, rule = stance.opposite, f"{rule} + {statement.rule}"
        return Verdict(stance, target, rule, weak=weak)
    verbs = (cue.first, *(v for v in _verbs(cues, target) if v < cue.first))
    if against is not None:
        verbs = tuple(v for v in verbs if v <= against.first)
    return Verdict(stance, target, rule, verbs if takes_holder else (), weak=weak)


def _qualified(verdict: Verdict, cues: Cues) -> Verdict:
    """Add mode, condition and hedges."""
    target = verdict.hit
    modal = "other.modal" in cues and any(
        h.first < target.last and target.first - h.last <= BEFORE_REACH for h in cues["other.modal"]
    )
    if verdict.stance is Stance.SUPPORT:
        later = [h.first for h in cues.get("other.condition", ()) if h.first >= target.first]
        if target.kind == "condition":
            return verdict._replace(condition=target.first)
        if later:
            return verdict._replace(condition=min(later), demanded=modal)
    weak = verdict.weak or bool(cues.get("other.hedge"))
    same = modal == verdict.demanded and weak == verdict.weak
    return verdict if same else verdict._replace(demanded=modal, weak=weak)
