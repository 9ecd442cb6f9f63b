"""The stance of one actor towards another, without a codebook: who backs, accuses, fights whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from stancekit.model import Document, Span, Stance
from stancekit.positions.holders import Index, Named
from stancekit.positions.inflect import forms
from stancekit.text.sentences import sentences

__all__ = ["Preset", "Relation", "relations", "stance_towards"]

Preset = Literal["narrow", "wide"]

_WORD = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w+)?")
_NEGATIONS = frozenset(
    str.split(
        "not never no nor neither n't don't doesn't didn't won't wouldn't isn't aren't wasn't"
        " cannot can't couldn't haven't hasn't without hardly"
    )
)
_SAYING = frozenset(
    str.split(
        "said says say saying told tells added called calls argued argues wrote insisted believes"
        " thinks noted claimed claims described describes"
    )
)
_BE = frozenset(("was", "were", "been", "being", "be"))
# Words between actor and target; beyond, another actor mostly stands between. Chosen on the
# training sentences of DSE that occur once; events put more between the two.
_REACH: Mapping[Preset, int] = MappingProxyType({"narrow": 12, "wide": 30})
# Share of right readings, smoothed, below which a cue does not count in running news.
_LEAST: Mapping[Preset, float] = MappingProxyType({"narrow": 0.15, "wide": 0.0})
_PRIOR: Mapping[Preset, float] = MappingProxyType({"narrow": 0.4, "wide": 0.6})
_NEGATION_REACH = 3


@frozen
class Relation:
    """A stance of an actor towards another.

    Attributes:
        stance: Support, oppose, or neutral where nothing says either.
        actor: Where the holder is named.
        target: Where the other is named.
        cue: The words that decide; None where there are none.
        rule: Name of the cue (`accuse/verb`, `judgement`), with `+ negation` where it is negated.
        holder: Id of the holder; None where only places were given.
        towards: Id of the other; None where only places were given.
    """

    stance: Stance
    actor: Span
    target: Span
    cue: Span | None = None
    rule: str = ""
    holder: str | None = None
    towards: str | None = None


@frozen
class _Cue:
    name: str
    stance: Stance
    frame: str
    words: tuple[frozenset[str], ...]
    share: float


@cache
def _lexicon(preset: Preset) -> Mapping[str, tuple[_Cue, ...]]:
    """Read the shipped cues, by the forms of their first word."""
    text = resources.files("stancekit.positions").joinpath("data/relations.tsv").read_text("utf-8")
    found: dict[str, list[_Cue]] = defaultdict(list)
    for line in text.splitlines():
        if line.startswith(("#", "cue\t")):
            continue
        lemma, polarity, frame, seen, right = line.split("\t")
        share = (int(right) + 3 * _PRIOR[preset]) / (int(seen) + 3)
        if share < _LEAST[preset] or (preset == "narrow" and frame == "deed"):
            continue
        first, *rest = lemma.split()
        inflected = frame in ("verb", "deed", "passive")
        heads = forms(first) if inflected else frozenset((first, first + "s"))
        words = (heads, *(frozenset((w,)) for w in rest))
        for head in heads:
            found[head].append(_Cue(f"{lemma}/{frame}", Stance(polarity), frame, words, share))
    return MappingProxyType({k: tuple(v) for k, v in found.items()})


@cache
def _judgements() -> Mapping[str, Stance]:
    text = resources.files("stancekit.positions").joinpath("data/judgements.txt").read_text("utf-8")
    found: dict[str, Stance] = {}
    for line in text.splitlines():
        side, colon, words = line.partition(":")
        if colon and side in ("support", "oppose"):
            found |= dict.fromkeys(words.split(), Stance(side))
    return MappingProxyType(found)


_Word = tuple[str, int, int]


def _words(text: str, start: int, stop: int) -> list[_Word]:
    apostrophe = "\N{RIGHT SINGLE QUOTATION MARK}"
    return [
        (m.group().lower().replace(apostrophe, "'"), m.start(), m.end())
        for m in _WORD.finditer(text, start, stop)
    ]


def stance_towards(text: str, actor: Span, target: Span, preset: Preset = "narrow") -> Relation:
    """Tell how an actor stands towards another in a sentence that names both.

    The words between the two decide: verbs with their subject on the left ("X accused Y"),
    passives and nouns turned round ("Y was accused by X", "criticism from X"), and words that
    judge in what X says of Y. A negation within three words turns the stance.

    Args:
        text: The sentence, or a text that holds it.
        actor: Where the one who may hold a stance is named.
        target: Where the other is named.
        preset: `narrow` for running news, where most pairs have no stance: cues that were right
            often enough, verbs of stance only, twelve words; `wide` for sentences that report an
            event between the two: deeds count as well (kill, release), thirty words.

    Returns:
        The relation; its stance is neutral where no cue was found.

    Raises:
        ValueError: There is no such preset.

    Example:
        >>> found = stance_towards("Utopia accused Ruritania of lying.", Span(0, 6), Span(15, 24))
        >>> str(found.stance), found.rule
        ('oppose', 'accuse/verb')
        >>> str(stance_towards("Utopia met Ruritania.", Span(0, 6), Span(11, 20)).stance)
        'neutral'
    """
    if preset not in _REACH:
        raise ValueError(f"preset: got {preset!r}, expected narrow or wide")
    forward = actor.stop <= target.start
    if not forward and target.stop > actor.start:
        return Relation(Stance.NEUTRAL, actor, target)
    start, stop = (actor.stop, target.start) if forward else (target.stop, actor.start)
    between = _words(text, start, stop)
    if len(between) <= _REACH[preset]:
        best = max(_cues(between, preset, forward=forward), key=lambda c: c[0], default=None)
        if best is not None:
            _, cue, at = best
            span = Span(between[at][1], between[at + len(cue.words) - 1][2])
            negated = _negated(between, at)
            stance = _turned(cue.stance) if negated else cue.stance
            rule = f"{cue.name} + negation" if negated else cue.name
            return Relation(stance, actor, target, span, rule)
    judged = None if forward else _judged(text, actor, target)
    return judged or Relation(Stance.NEUTRAL, actor, target)


def _turned(stance: Stance) -> Stance:
    return Stance.OPPOSE if stance is Stance.SUPPORT else Stance.SUPPORT


def _negated(words: list[_Word], at: int) -> bool:
    return any(w in _NEGATIONS for w, _, _ in words[max(0, at - _NEGATION_REACH) : at])


def _cues(
    between: list[_Word], preset: Preset, *, forward: bool
) -> Iterator[tuple[float, _Cue, int]]:
    lexicon = _lexicon(preset)
    for at, (word, _, _) in enumerate(between):
        for cue in lexicon.get(word, ()):
            end = at + len(cue.words)
            same = end <= len(between) and all(
                between[at + n][0] in options for n, options in enumerate(cue.words)
            )
            if same and _fits(cue, between, at, forward=forward):
                yield cue.share + 0.02 * len(cue.words) - 0.0001 * at, cue, at


def _fits(cue: _Cue, between: list[_Word], at: int, *, forward: bool) -> bool:
    """Tell whether a cue's frame allows the order of actor and target."""
    if cue.frame in ("passive", "from"):
        end = at + len(cue.words)
        return not forward and end < len(between) and between[end][0] in ("by", "from")
    if not forward:
        return False
    word = between[at][0]
    passive = at > 0 and between[at - 1][0] in _BE and word.endswith("ed")
    return not (passive and cue.frame in ("verb", "deed"))


