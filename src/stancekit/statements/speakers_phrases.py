"""Reading a source phrase: its head, its list, its pronoun, and who that is in the scene."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field

from stancekit.codebook import How
from stancekit.model import ActorKind
from stancekit.statements.speakers_lists import list_start, people_together
from stancekit.statements.speakers_names import JOINT, OF_NAME, WORDS, Local, slug
from stancekit.statements.speakers_passages import Answer, Figure
from stancekit.statements.speakers_scene import Scene

__all__ = ["MINUTES", "Answer", "Phrase", "read"]

# How who speaks in the summary of a meeting is found.
MINUTES = "minutes"

_EDGE = ' \t\r\n\u00a0,;:–—-“”"«»()'
_CUT = re.compile(
    r",?[\s ](?:who|whom|whose|which|that|where|speaking|citing|quoting|adding|referring)\b|[(;:—–]"
)
_PREPOSITION = re.compile(
    r"[\s ](?:of|for|from|at|in|on|to|with|by|about|inside|within|close|familiar|near|under|and its"
    r"|and his|and her|and their|near)\b"
)
_BY = re.compile(r"[\s ](?:by|from|of|on behalf of)[\s ]")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*")
_OPENING = re.compile(r"^(?:the|an?|this|that|one of the)[\s ]", re.IGNORECASE)
_AROUND_NAME = re.compile(
    r"^(?:the|both)[\s ]|['’]s$|,?[\s ](?:itself|himself|herself|too|also|meanwhile|however)$",
    re.IGNORECASE,
)
_THE = re.compile(r"the[\s ]")
_OPENED = re.compile(r"(?:^|[.!?\n“\"]\s*)(?:In|On|At|After|Before|During|Following|For)\s\Z")
_FROM = re.compile(r"\b(?:by|of|from|for|with|between|to)[\s ](?:the[\s ])?\Z")
_GOVERNED = re.compile(
    r"\b(?:of|for|to|by|with|from|on|about|against)[\s ]((?:the[\s ]|former[\s ])?"
    r"(?:(?:[A-Z][\w.-]*|and|affairs)[\s ]){0,6})\Z"
)
_OFFICE = re.compile(r"[\s\u00a0](?:[a-z][a-z-]*[\s\u00a0]){1,4}(?=[^\W\d_a-z])")
_SPOKEN_FOR = WORDS["mouthpieces"] | WORDS["bodies"]
_PORTFOLIOS = WORDS["portfolios"] | WORDS["person titles"]
_OFFICES = WORDS["offices"] | WORDS["any office"]
_PEOPLE = WORDS["anonymous"] | _OFFICES | WORDS["mouthpieces"]
_BODIES = WORDS["bodies"] | WORDS["organization words"]


def _portfolio(words: str) -> bool:
    """Tell whether words are what one is head or minister of: "Foreign Affairs", "the MFA"."""
    found = [w for w in _WORD.findall(words) if w not in ("and", "the")]
    return bool(found) and all(w.casefold() in _PORTFOLIOS or w.isupper() for w in found)


@define(eq=False)
class Phrase:
    """A source phrase, cut into its head and what hangs on it.

    Attributes:
        scene: The document.
        start: Where the phrase starts, in code points.
        stop: Where it ends.
        text: Its words as they stand.
    """

    scene: Scene
    start: int
    stop: int
    text: str = field(init=False)
    # Several readings ask for the same parts of a phrase.
    _head: Phrase | None = field(default=None, init=False)
    _whole: bool = field(default=False, init=False)
    _words: list[str] | None = field(default=None, init=False)
    _figures: list[Figure] | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        """Take the text out of the document."""
        self.text = self.scene.document.text[self.start : self.stop]

    def trimmed(self) -> Phrase:
        """Return the phrase without punctuation at its ends."""
        text = self.text
        if text and text[0] not in _EDGE and text[-1] not in _EDGE:
            return self
        start = self.start + len(text) - len(text.lstrip(_EDGE))
        stop = self.stop - (len(text) - len(text.rstrip(_EDGE)))
        return Phrase(self.scene, start, max(start, stop))

    def widened(self) -> Phrase:
        """Return the phrase with the whole of a name that it starts in the middle or end of.

        A source that was cut short ("officials" of "US officials") still names its speaker, and
        "Britain and the US" speak both where the source holds the last of them.
        """
        scene, start = self.scene, self.start
        text = scene.document.text
        for figure in scene.before(start + 1, 2):
            cut = figure.start < start < figure.stop
            beside = text[figure.stop : start] in (" ", "-") and text[start].islower()
            if cut or (
                beside
                and figure.kind is not ActorKind.PERSON
                and not _SPOKEN_FOR.isdisjoint(self.head().words()[-1:])
            ):
                start = min(start, figure.start)
        opening = _THE.match(text, start)
        start = min(start, list_start(scene, opening.end() if opening else start))
        return self if start == self.start else Phrase(scene, start, self.stop)

    def head(self) -> Phrase:
        """Return the noun phrase up to its first relative clause, comma or preposition."""
        if self._head is not None:
            return self._head
        if self._whole:
            return self
        text = self.text
        stop = len(text)
        for end in (_CUT.search(text), _PREPOSITION.search(text)):
            if end is not None and end.start() < stop:
                stop = end.start()
        comma = text.find(",", 0, stop)
        if comma > 0:
            stop = comma
        part = self if stop in (0, len(text)) else Phrase(self.scene, self.start, self.start + stop)
        head = part.trimmed() if stop else self
        if head is self:
            self._whole = True  # no reference to itself, which only the collector could undo
        else:
            self._head = head
        return head

    def words(self) -> list[str]:
        """Return the words in lower case."""
        if self._words is None:
            if self.text.isascii():
                self._words = _WORD.findall(self.text.lower())
            else:
                self._words = [w.casefold() for w in _WORD.findall(self.text)]
        return self._words

    @property
    def pronouns(self) -> Mapping[str, str]:
        """The pronouns of the document's language with what they stand for."""
        return self.scene.pronouns

    def bare_pronoun(self) -> bool:
        """Tell whether the phrase is a pronoun and nothing else."""
        words = self.words()
        return len(words) == 1 and words[0] in self.pronouns

    def figures(self) -> list[Figure]:
        """Return everybody named in the phrase."""
        if self._figures is None:
            self._figures = self.scene.within(self.start, self.stop)
        return self._figures


