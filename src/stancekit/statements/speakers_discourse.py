"""Speakers that only the discourse tells: pronouns, "the minister", "the latter"."""

from __future__ import annotations

import re

from stancekit.codebook import How
from stancekit.model import ActorKind, Statement
from stancekit.statements.speakers_names import OF_NAME, WORDS
from stancekit.statements.speakers_offices import DEFINITE, FAR, OWNERS, body, body_of, officer
from stancekit.statements.speakers_passages import Answer, Figure
from stancekit.statements.speakers_phrases import MINUTES, Phrase
from stancekit.statements.speakers_scene import Scene

__all__ = ["description", "pronoun", "remember"]

# How far back a pronoun and a description look, in paragraphs.
_NEAR = 2
# How many speakers are remembered; a bound on work, wider than any chain of pronouns.
_MOST = 40
# How many names a paragraph may have between the one it begins with and a pronoun.
_NAMED_SINCE = 12

_POSSESSED = WORDS["documents"] | WORDS["mouthpieces"]
_OFFICES = WORDS["offices"] | WORDS["any office"]
_UNNAMED = WORDS["anonymous"] | WORDS["mouthpieces"]
# Somebody by his part towards the last who spoke: "his guest", "her French counterpart".
_OTHER_PARTY = frozenset(
    str.split("counterpart colleague guest host interlocutor opponent rival predecessor successor")
)
# How much likelier is who the sentence is about that has come since somebody spoke.
_ABOUT = 1.8
# The same of an office that is the subject of the pronoun's own sentence.
_HERE = 2.6
# "his foreign ministry", "its permanent representative": so many words at most.
_MOST_OWNED = 3
# "The Russian minister", "the Turkish deputy prime minister", and how far back in a sentence.
_THE_OFFICE = re.compile(
    rf"\b[Tt]he\s(?:[\w-]+\s){{0,3}}?(?:{'|'.join(sorted(WORDS['offices']))})\b(?!['’\w-])"
)
_FARTHEST = 300
_BOTH = re.compile(r"^(?:both|the two|the pair)\b", re.IGNORECASE)
_FORMER = re.compile(r"^the (former|latter|first|second)\b", re.IGNORECASE)


def remember(scene: Scene, statement: Statement, answer: Answer) -> None:
    """Note who spoke last, and who issued a document that may speak later."""
    spans = statement.source or statement.content
    position = spans[0].start
    if answer.how == "anonymous":
        return
    if statement.nested_in is None and not scene.aside(position):
        scene.heard.append((position, answer.speakers))
        scene.spoken.update(answer.speakers)
    stop = max(spans[-1].stop, statement.cue[-1].stop) if statement.cue else spans[-1].stop
    told = scene.documents_in(max(0, position - 80), stop + 60)
    if told:
        scene.documents |= dict.fromkeys(told, answer.speakers)


def pronoun(phrase: Phrase, outer: Answer | None) -> Answer | None:
    """Return who a pronoun means; None where the phrase is none or nobody fits.

    Args:
        phrase: The source.
        outer: Who speaks the statement around it, for "I" and "we".
    """
    words = phrase.words()
    kind = phrase.pronouns.get(words[0]) if words else None
    if kind is None or (len(words) > 1 and words[1:] not in (["all"], ["both"], ["himself"])):
        return _possessed(phrase, words)
    if kind in ("i", "we"):
        return _own(phrase.scene, kind, outer)
    if kind == "nobody":
        return None
    if kind == "who":
        return _antecedent(phrase)
    if kind in ("he", "she") and outer is not None and outer.how == MINUTES:
        return outer  # a summary of meetings tells of its speaker in the third person
    found = _refer(phrase.scene, phrase.start, kind, outer)
    if found is None and kind in ("he", "she") and "it" not in phrase.pronouns.values():
        return _refer(phrase.scene, phrase.start, "it", outer)
    return found


