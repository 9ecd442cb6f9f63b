"""The scene of a document: who has been named, described and heard up to a point."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter

from attrs import Factory, define

from stancekit.codebook import ActorIndex, How
from stancekit.model import (
    Actor,
    ActorKind,
    Document,
    Paragraph,
    ParagraphRole,
    Statement,
    StatementKind,
)
from stancekit.statements.pages import pronouns_of
from stancekit.statements.speakers_bearers import Bearers
from stancekit.statements.speakers_names import WORDS, Local, surname
from stancekit.statements.speakers_namesakes import after_first_name, words_at
from stancekit.statements.speakers_passages import Figure, Place, Source, Stranger, passages
from stancekit.text.memory import Memory
from stancekit.text.names import normal_form
from stancekit.text.sentences import bounds
from stancekit.text.wordings import base

__all__ = ["Figure", "Scene"]

_ASIDE = frozenset(
    {
        ParagraphRole.LINK,
        ParagraphRole.CREDIT,
        ParagraphRole.CAPTION,
        ParagraphRole.NOTICE,
        ParagraphRole.BYLINE,
        ParagraphRole.PULL_QUOTE,
    }
)
_HEADED = frozenset({ParagraphRole.HEADLINE, ParagraphRole.STANDFIRST, ParagraphRole.SUBHEAD})
_CLAUSE = re.compile(r"[,.;:()“”\"\n–—]")
_APPOSITION = re.compile(r",[\s ]((?:the|an?|[a-z]+)[\s ][^,.;:()“”\"\n]{3,90})[,.;]")
_BEFORE_COMMA = re.compile(
    r"(?:^|[.!?;:“”\"\n,]\s|\n)((?:[Tt]he|[Aa]n?|[Hh]is|[Ii]ts)[\s\u00a0][^,.;:()“”\"\n]{3,80}),[\s\u00a0]\Z"
)
_BY_NAME = (How.METONYM, How.NAME)
_VERB = re.compile(
    r"\b(?:said|says|told|added|noted|stressed|believes|thinks|warned|is|was|has|had)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_GOVERNED = re.compile(
    r"\b(?:of|for|to|by|with|from|against|about|on|at|in|behind|under)[\s\u00a0]"
    r"(?:the[\s\u00a0]|an?[\s\u00a0])?(?:[A-Z][\w’'.-]*[\s\u00a0]){0,5}\Z"
)


@define
class Scene:
    """A document with everybody named in it, in order.

    Attributes:
        document: The document.
        paragraphs: Its paragraphs.
        index: The actors of the codebook.
        figures: Everybody named, in order.
        places: Its passages, in order.
        locals: Actors that only this document knows, by id.
        heard: Where somebody spoke and who, in order.
        spoken: Everybody who spoke.
        documents: Who issued the last statement, report and so on.
        pronouns: The pronouns of its language with what they stand for.
    """

    document: Document
    paragraphs: Sequence[Paragraph]
    index: ActorIndex
    figures: list[Figure] = Factory(list)
    places: list[Place] = Factory(list)
    locals: dict[str, Local] = Factory(dict)
    heard: list[tuple[int, tuple[str, ...]]] = Factory(list)
    spoken: set[str] = Factory(set)
    documents: dict[str, tuple[str, ...]] = Factory(dict)
    pronouns: Mapping[str, str] = Factory(dict)
    _passages: list[int] = Factory(list)
    _sources: list[Memory[tuple[int, int], Source] | None] = Factory(list)
    _having: dict[frozenset[str], list[str]] = Factory(dict)
    _by_name: dict[str, Local] = Factory(dict)
    _by_form: dict[str, Local] = Factory(dict)
    _titles: dict[str, set[str]] = Factory(dict)
    _all_titles: dict[str, frozenset[str]] = Factory(dict)
    _starts: list[int] = Factory(list)
    _near: list[Figure] = Factory(list)
    _near_starts: list[int] = Factory(list)
    _person_before: dict[int, int] = Factory(dict)
    _sentences: list[int] = Factory(list)
    _quoted: list[tuple[int, int]] = Factory(list)
    _contents: list[tuple[int, int]] = Factory(list)
    _order: list[int] = Factory(list)
    _begins: list[int] = Factory(list)
    _asides: list[bool] = Factory(list)

    @classmethod
    def of(
        cls,
        document: Document,
        paragraphs: Sequence[Paragraph],
        index: ActorIndex,
        statements: Iterable[Statement] = (),
    ) -> Scene:
        """Find everybody in a document."""
        scene = cls(document, paragraphs, index)
        contents = [(s.kind, span.start, span.stop) for s in statements for span in s.content]
        scene._quoted = sorted((a, b) for k, a, b in contents if k is StatementKind.DIRECT)
        scene._contents = sorted((a, b) for _, a, b in contents)
        scene._begins = [p.span.start for p in paragraphs]
        place = -1
        scene._asides = [p.role in _ASIDE for p in paragraphs]
        for aside in scene._asides:
            place += not aside
            scene._order.append(place)
        known = scene._known()
        language = base(document.language)
        scene.pronouns = pronouns_of(language)
        scene.places = passages(document.text, known, index, language)
        scene._passages = [place.start for place in scene.places]
        scene._sources = [None] * len(scene.places)
        scene.figures = sorted((*known, *scene._unknown(known)), key=attrgetter("start", "stop"))
        scene._starts = [f.start for f in scene.figures]
        scene._near = [f for f in scene.figures if not scene.aside(f.start)]
        scene._near_starts = [f.start for f in scene._near]
        last = -1
        for figure in scene.figures:
            scene._person_before[figure.start] = last
            if figure.kind is ActorKind.PERSON:
                last = figure.start
        return scene

    def _known(self) -> list[Figure]:
        """Return the actors of the codebook; a person of the text may have a city's name."""
        text = self.document.text
        found = self.index.find(text, when=self.document.published)
        stops = {m.span.stop for m in found}
        states = (m.span for m in found if m.kind is ActorKind.STATE and m.how in _BY_NAME)
        places = {text[span.start : span.stop] for span in states}
        people = {
            place.casefold()
            for place in places
            if " " not in place
            and any(after_first_name(text, at, stops) for at in words_at(text, place))
        }
        return [
            Figure(m.span.start, m.span.stop, m.actor, m.kind, m.how.value)
            for m in found
            if not people
            or m.kind is not ActorKind.STATE
            or m.span.of(text).casefold() not in people
        ]

    def _unknown(self, known: list[Figure]) -> Iterable[Figure]:
        """Yield unknown names; a single surname counts once its full name is in the text."""
        found = [(p.start, name) for p in self.places for name in p.passage.strangers]
        bearers = self._bearers(known, found)
        for at, name in found:
            start, stop = name.start + at, name.stop + at
            if name.whole is not None:
                yield Figure(start, stop, name.whole, ActorKind.PERSON, How.NAME.value)
                continue
            bearer = None
            if name.kind is not ActorKind.ORGANIZATION:
                called = bearers.get(name.last)
                bearer = None if called is None else called.meant(name, start)
            if bearer is not None:
                how = "local" if name.text == bearer.name else "surname"
                how = "local surname" if how == "surname" and bearer.id in self.locals else how
                yield Figure(start, stop, bearer.id, ActorKind.PERSON, how)
            elif name.kind is not None:
                made = self._local(name)
                yield Figure(start, stop, made.id, made.kind, "local")

    def _bearers(
        self, known: list[Figure], found: list[tuple[int, Stranger]]
    ) -> dict[str, Bearers]:
        """Return, by surname, who is introduced with it."""
        lasts: dict[str, str] = {}
        named: list[tuple[int, Actor | Local]] = []
        for figure in known:
            if figure.kind is ActorKind.PERSON and figure.how != How.ROLE:
                actor = self.index.actor(figure.actor)
                named.append((figure.start, actor))
                if actor.name not in lasts:
                    lasts[actor.name] = surname(actor.name)
        last_names = set(lasts.values())
        for at, name in found:
            if name.kind is ActorKind.PERSON:
                last = name.last
                if " " in name.text or last not in last_names:
                    local = self._local(name)
                    named.append((name.start + at, local))
                    last_names.add(last)
                    if local.name not in lasts:
                        lasts[local.name] = surname(local.name)
        bearers: dict[str, Bearers] = {}
        for place, person in sorted(named, key=itemgetter(0)):
            last = lasts[person.name]
            if last not in bearers:
                bearers[last] = Bearers()
            bearers[last].add(place, person)
        return bearers

    def _local(self, name: Stranger) -> Local:
        """Return the actor of a name, which is what the first mention made it."""
        found = self._by_name.get(name.text)
        if found is None:
            made, form = name.local()
            found = self.locals.setdefault(made.id, made)
            if made.kind is ActorKind.PERSON and " " in found.name:
                form = form if found.name == made.name else normal_form(found.name)
                # "Vassily Roenko" and "Vasily Roenko": one person, as the first mention spells him.
                found = self._by_form.setdefault(form, found)
            self._by_name[name.text] = found
        return found

    def _describe(self, figure: Figure) -> None:
        """Note the titles that stand with a name: "US Secretary of State John Kerry"."""
        text, words = self.document.text, self._titles.setdefault(figure.actor, set())
        before = _CLAUSE.split(text[max(0, figure.start - 70) : figure.start])[-1]
        run = _WORD.findall(before)[-6:]
        while run and not run[0][0].isupper() and run[0] not in WORDS["offices"]:
            run.pop(0)
        words.update(w.casefold() for w in run)
        office = _BEFORE_COMMA.search(text, max(0, figure.start - 90), figure.start)
        if office is not None and not _VERB.search(office[1]):  # "The envoy to Rome, Ann Lee"
            words.update(w.casefold() for w in _WORD.findall(office[1])[-8:])
        after = _APPOSITION.match(text, figure.stop)
        if after is not None and not _VERB.search(after[1]):
            words.update(w.casefold() for w in _WORD.findall(after[1])[:8])

    def having(self, words: frozenset[str]) -> list[str]:
        """Return which of some words the document has at all, also as parts of other words."""
        if words not in self._having:
            self._having[words] = [word for word in words if word in self.document.text]
        return self._having[words]

    def actor(self, id_: str) -> Actor | Local:
        """Return an actor of the codebook or of this document."""
        return self.locals[id_] if id_ in self.locals else self.index.actor(id_)

    def titles(self, id_: str) -> frozenset[str]:
        """Return every word of the offices and descriptions of an actor, in lower case."""
        if id_ in self._all_titles:
            return self._all_titles[id_]
        if not self._titles:
            self._titles[""] = set()
            for figure in self.figures:
                if figure.kind is ActorKind.PERSON:
                    self._describe(figure)
        held = (
            word.casefold()
            for role in self.actor(id_).roles
            if role.held_on(self.document.published) is not False
            for word in _WORD.findall(role.title)
        )
        words = {*self._titles.get(id_, ()), *held}
        if not WORDS["envoys"].isdisjoint(words):
            words |= WORDS["envoys"]
        found = self._all_titles[id_] = frozenset(words)
        return found

    def place(self, position: int) -> tuple[Place, Memory[tuple[int, int], Source]]:
        """Return the passage that holds a position, and what is remembered of its sources.

        Who is named in a passage follows from the whole document.
        """
        number = bisect_right(self._passages, position) - 1
        place, found = self.places[number], self._sources[number]
        if found is None:
            at = place.start
            first, last = bisect_left(self._starts, at), bisect_left(self._starts, place.stop)
            # Lists of names leave asides out.
            named = [
                (f.start - at, f.actor, f.how, self.aside(f.start))
                for f in self.figures[first:last]
            ]
            found = self._sources[number] = place.passage.read_with(tuple(named))
        return place, found

    def within(self, start: int, stop: int) -> list[Figure]:
        """Return the figures that lie in a part of the text."""
        found = self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
        return [f for f in found if f.stop <= stop]

    def before(self, position: int, most: int = 60) -> list[Figure]:
        """Return up to so many figures before a position, the nearest first, asides left out."""
        here = bisect_left(self._near_starts, position)
        return self._near[max(0, here - most) : here][::-1]

    def after(self, position: int, most: int = 30) -> list[Figure]:
        """Return up to so many figures after a position, the nearest first, asides left out."""
        here = bisect_left(self._near_starts, position)
        return self._near[here : here + most]

    def headed(self, position: int) -> bool:
        """Tell whether a position is in a headline, standfirst or subhead."""
        place = bisect_right(self._begins, position) - 1
        return place >= 0 and self.paragraphs[place].role in _HEADED

    def paragraph(self, position: int) -> int:
        """Return the place of the paragraph that holds a position, asides not counted."""
        place = bisect_right(self._begins, position) - 1
        return self._order[place] if place >= 0 else -1

    def aside(self, position: int) -> bool:
        """Tell whether a position is in a link, credit, caption or notice."""
        place = bisect_right(self._begins, position) - 1
        return place >= 0 and self._asides[place]

    def sentence(self, position: int) -> int:
        """Return the place of the sentence that holds a position."""
        if not self._sentences:
            self._sentences = [start for start, _ in bounds(self.document.text)] or [0]
        return bisect_right(self._sentences, position) - 1

    def sentence_start(self, position: int) -> int:
        """Return where the sentence begins that holds a position, in code points."""
        place = self.sentence(position)
        return self._sentences[max(0, place)]

    def subject(self, figure: Figure) -> bool:
        """Tell whether a figure is the first of its sentence and no preposition governs it."""
        start = self.sentence_start(figure.start)
        if self._person_before.get(figure.start, -1) >= start:
            return False
        low = max(start, figure.start - 60)
        return _GOVERNED.search(self.document.text, low, figure.start) is None

    def possessive(self, figure: Figure) -> bool:
        """Tell whether a figure stands in the genitive."""
        return self.document.text[figure.stop : figure.stop + 1] in ("'", "’")

    def quoted(self, position: int) -> bool:
        """Tell whether a position lies in a direct quotation."""
        return self._in(self._quoted, position)

    def told(self, position: int) -> bool:
        """Tell whether a position lies in what somebody said, quoted or not."""
        return self._in(self._contents, position)

    def _in(self, spans: list[tuple[int, int]], position: int) -> bool:
        place = bisect_right(spans, (position, len(self.document.text))) - 1
        return place >= 0 and position < spans[place][1]
