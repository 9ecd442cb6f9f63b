"""Attribution without a verb: "according to", a colon after a name, a dash before one."""

from __future__ import annotations

import re

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
# Tokens before a colon that names a speaker with the occasion, and of a plain name, at most.
_FARTHEST_COLON, _LONGEST_NAME = 24, 9
# A verb between the name and the colon tells something else of him.
_TELLS = re.compile("[BYXv]")
# A conjunction at the beginning or behind a mark; what may be added to who said it, up to a mark.
_SET_OFF = re.compile(r"(?:^|[,(-])S")
_ADDED = re.compile(r"(?:[RyI][^,.;:()QTWHK-]{0,8})?(?=[,.;)-]|$)")
_TOLD = frozenset([CueClass.SPEECH, CueClass.BELIEF])
# Tokens of whose view it is, at most.
_MOST_OWNERS = 8
# A line that is a name, perhaps with what he is, and a quotation of sentences.
_NAMED = re.compile(r"(?:D?[AnN]{0,6}N(?:,D?[AnN]{1,5})?),(?=Q\.?$)")
# A cue in its context, the frame, the token ranges of the content.
Attribution = tuple[Context, str, list[tuple[int, int]]]
# A quotation and its comma or dash; the comma before the last clause of a sentence, "X is sure",
# "X went on".
_BEHIND = re.compile(
    r"[Qq](?:,-?|-)(?=[vdsbDNPA])|,(?=[DNAnP][^,;:]{1,8}B[RAngdv]\.?$)"
    r"|,(?=(?:P|[DNAn][^,;:]{0,8}?)vI\.?$)"
)


def marks_of(line: Line, language: Language, *, title: bool = False) -> list[Attribution]:
    """Return (context, frame, content ranges) of every attribution by preposition or mark.

    Args:
        line: The sentence.
        language: Its words for "according".
        title: Whether it is a heading: there "Minister: ...", "...: Minister" and "... - Minister"
            say who says it, without a verb.
    """
    if not line.marked:
        return _named_quote(line) + _behind(line, language) + _as_said(line, language)
    if title:
        heading = _title(line, language)
        if heading is not None:
            return [heading]
    found = []
    classes, words = line.classes, line.words
    according = language.phrases["according"]
    opinion = language.phrases["opinion"]
    if ":" in classes or not (according.isdisjoint(words) and opinion.isdisjoint(words)):
        for at, word in enumerate(words):
            if word in opinion:
                one = _opinion(line, at, language)
            elif word in according:
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
    return found + _named_quote(line) + _behind(line, language) + _as_said(line, language)


def _named_quote(line: Line) -> list[Attribution]:
    """Read `Party leader Ann Lee, "We will not go."`: a name, a comma and sentences of his."""
    match = _NAMED.match(line.classes)
    if match is None:
        return []
    at = match.end() - 1
    cue = Cue(",", "mark", CueClass.PUNCTUATION)
    context = Context(cue, CueClass.PUNCTUATION, "colon-name", "quote", at, at + 1, ((0, at),), at)
    return [(context, "quote", [(at + 1, at + 2)])]


