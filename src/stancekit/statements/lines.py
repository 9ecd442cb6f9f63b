"""Sentences as class strings: one letter a token, a quotation one token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from stancekit.model import CueClass, Paragraph, Span
from stancekit.statements.language import Language
from stancekit.text.quotes import Quotation, quotations
from stancekit.text.sentences import sentences
from stancekit.text.tokens import TOKEN

__all__ = ["Line", "lines_of", "mask"]

# Stands for a quoted character in the masked text; a control character no article holds.
MASK = "\x02"
_TOKEN = re.compile(rf"{MASK}+(?:[.!?…]”)?|{TOKEN.pattern}", re.VERBOSE)
_MARKS = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", "…": ".", "!": ".", "?": ".",
    "“": '"', "”": '"', '"': '"', "«": '"', "»": '"', "„": '"',
    "'": "'", "’": "'", "‘": "'",
}  # fmt: skip
_SAYS = re.compile(r"(?:P|[DAM]?N{1,4}|D[AnN]{1,4})[RY]?[vds](?=[.,I]|[DN])")
# An attribution inside a quotation: a dash or comma, up to six words, a stop or comma, a dash.
_INSIDE = re.compile(
    r"""(?<=[\w,.!?)])\s?(?:[,.!?]\s?)?[–—-]\s(?P<said>[\w’'-]+(?:\s[\w’'-]+){0,7})[.,](?:\s[–—-])?\s"""
    r"""|,\s(?P<said2>[\w’'-]+(?:\s[\w’'-]+){0,5})[.,]\s[–—-]\s"""
)
_WORDS = re.compile(r"[\w’'-]+")
_SHORTEST = 60
# A longer sentence is none; cut there, every pattern over a line takes bounded time.
_LONGEST = 256
_CLITICS = {"'s", "’s"}
# Classes a word keeps with a capital inside a sentence: time, and what begins a quotation.
_STAY = frozenset("yPTH")


class Line:
    """A sentence: its tokens, their places and one class letter each.

    Attributes:
        starts, stops: Places of the tokens in the text.
        words: The tokens in lower case.
        classes: The class string, as long as `words`.
        quotes: Token index of every quotation to the quotation.
        paragraph: Index of the paragraph.
    """

    __slots__ = ("classes", "paragraph", "quotes", "starts", "stops", "words")

    def __init__(self, paragraph: int) -> None:
        """Begin an empty line."""
        self.paragraph = paragraph
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.words: list[str] = []
        self.classes = ""
        self.quotes: dict[int, Quotation] = {}


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


def lines_of(text: str, paragraphs: tuple[Paragraph, ...], language: Language) -> Iterator[Line]:
    """Yield the sentences of the paragraphs as lines."""
    spans = [(p.index, p.span.start, p.span.stop) for p in paragraphs]
    quotes = [
        (index, tuple(part for q in quotations(text, a, b) for part in _parts(text, q, language)))
        for index, a, b in spans
    ]
    masked = mask(text, [q for _, found in quotes for q in found])
    last: Line | None = None
    for line in _plain_lines(text, masked, spans, quotes, language):
        if last is not None and _belongs(last, line, language):
            last = _join(last, line)
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
    if len(inner) > _SHORTEST:
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


def _join(last: Line, line: Line) -> Line:
    """Return two lines as one."""
    joined = Line(line.paragraph)
    size = len(last.words)
    joined.starts = last.starts + line.starts
    joined.stops = last.stops + line.stops
    joined.words = last.words + line.words
    joined.classes = last.classes + line.classes
    joined.quotes = last.quotes | {at + size: q for at, q in line.quotes.items()}
    return joined


def _plain_lines(
    text: str,
    masked: str,
    spans: list[tuple[int, int, int]],
    quotes: list[tuple[int, tuple[Quotation, ...]]],
    language: Language,
) -> Iterator[Line]:
    for (index, start, stop), (_, found) in zip(spans, quotes, strict=True):
        here = {q.span.start: (q, _weight(text, q)) for q in found}
        for sentence in sentences(masked, start, stop):
            matches = _TOKEN.finditer(masked, sentence.start, sentence.stop)
            while chunk := list(islice(matches, _LONGEST)):
                yield _line(chunk, index, here, language)


def _line(
    matches: list[re.Match[str]],
    paragraph: int,
    quotes: dict[int, tuple[Quotation, str]],
    language: Language,
) -> Line:
    line = Line(paragraph)
    letters: list[str] = []
    words = language.words
    starts, stops, forms = line.starts, line.stops, line.words
    capitals: list[int] = []
    small = 0
    for match in matches:
        token = match[0]
        start, stop = match.span()
        first = token[0]
        if first == MASK:
            quote, letter = quotes.get(start, (None, "N"))
            if quote is not None:
                line.quotes[len(letters)] = quote
            form = token
        else:
            form = token.lower()
            listed = words.get(form)
            letter = listed or _letter(token, form, letters)
            if form != token:
                if listed is not None and letters:
                    capitals.append(len(letters))
            elif len(form) > 3:
                small += 1
        starts.append(start)
        stops.append(stop)
        forms.append(form)
        letters.append(letter)
    # "Will" and "May" inside a sentence are names, but not in a headline in title case.
    if capitals and small * 2 >= len(capitals):
        for at in capitals:
            if letters[at] not in _STAY:
                letters[at] = "N"
    if letters and forms[-1] == ".":
        letters[-1] = "."
    line.classes = "".join(letters)
    return line


def _weight(text: str, quote: Quotation) -> str:
    """Tell a quotation that says something (`Q`) from a word or a title in marks (`q`)."""
    inner = quote.inner
    ends = text[inner.stop - 1] in ",.!?…–—"
    long = len(inner) > 28 or text.count(" ", inner.start, inner.stop) >= 3
    # Short, but a sentence of its own: "“Never”, he said".
    before = text[max(0, quote.span.start - 2) : quote.span.start].strip()
    alone = before[-1:] in ("", ".", "!", "?") and text.startswith(",", quote.span.stop)
    return "Q" if ends or long or alone else "q"


def _letter(token: str, form: str, before: list[str]) -> str:
    """Return the class of a token that no table lists, by its shape."""
    first = token[0]
    if first.isalpha():
        if form != token:
            return "N"
        if form.endswith("ly"):
            return "R"
        if form.endswith("ing"):
            return "g"
        if form.endswith("ed"):
            return "d"
        return "n"
    if first.isdigit():
        return "M"
    if form in _CLITICS:
        return "B" if before and before[-1] in "PWHT" else "z"
    if len(form) > 1 and first in "'’":
        return "X"
    # A full stop inside a sentence belongs to an abbreviation, and that mostly to a name.
    return _MARKS.get(form, "N" if form == "." else "M" if form in "$€£%" else "n")
