"""What is coded as one: the words of a statement, or a paragraph outside all statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from attrs import evolve, frozen

from stancekit.codebook.patterns_index import Words
from stancekit.model import (
    CueClass,
    Document,
    Paragraph,
    ParagraphRole,
    Span,
    Stance,
    Statement,
    StatementKind,
)
from stancekit.positions.clauses import cut, subtract
from stancekit.positions.continued import going_on
from stancekit.positions.holders import Sides
from stancekit.positions.issues import IssueIndex
from stancekit.positions.judge import NOWHERE, StatementCue

__all__ = ["HEADS", "NOT_CODED", "Reading", "Unit", "cue_of", "reach_of", "units"]

# The page around an article: other articles' headlines, photographers, legal notices.
NOT_CODED = (
    ParagraphRole.BYLINE,
    ParagraphRole.DATELINE,
    ParagraphRole.CREDIT,
    ParagraphRole.LINK,
    ParagraphRole.NOTICE,
)
HEADS = (ParagraphRole.HEADLINE, ParagraphRole.SUBHEAD, ParagraphRole.STANDFIRST)
# Up to how many words of its content an attribution verb judges: its object, not what follows.
_GOVERNED = 12
# Words of the content with which the words of attribution can end: "rejected | any talk of".
_INSIDE = 3
# What is not believed or not intended is denied; what is not said is not.
_NOT_SO = frozenset([CueClass.BELIEF, CueClass.INTENTION])
# "Everyone understands that ..." is the speaker's own claim.
_NOBODY = frozenset(
    f"local:{word}"
    for word in (
        "everyone",
        "everybody",
        "anyone",
        "nobody",
        "no-one",
        "all",
        "many",
        "some",
        "one",
    )
)
# Below this a statement gives way to a surer one over the same words.
_DOUBTFUL = 0.4


class Unit(NamedTuple):
    """Text that is coded as one.

    Attributes:
        pieces: Where it stands.
        statement: The statement it belongs to; None outside any.
        speakers: Ids of those who hold what it says, where no one else is named.
        reported_by: Ids of those who report it, the outermost first.
        headline: Whether it stands in a headline.
        others: Where somebody else's words were cut out, and whose they are: who "they" may be.
    """

    pieces: tuple[Span, ...]
    statement: Statement | None = None
    speakers: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()
    headline: bool = False
    others: tuple[tuple[int, tuple[str, ...]], ...] = ()


@frozen
class Reading:
    """A document being coded.

    Attributes:
        document: The document.
        words: Its words.
        index: The patterns.
        sides: Who speaks for whom.
    """

    document: Document
    words: Words
    index: IssueIndex
    sides: Sides


def units(
    reading: Reading, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]
) -> tuple[Unit, ...]:
    """Divide a document into what is coded as one, in the order of the text."""
    document = reading.document
    if not statements:
        return tuple(
            [
                Unit((p.span,), headline=p.role in HEADS)
                for p in sorted(paragraphs, key=_start)
                if p.document == document.id and p.role not in NOT_CODED
            ]
        )
    mine = surest(clipped([s for s in statements if s.document == document.id]))
    by_id = {s.id: s for s in mine}
    inside: dict[str, list[Statement]] = defaultdict(list)
    for statement in mine:
        if statement.nested_in is not None:
            inside[statement.nested_in].append(statement)
    roles = sorted((p for p in paragraphs if p.document == document.id), key=_start)
    starts = [p.span.start for p in roles]
    found: list[Unit] = []
    for statement in mine:
        role = _role_at(roles, starts, statement.content[0].start)
        if role in NOT_CODED:
            continue
        unit = _of_statement(reading, statement, by_id, inside.get(statement.id, ()))
        if unit is not None:
            found.append(_in_headline(unit) if role in HEADS else unit)
    reaches = list(map(reach_of, mine))
    taken = sorted(reaches)
    reach = list(accumulate((stop for _, stop in taken), max))
    ends = {
        stop: statement
        for (_, stop), statement in zip(reaches, mine, strict=True)
        if statement.speakers and statement.certainty >= _DOUBTFUL
    }
    taken_starts = [start for start, _ in taken]
    for paragraph in roles:
        if paragraph.role in NOT_CODED:
            continue
        low = bisect_right(reach, paragraph.span.start)
        high = bisect_left(taken_starts, paragraph.span.stop)
        headline = paragraph.role in HEADS
        if low >= high and paragraph.span.start not in ends:
            found.append(Unit((paragraph.span,), headline=headline))
            continue
        left = tuple(cut(paragraph.span, taken[low:high]))
        for piece, statement in going_on(document.text, left, ends, document.language):
            unit = Unit((piece,), statement, statement.speakers, headline=headline)
            left = subtract(left, (piece,))
            found.append(unit)
        if left:
            found.append(Unit(left, headline=headline))
    return tuple(sorted(found, key=lambda u: (u.pieces[0].start, u.statement is None)))


def clipped(statements: Sequence[Statement]) -> list[Statement]:
    """End contents before the words that attribute the statement around them.

    In "Nobody can say that it rains, the mayor said" what nobody can say ends before the mayor;
    and since nobody says it, it stands inside what the mayor said.
    """
    closing = [
        (s, Span.hull((*s.source, *s.cue)))
        for s in statements
        if s.source and s.content[-1].stop <= min(s.source[0].start, s.cue[0].start if s.cue else 0)
    ]
    if not closing:
        return list(statements)
    tails = sorted(tail.start for _, tail in closing)
    found: list[Statement] = []
    for statement in statements:
        last = statement.content[-1]
        if bisect_right(tails, last.start) == bisect_left(tails, last.stop):
            found.append(statement)
            continue
        around = next(
            (
                (outer, tail)
                for outer, tail in closing
                if outer.id != statement.id
                and last.start < tail.start < last.stop
                and outer.content[0].start <= statement.content[0].start
                and statement.content[0].start < outer.content[-1].stop
            ),
            None,
        )
        if around is None:
            found.append(statement)
            continue
        outer, tail = around
        content = (
            *statement.content[:-1],
            Span(last.start, min(tail.start, outer.content[-1].stop)),
        )
        inside = statement.nested_in or (outer.id if _nobody(statement) else None)
        found.append(evolve(statement, content=content, nested_in=inside))
    return found


def surest(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out doubtful readings of words that a surer statement already reads.

    "Its attacks on the group" inside a demand is no statement of its own. What is left out is
    coded with the statement around it.
    """
    ordered = sorted(statements, key=lambda s: s.content[0].start)
    doubtful: set[str] = set()
    open_: list[Statement] = []
    for statement in ordered:
        open_ = [o for o in open_ if o.content[-1].stop > statement.content[0].start]
        for other in open_:
            shared = sum(a.overlap(b) for a in statement.content for b in other.content)
            low, high = sorted((statement, other), key=lambda s: s.certainty)
            mostly = 2 * shared > sum(map(len, low.content))
            surer = high.speakers and low.certainty < high.certainty
            if mostly and low.certainty < _DOUBTFUL and surer:
                doubtful.add(low.id)
        open_.append(statement)
    parents = {s.id: s.nested_in for s in statements}
    found: list[Statement] = []
    for statement in statements:
        if statement.id in doubtful:
            continue
        outer, seen = statement.nested_in, {statement.id}
        while outer in doubtful and outer not in seen:
            seen.add(outer)
            outer = parents.get(outer)
        found.append(
            statement if outer == statement.nested_in else evolve(statement, nested_in=outer)
        )
    return found


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


