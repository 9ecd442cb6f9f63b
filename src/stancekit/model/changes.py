"""What changed: between two codebooks, and between the positions they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from stancekit.model.actors import Actor
from stancekit.model.codebook import Codebook, Issue
from stancekit.model.positions import Position
from stancekit.model.spans import Span
from stancekit.model.table import Table

if TYPE_CHECKING:
    from stancekit.model.study import Study

__all__ = ["ISSUE_PATTERNS", "Held", "compare_codebooks", "compare_positions", "held_in"]

# The keys of an issue that hold patterns.
ISSUE_PATTERNS = ("neutral", "condition", "con", "pro", "mention", "exclude", "anaphora")


@frozen
class Held:
    """A position reduced to what two runs are compared by.

    Attributes:
        document: Id of the document.
        holder: Canonical name of the holder.
        issue: Id of the issue.
        stance: Support, oppose or neutral.
        span: Hull of the evidence.
        text: The evidence; empty where it is not known.
    """

    document: str
    holder: str
    issue: str
    stance: str
    span: Span
    text: str = ""


def held_in(study: Study) -> tuple[Held, ...]:
    """Return a study's positions for comparison; those that repeat another are left out."""
    return tuple(_held(study, p) for p in study.positions if p.repeat_of is None)


def _held(study: Study, position: Position) -> Held:
    return Held(
        position.document,
        str(study.name_of(position.holder)),
        position.issue,
        str(position.stance),
        Span.hull(position.evidence),
        study.text_of(position.document, position.evidence),
    )


def compare_positions(before: Iterable[Held], after: Iterable[Held]) -> Table:
    """Tell which positions a changed codebook gains, loses and codes otherwise.

    Two positions are the same where document, holder and issue agree and their evidence overlaps.

    Returns:
        Rows with `change` (`gained`, `lost`, `changed`), `document`, `holder`, `issue`,
        `before`, `after` (the stances), `text`; none where nothing changed.
    """
    open_: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for held in before:
        open_[held.document, held.holder, held.issue].append(held)
    rows = []
    for held in after:
        candidates = open_[held.document, held.holder, held.issue]
        over = [c for c in candidates if c.span.overlap(held.span)]
        if not over:
            rows.append(_row("gained", held, None, held.stance))
            continue
        same = max(over, key=lambda c: (c.stance == held.stance, c.span.overlap(held.span)))
        candidates.remove(same)
        if same.stance != held.stance:
            rows.append(_row("changed", held, same.stance, held.stance))
    rows += [_row("lost", h, h.stance, None) for left in open_.values() for h in left]
    rows.sort(key=lambda r: (str(r["change"]), str(r["document"]), str(r["issue"])))
    return Table.of(rows, caption="changes")


def _row(change: str, held: Held, before: str | None, after: str | None) -> dict[str, object]:
    return {
        "change": change,
        "document": held.document,
        "holder": held.holder,
        "issue": held.issue,
        "before": before,
        "after": after,
        "text": held.text,
    }


def compare_codebooks(before: Codebook, after: Codebook) -> Table:
    """Tell what one codebook has that another has not: actors, issues, sets, patterns, lessons.

    Returns:
        Rows with `change` (`added`, `removed`), `where` (`issues.x.pro`, `actors.y.aliases`) and
        `what`; none where they are the same. Swapping the two swaps added and removed.

    Example:
        >>> before = Codebook("a", issues=[Issue("ban", mention=["oil ban"])])
        >>> after = Codebook("b", issues=[Issue("ban", mention=["oil ban"], pro=["ban oil"])])
        >>> list(compare_codebooks(before, after).column("where"))
        ['issues.ban.pro']
    """
    old, new = set(_facts(before)), set(_facts(after))
    rows = [("added", *fact) for fact in new - old] + [("removed", *fact) for fact in old - new]
    rows.sort(key=lambda r: (r[1], r[2], r[0]))
    named = ({"change": c, "where": where, "what": what} for c, where, what in rows)
    return Table.of(named, caption=f"{before.name} and {after.name}")


def _facts(codebook: Codebook) -> Iterator[tuple[str, str]]:
    for actor in codebook.actors:
        yield from _actor_facts(actor)
    for issue in codebook.issues:
        yield from _issue_facts(issue)
    for phrases in codebook.sets:
        yield from ((f"sets.{phrases.name}", p) for p in phrases.phrases)
    for lesson in codebook.lessons:
        codes = "; ".join(f"{issue}={stance}" for issue, stance in lesson.stances.items())
        yield "lessons", f"{codes or 'none'}: {lesson.text}"


def _actor_facts(actor: Actor) -> Iterator[tuple[str, str]]:
    at = f"actors.{actor.id}"
    yield at, actor.name
    for key in ("aliases", "metonyms", "demonyms"):
        yield from ((f"{at}.{key}", name) for name in getattr(actor, key))
    for role in actor.roles:
        dates = f"{role.since or ''}/{role.until or ''}"
        yield f"{at}.roles", f"{role.title} of {role.of or 'nothing'} {dates}"


def _issue_facts(issue: Issue) -> Iterator[tuple[str, str]]:
    at = f"issues.{issue.id}"
    yield at, f"{issue.kind}, parent {issue.parent or 'none'}, sign {issue.sign}"
    for key in ISSUE_PATTERNS:
        yield from ((f"{at}.{key}", pattern) for pattern in getattr(issue, key))
