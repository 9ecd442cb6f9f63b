"""What stands around two actors in a sentence: the circumstances that a stance is weighed by."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from attrs import frozen

from stancekit.model import Span, Stance
from stancekit.positions.constructions import has_object, has_subject, turned_by, voice_of
from stancekit.positions.stancewords import (
    Found,
    Token,
    cues_in,
    judged,
    negated,
    settings_in,
    words_of,
)

__all__ = [
    "FAMILIES",
    "NEAR",
    "WINDOW",
    "Circumstance",
    "Scene",
    "SeenCue",
    "Sight",
    "scene_of",
    "sight_of",
]

# The families of circumstances, in the order in which they are weighed: what a cue is and how it
# stands, then what stands around the two.
FAMILIES = (
    "cue",
    "word",
    "field",
    "barred",
    "right-of-cue",
    "next-to-cue",
    "behind-cue",
    "length",
    "names",
    "first",
    "last",
    "behind",
    "ahead",
    "judged-between",
    "judged-behind",
    "judged-ahead",
    "judged-close",
    "saying",
    "told",
    "cues-behind",
    "cues-ahead",
    "force",
    "asking",
    "meeting",
    "conduct",
    "commas",
    "setting",
    "said-of",
)
# Tokens read before the first of the two and after the second.
WINDOW = 14
# Characters that hold them.
NEAR = 140
_LENGTHS = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (7, "5-7"), (12, "8-12"), (20, "13-20"))
_BARS = frozenset((",", ";", ":", "and", "conjunction", "relative", "question"))
_THIN = frozenset(("determiner", "mark", "-ly", "-", ")"))
_PLAIN = {
    **dict.fromkeys(("-ed", "-ing", "word", "support", "oppose", "number"), "word"),
    **dict.fromkeys(("having", "being", "modal"), "auxiliary"),
    **dict.fromkeys((";", ":", "("), ","),
    **dict.fromkeys(("question", "relative"), "relative"),
    **dict.fromkeys(("by", "with", "for", "from", "against", "about"), "preposition"),
}
_LONGEST_OUTLINE = 4
# Classes of small words that differ from word to word.
_DIVERSE = frozenset(("preposition", "conjunction", "relative", "question"))
# Tokens within which a cue belongs to an actor that it does not stand between.
_NEXT = 4
_PARTS = ("ahead", "between", "behind")
# What may stand between a verb of saying and the subject of what is said; so many words part them
# little. What stands behind a subject and behind what is only part of one.
_BEFORE_SUBJECTS = frozenset(("determiner", "relative", "quote", "-ly", ","))
_FEW = 3
_FOLLOWING = {
    **dict.fromkeys(("being", "having", "modal", "-ed", "negation"), "verb"),
    **dict.fromkeys(("word", "name", "-ing"), "noun"),
    "'s": "'s",
}
# Tokens within which a word that judges is close to an actor.
_CLOSE = 5
_ENDLESS = sys.maxsize


Circumstance = tuple[str, str]
"""A family and a value."""
Tokens = Sequence[Token]
Parts = tuple[Tokens, Tokens, Tokens]
Judgements = Sequence[tuple[Token, Stance]]


@frozen
class SeenCue:
    """A cue that may speak of how one actor stands to the other.

    Attributes:
        name: Its lemma and frame, what turns it: `accuse/verb`, `back/verb + negation`.
        stance: What it tells of where it stands, after what turns it.
        span: Its place.
        circumstances: What stands around it.
    """

    name: str
    stance: Stance
    span: Span
    circumstances: tuple[Circumstance, ...]


@frozen
class Sight:
    """What a sentence shows of two actors.

    Attributes:
        around: Circumstances of the two.
        cues: The cues that may speak of the holder.
        judgements: Words that judge, between the two, behind them and before them: places and
            what they tell.
        told: Whether it is the holder who says it.
    """

    around: tuple[Circumstance, ...]
    cues: tuple[SeenCue, ...]
    judgements: tuple[tuple[Span, Stance], ...]
    told: bool

    def tells_of(self, stance: Stance) -> bool:
        """Tell whether a word tells of a stance."""
        cues = any(cue.stance is stance for cue in self.cues)
        return cues or any(told is stance for _, told in self.judgements)


@frozen
class Scene:
    """The sentence about two actors, read once for both directions.

    Attributes:
        parts: The tokens before the first, between the two and behind the second.
        cues: The cues in each part.
        judgements: The words that judge in each part, with what they tell.
        settings: What the sentence is about.
    """

    parts: Parts
    cues: tuple[Sequence[Found], Sequence[Found], Sequence[Found]]
    judgements: tuple[Judgements, Judgements, Judgements]
    settings: frozenset[str]


def scene_of(before: Tokens, between: Tokens, after: Tokens) -> Scene | None:
    """Return what a sentence holds; None where no word in it tells of a stance.

    Args:
        before: The tokens before the first of two actors.
        between: The tokens between them.
        after: The tokens after the second.
    """
    parts = (before, between, after)
    cues = (list(cues_in(before)), list(cues_in(between)), list(cues_in(after)))
    judgements = (list(judged(before)), list(judged(between)), list(judged(after)))
    if not any((*cues, *judgements)):
        return None
    return Scene(parts, cues, judgements, settings_in(chain(*parts)))


def _length(count: int) -> str:
    return next((name for most, name in _LENGTHS if count <= most), "21+")


def _kind(tokens: Tokens, at: int) -> str:
    return tokens[at].kind if -len(tokens) <= at < len(tokens) else "none"


def _small(tokens: Tokens, at: int) -> str:
    """Return the class of a token; prepositions and conjunctions stand for themselves."""
    kind = _kind(tokens, at)
    return tokens[at].word if kind in _DIVERSE else kind


def _names(tokens: Tokens) -> int:
    """Count names, capitalised words in a row as one."""
    return sum(1 for name, _ in groupby(tokens, _is_name) if name)


def _is_name(token: Token) -> bool:
    return token.kind == "name"


def _outline(tokens: Tokens) -> str:
    """Return the classes of some tokens, small words left out, runs of one class drawn together."""
    found: list[str] = []
    for token in tokens:
        kind = _PLAIN.get(token.kind, token.kind)
        if kind not in _THIN and (not found or found[-1] != kind):
            found.append(kind)
            if len(found) > _LONGEST_OUTLINE:
                return " ".join((*found[:-1], "..."))
    return " ".join(found) or "nothing"


def _fits(voice: str, *, forward: bool) -> bool:
    """Tell whether the first of two actors, or the second, can be the one a cue speaks of.

    "X accused Y" and "X's criticism of Y" speak of X; "Y was accused by X" and "criticism from X"
    of X too, who comes last.
    """
    return (voice in ("by", "from")) != forward


def _placed(scene: Scene, *, forward: bool) -> Iterator[tuple[Found, Tokens, str]]:
    """Yield the cues that may speak of the holder, the tokens they stand in and their voice."""
    before, between, after = scene.parts
    for found in scene.cues[1]:
        voice = voice_of(found, between)
        if _fits(voice, forward=forward):
            yield found, between, voice
    if not forward and between and between[-1].kind == "relative" and len(between) <= _NEXT:
        # "Y, whom X backs"
        for found in scene.cues[2]:
            if found.at < _NEXT and found.cue.frame in ("verb", "deed"):
                yield found, after, "relative"
    if _joined(between):
        # "tensions between X and Y", "X and Y clashed"
        if before and before[-1].word == "between":
            nouns = (found for found in scene.cues[0] if found.at >= len(before) - _NEXT)
            yield from ((found, before, "mutual") for found in nouns)
        for found in scene.cues[2]:
            if found.at < _NEXT and after[found.at].word in words_of("mutual"):
                yield found, after, "mutual"


def _joined(between: Tokens) -> bool:
    """Tell whether nothing but `and` stands between two actors: neither comes first then."""
    return len(between) == 1 and between[0].kind == "and"


def _of_cue(
    found: Found, among: Tokens, voice: str, negation: str, order: str
) -> Iterator[Circumstance]:
    cue = found.cue
    left, right = among[: found.at], among[found.end :]
    yield "cue", f"{order}{cue.stance} {cue.frame} {voice}{negation}"
    yield "word", f"{cue.lemma}/{cue.frame}"
    held = " subject" * has_subject(left) + " object" * has_object(right)
    yield "field", f"{cue.field} {cue.frame}{negation}{held}"
    bars = [not _BARS.isdisjoint([t.kind for t in side]) for side in (left, right)]
    sides = " ".join(side for side, bar in zip(("left", "right"), bars, strict=True) if bar)
    yield "barred", f"{cue.stance}{negation} {sides or 'no'}"
    yield "right-of-cue", f"{cue.frame}: {_outline(right)}"
    yield "next-to-cue", _kind(left, -1)
    yield "behind-cue", f"{cue.frame}: {_kind(right, 0)}"


def _balance(found: Iterable[Stance]) -> str:
    """Tell which of two stances words tell of more often."""
    more = sum(1 if stance is Stance.SUPPORT else -1 for stance in found)
    return "support" if more > 0 else "oppose" if more < 0 else "even"


def _told(scene: Scene, *, forward: bool) -> str:
    """Tell whether the holder is the one who says it: `he says`, `said he` or neither."""
    before, between, after = scene.parts
    ahead, behind = (before, between) if forward else (between or before, after)
    if any(t.kind == "saying" for t in behind[:4]):
        return "says"
    return "said" if any(t.kind == "saying" for t in ahead[-4:]) else "no"


def _said_of(between: Tokens, after: Tokens) -> str | None:
    """Tell where the target stands in what the holder says: `said Y is not ...`, `said the Y`.

    How near to the verb of saying, what stands behind (a verb whose subject he may be, a noun that
    he is part of), and whether it is negated.
    """
    last = next((n for n in range(len(between), 0, -1) if between[n - 1].kind == "saying"), 0)
    if not last:
        return None
    parted = sum(t.kind not in _BEFORE_SUBJECTS for t in between[last:])
    near = "direct" if parted == 0 else "near" if parted <= _FEW else "far"
    behind = _FOLLOWING.get(_kind(after, 0), "other")
    denied = " + negation" * ("negation" in [t.kind for t in after[:4]])
    return f"{near} {behind}{denied}"


def _around(scene: Scene, told: str, *, forward: bool) -> Iterator[Circumstance]:
    before, between, after = scene.parts
    words = {t.word for t in between}
    yield "length", _length(sum(t.word[0].isalnum() for t in between))
    yield "names", str(min(3, _names(between)))
    yield "first", _kind(between, 0)
    yield "last", _small(between, -1)
    yield "behind", _small(after, 0)
    yield "ahead", _small(before, -1)
    for name, part, judgements in zip(_PARTS, scene.parts, scene.judgements, strict=True):
        yield f"judged-{name}", _balance(stance for _, stance in judgements)
        if "saying" in [t.kind for t in part]:
            yield "saying", name
    ahead, inner, behind = scene.judgements
    near = after[_CLOSE].start if len(after) > _CLOSE else _ENDLESS
    left = between[_CLOSE].start if len(between) > _CLOSE else _ENDLESS
    right = between[-_CLOSE].start if len(between) > _CLOSE else 0
    yield "judged-close", f"behind: {_balance(s for t, s in behind if t.start < near)}"
    yield "judged-close", f"to first: {_balance(s for t, s in inner if t.start < left)}"
    yield "judged-close", f"to second: {_balance(s for t, s in inner if t.start >= right)}"
    content = behind if forward else (*ahead, *inner)
    yield "told", f"{told} {_balance(stance for _, stance in content)}"
    for name, part, cues in (("behind", after, scene.cues[2]), ("ahead", before, scene.cues[0])):
        stances = (f.cue.stance.opposite if negated(part, f.at) else f.cue.stance for f in cues)
        yield f"cues-{name}", _balance(stances)
    for family in ("force", "asking", "meeting"):
        if not words_of(family).isdisjoint(words):
            yield family, "between"
    conduct = any(t.word in words_of("conduct") for t in after[:4])
    yield "conduct", "behind" if conduct else "no"
    yield "commas", str(min(3, sum(t.kind in (",", ";", ":", "(") for t in between)))


def _seen(found: Found, among: Tokens, voice: str, order: str) -> SeenCue:
    turned = turned_by(found, among)
    negation = turned and f" + {turned}"
    return SeenCue(
        f"{found.cue.lemma}/{found.cue.frame}{negation}",
        found.cue.stance.opposite if turned else found.cue.stance,
        Span(among[found.at].start, among[found.end - 1].stop),
        tuple(_of_cue(found, among, voice, negation, order)),
    )


def sight_of(scene: Scene, *, forward: bool) -> Sight | None:
    """Return what stands around two actors; None where no word tells of a stance.

    Args:
        scene: The sentence.
        forward: Whether the one who may hold a stance is the first.
    """
    # "X and Y clashed" says of Y what it says of X.
    forward = forward or _joined(scene.parts[1])
    order = "" if forward else "back "
    cues = tuple(_seen(*placed, order) for placed in _placed(scene, forward=forward))
    told = _told(scene, forward=forward)
    judgements = _judging(scene, told, forward=forward)
    if not cues and not judgements:
        return None
    around = tuple(_around(scene, told, forward=forward))
    if order:
        around = tuple([(family, order + value) for family, value in around])
    elif (said := _said_of(*scene.parts[1:])) is not None:
        around = (*around, ("said-of", said))
    around = (*around, *[("setting", setting) for setting in sorted(scene.settings)])
    if not cues:
        around = (("cue", order + "none"), *around)
    return Sight(around, cues, judgements, told != "no")


def _judging(scene: Scene, told: str, *, forward: bool) -> tuple[tuple[Span, Stance], ...]:
    """Return the words by which the holder may judge the other: not cues between the two.

    Of somebody named before, a holder judges only who says so.
    """
    if told == "no" and not forward:
        return ()
    ahead, inner, behind = scene.judgements
    between = scene.parts[1]
    cues = {between[at] for found in scene.cues[1] for at in range(found.at, found.end)}
    held = (judgement for judgement in inner if judgement[0] not in cues)
    return tuple(
        (Span(token.start, token.stop), stance) for token, stance in (*held, *behind, *ahead)
    )
