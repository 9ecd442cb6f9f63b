"""The role of every paragraph, and why it has it."""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.model import Document, Paragraph, ParagraphRole
from stancekit.paragraphs import shapes
from stancekit.paragraphs.lines import Line, Role, lines_of
from stancekit.paragraphs.pulled import pulled
from stancekit.paragraphs.splitting import split
from stancekit.text.words import key

__all__ = ["lay_out"]

# Most words in a line of each kind. News headlines keep under 25 words, those of agencies in
# translation included; subheads are half of that.
_HEADLINE, _STANDFIRST = 30, 45
# A headline set with a full stop is told from a first sentence by title case and length.
_HEADLINE_WITH_STOP = 20
# A headline stands among the first few lines; what comes later is no headline of this article.
_HEAD_ZONE = 6

_BODY = Role(ParagraphRole.BODY, "running text")


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
    read = lines_of(document.language).read
    lines = [read(span.of(document.text)) for span in spans]
    roles = _roles(lines, document.title)
    return tuple(
        Paragraph(document.id, i, span=span, role=found.role, reason=found.reason)
        for i, (span, found) in enumerate(zip(spans, roles, strict=True))
    )


def _roles(lines: Sequence[Line], title: str | None) -> list[Role]:
    if len(lines) == 1:
        return [_BODY]
    roles: list[Role | None] = [line.role for line in lines]
    for i, line in enumerate(lines):
        if roles[i] is None and line.mark is not None:
            roles[i] = Role(line.mark.role, line.mark.reason)
    body_from = _head(lines, roles, title)
    for i in pulled(lines):
        if roles[i] is None:
            roles[i] = Role(ParagraphRole.PULL_QUOTE, "words of another paragraph")
    for i, line in enumerate(lines):
        if i >= body_from and line.mark is not None and line.mark.label:
            _under_label(lines, roles, i)
    _authors(lines, roles)
    _titles(lines, roles, body_from)
    return _settled(roles)


def _head(lines: Sequence[Line], roles: list[Role | None], title: str | None) -> int:
    """Find headline and standfirst; return the index after them."""
    at = _headline(lines, roles, title)
    if at is None:
        return 0
    name = lines[at].key
    roles[at] = Role(ParagraphRole.HEADLINE, "first line" if at == 0 else "first title")
    for i in range(at):
        if roles[i] is None:
            roles[i] = Role(ParagraphRole.NOTICE, "over the headline")
    last, most = at, 2 * len(lines[at].text) + 40
    for i, line in enumerate(lines):
        same = i != at and len(line.text) <= most and line.key == name
        if same and name.count(" ") >= 2:
            roles[i] = Role(ParagraphRole.HEADLINE, "repeats the headline")
            last = i if i == last + 1 else last
    return _standfirst(lines, roles, last + 1)


def _headline(lines: Sequence[Line], roles: list[Role | None], title: str | None) -> int | None:
    wanted = key(title) if title else ""
    for i, line in enumerate(lines[:_HEAD_ZONE]):
        if wanted and len(line.text) <= 500 and line.key == wanted:
            return i
    for i, line in enumerate(lines[:_HEAD_ZONE]):
        if roles[i] is not None:
            if roles[i] == Role(ParagraphRole.LINK, "link line") and i == 0:
                return 0 if line.is_title(_HEADLINE) else None
            continue
        if line.is_title(_HEADLINE):
            over = _is_kicker(line.text) and i + 1 < len(lines) and roles[i + 1] is None
            below = over and lines[i + 1].is_title(_HEADLINE)
            return i + 1 if below and not _is_kicker(lines[i + 1].text) else i
        if (
            shapes.is_title_case(line.text)
            and len(line.text.split()) <= _HEADLINE_WITH_STOP
            and any(len(other.text) > len(line.text) for other in lines[i + 1 : i + 4])
        ):
            return i
        return None
    return None


def _is_kicker(line: str) -> bool:
    words = line.split()
    return len(words) <= 3 and (len(words) == 1 or line.isupper())


def _standfirst(lines: Sequence[Line], roles: list[Role | None], start: int) -> int:
    """Mark the line under the headline that sums the article up; return where the body begins."""
    i = start
    while i < len(lines) and (roles[i] is not None):
        i += 1
    if i >= len(lines) - 1 or i > start + _HEAD_ZONE:
        return start
    line = lines[i]
    if shapes.is_name(line.text):
        roles[i] = Role(ParagraphRole.BYLINE, "name under the headline")
        return _standfirst(lines, roles, i + 1)
    words = len(line.text.split())
    if words > _STANDFIRST or words < 4:
        return i
    if line.is_title(_STANDFIRST) and not line.ends:
        roles[i] = Role(ParagraphRole.STANDFIRST, "under the headline, without a full stop")
        return i + 1
    after = roles[i + 1]
    data = after is not None and (
        after.role in {ParagraphRole.BYLINE, ParagraphRole.DATELINE}
        or after.reason in {"reading time", "date of publication"}
    )
    if data or shapes.begins_with_dateline(lines[i + 1].text):
        roles[i] = Role(ParagraphRole.STANDFIRST, "between the headline and the article's data")
        return i + 1
    return i


def _under_label(lines: Sequence[Line], roles: list[Role | None], label: int) -> None:
    """Mark the headlines of other articles that follow a label such as `See also`."""
    for i in range(label + 1, len(lines)):
        found = roles[i]
        if found is None and lines[i].is_title(_HEADLINE):
            roles[i] = Role(ParagraphRole.LINK, "under a link label")
        elif found is None or found.role not in {
            ParagraphRole.CREDIT,
            ParagraphRole.CAPTION,
            ParagraphRole.NOTICE,
        }:
            return


def _authors(lines: Sequence[Line], roles: list[Role | None]) -> None:
    for i in range(max(1, len(lines) - 4), len(lines)):
        if roles[i] is None and lines[i].is_about_author:
            roles[i] = Role(ParagraphRole.NOTICE, "about the author")


def _titles(lines: Sequence[Line], roles: list[Role | None], start: int) -> None:
    """Mark subheads, and titles that head nothing, as links to other articles."""
    sentences = [
        line.ends for line, r in zip(lines, roles, strict=True) if r is None and line.is_long
    ]
    if sum(sentences) < 0.6 * len(sentences) or not sentences:
        return  # a text without full stops: titles cannot be told from its lines
    i = start
    while i < len(lines):
        run = i
        while run < len(lines) and roles[run] is None and lines[run].may_be_title:
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


def _title_role(line: Line, *, last: bool, single: bool, heads: bool) -> Role | None:
    if not heads:
        return Role(ParagraphRole.LINK, "title after the last paragraph")
    if last and not line.is_long:
        return Role(ParagraphRole.SUBHEAD, "title over a paragraph")
    if single:
        return None
    return Role(ParagraphRole.LINK, "one title after another")


def _settled(roles: list[Role | None]) -> list[Role]:
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
