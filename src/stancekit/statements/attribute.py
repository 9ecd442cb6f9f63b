"""From paragraphs to statements."""

from __future__ import annotations

from collections.abc import Iterable

from stancekit.model import CueClass, Document, Paragraph, Span, Statement, StatementKind
from stancekit.statements.blocks import Block, blocks_of
from stancekit.statements.candidate import Candidate
from stancekit.statements.candidates import holding, quoted_paragraphs, read_candidates
from stancekit.statements.decide import ROUNDING, odds_of, phrasal
from stancekit.statements.drafts import Draft
from stancekit.statements.ends import sure_of
from stancekit.statements.language import Language, language_of
from stancekit.statements.pages import denying_of
from stancekit.statements.quoted import quotes_of
from stancekit.statements.sites import Ranges
from stancekit.statements.turns import with_turns

__all__ = ["THRESHOLD", "attribute", "attribute_in"]

# Least certainty by default; benchmarks/statements.py measures what others give.
THRESHOLD = 0.17

# Contents are compared with those that reach into the same cells of 2 to the power of this.
_CELL = 8
# Part of the certainty of what a content holds that the content needs to go before it.
_OUTER = 0.6
# Statements open at one place at most: enough for any nesting a reader could follow.
_DEPTH = 12
# A context whose share is below this part of the threshold is not looked at: traits seldom make
# up for so much.
_LEAST = 0.6
# What stands beside others weighs from this share on, however high the threshold is.
_COUNTED = 1 / 6
# Inside a quotation the share of a context must be at least this: who is quoted says "I think"
# and "we want" all the time, which is no report of somebody else's words.
_INSIDE = 0.5
# "The statement of X that ...", "X's claim that ...".
_OWNED = frozenset(["noun-by", "noun-owner"])
_REPORTED = frozenset(
    [
        CueClass.SPEECH,
        CueClass.DIRECTIVE,
        CueClass.DENIAL,
        CueClass.QUESTION,
        CueClass.PREPOSITION,
        CueClass.NOUN,
    ]
)


def attribute(
    document: Document,
    paragraphs: Iterable[Paragraph],
    *,
    threshold: float = THRESHOLD,
    nested: bool = True,
) -> tuple[Statement, ...]:
    """Find who says what in a document.

    Quotations, indirect speech and mixtures of both: every cue of the language's lexicon is read
    in its context (where it stands towards its subject, what follows it), and the context is kept
    if it was an attribution often enough in articles that people have annotated.

    Args:
        document: The document; its language chooses grammar and lexicon (English by default).
        paragraphs: Its paragraphs.
        threshold: Least certainty, 0 to 1: lower finds more, higher errs less.
        nested: Whether to return what lies in another statement's content (X says that Y says).

    Returns:
        The statements by the place of their content; `source` holds who says it in the text's
        own words (a name, a pronoun, "the minister"), `speakers` is left empty.

    Example:
        >>> from stancekit.model import CueClass, Document, Paragraph, Span
        >>> text = "Moscow will not leave, the minister told reporters on Friday."
        >>> document = Document("a", text)
        >>> found = attribute(document, [Paragraph("a", 0, span=Span(0, len(text)))])
        >>> [(s.source[0].of(text), s.cue[0].of(text), s.content[0].of(text)) for s in found]
        [('the minister', 'told', 'Moscow will not leave')]
    """
    language = language_of(document.language)
    return attribute_in(language, document, paragraphs, threshold=threshold, nested=nested)


def attribute_in(
    language: Language,
    document: Document,
    paragraphs: Iterable[Paragraph],
    *,
    threshold: float,
    nested: bool,
) -> tuple[Statement, ...]:
    """Do the work of `attribute` with a language of one's own: other counts, other cues."""
    text, laid = document.text, tuple(paragraphs)
    found: list[Statement] = []
    for block in blocks_of(text, laid, quotes_of(text, laid)):
        key = (block.text, (block.laid, threshold, nested))
        drafts = language.drafts.get(key)
        if drafts is None:
            drafts = language.drafts.keep(key, _drafts(block, language, threshold, nested=nested))
        found += _statements(document.id, drafts, block.start)
    return with_turns(document, laid, found, language, nested=nested)


