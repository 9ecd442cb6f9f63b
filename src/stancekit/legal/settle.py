"""Settle what a sentence invokes: join mentions of one ground, let the particular win."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve, frozen

from stancekit.legal.grounds import GroundTable, Hit
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
_FAR = 60
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
        for find in joined
        if not any(_takes_in(other, find) for other in joined if other is not find)
        and not (
            find.ground == "UNSC_RESOLUTION" and find.reference is None and codes & _NAMED_MEASURES
        )
    ]


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
        for number, earlier in enumerate(out):
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
    out = list(finds)
    for wide in finds:
        narrow = next((f for f in out if table.grounds[f.ground].parent == wide.ground), None)
        if narrow is None or wide not in out:
            continue
        out.remove(wide)
        near = wide.reference and abs(wide.start - narrow.stop) < _FAR
        out[out.index(narrow)] = evolve(
            narrow,
            start=min(wide.start, narrow.start) if near else narrow.start,
            stop=max(wide.stop, narrow.stop) if near else narrow.stop,
            reference=narrow.reference or wide.reference,
        )
    for charter in [f for f in out if f.ground == "INTERNATIONAL_LAW" and f.hit is None]:
        for right in out:
            is_right = right.ground.startswith("SELF_DEFENCE") or right.ground == "CHAPTER_VII"
            if is_right and abs(charter.start - right.stop) < _FAR:
                out.remove(charter)
                reference = right.reference or charter.reference
                out[out.index(right)] = evolve(right, reference=reference)
                break
    return out
