"""How a cue of stance is built in: its voice, subject and object, and what turns it."""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.positions.stancewords import Found, Token, ended, negated

__all__ = ["has_object", "has_subject", "turned_by", "voice_of"]

# What may stand between a verb and its subject, and marks behind which a clause or phrase ends.
_WITH_VERBS = frozenset(("having", "being", "modal", "negation", "-ly", "to"))
_STOPS = frozenset((",", ";", ":", "(", ")", "-", "quote"))
_PREPOSITIONS = frozenset(
    ("preposition", "of", "to", "by", "with", "for", "from", "against", "about")
)
# Words that make up a noun phrase: with at most so many of them before its name, an actor is what
# a cue is about.
_NOMINAL = frozenset(("word", "name", "-ed", "-ing", "quote", "support", "oppose"))
_LIGHT = frozenset(("determiner", "number", "mark", "-"))
_MOST_NOMINAL = 3

Tokens = Sequence[Token]


def voice_of(found: Found, among: Tokens) -> str:
    """Tell how a cue is built in: a passive with or without its agent, a participle, active."""
    word = among[found.at].word
    if found.cue.frame in ("noun", "role"):
        near = among[found.end : found.end + 2]
        return "from" if any(t.kind in ("by", "from") for t in near) else "plain"
    if found.cue.frame not in ("verb", "deed"):
        return "plain"
    if not word.endswith(("ing", "s")):
        if any(t.kind == "by" for t in among[found.end : found.end + 3]):
            return "by"
        if word != found.cue.lemma.partition(" ")[0] and any(
            t.kind == "being" for t in among[max(0, found.at - 2) : found.at]
        ):
            return "passive"
    if word.endswith("ing"):
        return "participle"
    return "infinitive" if found.at and among[found.at - 1].word == "to" else "plain"


def has_subject(left: Tokens) -> bool:
    """Tell whether nobody else can be the subject of a cue that these words part from an actor."""
    end = len(left)
    while end and left[end - 1].kind in _WITH_VERBS:
        end -= 1
    if end == 0 or left[end - 1].kind == "'s":
        return end <= 1
    return left[end - 1].kind in _STOPS or left[end - 1].kind in _PREPOSITIONS


def has_object(right: Tokens) -> bool:
    """Tell whether a cue that these words part from an actor is about him: `of the new Utopia`."""
    kinds = [t.kind for t in right if t.kind not in _LIGHT]
    if kinds and kinds[0] in _PREPOSITIONS:
        del kinds[0]
    return len(kinds) <= _MOST_NOMINAL and _NOMINAL.issuperset(kinds)


def turned_by(found: Found, among: Tokens) -> str:
    """Return what turns a cue into its opposite: a negation, an end, or nothing."""
    denied, over = negated(among, found.at), ended(among, found)
    return "" if denied == over else "negation" if denied else "end"
