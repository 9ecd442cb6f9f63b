"""Pronouns read as the names they stand for: "Assad has lost his people. He must go"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from stancekit.codebook.patterns_index import Words
from stancekit.model import Actor, ActorKind, Document, Statement, StatementKind
from stancekit.positions.holders import Index, Named
from stancekit.positions.issues import IssueIndex

__all__ = ["StandIns"]

_PRONOUN = re.compile(r"\b(?:(?P<he>he|him|his|himself)|she|her|herself)\b", re.IGNORECASE)
# Two or three sentences of news, in code points: further back somebody else may be meant.
_REACH = 400
# "Jane Roe", "Mr Roe": a person too, whom the codebook may not know.
_STRANGER = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Sheikh|Prince|King)\.?\s++|[A-Z][\w-]++\s++(?:al-)?)(?P<last>[A-Z]\w++)"
)


class StandIns:
    """Finds whom pronouns in statements mean, where an issue could be about that person.

    Args:
        actors: The actors of the codebook.
        issues: Its patterns: only names that they hold matter.
    """

    def __init__(self, actors: Sequence[Actor], issues: IssueIndex) -> None:
        """Keep the names that patterns hold."""
        people = {a.id: a for a in actors if a.kind is ActorKind.PERSON and a.pronoun is not None}
        names = {i: re.split(r"[\s-]", a.name)[-1] for i, a in people.items()}
        known = issues.known(names.values())
        self._names = {i: name for i, name in names.items() if name in known}
        self._pronouns = {i: str(people[i].pronoun) for i in self._names}
        self._people = frozenset(people)
        listed = "|".join(sorted(re.escape(name) for name in set(self._names.values())))
        self._any = re.compile(rf"\b(?:{listed})\b" if listed else r"(?!)")
        self._issues = issues

    def read(
        self, document: Document, words: Words, statements: Sequence[Statement], index: Index
    ) -> Words:
        """Return the words of a document in which such pronouns count as the names.

        Args:
            document: The document.
            words: Its words.
            statements: Its statements, speakers resolved.
            index: Finds actors in a text.
        """
        meant: dict[int, str] = {}
        if self._any.search(document.text):
            for statement in statements:
                meant |= self._in(document, words, statement, index)
        return self._issues.standing_for(words, meant) if meant else words

    def _in(
        self, document: Document, words: Words, statement: Statement, index: Index
    ) -> Mapping[int, str]:
        """Return the words of a statement that are such pronouns, with the names they mean."""
        text, found = document.text, dict[int, str]()
        for span in statement.content:
            # In "he must go, he said" one of the two is who speaks: only what is quoted, or what
            # names somebody first, can be told apart.
            quoted = statement.kind is not StatementKind.INDIRECT
            low = max(0, span.start - _REACH) if quoted else span.start
            pronouns = list(_PRONOUN.finditer(text, span.start, span.stop))
            if not pronouns or self._any.search(text, low, pronouns[-1].start()) is None:
                continue
            named = sorted(
                index.find(text, low, span.stop, document.published), key=lambda n: n.span.start
            )
            for match in pronouns:
                gender = "he" if match["he"] else "she"
                start = max(low, match.start() - _REACH)
                one = self._last(text, named, (start, match.start()), statement.speakers)
                if one is not None and self._pronouns.get(one) == gender:
                    found[words.between(match.start(), match.end())[0]] = self._names[one]
        return found

    def _last(
        self,
        text: str,
        named: Sequence[Named],
        place: tuple[int, int],
        speakers: Sequence[str],
    ) -> str | None:
        """Return who was named last, the speakers and those known by office only left out."""
        start, stop = place
        before = [n for n in named if start <= n.span.start and n.span.stop <= stop]
        people = [n for n in before if n.actor in self._people and n.actor not in speakers]
        if not people:
            return None
        last = people[-1]
        since = [n for n in before if n.span.start > last.span.start]
        spoken = {part.lower() for s in speakers for part in re.split(r"[\W_]", s)}
        if any(
            name.lower() not in spoken for name in _strangers(text, last.span.stop, stop, since)
        ):
            return None
        return last.actor


def _strangers(text: str, start: int, stop: int, named: Sequence[Named]) -> Iterator[str]:
    """Go through the surnames between two places that no known actor has."""
    for match in _STRANGER.finditer(text, start, stop):
        if not any(n.span.start < match.end() and match.start() < n.span.stop for n in named):
            yield match["last"]