def _possessed(phrase: Phrase, words: list[str]) -> Answer | None:
    """Read "his spokesman" and "his statement": the statement is his own."""
    if len(words) < 2 or words[0] not in OWNERS or words[0] not in phrase.pronouns:
        return None
    noun = words[-1]
    owned = noun in _POSSESSED or noun in WORDS["envoys"] or noun in WORDS["bodies"]
    if len(words) > _MOST_OWNED or not owned:
        return None
    found = _refer(phrase.scene, phrase.start, phrase.pronouns[words[0]])
    if found is None:
        return None
    if noun in WORDS["envoys"]:
        return officer(phrase, words, of=frozenset(found.speakers))
    if noun in WORDS["bodies"]:
        near = phrase.scene.actor(found.speakers[0]).affiliation
        return None if near is None else body_of(phrase.scene, near, set(words[1:]))
    how = "document" if noun in WORDS["documents"] else "mouthpiece"
    return Answer(found.speakers, how, min(0.7, found.confidence))


def _own(scene: Scene, kind: str, outer: Answer | None) -> Answer | None:
    """Resolve "I" to the speaker around it, "we" to the body or state that the speaker is of."""
    if outer is None:
        return None
    if kind == "we" and len(outer.speakers) == 1:
        actor = scene.actor(outer.speakers[0])
        if actor.kind is ActorKind.PERSON and actor.affiliation in scene.index:
            return Answer((str(actor.affiliation),), "first person", 0.8)
    return Answer(outer.speakers, "first person", min(outer.confidence, 0.95))


def _antecedent(phrase: Phrase) -> Answer | None:
    """Resolve "who" and "which" to the name right before it."""
    for figure in phrase.scene.before(phrase.start, 3):
        between = phrase.scene.document.text[figure.stop : phrase.start]
        if len(between) < 40 and not re.search(r"[.!?\n]", between):
            return Answer((figure.actor,), "relative", 0.9)
    return None


def _fits(scene: Scene, figure: Figure, kind: str) -> bool:
    actor = scene.actor(figure.actor)
    if kind in ("he", "she"):
        return figure.kind is ActorKind.PERSON and actor.pronoun in (kind, None)
    if figure.kind is ActorKind.PERSON:
        return False
    if figure.how == How.DEMONYM:  # "the Americans", never "American"
        return kind == "they" and scene.document.text[figure.stop - 1] == "s"
    if kind == "it":
        return actor.pronoun != "they"
    return True


def _refer(scene: Scene, position: int, kind: str, outer: Answer | None = None) -> Answer | None:
    """Weigh everybody named before a pronoun by nearness, grammar and who spoke last."""
    here, sentence = scene.paragraph(position), scene.sentence(position)
    weights: dict[str, float] = {}
    # Who speaks calls himself "I": "he" in his mouth is somebody else, named in his own words.
    heard = _last_heard(scene, position, kind) if outer is None else {}
    own = () if outer is None else outer.speakers
    told = scene.told(position)
    since = max((place for place, _ in scene.heard[-_MOST:] if place < position), default=-1)
    lead = _lead(scene, position, kind) if kind in ("he", "she") and outer is None else None
    personal = kind in ("he", "she")
    for figure in scene.before(position):
        place, its_sentence, its_told, quoted = scene.standing(figure.start)
        if here - place > _NEAR:
            break
        if (figure.kind is ActorKind.PERSON) is not personal or (outer is None and quoted):
            continue
        if not _fits(scene, figure, kind) or figure.actor in own:
            continue
        subject, distance = scene.subject(figure), sentence - its_sentence
        heard_before = figure.actor in scene.spoken
        weight = -0.6 * min(6, distance)
        weight += 1.0 * subject - 0.5 * scene.possessive(figure)
        weight -= 0.8 * (its_told and not told)
        # Who has spoken speaks again sooner than who has only been spoken of.
        weight += 0.4 * heard_before
        unheard = figure.how == "local" and not heard_before
        # A new name that begins the paragraph is what the paragraph is about.
        fresh = unheard and place == here and subject and (distance == 1 or figure.actor == lead)
        weight += 0.5 * fresh - 0.5 * (unheard and not fresh)
        # So is whom a sentence since then is about.
        near = distance <= 1 or figure.actor == lead
        about = subject and near and place == here and figure.start > since
        weight += _ABOUT * (about and not its_told)
        weights[figure.actor] = max(weights.get(figure.actor, -9.0), weight)
    office = _office_before(scene, position) if kind in ("he", "she") and outer is None else None
    if office is not None and office not in own:
        weights[office] = max(weights.get(office, 0.0), 0.0) + _HERE
    for actor, distance in heard.items():
        weights[actor] = max(weights.get(actor, -1.0), -1.0) + 1.6 - 0.5 * distance
    together = _together(scene, position) if kind == "they" and outer is None else ()
    if together and (not weights or max(weights, key=lambda k: (weights[k], k)) in together):
        return Answer(together, "pronoun", 0.7)
    if not weights:
        return None
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 9.0
    confidence = 0.9 if margin >= 1.5 else 0.75 if margin >= 0.5 else 0.55
    if margin < 0.1:
        return None
    return Answer((ranked[0][0],), "pronoun", confidence)


