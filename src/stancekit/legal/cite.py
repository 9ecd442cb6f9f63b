"""Cite: the legal bases of a document, joined from cues, references, statements and positions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from stancekit.legal.conduct import nearest_conduct
from stancekit.legal.grounds import Cue, GroundTable, Hit
from stancekit.legal.holders import Actors, Holder, Speech, find_holder
from stancekit.legal.jurisdictions import shipped
from stancekit.legal.modes import disliked, mode_of, same_subject
from stancekit.legal.places import Places
from stancekit.legal.resolve import references
from stancekit.legal.settle import Find, settle
from stancekit.legal.tables import InstrumentTable
from stancekit.legal.territory import Territories
from stancekit.model import (
    ActorKind,
    Document,
    LegalBasis,
    LegalMode,
    Paragraph,
    ParagraphRole,
    Position,
    Reference,
    Span,
    Statement,
)
from stancekit.text.sentences import sentences

__all__ = ["cite"]

_FORCE = re.compile(
    r"\b(?:militar\w+|army|air\s?-?\s?(?:strike|strikes|raid|raids|force|campaign|space|operation)|airstrikes?|strikes?|bomb\w*|troops?|forces?|soldiers?|warplanes?|jets?|war|wars|interven\w+|invad\w+|invasion|operations?|campaign|coalition|deploy\w*|terror\w*|ISIS|ISIL|Daesh|militants?|fight\w*|combat\w*|attack\w*|drones?|sovereign\w*|aggression|weapons?)\b",
    re.IGNORECASE,
)
_NEAR = 300


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
# How sure a coding is: without a legal word, outside any statement.
_SURE, _IMPLICIT, _NARRATED = 1.0, 0.7, 0.6


def cite(
    document: Document,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    index: Actors,
    positions: Sequence[Position] = (),
    *,
    grounds: GroundTable | None = None,
    instruments: InstrumentTable | None = None,
) -> tuple[LegalBasis, ...]:
    """Find the legal bases that are invoked in a document.

    Args:
        document: The article.
        paragraphs: Its paragraphs; without any the text is taken as one.
        statements: Its statements with their speakers.
        index: The actors to look for.
        positions: Its positions; a basis is linked to the one it stands beside.
        grounds: Grounds and their cues; those shipped with stancekit where None.
        instruments: Instruments; those shipped with stancekit where None.

    Returns:
        Legal bases in the order of the text.

    Example:
        >>> from stancekit.codebook import ActorIndex
        >>> text = "The coalition strikes Syria without a mandate from the Security Council."
        >>> [(b.ground, str(b.mode)) for b in cite(Document("a", text), (), (), ActorIndex(()))]
        [('UNSC_AUTHORIZATION', 'absence_alleged')]
    """
    text = document.text
    table = shipped().grounds if grounds is None else grounds
    cited = references(text, instruments)
    placed = Places([(Span.hull(p.evidence), p) for p in positions])
    coder = _Coder(document, Speech(statements), index, table, placed)
    found: list[LegalBasis] = []
    place = 0
    marks = [reference.span.start for reference in cited]

    def speaks(paragraph: Span) -> bool:
        """Tell whether a paragraph cites anything or has the words of a cue."""
        first = bisect_left(marks, paragraph.start)
        cites = first < len(marks) and marks[first] < paragraph.stop
        return cites or table.may_hit(text[paragraph.start : paragraph.stop])

    for sentence, paragraph in _sentences(text, paragraphs, speaks):
        while place < len(cited) and cited[place].span.start < sentence.start:
            place += 1
        stop = place
        while stop < len(cited) and cited[stop].span.start < sentence.stop:
            stop += 1
        found.extend(coder.bases(sentence, paragraph, cited[place:stop]))
        place = stop
    return tuple(_numbered(found))


def _sentences(
    text: str, paragraphs: Sequence[Paragraph], speaks: Callable[[Span], bool]
) -> Iterator[tuple[Span, Span]]:
    """Go through sentences with their paragraphs, of those that have something to say."""
    if not paragraphs:
        yield from ((sentence, Span(0, len(text))) for sentence in sentences(text))
    for paragraph in paragraphs:
        if paragraph.role not in _SILENT and speaks(paragraph.span):
            for sentence in sentences(text, paragraph.span.start, paragraph.span.stop):
                yield sentence, paragraph.span


class _Coder:
    """Codes the sentences of one document, in their order."""

    def __init__(
        self,
        document: Document,
        speech: Speech,
        index: Actors,
        table: GroundTable,
        positions: Places[Position],
    ) -> None:
        self.document = document
        self.text = document.text
        self.speech = speech
        self.index = index
        self.table = table
        self.positions = positions
        self.territories: Territories | None = None
        self.collective = {
            cue.ground: cue for cue in table.cues if cue.ground == "SELF_DEFENCE_COLLECTIVE"
        }
        self.told: set[tuple[int, str, LegalMode, str | None]] = set()

    def bases(
        self, sentence: Span, paragraph: Span, cited: Sequence[Reference]
    ) -> Iterator[LegalBasis]:
        finds = self.finds(sentence, cited)
        for find, mode in self.moded(finds, sentence):
            family = self.table.grounds[find.ground].family
            holder = find_holder(
                self.text,
                find.span,
                sentence,
                paragraph,
                speech=self.speech,
                actors=self.index,
                mode=mode,
                measure=family == "measure",
            )
            if find.mode is LegalMode.DEMANDED and holder.reported_by:
                # What another contests is the speaker's own demand.
                holder = Holder(holder.speaker, (), holder.statement, holder.speaker)
            if holder.statement is None and holder.id is None and find.ground in _IN_PASSING:
                continue
            # A resolution without a number is invoked once: "the draft" after it is the same.
            key = (paragraph.start, find.ground, mode, holder.id)
            if find.ground == "UNSC_RESOLUTION" and find.reference is None:
                if key in self.told:
                    continue
                self.told.add(key)
            yield self.basis(find, mode, holder, sentence)

    def finds(self, sentence: Span, cited: Sequence[Reference]) -> list[Find]:
        found = [
            Find(hit.start, hit.stop, hit.cue.ground, hit)
            for hit in self.table.hits(self.text, sentence.start, sentence.stop)
            if self.fits(hit)
        ]
        for reference in cited:
            ground = self.table.ground_of(reference)
            if ground is not None:
                span = reference.span
                found.append(Find(span.start, span.stop, ground, None, reference))
        if not found:
            return []
        settled = settle(self.text, found, self.table)
        if not any(f.ground == "CONSENT" for f in settled):
            return settled
        if self.territories is None:
            self.territories = Territories(self.document, self.index)
        checked = [
            self.territories.settled(f, sentence, self.collective) if f.ground == "CONSENT" else f
            for f in settled
        ]
        return [f for f in checked if f is not None]

    def fits(self, hit: Hit) -> bool:
        """Tell whether what a cue asks of its surroundings is there."""
        if hit.cue.kind == "state" and not self.names_state(hit):
            return False
        if not self.table.grounds[hit.cue.ground].force:
            return True
        before = self.text[max(0, hit.start - _NEAR) : hit.start]
        return bool(_FORCE.search(before) or _FORCE.search(self.text, hit.stop, hit.stop + _NEAR))

    def names_state(self, hit: Hit) -> bool:
        for mention in self.index.find(self.text, hit.start, hit.stop):
            try:
                if self.index.actor(mention.actor).kind is ActorKind.STATE:
                    return True
            except KeyError:
                continue
        return False

    def moded(self, finds: list[Find], sentence: Span) -> Iterator[tuple[Find, LegalMode]]:
        """Give each find its mode; one that is both demanded and disliked comes twice."""
        bounds = (sentence.start, sentence.stop)
        modes = []
        for find in finds:
            hit = find.hit or Hit(find.start, find.stop, _cited_cue(find.ground))
            hit = evolve(hit, start=find.start, stop=find.stop)
            family = self.table.grounds[find.ground].family
            modes.append(mode_of(self.text, hit, family, bounds))
        for place, (find, mode) in enumerate(zip(finds, modes, strict=True)):
            rejection = disliked(self.text, find.start, bounds)
            if rejection and mode in (LegalMode.DEMANDED, LegalMode.CONTESTED):
                start, stop = rejection
                yield evolve(find, start=start, stop=stop), LegalMode.CONTESTED
                yield evolve(find, mode=LegalMode.DEMANDED), LegalMode.DEMANDED
            elif mode is LegalMode.ASSERTED and self.granted(place, finds, modes):
                yield find, LegalMode.CONCEDED
            else:
                yield find, mode

    def granted(self, place: int, finds: list[Find], modes: list[LegalMode]) -> bool:
        """Tell whether a licence is granted to the one who lacks it elsewhere.

        "They agreed with Iraq but not with Syria": one subject, two places, one basis missing.
        """
        find = finds[place]
        for other, mode in zip(
            finds[place + 1 : place + 9], modes[place + 1 : place + 9], strict=True
        ):
            if mode is LegalMode.ABSENCE_ALLEGED and other.ground == find.ground:
                between = self.text[find.stop : other.start]
                if other.start >= find.stop and same_subject(between):
                    return True
        return False

    def basis(self, find: Find, mode: LegalMode, holder: Holder, sentence: Span) -> LegalBasis:
        evidence = find.span
        implicit = bool(find.hit and find.hit.cue.kind == "implicit")
        sure = _IMPLICIT if implicit else _SURE if holder.statement else _NARRATED
        return LegalBasis(
            f"{self.document.id}#{evidence}:{find.ground}:{mode}",
            self.document.id,
            ground=find.ground,
            mode=mode,
            evidence=(evidence,),
            statement=holder.statement,
            holder=holder.id,
            reported_by=holder.reported_by,
            target=nearest_conduct(self.text, find.start, find.stop, _near(find, sentence)),
            reference=find.reference,
            implicit=implicit,
            position=_position(evidence, sentence, holder, self.positions),
            rule=find.hit.cue.rule if find.hit else f"{find.ground}.reference",
            certainty=sure,
        )


def _cited_cue(ground: str) -> Cue:
    return Cue(
        f"{ground}.reference", ground, re.compile(r"(?!)"), frozenset(), None, "reference", ""
    )


def _near(find: Find, sentence: Span) -> tuple[int, int]:
    """Return where the surroundings of a find begin and end, all in its sentence."""
    return max(sentence.start, find.start - _NEAR), min(sentence.stop, find.stop + _NEAR)


def _position(
    evidence: Span, sentence: Span, holder: Holder, positions: Places[Position]
) -> str | None:
    """Return the position of the same holder in the same sentence, the nearest one."""
    if holder.id is None:
        return None
    ranked = []
    for position in positions.near(evidence):
        hull = Span.hull(position.evidence)
        if position.holder == holder.id and sentence.overlap(hull):
            distance = max(evidence.start - hull.stop, hull.start - evidence.stop, 0)
            ranked.append((distance, hull.start, position.id))
    return min(ranked)[2] if ranked else None


def _numbered(bases: Iterable[LegalBasis]) -> Iterator[LegalBasis]:
    """Keep ids apart and the order that of the text."""
    seen: dict[str, int] = {}
    for basis in sorted(bases, key=lambda b: (b.evidence[0], b.ground)):
        seen[basis.id] = seen.get(basis.id, 0) + 1
        number = seen[basis.id]
        yield basis if number == 1 else evolve(basis, id=f"{basis.id}~{number}")