def _behind(line: Line, language: Language) -> list[Attribution]:
    """Read who says it behind what is said, where the lexicon of verbs does not help.

    `"We stay", thundered the minister.` (behind a quotation, any verb is one of saying),
    `"We stay", the minister is sure.`, `"We stay", quotes him the agency.`
    """
    match = _BEHIND.search(line.classes)
    if match is None:
        return []
    classes, words, first = line.classes, line.words, match.end()
    begin = classes.rfind(";", 0, first) + 1
    quoted = match[0][0] in "Qq"
    who = grammar.phrase_at(classes, first)
    is_at = who > first and classes[who : who + 1] == "B" and not classes[who + 2 :].strip(".")
    if is_at and who + 1 < len(words) and words[who + 1] in language.phrases["sure"]:
        frame = "before-quote" if quoted else "closed"
        heard = _heard((words[who + 1], "finite", frame), who + 1, (first, who), first)
        return [(heard, frame, [(begin, match.start() + quoted)])]
    going = not quoted and classes[who : who + 2] == "vI"
    if (
        going
        and words[who] in language.phrases["went"]
        and words[who + 1] in language.phrases["on"]
    ):
        heard = _heard((words[who], "finite", "closed"), who, (first, who), first)
        return [(heard, "closed", [(begin, match.start())])]
    verb = words[first] if first < len(words) else ""
    if not quoted or classes[first : first + 1] not in ("v", "d", "s", "b"):
        return []
    if verb in language.phrases["quoting"] and classes[first + 1 : first + 3] in (
        "PN",
        "PD",
        "ON",
        "OD",
    ):
        source = (first + 1, first + 2)
    elif verb not in language.cues and _speaks(line, first + 1, language):
        source = (first + 1, grammar.phrase_at(classes, first + 1))
    else:
        return []
    heard = _heard((verb, "inverted", "before-quote"), first, source, first)
    return [(heard, "before-quote", [(begin, match.start() + 1)])]


def _speaks(line: Line, at: int, language: Language) -> bool:
    """Tell whether a name or a person stands at a token, and nothing but time and place behind."""
    classes = line.classes
    head, stop = grammar.np_at(classes, at), grammar.phrase_at(classes, at)
    person = line.words[head - 1] in language.phrases["speaker"]
    if not (person or "N" in classes[at:head] or classes[at : at + 1] == "P"):
        return False
    return classes[stop : stop + 1] in ("", ".", ",", "I", "y", "t")


def _heard(key: tuple[str, str, str], at: int, source: tuple[int, int], group: int) -> Context:
    word, position, frame = key
    cue = Cue(word, "ed", CueClass.SPEECH)
    return Context(cue, CueClass.SPEECH, position, frame, at, 0, (source,), group)


def _as_said(line: Line, language: Language) -> list[Attribution]:
    """Read "as the minister noted, ..." and "..., as reported by the agency"."""
    found: list[Attribution] = []
    classes, words = line.classes, line.words
    for match in _SET_OFF.finditer(classes):
        at = match.end() - 1
        if words[at] not in language.phrases["as"]:
            continue
        stop = grammar.phrase_at(classes, at + 1)
        verb = stop
        while classes[verb : verb + 1] in ("R", "Y", "B"):
            verb += 1
        source = (at + 1, stop)
        behind = verb + 1
        if behind < len(words) and words[behind] in language.phrases["by"]:
            source = (behind + 1, grammar.phrase_at(classes, behind + 1))
            behind = source[1]
        end = _ADDED.match(classes, behind)
        cue = language.cues.get(words[verb]) if verb < len(words) else None
        if cue is None or cue.verb not in _TOLD or source[0] == source[1] or end is None:
            continue
        if words[source[0]] in language.phrases["nobody"]:
            continue
        one = _on_authority(line, at, source, verb, end.end())
        if one is not None:
            found.append(one)
    return found


def _title(line: Line, language: Language) -> Attribution | None:
    """Read a heading that a mark parts into who says it and what is said."""
    classes = line.classes
    end = len(classes.rstrip("."))
    mark = classes.find(":")
    if 0 < mark < end - 1 and _names(line, 0, mark, language):
        return _titled(line, _COLON, mark, (0, mark), (mark + 1, end))
    for cue, letter in ((_COLON, ":"), (_DASH, "-")):
        mark = classes.rfind(letter)
        labelled = letter == ":" and line.words[0] in language.phrases["label"]
        if 0 < mark < end - 1 and not labelled and _names(line, mark + 1, end, language):
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


def _according(line: Line, at: int) -> Attribution | None:
    classes, words = line.classes, line.words
    first = at + 1
    if words[at : at + 2] == ["according", "to"]:
        first = at + 2
    elif word_needs_to(words[at]):
        return None
    stop = _source_end(classes, first)
    if stop == first:
        return None
    return _on_authority(line, at, (first, stop), at, stop)


