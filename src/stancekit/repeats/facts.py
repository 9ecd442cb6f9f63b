"""Facts in which two nearly equal texts differ: numbers, amounts, days, months, negation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from stancekit.repeats.alignment import align

__all__ = ["DAYS", "MONTHS", "amounts", "fact_values", "facts_differ", "facts_of_same_words"]


class _Kind(StrEnum):
    NUMBER = "number"
    CURRENCY = "currency"
    DAY = "day"
    MONTH = "month"
    NEGATION = "negation"


class _Token(NamedTuple):
    value: str  # what is compared
    kind: _Kind | None
    shown: str  # what a reader sees


_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|(?P<glued>\d+(?:[.,]\d+)*)(?=[^\W\d_])"
    r"|(?P<sign>[$€£¥₽%])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|_+"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# How far a number may be read as one value; longer runs of digits are compared as they stand.
_LONGEST_NUMBER = 24

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_ONES += " fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
# "One" and "a" are more often articles and pronouns than numbers: they are facts only opposite one.
_NUMBERS = {word: str(n) for n, word in enumerate(_ONES.split())}
_NUMBERS |= {word: str(20 + 10 * n) for n, word in enumerate(_TENS.split())}
_NUMBERS |= {"dozen": "12", "dozens": "dozens", "half": "half", "hundreds": "hundreds"}
_NUMBERS |= {"thousands": "thousands", "millions": "millions", "billions": "billions"}
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
# "First" and "second" are more often words of order and time than numbers.
_NUMBERS |= {word: str(n) for n, word in enumerate(_ORDINALS.split(), 3)}
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SCALES |= {"m": 6, "mn": 6, "bn": 9, "tn": 12, "k": 3}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "%": "percent"}
_UNITS = {"dollars": "dollar", "euros": "euro", "pounds": "pound", "roubles": "rouble"}
_UNITS |= {"rubles": "rouble", "percent": "percent", "euro": "euro", "dollar": "dollar"}
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DAYS = {day: day for day in _WEEK.split()}
_DAYS |= {"Mon": "Monday", "Tues": "Tuesday", "Wed": "Wednesday", "Thurs": "Thursday"}
_DAYS |= {"Fri": "Friday"}
_YEAR = "January February March April May June July August September October November December"
_MONTHS = {month: month for month in _YEAR.split()} | {m[:3]: m for m in _YEAR.split()}
_MONTHS |= {"Sept": "September"}
_NEGATIONS = {"not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing"}
_NEGATIONS |= {"cannot", "nowhere"}
_IRREGULAR = {"won": "will", "can": "can", "shan": "shall"}
# All other words say nothing but themselves.
_TELLING = _NEGATIONS | _NUMBERS.keys() | _SCALES.keys() | _UNITS.keys() | {"cent"}
DAYS = frozenset(name.casefold() for name in _DAYS)
MONTHS = frozenset(name.casefold() for name in _MONTHS)
_TELLING |= DAYS | MONTHS
_AMOUNT = re.compile(r"[\d%]")

# One fact may take the place of another in a gap of any length; a fact with nothing opposite says
# something only where a few words changed, not where a sentence was cut.
_SHORT = 4
_CLAUSE = 6
_WHEN = {_Kind.DAY, _Kind.MONTH, _Kind.NUMBER}


def _number(text: str) -> str:
    if len(text) > _LONGEST_NUMBER:
        return text
    bare = text.replace(",", "") if _GROUPED.fullmatch(text) else text.replace(",", ".")
    whole, dot, rest = bare.partition(".")
    if "." in rest:
        return bare  # a date or a version, 2.10.2015
    whole = whole.lstrip("0") or "0"
    rest = rest.rstrip("0")
    return whole + (dot + rest if rest else "")


def _scaled(value: str, zeros: int) -> str:
    whole, _, rest = value.partition(".")
    if not whole.isdigit() or len(value) > _LONGEST_NUMBER:
        return f"{value} e{zeros}"
    rest = rest.ljust(zeros, "0")
    return _number(f"{whole}{rest[:zeros]}.{rest[zeros:] or '0'}")


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        shown, sort = match.group(), match.lastgroup
        if sort == "word":
            word = shown.casefold().replace("’", "'")
            if word in _TELLING or word.endswith("n't"):
                found += _word(shown, word, found)
            else:
                found.append(_Token(word, None, shown))
        elif sort == "sign":
            found.append(_Token(_SIGNS[shown], _Kind.CURRENCY, shown))
        elif sort is not None:
            found.append(_Token(_number(match[sort]), _Kind.NUMBER, shown))
    return found


def _word(shown: str, word: str, before: list[_Token]) -> list[_Token]:
    name = shown.capitalize() if shown.isupper() else shown
    if name in _DAYS:
        return [_Token(_DAYS[name].casefold(), _Kind.DAY, shown)]
    if name in _MONTHS:
        return [_Token(_MONTHS[name].casefold(), _Kind.MONTH, shown)]
    last = before[-1] if before else None
    if word in _SCALES and last is not None and last.kind is _Kind.NUMBER:
        before.pop()
        value = _scaled(last.value, _SCALES[word])
        return [_Token(value, _Kind.NUMBER, f"{last.shown} {shown}")]
    if word in _NUMBERS:
        kind = None if word == "one" else _Kind.NUMBER
        return [_Token(_NUMBERS[word], kind, shown)]
    if word in _UNITS:
        return [_Token(_UNITS[word], _Kind.CURRENCY, shown)]
    if word == "cent" and last is not None and last.value == "per":
        before.pop()
        return [_Token("percent", _Kind.CURRENCY, "per cent")]
    if word.endswith("n't"):
        stem = word[:-3]
        return [
            _Token(_IRREGULAR.get(stem, stem), None, shown),
            _Token("not", _Kind.NEGATION, shown),
        ]
    if word == "cannot":
        return [_Token("can", None, shown), _Token("not", _Kind.NEGATION, shown)]
    return [_Token(word, _Kind.NEGATION if word in _NEGATIONS else None, shown)]


def amounts(text: str) -> tuple[str, ...]:
    """Return the numbers, currencies and percentages of a text, in order and in one form.

    Texts of the same words may still differ here: `$5` and `€5`, `3.5` and `35`.

    Example:
        >>> amounts("It cost $2.5 million, or 1,000 roubles each.")
        ('dollar', '2500000', '1000', 'rouble')
    """
    if not _AMOUNT.search(text):
        return ()
    return tuple(t.value for t in _tokens(text) if t.kind in {_Kind.NUMBER, _Kind.CURRENCY})


def fact_values(text: str) -> tuple[str, ...]:
    """Return all numbers, currencies, days and months of a text in one form, sorted.

    Example:
        >>> fact_values("On Friday 3 of 1,500 left; three came on Monday.")
        ('1500', '3', '3', 'friday', 'monday')
    """
    return tuple(sorted(t.value for t in _tokens(text) if t.kind and t.kind != _Kind.NEGATION))


def facts_of_same_words(original: str, copy: str) -> tuple[str, ...]:
    """Return the facts in which two texts of the same words differ: only amounts can.

    Example:
        >>> facts_of_same_words("IT COST $5 ON FRIDAY", "It cost $5 on Friday.")
        ()
        >>> facts_of_same_words("It cost $5.", "It cost €5.")
        ('$|€',)
    """
    if original == copy:
        return ()
    mine, others = amounts(original), amounts(copy)
    if mine == others:
        return ()
    return facts_differ(original, copy) or (f"{' '.join(mine)}|{' '.join(others)}",)


def facts_differ(original: str, copy: str) -> tuple[str, ...]:
    """Return the facts in which two nearly equal texts differ, each as `original|copy`.

    The texts are aligned word by word. Where the alignment breaks, a number that another number
    took the place of, a day for a day, a month for a month, a currency for a currency is a
    difference; so is a number or a day that a few other words replaced, and a negation that only
    one side has. A fact that went with a whole clause, or was added with one, is none. `three`
    and `3`, `2.5 million` and `2,500,000`, `didn't` and `did not` agree.

    Symmetric: turning the texts round turns each difference round.

    Returns:
        Differences in the order of the text; empty where the facts agree.

    Example:
        >>> facts_differ("Ten died on Friday.", "Twelve died on Friday.")
        ('Ten|Twelve',)
        >>> facts_differ("He did not agree.", "He agreed.")
        ('not|',)
        >>> facts_differ("It has 1,500 men.", "It has 1500 men, the envoy said on Monday.")
        ()
    """
    if original == copy:
        return ()
    # Where words recur, an alignment depends on which text is the first.
    if (len(copy), copy) < (len(original), original):
        turned = (difference.partition("|") for difference in _differences(copy, original))
        return tuple(f"{right}|{left}" for left, _, right in turned)
    return tuple(_differences(original, copy))


def _differences(original: str, copy: str) -> list[str]:
    mine, others = _tokens(original), _tokens(copy)
    in_mine, in_others = _contexts(mine), _contexts(others)
    found: list[str] = []
    i = j = 0
    # Facts of one kind align with each other, so that the words around them decide which is which.
    for start, other, length in [
        *align(_masked(mine), _masked(others)),
        (len(mine), len(others), 0),
    ]:
        if i < start or j < other:
            found += _in_gap(mine[i:start], others[j:other])
        for k in range(start, start + length):
            m = other + k - start
            moved = _context(mine, k) in in_others and _context(others, m) in in_mine
            if mine[k].value != others[m].value and not moved:
                found.append(f"{mine[k].shown}|{others[m].shown}")
        i, j = start + length, other + length
    return found


def _masked(found: Sequence[_Token]) -> list[str]:
    return [t.kind if t.kind and t.kind is not _Kind.NEGATION else t.value for t in found]


def _context(found: Sequence[_Token], at: int) -> tuple[str, str]:
    """Return a fact and the word after it, which tell whether a whole clause was moved."""
    return found[at].value, found[at + 1].value if at + 1 < len(found) else ""


def _contexts(found: Sequence[_Token]) -> set[tuple[str, str]]:
    return {_context(found, at) for at, token in enumerate(found) if token.kind}


def _in_gap(mine: Sequence[_Token], others: Sequence[_Token]) -> list[str]:
    left, right = _left_over(mine, others)
    longest = max(len(mine), len(others))
    replaced = bool(mine and others)
    found: list[str] = []
    for kind in _Kind:
        a, b = left.get(kind, []), right.get(kind, [])
        if kind is _Kind.NUMBER and (a or b):
            a = a or [t for t in mine if t.value == "1"]
            b = b or [t for t in others if t.value == "1"]
        if kind is _Kind.NEGATION:
            if longest <= _CLAUSE and bool(a) != bool(b):
                found += [f"{t.shown}|" for t in a] + [f"|{t.shown}" for t in b]
        elif a and b:
            pairs = max(len(a), len(b))
            found += [
                f"{a[k].shown if k < len(a) else ''}|{b[k].shown if k < len(b) else ''}"
                for k in range(pairs)
            ]
        elif (a or b) and replaced and longest <= _SHORT and not _told_otherwise(kind, left, right):
            found += [f"{t.shown}|" for t in a] + [f"|{t.shown}" for t in b]
    return found


def _told_otherwise(
    kind: _Kind, left: dict[_Kind, list[_Token]], right: dict[_Kind, list[_Token]]
) -> bool:
    """Tell whether a date stands opposite a date told in another way (Friday, October 2)."""
    other = right if kind in left else left
    return kind in _WHEN and any(k in _WHEN for k in other)


def _left_over(
    mine: Sequence[_Token], others: Sequence[_Token]
) -> tuple[dict[_Kind, list[_Token]], dict[_Kind, list[_Token]]]:
    """Return the facts of each side that the other lacks, by kind."""
    # What is a day or a month for one side may be a plain word for the other (MAY, may).
    a, b = Counter(t.value for t in mine), Counter(t.value for t in others)
    sides: list[dict[_Kind, list[_Token]]] = []
    for tokens, spare in ((mine, a - b), (others, b - a)):
        side: dict[_Kind, list[_Token]] = {}
        for token in tokens:
            if token.kind and spare[token.value] > 0:
                spare[token.value] -= 1
                side.setdefault(token.kind, []).append(token)
        sides.append(side)
    return sides[0], sides[1]
