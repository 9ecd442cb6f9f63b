"""Whose resolution it is: organs that adopt numbered resolutions."""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["Organ", "organ_before"]


@frozen
class Organ:
    """An organ that adopts resolutions.

    Attributes:
        instrument: What its resolutions are called in `Reference.instrument`; empty for
            parliaments and the like, whose resolutions are no instruments of international law.
        symbol: How their symbol is made from the number; None where they have none.
    """

    instrument: str
    symbol: str | None = None


COUNCIL = Organ("UNSC resolution", "S/RES/{}")
ASSEMBLY = Organ("UNGA resolution", "A/RES/{}")
_RIGHTS = Organ("HRC resolution", "A/HRC/RES/{}")
_SOCIAL = Organ("ECOSOC resolution", "E/RES/{}")
DOMESTIC = Organ("")

_UN = r"(?:(?:United\s{1,4}Nations|U\.?\s?N\.?)\s{1,4})?"
# More particular names first: "Human Rights Council" is no "Council".
_ORGANS: tuple[tuple[str, Organ], ...] = (
    (rf"{_UN}Human\s{{1,4}}Rights\s{{1,4}}Council|(?:UN)?HRC", _RIGHTS),
    (rf"{_UN}Economic\s{{1,4}}and\s{{1,4}}Social\s{{1,4}}Council|ECOSOC", _SOCIAL),
    (r"(?:European|Governing|Legislative|City|Town|County|Ministerial)\s{1,4}Council", DOMESTIC),
    (r"(?:National|Parliamentary|State|Legislative|Federal|People's)\s{1,4}Assembly", DOMESTIC),
    (
        r"(?:the\s)?(?:House|Senate|Congress|congressional|Congressional|parliamentary|Parliament"
        r"|European\s{1,4}Parliament|Knesset|Duma|Bundestag|joint|Joint|concurrent|screen|display"
        r"|video|image|New\s{1,4}Year's?)",
        DOMESTIC,
    ),
    (r"O\.?A\.?U\.?|Organi[sz]ation\s{1,4}of\s{1,4}African\s{1,4}Unity", Organ("OAU resolution")),
    (r"African\s{1,4}Union|A\.?U\.?", Organ("AU resolution")),
    (
        r"(?:Arab\s{1,4}League|League\s{1,4}of\s{1,4}Arab\s{1,4}States|Arab\s{1,4}Summit)",
        Organ("Arab League resolution"),
    ),
    (
        r"OIC|Organi[sz]ation\s{1,4}of\s{1,4}(?:the\s)?Islamic\s{1,4}(?:Conference|Co-?operation)",
        Organ("OIC resolution"),
    ),
    (r"IAEA|(?:Board\s{1,4}of\s{1,4}Governors)", Organ("IAEA resolution")),
    (r"OSCE", Organ("OSCE resolution")),
    (rf"{_UN}Security\s{{1,4}}Council|UNSC|U\.N\.S\.C\.|SC", COUNCIL),
    (rf"{_UN}General\s{{1,4}}Assembly|UNGA|GA", ASSEMBLY),
    (r"Council", COUNCIL),
    (r"Assembly", ASSEMBLY),
    (r"United\s{1,4}Nations|U\.?N\.?", Organ("UN")),
)
# One pattern: what reaches furthest to the left is the most particular.
_BEFORE = re.compile(
    r"(?<![\w.-])(?:"
    + "|".join(f"(?P<o{n}>{name})" for n, (name, _) in enumerate(_ORGANS))
    + r")(?:['’]s)?\s{1,4}\Z"
)
_BY_GROUP = {f"o{n}": organ for n, (_, organ) in enumerate(_ORGANS)}
# "The OAU, in resolution 1457": the organ is named earlier in the clause.
_LINK = re.compile(r"\b(?:in|by|its|adopted|passed)\s{1,4}(?:its\s{1,4})?\Z")
_LINKS = frozenset(str.split("in by its adopted passed"))
_EARLIER = tuple(
    (re.compile(rf"(?<![\w.-])(?:{name})\b[^.;:]{{0,40}}\Z"), organ) for name, organ in _ORGANS[:-3]
)
_ANY_EARLIER = re.compile("|".join(pattern.pattern for pattern, _ in _EARLIER))
_LONGEST = 64
# What may stand before the last word and does not belong to it.
_OPENING = "([{\"'“‘«‹„-–—/*"
# The words that names of organs are made of.
_PIECES = frozenset(
    str.split("""
    United Nations UN U.N. UN. U.N Human Rights Council HRC UNHRC Economic and Social ECOSOC
    European Governing Legislative City Town County Ministerial National Parliamentary State Federal
    People's Assembly the House Senate Congress congressional Congressional parliamentary
    Parliament Knesset Duma Bundestag joint Joint concurrent screen display video image New Year
    Year's OAU O.A.U. OAU. O.A.U Organization Organisation of African Unity Union AU A.U. AU. A.U
    Arab League States Summit OIC Islamic Conference Cooperation Co-operation IAEA Board Governors
    OSCE Security UNSC U.N.S.C. SC General UNGA GA
    """)
)
# Organs of the listing that are written small.
_SMALL_ORGANS = frozenset(
    str.split("congressional parliamentary joint concurrent screen display video image")
)


def organ_before(text: str, start: int) -> tuple[int, Organ | None]:
    """Find the organ of a resolution whose head noun begins at a place.

    Returns:
        Where the citation begins (with the organ, where it is attached) and the organ, or None
        where the text names none.

    Example:
        >>> start, organ = organ_before("Security Council resolution 2249", 17)
        >>> start, organ.instrument
        (0, 'UNSC resolution')
        >>> text = "The OAU, in resolution 1457"
        >>> start, organ = organ_before(text, text.index("resolution"))
        >>> start == text.index("resolution"), organ.instrument
        (True, 'OAU resolution')
    """
    least = max(0, start - _LONGEST)
    # The last words of a paragraph do not name the organ of what opens the next.
    gap = text.rfind("\n\n", least, start)
    least = least if gap < 0 else gap + 2
    before = text[least:start]
    last = before.rsplit(None, 1)[-1:]
    word = last[0].lstrip(_OPENING) if last and before[-1].isspace() else ""
    if word[:1].isupper() or word in _SMALL_ORGANS:
        match = _BEFORE.search(before, _tail(before))
        if match:
            group = str(match.lastgroup)
            owner = not before[match.end(group)].isspace()  # "the Council's resolution"
            return (start if owner else least + match.start()), _BY_GROUP[group]
    link = _LINK.search(before) if word in _LINKS else None
    earlier = before[: link.start()] if link else ""
    if earlier and _ANY_EARLIER.search(earlier):
        for pattern, organ in _EARLIER:
            if pattern.search(earlier):
                return start, organ
    return start, None


def _tail(before: str) -> int:
    """Return a place before which no name of an organ that ends the text can begin.

    It is the beginning of the last word that no such name has, since that may have one at its end
    ("(UN").
    """
    words = before.split()
    count = 1
    while count < len(words) and words[-count].removesuffix("'s").removesuffix("’s") in _PIECES:
        count += 1
    return len(before.rsplit(None, count)[0]) if count < len(words) else 0
