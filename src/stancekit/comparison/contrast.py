"""compare(study, a, b): where two actors stand, issue by issue, with the words that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import overload

from attrs import evolve, field, frozen

from stancekit.comparison.counting import Repeats, counted
from stancekit.comparison.finding import find_actor, find_issue, with_members
from stancekit.model import Issue, Position, Stance, Study, Table, checks

__all__ = ["Comparison", "IssueContrast", "Stand", "Verdict", "compare", "folded", "verdict"]


class Verdict(StrEnum):
    """How two actors compare on an issue."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SPEAKS = "only one speaks"
    MIXED = "mixed"


@frozen
class Stand:
    """What one actor holds on one issue.

    Attributes:
        positions: The positions that count, in reading order; empty where it is silent.
        evidence: The words that prove each of them, in the same order.
    """

    positions: tuple[Position, ...] = field(
        default=(), converter=checks.as_tuple, validator=checks.each(Position, "a Position")
    )
    evidence: tuple[str, ...] = field(default=(), converter=checks.as_tuple, validator=checks.texts)

    @property
    def stances(self) -> dict[Stance, int]:
        """How many positions of each stance there are, in the order of `Stance`."""
        found = Counter(p.stance for p in self.positions)
        return {s: found[s] for s in Stance if s in found}

    @property
    def stance(self) -> Stance | None:
        """The one stance all positions share; None where there is none or more than one."""
        return next(iter(self.stances)) if len(self.stances) == 1 else None

    def __str__(self) -> str:
        """Return `support (3)`, `support (2), oppose (1)`, or nothing."""
        return ", ".join(f"{stance} ({n})" for stance, n in self.stances.items())


def verdict(a: Iterable[Stance], b: Iterable[Stance]) -> Verdict | None:
    """Compare the sets of stances that two actors hold on an issue.

    Symmetric. Support against neutral is a difference, not a mixture: `mixed` says that one actor
    holds more than one stance itself.

    Returns:
        None where both are silent.

    Example:
        >>> str(verdict([Stance.SUPPORT], [Stance.SUPPORT, Stance.OPPOSE]))
        'mixed'
    """
    first, second = set(a), set(b)
    if not first and not second:
        return None
    if not first or not second:
        return Verdict.ONE_SPEAKS
    if len(first) > 1 or len(second) > 1:
        return Verdict.MIXED
    return Verdict.AGREE if first == second else Verdict.DIFFER


@frozen
class IssueContrast:
    """Two actors on one issue.

    Attributes:
        issue: Id of the issue.
        verdict: How they compare.
        a: What the first holds.
        b: What the second holds.
    """

    issue: str = field(validator=checks.one_line)
    verdict: Verdict = field(validator=checks.of_type(Verdict, "a Verdict"))
    a: Stand = field(kw_only=True, validator=checks.of_type(Stand, "a Stand"))
    b: Stand = field(kw_only=True, validator=checks.of_type(Stand, "a Stand"))


@frozen
class Comparison(Sequence[IssueContrast]):
    """Two actors compared issue by issue; a sequence of `IssueContrast`, sorted by issue.

    Attributes:
        a: Id of the first actor.
        b: Id of the second.
        issues: A contrast for every issue on which at least one of them speaks.
        names: The names of both, for tables.
    """

    a: str = field(validator=checks.one_line)
    b: str = field(validator=checks.one_line)
    issues: tuple[IssueContrast, ...] = field(
        default=(),
        converter=checks.as_tuple,
        validator=checks.each(IssueContrast, "an IssueContrast"),
    )
    names: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )

    def __attrs_post_init__(self) -> None:
        """Fall back on ids where no names are given."""
        if not self.names:
            object.__setattr__(self, "names", (self.a, self.b))
        checks.expect(len(self.names) == 2, self.names, "two names", "Comparison.names")

    def __len__(self) -> int:
        """Return the number of issues."""
        return len(self.issues)

    @overload
    def __getitem__(self, key: int | str) -> IssueContrast: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[IssueContrast, ...]: ...
    def __getitem__(self, key: int | str | slice) -> IssueContrast | tuple[IssueContrast, ...]:
        """Return the contrast at a place or on an issue, or a tuple for a slice."""
        if isinstance(key, str):
            for one in self.issues:
                if one.issue == key:
                    return one
            raise KeyError(f"neither {self.names[0]} nor {self.names[1]} speaks on {key!r}")
        return self.issues[key]

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """On how many issues each verdict stands; every verdict is there, also with 0."""
        found = Counter(one.verdict for one in self.issues)
        return {v: found[v] for v in Verdict}

    def swapped(self) -> Comparison:
        """Return the same comparison seen from the other side."""
        turned = tuple(evolve(one, a=one.b, b=one.a) for one in self.issues)
        return Comparison(self.b, self.a, turned, names=self.names[::-1])

    def table(self) -> Table:
        """Return a row an issue: verdict, stances with their counts, the first evidence of each."""
        first, second = self.names
        if first == second:
            second = f"{second} (again)"
        head = ("issue", "verdict", first, second, f"{first}: evidence", f"{second}: evidence")
        rows = (
            (c.issue, str(c.verdict), str(c.a), str(c.b), *(_quoted(s) for s in (c.a, c.b)))
            for c in self.issues
        )
        return Table(head, rows, caption=f"{first} and {second}")

    def __str__(self) -> str:
        """Return the table as text; the evidence is in `table()` and in the notebook view."""
        whole = self.table()
        return str(Table(whole.columns[:4], (r[:4] for r in whole.data), caption=whole.caption))

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def _quoted(stand: Stand) -> str:
    """Return the evidence of the first position of every stance, each with its document."""
    shown: dict[Stance, str] = {}
    for position, words in zip(stand.positions, stand.evidence, strict=True):
        shown.setdefault(position.stance, f"“{' '.join(words.split())}” [{position.document}]")
    return " / ".join(shown.values())


