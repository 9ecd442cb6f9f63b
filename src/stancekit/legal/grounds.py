"""Grounds: which basis of law a statement invokes, in which mode, and whose invocation it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from stancekit.legal.contrasts import disliked, missing_elsewhere, same_subject
from stancekit.legal.holders import Actors, Holder, OneText, Speech, find_holder
from stancekit.legal.jurisdictions import shipped
from stancekit.legal.modes import mode_of
from stancekit.legal.resolve import references
from stancekit.legal.settle import Find, settle
from stancekit.legal.tables import InstrumentTable
from stancekit.legal.taxonomy import GroundTable, Hit
from stancekit.legal.territory import COLLECTIVE, Territories
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
from stancekit.text.sentences import sentences

__all__ = ["Invocation", "Invocations", "grounds"]

# Looked for in small letters.
_FORCE = re.compile(
    r"\b(?:militar\w+|army|air\s?-?\s?(?:strike|strikes|raid|raids|force|campaign|space|operation)|airstrikes?|strikes?|bomb\w*|troops?|forces?|soldiers?|warplanes?|jets?|war|wars|interven\w+|invad\w+|invasion|operations?|campaign|coalition|deploy\w*|terror\w*|isis|isil|daesh|militants?|fight\w*|combat\w*|attack\w*|drones?|sovereign\w*|aggression|weapons?|aircraft|planes|tanks|warships?|artillery|missiles?)\b"
)
_NEAR = 300
# Who gives consent may be called so without any use of force.
_GIVERS = frozenset(("army", "military", "forces"))
# Licences that somebody gives or refuses.
_GIVEN = frozenset(("CONSENT", "UNSC_AUTHORIZATION", "REGIONAL_ENFORCEMENT", "DOMESTIC_LAW"))

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
    return tuple(sorted(found, key=lambda i: (i.span, i.ground)))


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
        self._reading = self._table.read(self._text)
        self._cited = references(self._text, instruments)
        self._marks = [reference.span.start for reference in self._cited]
        self._speech = Speech(statements)
        self._index = OneText(index, self._text)
        self._territories = Territories(document, self._index)
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
        """Go through the invocations of a paragraph; its sentences are split only if need be."""
        cited = self._cited_in(paragraph)
        marks = self._reading.marks(paragraph.start, paragraph.stop)
        if not (marks or cited):
            return
        for sentence in sentences(self._text, paragraph.start, paragraph.stop):
            hits = self._reading.hits(sentence.start, sentence.stop, marks) if marks else ()
            own = self._cited_in(sentence) if cited else ()
            finds = self._finds(hits, own, sentence)
            if finds:
                yield from self._of(finds, sentence, paragraph)

    def _cited_in(self, span: Span) -> Sequence[Reference]:
        """Return the references that begin in a span."""
        marks = self._marks
        return self._cited[bisect_left(marks, span.start) : bisect_left(marks, span.stop)]

    def _of(self, finds: list[Find], sentence: Span, paragraph: Span) -> Iterator[Invocation]:
        for find, mode in self._moded(finds, sentence):
            span = find.span
            holder = find_holder(
                self._text,
                span,
                sentence,
                paragraph,
                speech=self._speech,
                actors=self._index,
                mode=mode,
                measure=self._table.grounds[find.ground].family == "measure",
            )
            if find.mode is LegalMode.DEMANDED and holder.reported_by:
                # What another contests is the speaker's own demand.
                holder = Holder(holder.speaker, (), holder.statement, holder.speaker)
            if holder.statement is None and holder.id is None and find.ground in _IN_PASSING:
                continue
            if find.ground == "UNSC_RESOLUTION" and find.reference is None:
                key = (paragraph.start, find.ground, mode, holder.id)
                if key in self._told:
                    continue
                self._told.add(key)
            yield Invocation(
                find.ground,
                mode,
                span,
                sentence,
                holder=holder.id,
                reported_by=holder.reported_by,
                statement=holder.statement,
                reference=find.reference,
                implicit=find.hit is not None and find.hit.cue.kind == "implicit",
                rule=find.hit.cue.rule if find.hit else f"{find.ground}.reference",
            )

    def _finds(self, hits: Iterable[Hit], cited: Sequence[Reference], sentence: Span) -> list[Find]:
        """Return what cues and citations in a sentence invoke, once it is settled."""
        found = [Find(hit.start, hit.stop, hit.cue.ground, hit) for hit in hits if self._fits(hit)]
        for reference in cited:
            ground = self._table.ground_of(reference)
            if ground is not None:
                span = reference.span
                found.append(Find(span.start, span.stop, ground, None, reference))
        if not found:
            return []
        settled = settle(self._text, found, self._table)
        if COLLECTIVE not in self._table.grounds or all(f.ground != "CONSENT" for f in settled):
            return settled
        checked = [
            self._territories.settled(f, sentence) if f.ground == "CONSENT" else f for f in settled
        ]
        return [f for f in checked if f is not None]

    def _fits(self, hit: Hit) -> bool:
        """Tell whether what a cue asks of its surroundings is there."""
        if hit.cue.kind == "state" and not self._names_state(hit):
            return False
        if not self._table.grounds[hit.cue.ground].force:
            return True
        text = self._small
        before = text[max(0, hit.start - _NEAR) : hit.start]
        if _FORCE.search(before) or _FORCE.search(text, hit.stop, hit.stop + _NEAR):
            return True
        return any(word not in _GIVERS for word in _FORCE.findall(text, hit.start, hit.stop))

    def _names_state(self, hit: Hit) -> bool:
        for mention in self._index.find(self._text, hit.start, hit.stop):
            try:
                if self._index.actor(mention.actor).kind is ActorKind.STATE:
                    return True
            except KeyError:
                continue
        return False

    def _moded(self, finds: list[Find], sentence: Span) -> Iterator[tuple[Find, LegalMode]]:
        """Give each find its mode; one that is both demanded and disliked comes twice."""
        bounds = (sentence.start, sentence.stop)
        modes = []
        for find in finds:
            cue = find.hit.cue if find.hit else self._table.citing(find.ground)
            family = self._table.grounds[find.ground].family
            modes.append(mode_of(self._text, Hit(find.start, find.stop, cue), family, bounds))
        for place, (find, mode) in enumerate(zip(finds, modes, strict=True)):
            rejection = (
                disliked(self._text, find.start, bounds)
                if mode in (LegalMode.DEMANDED, LegalMode.CONTESTED)
                else None
            )
            if rejection:
                start, stop = rejection
                yield evolve(find, start=start, stop=stop), LegalMode.CONTESTED
                yield evolve(find, mode=LegalMode.DEMANDED), LegalMode.DEMANDED
            elif mode in (LegalMode.ASSERTED, LegalMode.CONCEDED) and find.ground in _GIVEN:
                yield from self._given(place, finds, modes, bounds)
            else:
                yield find, mode

    def _given(
        self, place: int, finds: list[Find], modes: list[LegalMode], bounds: tuple[int, int]
    ) -> Iterator[tuple[Find, LegalMode]]:
        """Tell whether a licence is granted to an opponent, and whether another lacks it."""
        find = finds[place]
        if self._granted(place, finds, modes):
            yield find, LegalMode.CONCEDED
            return
        behind = finds[place + 1].start if place + 1 < len(finds) else bounds[1]
        elsewhere = missing_elsewhere(self._text, find.start, find.stop, (bounds[0], behind))
        if elsewhere is None:
            yield find, modes[place]
            return
        (start, stop), conceded = elsewhere
        yield find, LegalMode.CONCEDED if conceded else modes[place]
        absent = LegalMode.ABSENCE_ALLEGED
        yield evolve(find, start=start, stop=stop, reference=None, mode=absent), absent

    def _granted(self, place: int, finds: list[Find], modes: list[LegalMode]) -> bool:
        """Tell whether a licence is granted to the one who lacks it elsewhere.

        "They agreed with Iraq but not with Syria": one subject, two places, one basis missing.
        """
        find = finds[place]
        for other, mode in zip(
            finds[place + 1 : place + 9], modes[place + 1 : place + 9], strict=True
        ):
            if mode is LegalMode.ABSENCE_ALLEGED and other.ground == find.ground:
                between = self._text[find.stop : other.start]
                if other.start >= find.stop and same_subject(between):
                    return True
        return False