def _judged(text: str, actor: Span, target: Span) -> Relation | None:
    """Read the words that judge in what an actor says of somebody named before."""
    near = _words(text, actor.stop, min(len(text), actor.stop + 30))[:3]
    near += _words(text, max(0, actor.start - 25), actor.start)[-3:]
    if not any(w in _SAYING for w, _, _ in near):
        return None
    words = _words(text, max(0, target.start - 60), actor.start)
    balance = 0
    cue: Span | None = None
    for at, (word, start, stop) in enumerate(words):
        stance = _judgements().get(word)
        if stance is None:
            continue
        support = (stance is Stance.SUPPORT) != _negated(words, at)
        balance += 1 if support else -1
        cue = cue or Span(start, stop)
    if balance == 0 or cue is None:
        return None
    stance = Stance.SUPPORT if balance > 0 else Stance.OPPOSE
    return Relation(stance, actor, target, cue, "judgement")


def relations(document: Document, index: Index, preset: Preset = "narrow") -> tuple[Relation, ...]:
    """Find who supports or opposes whom in a document, sentence by sentence.

    Pairs of different actors that stand next to one another in a sentence are read in both
    directions.

    Args:
        document: The document.
        index: Finds the actors (`stancekit.codebook.ActorIndex`).
        preset: See `stance_towards`.

    Returns:
        The relations that are not neutral, in the order of the text.
    """
    found: list[Relation] = []
    for sentence in sentences(document.text):
        named = sorted(
            index.find(document.text, sentence.start, sentence.stop, document.published),
            key=lambda n: n.span.start,
        )
        for one, other in pairwise(named):
            found += _of_pair(document.text, one, other, preset)
    return tuple(found)


def _of_pair(text: str, one: Named, other: Named, preset: Preset) -> Iterator[Relation]:
    if one.actor == other.actor or one.span.stop > other.span.start:
        return
    for holder, towards in ((one, other), (other, one)):
        said = stance_towards(text, holder.span, towards.span, preset)
        if said.stance is not Stance.NEUTRAL:
            yield Relation(
                said.stance,
                said.actor,
                said.target,
                said.cue,
                said.rule,
                holder.actor,
                towards.actor,
            )
