"""What paragraphs invoke by their own words: read once, wherever they stand.

Archives print many a paragraph in several articles. Which cues it holds, what these and its
citations invoke once they are settled, and in which mode, follows from its words and from a
little that is told of what stands around them, and is remembered with that. Who speaks is not
part of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from attrs import evolve

from stancekit.legal.conduct import nearest_conduct
from stancekit.legal.holders import Signs, signs
from stancekit.legal.moded import moded
from stancekit.legal.settle import Find, settle
from stancekit.legal.taxonomy import GroundTable, Hit
from stancekit.legal.territory import COLLECTIVE, CONSENT, Doubt, doubt_of
from stancekit.legal.turns import small
from stancekit.model import LegalMode, Reference
from stancekit.text.memory import Memory, TextMemory
from stancekit.text.sentences import bounds, lead

__all__ = ["Consent", "Invoked", "Passage", "Passages", "Settled", "force_near", "passages"]

# Looked for in small letters.
_FORCE = re.compile(
    r"\b(?:militar\w+|army|air\s?-?\s?(?:strike|strikes|raid|raids|force|campaign|space|operation)|airstrikes?|strikes?|bomb\w*|troops?|forces?|soldiers?|warplanes?|jets?|war|wars|interven\w+|invad\w+|invasion|operations?|campaign|coalition|deploy\w*|terror\w*|isis|isil|daesh|militants?|fight\w*|combat\w*|attack\w*|drones?|sovereign\w*|aggression|weapons?|aircraft|planes|tanks|warships?|artillery|missiles?)\b"
)
# How far from a cue the use of force, and from the words of a ground its conduct, is looked for.
_NEAR = 300
# Who gives consent may be called so without any use of force.
_GIVERS = frozenset(("army", "military", "forces"))
# In how many ways what stands around a passage is remembered, and how much it may hold for that.
_WAYS, _MOST = 16, 32


def force_near(text: str, start: int, stop: int) -> bool:
    """Tell whether the use of force is spoken of in or near a stretch of text.

    Args:
        text: A text in small letters.
        start: Where the stretch begins.
        stop: Where it ends.

    Example:
        >>> force_near("consent to the strikes", 0, 7), force_near("the army's consent", 4, 18)
        (True, False)
    """
    if _FORCE.search(text[max(0, start - _NEAR) : start]):
        return True
    if _FORCE.search(text, stop, stop + _NEAR):
        return True
    return any(word not in _GIVERS for word in _FORCE.findall(text, start, stop))


class Invoked(NamedTuple):
    """A ground that a sentence invokes, whoever speaks; places are counted in a passage's text.

    Attributes:
        ground: Code of the ground.
        mode: How it is invoked.
        start: Where the words begin that invoke it.
        stop: Where they end.
        sentence: Where their sentence begins and ends.
        cited: Which of the references of the passage is cited; None where none is.
        implicit: Whether no legal word is used.
        rule: Name of the rule that fired.
        conduct: The conduct it is about; None where none is named.
        demanded: Whether it is a demand that another rejects in the same sentence.
        told: What the words of the sentence say of who may invoke it.
    """

    ground: str
    mode: LegalMode
    start: int
    stop: int
    sentence: tuple[int, int]
    cited: int | None
    implicit: bool
    rule: str
    conduct: str | None
    demanded: bool
    told: Signs


class Consent(NamedTuple):
    """What looks like consent and may be none.

    Attributes:
        start: Where the words begin.
        stop: Where they end.
        sentence: Where their sentence begins and ends.
        doubt: What of the words leaves it open.
    """

    start: int
    stop: int
    sentence: tuple[int, int]
    doubt: Doubt


class Settled:
    """What the sentences of a passage invoke, if what looks like consent is consent.

    Attributes:
        consents: What looks like consent, where something else has to tell whether it is.
    """

    __slots__ = ("_cited", "_finds", "_known", "_table", "_text", "consents")

    def __init__(
        self,
        table: GroundTable,
        text: str,
        finds: Sequence[tuple[tuple[int, int], Sequence[Find]]],
        cited: Sequence[Reference],
    ) -> None:
        """Keep what was found.

        Args:
            table: The grounds.
            text: The text of the passage.
            finds: The sentences that invoke something, with what they invoke.
            cited: The references of the passage, those of the finds among them.
        """
        self._table, self._text, self._finds, self._cited = table, text, finds, cited
        self.consents: list[Consent] = []
        self._known: Memory[tuple[str | None, ...], tuple[Invoked, ...]] = Memory(_WAYS)
        if COLLECTIVE in table.grounds:
            for sentence, some in finds:
                for find in some:
                    doubt = doubt_of(text[find.start : find.stop])
                    if find.ground == CONSENT and doubt:
                        self.consents.append(Consent(find.start, find.stop, sentence, doubt))

    def __bool__(self) -> bool:
        """Tell whether anything is invoked."""
        return bool(self._finds)

    def invoked(self, consents: tuple[str | None, ...]) -> tuple[Invoked, ...]:
        """Return what is invoked, in which mode.

        Args:
            consents: What each of `consents` is: the code of a ground, None for nothing.
        """
        found = self._known.get(consents)
        if found is None:
            found = self._known.keep(consents, tuple(self._moded(consents)))
        return found

    def _moded(self, consents: tuple[str | None, ...]) -> list[Invoked]:
        answers = {
            (one.start, one.stop): answer
            for one, answer in zip(self.consents, consents, strict=True)
        }
        found: list[Invoked] = []
        for sentence, finds in self._finds:
            left = []
            for find in finds:
                ground: str | None = find.ground
                if ground == CONSENT:
                    ground = answers.get((find.start, find.stop), CONSENT)
                if ground is not None:
                    left.append(find if ground == find.ground else _as(find, ground))
            found += [
                self._invoked(find, mode, sentence)
                for find, mode in moded(self._text, left, sentence, self._table)
            ]
        return found

    def _invoked(self, find: Find, mode: LegalMode, sentence: tuple[int, int]) -> Invoked:
        cue = find.hit.cue if find.hit else None
        within = max(sentence[0], find.start - _NEAR), min(sentence[1], find.stop + _NEAR)
        return Invoked(
            find.ground,
            mode,
            find.start,
            find.stop,
            sentence,
            next((n for n, one in enumerate(self._cited) if one is find.reference), None),
            implicit=cue is not None and cue.kind == "implicit",
            rule=cue.rule if cue else f"{find.ground}.reference",
            conduct=nearest_conduct(self._text, find.start, find.stop, within),
            demanded=find.mode is LegalMode.DEMANDED,
            told=signs(self._text, (find.start, find.stop), sentence),
        )


def _as(find: Find, ground: str) -> Find:
    """Return a find of consent that is another ground."""
    hit = find.hit and evolve(find.hit, cue=evolve(find.hit.cue, ground=ground))
    return evolve(find, ground=ground, hit=hit)


class Passage:
    """A passage as it is wherever it stands; places are counted in its text.

    Attributes:
        text: Its words, with what beside them tells where its words and sentences end.
        start: Where in that text it begins.
        stop: Where it ends.
        asking: Cues of which what stands around tells whether they count, with their numbers.
    """

    __slots__ = ("_bounds", "_hits", "_known", "_table", "asking", "start", "stop", "text")

    def __init__(self, table: GroundTable, text: str, start: int, stop: int) -> None:
        """Look for cues.

        Args:
            table: The cues.
            text: The passage with what stands next to it.
            start: Where in that text it begins.
            stop: Where it ends.
        """
        self.text, self.start, self.stop = text, start, stop
        self.asking: Sequence[tuple[int, Hit]] = ()
        self._table = table
        self._bounds: list[tuple[int, int]] | None = None
        self._hits: Sequence[tuple[tuple[int, int], Hit]] = ()
        self._known: Memory[Hashable, Settled] | None = None
        reading = table.read(text)
        marks = reading.marks(start, stop)
        if marks:
            self._choose(
                [
                    (sentence, hit)
                    for sentence in self._sentences()
                    for hit in reading.hits(*sentence, marks)
                ]
            )

    def __len__(self) -> int:
        """Return how many cues there are."""
        return len(self._hits)

    def _choose(self, found: Sequence[tuple[tuple[int, int], Hit]]) -> None:
        """Keep the cues that count, and those of which what stands around tells whether."""
        hits: list[tuple[tuple[int, int], Hit]] = []
        asking: list[tuple[int, Hit]] = []
        own: str | None = None
        # What is cut out of a word does not tell which words there are.
        cut = self.start > 1 or self.text[self.stop : self.stop + 1].isalnum()
        for sentence, hit in found:
            asks = hit.cue.kind == "state"
            if self._table.grounds[hit.cue.ground].force:
                own = small(self.text[self.start : self.stop]) if own is None else own
                start, stop = hit.start - self.start, hit.stop - self.start
                if cut or not force_near(own, start, stop):
                    if not cut and start >= _NEAR and stop <= len(own) - _NEAR:
                        continue
                    asks = True
            if asks:
                asking.append((len(hits), hit))
            hits.append((sentence, hit))
        self._hits, self.asking = hits, asking

    def _sentences(self) -> list[tuple[int, int]]:
        """Return where its sentences begin and end; they are split only if need be."""
        if self._bounds is None:
            self._bounds = bounds(self.text, self.start, self.stop)
        return self._bounds

    def settled(self, lacking: tuple[int, ...], cited: Sequence[Reference], at: int) -> Settled:
        """Tell which grounds it invokes.

        Args:
            lacking: Numbers of the cues that do not count here.
            cited: The references in it, in order.
            at: Where in the document its text begins.
        """
        if self._known is None:
            self._known = Memory(_WAYS)
        key = (
            lacking,
            tuple(
                [
                    (r.span.start - at, r.span.stop - at, r.instrument, r.provision, r.symbol)
                    for r in cited
                ]
            ),
        )
        found = self._known.get(key)
        if found is None:
            found = self._known.keep(key, self._settled(frozenset(lacking), cited, at))
        return found

    def _settled(self, lacking: frozenset[int], cited: Sequence[Reference], at: int) -> Settled:
        table = self._table
        found: dict[tuple[int, int], list[Find]] = {}
        for number, (sentence, hit) in enumerate(self._hits):
            if number not in lacking:
                find = Find(hit.start, hit.stop, hit.cue.ground, hit)
                found.setdefault(sentence, []).append(find)
        sentences = self._sentences()
        begins = [begin for begin, _ in sentences] if cited else []
        for reference in cited:
            ground = table.ground_of(reference)
            start, stop = reference.span.start - at, reference.span.stop - at
            sentence = sentences[bisect_right(begins, start) - 1]
            if ground is not None and sentence[0] <= start < sentence[1]:
                find = Find(start, stop, ground, None, reference)
                found.setdefault(sentence, []).append(find)
        settled = [(place, settle(self.text, finds, table)) for place, finds in found.items()]
        return Settled(table, self.text, sorted(settled, key=itemgetter(0)), cited)


class Passages:
    """Reads passages, those that were read before not again.

    Args:
        table: Grounds and their cues.
    """

    def __init__(self, table: GroundTable) -> None:
        """Begin with nothing."""
        self._table = table
        self.known = TextMemory[Passage]()

    def read(self, text: str, start: int, stop: int, cited: Sequence[Reference] = ()) -> Passage:
        """Read a passage.

        Args:
            text: The document's text.
            start: Where the passage begins.
            stop: Where it ends.
            cited: The references that begin in it; the last may end beyond it.
        """
        before = lead(text, start)
        low, high = start - before, stop + 1
        if cited:
            high = max(high, cited[-1].span.stop)
        # What stands next to it decides where its words and sentences end.
        key = text[low:high], (before, stop - low)
        found = self.known.get(key)
        if found is None:
            found = Passage(self._table, key[0], before, stop - low)
            if len(found) <= _MOST and len(cited) <= _MOST:
                self.known.keep(key, found)
        return found


@lru_cache(maxsize=8)
def passages(table: GroundTable) -> Passages:
    """Return the reader of passages for the cues of a table, the same for the same table."""
    return Passages(table)
