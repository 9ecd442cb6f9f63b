"""The grammar of provisions: articles, chapters and paragraphs.

Every pattern is anchored: it is matched at one place and never searched for in a whole text. White
space is free within bounds, so that line breaks, tokenised text ("S / PV.7642") and lost spaces
("ofthe") do no harm, and no pattern looks further than a line or two.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from stancekit.legal.numerals import ORDINAL, ROMAN, SPELLED, read_digits, to_roman

__all__ = [
    "JOIN",
    "PARAGRAPH_HEAD",
    "PARAGRAPH_LIST",
    "PINPOINT_HEAD",
    "Item",
    "paragraph_label",
    "paragraphs_before",
    "read_provisions",
]


@frozen
class Item:
    """One item of a citation.

    Attributes:
        start: Where it begins; the first of a list begins with the head noun.
        stop: Where it ends.
        label: Normal form: a provision (`Article 2(4)`), a symbol (`S/RES/242`), or a number.
        year: Year given with a resolution; None where none.
    """

    start: int
    stop: int
    label: str
    year: int | None = None


_NUMBER = r"\d[\dlIO]{0,2}(?![\dA-Za-z]|[./]\d)"
# "Article 42.7", as the press writes.
_POINTED = r"\d{1,3}\.\d{1,2}(?![\d.%])"
_SUB = r"(?:\s?\(\s?(?:\d{1,2}|[a-z]{1,3})\s?\)){0,3}"
JOIN = re.compile(
    r"\s{0,3}(?:(?:,|;)\s{0,3}(?:(?:and|or|&)\s{1,4})?|(?:and|or|&|as\s+well\s+as)\s{1,4})"
)
_TO = re.compile(r"\s{0,3}(?:(?:to|through)\s{1,4}|[-\u2010-\u2015]\s{0,3})")
PARAGRAPH_HEAD = r"(?i:sub-?paragraphs?|paragraphs?|paras?\.?|pars?\.)"

ARTICLE = re.compile(r"(?:(?i:article)(s?|S)|(?:Art|ART)(s?|S)\.?|art(s?)\.)\s{1,4}(?=\d)")
_ARTICLE_SPELLED = re.compile(rf"(?i:articles?)\s{{1,4}}({SPELLED})(?![\w-])")
_ARTICLE_ITEM = re.compile(rf"({_POINTED}|{_NUMBER})(?:\s?(bis|ter|quater)\b)?({_SUB})")
_ARTICLE_PARAGRAPH = re.compile(
    rf"\s{{0,3}}[,.]?\s{{1,4}}{PARAGRAPH_HEAD}\s{{0,4}}({_NUMBER})({_SUB})"
)
_MORE_PARAGRAPHS = re.compile(rf"({_NUMBER})({_SUB})")
_SEVERAL_PARAGRAPHS = re.compile(r"(?i)paragraphs|paras")
CHAPTER = re.compile(r"(?:(?i:chapter)(s?)|Chap\.|Ch\.)\s{1,4}(?=[\dIVXivx]|" + SPELLED + r"\b)")
_CHAPTER_ITEM = re.compile(rf"(?:({ROMAN})|([VIX][VIXl1]{{0,4}})|(\d{{1,2}})|({SPELLED}))(?![\w-])")
_OF_THE = re.compile(r"\s{1,4}of\s{0,4}the\b")


def _compact(sub: str) -> str:
    return "".join(sub.split())


def _article(match: re.Match[str]) -> str:
    whole, _, part = match[1].partition(".")
    number = f"{read_digits(whole)}{f'({part})' if part else ''}"
    bis = f" {match[2]}" if match[2] else ""
    return f"Article {number}{bis}{_compact(match[3])}"


def _chapter(match: re.Match[str]) -> str:
    word = (match[2] or "").translate(str.maketrans("l1", "II")) or match[0]
    number = read_digits(word)
    return f"Chapter {to_roman(number) if number else word}"


def read_provisions(text: str, start: int) -> list[Item]:
    """Read a list of articles or chapters that begins at a place; empty where none does.

    Example:
        >>> [i.label for i in read_provisions("Articles 2, 33 and 51 of", 0)]
        ['Article 2', 'Article 33', 'Article 51']
        >>> [i.label for i in read_provisions("Article 2, paragraphs 3 and 4", 0)]
        ['Article 2(3)', 'Article 2(4)']
        >>> [i.label for i in read_provisions("Chapters VI to VIII", 0)]
        ['Chapters VI-VIII']
    """
    head = ARTICLE.match(text, start)
    if head:
        plural = any(head.groups())
        return _read_list(
            text, start, head.end(), plural=plural, item=_ARTICLE_ITEM, label=_article
        )
    head = CHAPTER.match(text, start)
    if head:
        return _read_list(
            text, start, head.end(), plural=bool(head[1]), item=_CHAPTER_ITEM, label=_chapter
        )
    spelled = _ARTICLE_SPELLED.match(text, start)
    if spelled:
        return [Item(start, spelled.end(), f"Article {read_digits(spelled[1])}")]
    return []


def _read_list(
    text: str,
    start: int,
    place: int,
    *,
    plural: bool,
    item: re.Pattern[str],
    label: Callable[[re.Match[str]], str],
) -> list[Item]:
    items: list[Item] = []
    while match := item.match(text, place):
        begin = start if not items else match.start()
        name = label(match)
        stop = match.end()
        items.append(Item(begin, stop, name))
        if name.startswith("Article"):
            _add_paragraphs(text, items)
            stop = items[-1].stop
        to = _TO.match(text, stop)
        last = item.match(text, to.end()) if to else None
        if last and "(" not in name:
            number = label(last).split(" ", 1)[1]
            kind, first = name.split(" ", 1)
            items[-1] = Item(begin, last.end(), f"{kind}s {first}-{number}")
            stop = last.end()
        join = JOIN.match(text, stop)
        if not join:
            break
        place = join.end()
        following = item.match(text, place)
        # "Article 2 and 33 of the Charter" is a list, "Article 2 and 30 states" is not.
        if not plural and not (following and _OF_THE.match(text, following.end())):
            break
    return items


def _add_paragraphs(text: str, items: list[Item]) -> None:
    """Read the paragraphs of the last article; several make several items."""
    article = items[-1]
    first = _ARTICLE_PARAGRAPH.match(text, article.stop)
    if not first:
        return
    name = article.label.split("(")[0]
    items[-1] = Item(
        article.start, first.end(), f"{name}({read_digits(first[1])}){_compact(first[2])}"
    )
    # A number after "and" is a paragraph only while the head was plural.
    if not _SEVERAL_PARAGRAPHS.search(first[0]):
        return
    while (join := JOIN.match(text, items[-1].stop)) and (
        m := _MORE_PARAGRAPHS.match(text, join.end())
    ):
        items.append(Item(m.start(), m.end(), f"{name}({read_digits(m[1])}){_compact(m[2])}"))


_P_NUMBER = rf"\d{{1,3}}(?!\d){_SUB}"
_P_LINK = r"(?:\s{0,3},\s{0,3}|\s{0,3},?\s{0,3}(?:and|or|to|-|\u2013)\s{0,4})"
PARAGRAPH_LIST = rf"{_P_NUMBER}(?:{_P_LINK}{_P_NUMBER}){{0,6}}"
# "Operative paragraph 4" is the paragraph 4 of a resolution; its preamble counts apart.
PINPOINT_HEAD = rf"(?:(?:(?i:operative|preambular)\s{{1,4}})?{PARAGRAPH_HEAD}|[OP]P\.?(?=\s?\d))"
_PARAGRAPHS_BEFORE = re.compile(
    rf"\b(?:({PINPOINT_HEAD})\s{{0,4}}({PARAGRAPH_LIST})"
    rf"|(?i:({ORDINAL})\s{{1,4}}((?:operative|preambular)\s{{1,4}})paragraph))"
    r"\s{0,4}(?:,\s{1,4}|,?\s{1,4}(?:of|in)\s{0,4})(?:(?:the|its|this|that|said|same|present|document|draft|Council's)\s{1,4}){0,3}\Z"
)


def paragraph_label(numbers: str, head: str = "") -> str:
    """Return the normal form of one or several paragraph numbers.

    Args:
        numbers: The numbers as written.
        head: The words before them.

    Example:
        >>> paragraph_label("3 (c) and 4"), paragraph_label("14"), paragraph_label("5 to 8")
        ('paragraphs 3(c), 4', 'paragraph 14', 'paragraphs 5-8')
        >>> paragraph_label("3", "Preambular paragraph"), paragraph_label("4", "OP")
        ('preambular paragraph 3', 'paragraph 4')
    """
    parts = _compact(re.sub(r"\s{0,3}(?:to\s|-|\u2013)\s{0,3}", "-", numbers))
    parts = re.sub(r",?(?:and|or),?|,", ", ", parts)
    several = "," in parts or "-" in parts
    preamble = "preambular " if head.casefold().startswith(("preamb", "pp")) else ""
    return f"{preamble}paragraph{'s' if several else ''} {parts}"


# "Twelfth    preambular    sub-p", and more.
_LONGEST_LEAD = 40


def paragraphs_before(text: str, stop: int) -> tuple[int, str] | None:
    """Read "paragraph 16 of the" that ends at a place.

    Returns:
        Where it begins and its label; None where there is none.
    """
    least = max(0, stop - 90)
    before = text[least:stop]
    # Nothing behind the head has its letters, so that the last of them are the head's own.
    find = before.rfind
    hint = max(find("ara"), find("par"), find("Par"), find("PAR"), find("OP"), find("PP"))
    if hint < 0:
        return None
    match = _PARAGRAPHS_BEFORE.search(before, max(0, hint - _LONGEST_LEAD))
    if not match:
        return None
    if match[3]:
        return least + match.start(), paragraph_label(str(read_digits(match[3])), match[4])
    return least + match.start(), paragraph_label(match[2], match[1])
