"""The role of every paragraph, and why it has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stancekit.model import Document, Paragraph, ParagraphRole
from stancekit.paragraphs import shapes
from stancekit.paragraphs.marks import find_mark, has_credit
from stancekit.paragraphs.page import Page, page_of
from stancekit.paragraphs.pulled import pulled
from stancekit.paragraphs.splitting import split
from stancekit.text.words import key

__all__ = ["lay_out"]

# Most words in a line of each kind. News headlines keep under 25 words, those of agencies in
# translation included; subheads are half of that.
_HEADLINE, _STANDFIRST, _SUBHEAD, _CAPTION = 30, 45, 12, 45
# A headline set with a full stop is told from a first sentence by title case and length.
_HEADLINE_WITH_STOP = 20
# A headline stands among the first few lines; what comes later is no headline of this article.
_HEAD_ZONE = 6
# A line this long is running text even without a full stop.
_SURELY_BODY = 25
# Longer paragraphs are body whatever they hold; it keeps the work on hostile text linear.
_LONGEST = 3000

_COPYRIGHT = re.compile(r"\s*(?:©|\([cC]\)\s|Copyright\b)")


class _Role(NamedTuple):
    role: ParagraphRole
    reason: str


_BODY = _Role(ParagraphRole.BODY, "running text")


def lay_out(document: Document) -> tuple[Paragraph, ...]:
    r"""Split a document into paragraphs and tell the role of each.

    Roles come from what news pages have in common: a title over the text, labels such as
    `See also` with the headlines of other articles under them, photo credits, names after a dash,
    counters, notices. Only `body` is the article's own running text. What nothing tells apart
    stays body.

    Args:
        document: Any document; its text may be empty.

    Returns:
        Paragraphs in order. Every code point of the text that is no white space lies in exactly
        one, and each says in `reason` why it has its role.

    Example:
        >>> text = "Talks resume\n\nBy Ann Other\n\nTalks resumed.\n\nREAD MORE: Talks fail"
        >>> [str(p.role) for p in lay_out(Document("a", text))]
        ['headline', 'byline', 'body', 'link']
    """
    spans = split(document.text)
    lines = [span.of(document.text) for span in spans]
    roles = _roles(lines, document.title, page_of(document.language))
    return tuple(
        Paragraph(document.id, i, span=span, role=found.role, reason=found.reason)
        for i, (span, found) in enumerate(zip(spans, roles, strict=True))
    )


def _roles(lines: Sequence[str], title: str | None, page: Page) -> list[_Role]:
    if len(lines) == 1:
        return [_BODY]
    marks = [find_mark(line, page) for line in lines]
    roles: list[_Role | None] = [_alone(line, page) for line in lines]
    for i, mark in enumerate(marks):
        if roles[i] is None and mark is not None:
            roles[i] = _Role(mark.role, mark.reason)
    body_from = _head(lines, roles, title, page)
    for i in pulled(lines, page):
        if roles[i] is None:
            roles[i] = _Role(ParagraphRole.PULL_QUOTE, "words of another paragraph")
    for i, mark in enumerate(marks):
        if mark is not None and mark.label and i >= body_from:
            _under_label(lines, roles, i, page)
    _authors(lines, roles, page)
    _titles(lines, roles, body_from, page)
    return _settled(roles)


def _alone(line: str, page: Page) -> _Role | None:  # noqa: PLR0912 - a decision list, one role a branch
    """Tell the role of a line that shows it by itself, whatever its words say."""
    if len(line) > _LONGEST:
        return None
    if shapes.is_reading_time(line, page):
        return _Role(ParagraphRole.NOTICE, "reading time")
    if shapes.is_date(line, page):
        return _Role(ParagraphRole.NOTICE, "date of publication")
    if shapes.is_address(line):
        return _Role(ParagraphRole.LINK, "address")
    if shapes.is_dateline(line):
        return _Role(ParagraphRole.DATELINE, "place and date")
    if not line[:1].isalnum() and not any(map(str.isalnum, line)):
        return _Role(ParagraphRole.NOTICE, "ornament")
    if page.banned.match(line) and len(line.split()) <= 40:
        return _Role(ParagraphRole.NOTICE, "legal notice")
    if _COPYRIGHT.match(line) and len(line.split()) <= 25 and not shapes.is_list_item(line):
        rights = page.rights.search(line) is not None
        role = ParagraphRole.NOTICE if rights else ParagraphRole.CREDIT
        return _Role(role, "rights" if rights else "copyright sign")
    signed = shapes.signature(line)
    if line.endswith("|") and len(line.split()) <= _CAPTION:
        if signed:
            return _Role(ParagraphRole.PULL_QUOTE, "name after a dash and a bar")
        return _Role(ParagraphRole.CAPTION, "bar at the end")
    if signed and line[0] in "\"“„«'‘" and line[: signed.start()].rstrip()[-1:] in "\"”»'’":
        return _Role(ParagraphRole.PULL_QUOTE, "quotation with a name after a dash")
    credit = has_credit(line, page)
    if credit and len(line.split()) <= _CAPTION:
        whole = credit.start() == 0
        return _Role(
            ParagraphRole.CREDIT if whole else ParagraphRole.CAPTION,
            "credit alone" if whole else "credit at the end",
        )
    if shapes.is_byline(line, page):
        return _Role(ParagraphRole.BYLINE, "by a name")
    return None


def _head(lines: Sequence[str], roles: list[_Role | None], title: str | None, page: Page) -> int:
    """Find headline and standfirst; return the index after them."""
    at = _headline(lines, roles, title, page)
    if at is None:
        return 0
    name = key(lines[at])
    roles[at] = _Role(ParagraphRole.HEADLINE, "first line" if at == 0 else "first title")
    for i in range(at):
        if roles[i] is None:
            roles[i] = _Role(ParagraphRole.NOTICE, "over the headline")
    last = at
    for i, line in enumerate(lines):
        same = i != at and len(line) <= 2 * len(lines[at]) + 40 and key(line) == name
        if same and name.count(" ") >= 2:
            roles[i] = _Role(ParagraphRole.HEADLINE, "repeats the headline")
            last = i if i == last + 1 else last
    return _standfirst(lines, roles, last + 1, page)


def _headline(
    lines: Sequence[str], roles: list[_Role | None], title: str | None, page: Page
) -> int | None:
    wanted = key(title) if title else ""
    for i, line in enumerate(lines[:_HEAD_ZONE]):
        if wanted and len(line) <= 500 and key(line) == wanted:
            return i
    for i, line in enumerate(lines[:_HEAD_ZONE]):
        if roles[i] is not None:
            if roles[i] == _Role(ParagraphRole.LINK, "link line") and i == 0:
                return 0 if shapes.is_title(line, _HEADLINE, page) else None
            continue
        if shapes.is_title(line, _HEADLINE, page):
            over = _is_kicker(line) and i + 1 < len(lines) and roles[i + 1] is None
            if (
                over
                and shapes.is_title(lines[i + 1], _HEADLINE, page)
                and not _is_kicker(lines[i + 1])
            ):
                return i + 1
            return i
        if (
            shapes.is_title_case(line)
            and len(line.split()) <= _HEADLINE_WITH_STOP
            and any(len(other) > len(line) for other in lines[i + 1 : i + 4])
        ):
            return i
        return None
    return None


def _is_kicker(line: str) -> bool:
    words = line.split()
    return len(words) <= 3 and (len(words) == 1 or line.isupper())


def _standfirst(lines: Sequence[str], roles: list[_Role | None], start: int, page: Page) -> int:
    """Mark the line under the headline that sums the article up; return where the body begins."""
    i = start
    while i < len(lines) and (roles[i] is not None):
        i += 1
    if i >= len(lines) - 1 or i > start + _HEAD_ZONE:
        return start
    line = lines[i]
    if shapes.is_name(line):
        roles[i] = _Role(ParagraphRole.BYLINE, "name under the headline")
        return _standfirst(lines, roles, i + 1, page)
    words = len(line.split())
    if words > _STANDFIRST or words < 4:
        return i
    if shapes.is_title(line, _STANDFIRST, page) and not shapes.ends_sentence(line, page):
        roles[i] = _Role(ParagraphRole.STANDFIRST, "under the headline, without a full stop")
        return i + 1
    after = roles[i + 1]
    data = after is not None and (
        after.role in {ParagraphRole.BYLINE, ParagraphRole.DATELINE}
        or after.reason in {"reading time", "date of publication"}
    )
    if data or shapes.begins_with_dateline(lines[i + 1]):
        roles[i] = _Role(ParagraphRole.STANDFIRST, "between the headline and the article's data")
        return i + 1
    return i


def _under_label(lines: Sequence[str], roles: list[_Role | None], label: int, page: Page) -> None:
    """Mark the headlines of other articles that follow a label such as `See also`."""
    for i in range(label + 1, len(lines)):
        found = roles[i]
        if found is None and shapes.is_title(lines[i], _HEADLINE, page):
            roles[i] = _Role(ParagraphRole.LINK, "under a link label")
        elif found is None or found.role not in {
            ParagraphRole.CREDIT,
            ParagraphRole.CAPTION,
            ParagraphRole.NOTICE,
        }:
            return


def _authors(lines: Sequence[str], roles: list[_Role | None], page: Page) -> None:
    for i in range(max(1, len(lines) - 4), len(lines)):
        if roles[i] is None and len(lines[i]) <= 700 and page.author.match(lines[i]):
            roles[i] = _Role(ParagraphRole.NOTICE, "about the author")


def _titles(lines: Sequence[str], roles: list[_Role | None], start: int, page: Page) -> None:
    """Mark subheads, and titles that head nothing, as links to other articles."""
    sentences = [
        ends
        for line, r in zip(lines, roles, strict=True)
        if r is None and len(line.split(None, _SUBHEAD)) > _SUBHEAD
        for ends in [shapes.ends_sentence(line, page)]
    ]
    if sum(sentences) < 0.6 * len(sentences) or not sentences:
        return  # a text without full stops: titles cannot be told from its lines
    i = start
    while i < len(lines):
        run = i
        while run < len(lines) and roles[run] is None and _may_be_title(lines[run], page):
            run += 1
        if run == i:
            i += 1
            continue
        heads = next((k for k in range(run, len(lines)) if roles[k] is None), None)
        for k in range(i, run):
            roles[k] = _title_role(
                lines[k], last=k == run - 1, single=run - i == 1, heads=heads is not None
            )
        i = run


def _may_be_title(line: str, page: Page) -> bool:
    if shapes.is_list_item(line) or not shapes.is_title(line, _SURELY_BODY, page):
        return False
    ends = shapes.ends_sentence(line, page)  # with ? or !
    return len(line.split()) <= (8 if ends else _SURELY_BODY) and line[0] not in "-–—"


def _title_role(line: str, *, last: bool, single: bool, heads: bool) -> _Role | None:
    short = len(line.split()) <= _SUBHEAD
    if not heads:
        return _Role(ParagraphRole.LINK, "title after the last paragraph")
    if last and short:
        return _Role(ParagraphRole.SUBHEAD, "title over a paragraph")
    if single:
        return None
    return _Role(ParagraphRole.LINK, "one title after another")


def _settled(roles: list[_Role | None]) -> list[_Role]:
    """Give body to the rest; where nothing would be body, to all that only its shape told."""
    if None in roles:
        return [role or _BODY for role in roles]
    guesses = {ParagraphRole.SUBHEAD, ParagraphRole.STANDFIRST}
    return [
        _BODY
        if role is None or role.role in guesses or role.reason == "title after the last paragraph"
        else role
        for role in roles
    ]
