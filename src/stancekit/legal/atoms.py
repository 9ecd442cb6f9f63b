"""Single citations at a place: provisions, resolutions, documents, and names of instruments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import evolve, frozen

from stancekit.legal import filings, grammar
from stancekit.legal.citations import Citation, Form
from stancekit.legal.numerals import read_digits, to_roman
from stancekit.legal.organs import ASSEMBLY, COUNCIL, Organ, organ_before
from stancekit.legal.scan import forms_of, word_at
from stancekit.legal.tables import InstrumentTable
from stancekit.model import Span

__all__ = ["Atoms"]

_PROVISION_WORDS = ("article", "articles", "art", "arts", "chapter", "chapters", "Chap", "Ch")
_RESOLUTION_WORDS = ("resolution", "resolutions", "Res", "RES", "UNSCR", "UNSCRs", "SCR", "SCRs")
# What of these the scan looks for: the plurals are found by their singulars, and "art" in small
# letters is an article only with its stop.
_SCANNED = ("article", "art.", "arts.", "Art", "Arts", "chapter", "Chap", "Ch", "resolution")
_SCANNED_CAPITALS = ("Res", "UNSCR", "SCR")
_SERIES_WORDS = frozenset(("S", "A", "E", "T", "ST"))

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:19|20|[lI]9)\d\d"
_YEAR_BEFORE = re.compile(rf"(?<![\w/-])({_YEAR})\s{{1,4}}\Z")
_YEAR_BEHIND = re.compile(
    rf"\s{{0,3}},?\s{{1,4}}of\s{{1,4}}(?:\d{{1,2}}\s{{1,4}}{_MONTH}\s{{1,4}})?({_YEAR})(?![\d-])"
)
_MISREAD = str.maketrans("lI", "11")
_NOT_A_NAME = re.compile(r"\s{1,4}(?:Organi[sz]ation|Review\s{1,4}Committee)\b")
# "Charter Communications", "Charter of Rights", "charter flight": another charter.
_OTHER_BEHIND = re.compile(
    r"\s{1,2}(?!The\b|And\b)[A-Z0-9][a-z0-9]|[-–]\w"
    r"|\s{1,4}(?:of|for|on|against)\s{1,4}(?!the\s{1,4}(?:UN|United)\b)(?:the\s{1,4})?[A-Z]"
    r"|\s{1,2}(?:flight|school|plane|jet|member)"
)
_OTHER_BEFORE = re.compile(
    r"(?:\b[A-Z][\w-]*|\b(?:national|social|city|company|party|royal|school))\s{1,2}\Z"
)
_OPENERS = frozenset(
    str.split("""
    The Our This That Its Under In By Of And But Yet With Nor If As Since While When These Their
    His Her Both For Per From To Any Such Thus
    """)
)
_ORDINAL_CHAPTER = re.compile(
    r"(?<!\w)(?i:(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\s{1,4}\Z"
)


@frozen
class _Alias:
    left: re.Pattern[str] | None
    reach: int
    right: re.Pattern[str]
    name: str
    unsure: bool


class Atoms:
    """Reads the citations of one table of instruments; never changed once built."""

    def __init__(self, table: InstrumentTable) -> None:
        """Index the names of a table by the first letters and digits of their anchors."""
        self.table = table
        self.nouns = frozenset(i.short for i in table.instruments if i.short)
        self._provisions = {f for w in _PROVISION_WORDS for f in forms_of(w)}
        self._resolutions = {f for w in _RESOLUTION_WORDS for f in forms_of(w)}
        self._names: dict[str, list[_Alias]] = {}
        self._nouns = {f: noun for noun in self.nouns for f in forms_of(noun.casefold())}
        for instrument in table.instruments:
            for phrase in instrument.aliases:
                left = re.compile(rf"{phrase.left}\Z") if phrase.left else None
                right = re.compile(phrase.right)
                alias = _Alias(left, phrase.reach, right, instrument.name, phrase.unsure)
                for form in _anchor_forms(phrase.anchor):
                    self._names.setdefault(form, []).append(alias)
        self.words = frozenset(
            (*_SCANNED, *_SCANNED_CAPITALS, *self._names, *map(str.casefold, self.nouns))
        )

    def at(self, text: str, start: int) -> Iterator[Citation]:
        """Read the citations that begin, or whose anchor begins, at a place."""
        word = word_at(text, start)
        if not word:
            return
        if word in _SERIES_WORDS and _slash_behind(text, start + len(word)):
            yield from _documents(text, start)
        if word in self._provisions:
            yield from _provisions(text, start)
        elif word in self._resolutions:
            yield from _numbered(text, start)
        named = self._named(text, start, word) if word in self._names else None
        if named is not None:
            yield named
        elif word in self._nouns:
            yield from _short(text, start, word, self._nouns[word])

    def _named(self, text: str, start: int, word: str) -> Citation | None:
        """Read the longest name whose anchor begins at a place."""
        best = (start, start)
        names: dict[str, bool] = {}
        for alias in self._names[word]:
            match = alias.right.match(text, start)
            if match is None:
                continue
            begin = _begin(text, start, alias)
            if begin is None:
                continue
            span = (begin, match.end())
            if span[1] - span[0] > best[1] - best[0]:
                best, names = span, {}
            if span == best:
                names.setdefault(alias.name, alias.unsure)
        if not names or _NOT_A_NAME.match(text, best[1]):
            return None
        unsure = tuple(name for name, doubtful in names.items() if doubtful)
        return self._dated(text, Citation(Form.NAME, Span(*best), tuple(names), unsure=unsure))

    def _dated(self, text: str, citation: Citation) -> Citation:
        """Take in the year before or the date behind a name, where it is the instrument's own."""
        span, year = citation.span, None
        before = _YEAR_BEFORE.search(text[max(0, span.start - 8) : span.start])
        behind = _YEAR_BEHIND.match(text, span.stop)
        if before:
            year = int(before[1].translate(_MISREAD))
            span = Span(span.start - len(before[0]), span.stop)
        if behind:
            year = int(behind[1].translate(_MISREAD))
            span = Span(span.start, behind.end())
        if year is None:
            return citation
        fits = tuple(n for n in citation.names if self._is_of(n, year))
        if fits:
            return evolve(citation, span=span, names=fits, year=year)
        return evolve(citation, year=year)

    def _is_of(self, name: str, year: int) -> bool:
        instrument = self.table.named(name)
        return instrument is not None and str(year) in instrument.date


