"""What the page itself attributes: turns of transcripts and interviews, tweets, pull quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from stancekit.model import (
    CueClass,
    Document,
    Paragraph,
    ParagraphRole,
    Span,
    Statement,
)
from stancekit.model.records import changed
from stancekit.statements.conventions import TURN, by_convention
from stancekit.statements.delivered import delivered, minuted
from stancekit.statements.idioms import phrased
from stancekit.statements.language import Language
from stancekit.statements.opinions import commented
from stancekit.statements.pages import wording_of

__all__ = ["with_turns"]


# How sure a label, a signature and a copy are: by convention, not counted.
_LABELLED, _SIGNED, _COPIED = 0.95, 0.9, 0.9
_SPOKEN = frozenset([ParagraphRole.BODY, ParagraphRole.STANDFIRST, ParagraphRole.SUBHEAD])
# A page with so many labels in capitals, or so many in small letters with one that comes again,
# is a transcript, as far as no more paragraphs than these stand between two of them.
_FEWEST, _FEWEST_NAMES, _FARTHEST = 2, 4, 6
# "... — Name (@handle)": what stands before it is the tweet.
_SIGNATURE = re.compile(r"(?P<dash>[—–]|--?)\s?(?P<name>[^()—–\n]{2,60}?)\s\(@\w{1,30}\)")
_UPPER = "[A-ZÀ-ÖØ-Þ]"
_SPACE = "[ \\u00a0\\u202f]?"
_STAGE = re.compile(r"[(\[][^()\[\]]*+[)\]]")
_EDGES = re.compile(r"[\W_]*(?P<words>.*?)[\W_]*", re.DOTALL)
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{40,4000}+[”\"»]\s*+")
_ORPHAN = 0.6
# A shorter copy may be anybody's words.
_COPY = 20


class _Labels(NamedTuple):
    """The labels of turns in a language.

    Attributes:
        label: "PENCE:", "Q:", "Q.", "SEN. ANNA O'NEIL:"; in small letters a name of up to four
            words. Before a colon may stand a space, as in French.
        capitals: A label that only a transcript has.
        asks: The labels of who asks, in small letters.
    """

    label: re.Pattern[str]
    capitals: re.Pattern[str]
    asks: frozenset[str]


@cache
def _labels_of(tag: str) -> _Labels:
    known = wording_of(tag)
    letters = "".join(known.words("turns", "letters"))
    words, particles = (known.pattern("turns", name) for name in ("labels", "particles"))
    name = rf"{_UPPER}[\w.’'-]{{1,20}}"
    label = (
        rf"(?P<name>[{letters}](?={_SPACE}:|[.:])|{words}(?={_SPACE}:)"
        rf"|{_UPPER}[A-ZÀ-ÖØ-Þ.’' -]{{1,40}}+(?={_SPACE}:)"
        rf"|{name}(?:\s(?:{particles}[-\s])?{name}){{0,3}}(?={_SPACE}:))"
        rf"{_SPACE}(?P<mark>[:.])\s+(?=\S)"
    )
    capitals = rf"[^a-zß-öø-ÿ]+|{words}"
    asks = frozenset(known.words("turns", "asks"))
    return _Labels(re.compile(label), re.compile(capitals), asks)


def with_turns(
    document: Document,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    language: Language,
    *,
    nested: bool,
) -> tuple[Statement, ...]:
    """Add what the page attributes without a verb to the statements that its sentences make.

    A turn of a transcript ("PENCE: ...") or interview ("A: ...") is what its speaker says, up to
    the next label, but for the questions, which state nothing; a tweet is what its signature
    names; a text under "Remarks by" and a signed commentary are what their authors say; a pull
    quote is said by whoever says it in the text.

    Args:
        document: The document.
        paragraphs: Its paragraphs with their roles.
        statements: Its statements, without those of the page.
        language: Its language.
        nested: Whether to keep what is reported inside a turn.
    """
    tag = language.tag
    turns = [*_turns(document, paragraphs, tag), *_tweets(document, paragraphs)]
    for one in (
        *minuted(document, paragraphs, tag),
        *delivered(document, paragraphs, tag),
        *commented(document, paragraphs, tag),
    ):
        if not any(a.overlap(b) for turn in turns for a in turn.content for b in one.content):
            turns.append(one)
    turns += _pulled(document, paragraphs, statements)
    statements = _with_phrases(statements, phrased(document, paragraphs, language))
    turns += _orphans(document, paragraphs, [*statements, *turns])
    if not turns:
        return tuple(sorted(statements, key=_in_text))
    kept = [s for s in statements if not any(_same_cue(s, turn) for turn in turns if turn.cue)]
    asked = _questions(document, turns, tag)
    kept = [inner for s in kept for inner in _inside(s, turns, asked, nested=nested)]
    return tuple(sorted([*kept, *(t for t in turns if t.id not in asked)], key=_in_text))


def _questions(document: Document, turns: Iterable[Statement], tag: str) -> Set[str]:
    """Return the turns of who asks under a label: no answer to who says what."""
    asks = _labels_of(tag).asks
    return {
        turn.id
        for turn in turns
        if turn.rule == TURN and turn.source[0].of(document.text).casefold() in asks
    }


def _in_text(statement: Statement) -> tuple[int, int]:
    return statement.content[0].start, -statement.content[-1].stop


def _with_phrases(
    statements: Sequence[Statement], phrases: Iterable[Statement]
) -> Sequence[Statement]:
    """Add what fixed phrases attribute, in place of what their words make by themselves."""
    found = list(statements)
    for one in phrases:
        cue = one.cue[0]
        held = [s for s in found if any(cue.overlap(c) for c in s.cue)]
        around = [s for s in found if any(c.overlap(cue) for c in s.content)]
        if any(s.rule == one.rule for s in held):
            continue
        found = [s for s in found if s not in held]
        outer = around[0].id if around and around[0] not in held else None
        inside = {s.id for s in held}
        found = [changed(s, nested_in=one.id) if s.nested_in in inside else s for s in found]
        found.append(changed(one, nested_in=outer) if outer else one)
    return found


def _orphans(
    document: Document, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield paragraphs that are a quotation and nothing else, which nothing attributes."""
    text = document.text
    spoken = [c for s in statements for c in s.content]
    for at, paragraph in enumerate(paragraphs):
        span = paragraph.span
        if paragraph.role is not ParagraphRole.BODY or not at:
            continue
        if _QUOTED.fullmatch(text, span.start, span.stop) is None:
            continue
        if any(span.overlap(c) for c in spoken):
            continue
        yield by_convention(document, (span,), rule="quote/alone", certainty=_ORPHAN)


