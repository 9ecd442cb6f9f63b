"""Why a study holds what it holds, and what it left uncoded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from stancekit.model.changes import ISSUE_PATTERNS
from stancekit.model.positions import Mention, Position
from stancekit.model.spans import Span
from stancekit.model.statements import Statement
from stancekit.model.table import Table

if TYPE_CHECKING:
    from stancekit.model.study import Study

__all__ = ["Part", "Why", "uncoded", "why"]


@frozen
class Part:
    """One pattern that took part in a decision.

    Attributes:
        rule: Its name (`assad_removal.con[3]`, `cue:oppose.after[0]`), or `negation`,
            `litotes`, `anaphora`, `negated cue`, `not meant` (a plan or a belief that somebody has
            not), `denial`.
        pattern: The pattern as it was written; empty where it is none.
        words: The words of the text it matched; empty where they stand outside the evidence, and
            where the patterns were not matched again.
        span: Where they stand; None where `words` is empty.
    """

    rule: str
    pattern: str = ""
    words: str = ""
    span: Span | None = None


@frozen
class Why:
    """Why a position was coded as it was; `str()` gives it as lines of text.

    Attributes:
        position: The position.
        text: Its evidence.
        parts: The patterns that decided, the issue's own first.
        holder: Who holds it and how that was found.
    """

    position: Position
    text: str
    parts: tuple[Part, ...]
    holder: str

    def __str__(self) -> str:
        """Return the decision as lines."""
        p = self.position
        lines = [f"{p.holder}: {p.stance} of {p.issue} ({p.mode})", f"  evidence: {self.text}"]
        for part in self.parts:
            tail = f"  {part.pattern!r}" if part.pattern else ""
            words = f"  matched {part.words!r}" if part.words else ""
            lines.append(f"  {part.rule}{tail}{words}")
        return "\n".join([*lines, f"  holder: {self.holder}"])


def why(study: Study, position: Position) -> Why:
    """Explain a position from what the study holds; see `Study.why`."""
    patterns = {
        f"{issue.id}.{key}[{number}]": pattern
        for issue in study.codebook.issues
        if issue.id == position.issue
        for key in ISSUE_PATTERNS
        for number, pattern in enumerate(getattr(issue, key))
    }
    return Why(
        position,
        study.text_of(position.document, position.evidence),
        tuple(Part(rule, patterns.get(rule, "")) for rule in position.rule.split(" + ")),
        _holder(study, position),
    )


def _holder(study: Study, position: Position) -> str:
    name = study.name_of(position.holder)
    if position.reported_by:
        reporters = "; ".join(str(study.name_of(r)) for r in position.reported_by)
        return f"{name}, as {reporters} tells it"
    statement = next((s for s in study.statements if s.id == position.statement), None)
    if statement is None:
        return f"{name}, who acts in the sentence"
    if position.holder not in statement.speakers:
        return f"{name}, who acts in what is said"
    how = f", found by {statement.resolution}" if statement.resolution else ""
    return f"{name}, who speaks{how}"


def uncoded(study: Study) -> Table:
    """Return the statements that no position stands in, with the issues they mention.

    Statements that repeat another are left out. Columns: `statement`, `document`, `speakers`,
    `mentions` (issue and reason), `start`, `stop`, `text`. Statements that mention an issue come
    first: there a line of TOML helps most.
    """
    coded = _coded(study.statements, study.positions)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in study.mentions:
        if mention.statement is not None:
            mentions[mention.statement].append(mention)
    rows = []
    for statement in study.statements:
        if statement.id in coded or statement.repeat_of is not None:
            continue
        hull = Span.hull(statement.content)
        near = dict.fromkeys(f"{m.issue} ({m.reason})" for m in mentions[statement.id])
        rows.append(
            {
                "statement": statement.id,
                "document": statement.document,
                "speakers": "; ".join(str(study.name_of(s)) for s in statement.speakers),
                "mentions": "; ".join(near),
                "start": hull.start,
                "stop": hull.stop,
                "text": study.text_of(statement.document, statement.content),
            }
        )
    rows.sort(key=lambda r: not r["mentions"])
    return Table.of(rows, caption="statements without a position")


def _coded(statements: Iterable[Statement], positions: Iterable[Position]) -> set[str]:
    """Return the statements that positions stand in, and those inside and around them."""
    outer = {s.id: s.nested_in for s in statements}
    found: set[str] = set()
    for position in positions:
        at = position.statement
        while at is not None and at not in found:
            found.add(at)
            at = outer.get(at)
    return found
