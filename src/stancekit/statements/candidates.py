"""Every attribution a document may hold, before any is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Set

from stancekit.model import CueClass, Paragraph, ParagraphRole
from stancekit.statements.beside import ALONE, look_beside
from stancekit.statements.contents import Found, contents_of
from stancekit.statements.contexts import contexts_of
from stancekit.statements.language import Language
from stancekit.statements.lines import Line, Stretch, lines_of
from stancekit.statements.marks import marks_of
from stancekit.statements.shares import share_of
from stancekit.statements.sites import Context, Ranges
from stancekit.text.quotes import Quotation

__all__ = [
    "Candidate",
    "candidates_of",
    "kind_of",
    "lead_of",
    "quoted_paragraphs",
    "word_of",
]

# Shorter quotations hold no report of what another said.
_LONG = 40
# Roles of headings, and of lines that lead to other articles by their headings.
_TITLES = frozenset(
    [ParagraphRole.HEADLINE, ParagraphRole.STANDFIRST, ParagraphRole.SUBHEAD, ParagraphRole.LINK]
)
# Quotations that one cue may govern.
_MOST = 64


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

    def going_on(self, more: Ranges) -> Candidate:
        """Return the candidate with quotations added that go on with it."""
        one = Candidate(self.line, self.context, self.found)
        one.key, one.cue_class, one.prior = self.key, self.cue_class, self.prior
        one.paragraph, one.cued, one.beside = self.paragraph, self.cued, self.beside
        one.more = self.more + more
        return one

    def without_cue(self, more: Ranges, paragraph: int, prior: float) -> Candidate:
        """Return the candidate of quotations in another paragraph that its cue does not govern."""
        one = Candidate(self.line, self.context, self.found)
        one.key, one.cue_class, one.prior = ("", "uncued", "quote"), CueClass.NONE, prior
        one.paragraph, one.cued, one.beside = paragraph, False, self.beside
        one.more = more
        return one


def candidates_of(
    text: str,
    paragraphs: Iterable[Paragraph | Stretch],
    language: Language,
    *,
    least: float = 0.0,
    quotes: tuple[tuple[Quotation, ...], ...] | None = None,
    classes: Set[CueClass] | None = None,
) -> list[Candidate]:
    """Return every candidate of the paragraphs, in the order of their cues.

    A quotation that stands alone goes on with the quotation before it in its paragraph, or is a
    candidate without a cue where a paragraph of quotation went before.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs.
        language: Grammar and lexicon.
        least: Contexts that were right less often than this share are left out at once.
        quotes: The quotations of every paragraph, if they are known.
        classes: Classes of cues that are wanted; None for all.
    """
    found: list[Candidate] = []
    laid = tuple(paragraphs)
    titles = {p.index for p in laid if p.role in _TITLES}
    openers = language.openers if classes is None else language.forms_of(classes)
    lines = list(lines_of(text, laid, language, quotes=quotes, openers=openers))
    everything = openers is language.openers
    for line in lines:
        if only_quotes(line):
            _carry_on(line, found, language)
        elif line.talks or line.quotes if everything else not openers.isdisjoint(line.words):
            title = line.paragraph in titles
            found += _candidates(line, language, least, classes, title=title)
    return found


def quoted_paragraphs(
    paragraphs: Iterable[Stretch], quotes: Iterable[tuple[Quotation, ...]]
) -> list[Stretch]:
    """Return the insides of long quotations, to be read for reports in them."""
    return [
        Stretch(paragraph.index, quote.inner, paragraph.role)
        for paragraph, found in zip(paragraphs, quotes, strict=True)
        for quote in found
        if len(quote.inner) > _LONG
    ]


def only_quotes(line: Line) -> bool:
    """Tell whether a line is a quotation and nothing else."""
    if not line.quotes:
        return False
    return "Q" in line.classes and not line.classes.strip("Q.-,\"'")


def _candidates(
    line: Line,
    language: Language,
    least: float,
    classes: Set[CueClass] | None,
    *,
    title: bool,
) -> list[Candidate]:
    found: list[Candidate] = []
    for context in contexts_of(line, language):
        if classes is None or context.cue_class in classes:
            contents = contents_of(line, context, language, 0.0 if title else least)
            if title:
                contents = _as_clauses(contents, context, language, least)
            if contents:
                found += [Candidate(line, context, one) for one in contents]
    count = len(found)
    for context, frame, ranges in marks_of(line, language, title=title):
        if classes is None or context.cue_class in classes:
            prior = share_of(
                context.cue.lemma, context.cue_class, context.position, frame, language
            )
            one = Found(frame, tuple(ranges), context.subject, prior=prior)
            found.append(Candidate(line, context, one))
    if len(found) > count:
        found.sort(key=lambda one: one.context.first)
    if len(found) > 1:
        look_beside(found)
    return found


def _as_clauses(
    contents: list[Found], context: Context, language: Language, least: float
) -> list[Found]:
    """Take what a heading says without a verb for a clause: "No deal soon, Weber says"."""
    for one in contents:
        if one.frame == "bare":
            one.frame = "closed"
            lemma, cue_class, position = context.cue.lemma, context.cue_class, context.position
            one.prior = share_of(lemma, cue_class, position, one.frame, language)
    return [one for one in contents if one.prior >= least]


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


def word_of(line: Line, at: int) -> str:
    """Return a token's word if it is a common one, else its class."""
    letter = line.classes[at]
    return letter if letter in "NMQq" else line.words[at]


def lead_of(line: Line, at: int) -> str:
    """Return what stands before a token: a word that joins clauses, else its class."""
    if at == 0:
        return "^"
    letter = line.classes[at - 1]
    return line.words[at - 1] if letter in "SKHTW" else letter


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


def _carry_on(line: Line, found: list[Candidate], language: Language) -> None:
    """Add a quotation that stands alone to what was said before it."""
    spans = (line.quotes[at].span for at in sorted(line.quotes))
    more = tuple((span.start, span.stop) for span in spans)
    if not more:
        return
    extended = False
    for back in range(len(found) - 1, max(-1, len(found) - 16), -1):
        last = found[back]
        if last.paragraph != line.paragraph:
            break
        if not last.quoted:
            continue
        content = last.content
        quoted = last.quotes[-1] == content[-1]
        if quoted and len(content) < _MOST and content[-1][1] <= more[0][0]:
            found[back] = last.going_on(more)
            extended = True
    if extended or not found or line.paragraph - found[-1].paragraph > 1:
        return
    for back in range(len(found) - 1, max(-1, len(found) - 16), -1):
        last = found[back]
        if line.paragraph - last.paragraph > 1:
            break
        if last.quoted and last.cue_class in _SPOKEN:
            prior = share_of("", CueClass.NONE, "uncued", "quote", language)
            found.append(last.without_cue(more, line.paragraph, prior))
            return


_SPOKEN = frozenset(
    [CueClass.SPEECH, CueClass.NONE, CueClass.PREPOSITION, CueClass.QUESTION, CueClass.BELIEF]
)
