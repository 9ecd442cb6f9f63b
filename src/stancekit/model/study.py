"""The study: everything that was found in a corpus, in one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import field, frozen

from stancekit.errors import Problem
from stancekit.model import changes, checks, explaining
from stancekit.model.actors import Actor
from stancekit.model.codebook import Codebook
from stancekit.model.documents import Corpus, Paragraph
from stancekit.model.legal import LegalBasis
from stancekit.model.overview import overview
from stancekit.model.positions import Mention, Position
from stancekit.model.repeats import Repeat
from stancekit.model.spans import Span
from stancekit.model.statements import Statement
from stancekit.model.table import Table

if TYPE_CHECKING:
    from rich.console import Group

__all__ = ["RowKind", "Study"]

RowKind = Literal[
    "documents",
    "paragraphs",
    "repeats",
    "statements",
    "positions",
    "legal_bases",
    "mentions",
    "problems",
]


@frozen
class Study:
    """What an analysis found, each record pointing at spans of the corpus.

    Attributes:
        corpus: The documents, verbatim.
        codebook: The codebook they were coded with.
        paragraphs: Paragraphs with their roles.
        repeats: Links from copies to originals.
        statements: Who said what.
        positions: Who stands where.
        legal_bases: On what legal ground.
        mentions: Issues mentioned without a cue of stance.
        actors: Speakers that the codebook does not know, so that nothing is lost.
        problems: What went wrong or may have.
    """

    corpus: Corpus = field(validator=checks.of_type(Corpus, "a Corpus"))
    codebook: Codebook = field(validator=checks.of_type(Codebook, "a Codebook"))
    paragraphs: tuple[Paragraph, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Paragraph, "a Paragraph"),
    )
    repeats: tuple[Repeat, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Repeat, "a Repeat"),
    )
    statements: tuple[Statement, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Statement, "a Statement"),
    )
    positions: tuple[Position, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Position, "a Position"),
    )
    legal_bases: tuple[LegalBasis, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(LegalBasis, "a LegalBasis"),
    )
    mentions: tuple[Mention, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Mention, "a Mention"),
    )
    actors: tuple[Actor, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Actor, "an Actor"),
    )
    problems: tuple[Problem, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Problem, "a Problem"),
    )
    _names: dict[str, str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index the names of all actors."""
        names = {a.id: a.name for a in (*self.actors, *self.codebook.actors)}
        object.__setattr__(self, "_names", names)

    def name_of(self, actor: str | None) -> str | None:
        """Return the canonical name of an actor id; the id itself where it is unknown."""
        return None if actor is None else self._names.get(actor, actor)

    def text_of(self, document: str, spans: Iterable[Span]) -> str:
        """Return the text of spans of a document, joined by an ellipsis."""
        text = self.corpus[document].text
        return " … ".join(span.of(text) for span in spans)

    def uncoded(self) -> Table:
        """Return the statements that no position stands in, with the issues they mention.

        Statements that repeat another are left out. Statements that mention an issue come
        first: there a line in the codebook helps most.

        Returns:
            Rows with `statement`, `document`, `speakers`, `mentions` (issue and reason), `start`,
            `stop`, `text`.

        Example:
            >>> from stancekit.model import Document, Statement, StatementKind
            >>> corpus = Corpus([Document("a", "Roe said it rained.")])
            >>> said = Statement("a#1", "a", kind=StatementKind.INDIRECT, content=[Span(9, 18)])
            >>> study = Study(corpus, Codebook("none"), statements=[said])
            >>> [row["text"] for row in study.uncoded()]
            ['it rained']
        """
        return explaining.uncoded(self)

    def why(self, position: Position | str) -> explaining.Why:
        """Explain a position: its evidence, the patterns that decided, and who holds it.

        Patterns of the codebook are given as they were written, shipped cues by their names;
        `stancekit.positions.why` matches them again and gives the words of the text as well.

        Args:
            position: A position of this study, or its id.

        Returns:
            The explanation; `str()` gives it as lines of text.

        Raises:
            KeyError: There is no position with that id, or its document is not in the study.

        Example:
            >>> from stancekit.model import Document, Issue, Stance
            >>> book = Codebook("c", issues=[Issue("ban", pro=["ban oil"])])
            >>> held = Position(
            ...     "a#1", "a", holder="roe", issue="ban", stance=Stance.SUPPORT,
            ...     evidence=[Span(0, 11)], rule="ban.pro[0]",
            ... )
            >>> corpus = Corpus([Document("a", "We ban oil.")])
            >>> print(Study(corpus, book, positions=[held]).why("a#1"))
            roe: support of ban (stated)
              evidence: We ban oil.
              ban.pro[0]  'ban oil'
              holder: roe, who acts in the sentence
        """
        if isinstance(position, str):
            found = next((p for p in self.positions if p.id == position), None)
            if found is None:
                raise KeyError(f"got {position!r}, expected the id of a position of this study")
            position = found
        return explaining.why(self, position)

    def changes(self, before: Study) -> Table:
        """Tell which positions this study gained, lost or coded otherwise since another.

        Two positions are the same where document, holder and issue agree and their evidence
        overlaps; repeats are left out.

        Args:
            before: A study of the same articles with an older codebook.

        Returns:
            Rows with `change` (`gained`, `lost`, `changed`), `document`, `holder`, `issue`,
            `before`, `after` (the stances), `text`; none where nothing changed.

        Example:
            >>> from stancekit.model import Document
            >>> study = Study(Corpus([Document("a", "Rain.")]), Codebook("none"))
            >>> len(study.changes(study))
            0
        """
        return changes.compare_positions(changes.held_in(before), changes.held_in(self))

    def __str__(self) -> str:
        """Return the overview as text: counts, who stands where, on what legal ground."""
        return self.text()

    def text(self, width: int | None = None) -> str:
        """Return the overview as text of lines that fit a width; None for no limit."""
        return "\n\n".join(table.text(width) for table in overview(self))

    def __rich__(self) -> Group:
        """Return the overview for rich, which prints it as wide as the terminal."""
        from rich.console import Group  # noqa: PLC0415 - an extra, imported when used

        return Group(*overview(self))

    def _repr_html_(self) -> str:
        """Return the overview as HTML tables, every value escaped."""
        return "".join(table._repr_html_() for table in overview(self))

    def rows(self, kind: RowKind) -> Table:
        """Return the records of one kind as flat rows for any data frame.

        Actors come by name, spans as `start` and `stop` of their hull with the text beside.

        Raises:
            ValueError: There are no records of that kind.
        """
        checks.expect(kind in get_args(RowKind), kind, f"one of {', '.join(get_args(RowKind))}")
        makers: dict[str, Callable[[], Iterable[dict[str, Any]]]] = {
            "documents": self._document_rows,
            "paragraphs": self._paragraph_rows,
            "repeats": self._repeat_rows,
            "statements": self._statement_rows,
            "positions": self._position_rows,
            "legal_bases": self._legal_rows,
            "mentions": self._mention_rows,
            "problems": self._problem_rows,
        }
        return Table.of(makers[kind](), caption=kind.replace("_", " "))

    def _joined(self, ids: Iterable[str]) -> str:
        return "; ".join(str(self.name_of(i)) for i in ids)

    def _evidence(self, document: str, spans: tuple[Span, ...]) -> dict[str, Any]:
        hull = Span.hull(spans)
        return {"start": hull.start, "stop": hull.stop, "text": self.text_of(document, spans)}

    def _document_rows(self) -> Iterable[dict[str, Any]]:
        for d in self.corpus:
            published = None if d.published is None else str(d.published)
            yield {
                "id": d.id,
                "title": d.title,
                "outlet": d.outlet,
                "published": published,
                "author": d.author,
                "url": d.url,
                "language": d.language,
                "length": len(d.text),
            }

    def _paragraph_rows(self) -> Iterable[dict[str, Any]]:
        for p in self.paragraphs:
            place = self._evidence(p.document, (p.span,))
            head = {"document": p.document, "index": p.index, "role": str(p.role)}
            yield {**head, "reason": p.reason, **place}

    def _repeat_rows(self) -> Iterable[dict[str, Any]]:
        for r in self.repeats:
            yield {
                "original": str(r.original),
                "copy": str(r.copy),
                "kind": str(r.kind),
                "resemblance": r.resemblance,
                "containment": r.containment,
                "facts_differ": "; ".join(r.facts_differ),
                "text": self.corpus.text_of(r.copy),
            }

    def _statement_rows(self) -> Iterable[dict[str, Any]]:
        for s in self.statements:
            yield {
                "id": s.id,
                "document": s.document,
                "kind": str(s.kind),
                "speakers": self._joined(s.speakers),
                "source": self.text_of(s.document, s.source),
                "cue": self.text_of(s.document, s.cue),
                "cue_class": str(s.cue_class),
                "resolution": s.resolution,
                "made": None if s.made is None else str(s.made),
                "negated": s.negated,
                "nested_in": s.nested_in,
                "certainty": s.certainty,
                "rule": s.rule,
                "repeat_of": s.repeat_of,
                **self._evidence(s.document, s.content),
            }

    def _position_rows(self) -> Iterable[dict[str, Any]]:
        for p in self.positions:
            yield {
                "id": p.id,
                "document": p.document,
                "holder": self.name_of(p.holder),
                "issue": p.issue,
                "stance": str(p.stance),
                "mode": str(p.mode),
                "condition": self.text_of(p.document, p.condition),
                "addressee": self.name_of(p.addressee),
                "reported_by": self._joined(p.reported_by),
                "headline": p.headline,
                "weak": p.weak,
                "coder": p.coder,
                "rule": p.rule,
                "statement": p.statement,
                "repeat_of": p.repeat_of,
                **self._evidence(p.document, p.evidence),
            }

    def _legal_rows(self) -> Iterable[dict[str, Any]]:
        for b in self.legal_bases:
            reference = b.reference
            yield {
                "id": b.id,
                "document": b.document,
                "holder": self.name_of(b.holder),
                "ground": b.ground,
                "mode": str(b.mode),
                "reported_by": self._joined(b.reported_by),
                "target": b.target,
                "instrument": reference.instrument if reference else None,
                "provision": reference.provision if reference else None,
                "symbol": reference.symbol if reference else None,
                "implicit": b.implicit,
                "rule": b.rule,
                "statement": b.statement,
                "position": b.position,
                "repeat_of": b.repeat_of,
                **self._evidence(b.document, b.evidence),
            }

    def _mention_rows(self) -> Iterable[dict[str, Any]]:
        for m in self.mentions:
            head = {"document": m.document, "issue": m.issue, "holder": self.name_of(m.holder)}
            tail = {"statement": m.statement, "rule": m.rule, "reason": m.reason}
            yield {**head, **tail, **self._evidence(m.document, (m.span,))}

    def _problem_rows(self) -> Iterable[dict[str, Any]]:
        for p in self.problems:
            place = {"document": p.document, "line": p.line, "column": p.column}
            yield {"severity": str(p.severity), "code": p.code, **place, "message": p.message}
