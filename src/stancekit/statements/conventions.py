"""Statements that a convention of the page or a fixed phrase attributes, not a counted context."""

from __future__ import annotations

from stancekit.model import CueClass, Document, Span, Statement, StatementKind

__all__ = ["TURN", "by_convention"]

# The rule of a turn of a transcript or interview, which its label attributes.
TURN = "turn/label"


def by_convention(
    document: Document,
    content: tuple[Span, ...],
    *,
    rule: str,
    certainty: float,
    source: Span | None = None,
    cue: Span | None = None,
    cue_class: CueClass = CueClass.NONE,
    kind: StatementKind = StatementKind.DIRECT,
) -> Statement:
    """Return what a convention attributes.

    Args:
        document: The document.
        content: What is said.
        rule: The convention and its sign: `turn/label`, `phrase/idiom`; it names the statement, as
            its words may make one of their own.
        certainty: How sure the convention is, 0 to 1.
        source: Who says it; None for nobody named.
        cue: The mark or word that shows it; None for none.
        cue_class: The class of that.
        kind: Direct, where nothing else is known.
    """
    made_by = "phrase" if rule.startswith("phrase/") else "page"
    return Statement(
        f"{document.id}#{content[0].start}-{content[-1].stop}~{made_by}",
        document.id,
        kind=kind,
        content=content,
        source=() if source is None else (source,),
        cue=() if cue is None else (cue,),
        cue_class=cue_class,
        certainty=certainty,
        rule=rule,
    )
