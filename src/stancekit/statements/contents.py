"""What is said: the token ranges of a context's content, and who says it."""

from __future__ import annotations

import re
from types import MappingProxyType

from attrs import define, evolve

from stancekit.model import CueClass
from stancekit.statements import grammar
from stancekit.statements.frames import OPEN
from stancekit.statements.language import Language
from stancekit.statements.lines import Line
from stancekit.statements.shares import share_of
from stancekit.statements.sites import Context, Ranges

__all__ = ["Found", "contents_of"]

# What may stand where a clause ends.
_BREAKS = re.compile("[;,K]|(?<=[Qq])g")
_VERBAL = re.compile(r"[BXYvds]")
# Classes of cues whose next act of speech ends the content before: "..., adding that".
_SPOKEN = frozenset(["speech", "belief", "denial", "question", "directive"])
_BEFORE = frozenset(["finite", "pronoun", "apposition", "inverted", "coordinated"])
# Where content may end before its sentence does; which place is right, the counts decide.
_CUTS = re.compile(r",(?=[^,Q])|S|-|:|\)|(?<=[^,])[KWH]|I")
_OPEN_CUTS = re.compile(r",(?=[KSWgdHPDNAnITvsBXYR])|S|-|\)|(?<=[^,])K(?=[PDNnA])")
_NEXT_VERB = re.compile(r",?KR*(?:v(?=[DNPTO])|d(?=[DPTO]))")
_MOST = 3
# Tokens that content before its cue has at least where no verb shows.
_BARE = 3
# "MOSCOW, Sept 26 (Agency) -" before the first clause of an article.
_DATELINE = re.compile(r"[NyM,.]{0,9}(?:\([NnyM,.]{1,8}\))?[,.]?-")
# A subject right behind the last word of an adjunct, which has so many tokens at most.
_SUBJECT = re.compile("(?<=[nNyM])[NDPO]")
_ADJUNCT = 16
# After the comma that closes a relative clause: "X, who said that, left".
_MAIN_VERB = re.compile(r"R*[vdBXY]")


@define
class Found:
    """A content that a context may have.

    Attributes:
        frame: The context's own, or `before` and `around` where the content stands before the
            cue or on both sides of it (`-quote`: as a quotation).
        content: Its token ranges.
        source: Those of who says it.
        ends: Every end that its content may have, the longest first; none where it is the only one.
        cuts: Why it would end at each of them: `full` at the sentence's end, else the classes
            there.
        prior: How often the context was right with this frame.
    """

    frame: str
    content: Ranges
    source: Ranges
    ends: tuple[int, ...] = ()
    cuts: tuple[str, ...] = ()
    prior: float = 0.0


def contents_of(
    line: Line, context: Context, language: Language, least: float = 0.0
) -> list[Found]:
    """Return the contents that a context may have, before the cue and after it.

    One that may end at several places is given once, as long as it can be, with all its ends.

    Args:
        line: The sentence.
        context: The cue in it.
        language: Its grammar and counts.
        least: Contexts that were right less often than this share are left out.
    """
    found: list[Found] = []
    lemma, cue_class, position = context.cue.lemma, context.cue_class, context.position
    before = _before(line, context) if position in _BEFORE else None
    if before is not None:
        before.prior = share_of(lemma, cue_class, position, before.frame, language)
        if before.prior >= least:
            found.append(before)
    if position == "passive":
        for one in _passive(line, context, language):
            one.prior = share_of(lemma, cue_class, position, one.frame, language)
            if one.prior >= least:
                found.append(one)
        return found
    start, frame = context.start, context.frame
    if frame in ("none", "other", "as") or start >= len(line.classes):
        return found
    prior = share_of(lemma, cue_class, position, frame, language)
    if prior < least:
        return found
    ends = _ends(line, context, language)
    if ends:
        places, cuts = tuple([end for _, end in ends]), tuple([cut for cut, _ in ends])
        content: Ranges = ((start, places[0]),)
        # "which X says is late": the pronoun is the subject of what is said.
        gap = context.subject[0][0] if frame == "gap" else 0
        if gap:
            content = ((gap - 1, gap), *content)
        found.append(Found(frame, content, context.subject, places, cuts, prior))
    return found


