"""Who stands before a cue: the source by the words left of the verb group."""

from __future__ import annotations

import re

from stancekit.model import CueClass
from stancekit.statements import grammar
from stancekit.statements.sites import Context, Ranges, Site

__all__ = ["find_subject", "main_subject"]

_MAIN = frozenset(["finite", "pronoun", "apposition", "modal"])
# Commas that a subject may hold: "Ines Weber, 42, of Bonn, a nurse, said".
_ROW = 5
_SAYING = frozenset(["finite", "pronoun", "apposition", "inverted"])
# "to reporters on Monday" before an article.
_ADJUNCTS = re.compile(r"(?:[It](?:D?A*[nN]{1,3}|y)){1,3}(?=D[AnN])")
# The verb of the main clause behind a relative one.
_MAIN_VERB = re.compile(r",R*[vdBXY]")
_VERB = re.compile("[vdBXY]")
# What is no act of speech has no content before it: "the envoy, who had warned him, met Weber".
_DONE = frozenset([CueClass.ACT, CueClass.INTENTION, CueClass.PERCEPTION])
# What one agrees to or denies is what was asked.
_TAKEN = frozenset([CueClass.BELIEF, CueClass.DENIAL])
_NOUNS = ("n", "N")
# "officials who asked | not to be named by the paper".
_ASKED = re.compile(r"G?tB?[dvnb][^BXYvd,]*")
_HEADS = ("n", "N", "D", "M", "O")
_BARE = ("n", "N", "b", "s")
_ACTED = ("v", "d", "b", "X", "Y")
_AUXILIARY = ("R", "G", "B", "X", "Y")
_THINKING = frozenset([CueClass.SPEECH, CueClass.BELIEF, CueClass.DENIAL, CueClass.PERCEPTION])
Subject = tuple[str, Ranges, int]


def find_subject(site: Site, position: str, group: int, at: int) -> Subject:
    """Find the source of a verb; return the position refined by it, the source, the group.

    Args:
        site: The line.
        position: What the verb form alone says.
        group: Where the verb group begins.
        at: The cue's token.
    """
    if position == "infinitive":
        position, group = _controller(site, group)
    left = site.left[group]
    if position == "infinitive-free" and left == "K":
        return position, main_subject(site, group - 1), group  # "proposed to meet and to discuss"
    if position in ("participle", "gerund"):
        if group and site.words[group - 1] in site.language.phrases["as"]:
            return _quoted(site, position, group)
        own = _absolute(site, group)
        if own:
            return position, own, group
        subject = main_subject(site, at)
        asked = site.left[at] == "^" and site.classes[at] != "g"
        return position, () if asked and not _answers(site, subject) else subject, group
    if left == "P":
        if position == "finite" and site.left[group - 1] in _ACTED:
            return _pronoun(site, group)
        label = "pronoun" if position == "finite" else position
        return label, ((group - 1, group),), group
    if left == "W" or (left == "T" and group >= 2):
        return _relative(site, position, group)
    if left == "K":
        label = "coordinated" if position == "finite" else position
        return label, main_subject(site, group - 1), group
    if left in ",-)":
        return _after_comma(site, position, group, at)
    if left in "Q^:;":
        return _inverted(site, position, group, at)
    return _before(site, position, group)


def _before(site: Site, position: str, group: int) -> Subject:
    """Take the noun phrase right before a verb group, or who is described there."""
    start = _after_opening(site.classes, site.subject_before(group), group)
    if position == "finite" and (head := _described(site, start)):
        return position, head, group
    if start and site.classes[start] in "dnv" and site.left[start] == "Y":
        # "has written to Rome twice to say": what stands before the infinitive holds the verb.
        verb = site.group_before(start)
        start, group = site.subject_before(verb), verb
    return position, (((start, group),) if start < group else ()), group


def _pronoun(site: Site, group: int) -> Subject:
    """Tell a subject from an object before a verb: "did it | said" in "the man who did it said"."""
    head = _described(site, group - 1)
    return ("finite", head, group) if head else ("pronoun", ((group - 1, group),), group)


