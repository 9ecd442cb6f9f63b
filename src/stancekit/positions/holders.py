"""Whose position it is: the speaker's, or that of somebody the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from stancekit.codebook.patterns_index import Words
from stancekit.model import Actor, ActorKind, CueClass, Span, Statement
from stancekit.model.dates import PartialDate

__all__ = [
    "ASKED",
    "Index",
    "Named",
    "Sides",
    "Subject",
    "Voices",
    "asked",
    "subject_of",
    "thinker",
]

# Most words between the one who acts and the verb of the act: "France, which for years has ...".
REACH = 7
# Before a verb these ask for the act: its subject need not want it.
ASKED = frozenset(("to", "must", "should", "ought", "shall", "could", "might"))
_FIRST_PERSON = frozenset(("we", "i", "our", "us", "my"))
_OTHERS = frozenset(("they", "he", "she", "it"))
# Forms that only a demand has after a subject in the third person: "that Russia cease".
_BASE_FORMS = frozenset(
    str.split(
        "stop cease halt end suspend support back oppose reject withdraw abandon join accept"
        " condemn approve endorse agree give stand come fight help refrain allow contribute"
    )
)
# Who is told to think so holds it: "the spokesman said that Putin regards the raid as a crime".
_OPINION = re.compile(
    r"\b(?:regard|consider|believe|think|thought|view|see|saw|deem|judge|maintain|insist|argue"
    r"|claim|contend)(?:s|d|ed)?\b",
    re.IGNORECASE,
)
# Before "to" these tell of an act of their own: "is trying to shield".
_OWN_ACT = frozenset(
    str.split(
        "trying try tries tried continues continue continued continuing begins began begun starts"
        " started ceased going seems managed manages failed decided refuses refused intends tends"
    )
)
# Nouns of stance, which belong to whom they are owned or done by: "Moscow's refusal to".
_NOUNS = frozenset(
    str.split(
        "rejection refusal support opposition insistence demand demands call calls readiness"
        " willingness unwillingness reluctance criticism condemnation commitment objection"
        " objections proposal proposals desire backing approval endorsement appeal appeals"
        " intention intentions promise promises pledge pledges hostility praise denial denials"
        " doubts concern concerns fears plan plans request requests resistance aversion"
        " determination offer offers suggestion warning warnings accusations protest protests"
        " invitation consent agreement disapproval abandonment"
    )
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "got"))
_THE = frozenset(("the", "a", "an", "president", "minister", "both"))
# "It is necessary": nobody in particular.
_EXPLETIVE = frozenset(
    str.split("necessary important essential vital necessity need impossible importance urgency")
)
# What may stand between an actor and the verb: "US officials have long and openly rejected".
_LINKS = frozenset(
    str.split(
        "have has had having is are was were be been being will would do does did not never also"
        " still now long again once always most even only both all then already later today who"
        " which that and its his her their government governments authorities officials official"
        " side administration regime leader leaders leadership ministry minister military"
        " spokesman spokeswoman president prime foreign secretary representatives diplomats"
        " partners colleagues allies members command army group forces himself itself themselves"
        " until recently yesterday n't don't doesn't didn't won't wouldn't hasn't haven't isn't"
        " aren't wasn't weren't strongly to on monday tuesday wednesday thursday friday saturday"
        " sunday earlier gave give gives given expressed voiced made trying tries tried keeps"
        " continues continue continued began begun started going"
    )
)
_OBJECT_MARKS = frozenset(
    str.split(
        "of in with to against by on for from at over about into towards toward between among"
        " through under without near than like and/or versus including"
    )
)
_COORDINATED = re.compile(r"\s*+(?:,\s*+|,?\s*+and\s++(?:the\s++)?|\s*+and\s*+)", re.IGNORECASE)


class Named(Protocol):
    """An actor found in a text, as `stancekit.codebook.ActorIndex` gives it."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    @property
    def actor(self) -> str:
        """The actor's id."""
        ...

    @property
    def how(self) -> str:
        """By what it was found; a demonym is mostly an adjective of something else."""
        ...


class Index(Protocol):
    """What finds actors in a text."""

    def find(
        self, text: str, start: int = 0, stop: int | None = None, when: PartialDate | None = None
    ) -> Sequence[Named]:
        """Return the actors named between start and stop."""
        ...


class Subject(NamedTuple):
    """Who acts in a clause.

    Attributes:
        actors: Ids; several where they are coordinated; of a pronoun those it takes up in its
            sentence; empty where nothing does.
        own: Whether the speaker means himself (`we`, `I`).
        pronoun: Whether it is a pronoun of the third person that nothing here resolves.
    """

    actors: tuple[str, ...] = ()
    own: bool = False
    pronoun: bool = False


