"""Sentences as class strings: one letter a token, a quotation one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, chain
from operator import itemgetter

from stancekit.model import CueClass, Paragraph
from stancekit.statements.language import Language
from stancekit.statements.letters import CAPITAL, CLITIC, CLITICS, HIDDEN, STEP, Chunk
from stancekit.statements.quoted import Stretch, mask, parts_of, quotes_of, weight_of
from stancekit.text.quotes import Quotation
from stancekit.text.sentences import bounds

__all__ = ["Line", "lines_of"]

_SECOND, _THIRD = itemgetter(1), itemgetter(2)
# Flags of tokens without which a sentence holds no attribution; the same without quotations; of
# cues; of what attributes without one; of small words.
_OPENS = re.compile("[cCmMbBh]")
_TALKS = re.compile("[cCmMbB]")
_CUES = re.compile("[cCbB]")
_MARKS = re.compile("[mMbB]")
_SMALL = re.compile("[sCMB]")
# Classes at the end of a line that the next may go on with.
_OPEN_ENDS = frozenset(":Q")
# The masked text, where the sentence begins and ends there, and its chunks.
Places = tuple[str, int, int, list[Chunk]]
_SAYS = re.compile(r"(?:P|[DAM]?N{1,4}|D[AnN]{1,4})[RY]?[vds](?=[.,I]|[DN])")
# A longer sentence is none; cut there, every pattern over a line takes bounded time.
_LONGEST = 256
# Classes a word keeps with a capital inside a sentence: time, and what begins a quotation.
_STAY = frozenset("yPTH")
# What letters with a capital are at the beginning of a sentence, and what inside one; the others
# stay, so that no letter is missing.
_PLAIN = {**{n: n for n in (*range(128), ord(CLITIC), ord(HIDDEN))},
          **{CAPITAL + n: n for n in range(128)}}  # fmt: skip
_NAMED = {n: plain if n == plain or chr(plain) in _STAY else ord("N")
          for n, plain in _PLAIN.items()}  # fmt: skip
_PLACED = re.compile(f"[{CLITIC}{HIDDEN}]")
# Classes that stand for their words: names, numbers, quotations and objects have too many.
_MANY = frozenset("NMQqO")
# Names of the two places beyond the end of a line.
_BEYOND = ("^", "^")


class Line:
    """A sentence: its words, their places and one class letter each.

    Attributes:
        words: The tokens in lower case.
        classes: The class string, as long as `words`.
        flags: One flag for each token, see `letters.Chunks`.
        quotes: Token index of every quotation to the quotation.
        paragraph: Index of the paragraph.
    """

    __slots__ = (
        "_cues",
        "_names",
        "_places",
        "_says",
        "_starts",
        "_told",
        "classes",
        "flags",
        "paragraph",
        "quotes",
        "words",
    )

    def __init__(
        self, paragraph: int, words: list[str], classes: str, flags: str, places: Places
    ) -> None:
        """Begin a line without quotations."""
        self.paragraph = paragraph
        self.words = words
        self.classes = classes
        self.flags = flags
        self.quotes: dict[int, Quotation] = {}
        self._places = places
        self._starts: list[int] | None = None
        self._cues: list[int] | None = None
        self._names: list[str] | None = None
        self._told: list[int] | None = None
        self._says: tuple[int, int] | None = None

    @property
    def starts(self) -> list[int]:
        """Where the tokens begin in the text; found when asked for, since few lines are."""
        if self._starts is None:
            self._starts = _starts(*self._places)
        return self._starts

    @property
    def cues(self) -> list[int]:
        """The tokens that may be cues, in order."""
        if self._cues is None:
            self._cues = [match.start() for match in _CUES.finditer(self.flags)]
        return self._cues

    @property
    def names(self) -> list[str]:
        """The words by which counts know the tokens: the class where words are many.

        Two more stand for the places beyond both ends of the line, at the indices -2, -1 and
        those after the last.
        """
        if self._names is None:
            pairs = zip(self.classes, self.words, strict=True)
            self._names = [letter if letter in _MANY else word for letter, word in pairs]
            self._names += _BEYOND
        return self._names

    def told(self, language: Language) -> list[int]:
        """Return the tokens that are verbs of saying or thinking and tell what was said."""
        if self._told is None:
            words, classes, forms = self.words, self.classes, language.told
            self._told = [k for k in self.cues if words[k] in forms and classes[k] in "vds"]
        return self._told

    def says(self, language: Language) -> tuple[int, int]:
        """Return the first and the last form of "say"; two with no token between for none."""
        if self._says is None:
            say, words = language.phrases["say"], self.words
            if say.isdisjoint(words):
                self._says = (len(words), -1)
            else:
                places = [at for at, word in enumerate(words) if word in say]
                self._says = (places[0], places[-1])
        return self._says

    @property
    def talks(self) -> bool:
        """Whether there is a cue, or a word or mark that attributes without one."""
        return _TALKS.search(self.flags) is not None

    @property
    def marked(self) -> bool:
        """Whether there is a word or mark that attributes without a cue."""
        return _MARKS.search(self.flags) is not None

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens from `first` up to `last` stand in the text."""
        starts = self._starts
        if starts is None:
            starts = self.starts
        final = last - 1
        return starts[first], starts[final] + len(self.words[final])

    def hyphen_at(self, at: int) -> bool:
        """Tell whether a token is a hyphen that the next word follows at once: "U.S.-led"."""
        if self.words[at] != "-" or at + 1 >= len(self.words):
            return False
        return self.starts[at + 1] == self.starts[at] + 1

    def joined(self, line: Line) -> Line:
        """Return this line and the next as one."""
        size = len(self.words)
        words, classes = self.words + line.words, self.classes + line.classes
        one = Line(line.paragraph, words, classes, self.flags + line.flags, self._places)
        one.quotes = self.quotes | {at + size: q for at, q in line.quotes.items()}
        one._starts = self.starts + line.starts
        return one

    def parts(self) -> list[Line]:
        """Return the line in parts that are short enough."""
        found = []
        for skip in range(0, len(self.words), _LONGEST):
            part = slice(skip, skip + _LONGEST)
            words, classes = self.words[part], self.classes[part]
            if words[0] in CLITICS:
                classes = CLITIC + classes[1:]
            one = Line(self.paragraph, words, classes, self.flags[part], self._places)
            one._starts = self.starts[part]
            found.append(one)
        return found