def _opinion(line: Line, at: int, language: Language) -> Attribution | None:
    """Read "in the opinion of the minister" and "in the minister's view"."""
    classes, words = line.classes, line.words
    if not language.phrases["of"].isdisjoint(words[at + 1 : at + 2]):
        if words[at - 1] != "the" or at < 2:  # "in view of the crisis"
            return None
        begin = at - 2
        first, stop = at + 2, _source_end(classes, at + 2)
        behind = stop
    else:
        first, begin = at - 1, at - 2
        if at > 1 and (classes[at - 1] == "z" or words[at - 1] in language.phrases["own"]):
            while first > 1 and classes[first - 1] in "NnADzbsdg" and at - first < _MOST_OWNERS:
                first -= 1
            begin, stop, behind = first - 1, at - (classes[at - 1] == "z"), at + 1
        else:
            return None
    if begin < 0 or words[begin] not in ("in", "by", "from", "on") or stop <= first:
        return None
    if begin and classes[begin - 1] not in ',.-:;(KTS"' and behind < len(classes) - 1:
        return None
    return _on_authority(line, begin, (first, stop), at, behind)


def _on_authority(
    line: Line, at: int, source: tuple[int, int], cue: int, stop: int
) -> Attribution | None:
    """Read what stands around words like "according to the minister" from `at` to `stop`."""
    classes = line.classes
    end = len(classes)
    while end and classes[end - 1] == ".":
        end -= 1
    ranges: list[tuple[int, int]] = []
    before = at
    while before and classes[before - 1] in ",-(":
        before -= 1
    begin = classes.rfind(";", 0, before) + 1
    if before and classes[before - 1] in "TSWK":
        begin = before  # "said that, in his view, ...": what stands before goes on behind it
    frame = "before"
    if before - begin >= 2 or (before > begin and classes[stop : stop + 1] == ","):
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
    word = line.words[cue] if word_needs_to(line.words[cue]) or cue == at else "according"
    context = Context(
        Cue(word, "prep", CueClass.PREPOSITION),
        CueClass.PREPOSITION,
        "preposition",
        frame,
        cue,
        0,
        (source,),
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


def _colon(line: Line, at: int, language: Language) -> Attribution | None:
    classes = line.classes
    first = 0
    while first < at and classes[first] in ".\"'-":
        first += 1
    if first >= at or at + 1 >= len(classes) or at - first > _FARTHEST_COLON:
        return None
    if not language.phrases["label"].isdisjoint(line.words[first:at]):
        return None
    named = grammar.np_at(classes, first)
    if (
        named < at
        and line.words[named] in language.phrases["occasion"]
        and "N" in classes[first:named]
    ):
        if _TELLS.search(classes, named, at):
            return None
    elif at - first > _LONGEST_NAME or grammar.phrase_at(classes, first) != at:
        return None
    else:
        named = at
    if classes[first] in "Mq" and at - first == 1:
        return None
    end = len(classes)
    while end and classes[end - 1] == ".":
        end -= 1
    if at + 1 >= end:
        return None
    frame = "quote" if classes[at + 1] == "Q" else "clause" if end - at > 3 else "phrase"
    position = "colon-name" if "N" in classes[first:named] else "colon-noun"
    if named < at:  # as sure as a heading that names who says it
        position = "title-name-first"
    if named - first > 5:
        position = "colon-long"
    source = ((first, named),)
    context = Context(_COLON, CueClass.PUNCTUATION, position, frame, at, at + 1, source, at)
    return context, frame, [(at + 1, end)]


def _dash(line: Line, at: int) -> Attribution | None:
    classes = line.classes
    end = len(classes)
    while end and classes[end - 1] == ".":
        end -= 1
    if grammar.np_at(classes, at + 1) != end or "N" not in classes[at:end]:
        return None
    frame = "quote" if "Q" in classes[:at] or "q" in classes[:at] else "clause"
    context = Context(_DASH, CueClass.PUNCTUATION, "dash", frame, at, 0, ((at + 1, end),), at)
    return context, frame, [(0, at)]
