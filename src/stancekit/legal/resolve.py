"""Resolve citations: which instrument an elliptic one means, judged by what stands around it.

A bare "Article 51" is the Charter's where the text talks of self-defence or the Security Council,
and Additional Protocol I's beside the law of armed conflict; "the Charter" is the United Nations'
unless it is a television company's. What the context does not decide is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from stancekit.legal.citations import Citation, Form
from stancekit.legal.council import doubt
from stancekit.legal.find import find
from stancekit.legal.jurisdictions import shipped
from stancekit.legal.papers import day_of
from stancekit.legal.tables import Instrument, InstrumentTable, context_pattern
from stancekit.model import Reference, Span

__all__ = ["identify", "references", "resolve"]

# How far, in code points, context is looked for on either side.
_NEAR = 400
_SENTENCE = 160

_CHARTER = "UN Charter"
_LAST_ARTICLE = 111
_UNITED_NATIONS = (
    r"United\s+Nations|\bU\.?N\.?\b|Security\s+Council|General\s+Assembly|UNSC|\bUNGA\b"
    r"|Secretary[\s-]+General|[Ss]elf\s?-?\s?defen[cs]e|\bChapter\s+VI{1,3}\b|Member\s+States?"
    r"|(?:use|threat|resort)\s+(?:of|to)\s+(?:armed\s+)?force|peace\s+and\s+security"
)
# Beside what a bare article is the Charter's.
_ARTICLE_CONTEXT = re.compile(
    rf"{_UNITED_NATIONS}|prohibition\s+of\s+(?:the\s+)?(?:use|threat)|collective\s+security"
    r"|(?:armed|military)\s+(?:attack|intervention)|resolutions?\s+\d{3,4}\s*\("
    r"|acts?\s+of\s+aggression|sanctions"
)
# Beside what a bare Charter is the United Nations'.
_CHARTER_CONTEXT = re.compile(
    rf"{_UNITED_NATIONS}|international\s+(?:law|peace|community)|\bArticles?\s+\d"
    r"|resolutions?\s+\d{3,4}|[Ss]overeign"
)
# Beside what a statement or a letter of a day is one of the United Nations'.
_PAPER_CONTEXT = re.compile(
    r"Security\s+Council|\bCouncil's\b|S/PRST|\bUNSC\b|United\s+Nations|\bU\.?N\.?\b"
    r"|Secretary[\s-]+General|Permanent\s+(?:Representative|Mission)|Charg[ée]\s+d['’]affaires"
)
_DOMESTIC = re.compile(
    r"\b(?:[Cc]onstitution(?:al)?|(?:[Pp]enal|[Cc]riminal|[Cc]ivil|[Tt]ax|[Ll]abou?r)\s+[Cc]ode"
    r"|[Bb]asic\s+[Ll]aw|[Ss]upreme\s+[Cc]ourt|impeach\w*|referendum|amendment)\b"
)
_HUMANITARIAN = re.compile(
    r"Additional\s+Protocol|\bAP\s+I\b|Protocol\s+I\b|Geneva\s+Conventions?|[Ii]ndiscriminate"
    r"|law\s+of\s+(?:armed\s+conflict|war)|civilian\s+population"
)
_HUMANITARIAN_NAMES = ("Additional Protocol I", "Geneva Conventions", "Geneva Convention IV")
_NOT_HUMANITARIAN = re.compile(
    r"[Ss]elf\s?-?\s?defen[cs]e|\bCharter\b|Security\s+Council|United\s+Nations|\bUN\b|armed\s+attack"
)
# The one article of the Charter that news names without it.
_INVOKED = re.compile(r"(?i)\b(?:invok|legal|lawful|justif|trigger|pursuant|notif)")
_BOOK_BEHIND = re.compile(
    r"(?i)\s{1,4}(?:bankruptcy|protection|filing"
    r"|of\s+(?:the|his|her|my|this)\s+(?:book|novel|memoir|report|study|story|saga))"
)
_BOOK = re.compile(r"(?i)\b(?:books?|novel|memoir|page)\b")
_ROMAN_CHAPTER = re.compile(r"[Cc]\w+\s+VI{1,3}\b")
_THEREOF = re.compile(r"\s{1,4}thereof\b")
_SENTENCE_END = re.compile(r"[.;!?]\s")


@frozen
class _Named:
    """An instrument that the text has named."""

    name: str
    symbol: str | None
    resolution: bool


class _Resolver:
    """Goes through the citations of one text and remembers what has been named."""

    def __init__(self, text: str, table: InstrumentTable) -> None:
        self.text = text
        self.table = table
        self.last: _Named | None = None
        self.last_resolution: _Named | None = None
        # Which of all citations named an instrument last.
        self.named: dict[str, int] = {}
        self.count = 0
        self.known: dict[str, _Named] = {}

    def __call__(self, citations: Iterable[Citation]) -> Iterator[Reference]:
        for citation in citations:
            found = self.meaning(citation)
            if found is None:
                continue
            self.count += 1
            self.named[found.name] = self.count
            self.last = found
            if found.resolution:
                self.last_resolution = found
            yield Reference(
                found.name, citation.span, provision=citation.provision, symbol=found.symbol
            )

    def meaning(self, citation: Citation) -> _Named | None:
        if citation.form is Form.FOREIGN:
            return None
        if citation.form is Form.ANAPHOR:
            return self.last_resolution
        if citation.form is Form.PAPER:
            return self.paper(citation)
        if citation.form is Form.RESOLUTION or (citation.symbol and citation.names):
            return self.filed(citation)
        name = self.elliptic(citation) if not citation.names else self.fitting(citation)
        return None if name is None else self.listed(name)

    def listed(self, name: str) -> _Named:
        """Return an instrument of the table as texts refer to it."""
        known = self.known.get(name)
        if known is None:
            known = self.known[name] = self.looked_up(name)
        return known

    def looked_up(self, name: str) -> _Named:
        instrument = self.table.named(name)
        symbol = instrument.symbol if instrument is not None else None
        if symbol is None or "/RES/" not in symbol:
            return _Named(name, None, resolution=False)
        if instrument is not None and instrument.kind == "resolution":  # named by description
            name = "UNSC resolution" if symbol.startswith("S/") else "UNGA resolution"
            return _Named(name, symbol, resolution=True)
        return _Named(name, symbol, resolution=False)

    def filed(self, citation: Citation) -> _Named | None:
        """Take what has a number as it comes, but for numbers no resolution has."""
        name = citation.names[0]
        numbered = name == "UNSC resolution" and citation.noun and citation.form is Form.RESOLUTION
        if numbered:
            number = int(str(citation.symbol).rpartition("/")[2])
            if doubt(number, None):
                return None
            weak = citation.year is None and number < 100
            if weak and not _ARTICLE_CONTEXT.search(self.near(citation.span)):
                return None
        return _Named(name, citation.symbol, resolution=citation.form is Form.RESOLUTION)

    def paper(self, citation: Citation) -> _Named | None:
        """Tell which statement or letter of a day is meant, where the United Nations are near."""
        name = citation.names[0]
        near = self.near(citation.span)
        if name not in self.named and not _PAPER_CONTEXT.search(near):
            return None
        known = [i for i in self.table.dated(str(day_of(name))) if i.kind == citation.noun]
        if citation.noun == "letter":
            patterns = ((i, context_pattern(i.context)) for i in known)
            known = [i for i, pattern in patterns if pattern and pattern.search(near)]
        if len(known) == 1:
            return _Named("UN document", known[0].symbol, resolution=False)
        return _Named(name, None, resolution=False)

    def near(self, span: Span) -> str:
        return self.text[max(0, span.start - _NEAR) : span.stop + _NEAR]

    def beside(self, span: Span) -> str:
        """Return what stands on either side, without the words themselves."""
        before = self.text[max(0, span.start - _NEAR) : span.start]
        return f"{before} {self.text[span.stop : span.stop + _NEAR]}"

    def sentence(self, span: Span) -> str:
        """Return the rest of the sentence, roughly: up to the nearest stops within reach."""
        before = self.text[max(0, span.start - _SENTENCE) : span.start]
        behind = self.text[span.stop : span.stop + _SENTENCE]
        return f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(behind)[0]}"

    def fitting(self, citation: Citation) -> str | None:
        """Choose among instruments of one name by year, then by the words beside."""
        for name in citation.names:
            instrument = self.table.named(name) if name in citation.unsure else None
            if instrument is None:
                return name
            if citation.year and str(citation.year) in instrument.date:
                return name
            pattern = context_pattern(instrument.context)
            if pattern and pattern.search(self.beside(citation.span)):
                return name
        return None

    def elliptic(self, citation: Citation) -> str | None:
        if citation.noun == "Charter":
            return self.charter(citation)
        if citation.noun:
            return self.short(citation) if citation.provision else None
        return self.bare(citation) if citation.form is Form.PROVISION else None

    def named_last(self, names: Iterable[str]) -> str | None:
        """Return which of some instruments was named last; None where none was."""
        known = [(self.named[name], name) for name in names if name in self.named]
        return max(known)[1] if known else None

    def short(self, citation: Citation) -> str | None:
        """Resolve "Article 5 of the Convention": what was named last, else what fits."""
        owners = self.table.called(citation.noun)
        named = self.named_last(i.name for i in owners)
        if named is not None:
            return named
        for instrument in owners:
            pattern = context_pattern(instrument.context)
            if pattern and pattern.search(self.near(citation.span)):
                return instrument.name
        return None

    def charter(self, citation: Citation) -> str | None:
        small = self.text[citation.span.stop - len("charter")] == "c"
        if small and citation.provision is None:
            return None
        if _CHARTER in self.named:
            return _CHARTER
        return _CHARTER if _CHARTER_CONTEXT.search(self.near(citation.span)) else None

    def bare(self, citation: Citation) -> str | None:
        """Resolve "Article 51" and "Chapter VII" that name no instrument."""
        provision = str(citation.provision)
        if self.last is not None and _THEREOF.match(self.text, citation.span.stop):
            return self.last.name
        near = self.near(citation.span)
        if provision.startswith("Chapter"):
            return _CHARTER if self.is_charter_chapter(citation, near) else None
        for instrument in self.table.with_bare:
            if not _is_one_of(provision, instrument.bare):
                continue
            pattern = context_pattern(instrument.context)
            if pattern and pattern.search(near):
                return instrument.name
        sentence = self.sentence(citation.span)
        number = int(re.findall(r"\d+", provision)[0])
        if number > _LAST_ARTICLE or _DOMESTIC.search(sentence):
            return None
        if _HUMANITARIAN.search(sentence) and not _NOT_HUMANITARIAN.search(sentence):
            return self.named_last(_HUMANITARIAN_NAMES)
        invoked = number == 51 and _INVOKED.search(sentence)
        after_charter = self.last is not None and self.last.name == _CHARTER
        return _CHARTER if invoked or after_charter or _ARTICLE_CONTEXT.search(near) else None

    def is_charter_chapter(self, citation: Citation, near: str) -> bool:
        if _BOOK_BEHIND.match(self.text, citation.span.stop):
            return False
        written = citation.span.of(self.text)
        if _ROMAN_CHAPTER.match(written) and not _BOOK.search(self.sentence(citation.span)):
            return True
        return bool(_ARTICLE_CONTEXT.search(near))


def _is_one_of(provision: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a provision is one of some or part of one."""
    return any(provision == w or provision.startswith(f"{w}(") for w in wanted)