def _absolute(site: Site, group: int) -> Ranges:
    """Return the subject of a participle's own: "with Rome warning of war and Oslo saying no"."""
    if site.left[group] not in _NOUNS or site.classes[group : group + 1] != "g":
        return ()
    start = site.subject_before(group)
    within = site.language.phrases["with"]
    if start and site.words[start - 1] in within:
        # "met with men saying": whom one meets with says no more than who meets him.
        alone = site.left[start - 1] in ("^", ",", "-") or site.left[group] == "N"
        return ((start, group),) if alone else ()
    start = grammar.np_before(site.classes, site.reverse, group)
    if start and site.left[start] == "K":
        for one in site.found:
            begin = one.subject[0][0] if one.subject else 0
            if one.position == "participle" and begin and site.words[begin - 1] in within:
                return ((start, group),)
    return ()


def _described(site: Site, start: int) -> Ranges:
    """Return who is described before a verb: "a woman who lives in the village | said".

    None where the relative clause is one of saying or thinking: "a man who knew the army had".
    """
    classes = site.classes
    relative = classes.rfind("W", 0, start)
    if relative <= 0 or site.left[relative] not in _HEADS:
        return ()
    verb = relative + 1
    while classes[verb : verb + 1] in _AUXILIARY:
        verb += 1
    # "voters who support the plan": behind the pronoun, a noun of that form is a verb.
    verbal = _VERB.search(classes, relative + 1, start) or classes[verb : verb + 1] in _BARE
    if not verbal or "," in classes[relative:start]:
        return ()
    if _ASKED.fullmatch(classes, verb + 1, start) is None:
        if _VERB.search(classes, verb + 1, start) is not None:
            return ()
        cue = site.language.cues.get(site.words[verb]) if verb < start else None
        known = classes[verb + 1 : verb + 2] == "O"  # "those who know him say"
        if cue is not None and cue.verb in _THINKING and not known:
            return ()
    first = site.subject_before(relative)
    opened = first < relative and (first == 0 or classes[first - 1] in ",;KSTQ-")
    return ((first, relative),) if opened and _VERB.search(classes, first, relative) is None else ()


def _answers(site: Site, subject: Ranges) -> bool:
    """Tell whether who was asked took what he was asked for his own: "asked whether, X agreed".

    In "asked whether it was true, X said" somebody else has asked, and X says something else.
    """
    verb = subject[-1][1] if subject else len(site.words)
    while site.classes[verb : verb + 1] in ("R", "Y", "B"):
        verb += 1
    cue = site.language.cues.get(site.words[verb]) if verb < len(site.words) else None
    return cue is not None and cue.verb in _TAKEN


def _quoted(site: Site, position: str, group: int) -> Subject:
    """Find who said it in "X was quoted by them as saying" and in "they quoted X as saying"."""
    end = group - 1
    passive = site.found[-1] if site.found else None
    if passive is not None and passive.position == "passive" and passive.subject:
        label = "pronoun" if site.classes[passive.subject[-1][0]] == "P" else "finite"
        return label, passive.subject, passive.group
    comma = end - 1
    if site.left[end] == ",":
        start = _apposed(site, comma)
        return position, (((start, comma),) if start < comma else ()), group
    start = site.subject_before(end)
    return position, (((start, end),) if start < end else main_subject(site, end)), group


def _after_opening(classes: str, start: int, end: int) -> int:
    """Leave the opening out of a subject: "In a joint statement | the governments"."""
    if start == 1 and classes[0] == "I":
        noun = max(classes.rfind("nD", start, end), classes.rfind("ND", start, end))
        return noun + 1 if noun > start else start
    return start


def _relative(site: Site, position: str, group: int) -> Subject:
    """Take what a relative pronoun refers to, and the pronoun."""
    inner = end = group - 1
    while inner and site.classes[inner - 1] in ",-I":
        inner -= 1
    start = site.subject_before(inner)
    ranges = ((start, inner), (end, group)) if start < inner else ((end, group),)
    return ("relative" if position == "finite" else position), ranges, group


