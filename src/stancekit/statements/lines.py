"""Sentences as class strings: one letter a token, a quotation one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import accumulate, chain

from stancekit.model import CueClass, Paragraph, Span
from stancekit.statements.language import Language
from stancekit.statements.letters import CAPITAL, CLITIC, CLITICS, HIDDEN, MASK
from stancekit.text.quotes import Quotation, quotations
from stancekit.text.sentences import bounds

__all__ = ["Line", "lines_of", "mask", "quotes_of"]

# Flags of tokens without which a sentence holds no attribution; of cues; of small words.
_OPENS = re.compile("[cCmMh]")
_CUES = re.compile("[cC]")
_SMALL = re.compile("[sCM]")
_SPECIAL = re.compile("[^\x00-\x7f]")
Lies = tuple[str, int, int, list[str], Language]
_SAYS = re.compile(r"(?:P|[DAM]?N{1,4}|D[AnN]{1,4})[RY]?[vds](?=[.,I]|[DN])")
# An attribution inside a quotation: a dash or comma, up to six words, a stop or comma, a dash.
_INSIDE = re.compile(
    r"""(?<=[\w,.!?)])\s?(?:[,.!?]\s?)?[–—-]\s(?P<said>[\w’'-]+(?:\s[\w’'-]+){0,7})[.,](?:\s[–—-])?\s"""
    r"""|,\s(?P<said2>[\w’'-]+(?:\s[\w’'-]+){0,5})[.,]\s[–—-]\s"""
)
# What every interruption has, and most quotations have not.
_DASH = re.compile(r"[–—-]\s")
_WORDS = re.compile(r"[\w’'-]+")
_SHORTEST = 60
# A longer sentence is none; cut there, every pattern over a line takes bounded time.
_LONGEST = 256
# Classes a word keeps with a capital inside a sentence: time, and what begins a quotation.
_STAY = frozenset("yPTH")


class Line:
    """A sentence: its tokens, their places and one class letter each.

    Attributes:
        tokens: The tokens as they stand in the text.
        words: The tokens in lower case.
        classes: The class string, as long as `words`.
        flags: One flag for each token, see `letters.Chunks`.
        quotes: Token index of every quotation to the quotation.
        paragraph: Index of the paragraph.
    """

    __slots__ = (
        "_lies",
        "_starts",
        "classes",
        "flags",
        "paragraph",
        "quotes",
        "tokens",
        "words",
    )

    def __init__(self, paragraph: int, tokens: list[str], classes: str, flags: str) -> None:
        """Begin a line without quotations."""
        self.paragraph = paragraph
        self.tokens = tokens
        self.words = list(map(str.lower, tokens))
        self.classes = classes
        self.flags = flags
        self.quotes: dict[int, Quotation] = {}
        self._starts: list[int] | None = None
        self._lies: Lies | None = None

    def lie(self, *lies: *Lies) -> None:
        """Take where the tokens are found again, if somebody asks: few do."""
        self._lies = lies

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin in the text."""
        if self._starts is None:
            self._starts = _starts(*self._lies) if self._lies is not None else []
        return self._starts

    @property
    def cues(self) -> list[int]:
        """The tokens that may be cues, in order."""
        return [match.start() for match in _CUES.finditer(self.flags)]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens from `first` up to `last` stand in the text."""
        starts = self.starts
        return starts[first], starts[last - 1] + len(self.tokens[last - 1])

    def joined(self, line: Line) -> Line:
        """Return this line and the next as one."""
        size = len(self.words)
        classes, flags = self.classes + line.classes, self.flags + line.flags
        one = Line(line.paragraph, self.tokens + line.tokens, classes, flags)
        one.quotes = self.quotes | {at + size: q for at, q in line.quotes.items()}
        one._starts = self.starts + line.starts
        return one

    def parts(self) -> list[Line]:
        """Return the line in parts that are short enough."""
        found = []
        for skip in range(0, len(self.tokens), _LONGEST):
            part = slice(skip, skip + _LONGEST)
            tokens, classes = self.tokens[part], self.classes[part]
            if tokens[0] in CLITICS:
                classes = CLITIC + classes[1:]
            one = Line(self.paragraph, tokens, classes, self.flags[part])
            one._starts = self.starts[part]
            found.append(one)
        return found


def mask(text: str, found: list[Quotation]) -> str:
    """Return the text with every quotation hidden behind marks, as long as before.

    A quotation that ends its sentence keeps its last mark, so that sentences can still be split.
    """
    parts: list[str] = []
    at = 0
    for quote in found:
        start, stop = quote.span.start, quote.span.stop
        parts.append(text[at:start])
        width = stop - start
        last = text[quote.inner.stop - 1]
        if last in ".!?…" and quote.closed and width > 3:
            parts.append(MASK * (width - 2) + last + "”")
        else:
            parts.append(MASK * width)
        at = stop
    parts.append(text[at:])
    return "".join(parts)


def quotes_of(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Quotation, ...], ...]:
    """Return the quotations of every paragraph."""
    return tuple(quotations(text, p.span.start, p.span.stop) for p in paragraphs)


def lines_of(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    language: Language,
    *,
    quotes: tuple[tuple[Quotation, ...], ...] | None = None,
    openers: Set[str] | None = None,
) -> Iterator[Line]:
    """Yield the sentences of the paragraphs as lines.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs.
        language: Word classes and cues.
        quotes: The quotations of every paragraph, if they are known.
        openers: All or some of the language's openers; sentences with none of them and no
            quotation are left out.
    """
    hulls = quotes_of(text, paragraphs) if quotes is None else quotes
    parts = [tuple(part for q in found for part in _parts(text, q, language)) for found in hulls]
    masked = mask(text, [q for found in parts for q in found])
    stretches = [
        (p.index, p.span.start, p.span.stop, found)
        for p, found in zip(paragraphs, parts, strict=True)
    ]
    last: Line | None = None
    for line in _plain_lines(text, masked, stretches, language, openers):
        if last is not None and line is not None and _belongs(last, line, language):
            last = last.joined(line)
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _parts(text: str, quote: Quotation, language: Language) -> Iterator[Quotation]:
    """Yield a quotation in parts where an attribution interrupts it without closing marks.

    "..., – said the minister. – ..." and "..., he said. – ..." inside one pair of marks.
    """
    start, inner = quote.span.start, quote.inner
    opened = quote.opened
    if len(inner) > _SHORTEST and _DASH.search(text, inner.start, inner.stop):
        for match in _INSIDE.finditer(text, inner.start, inner.stop):
            said = (match["said"] or match["said2"]).lower()
            cues = [language.cues[w] for w in _WORDS.findall(said) if w in language.cues]
            spoken = any(c.verb is CueClass.SPEECH and c.form in ("ed", "s") for c in cues)
            if not spoken or match.start() - start < 2 or inner.stop - match.end() < 2:
                continue
            yield Quotation(
                Span(start, match.start()), _inner(text, start, match.start()), opened, closed=False
            )
            start, opened = match.end(), False
    yield Quotation(
        Span(start, quote.span.stop), _inner(text, start, inner.stop), opened, quote.closed
    )


def _inner(text: str, start: int, stop: int) -> Span:
    """Return a stretch without marks and white space at its ends."""
    while start + 1 < stop and (text[start].isspace() or text[start] in '“”"«»„–—-'):
        start += 1
    while stop - 1 > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


def _belongs(last: Line, line: Line, language: Language) -> bool:
    """Tell whether a line goes on with the one before, though marks part them."""
    if len(last.words) >= _LONGEST:
        return False
    if last.classes.endswith(":"):
        return line.classes.startswith("Q") and line.paragraph - last.paragraph <= 1
    if last.paragraph != line.paragraph or not last.classes.endswith("Q"):
        return False
    # '"Is that all?" Trump said.': the mark inside the quotation ended no sentence.
    match = _SAYS.match(line.classes)
    if match is None:
        return False
    cue = language.cues.get(line.words[match.end() - 1])
    return (cue is not None and cue.verb is CueClass.SPEECH) or (
        cue is not None and cue.verb is CueClass.QUESTION
    )


def _plain_lines(
    text: str,
    masked: str,
    stretches: list[tuple[int, int, int, tuple[Quotation, ...]]],
    language: Language,
    openers: Set[str] | None,
) -> Iterator[Line | None]:
    """Yield a line for every sentence, None for one that is left out."""
    chunked = language.chunks
    flags_of, letters_of = chunked.flags.__getitem__, chunked.letters.__getitem__
    tokens_of = chunked.tokens.__getitem__
    fewer = openers is not None and openers is not language.openers
    for index, start, stop, found in stretches:
        here = {q.span.start: (q, _weight(text, q)) for q in found}
        for first, last in bounds(masked, start, stop):
            chunks = masked[first:last].split()
            flags = "".join(map(flags_of, chunks))
            if openers is not None and _OPENS.search(flags) is None:
                yield None
                continue
            tokens = list(chain.from_iterable(map(tokens_of, chunks)))
            whole = Line(index, tokens, "".join(map(letters_of, chunks)), flags)
            whole.lie(masked, first, last, chunks, language)
            parts = [whole] if len(tokens) <= _LONGEST else whole.parts()
            wanted = openers if "h" not in flags and (fewer or len(parts) > 1) else None
            for line in parts:
                # A colon at the end may open the next line.
                words = line.words
                if wanted is not None and wanted.isdisjoint(words) and words[-1] != ":":
                    yield None
                    continue
                if not line.classes.isascii():
                    line.classes = _settled(line, here)
                if words[-1] == ".":
                    line.classes = line.classes[:-1] + "."
                yield line


def _starts(masked: str, first: int, last: int, chunks: list[str], language: Language) -> list[int]:
    """Return where the tokens of some chunks begin, and where the last one ends."""
    widths_of = language.chunks.widths.__getitem__
    widths = chain.from_iterable(map(widths_of, chunks))
    starts = list(accumulate(widths, initial=first))
    if starts.pop() == last + 1:
        return starts
    # More than one space somewhere.
    starts, at = [], first
    for chunk in chunks:
        at = masked.index(chunk, at)
        starts += accumulate(widths_of(chunk)[:-1], initial=at)
        at += len(chunk)
    return starts


def _settled(line: Line, quotes: dict[int, tuple[Quotation, str]]) -> str:
    """Return the class string after the places of its letters have been looked at."""
    classes = line.classes
    letters = list(classes)
    capitals: list[int] = []
    for match in _SPECIAL.finditer(classes):
        at, letter = match.start(), match[0]
        if letter == HIDDEN:
            quote, letters[at] = quotes.get(line.starts[at], (None, "N"))
            if quote is not None:
                line.quotes[at] = quote
        elif letter == CLITIC:
            letters[at] = "B" if at and letters[at - 1] in "PWHT" else "z"
        else:
            letters[at] = chr(ord(letter) - CAPITAL)
            if at:
                capitals.append(at)
    # "Will" and "May" inside a sentence are names, but not in a headline in title case.
    if capitals and 2 * len(_SMALL.findall(line.flags)) >= len(capitals):
        for at in capitals:
            if letters[at] not in _STAY:
                letters[at] = "N"
    return "".join(letters)


def _weight(text: str, quote: Quotation) -> str:
    """Tell a quotation that says something (`Q`) from a word or a title in marks (`q`)."""
    inner = quote.inner
    ends = text[inner.stop - 1] in ",.!?…–—"
    long = len(inner) > 28 or text.count(" ", inner.start, inner.stop) >= 3
    # Short, but a sentence of its own: "“Never”, he said".
    before = text[max(0, quote.span.start - 2) : quote.span.start].strip()
    alone = before[-1:] in ("", ".", "!", "?") and text.startswith(",", quote.span.stop)
    return "Q" if ends or long or alone else "q"
