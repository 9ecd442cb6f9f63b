"""Where sentences begin and end, in one pass and without a model."""

from __future__ import annotations

import re
from bisect import bisect_right

from stancekit.model import Span

__all__ = ["bounds", "lead", "sentences"]

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
# A mark with what closes after it; then, past white space, the first letter of the next word.
# `re` looks fastest for a pattern that begins with a set of characters, not with a repeat of it.
_END = re.compile(
    r"""([.!?…][.!?…]*["'”’»“)\]]*)"""
    r"""(?:(?=\s)\s*["'“”„‘’«»()\[\]<>*•·–—―\-\s]{0,12}(\w?))?"""
)
_BRACKET = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*|\u2029")
_WORD = re.compile(r"[\w'’]{1,40}")
_CLOSING = "\"'”’»“)]"
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
    return tuple([Span(first, last) for first, last in bounds(text, start, stop)])


def bounds(text: str, start: int = 0, stop: int | None = None) -> list[tuple[int, int]]:
    """Return where sentences start and stop; the same as `sentences`, as pairs of numbers.

    Example:
        >>> bounds("He left. She stayed.")
        [(0, 8), (9, 20)]
    """
    stop = len(text) if stop is None else min(stop, len(text))
    found: list[tuple[int, int]] = []
    for first, last in _blocks(text, start, stop):
        begin = first
        opens, closes = _brackets(text, first, last)
        counted, odd = first, False
        for match in _END.finditer(text, first, last):
            at, end = match.span(1)
            next_word, after = match.span(2)
            if end >= last or 0 <= next_word == after:
                cut = end
            elif next_word < 0:
                if text[end - 1] == '"':
                    odd ^= bool(text.count('"', counted, at) & 1)
                    counted = at
                cut = _missing_space(text, at, end, last, odd=odd)
            elif text[next_word].islower():
                continue  # "Why?" he asked; e.g. this; the U.S. said.
            else:
                stop_alone = match[1].rstrip(_CLOSING) == "."
                cut = end if not stop_alone or _ends(text, at, next_word, last) else -1
            if cut < 0:
                continue
            if opens:
                place = bisect_right(opens, at) - 1
                inside = place >= 0 and cut < closes[place]
                if inside and text[begin : opens[place]].strip():
                    continue
            _add(found, text, begin, cut)
            begin = cut
        _add(found, text, begin, last)
    return found


def lead(text: str, start: int) -> int:
    """Return how much before a stretch of text tells anything of where its sentences end.

    Whoever remembers the sentences of a stretch must remember so much of what stood before it.

    Args:
        text: Any text.
        start: Where the stretch begins.

    Returns:
        A number of code points; 1 behind white space and the like, where no word goes on.

    Example:
        >>> lead("He left. She stayed.", 9), lead("He met Sen. Roe.", 10)
        (1, 10)
    """
    if not start or _BORDER.match(text, start - 1):
        return min(start, 1)
    return min(start, _LOOK_BACK + 2)


def _brackets(text: str, first: int, last: int) -> tuple[list[int], list[int]]:
    """Return where brackets open and close that hold no bracket."""
    if text.find("(", first, last) < 0 and text.find("[", first, last) < 0:
        return [], []
    found = [m.span() for m in _BRACKET.finditer(text, first, last)]
    return [opens for opens, _ in found], [closes for _, closes in found]


def _blocks(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the stretches between blank lines."""
    blocks: list[tuple[int, int]] = []
    begin = start
    blank = _BLANK if text.find("\u2029", start, stop) >= 0 else _BLANK_LINE
    for match in blank.finditer(text, start, stop):
        blocks.append((begin, match.start()))
        begin = match.end()
    blocks.append((begin, stop))
    return blocks


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    """Append the stretch without the white space at its ends, if anything is left."""
    if begin < end and text[begin] == " ":
        begin += 1  # the space after the sentence before: mostly all there is
    if begin >= end:
        return
    if text[begin].isspace() or text[end - 1].isspace():
        part = text[begin:end].rstrip()
        if not part:
            return
        end = begin + len(part)
        begin = end - len(part.lstrip())
    found.append((begin, end))


def _ends(text: str, at: int, next_word: int, last: int) -> bool:
    """Tell whether the full stop at `at` ends a sentence, by the words around it."""
    if at > _LONGEST and text[at - _LONGEST - 1 : at].isalpha():
        return True
    back = text[at - _LOOK_BACK if at > _LOOK_BACK else 0 : at]
    word = back[back.rfind(" ") + 1 :]
    if not word.isalnum():
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


def _missing_space(text: str, at: int, end: int, last: int, *, odd: bool) -> int:
    """Return the cut where a stop is followed by no space, or -1: "agreed.The", 'agreed."He'."""
    follow = text[end]
    opening = follow in "“«„"
    if not (opening or follow.isupper()):
        return -1
    mark = at
    while mark < end and text[mark] in ".!?…":
        mark += 1
    closers = text[mark:end]
    before = text[at - 1] if at else ""
    if not (before.islower() or before.isdigit() or closers):
        return -1
    if closers == '"' and not odd:
        return mark if before.islower() else -1
    if closers == "“":
        return mark
    if opening or closers:
        return end
    word, name = text[max(0, at - 2) : at], text[end : min(end + 2, last)]
    sure = word.isalpha() and word.islower() and len(name) == 2 and not name[1].isupper()
    return end if sure else -1
