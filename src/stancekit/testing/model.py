"""Strategies for every record of the domain model."""

from __future__ import annotations

import calendar
from typing import Any

from hypothesis import strategies as st

from stancekit.errors import Problem, Severity
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    CueClass,
    Document,
    Issue,
    IssueKind,
    LegalBasis,
    LegalMode,
    Lesson,
    Mention,
    Paragraph,
    ParagraphRole,
    PartialDate,
    Passage,
    PhraseSet,
    Position,
    PositionMode,
    Reference,
    Repeat,
    RepeatKind,
    Role,
    Span,
    Stance,
    Statement,
    StatementKind,
    Study,
    TestSentence,
)

__all__ = [
    "actors",
    "codebooks",
    "corpora",
    "documents",
    "identifiers",
    "issues",
    "legal_bases",
    "lessons",
    "mentions",
    "paragraphs",
    "partial_dates",
    "passages",
    "positions",
    "problems",
    "references",
    "repeats",
    "roles",
    "spans",
    "statements",
    "studies",
    "texts",
]

_LEAP = 2000
_MAX_OFFSET = 10_000


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Any text, lone surrogates and line breaks of every kind included."""
    return st.text(st.characters(codec=None), max_size=max_size)


def identifiers() -> st.SearchStrategy[str]:
    """Ids: one line, not empty, no white space at the ends."""
    return (
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12)
        .map(str.strip)
        .filter(lambda text: len(text.splitlines()) == 1)
    )


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Dates with any part unknown; days exist in their month."""
    year = draw(st.none() | st.integers(1, 9999))
    month = draw(st.none() | st.integers(1, 12))
    last = 31 if month is None else calendar.monthrange(year or _LEAP, month)[1]
    return PartialDate(year, month, draw(st.none() | st.integers(1, last)))


@st.composite
def spans(draw: st.DrawFn, max_stop: int = _MAX_OFFSET) -> Span:
    """Spans that end at `max_stop` at the latest."""
    start = draw(st.integers(0, max_stop - 1))
    return Span(start, draw(st.integers(start + 1, max_stop)))


@st.composite
def _span_tuples(draw: st.DrawFn, min_size: int = 0) -> tuple[Span, ...]:
    size = draw(st.integers(min_size, 3))
    edges = draw(
        st.lists(
            st.integers(0, _MAX_OFFSET), min_size=2 * size, max_size=2 * size, unique=True
        ).map(sorted)
    )
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))


def passages() -> st.SearchStrategy[Passage]:
    """Passages of documents that need not exist."""
    return st.builds(Passage, identifiers(), spans())


def problems() -> st.SearchStrategy[Problem]:
    """Problems with and without a place."""
    place = st.none() | st.integers(1, 10**6)
    return st.builds(
        Problem,
        st.sampled_from(Severity),
        st.sampled_from(["duplicate-id", "bad-header"]),
        texts(40),
        document=st.none() | identifiers(),
        line=place,
        column=place,
        span=st.none() | spans().map(lambda s: (s.start, s.stop)),
    )


def documents(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Document]:
    """Documents with every field; `text` says where their texts come from."""
    maybe = st.none() | texts(20)
    return st.builds(
        Document,
        identifiers(),
        texts() if text is None else text,
        title=maybe,
        outlet=maybe,
        published=st.none() | partial_dates(),
        author=maybe,
        url=maybe,
        language=st.none() | st.sampled_from(["en", "ru", "fr-CA"]),
        extra=st.lists(st.tuples(texts(8), texts(8)), max_size=3).map(tuple),
    )


def corpora(
    document: st.SearchStrategy[Document] | None = None, max_size: int = 5
) -> st.SearchStrategy[Corpus]:
    """Corpora of documents with unique ids."""
    inner = documents() if document is None else document
    return st.lists(inner, max_size=max_size, unique_by=lambda d: d.id).map(Corpus)


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """Paragraphs of any role."""
    return st.builds(
        Paragraph,
        identifiers(),
        st.integers(0, 500),
        span=spans(),
        role=st.sampled_from(ParagraphRole),
        reason=texts(12),
    )


def _unit() -> st.SearchStrategy[float]:
    return st.floats(0, 1)


def repeats() -> st.SearchStrategy[Repeat]:
    """Repeats of two different passages."""
    return st.lists(passages(), min_size=2, max_size=2, unique=True).flatmap(
        lambda pair: st.builds(
            Repeat,
            st.just(pair[0]),
            st.just(pair[1]),
            kind=st.sampled_from(RepeatKind),
            resemblance=_unit(),
            containment=_unit(),
            facts_differ=_tuples(texts(8)),
        )
    )


def _tuples(inner: st.SearchStrategy[Any], max_size: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=max_size).map(tuple)


@st.composite
def roles(draw: st.DrawFn) -> Role:
    """Offices that do not end before they begin."""
    dates = [draw(st.none() | partial_dates()) for _ in range(2)]
    since, until = dates
    if since and until and until.precedes(since):
        since, until = until, since
    return Role(draw(identifiers()), draw(st.none() | identifiers()), since=since, until=until)


def actors() -> st.SearchStrategy[Actor]:
    """Actors of every kind."""
    return st.builds(
        Actor,
        identifiers(),
        identifiers(),
        kind=st.sampled_from(ActorKind),
        aliases=_tuples(identifiers()),
        metonyms=_tuples(identifiers()),
        demonyms=_tuples(identifiers()),
        roles=_tuples(roles()),
        affiliation=st.none() | identifiers(),
        pronoun=st.sampled_from([None, "he", "she", "it", "they"]),
        note=texts(12),
    )


