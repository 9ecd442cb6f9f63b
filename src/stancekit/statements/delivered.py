"""Whole texts that one speaker delivers: speeches, briefings, and the summaries of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

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

__all__ = ["delivered", "minuted"]

# How sure these are: by convention, not counted.
_TITLED, _MINUTED = 0.9, 0.95
_KINDS = (
    r"briefing|statement|remarks|speech|address|comments?|interview|intervention|message|answers?"
    r"|press\sconference|presentation|article|declaration|explanation\sof\svote"
)
# "Briefing by Spokesperson Ann Lee, 3 May", "Remarks of the minister at the meeting".
_TITLE = re.compile(
    rf"\W{{0,3}}(?:[\w’'-]{{1,20}}\s){{0,5}}?(?P<kind>{_KINDS})\s(?:and\s[\w\s]{{1,40}}?)?"
    r"(?:given\s|delivered\s|made\s)?(?:by|of|from)\s(?P<who>[^\n,;:]{3,120}?)"
    r"(?=[,;:]|\s(?:at|to|on|in|during|following|after|before|for|regarding|concerning|with|about)"
    r"\s|\W{0,3}\Z)",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:we|our|us|I|my|me)\b", re.IGNORECASE)
# So many words of the first person make a text its author's.
_OWNED = 4
_SENTENCE = re.compile(r"[.!?][\"”»’)\]]*+\s*+\Z")
_LABELLED = re.compile(r"(?:[A-Z][\w.’'-]*+\s?){1,4}:\s|[QA][.:]\s")
# "JANE ROE (Utopia) said that ...": a summary goes on in the speaker's words to its end.
_MINUTE = re.compile(
    r"(?P<name>(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]++\s){1,5}\([A-Z][^()\n]{2,60}\))"
    r"(?:,\s[^\n,]{2,120},)?(?:\sthen|\salso)?\s(?P<cue>said|(?:stress|not|regrett|welcom|express"
    r"|emphasi[sz]|recall|stat|add|explain|underlin|underscor|reiterat|warn|condemn|affirm|urg"
    r"|reject|deplor|echo|argu|agre|call|point)ed(?:\sout)?)\s(?:that\s)?(?=\S)"
)
_FEWEST = 2


def delivered(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    """Yield what a text under a heading like "Remarks by Ann Lee" says before its first question.

    The paragraphs between two subheads are one statement. The text must speak in the first person.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
    """
    text = document.text
    heads = [p for p in paragraphs[:3] if len(p.span) < 300]
    title = next((m for p in heads if (m := _TITLE.match(text, p.span.start, p.span.stop))), None)
    if title is None:
        return
    body: list[tuple[int, Span]] = []
    section = 0
    for paragraph in paragraphs:
        start, stop = paragraph.span.start, paragraph.span.stop
        if start < title.end():
            continue
        if _LABELLED.match(text, start, stop):
            break
        if paragraph.role is ParagraphRole.BODY and _SENTENCE.search(text, start, stop):
            body.append((section, paragraph.span))
        else:
            section += 1
    if sum(len(_OWN.findall(text, span.start, span.stop)) for _, span in body) < _OWNED:
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


def minuted(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    """Yield what the summary of a meeting gives of each speaker: "JANE ROE (Utopia) said".

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
    """
    text = document.text
    found = [
        (p, m)
        for p in paragraphs
        if (m := _MINUTE.match(text, p.span.start, p.span.stop)) is not None
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
