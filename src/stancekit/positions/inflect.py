"""The forms of English verbs and nouns."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["forms", "plural"]

# Past and participle, where they are not made with -ed.
_IRREGULAR = {
    "bear": "bore borne",
    "beat": "beaten",
    "behold": "beheld",
    "bend": "bent",
    "blow": "blew blown",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "burn": "burnt burned",
    "buy": "bought",
    "choose": "chose chosen",
    "cling": "clung",
    "come": "came",
    "deal": "dealt",
    "do": "did done does",
    "dig": "dug",
    "draw": "drew drawn",
    "drive": "drove driven",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feed": "fed",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "forbid": "forbade forbidden",
    "forgive": "forgave forgiven",
    "forsake": "forsook forsaken",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone goes",
    "grow": "grew grown",
    "hang": "hung hanged",
    "have": "had has",
    "hear": "heard",
    "hide": "hid hidden",
    "hold": "held",
    "keep": "kept",
    "lay": "laid",
    "lead": "led",
    "leap": "leapt leaped",
    "leave": "left",
    "lend": "lent",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "mislead": "misled",
    "mow": "mown mowed",
    "overrun": "overran",
    "override": "overrode overridden",
    "overtake": "overtook overtaken",
    "overthrow": "overthrew overthrown",
    "pay": "paid",
    "rebuild": "rebuilt",
    "retake": "retook retaken",
    "ride": "rode ridden",
    "rise": "rose risen",
    "run": "ran",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "shake": "shook shaken",
    "shoot": "shot",
    "show": "shown showed",
    "sing": "sang sung",
    "slay": "slew slain",
    "speak": "spoke spoken",
    "spit": "spat",
    "spring": "sprang sprung",
    "stand": "stood",
    "steal": "stole stolen",
    "stick": "stuck",
    "strike": "struck stricken",
    "swear": "swore sworn",
    "swing": "swung",
    "take": "took taken",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "undo": "undid undone undoes",
    "uphold": "upheld",
    "weep": "wept",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld",
}
# Verbs of several syllables with the stress on the last double its consonant too.
_DOUBLED = frozenset(
    str.split(
        "abhor abut admit appal commit compel concur confer control defer demur deter dispel"
        " disbar embed equip excel expel forbid incur kidnap omit outbid outwit permit prefer"
        " propel quip quit rebel rebut recur refer regret repel submit teargas transfer"
        " transmit undercut upset"
    )
)
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtvz]")
_UNCHANGED = frozenset(
    str.split("bet burst cast cut hit hurt let put quit read outbid set shut split undercut upset")
)


@cache
def forms(verb: str) -> frozenset[str]:
    """Return the forms of a verb: itself, third person, past, participles.

    Example:
        >>> sorted(forms("deny"))
        ['denied', 'denies', 'deny', 'denying']
        >>> sorted(forms("ban"))
        ['ban', 'banned', 'banning', 'bans']
        >>> sorted(forms("agree"))
        ['agree', 'agreed', 'agreeing', 'agrees']
        >>> sorted(forms("vie"))
        ['vie', 'vied', 'vies', 'vying']
        >>> sorted(forms("fight"))
        ['fight', 'fighting', 'fights', 'fought']
    """
    stem = verb
    past = verb + "ed"
    if verb.endswith("ie"):
        past, stem = verb + "d", verb[:-2] + "y"
    elif verb.endswith("e"):
        past, stem = verb + "d", verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past = verb[:-1] + "ied"
    elif verb in _DOUBLED or _SHORT.fullmatch(verb):
        stem = verb + verb[-1]
        past = stem + "ed"
    irregular = _IRREGULAR.get(verb)
    pasts = irregular.split() if irregular else [] if verb in _UNCHANGED else [past]
    return frozenset({verb, plural(verb), stem + "ing", *pasts})


@cache
def plural(noun: str) -> str:
    """Return the plural of a noun, which is the third person of a verb that is spelt so.

    Example:
        >>> [plural(noun) for noun in ("ally", "clash", "foe", "critic", "jibe", "display")]
        ['allies', 'clashes', 'foes', 'critics', 'jibes', 'displays']
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
