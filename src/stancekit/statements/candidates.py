"""Every attribution a document may hold, before any is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from stancekit.model import CueClass, Paragraph, ParagraphRole
from stancekit.statements.beside import look_beside
from stancekit.statements.candidate import Candidate
from stancekit.statements.contents import Found, contents_of
from stancekit.statements.contexts import contexts_of
from stancekit.statements.language import Language
from stancekit.statements.lines import Line, lines_of
from stancekit.statements.marks import marks_of
from stancekit.statements.quoted import Stretch
from stancekit.statements.shares import share_of
from stancekit.statements.sites import Context
from stancekit.text.quotes import Quotation

__all__ = ["candidates_of", "holding", "quoted_paragraphs", "read_candidates"]

# Shorter quotations hold no report of what another said.
_LONG = 40
# Roles of headings, and of lines that lead to other articles by their headings.
_TITLES = frozenset(
    [ParagraphRole.HEADLINE, ParagraphRole.STANDFIRST, ParagraphRole.SUBHEAD, ParagraphRole.LINK]
)
# Quotations that one cue may govern.
_MOST = 64
# How many candidates back a quotation that stands alone may go on with one.
_BACK = 15


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

    What `read_candidates` returns, with a candidate for every end that a content may have.
    """
    found = read_candidates(text, paragraphs, language, least=least, quotes=quotes, classes=classes)
    return [one for together in found for one in together.apart()]


def read_candidates(
    text: str,
    paragraphs: Iterable[Paragraph | Stretch],
    language: Language,
    *,
    least: float = 0.0,
    quotes: tuple[tuple[Quotation, ...], ...] | None = None,
    classes: Set[CueClass] | None = None,
) -> list[Candidate]:
    """Return the candidates of the paragraphs, in the order of their cues.

    Those that differ by nothing but the end of their content are one, unless quotations go on with
    some of them: a quotation that stands alone goes on with the quotation before it in its
    paragraph, or is a candidate without a cue where a paragraph of quotation went before.

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


def holding(
    text: str,
    insides: Sequence[Stretch],
    quotes: Sequence[tuple[Quotation, ...]],
    words: Set[str],
    language: Language,
) -> bool:
    """Tell whether some insides of quotations may hold a word; mostly they hold none.

    Words are looked for where no other quotation stands inside, which `read_candidates` would
    hide; where one does, or where a colon announces one, there may be anything.

    Args:
        text: The text.
        insides: The insides of quotations.
        quotes: The quotations in each of them.
        words: The words, in lower case.
        language: It knows the words of what stands between two white spaces.
    """
    read = language.chunks.read
    for stretch, others in zip(insides, quotes, strict=True):
        start, stop = stretch.span.start, stretch.span.stop
        if others or text[stop - 1] == ":":
            return True
        for chunk in text[start:stop].split():
            if not words.isdisjoint(read[chunk][0]):
                return True
    return False


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


def _carry_on(line: Line, found: list[Candidate], language: Language) -> None:
    """Add a quotation that stands alone to what was said before it."""
    spans = (line.quotes[at].span for at in sorted(line.quotes))
    more = tuple((span.start, span.stop) for span in spans)
    if not more:
        return
    _part(found)
    extended = False
    for back in range(len(found) - 1, max(-1, len(found) - 1 - _BACK), -1):
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
    for back in range(len(found) - 1, max(-1, len(found) - 1 - _BACK), -1):
        last = found[back]
        if line.paragraph - last.paragraph > 1:
            break
        if last.quoted and last.cue_class in _SPOKEN:
            prior = share_of("", CueClass.NONE, "uncued", "quote", language)
            found.append(last.without_cue(more, line.paragraph, prior))
            return


def _part(found: list[Candidate]) -> None:
    """Put a candidate for every end in the place of the last ones."""
    first, count = len(found), 0
    while first and count < _BACK:
        first -= 1
        count += len(found[first].found.ends) if found[first].open else 1
    if count > len(found) - first:
        found[first:] = [one for together in found[first:] for one in together.apart()]


_SPOKEN = frozenset(
    [CueClass.SPEECH, CueClass.NONE, CueClass.PREPOSITION, CueClass.QUESTION, CueClass.BELIEF]
)