def _ends(line: Line, context: Context, language: Language) -> list[tuple[str, int]]:
    """Return where content that begins after the cue may end, the longest first."""
    classes, start = line.classes, context.start
    relative = context.position == "relative" or context.frame == "gap"
    full = _clause_end(line, start, language, relative=relative)
    if full <= start:
        return []
    opened = context.frame in OPEN
    if not opened:
        # "called for a truce and condemned the raid": a verb of the same subject follows.
        verb = _NEXT_VERB.search(classes, start + 1, full)
        full = verb.start() if verb is not None else full
    first = start + 1
    if context.frame == "np+as":
        first = max(first, classes.find("S", start) + 1)
    elif not opened:
        first = max(first, grammar.np_at(classes, start))
    front = "front:" if classes[0] in "SIgdtv" and context.group < 12 else ""
    found: list[tuple[str, int]] = []
    kinds: list[str] = []
    last = start
    for match in (_OPEN_CUTS if opened else _CUTS).finditer(classes, first, full):
        at = match.start()
        kind = match[0]
        if kind == ",":
            kind = "," + (line.words[at + 1] if classes[at + 1] in "KSWH" else classes[at + 1])
            kind += "c" if grammar.clause_at(classes, at + 1) else ""
        elif kind in "ISKWH":
            kind = line.words[at]
            if match[0] == "K" and grammar.clause_at(classes, at + 1):
                kind += "c"
        if kind in language.phrases["of"] or at <= last or kind in kinds:
            continue
        if kind == "-" and line.hyphen_at(at):
            continue
        kinds.append(kind)
        found.append((kind, at))
        last = at
        if len(found) >= _MOST:
            break
    name = "full>" + found[0][0] if found else "full"
    return [(front + cut, end) for cut, end in [(name, full), *found]]


def _takes_before(line: Line, context: Context) -> bool:
    """Tell whether the frame leaves room for content before the subject."""
    frame = context.frame
    if context.position == "inverted":
        return True
    if frame.endswith("quote"):
        return line.classes[context.last : context.last + 1] not in ("Q", ",")
    return frame in ("none", "object", "as", "other", "ing") or frame.startswith("prep")


def _before(line: Line, context: Context) -> Found | None:
    """Find content before the subject: "CONTENT, X said"; on both sides: "A, X said, B"."""
    classes = line.classes
    if not _takes_before(line, context):
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
    after = _after(line, tail, quoted=quoted, inverted=inverted)
    clause = _VERBAL.search(classes, begin, edge) is not None or "Q" in classes[begin:edge]
    name = "around"
    if after is None:
        name = "before"
        if not quoted and _closed(line, context, tail):
            name = "closed"
        elif not quoted and context.frame.startswith("prep"):
            name = "before-prep"
    if not quoted and not clause and after is None:
        # Headlines and clauses whose verb looks like a noun.
        if edge - begin < _BARE:
            return None
        name = "bare"
    opening = classes[begin] in "Igdty" and not quoted
    if opening and after is not None and classes[begin] in "Iy":
        # "Now, X said, the talks went on": what opens the sentence belongs to what is said.
        later = grammar.clause_at(classes, after[0]) or _after_adjunct(line, *after)
        opening = not later
    if opening and not (grammar.clause_at(classes, begin) or _after_adjunct(line, begin, edge)):
        return None
    content = ((begin, edge),) if after is None else ((begin, edge), after)
    return Found(name + ("-quote" if quoted else ""), content, context.subject)


def _after_adjunct(line: Line, begin: int, edge: int) -> bool:
    """Tell whether a clause follows an adjunct without a comma: "At the same time Russia will"."""
    if line.classes[begin] not in "It":
        return False
    places = _SUBJECT.finditer(line.classes, begin + 1, min(begin + _ADJUNCT, edge))
    return any(grammar.clause_at(line.classes, match.start()) for match in places)


def _closed(line: Line, context: Context, tail: int) -> bool:
    """Tell whether the attribution ends its clause: "CONTENT, X said on Monday."."""
    if line.classes[tail : tail + 1] not in ("", ".", ","):
        return False
    return (
        context.position == "inverted"
        or context.frame == "none"
        or not line.classes[context.last : tail].strip("RyI")
    )


def _after(line: Line, tail: int, *, quoted: bool, inverted: bool) -> tuple[int, int] | None:
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
    if opening == "K" and not quoted and grammar.clause_at(classes, at + 1):
        return at, _end(line)  # "the plan is dead, he said, and nobody will mourn it"
    if quoted or opening in "gKWS." or (inverted and opening not in "BXYv"):
        return None
    end = _end(line)
    return (at, end) if at < end else None


def _end(line: Line) -> int:
    """Return the token after the last word of the line."""
    return len(line.classes.rstrip("."))


