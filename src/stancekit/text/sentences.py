"""Where sentences begin and end, in one pass and without a model."""

from __future__ import annotations

import re
from bisect import bisect_right

from stancekit.model import Span

__all__ = ["bounds", "sentences"]

# Never at the end of a sentence: a name or a number follows.
_TITLES = frozenset(
    str.split("""
    adm amb art arts atty attys brig capt cf cmdr col cpl dr e.g eq fig figs fr gen gens gov
    govs hon i.e lt maj messrs mlle mm mme mr mrs ms msgr mt nos op pp pres prof pvt rep reps
    res rev secy sen sens sgt spc ss st supt treas viz vol vs v para paras г гг ул им стр см т.е
    т.к т.н т.д
    """)
)
# At the end of a sentence only where the next word often begins one.
_MAYBE = frozenset(
    str.split("""
    a.d a.k.a a.m b.c bros co corp dept dist dpt ed eds etc inc intl jr ltd no p.m ph.d plc sec
    sr est approx univ ave blvd rd jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues
    wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la
    mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo n.h n.j n.m
    n.y n.c n.d s.c s.d w.va r.i d.c
    """)
)
# Abbreviations that are words as well, unless they have a capital: "modern art", "he was ill".
_WORDS_TOO = frozenset(
    str.split("art arts ill mass miss ore wash sat sun mar pa no fig hon op jun del fla la me para")
)
# Words that begin a sentence far more often than they stand capitalised inside one.
_STARTERS = frozenset(
    str.split("""
    a about after all although among an and another any anyone are as asked at because before
    but by can despite did do does during each earlier even every everyone few first for from
    had has have he her here his how however i if in instead is it its just last later many
    meanwhile more most much my neither never no nobody nor not nothing now of officials on once
    one only or other others our perhaps reports several she should since so some sources still
    such that the their then there these they this those though three thus to today two under
    unless unlike until was we were what when where whether which while who why will with
    without yesterday yet you your le la les il elle on ce cette mais et en un une des dans
    selon pour в и но а он она они это по на как что мы я не с у из для
    """)
)
_END = re.compile(r"""[.!?…]+["'”’»“)\]]*""")
_BRACKET = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*|\u2029")
_NEXT = re.compile(r"""(\s*)(["'“”„‘’«»()\[\]<>*•·–—―\-\s]{0,12})(\w?)""")
_WORD = re.compile(r"[\w'’]{1,40}")
_BORDER = re.compile(r"[\s(\[\"“”'‘’«/—–-]")
_LOOK_BACK = 16
# No abbreviation without a stop in it has more letters.
_LONGEST = max(map(len, _TITLES | _MAYBE | _WORDS_TOO))


def sentences(text: str, start: int = 0, stop: int | None = None) -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    A full stop ends one unless it belongs to an abbreviation, an initial, a number or a bracket
    inside the sentence; closing quotation marks and brackets after it belong to the sentence.
    A missing space after the stop ("agreed.The") is forgiven. A blank line always ends a sentence,
    a single line break does not: give each line apart where lines are paragraphs.

    Args:
        text: Any text.
        start: Where the stretch begins, in code points.
        stop: Where it ends; None for the end of the text.

    Returns:
        Spans of the text in order, without overlap and without white space at their ends; together
        they hold every character of the stretch that is not white space.

    Example:
        >>> text = 'Gen. J. Smith met Rep. Lee (R-Wis.) at 5 p.m. Monday. "We agreed."He left.'
        >>> [span.of(text) for span in sentences(text)]
        ['Gen. J. Smith met Rep. Lee (R-Wis.) at 5 p.m. Monday.', '"We agreed."', 'He left.']
    """
    stop = len(text) if stop is None else min(stop, len(text))
    return tuple(Span(first, last) for first, last in bounds(text, start, stop))


def bounds(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return what `sentences` returns as (start, stop) pairs."""
    found: list[tuple[int, int]] = []
    for first, last in _blocks(text, start, stop):
        begin = first
        brackets = [m.span() for m in _BRACKET.finditer(text, first, last)]
        opens = [b for b, _ in brackets]
        counted, odd = first, False
        straight = text.find('"', first, last) >= 0
        for match in _END.finditer(text, first, last):
            at, end = match.span()
            if straight:
                odd ^= bool(text.count('"', counted, at) & 1)
            cut = _cut(text, at, end, last, odd=odd)
            if straight:
                odd ^= bool(text.count('"', at, end) & 1)
                counted = end
            if cut is None:
                continue
            place = bisect_right(opens, at) - 1
            inside = place >= 0 and cut < brackets[place][1]
            if inside and text[begin : opens[place]].strip():
                continue
            _add(found, text, begin, cut)
            begin = cut
        _add(found, text, begin, last)
    return found