_TURNED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}


def folded(study: Study, positions: Iterable[Position]) -> list[Position]:
    """Return the positions with every issue carried to its topmost parent by its sign.

    Support of a sub-issue with sign 1 is support of the parent, with sign -1 opposition; a sign of
    0 says that neither follows, and the position stays where it is.
    """
    issues: dict[str, Issue] = {i.id: i for i in study.codebook.issues}
    carried = []
    for position in positions:
        issue, stance, seen = position.issue, position.stance, {position.issue}
        while (one := issues.get(issue)) and one.parent and one.sign and one.parent not in seen:
            stance = stance if one.sign == 1 else _TURNED.get(stance, stance)
            issue = one.parent
            seen.add(issue)
        carried.append(evolve(position, issue=issue, stance=stance))
    return carried


def compare(
    study: Study,
    a: str,
    b: str,
    *,
    issues: Iterable[str] | None = None,
    repeats: Repeats = "once per group",
    members: bool = False,
    fold: bool = False,
) -> Comparison:
    """Compare where two actors stand, issue by issue.

    Swapping `a` and `b` swaps the sides and keeps every verdict. The order of the positions does
    not matter.

    Args:
        study: What was found in a corpus.
        a: An actor by id, name or alias.
        b: Another.
        issues: Ids of the issues to look at; all by default.
        repeats: What a copied passage counts for. `ignore`: every position counts, copies
            too. `once per document`: what a text says again in a copied passage counts once in
            that text. `once per group`: what was copied counts once in the whole corpus. It
            changes the numbers beside the stances, never a verdict.
        members: Whether positions of actors who belong to `a` or `b` (`Actor.affiliation`) count
            as theirs.
        fold: Whether a position on a sub-issue counts for its parent, by the sign in the codebook.

    Raises:
        ValueError: An actor or issue is unknown (the message names the nearest), or `repeats` is
            none of the three.

    Example:
        >>> from stancekit import Codebook, Corpus, Document, Span
        >>> text = "Moscow backs the truce. Paris rejects it."
        >>> def held(holder, stance, start, stop):
        ...     return Position(f"x#{start}-{stop}:truce:{holder}", "x", holder=holder,
        ...                     issue="truce", stance=stance, evidence=[Span(start, stop)])
        >>> study = Study(Corpus([Document("x", text)]), Codebook("tiny"), positions=[
        ...     held("russia", Stance.SUPPORT, 0, 23), held("france", Stance.OPPOSE, 24, 41)])
        >>> print(compare(study, "russia", "france"))
        russia and france
        issue  verdict  russia       france
        truce  differ   support (1)  oppose (1)
    """
    ids = find_actor(study, a), find_actor(study, b)
    wanted = None if issues is None else {find_issue(study, issue) for issue in issues}
    camps = [with_members(study, i) if members else frozenset({i}) for i in ids]
    both = [p for p in study.positions if p.holder in camps[0] or p.holder in camps[1]]
    held = counted(study, both, repeats)
    if fold:
        held = folded(study, held)
    sides: list[dict[str, list[Position]]] = [{}, {}]
    for position in held:
        if wanted is None or position.issue in wanted:
            for camp, side in zip(camps, sides, strict=True):
                if position.holder in camp:
                    side.setdefault(position.issue, []).append(position)
    found = []
    for issue in sorted({*sides[0], *sides[1]}):
        first, second = (_stand(study, side.get(issue, ())) for side in sides)
        outcome = verdict(first.stances, second.stances)
        if outcome is not None:
            found.append(IssueContrast(issue, outcome, a=first, b=second))
    names = tuple(str(study.name_of(i)) for i in ids)
    return Comparison(*ids, found, names=names)


def _stand(study: Study, positions: Iterable[Position]) -> Stand:
    held = tuple(positions)
    return Stand(held, (study.text_of(p.document, p.evidence) for p in held))
