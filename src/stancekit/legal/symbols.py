"""Document symbols of the United Nations: one form for each, and where the document is."""

from __future__ import annotations

import re

from stancekit.legal.council import year_of

__all__ = ["address", "normal_symbol"]

_YEAR_TAIL = re.compile(r"\((?:19|20)\d\d\)\Z")
_KNOWN = re.compile(r"(?:[SAET]|ST|DP|HRI|CERD|CCPR|CAT)/")
_COUNCIL = re.compile(r"S/RES/(\d{1,4})\Z")


def normal_symbol(written: str) -> str:
    """Return the one form of a symbol: no white space, no year of a Council resolution.

    A Council resolution is known by its number alone, so that "S/RES/2249" and
    "S/RES/2249 (2015)" are one instrument.

    Example:
        >>> normal_symbol("S / RES/2249 (2015)"), normal_symbol("A/RES/377 (V)")
        ('S/RES/2249', 'A/RES/377(V)')
    """
    compact = "".join(written.split())
    return _YEAR_TAIL.sub("", compact) if compact.startswith("S/RES/") else compact


def address(symbol: str | None) -> str | None:
    """Return the address of a document on docs.un.org; None where the symbol is no UN symbol.

    The address is made from the symbol alone and never fetched. Council resolutions are filed with
    their year.

    Example:
        >>> address("S/RES/2249")
        'https://docs.un.org/S/RES/2249(2015)'
        >>> address("A/RES/68/262")
        'https://docs.un.org/A/RES/68/262'
        >>> address("Minsk II")
    """
    if symbol is None or not _KNOWN.match(symbol) or not symbol.isascii():
        return None
    safe = re.sub(r"[^A-Za-z0-9/().\-]", "", symbol)
    council = _COUNCIL.match(safe)
    year = year_of(int(council[1])) if council else None
    return f"https://docs.un.org/{safe}{f'({year})' if year else ''}"
