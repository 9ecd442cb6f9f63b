"""Articles of Nexis exports, classic and Nexis Uni: what their head and foot say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancekit.corpus.exportlines import (
    Article,
    Block,
    blocks_of,
    bounded,
    flat_of,
    is_copyright,
    lines_of,
)

__all__ = ["nexis", "nexis_uni"]

_HEAD = frozenset(
    ("byline", "section", "length", "dateline", "highlight", "headline", "series", "distribution")
)
_FOOT = frozenset(
    (
        "load-date", "language", "graphic", "document-type", "publication-type", "journal-code",
        "type", "subject", "organization", "company", "ticker", "industry", "person", "city",
        "state", "country", "geographic", "correction", "correction-date", "note", "notes", "url",
        "acc-no", "issn", "pub-type", "copyright", "classification", "name", "region",
    )
)  # fmt: skip
_DIRECT = {"byline": "author", "headline": "title", "url": "url"}
_NAMED = re.compile(r"[ \t]*([A-Za-z][A-Za-z-]{1,24}):[ \t]*")
_CENTRED = re.compile(r"[ \t]{8,}\S")


def _label(text: str, block: Block, allowed: frozenset[str], *, upper: bool) -> str | None:
    """Return the lower-case name of a `NAME: value` block that is one of those allowed."""
    match = _NAMED.match(text, *block)
    if match is None or (upper and not match[1].isupper()):
        return None
    name = match[1].lower()
    return name if name in allowed else None


def _labelled(article: Article, text: str, block: Block, name: str) -> None:
    value = flat_of(text, block).partition(":")[2].strip()
    if name == "language":
        article.language(value, *block)
    else:
        article.add(_DIRECT.get(name, name), value, *block)


def _foot(article: Article, text: str, blocks: Sequence[Block], *, upper: bool) -> Sequence[Block]:
    """Take the labelled and copyright blocks from the end; return the others."""
    keep = len(blocks)
    while keep and (
        _label(text, blocks[keep - 1], _FOOT, upper=upper) or is_copyright(text, blocks[keep - 1])
    ):
        keep -= 1
    for block in blocks[keep:]:
        name = _label(text, block, _FOOT, upper=upper)
        if name:
            _labelled(article, text, block, name)
        else:
            article.add("copyright", flat_of(text, block), *block)
    return blocks[:keep]


def nexis(text: str, start: int, stop: int) -> Article:
    """Read an article of a classic Nexis export, the counter line left out.

    Centred lines are outlet, date and edition; the first block at the margin is the title;
    `BYLINE:`, `SECTION:`, `LENGTH:` follow, then the text, then `LOAD-DATE:` and its like.
    """
    article = Article()
    blocks = blocks_of(text, start, stop)
    rest = list(_foot(article, text, blocks, upper=True))
    titled = labelled = False
    taken = 0
    for block in rest:
        name = _label(text, block, _HEAD, upper=True)
        centred = _CENTRED.match(text, *block) is not None
        if name:
            labelled = True
            titled = titled or name == "headline"
            _labelled(article, text, block, name)
        elif not titled and is_copyright(text, block):
            article.add("copyright", flat_of(text, block), *block)
        elif not titled and centred:
            _centred(article, text, block)
        elif not titled and not labelled:
            titled = True
            article.add("title", flat_of(text, block), *block)
        else:
            break
        taken += 1
    return bounded(article, text, rest[taken:], rest[taken - 1][1] if taken else start)


def _centred(article: Article, text: str, block: Block) -> None:
    for line in text[block[0] : block[1]].split("\n"):
        value = " ".join(line.split())
        if not value or article.date(value, *block):
            continue
        article.add("edition" if "outlet" in article.names else "outlet", value, *block)


def nexis_uni(text: str, start: int, stop: int) -> Article:
    """Read an article of a Nexis Uni export, up to the line that closes it.

    Title, outlet and date stand one below the other, then the copyright line, `Section:`,
    `Length:`, `Byline:`; the text lies between the lines `Body` and `Classification`.
    """
    article = Article()
    blocks = blocks_of(text, start, stop)
    lines = [(a, b) for block in blocks for a, b in lines_of(text, block)]
    body = next((i for i, x in enumerate(lines) if flat_of(text, x).lower() == "body"), None)
    foot = len(lines)
    for i in range(len(lines) - 1, -1 if body is None else body, -1):
        if flat_of(text, lines[i]).lower() in ("classification", "graphic"):
            foot = i
    head = lines[:body] if body is not None else []
    seen = 0
    if body is None:  # no line says where the text starts: the last labelled one does
        labels = [i for i, x in enumerate(lines[:20]) if _label(text, x, _HEAD, upper=False)]
        seen = labels[-1] + 1 if labels else 0
        head = lines[:seen]
    for line in head:
        _uni_line(article, text, line)
    for line in lines[foot:]:
        name = _label(text, line, _FOOT | _HEAD, upper=False)
        if name:
            _labelled(article, text, line, name)
        elif flat_of(text, line).lower() not in ("classification", "graphic"):
            article.add("foot", flat_of(text, line), *line)
    inner = lines[(seen if body is None else body + 1) : foot]
    at = lines[body][1] if body is not None else (head[-1][1] if head else start)
    return bounded(article, text, inner, at)


def _uni_line(article: Article, text: str, line: Block) -> None:
    flat = flat_of(text, line)
    names = article.names
    name = _label(text, line, _HEAD | _FOOT, upper=False)
    if name:
        _labelled(article, text, line, name)
    elif is_copyright(text, line):
        article.add("copyright", flat, *line)
    elif "title" not in names:
        article.add("title", flat, *line)
    elif not article.date(flat, *line):
        article.add("outlet" if "outlet" not in names else "head", flat, *line)
