"""The whole way: from a corpus to a study, a stage a line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from stancekit.codebook import ActorIndex, DocumentActors, load
from stancekit.corpus.origins import published
from stancekit.legal import cite
from stancekit.model import (
    Actor,
    Codebook,
    Corpus,
    Document,
    LegalBasis,
    Mention,
    Paragraph,
    Position,
    Statement,
    Study,
    checks,
)
from stancekit.model.records import changed
from stancekit.paragraphs import lay_out
from stancekit.positions import Coder
from stancekit.repeats import find_repeats, link_records, link_statements, mark_stock
from stancekit.statements import attribute
from stancekit.statements.attribute import THRESHOLD
from stancekit.statements.dating import date
from stancekit.statements.speakers import resolve
from stancekit.workers import spread

__all__ = ["analyze"]


def analyze(
    corpus: Corpus,
    codebook: Codebook | str | os.PathLike[str],
    *,
    threshold: float = THRESHOLD,
    nested: bool = True,
    progress: Callable[[Document], object] | None = None,
    processes: int = 1,
) -> Study:
    """Find who stands where, on what legal ground.

    The stages run in this order: lay out paragraphs, find repeats, attribute statements, resolve
    their speakers, code positions, cite legal bases. Each is a pure function; the same corpus and
    codebook give the same study.

    Args:
        corpus: The articles.
        codebook: A codebook, the name of a shipped one, or the path of a TOML file.
        threshold: How sure a statement must be, 0 to 1.
        nested: Whether statements inside statements (X says that Y says) are looked for.
        progress: Called with each document when it is done.
        processes: Over how many processes the documents are spread; the study is the same. Each
            takes about a second to start, so it pays from some hundred kilobytes of text on.
            Called with more than one, a script needs `if __name__ == "__main__":`, as for
            anything that starts processes.

    Returns:
        Everything found, every record pointing at spans of the corpus.

    Raises:
        CodebookError: The codebook cannot be used.
        TypeError: The corpus is none.
        ValueError: The number of processes is below 1.

    Example:
        >>> from stancekit import Corpus, Document
        >>> text = "Russian Foreign Minister Sergey Lavrov said Assad must not be forced to resign."
        >>> study = analyze(Corpus([Document("a", text)]), "syria-2015")
        >>> study.name_of(study.statements[0].speakers[0])
        'Sergey Lavrov'
    """
    checks.expect_type(corpus, Corpus, "a Corpus, as Corpus(documents) makes one", "corpus")
    book = codebook if isinstance(codebook, Codebook) else load(codebook)
    checks.expect(processes >= 1, processes, "1 or more", "processes")
    reader = _Reader(book, threshold, nested)  # refuses a bad codebook before the work begins
    begin = partial(_Reader, book, threshold, nested) if processes > 1 else lambda: reader
    paragraphs = [p for d in corpus for p in lay_out(d)]
    repeats = find_repeats(corpus, paragraphs)
    paragraphs = list(mark_stock(paragraphs, repeats))
    laid = _by_document(paragraphs)
    tasks = [(document, laid.get(document.id, ())) for document in corpus]
    statements: list[Statement] = []
    positions: list[Position] = []
    mentions: list[Mention] = []
    bases: list[LegalBasis] = []
    others: list[Actor] = []
    for document, found in zip(corpus, spread(begin, tasks, processes), strict=True):
        statements += found.statements
        positions += found.positions
        mentions += found.mentions
        bases += found.legal_bases
        others += found.actors
        if progress is not None:
            progress(document)
    return Study(
        corpus,
        book,
        paragraphs=paragraphs,
        repeats=(*repeats.links, *(r for r in repeats.pairs if not r.counts)),
        statements=link_statements(corpus, statements, repeats),
        positions=link_records(positions, repeats.links, _same_position),
        legal_bases=link_records(bases, repeats.links, _same_basis),
        mentions=mentions,
        actors=_merged(others),
        problems=corpus.problems,
    )


class _Found(NamedTuple):
    """What one document holds, before it is compared with others."""

    statements: Sequence[Statement]
    positions: Sequence[Position]
    mentions: Sequence[Mention]
    legal_bases: Sequence[LegalBasis]
    actors: Sequence[Actor]


class _Reader:
    """The stages that look at one document at a time."""

    def __init__(self, book: Codebook, threshold: float, nested: bool) -> None:  # noqa: FBT001 - a partial's
        self.index = ActorIndex(book.actors)
        self.coder = Coder(book, self.index)
        self.threshold = threshold
        self.nested = nested

    def __call__(self, task: tuple[Document, Sequence[Paragraph]]) -> _Found:
        document, laid = task
        appeared = published(document)
        when = appeared.date if appeared else None
        told = attribute(document, laid, threshold=self.threshold, nested=self.nested)
        told = date(document, told, when)
        here = DocumentActors(self.index, document.text, document.published)
        told, strangers = resolve(document, laid, told, here)
        coded, uncoded = self.coder.code(document, laid, told, here)
        bases = cite(document, laid, told, here, coded)
        return _Found(told, coded, uncoded, bases, strangers)


def _by_document(paragraphs: Iterable[Paragraph]) -> dict[str, tuple[Paragraph, ...]]:
    key = attrgetter("document")
    return {name: tuple(group) for name, group in groupby(paragraphs, key)}


def _merged(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Join the local actors of all documents: one per id, with all the names it went by."""
    found: dict[str, Actor] = {}
    for actor in actors:
        known = found.get(actor.id)
        if known is None:
            found[actor.id] = actor
        else:
            names = dict.fromkeys((*known.aliases, *actor.aliases))
            if actor.name != known.name:
                names.setdefault(actor.name)
            found[actor.id] = changed(known, aliases=tuple(names))
    return tuple(found.values())


def _same_position(position: Position) -> tuple[str, ...]:
    return (position.holder, position.issue, position.stance)


def _same_basis(basis: LegalBasis) -> tuple[str, ...]:
    return (basis.holder or "", basis.ground, basis.mode)
