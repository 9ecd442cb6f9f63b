"""The traits by which a candidate's context is judged more closely than by its share alone."""

from __future__ import annotations

from stancekit.statements.candidates import Candidate, auxiliary, kind_of, lead_of, word_of
from stancekit.statements.language import Language, Ratios
from stancekit.statements.lines import Line
from stancekit.statements.odds import TRAITS, joined

__all__ = ["ratios_of", "seen_of", "traits_of"]

_VERBS = frozenset("vbdsg")
_NUMBERS = tuple(map(str, range(9)))


def traits_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return the value of each trait of a candidate as counts name it, in the order of `TRAITS`."""
    given = _given(one.key, one.cue_class.value, one.context.cue.form)
    return tuple(map(joined, TRAITS, given, seen_of(one, language)))


def ratios_of(one: Candidate, language: Language) -> tuple[Ratios, ...]:
    """Return the ratios of the traits in their order, by what is given with a candidate's cue."""
    cls, form = one.cue_class.value, one.context.cue.form
    key = (one.key, cls, form)
    ratios = language.ratios_of.get(key)
    if ratios is None:
        given = _given(one.key, cls, form)
        ratios = language.ratios_of[key] = language.ratios_for(TRAITS, given)
    return ratios


def _given(key: tuple[str, str, str], cls: str, form: str) -> tuple[str, ...]:
    """Return what is given for each trait with the cue, its position and its frame."""
    lemma, position, frame = key
    place, shape = position.partition("-")[0], frame.partition(":")[0]
    return (
        place,  # lead
        shape,  # size
        "",  # left
        f"{cls}/{shape}",  # told
        shape,  # word
        form,  # before-three
        "",  # right-two
        shape,  # quotes
        "",  # left-two
        cls,  # cues
        "",  # begins
        place,  # governor
        "",  # position
        cls,  # class-word
        "",  # line-first
        "",  # source-size
        shape,  # opening
        lemma,  # lemma-source
        lemma,  # lemma-form
        f"{cls}/{form}",  # auxiliary
        "",  # head
    )


def seen_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return what is seen of each trait of a candidate, in the order of `TRAITS`.

    They are traits of the context (what stands around the cue, who the source is, how long the
    content can be), the same for every end that its content may have.

    Args:
        one: The candidate.
        language: Its cues tell what else the sentence may report.
    """
    line, context, found = one.line, one.context, one.found
    classes, words, names = line.classes, line.words, line.names
    at, group, source = context.first, context.group, found.source
    kind, lead = kind_of(line, source), lead_of(line, group)
    width, head = 0, ""
    if source:
        begin, end = source[0]
        width, head = end - begin, word_of(line, source[-1][1] - 1)
        if begin < group:
            lead = lead_of(line, begin)
    first, last = found.content[0]
    if found.ends:
        last = found.ends[0]
        size = last - first
    else:
        size = sum([b - a for a, b in found.content])
    quoted = "False"
    if one.more or (line.quotes and (one.quoted or any(first <= k < last for k in line.quotes))):
        quoted = "True"
    told = language.phrases["say"]
    before = after = "False"
    if not told.isdisjoint(words):
        before = "False" if told.isdisjoint(words[:at]) else "True"
        after = "False" if told.isdisjoint(words[at + 1 :]) else "True"
    named = "True" if "N" in classes[first : first + 4 if first + 4 < last else last] else "False"
    cues = len(line.cues)
    word, left = word_of(line, first), names[at - 1]
    return (
        lead,
        _NUMBERS[size // 3 if size < 24 else 8],
        left,
        f"{after}/{before}",
        word,
        classes[at - 3 if at > 3 else 0 : at],
        f"{names[at + 1]}/{names[at + 2]}",
        f"{classes.count('Q')}/{classes.count('q')}/{quoted}",
        f"{names[at - 2]}/{left}",
        _NUMBERS[cues if cues < 5 else 5],
        classes[first : first + 3],
        _governor(line, group),
        _NUMBERS[at // 4 if at < 24 else 6],
        word,
        names[0],
        f"{width if width < 8 else 8}/{kind}",
        f"{classes[first]}/{named}",
        kind,
        context.cue.form,
        auxiliary(line, group, at),
        head,
    )


def _governor(line: Line, group: int) -> str:
    """Return the verb shortly before a verb group or noun phrase: "made" in "made the case"."""
    classes = line.classes
    for at in range(group - 1, max(-1, group - 5), -1):
        if classes[at] in _VERBS:
            return line.words[at]
    return ""
