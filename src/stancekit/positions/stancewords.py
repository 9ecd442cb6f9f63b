"""Words of stance: cues with a polarity, words that judge, and the classes of words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from attrs import frozen

from stancekit.model import Stance
from stancekit.positions.inflect import forms
from stancekit.text.tokens import TOKEN

__all__ = [
    "Cue",
    "Found",
    "Token",
    "cues_in",
    "judged",
    "negated",
    "tokens_of",
    "turned",
    "words_of",
]

# Words before a cue in which a negation still turns it.
_NEGATION_REACH = 4
# Behind these a word that may be a verb or a noun ("support", "attacks") is a verb.
_BEFORE_VERBS = frozenset(
    ("name", "pronoun", "modal", "to", "negation", "-ly", "and", "relative", "having")
)
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_OWN = frozenset(("of", "by", "with", "for", "from", "against", "about"))
_QUOTES = frozenset("\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")
_MARKS = frozenset(",;:()-")


class Token(NamedTuple):
    """A word or mark: as it is compared (lower case, straight apostrophe), its place and class."""

    word: str
    start: int
    stop: int
    kind: str


@frozen
class Cue:
    """A word or phrase that tells of a stance.

    Attributes:
        lemma: Its dictionary form.
        frame: How it is built in: verb, deed (a verb that only an event makes a stance), noun,
            role (a noun for a person: critic, ally) or adjective.
        stance: What it tells of where nothing turns it.
        rest: Its words after the first.
    """

    lemma: str
    frame: str
    stance: Stance
    rest: tuple[str, ...] = ()


class Found(NamedTuple):
    """A cue among tokens: where its first word is and where the word after it."""

    cue: Cue
    at: int
    end: int


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = resources.files("stancekit.positions").joinpath(f"data/{name}").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def lexicon() -> Mapping[str, tuple[Cue, ...]]:
    """Return the shipped cues by the forms of their first word, longer phrases first."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for line in _lines("relations.tsv")[1:]:
        lemma, polarity, frame = line.split("\t")
        first, *rest = lemma.split()
        heads = frozenset((first,))
        if frame in ("verb", "deed"):
            heads = forms(first)
        elif frame in ("noun", "role"):
            heads |= {first + "s"}
        for head in heads:
            found[head].append(Cue(lemma, frame, Stance(polarity), tuple(rest)))
    return MappingProxyType(
        {head: tuple(sorted(cues, key=lambda c: -len(c.rest))) for head, cues in found.items()}
    )


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    rows = (line.partition(":") for line in _lines("judgements.txt"))
    return MappingProxyType({name: frozenset(words.split()) for name, _, words in rows})


def words_of(name: str) -> frozenset[str]:
    """Return the words of a class: `negation`, `saying`, `force`, `conduct` ..."""
    return _classes()[name]


@cache
def _kinds() -> Mapping[str, str]:
    """Return the class of each word that has one of its own."""
    found: dict[str, str] = {}
    for name in ("negation", "saying", "being", "having", "modal", "determiner", "pronoun"):
        found |= dict.fromkeys(words_of(name), name)
    for name in ("preposition", "relative", "conjunction", "question"):
        found |= {word: word if word in _OWN else name for word in words_of(name)}
    found |= {"'s": "'s", "and": "and", "or": "and", "to": "to", "towards": "to", "toward": "to"}
    for head, cues in lexicon().items():
        found.setdefault(head, str(cues[0].stance))
    return MappingProxyType(found)


def _kind(raw: str, word: str) -> str:
    if not raw[0].isalnum() and raw != "'s":
        return "quote" if raw in _QUOTES else raw if raw in _MARKS else _kinds().get(word, "mark")
    if raw[0].isupper() and word not in _kinds():
        return "name"
    known = _kinds().get(word)
    if known is not None:
        return "name" if raw[0].isupper() and known in ("support", "oppose") else known
    if raw[0].isdigit():
        return "number"
    return next((f"-{e}" for e in ("ly", "ing", "ed") if word.endswith(e)), "word")


def tokens_of(text: str, start: int, stop: int) -> list[Token]:
    """Return the tokens of a stretch of text with their classes."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, stop):
        raw = match.group().replace(_APOSTROPHE, "'")
        word = raw.lower()
        found.append(Token(word, match.start(), match.end(), _kind(raw, word)))
    return found


def negated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a negation stands shortly before a word."""
    return any(t.kind == "negation" for t in tokens[max(0, at - _NEGATION_REACH) : at])


def turned(stance: Stance) -> Stance:
    """Return the opposite of a stance."""
    return Stance.OPPOSE if stance is Stance.SUPPORT else Stance.SUPPORT


def _at(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the longest cue that begins at a token; a verb where a verb can stand."""
    if tokens[at].kind == "name":
        return None
    fitting = [
        cue
        for cue in lexicon().get(tokens[at].word, ())
        if tuple(t.word for t in tokens[at + 1 : at + 1 + len(cue.rest)]) == cue.rest
    ]
    if not fitting:
        return None
    verbal = at == 0 or tokens[at - 1].kind in _BEFORE_VERBS
    best = max(fitting, key=lambda c: (len(c.rest), (c.frame in ("verb", "deed")) == verbal))
    return Found(best, at, at + 1 + len(best.rest))


def cues_in(tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield the cues among tokens, the longest at each place, without overlap."""
    at = 0
    while at < len(tokens):
        found = _at(tokens, at)
        if found is not None:
            yield found
        at = at + 1 if found is None else found.end


def judged(tokens: Sequence[Token]) -> Iterator[tuple[Token, Stance]]:
    """Yield the words that judge, with what they tell where negations have turned them."""
    support, oppose = words_of("support"), words_of("oppose")
    for at, token in enumerate(tokens):
        if token.kind != "name" and (token.word in support or token.word in oppose):
            stance = Stance.SUPPORT if token.word in support else Stance.OPPOSE
            yield token, turned(stance) if negated(tokens, at) else stance
