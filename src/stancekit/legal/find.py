"""Find citations in a text: what stands there, before any question of what is meant.

One linear scan looks for triggers, words without which no citation can be; at each the grammar is
matched in place. What touches is then combined: an article with the treaty behind it, a paragraph
with the resolution it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import evolve

from stancekit.legal import filings, grammar
from stancekit.legal.citations import Citation, Form
from stancekit.legal.combine import combine
from stancekit.legal.numerals import read_digits, to_roman
from stancekit.legal.organs import ASSEMBLY, COUNCIL, organ_before
from stancekit.legal.phrases import Phrase
from stancekit.legal.tables import InstrumentTable, shipped
from stancekit.model import Span

__all__ = ["find"]


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:19|20|[lI]9)\d\d"
_YEAR_BEFORE = re.compile(rf"(?<![\w/-])({_YEAR})\s{{1,4}}\Z")
_YEAR_AFTER = re.compile(
    rf"\s{{0,3}},?\s{{1,4}}of\s{{1,4}}(?:\d{{1,2}}\s{{1,4}}{_MONTH}\s{{1,4}})?({_YEAR})(?![\d-])"
)
_NOT_A_NAME = re.compile(r"\s{1,4}(?:Organi[sz]ation|Review\s{1,4}Committee)\b")
_CAPITALIZED_AFTER = re.compile(
    r"\s{1,2}(?!The\b|And\b)[A-Z0-9][a-z0-9]|\s{1,4}(?:of|for|on|against)\s{1,4}(?!the\s{1,4}(?:UN|United)\b)(?:the\s{1,4})?[A-Z]|[-–]\w|\s{1,2}(?:flight|school|plane|jet|member)"
)
_CAPITALIZED_BEFORE = re.compile(
    r"(?:\b[A-Z][\w-]*|\b(?:national|social|city|company|party|royal|school))\s{1,2}\Z"
)
_OPENERS = frozenset(
    str.split("""
    The Our This That Its Under In By Of And But Yet With Nor If As Since While When These Their
    His Her Both For Per From To Any Such Thus
    """)
)


class Finder:
    """Finds the citations of one table of instruments; immutable once built."""

    def __init__(self, table: InstrumentTable) -> None:
        self.table = table
        self.anchors: dict[
            str, list[tuple[re.Pattern[str] | None, re.Pattern[str], str, bool]]
        ] = {}
        self.nouns = frozenset(i.short for i in table.instruments if i.short)
        for instrument in table.instruments:
            for phrase in instrument.aliases:
                self._add(phrase, instrument.name)
        words = {*self.anchors, *self.nouns}
        choice = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        self.name_trigger = re.compile(rf"(?<![^\W_])(?:{choice})(?![^\W_])", re.IGNORECASE)

    def _add(self, phrase: Phrase, name: str) -> None:
        left = re.compile(rf"{phrase.left}\Z") if phrase.left else None
        entry = (left, re.compile(phrase.right), name, phrase.unsure)
        self.anchors.setdefault(phrase.anchor.casefold(), []).append(entry)

    def names_at(self, text: str, start: int, word: str) -> Citation | None:
        """Read the longest name whose anchor begins at a place."""
        best: tuple[int, int] | None = None
        names: list[tuple[str, bool]] = []
        for left, right, name, unsure in self.anchors.get(word.casefold(), ()):
            match = right.match(text, start)
            if not match:
                continue
            begin = start
            if left:
                least = max(0, start - 120)
                before = left.search(text[least:start])
                if not before:
                    continue
                begin = least + before.start()
            span = (begin, match.end())
            if best is None or span[1] - span[0] > best[1] - best[0]:
                best, names = span, [(name, unsure)]
            elif span == best and name not in [n for n, _ in names]:
                names.append((name, unsure))
        if best is None or _NOT_A_NAME.match(text, best[1]):
            return None
        unsure_names = tuple(n for n, doubtful in names if doubtful)
        every = tuple(n for n, _ in names)
        return self._dated(text, Citation(Form.NAME, Span(*best), every, unsure=unsure_names))

    def _dated(self, text: str, citation: Citation) -> Citation:
        """Take in the year before or the date behind a name, where it is the instrument's own."""
        span, year = citation.span, None
        before = _YEAR_BEFORE.search(text[max(0, span.start - 8) : span.start])
        after = _YEAR_AFTER.match(text, span.stop)
        if before:
            year = int(before[1].translate(str.maketrans("lI", "11")))
            span = Span(span.start - len(before[0]), span.stop)
        if after:
            year = int(after[1].translate(str.maketrans("lI", "11")))
            span = Span(span.start, after.end())
        if year is None:
            return citation
        fits = tuple(n for n in citation.names if self._fits(n, year))
        if fits:
            return evolve(citation, span=span, names=fits, year=year)
        return evolve(citation, year=year)

    def _fits(self, name: str, year: int) -> bool:
        instrument = self.table.named(name)
        return instrument is not None and str(year) in instrument.date

    def short_at(self, text: str, start: int, word: str) -> Citation | None:
        """Read a head noun that may stand for an instrument named before."""
        noun = word.capitalize()
        stop = start + len(word)
        if noun not in self.nouns or text[stop : stop + 1].isalnum():
            return None
        if _CAPITALIZED_AFTER.match(text, stop):
            return None
        before = _CAPITALIZED_BEFORE.search(text[max(0, start - 40) : start])
        if before and before[0].split()[0] not in _OPENERS:
            return None
        return Citation(Form.SHORT, Span(start, stop), noun=noun)