def _controller(site: Site, group: int) -> tuple[str, int]:
    """Go left from "to say" over the verb it hangs on: "declined to say"."""
    classes = site.classes
    end = inner = group - 1
    if inner and site.words[inner - 1] in site.language.phrases["as"]:
        inner -= 1  # "went so far as to say"
    between = "RIyS" if inner < end else "RIy"
    while inner and classes[inner - 1] in between:
        inner -= 1
    if inner:
        plain = classes[inner - 1]
        start = site.group_before(inner - 1)
        if plain in "vdsBX" or (plain in "bgnA" and classes[start : inner - 1].strip("Ry")):
            return "infinitive", start
        if plain in "nbA":
            return "infinitive-noun", end
    # "To speak of it is too early": what opens a sentence is nobody's.
    return ("infinitive-free" if end else "infinitive-opening"), end


def main_subject(site: Site, end: int) -> Ranges:
    """Return the subject of the verb before a token, else the first noun phrase of the line."""
    classes = site.classes
    main = _verbs_before(site, end)
    if main:
        if site.left[end] != ",":
            return main[-1].subject
        last = next((c for c in reversed(main) if c.position != "gerund"), main[-1])
        if _set_off(site, last) and _MAIN_VERB.search(classes, last.last, end) is None:
            # "the envoy, who warned the army, saying that": no other verb has come since.
            return last.subject
        spoken = [c for c in main if c.cue_class is CueClass.SPEECH and c.position in _SAYING]
        if spoken:
            return spoken[-1].subject
        # After a comma the sentence's own subject goes on, else that of the verb just before.
        own = next((c for c in main if c.position in _MAIN and _begins(classes, c)), None)
        return (own or main[-1]).subject
    if end <= 1:
        # A participle before everything: "Asked about it, X said".
        comma = classes.find(",")
        while comma > 0:
            if grammar.clause_at(classes, comma + 1):
                return ((comma + 1, grammar.phrase_at(classes, comma + 1)),)
            comma = classes.find(",", comma + 1)
    match = grammar.NP.search(classes, 0, end)
    if match is None:
        return ()
    first = match.start()
    if first and classes[first - 1] in "IS":
        comma = classes.find(",", first)
        stop = grammar.np_at(classes, comma + 1) if 0 < comma < end else 0
        if comma + 1 < stop <= end:
            return ((comma + 1, stop),)
    return ((first, min(grammar.phrase_at(classes, first), end) or match.end()),)


def _verbs_before(site: Site, end: int) -> list[Context]:
    """Return the verbs before a token that have a subject."""
    # "The support of the United States": a verb with a capital inside a sentence is a name.
    found = [
        c
        for c in site.found
        if c.subject
        and c.last <= end
        and not c.position.startswith("noun")
        and (site.classes[c.first] != "N" or not c.first)
    ]
    # "dismissed the new measures and called": what another verb has behind it is its object.
    behind = {c.last for c in found if c.position in _MAIN}
    return [c for c in found if c.cue.noun is None or c.subject[0][0] not in behind]


def _set_off(site: Site, context: Context) -> bool:
    """Tell whether a verb's clause is a relative one that a comma sets off: "X, who said"."""
    return context.position == "relative" and site.left[context.subject[-1][0]] == ","


def _begins(classes: str, context: Context) -> bool:
    """Tell whether a context's clause is no subordinate one."""
    start = context.subject[0][0]
    return start == 0 or classes[start - 1] in ",;KQ-"


def _after_comma(site: Site, position: str, group: int, at: int) -> Subject:
    """Decide what a comma before a verb means: apposition, inversion or participle."""
    comma = group - 1
    if position in ("finite", "comma") and _closes(site, at):
        found = _inverted(site, position, group, at)
        if found[1]:
            return found
    if position in ("finite", "comma", "passive", "adjective", "modal"):
        start = _related(site, comma)
        if start == comma:
            start = _apposed(site, comma)
        if start < comma:
            label = "apposition" if position in ("finite", "comma") else position
            return label, ((start, comma),), group
    if position in ("finite", "comma"):
        found = _inverted(site, position, group, at)
        if found[1] or position == "finite":
            return found
        return "participle", main_subject(site, comma), group
    return position, (), group


