"""Attribution without a verb: "according to", a colon after a name, a dash before one."""

from __future__ import annotations

from stancekit.model import CueClass
from stancekit.statements import grammar
from stancekit.statements.language import Cue, Language
from stancekit.statements.lines import Line
from stancekit.statements.sites import Context

__all__ = ["marks_of"]

_COLON = Cue(":", "mark", CueClass.PUNCTUATION)
# Tokens of a heading that name a speaker, at most.
_SHORT = 7
_DASH = Cue("-", "mark", CueClass.PUNCTUATION)


def marks_of(
    line: Line, language: Language, *, title: bool = False
) -> list[tuple[Context, str, list[tuple[int, int]]]]:
    """Return (context, frame, content ranges) of every attribution by preposition or mark.

    Args:
        line: The sentence.
        language: Its words for "according".
        title: Whether it is a heading: there "Minister: ...", "...: Minister" and "... - Minister"
            say who says it, without a verb.
    """
    if not line.marked:
        return []
    if title:
        heading = _title(line, language)
        if heading is not None:
            return [heading]
    found = []
    classes, words = line.classes, line.words
    according = language.phrases["according"]
    if ":" in classes or not according.isdisjoint(words):
        for at, word in enumerate(words):
            if word in according:
                one = _according(line, at)
            elif word == ":":
                one = _colon(line, at, language)
            else:
                continue
            if one is not None:
                found.append(one)
    last = classes.rfind("-")
    if last > 2 and len(classes) - last < 8:
        one = _dash(line, last)
        if one is not None:
            found.append(one)
    return found


def _title(line: Line, language: Language) -> tuple[Context, str, list[tuple[int, int]]] | None:
    """Read a heading that a mark parts into who says it and what is said."""
    classes = line.classes
    end = len(classes.rstrip("."))
    mark = classes.find(":")
    if 0 < mark < end - 1 and _names(line, 0, mark, language):
        return _titled(line, _COLON, mark, (0, mark), (mark + 1, end))
    for cue, letter in ((_COLON, ":"), (_DASH, "-")):
        mark = classes.rfind(letter)
        if 0 < mark < end - 1 and _names(line, mark + 1, end, language):
            return _titled(line, cue, mark, (mark + 1, end), (0, mark))
    return None


def _names(line: Line, first: int, last: int, language: Language) -> bool:
    """Tell whether a stretch is one short phrase that means a speaker: a name, or a role."""
    classes, words = line.classes, line.words[first:last]
    if last - first > _SHORT or grammar.phrase_at(classes, first) != last:
        return False
    if not language.phrases["label"].isdisjoint(words):
        return False
    return "N" in classes[first:last] or not language.phrases["speaker"].isdisjoint(words)


def _titled(
    line: Line, cue: Cue, mark: int, source: tuple[int, int], content: tuple[int, int]
) -> tuple[Context, str, list[tuple[int, int]]]:
    spoken = line.classes[content[0] : content[1]]
    frame = "quote" if "Q" in spoken or "q" in spoken else "clause"
    named = "name" if "N" in line.classes[source[0] : source[1]] else "noun"
    position = f"title-{named}-{'first' if source[0] == 0 else 'last'}"
    context = Context(cue, CueClass.PUNCTUATION, position, frame, mark, mark + 1, (source,), mark)
    return context, frame, [content]


def _according(line: Line, at: int) -> tuple[Context, str, list[tuple[int, int]]] | None:
    classes, words = line.classes, line.words
    first = at + 1
    if words[at : at + 2] == ["according", "to"]:
        first = at + 2
    elif word_needs_to(words[at]):
        return None
    stop = _source_end(classes, first)
    if stop == first:
        return None
    end = len(classes)
    while end and classes[end - 1] == ".":
        end -= 1
    ranges: list[tuple[int, int]] = []
    before = at
    while before and classes[before - 1] in ",-(":
        before -= 1
    begin = classes.rfind(";", 0, before) + 1
    frame = "before"
    if before - begin >= 2:
        ranges.append((begin, before))
        after = stop + 1
        if classes[stop : stop + 1] == "," and classes[after : after + 1] not in (
            "",
            "K",
            "W",
            "g",
        ):
            ranges.append((after, end))
            frame = "around"
    else:
        after = stop
        while after < end and classes[after] in ",-":
            after += 1
        if after >= end:
            return None
        ranges.append((after, end))
        frame = "after"
    context = Context(
        Cue(words[at], "prep", CueClass.PREPOSITION),
        CueClass.PREPOSITION,
        "preposition",
        frame,
        at,
        0,
        ((first, stop),),
        at,
    )
    return context, frame, [r for r in ranges if r[0] < r[1]]


def word_needs_to(word: str) -> bool:
    """Tell whether a word is a cue only with "to" after it."""
    return word == "according"


def _source_end(classes: str, first: int) -> int:
    """Return the end of the phrase after "according to", with relative clause or participle."""
    stop = grammar.phrase_at(classes, first)
    while stop > first and stop < len(classes) and classes[stop] in "dgIty":
        after = grammar.phrase_at(classes, stop + 1)
        stop = after if after > stop + 1 else stop + 1
    return stop


def _colon(
    line: Line, at: int, language: Language
) -> tuple[Context, str, list[tuple[int, int]]] | None:
    classes = line.classes
    first = 0
    while first < at and classes[first] in ".\"'-":
        first += 1
    if first >= at or at + 1 >= len(classes) or at - first > 9:
        return None
    if not language.phrases["label"].isdisjoint(line.words[first:at]):
        return None
    if grammar.phrase_at(classes, first) != at or (classes[first] in "Mq" and at - first == 1):
        return None
    end = len(classes)
    while end and classes[end - 1] == ".":
        end -= 1
    if at + 1 >= end:
        return None
    frame = "quote" if classes[at + 1] == "Q" else "clause" if end - at > 3 else "phrase"
    position = "colon-name" if "N" in classes[first:at] else "colon-noun"
    if at - first > 5:
        position = "colon-long"
    context = Context(_COLON, CueClass.PUNCTUATION, position, frame, at, at + 1, ((first, at),), at)
    return context, frame, [(at + 1, end)]


def _dash(line: Line, at: int) -> tuple[Context, str, list[tuple[int, int]]] | None:
    classes = line.classes
    end = len(classes)
    while end and classes[end - 1] == ".":
        end -= 1
    if grammar.np_at(classes, at + 1) != end or "N" not in classes[at:end]:
        return None
    frame = "quote" if "Q" in classes[:at] or "q" in classes[:at] else "clause"
    context = Context(_DASH, CueClass.PUNCTUATION, "dash", frame, at, 0, ((at + 1, end),), at)
    return context, frame, [(0, at)]