def _drafts(
    block: Block, language: Language, threshold: float, *, nested: bool
) -> tuple[Draft, ...]:
    """Return what is said in a block, in the order of the contents."""
    text = block.text
    laid, quotes = block.apart()
    least = min(threshold * _LEAST, _COUNTED)
    candidates = read_candidates(text, laid, language, least=least, quotes=quotes)
    inside = quoted_paragraphs(laid, quotes) if nested else ()
    others = quotes_of(text, inside)
    if holding(text, inside, others, language.forms_of(_REPORTED), language):
        deeper = read_candidates(
            text, inside, language, least=_INSIDE, quotes=others, classes=_REPORTED
        )
        deeper = [one for one in deeper if _reports(one)]
        # "..., – said X. – ..." interrupts a quotation and lies in none.
        quoting = {one.paragraph for one in deeper}
        read = {one.cue for one in candidates if one.paragraph in quoting}
        candidates += [one for one in deeper if one.cue not in read]
    if not candidates:
        return ()
    accepted = _best(candidates, language, threshold, nested=nested)
    accepted.sort(key=_in_text)
    # "declined to comment" says that something was not said.
    refusals = language.phrases["refuse"]
    denying = denying_of(language.tag)
    found: list[Draft] = []
    open_ones: list[tuple[int, Ranges, int]] = []
    taken: dict[tuple[int, int], int] = {}
    for sure, one in accepted:
        content = one.content
        start, stop = content[0][0], content[-1][1]
        number = taken[start, stop] = taken.get((start, stop), 0) + 1
        holder = None
        if nested:
            open_ones = [outer for outer in open_ones if outer[0] > start][-_DEPTH:]
            for _, places, outer_place in reversed(open_ones):
                if _holds(places, content):
                    holder = outer_place
                    break
            open_ones.append((stop, content, len(found)))
        lemma, position, frame = one.key
        found.append(
            Draft(
                _kind(one),
                content,
                one.source,
                one.cue,
                CueClass.DENIAL
                if one.cue and denying.match(text, one.cue[-1][0])
                else one.cue_class,
                holder,
                one.context.negated or lemma in refusals,
                sure,
                f"{position}/{frame}",
                number,
            )
        )
    return tuple(found)


def _in_text(pair: tuple[float, Candidate]) -> tuple[int, int]:
    content = pair[1].content
    return content[0][0], -content[-1][1]


def _statements(name: str, drafts: Iterable[Draft], start: int) -> list[Statement]:
    """Make statements of a document of what is said in a block that starts at a place of it."""
    found: list[Statement] = []
    for one in drafts:
        content = _spans(one.content, start)
        own = f"{name}#{content[0].start}-{content[-1].stop}"
        found.append(
            Statement(
                own if one.number == 1 else f"{own}~{one.number}",
                name,
                kind=one.kind,
                content=content,
                source=_spans(one.source, start),
                cue=_spans(one.cue, start),
                cue_class=one.cue_class,
                nested_in=None if one.holder is None else found[one.holder].id,
                negated=one.negated,
                certainty=one.certainty,
                rule=one.rule,
            )
        )
    return found


def _spans(places: Ranges, start: int) -> tuple[Span, ...]:
    return tuple([Span(first + start, last + start) for first, last in places])


def _best(
    candidates: list[Candidate], language: Language, threshold: float, *, nested: bool
) -> list[tuple[float, Candidate]]:
    """Return the surest candidate of every cue, if it is sure enough."""
    best: dict[Ranges, tuple[float, Candidate]] = {}
    last: Candidate | None = None
    chance = 0.0
    ends: tuple[int, ...] = ()
    choices: tuple[float, ...] = ()
    for one in candidates:
        # The ends that a content may have share their odds, and follow each other.
        if last is None or not _same_start(one, last):
            odds = odds_of(one, language)
            chance = odds / (1 + odds)
            last = one
        if chance + ROUNDING < threshold:
            continue
        place = one.cue or one.content
        rival = best.get(place)
        # No end makes it surer than this.
        if rival is not None and chance + ROUNDING < rival[0]:
            continue
        found = one.found
        if found.ends is not ends:
            ends, choices = found.ends, sure_of(one, language)
        if one.open:
            sures = [round(chance * choice, 4) for choice in choices]
            sure = max(sures)
            if sure >= threshold and (rival is None or sure > rival[0]):
                best[place] = (sure, one.ending(sures.index(sure)))
            continue
        choice = choices[ends.index(found.content[-1][1])] if choices and one.cued else 1.0
        sure = round(chance * choice, 4)
        if sure >= threshold and (rival is None or sure > rival[0]):
            best[place] = (sure, one)
    return _apart(sorted(best.values(), key=_surest), nested=nested)


