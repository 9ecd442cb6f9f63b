"""Where one thought ends and another begins inside a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stancekit.codebook.patterns_index import Words
from stancekit.model import Span
from stancekit.positions.issues import Hit

__all__ = ["Clause", "by_clause", "clauses", "cut", "subtract"]

# A contrast begins a clause with a stance of its own; "and" mostly does not.
_TURN = re.compile(
    r";|(?:,\s*+|\s)(?P<but>but|yet)\b(?!\s++also\b)"
    r"|,\s*+(?:while|whereas|although|though|even\s++though|however|nevertheless|nonetheless)\b"
    r"|\s(?:whereas|although)\s"
    # "It is not fighting them, it is saving him": only behind a negation, see `_turns`.
    r"|(?P<splice>,)(?=\s*+(?:it|they|he|she|we)\s++(?:is|are|was|were|has|have|will|wants?)\b)"
    r"|^\s*+(?:despite|although|though|while)\b[^,;]{0,300}+(?P<comma>,)",
    re.IGNORECASE,
)
# Every turn holds one of these, which few sentences do.
_TURNING = (";", "but", "yet", "while", "whereas", "though", "however", "theless", "despite")
# "not the symptoms, but the causes" corrects: both sides are built alike.
_NOT = re.compile(r"\b(?:not|no|n['\N{RIGHT SINGLE QUOTATION MARK}]t)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_OPENER = re.compile(
    r"\b(?:if|unless|when|while|as|because|since|until|once|after|before|where)\b", re.IGNORECASE
)
# "Nothing but", "all but": the word before makes an exception of what follows.
_EXCEPT = re.compile(
    r"\b(?:nothing|anything|all|none|nobody|no\s++one|everything|no\s++(?:other\s++)?(?:way|way\s++out"
    r"|option|choice|alternative|solution|path|road|answer|remedy|recourse|means))$",
    re.IGNORECASE,
)
_ALSO = frozenset(("only", "just", "merely", "simply", "solely"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "our", "this", "these"))
_CORRECTED = 8


class Clause(NamedTuple):
    """A stretch of a sentence that is judged by itself.

    Attributes:
        span: Where it stands.
        first: Index of its first word among the document's words.
        last: Index after its last word.
    """

    span: Span
    first: int
    last: int


def _corrects(before: str, after: str) -> bool:
    """Tell whether "but" corrects ("not X, but Y") and does not contrast."""
    if _EXCEPT.search(before):
        return True
    negations = [m.end() for m in _NOT.finditer(before)]
    between = _WORD.findall(before[negations[-1] :].lower()) if negations else []
    if not between:
        return False
    if between[0] in _ALSO:
        return True
    then = _WORD.search(after.lower())
    alike = then is not None and (
        then.group() == between[0] or (then.group() in _DETERMINERS and between[0] in _DETERMINERS)
    )
    return alike and len(between) <= _CORRECTED


def _turns(text: str, sentence: Span) -> Iterator[int]:
    part = text[sentence.start : sentence.stop]
    for match in _TURN.finditer(part):
        if match.group("but") and _corrects(part[: match.start()], part[match.end() :]):
            continue
        if match.group("splice"):
            before = part[: match.start()]
            if _NOT.search(before) is None or _OPENER.search(before):
                continue
        inside = match.start("comma") if match.group("comma") else match.start()
        yield sentence.start + inside


def clauses(text: str, sentence: Span, words: Words) -> tuple[Clause, ...]:
    """Split a sentence where a contrast or a semicolon turns it.

    Args:
        text: The document's text.
        sentence: Where the sentence stands.
        words: The words of the document.

    Returns:
        At least one clause where the sentence has words; together they hold all its words.

    Example:
        >>> from stancekit.codebook.patterns_index import PatternIndex
        >>> text = "We are not against the strikes, but doing so without consent is wrong."
        >>> words = PatternIndex({}).words(text)
        >>> [c.span.of(text) for c in clauses(text, Span(0, len(text)), words)]
        ['We are not against the strikes', ', but doing so without consent is wrong.']
        >>> text = "Treat not the symptoms, but the causes."
        >>> len(clauses(text, Span(0, len(text)), PatternIndex({}).words(text)))
        1
    """
    folded = text[sentence.start : sentence.stop].casefold()
    if not folded.isascii():  # letters that equal an "i" where case does not count
        folded = folded.replace("\u0131", "i").replace("\u0307", "")
    for word in _TURNING:
        if word in folded:
            break
    else:
        first, last = words.between(sentence.start, sentence.stop)
        return (Clause(sentence, first, last),) if first < last else ()
    cuts = [sentence.start, *(c for c in _turns(text, sentence) if c > sentence.start)]
    found: list[Clause] = []
    for start, stop in zip(cuts, [*cuts[1:], sentence.stop], strict=True):
        first, last = words.between(start, stop)
        if first < last:
            found.append(Clause(Span(start, stop), first, last))
    return tuple(found)


def by_clause(hits: Sequence[Hit], parts: Sequence[Clause]) -> Iterable[tuple[int, Sequence[Hit]]]:
    """Go through the clauses of a sentence that have hits: which one it is, and its hits."""
    if len(parts) == 1:
        return ((0, hits),)
    found: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[next(i for i, clause in enumerate(parts) if hit.first < clause.last)].append(hit)
    return sorted(found.items())


def subtract(spans: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of spans when others are cut out.

    Example:
        >>> subtract([Span(0, 10)], [Span(3, 5), Span(8, 12)])
        (Span(start=0, stop=3), Span(start=5, stop=8))
    """
    ordered = sorted((h.start, h.stop) for h in holes)
    return tuple(left for span in spans for left in cut(span, ordered))


def cut(span: Span, holes: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Go through what is left of a span when holes are cut out, which are sorted."""
    at, end = span.start, span.stop
    for start, stop in holes:
        if stop <= at:
            continue
        if start >= end:
            break
        if start > at:
            yield Span(at, start)
        at = max(at, stop)
    if at == span.start:
        yield span
    elif at < end:
        yield Span(at, end)
