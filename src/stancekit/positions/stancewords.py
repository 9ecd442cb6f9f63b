"""Words of stance: cues with a polarity, words that judge, and the classes of words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import islice
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
    "kind_of",
    "negated",
    "tokens_of",
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
    """A word or mark: as it is compared (lower case, straight apostrophe), its class and place."""

    word: str
    kind: str
    start: int
    stop: int


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


def kind_of(raw: str) -> str:
    """Return the class of a word or mark; a capitalised word is a name, but for small words."""
    word = raw.lower()
    known = _kinds().get(word)
    if raw[0].isalnum() or raw == "'s":
        if raw[0].isupper() and known in (None, "support", "oppose"):
            return "name"
        if known is not None:
            return known
        if raw[0].isdigit():
            return "number"
        return next((f"-{e}" for e in ("ly", "ing", "ed") if word.endswith(e)), "word")
    return "quote" if raw in _QUOTES else raw if raw in _MARKS else known or "mark"


@lru_cache(maxsize=1 << 14)
def _read(raw: str) -> tuple[str, str]:
    raw = raw.replace(_APOSTROPHE, "'")
    return raw.lower(), kind_of(raw)


def tokens_of(text: str, start: int, stop: int, most: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text with their classes, the first `most` of them."""
    return [
        Token(*_read(match.group()), match.start(), match.end())
        for match in islice(TOKEN.finditer(text, start, stop), most)
    ]


def negated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a negation stands shortly before a word."""
    return "negation" in [t.kind for t in tokens[max(0, at - _NEGATION_REACH) : at]]


def _at(tokens: Sequence[Token], at: int, cues: Sequence[Cue]) -> Found | None:
    """Return the longest cue that begins at a token; a verb where a verb can stand."""
    fitting = [
        cue
        for cue in cues
        if not cue.rest
        or tuple(t.word for t in tokens[at + 1 : at + 1 + len(cue.rest)]) == cue.rest
    ]
    if not fitting:
        return None
    verbal = at == 0 or tokens[at - 1].kind in _BEFORE_VERBS
    best = max(fitting, key=lambda c: (len(c.rest), (c.frame in ("verb", "deed")) == verbal))
    return Found(best, at, at + 1 + len(best.rest))


def cues_in(tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield the cues among tokens, the longest at each place, without overlap."""
    known = lexicon()
    end = 0
    for at, token in enumerate(tokens):
        cues = known.get(token.word)
        if cues is None or at < end or token.kind == "name":
            continue
        found = _at(tokens, at, cues)
        if found is not None:
            end = found.end
            yield found


def judged(tokens: Sequence[Token]) -> Iterator[tuple[Token, Stance]]:
    """Yield the words that judge, with what they tell where negations have turned them."""
    support, oppose = words_of("support"), words_of("oppose")
    for at, token in enumerate(tokens):
        if token.kind != "name" and (token.word in support or token.word in oppose):
            stance = Stance.SUPPORT if token.word in support else Stance.OPPOSE
            yield token, stance.opposite if negated(tokens, at) else stance