def _anchor_forms(anchor: str) -> set[str]:
    """Return the words a name's anchor may begin with, with and without accents."""
    first = word_at(anchor, 0)
    plain = "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))
    return {form for word in (first, plain) for form in forms_of(word)}


def _begin(text: str, start: int, alias: _Alias) -> int | None:
    if alias.left is None:
        return start
    least = max(0, start - alias.reach)
    before = alias.left.search(text[least:start])
    return None if before is None else least + before.start()


def _short(text: str, start: int, word: str, noun: str) -> Iterator[Citation]:
    """Read a head noun that may stand for an instrument named before."""
    stop = start + len(word)
    if _OTHER_BEHIND.match(text, stop):
        return
    before = _OTHER_BEFORE.search(text[max(0, start - 40) : start])
    if before is None or before[0].split()[0] in _OPENERS:
        yield Citation(Form.SHORT, Span(start, stop), noun=noun)


def _provisions(text: str, start: int) -> Iterator[Citation]:
    items = grammar.read_provisions(text, start)
    for number, item in enumerate(items, 1):
        span = Span(item.start, item.stop)
        yield Citation(Form.PROVISION, span, provision=item.label, series=number)
    if not items and word_at(text, start).casefold() == "chapter":
        least = max(0, start - 12)
        ordinal = _ORDINAL_CHAPTER.search(text[least:start])
        if ordinal:
            span = Span(least + ordinal.start(), start + len("chapter"))
            label = f"Chapter {to_roman(read_digits(ordinal[1]) or 1)}"
            yield Citation(Form.PROVISION, span, provision=label, series=1)


def _numbered(text: str, start: int) -> Iterator[Citation]:
    items = filings.read_resolutions(text, start)
    if not items:
        yield from _anaphor(text, start)
        return
    begin, organ = organ_before(text, start)
    if "SCR" in word_at(text, start):
        organ = COUNCIL
    for form, item in items:
        owner, number, year = _owner(form, item, organ)
        yield Citation(
            Form.RESOLUTION if owner.instrument else Form.FOREIGN,
            Span(begin if item.start == start else item.start, item.stop),
            (owner.instrument,) if owner.instrument else (),
            symbol=owner.symbol.format(number) if owner.symbol else None,
            year=year,
            noun="" if organ else "resolution",
        )


_SAME = re.compile(r"\b(same|said|aforementioned|above-mentioned)\s{1,4}\Z")


def _anaphor(text: str, start: int) -> Iterator[Citation]:
    """Read "the same resolution"; any other "resolution" counts only behind "paragraph 5 of"."""
    word = word_at(text, start)
    if word != "resolution":
        return
    least = max(0, start - 20)
    same = _SAME.search(text[least:start])
    begin = least + same.start() if same else start
    noun = "same resolution" if same else "resolution"
    yield Citation(Form.ANAPHOR, Span(begin, start + len(word)), noun=noun)


_PRESS_FORM = re.compile(r"(\d{3,4})/((?:19|20)\d\d)\Z")


def _owner(form: str, item: grammar.Item, organ: Organ | None) -> tuple[Organ, str, int | None]:
    """Tell whose resolution a number is; the form of the number decides where no organ stands."""
    unnamed = organ is None or organ.instrument == "UN"
    press = _PRESS_FORM.match(item.label)
    if press and (unnamed or organ is COUNCIL):  # "2249/2015", as the press writes
        return COUNCIL, press[1], int(press[2])
    if form == "number":
        return (COUNCIL if unnamed or organ is None else organ), item.label, item.year
    if unnamed or organ is None or organ is COUNCIL:
        return ASSEMBLY, item.label, item.year
    return organ, item.label, item.year


_SERIES = {
    "council": "UNSC resolution",
    "assembly": "UNGA resolution",
    "rights": "HRC resolution",
    "social": "ECOSOC resolution",
}


def _slash_behind(text: str, place: int) -> bool:
    return text[place : place + 3].lstrip()[:1] == "/"


def _documents(text: str, start: int) -> Iterator[Citation]:
    if text[start - 1 : start] in ("/", "-", "_", ".") and start:
        return
    for symbol in filings.read_symbol(text, start):
        name = _SERIES.get(symbol.series, "UN document")
        form = Form.RESOLUTION if symbol.series in _SERIES else Form.DOCUMENT
        span = Span(symbol.start, symbol.stop)
        yield Citation(form, span, (name,), symbol=symbol.symbol, year=symbol.year)
