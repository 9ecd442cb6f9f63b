"""Every cue of a line with its position, its frame and its subject."""

from __future__ import annotations

import re

from stancekit.model import CueClass
from stancekit.statements import grammar
from stancekit.statements.frames import direct_frame, frame_after, relative_at
from stancekit.statements.language import Cue, Language
from stancekit.statements.lines import Line
from stancekit.statements.sites import Context, Ranges, Site
from stancekit.statements.subjects import find_subject

__all__ = ["contexts_of"]


# Cues whose content may lack its subject, being a relative clause: "which X says is late".
_TOLD = frozenset([CueClass.SPEECH, CueClass.BELIEF, CueClass.DENIAL])
_FINITE = ("v", "s", "B", "X", "Y", "d")
# What stands before "both": a subject, an auxiliary; and what a verb has behind it, a noun seldom.
_BEFORE_BOTH = frozenset("nNPWYBX),")
_OBJECTS = frozenset("DPOTNgHQ")
_NAMED = ("N", "P", "W", ")")
# What follows a "that" which is no conjunction: "X said, that is all"; what a clause is known by.
_NO_CLAUSE = ("", ".", ",", "B", "X", "Y", "v", "s")
_VERBAL = re.compile("[BXYvdsQ]")
# "that plan "a joke"", "it "a joke"": what is named, and the quoted name.
_NAMED_SO = re.compile(rf"(?:T[ng]{{1,2}}|{grammar.NP.pattern}(?<!q))[qQ]")
_AFTER_SUBJECT = frozenset(["that", "quote", "colon"])


def contexts_of(line: Line, language: Language) -> list[Context]:
    """Return every context of a verb, noun or adjective that may be a cue, in order."""
    site = Site(line, language)
    cues, words = language.cues, line.words
    for at in line.cues:
        if at and site.left[at] == "-" and line.hyphen_at(at - 1):
            continue  # "U.S.-led"
        context = _context(site, at, cues[words[at]])
        if context is not None and not _label(site, context):
            site.found.append(context)
    return site.found


def _label(site: Site, context: Context) -> bool:
    """Tell whether a cue is the label of a line: "Related: ...", "(Read on page 7: ...)"."""
    return (
        context.first <= 1
        and context.frame == "colon"
        and not context.subject
        and site.words[context.first] in site.language.phrases["label"]
    )


def _context(site: Site, at: int, cue: Cue) -> Context | None:
    if cue.verb is not None:
        group = _group(site, at)
        position = _verb_position(site, at, group, cue)
        if position == "passive" and cue.adjective is not None:
            return _complete(site, at, cue, cue.adjective, "adjective", group)
        if position and position != "noun":
            return _complete(site, at, cue, cue.verb, position, group)
        return _noun(site, at, cue, cue.noun) if position and cue.noun is not None else None
    if cue.noun is not None:
        return _noun(site, at, cue, cue.noun)
    if cue.adjective is not None:
        group = _group(site, at)
        position = _adjective_position(site, at, group)
        return _complete(site, at, cue, cue.adjective, position, group) if position else None
    return None


def _group(site: Site, at: int) -> int:
    """Return where the verb group of a cue begins, "both" or "all" in it: "have both argued"."""
    group = site.group_before(at) if site.left[at] in grammar.IN_GROUP else at
    floats = site.left[group] == "D" and group > 1 and site.left[group - 1] in _BEFORE_BOTH
    if floats and site.words[group - 1] in site.language.phrases["both"]:
        return site.group_before(group - 1)
    return group


def _complete(  # noqa: PLR0917 - one call for verbs and adjectives alike, read in order
    site: Site, at: int, cue: Cue, cue_class: CueClass, position: str, group: int
) -> Context:
    behind, words, denied = at + 1, site.words, site.language.phrases["denied"]
    while behind < len(words) and words[behind] in denied:
        behind += 1  # "n'exclut pas que"
    frame, start = frame_after(site, behind)
    negated = group < at and not site.language.phrases["not"].isdisjoint(words[group:at])
    position, subject, group = find_subject(site, position, group, at)
    if site.words[at] in site.language.phrases["naming"] and _NAMED_SO.match(site.classes, at + 1):
        frame, start = "object", at + 1  # "called that plan "a joke" and wants ..."
    if frame == "none" and subject and cue_class in _TOLD and _set_off(site, at, subject):
        frame, start = "that", at + 2
    if position == "inverted":
        # What stands after the cue is its subject: the frame begins behind it.
        frame, start = frame_after(site, subject[-1][1])
        frame = frame if frame in _AFTER_SUBJECT else "none"
    verbal = cue_class in _TOLD and site.classes[at + 1 : at + 2] in _FINITE
    if verbal and subject and site.left[subject[0][0]] in ("W", "T"):
        frame, start = "gap", at + 1
    return Context(cue, cue_class, position, frame, at, start, subject, group, negated)


def _set_off(site: Site, at: int, subject: Ranges) -> bool:
    """Tell whether a comma sets off the clause of a cue: "X said, that Y will go".

    Many languages write so, and translations keep it. In "it is time, X said, that we go" the
    clause belongs to what stands before.
    """
    classes = site.classes
    if not classes.startswith(",T", at + 1) or classes[at + 3 : at + 4] in _NO_CLAUSE:
        return False
    before = classes[: subject[0][0]]
    return _VERBAL.search(classes, at + 3) is not None and _VERBAL.search(before) is None


def _adjective_position(site: Site, at: int, group: int) -> str:
    if "B" in site.classes[group:at]:
        return "adjective"
    if site.left[group] == ",":
        return "adjective-apposition"
    return "adjective-after" if site.left[at] in "nN" else ""