def _with_name(classes: str, end: int) -> int:
    """Go on over a name behind a role: "said the envoy to the talks, deputy head of X Ann Lee."."""
    if classes[end : end + 1] != ",":
        return end
    stop = grammar.phrase_at(classes, end + 1)
    named = classes[stop - 1 : stop] == "N" and not classes[stop:].strip(".")
    return stop if named and stop > end + 1 else end


def _related(site: Site, comma: int) -> int:
    """Return where the phrase begins whose relative clause ends at a comma; `comma` for none.

    "X, who wants a, b and c, said": none where the sentence has had its verb before.
    """
    classes = site.classes
    stop = classes.rfind(",W", 0, comma)
    if stop <= 0 or _VERB.search(classes, stop + 2, comma) is None:
        return comma
    start = site.subject_before(stop)
    return comma if start == stop or _VERB.search(classes, 0, start) is not None else start


def _apposed(site: Site, comma: int) -> int:
    """Return where the phrase begins that what ends at a comma is apposed to; `comma` for none.

    "Ines Weber, 42, of Bonn, a nurse, said": the first phrase of the row that no preposition
    governs.
    """
    classes = site.classes
    mark = "(" if classes[comma] == ")" else classes[comma]
    first = opening = comma
    for _ in range(_ROW):
        opening = classes.rfind(mark, 0, opening)
        if opening <= 0:
            break
        if classes[opening + 1] == "P":
            return comma  # "Realism, he reasoned, dictates": nothing is apposed
        end = opening
        if classes[end - 1] == ")":
            end = max(0, classes.rfind("(", 0, end))
        start = site.subject_before(end)
        if start < end and (start == 0 or classes[start - 1] not in "IvB"):
            first = start
            if start == 0 or classes[start - 1] != ",":
                break
        elif first < comma:
            break
    return first


def _closes(site: Site, at: int) -> bool:
    """Tell whether nothing but a name or person follows a cue: "CONTENT, said X."."""
    cue = site.language.cues.get(site.words[at])
    # "CONTENT, X, a colonel, told Reuters": what follows such a verb heard it.
    heard = site.words[at] in site.language.phrases["heard"]
    if heard or (cue is not None and cue.verb in _DONE):
        return False
    first = _over_adjuncts(site.classes, at + 1)
    head = grammar.np_at(site.classes, first)
    if head == first or not ("N" in site.classes[first:head] or _person(site, head - 1)):
        return False
    end = grammar.phrase_at(site.classes, first)
    while end > first and site.classes[end : end + 1] in ("y", "I"):
        end = max(end + 1, grammar.phrase_at(site.classes, end + 1))
    return site.classes[end : end + 1] in ("", ".", ",")


def _over_adjuncts(classes: str, first: int) -> int:
    """Go over who heard it and where, before a subject: "stated to reporters in Rome the minister".

    Returns:
        Where the subject begins, with its article; `first` where none ends the sentence.
    """
    adjuncts = _ADJUNCTS.match(classes, first)
    if adjuncts is None:
        return first
    end = grammar.phrase_at(classes, adjuncts.end())
    return adjuncts.end() if classes[end : end + 1] in ("", ".", ",") else first


def _person(site: Site, at: int) -> bool:
    """Tell whether a noun is a word for people: by its ending, or as one that often speaks."""
    word = site.words[at]
    phrases = site.language.phrases
    return word in phrases["speaker"] or word.endswith(tuple(phrases["person endings"]))


def _inverted(site: Site, position: str, group: int, at: int) -> Subject:
    """Take the noun phrase after a cue for its subject: "CONTENT, said X"."""
    classes = site.classes
    first = at + 1
    while first < len(classes) and classes[first] in "Ry":
        first += 1
    first = _over_adjuncts(classes, first)
    end = grammar.phrase_at(classes, first)
    clause = classes[first : first + 1] == "P" and classes[end : end + 1] not in ("", ".", ",", "y")
    if end > first and not clause and position in ("finite", "comma", "noun"):
        return "inverted", ((first, _with_name(classes, grammar.list_at(classes, end))),), group
    # "a-t-il dit": the pronoun hangs on the verb.
    behind = site.language.phrases["behind"]
    hung = next((k for k in range(group, at + 1) if site.words[k] in behind), None)
    return position, (((hung, hung + 1),) if hung is not None else ()), group