def _lead(scene: Scene, position: int, kind: str) -> str | None:
    """Return whom a paragraph begins with, if it has named nobody else up to a pronoun."""
    here, found = scene.paragraph(position), None
    for figure in scene.before(position, _NAMED_SINCE):
        if scene.paragraph(figure.start) != here:
            break
        if _fits(scene, figure, kind):
            if found is not None and figure.actor != found.actor:
                return None
            found = figure
    if found is None or not scene.subject(found) or scene.told(found.start):
        return None
    start = scene.sentence_start(found.start)
    return found.actor if scene.paragraph(start - 2) != here or start < 2 else None


def _office_before(scene: Scene, position: int) -> str | None:
    """Return who "the Russian minister" is, with which the sentence of a pronoun begins."""
    text = scene.document.text
    start = max(scene.sentence_start(position), position - _FARTHEST)
    found = _THE_OFFICE.search(text, start, position)
    if found is None or scene.told(found.start()):
        return None
    if text[start : found.start()].rstrip()[-1:] not in ("", ","):
        return None
    phrase = Phrase(scene, found.start(), found.end())
    if any(figure.kind is ActorKind.PERSON for figure in phrase.figures()):
        return None
    answer = officer(phrase, phrase.words()[1:])
    return None if answer is None else answer.speakers[0]


def _together(scene: Scene, position: int) -> tuple[str, ...]:
    """Return who spoke last if several did, which "they" then means."""
    before = [(place, speakers) for place, speakers in scene.heard[-_MOST:] if place < position]
    if not before:
        return ()
    place, speakers = before[-1]
    near = 0 <= scene.paragraph(position) - scene.paragraph(place) <= _NEAR
    return speakers if near and len(speakers) > 1 else ()


def _last_heard(scene: Scene, position: int, kind: str) -> dict[str, int]:
    """Return who spoke last, with the distance in paragraphs; "they" may be several."""
    here = scene.paragraph(position)
    for place, speakers in reversed(scene.heard[-_MOST:]):
        distance = here - scene.paragraph(place)
        if place >= position or distance < 0:
            continue
        if distance > _NEAR + 1:
            break
        fitting = [s for s in speakers if _speaker_fits(scene, s, kind)]
        if fitting and (len(speakers) == 1 or kind == "they"):
            return dict.fromkeys(fitting, distance)
        if kind in ("he", "she"):
            break
    return {}


def _speaker_fits(scene: Scene, id_: str, kind: str) -> bool:
    actor = scene.actor(id_)
    return _fits(scene, Figure(0, 1, id_, actor.kind, ""), kind)


