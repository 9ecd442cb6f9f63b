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
from stancekit.legal.tables import Instrument, InstrumentTable, context_pattern, shipped
from stancekit.model import Reference, Span

__all__ = ["identify", "references", "resolve"]

# How far, in code points, context is looked for on either side.
_NEAR = 400
_CLOSE = 160

_UN_CONTEXT = re.compile(
    r"United\s+Nations|\bU\.?N\.?\b|Security\s+Council|General\s+Assembly|Secretary[\s-]+General"
    r"|[Ss]elf\s?-?\s?defen[cs]e|(?:use|threat|resort)\s+(?:of|to)\s+(?:armed\s+)?force|\bChapter\s+VI{1,3}\b|UNSC"
    r"|peace\s+and\s+security|\bUNGA\b|prohibition\s+of\s+(?:the\s+)?(?:use|threat)|Member\s+States?"
    r"|(?:armed|military)\s+(?:attack|intervention)|resolutions?\s+\d{3,4}\s*\(|collective\s+security|acts?\s+of\s+aggression|sanctions"
)
_CHARTER_CONTEXT = re.compile(
    r"United\s+Nations|\bU\.?N\.?\b|Security\s+Council|General\s+Assembly|Secretary[\s-]+General|[Ss]elf\s?-?\s?defen[cs]e"
    r"|(?:use|threat)\s+of\s+force|\bChapter\s+VI{1,3}\b|UNSC|international\s+(?:law|peace|community)|peace\s+and\s+security"
    r"|\bArticles?\s+\d|Member\s+States?|resolutions?\s+\d{3,4}|[Ss]overeign"
)
_DOMESTIC = re.compile(
    r"\b(?:[Cc]onstitution(?:al)?|(?:[Pp]enal|[Cc]riminal|[Cc]ivil|[Tt]ax|[Ll]abou?r)\s+[Cc]ode|[Ss]tatute\s+book|[Bb]asic\s+[Ll]aw|[Ss]upreme\s+[Cc]ourt|impeach\w*|[Pp]arliament|referendum|amendment)\b"
)
_HUMANITARIAN = re.compile(
    r"Additional\s+Protocol|\bAP\s+I\b|Protocol\s+I\b|Geneva\s+Conventions?|[Ii]ndiscriminate|law\s+of\s+(?:armed\s+conflict|war)|civilian\s+population"
)
_SELF_DEFENCE = re.compile(
    r"[Ss]elf\s?-?\s?defen[cs]e|\bCharter\b|Security\s+Council|United\s+Nations|\bUN\b|armed\s+attack"
)
# The one article of the Charter that news names without it.
_INVOKED = re.compile(r"(?i)\b(?:invok|legal|lawful|justif|trigger|pursuant|notif)")
_BOOK = re.compile(
    r"\s{1,4}(?:bankruptcy|protection|filing|of\s+(?:the|his|her|my|this)\s+(?:book|novel|memoir|report|study|story|saga))",
    re.IGNORECASE,
)
_BOOK_BEFORE = re.compile(
    r"(?i)\b(?:read|see|book|novel|page|new|next|filed|filing|file|seek|under|episode|season)\s{1,2}(?:for\s{1,2})?\Z"
)
_THEREOF = re.compile(r"\s{1,4}thereof\b")
# Provisions that news names without the treaty, where its world is near.
_HOUSEHOLD = (
    (
        re.compile(r"Article 5\Z"),
        re.compile(
            r"\bNATO\b|North\s+Atlantic|[Aa]lliance|collective\s+defen[cs]e|\bAlly\b|\bAllies\b"
        ),
        "North Atlantic Treaty",
    ),
    (re.compile(r"Article 4\Z"), re.compile(r"\bNATO\b|North\s+Atlantic"), "North Atlantic Treaty"),
)
_LAST_ARTICLE = 111
_CHARTER = "UN Charter"


@frozen
class _Known:
    """An instrument named earlier in the text."""

    name: str
    start: int


