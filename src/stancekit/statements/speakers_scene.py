"""The scene of a document: who has been named, described and heard up to a point."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

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
from stancekit.statements.speakers_namesakes import is_surname
from stancekit.statements.speakers_passages import (
    DocumentWord,
    Figure,
    Place,
    Source,
    Stranger,
    documents_in,
    passages,
)
from stancekit.statements.speakers_sentences import sentence_starts
from stancekit.statements.speakers_titles import title_words, titles_beside
from stancekit.text.memory import Memory
from stancekit.text.names import normal_form
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
# For how many names a passage remembers the titles beside them.
_NAMES = 256
_BY_NAME = (How.METONYM, How.NAME)
_GOVERNED = re.compile(
    r"\b(?:of|for|to|by|with|from|against|about|on|at|in|behind|under)[\s\u00a0]"
    r"(?:the[\s\u00a0]|an?[\s\u00a0])?(?:[A-Z][\w’'.-]*[\s\u00a0]){0,5}\Z"
)


class Standing(NamedTuple):
    """How something stands in a document.

    Attributes:
        paragraph: Place of its paragraph, asides not counted.
        sentence: Place of its sentence.
        told: Whether somebody said it, quoted or not.
        quoted: Whether it is quoted.
    """

    paragraph: int
    sentence: int
    told: bool
    quoted: bool


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
    _document_words: list[DocumentWord] | None = None
    _by_name: dict[str, Local] = Factory(dict)
    _by_form: dict[str, Local] = Factory(dict)
    _titles: dict[str, set[str]] | None = None
    _all_titles: dict[str, frozenset[str]] = Factory(dict)
    _starts: list[int] = Factory(list)
    _near: list[Figure] = Factory(list)
    _near_starts: list[int] = Factory(list)
    _standing: dict[int, Standing] = Factory(dict)
    _subjects: dict[int, bool] = Factory(dict)
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
        scene._near, scene._near_starts = scene.figures, scene._starts
        if True in scene._asides:
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
        states = [m.span for m in found if m.kind is ActorKind.STATE and m.how in _BY_NAME]
        places = {place for place in {span.of(text) for span in states} if " " not in place}
        people: set[str] = set()
        if places:
            stops = {m.span.stop for m in found}
            people = {place.casefold() for place in places if is_surname(text, place, stops)}
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

    def documents_in(self, start: int, stop: int) -> set[str]:
        """Return the words for documents, each a word of its own, in a part of the text.

        A part may begin or end inside of a word.
        """
        if self._document_words is None:
            self._document_words = documents_in(self.document.text, self.places)
        found: set[str] = set()
        known = self._document_words
        for here in range(bisect_left(known, (start,)), len(known)):
            first, last, word, opens, closes = known[here]
            if first >= stop:
                break
            if last <= stop and (opens or first == start) and (closes or last == stop):
                found.add(word)
        return found

    def actor(self, id_: str) -> Actor | Local:
        """Return an actor of the codebook or of this document."""
        return self.locals[id_] if id_ in self.locals else self.index.actor(id_)

    def titles(self, id_: str) -> frozenset[str]:
        """Return every word of the offices and descriptions of an actor, in lower case."""
        if id_ in self._all_titles:
            return self._all_titles[id_]
        if self._titles is None:
            self._titles = {}
            for figure in self.figures:
                if figure.kind is ActorKind.PERSON:
                    self._titles.setdefault(figure.actor, set()).update(self._beside(figure))
        words = {*self._titles.get(id_, ())}
        for role in self.actor(id_).roles:
            if role.held_on(self.document.published) is not False:
                words.update(title_words(role.title))
        if not WORDS["envoys"].isdisjoint(words):
            words |= WORDS["envoys"]
        found = self._all_titles[id_] = frozenset(words)
        return found

    def _beside(self, figure: Figure) -> frozenset[str]:
        """Return the words of the titles that stand with a name."""
        first, last = figure.start, figure.stop
        start, _, passage, held, _ = self.places[bisect_right(self._passages, first) - 1]
        if not held:
            return titles_beside(self.document.text, first, last)
        known = passage.titles
        if known is None:
            known = passage.titles = Memory(_NAMES)
        key = first - start, last - start
        found = known.get(key)
        if found is None:
            found = known.keep(key, titles_beside(self.document.text, first, last))
        return found

    def place(self, position: int) -> tuple[Place, Memory[tuple[int, int], Source] | None]:
        """Return the passage that holds a position, and what is remembered of its sources.

        Who is named in a passage follows from the whole document.
        """
        number = bisect_right(self._passages, position) - 1
        place, found = self.places[number], self._sources[number]
        if found is None and place.apart:
            at = place.start
            first, last = bisect_left(self._starts, at), bisect_left(self._starts, place.stop)
            figures = self.figures[first:last]
            named = [(f.start - at, f.actor, f.how) for f in figures]
            # Lists of names leave asides out.
            asides = [self.aside(f.start) for f in figures] if True in self._asides else ()
            found = place.passage.read_with((tuple(named), any(asides) and tuple(asides)))
            self._sources[number] = found
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
            self._sentences = sentence_starts(self.document.text) or [0]
        return bisect_right(self._sentences, position) - 1

    def sentence_start(self, position: int) -> int:
        """Return where the sentence begins that holds a position, in code points."""
        place = self.sentence(position)
        return self._sentences[max(0, place)]

    def standing(self, start: int) -> Standing:
        """Return how what starts at a position stands in the document."""
        found = self._standing.get(start)
        if found is None:
            found = self._standing[start] = Standing(
                self.paragraph(start), self.sentence(start), self.told(start), self.quoted(start)
            )
        return found

    def subject(self, figure: Figure) -> bool:
        """Tell whether a figure is the first of its sentence and no preposition governs it."""
        here = figure.start
        found = self._subjects.get(here)
        if found is None:
            start = self.sentence_start(here)
            found = self._person_before.get(here, -1) < start and (
                _GOVERNED.search(self.document.text, max(start, here - 60), here) is None
            )
            self._subjects[here] = found
        return found

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
