"""Cite: the legal bases of a document, joined from cues, references, statements and positions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from stancekit.legal.grounds import Cue, GroundTable, Hit
from stancekit.legal.holders import Actors, Holder, Speech, find_holder
from stancekit.legal.jurisdictions import shipped
from stancekit.legal.modes import mode_of
from stancekit.legal.resolve import references
from stancekit.legal.tables import InstrumentTable
from stancekit.model import (
    Document,
    LegalBasis,
    Paragraph,
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


@frozen
class _Find:
    """A ground found in a sentence, on its way to a legal basis."""

    start: int
    stop: int
    ground: str
    hit: Hit | None
    reference: Reference | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.stop)


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
    speech = Speech(tuple(statements))
    found: list[LegalBasis] = []
    place = 0
    for sentence in _sentences(text, paragraphs):
        while place < len(cited) and cited[place].span.start < sentence.start:
            place += 1
        stop = place
        while stop < len(cited) and cited[stop].span.start < sentence.stop:
            stop += 1
        finds = _finds(text, sentence, cited[place:stop], table)
        place = stop
        found.extend(
            _basis(
                document,
                find,
                sentence,
                speech=speech,
                index=index,
                table=table,
                near=positions,
            )
            for find in finds
        )
    return tuple(_numbered(found))


def _sentences(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    if not paragraphs:
        yield from sentences(text)
    for paragraph in paragraphs:
        yield from sentences(text, paragraph.span.start, paragraph.span.stop)


def _finds(
    text: str, sentence: Span, cited: Sequence[Reference], table: GroundTable
) -> list[_Find]:
    hits = [h for h in table.hits(text, sentence.start, sentence.stop) if _fits(text, h, table)]
    finds = [_Find(h.start, h.stop, h.cue.ground, h) for h in hits]
    for reference in cited:
        ground = table.ground_of(reference)
        if ground is not None:
            span = reference.span
            finds.append(_Find(span.start, span.stop, ground, None, reference))
    return _settle(text, finds, table)


def _fits(text: str, hit: Hit, table: GroundTable) -> bool:
    """Tell whether what a cue asks of its surroundings is there."""
    if not table.grounds[hit.cue.ground].force:
        return True
    near = text[max(0, hit.start - _NEAR) : hit.start] + text[hit.stop : hit.stop + _NEAR]
    return bool(_FORCE.search(near))


def _settle(text: str, finds: list[_Find], table: GroundTable) -> list[_Find]:
    """Join finds of one ground, and let the particular take in the general."""
    finds = _joined_by_ground(text, sorted(finds, key=lambda f: (f.start, -f.stop)))
    finds = _with_narrower(finds, table)
    codes = {f.ground for f in finds}
    kept = []
    for find in finds:
        others = [f for f in finds if f is not find]
        if any(_takes_in(other, find) for other in others):
            continue
        if find.ground == "UNSC_RESOLUTION" and find.reference is None and codes & _NAMED_MEASURES:
            continue
        kept.append(find)
    return kept


# A measure that says what the resolution is about takes in the bare "resolution".
_NAMED_MEASURES = frozenset(
    ("CHAPTER_VII", "CHAPTER_VII_SANCTIONS", "UNSC_AUTHORIZATION", "UNITING_FOR_PEACE")
)
_WEAK = ("INTERNATIONAL_LAW", "GOVERNMENT_LEGITIMACY", "UN_CENTRALITY", "UNSC_MEASURES")


def _takes_in(other: _Find, find: _Find) -> bool:
    """Tell whether a find stands inside a longer or more particular one."""
    if not other.span.overlap(find.span) or other.ground == find.ground:
        return False
    if find.ground in _WEAK and other.ground not in _WEAK:
        return True
    if other.ground in _WEAK and find.ground not in _WEAK:
        return False
    return len(other.span) > len(find.span)


def _joined_by_ground(text: str, finds: list[_Find]) -> list[_Find]:
    out: list[_Find] = []
    for find in finds:
        for number, earlier in enumerate(out):
            if earlier.ground != find.ground or not _one_mention(text, earlier, find):
                continue
            out[number] = evolve(
                earlier,
                start=min(earlier.start, find.start),
                stop=max(earlier.stop, find.stop),
                hit=earlier.hit or find.hit,
                reference=earlier.reference or find.reference,
            )
            break
        else:
            out.append(find)
    return out


_LINK = re.compile(
    r"[\s,]*(?:and|or|,|under|in|of|on|by|the|a|its|this|new|which|is|are|as|stipulated|enshrined|provided|for|laid|down|set|out|pursuant|to|accordance|with|contained|recogni[sz]ed|from|\s|[“”\"()])*\Z"
)


def _one_mention(text: str, earlier: _Find, find: _Find) -> bool:
    """Tell whether two finds of one ground are one mention: they touch, or only link words part."""
    if find.start <= earlier.stop:
        return True
    if earlier.reference and find.reference:
        return False
    between = text[earlier.stop : find.start]
    return len(between) < 60 and bool(_LINK.match(between))


def _with_narrower(finds: list[_Find], table: GroundTable) -> list[_Find]:
    """Let a narrower ground in the sentence take over the reference of the wider one."""
    out = list(finds)
    for narrow in finds:
        parent = table.grounds[narrow.ground].parent
        for wide in finds:
            if parent is not None and wide.ground == parent and wide in out and narrow in out:
                out.remove(wide)
                joined = evolve(narrow, reference=narrow.reference or wide.reference)
                if wide.reference and abs(wide.start - narrow.stop) < 80:
                    joined = evolve(
                        joined,
                        start=min(wide.start, narrow.start),
                        stop=max(wide.stop, narrow.stop),
                    )
                out[out.index(narrow)] = joined
                narrow = joined  # noqa: PLW2901 - the next wider one joins what has been joined
    charter = [f for f in out if f.ground == "INTERNATIONAL_LAW" and f.reference and f.hit is None]
    licences = [f for f in out if f.ground.startswith("SELF_DEFENCE") or f.ground == "CHAPTER_VII"]
    for find in charter:
        for licence in licences:
            if abs(find.start - licence.stop) < 60 and licence in out and find in out:
                out.remove(find)
                out[out.index(licence)] = evolve(
                    licence, reference=licence.reference or find.reference
                )
    return out


def _basis(
    document: Document,
    find: _Find,
    sentence: Span,
    *,
    speech: Speech,
    index: Actors,
    table: GroundTable,
    near: Sequence[Position],
) -> LegalBasis:
    text = document.text
    ground = table.grounds[find.ground]
    bounds = (sentence.start, sentence.stop)
    hit = find.hit or Hit(find.start, find.stop, _cited_cue(find.ground))
    mode = mode_of(text, evolve(hit, start=find.start, stop=find.stop), ground.family, bounds)
    holder = find_holder(
        text, find.span, bounds, speech, index, mode=mode, measure=ground.family == "measure"
    )
    evidence = find.span
    rule = find.hit.cue.rule if find.hit else f"{find.ground}.reference"
    return LegalBasis(
        f"{document.id}#{evidence}:{find.ground}:{mode}",
        document.id,
        ground=find.ground,
        mode=mode,
        evidence=(evidence,),
        statement=holder.statement,
        holder=holder.id,
        reported_by=holder.reported_by,
        target=_target(text, find, sentence),
        reference=find.reference,
        implicit=bool(find.hit and find.hit.cue.kind == "implicit"),
        position=_position(evidence, sentence, holder, near),
        rule=rule,
    )


def _cited_cue(ground: str) -> Cue:
    return Cue(
        f"{ground}.reference", ground, re.compile(r"(?!)"), frozenset(), None, "reference", ""
    )


# The conduct a basis is about, as news names it.
_CONDUCT = re.compile(
    r"(?:(?:the|its|their|our|his|any|these|those|such|an?)\s+)?(?:[\w.’'-]+\s+){0,3}?"
    r"(?:air\s?strikes?|air\s+(?:raids?|campaign|operation)|strikes|bombing|bombardments?|bombing\s+campaign|campaign|crusade|military\s+(?:operations?|actions?|presence|intervention|campaign)|operations?|intervention|invasion|offensive|incursion|embargo|sanctions|coalition)"
    r"(?:\s+(?:in|on|against|over|of)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+and\s+[A-Z][\w’'-]+)?)?",
)


def _target(text: str, find: _Find, sentence: Span) -> str | None:
    """Return the conduct nearest to a cue in its sentence; None where none is named."""
    best: tuple[int, str] | None = None
    for match in _CONDUCT.finditer(text, sentence.start, sentence.stop):
        distance = max(find.start - match.end(), match.start() - find.stop, 0)
        if best is None or distance < best[0]:
            best = distance, match[0]
    return " ".join(best[1].split()) if best else None


def _position(
    evidence: Span, sentence: Span, holder: Holder, positions: Sequence[Position]
) -> str | None:
    """Return the position of the same holder in the same sentence, the nearest one."""
    if holder.id is None:
        return None
    ranked = []
    for position in positions:
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
