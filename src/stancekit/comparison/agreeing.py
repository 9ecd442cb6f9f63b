"""agreement(study): actors by actors, on how many issues they agree and differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from attrs import field, frozen

from stancekit.comparison.contrast import folded
from stancekit.comparison.counting import Repeats, counted
from stancekit.comparison.finding import find_actor, find_issue
from stancekit.model import Stance, Study, Table, checks

__all__ = ["Agreement", "Measure", "PairAgreement", "agreement"]

Measure = Literal["share", "agree", "differ", "mixed", "congruent", "conflicting"]


@frozen
class PairAgreement:
    """Two actors over all issues on which both speak.

    Attributes:
        agree: Issues on which each holds one stance, and the same.
        differ: Issues on which each holds one stance, and another.
        mixed: Issues on which at least one of them holds more than one stance.
        congruent: Pairs of positions, one of each actor, of the same stance on the same issue.
        conflicting: Pairs of positions of which one supports what the other opposes.
    """

    agree: int = 0
    differ: int = 0
    mixed: int = 0
    congruent: int = 0
    conflicting: int = 0

    @property
    def issues(self) -> int:
        """On how many issues both speak."""
        return self.agree + self.differ + self.mixed

    @property
    def share(self) -> float | None:
        """Issues agreed on among those decided, 0 to 1; None where none is decided."""
        decided = self.agree + self.differ
        return self.agree / decided if decided else None


_SILENT = PairAgreement()


@frozen
class Agreement:
    """How far actors agree, for every pair of them; symmetric.

    Attributes:
        actors: Ids of the actors, sorted.
        pairs: For `(a, b)` with `a <= b`, what the two share; pairs that share no issue are left
            out. An actor with itself agrees wherever it does not contradict itself.
        names: Names of the actors, in the order of `actors`.
    """

    actors: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)
    pairs: Mapping[tuple[str, str], PairAgreement]
    names: tuple[str, ...] = field(kw_only=True, converter=checks.as_tuple, validator=checks.texts)

    def between(self, a: str, b: str) -> PairAgreement:
        """Return what two actors share, by id or name, in either order.

        Raises:
            ValueError: One of them is not in the matrix.
        """
        ids = []
        for wanted in (a, b):
            known = wanted in self.actors or wanted in self.names
            checks.expect(known, wanted, f"one of {', '.join(self.actors)}", "actor")
            found = wanted in self.actors
            ids.append(wanted if found else self.actors[self.names.index(wanted)])
        return self.pairs.get((min(ids), max(ids)), _SILENT)

    def matrix(self, measure: Measure = "share") -> tuple[tuple[float | int | None, ...], ...]:
        """Return one measure as rows and columns in the order of `actors`.

        Args:
            measure: `share` (agree / (agree + differ), None where nothing is decided) or one of
                the counts of `PairAgreement`.
        """
        checks.expect(measure in get_args(Measure), measure, f"one of {get_args(Measure)}")
        return tuple(
            tuple(
                getattr(self.pairs.get((min(a, b), max(a, b)), _SILENT), measure)
                for b in self.actors
            )
            for a in self.actors
        )

    def rows(self) -> Table:
        """Return a row for every pair of two actors who share an issue."""
        names = dict(zip(self.actors, self.names, strict=True))
        return Table(
            ("a", "b", "issues", "agree", "differ", "mixed", "share", "congruent", "conflicting"),
            (
                (
                    *(names[a], names[b], p.issues, p.agree, p.differ, p.mixed),
                    *(p.share, p.congruent, p.conflicting),
                )
                for (a, b), p in sorted(self.pairs.items())
                if a != b
            ),
            caption="agreement by pair",
        )

    def table(self) -> Table:
        """Return the matrix; a cell reads `agree : differ`, with `~` and the mixed ones."""
        body = []
        for a, name in zip(self.actors, self.names, strict=True):
            cells = (self.pairs.get((min(a, b), max(a, b))) for b in self.actors)
            body.append((name, *("" if c is None else _cell(c) for c in cells)))
        return Table(("", *self.names), body, caption="issues agreed on : differed on (~ mixed)")

    def __str__(self) -> str:
        """Return the matrix as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def _cell(pair: PairAgreement) -> str:
    return f"{pair.agree} : {pair.differ}" + (f" ~ {pair.mixed}" if pair.mixed else "")


def agreement(
    study: Study,
    *,
    actors: Iterable[str] | None = None,
    issues: Iterable[str] | None = None,
    repeats: Repeats = "once per group",
    fold: bool = False,
) -> Agreement:
    """Count for every pair of actors on how many issues they agree, differ or are mixed.

    The result does not depend on the order of positions or actors, and is symmetric.

    Args:
        study: What was found in a corpus.
        actors: Ids or names of the actors to look at; every holder of a position by default.
        issues: Ids of the issues to look at; all by default.
        repeats: What a copied passage counts for in `congruent` and `conflicting`. `ignore`: every
            position counts, copies too. `once per document`: what a text says again in a copied
            passage counts once in that text. `once per group`: what was copied counts once in the
            whole corpus.
        fold: Whether a position on a sub-issue counts for its parent, by the sign in the codebook.

    Raises:
        ValueError: An actor or issue is unknown, or `repeats` is none of the three.

    Source:
        The counts of pairs of positions are the congruence and conflict networks of P. Leifeld,
        Discourse Network Analysis, in: The Oxford Handbook of Political Networks, 2017.
    """
    chosen = None if actors is None else {find_actor(study, a) for a in actors}
    wanted = None if issues is None else {find_issue(study, i) for i in issues}
    held = counted(
        study, [p for p in study.positions if chosen is None or p.holder in chosen], repeats
    )
    if fold:
        held = folded(study, held)
    stances: dict[str, dict[str, Counter[Stance]]] = {}
    for p in held:
        if wanted is None or p.issue in wanted:
            stances.setdefault(p.issue, {}).setdefault(p.holder, Counter())[p.stance] += 1
    tallies: dict[tuple[str, str], list[int]] = {}
    for holders in stances.values():
        sides = [
            (h, n[Stance.SUPPORT], n[Stance.OPPOSE], n[Stance.NEUTRAL])
            for h, n in sorted(holders.items())
        ]
        for place, one in enumerate(sides):
            for other in sides[place:]:
                _count(tallies, one, other)
    everybody = tuple(sorted(chosen if chosen is not None else {p.holder for p in held}))
    names = (str(study.name_of(a)) for a in everybody)
    pairs = {pair: PairAgreement(*tally) for pair, tally in tallies.items()}
    return Agreement(everybody, pairs, names=names)


def _count(
    tallies: dict[tuple[str, str], list[int]],
    one: tuple[str, int, int, int],
    other: tuple[str, int, int, int],
) -> None:
    """Add what two holders share on one issue: agree, differ or mixed, and pairs of positions.

    Written out, for it runs once for every two holders of every issue.
    """
    a, a_yes, a_no, a_neither = one
    b, b_yes, b_no, b_neither = other
    tally = tallies.get((a, b))
    if tally is None:
        tally = tallies[a, b] = [0, 0, 0, 0, 0]
    same = a_yes * b_yes + a_no * b_no + a_neither * b_neither
    # A product of two stances of one holder is over 0 only where it holds both.
    if a_yes * a_no or a_neither * (a_yes + a_no) or b_yes * b_no or b_neither * (b_yes + b_no):
        tally[2] += 1
    else:
        tally[0 if same else 1] += 1
    if a != b:
        tally[3] += same
        tally[4] += a_yes * b_no + a_no * b_yes
