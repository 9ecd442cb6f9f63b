"""Which cues reach a word: the nearest before and behind it, and the negations over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stancekit.codebook.patterns_index import Words
from stancekit.positions.issues import Hit

__all__ = [
    "BARRIERS",
    "NEGATION_REACH",
    "Cues",
    "beside",
    "distance",
    "following",
    "left_open",
    "nearest",
    "negations",
    "negations_in",
    "only_one",
    "parted",
    "presupposed",
]

Cues = Mapping[str, Sequence[Hit]]
# How far, in words, a negation reaches to the right: over a short verb phrase.
NEGATION_REACH = 4
# A negation does not reach into a clause of its own: "no peace as long as he stays".
BARRIERS = ("other.condition", "other.barrier", "other.correction")
_NEGATIVE = ("other.negation", "other.refusal")


def negations(cues: Cues, before: int) -> int:
    """Count the negations that reach a word."""
    ends = [
        h.last
        for k in _NEGATIVE
        for h in cues.get(k, ())
        if before - NEGATION_REACH <= h.last <= before
    ]
    if not ends:
        return 0
    barriers = [h.first for k in BARRIERS for h in cues.get(k, ())]
    return sum(not any(end <= b <= before for b in barriers) for end in ends)


def negations_in(cues: Cues, target: Hit) -> int:
    """Count the negations that stand in the gaps of a pattern and reach its end."""
    found = cues.get("other.negation")
    if not found:
        return 0
    corrected = max(
        (h.first for h in cues.get("other.correction", ()) if h.first < target.last), default=-1
    )
    return sum(
        target.first <= h.first and h.last <= target.last and h.last > corrected for h in found
    )


def left_open(target: Hit, cues: Cues, reach: int) -> Hit | None:
    """Return the words before a target, or over its beginning, that take no side.

    In "did not rule out sending troops" a pattern may begin with "not".
    """
    found = cues.get("neutral.before", ())
    near = nearest(found, target, reach)
    if near is None and target.negates:
        near = next((h for h in found if h.first <= target.first < h.last < target.last), None)
    return near


def only_one(target: Hit, cues: Cues) -> Hit | None:
    """Return the words that make a target the only thing that will do: "no peace without".

    They stand before it, or end in it. Of what a pattern says without something ("a settlement
    without him") "no settlement without him" is the contrary; what it finds wrong without something
    ("raids without a mandate") it finds wrong there too.
    """
    barriers = [h.first for k in BARRIERS for h in cues.get(k, ())]
    for hit in reversed(cues["other.only"]):
        if hit.last <= target.first:
            near = target.first - hit.last <= NEGATION_REACH
            if near and not any(hit.last <= b < target.first for b in barriers):
                return hit
        elif target.first < hit.last < target.last and (target.kind == "con" or not target.excepts):
            return hit
    return None


def presupposed(target: Hit, cues: Cues) -> bool:
    """Tell whether a claim is only what somebody is to end: "urged them to halt their raids".

    Who refuses to end something, or fails to, is still said to do it.
    """
    refusals = cues.get("other.refusal", ())
    return any(
        h.first < target.last
        and target.first - h.last <= NEGATION_REACH
        and not any(r.first <= h.first < r.last for r in refusals)
        for h in cues.get("other.ending", ())
    )


def distance(cue: Hit, target: Hit) -> int:
    """Return the words between a cue and a target; 0 where they touch or overlap."""
    if cue.first >= target.last:
        return cue.first - target.last
    return max(0, target.first - cue.last)


def nearest(cues: Sequence[Hit], target: Hit, reach: int) -> Hit | None:
    """Return the nearest cue that ends before the target, at most so many words away."""
    first = target.first
    near = [c for c in cues if first - reach <= c.last <= first]
    if len(near) < 2:
        return near[0] if near else None
    return max(near, key=lambda c: (c.last, c.last - c.first))


def following(cues: Sequence[Hit], target: Hit, reach: int) -> Hit | None:
    """Return the first cue behind the target, at most so many words away."""
    near = [c for c in cues if 0 <= c.first - target.last <= reach]
    return min(near, key=lambda c: c.first) if near else None


def beside(cues: Sequence[Hit], target: Hit, reach: int) -> Hit | None:
    """Return the nearest cue on either side that the target does not hold."""
    near = [
        c
        for c in cues
        if (c.first >= target.last or c.last <= target.first) and distance(c, target) <= reach
    ]
    return min(near, key=lambda c: (distance(c, target), c.first)) if near else None


def parted(cues: dict[str, list[Hit]], words: Words, text: str) -> dict[str, list[Hit]]:
    """Let no negation reach over a comma: "No, that is planned", "nobody came, it is a base".

    A comma behind the negation becomes a barrier as "because" is.

    Args:
        cues: The cues of a sentence.
        words: The words of the document.
        text: Its text.

    Returns:
        The cues, with barriers added where commas follow negations.
    """
    found = cues.get("other.negation")
    if not found:
        return cues
    starts, stops = words.starts, words.stops
    commas = [
        Hit("comma", "other.barrier", at, at)
        for hit in found
        for at in range(hit.last, min(hit.last + NEGATION_REACH, len(starts)))
        if "," in text[stops[at - 1] : starts[at]]
    ]
    if commas:
        cues["other.barrier"] = [*cues.get("other.barrier", ()), *commas]
    return cues
