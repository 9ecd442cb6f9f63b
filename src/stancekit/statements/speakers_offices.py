"""Who holds an office, and what a body is called: "the minister", "the ministry", "its envoy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancekit.codebook import How
from stancekit.model import ActorKind
from stancekit.statements.speakers_names import WORDS
from stancekit.statements.speakers_passages import Answer, Figure
from stancekit.statements.speakers_phrases import Phrase
from stancekit.statements.speakers_scene import Scene

__all__ = ["DEFINITE", "FAR", "OWNERS", "body", "body_of", "envoy", "officer", "speaks_for"]

# How far back a description looks, in paragraphs.
FAR = 6
OWNERS = frozenset(("his", "her", "their", "its"))
DEFINITE = re.compile(r"^(?:the|this|that|these|those|his|her|its|their)[\s ]", re.IGNORECASE)
_SPEAKS_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson"))


def speaks_for(phrase: Phrase) -> bool:
    """Tell whether a phrase is "the Russian representative", "the Foreign Ministry spokeswoman"."""
    words = phrase.head().words()
    if not words or not DEFINITE.match(phrase.text) or words[0] in OWNERS:
        return False
    if words[-1] not in WORDS["envoys"] and words[-1] not in _SPEAKS_FOR:
        return False
    return all(figure.kind is not ActorKind.PERSON for figure in phrase.figures())


def envoy(phrase: Phrase) -> Answer | None:
    """Return who a phrase that `speaks_for` somebody means.

    Where nobody near is told to be that, they speak for the state or body, as `read` finds.
    """
    return officer(phrase, phrase.head().words()[1:], most=1)


def officer(
    phrase: Phrase, words: Sequence[str], *, of: frozenset[str] = frozenset(), most: int = 4 * FAR
) -> Answer | None:
    """Resolve an office to the nearest person who is told to hold it.

    A headline names the office first and the article the person, so there the first one after it
    will do.

    Args:
        phrase: The source.
        words: Its words, the office last.
        of: Whose office it is, if the phrase does not name that: "its envoy".
        most: Paragraphs that may lie between.
    """
    scene, noun = phrase.scene, words[-1]
    demonyms = of or {f.actor for f in phrase.figures() if f.kind is not ActorKind.PERSON}
    wanted = set(words) - {w for f in phrase.figures() for w in _text(scene, f).split()}
    general = noun in WORDS["any office"] and noun != "minister"
    most = min(most, FAR) if general else most
    best: tuple[float, str] | None = None
    here = scene.paragraph(phrase.start)
    last = {s for _, speakers in scene.heard[-1:] for s in speakers}
    ahead = scene.after(phrase.stop) if scene.headed(phrase.start) else []
    parts = noun.split("-")
    for figure in (*scene.before(phrase.start), *ahead):
        if figure.kind is not ActorKind.PERSON:
            continue
        titles = scene.titles(figure.actor)
        if not general and not titles.issuperset(parts):
            continue
        place, _, _, quoted = scene.standing(figure.start)
        distance = abs(here - place)
        if distance > most:
            continue
        affiliation = scene.actor(figure.actor).affiliation
        if demonyms and affiliation is not None and affiliation not in demonyms:
            continue
        if of and affiliation is None:
            continue
        shared = len(wanted & titles)
        weight = shared + 1.0 * (figure.actor in last) - 0.15 * distance
        weight += 0.3 * scene.subject(figure) - 0.5 * quoted
        if best is None or weight > best[0] + 1e-9:
            best = (weight, figure.actor)
    if best is None:
        return None
    confidence = 0.7 if general else 0.85
    return Answer((best[1],), "description", confidence)


def _text(scene: Scene, figure: Figure) -> str:
    return scene.document.text[figure.start : figure.stop].casefold()


def body(phrase: Phrase, words: Sequence[str]) -> Answer | None:
    """Resolve "the coalition", "the ministry" to the nearest body with such a name.

    A headline may name it in short before the article does in full.
    """
    scene, noun = phrase.scene, words[-1]
    wanted = set(words)
    near: str | None = None
    ahead = scene.after(phrase.stop) if scene.headed(phrase.start) else []
    for figure in (*scene.before(phrase.start), *ahead):
        if figure.kind is ActorKind.PERSON:
            near = near or scene.actor(figure.actor).affiliation
            continue
        actor = scene.actor(figure.actor)
        named = {w for n in (actor.name, *actor.aliases) for w in n.casefold().split()}
        if noun in named and figure.how != How.DEMONYM and len(wanted & named) == len(wanted):
            return Answer((figure.actor,), "description", 0.85)
    return None if near is None else body_of(scene, near, wanted)


def body_of(scene: Scene, state: str, wanted: set[str]) -> Answer | None:
    """Return the body of a state that has such a name; its government is the state itself."""
    for actor in scene.index.actors:
        if actor.affiliation != state:
            continue
        if any(set(n.casefold().split()) >= wanted for n in (actor.name, *actor.aliases)):
            return Answer((actor.id,), "description", 0.7)
    if not wanted.isdisjoint(("government", "regime", "authorities")) and state in scene.index:
        return Answer((state,), "description", 0.6)
    return None
