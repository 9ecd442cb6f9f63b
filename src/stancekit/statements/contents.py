"""What is said: the token ranges of a context's content, and who says it."""

from __future__ import annotations

import re

from stancekit.statements import grammar
from stancekit.statements.frames import OPEN
from stancekit.statements.language import Language
from stancekit.statements.lines import Line
from stancekit.statements.sites import Context, Ranges

__all__ = ["Found", "contents_of"]

Found = tuple[str, Ranges, Ranges]

_VERBAL = re.compile(r"[BXYvds]")
_CUT_PHRASE = re.compile(
    r",(?=[WKSgIdTHPB-])|[;SW](?<!^)|(?<=[^,])-(?=[^,])|,?K(?=R*[vXBYsd])|\)|:"
)
# Classes of cues whose next act of speech ends the content before: "..., adding that".
_SPOKEN = frozenset(["speech", "belief", "denial", "question", "directive"])
_BEFORE = frozenset(["finite", "pronoun", "apposition", "inverted", "coordinated"])


def contents_of(line: Line, context: Context, language: Language) -> Found | None:
    """Return (frame, ranges of the content, ranges of the source), or None without content.

    The frame is the context's own, or `before` and `around` where the content stands before the
    cue or on both sides of it (`-quote`: as a quotation).
    """
    before = _before(line, context)
    if before is not None:
        return before
    if context.position == "passive":
        return _passive(line, context, language)
    start, frame = context.start, context.frame
    if frame in ("none", "other", "as") or start >= len(line.classes):
        return None
    end = _content_end(line, context, language)
    if frame.endswith(("quote", "colon")):
        end = max(end, start + 1)
    return (frame, ((start, end),), context.subject) if start < end else None


def _content_end(line: Line, context: Context, language: Language) -> int:
    """Return where content ends that begins after the cue."""
    start = context.start
    if context.frame in OPEN:
        end = _clause_end(line, start, language)
    else:
        match = _CUT_PHRASE.search(line.classes, start + 1, _end(line))
        end = match.start() if match else _end(line)
    return _main_clause(line, start, end) if _fronted(line, context) else end


def _takes_before(line: Line, context: Context) -> bool:
    """Tell whether the frame leaves room for content before the subject."""
    frame = context.frame
    if context.position == "inverted":
        return frame in ("none", "object", "clause") or frame.startswith(("np", "p"))
    if frame.endswith("quote"):
        return line.classes[context.last : context.last + 1] not in ("Q", ",")
    return frame in ("none", "object", "as", "other", "ing") or frame.startswith("prep")


def _before(line: Line, context: Context) -> Found | None:
    """Find content before the subject: "CONTENT, X said"; on both sides: "A, X said, B"."""
    classes = line.classes
    if context.position not in _BEFORE or not _takes_before(line, context):
        return None
    inverted = context.position == "inverted"
    first = context.group if inverted or not context.subject else context.subject[0][0]
    edge = first
    while edge and classes[edge - 1] in ",-":
        edge -= 1
    quoted = edge > 0 and classes[edge - 1] == "Q"
    if edge == 0 or (edge == first and not quoted):
        return None
    if context.frame.endswith("quote") and not quoted:
        return None
    begin = _clause_start(line, edge)
    tail = _tail(line, context.subject[-1][1] if inverted else context.last)
    after = _after(line, tail, quoted=quoted)
    clause = _VERBAL.search(classes, begin, edge) is not None
    if not quoted and not clause and after is None:
        return None
    name = "before" if after is None else "around"
    content = ((begin, edge),) if after is None else ((begin, edge), after)
    return name + ("-quote" if quoted else ""), content, context.subject


def _after(line: Line, tail: int, *, quoted: bool) -> tuple[int, int] | None:
    """Return the second part of content that an attribution interrupts."""
    classes = line.classes
    at = tail
    while at < len(classes) and classes[at] in ",-:":
        at += 1
    if at == tail or at >= len(classes):
        return None
    opening = classes[at]
    if opening == "Q":
        return at, at + 1
    if quoted or opening in "gKWS.":
        return None
    end = _end(line)
    return (at, end) if at < end else None