class Voices(NamedTuple):
    """Who holds a position, and through whom it is known.

    Attributes:
        holders: Ids of those who hold it.
        reporters: Ids of those who report it, the outermost first.
    """

    holders: tuple[str, ...]
    reporters: tuple[str, ...]


class Sides:
    """Who speaks for whom: ministries and ministers speak for their state.

    Example:
        >>> lavrov = Actor("lavrov", "Lavrov", kind=ActorKind.PERSON, affiliation="russia")
        >>> russia = Actor("russia", "Russia", kind=ActorKind.STATE)
        >>> Sides({a.id: a for a in (lavrov, russia)}).speaks_for("lavrov", "russia")
        True
    """

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """Keep the actors by id."""
        self._actors = actors

    def speaks_for(self, speaker: str, other: str) -> bool:
        """Tell whether a statement of the speaker about the other is about himself."""
        if speaker == other:
            return True
        mine, theirs = self._actors.get(speaker), self._actors.get(other)
        if mine is None or mine.affiliation is None:
            return False
        if mine.affiliation == other:
            return True
        return (
            theirs is not None
            and theirs.affiliation == mine.affiliation
            and theirs.kind is ActorKind.ORGANIZATION
        )


def subject_of(  # noqa: PLR0917 - places in the text from left to right, then the bound
    text: str, words: Words, named: Sequence[Named], verb: int, first: int, own: int = 0
) -> Subject | None:
    """Find who acts in the verb at a word.

    Args:
        text: The document's text.
        words: Its words.
        named: The actors named in the sentence, in order.
        verb: Index of the word that expresses the stance.
        first: Index of the first word that may belong to the subject.
        own: Index of the word up to which "by X" belongs to what is said: "decided by the people".

    Returns:
        The nearest actor before the verb that is no object of a preposition, the speaker where
        `we` or `I` stands nearer, or None.
    """
    agents = _agents(text, words, named, verb, own)
    if agents:
        return Subject(actors=agents)
    low = max(first, verb - REACH)
    if verb <= first:
        return None
    start = words.starts[low]
    stop = words.starts[verb]
    before = [n for n in named if n.span.stop <= stop and n.span.stop > start]
    edge = low
    actors: tuple[str, ...] = ()
    for place in range(len(before) - 1, -1, -1):
        one = before[place]
        if _owns_noun(text, words, one, verb):
            return Subject(actors=(one.actor,))
        if (
            _is_object(text, words, one.span, first)
            or _owns(text, one.span)
            or _adjective(text, one)
        ):
            continue
        actors = _coordinated(text, before[: place + 1])
        edge = max(low, words.between(one.span.stop, stop)[0])
        break
    for at in range(verb - 1, edge - 1, -1):
        word = text[words.starts[at] : words.stops[at]].lower()
        if word in _FIRST_PERSON:
            return Subject(own=True)
        if word in _OTHERS:
            meant = _antecedent(text, words, named, at, word)
            if word != "it":
                return Subject(actors=meant, pronoun=True)
            judged = text[words.starts[verb] : words.stops[verb]].lower()
            return (
                Subject(actors=meant, pronoun=True) if meant and judged not in _EXPLETIVE else None
            )
        if word not in _LINKS and not word.endswith("ly"):
            return None
    return Subject(actors=actors) if actors else None


def thinker(
    text: str, words: Words, named: Sequence[Named], target: int, first: int
) -> Subject | None:
    """Find who is told to think so: "that Putin regards the raid as a crime".

    Args:
        text: The document's text.
        words: Its words.
        named: The actors named in the sentence, in order.
        target: Index of the word where what is judged begins.
        first: Index of the first word of the clause.
    """
    if target <= first:
        return None
    found = list(_OPINION.finditer(text, words.starts[first], words.starts[target]))
    if not found:
        return None
    verb = words.between(found[-1].start(), len(text))[0]
    subject = subject_of(text, words, named, verb, first)
    return subject if subject is not None and subject.actors else None