def _starts(text: str, first: int, last: int, chunks: list[Chunk]) -> list[int]:
    """Return where the tokens of a sentence begin."""
    starts = list(accumulate(chain.from_iterable(map(_THIRD, chunks)), initial=first))
    if starts.pop() == last + 1:
        return starts
    # More than one space somewhere.
    starts, at = [], first
    for _, _, (*widths, width) in chunks:
        while text[at].isspace():
            at += 1
        starts += accumulate(widths, initial=at)
        at = starts[-1] + width - 1
    return starts


def lines_of(
    text: str,
    paragraphs: Sequence[Paragraph | Stretch],
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
    parts = [
        tuple([part for q in found for part in parts_of(text, q, language)]) if found else ()
        for found in hulls
    ]
    masked = mask(text, [q for found in parts for q in found]) if any(parts) else text
    stretches = [
        (p.index, p.span.start, p.span.stop, found)
        for p, found in zip(paragraphs, parts, strict=True)
    ]
    last: Line | None = None
    for line in _plain_lines(text, masked, stretches, language, openers):
        if last is not None:
            if (
                line is not None
                and last.classes[-1:] in _OPEN_ENDS
                and _belongs(last, line, language)
            ):
                last = last.joined(line)
                continue
            yield last
        last = line
    if last is not None:
        yield last


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
    read = language.chunks.read.__getitem__
    fewer = openers is not None and openers is not language.openers
    for index, start, stop, found in stretches:
        here = {q.span.start: (q, weight_of(text, q)) for q in found}
        for first, last in bounds(masked, start, stop):
            chunks = list(map(read, masked[first:last].split()))
            marks = "".join(map(_SECOND, chunks))
            flags = marks[1::STEP]
            if openers is not None and _OPENS.search(flags) is None:
                yield None
                continue
            words = [word for chunk in chunks for word in chunk[0]]
            long = len(words) > _LONGEST
            wanted = openers if (fewer or long) and "h" not in flags else None
            if wanted is not None and not long and _lacks(words, wanted):
                yield None
                continue
            line = Line(index, words, marks[::STEP], flags, (masked, first, last, chunks))
            if not long:
                yield _finished(line, here)
                continue
            for part in line.parts():
                idle = wanted is not None and _lacks(part.words, wanted)
                yield None if idle else _finished(part, here)


def _lacks(words: list[str], wanted: Set[str]) -> bool:
    """Tell whether none is among the words; a colon at the end may open the next line."""
    return wanted.isdisjoint(words) and words[-1] != ":"


def _finished(line: Line, quotes: dict[int, tuple[Quotation, str]]) -> Line:
    """Settle the class string of a line."""
    if not line.classes.isascii():
        line.classes = _settled(line, quotes)
    if line.words[-1] == ".":
        line.classes = line.classes[:-1] + "."
    return line


def _settled(line: Line, quotes: dict[int, tuple[Quotation, str]]) -> str:
    """Return the class string after the places of its letters have been looked at."""
    plain, behind = line.classes.translate(_PLAIN), line.classes[1:]
    capitals = len(plain[1:].encode("ascii", "ignore")) - len(behind.encode("ascii", "ignore"))
    # "Will" and "May" inside a sentence are names, but not in a headline in title case.
    named = capitals and 2 * len(_SMALL.findall(line.flags)) >= capitals
    settled = plain[0] + behind.translate(_NAMED) if named else plain
    if plain.isascii():
        return settled
    letters = list(settled)
    for match in _PLACED.finditer(plain):
        at = match.start()
        if match[0] == HIDDEN:
            quote, letters[at] = quotes.get(line.starts[at], (None, "N"))
            if quote is not None:
                line.quotes[at] = quote
        else:
            letters[at] = "B" if at and plain[at - 1] in "PWHT" else "z"
    return "".join(letters)
