"""What an article speaks of as it goes on, so that "the raids" finds the raids it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stancekit.codebook.patterns_index import Words
from stancekit.positions.issues import Hit

__all__ = ["TOPIC_REACH", "Topics", "hanging"]

# How far back, in code points, what "the raids" are may have been said: a few paragraphs of news.
TOPIC_REACH = 1200
# Most words between something and the mention that hangs on it: "presence at the Vienna talks".
_HANG_REACH = 3
_HANGS_BY = frozenset(
    ("of", "in", "at", "on", "during", "from", "to", "for", "within", "under", "inside", "before")
)
_JOINS = frozenset(("and", "or", "but", "nor"))


class Topics:
    """The issues of a document and where each was last spoken of.

    Attributes:
        last: By issue, where words about it stopped last.

    Example:
        >>> topics = Topics()
        >>> said = {"raids": (Hit("raids.mention[0]", "mention", 0, 2),)}
        >>> _ = topics.read(said, Words([0, 8], [7, 13], "xx", [0, 0]))
        >>> taken_up = {"raids": (Hit("raids.anaphora[0]", "anaphora", 2, 4),)}
        >>> words = Words([0, 8, 20, 24], [7, 13, 23, 29], "xxxx", [0] * 4)
        >>> [(h.kind, h.first) for h in topics.read(taken_up, words)["raids"]]
        [('mention', 2)]
        >>> Topics().read(taken_up, words)
        {}
    """

    def __init__(self) -> None:
        """Begin a document, in which nothing has been spoken of."""
        self.last: dict[str, int] = {}

    def near(self, start: int) -> dict[str, int]:
        """Return the issues that what follows can take up, and forget the others.

        Args:
            start: Where what follows begins; never less than before.
        """
        if self.last:
            far = start - TOPIC_REACH
            self.last = {issue: stop for issue, stop in self.last.items() if stop >= far}
        return self.last

    def hear(self, spoken: Iterable[tuple[str, int]], start: int) -> None:
        """Note which issues a stretch of text speaks of that takes up nothing said before.

        Args:
            spoken: The issues and where in the stretch each is named last.
            start: Where the stretch begins.
        """
        for issue, stop in spoken:
            self.last[issue] = start + stop

    def read(
        self, found: Mapping[str, Sequence[Hit]], words: Words, first: int = 0
    ) -> dict[str, list[Hit]]:
        """Settle which issues the words mean that take up something said before.

        Args:
            found: Hits of a stretch of text, by issue; stretches are read in order.
            words: The words of the document.
            first: Index of the word from which the hits count words.

        Returns:
            The hits without those of kind `anaphora`; where the issue was spoken of shortly
            before, more lately than others that the same words could mean, they are mentions.
        """
        own = {k: [h for h in v if h.kind != "anaphora"] for k, v in found.items()}
        if any(len(own[k]) < len(v) for k, v in found.items()):
            for issue, hit in self._meant(found, own, words, first):
                own[issue].append(hit._replace(kind="mention"))
        for issue, hits in own.items():
            if hits and all(h.kind != "exclude" for h in hits):
                self.last[issue] = words.stops[first + max(h.last for h in hits) - 1]
        return {k: v for k, v in own.items() if v}

    def _meant(
        self,
        found: Mapping[str, Sequence[Hit]],
        own: Mapping[str, Sequence[Hit]],
        words: Words,
        first: int,
    ) -> list[tuple[str, Hit]]:
        """Return the hits that take up an issue, with the issue spoken of most lately."""
        here = {k for k, v in own.items() if any(h.kind != "exclude" for h in v)}
        # Words that may mean what the stretch itself speaks of count no second time.
        said = [
            h
            for issue, hits in found.items()
            for h in hits
            if h.kind != "exclude" and (h.kind != "anaphora" or issue in here)
        ]
        meant: dict[tuple[int, int], tuple[int, str, Hit]] = {}
        for issue, hits in found.items():
            last = self.last.get(issue)
            if last is None or issue in here:
                continue
            for hit in hits:
                if hit.kind != "anaphora":
                    continue
                start = words.starts[first + hit.first]
                covered = any(o.first < hit.last and hit.first < o.last for o in said)
                if start - last > TOPIC_REACH or covered:
                    continue
                place = hit.first, hit.last
                meant[place] = max(meant.get(place, (-1, "", hit)), (last, issue, hit))
        return [(issue, hit) for _, issue, hit in meant.values()]


def hanging(found: Mapping[str, Sequence[Hit]], text: str, words: Words) -> dict[Hit, int]:
    """Find mentions that hang on words about another issue: "its presence | at the Vienna talks".

    What is said of such words is said of the first, not of the second.

    Args:
        found: Hits of a sentence, by issue.
        text: The document's text.
        words: Its words.

    Returns:
        For each such mention the word at which what it hangs on ends.
    """
    hangs: dict[Hit, int] = {}
    if len(found) < 2:
        return hangs
    for issue, hits in found.items():
        for hit in hits:
            if hit.kind != "mention":
                continue
            near = [
                o
                for other, theirs in found.items()
                if other != issue
                for o in theirs
                if o.kind != "exclude" and 0 < hit.first - o.last <= _HANG_REACH
            ]
            for one in near:
                between = [
                    text[words.starts[k] : words.stops[k]].lower()
                    for k in range(one.last, hit.first)
                ]
                listed = "," in text[words.stops[one.last - 1] : words.starts[hit.first]]
                if between[0] in _HANGS_BY and not listed and _JOINS.isdisjoint(between):
                    hangs[hit] = max(hangs.get(hit, 0), one.last)
    return hangs
