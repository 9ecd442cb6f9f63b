"""Single citations at a place: provisions, resolutions, documents, and names of instruments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from stancekit.legal import filings, grammar, papers
from stancekit.legal.citations import Citation, Form
from stancekit.legal.numerals import read_digits, to_roman
from stancekit.legal.organs import ASSEMBLY, COUNCIL, Organ, organ_before
from stancekit.legal.phrases import compiled
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
_PAPER_WORDS = frozenset(f for w in (*papers.WORDS, "letters") for f in forms_of(w))
_SERIES_WORDS = frozenset(("S", "A", "E", "T", "ST", "SC"))

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
    left: str
    reach: int
    right: str
    name: str
    unsure: bool


@frozen
class _Names:
    """The names that one word anchors.

    Attributes:
        plain: Those that begin with it.
        led: Those with words before it.
        any_plain: Matches where any of the plain does.
    """

    plain: tuple[_Alias, ...]
    led: tuple[_Alias, ...]
    any_plain: str

    @classmethod
    def of(cls, aliases: list[_Alias]) -> _Names:
        plain = tuple(a for a in aliases if not a.left)
        patterns = dict.fromkeys(a.right for a in plain)
        return cls(
            plain,
            tuple(a for a in aliases if a.left),
            "|".join(f"(?:{p})" for p in patterns) if patterns else r"(?!)",
        )

    def worth_trying(self, text: str, start: int) -> tuple[_Alias, ...]:
        """Return the names that may stand at a place."""
        any_plain = compiled(self.any_plain).match(text, start)
        return self.plain + self.led if any_plain else self.led


class Atoms:
    """Reads the citations of one table of instruments; never changed once built."""

    def __init__(self, table: InstrumentTable) -> None:
        """Index the names of a table by the first letters and digits of their anchors."""
        self.table = table
        self.nouns = frozenset(i.short for i in table.instruments if i.short)
        self._provisions = {f for w in _PROVISION_WORDS for f in forms_of(w)}
        self._resolutions = {f for w in _RESOLUTION_WORDS for f in forms_of(w)}
        names: dict[str, list[_Alias]] = {}
        self._nouns = {f: noun for noun in self.nouns for f in forms_of(noun.casefold())}
        for instrument in table.instruments:
            for phrase in instrument.aliases:
                left = rf"{phrase.left}\Z" if phrase.left else ""
                alias = _Alias(left, phrase.reach, phrase.right, instrument.name, phrase.unsure)
                for form in _anchor_forms(phrase.anchor):
                    names.setdefault(form, []).append(alias)
        self._names = {word: _Names.of(aliases) for word, aliases in names.items()}
        self.words = frozenset(
            (
                *(*_SCANNED, *_SCANNED_CAPITALS, *papers.WORDS),
                *(*self._names, *map(str.casefold, self.nouns)),
            )
        )

    def at(self, text: str, start: int) -> list[Citation]:
        """Read the citations that begin, or whose anchor begins, at a place."""
        word = word_at(text, start)
        found: list[Citation] = []
        if word in _SERIES_WORDS and _slash_behind(text, start + len(word)):
            found += _documents(text, start)
        if word in self._provisions:
            found += _provisions(text, start)
        elif word in self._resolutions:
            found += _numbered(text, start, word)
        elif word in _PAPER_WORDS:
            found += _paper(text, start)
        names = self._names.get(word)
        named = self._named(text, start, names) if names is not None else None
        if named is not None:
            found.append(named)
        elif word in self._nouns:
            found += _short(text, start, word, self._nouns[word])
        return found

    def _named(self, text: str, start: int, some: _Names) -> Citation | None:
        """Read the longest name whose anchor begins at a place."""
        first = last = start
        names: dict[str, bool] = {}
        for alias in some.worth_trying(text, start):
            match = compiled(alias.right).match(text, start)
            if match is None:
                continue
            begin = _begin(text, start, alias)
            if begin is None:
                continue
            stop = match.end()
            if stop - begin > last - first:
                first, last, names = begin, stop, {}
            if begin == first and stop == last:
                names.setdefault(alias.name, alias.unsure)
        if not names or _NOT_A_NAME.match(text, last):
            return None
        unsure = tuple(name for name, doubtful in names.items() if doubtful)
        return self._dated(text, first, last, tuple(names), unsure)

    def _dated(
        self, text: str, start: int, stop: int, names: tuple[str, ...], unsure: tuple[str, ...]
    ) -> Citation:
        """Take in the year before or the date behind a name, where it is the instrument's own."""
        first, last, year = start, stop, None
        before = _YEAR_BEFORE.search(text[max(0, start - 8) : start])
        if before:
            year = int(before[1].translate(_MISREAD))
            first = start - len(before[0])
        behind = _YEAR_BEHIND.match(text, stop)
        if behind:
            year = int(behind[1].translate(_MISREAD))
            last = behind.end()
        if year is not None:
            fits = tuple(n for n in names if self._is_of(n, year))
            if fits:
                return Citation(Form.NAME, Span(first, last), fits, unsure=unsure, year=year)
        return Citation(Form.NAME, Span(start, stop), names, unsure=unsure, year=year)

    def _is_of(self, name: str, year: int) -> bool:
        instrument = self.table.named(name)
        return instrument is not None and str(year) in instrument.date


def _anchor_forms(anchor: str) -> set[str]:
    """Return the words a name's anchor may begin with, with and without accents."""
    first = word_at(anchor, 0)
    plain = "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))
    return {form for word in (first, plain) for form in forms_of(word)}


def _begin(text: str, start: int, alias: _Alias) -> int | None:
    if not alias.left:
        return start
    least = max(0, start - alias.reach)
    before = compiled(alias.left).search(text[least:start])
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


def _paper(text: str, start: int) -> Iterator[Citation]:
    paper = papers.read_paper(text, start)
    if paper is None:
        return
    begin = paper.start
    if paper.kind != "letter":
        least, organ = organ_before(text, start)
        begin = least if organ is COUNCIL else begin
    yield Citation(Form.PAPER, Span(begin, paper.stop), (paper.name,), noun=paper.kind)


def _numbered(text: str, start: int, word: str) -> Iterator[Citation]:
    items = filings.read_resolutions(text, start)
    if not items:
        if word == "resolution":
            yield _anaphor(text, start)
        return
    begin, organ = organ_before(text, start)
    if "SCR" in word:
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


def _anaphor(text: str, start: int) -> Citation:
    """Read "the same resolution"; any other "resolution" counts only behind "paragraph 5 of"."""
    least = max(0, start - 20)
    same = _SAME.search(text[least:start])
    begin = least + same.start() if same else start
    noun = "same resolution" if same else "resolution"
    return Citation(Form.ANAPHOR, Span(begin, start + len("resolution")), noun=noun)


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
