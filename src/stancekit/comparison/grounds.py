"""Legal grounds compared: who invokes which, who contests whose, and how that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from attrs import field, frozen

from stancekit.comparison.counting import Repeats, counted
from stancekit.comparison.finding import find_actor
from stancekit.model import LegalBasis, LegalMode, PartialDate, Study, Table, checks

__all__ = [
    "Contest",
    "GroundCount",
    "Grounds",
    "Period",
    "contest_table",
    "contests",
    "grounds",
]

Period = Literal["year", "month", "day"]

_RELIES = (LegalMode.ASSERTED, LegalMode.DEMANDED, LegalMode.PROPOSED)
_OBJECTS = (LegalMode.CONTESTED, LegalMode.ABSENCE_ALLEGED)


@frozen
class GroundCount:
    """How often an actor invokes a ground in a mode.

    Attributes:
        holder: Id of the actor; None for what nobody is known to hold.
        ground: Code of the ground.
        mode: How it is invoked.
        period: When, as far as asked for (`2015-11`); empty where time was not asked for or the
            date is not known.
        bases: The legal bases counted, in reading order.
    """

    holder: str | None
    ground: str
    mode: LegalMode
    period: str
    bases: tuple[LegalBasis, ...]

    @property
    def count(self) -> int:
        """How many bases there are."""
        return len(self.bases)


@frozen
class Grounds:
    """Which grounds actors invoke, in which modes, when.

    Attributes:
        study: The study they come from.
        counts: One count for each holder, ground, mode and period: by holder's name, then ground,
            then mode, then period.
    """

    study: Study = field(repr=False)
    counts: tuple[GroundCount, ...]

    @property
    def total(self) -> int:
        """How many legal bases were counted."""
        return sum(c.count for c in self.counts)

    def table(self) -> Table:
        """Return a row for each count with the words of its first basis."""
        rows = (
            {
                "holder": self.study.name_of(c.holder),
                "ground": c.ground,
                "mode": str(c.mode),
                "period": c.period or None,
                "count": c.count,
                "evidence": self.study.text_of(c.bases[0].document, c.bases[0].evidence),
                "document": c.bases[0].document,
            }
            for c in self.counts
        )
        return Table.of(rows, caption="legal grounds")

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        return self.table()._repr_html_()


@frozen
class Contest:
    """A ground that one actor relies on and another contests or says is missing.

    Attributes:
        ground: Code of the ground.
        relied: The basis relied upon, demanded or proposed.
        contested: The basis by which another denies it.
        together: Whether both stand in one document.
    """

    ground: str
    relied: LegalBasis
    contested: LegalBasis
    together: bool


def _period(date: PartialDate | None, unit: Period | None) -> str:
    if unit is None or date is None or date.year is None:
        return ""
    parts = str(date).split("-")
    return "-".join(parts[: get_args(Period).index(unit) + 1])


def _dates(study: Study, bases: Iterable[LegalBasis]) -> dict[str, PartialDate | None]:
    made = {s.id: s.made for s in study.statements if s.made is not None and s.made.year}
    published = {d.id: d.published for d in study.corpus}
    return {b.id: made.get(b.statement or "") or published.get(b.document) for b in bases}


def grounds(
    study: Study,
    *,
    actors: Iterable[str] | None = None,
    by: Period | None = None,
    repeats: Repeats = "once per group",
) -> Grounds:
    """Count the grounds that actors invoke, by mode and, where asked for, over time.

    A basis has the date of its statement where the text tells it, else of its article.

    Args:
        study: The study.
        actors: Ids or names of the actors that count; all, and bases without a holder, where None.
        by: Count by year, month or day; over all time where None.
        repeats: What a copied passage counts for. `ignore`: every basis counts, copies too. `once
            per document`: what a text says again in a copied passage counts once in that text.
            `once per group`: what was copied counts once in the whole corpus.

    Raises:
        ValueError: The study has no such actor, or there is no such period or way to count.

    Example:
        >>> from stancekit.model import Codebook, Corpus, Document, Span
        >>> day = PartialDate(2015, 10, 2)
        >>> corpus = Corpus([Document("a", "No mandate.", published=day)])
        >>> basis = LegalBasis("b", "a", ground="UNSC_AUTHORIZATION", evidence=[Span(0, 10)],
        ...                    mode=LegalMode.ABSENCE_ALLEGED, holder="envoy")
        >>> found = grounds(Study(corpus, Codebook("c"), legal_bases=[basis]), by="month")
        >>> [(c.holder, c.ground, c.period, c.count) for c in found.counts]
        [('envoy', 'UNSC_AUTHORIZATION', '2015-10', 1)]
    """
    checks.expect(by is None or by in get_args(Period), by, "'year', 'month', 'day' or None", "by")
    wanted = None if actors is None else {find_actor(study, a) for a in actors}
    bases = [
        b
        for b in counted(study, study.legal_bases, repeats)
        if wanted is None or b.holder in wanted
    ]
    dates = _dates(study, bases)
    found: dict[tuple[str | None, str, LegalMode, str], list[LegalBasis]] = {}
    for basis in bases:
        key = (basis.holder, basis.ground, basis.mode, _period(dates[basis.id], by))
        found.setdefault(key, []).append(basis)
    counts = [GroundCount(*key, tuple(group)) for key, group in found.items()]

    def order(count: GroundCount) -> tuple[bool, str, str, int, str]:
        name = study.name_of(count.holder) or ""
        place = list(LegalMode).index(count.mode)
        return (not name, name, count.ground, place, count.period)

    return Grounds(study, tuple(sorted(counts, key=order)))


def contests(study: Study, *, repeats: Repeats = "once per group") -> tuple[Contest, ...]:
    """Find who contests whose basis: a ground one actor relies on and another denies.

    Each denial is paired with the bases of other actors on the same ground in its own document;
    where there are none, with those of the whole corpus. An actor does not contest himself, nor
    the state he speaks for.

    Args:
        study: The study.
        repeats: What a copied passage counts for. `ignore`: every basis counts, copies too. `once
            per document`: what a text says again in a copied passage counts once in that text.
            `once per group`: what was copied counts once in the whole corpus.

    Returns:
        Contests in reading order of the denial, then of the basis denied.
    """
    bases = counted(study, study.legal_bases, repeats)
    side = {a.id: a.affiliation or a.id for a in (*study.codebook.actors, *study.actors)}
    relied: dict[str, list[LegalBasis]] = {}
    for basis in bases:
        if basis.holder is not None and basis.mode in _RELIES:
            relied.setdefault(basis.ground, []).append(basis)
    found: list[Contest] = []
    for denial in bases:
        if denial.holder is None or denial.mode not in _OBJECTS:
            continue
        own = side.get(denial.holder, denial.holder)
        others = [
            b
            for b in relied.get(denial.ground, ())
            if b.holder is not None and side.get(b.holder, b.holder) != own
        ]
        here = [b for b in others if b.document == denial.document]
        found += [Contest(denial.ground, b, denial, bool(here)) for b in here or others]
    return tuple(found)


def contest_table(study: Study, found: Iterable[Contest]) -> Table:
    """Return a row for each pair of actors and ground, with how often and an example of each."""
    pairs: Counter[tuple[str | None, str | None, str]] = Counter()
    example: dict[tuple[str | None, str | None, str], Contest] = {}
    for contest in found:
        key = (contest.contested.holder, contest.relied.holder, contest.ground)
        pairs[key] += 1
        example.setdefault(key, contest)
    rows = (
        {
            "contests": study.name_of(key[0]),
            "relies": study.name_of(key[1]),
            "ground": key[2],
            "count": number,
            "denial": study.text_of(
                example[key].contested.document, example[key].contested.evidence
            ),
            "reliance": study.text_of(example[key].relied.document, example[key].relied.evidence),
        }
        for key, number in pairs.items()
    )
    return Table.of(rows, caption="contested grounds")
