"""The coding of one document: its state from unit to unit, and what each sentence comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from attrs import evolve

from stancekit.codebook.patterns_index import Words
from stancekit.model import (
    Document,
    Mention,
    Paragraph,
    Position,
    PositionMode,
    Span,
    Stance,
    Statement,
)
from stancekit.positions.anaphora import IT_IS, REACH_BACK, THE_MATTER
from stancekit.positions.before import Before
from stancekit.positions.claims import claimant_of
from stancekit.positions.clauses import Clause
from stancekit.positions.holders import (
    ASKED,
    Index,
    Named,
    Sides,
    Subject,
    Voices,
    asked,
    subject_of,
    thinker,
)
from stancekit.positions.issues import Hit, IssueIndex
from stancekit.positions.judge import StatementCue, Verdict
from stancekit.positions.overlap import told_once
from stancekit.positions.passages import Here, Judged, Passages, Sentence
from stancekit.positions.reach import Cues
from stancekit.positions.units import Reading, Unit, cue_of, units
from stancekit.text.sentences import sentences

__all__ = ["Coded", "Work"]

_NO_CUE = StatementCue()
Coded = tuple[tuple[Position, ...], tuple[Mention, ...]]


class Rules(Protocol):
    """What is compiled once and used for every document."""

    @property
    def issues(self) -> IssueIndex:
        """The patterns."""
        ...

    @property
    def sides(self) -> Sides:
        """Who speaks for whom."""
        ...

    @property
    def passages(self) -> Passages:
        """What sentences say by their own words."""
        ...


class _Place(NamedTuple):
    """A sentence on the way.

    Attributes:
        unit: What it belongs to.
        cue: What the words of attribution say, words counted from its first.
        sentence: Where it stands.
        first: Index of its first word, from which hits and clauses count words.
        last: Index after its last word.
    """

    unit: Unit
    cue: StatementCue
    sentence: Span
    first: int
    last: int


class Work:
    """The coding of one document.

    Args:
        rules: What is compiled.
        document: The document.
        words: Its words.
        index: Finds actors in it.

    Attributes:
        before: What was said so far.
    """

    def __init__(self, rules: Rules, document: Document, words: Words, index: Index) -> None:
        """Begin a document."""
        self.rules = rules
        self.document = document
        self.words = words
        self.index = index
        self.before = Before()
        self._reading = Reading(document, words, rules.issues, rules.sides)
        self._mentions: list[Mention] = []
        self._positions: dict[tuple[str, str, Stance, int, int], Position] = {}
        self._named: dict[tuple[int, int], tuple[Named, ...]] = {}
        self._other: tuple[str, ...] = ()
        self._cues: dict[str, StatementCue] = {}
        self._mentioning: tuple[int, int] | None = None

    def code(self, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]) -> Coded:
        """Go on with some of the document's paragraphs and statements.

        Args:
            paragraphs: Paragraphs behind those before.
            statements: Statements of which none reaches into other paragraphs.

        Returns:
            Positions and uncoded mentions, in the order of the text.
        """
        self._positions = {}
        self._mentions = []
        for unit in units(self._reading, paragraphs, statements):
            self._code(unit)
        return self._told(), tuple(self._mentions)

    def _code(self, unit: Unit) -> None:
        self._other = ()
        if unit.statement is not None and not unit.speakers:
            unit = unit._replace(speakers=self._speakers(unit.statement))
        text, words, rules = self.document.text, self.words, self.rules
        for piece in unit.pieces:
            own = words.between(piece.start, piece.stop)
            if not self._may_mention(own) and not self._taken_up(unit):
                continue
            for sentence in rules.passages.read(text, words, (piece.start, piece.stop), own):
                here = Here(text, words, piece.start + sentence.start, own[0] + sentence.first)
                self._look(unit, sentence, here)

    def may_speak(self, place: tuple[int, int]) -> bool:
        """Tell whether what stands somewhere may come to anything, at little cost.

        Args:
            place: Where in the text; nothing behind it has been coded.
        """
        own = self.words.between(*place)
        return self.before.reaches(place[0]) or self._may_mention(own)

    def _may_mention(self, own: tuple[int, int]) -> bool:
        """Tell whether words may mention an issue; mostly a part is asked for, then its unit."""
        if own != self._mentioning:
            if not self.rules.issues.may_mention(self.words, *own):
                return False
            self._mentioning = own
        return True

    def _taken_up(self, unit: Unit) -> bool:
        """Tell whether "it" in a unit may be an issue spoken of shortly before."""
        near = unit.pieces[0].start - REACH_BACK
        last = self.before.held.get(unit.speakers)
        return unit.statement is not None and (
            (last is not None and last[1] > near)
            or (self.before.recent is not None and self.before.recent[1] > near)
        )

    def _look(self, unit: Unit, sentence: Sentence, here: Here) -> None:
        issues: Mapping[str, Sequence[Hit]] = sentence.hits
        if sentence.takes_up:
            issues = self.before.topics.read(issues, self.words, here.first)
        else:
            self.before.topics.hear(sentence.spoken, here.start)
        if not issues and not self._taken_up(unit):
            return
        cue = _NO_CUE if unit.statement is None else self._said(unit.statement)
        stop = here.start + sentence.stop - sentence.start
        last = here.first + sentence.last - sentence.first
        cue = cue.counted_from(here.first)
        place = _Place(unit, cue, Span(here.start, stop), here.first, last)
        judged = sentence.judged(issues, cue, here) if issues else None
        if judged is None:
            self._anaphora(place, sentence.cues(here))
        else:
            for one in judged:
                self._settle(place, one)

    def _said(self, statement: Statement) -> StatementCue:
        """Return what the words of attribution of a statement say."""
        if statement.id not in self._cues:
            self._cues[statement.id] = cue_of(statement, self.rules.issues, self.words)
        return self._cues[statement.id]

    def _speakers(self, statement: Statement) -> tuple[str, ...]:
        """Find who stands before the cue of a statement whose speakers are not resolved."""
        if not statement.cue or statement.source:
            return ()
        verb, _ = self.words.between(statement.cue[0].start, statement.cue[0].stop)
        if verb >= len(self.words.starts):
            return ()
        start = self.words.starts[max(0, verb - 30)]
        sentence = sentences(self.document.text, start, statement.cue[0].stop)[-1]
        first, _ = self.words.between(sentence.start, sentence.stop)
        named = self._actors(sentence)
        subject = subject_of(self.document.text, self.words, named, verb, first)
        return () if subject is None else subject.actors

    def _actors(self, sentence: Span) -> tuple[Named, ...]:
        place = sentence.start, sentence.stop
        if place not in self._named:
            found = self.index.find(self.document.text, *place, self.document.published)
            self._named[place] = tuple(sorted(found, key=lambda n: (n.span.start, n.span.stop)))
        return self._named[place]

    def _holders(self, place: _Place, clause: Clause, verdict: Verdict) -> Subject | None:
        """Find who holds what a clause says; None where the speaker does."""
        text, words, said = self.document.text, self.words, place.unit.statement
        hit, first = verdict.hit, place.first + clause.first
        for verb in verdict.verbs:
            if asked(text, words, first, place.first + verb, said):
                continue
            named = self._actors(place.sentence)
            own = place.first + hit.last if hit.first <= verb else 0
            subject = subject_of(text, words, named, place.first + verb, first, own)
            if subject is not None:
                return subject
        return thinker(text, words, self._actors(place.sentence), place.first + hit.first, first)

    def _they(self, place: _Place) -> tuple[str, ...]:
        """Return who was last named as holding something else than the speaker."""
        cut = [who for at, who in place.unit.others if at < place.sentence.start]
        return self._other or (cut[-1] if cut else ())

    def _settle(self, place: _Place, judged: Judged) -> None:
        clause, issue, verdict = judged
        unit, speakers = place.unit, place.unit.speakers
        if verdict.stance is None:
            self._mention(place, issue, verdict.hit, speakers, reason=verdict.reason)
            return
        subject = self._holders(place, clause, verdict)
        holders, reporters = speakers, unit.reported_by
        if subject is not None and not subject.own:
            others = subject.actors or (self._they(place) if subject.pronoun else ())
            if not others and subject.pronoun and unit.statement is not None:
                self._mention(place, issue, verdict.hit, (), reason="holder unknown")
                return
            sides = self.rules.sides
            strangers = tuple(
                o for o in others if not any(sides.speaks_for(s, o) for s in speakers)
            )
            if strangers:
                holders = strangers
                reporters = (*unit.reported_by, *speakers)
                self._other = strangers
        elif unit.statement is None:
            holders = ()
        if not holders:
            reason = "no speaker" if unit.statement is not None else "outside statements"
            self._mention(place, issue, verdict.hit, (), reason=reason)
            return
        self._add(place, clause, issue, verdict, Voices(holders, reporters))
        if ":deny." in verdict.rule:
            start = self.words.starts[place.first]
            upto = self.words.stops[place.first + verdict.hit.last - 1]
            other = claimant_of(self.document.text, self._actors(place.sentence), start, upto)
            if other is not None and other not in holders:
                claimed = verdict._replace(stance=verdict.stance.opposite, weak=False)
                self._add(place, clause, issue, claimed, Voices((other,), (*reporters, *holders)))

    def _mention(
        self, place: _Place, issue: str, hit: Hit, speakers: tuple[str, ...], *, reason: str
    ) -> None:
        statement, words = place.unit.statement, self.words
        start, stop = words.starts[place.first + hit.first], words.stops[place.first + hit.last - 1]
        self._mentions.append(
            Mention(
                self.document.id,
                issue,
                span=Span(start, stop),
                statement=None if statement is None else statement.id,
                holder=speakers[0] if speakers else None,
                rule=hit.rule,
                reason=reason or "no cue",
            )
        )

    def _add(
        self,
        place: _Place,
        clause: Clause,
        issue: str,
        verdict: Verdict,
        voices: Voices,
    ) -> None:
        assert verdict.stance is not None  # noqa: S101 - settled by the caller, for the type checker
        unit, words = place.unit, self.words
        low = place.first + min(clause.first, verdict.hit.first)
        high = place.first + max(clause.last, verdict.hit.last)
        evidence = Span(words.starts[low], words.stops[high - 1])
        mode = PositionMode.STATED
        condition: tuple[Span, ...] = ()
        if verdict.condition is not None:
            mode = PositionMode.CONDITIONAL
            begin = words.starts[place.first + verdict.condition]
            condition = (Span(begin, words.stops[high - 1]),)
        elif verdict.demanded or (place.cue.demands and verdict.stance is Stance.SUPPORT):
            mode = PositionMode.DEMANDED
        for holder in voices.holders:
            key = (holder, issue, verdict.stance, place.sentence.start, place.sentence.stop)
            if key in self._positions:
                continue
            demanded = mode is PositionMode.DEMANDED
            self._positions[key] = Position(
                f"{self.document.id}#{evidence}:{issue}:{holder}",
                self.document.id,
                holder=holder,
                issue=issue,
                stance=verdict.stance,
                mode=mode,
                statement=None if unit.statement is None else unit.statement.id,
                condition=condition,
                addressee=self._addressee(place, clause, holder) if demanded else None,
                evidence=(evidence,),
                reported_by=tuple(r for r in dict.fromkeys(voices.reporters) if r != holder),
                headline=unit.headline,
                weak=verdict.weak,
                rule=verdict.rule,
                certainty=1.0 if unit.statement is None else unit.statement.certainty,
            )
        self.before.hold(voices.holders, issue, evidence.stop)

    def _addressee(self, place: _Place, clause: Clause, holder: str) -> str | None:
        """Find of whom something is demanded: "calls on X to", "X must"."""
        first, last = place.first + clause.first, place.first + clause.last
        for named in self._actors(place.sentence):
            at = self.words.between(named.span.stop, place.sentence.stop)[0]
            if not first <= at < last or named.actor == holder:
                continue
            word = self.document.text[self.words.starts[at] : self.words.stops[at]].lower()
            if word in ASKED or word in ("has", "have", "needs", "need"):
                return named.actor
        return None

    def _anaphora(self, place: _Place, cues: Cues) -> None:
        """Code "it was a mistake" on the issue that the same holder spoke of just before."""
        unit = place.unit
        if place.cue.stance is Stance.NEUTRAL and self.before.recent is not None and unit.speakers:
            self._refusal(place, *self.before.recent)
            return
        last = self.before.held.get(unit.speakers)
        near = last is not None and place.sentence.start - last[1] < REACH_BACK
        if unit.statement is None or last is None or not near:
            return
        for stance, kind in ((Stance.OPPOSE, "oppose.after"), (Stance.SUPPORT, "support.after")):
            for cue in cues.get(kind, ()):
                low, at = place.first + max(0, cue.first - 5), place.first + cue.first
                before = self.document.text[self.words.starts[low] : self.words.starts[at]]
                match = IT_IS.search(before)
                if match is None:
                    continue
                held = stance if match.group("no") is None else stance.opposite
                hit = Hit(f"{last[0]}.anaphora", "mention", cue.first, cue.last)
                verdict = Verdict(held, hit, f"anaphora + {cue.rule}")
                clause = Clause(place.sentence, 0, place.last - place.first)
                self._add(place, clause, last[0], verdict, Voices(unit.speakers, unit.reported_by))
                return

    def _refusal(self, place: _Place, issue: str, stop: int) -> None:
        """Code "declined to discuss the problem" on the issue that was spoken of just before."""
        text = self.document.text[place.sentence.start : place.sentence.stop]
        if place.sentence.start - stop > REACH_BACK or THE_MATTER.match(text) is None:
            return
        clause = Clause(place.sentence, 0, place.last - place.first)
        hit = Hit(f"{issue}.anaphora", "mention", clause.first, clause.last)
        verdict = Verdict(Stance.NEUTRAL, hit, f"anaphora + {place.cue.rule}")
        self._add(place, clause, issue, verdict, Voices(place.unit.speakers, ()))

    def _told(self) -> tuple[Position, ...]:
        """Return what was coded, ids made unique, in the order of the text."""
        ordered = told_once(self._positions.values())
        seen: dict[str, int] = {}
        found: list[Position] = []
        for position in ordered:
            seen[position.id] = seen.get(position.id, 0) + 1
            count = seen[position.id]
            found.append(position if count == 1 else evolve(position, id=f"{position.id}~{count}"))
        return tuple(found)