def read(phrase: Phrase) -> Answer | None:
    """Return who a source phrase without pronouns and definite descriptions means.

    Tried in order: a list of names, a person, a name that is the whole phrase, a body or somebody
    who speaks for it, a document by somebody.
    """
    head = phrase.head()
    return (
        _list(phrase)
        or _person(phrase)
        or _whole(phrase, head)
        or _body(phrase, head)
        or _document(phrase, head)
    )


def _list(phrase: Phrase) -> Answer | None:
    """Read "France, Germany and Qatar", "Saudi and Qatari officials", "a statement by ..."."""
    figures = phrase.figures()
    text = phrase.scene.document.text
    together = people_together(text, phrase.start, figures)
    if together:
        return Answer(together, "joint")
    run: list[Figure] = []
    for figure in figures:
        between = text[run[-1].stop : figure.start] if run else ""
        if run and JOINT.fullmatch(between):
            run.append(figure)
        elif len(run) < 2:
            run = [figure]
        else:
            break
    speakers = tuple(dict.fromkeys(f.actor for f in run))
    if len(speakers) < 2:
        return None
    demonyms = [f.how == How.DEMONYM for f in run]
    rest = text[run[-1].stop : phrase.stop].strip(_EDGE)
    if any(demonyms):
        noun = _WORD.match(rest)
        spoken = noun is not None and noun[0].casefold() in WORDS["mouthpieces"]
        if demonyms[-1] and not spoken:
            return None
    head = phrase.head()
    leading = text[phrase.start : run[0].start]
    apposition = any(f.kind is ActorKind.PERSON for f in run) and not all(
        f.kind is ActorKind.PERSON for f in run
    )
    if apposition and ", " in text[run[0].stop : run[1].start]:
        return None  # "John Smith, Acme's director"
    if _FROM.search(leading) and not _for_several(head):
        return None
    return Answer(speakers, "joint")


def _for_several(head: Phrase) -> bool:
    """Tell whether several are behind a head: "the governments of", "a statement by"."""
    words = head.words()
    if not words:
        return False
    one = words[-1].removesuffix("s")
    several = one != words[-1] and (one in _SPOKEN_FOR or one in _OFFICES)
    return several or words[-1] == "authorities" or not WORDS["documents"].isdisjoint(words)


def _person(phrase: Phrase) -> Answer | None:
    """Read a phrase whose head is a named person or somebody's office."""
    text = phrase.scene.document.text
    before = text[max(0, phrase.start - 12) : phrase.start]
    for figure in phrase.figures():
        if figure.kind is not ActorKind.PERSON:
            continue
        if phrase.scene.possessive(figure) and figure.stop < phrase.stop - 2:
            continue
        if _held_by_another(phrase, figure):
            continue
        leading = text[phrase.start : figure.start]
        # "a spokesman for President Obama" is not Obama; "Ambassador to the United States X" is X.
        governed = _GOVERNED.search(leading)
        portfolio = governed is not None and _portfolio(governed[1])
        if (
            governed
            and not portfolio
            # "In the debate on Crimea Ann Lee said": the name ends what stands before the verb.
            and not (figure.stop == phrase.stop and _OPENED.search(before))
            and not any(
                f.start >= phrase.start + governed.start() and f.stop <= figure.start
                for f in phrase.figures()
                if f.kind is not ActorKind.PERSON
            )
        ):
            continue
        return Answer((figure.actor,), figure.how)
    return None


