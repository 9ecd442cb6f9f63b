"""What the finds of a sentence invoke, each in its mode; some come twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from stancekit.legal.contrasts import disliked, missing_elsewhere, same_subject
from stancekit.legal.modes import mode_of
from stancekit.legal.settle import Find
from stancekit.legal.taxonomy import GroundTable, Hit
from stancekit.model import LegalMode

__all__ = ["moded"]

# Licences that somebody gives or refuses.
_GIVEN = frozenset(("CONSENT", "UNSC_AUTHORIZATION", "REGIONAL_ENFORCEMENT", "DOMESTIC_LAW"))


def moded(
    text: str, finds: Sequence[Find], sentence: tuple[int, int], table: GroundTable
) -> Iterator[tuple[Find, LegalMode]]:
    """Give each find its mode; one that is both demanded and disliked comes twice.

    Args:
        text: The text.
        finds: What a sentence invokes, settled.
        sentence: Where it begins and ends.
        table: The grounds.
    """
    modes = []
    for find in finds:
        cue = find.hit.cue if find.hit else table.citing(find.ground)
        family = table.grounds[find.ground].family
        modes.append(mode_of(text, Hit(find.start, find.stop, cue), family, sentence))
    for place, (find, mode) in enumerate(zip(finds, modes, strict=True)):
        rejection = (
            disliked(text, find.start, sentence)
            if mode in (LegalMode.DEMANDED, LegalMode.CONTESTED)
            else None
        )
        if rejection:
            start, stop = rejection
            yield evolve(find, start=start, stop=stop), LegalMode.CONTESTED
            yield evolve(find, mode=LegalMode.DEMANDED), LegalMode.DEMANDED
        elif mode in (LegalMode.ASSERTED, LegalMode.CONCEDED) and find.ground in _GIVEN:
            yield from _given(text, place, finds, modes, sentence)
        else:
            yield find, mode


def _given(
    text: str,
    place: int,
    finds: Sequence[Find],
    modes: Sequence[LegalMode],
    sentence: tuple[int, int],
) -> Iterator[tuple[Find, LegalMode]]:
    """Tell whether a licence is granted to an opponent, and whether another lacks it."""
    find = finds[place]
    if _granted(text, place, finds, modes):
        yield find, LegalMode.CONCEDED
        return
    behind = finds[place + 1].start if place + 1 < len(finds) else sentence[1]
    elsewhere = missing_elsewhere(text, find.start, find.stop, (sentence[0], behind))
    if elsewhere is None:
        yield find, modes[place]
        return
    (start, stop), conceded = elsewhere
    yield find, LegalMode.CONCEDED if conceded else modes[place]
    absent = LegalMode.ABSENCE_ALLEGED
    yield evolve(find, start=start, stop=stop, reference=None, mode=absent), absent


def _granted(text: str, place: int, finds: Sequence[Find], modes: Sequence[LegalMode]) -> bool:
    """Tell whether a licence is granted to the one who lacks it elsewhere.

    "They agreed with Iraq but not with Syria": one subject, two places, one basis missing.
    """
    find = finds[place]
    for other, mode in zip(finds[place + 1 : place + 9], modes[place + 1 : place + 9], strict=True):
        if mode is LegalMode.ABSENCE_ALLEGED and other.ground == find.ground:
            between = text[find.stop : other.start]
            if other.start >= find.stop and same_subject(between):
                return True
    return False
