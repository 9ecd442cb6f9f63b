"""How far coders agree: rules, people and models over the same documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from attrs import field, frozen

from stancekit.comparison.coefficients import (
    Level,
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    percent_agreement,
)
from stancekit.comparison.unitizing import merged, unitizing_alpha
from stancekit.model import Position, Span, Stance, Study, Table, checks

__all__ = ["CodedUnit", "Coefficients", "Reliability", "reliability"]

# What a coder says who read the document and coded nothing, and one who coded both ways.
NONE, BOTH = "none", "both"
_NUMBERS = {"oppose": -1, "neutral": 0, "support": 1}


@frozen
class CodedUnit:
    """What every coder made of one holder and issue in one document.

    Attributes:
        document: Id of the document.
        holder: Id of the holder.
        issue: Id of the issue.
        stances: By coder: the stance; `none` where the coder coded the document but not this;
            `both` where it was coded with more than one stance. A coder who did not code the
            document is left out.
        evidence: By coder, the words.
    """

    document: str
    holder: str
    issue: str
    stances: Mapping[str, str]
    evidence: Mapping[str, tuple[str, ...]]

    @property
    def agreed(self) -> bool:
        """Whether all who coded the document say the same."""
        return len(set(self.stances.values())) <= 1


@frozen
class Coefficients:
    """Reliability over some units.

    Attributes:
        units: How many units at least two coders coded.
        percent: Share of pairs of codings that agree.
        cohen: Cohen's kappa; None unless there are two coders.
        fleiss: Fleiss' kappa over the units that all coders coded.
        alpha: Krippendorff's alpha.
        unitizing: Krippendorff's alpha of the evidence spans, over the documents that all coders
            coded, laid end to end.
    """

    units: int
    percent: float | None
    cohen: float | None
    fleiss: float | None
    alpha: float | None
    unitizing: float | None


@frozen
class Reliability:
    """How far coders agree, in all, by issue and by pair, with what they disagree on.

    Attributes:
        coders: The coders, sorted.
        overall: Over all units.
        issues: By issue.
        pairs: By pair of coders, over all units.
        units: Every unit, by document, holder and issue.
    """

    coders: tuple[str, ...] = field(converter=checks.as_tuple)
    overall: Coefficients
    issues: Mapping[str, Coefficients]
    pairs: Mapping[tuple[str, str], Coefficients]
    units: tuple[CodedUnit, ...] = field(converter=checks.as_tuple)

    @property
    def disagreements(self) -> tuple[CodedUnit, ...]:
        """The units on which not all say the same."""
        return tuple(unit for unit in self.units if not unit.agreed)

    def table(self) -> Table:
        """Return a row for all issues together, for each issue and for each pair of coders."""
        named = [
            ("all", self.overall),
            *((f"issue {name}", c) for name, c in self.issues.items()),
            *((f"{a} and {b}", c) for (a, b), c in self.pairs.items() if len(self.pairs) > 1),
        ]
        return Table(
            ("", "units", "percent", "cohen", "fleiss", "alpha", "unitizing alpha"),
            ((n, c.units, c.percent, c.cohen, c.fleiss, c.alpha, c.unitizing) for n, c in named),
            caption=f"reliability of {', '.join(self.coders)}",
        )

    def disagreement_table(self) -> Table:
        """Return a row a disagreement: what every coder said, and on what words."""
        rows = []
        for unit in self.disagreements:
            row: dict[str, Any] = {
                "document": unit.document,
                "holder": unit.holder,
                "issue": unit.issue,
            }
            row |= {coder: unit.stances.get(coder) for coder in self.coders}
            row |= {
                f"{coder}: evidence": " / ".join(unit.evidence.get(coder, ()))
                for coder in self.coders
            }
            rows.append(row)
        return Table.of(rows, caption="disagreements")

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        tables = (self.table(), self.disagreement_table())
        return "".join(t._repr_html_() for t in tables)


def reliability(
    study: Study,
    *more: Iterable[Position],
    coders: Iterable[str] | None = None,
    documents: Mapping[str, Iterable[str]] | None = None,
    silence: bool = True,
    level: Level = "nominal",
) -> Reliability:
    """Return how far the coders of a study's positions agree.

    A unit is a document, a holder and an issue that at least one coder coded. Copies need no
    switch here: a unit lies in one document, and how often a coder coded it does not matter.
    Renaming coders renames the result and nothing else; the order of positions does not matter.

    Args:
        study: The corpus and its positions, told apart by `Position.coder`.
        more: Positions of other coders on the same corpus.
        coders: The coders to compare; all by default.
        documents: By coder, the ids of the documents it coded, so that its silence in them counts;
            by default those in which it coded anything.
        silence: Whether saying nothing on a unit of a document that a coder coded is a value of its
            own (`none`) that agrees or disagrees, or a missing one.
        level: Scale of the stances for alpha: `nominal`; or `ordinal` or `interval` with oppose -1,
            neutral 0, support 1, where `none` and `both` are missing values.

    Raises:
        ValueError: A coder coded nothing.

    Source:
        See `cohen_kappa`, `fleiss_kappa`, `krippendorff_alpha` and `unitizing_alpha`.
    """
    held = [*study.positions, *(p for one in more for p in one)]
    known = sorted({p.coder for p in held})
    chosen = tuple(known if coders is None else sorted(set(coders)))
    for coder in chosen:
        known_here = coder in known or coder in (documents or {})
        checks.expect(known_here, coder, f"one of {', '.join(known)}", "coders")
    read: dict[str, set[str]] = {c: {p.document for p in held if p.coder == c} for c in chosen}
    for coder, ids in (documents or {}).items():
        if coder in read:
            read[coder] |= set(ids)
    found: defaultdict[tuple[str, str, str], defaultdict[str, list[Position]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for p in held:
        if p.coder in read:
            found[p.document, p.holder, p.issue][p.coder].append(p)
    units = [
        _unit(study, key, {c: by_coder.get(c, []) for c in chosen if key[0] in read[c]})
        for key, by_coder in sorted(found.items())
    ]
    marks = _Marks(study, [p for p in held if p.coder in read], read)

    def coefficients(some: Iterable[CodedUnit], who: tuple[str, ...], issue: str | None) -> Any:  # noqa: ANN401 - Coefficients
        return _coefficients(some, who, silence=silence, level=level, spans=marks.alpha(who, issue))

    return Reliability(
        chosen,
        coefficients(units, chosen, None),
        {
            issue: coefficients((u for u in units if u.issue == issue), chosen, issue)
            for issue in sorted({u.issue for u in units})
        },
        {pair: coefficients(units, pair, None) for pair in combinations(chosen, 2)},
        units,
    )


def _unit(
    study: Study, key: tuple[str, str, str], by_coder: Mapping[str, list[Position]]
) -> CodedUnit:
    stances: dict[str, str] = {}
    evidence: dict[str, tuple[str, ...]] = {}
    for coder, positions in by_coder.items():
        said = sorted({str(p.stance) for p in positions})
        stances[coder] = NONE if not said else said[0] if len(said) == 1 else BOTH
        ordered = sorted(positions, key=lambda p: p.passage.span)
        evidence[coder] = tuple(study.text_of(p.document, p.evidence) for p in ordered)
    return CodedUnit(*key, stances, evidence)


def _coefficients(
    units: Iterable[CodedUnit],
    coders: tuple[str, ...],
    *,
    silence: bool,
    level: Level,
    spans: float | None,
) -> Coefficients:
    kept = []
    for unit in units:
        values = [unit.stances.get(c) for c in coders]
        if not silence:
            values = [None if v == NONE else v for v in values]
        # Where neither of two coders said anything, a third made the unit: it is none of theirs.
        if any(v not in (None, NONE) for v in values):
            kept.append(values)
    codings: list[list[Any]] = [list(row) for row in zip(*kept, strict=True)] or [
        [] for _ in coders
    ]
    scaled = codings
    if level != "nominal":
        scaled = [[_NUMBERS.get(v) if v else None for v in row] for row in codings]
    return Coefficients(
        sum(len([v for v in unit if v is not None]) > 1 for unit in kept),
        percent_agreement(codings),
        cohen_kappa(*codings) if len(codings) == 2 else None,
        fleiss_kappa(codings),
        krippendorff_alpha(scaled, level),
        spans,
    )


class _Marks:
    """The evidence spans of every coder, by category, in the documents laid end to end."""

    def __init__(
        self, study: Study, positions: Iterable[Position], read: Mapping[str, set[str]]
    ) -> None:
        self._study = study
        self._read = read
        self._spans: defaultdict[tuple[str, str, str, str], list[Span]] = defaultdict(list)
        for p in positions:
            self._spans[p.coder, p.document, p.issue, p.stance] += p.evidence

    def alpha(self, coders: tuple[str, ...], issue: str | None) -> float | None:
        """Return the unitising alpha of some coders on one issue or all."""
        if len(coders) < 2:
            return None
        common = set.intersection(*(self._read[c] for c in coders))
        starts: dict[str, int] = {}
        length = 0
        for document in self._study.corpus:
            if document.id in common:
                starts[document.id] = length
                length += len(document.text)
        marked: dict[str, defaultdict[str, list[Span]]] = {c: defaultdict(list) for c in coders}
        for (coder, document_id, about, stance), spans in self._spans.items():
            if coder in marked and document_id in starts and issue in (None, about):
                shifted = (s.shift(starts[document_id]) for s in merged(spans))
                marked[coder][f"{about}:{Stance(stance)}"] += shifted
        return unitizing_alpha([marked[c] for c in coders], length)