def _blocks(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the stretches between blank lines."""
    blocks: list[tuple[int, int]] = []
    begin = start
    for match in _BLANK.finditer(text, start, stop):
        blocks.append((begin, match.start()))
        begin = match.end()
    blocks.append((begin, stop))
    return blocks


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    """Append the stretch without the white space at its ends, if anything is left."""
    part = text[begin:end].rstrip()
    if part:
        stop = begin + len(part)
        found.append((stop - len(part.lstrip()), stop))


def _cut(text: str, at: int, end: int, last: int, *, odd: bool) -> int | None:
    """Return where the sentence ends that the mark at `at` may close, or None."""
    marks = text[at:end]
    if end >= last:
        return end
    following = text[end]
    if not following.isspace():
        return _missing_space(text, at, end, last, odd=odd)
    after = _NEXT.match(text, end, last)
    if after is None or not after[3]:
        return end
    letter = after[3]
    if letter.islower():
        # "Why?" he asked; e.g. this; the U.S. said.
        return None
    if marks != "." and marks.rstrip("\"'”’»“)]") != ".":
        return end
    return end if _ends(text, at, after.start(3), last) else None


def _ends(text: str, at: int, next_word: int, last: int) -> bool:
    """Tell whether the full stop at `at` ends a sentence, by the words around it."""
    back = text[max(0, at - _LOOK_BACK) : at]
    word = _BORDER.split(back)[-1]
    if len(word) > _LONGEST and "." not in word:
        return True
    lower = word.lower()
    if lower in _WORDS_TOO and word == lower:
        return True
    if lower in _TITLES:
        return False
    initials = len(word.rstrip(".")) == 1 and word[0].isalpha()
    acronym = "." in word and all(len(p) <= 2 for p in word.split("."))
    if not (lower in _MAYBE or initials or acronym):
        return True
    if text[next_word].isdigit():
        return lower in {"a.m", "p.m"}
    following = _WORD.match(text, next_word, last)
    starter = following is not None and following[0].lower() in _STARTERS
    if lower == "no":
        return True
    # "Mr. J. A. Smith": a lone capital is an initial; "than I. But ..." ends.
    return starter


def _missing_space(text: str, at: int, end: int, last: int, *, odd: bool) -> int | None:
    """Return the cut where a stop is followed by no space: "agreed.The", 'agreed."He'."""
    mark = at
    while mark < end and text[mark] in ".!?…":
        mark += 1
    closers = text[mark:end]
    before = text[at - 1] if at else ""
    follow = text[end]
    opening = follow in "“«„"
    if not (follow.isupper() or opening) or not (before.islower() or before.isdigit() or closers):
        return None
    if closers == '"' and not odd:
        return mark if before.islower() else None
    if closers == "“":
        return mark
    if opening:
        return end
    if closers:
        return end
    word, name = text[max(0, at - 2) : at], text[end : min(end + 2, last)]
    sure = word.isalpha() and word.islower() and len(name) == 2 and not name[1].isupper()
    return end if sure else None
