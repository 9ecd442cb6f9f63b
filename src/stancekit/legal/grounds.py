"""Grounds: which basis of law a statement invokes, in which mode, and whose invocation it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from stancekit.legal.holders import Actors, Holder, OneText, Speech, find_holder
from stancekit.legal.jurisdictions import shipped
from stancekit.legal.passages import Invoked, force_near, passages
from stancekit.legal.resolve import references
from stancekit.legal.tables import InstrumentTable
from stancekit.legal.taxonomy import GroundTable, Hit
from stancekit.legal.territory import Territories
from stancekit.legal.turns import small
from stancekit.model import (
    ActorKind,
    Document,
    LegalMode,
    Paragraph,
    ParagraphRole,
    Reference,
    Span,
    Statement,
)

__all__ = ["Invocation", "Invocations", "grounds", "place_of"]

# Paragraphs that label or credit and invoke nothing.
_SILENT = frozenset(
    (
        ParagraphRole.SUBHEAD,
        ParagraphRole.BYLINE,
        ParagraphRole.DATELINE,
        ParagraphRole.CREDIT,
        ParagraphRole.NOTICE,
    )
)
# Norms that the narrator of news names in passing; in somebody's mouth they are invoked.
_IN_PASSING = frozenset(
    (
        "AGGRESSION",
        "HUMAN_RIGHTS",
        "IHL",
        "NON_INTERVENTION",
        "OCCUPATION_ANNEXATION",
        "SOVEREIGNTY",
        "UNILATERAL_MEASURES",
        "WMD",
    )
)


@frozen
class Invocation:
    """A ground invoked in a sentence.

    Attributes:
        ground: Code of the ground in the taxonomy (`CONSENT`).
        mode: How it is invoked.
        span: The words that invoke it.
        sentence: The sentence they stand in.
        holder: Id of the actor who invokes it; None where unresolved.
        reported_by: Ids of the actors who report the invocation; empty where the holder speaks.
        statement: Id of the statement it stands in; None outside any.
        reference: The instrument cited; None where none is.
        implicit: Whether no legal word is used and the ground follows from the description.
        rule: Name of the rule that fired.
        conduct: The conduct it is about, the one named nearest in the sentence; None without.
    """

    ground: str
    mode: LegalMode
    span: Span
    sentence: Span
    holder: str | None = field(default=None, kw_only=True)
    reported_by: tuple[str, ...] = field(default=(), kw_only=True)
    statement: str | None = field(default=None, kw_only=True)
    reference: Reference | None = field(default=None, kw_only=True)
    implicit: bool = field(default=False, kw_only=True)
    rule: str = field(default="", kw_only=True)
    conduct: str | None = field(default=None, kw_only=True)


def grounds(
    statement: Statement,
    document: Document,
    index: Actors,
    *,
    paragraphs: Sequence[Paragraph] = (),
    statements: Sequence[Statement] = (),
    table: GroundTable | None = None,
    instruments: InstrumentTable | None = None,
) -> tuple[Invocation, ...]:
    """Find the grounds that a statement invokes, each with its mode and its holder.

    What `cite` finds in a document is what this finds in each of its statements, and what stands
    outside them.

    Args:
        statement: The statement.
        document: The article it stands in: elliptic references and places of conduct are resolved
            by the whole of it.
        index: The actors to look for (`stancekit.codebook.ActorIndex`).
        paragraphs: The paragraphs of the article; without any the text is taken as one.
        statements: The other statements of the article, which may hold this one, or be in it and
            have words of their own speakers.
        table: Grounds and their cues; those shipped with stancekit where None.
        instruments: Instruments; those shipped with stancekit where None.

    Returns:
        Invocations in the order of the text. One whose words belong to a statement inside this
        one is that statement's.

    Example:
        >>> from stancekit.codebook import ActorIndex
        >>> from stancekit.model import StatementKind
        >>> text = "Lavrov said the coalition strikes Syria without a UN mandate."
        >>> content = (Span(12, len(text)),)
        >>> said = Statement(
        ...     "s", "a", kind=StatementKind.INDIRECT, content=content, speakers=("sergey-lavrov",)
        ... )
        >>> (found,) = grounds(said, Document("a", text), ActorIndex(()))
        >>> found.ground, str(found.mode), found.holder
        ('UNSC_AUTHORIZATION', 'absence_alleged', 'sergey-lavrov')
    """
    known = {s.id: s for s in (*statements, statement)}
    reader = Invocations(document, known.values(), index, table, instruments)
    hull = Span.hull(statement.content)
    near = [p for p in paragraphs if p.span.overlap(hull)]
    if paragraphs and not near:
        return ()
    found = [i for i in reader.among(near) if i.statement == statement.id]
    return tuple(sorted(found, key=place_of))


def place_of(found: Invocation) -> tuple[int, int, str]:
    """Return what invocations are ordered by: where they begin, where they end, their ground."""
    return found.span.start, found.span.stop, found.ground


class Invocations:
    """Reads the grounds invoked in the sentences of one document, in their order."""

    def __init__(
        self,
        document: Document,
        statements: Iterable[Statement],
        index: Actors,
        table: GroundTable | None = None,
        instruments: InstrumentTable | None = None,
    ) -> None:
        """Read a document once.

        Args:
            document: The article.
            statements: Its statements with their speakers.
            index: The actors to look for.
            table: Grounds and their cues; those shipped with stancekit where None.
            instruments: Instruments; those shipped with stancekit where None.
        """
        self._text = document.text
        self._table = shipped().grounds if table is None else table
        self._passages = passages(self._table)
        self._cited = references(self._text, instruments)
        self._marks = [reference.span.start for reference in self._cited]
        self._speech = Speech(statements)
        self._index = OneText(index, self._text)
        self._territories = Territories(self._index)
        # A resolution without a number is invoked once: "the draft" after it is the same.
        self._told: set[tuple[int, str, LegalMode, str | None]] = set()

    @cached_property
    def _small(self) -> str:
        return small(self._text)

    def among(self, paragraphs: Sequence[Paragraph] = ()) -> Iterator[Invocation]:
        """Go through the invocations of some paragraphs; of the whole text where none is given."""
        if not paragraphs and self._text:
            yield from self._within(Span(0, len(self._text)))
        for paragraph in paragraphs:
            if paragraph.role not in _SILENT:
                yield from self._within(paragraph.span)

    def _within(self, paragraph: Span) -> Iterator[Invocation]:
        """Go through the invocations of a paragraph."""
        cited = self._cited_in(paragraph)
        passage = self._passages.read(self._text, paragraph.start, paragraph.stop, cited)
        if not (passage or cited):
            return
        at = paragraph.start - passage.start
        lacking = [number for number, hit in passage.asking if not self._fits(hit, at)]
        settled = passage.settled(tuple(lacking), cited, at)
        if not settled:
            return
        given = self._territories.given
        consents = [
            given(Span(start + at, stop + at), Span(begin + at, end + at), doubt)
            for start, stop, (begin, end), doubt in settled.consents
        ]
        for one in settled.invoked(tuple(consents)):
            found = self._held(one, at, paragraph, cited)
            if found is not None:
                yield found

    def _cited_in(self, span: Span) -> Sequence[Reference]:
        """Return the references that begin in a span."""
        marks = self._marks
        if not marks:
            return ()
        return self._cited[bisect_left(marks, span.start) : bisect_left(marks, span.stop)]

    def _held(
        self, one: Invoked, at: int, paragraph: Span, cited: Sequence[Reference]
    ) -> Invocation | None:
        """Tell whose invocation it is; None where it is nobody's, or was told already."""
        ground, mode = one.ground, one.mode
        span = Span(one.start + at, one.stop + at)
        sentence = Span(one.sentence[0] + at, one.sentence[1] + at)
        holder = find_holder(
            self._text,
            span,
            sentence,
            paragraph,
            speech=self._speech,
            actors=self._index,
            mode=mode,
            measure=self._table.grounds[ground].family == "measure",
            told=one.told,
        )
        if one.demanded and holder.reported_by:
            # What another contests is the speaker's own demand.
            holder = Holder(holder.speaker, (), holder.statement, holder.speaker)
        if holder.statement is None and holder.id is None and ground in _IN_PASSING:
            return None
        if ground == "UNSC_RESOLUTION" and one.cited is None:
            key = (paragraph.start, ground, mode, holder.id)
            if key in self._told:
                return None
            self._told.add(key)
        return Invocation(
            ground,
            mode,
            span,
            sentence,
            holder=holder.id,
            reported_by=holder.reported_by,
            statement=holder.statement,
            reference=None if one.cited is None else cited[one.cited],
            implicit=one.implicit,
            rule=one.rule,
            conduct=one.conduct,
        )

    def _fits(self, hit: Hit, at: int) -> bool:
        """Tell whether what a cue asks of its surroundings is there."""
        start, stop = hit.start + at, hit.stop + at
        if hit.cue.kind == "state" and not self._names_state(start, stop):
            return False
        force = self._table.grounds[hit.cue.ground].force
        return not force or force_near(self._small, start, stop)

    def _names_state(self, start: int, stop: int) -> bool:
        for mention in self._index.find(self._text, start, stop):
            try:
                if self._index.actor(mention.actor).kind is ActorKind.STATE:
                    return True
            except KeyError:
                continue
        return False
