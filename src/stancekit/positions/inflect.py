"""The forms of English verbs."""

from __future__ import annotations

from functools import cache

__all__ = ["forms"]

_IRREGULAR = {
    "beat": "beaten",
    "break": "broke broken",
    "bring": "brought",
    "cut": "cutting",
    "fight": "fought",
    "forgive": "forgave forgiven",
    "give": "gave given",
    "go": "went gone",
    "hit": "hitting",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "leave": "left",
    "lose": "lost",
    "make": "made",
    "meet": "met",
    "put": "putting",
    "quit": "quitting",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "setting",
    "shoot": "shot",
    "speak": "spoke spoken",
    "stand": "stood",
    "strike": "struck",
    "take": "took taken",
    "tear": "tore torn",
    "throw": "threw thrown",
    "win": "won winning",
    "withdraw": "withdrew withdrawn",
}
_DOUBLED = frozenset(str.split("ban bar pan slam rip drop nab rap rob stop plan"))


@cache
def forms(verb: str) -> frozenset[str]:
    """Return the forms of a verb: itself, third person, past, participles.

    Example:
        >>> sorted(forms("deny"))
        ['denied', 'denies', 'deny', 'denying']
        >>> sorted(forms("ban"))
        ['ban', 'banned', 'banning', 'bans']
    """
    if verb.endswith("e"):
        found = {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        found = {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    elif verb.endswith(("s", "x", "z", "ch", "sh")):
        found = {verb, verb + "es", verb + "ed", verb + "ing"}
    else:
        stem = verb + verb[-1] if verb in _DOUBLED else verb
        found = {verb, verb + "s", stem + "ed", stem + "ing"}
    return frozenset(found | set(_IRREGULAR.get(verb, "").split()))