def reach_of(statement: Statement) -> tuple[int, int]:
    """Return where a statement starts and stops, its source and cue included."""
    content, source, cue = statement.content, statement.source, statement.cue
    start, stop = content[0].start, content[-1].stop
    if source:
        start, stop = min(start, source[0].start), max(stop, source[-1].stop)
    if cue:
        start, stop = min(start, cue[0].start), max(stop, cue[-1].stop)
    return start, stop


def _in_headline(unit: Unit) -> Unit:
    return unit._replace(headline=True)


def _role_at(
    paragraphs: Sequence[Paragraph], starts: Sequence[int], offset: int
) -> ParagraphRole | None:
    place = bisect_right(starts, offset) - 1
    held = place >= 0 and offset in paragraphs[place].span
    return paragraphs[place].role if held else None


def _nobody(statement: Statement) -> bool:
    return all(s in _NOBODY for s in statement.speakers)


def _same_voice(outer: Statement, inner: Statement, sides: Sides) -> bool:
    """Tell whether a nested statement is the speaker's own ("we said that ...") or nobody's."""
    if _nobody(inner):
        return True
    return any(sides.speaks_for(o, i) for o in outer.speakers for i in inner.speakers)


def _of_statement(
    reading: Reading,
    statement: Statement,
    by_id: Mapping[str, Statement],
    inner: Sequence[Statement],
) -> Unit | None:
    sides = reading.sides
    outer = by_id.get(statement.nested_in or "")
    if outer is not None and _same_voice(outer, statement, sides):
        return None  # coded with the statement around it
    pieces = _joined(reading.document.text, statement.content)
    if outer is None and not inner:
        return Unit(pieces, statement, statement.speakers)
    if inner:
        denies = cue_of(statement, reading.index, reading.words).denies
        size = sum(map(len, statement.content))
        holes = [
            Span(*reach_of(s))
            for s in inner
            if not _same_voice(statement, s, sides)
            # "dismissed claims by X that Y": Y is denied, although X is the one who says it.
            and not (denies and 2 * sum(map(len, s.content)) > size)
        ]
        pieces = subtract(pieces, holes)
        if not pieces:
            return None
    reporters: list[str] = []
    seen = {statement.id}
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        reporters = [*outer.speakers, *reporters]
        outer = by_id.get(outer.nested_in or "")
    chain = tuple(dict.fromkeys(r for r in reporters if r not in statement.speakers))
    others = sorted(
        (s.content[0].start, s.speakers)
        for s in inner
        if s.speakers and not _same_voice(statement, s, sides)
    )
    return Unit(pieces, statement, statement.speakers, chain, others=tuple(others))


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans between which only quotation marks and the like stand."""
    if len(spans) == 1:
        return (spans[0],)
    found: list[Span] = []
    for span in spans:
        between = text[found[-1].stop : span.start] if found else "x"
        if len(between) < 5 and not any(c.isalnum() for c in between):
            found[-1] = Span(found[-1].start, span.stop)
        else:
            found.append(span)
    return tuple(found)


def cue_of(statement: Statement, index: IssueIndex, words: Words) -> StatementCue:
    """Read what the words of attribution say by themselves: "rejected", "called for"."""
    hull = Span.hull(statement.content)
    if not statement.cue:
        return StatementCue()
    start, stop = statement.cue[0].start, statement.cue[-1].stop
    before = start < hull.start
    if before:
        stop = max(stop, min(hull.start, stop + 60))
    # "dismissed claims by X that Y": what is done with the noun stands before it.
    alone = before and statement.nested_in is None
    low = max((p.stop for p in statement.source if p.stop <= start), default=0) if alone else start
    first, last = words.between(start, stop)
    first = max(first - 3, words.between(low, start)[0])
    found = index.attributing(words, first, last)
    refuses = before and index.may_refuse(words, last, last + _INSIDE)
    if refuses and "neutral.before" not in found:
        # "declined | to discuss the matter", "refused | to rule out a raid": the refusal ends
        # inside the content.
        refusals = index.attributing(words, first, last + _INSIDE).get("neutral.before", ())
        if refusals:
            found["neutral.before"] = refusals
    if refuses and "deny.before" not in found:
        # "rejected | accusations of raids": what is denied is named inside the content.
        denials = index.attributing(words, first, last + _INSIDE).get("deny.before", ())
        if denials:
            found["deny.before"] = denials
    content = words.between(hull.start, hull.stop)
    whole = statement.kind is StatementKind.DIRECT and content[1] - content[0] > _GOVERNED
    reach = -1 if whole or not before else content[0] + _GOVERNED
    if statement.negated or "neutral.before" in found:
        rule = found["neutral.before"][0].rule if "neutral.before" in found else "negated cue"
        # "Did not rule out" and "did not exclude" leave open what "did not deny" grants.
        denies = statement.cue_class is CueClass.DENIAL or "deny.before" in found
        if denies and "neutral.before" not in found:
            return StatementCue()
        if statement.cue_class in _NOT_SO and "neutral.before" not in found:
            # "We do not believe that he must go", "has no plans to join": nobody is left in doubt.
            return StatementCue(denies=True, rule="not meant", reach=reach)
        return StatementCue(Stance.NEUTRAL, rule=rule, reach=reach)
    if statement.cue_class is CueClass.DENIAL or "deny.before" in found:
        rule = found["deny.before"][0].rule if "deny.before" in found else "denial"
        return StatementCue(denies=True, rule=rule, reach=reach)
    for group, stance in (("oppose.before", Stance.OPPOSE), ("support.before", Stance.SUPPORT)):
        if group in found:
            demands = "other.modal" in found
            first_word = content[0] if reach >= 0 else NOWHERE
            return StatementCue(
                stance,
                demands=demands,
                rule=found[group][0].rule,
                reach=reach,
                first=first_word,
            )
    return StatementCue()
