"""What a stretch of text says of speakers by its own words, wherever it stands.

Archives print many a paragraph in several articles. Which unknown names it has, and whom a source
in it names, follows from its words and from who is named in them, and is remembered; who was heard
before, and what the rest of the article tells, is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from attrs import frozen

from stancekit.codebook import ActorIndex
from stancekit.codebook.matching import BORDER
from stancekit.model import ActorKind
from stancekit.statements.speakers_names import JOINT, WORDS, Local, Name, names, slug, surname
from stancekit.text.memory import Memory, TextMemory
from stancekit.text.names import normal_form

__all__ = [
    "Answer",
    "DocumentWord",
    "Figure",
    "Place",
    "Source",
    "Stranger",
    "documents_in",
    "passages",
]

# For how many readings of its names, and for how many sources in each, a passage remembers who
# is named.
_WAYS, _SOURCES = 8, 64
_DOCUMENTS = sorted(word for word in WORDS["documents"] if word.isalpha())
_FEWEST_PARTS, _MOST_PARTS = 3, 5  # words of a name with middle names
# What a list may go on behind, and how far back that is looked for.
_JOINING = ",;&"  # and nothing at all, which is white space that goes on
_OPEN = re.compile(r"(?:[,;&]|\b(?:and|or|nor|as|with|alongside|the|also|both|even|then)|\A)\Z")
_BACK = 60


@frozen
class Figure:
    """A place in the text that means somebody, known or not.

    Attributes:
        start: Where it starts, in code points.
        stop: Where it ends.
        actor: Id of the actor.
        kind: What sort of actor it is.
        how: By what it was found (`name`, `surname`, `role`, `local` ...).
    """

    start: int
    stop: int
    actor: str
    kind: ActorKind
    how: str


@frozen
class Answer:
    """Who a source is.

    Attributes:
        speakers: Ids of actors.
        how: How they were found.
        confidence: How sure that is, 0 to 1.
    """

    speakers: tuple[str, ...]
    how: str
    confidence: float = 1.0

    def __str__(self) -> str:
        """Return how, and the confidence where it is below 1."""
        return self.how if self.confidence >= 1 else f"{self.how} ({self.confidence:.2f})"


class Source(NamedTuple):
    """A source as it is wherever its passage stands; places are counted from there.

    Attributes:
        start: Where the phrase starts, with the whole of a name that the source cut short.
        stop: Where it ends, punctuation left out; not behind the start if nothing is left.
        pronominal: Whether it begins with a pronoun.
        speaks_for: Whether it may be who is told to speak for somebody.
        answer: Whom it names; None where it begins with a pronoun or names nobody.
    """

    start: int
    stop: int
    pronominal: bool
    speaks_for: bool
    answer: Answer | None


class DocumentWord(NamedTuple):
    """A word for documents in a passage, maybe part of a longer one; places as of a source.

    Attributes:
        start: Where it starts.
        stop: Where it ends.
        text: The word.
        opens: Whether no letter stands before it.
        closes: Whether none stands behind it.
    """

    start: int
    stop: int
    text: str
    opens: bool
    closes: bool

    def moved(self, distance: int) -> DocumentWord:
        """Return it with its places counted from elsewhere."""
        start, stop, text, opens, closes = self
        return DocumentWord(start + distance, stop + distance, text, opens, closes)


class Stranger:
    """A name in a passage that the codebook does not know; places are counted from there.

    Attributes:
        start: As of the name, like all of the same name.
        stop: Where it ends.
        text: The name.
        kind: What it names.
        pronoun: What a title before it says.
        last: The family name.
        whole: Id of the person of the codebook that it names with a middle name.
    """

    __slots__ = ("_local", "kind", "last", "pronoun", "start", "stop", "text", "whole")

    def __init__(self, name: Name, whole: str | None) -> None:
        self.start, self.stop, self.text = name.start, name.stop, name.text
        self.kind, self.pronoun = name.kind, name.pronoun
        self.last = surname(name.text)
        self.whole = whole
        self._local: tuple[Local, str] | None = None

    def local(self) -> tuple[Local, str]:
        """Return the actor of this name, and the form that all spellings of a person share."""
        if self._local is None:
            kind = self.kind or ActorKind.ORGANIZATION
            pronoun = "it" if kind is ActorKind.ORGANIZATION else self.pronoun
            made = Local(f"local:{slug(self.text)}", " ".join(self.text.split()), kind, pronoun)
            spelt = kind is ActorKind.PERSON and " " in made.name
            self._local = made, normal_form(made.name) if spelt else ""
        return self._local


class Passage:
    """A stretch of text in which everybody known is named.

    Attributes:
        strangers: Its other names, in order.
        sources: By who is named in it: what is read of a source that starts and stops somewhere.
        documents: Words for documents in it; None where nobody has looked for them.
        titles: By where a name starts and stops: the words of the titles that stand with it.
    """

    __slots__ = ("documents", "sources", "strangers", "titles")

    def __init__(self, strangers: tuple[Stranger, ...]) -> None:
        self.strangers = strangers
        self.sources: Memory[Hashable, Memory[tuple[int, int], Source]] | None = None
        self.titles: Memory[tuple[int, int], frozenset[str]] | None = None
        self.documents: Sequence[DocumentWord] | None = None

    def read_with(self, figures: Hashable) -> Memory[tuple[int, int], Source]:
        """Return what is remembered of its sources where certain figures are named in it."""
        if self.sources is None:
            self.sources = Memory(_WAYS)
        found = self.sources.get(figures)
        if found is None:
            found = self.sources.keep(figures, Memory[tuple[int, int], Source](_SOURCES))
        return found


def documents_in(text: str, places: Sequence[Place]) -> list[DocumentWord]:
    """Return the words for documents in a text, in order.

    Args:
        text: The document's text.
        places: Its passages.
    """
    words: list[str] | None = None
    found: list[DocumentWord] = []
    begun = 0  # where passages begin that are not remembered, and are looked through together
    for start, stop, passage, held, _ in places:
        if not held:
            continue
        if words is None and (begun < start or passage.documents is None):
            words = [word for word in _DOCUMENTS if word in text]
        if begun < start:
            found += _among(words or (), text, begun, start)
        if passage.documents is None:
            passage.documents = _among(words or (), text[start:stop], 0, stop - start)
        found += [word.moved(start) for word in passage.documents]
        begun = stop
    if begun < len(text):
        words = [word for word in _DOCUMENTS if word in text] if words is None else words
        found += _among(words, text, begun, len(text))
    return found


def _among(words: Sequence[str], text: str, start: int, stop: int) -> list[DocumentWord]:
    found: list[DocumentWord] = []
    for word in words:
        at = text.find(word, start, stop)
        while at >= 0:
            end = at + len(word)
            opens = not text[max(0, at - 1) : at].isalpha()
            closes = not text[end : end + 1].isalpha()
            found.append(DocumentWord(at, end, word, opens, closes))
            at = text.find(word, at + 1, stop)
    found.sort()
    return found


class Place(NamedTuple):
    """A passage where it stands.

    Attributes:
        start: Where it starts, in code points.
        stop: Where it ends.
        passage: What its own words say.
        held: Whether what its words say is remembered.
        apart: Whether no list of names can reach into it from the one before.
    """

    start: int
    stop: int
    passage: Passage
    held: bool
    apart: bool


def passages(text: str, known: Sequence[Figure], index: ActorIndex, language: str) -> list[Place]:
    """Read a text passage by passage, those that were read before not again.

    Args:
        text: The document's text.
        known: Who is named in it, in order; those that the codebook knows.
        index: The actors of the codebook.
        language: The language that it is read in.
    """
    memory: TextMemory[Passage] = index.memories.setdefault("speakers", TextMemory[Passage]())
    found: list[Place] = []
    at = first = 0
    for border in (*BORDER.finditer(text), None):
        start, at = at, len(text) if border is None else border.end()
        last = first
        while last < len(known) and known[last].start < at:
            last += 1
        mine = tuple([(f.start - start, f.stop - start, f.actor, f.how) for f in known[first:last]])
        first = last
        stretch = text[start:at]
        # What begins a text begins a line too, but for the white space before it.
        key = stretch, (language, not start and stretch[:1].isspace(), mine)
        passage = memory.get(key)
        held = passage is not None or memory.worth(key)
        if passage is None:
            spans = [(low, high) for low, high, _, _ in mine]
            passage = Passage(
                tuple(
                    [
                        Stranger(name, _without_middle(name, index))
                        for name in names(stretch, 0, len(stretch), spans)
                    ]
                )
            )
            if held:
                memory.keep(key, passage)
        found.append(Place(start, at, passage, held, held and _apart(text, start, stretch)))
    return found


def _apart(text: str, start: int, stretch: str) -> bool:
    """Tell whether no list can go on from what stands before a stretch."""
    if not start:
        return True
    before = text[max(0, start - _BACK) : start].rstrip()
    last = before[-1:]
    ends = last not in _JOINING and not last.isalpha()
    return (ends or _OPEN.search(before) is None) and JOINT.match(stretch) is None


def _without_middle(name: Name, index: ActorIndex) -> str | None:
    """Return who is meant by a name of three: "JANE MARY ROE" of the records is Jane Roe."""
    parts = [] if name.text.isalpha() else name.text.split()
    if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
        return None
    short = f"{parts[0]} {parts[-1]}"
    found = index.named(short.title() if short.isupper() else short)
    return found if found and index.actor(found).kind is ActorKind.PERSON else None