def _clause_start(line: Line, edge: int) -> int:
    """Return where the clause begins that ends at a token."""
    begin = line.classes.rfind(";", 0, edge) + 1
    dateline = _DATELINE.match(line.classes, 0, edge) if begin == 0 else None
    if dateline is not None and grammar.clause_at(line.classes, dateline.end()):
        begin = dateline.end()
    colon = line.classes.rfind(":", begin, edge) + 1
    if colon and grammar.clause_at(line.classes, colon):
        begin = colon  # "X brushed it aside: the plan was dead, he said"
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


def _clause_end(line: Line, start: int, language: Language, *, relative: bool) -> int:
    """Return where a clause that is said ends: the sentence's end or an earlier cut."""
    classes, words = line.classes, line.words
    end = _end(line)
    for match in _BREAKS.finditer(classes, start + 1, end):
        at, mark = match.start(), match[0]
        if mark == ";":
            return at
        if relative and mark == "," and _MAIN_VERB.match(classes, at + 1):
            return at
        if mark == ",":
            after = at + 1
            according = words[after : after + 1] and words[after] in language.phrases["according"]
            if according and classes[at - 1] != "T":
                return at
            if _ended(line, after, end, language):
                return at
            had = after
            while classes[had : had + 1] in ("Y", "R"):
                had += 1
            verbal = classes[had : had + 1] in ("g", "d", "v") or (had > after and had < end)
            if verbal and _spoken(words[had], language):
                return at
            if classes[after : after + 1] == "K" and _goes_on(line, after, language):
                return at
        elif mark == "K" and _goes_on(line, at, language):
            return at
        elif mark == "g" and _spoken(words[at], language):
            return at  # the comma before it lies in the quotation
    return end


def _ended(line: Line, first: int, end: int, language: Language) -> bool:
    """Tell whether the line ends with who says it all: "..., officials in Berlin said."."""
    said = grammar.phrase_at(line.classes, first)
    if not first < said < end or line.classes[said] not in "vd":
        return False
    cue = language.cues.get(line.words[said])
    if cue is None or cue.form not in ("ed", "s"):
        return False
    spoken = cue.verb is CueClass.SPEECH or line.words[said] in language.phrases["went"]
    return spoken and not line.classes[said + 1 : end].strip("RyI")


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
    plain = language.cues[line.words[after]].form != "base" and line.classes[after] not in "nN"
    # "globalization and related losses": a past form before a noun describes it.
    describes = line.classes[after] == "d" and line.classes[after + 1 : after + 2] in ("n", "A")
    return plain and not describes


_BEHIND_AGENT = MappingProxyType({"to": "to", "of": "prep:of", "as": "as"})


def _passive(line: Line, context: Context, language: Language) -> list[Found]:
    """Turn a passive round: its subject is content, "by X" the source."""
    words, frame, last = line.words, context.frame, context.last
    # "it is said that groups outlawed by X": who says it stands before the clause.
    near = range(last, context.start if frame in OPEN else min(len(words), last + 12))
    by = next((k for k in near if words[k] in language.phrases["by"]), None)
    source: Ranges = ()
    if by is not None:
        end = grammar.phrase_at(line.classes, by + 1)
        source = ((by + 1, end),) if end > by + 1 else ()
    if frame == "prep:by" and source and source[0][1] < len(words):
        # "was urged by X to": what is asked of the subject stands behind the one who asks.
        frame = _BEHIND_AGENT.get(words[source[0][1]], frame)
        if frame != "prep:by":
            context = evolve(context, frame=frame, start=source[0][1])
            by = None
    start = context.start
    if frame == "as":
        said = start
        if start < len(words) and words[start] in language.phrases["as"]:
            said += 1  # behind "by X", the frame begins at "as"
        if line.classes[said : said + 1] == "g" and _spoken(words[said], language):
            return []  # "was quoted as saying": what he said is that cue's
    subject = context.subject[-1:]
    both = frame in ("to", "ing", "object", "prep:as", "as", "prep:of")
    found: list[Found] = []
    if frame in OPEN or both or (frame.startswith("prep:") and frame != "prep:by"):
        # "was told that": who hears it is no source.
        ends = _ends(line, context, language) if start < len(words) else []
        for _, end in ends[:2]:
            stop = by if by is not None and start < by < end else end
            ranges = (*(subject if both else ()), (start, stop))
            found.append(Found(frame, ranges, source))
    if subject and frame not in OPEN:
        found.append(Found("subject" if found else frame, subject, source))
    return found
