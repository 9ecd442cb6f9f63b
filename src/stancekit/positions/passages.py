"""What sentences say by their own words: read once, wherever they stand.

Archives print many a paragraph in several articles. Which sentences it has, which issues they
mention and how cues judge these follows from its words, in whatever article they stand, and is
remembered; who speaks, what was spoken of before and where in the text it stands is not part of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from stancekit.codebook.patterns_index import Words
from stancekit.model import Span
from stancekit.positions.clauses import Clause, by_clause, clauses
from stancekit.positions.issues import Hit, IssueIndex
from stancekit.positions.judge import StatementCue, Verdict, judge, within
from stancekit.positions.overlap import unshadowed
from stancekit.positions.reach import Cues, parted
from stancekit.positions.topics import hanging
from stancekit.text.memory import Memory, TextMemory
from stancekit.text.sentences import bounds, lead

__all__ = ["Here", "Judged", "Passages", "Sentence"]

# Hits of one sentence are weighed against each other; what is longer is no sentence of prose and
# is taken in stretches, so that a line of a megabyte costs no more than its length.
_MOST_WORDS = 250
# In how many ways of being said and of what was spoken of before a sentence is remembered.
_WAYS = 16
_CLOSING = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}» "


class Here(NamedTuple):
    """Where a sentence stands.

    Attributes:
        text: The document's text.
        words: Its words.
        start: Index of the sentence's first code point.
        first: Index of its first word.
    """

    text: str
    words: Words
    start: int
    first: int


class Judged(NamedTuple):
    """What a clause says about an issue; places are counted from the sentence's beginning."""

    clause: Clause
    issue: str
    verdict: Verdict


class Sentence:
    """A sentence as it is wherever it stands; words in it are counted from its first.

    Attributes:
        start: Where it begins in its passage, in code points.
        stop: Where it ends.
        first: Index of its first word among those of the passage.
        last: Index after its last word.
        hits: What mentions issues, by issue.
        takes_up: Whether words of it may take up something said before.
        spoken: Issues it speaks of itself and where in it each was last named, in code points.
    """

    __slots__ = (
        "_cues",
        "_index",
        "_inside",
        "_judged",
        "_question",
        "first",
        "hits",
        "last",
        "spoken",
        "start",
        "stop",
        "takes_up",
    )

    def __init__(
        self, index: IssueIndex, here: Here, place: tuple[int, int], own: tuple[int, int]
    ) -> None:
        """Look for issues.

        Args:
            index: The patterns.
            here: The passage, in a text where it stands.
            place: Where in the text the sentence begins and stops.
            own: Which words of the text are the sentence's.
        """
        self._index = index
        self.start, self.stop = place[0] - here.start, place[1] - here.start
        self.first, self.last = own[0] - here.first, own[1] - here.first
        self.hits = index.mentions(here.words, *own, origin=own[0])
        self.takes_up = False
        self.spoken: Sequence[tuple[str, int]] = ()
        self._cues: Cues | None = None
        self._inside: Sequence[tuple[Clause, Cues]] | None = None
        self._judged: Memory[tuple[Hashable, StatementCue], Sequence[Judged] | None] | None = None
        if self.hits:
            kinds = {hit.kind for hits in self.hits.values() for hit in hits}
            self.takes_up = "anaphora" in kinds
            stops = here.words.stops
            self.spoken = tuple(
                (issue, stops[own[0] + max(h.last for h in hits) - 1] - place[0])
                for issue, hits in self.hits.items()
                if not self.takes_up and all(h.kind != "exclude" for h in hits)
            )

    def cues(self, here: Here) -> Cues:
        """Return the cues in it, by kind.

        Args:
            here: Where it stands now.
        """
        if self._cues is None:
            last = here.first + self.last - self.first
            found = self._index.cues(here.words, here.first, last, origin=here.first)
            if "other.negation" in found:
                found = parted(found, self._words(here), self._text(here))
            self._cues = found
        return self._cues

    def judged(
        self, issues: Mapping[str, Sequence[Hit]], said: StatementCue, here: Here
    ) -> Sequence[Judged] | None:
        """Judge what it says about issues, clause by clause.

        Args:
            issues: Its hits, those taking up something said before settled.
            said: What the words of attribution say, for this sentence.
            here: Where it stands now.

        Returns:
            What is said, in order; None where nothing in it is about an issue.
        """
        if self._judged is None:
            self._judged = Memory(_WAYS)
        meant = tuple((k, tuple(v)) for k, v in issues.items()) if self.takes_up else ()
        key = meant, said
        if key not in self._judged:
            self._judged.keep(key, self._judge(issues, said, here))
        return self._judged[key]

    def _judge(
        self, issues: Mapping[str, Sequence[Hit]], said: StatementCue, here: Here
    ) -> Sequence[Judged] | None:
        left = unshadowed(issues)
        if not left:
            return None
        inside = self._clauses(here)
        parts = [clause for clause, _ in inside]
        hangs = hanging(left, self._text(here), self._words(here)) if len(left) > 1 else {}
        question = self._text(here).rstrip(_CLOSING).endswith("?")
        found: list[Judged] = []
        for issue, hits in left.items():
            kind = self._index.issues[issue].kind
            for at, mine in by_clause(hits, parts):
                clause, cues = inside[at]
                for verdict in judge(mine, cues, kind=kind, statement=said, hangs=hangs):
                    asks = question and verdict.hit.kind == "mention"
                    told = verdict._replace(stance=None, reason="question") if asks else verdict
                    found.append(Judged(clause, issue, told))
        return tuple(found)

    def _clauses(self, here: Here) -> Sequence[tuple[Clause, Cues]]:
        """Return its clauses with the cues in each."""
        if self._inside is None:
            cues, text = self.cues(here), self._text(here)
            parts = clauses(text, Span(0, len(text)), self._words(here))
            alone = len(parts) == 1 and "other.idle" not in cues
            self._inside = [(part, cues if alone else within(cues, part)) for part in parts]
        return self._inside

    def _text(self, here: Here) -> str:
        return here.text[here.start : here.start + self.stop - self.start]

    def _words(self, here: Here) -> Words:
        words, at = here.words, here.start
        own = slice(here.first, here.first + self.last - self.first)
        return Words(
            [start - at for start in words.starts[own]],
            [stop - at for stop in words.stops[own]],
            words.classes[own],
            words.needs[own],
        )