def _fronted(line: Line, context: Context) -> bool:
    """Tell whether the cue stands in a clause before the main one: "Asked if ..., X said"."""
    classes = line.classes
    first = context.subject[0][0] if context.subject else context.group
    if context.position in ("participle", "gerund", "bare", "infinitive-free"):
        return context.group == 0 or (context.group == 1 and classes[0] in "StI")
    begin = max(classes.rfind(",", 0, first), classes.rfind(";", 0, first)) + 1
    return first > begin and classes[begin] in "SH" and first - begin < 4 and begin < 2


def _main_clause(line: Line, start: int, end: int) -> int:
    """Return where the main clause begins after a fronted one, at its comma."""
    comma = line.classes.find(",", start, end)
    while comma > 0:
        if grammar.clause_at(line.classes, comma + 1):
            return comma
        comma = line.classes.find(",", comma + 1, end)
    return end


def _end(line: Line) -> int:
    """Return the token after the last word of the line."""
    return len(line.classes.rstrip("."))


def _clause_start(line: Line, edge: int) -> int:
    """Return where the clause begins that ends at a token."""
    begin = line.classes.rfind(";", 0, edge) + 1
    while begin < edge and line.classes[begin] in "K-,":
        begin += 1
    return begin


def _tail(line: Line, at: int) -> int:
    """Go over adjuncts after a cue: "told reporters in Ohio on Monday"."""
    classes = line.classes
    for _ in range(6):
        if at >= len(classes) or classes[at] in ",.;:-Q":
            break
        if classes[at] in "RyI":
            at += 1
            continue
        end = grammar.np_at(classes, at)
        if end == at:
            break
        at = end
    return at


def _clause_end(line: Line, start: int, language: Language) -> int:
    """Return where a clause that is said ends: the sentence's end or an earlier cut."""
    classes, words = line.classes, line.words
    end = _end(line)
    for at in range(start + 1, end):
        mark = classes[at]
        if mark == ";":
            return at
        if mark == ",":
            after = at + 1
            if words[after : after + 1] and words[after] in language.phrases["according"]:
                return at
            if classes[after : after + 1] in ("g", "d") and _spoken(words[after], language):
                return at
            if classes[after : after + 1] == "K" and _goes_on(line, after, language):
                return at
        elif mark == "K" and _goes_on(line, at, language):
            return at
    return end


def _spoken(word: str, language: Language) -> bool:
    """Tell whether a word form is a verb of saying or thinking."""
    cue = language.cues.get(word)
    return cue is not None and cue.verb is not None and cue.verb.value in _SPOKEN


def _goes_on(line: Line, at: int, language: Language) -> bool:
    """Tell whether "and said", "but added" is the speaker's next act of speech."""
    after = at + 1
    while line.classes[after : after + 1] in ("R", "Y"):
        after += 1
    if after >= len(line.words) or not _spoken(line.words[after], language):
        return False
    return language.cues[line.words[after]].form != "base" and line.classes[after] not in "nN"


def _passive(line: Line, context: Context, language: Language) -> Found | None:
    """Turn a passive round: its subject is content, "by X" the source."""
    words, frame, last = line.words, context.frame, context.last
    near = range(last, min(len(words), last + 12))
    by = next((k for k in near if words[k] in language.phrases["by"]), None)
    source: Ranges = ()
    if by is not None:
        end = grammar.phrase_at(line.classes, by + 1)
        source = ((by + 1, end),) if end > by + 1 else ()
    start, end = context.start, _content_end(line, context, language)
    if by is not None and start < by < end:
        end = by
    after = ((start, end),) if start < end else ()
    if frame in OPEN:
        # "was told that": who hears it is no source.
        return (frame, after, source) if after else None
    if not context.subject:
        return None
    if frame in ("to", "ing", "object", "prep:as", "as"):
        return frame, context.subject[-1:] + after, source
    if frame.startswith("prep:") and frame != "prep:by":
        return (frame, after, source) if after else None
    return frame, context.subject[-1:], source
