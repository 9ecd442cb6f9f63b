"""Combine citations that touch: an article with its treaty, a paragraph with its resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from stancekit.legal import filings, grammar
from stancekit.legal.citations import Citation, Form
from stancekit.model import Span

__all__ = ["combine"]

# "Article 51 of the", "Article 2, of the same", "Chapter VII ofthe" and then the instrument.
_OF = re.compile(
    r"\s{0,4},?\s{1,4}(?:of|in|to|under)\s{0,6}"
    r"(?:(?:the|its|their|our|this|that|said|same|very|UN|document|aforementioned|[\u201c\"])"
    r"\s{0,6}){0,3}\Z"
)
_FARTHEST_OWNER = 40
# "the Charter's Article 51", "UN Charter Article 51".
_OWN = re.compile(r"\s?['’]s?\s{1,4}\Z|\s{1,4}\Z")
# "Article 42(7) TEU"
_DIRECT = re.compile(r"\s{1,2}\Z")
# What only counts with an instrument behind it.
_WEAK_BEFORE = re.compile(
    r"(?<!\w)((?i:preamble)|(?i:rule|section|annex|part)s?\s{1,4}(?:\d{1,3}|[IVX]{1,4}))"
    r"\s{1,4}(?:of|to)\s{0,4}(?:(?:the|its|that|their|Council's)\s{1,4}){0,2}\Z"
)
_WEAK_LINKS = ("of", "to", "the", "its", "that", "their", "Council's")
_WEAK_REACH = 60
_ELSEWHERE = re.compile(
    r"\s{0,4},?\s{1,4}of\s{1,4}"
    r"(?:(?:the|our|its|their|this|his|that|an?|\w{2,15}['’]s?|\w{2,15}\s{1,2}\w{2,12}['’]s?)\s{1,4})?"
    r"(?!(?:which|it|them|course|all|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)[^\W\d_]"
)


def combine(text: str, citations: list[Citation]) -> Iterator[Citation]:
    """Combine the citations of a text, given in order, and mark those of foreign law.

    A provision of something that no table knows ("Article 9 of the Constitution") is marked
    foreign, so that nobody takes it for an elliptic one.
    """
    owned = _with_owners_behind(text, citations)
    for citation in _with_owners_before(text, owned):
        bare = citation.form is Form.PROVISION and not (citation.names or citation.noun)
        if bare and _ELSEWHERE.match(text, citation.span.stop):
            yield evolve(citation, form=Form.FOREIGN)
        else:
            yield from _with_paragraphs(text, citation)


def _owned(provision: Citation, owner: Citation, span: Span) -> Citation:
    return Citation(
        provision.form,
        span,
        owner.names,
        provision=provision.provision,
        symbol=owner.symbol,
        noun=owner.noun,
        year=owner.year,
        unsure=owner.unsure,
        series=provision.series,
    )


def _pinpointed(citation: Citation, start: int, stop: int, provision: str) -> Citation:
    """Return a citation with its words stretched to its pinpoint."""
    return Citation(
        citation.form,
        Span(start, stop),
        citation.names,
        provision=provision,
        symbol=citation.symbol,
        noun=citation.noun,
        year=citation.year,
        unsure=citation.unsure,
        series=citation.series,
    )


def _with_owners_behind(text: str, citations: list[Citation]) -> list[Citation]:
    """Join "Article 51" and "of the Charter"; the items of a list share their owner."""
    out: list[Citation] = []
    for citation in reversed(citations):
        owner = out[-1] if out else None
        if citation.form is not Form.PROVISION or owner is None:
            out.append(citation)
            continue
        between = text[citation.span.stop : owner.span.start]
        near = len(between) < _FARTHEST_OWNER and owner.form is not Form.FOREIGN
        in_list = owner.form is Form.PROVISION and owner.series > citation.series > 0
        acronym = owner.form is Form.NAME and _DIRECT.match(between)
        if near and (acronym or _OF.match(between)):
            out[-1] = _owned(citation, owner, Span(citation.span.start, owner.span.stop))
        elif in_list and (owner.names or owner.noun):
            out.append(_owned(citation, owner, citation.span))
        else:
            out.append(citation)
    out.reverse()
    return out


def _with_owners_before(text: str, citations: list[Citation]) -> list[Citation]:
    """Join "the Charter's" and "Article 51"."""
    out: list[Citation] = []
    for citation in citations:
        owner = out[-1] if out else None
        if (
            owner is not None
            and citation.form is Form.PROVISION
            and (owner.form is Form.NAME or owner.form is Form.SHORT)
            and not (citation.names or citation.noun)
            and _OWN.match(text[owner.span.stop : citation.span.start])
        ):
            out[-1] = _owned(citation, owner, Span(owner.span.start, citation.span.stop))
        else:
            out.append(citation)
    return out


def _with_paragraphs(text: str, citation: Citation) -> list[Citation]:
    """Take in "paragraph 4 of" before, ", para. 114" behind, "paragraphs 3 and 4 of which"."""
    form, start, stop = citation.form, citation.span.start, citation.span.stop
    named = form is Form.NAME or form is Form.SHORT
    filed = form is Form.RESOLUTION or form is Form.DOCUMENT
    anaphor = form is Form.ANAPHOR
    weak = _weak_before(text, start) if named else None
    before = weak or grammar.paragraphs_before(text, start)
    if before and (named or filed or anaphor):
        return [_pinpointed(citation, before[0], stop, before[1])]
    if anaphor and citation.noun == "resolution":
        return []  # "the resolution" alone cites nothing that is not cited already
    if before and form is Form.PROVISION and "(" not in str(citation.provision):
        number = before[1].split(" ", 1)[1]
        label = f"({number})" if number.isdigit() else f", {before[1]}"
        return [_pinpointed(citation, before[0], stop, f"{citation.provision}{label}")]
    if not (filed or form is Form.NAME):
        return [citation]
    after = filings.paragraphs_after(text, stop)
    if after:
        return [_pinpointed(citation, start, after[0], after[1])]
    which = filings.paragraphs_of_which(text, stop) if filed else None
    if which:
        return [citation, _pinpointed(citation, which.start, which.stop, which.label)]
    return [citation]


def _weak_before(text: str, stop: int) -> tuple[int, str] | None:
    """Read "rule 28 of its" or "preamble to the" that ends at a place."""
    least = max(0, stop - _WEAK_REACH)
    before = text[least:stop]
    if not before.rstrip().endswith(_WEAK_LINKS):
        return None
    small = before.casefold()
    if not (
        "preamble" in small
        or "rule" in small
        or "section" in small
        or "annex" in small
        or "part" in small
    ):
        return None
    match = _WEAK_BEFORE.search(before)
    if match is None:
        return None
    label = re.sub(r"\s+", " ", match[1])
    label = "Preamble" if label.casefold() == "preamble" else label[0].lower() + label[1:]
    return least + match.start(), label