class Passages:
    """Reads passages sentence by sentence, those that were read before not again.

    Args:
        index: The patterns.
    """

    def __init__(self, index: IssueIndex) -> None:
        """Begin with nothing."""
        self._index = index
        self._known = TextMemory[tuple[Sentence, ...]]()

    def read(
        self, text: str, words: Words, place: tuple[int, int], own: tuple[int, int]
    ) -> tuple[Sentence, ...]:
        """Return the sentences of a passage, as far as they have words.

        Args:
            text: The document's text.
            words: Its words.
            place: Where the passage begins and stops.
            own: Which words are the passage's.
        """
        (start, stop), (first, last) = place, own
        if first == last:
            return ()
        before = lead(text, start)
        # Its words, and what of the text beside it matters: where words begin and end that go on
        # beyond it, and what stands before its first sentence.
        edges = before, words.starts[first] - start, words.stops[last - 1] - start
        key = text[start - before : stop], (words.classes[first:last], edges)
        found = self._known.get(key)
        if found is None:
            found = self._known.keep(
                key, tuple(self._sentences(Here(text, words, start, first), stop))
            )
        return found

    def _sentences(self, here: Here, stop: int) -> list[Sentence]:
        words, found = here.words, list[Sentence]()
        for begin, end in bounds(here.text, here.start, stop):
            first, last = words.between(begin, end)
            if first < last <= first + _MOST_WORDS:
                found.append(Sentence(self._index, here, (begin, end), (first, last)))
                continue
            for low in range(first, last, _MOST_WORDS):
                high = min(last, low + _MOST_WORDS)
                place = words.starts[low], words.stops[high - 1]
                found.append(Sentence(self._index, here, place, (low, high)))
        return found
