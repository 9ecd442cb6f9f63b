"""What stands around two actors in a sentence: the circumstances that a stance is weighed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from stancekit.model import Span, Stance
from stancekit.positions.stancewords import (
    Found,
    Token,
    cues_in,
    judged,
    negated,
    turned,
    words_of,
)

__all__ = ["FAMILIES", "NEAR", "WINDOW", "Circumstance", "SeenCue", "Sight", "sight_of"]

# The families of circumstances, in the order in which they are weighed: what a cue is and how it
# stands, then what stands around the two.
FAMILIES = (
    "cue",
    "word",
    "barred",
    "names-about-cue",
    "left-of-cue",
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
    "doing",
    "commas",
    "role",
)
# Tokens read before the first of the two and after the second.
WINDOW = 14
# Characters that hold them: long words come with long text, not with more work.
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
# Tokens within which a cue belongs to an actor that it does not stand between.
_NEXT = 4
# Tokens within which a word that judges is close to an actor.
_CLOSE = 5


Circumstance = tuple[str, str]
"""A family and a value."""


@frozen
class SeenCue:
    """A cue that may speak of how one actor stands to the other.

    Attributes:
        name: Its lemma and frame, how it is turned: `accuse/verb`, `back/verb + negation`.
        stance: What it tells of where it stands, after negation.
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
    """

    around: tuple[Circumstance, ...]
    cues: tuple[SeenCue, ...]
    judgements: tuple[tuple[Span, Stance], ...]

    def tells_of(self, stance: Stance) -> bool:
        """Tell whether a word tells of a stance."""
        cues = any(cue.stance is stance for cue in self.cues)
        return cues or any(told is stance for _, told in self.judgements)


def _length(count: int) -> str:
    return next((name for most, name in _LENGTHS if count <= most), "21+")


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if -len(tokens) <= at < len(tokens) else "none"


def _names(tokens: Sequence[Token]) -> int:
    """Count names, capitalised words in a row as one."""
    kinds = ["", *(t.kind for t in tokens)]
    return sum(now == "name" != before for before, now in pairwise(kinds))


def _outline(tokens: Sequence[Token]) -> str:
    """Return the classes of some tokens, small words left out, runs of one class drawn together."""
    found: list[str] = []
    for token in tokens:
        kind = _PLAIN.get(token.kind, token.kind)
        if kind not in _THIN and (not found or found[-1] != kind):
            found.append(kind)
            if len(found) > _LONGEST_OUTLINE:
                return " ".join((*found[:-1], "..."))
    return " ".join(found) or "nothing"


def _voice(found: Found, among: Sequence[Token]) -> str:
    """Tell how a cue is built in: a passive with or without its agent, a participle, active."""
    word = among[found.at].word
    if found.cue.frame in ("noun", "role"):
        near = among[found.end : found.end + 2]
        return "from" if any(t.kind in ("by", "from") for t in near) else "plain"
    if found.cue.frame not in ("verb", "deed"):
        return "plain"
    if word.endswith(("ed", "en", "n")):
        if any(t.kind == "by" for t in among[found.end : found.end + 3]):
            return "by"
        if any(t.kind == "being" for t in among[max(0, found.at - 2) : found.at]):
            return "passive"
    if word.endswith("ing"):
        return "participle"
    return "infinitive" if found.at and among[found.at - 1].word == "to" else "plain"


def _fits(voice: str, *, forward: bool) -> bool:
    """Tell whether the first of two actors, or the second, can be the one a cue speaks of.

    "X accused Y" and "X's criticism of Y" speak of X; "Y was accused by X" and "criticism from X"
    of X too, who comes last.
    """
    return (voice in ("by", "from")) != forward


def _placed(
    before: Sequence[Token], between: Sequence[Token], after: Sequence[Token], *, forward: bool
) -> Iterator[tuple[Found, Sequence[Token], str]]:
    """Yield the cues that may speak of the holder, the tokens they stand in and their voice."""
    for found in cues_in(between):
        voice = _voice(found, between)
        if _fits(voice, forward=forward):
            yield found, between, voice
    if not forward and between and between[-1].kind == "relative" and len(between) <= _NEXT:
        # "Y, whom X backs"
        for found in cues_in(after[:_NEXT]):
            if found.cue.frame in ("verb", "deed") and _voice(found, after) == "plain":
                yield found, after, "relative"
    if [token.kind for token in between] == ["and"]:
        # "tensions between X and Y", "X and Y clashed"
        if before and before[-1].word == "between":
            nouns = before[-_NEXT:]
            yield from ((found, nouns, "mutual") for found in cues_in(nouns))
        yield from (
            (found, after, "mutual")
            for found in cues_in(after[:_NEXT])
            if after[found.at].word in words_of("mutual")
        )


def _of_cue(found: Found, among: Sequence[Token], voice: str) -> Iterator[Circumstance]:
    cue = found.cue
    left, right = among[: found.at], among[found.end :]
    negation = " negated" if negated(among, found.at) else ""
    yield "cue", f"{cue.stance} {cue.frame} {voice}{negation}"
    yield "word", f"{cue.lemma}/{cue.frame}"
    bars = [any(t.kind in _BARS for t in side) for side in (left, right)]
    names = [min(2, sum(t.kind == "name" for t in side)) for side in (left, right)]
    sides = " ".join(side for side, bar in zip(("left", "right"), bars, strict=True) if bar)
    yield "barred", f"{cue.stance}{negation} {sides or 'no'}"
    yield "names-about-cue", f"{cue.stance} {names[0]} {names[1]}"
    yield "left-of-cue", _outline(left)
    yield "right-of-cue", f"{cue.frame}: {_outline(right)}"
    yield "next-to-cue", _kind(left, -1)
    yield "behind-cue", f"{cue.frame}: {_kind(right, 0)}"


def _balance(found: Sequence[Stance]) -> str:
    """Tell which of two stances words that judge tell of more often."""
    more = sum(1 if stance is Stance.SUPPORT else -1 for stance in found)
    return "support" if more > 0 else "oppose" if more < 0 else "even"


def _told(before: Sequence[Token], left: Sequence[Token], right: Sequence[Token]) -> str:
    """Tell whether an actor is the one who says it: `he said`, `said he` or neither."""
    if any(t.kind == "saying" for t in right[:4]):
        return "says"
    return "said" if any(t.kind == "saying" for t in (left or before)[-4:]) else "no"


def _around(
    before: Sequence[Token], between: Sequence[Token], after: Sequence[Token], *, forward: bool
) -> Iterator[Circumstance]:
    words = sum(t.word[0].isalnum() for t in between)
    yield "length", _length(words)
    yield "names", str(min(3, _names(between)))
    yield "first", _kind(between, 0)
    yield "last", _kind(between, -1)
    yield "behind", _kind(after, 0)
    yield "ahead", _kind(before, -1)
    parts = {"between": between, "behind": after, "ahead": before}
    said = {name: [s for _, s in judged(part)] for name, part in parts.items()}
    for name, stances in said.items():
        yield f"judged-{name}", _balance(stances)
    close = {"behind": after[:_CLOSE], "to first": between[:_CLOSE], "to second": between[-_CLOSE:]}
    for name, part in close.items():
        yield "judged-close", f"{name}: {_balance([s for _, s in judged(part)])}"
    for name, part in parts.items():
        if any(t.kind == "saying" for t in part):
            yield "saying", name
    if forward:
        told = _told(before, (), between)
        content = said["behind"]
    else:
        told = _told(before, between, after)
        content = [*said["ahead"], *said["between"]]
    yield "told", f"{told} {_balance(content)}"
    for name, part in (("behind", after), ("ahead", before)):
        stances = [
            turned(f.cue.stance) if negated(part, f.at) else f.cue.stance for f in cues_in(part)
        ]
        yield f"cues-{name}", _balance(stances)
    for family in ("force", "asking", "meeting"):
        if any(t.word in words_of(family) for t in between):
            yield family, "between"
    conduct = any(t.word in words_of("conduct") for t in after[:4])
    yield "conduct", "behind" if conduct else "no"
    yield "doing", "behind" if any(t.kind == "-ing" for t in after[:3]) else "no"
    yield "commas", str(min(3, sum(t.kind in (",", ";", ":", "(") for t in between)))
    person = next((f.cue for f in cues_in(after[:2]) if f.at == 0 and f.cue.frame == "role"), None)
    if person is not None:
        yield "role", f"{person.stance} {_outline(between[:3])}"


def _seen(found: Found, among: Sequence[Token], voice: str, order: str) -> SeenCue:
    turns = negated(among, found.at)
    name = f"{found.cue.lemma}/{found.cue.frame}" + " + negation" * turns
    return SeenCue(
        name,
        turned(found.cue.stance) if turns else found.cue.stance,
        Span(among[found.at].start, among[found.end - 1].stop),
        tuple((family, order + value) for family, value in _of_cue(found, among, voice)),
    )


def sight_of(
    before: Sequence[Token], between: Sequence[Token], after: Sequence[Token], *, forward: bool
) -> Sight | None:
    """Return what stands around two actors; None where no word tells of a stance.

    Args:
        before: The tokens before the first of them.
        between: The tokens between them.
        after: The tokens after the second.
        forward: Whether the one who may hold a stance is the first.
    """
    order = "" if forward else "back "
    cues = tuple(
        _seen(*placed, order) for placed in _placed(before, between, after, forward=forward)
    )
    judgements = tuple(
        (Span(token.start, token.stop), stance)
        for part in (between, after, before)
        for token, stance in judged(part)
    )
    if not cues and not judgements:
        return None
    around = tuple((f, order + v) for f, v in _around(before, between, after, forward=forward))
    if not cues:
        around = (("cue", order + "none"), *around)
    return Sight(around, cues, judgements)
