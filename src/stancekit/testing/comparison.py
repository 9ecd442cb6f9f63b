"""Strategies for what is compared: rows to count, codings, projects of the `.dna` format."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from stancekit.exchange.dna_model import (
    DataType,
    DnaCoder,
    DnaDocument,
    DnaEntity,
    DnaProject,
    DnaRegex,
    DnaStatement,
    DnaStatementType,
    DnaVariable,
)
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Document,
    Issue,
    LegalBasis,
    LegalMode,
    PartialDate,
    Passage,
    Position,
    Repeat,
    RepeatKind,
    Span,
    Stance,
    Study,
)

__all__ = ["coded_rows", "coded_studies", "dna_projects"]

_START = datetime(2014, 12, 25)  # noqa: DTZ001 - days have no zone


@st.composite
def coded_rows(
    draw: st.DrawFn, *, qualifier: str = "boolean", max_size: int = 25
) -> list[dict[str, Any]]:
    """Draw rows with `id`, `actor`, `issue`, `stance`, `document` and `date` to count.

    Args:
        draw: Given by Hypothesis.
        qualifier: Kind of the stances: `boolean`, `integer`, `stance` or `nominal`.
        max_size: The most rows.
    """
    levels: dict[str, st.SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "integer": st.integers(-3, 3),
        "stance": st.sampled_from(["support", "oppose", "neutral"]),
        "nominal": st.sampled_from(["law", "need", "order"]),
    }
    size = draw(st.integers(0, max_size))
    return [
        {
            "id": n,
            "actor": draw(st.sampled_from("ABCDE")),
            "issue": draw(st.sampled_from("wxyz")),
            "stance": draw(levels[qualifier]),
            "document": draw(st.sampled_from("12")),
            "date": _START + timedelta(days=draw(st.integers(0, 800))),
        }
        for n in range(size)
    ]


_ACTORS = (
    Actor("russia", "Russia", kind=ActorKind.STATE, aliases=["Moscow"]),
    Actor("lavrov", "Sergey Lavrov", kind=ActorKind.PERSON, affiliation="russia"),
    Actor("france", "France", kind=ActorKind.STATE),
    Actor("iran", "Iran", kind=ActorKind.STATE),
)
_ISSUES = (
    Issue("intervention"),
    Issue("ground_troops", parent="intervention", sign=1),
    Issue("withdrawal", parent="intervention", sign=-1),
    Issue("truce"),
)
_WORDS = "Moscow backs the truce; Paris rejects it and asks for proof. " * 4


@st.composite
def coded_studies(draw: st.DrawFn, *, max_size: int = 14) -> Study:
    """Draw a study whose positions, legal bases and repeats fit its corpus.

    Three documents of one text, so that any passage can be the copy of any other.

    Args:
        draw: Given by Hypothesis.
        max_size: The most positions.
    """
    outlets = ("Wire", "Post", "Wire")
    dates: list[PartialDate | None] = [
        PartialDate(2015, draw(st.integers(9, 11)), draw(st.integers(1, 28))) for _ in outlets
    ]
    dates[2] = draw(st.sampled_from([dates[2], PartialDate(2015), None]))
    documents = [
        Document(name, _WORDS, outlet=outlet, published=day)
        for name, outlet, day in zip(("one", "two", "three"), outlets, dates, strict=True)
    ]
    names = st.sampled_from([d.id for d in documents])
    positions: dict[str, Position] = {}
    for _ in range(draw(st.integers(0, max_size))):
        document, start = draw(names), draw(st.integers(0, 220))
        span = Span(start, start + draw(st.integers(1, 20)))
        holder, issue = draw(st.sampled_from(_ACTORS)).id, draw(st.sampled_from(_ISSUES)).id
        stance = draw(st.sampled_from(Stance))
        name = f"{document}#{span}:{issue}:{holder}"
        positions[name] = Position(
            name,
            document,
            holder=holder,
            issue=issue,
            stance=stance,
            evidence=[span],
            headline=draw(st.booleans()),
        )
    bases: dict[str, LegalBasis] = {}
    for _ in range(draw(st.integers(0, 3))):
        document, start = draw(names), draw(st.integers(0, 220))
        span = Span(start, start + 8)
        ground, mode = draw(st.sampled_from(["CONSENT", "SELF_DEFENCE"])), draw(_modes)
        name = f"{document}#{span}:{ground}:{mode}"
        bases[name] = LegalBasis(
            name,
            document,
            ground=ground,
            mode=mode,
            evidence=[span],
            holder=draw(st.sampled_from(["russia", "france", None])),
        )
    links = draw(st.sets(st.tuples(names, names, st.sampled_from([0, 61, 122])), max_size=4))
    repeats = [
        Repeat(
            Passage(a, Span(0, 61)),
            Passage(b, Span(at, at + 61)),
            kind=RepeatKind.EXACT,
            resemblance=1,
            containment=1,
        )
        for a, b, at in sorted(links)
        if (a, 0) != (b, at)
    ]
    return Study(
        Corpus(documents),
        Codebook("drawn", actors=_ACTORS, issues=_ISSUES),
        positions=positions.values(),
        legal_bases=bases.values(),
        repeats=repeats,
    )


_modes = st.sampled_from(LegalMode)
# What SQLite keeps and gives back: no lone surrogates; no NUL, at which its LENGTH stops.
_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40
)
_names = _texts.filter(lambda t: len(t) <= 20)
_colors = st.tuples(*[st.integers(0, 255)] * 3)


@st.composite
def dna_projects(draw: st.DrawFn) -> DnaProject:
    """Draw a small project with every table in use; it is already completed."""
    coders = [DnaCoder(n, draw(_names), draw(_colors)) for n in range(1, draw(st.integers(2, 4)))]
    documents = [
        DnaDocument(
            n,
            draw(_names),
            draw(_texts),
            draw(st.sampled_from([None, *(c.id for c in coders)])),
            source=draw(_names),
            date=_START + timedelta(seconds=draw(st.integers(-(10**9), 10**9))),
        )
        for n in range(1, draw(st.integers(2, 4)))
    ]
    variables = [DnaVariable(1, "actor", "short text", draw(st.lists(_names, unique=True)))]
    variables += [
        DnaVariable(n, f"{kind} {n}", kind) for n, kind in enumerate(get_args(DataType), 2)
    ]
    types = [DnaStatementType(1, draw(_names), draw(_colors), variables)]
    values = draw(st.lists(_names, unique=True, max_size=4))
    entities = [
        DnaEntity(n, 1, value, draw(_colors), n - 1 if n > 1 and draw(st.booleans()) else None)
        for n, value in enumerate(values, 1)
    ]
    statements = []
    for n in range(1, draw(st.integers(1, 5))):
        document = draw(st.sampled_from(documents))
        start = draw(st.integers(0, len(document.text) - 1))
        stop = draw(st.integers(start + 1, len(document.text)))
        own = (
            ("actor", draw(st.sampled_from(["", *values]))),
            ("short text 2", draw(st.sampled_from(["", "one", "two"]))),
            ("long text 3", draw(_texts)),
            ("boolean 4", draw(st.booleans())),
            ("integer 5", draw(st.integers(-(2**40), 2**40))),
        )
        coder = draw(st.sampled_from(coders)).id
        statements.append(DnaStatement(n, 1, document.id, start, stop, coder, own))
    patterns = draw(st.lists(_names, unique=True, max_size=2))
    return DnaProject(
        coders,
        documents,
        types,
        entities,
        statements,
        regexes=sorted((DnaRegex(p) for p in patterns), key=lambda r: r.pattern),
        links=[(1, 2)] if draw(st.booleans()) else [],
        settings=[("date", "2020-01-01"), ("version", "3.0.7")],
    ).completed()