def _resolutions(text: str, start: int) -> Iterator[Citation]:
    begin, organ = organ_before(text, start)
    if text[start : start + 4] in ("UNSC", "SCR ", "SCRs"):
        organ = COUNCIL
    for form, item in filings.read_resolutions(text, start):
        first = begin if item.start == start else item.start
        owner = organ
        if owner is None or owner.instrument == "UN":
            owner = COUNCIL if form == "number" else ASSEMBLY
        label, year = item.label, item.year
        if form == "new" and owner is COUNCIL:
            number, _, tail = label.partition("/")
            if re.fullmatch(r"(?:19|20)\d\d", tail):  # "2249/2015", as the press writes
                label, year = number, int(tail)
            else:
                owner = ASSEMBLY
        elif form == "new" and re.fullmatch(r"\d{3,4}/(?:19|20)\d\d", label):
            owner, (label, _, tail) = COUNCIL, label.partition("/")
            year = int(tail)
        elif owner is ASSEMBLY and form == "number":
            owner = COUNCIL if organ is not ASSEMBLY else ASSEMBLY
        yield Citation(
            Form.RESOLUTION if owner.instrument else Form.FOREIGN,
            Span(first, item.stop),
            (owner.instrument,) if owner.instrument else (),
            symbol=owner.symbol.format(label) if owner.symbol else None,
            year=year,
            noun="" if organ else "resolution",
        )


_SERIES = {
    "council": "UNSC resolution",
    "assembly": "UNGA resolution",
    "rights": "HRC resolution",
    "social": "ECOSOC resolution",
}


def _documents(text: str, start: int) -> Iterator[Citation]:
    before = text[start - 1 : start]
    if before and (before.isalnum() or before in "/-_."):
        return
    for symbol in filings.read_symbol(text, start):
        name = _SERIES.get(symbol.series, "UN document")
        form = Form.RESOLUTION if symbol.series in _SERIES else Form.DOCUMENT
        span = Span(symbol.start, symbol.stop)
        yield Citation(form, span, (name,), symbol=symbol.symbol, year=symbol.year)


_ORDINAL_CHAPTER = re.compile(
    r"(?<!\w)(?i:(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\s{1,4}\Z"
)


def _provisions(text: str, start: int) -> Iterator[Citation]:
    items = grammar.read_provisions(text, start)
    for number, item in enumerate(items, 1):
        span = Span(item.start, item.stop)
        yield Citation(Form.PROVISION, span, provision=item.label, series=number)
    if not items and text[start : start + 7].casefold() == "chapter":
        least = max(0, start - 12)
        ordinal = _ORDINAL_CHAPTER.search(text[least:start])
        if ordinal and not text[start + 7 : start + 8].isalnum():
            number = read_digits(ordinal[1]) or 1
            span = Span(least + ordinal.start(), start + 7)
            label = f"Chapter {to_roman(number)}"
            yield Citation(Form.PROVISION, span, provision=label, series=1)


# Each trigger is a literal or a class of letters that the grammar cannot do without.
_TRIGGERS = re.compile(
    r"(?<![^\W_])(?:(?i:article|chapter|resolution|arts?\b|chap\.|ch\.)|RES\b|Res\b|UNSCR|SCR)|(?<![\w/])(?:[SAET]|ST)\s{0,2}/"
)


def _atoms(text: str, finder: Finder) -> Iterator[Citation]:
    for match in _TRIGGERS.finditer(text):
        start, word = match.start(), match[0].casefold()
        if word.endswith("/"):
            yield from _documents(text, start)
        elif word.startswith(("res", "uns", "scr")):
            yield from _resolutions(text, start)
        else:
            yield from _provisions(text, start)
    for match in finder.name_trigger.finditer(text):
        found = finder.names_at(text, match.start(), match[0])
        found = found or finder.short_at(text, match.start(), match[0])
        if found:
            yield found


def _outermost(citations: Iterable[Citation]) -> list[Citation]:
    """Drop citations inside or across longer ones; the earlier wins where lengths are equal."""
    ranked = sorted(citations, key=lambda c: (-len(c.span), c.span.start, c.form))
    kept: list[Citation] = []
    taken: set[int] = set()
    for citation in ranked:
        places = range(citation.span.start, citation.span.stop)
        if not any(p in taken for p in (places[0], places[-1])):
            kept.append(citation)
            taken.update(places)
    return sorted(kept, key=lambda c: c.span)


@lru_cache(maxsize=8)
def _finder(table: InstrumentTable) -> Finder:
    return Finder(table)


def find(text: str, table: InstrumentTable | None = None) -> tuple[Citation, ...]:
    """Find the citations of legal instruments in a text.

    Args:
        text: Any text.
        table: The instruments to look for; those shipped with stancekit where None.

    Returns:
        Citations in the order of the text, not overlapping, elliptic ones unresolved.

    Example:
        >>> [str(c.span) for c in find("Article 51 of the UN Charter")]
        ['0-28']
    """
    finder = _finder(shipped() if table is None else table)
    atoms = _outermost(_atoms(text, finder))
    return tuple(combine(text, atoms))