def asked(text: str, words: Words, first: int, verb: int, said: Statement | None = None) -> bool:
    """Tell whether a verb's act is asked for: "to stop", "must immediately stop".

    Args:
        text: The document's text.
        words: Its words.
        first: Index of the first word that may ask for it.
        verb: Index of the verb.
        said: The statement it stands in: a demand ("demanded that they stop"), or one that begins
            with whom it is said to ("warned Ankara against").
    """
    word = _word(text, words, verb)
    if said is not None and said.cue_class is CueClass.DIRECTIVE and word in _BASE_FORMS:
        return True
    if said is not None and said.rule.endswith("/object") and word == "against":
        return True
    at = verb - 1
    while at > first and text[words.starts[at] : words.stops[at]].endswith("ly"):
        at -= 1
    if at < first or _word(text, words, at) not in ASKED:
        return False
    own = at > first and _word(text, words, at - 1) in _OWN_ACT
    return not (own and _word(text, words, at) == "to")


def _word(text: str, words: Words, at: int) -> str:
    return text[words.starts[at] : words.stops[at]].lower()


def _agents(
    text: str, words: Words, named: Sequence[Named], verb: int, own: int
) -> tuple[str, ...]:
    """Return who acts in a passive or does what a noun says: "urged by Paris", "rejection by X"."""
    size = len(words.starts)
    by = next((k for k in (verb + 1, verb + 2) if k < size and _word(text, words, k) == "by"), size)
    passive = verb > 0 and any(_word(text, words, k) in _BE for k in range(max(0, verb - 3), verb))
    if by + 1 >= size or by < own or not (passive or _word(text, words, verb) in _NOUNS):
        return ()
    at = by + 1
    while at + 1 < size and at < by + 3 and _word(text, words, at) in _THE:
        at += 1
    found = [n for n in named if words.starts[by + 1] <= n.span.start <= words.starts[at]]
    if not found:
        return ()
    together = [found[-1]]
    for later in named[named.index(found[-1]) + 1 :]:
        if not _COORDINATED.fullmatch(text[together[-1].span.stop : later.span.start]):
            break
        together.append(later)
    return tuple(dict.fromkeys(n.actor for n in together))


def _owns_noun(text: str, words: Words, one: Named, verb: int) -> bool:
    """Tell whether a name owns a noun of stance: "Moscow's stubborn refusal", "US opposition"."""
    if _word(text, words, verb) not in _NOUNS or not (
        _owns(text, one.span) or _adjective(text, one) or str(one.how) == "alias"
    ):
        return False
    between = text[one.span.stop : words.starts[verb]]
    return (
        len(between) < 30
        and not any(c in between for c in ",;:")
        and (len(between.split()) <= 2 if _owns(text, one.span) else not between.strip())
    )


def _antecedent(
    text: str, words: Words, named: Sequence[Named], at: int, pronoun: str
) -> tuple[str, ...]:
    """Return whom "they" or "it" takes up in its sentence: the last who is no object before it."""
    before = [n for n in named if n.span.stop <= words.starts[at]]
    if pronoun in ("he", "she"):
        return ()
    for place in range(len(before) - 1, -1, -1):
        one = before[place]
        if _is_object(text, words, one.span, 0) or _owns(text, one.span) or _adjective(text, one):
            continue
        together = _coordinated(text, before[: place + 1])
        if pronoun == "it":
            return together if len(together) == 1 else ()
        return together if len(together) > 1 else ()
    return ()


def _owns(text: str, span: Span) -> bool:
    """Tell whether a possessive ending follows or is part of the name."""
    tail = text[max(span.start, span.stop - 2) : span.stop + 2]
    return "'s" in tail or "\N{RIGHT SINGLE QUOTATION MARK}s" in tail


def _adjective(text: str, named: Named) -> bool:
    """Tell whether a demonym stands for something of the state and not for its people."""
    return str(named.how) == "demonym" and not named.span.of(text).endswith("s")


def _is_object(text: str, words: Words, span: Span, first: int) -> bool:
    """Tell whether a preposition stands before a name, with at most an article between."""
    at = words.between(span.start, span.stop)[0] - 1
    for _ in range(3):
        if at < first:
            return False
        word = text[words.starts[at] : words.stops[at]].lower()
        if word in _OBJECT_MARKS:
            return True
        if word not in ("the", "a", "an", "president", "minister", "neighbouring", "neighboring"):
            return False
        at -= 1
    return False


def _coordinated(text: str, named: Sequence[Named]) -> tuple[str, ...]:
    """Return the last actor with those joined to it by commas and "and"."""
    found = [named[-1].actor]
    for earlier, later in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        between = text[earlier.span.stop : later.span.start]
        if not _COORDINATED.fullmatch(between):
            break
        if len(found) == 1 and "and" not in between.lower():
            break  # "in a letter to the Council, Paris said": nothing joins the two
        found.insert(0, earlier.actor)
    return tuple(dict.fromkeys(found))