def issues() -> st.SearchStrategy[Issue]:
    """Issues without a parent, whose patterns are plain words."""
    words = _tuples(st.from_regex(r"[a-z]{3,8}( [a-z]{3,8})?", fullmatch=True))
    return st.builds(
        Issue,
        identifiers(),
        kind=st.sampled_from(IssueKind),
        description=texts(20),
        sign=st.sampled_from([-1, 0, 1]),
        mention=words,
        pro=words,
        con=words,
        neutral=words,
        condition=words,
        exclude=words,
        anaphora=words,
        core=st.booleans(),
    )


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    """Passages with their codes, each issue under one stance."""
    named = draw(st.lists(identifiers(), max_size=3, unique=True))
    by: dict[str, list[str]] = {stance: [] for stance in Stance}
    for issue in named:
        by[draw(st.sampled_from(Stance))].append(issue)
    return Lesson(draw(texts(40)), **by)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Codebooks with unique ids."""
    people = draw(st.lists(actors(), max_size=3, unique_by=lambda a: a.id))
    subjects = draw(st.lists(issues(), max_size=3, unique_by=lambda i: i.id))
    sets = draw(_tuples(st.builds(PhraseSet, identifiers(), _tuples(identifiers())), 2))
    tests = draw(
        _tuples(
            st.builds(
                TestSentence,
                texts(20),
                issue=identifiers(),
                stance=st.none() | st.sampled_from(Stance),
                holder=st.none() | identifiers(),
            ),
            2,
        )
    )
    taught = draw(_tuples(lessons(), 2))
    name, about = draw(identifiers()), draw(texts(20))
    return Codebook(
        name,
        description=about,
        actors=people,
        issues=subjects,
        sets=sets,
        tests=tests,
        lessons=taught,
    )


def statements() -> st.SearchStrategy[Statement]:
    """Statements of every kind."""
    return st.builds(
        Statement,
        identifiers(),
        identifiers(),
        kind=st.sampled_from(StatementKind),
        content=_span_tuples(1),
        source=_span_tuples(),
        cue=_span_tuples(),
        cue_class=st.sampled_from(CueClass),
        speakers=_tuples(identifiers()),
        resolution=texts(8),
        nested_in=st.none() | identifiers(),
        made=st.none() | partial_dates(),
        negated=st.booleans(),
        certainty=_unit(),
        rule=texts(8),
        repeat_of=st.none() | identifiers(),
    )


def _coders() -> st.SearchStrategy[str]:
    return st.sampled_from(["rules", "person:Ada", "model:m1"])


def positions() -> st.SearchStrategy[Position]:
    """Positions of every stance and mode."""
    return st.builds(
        Position,
        identifiers(),
        identifiers(),
        holder=identifiers(),
        issue=identifiers(),
        stance=st.sampled_from(Stance),
        mode=st.sampled_from(PositionMode),
        statement=st.none() | identifiers(),
        condition=_span_tuples(),
        addressee=st.none() | identifiers(),
        evidence=_span_tuples(1),
        reported_by=_tuples(identifiers()),
        headline=st.booleans(),
        weak=st.booleans(),
        coder=_coders(),
        rule=texts(8),
        certainty=_unit(),
        repeat_of=st.none() | identifiers(),
    )


def mentions() -> st.SearchStrategy[Mention]:
    """Mentions that were not coded."""
    maybe = st.none() | identifiers()
    return st.builds(
        Mention,
        identifiers(),
        identifiers(),
        span=spans(),
        statement=maybe,
        holder=maybe,
        rule=texts(8),
        reason=texts(8),
    )


def references() -> st.SearchStrategy[Reference]:
    """References to instruments."""
    maybe = st.none() | identifiers()
    return st.builds(Reference, identifiers(), spans(), provision=maybe, symbol=maybe)


def legal_bases() -> st.SearchStrategy[LegalBasis]:
    """Legal bases of every mode."""
    maybe = st.none() | identifiers()
    return st.builds(
        LegalBasis,
        identifiers(),
        identifiers(),
        ground=identifiers(),
        mode=st.sampled_from(LegalMode),
        evidence=_span_tuples(1),
        statement=maybe,
        holder=maybe,
        reported_by=_tuples(identifiers()),
        target=st.none() | texts(8),
        reference=st.none() | references(),
        implicit=st.booleans(),
        position=maybe,
        coder=_coders(),
        rule=texts(8),
        certainty=_unit(),
        repeat_of=maybe,
    )


def studies() -> st.SearchStrategy[Study]:
    """Studies whose records are independent of each other and of the corpus.

    They serve conversions; records that fit a corpus come from `stancekit.analyze`.
    """
    return st.builds(
        Study,
        corpora(max_size=2),
        codebooks(),
        paragraphs=_tuples(paragraphs(), 2),
        repeats=_tuples(repeats(), 1),
        statements=_tuples(statements(), 2),
        positions=_tuples(positions(), 2),
        legal_bases=_tuples(legal_bases(), 2),
        mentions=_tuples(mentions(), 1),
        actors=_tuples(actors(), 1),
        problems=_tuples(problems(), 1),
    )