def _turns(document: Document, paragraphs: Sequence[Paragraph], tag: str) -> Iterator[Statement]:
    """Yield the turns of a transcript, if the page is one."""
    text, known = document.text, _labels_of(tag)
    labels = {
        at: match
        for at, p in enumerate(paragraphs)
        if p.role in _SPOKEN
        and (match := known.label.match(text, p.span.start, p.span.stop)) is not None
    }
    names = Counter(match["name"] for match in labels.values())
    loud = {name for name in names if known.capitals.fullmatch(name)}
    if sum(names[name] for name in loud) >= _FEWEST and len(loud) > 1:
        labels = dict(_answered(labels, loud, known.asks))
    elif len(labels) < _FEWEST_NAMES or max(names.values()) < _FEWEST or len(names) < _FEWEST:
        return
    places = sorted(labels)
    for at, following in zip(places, [*places[1:], None], strict=True):
        match = labels[at]
        more: list[Span] = []
        if following is not None and following - at <= _FARTHEST:
            more = [
                p.span
                for p in paragraphs[at + 1 : following]
                if p.role in _SPOKEN and not _STAGE.fullmatch(text, p.span.start, p.span.stop)
            ]
        said = (Span(match.end(), paragraphs[at].span.stop), *more)
        source = Span(match.start("name"), match.start("name") + len(match["name"].rstrip()))
        cue = Span(*match.span("mark"))
        yield by_convention(
            document,
            said,
            rule=TURN,
            certainty=_LABELLED,
            source=source,
            cue=cue,
            cue_class=CueClass.PUNCTUATION,
        )


def _answered(
    labels: Mapping[int, re.Match[str]], loud: Set[str], asks: Set[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the labels in capitals, and a name in small letters that answers a question."""
    asked = False
    for at, match in sorted(labels.items()):
        if match["name"] in loud or asked:
            yield at, match
        asked = match["name"].strip().casefold() in asks


def _tweets(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    """Yield the tweets that are quoted with their signatures."""
    text = document.text
    for at, paragraph in enumerate(paragraphs):
        start, stop = paragraph.span.start, paragraph.span.stop
        if text.find("(@", start, stop) < 0:
            continue
        match = _SIGNATURE.search(text, start, stop)
        if match is None:
            continue
        size = len(text[start : match.start()].rstrip())
        if size or at:
            said = Span(start, start + size) if size else paragraphs[at - 1].span
            source, cue = Span(*match.span("name")), Span(*match.span("dash"))
            yield by_convention(
                document,
                (said,),
                rule="tweet/signature",
                certainty=_SIGNED,
                source=source,
                cue=cue,
                cue_class=CueClass.PUNCTUATION,
            )


def _pulled(
    document: Document, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield pull quotes that are copies of what somebody says in the text."""
    text = document.text
    for paragraph in paragraphs:
        if paragraph.role is not ParagraphRole.PULL_QUOTE:
            continue
        span = paragraph.span
        if any(_covers(span, other) for one in statements for other in one.content):
            continue
        edges = _EDGES.fullmatch(span.of(text))
        words = " ".join(edges["words"].split()) if edges is not None else ""
        if len(words) < _COPY:
            continue
        for one in statements:
            whole = " ".join(" ".join(part.of(text) for part in one.content).split())
            if words in whole:
                yield changed(
                    one,
                    id=f"{document.id}#{span.start}-{span.stop}~page",
                    content=(span,),
                    cue=(),
                    nested_in=None,
                    certainty=round(one.certainty * _COPIED, 4),
                    rule="pull-quote/copy",
                )
                break


def _covers(span: Span, other: Span) -> bool:
    """Tell whether another span covers more than half of a span."""
    return 2 * (min(span.stop, other.stop) - max(span.start, other.start)) > len(span)


def _same_cue(one: Statement, turn: Statement) -> bool:
    """Tell whether a statement has the mark of a turn for its cue."""
    return any(a.start < b.stop and b.start < a.stop for a in one.cue for b in turn.cue)


def _inside(
    one: Statement, turns: Sequence[Statement], asked: Set[str], *, nested: bool
) -> Iterator[Statement]:
    """Yield a statement, nested in the turn that holds it; none without nesting.

    What a question reports of others stands for itself: "Critics say that you are late. Are you?".
    """
    for turn in turns:
        if all(any(b.start <= a.start and a.stop <= b.stop for b in turn.content)
               for a in one.content):  # fmt: skip
            if turn.id in asked:
                yield one
            elif nested:
                yield one if one.nested_in else changed(one, nested_in=turn.id)
            return
    yield one
