"""The corpus without its copies, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from attrs import field, frozen

from stancekit.model import Corpus, Document, Passage, Repeat, Span, checks
from stancekit.paragraphs import split
from stancekit.repeats.finding import CONTAINMENT, RESEMBLANCE, find_repeats
from stancekit.repeats.join import FEWEST_WORDS
from stancekit.repeats.originals import OriginalRule

__all__ = ["Deduped", "LeftOut", "dedupe", "restore"]


@frozen
class LeftOut:
    """A paragraph that was left out, and why.

    Attributes:
        repeat: What it repeats; both passages are places in the source documents.
        start: Where the left-out text began in the source document.
        text: The left-out text: the paragraph and the white space after it.
    """

    repeat: Repeat = field(validator=checks.of_type(Repeat, "a Repeat"))
    start: int = field(validator=checks.of_type(int, "an integer"))
    text: str = field(validator=checks.text)


@frozen
class Deduped:
    """A corpus without its copies.

    Attributes:
        corpus: The documents, without paragraphs that repeat another. None is missing: a document
            of copies only has an empty text.
        left_out: What was left out, in the order of the source; `restore` puts it back.
    """

    corpus: Corpus = field(validator=checks.of_type(Corpus, "a Corpus"))
    left_out: tuple[LeftOut, ...] = field(
        converter=checks.as_tuple, validator=checks.each(LeftOut, "a LeftOut")
    )


def dedupe(
    corpus: Corpus,
    *,
    resemblance: float = RESEMBLANCE,
    containment: float = CONTAINMENT,
    fewest_words: int = FEWEST_WORDS,
    original: OriginalRule = "earliest",
    changed_facts: bool = False,
) -> Deduped:
    r"""Leave out every paragraph that repeats another, and keep what was left out beside.

    Every paragraph left out repeats one that stays; two that stay never repeat each other, so
    that a second time leaves nothing out. Paragraphs whose facts differ both stay, unless
    `changed_facts`.

    Args:
        corpus: Documents.
        resemblance: As in `find_repeats`.
        containment: As in `find_repeats`.
        fewest_words: As in `find_repeats`.
        original: As in `find_repeats`.
        changed_facts: As in `find_repeats`.

    Returns:
        The corpus without its copies, and each copy with the link to its original.

    Raises:
        ValueError: A threshold is out of range.
        TypeError: The corpus is none.

    Example:
        >>> text = "The envoy left the hall on Friday."
        >>> corpus = Corpus([Document("a", text), Document("b", f"{text}\n\nNobody followed.")])
        >>> result = dedupe(corpus)
        >>> [d.text for d in result.corpus], str(result.left_out[0].repeat.original)
        (['The envoy left the hall on Friday.', 'Nobody followed.'], 'a#0-34')
        >>> restore(result) == corpus
        True
    """
    checks.expect_type(corpus, Corpus, "a Corpus, as Corpus(documents) makes one", "corpus")
    sources = {document.id: _Source(document) for document in corpus}
    left: list[LeftOut] = []
    settled = False
    while not settled:
        repeats = find_repeats(
            Corpus([s.document for s in sources.values()]),
            resemblance=resemblance,
            containment=containment,
            fewest_words=fewest_words,
            original=original,
            changed_facts=changed_facts,
        )
        # All places are looked up in the sources before any text changes.
        links = [(link, _in_sources(link, sources)) for link in repeats.links]
        changed: dict[str, list[Span]] = {}
        for now, then in links:
            source = sources[now.copy.document]
            left += source.leave_out(now.copy.span, then)
            changed.setdefault(now.copy.document, []).append(now.copy.span)
        # Usually the paragraphs that stay are those that were compared. Where a text wrapped to a
        # width lost so much that it is no longer seen as wrapped, they are compared again.
        settled = True
        for name, spans in changed.items():
            settled &= sources[name].cut(spans)
    order = {name: i for i, name in enumerate(sources)}
    left.sort(key=lambda one: (order[one.repeat.copy.document], one.start))
    return Deduped(Corpus([s.document for s in sources.values()], corpus.problems), left)


def restore(deduped: Deduped) -> Corpus:
    """Put everything back that `dedupe` left out: `restore(dedupe(corpus)) == corpus`.

    Raises:
        ValueError: The corpus is not the one that the texts were left out of.
    """
    left: dict[str, list[LeftOut]] = {}
    for one in deduped.left_out:
        left.setdefault(one.repeat.copy.document, []).append(one)
    missing = sorted(left.keys() - set(deduped.corpus.ids))
    checks.expect(not missing, missing, "documents of the corpus", "Deduped.left_out")
    return Corpus(
        [
            attrs.evolve(d, text=_put_back(d, left[d.id])) if d.id in left else d
            for d in deduped.corpus
        ],
        deduped.corpus.problems,
    )


def _put_back(document: Document, left: Iterable[LeftOut]) -> str:
    parts: list[str] = []
    at = taken = 0  # in the restored and in the shortened text
    for one in sorted(left, key=lambda one: one.start):
        before = document.text[taken : taken + one.start - at]
        checks.expect(len(before) == one.start - at, document.id, "the text it was left out of")
        parts += [before, one.text]
        taken += len(before)
        at = one.start + len(one.text)
    return "".join([*parts, document.text[taken:]])


class _Source:
    """A document that loses paragraphs, and where in its source the rest of it stands."""

    def __init__(self, document: Document) -> None:
        self.source = document.text
        self.document = document
        self.pieces = [(0, len(document.text))]

    def places(self, start: int, stop: int) -> list[tuple[int, int]]:
        """Return the ranges of the source that a range of the present text comes from."""
        found: list[tuple[int, int]] = []
        at = 0
        for first, last in self.pieces:
            low, high = max(start, at), min(stop, at + last - first)
            if low < high:
                found.append((first + low - at, first + high - at))
            at += last - first
        return found

    def span(self, span: Span) -> Span:
        """Return the span of the source from the first to the last code point of a span."""
        found = self.places(span.start, span.stop)
        return Span(found[0][0], found[-1][1])

    def reach(self, span: Span) -> int:
        """Return where the white space after a paragraph ends."""
        text, stop = self.document.text, span.stop
        while stop < len(text) and text[stop].isspace():
            stop += 1
        return stop

    def leave_out(self, span: Span, repeat: Repeat) -> list[LeftOut]:
        """Say what leaving out a paragraph takes from the source."""
        return [
            LeftOut(repeat, start, self.source[start:stop])
            for start, stop in self.places(span.start, self.reach(span))
        ]

    def cut(self, spans: Iterable[Span]) -> bool:
        """Leave paragraphs out; tell whether the rest still splits as it did."""
        gone = set(spans)
        text = self.document.text
        expected = [s.of(text) for s in split(text) if s not in gone]
        pieces: list[tuple[int, int]] = []
        at = 0
        for span in sorted(gone):
            pieces += self.places(at, span.start)
            at = self.reach(span)
        self.pieces = [*pieces, *self.places(at, len(text))]
        rest = "".join(self.source[start:stop] for start, stop in self.pieces)
        self.document = attrs.evolve(self.document, text=rest)
        return [s.of(rest) for s in split(rest)] == expected


def _in_sources(repeat: Repeat, sources: dict[str, _Source]) -> Repeat:
    original = sources[repeat.original.document].span(repeat.original.span)
    copy = sources[repeat.copy.document].span(repeat.copy.span)
    return attrs.evolve(
        repeat,
        original=Passage(repeat.original.document, original),
        copy=Passage(repeat.copy.document, copy),
    )
