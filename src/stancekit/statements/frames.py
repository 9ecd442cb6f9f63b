"""What follows a cue: the frame that tells where its content begins."""

from __future__ import annotations

import re

from stancekit.statements import grammar
from stancekit.statements.sites import Site

__all__ = ["OPEN", "direct_frame", "frame_after", "relative_at"]

# Frames whose content is a clause or a quotation and runs to the end of the sentence.
OPEN = frozenset(str.split("that clause wh quote colon np+that np+clause np+wh np+quote np+colon"))
_LATER = frozenset(str.split("that quote colon clause wh"))
# Classes that adverbs, times and prepositional phrases begin with.
_ADJOINED = frozenset("RyItS")
_CLOSED = frozenset(".;),-(\"'")
_TELLING = frozenset(":TtIS")
# "said, in a letter to the Council and its members, that": what a pair of commas sets apart.
_ASIDE = re.compile(r",(?=[IRySgdt])[^,;:QT.]{1,16}(?:,[^,;:QT.]{1,8}){0,2},(?=T[^.,;:])")
# "that, according to the army, the raid", "that in his view the raid": a verb is still to come.
_THAT_CLAUSE = re.compile(r"T(?:,[IRySgdt][^,;:.T]{1,12},|I[^,;:.T]{1,10})[^.;T]{0,6}?[BXYvd]")
_PLAIN = {"Q": "quote", "H": "wh", "g": "ing"}


def frame_after(site: Site, at: int) -> tuple[str, int]:
    """Return the frame after a cue and the token where the content begins.

    Adverbs, times and short prepositional phrases may stand between: "said on Monday that".
    """
    here = direct_frame(site, at)
    if here[0] not in ("none", "object") and not here[0].startswith("prep"):
        return here
    probe = at
    classes, size = site.classes, len(site.classes)
    for _ in range(3):
        if probe >= size or classes[probe] not in _ADJOINED:
            break
        step = _adjunct(classes, probe)
        if step == probe:
            break
        probe = step
        if relative_at(classes, probe):
            break
        later = direct_frame(site, probe)
        if later[0] in _LATER:
            return later
        if (
            classes[probe : probe + 1] == "I"
            and site.words[probe] in site.language.phrases["topic"]
        ):
            if not classes[at:probe].strip("IyM"):
                return later  # "warned in May of a war"
            break
    aside = _ASIDE.match(classes, probe) if classes[probe : probe + 1] == "," else None
    return here if aside is None else direct_frame(site, aside.end())


def direct_frame(site: Site, at: int) -> tuple[str, int]:
    """Return the frame whose first word stands at a token, adverbs and times apart."""
    classes = site.classes
    size = len(classes)
    while at < size and classes[at] in "Ry":
        at += 1
    if classes.startswith("Gt", at) and _infinitive(site, at + 2):
        return "to", at  # "demanded not to repeat it"
    if at >= size:
        return "none", at
    first = classes[at]
    if first in _CLOSED:
        if classes.startswith(",Q", at):
            return "quote", at + 1
        return "none", at
    if first in _PLAIN:
        return _PLAIN[first], at
    if first not in _TELLING:
        if first in "vs" and site.words[at].endswith("s"):
            # "said states like Iowa will", "denied reports of it": of two verbs in a row, the
            # second is a noun.
            classes = f"{classes[:at]}n{classes[at + 1 :]}"
        return ("clause", at) if grammar.clause_at(classes, at) else _object(site, classes, at)
    if first == ":":
        return "colon", at + 1
    if first == "T":
        plain = classes[at + 1 : at + 2] in ("", ".", ",", ";", "I")
        return ("object" if plain and _THAT_CLAUSE.match(classes, at) is None else "that"), at
    if first == "t":
        return ("to" if _infinitive(site, at + 1) else "prep:to"), at
    if first == "I":
        return f"prep:{site.words[at]}", at + 1
    return _subordinate(site, at)


def _subordinate(site: Site, at: int) -> tuple[str, int]:
    """Name the frame that a conjunction begins: "as", a clause with a clause in front, or none."""
    if site.words[at] in site.language.phrases["as"]:
        return "as", at + 1
    return ("clause", at) if grammar.clause_at(site.classes, at) else ("none", at + 1)


def _infinitive(site: Site, at: int) -> bool:
    """Tell whether what follows "to" is a verb: a bare noun without an ending may be one."""
    classes = site.classes
    while classes[at : at + 1] in ("R", "G"):
        at += 1
    following = classes[at : at + 1]
    if following in ("b", "B", "Y", "X"):
        return True
    return following in ("n", "v", "d") and not site.words[at].endswith("s")


def _object(site: Site, classes: str, at: int) -> tuple[str, int]:
    """Name the frame that begins with a noun phrase: `object` or `np+` and what follows it."""
    end = grammar.np_at(classes, at)
    if end == at:
        return "other", at
    if relative_at(classes, end):
        return "object", at  # "identified the platforms that were used"
    end = _over_adjuncts(classes, end)
    after = classes[end : end + 1]
    if after == "T":
        return "np+that", end
    if after == "H":
        return "np+wh", end
    if after == "t" and _infinitive(site, end + 1):
        return "np+to", at
    if after == "Q" or classes.startswith(",Q", end):
        return "np+quote", end + (after == ",")
    if after == ":":
        return "np+colon", end + 1
    if after == "S" and site.words[end] in site.language.phrases["as"]:
        return "np+as", at
    if after and after not in ".,;:-" and grammar.clause_at(classes, end):
        return "np+clause", end
    return "object", at


def relative_at(classes: str, at: int) -> bool:
    """Tell whether "that" stands at a token for the noun before it: "pointed to plans that are".

    Nouns of saying are read alike, whoever owns them: "a comment that rightly annoyed him" and "the
    statement of the minister that was read" say nothing.
    """
    if classes[at : at + 1] != "T":
        return False
    verb = at + 1
    while classes[verb : verb + 1] in ("R", "G"):
        verb += 1
    following = classes[verb : verb + 1]
    if following in ("B", "X", "Y", "v"):
        return True
    return following in ("s", "d") and not grammar.clause_at(classes, at + 1)


def _adjunct(classes: str, at: int) -> int:
    """Return the end of an adverb, a time or a short prepositional phrase; `at` for none."""
    end = at
    size = len(classes)
    while end < size and classes[end] in "Ry":
        end += 1
    if end > at:
        return end
    if at >= size or classes[at] not in "ItS":
        return at
    if classes[at] == "S":
        stop = grammar.np_at(classes, at + 1)  # "said after the talks that"
        return stop if classes[stop : stop + 1] == "T" else at
    after = at + 1
    while after < size and classes[after] == "y":
        after += 1
    if after > at + 1:
        return after + 1 if classes[after : after + 1] == "M" else after
    stop = grammar.np_at(classes, at + 1)
    return stop if stop > at + 1 else at


def _over_adjuncts(classes: str, end: int) -> int:
    """Go over "in an interview", "on Monday" if something that opens content follows."""
    probe, size = end, len(classes)
    for _ in range(3):
        if probe >= size or classes[probe] not in _ADJOINED:
            break
        step = _adjunct(classes, probe)
        if step == probe:
            break
        probe = step
        if classes[probe : probe + 1] in ("T", "Q", ":") or classes.startswith(",Q", probe):
            return probe
    return end