def resolve(
    text: str, citations: Iterable[Citation], table: InstrumentTable | None = None
) -> tuple[Reference, ...]:
    """Resolve citations to references; what the context does not decide is left out.

    Args:
        text: The text they were found in.
        citations: Citations of that text in their order.
        table: The instruments; those shipped with stancekit where None.

    Example:
        >>> text = "Acting under Chapter VII, the Council adopted resolution 678 (1990)."
        >>> [(r.instrument, r.provision, r.symbol) for r in resolve(text, find(text))]
        [('UN Charter', 'Chapter VII', None), ('UNSC resolution', None, 'S/RES/678')]
    """
    return tuple(_Resolver(text, shipped().instruments if table is None else table)(citations))


def references(text: str, table: InstrumentTable | None = None) -> tuple[Reference, ...]:
    """Find and resolve the legal instruments a text refers to.

    Args:
        text: Any text.
        table: The instruments to look for; those shipped with stancekit where None.

    Returns:
        References in the order of the text, not overlapping.

    Example:
        >>> [r.provision for r in references("the right of self-defence under Article 51")]
        ['Article 51']
        >>> references("Article 51 of our Constitution; Charter Communications rose")
        ()
    """
    return resolve(text, find(text, table), table)


def identify(reference: Reference, table: InstrumentTable | None = None) -> Instrument:
    """Return the instrument that a reference means, with what the table knows of it.

    Two references to one instrument give equal instruments, however they are written.

    Example:
        >>> text = "Resolution 2249 (2015), which is S/RES/2249, calls upon States."
        >>> first, second = references(text)
        >>> identify(first) == identify(second), identify(first).url
        (True, 'https://docs.un.org/S/RES/2249(2015)')
    """
    table = shipped().instruments if table is None else table
    if reference.symbol is None:
        known = table.named(reference.instrument)
    else:
        known = table.filed(reference.symbol)
    if known is not None:
        return known
    day = day_of(reference.instrument)
    if day is not None:
        kind = reference.instrument.partition(" ")[2].partition(" of ")[0]
        return Instrument(reference.instrument, kind=kind, date=day)
    kind = "document" if reference.instrument == "UN document" else "resolution"
    return Instrument(
        reference.instrument, reference.symbol, kind=kind if reference.symbol else "treaty"
    )