def _same_start(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates differ by nothing but the place where their content ends."""
    return (
        one.context is other.context
        and one.key == other.key
        and one.found.content[0][0] == other.found.content[0][0]
        and one.more == other.more
    )


def _surest(pair: tuple[float, Candidate]) -> float:
    return -pair[0]


def _apart(ranked: list[tuple[float, Candidate]], *, nested: bool) -> list[tuple[float, Candidate]]:
    """Leave out what another cue makes of the same words with more certainty.

    Without nesting, also what lies inside a surer content or around one.
    """
    if len(ranked) == 1:
        return ranked
    kept: dict[int, tuple[float, Candidate]] = {}
    by_place: dict[int, list[tuple[Candidate, int]]] = {}
    for sure, one in ranked:
        content = one.content
        cells = [cell for a, b in content for cell in range(a >> _CELL, (b >> _CELL) + 1)]
        size = sum([b - a for a, b in content])
        rivals = {
            id(other): other
            for cell in cells
            for other, its in by_place.get(cell, ())
            if id(other) in kept and _rivals(one, size, other, its, nested=nested)
        }
        # "X plans to go, he said": what he said holds the plan, and goes first unless it is far
        # less sure.
        if any(
            not nested or not _told_in(other, one) or sure < _OUTER * kept[key][0]
            for key, other in rivals.items()
        ):
            continue
        for key in rivals:
            del kept[key]
        kept[id(one)] = (sure, one)
        for cell in cells:
            by_place.setdefault(cell, []).append((one, size))
    return list(kept.values())


def _rivals(one: Candidate, mine: int, other: Candidate, theirs: int, *, nested: bool) -> bool:
    """Tell whether two candidates, given with the sizes of their contents, cannot both stand."""
    shared = 2 * _shared(one.content, other.content)
    if not nested:
        return shared > min(mine, theirs)
    if not 3 * shared > 2 * (mine + theirs):
        return False
    if _reported_in(one, other) or _reported_in(other, one):
        return False
    return not _of_another(one, other) and not _of_another(other, one)


def _of_another(one: Candidate, other: Candidate) -> bool:
    """Tell whether one says something of what another says.

    "Denied reports by X that ...", "quoted X as saying that ...".
    """
    if one.line is not other.line:
        return False
    if one.found.frame == "np+as" or other.context.position in _OWNED:
        begin, end = one.found.content[0]
        if any(begin <= first and last <= end for first, last in other.found.source[:1]):
            return True
    return (
        one.found.frame.startswith("np+")
        and other.context.position.startswith("noun-")
        and one.context.first < other.context.first < one.context.start
        and one.found.source != other.found.source
    )


def _told_in(one: Candidate, other: Candidate) -> bool:
    """Tell whether a candidate, its cue with it, lies in what the other says: it is nested."""
    return bool(one.cue) and _holds(other.content, (*one.cue, *one.content))


def _reported_in(one: Candidate, other: Candidate) -> bool:
    """Tell whether one is a report that the other tells whole: "X said Y will go, aides said".

    Only somebody reports who has a name: a decision, "he" and "it" suggest much.
    """
    if one.kind != "name" or phrasal(one) or not _reports(one) or not _told_in(one, other):
        return False
    first, last = one.found.source[0]
    return "I" not in one.line.classes[first:last]


def _shared(some: Ranges, others: Ranges) -> int:
    """Return how many code points two contents share."""
    if len(some) == len(others) == 1:
        (a, b), (c, d) = some[0], others[0]
        return max(0, (b if b < d else d) - (a if a > c else c))
    return sum([max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others])


def _reports(one: Candidate) -> bool:
    """Tell whether a candidate inside a quotation reports what another than the speaker said."""
    return one.cue_class in _REPORTED and one.kind not in ("i", "we", "you", "it", "none")


def _holds(outer: Ranges, inner: Ranges) -> bool:
    """Tell whether every part of a content lies in one part of an outer one."""
    return all(any(c <= a and b <= d for c, d in outer) for a, b in inner)


def _kind(one: Candidate) -> StatementKind:
    """Tell a quotation from a report and from a report with quoted words."""
    if not one.quoted:
        return StatementKind.INDIRECT
    size = sum(b - a for a, b in one.content)
    outside = size - _shared(one.content, one.quotes)
    return StatementKind.DIRECT if outside < 4 else StatementKind.MIXED
