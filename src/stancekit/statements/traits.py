"""The traits by which a candidate's context is judged more closely than by its share alone."""

from __future__ import annotations

from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language
from stancekit.statements.lines import Line

__all__ = ["traits_of"]

# Classes that stand for their words: names, numbers, quotations and objects have too many.
_MANY = frozenset("NMQqO")
_VERBS = frozenset("vbdsg")


def traits_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return the value of each trait of a candidate, in the order of `TRAITS`.

    They are traits of the context (what stands around the cue, who the source is, how long the
    content can be), the same for every end that its content may have.

    Args:
        one: The candidate.
        language: Its cues tell what else the sentence may report.
    """
    line, context, found = one.line, one.context, one.found
    classes, words = line.classes, line.words
    lemma, position, frame = one.key
    place, shape = position.partition("-")[0], frame.partition(":")[0]
    cls, form, kind = one.cue_class.value, context.cue.form, one.kind
    at, source = context.first, found.source
    first, last = found.content[0]
    size = one.size
    if found.ends:
        last = found.ends[0]
        size = last - first
    told = language.phrases["say"]
    behind, word = _name(line, at + 1), one.word
    left = _name(line, at - 1)
    quoted = one.quoted or any(first <= k < last for k in line.quotes)
    return (
        f"{place}/{one.lead}",
        f"{min(8, size // 3)}/{shape}",
        left,
        f"{not told.isdisjoint(words[at + 1 :])}/{not told.isdisjoint(words[:at])}/{cls}/{shape}",
        f"{shape}/{word}",
        f"{classes[max(0, at - 3) : at]}/{form}",
        f"{behind}/{_name(line, at + 2)}",
        f"{classes.count('Q')}/{classes.count('q')}/{quoted}/{shape}",
        f"{_name(line, at - 2)}/{left}",
        f"{min(5, sum([w in language.cues for w in words]))}/{cls}",
        classes[first : first + 3],
        f"{_governor(line, context.group)}/{place}",
        str(min(6, at // 4)),
        f"{word}/{cls}",
        _name(line, 0),
        f"{min(8, source[0][1] - source[0][0]) if source else 0}/{kind}",
        f"{shape}/{one.opening}/{'N' in classes[first : min(first + 4, last)]}",
        f"{lemma}/{kind}",
        f"{lemma}/{form}",
        f"{cls}/{one.auxiliary}/{form}",
        one.head,
    )


def _name(line: Line, at: int) -> str:
    """Return a token's word, its class where words are many, `^` outside the line."""
    if not 0 <= at < len(line.words):
        return "^"
    letter = line.classes[at]
    return letter if letter in _MANY else line.words[at]


def _governor(line: Line, group: int) -> str:
    """Return the verb shortly before a verb group or noun phrase: "made" in "made the case"."""
    for at in range(group - 1, max(-1, group - 5), -1):
        if line.classes[at] in _VERBS:
            return line.words[at]
    return ""