def _held_by_another(phrase: Phrase, figure: Figure) -> bool:
    """Tell whether a name tells whose office another holds: "Roe spokesman John Doe"."""
    text = phrase.scene.document.text
    office = _OFFICE.match(text, figure.stop, phrase.stop)
    return (
        office is not None
        and JOINT.match(text, figure.stop) is None
        and not _OFFICES.isdisjoint(_WORD.findall(office[0]))
        and any(
            f.start == office.end() and f.kind is ActorKind.PERSON and f.actor != figure.actor
            for f in phrase.figures()
        )
    )


def _whole(phrase: Phrase, head: Phrase) -> Answer | None:
    """Read a phrase that is a name and nothing else; a capital is its government here."""
    for part in (phrase, head):
        words = part.text
        bare = _AROUND_NAME.sub("", words)
        actor = phrase.scene.index.named(bare)
        if actor is not None:
            figures = part.figures()
            return Answer((actor,), figures[0].how if figures else str(How.METONYM))
    return None


def _body(phrase: Phrase, head: Phrase) -> Answer | None:
    """Read a body, somebody who speaks for one, or an official whose name is kept back."""
    figures = [f for f in head.figures() if f.kind is not ActorKind.PERSON]
    if figures and figures[-1].stop >= head.stop - 2 and figures[-1].how != How.DEMONYM:
        figure = figures[-1]
        return Answer((figure.actor,), figure.how)
    words = head.words()
    noun = words[-1] if words else ""
    if figures and figures[-1].how == How.DEMONYM and figures[-1].stop >= head.stop - 2:
        return Answer((figures[-1].actor,), "people")
    if noun in WORDS["mouthpieces"] or noun in WORDS["bodies"]:
        if figures:
            return Answer((figures[-1].actor,), "mouthpiece", 0.9)
        text = phrase.text
        rest = _PREPOSITION.search(text, head.stop - phrase.start)
        if rest is not None and noun in WORDS["mouthpieces"]:
            inner = Phrase(phrase.scene, phrase.start + rest.end(), phrase.stop).trimmed()
            answer = _whole(inner, inner.head()) or _body(inner, inner.head())
            if answer is not None:
                return Answer(answer.speakers, "mouthpiece", min(0.9, answer.confidence))
    return None


def _document(phrase: Phrase, head: Phrase) -> Answer | None:
    """Read "a statement by the ministry", "Kerry's letter": the document speaks for its author."""
    text = phrase.text
    for figure in phrase.figures():
        if phrase.scene.possessive(figure):
            owned = _WORD.findall(phrase.scene.document.text[figure.stop + 1 : phrase.stop])
            nouns = {w.casefold() for w in owned[:4]}
            if nouns & WORDS["documents"]:
                return Answer((figure.actor,), "document", 0.9)
            if figure.kind is ActorKind.PERSON and nouns & WORDS["mouthpieces"]:
                return Answer((figure.actor,), "mouthpiece", 0.8)
    if not set(head.words()) & WORDS["documents"]:
        return None
    by = _BY.search(text, head.stop - phrase.start)
    if by is None:
        return None
    inner = Phrase(phrase.scene, phrase.start + by.end(), phrase.stop).trimmed()
    found = read(inner) if len(inner.text) < len(text) else None
    if found is None:
        return None
    return Answer(found.speakers, "document", min(0.9, found.confidence))


def described(phrase: Phrase) -> Answer | None:
    """Keep the description of a source that has no name: "a senior US official"."""
    head = phrase.head()
    text = _OPENING.sub("", head.text)
    words = head.words()
    if not text or not words:
        return None
    if text[0].isupper():  # "the Department of Homeland Security"
        rest = OF_NAME.match(phrase.scene.document.text, head.stop, phrase.stop)
        text += rest.group() if rest else ""
    figures = [f for f in head.figures() if f.kind is not ActorKind.PERSON]
    affiliation = figures[0].actor if figures else None
    noun = words[-1]
    definite = words[0] in ("the", "this", "that", "his", "her", "their", "its")
    if definite and not figures and noun in _OFFICES:
        return None  # "the minister" is somebody, but the text does not tell who
    plural = noun.endswith("s") or noun in ("people", "media", "many", "some", "others", "few")
    kind = ActorKind.GROUP if plural else ActorKind.PERSON
    named = text[0].isupper() and noun not in _PEOPLE and noun not in WORDS["not names"]
    if named and len(words) == 1 and head.start == phrase.start:
        kind = ActorKind.ORGANIZATION
    elif _PEOPLE.isdisjoint(words):
        if noun not in _BODIES and not any(c.isupper() for c in text[1:]):
            return None  # "the air", "this logic": whoever speaks, it is not they
        kind = ActorKind.GROUP if plural else ActorKind.ORGANIZATION
    known = affiliation if affiliation and not affiliation.startswith("local:") else None
    stem, shown = slug(text), " ".join(text.split())
    if not stem:
        return None
    note = "" if named else "not named"
    made = Local(f"local:{stem}", shown, kind, affiliation=known, note=note)
    phrase.scene.locals.setdefault(made.id, made)
    return Answer((made.id,), "local" if named else "anonymous")
