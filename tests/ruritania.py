"""A small world for tests of the coder: two states, a speaker, three issues."""

from __future__ import annotations

from stancekit.codebook import ActorIndex
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Document,
    Issue,
    IssueKind,
    Mention,
    Paragraph,
    Position,
    Span,
    Statement,
    StatementKind,
)
from stancekit.positions import Coder

__all__ = ["ACTORS", "BOOK", "CODER", "INDEX", "ISSUES", "coded", "run", "said"]

ACTORS = (
    Actor("utopia", "Utopia", kind=ActorKind.STATE),
    Actor("ruritania", "Ruritania", kind=ActorKind.STATE, demonyms=["Ruritanian"]),
    Actor("jane-roe", "Jane Roe", kind=ActorKind.PERSON, affiliation="utopia", pronoun="she"),
)
ISSUES = (
    Issue("embargo", mention=["[oil|trade] embargo"], con=["lift the embargo"]),
    Issue("raids", kind=IssueKind.CLAIM, pro=["jets ..2 hit ..3 villages"]),
    Issue(
        "talks",
        mention=["peace talks"],
        pro=["no military solution"],
        exclude=["secret peace talks"],
    ),
)
BOOK = Codebook("test", actors=ACTORS, issues=ISSUES)
INDEX = ActorIndex(ACTORS)
CODER = Coder(BOOK, INDEX)


def said(text: str, speaker: str | None = "jane-roe") -> tuple[Document, list[Statement]]:
    document = Document("d", f"{text} she said")
    span = Span(0, len(text))
    speakers = () if speaker is None else (speaker,)
    statement = Statement(
        "d#0", "d", kind=StatementKind.INDIRECT, content=[span], speakers=speakers
    )
    return document, [statement]


def run(
    document: Document, statements: list[Statement]
) -> tuple[tuple[Position, ...], tuple[Mention, ...]]:
    paragraph = Paragraph("d", 0, span=Span(0, len(document.text)))
    return CODER.code(document, [paragraph], statements)


def coded(text: str) -> list[str]:
    positions, _ = run(*said(text))
    return [f"{p.holder} {p.issue} {p.stance}" for p in positions]
