"""Pronouns read as the names they stand for: "Assad has lost his people. He must go"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stancekit.codebook.patterns_index import Words
from stancekit.model import Actor, ActorKind, Document, Span, Statement, StatementKind
from stancekit.positions.holders import Index, Named
from stancekit.positions.issues import IssueIndex
from stancekit.positions.wordings import wording_of
from stancekit.text.wordings import base

__all__ = ["StandIns"]

# Two or three sentences of news, in code points: further back somebody else may be meant.
_REACH = 400
_KINDS = ("he", "she")


class _Pronouns(NamedTuple):
    """The pronouns of a language.

    Attributes:
        pattern: Finds one; none where the language has none that stand for people alone.
        kinds: What an actor's pronoun is called by each.
        longest: Letters of the longest, and one to see that it ends.
        stranger: "Jane Roe", "Mr Roe": a person too, whom the codebook may not know.
    """

    pattern: re.Pattern[str] | None
    kinds: Mapping[str, str]
    longest: int
    stranger: re.Pattern[str]


@cache
def _pronouns(tag: str) -> _Pronouns:
    known = wording_of(tag)
    kinds = {word: kind for kind in _KINDS for word in known.words("pronouns", kind)}
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in kinds:
        rests[f"[{word[0].upper()}{word[0]}]"].append(re.escape(word[1:]))
    # Begun with a set of letters, because `re` looks for one fastest; not inside a word.
    first = f"[{''.join(sorted({c for word in kinds for c in (word[0], word[0].upper())}))}]"
    after = "|".join(f"(?<={one})(?:{'|'.join(rest)})" for one, rest in rests.items())
    titles = known.pattern("pronouns", "titles")
    return _Pronouns(
        re.compile(rf"{first}(?<!\w{first})(?:{after})\b") if kinds else None,
        kinds,
        max(map(len, kinds), default=0) + 1,
        re.compile(
            rf"\b(?:{titles}\.?\s++|[A-ZÀ-ÖØ-Þ][\w-]++\s++(?:al-)?)(?P<last>[A-ZÀ-ÖØ-Þ]\w++)"
        ),
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
        classes = issues.classes(names.values())
        self._names = {i: name for i, name in names.items() if name in classes}
        self._pronouns = {i: str(people[i].pronoun) for i in self._names}
        self._people = frozenset(people)
        self._any = re.compile(f"[{''.join(classes.values())}]" if classes else r"(?!)")
        self._issues = issues

    def read(self, document: Document, statements: Sequence[Statement], index: Index) -> Words:
        """Return the words of a document in which such pronouns count as the names.

        Args:
            document: The document.
            statements: Its statements, speakers resolved.
            index: Finds actors in a text.
        """
        words = self._issues.words(document.text)
        known = _pronouns(base(document.language))
        if known.pattern is None:
            return words
        found = [match.start() for match in self._any.finditer(words.classes)]
        if not found:
            return words
        text = document.text
        places = [words.starts[at] for at in found]
        meant: dict[int, str] = {}
        for statement in statements:
            # In "he must go, he said" one of the two is who speaks: only what is quoted, or what
            # names somebody first, can be told apart.
            back = 0 if statement.kind is StatementKind.INDIRECT else _REACH
            for span in statement.content:
                low = max(0, span.start - back)
                if bisect_left(places, low) == bisect_left(places, span.stop):
                    continue
                mine = [
                    (match.start(), known.kinds[match[0].lower()])
                    for match in known.pattern.finditer(text, span.start, span.stop + known.longest)
                    if match.start() < span.stop
                ]
                if mine and self._may_matter(words, found, (low, mine[-1][0]), span):
                    named = index.find(text, low, span.stop, document.published)
                    actors = sorted(named, key=lambda n: n.span.start)
                    for start, one in self._meant(document, actors, mine, low, statement):
                        meant[words.between(start, start + 1)[0]] = self._names[one]
        return self._issues.standing_for(words, meant) if meant else words

    def _may_matter(
        self, words: Words, found: Sequence[int], near: tuple[int, int], span: Span
    ) -> bool:
        """Tell whether an issue may be spoken of in a span if names near it are read there.

        Args:
            words: The words of the document.
            found: Those of them that may be such names, in order.
            near: From where to where a name may stand that a pronoun means.
            span: A content.
        """
        first, last = words.between(*near)
        named = found[bisect_left(found, first) : bisect_left(found, last)]
        own = words.between(span.start, span.stop)
        return bool(named) and self._issues.may_mention(words, *own, with_them=named)

    def _meant(
        self,
        document: Document,
        actors: Sequence[Named],
        pronouns: Sequence[tuple[int, str]],
        low: int,
        statement: Statement,
    ) -> Iterator[tuple[int, str]]:
        """Go through pronouns with who is meant, as far as that is clear."""
        for start, gender in pronouns:
            place = max(low, start - _REACH), start
            one = self._last(document, actors, place, statement.speakers)
            if one is not None and self._pronouns.get(one) == gender:
                yield start, one

    def _last(
        self,
        document: Document,
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
            name.lower() not in spoken
            for name in _strangers(document, (last.span.stop, stop), since)
        ):
            return None
        return last.actor


def _strangers(document: Document, place: tuple[int, int], named: Sequence[Named]) -> Iterator[str]:
    """Go through the surnames between two places that no known actor has."""
    stranger = _pronouns(base(document.language)).stranger
    for match in stranger.finditer(document.text, *place):
        if not any(n.span.start < match.end() and match.start() < n.span.stop for n in named):
            yield match["last"]
