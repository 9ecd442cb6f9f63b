"""Articles of Factiva exports: lines in a known order, or fields with two-letter codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancekit.corpus.exportlines import (
    LANGUAGES,
    Article,
    Block,
    blocks_of,
    bounded,
    flat_of,
    is_copyright,
    lines_of,
)
from stancekit.corpus.factivacodes import coded

__all__ = ["factiva"]

_WORDS = re.compile(r"[\d.,]{1,9} words")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AaPp][Mm])?(?: [A-Z]{2,5})?")


def factiva(text: str, start: int, stop: int) -> Article:
    """Read an article of a Factiva export, up to the line with its accession number.

    Title and byline stand before the line that counts words; date, time, outlet, its code, page,
    edition and language after it, one a line, then the copyright; a blank line ends them. Where
    lines begin with field codes instead, these tell what is what.
    """
    article = coded(text, start, stop)
    if article is not None:
        return article
    article = Article()
    lines = [x for block in blocks_of(text, start, stop) for x in lines_of(text, block)]
    counted = next(
        (i for i, x in enumerate(lines[:30]) if _WORDS.fullmatch(flat_of(text, x))), None
    )
    if counted is None:
        return bounded(article, text, lines, start)
    titles: list[Block] = []
    for line in lines[:counted]:
        flat = flat_of(text, line)
        if flat.startswith("By ") and titles and "author" not in article.names:
            article.add("author", flat.removeprefix("By "), *line)
        else:
            titles.append(line)
    # A section's name may stand above the title, a blank line between.
    split = 0
    for i in range(1, len(titles)):
        if "\n\n" in text[titles[i - 1][1] - 1 : titles[i][0]].replace("\r", ""):
            split = i
    if split:
        block = (titles[0][0], titles[split - 1][1])
        article.add("section", flat_of(text, block), *block)
    if titles:
        block = (titles[split][0], titles[-1][1])
        article.add("title", flat_of(text, block), *block)
    article.add("length", flat_of(text, lines[counted]), *lines[counted])
    taken = _factiva_head(article, text, lines, counted + 1)
    return bounded(article, text, lines[taken:], lines[taken - 1][1])


def _factiva_head(article: Article, text: str, lines: Sequence[Block], at: int) -> int:
    """Take the lines after the word count; return how many lines of the record are metadata."""
    place = 0
    while at < len(lines):
        line, flat = lines[at], flat_of(text, lines[at])
        gap = text[lines[at - 1][1] : line[0]]
        names = article.names
        if gap.strip(" \t") and place and "language" in names:
            break
        if is_copyright(text, line):
            article.add("copyright", flat, *line)
        elif article.date(flat, *line):
            pass
        elif _CLOCK.fullmatch(flat) and "outlet" not in names:
            article.add("time", flat, *line)
        elif flat.lower() in LANGUAGES:
            article.language(flat, *line)
        elif gap and place:
            break
        elif "outlet" not in names:
            article.add("outlet", flat, *line)
        elif re.fullmatch(r"[A-Z0-9]{2,8}", flat) and "source-code" not in names:
            article.add("source-code", flat, *line)
        elif "language" in names:
            break
        else:
            article.add(
                "page" if re.fullmatch(r"[A-Z]{0,3}-?\d{1,4}", flat) else "edition", flat, *line
            )
        place += 1
        at += 1
    return at
