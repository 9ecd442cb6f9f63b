"""Charts of a study for papers and notebooks, drawn with matplotlib."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from stancekit.comparison import Repeats
from stancekit.errors import MissingExtraError
from stancekit.model import Stance, Study, checks
from stancekit.show.annotate import displayable
from stancekit.show.matrix import Matrix, matrix, said
from stancekit.show.trail import trail

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["stance_matrix", "timeline"]

# Apart for readers who do not see red and green, and apart in grey.
_COLOURS = {Stance.SUPPORT: "#0f5f9c", Stance.OPPOSE: "#c25a12", Stance.NEUTRAL: "#777777"}
_MARKERS = {Stance.SUPPORT: "^", Stance.OPPOSE: "v", Stance.NEUTRAL: "o"}
_LONGEST = 34
_EPOCH = date(1970, 1, 1)


def _figure(width: float, height: float) -> Figure:
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra, imported when used
    except ImportError:
        raise MissingExtraError("a chart", "charts") from None
    # Without pyplot: no window, no backend, nothing global that a later chart would inherit.
    return Figure(figsize=(width, height), layout="constrained")


def _label(words: str) -> str:
    text = displayable(words).replace("$", r"\$")  # matplotlib reads $...$ as a formula
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _chosen(
    study: Study, repeats: Repeats, actors: Iterable[str] | None, issues: Iterable[str] | None
) -> Matrix:
    """Return the matrix of some actors and issues, in the order they were asked for."""
    found = matrix(study, repeats=repeats)
    rows = found.actors if actors is None else tuple(dict.fromkeys(actors))
    columns = found.issues if issues is None else tuple(dict.fromkeys(issues))
    known_actors = {a.id for a in (*study.codebook.actors, *study.actors)} | set(found.actors)
    known_issues = {i.id for i in study.codebook.issues} | set(found.issues)
    for actor in rows:
        checks.expect(actor in known_actors, actor, "the id of an actor of the study", "actors")
    for issue in columns:
        checks.expect(issue in known_issues, issue, "the id of an issue of the study", "issues")
    cells = {k: c for k, c in found.cells.items() if k[0] in set(rows) and k[1] in set(columns)}
    names = {actor: str(study.name_of(actor)) for actor in rows}
    return Matrix(rows, columns, cells, names=names)


def stance_matrix(
    study: Study,
    *,
    actors: Iterable[str] | None = None,
    issues: Iterable[str] | None = None,
    repeats: Repeats = "once per group",
) -> Figure:
    """Draw who stands where: actors down the side, issues along the top.

    A triangle that points up is support, one that points down opposition, a disc neutral; the
    area of a sign grows with the number of passages.

    Args:
        study: The study.
        actors: Ids of the actors to show, in this order; all who hold a position where None.
        issues: Ids of the issues to show, in this order; all that are spoken on where None.
        repeats: How copied passages count, as in `stancekit.comparison`.

    Returns:
        A matplotlib figure; `figure.savefig("matrix.pdf")` writes it.

    Raises:
        MissingExtraError: matplotlib is not installed.
        ValueError: The study has no such actor or issue.
    """
    found = _chosen(study, repeats, actors, issues)
    rows = {actor: n for n, actor in enumerate(found.actors)}
    columns = {issue: n for n, issue in enumerate(found.issues)}
    figure = _figure(3.2 + 0.36 * max(1, len(columns)), 2.6 + 0.3 * max(1, len(rows)))
    axes = figure.add_subplot()
    for stance in Stance:
        places = [
            (columns[issue], rows[actor], cell.counts[stance], len(cell.counts))
            for (actor, issue), cell in found.cells.items()
            if stance in cell.counts
        ]
        # Two stances in one cell stand side by side.
        shift = {Stance.SUPPORT: -0.22, Stance.OPPOSE: 0.22, Stance.NEUTRAL: 0.0}[stance]
        axes.scatter(
            [x + (shift if kinds > 1 else 0) for x, _, _, kinds in places],
            [y for _, y, _, _ in places],
            s=[min(30 + 12 * (n - 1), 160) for _, _, n, _ in places],
            c=_COLOURS[stance],
            marker=_MARKERS[stance],
            label=str(stance),
        )
    axes.set_xticks(range(len(columns)), [_label(said(i)) for i in columns], rotation=90)
    axes.set_yticks(range(len(rows)), [_label(found.names[a]) for a in rows])
    axes.set_xlim(-0.6, max(len(columns), 1) - 0.4)
    axes.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    axes.xaxis.tick_top()
    _quiet(axes)
    figure.legend(loc="outside lower left", ncols=3, frameon=False)
    return figure


def timeline(
    study: Study,
    *,
    actors: Iterable[str] | None = None,
    issues: Iterable[str] | None = None,
    repeats: Repeats = "once per group",
) -> Figure:
    """Draw when positions were taken: one band an issue, time from left to right.

    A position has the date of its statement where the text tells it, else of its article. A
    line stands for a date of which only the month or the year is known; positions without a year
    are left out, and the title says how many.

    Args:
        study: The study.
        actors: Ids of the actors whose positions are shown; all where None.
        issues: Ids of the issues to show, in this order; all that are spoken on where None.
        repeats: How copied passages count, as in `stancekit.comparison`.

    Returns:
        A matplotlib figure.

    Raises:
        MissingExtraError: matplotlib is not installed.
        ValueError: The study has no such actor or issue.
    """
    found = _chosen(study, repeats, actors, issues)
    drawn = trail(study, found)
    tops = list(accumulate((row.height for row in drawn.rows), initial=0.0))
    figure = _figure(9.0, 1.6 + max(0.3, 0.0125 * tops[-1]))
    axes = figure.add_subplot()
    for stance in Stance:
        known = [
            (_day(dot.when.earliest()), _day(dot.when.latest()), top + dot.y)
            for top, row in zip(tops, drawn.rows, strict=False)
            for dot in row.dots
            if dot.stance is stance
        ]
        axes.scatter(
            [(low + high) / 2 for low, high, _ in known],
            [y for _, _, y in known],
            s=26,
            c=_COLOURS[stance],
            marker=_MARKERS[stance],
            label=str(stance),
            zorder=3,
        )
        spread = [line for line in known if line[0] != line[1]]
        axes.hlines(
            [y for _, _, y in spread],
            [low for low, _, _ in spread],
            [high for _, high, _ in spread],
            colors=_COLOURS[stance],
            alpha=0.35,
            linewidth=2.5,
        )
    for top in tops:
        axes.axhline(top, color="#dddddd", linewidth=0.7, zorder=0)
    middles = [top + row.height / 2 for top, row in zip(tops, drawn.rows, strict=False)]
    axes.set_yticks(middles, [_label(said(row.issue)) for row in drawn.rows])
    axes.set_ylim(max(tops[-1], 1.0), 0)
    if any(row.dots for row in drawn.rows):
        axes.xaxis_date()
    else:
        axes.set_xticks([])
    if drawn.undated:
        axes.set_title(f"{drawn.undated} undated not shown", loc="right", fontsize=9)
    _quiet(axes)
    figure.legend(loc="outside lower left", ncols=3, frameon=False)
    return figure


def _day(day: date | None) -> float:
    """Return a day as matplotlib counts them: from 1970 on, as its `date2num` does."""
    checks.expect(day is not None, day, "a date with its year", "timeline")
    return float((day or _EPOCH).toordinal() - _EPOCH.toordinal())


def _quiet(axes: Any) -> None:  # noqa: ANN401 - matplotlib ships no types
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    axes.grid(visible=True, color="#eeeeee", linewidth=0.7)
    axes.set_axisbelow(True)
