"""Settle what a sentence invokes: join mentions of one ground, let the particular win."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve, frozen

from stancekit.legal.taxonomy import GroundTable, Hit
from stancekit.model import LegalMode, Reference, Span

__all__ = ["Find", "settle"]


@frozen
class Find:
    """A ground found in a sentence, on its way to a legal basis.

    Attributes:
        start: Where it begins.
        stop: Where it ends.
        ground: Code of the ground.
        hit: The cue; None where only a citation invokes it.
        reference: The citation; None where only a cue invokes it.
        mode: Its mode where that is settled; None while the sentence has to tell.
    """

    start: int
    stop: int
    ground: str
    hit: Hit | None = None
    reference: Reference | None = None
    mode: LegalMode | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.stop)


# A measure that says what the resolution is about takes in the bare "resolution".
_NAMED_MEASURES = frozenset(
    ("CHAPTER_VII", "CHAPTER_VII_SANCTIONS", "UNSC_AUTHORIZATION", "UNITING_FOR_PEACE")
)
# What gives way to any other ground over the same words.
_WEAK = ("INTERNATIONAL_LAW", "GOVERNMENT_LEGITIMACY", "UN_CENTRALITY", "UNSC_MEASURES")
# Grounds that the Charter is cited for where it stands beside them without an article.
_OF_THE_CHARTER = ("SELF_DEFENCE", "CHAPTER_VII", "USE_OF_FORCE_PROHIBITION")
_FAR = 60
_NEIGHBOURS = 12
# Words that only link two mentions of one ground.
_LINK = re.compile(
    r"(?:[\s,“”\"()]|\b(?:and|or|under|in|of|on|by|the|a|its|this|new|which|is|are|as|stipulated"
    r"|enshrined|provided|for|laid|down|set|out|pursuant|to|accordance|with|contained"
    r"|recogni[sz]ed|from|we|they|he|it|was|were|not)\b)*+\Z"
)


def settle(text: str, finds: Iterable[Find], table: GroundTable) -> list[Find]:
    """Settle which grounds a sentence invokes, each once for each mention.

    Args:
        text: The text of the document.
        finds: What cues and citations found in one sentence.
        table: The grounds.
    """
    ordered = sorted(finds, key=lambda f: (f.start, -f.stop, f.ground))
    joined = _with_narrower(_joined(text, ordered), table)
    codes = {f.ground for f in joined}
    return [
        find
        for place, find in enumerate(joined)
        if not any(_takes_in(other, find) for other in _beside(joined, place))
        and not (
            find.ground == "UNSC_RESOLUTION" and find.reference is None and codes & _NAMED_MEASURES
        )
    ]


def _beside(finds: list[Find], place: int) -> list[Find]:
    """Return the neighbours of a find: a sentence without an end must not cost its square."""
    return finds[max(0, place - _NEIGHBOURS) : place] + finds[place + 1 : place + _NEIGHBOURS]


def _takes_in(other: Find, find: Find) -> bool:
    """Tell whether a find gives way to one over the same words."""
    if other.ground == find.ground or not other.span.overlap(find.span):
        return False
    if (find.ground in _WEAK) != (other.ground in _WEAK):
        return find.ground in _WEAK
    return len(other.span) > len(find.span)


def _joined(text: str, finds: list[Find]) -> list[Find]:
    out: list[Find] = []
    for find in finds:
        least = max(0, len(out) - _NEIGHBOURS)
        for number, earlier in enumerate(out[least:], least):
            if earlier.ground == find.ground and _one_mention(text, earlier, find):
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


def _one_mention(text: str, earlier: Find, find: Find) -> bool:
    """Tell whether two finds of one ground touch, or only link words part them."""
    if find.start <= earlier.stop:
        return True
    if earlier.reference and find.reference:
        return False
    between = text[earlier.stop : find.start]
    return len(between) < _FAR and bool(_LINK.match(between))


def _with_narrower(finds: list[Find], table: GroundTable) -> list[Find]:
    """Let a narrower ground take over the wider one, and what cites the Charter for it."""
    out: list[Find | None] = list(finds)
    by_parent: dict[str, int] = {}
    for place, find in enumerate(finds):
        parent = table.grounds[find.ground].parent
        if parent is not None:
            by_parent.setdefault(parent, place)
    for place, wide in enumerate(finds):
        taker = by_parent.get(wide.ground)
        narrow = None if taker is None else out[taker]
        if taker is None or narrow is None:
            continue
        out[place] = None
        near = wide.reference and abs(wide.start - narrow.stop) < _FAR
        out[taker] = evolve(
            narrow,
            start=min(wide.start, narrow.start) if near else narrow.start,
            stop=max(wide.stop, narrow.stop) if near else narrow.stop,
            reference=narrow.reference or wide.reference,
        )
    kept = [find for find in out if find is not None]
    return _without_bare_charter(sorted(kept, key=lambda f: (f.start, -f.stop, f.ground)))


def _without_bare_charter(finds: list[Find]) -> list[Find]:
    """Give "the UN Charter" beside a right or Chapter VII to it as its reference."""
    out: list[Find] = list(finds)
    gone: set[int] = set()
    for place, charter in enumerate(finds):
        if charter.ground != "INTERNATIONAL_LAW" or charter.hit is not None:
            continue
        for other in range(max(0, place - _NEIGHBOURS), min(len(out), place + _NEIGHBOURS)):
            right = out[other]
            is_right = right.ground.startswith(_OF_THE_CHARTER)
            if is_right and abs(charter.start - right.stop) < _FAR:
                gone.add(place)
                out[other] = evolve(right, reference=right.reference or charter.reference)
                break
    return [find for place, find in enumerate(out) if place not in gone]
