"""The traits by which a candidate's context is judged more closely than by its share alone."""

from __future__ import annotations

import re

from stancekit.statements import grammar
from stancekit.statements.candidate import Candidate, kind_of
from stancekit.statements.language import Language, Ratios
from stancekit.statements.lines import Line
from stancekit.statements.odds import TRAITS, joined

__all__ = ["ratios_of", "seen_of", "traits_of"]

_VERB = re.compile("[vBXYds]")
# Tokens that are looked at for the verb before a cue.
_FAR = 8
_NUMBERS = tuple(map(str, range(9)))
_TRUTH = ("False", "True")
_LEMMA = TRAITS.index("lemma-form")


def traits_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return the value of each trait of a candidate as counts name it, in the order of `TRAITS`."""
    given = _given(one.key, one.cue_class.value, one.context.cue.form)
    return tuple(map(joined, TRAITS, given, seen_of(one, language)))


def ratios_of(one: Candidate, language: Language) -> list[Ratios]:
    """Return the ratios of the traits in their order, by what is given with a candidate's cue."""
    lemma, position, frame = one.key
    cls, form = one.cue_class, one.context.cue.form
    key = (cls, form, position, frame)
    known = language.ratios_of.get(key)
    if known is None:
        given = _given(one.key, cls.value, form)
        known = language.ratios_of[key] = language.ratios_for(TRAITS, given)
    ratios = known.copy()
    ratios[_LEMMA] = language.of_lemma("lemma-form", lemma)
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
        "",  # right-two
        "",  # left-two
        "",  # begins
        "",  # line-first
        "",  # source-size
        shape,  # opening
        lemma,  # lemma-form
        f"{cls}/{shape}",  # near
        "",  # source-left
        cls,  # class-next
        f"{form}/{place}",  # word-class
        "",  # object-right
        "",  # verb-before
        "",  # last
        "",  # inside
        cls,  # inside-class
        frame,  # other-frame
        place,  # inside-frame
    )


def seen_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return what is seen of each trait of a candidate, in the order of `TRAITS`.

    They are traits of the context (what stands around the cue, who the source is, how long the
    content can be), the same for every end that its content may have.

    Args:
        one: The candidate.
        language: Its cues tell what else the sentence may report.
    """
    line, context, found, beside = one.line, one.context, one.found, one.beside
    classes, names = line.classes, line.names
    at, group, source = context.first, context.group, found.source
    width, begin = 0, at
    if source:
        begin, end = source[0]
        width = end - begin
    first, last = found.content[0]
    if found.ends:
        last = found.ends[0]
        size = last - first
    else:
        size = sum([b - a for a, b in found.content])
    earliest, latest = line.says(language)
    following, gap = _next_cue(line, at)
    left = names[at - 1]
    noun = grammar.np_at(classes, first)
    near = first + 4
    named = classes.find("N", first, near if near < last else last) >= 0
    modal = classes.find("X", first, last) >= 0
    return (
        _lead(line, begin if source and begin < group else group),
        _NUMBERS[size // 3 if size < 24 else 8],
        left,
        f"{_TRUTH[latest > at]}/{_TRUTH[earliest < at]}",
        _word(line, first),
        f"{names[at + 1]}/{names[at + 2]}",
        f"{names[at - 2]}/{left}",
        classes[first : first + 3],
        names[0],
        f"{width if width < 8 else 8}/{kind_of(line, source)}",
        f"{classes[first]}/{_TRUTH[named]}",
        context.cue.form,
        f"{gap}/{_TRUTH[modal]}",
        names[begin - 1],
        following,
        classes[at],
        names[noun] if noun > first else "",
        _verb_before(line, at),
        names[last - 1],
        beside.inside,
        beside.inside_class,
        beside.other_frame,
        beside.inside_frame,
    )


def _next_cue(line: Line, at: int) -> tuple[str, str]:
    """Return the next cue after a token and how far away it is; empty for none."""
    for other in line.cues:
        if other > at:
            return line.words[other], _NUMBERS[min(6, other - at)]
    return "", ""


def _verb_before(line: Line, at: int) -> str:
    """Return the nearest verb before a token, whatever stands between; empty for none."""
    match = _VERB.search(line.classes[max(0, at - _FAR) : at][::-1])
    return line.words[at - 1 - match.start()] if match is not None else ""


def _lead(line: Line, at: int) -> str:
    """Return what stands before a token: a word that joins clauses, else its class."""
    if at == 0:
        return "^"
    letter = line.classes[at - 1]
    return line.words[at - 1] if letter in "SKHTW" else letter


def _word(line: Line, at: int) -> str:
    """Return a token's word if it is a common one, else its class."""
    letter = line.classes[at]
    return letter if letter in "NMQq" else line.words[at]
