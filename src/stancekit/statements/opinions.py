"""Commentaries: what an author signs and says as "I" is the author's own statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from stancekit.model import CueClass, Document, Paragraph, ParagraphRole, Span, Statement
from stancekit.paragraphs.page import page_of
from stancekit.statements.conventions import by_convention
from stancekit.statements.delivered import sections
from stancekit.statements.pages import wording_of
from stancekit.text.quotes import quotations
from stancekit.text.wordings import one_of

__all__ = ["commented"]

# How sure it is that a page under "Opinion" is its author's, and one that only says "I".
_LABELLED, _FIRST_PERSON = 0.9, 0.75
# Of how many paragraphs of a page without a label the author must speak as "I", and in all how
# often; where there is a label, this often. A reporter says "told me" once or twice.
_PARAGRAPHS, _TIMES, _LABELLED_TIMES = 3, 5, 1
# Paragraphs at the head of a page among which its label and the author's name are looked for.
_HEAD = 8
# Longest line with a label, in code points: "Opinion: " and a headline.
_LABEL = 120
# Fields of a document's metadata that name its part of the paper.
_PARTS = frozenset(["section", "desk", "rubric", "category", "type", "genre"])
_QUOTED = re.compile('["“„«][^"”»“„«]{1,1500}["”»]')
_NAMED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.’'-]*+(?:\s(?:(?:de|del|della|di|du|da|van|von|der|den|bin|ibn|al|el|la"
    r"|le)\s){0,2}[^\W\d_a-z][\w.’'-]*+){1,3})(?=[\s,|(–—-]*+(?:\Z|[,|(–—-]|in\b|à\b))"
)


class _Opinions(NamedTuple):
    """How a language marks a commentary.

    Attributes:
        label: "Opinion", "Guest column": a line of its own, or before the headline.
        by: What stands before an author's name.
        own: What an author calls himself.
    """

    label: re.Pattern[str]
    by: re.Pattern[str]
    own: re.Pattern[str]


@cache
def _opinions(tag: str) -> _Opinions:
    known = wording_of(tag)
    labels, own = (known.pattern("opinions", name) for name in ("labels", "own"))
    by = one_of(sorted(page_of(tag).by))
    return _Opinions(
        re.compile(rf"\W{{0,3}}{labels}(?:\s*+(?:[:|/–—-]|\W*+\Z))", re.IGNORECASE),
        re.compile(rf"\W{{0,3}}{by}[:\s]\s*+", re.IGNORECASE),
        re.compile(rf"(?<!\w){own}(?:(?<=['’])|(?!\w))"),
    )


def commented(document: Document, paragraphs: Sequence[Paragraph], tag: str) -> Iterator[Statement]:
    """Yield what the author of a commentary says, the paragraphs between two subheads together.

    A page is a commentary where a line at its head says so ("Opinion", "Guest column") or the
    metadata does, and the author says "I" outside quotations; without any label, where "I" runs
    through it. The author must be named in a byline.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
        tag: A shipped language.
    """
    text, known = document.text, _opinions(tag)
    head = paragraphs[:_HEAD]
    signed = next(
        (
            found
            for p in head
            if p.role is ParagraphRole.BYLINE
            and (found := _author(text, p.span, known)) is not None
        ),
        None,
    )
    if signed is None:
        return
    short = (p.span.of(text) for p in head if len(p.span) < _LABEL)
    parts = (value for name, value in document.extra if name.casefold() in _PARTS)
    labelled = any(known.label.match(line) is not None for line in (*short, *parts))
    body = [
        (section, span) for section, span in sections(text, paragraphs) if span.start > signed.stop
    ]
    times = [_times(text, span, known.own) for _, span in body]
    if labelled:
        if sum(times) < _LABELLED_TIMES:
            return
    elif sum(times) < _TIMES or sum(map(bool, times)) < _PARAGRAPHS:
        return
    for _, together in groupby(body, key=lambda part: part[0]):
        yield by_convention(
            document,
            tuple(span for _, span in together),
            rule="text/author",
            certainty=_LABELLED if labelled else _FIRST_PERSON,
            source=signed,
            cue_class=CueClass.NONE,
        )


def _times(text: str, span: Span, own: re.Pattern[str]) -> int:
    """Return how often words stand in a stretch outside its quotations."""
    inside = [quotation.span for quotation in quotations(text, span.start, span.stop)]
    places = (match.start() for match in own.finditer(text, span.start, span.stop))
    return sum(not any(place in quoted for quoted in inside) for place in places)


def _author(text: str, line: Span, known: _Opinions) -> Span | None:
    """Return where a byline names one author; None where it names several or none."""
    before = known.by.match(text, line.start, line.stop)
    start = line.start if before is None else before.end()
    match = _NAMED.match(text, start, line.stop)
    return None if match is None else Span(*match.span("name"))
