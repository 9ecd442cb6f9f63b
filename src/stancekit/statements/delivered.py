"""Whole texts that one speaker delivers: speeches, briefings, and the summaries of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
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
from stancekit.statements.conventions import by_convention
from stancekit.statements.pages import wording_of
from stancekit.text.wordings import phrase

__all__ = ["delivered", "minuted", "sections"]

# How sure these are: by convention, not counted.
_TITLED, _MINUTED = 0.9, 0.95
# So many words of the first person make a text its author's.
_OWNED = 4
_SENTENCE = re.compile(r"[.!?][\"”»’)\]]*+\s*+\Z")
_UPPER = "[A-ZÀ-ÖØ-Þ]"
# Speakers of whom a summary tells, at least.
_FEWEST = 2


class _Speeches(NamedTuple):
    """How a language heads what one delivers.

    Attributes:
        title: "Briefing by Spokesperson Ann Lee, 3 May", "Remarks of the minister at the meeting".
        own: Words of who speaks for himself.
        labelled: The label of a question.
        minute: "JANE ROE (Utopia) said that ...": a summary goes on in the speaker's words.
    """

    title: re.Pattern[str]
    own: re.Pattern[str]
    labelled: re.Pattern[str]
    minute: re.Pattern[str]


@cache
def _speeches(tag: str) -> _Speeches:
    known = wording_of(tag)
    kinds, given, ends, joined, own = (
        known.pattern("speeches", name) for name in ("kinds", "given", "ends", "and", "own")
    )
    by = "|".join([phrase(one, open_end=True) for one in known.words("speeches", "by")])
    title = (
        rf"\W{{0,3}}(?:[\w’'-]{{1,20}}\s){{0,5}}?(?P<kind>{kinds})\s(?:{joined}\s[\w\s]{{1,40}}?)?"
        rf"(?:{given}\s)?(?:{by})(?P<who>[^\n,;:]{{3,120}}?)(?=[,;:]|\s{ends}\s|\W{{0,3}}\Z)"
    )
    letters = "".join(known.words("turns", "letters"))
    titles, before, said = (known.pattern("minutes", name) for name in ("titles", "before", "said"))
    that = "|".join([phrase(one, open_end=True) for one in known.words("minutes", "that")])
    minute = (
        rf"(?P<name>(?:{titles}\s)?(?:{_UPPER}[A-ZÀ-ÖØ-Þ.’'-]++\s){{1,5}}\({_UPPER}[^()\n]{{2,60}}\))"
        rf"(?:,\s[^\n,]{{2,120}},)?(?:\s{before})?\s(?P<cue>{said})\s(?:{that})?(?=\S)"
    )
    return _Speeches(
        re.compile(title, re.IGNORECASE),
        re.compile(rf"\b{own}(?:(?<=['’])|\b)", re.IGNORECASE),
        re.compile(rf"(?:{_UPPER}[\w.’'-]*+\s?){{1,4}}:\s|[{letters}][.:]\s"),
        re.compile(minute),
    )


def delivered(document: Document, paragraphs: Sequence[Paragraph], tag: str) -> Iterator[Statement]:
    """Yield what a text under a heading like "Remarks by Ann Lee" says before its first question.

    The paragraphs between two subheads are one statement. The text must speak in the first person.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
        tag: A shipped language.
    """
    text, known = document.text, _speeches(tag)
    heads = [p for p in paragraphs[:3] if len(p.span) < 300]
    title = next(
        (m for p in heads if (m := known.title.match(text, p.span.start, p.span.stop))), None
    )
    if title is None:
        return
    body = list(sections(text, paragraphs, title.end(), known.labelled))
    if sum(len(known.own.findall(text, span.start, span.stop)) for _, span in body) < _OWNED:
        return
    source, cue = Span(*title.span("who")), Span(*title.span("kind"))
    for _, together in groupby(body, key=lambda part: part[0]):
        said = tuple(span for _, span in together)
        yield by_convention(
            document,
            said,
            rule="text/title",
            certainty=_TITLED,
            source=source,
            cue=cue,
            cue_class=CueClass.SPEECH,
        )


def sections(
    text: str,
    paragraphs: Sequence[Paragraph],
    start: int = 0,
    upto: re.Pattern[str] | None = None,
) -> Iterator[tuple[int, Span]]:
    """Yield the sentences of a page by paragraph, with the number of what divides them: subheads.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs with their roles.
        start: Where to begin.
        upto: How the paragraph begins before which to end; None for the end of the page.
    """
    section = 0
    for paragraph in paragraphs:
        span = paragraph.span
        if span.start < start:
            continue
        if upto is not None and upto.match(text, span.start, span.stop):
            return
        if paragraph.role is ParagraphRole.BODY and _SENTENCE.search(text, span.start, span.stop):
            yield section, span
        else:
            section += 1


def minuted(document: Document, paragraphs: Sequence[Paragraph], tag: str) -> Iterator[Statement]:
    """Yield what the summary of a meeting gives of each speaker: "JANE ROE (Utopia) said".

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
        tag: A shipped language.
    """
    text, known = document.text, _speeches(tag)
    found = [
        (p, m)
        for p in paragraphs
        if (m := known.minute.match(text, p.span.start, p.span.stop)) is not None
    ]
    if len(found) < _FEWEST:
        return
    for paragraph, match in found:
        said = (Span(match.end(), paragraph.span.stop),)
        source, cue = Span(*match.span("name")), Span(*match.span("cue"))
        yield by_convention(
            document,
            said,
            rule="minutes/name",
            certainty=_MINUTED,
            source=source,
            cue=cue,
            cue_class=CueClass.SPEECH,
            kind=StatementKind.INDIRECT,
        )
