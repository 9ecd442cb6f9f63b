"""Attribution by fixed phrases: "took the view that", "made it clear that", "came out against"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from stancekit.model import (
    CueClass,
    Document,
    Paragraph,
    ParagraphRole,
    Span,
    Statement,
    StatementKind,
)
from stancekit.model.records import changed
from stancekit.statements.conventions import by_convention
from stancekit.statements.language import Language
from stancekit.statements.pages import wording_of
from stancekit.text.sentences import bounds
from stancekit.text.tokens import tokens
from stancekit.text.wordings import anchors_of, phrase

__all__ = ["phrased"]

# How sure such a phrase is: by convention, not counted.
_PHRASED = 0.85
_ASIDE = frozenset([ParagraphRole.LINK, ParagraphRole.CREDIT, ParagraphRole.NOTICE])
_GROUPS = ("said", "held", "sides", "owned")
# In a phrase, what parts the cue from what the content begins with.
_CONTENT = " > "
_MOST_WORDS = 12
_FARTHEST = 300
_END = " \t\r\n\u00a0.!?;,"


class _Idioms(NamedTuple):
    """The phrases of a language, compiled.

    Attributes:
        phrase: Any phrase, in the group `said`, `held`, `sides` or `owned`.
        anchors: What every phrase has, and most paragraphs have not; found much faster.
        curly: Whether an anchor has an apostrophe, which a text may have curly.
        between: What may stand between who speaks and the phrase, at the end.
        unsaid: What tells there that it is not said.
        opens: Where a clause begins.
        named: A name or a word for people.
    """

    phrase: re.Pattern[str]
    anchors: tuple[str, ...]
    curly: bool
    between: re.Pattern[str]
    unsaid: re.Pattern[str]
    opens: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _idioms(tag: str) -> _Idioms:
    known = wording_of(tag)
    groups: list[str] = []
    for name in _GROUPS:
        phrases = known.words("idioms", name)
        before = r"['’]s?\s" if name == "owned" else r"\b"
        one = "|".join(map(_pattern, phrases)) or "(?!)"
        groups.append(rf"{before}(?P<{name}>{one})")
    between, unsaid = (known.pattern("idioms", name) for name in ("between", "unsaid"))
    # A word may stand right behind an elided one: "n'a".
    aside = rf"(?:,|(?:\s|(?<=['’]))(?:{unsaid}|{between})(?:(?<=['’])|(?!\w)))"
    people, opens = known.pattern("idioms", "people"), known.pattern("idioms", "opens")
    others = known.pattern("idioms", "no names")
    anchors = dict.fromkeys(
        anchor
        for name in _GROUPS
        for written in known.words("idioms", name)
        for anchor in anchors_of(written.replace(_CONTENT, " "))
    )
    return _Idioms(
        re.compile(rf"(?:{'|'.join(groups)})(?:\s|(?<=['’]))(?=\S)", re.IGNORECASE),
        tuple(anchors),
        any("'" in anchor for anchor in anchors),
        re.compile(rf"{aside}++\s*+\Z", re.IGNORECASE),
        re.compile(rf"\b{unsaid}(?!\w)", re.IGNORECASE),
        re.compile(rf"[,;:]\s|\b{opens}(?:\s|(?<=['’]))", re.IGNORECASE),
        re.compile(rf"\b(?!{others}\b)[A-ZÀ-ÖØ-Þ]|\b(?i:{people})\b"),
    )


def _pattern(written: str) -> str:
    """Return the expression of a phrase of which what is behind " > " is only looked at."""
    words, _, content = written.partition(_CONTENT)
    if not content:
        return phrase(words)
    return rf"{phrase(words)}(?=\s{phrase(content, open_end=True)}[^{re.escape(_END)}])"


def phrased(
    document: Document, paragraphs: Sequence[Paragraph], language: Language
) -> Iterator[Statement]:
    """Yield what is attributed by a fixed phrase, up to the end of its sentence.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
        language: Its words; its tag chooses the phrases.
    """
    text, known = document.text, _idioms(language.tag)
    places = _places(text, known)
    for paragraph in paragraphs:
        near = bisect_left(places, paragraph.span.start)
        if paragraph.role in _ASIDE or places[near] >= paragraph.span.stop:
            continue
        if known.phrase.search(text, paragraph.span.start, paragraph.span.stop) is None:
            continue
        for start, stop in bounds(text, paragraph.span.start, paragraph.span.stop):
            match = known.phrase.search(text, start, stop)
            if match is not None:
                one = _read(document, match, (start, stop), language)
                if one is not None:
                    yield one


def _places(text: str, known: _Idioms) -> list[int]:
    """Return where an anchor stands, in order, and the end of the text."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
    small = small.replace("\n", " ").replace("\u00a0", " ")
    if known.curly:
        small = small.replace("’", "'")
    found = [len(text)]
    for anchor in known.anchors:
        at = small.find(anchor)
        while at >= 0:
            found.append(at)
            at = small.find(anchor, at + 1)
    return sorted(found)


def _read(
    document: Document, match: re.Match[str], sentence: tuple[int, int], language: Language
) -> Statement | None:
    text, known = document.text, _idioms(language.tag)
    start, stop = sentence
    name = match.lastgroup or ""
    # Who speaks stands near; a line without an end must not cost its square.
    start = max(start, match.start() - _FARTHEST)
    before = text[start : match.start()]
    between = known.between.search(before)
    said = ""
    if between is not None:
        before, said = before[: between.start()], between[0]
    openings = [m.end() for m in known.opens.finditer(before)]
    low = openings[-1] if openings and before[openings[-1] :].strip() else 0
    words = before[low:]
    source = words.strip(" \t\n“”\"'–—-")
    if not source or len(source.split()) > _MOST_WORDS or known.named.search(source) is None:
        return None
    at = start + low + words.index(source)
    last = match.end() + len(text[match.end() : stop].rstrip(_END))
    if last <= match.end():
        return None
    forms = {span.of(said).lower() for span in tokens(said)}
    forms |= {span.of(match[name]).lower() for span in tokens(match[name])}
    denied = not language.phrases["not"].isdisjoint(forms) or known.unsaid.search(said) is not None
    return changed(
        by_convention(
            document,
            (Span(match.end(), last),),
            rule="phrase/idiom",
            certainty=_PHRASED,
            source=Span(at, at + len(source)),
            cue=Span(*match.span(name)),
            cue_class=CueClass.BELIEF if name == "held" else CueClass.SPEECH,
            kind=StatementKind.INDIRECT,
        ),
        negated=denied,
    )