def description(phrase: Phrase) -> Answer | None:
    """Return who "the minister", "the coalition", "the statement" or "the latter" means.

    The head noun must be among the offices of a person, or in a name of a body, that the
    document has told of; adjectives of nation must agree.
    """
    text = phrase.text
    order = _FORMER.match(text)
    if order and len(phrase.words()) <= 2:
        return _former(phrase, order[1].casefold())
    if _named(phrase):
        return None
    headed = phrase.scene.headed(phrase.start)
    if not DEFINITE.match(text) and not headed and not _BOTH.match(text):
        return None
    head = phrase.head()
    words = [w for w in head.words() if w not in ("the", "this", "that", "these", "those")]
    if not words:
        return None
    noun = words[-1]
    if noun in _OTHER_PARTY:
        return _other_party(phrase)
    if headed and not DEFINITE.match(text):
        if noun in WORDS["bodies"]:
            return body(phrase, words)
        return officer(phrase, words) if noun in WORDS["offices"] else None
    if noun in WORDS["documents"]:
        issuer = phrase.scene.documents.get(noun)
        return None if issuer is None else Answer(issuer, "document", 0.7)
    if noun in WORDS["bodies"]:
        return body(phrase, words)
    if noun in _OFFICES:
        return officer(phrase, words)
    return _plural(phrase, noun)


def _people_heard(phrase: Phrase) -> list[str]:
    """Return the people who spoke shortly before, the last first, each once."""
    scene, found = phrase.scene, dict[str, None]()
    here = scene.paragraph(phrase.start)
    for place, speakers in reversed(scene.heard[-_MOST:]):
        if here - scene.paragraph(place) > FAR:
            break
        people = (s for s in speakers if scene.actor(s).kind is ActorKind.PERSON)
        found |= dict.fromkeys(people if len(speakers) == 1 else ())
    return list(found)


def _other_party(phrase: Phrase) -> Answer | None:
    """Resolve "his guest", "the French minister's counterpart" to the other of two."""
    scene, heard = phrase.scene, _people_heard(phrase)
    nations = {f.actor for f in phrase.figures() if f.kind is not ActorKind.PERSON}
    near = [f.actor for f in scene.before(phrase.start, 12) if f.kind is ActorKind.PERSON]
    others = dict.fromkeys((*heard[1:2], *near, *heard[2:]))
    for one in others:
        here = scene.actor(one).affiliation in nations if nations else one not in heard[:1]
        if here:
            return Answer((one,), "description", 0.7)
    return None


def _two(phrase: Phrase, noun: str) -> Answer | None:
    """Resolve "both ministers" to the two who spoke last and hold such an office."""
    scene = phrase.scene
    found = [s for s in _people_heard(phrase) if noun == "side" or noun in scene.titles(s)][:2]
    return Answer(tuple(reversed(found)), "description", 0.7) if len(found) > 1 else None


def _named(phrase: Phrase) -> bool:
    """Tell whether a phrase is a name: "the Department of Homeland Security"."""
    head = phrase.head()
    after = phrase.scene.document.text[head.stop : phrase.stop]
    capital = any(w[0].isupper() for w in head.text.split()[1:])
    return capital and OF_NAME.match(after) is not None and not phrase.figures()


def _former(phrase: Phrase, which: str) -> Answer | None:
    """Resolve "the former" and "the latter" to the two last named."""
    seen: list[str] = []
    for figure in phrase.scene.before(phrase.start, 12):
        if figure.how != How.DEMONYM and figure.actor not in seen:
            seen.append(figure.actor)
        if len(seen) == 2:
            place = 0 if which in ("latter", "second") else 1
            return Answer((seen[place],), "order", 0.7)
    return None


def _plural(phrase: Phrase, noun: str) -> Answer | None:
    """Resolve "the officials" to the officials who spoke before, "the governments" to a list."""
    if noun in WORDS["joint nouns"]:
        two = _two(phrase, noun.removesuffix("s")) if _BOTH.match(phrase.text) else None
        if two is not None:
            return two
        for place, speakers in reversed(phrase.scene.heard[-_MOST:]):
            if phrase.scene.paragraph(phrase.start) - phrase.scene.paragraph(place) > FAR:
                break
            if len(speakers) > 1:
                return Answer(speakers, "description", 0.7)
        return None
    if noun not in _UNNAMED:
        return None
    scene = phrase.scene
    for place, speakers in reversed(scene.heard[-_MOST:]):
        if scene.paragraph(phrase.start) - scene.paragraph(place) > FAR:
            break
        source = scene.document.text[place : place + 60].casefold()
        if re.search(rf"\b{re.escape(noun)}\b", source):
            return Answer(speakers, "description", 0.8)
    return None
