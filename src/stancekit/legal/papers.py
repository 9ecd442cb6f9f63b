"""Papers known by their date: statements of the Council's President, press statements, letters.

Where a symbol follows ("the letter dated 23 September 2014 (S/2014/695)") the symbol is the
citation, and nothing is read here.
"""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["WORDS", "Paper", "day_of", "read_paper"]

# What the scan looks for; the first words of the forms below.
WORDS = ("presidential", "press", "statement", "letter")

_MONTHS = str.split(
    "January February March April May June July August September October November December"
)
_MONTH = "|".join(_MONTHS)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})\s{{1,4}}(?P<month>{_MONTH})"
    rf"|(?P<Month>{_MONTH})\s{{1,4}}(?P<Day>\d{{1,2}})\s{{0,2}},)\s{{1,4}}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DATED = rf"\s{{0,3}},?\s{{1,4}}(?:of|dated|on|from)\s{{1,4}}{_DATE}"
_THE_PRESIDENT = (
    r"(?:its|the)\s{1,4}President(?:\s{1,4}of\s{1,4}the\s{1,4}(?:(?:UN|United\s{1,4}Nations)\s{1,4})?"
    r"(?:Security\s{1,4})?Council)?"
)
_FORMS = {
    "presidential statement": re.compile(
        rf"(?:[Pp]residential\s{{1,4}}[Ss]tatement|[Ss]tatement\s{{1,4}}(?:by|of)\s{{1,4}}"
        rf"{_THE_PRESIDENT}){_DATED}"
    ),
    "press statement": re.compile(rf"[Pp]ress\s{{1,4}}[Ss]tatement{_DATED}"),
    "letter": re.compile(
        r"[Ll]etters?(?:\s{1,4}addressed)?(?:\s{1,4}to\s{1,4}the\s{1,4}(?:President\s{1,4}of\s{1,4}the"
        r"\s{1,4}Security\s{1,4}Council|Secretary-General|Security\s{1,4}Council"
        rf"|United\s{{1,4}}Nations|UN)(?:\s{{1,4}}and\s{{1,4}}the)?){{0,2}}{_DATED}"
    ),
}
_IDENTICAL = re.compile(r"\b[Ii]dentical\s{1,4}\Z")
# "(S/2014/695)" behind whoever sent it to whom, or ", S/2014/695" at once.
_SYMBOL_BEHIND = re.compile(
    r"(?:\s{0,3},?\s{1,3}|[^.;,()]{0,160}?[(\[]\s{0,2})(?:document\s{1,3})?"
    r"(?:[SA]|SC)\s{0,2}/\s{0,2}[A-Z0-9]"
)
_DAY_OF = re.compile(r"of (\d{4}-\d\d-\d\d)\Z")


@frozen
class Paper:
    """A paper cited by its date.

    Attributes:
        kind: `presidential statement`, `press statement` or `letter`.
        start: Where it begins.
        stop: Where it ends.
        date: Its date (`2015-08-17`).
    """

    kind: str
    start: int
    stop: int
    date: str

    @property
    def name(self) -> str:
        """Canonical name: two papers of a kind and a day are not told apart."""
        return f"{'UN' if self.kind == 'letter' else 'UNSC'} {self.kind} of {self.date}"


def read_paper(text: str, start: int) -> Paper | None:
    """Read a paper cited by its date that begins at a place; None where there is none.

    Example:
        >>> paper = read_paper("presidential statement of 17 August 2015", 0)
        >>> paper.name, paper.stop
        ('UNSC presidential statement of 2015-08-17', 40)
        >>> read_paper("letter dated 23 September 2014 (S/2014/695)", 0)
    """
    for kind, form in _FORMS.items():
        match = form.match(text, start)
        if match is None:
            continue
        day = int(match["day"] or match["Day"])
        if not 1 <= day <= 31 or _SYMBOL_BEHIND.match(text, match.end()):
            return None
        month = _MONTHS.index(match["month"] or match["Month"]) + 1
        before = _IDENTICAL.search(text[max(0, start - 14) : start])
        begin = start - len(before[0]) if before and kind == "letter" else start
        return Paper(kind, begin, match.end(), f"{match['year']}-{month:02}-{day:02}")
    return None


def day_of(name: str) -> str | None:
    """Return the date in the canonical name of a paper; None where it is no paper's.

    Example:
        >>> day_of("UN letter of 2014-09-23"), day_of("UN Charter")
        ('2014-09-23', None)
    """
    found = _DAY_OF.search(name)
    return found[1] if found else None
