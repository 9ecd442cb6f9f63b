"""Attribution by fixed phrases: "took the view that", "made it clear that", "came out against"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stancekit.model import (
    CueClass,
    Document,
    Paragraph,
    ParagraphRole,
    Span,
    Statement,
    StatementKind,
)
from stancekit.statements.conventions import by_convention
from stancekit.text.sentences import bounds

__all__ = ["phrased"]

# How sure such a phrase is: by convention, not counted.
_PHRASED = 0.85
_ASIDE = frozenset([ParagraphRole.LINK, ParagraphRole.CREDIT, ParagraphRole.NOTICE])
_THAT = (
    r"(?:made|makes?|making)\s(?:it\s)?(?:\w+ly\s|very\s|quite\s)?(?:clear|plain)\sthat"
    r"|lets?\sit\sbe\s(?:known|understood)\sthat"
    r"|(?:took|takes?|taken|taking)\sthe\s(?:view|position|stance|line)\sthat"
    r"|(?:is|was|are|were)\sof\sthe\s(?:opinion|view|belief)\sthat"
    r"|(?:gave|gives?|given)\sto\sunderstand\sthat"
    r"|(?:left|leaves?)\s(?:it\s)?open(?=\swhether|\sif|\show|\swhen)"
    r"|(?:drew|draws?|drawn)\sattention\sto\sthe\sfact\sthat"
)
_OWNED = r"(?:position|stance|view|line|argument|message|opinion)\s(?:is|was|remains)\sthat"
_FOR = (
    r"(?:came|comes?|coming)\sout\s(?:\w+ly\s)?(?:in\sfavou?r\sof|against|in\ssupport\sof)"
    r"|(?:spoke|speaks?|spoken)\s(?:out\s)?(?:\w+ly\s)?(?:in\sfavou?r\sof|in\ssupport\sof|against)"
)
_PHRASE = re.compile(
    rf"\b(?P<cue>{_THAT}|{_FOR})\s(?=\S)|['’]s?\s(?P<owned>{_OWNED})\s(?=\S)", re.IGNORECASE
)
# What every phrase has, and most paragraphs have not; found much faster than the phrases.
_ANCHORS = (
    *(f"{word} that" for word in str.split(
        "clear plain known understood view position stance line opinion belief understand fact is"
        " was remains"
    )),
    *("open whether", "open if", "open how", "open when", "in favo", "in support of", "against"),
)  # fmt: skip
# What may stand between who speaks and the phrase.
_BETWEEN = re.compile(
    r"(?:,|\s(?:has|have|had|also|again|then|now|already|once|more|clearly|repeatedly|later|earlier"
    r"|himself|herself|itself|themselves|however|thus|still|always|only|recently))++\s*+\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[,;:]\s|\b(?:and|but|while|whereas|although|because|that)\s", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?!(?:The|An?|This|That|These|Those|Both|His|Her|Its|Their|It|In|On|At|As|By)\b)[A-Z]"
    r"|\b(?i:he|she|they|both|ministers?|president|ministry|government|spokes\w+|officials?|party"
    r"|parties|opposition|leaders?|envoy|ambassador|parliament|diplomats?|general|coalition)\b"
)
_MOST_WORDS = 12
_FARTHEST = 300
_END = " \t\r\n\u00a0.!?;,"


def phrased(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    """Yield what is attributed by a fixed phrase, up to the end of its sentence.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
    """
    text = document.text
    places = _places(text)
    for paragraph in paragraphs:
        near = bisect_left(places, paragraph.span.start)
        if paragraph.role in _ASIDE or places[near] >= paragraph.span.stop:
            continue
        if _PHRASE.search(text, paragraph.span.start, paragraph.span.stop) is None:
            continue
        for start, stop in bounds(text, paragraph.span.start, paragraph.span.stop):
            match = _PHRASE.search(text, start, stop)
            if match is not None:
                one = _read(document, match, start, stop)
                if one is not None:
                    yield one


def _places(text: str) -> list[int]:
    """Return where an anchor stands, in order, and the end of the text."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
    small = small.replace("\n", " ").replace("\u00a0", " ")
    found = [len(text)]
    for anchor in _ANCHORS:
        at = small.find(anchor)
        while at >= 0:
            found.append(at)
            at = small.find(anchor, at + 1)
    return sorted(found)


def _read(document: Document, match: re.Match[str], start: int, stop: int) -> Statement | None:
    text = document.text
    name = "cue" if match["cue"] else "owned"
    # Who speaks stands near; a line without an end must not cost its square.
    start = max(start, match.start() - _FARTHEST)
    before = text[start : match.start()]
    between = _BETWEEN.search(before)
    if between is not None:
        before = before[: between.start()]
    openings = [m.end() for m in _OPENS.finditer(before)]
    low = openings[-1] if openings and before[openings[-1] :].strip() else 0
    words = before[low:]
    source = words.strip(" \t\n“”\"'–—-")
    if not source or len(source.split()) > _MOST_WORDS or _NAMED.search(source) is None:
        return None
    at = start + low + words.index(source)
    last = match.end() + len(text[match.end() : stop].rstrip(_END))
    if last <= match.end():
        return None
    cue = match[name]
    that = len("that") + 1 if cue.casefold().endswith(" that") else 0
    content = Span(match.end(name) - that + 1 if that else match.end(), last)
    return by_convention(
        document,
        (content,),
        rule="phrase/idiom",
        certainty=_PHRASED,
        source=Span(at, at + len(source)),
        cue=Span(match.start(name), match.end(name) - that),
        cue_class=CueClass.SPEECH,
        kind=StatementKind.INDIRECT,
    )
