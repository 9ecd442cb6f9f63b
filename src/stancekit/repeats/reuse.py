"""The same statement in two places: copied, shortened, or in another translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from stancekit.model import Corpus, Span, Statement, StatementKind
from stancekit.model.records import changed
from stancekit.repeats.facts import facts_differ
from stancekit.repeats.finding import (
    CONTAINMENT,
    FEWEST_EXACT,
    RESEMBLANCE,
    kind_of,
)
from stancekit.repeats.found import Repeats
from stancekit.repeats.join import FEWEST_WORDS, Forms, join
from stancekit.repeats.originals import Link, OriginalRule, document_order, kept_and_left

__all__ = ["link_statements"]

# Two translations of one sentence share its names, numbers and most of its plain nouns, in other
# forms and another order. Half of all longer words is what they keep and other statements of a
# speaker on the same subject do not reach (docs/repeats.md).
_TRANSLATION = 0.5
_FEWEST_STEMS = 6
# Shorter words are mostly grammar, which a translator chooses anew.
_STEM_FROM = 4
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ied|ies|ed|es|s|ly)\Z")


def link_statements(
    corpus: Corpus,
    statements: Iterable[Statement],
    repeats: Repeats | None = None,
    *,
    resemblance: float = RESEMBLANCE,
    containment: float = CONTAINMENT,
    original: OriginalRule = "earliest",
    translations: bool = True,
) -> tuple[Statement, ...]:
    """Fill `repeat_of` of every statement that repeats another.

    A statement repeats another when its words are the same, nearly the same, or a part of the
    other's (measured as in `find_repeats`); when it is a quotation that shares half of its longer
    words with a quotation of the same speaker in another document, as another translation would;
    or when it stands in a copied paragraph where the original has the same words. Statements of
    different speakers, statements inside each other, and statements whose facts differ repeat
    nothing of each other.

    Args:
        corpus: The documents.
        statements: Statements in any order.
        repeats: Repeats of paragraphs, for statements too short to tell by themselves.
        resemblance: Least resemblance of near repeats, above 0.
        containment: Least containment of a shortened statement, above 0.
        original: Which of two is the original, as in `find_repeats`.
        translations: Also link other translations.

    Returns:
        The statements in their order; `repeat_of` names a statement that repeats none.

    Example:
        >>> from stancekit.model import Document
        >>> text = "“We will go on with the talks until all agree,” he said."
        >>> corpus = Corpus([Document("a", text), Document("b", text)])
        >>> found = [
        ...     Statement(f"{d}#1-45", d, kind=StatementKind.DIRECT, content=[Span(1, 45)])
        ...     for d in "ab"
        ... ]
        >>> [s.repeat_of for s in link_statements(corpus, found)]
        [None, 'a#1-45']
    """
    found = [s if s.repeat_of is None else changed(s, repeat_of=None) for s in statements]
    order = document_order(corpus, original)
    texts = [" ".join(span.of(corpus[s.document].text) for span in s.content) for s in found]

    def rank(i: int) -> tuple[object, ...]:
        length = -len(texts[i]) if original == "longest" else 0
        first = found[i].content[0]
        return (length, order[found[i].document], first.start, first.stop, i)

    work = _Statements(found, texts, sorted(range(len(found)), key=rank))
    links = [
        *work.similar(resemblance, containment),
        *(work.translated() if translations else ()),
        *(work.in_copies(repeats) if repeats is not None else ()),
    ]
    left = kept_and_left(dict.fromkeys(links), work.place.__getitem__, lambda i: len(texts[i]))

    def original_of(i: int) -> str | None:
        first = work.first[i]
        top = left[first].original if first in left else first
        return None if top == i else found[top].id

    originals = map(original_of, range(len(found)))
    return tuple(
        s if original is None else changed(s, repeat_of=original)
        for s, original in zip(found, originals, strict=True)
    )


class _Statements:
    """Statements with their texts, in the order in which they can be originals."""

    def __init__(
        self, statements: Sequence[Statement], texts: Sequence[str], order: Sequence[int]
    ) -> None:
        self.statements, self.texts = statements, texts
        self.forms = Forms(texts)
        self.hulls = [Span.hull(s.content) for s in statements]
        self.place = {number: i for i, number in enumerate(order)}
        # The first statement of the same words that each may repeat; itself where there is none.
        self.first = self._same_words(order)

    def _may_repeat(self, one: int, other: int) -> bool:
        a, b = self.statements[one], self.statements[other]
        if a.speakers and b.speakers and not set(a.speakers) & set(b.speakers):
            return False
        if a.document == b.document and self.hulls[one].overlap(self.hulls[other]):
            return False
        if a.negated != b.negated:
            return False
        return not facts_differ(self.texts[one], self.texts[other])

    def _link(self, one: int, other: int, score: float, whole: int | None = None) -> Link:
        first, second = sorted((one, other), key=self.place.__getitem__)
        if whole is not None and whole != first:
            first, second = second, first
        return Link(first, second, whole is not None, score)

    def _same_words(self, order: Sequence[int]) -> dict[int, int]:
        first: dict[int, int] = {}
        leaders: dict[int, list[int]] = {}
        for number in order:
            form = self.forms.of[number]
            same = leaders.setdefault(form, [])
            long = self.forms.counts[form] >= FEWEST_EXACT
            before = (one for one in same if long and self._may_repeat(one, number))
            first[number] = next(before, number)
            if first[number] == number and long:
                same.append(number)
        return first

    def similar(self, resemblance: float, containment: float) -> Iterator[Link]:
        """Yield near statements and shortened ones."""
        forms = self.forms
        members = self._members(forms, range(len(self.texts)))
        for pair in join(forms, resemblance, containment):
            ends = (pair.shorter, pair.longer)
            counts = (forms.counts[pair.shorter], forms.counts[pair.longer])
            sizes = (pair.shorter_size, pair.longer_size)
            verdict = kind_of(pair.shared, sizes, counts, (resemblance, containment, FEWEST_WORDS))
            if verdict is None or min(counts) < FEWEST_EXACT:
                continue
            for one in product(*(members[end] for end in ends)):
                if self._may_repeat(*one):
                    whole = None if verdict[1] is None else one[verdict[1]]
                    yield self._link(one[0], one[1], pair.resemblance, whole)

    def translated(self) -> Iterator[Link]:
        """Yield quotations of one speaker in two documents that share most longer words."""
        quoted = [
            i
            for i, s in enumerate(self.statements)
            if s.speakers and s.kind is not StatementKind.INDIRECT and self.first[i] == i
        ]
        stem = _Stems().__getitem__
        keys, of = self.forms.keys, self.forms.of
        forms = Forms(" ".join(sorted(set(map(stem, keys[of[i]].split())) - {""})) for i in quoted)
        members = self._members(forms, quoted)
        for pair in join(forms, _TRANSLATION, length=1):
            if pair.shorter_size < _FEWEST_STEMS:
                continue
            for one in product(members[pair.shorter], members[pair.longer]):
                a, b = one
                elsewhere = self.statements[a].document != self.statements[b].document
                if elsewhere and self._may_repeat(a, b):
                    yield self._link(a, b, pair.resemblance)

    def in_copies(self, repeats: Repeats) -> Iterator[Link]:
        """Yield statements in copied paragraphs whose originals have the same words."""
        of = self.forms.of
        inside: dict[tuple[str, int], list[int]] = {}
        for i, s in enumerate(self.statements):
            inside.setdefault((s.document, of[i]), []).append(i)
        copies: dict[str, list[tuple[int, int, str, Span]]] = {}
        for link in repeats.links:
            where = (*_ends(link.copy.span), link.original.document, link.original.span)
            copies.setdefault(link.copy.document, []).append(where)
        for i, s in enumerate(self.statements):
            start, stop = _ends(self.hulls[i])
            for low, high, document, there in copies.get(s.document, ()):
                if start < low or high < stop:
                    continue
                for other in inside.get((document, of[i]), ()):
                    within = self.hulls[other] in there
                    if other != i and within and self._may_repeat(i, other):
                        yield self._link(i, other, 1.0)

    def _members(self, forms: Forms, numbers: Sequence[int]) -> Mapping[int, list[int]]:
        """Return the statements of each form that are the first of their words."""
        members: dict[int, list[int]] = {form: [] for form in range(len(forms))}
        for number, form in zip(numbers, forms.of, strict=True):
            if self.first[number] == number:
                members[form].append(number)
        return members


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.stop


class _Stems(dict[str, str]):
    """Words in normal form to their stems; nothing where a word is too short to tell."""

    def __missing__(self, word: str) -> str:
        stem = ""
        if len(word) >= _STEM_FROM or word.isdigit():
            cut = _ENDING.sub("", word)
            stem = word if len(cut) < _STEM_FROM else cut
        self[word] = stem
        return stem