def _verb_position(site: Site, at: int, group: int, cue: Cue) -> str:
    """Return the position of a verb form as far as its own group shows it; empty for none."""
    auxiliaries = site.classes[group:at]
    left, direct = site.left[group], site.left[at]
    if direct == "D" and (group < at or _stands_alone(site, at, cue)):
        # "have both argued", "some fear that": no noun phrase goes on with the cue.
        direct = "P"
        left = "P" if group == at else left
    if cue.form == "ing":
        if "B" in auxiliaries:
            return "finite"
        if left in "DAz" and not auxiliaries:
            return ""
        return "gerund" if left == "I" else "participle"
    if cue.form in ("ed", "both") and ("B" in auxiliaries or "Y" in auxiliaries):
        return "passive" if "B" in auxiliaries else _perfect(site, group)
    if cue.form == "ed":
        return _past(site, at, left, direct)
    if "X" in auxiliaries:
        return "modal"
    if left == "t":
        return "infinitive"
    noun = cue.noun is not None
    if direct in "DAz" or (noun and direct in "MI"):
        return "noun"
    if cue.form == "s":
        return "finite" if left in "PWTKnNMq,QO" else "noun"
    plural = left in "nN" and site.words[group - 1].endswith("s")
    if left in "PWK" or plural or (cue.form == "both" and left in "nN"):
        return "finite"
    return "bare" if left == "^" else "noun" if noun else "finite"


def _perfect(site: Site, group: int) -> str:
    """Tell "has added" from "having added"."""
    having = site.words[group] in site.language.phrases["having"]
    return "participle" if having else "finite"


def _stands_alone(site: Site, at: int, cue: Cue) -> bool:
    """Tell whether the determiner before a verb form is its subject: "some fear that"."""
    if site.words[at - 1] not in site.language.phrases["some"]:
        return False
    behind = site.classes[at + 1 : at + 2]
    if cue.form == "ing" or behind in ("n", "A") or (behind in ("d", "g") and cue.form == "ed"):
        return False
    return cue.noun is None or behind in _OBJECTS


def _past(site: Site, at: int, left: str, direct: str) -> str:
    """Return the position of a past form without auxiliary: at the front it is a participle."""
    if at and site.words[at - 1] in site.language.phrases["get"]:
        return "passive"
    # "Half said", "many said": a form that is no participle has its subject there.
    if direct in "DAz" and (site.classes[at] != "v" or direct == "z"):
        return ""
    if left != "^":
        return "comma" if left == "," else "finite"
    comma = site.classes.find(",")
    front = comma > 0 and grammar.clause_at(site.classes, comma + 1)
    return "participle" if front else "finite"


def _noun(site: Site, at: int, cue: Cue, cue_class: CueClass) -> Context:
    """Read a noun cue: "his claim that", "criticism of", "made calls for"."""
    frame, start = direct_frame(site, at + 1)
    relative = frame == "that" and relative_at(site.classes, start)
    if relative or frame in ("object", "other") or frame.startswith("np"):
        frame = "other"
    classes = site.classes
    begin = at
    while begin and classes[begin - 1] in "AndgM":
        # "Weber dismissed claims": a past form behind a name is a verb.
        if classes[begin - 1] == "d" and site.left[begin - 1] in _NAMED:
            break
        begin -= 1
    left = site.left[begin]
    owner: Ranges = ()
    if left in ("z", "N"):
        first = grammar.np_before(classes, site.reverse, begin)
        owner = ((first, begin),) if first < begin else ()
        position = "noun-owner" if left == "z" else "noun-name"
    elif begin and site.words[begin - 1] in site.language.phrases["possessive"]:
        owner = ((begin - 1, begin),)
        position = "noun-owner"
    elif site.words[at + 1 : at + 2] and site.words[at + 1] in site.language.phrases["by"]:
        stop = grammar.phrase_at(classes, at + 2)
        owner = ((at + 2, stop),) if stop > at + 2 else ()
        position = "noun-by"
        frame, start = direct_frame(site, max(stop, at + 2))
    elif (stop := _of_whom(site, at)) > at:
        owner, position = ((at + 2, stop),), "noun-by"
        frame, start = direct_frame(site, stop)
    else:
        owner = _verb_subject(site, begin)
        position = "noun-the" if left == "D" else "noun"
    negated = _without(site, begin, at)
    return Context(cue, cue_class, position, frame, at, start, owner, begin, negated)


def _of_whom(site: Site, at: int) -> int:
    """Return where the owner ends in "the statement of the minister that"; the cue for none."""
    if site.language.phrases["of"].isdisjoint(site.words[at + 1 : at + 2]):
        return at
    stop = grammar.np_at(site.classes, at + 2)
    said = site.classes[stop : stop + 1] == "T" and not relative_at(site.classes, stop)
    return stop if said else at


def _without(site: Site, begin: int, at: int) -> bool:
    """Tell whether a noun cue is said not to be there: "has no plans to", "does not have plans"."""
    words, denied = site.words, site.language.phrases["not"]
    if not site.language.phrases["no"].isdisjoint(words[max(0, begin - 1) : at]):
        return True
    verb = begin - 1 if site.classes[begin - 1 : begin] == "D" else begin
    having = site.classes[verb - 1 : verb] == "Y"
    return having and not denied.isdisjoint(words[max(0, verb - 2) : verb - 1])


def _verb_subject(site: Site, end: int) -> Ranges:
    """Return the subject of the verb that a noun is the object of: "X made the claim"."""
    for context in reversed(site.found):
        if context.last <= end and context.subject and not context.position.startswith("noun"):
            return context.subject
    verb = next((k for k in range(end) if site.classes[k] in "vdBYXs"), 0)
    if not verb:
        return ()
    group = site.group_before(verb)
    start = site.subject_before(group)
    return ((start, group),) if start < group else ()
