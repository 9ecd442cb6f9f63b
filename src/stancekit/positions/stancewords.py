"""Words of stance: cues with a polarity, words that judge, and the classes of words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from attrs import frozen

from stancekit.model import Stance
from stancekit.positions.inflect import forms, plural
from stancekit.text.tokens import TOKEN

__all__ = [
    "Cue",
    "Found",
    "Token",
    "cues_in",
    "ended",
    "judged",
    "kind_of",
    "negated",
    "settings_in",
    "tokens_of",
    "words_of",
]

# Words before a cue in which a negation still turns it.
_NEGATION_REACH = 4
# Words before a noun in which one that ends or refuses what it names still turns it.
_ENDING_REACH = 3
# Behind these a word that may be a verb or a noun ("support", "attacks") is a verb.
_BEFORE_VERBS = frozenset(
    ("name", "pronoun", "modal", "to", "negation", "-ly", "and", "relative", "having")
)
# Stands in a phrase for any of the words below.
_ONES = "one's"
_POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "your"))
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
        field: What it is about: accuse, praise, quarrel, help ...
        rest: Its words after the first; `one's` stands for any possessive.
    """

    lemma: str
    frame: str
    stance: Stance
    field: str = ""
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
        lemma, polarity, frame, field = line.split("\t")
        first, *rest = lemma.split()
        heads = frozenset((first,))
        if frame in ("verb", "deed"):
            heads = forms(first)
        elif frame in ("noun", "role") and not rest:
            heads |= {plural(first)}
        for head in heads:
            found[head].append(Cue(lemma, frame, Stance(polarity), field, tuple(rest)))
    return MappingProxyType(
        {head: tuple(sorted(cues, key=lambda c: -len(c.rest))) for head, cues in found.items()}
    )


@cache
def _by_two_words() -> Mapping[str, Mapping[str, tuple[Cue, ...]]]:
    """Return the shipped cues by their first word, then by their second; "" for single words."""
    found: dict[str, dict[str, list[Cue]]] = defaultdict(lambda: defaultdict(list))
    for head, cues in lexicon().items():
        for cue in cues:
            found[head][cue.rest[0] if cue.rest else ""].append(cue)
    return MappingProxyType(
        {
            head: MappingProxyType({second: tuple(cues) for second, cues in seconds.items()})
            for head, seconds in found.items()
        }
    )


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    rows = (line.partition(":") for line in _lines("judgements.txt"))
    return MappingProxyType({name: frozenset(words.split()) for name, _, words in rows})


def words_of(name: str) -> frozenset[str]:
    """Return the words of a class: `negation`, `saying`, `force`, `conduct` ..."""
    return _classes()[name]


@cache
def _settings() -> Mapping[str, tuple[str, ...]]:
    """Return the settings that each word tells of."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("settings.txt"):
        setting, _, words = line.partition(":")
        for word in words.split():
            found[word] = (*found.get(word, ()), setting)
    return MappingProxyType(found)


def settings_in(tokens: Iterable[Token]) -> frozenset[str]:
    """Return what words tell a sentence is about: `sport`, `court` ...; names tell nothing."""
    known = _settings()
    return frozenset(
        setting for token in tokens if token.kind != "name" for setting in known.get(token.word, ())
    )


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
        if not cues[-1].rest:
            found.setdefault(head, str(cues[-1].stance))
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
    # What Token() calls: a fifth of the time of relations() goes into tokens, and the call between
    # is a sixth of that.
    new = tuple.__new__
    return [
        new(Token, (*_read(match[0]), *match.span()))
        for match in islice(TOKEN.finditer(text, start, stop), most)
    ]


def negated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a negation stands shortly before a word."""
    return "negation" in [t.kind for t in tokens[max(0, at - _NEGATION_REACH) : at]]


def ended(tokens: Sequence[Token], found: Found) -> bool:
    """Tell whether what a noun tells of is ended or refused: `halted all aid`, `lift sanctions`.

    Who refuses aid is no friend, but who rejects criticism is no friend either.
    """
    if found.cue.frame != "noun":
        return False
    ending, refusing = words_of("ending"), words_of("refusing")
    for token in reversed(tokens[max(0, found.at - _ENDING_REACH) : found.at]):
        if token.word in ending:
            return True
        if token.word in refusing:
            return found.cue.stance is Stance.SUPPORT
        if token.kind == "name" or token.word in _MARKS:
            return False
    return False


def _follows(tokens: Sequence[Token], at: int, rest: Sequence[str]) -> bool:
    """Tell whether words stand at a token."""
    if at + len(rest) > len(tokens):
        return False
    return all(
        tokens[n].word == word or (word == _ONES and tokens[n].word in _POSSESSIVE)
        for n, word in enumerate(rest, at)
    )


def _at(tokens: Sequence[Token], at: int, cues: Mapping[str, Sequence[Cue]]) -> Found | None:
    """Return the longest cue that begins at a token; a verb where a verb can stand."""
    fitting: Sequence[Cue] = ()
    if at + 1 < len(tokens):
        second = tokens[at + 1].word
        phrases = cues.get(_ONES if second in _POSSESSIVE else second) or cues.get(second)
        if phrases is not None and second:
            fitting = [cue for cue in phrases if _follows(tokens, at + 1, cue.rest)]
    fitting = fitting or cues.get("", ())
    if not fitting:
        return None
    verbal = at == 0 or tokens[at - 1].kind in _BEFORE_VERBS
    best = max(fitting, key=lambda c: (len(c.rest), (c.frame in ("verb", "deed")) == verbal))
    return Found(best, at, at + 1 + len(best.rest))


def cues_in(tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield the cues among tokens, the longest at each place, without overlap."""
    known = _by_two_words()
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
