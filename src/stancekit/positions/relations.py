"""The stance of one actor towards another, without a codebook: who backs, accuses, fights whom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from attrs import evolve, frozen

from stancekit.model import Document, Span, Stance
from stancekit.positions.circumstances import NEAR, WINDOW, Scene, Sight, scene_of, sight_of
from stancekit.positions.holders import Index, Named
from stancekit.positions.stancewords import Token, kind_of, tokens_of
from stancekit.positions.weighing import Weight, added, shipped, weigh
from stancekit.text.sentences import sentences

__all__ = ["Preset", "Relation", "relations", "sight_between", "stance_towards"]

Preset = Literal["narrow", "wide"]

# Most tokens and characters between the two; beyond, another actor mostly stands between.
_REACH = 40
_FARTHEST = 400
# Logarithms of how much likelier (oppose, support) are than in running news. Where a sentence
# reports an event between the two, some nine of ten pairs with a word that may tell of a stance
# have one; in news, three of ten.
_BEFORE: Mapping[Preset, Weight] = MappingProxyType(
    {"narrow": (0.0, 0.0), "wide": (math.log(18), math.log(18))}
)
# By how much (oppose, support) are favoured over neutral, the commonest: the factors with the best
# mean of F1 over the three stances in cross-validation on the annotated sentences.
_FAVOUR: Mapping[Preset, Weight] = MappingProxyType({"narrow": (2.0, 2.5), "wide": (1.0, 1.0)})
# The same for a holder named after the other, times those: the factor with the best mean of F1
# where neutral pairs are read in both orders. Read in one order only, as DSE lists them, they hold
# no false stance of such a holder, and any larger factor looks better.
_LATER: Mapping[Preset, float] = MappingProxyType({"narrow": 1.25, "wide": 1.0})
_ENDS = frozenset(".!?")


@frozen
class Relation:
    """A stance of an actor towards another.

    Attributes:
        stance: Support, oppose, or neutral where nothing says either.
        actor: Where the holder is named.
        target: Where the other is named.
        cue: The words that weigh most for the stance; None where it is neutral.
        rule: Name of the cue (`accuse/verb`, `judgement`), with `+ negation` where it is negated,
            `+ end` where what it names is ended or refused.
        holder: Id of the holder; None where only places were given.
        towards: Id of the other; None where only places were given.
        certainty: How sure the stance is, 0 to 1: the share of annotated pairs with such
            circumstances that had it, as far as counts tell.
    """

    stance: Stance
    actor: Span
    target: Span
    cue: Span | None = None
    rule: str = ""
    holder: str | None = None
    towards: str | None = None
    certainty: float = 1.0


def stance_towards(text: str, actor: Span, target: Span, preset: Preset = "narrow") -> Relation:
    """Tell how an actor stands towards another in a sentence that names both.

    A stance needs a word that tells of it: a cue between the two ("X accused Y", "Y was accused by
    X", "criticism of Y"), or a word that judges near them. How sure it is, is weighed by
    counts of what stands around: how the cue is built in, what separates it from either
    actor, other names between, who is quoted. A negated cue tells of the opposite, and so
    does a noun whose thing is ended or refused ("halted all aid to Y"). Names count for nothing
    but being names.

    Args:
        text: The sentence, or a text that holds it.
        actor: Where the one who may hold a stance is named.
        target: Where the other is named.
        preset: `narrow` for running news, where most pairs have no stance (macro F1 of support,
            oppose and neutral on DSE's validation sentences: .54; .57 on such sentences of its
            training part, each with the counts of the others); `wide` for sentences that report an
            event between the two (.77 on PLOVER's), where words judge the event unless it is the
            holder who says them.

    Returns:
        The relation; its stance is neutral where no word tells of another, or too few pairs with
        such circumstances have one.

    Raises:
        ValueError: There is no such preset.

    Example:
        >>> found = stance_towards("Utopia accused Ruritania of lying.", Span(0, 6), Span(15, 24))
        >>> str(found.stance), found.rule
        ('oppose', 'accuse/verb')
        >>> str(stance_towards("Utopia met Ruritania.", Span(0, 6), Span(11, 20)).stance)
        'neutral'
    """
    if preset not in _BEFORE:
        raise ValueError(f"preset: got {preset!r}, expected narrow or wide")
    sight = sight_between(text, actor, target)
    if sight is None:
        return Relation(Stance.NEUTRAL, actor, target, certainty=round(shipped().silent, 3))
    return _decided(sight, actor, target, preset)


def sight_between(text: str, actor: Span, target: Span) -> Sight | None:
    """Return what a sentence shows of two actors; None where no word tells of a stance.

    Args:
        text: The sentence, or a text that holds it.
        actor: Where the one who may hold a stance is named.
        target: Where the other is named.
    """
    forward = actor.start <= target.start
    scene = _scene(text, actor, target) if forward else _scene(text, target, actor)
    return None if scene is None else sight_of(scene, forward=forward)


def _scene(text: str, first: Span, second: Span) -> Scene | None:
    """Return what the sentence of two actors holds, within its bounds."""
    if not 0 <= second.start - first.stop <= _FARTHEST:
        return None
    between = _free(tokens_of(text, first.stop, second.start, _REACH + 1), text)
    if len(between) > _REACH:
        return None
    start = max(0, first.start - NEAR)
    start = max(start, text.rfind("\n", start, first.start) + 1)
    line = text.find("\n", second.stop, second.stop + NEAR)
    stop = second.stop + NEAR if line < 0 else line
    before = tokens_of(text, start, first.start)
    after = _free(tokens_of(text, second.stop, stop, WINDOW), text)
    begins = next((n for n in range(len(before), 0, -1) if before[n - 1].word in _ENDS), 0)
    ends = next((n for n, token in enumerate(after) if token.word in _ENDS), len(after))
    return scene_of(_lowered(before[begins:])[-WINDOW:], between, after[:ends])


def _lowered(tokens: list[Token]) -> list[Token]:
    """Read a sentence's first word as what it is in lower case, where it has a class as that."""
    if tokens and tokens[0].kind == "name":
        kind = kind_of(tokens[0].word)
        if kind in (Stance.SUPPORT, Stance.OPPOSE):
            return [tokens[0]._replace(kind=kind), *tokens[1:]]
    return tokens


def _free(tokens: list[Token], text: str) -> list[Token]:
    """Leave out what is left of a name whose place ends inside a word."""
    if not tokens:
        return tokens
    start = tokens[0].start
    inside = text[start].isalnum() and text[max(0, start - 1) : start].isalnum()
    return tokens[1:] if inside else tokens


def _word_for(stance: Stance, sight: Sight, preset: Preset) -> tuple[Span, str] | None:
    """Return the words that weigh most for a stance and their name; None where there are none.

    In the report of an event, words judge the event, unless it is the holder who says them.
    """
    side = 0 if stance is Stance.OPPOSE else 1
    cues = [cue for cue in sight.cues if cue.stance is stance]
    if cues:
        best = max(cues, key=lambda cue: added(cue.circumstances, shipped())[side])
        return best.span, best.name
    if preset == "wide" and not sight.told:
        return None
    return next(((span, "judgement") for span, s in sight.judgements if s is stance), None)


def _decided(sight: Sight, actor: Span, target: Span, preset: Preset) -> Relation:
    neutral, *sure = weigh(sight, shipped(), _BEFORE[preset])
    later = _LATER[preset] if target.start < actor.start else 1.0
    best, found = neutral, Relation(Stance.NEUTRAL, actor, target, certainty=round(neutral, 3))
    for stance, certainty, favour in zip(
        (Stance.OPPOSE, Stance.SUPPORT), sure, _FAVOUR[preset], strict=True
    ):
        score = certainty * favour * later
        if score > best and (word := _word_for(stance, sight, preset)) is not None:
            best = score
            found = Relation(stance, actor, target, *word, certainty=round(certainty, 3))
    return found


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
    if one.actor == other.actor:
        return
    scene = _scene(text, one.span, other.span)
    if scene is None:
        return
    for holder, towards in ((one, other), (other, one)):
        sight = sight_of(scene, forward=holder is one)
        if sight is None:
            continue
        said = _decided(sight, holder.span, towards.span, preset)
        if said.stance is not Stance.NEUTRAL:
            yield evolve(said, holder=holder.actor, towards=towards.actor)
