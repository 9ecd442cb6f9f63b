"""How outlets differ: whom they quote, what they carry, what they cut; headline against body."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from stancekit.comparison.counting import Repeats, counted
from stancekit.model import Position, PositionMode, Stance, Statement, Study, Table, checks

__all__ = ["Cut", "HeadlineCheck", "HeadlineVerdict", "Outlets", "headlines", "outlets"]

_UNKNOWN = "(no outlet)"
# Word alignment takes time in the product of both lengths; longer quotations are cut here.
_MOST_WORDS = 1500


@frozen
class Cut:
    """The same quotation in two outlets.

    Attributes:
        outlet: Who carries the fuller or earlier form.
        other: Who carries the other form.
        speakers: Names of the speakers.
        statement: Id of the first statement.
        other_statement: Id of the second.
        kept: Share of the first's words that the second keeps, 0 to 1.
        cut: What the second leaves out, passage by passage.
        added: What the second has beyond it.
    """

    outlet: str
    other: str
    speakers: str
    statement: str
    other_statement: str
    kept: float
    cut: tuple[str, ...]
    added: tuple[str, ...]


@frozen
class Outlets:
    """How outlets differ.

    Attributes:
        quoted: A row for outlet and actor: statements, and their share of the outlet's.
        carried: A row for holder, issue and stance: the positions in each outlet.
        cuts: The same quotations in two outlets, where the words differ.
    """

    quoted: Table
    carried: Table
    cuts: tuple[Cut, ...] = field(converter=checks.as_tuple)

    def cut_table(self) -> Table:
        """Return the cuts as rows."""
        head = ("outlet", "other", "speakers", "kept", "cut", "added")
        body = (
            (c.outlet, c.other, c.speakers, c.kept, " / ".join(c.cut), " / ".join(c.added))
            for c in self.cuts
        )
        return Table(head, body, caption="what was cut from the same quotation")

    def __str__(self) -> str:
        """Return the three tables as text."""
        return "\n\n".join(map(str, (self.quoted, self.carried, self.cut_table())))

    def _repr_html_(self) -> str:
        tables = (self.quoted, self.carried, self.cut_table())
        return "".join(t._repr_html_() for t in tables)


def outlets(study: Study, *, repeats: Repeats = "once per document") -> Outlets:
    """Compare outlets: whom they quote, which positions they carry, what they cut.

    Copies are what outlets share, so what is counted here is each outlet's own page: with
    `once per group` only the outlet that had it first would be credited.

    Args:
        study: What was found in a corpus; outlets are told apart by `Document.outlet`.
        repeats: What a copied passage counts for. `ignore`: every record counts. `once per
            document`: what a text says again in a copied passage counts once in that text.
            `once per group`: what was copied counts once, for the outlet where it stood first.
    """
    outlet = {d.id: d.outlet or _UNKNOWN for d in study.corpus}
    return Outlets(
        _quoted(study, outlet, repeats), _carried(study, outlet, repeats), _cuts(study, outlet)
    )


def _quoted(study: Study, outlet: dict[str, str], repeats: Repeats) -> Table:
    tally: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    by_id = {s.id: s for s in study.statements}
    seen: set[tuple[object, ...]] = set()
    for statement in study.statements:
        place = outlet.get(statement.document, _UNKNOWN)
        if repeats != "ignore":
            first = _first_of(statement, by_id)
            key = (first.id, statement.document if repeats == "once per document" else None)
            if key in seen:
                continue
            seen.add(key)
        for speaker in statement.speakers:
            tally[place, str(study.name_of(speaker))] += 1
            totals[place] += 1
    body = ((o, a, n, n / totals[o]) for (o, a), n in sorted(tally.items(), key=_most))
    return Table(("outlet", "actor", "statements", "share"), body, caption="whom they quote")


def _most(item: tuple[tuple[str, str], int]) -> tuple[str, int, str]:
    (place, actor), count = item
    return (place, -count, actor)


def _first_of(statement: Statement, by_id: dict[str, Statement]) -> Statement:
    """Follow the links to the original, which end where they would turn in a circle."""
    seen = {statement.id}
    while (link := statement.repeat_of) is not None and link in by_id and link not in seen:
        seen.add(link)
        statement = by_id[link]
    return statement


def _carried(study: Study, outlet: dict[str, str], repeats: Repeats) -> Table:
    tally: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for p in counted(study, study.positions, repeats):
        key = (str(study.name_of(p.holder)), p.issue, str(p.stance))
        tally[key][outlet.get(p.document, _UNKNOWN)] += 1
    names = sorted(set(outlet.values()))
    body = ((*key, *(counts[n] for n in names)) for key, counts in sorted(tally.items()))
    return Table(("holder", "issue", "stance", *names), body, caption="which positions they carry")


def _cuts(study: Study, outlet: dict[str, str]) -> list[Cut]:
    by_id = {s.id: s for s in study.statements}
    found = []
    for second in study.statements:
        first = _first_of(second, by_id)
        if first is second or outlet.get(first.document) == outlet.get(second.document):
            continue
        a, b = (study.text_of(s.document, s.content).split()[:_MOST_WORDS] for s in (first, second))
        if a == b:
            continue
        matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
        steps = matcher.get_opcodes()
        same = sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal")
        found.append(
            Cut(
                outlet.get(first.document, _UNKNOWN),
                outlet.get(second.document, _UNKNOWN),
                "; ".join(str(study.name_of(i)) for i in first.speakers),
                first.id,
                second.id,
                same / len(a) if a else 1.0,
                tuple(" ".join(a[i1:i2]) for _, i1, i2, _, _ in _changes(steps) if i2 > i1),
                tuple(" ".join(b[j1:j2]) for _, _, _, j1, j2 in _changes(steps) if j2 > j1),
            )
        )
    return found


def _changes(
    steps: Iterable[tuple[str, int, int, int, int]],
) -> Iterable[tuple[str, int, int, int, int]]:
    return (step for step in steps if step[0] != "equal")


class HeadlineVerdict(StrEnum):
    """What the text under a headline says to it.

    `borne out`: the same stance, as strongly; `overstated`: the same stance, but hedged, neutral or
    under a condition that the headline does not name; `contradicted`: only the other stance;
    `not in text`: nothing by that holder on that issue.
    """

    BORNE_OUT = "borne out"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    NOT_IN_TEXT = "not in text"


@frozen
class HeadlineCheck:
    """A position in a headline and the text's own on the same holder and issue.

    Attributes:
        headline: The headline's position.
        verdict: What the text says to it.
        body: The text's positions of that holder on that issue, in order.
        evidence: The headline's words.
        body_evidence: Those of the text, in the order of `body`.
    """

    headline: Position
    verdict: HeadlineVerdict
    body: tuple[Position, ...] = field(converter=checks.as_tuple)
    evidence: str = ""
    body_evidence: tuple[str, ...] = field(default=(), converter=checks.as_tuple)

    def row(self) -> dict[str, object]:
        """Return the check as a flat row."""
        return {
            "document": self.headline.document,
            "holder": self.headline.holder,
            "issue": self.headline.issue,
            "headline": str(self.headline.stance),
            "verdict": str(self.verdict),
            "says": self.evidence,
            "text": " / ".join(self.body_evidence),
        }


def headlines(study: Study) -> tuple[HeadlineCheck, ...]:
    """Hold every position of a headline against the text under it.

    Copies do not matter here: each text is compared with itself.

    Returns:
        A check for every position of a headline, in the order of the corpus.
    """
    bodies: defaultdict[tuple[str, str, str], list[Position]] = defaultdict(list)
    for p in study.positions:
        if not p.headline:
            bodies[p.document, p.holder, p.issue].append(p)
    checked = []
    places = {document.id: place for place, document in enumerate(study.corpus)}
    for p in sorted(study.positions, key=lambda p: (places[p.document], p.passage.span, p.id)):
        if p.headline:
            own = sorted(
                bodies.get((p.document, p.holder, p.issue), ()),
                key=lambda b: (b.passage.span, b.id),
            )
            words = study.text_of(p.document, p.evidence)
            texts = (study.text_of(b.document, b.evidence) for b in own)
            checked.append(HeadlineCheck(p, _judged(p, own), own, words, tuple(texts)))
    return tuple(checked)


def _judged(headline: Position, body: list[Position]) -> HeadlineVerdict:
    if not body:
        return HeadlineVerdict.NOT_IN_TEXT
    same = [b for b in body if b.stance is headline.stance]
    if any(_force(b) >= _force(headline) for b in same):
        return HeadlineVerdict.BORNE_OUT
    milder = same or [b for b in body if b.stance is Stance.NEUTRAL]
    # A headline that says neutral cannot say more than the text.
    if milder and headline.stance is not Stance.NEUTRAL:
        return HeadlineVerdict.OVERSTATED
    return HeadlineVerdict.CONTRADICTED


def _force(position: Position) -> int:
    """Return how far a position commits its holder: hedged or conditional ones less."""
    return 2 - position.weak - (position.mode is PositionMode.CONDITIONAL)
