"""Who stands where: actors down the side, issues along the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar

from attrs import field, frozen

from stancekit.comparison import Repeats
from stancekit.comparison.counting import counted, grouped
from stancekit.model import LegalBasis, Position, Stance, Study, Table, checks

__all__ = ["GLYPHS", "Cell", "Matrix", "matrix", "said", "together"]

R = TypeVar("R", Position, LegalBasis)

# Shape as well as colour, so that no reader depends on colour.
GLYPHS = {Stance.SUPPORT: "▲", Stance.OPPOSE: "▼", Stance.NEUTRAL: "●"}


@frozen
class Cell:
    """What one actor holds on one issue.

    Attributes:
        holder: Id of the actor.
        issue: Id of the issue.
        positions: The positions that count, in reading order, each with the repeats of it.
    """

    holder: str = field(validator=checks.one_line)
    issue: str = field(validator=checks.one_line)
    positions: tuple[tuple[Position, tuple[Position, ...]], ...] = field(converter=checks.as_tuple)

    @property
    def counts(self) -> dict[Stance, int]:
        """How many positions of each stance count; stances that do not occur are left out."""
        found = Counter(position.stance for position, _ in self.positions)
        return {stance: found[stance] for stance in Stance if found[stance]}

    @property
    def verdict(self) -> Stance | Literal["mixed"]:
        """The one stance that all positions share, or `mixed`."""
        stances = set(self.counts)
        return stances.pop() if len(stances) == 1 else "mixed"

    def __str__(self) -> str:
        """Return the counts with a sign each: `▲2 ▼1`."""
        return " ".join(f"{GLYPHS[stance]}{n}" for stance, n in self.counts.items())


@frozen
class Matrix:
    """All cells that are not empty, with the actors and issues in the order to show them.

    Attributes:
        actors: Ids of the holders, those who speak on most issues first.
        issues: Ids of the issues, those on which most actors speak first; then in the codebook's
            order.
        cells: By `(holder, issue)`.
        names: Names of the actors by id.

    Example:
        >>> from stancekit import Codebook, Corpus, Document, Position, Span, Stance, Study
        >>> no = Position("a#0-2:war:ann", "a", holder="ann", issue="war", stance=Stance.OPPOSE,
        ...               evidence=(Span(0, 2),))
        >>> study = Study(Corpus([Document("a", "No war, says Ann.")]), Codebook("one"),
        ...               positions=[no])
        >>> print(matrix(study))
        actor  war
        ann    ▼1
    """

    actors: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)
    issues: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)
    cells: Mapping[tuple[str, str], Cell]
    names: Mapping[str, str] = field(factory=dict, kw_only=True)

    def table(self) -> Table:
        """Return the matrix as a table: a row an actor, a column an issue."""
        rows = (
            (
                self.names.get(actor, actor),
                *(str(self.cells.get((actor, issue), "")) for issue in self.issues),
            )
            for actor in self.actors
        )
        return Table(("actor", *map(said, self.issues)), rows)

    def __str__(self) -> str:
        """Return the matrix as aligned text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        """Return the matrix as an HTML table, every value escaped."""
        key = ", ".join(f"{glyph} {stance}" for stance, glyph in GLYPHS.items())
        return f"{self.table()._repr_html_()}<p>{key}</p>"

    def of(self, holder: str) -> tuple[Cell, ...]:
        """Return the cells of one actor, in the order of the issues."""
        row = (self.cells.get((holder, issue)) for issue in self.issues)
        return tuple(cell for cell in row if cell is not None)


def said(issue: str) -> str:
    """Return an id as words: `assad_removal` is `assad removal`."""
    return issue.replace("_", " ").replace("-", " ").strip() or issue


def together(study: Study, records: Sequence[R], repeats: Repeats) -> list[tuple[R, tuple[R, ...]]]:
    """Return the records that count, each with those that repeat it."""
    if repeats == "once per group":
        return [(group[0], tuple(group[1:])) for group in grouped(study, records)]
    return [(record, ()) for record in counted(study, records, repeats)]


def matrix(study: Study, *, repeats: Repeats = "once per group") -> Matrix:
    """Return who stands where in a study.

    Every position of the study that counts is in exactly one cell.

    Args:
        study: The study.
        repeats: How copied passages count, as everywhere in `stancekit.comparison`.
    """
    found: dict[tuple[str, str], list[tuple[Position, tuple[Position, ...]]]] = {}
    for position, copies in together(study, study.positions, repeats):
        found.setdefault((position.holder, position.issue), []).append((position, copies))
    cells = {key: Cell(*key, positions) for key, positions in found.items()}
    issues_of = Counter(holder for holder, _ in cells)
    weight = Counter(c.holder for c in cells.values() for _ in c.positions)
    actors = sorted(issues_of, key=lambda a: (-issues_of[a], -weight[a], a))
    speakers = Counter(issue for _, issue in cells)
    known = {issue.id: n for n, issue in enumerate(study.codebook.issues)}
    order = sorted(speakers, key=lambda i: (-speakers[i], known.get(i, len(known)), i))
    names = {actor: str(study.name_of(actor)) for actor in actors}
    return Matrix(actors, order, cells, names=names)
