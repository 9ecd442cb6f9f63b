"""Every attribution a document may hold, before any is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from stancekit.model import CueClass, Paragraph
from stancekit.statements.contents import Found, contents_of
from stancekit.statements.contexts import contexts_of
from stancekit.statements.language import Language
from stancekit.statements.lines import Line, lines_of
from stancekit.statements.marks import marks_of
from stancekit.statements.shares import share_of
from stancekit.statements.sites import Context, Ranges
from stancekit.text.quotes import quotations

__all__ = ["Candidate", "candidates_of", "quoted_paragraphs"]

# Shorter quotations hold no report of what another said.
_LONG = 40
# Quotations that one cue may govern.
_MOST = 64


@frozen
class Candidate:
    """An attribution that may be one.

    Attributes:
        key: Lemma, position and frame, which the table of counts is asked for.
        form: The cue's form.
        cue_class: Class of the cue.
        paragraph: Index of the paragraph.
        content, source, cue: (start, stop) pairs in the text.
        quotes: Those of the content that are quotations.
        prior: How often its context was right.
        negated: Whether the cue is.
        kind: What the source is by its classes: `name`, `pronoun`, `noun`, `none` ...
        size: Number of tokens of the content, a quotation counted as one.
        opening: Class of the content's first word.
        named: Whether a name stands at the content's beginning.
        cut: Why the content ends where it ends.
        share: Its part of the longest content that the context may have.
        lead: What stands before the source: a word that joins clauses, else a class.
        auxiliary: The first auxiliary of the cue's verb group, empty for none.
        head: The source's last common word, or its class.
        word: The content's first word, or its class.
    """

    key: tuple[str, str, str]
    form: str
    cue_class: CueClass
    paragraph: int
    content: Ranges
    source: Ranges
    cue: Ranges
    quotes: Ranges
    prior: float
    negated: bool
    kind: str
    size: int
    opening: str
    named: bool
    cut: str
    share: float
    lead: str
    auxiliary: str
    head: str
    word: str


def candidates_of(
    text: str, paragraphs: Iterable[Paragraph], language: Language, *, least: float = 0.0
) -> list[Candidate]:
    """Return every candidate of the paragraphs, in the order of their cues.

    A quotation that stands alone goes on with the quotation before it in its paragraph, or is a
    candidate without a cue where a paragraph of quotation went before.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs.
        language: Grammar and lexicon.
        least: Contexts that were right less often than this share are left out at once.
    """
    found: list[Candidate] = []
    for line in lines_of(text, tuple(paragraphs), language):
        if only_quotes(line):
            _carry_on(line, found, language)
        else:
            found.extend(_candidates(line, language, least))
    return found


def quoted_paragraphs(text: str, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the insides of long quotations as paragraphs, to be read for reports in them."""
    return [
        evolve(paragraph, span=quote.inner)
        for paragraph in paragraphs
        for quote in quotations(text, paragraph.span.start, paragraph.span.stop)
        if len(quote.inner) > _LONG
    ]


def only_quotes(line: Line) -> bool:
    """Tell whether a line is a quotation and nothing else."""
    return "Q" in line.classes and not line.classes.strip("Q.-,\"'")


def _candidates(line: Line, language: Language, least: float) -> list[Candidate]:
    found: list[Candidate] = []
    for context in contexts_of(line, language):
        for one in contents_of(line, context, language):
            prior = share_of(
                context.cue.lemma, context.cue_class, context.position, one.frame, language
            )
            if prior >= least:
                found.append(_candidate(line, context, one, prior))
    for context, frame, ranges in marks_of(line, language):
        prior = share_of(context.cue.lemma, context.cue_class, context.position, frame, language)
        one = Found(frame, tuple(ranges), context.subject)
        found.append(_candidate(line, context, one, prior))
    found.sort(key=lambda one: one.cue)
    return found


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


def _candidate(line: Line, context: Context, found: Found, prior: float) -> Candidate:
    content, source, classes = found.content, found.source, line.classes
    quotes: Ranges = ()
    if line.quotes:
        inside = (at for a, b in content for at in sorted(line.quotes) if a <= at < b)
        quotes = tuple((line.quotes[at].span.start, line.quotes[at].span.stop) for at in inside)
    first, last = content[0]
    return Candidate(
        (context.cue.lemma, context.position, found.frame),
        context.cue.form,
        context.cue_class,
        line.paragraph,
        _places(line, content),
        _places(line, source),
        _places(line, ((context.first, context.last),)),
        quotes,
        prior,
        context.negated,
        _kind(line, source),
        sum([b - a for a, b in content]),
        classes[first],
        "N" in classes[first : min(first + 4, last)],
        found.cut,
        found.share,
        _lead(line, min(context.group, source[0][0]) if source else context.group),
        _auxiliary(line, context.group, context.first),
        _word(line, source[-1][1] - 1) if source else "",
        _word(line, first),
    )


def _word(line: Line, at: int) -> str:
    """Return a token's word if it is a common one, else its class."""
    letter = line.classes[at]
    return letter if letter in "NMQq" else line.words[at]


def _auxiliary(line: Line, first: int, last: int) -> str:
    """Return the first auxiliary of a verb group: a modal by its word, else by its class."""
    for at in range(first, last):
        if line.classes[at] in "XBYt":
            return line.words[at] if line.classes[at] == "X" else line.classes[at]
    return ""


def _lead(line: Line, at: int) -> str:
    """Return what stands before a token: a word that joins clauses, else its class."""
    if at == 0:
        return "^"
    letter = line.classes[at - 1]
    return line.words[at - 1] if letter in "SKHTW" else letter


def _kind(line: Line, source: Ranges) -> str:
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
        quoted = last.quotes and last.quotes[-1] == last.content[-1]
        if quoted and len(last.content) < _MOST and last.content[-1][1] <= more[0][0]:
            found[back] = evolve(last, content=last.content + more, quotes=last.quotes + more)
            extended = True
    if extended or not found or line.paragraph - found[-1].paragraph > 1:
        return
    for back in range(len(found) - 1, max(-1, len(found) - 16), -1):
        last = found[back]
        if line.paragraph - last.paragraph > 1:
            break
        if last.quotes and last.cue_class in _SPOKEN:
            prior = share_of("", CueClass.NONE, "uncued", "quote", language)
            found.append(
                evolve(
                    last,
                    key=("", "uncued", "quote"),
                    prior=prior,
                    cue_class=CueClass.NONE,
                    paragraph=line.paragraph,
                    content=more,
                    quotes=more,
                    cue=(),
                )
            )
            return


_SPOKEN = frozenset(
    [CueClass.SPEECH, CueClass.NONE, CueClass.PREPOSITION, CueClass.QUESTION, CueClass.BELIEF]
)
