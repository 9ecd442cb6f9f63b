"""Sentences as class strings: one letter a token, a quotation one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import islice

from stancekit.model import CueClass, Paragraph, Span
from stancekit.statements.language import Language
from stancekit.statements.letters import CAPITAL, CLITIC, HIDDEN, MASK
from stancekit.text.quotes import Quotation, quotations
from stancekit.text.sentences import sentences
from stancekit.text.tokens import TOKEN

__all__ = ["Line", "lines_of", "mask", "quotes_of"]

# A stretch of the text and how many tokens of it are meant.
Piece = tuple[int, int, int]

# Most words are plain letters before a space or a comma: no other rule could read them otherwise.
_TOKEN = re.compile(rf"[A-Za-z]++(?=[\s,;)])|{MASK}+(?:[.!?…]”)?|{TOKEN.pattern}", re.VERBOSE)
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
        quotes: Token index of every quotation to the quotation.
        paragraph: Index of the paragraph.
        pieces: Where the tokens are found again: (start, stop) in the masked text, the number of
            tokens to leave out there and the number to take.
    """

    __slots__ = (
        "_masked",
        "_starts",
        "classes",
        "paragraph",
        "pieces",
        "quotes",
        "tokens",
        "words",
    )

    def __init__(
        self,
        paragraph: int,
        tokens: list[str],
        words: list[str],
        masked: str,
        pieces: tuple[Piece, ...],
    ) -> None:
        """Begin a line without classes."""
        self.paragraph = paragraph
        self.tokens = tokens
        self.words = words
        self.classes = ""
        self.quotes: dict[int, Quotation] = {}
        self.pieces = pieces
        self._masked = masked
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin in the text; found when asked for, since few lines are."""
        if self._starts is None:
            self._starts = [
                match.start()
                for start, stop, count in self.pieces
                for match in islice(_TOKEN.finditer(self._masked, start, stop), count)
            ]
        return self._starts

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens from `first` up to `last` stand in the text."""
        starts = self.starts
        return starts[first], starts[last - 1] + len(self.tokens[last - 1])

    def joined(self, line: Line) -> Line:
        """Return this line and the next as one."""
        size = len(self.words)
        tokens, words = self.tokens + line.tokens, self.words + line.words
        one = Line(line.paragraph, tokens, words, self._masked, self.pieces + line.pieces)
        one.classes = self.classes + line.classes
        one.quotes = self.quotes | {at + size: q for at, q in line.quotes.items()}
        return one


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
        openers: Words in lower case; sentences with none of them and no quotation are left out.
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
    letter_of = language.letter_of
    for index, start, stop, found in stretches:
        here = {q.span.start: (q, _weight(text, q)) for q in found}
        for sentence in sentences(masked, start, stop):
            first, last = sentence.start, sentence.stop
            tokens = _TOKEN.findall(masked, first, last)
            wanted = openers if masked.find(MASK, first, last) < 0 else None
            for chunk, begin in _chunks(masked, tokens, first, last):
                words = list(map(str.lower, chunk))
                # A colon at the end may open the next line.
                if wanted is not None and wanted.isdisjoint(words) and words[-1] != ":":
                    yield None
                    continue
                line = Line(index, chunk, words, masked, ((begin, last, len(chunk)),))
                classes = "".join(map(letter_of, chunk))
                if not classes.isascii():
                    classes = _settled(classes, line, here)
                line.classes = classes[:-1] + "." if words[-1] == "." else classes
                yield line


def _chunks(masked: str, tokens: list[str], first: int, last: int) -> list[tuple[list[str], int]]:
    """Return the tokens of a sentence in parts no longer than a line, with their starts."""
    if len(tokens) <= _LONGEST:
        return [(tokens, first)] if tokens else []
    starts = [match.start() for match in _TOKEN.finditer(masked, first, last)]
    parts = range(0, len(tokens), _LONGEST)
    return [(tokens[skip : skip + _LONGEST], starts[skip]) for skip in parts]


def _settled(classes: str, line: Line, quotes: dict[int, tuple[Quotation, str]]) -> str:
    """Return the class string after the places of its letters have been looked at."""
    letters = list(classes)
    capitals: list[int] = []
    for at, letter in enumerate(classes):
        if letter < "\x80":
            continue
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
    if capitals and _in_small(line, len(capitals)):
        for at in capitals:
            if letters[at] not in _STAY:
                letters[at] = "N"
    return "".join(letters)


def _in_small(line: Line, capitals: int) -> bool:
    """Tell whether a line has at least half as many long words in small letters as capitals."""
    small = 0
    for token, word in zip(line.tokens, line.words, strict=True):
        if len(word) > 3 and token == word and word[0] != MASK:
            small += 1
            if 2 * small >= capitals:
                return True
    return False


def _weight(text: str, quote: Quotation) -> str:
    """Tell a quotation that says something (`Q`) from a word or a title in marks (`q`)."""
    inner = quote.inner
    ends = text[inner.stop - 1] in ",.!?…–—"
    long = len(inner) > 28 or text.count(" ", inner.start, inner.stop) >= 3
    # Short, but a sentence of its own: "“Never”, he said".
    before = text[max(0, quote.span.start - 2) : quote.span.start].strip()
    alone = before[-1:] in ("", ".", "!", "?") and text.startswith(",", quote.span.stop)
    return "Q" if ends or long or alone else "q"
