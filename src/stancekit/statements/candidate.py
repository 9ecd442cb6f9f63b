"""An attribution that may be one, with all that it is judged by."""

from __future__ import annotations

from attrs import frozen

from stancekit.model import CueClass
from stancekit.statements.contents import Found
from stancekit.statements.lines import Line
from stancekit.statements.sites import Context, Ranges

__all__ = ["ALONE", "Beside", "Candidate", "kind_of"]


@frozen
class Beside:
    """What stands beside a candidate in its sentence.

    Attributes:
        inside: How sure the surest content that holds the cue is, and how far the cue stands in it.
        inside_class: The same certainty, and the class of the other cue.
        inside_frame: The same certainty, and the frame of the other cue.
        other_frame: The surest of the other frames of the cue itself; empty for none.
    """

    inside: str = "0/-1"
    inside_class: str = "0/"
    inside_frame: str = "0/"
    other_frame: str = ""


ALONE = Beside()


class Candidate:
    """An attribution that may be one.

    Made by the thousand and mostly left out, so what it looks like is found when asked for.

    Attributes:
        line: The sentence it stands in.
        context: The cue's context.
        found: The content's tokens, the source's, the frame, why the content ends.
        key: Lemma, position and frame, which the table of counts is asked for.
        cue_class: Class of the cue.
        paragraph: Index of the paragraph.
        prior: How often its context was right.
        more: Quotations in later sentences that go on with it, as (start, stop) pairs.
        cued: Whether the cue governs the content; False where a paragraph of quotation goes on.
        open: Whether the content may still end at any of its ends; it is the longest till then.
        beside: What else the sentence may report.
    """

    __slots__ = (
        "_content",
        "beside",
        "context",
        "cue_class",
        "cued",
        "found",
        "key",
        "line",
        "more",
        "open",
        "paragraph",
        "prior",
    )

    def __init__(self, line: Line, context: Context, found: Found) -> None:
        """Take a content that a context may have."""
        self.line = line
        self.context = context
        self.found = found
        self.key = (context.cue.lemma, context.position, found.frame)
        self.cue_class = context.cue_class
        self.paragraph = line.paragraph
        self.prior = found.prior
        self.more: Ranges = ()
        self.cued = True
        self.open = len(found.ends) > 1
        self.beside = ALONE
        self._content: Ranges | None = None

    @property
    def content(self) -> Ranges:
        """(start, stop) pairs of the content in the text."""
        if self._content is None:
            own = _places(self.line, self.found.content) if self.cued else ()
            self._content = own + self.more
        return self._content

    @property
    def quotes(self) -> Ranges:
        """Those parts of the content that are quotations."""
        if not self.cued:
            return self.more
        if not self.line.quotes:
            return self.more
        quotes = sorted(self.line.quotes.items())
        inside = [q.span for a, b in self.found.content for at, q in quotes if a <= at < b]
        return (*((span.start, span.stop) for span in inside), *self.more)

    @property
    def quoted(self) -> bool:
        """Whether a part of the content is a quotation."""
        if self.more or not self.line.quotes:
            return len(self.more) > 0
        return any(a <= at < b for at in self.line.quotes for a, b in self.found.content)

    @property
    def source(self) -> Ranges:
        """(start, stop) pairs of the source in the text."""
        return _places(self.line, self.found.source)

    @property
    def cue(self) -> Ranges:
        """(start, stop) pairs of the cue in the text."""
        if not self.cued:
            return ()
        context = self.context
        if context.place is None:
            context.place = (self.line.place(context.first, context.last),)
        return context.place

    @property
    def kind(self) -> str:
        """What the source is by its classes: `name`, `pronoun`, `noun`, `none` ..."""
        return kind_of(self.line, self.found.source)

    def ending(self, place: int) -> Candidate:
        """Return the candidate with one of its ends, by the place of that among them."""
        found = self.found
        *before, (start, _) = found.content
        content = (*before, (start, found.ends[place]))
        made = Found(found.frame, content, found.source, found.ends, found.cuts, found.prior)
        one = Candidate(self.line, self.context, made)
        one.beside, one.open = self.beside, False
        return one

    def apart(self) -> list[Candidate]:
        """Return a candidate for every end that the content may have, the longest first."""
        return (
            [self.ending(place) for place in range(len(self.found.ends))] if self.open else [self]
        )

    def going_on(self, more: Ranges) -> Candidate:
        """Return the candidate with quotations added that go on with it."""
        one = Candidate(self.line, self.context, self.found)
        one.key, one.cue_class, one.prior = self.key, self.cue_class, self.prior
        one.paragraph, one.cued, one.beside = self.paragraph, self.cued, self.beside
        one.more, one.open = self.more + more, False
        return one

    def without_cue(self, more: Ranges, paragraph: int, prior: float) -> Candidate:
        """Return the candidate of quotations in another paragraph that its cue does not govern."""
        one = Candidate(self.line, self.context, self.found)
        one.key, one.cue_class, one.prior = ("", "uncued", "quote"), CueClass.NONE, prior
        one.paragraph, one.cued, one.beside = paragraph, False, self.beside
        one.more, one.open = more, False
        return one


def _places(line: Line, ranges: Ranges) -> Ranges:
    """Turn token ranges into (start, stop) pairs of the text, in order, without overlap."""
    if len(ranges) == 1:
        first, last = ranges[0]
        return (line.place(first, last),) if first < last else ()
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if first < last:
            place = line.place(first, last)
            if not found or place[0] >= found[-1][1]:
                found.append(place)
    return tuple(found)


def kind_of(line: Line, source: Ranges) -> str:
    """Name what a source is by the classes of its words."""
    if not source:
        return "none"
    first, last = source[0]
    classes = line.classes[first:last]
    if classes in ("P", "O", "W", "T", "D"):
        word = line.words[first]
        return word if word in ("it", "i", "we", "you", "there", "they") else "pronoun"
    if "N" in classes:
        return "name"
    return "plural" if line.words[last - 1].endswith("s") else "noun"
