"""Positions in time: an actor's line on an issue, changes of mind, contradictions."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from attrs import field, frozen

from stancekit.comparison.counting import Repeats, counted
from stancekit.comparison.finding import find_actor, find_issue, with_members
from stancekit.model import PartialDate, Position, Stance, Study, Table, checks

__all__ = [
    "Contradiction",
    "Dated",
    "Shift",
    "Timeline",
    "contradictions",
    "shifts",
    "timeline",
]


@frozen
class Dated:
    """A position and when it was taken.

    Attributes:
        position: The position.
        date: The statement's own date where its year is known, else the day the document was
            published; None where neither is known.
        evidence: The words that prove it.
        count: How many positions of the same holder, issue, stance and date it stands for.
    """

    position: Position
    date: PartialDate | None
    evidence: str
    count: int = 1

    @property
    def range(self) -> tuple[dt.date, dt.date] | None:
        """First and last day the date can mean; None where it has no year."""
        low = self.date.earliest() if self.date is not None else None
        high = self.date.latest() if self.date is not None else None
        return None if low is None or high is None else (low, high)


def _dated(study: Study, positions: Iterable[Position]) -> list[Dated]:
    """Return the positions with their dates, by date, those without one last."""
    made = {s.id: s.made for s in study.statements if s.made is not None and s.made.year}
    published = {d.id: d.published for d in study.corpus}
    found = [
        Dated(
            p,
            made.get(p.statement or "") or published.get(p.document),
            study.text_of(p.document, p.evidence),
        )
        for p in positions
    ]
    return sorted(found, key=_by_date)


def _by_date(one: Dated) -> tuple[dt.date, dt.date]:
    return one.range or (dt.date.max, dt.date.max)


def _words(one: Dated) -> str:
    return f"“{' '.join(one.evidence.split())}” [{one.position.document}]"


@frozen
class Timeline:
    """An actor's positions on an issue by date.

    Attributes:
        actor: Name of the actor.
        issue: Id of the issue.
        entries: The positions; partial dates by their first day, undated ones last.
    """

    actor: str
    issue: str
    entries: tuple[Dated, ...] = field(converter=checks.as_tuple)

    def table(self) -> Table:
        """Return a row a position: date, stance, mode, document and evidence."""
        return Table(
            ("date", "stance", "mode", "document", "evidence"),
            (
                (
                    None if e.date is None else str(e.date),
                    str(e.position.stance),
                    str(e.position.mode),
                    e.position.document,
                    e.evidence,
                )
                for e in self.entries
            ),
            caption=f"{self.actor} on {self.issue}",
        )

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def timeline(
    study: Study,
    actor: str,
    issue: str,
    *,
    repeats: Repeats = "once per group",
    members: bool = False,
) -> Timeline:
    """Return an actor's positions on an issue by date.

    Args:
        study: What was found in a corpus.
        actor: Id, name or alias.
        issue: Id of the issue.
        repeats: What a copied passage counts for. `ignore`: every position is listed, copies too.
            `once per document`: what a text says again in a copied passage is listed once for that
            text. `once per group`: what was copied is listed once, where it stood first.
        members: Whether positions of those who belong to the actor are listed too.

    Raises:
        ValueError: The actor or the issue is unknown.
    """
    who, what = find_actor(study, actor), find_issue(study, issue)
    camp = with_members(study, who) if members else frozenset({who})
    held = [p for p in study.positions if p.holder in camp and p.issue == what]
    entries = _dated(study, counted(study, held, repeats))
    return Timeline(str(study.name_of(who)), what, entries)


@frozen
class Shift:
    """A change of stance: one position, then another, with none surely between them.

    Attributes:
        holder: Name of the holder.
        issue: Id of the issue.
        before: The earlier position.
        after: The later one; every reading of its date is after every reading of the earlier's.
    """

    holder: str
    issue: str
    before: Dated
    after: Dated

    def row(self) -> dict[str, object]:
        """Return the shift as a flat row."""
        return {
            "holder": self.holder,
            "issue": self.issue,
            "from": str(self.before.position.stance),
            "on": str(self.before.date),
            "to": str(self.after.position.stance),
            "then": str(self.after.date),
            "first": _words(self.before),
            "second": _words(self.after),
        }


def _lines(study: Study, repeats: Repeats) -> dict[tuple[str, str], list[Dated]]:
    """Return for every holder and issue one entry a stance and date, in order."""
    lines: dict[tuple[str, str], dict[object, Dated]] = {}
    for one in _dated(study, counted(study, study.positions, repeats)):
        position = one.position
        line = lines.setdefault((position.holder, position.issue), {})
        # Without a date, what stands in one text was said at one time.
        key = (position.stance, one.date, None if one.date else position.document)
        known = line.get(key)
        line[key] = (
            one
            if known is None
            else Dated(known.position, known.date, known.evidence, known.count + 1)
        )
    return {key: list(line.values()) for key, line in sorted(lines.items())}


def shifts(
    study: Study,
    *,
    actor: str | None = None,
    issue: str | None = None,
    repeats: Repeats = "once per group",
) -> tuple[Shift, ...]:
    """Return where a holder's stance on an issue changed from one date to the next.

    Dates of which parts are unknown are ordered only where every reading agrees: November 2015
    comes before December, but neither before nor after 19 November. Positions without a year
    take no part.

    Args:
        study: What was found in a corpus.
        actor: Id, name or alias of one holder; all by default.
        issue: Id of one issue; all by default.
        repeats: What a copied passage counts for. `ignore`: copies are positions of their own, on
            the date of the text that carries them. `once per document`: copies within a text count
            once. `once per group`: copies count once, where they stood first, so that a reprint
            is no new position.

    Raises:
        ValueError: The actor or the issue is unknown.
    """
    found: list[Shift] = []
    for (holder, about), entries in _asked(study, actor, issue, repeats).items():
        known = [(e, e.range) for e in entries]
        ranged = sorted(((r, e) for e, r in known if r is not None), key=lambda x: x[0])
        starts = [low for (low, _), _ in ranged]
        # soonest[n]: the earliest end among the entries from n on.
        soonest = [dt.date.max] * (len(ranged) + 1)
        for n in range(len(ranged) - 1, -1, -1):
            soonest[n] = min(ranged[n][0][1], soonest[n + 1])
        for (_, high), before in ranged:
            first = bisect_right(starts, high)
            # An entry that starts after another has ended has that one between.
            last = bisect_right(starts, soonest[first]) if first < len(ranged) else first
            found += (
                Shift(str(study.name_of(holder)), about, before, after)
                for _, after in ranged[first:last]
                if after.position.stance is not before.position.stance
            )
    return tuple(found)


def _asked(
    study: Study, actor: str | None, issue: str | None, repeats: Repeats
) -> dict[tuple[str, str], list[Dated]]:
    who = None if actor is None else find_actor(study, actor)
    what = None if issue is None else find_issue(study, issue)
    return {
        (holder, about): entries
        for (holder, about), entries in _lines(study, repeats).items()
        if who in (None, holder) and what in (None, about)
    }


@frozen
class Contradiction:
    """One holder supports and opposes one issue at dates that may be one.

    Attributes:
        holder: Name of the holder.
        issue: Id of the issue.
        support: The supporting position.
        oppose: The opposing one.
        same_day: Whether both are known to be of one day, or stand in one undated text.
    """

    holder: str
    issue: str
    support: Dated
    oppose: Dated
    same_day: bool

    def row(self) -> dict[str, object]:
        """Return the contradiction as a flat row."""
        return {
            "holder": self.holder,
            "issue": self.issue,
            "supports": _words(self.support),
            "on": None if self.support.date is None else str(self.support.date),
            "opposes": _words(self.oppose),
            "and on": None if self.oppose.date is None else str(self.oppose.date),
            "same day": self.same_day,
        }


def contradictions(
    study: Study,
    *,
    actor: str | None = None,
    issue: str | None = None,
    repeats: Repeats = "once per group",
) -> tuple[Contradiction, ...]:
    """Return where one holder supports and opposes the same issue at overlapping dates.

    A date of which parts are unknown overlaps every day it can mean. Positions without a year
    contradict only those of the same text.

    Args:
        study: What was found in a corpus.
        actor: Id, name or alias of one holder; all by default.
        issue: Id of one issue; all by default.
        repeats: What a copied passage counts for. `ignore`: copies are positions of their own, on
            the date of the text that carries them. `once per document`: copies within a text count
            once. `once per group`: copies count once, where they stood first.

    Raises:
        ValueError: The actor or the issue is unknown.
    """
    found: list[Contradiction] = []
    for (holder, about), entries in _asked(study, actor, issue, repeats).items():
        yes = [e for e in entries if e.position.stance is Stance.SUPPORT]
        no = [e for e in entries if e.position.stance is Stance.OPPOSE]
        name = str(study.name_of(holder))
        found += (Contradiction(name, about, a, b, _one_day(a, b)) for a, b in _meeting(yes, no))
    return tuple(found)


def _meeting(yes: list[Dated], no: list[Dated]) -> Iterable[tuple[Dated, Dated]]:
    ranged = sorted((e for e in no if e.range), key=_by_date)
    starts = [_by_date(e)[0] for e in ranged]
    longest = max((_by_date(e)[1] - _by_date(e)[0] for e in ranged), default=None)
    for one in yes:
        if one.range is None:
            yield from ((one, e) for e in no if not e.range and _one_text(one, e))
        elif longest is not None:
            low, high = one.range
            early = dt.date.min if low - dt.date.min < longest else low - longest
            for other in ranged[bisect_left(starts, early) : bisect_right(starts, high)]:
                if _by_date(other)[1] >= low:
                    yield one, other


def _one_text(a: Dated, b: Dated) -> bool:
    return a.position.document == b.position.document


def _one_day(a: Dated, b: Dated) -> bool:
    if a.range is None or b.range is None:
        return _one_text(a, b)
    return a.range == b.range and a.range[0] == a.range[1]