class _Resolver:
    """Walks through the citations of one text and remembers what has been named."""

    def __init__(self, text: str, table: InstrumentTable) -> None:
        self.text = text
        self.table = table
        self.named: list[_Known] = []

    def near(self, span: Span, reach: int = _NEAR) -> str:
        return self.text[max(0, span.start - reach) : span.stop + reach]

    def around(self, span: Span) -> str:
        """Return the sentence, roughly: up to the nearest full stops within reach."""
        before = self.text[max(0, span.start - _CLOSE) : span.start]
        after = self.text[span.stop : span.stop + _CLOSE]
        return re.split(r"[.;!?]\s", before)[-1] + " " + re.split(r"[.;!?]\s", after)[0]

    def __call__(self, citations: Iterable[Citation]) -> Iterator[Reference]:
        for citation in citations:
            name = self.instrument(citation)
            if name is None:
                continue
            instrument = self.table.named(name)
            symbol = citation.symbol
            if instrument is not None and symbol is None and citation.form is not Form.FOREIGN:
                symbol = _shown_symbol(instrument)
            self.named.append(_Known(name, citation.span.start))
            yield Reference(name, citation.span, provision=citation.provision, symbol=symbol)

    def instrument(self, citation: Citation) -> str | None:
        if citation.form is Form.FOREIGN:
            return None
        if citation.form is Form.RESOLUTION:
            return self.resolution(citation)
        if citation.names:
            return self.fitting(citation)
        if citation.noun:
            return self.short(citation)
        if citation.form is Form.PROVISION:
            return self.bare(citation)
        return None

    def resolution(self, citation: Citation) -> str | None:
        """Refuse numbers that no resolution of the Council has, unless the year vouches."""
        name = citation.names[0]
        if name != "UNSC resolution" or not citation.noun:
            return name
        number = int(str(citation.symbol).rpartition("/")[2])
        if doubt(number, None):
            return None
        weak = citation.year is None and number < 100
        return None if weak and not _UN_CONTEXT.search(self.near(citation.span)) else name

    def fitting(self, citation: Citation) -> str | None:
        """Choose among instruments of one name by date, then by the words around."""
        for name in citation.names:
            instrument = self.table.named(name)
            if instrument is None or name not in citation.unsure:
                return name
            if citation.year and str(citation.year) in instrument.date:
                return name
            pattern = context_pattern(instrument.context)
            rest = self.near(Span(max(0, citation.span.start), citation.span.stop))
            own = self.text[citation.span.start : citation.span.stop]
            if pattern and pattern.search(rest.replace(own, " ")):
                return name
        return None

    def short(self, citation: Citation) -> str | None:
        """Resolve "the Convention": what was named last under that noun, else what fits."""
        owners = [i for i in self.table.instruments if i.short == citation.noun]
        named = {i.name for i in owners}
        if citation.noun == "Charter":
            return self.charter(citation)
        if citation.provision is None:
            return None
        for known in reversed(self.named):
            if known.name in named:
                return known.name
        for instrument in owners:
            pattern = context_pattern(instrument.context)
            if pattern and pattern.search(self.near(citation.span)):
                return instrument.name
        return None

    def charter(self, citation: Citation) -> str | None:
        word = self.text[citation.span.stop - 7 : citation.span.stop]
        if citation.provision is None and word == "charter":
            return None
        if any(known.name == _CHARTER for known in self.named):
            return _CHARTER
        return _CHARTER if _CHARTER_CONTEXT.search(self.near(citation.span)) else None

    def bare(self, citation: Citation) -> str | None:
        """Resolve "Article 51" and "Chapter VII" that name no instrument."""
        provision = str(citation.provision)
        if _THEREOF.match(self.text, citation.span.stop) and self.named:
            return self.named[-1].name
        sentence = self.around(citation.span)
        near = self.near(citation.span)
        if provision.startswith("Chapter"):
            return _CHARTER if self.is_charter_chapter(citation, near) else None
        for article, context, name in _HOUSEHOLD:
            if article.match(provision) and context.search(near) and self.table.named(name):
                return name
        number = int(re.findall(r"\d+", provision)[0])
        if number > _LAST_ARTICLE or _DOMESTIC.search(sentence):
            return None
        if _HUMANITARIAN.search(sentence) and not _SELF_DEFENCE.search(sentence):
            return self.last_named(
                ("Additional Protocol I", "Geneva Conventions", "Geneva Convention IV")
            )
        if provision.startswith("Article 51") and _INVOKED.search(sentence):
            return _CHARTER
        last = self.named[-1].name if self.named else None
        if last == _CHARTER or _UN_CONTEXT.search(near):
            return _CHARTER
        return None

    def last_named(self, names: tuple[str, ...]) -> str | None:
        return next((k.name for k in reversed(self.named) if k.name in names), None)

    def is_charter_chapter(self, citation: Citation, near: str) -> bool:
        written = self.text[citation.span.start : citation.span.stop]
        if _BOOK.match(self.text, citation.span.stop):
            return False
        sure = re.search(r"\bVI{1,3}\b", written) and written[0] in "Cc"
        if sure and not re.search(r"(?i)\b(?:book|novel|page)\b", self.around(citation.span)):
            return True
        return bool(_UN_CONTEXT.search(near))


def _shown_symbol(instrument: Instrument) -> str | None:
    """Return the symbol that belongs to every mention: that of resolutions by name."""
    symbol = instrument.symbol
    return symbol if symbol and "/RES/" in symbol else None


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
    return tuple(_Resolver(text, shipped() if table is None else table)(citations))


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
    table = shipped() if table is None else table
    known = table.filed(reference.symbol) or table.named(reference.instrument)
    if known is not None and (known.symbol == reference.symbol or reference.symbol is None):
        return known
    kind = {"UN document": "document"}.get(reference.instrument, "resolution")
    return Instrument(reference.instrument, reference.symbol, kind=kind)
