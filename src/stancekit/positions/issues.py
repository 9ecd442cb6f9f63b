"""A codebook's issues and the shipped cues, compiled together to be found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from stancekit.codebook.patterns import PatternError, bare
from stancekit.codebook.patterns_index import PatternIndex, Words
from stancekit.codebook.patterns_search import Choice
from stancekit.errors import CodebookError, Problem, Severity
from stancekit.model import Codebook, Issue
from stancekit.positions.cues import cue_patterns

__all__ = ["KINDS", "Found", "Hit", "IssueIndex"]

_NEGATIONS = frozenset(
    str.split("not n't never no nor cannot can't nobody none without hardly nothing neither")
)
# Words by which a pattern says itself what "no" excepts: "no settlement without Assad". Where they
# only stand for "no" beside it ("(no|without) troops"), they except nothing.
_EXCEPTING = re.compile(
    r"\b(?:without|than|except|unless|but|short of|apart from|alternative|substitute)\b"
)
_ANY_NO = re.compile(r"\((?:[^()|]*\|)*(?:no|never)(?:\|[^()|]*)*\)")
REFUSALS = ("neutral.before", "deny.before")
# What words of attribution can say besides that they attribute.
ATTRIBUTING = (*REFUSALS, "oppose.before", "support.before", "other.modal")
KINDS = ("neutral", "condition", "con", "pro", "mention", "exclude", "anaphora")


class Hit(NamedTuple):
    """A pattern or a cue found in a text.

    Attributes:
        rule: Name of the pattern: `assad_removal.pro[3]`, `cue:oppose.after[2]`.
        kind: `pro`, `con`, ... of an issue; `oppose.after` and the like of a cue.
        first: Index of its first word among the document's words.
        last: Index after its last word.
        acts: Whether who does what it says holds the position (`@ reject* the plan`).
        negates: Whether the pattern has a negation of its own.
        excepts: Whether it says what a negation excepts: "no settlement without Assad".
    """

    rule: str
    kind: str
    first: int
    last: int
    acts: bool = False
    negates: bool = False
    excepts: bool = False


@frozen
class Found:
    """What was found in a stretch of text.

    Attributes:
        issues: Hits by issue.
        cues: Hits of cues, by kind.
    """

    issues: Mapping[str, Sequence[Hit]]
    cues: Mapping[str, Sequence[Hit]]


class IssueIndex:
    """The patterns of a codebook's issues, and the cues that belong to no subject.

    Args:
        codebook: Its issues and sets.

    Raises:
        CodebookError: A pattern cannot be read; every bad pattern is listed with its key.

    Example:
        >>> issue = Issue("embargo", mention=["[oil|trade] embargo"])
        >>> index = IssueIndex(Codebook("c", issues=[issue]))
        >>> found = index.find(index.words("We reject the oil embargo."))
        >>> [(h.rule, h.first, h.last) for h in found.issues["embargo"]]
        [('embargo.mention[0]', 3, 5)]
        >>> sorted(found.cues)
        ['oppose.before']
    """

    def __init__(self, codebook: Codebook) -> None:
        """Compile, or say what cannot be."""
        self.codebook = codebook
        self.issues: dict[str, Issue] = {i.id: i for i in codebook.issues}
        written = dict(issue_patterns(codebook.issues))
        patterns = {rule: bare(pattern) for rule, pattern in written.items()}
        acts = {rule for rule, pattern in written.items() if pattern != patterns[rule]}
        self._written = written
        sets = {s.name: s.phrases for s in codebook.sets}
        try:
            self._index = PatternIndex(patterns, sets, beside=cue_patterns())
        except PatternError as error:
            raise CodebookError(_problems(codebook.name, patterns, sets, error)) from error
        # Of each pattern: whose it is, its kind, whether it acts, whether it negates or excepts.
        self._facts = {
            name: (
                *_place(name),
                name in acts,
                not words.isdisjoint(_NEGATIONS),
                _EXCEPTING.search(_ANY_NO.sub("", written.get(name, ""))) is not None,
            )
            for name, words in self._index.words_in()
        }
        refusals = [n for n, facts in self._facts.items() if facts[1] in REFUSALS]
        self._refusing = self._index.classes_in(refusals)
        self._search = self._index.search
        self._mentions, self._cues = self._index.chosen
        attributing = {n for n, facts in self._facts.items() if facts[1] in ATTRIBUTING}
        self._attributing = self._search.choice(attributing)

    def words(self, text: str) -> Words:
        """Return the words of a text, ready for `find`."""
        return self._index.words(text)

    def classes(self, names: Iterable[str]) -> dict[str, str]:
        """Return the classes of the words among some that patterns hold."""
        return self._index.classes_of(names)

    def standing_for(self, words: Words, others: Mapping[int, str]) -> Words:
        """Return words of which some count as others: pronouns as the names they mean."""
        return self._index.standing_for(words, others)

    def source(self, rule: str) -> str:
        """Return a pattern as it was written.

        Raises:
            KeyError: There is no pattern of that name.
        """
        return self._written.get(rule) or self._index.sources[rule].source

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of all patterns of issues."""
        return tuple(n for n in self._index.sources if not n.startswith("cue:"))

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Found:
        """Return what occurs among words [first, last)."""
        return Found(self.mentions(words, first, last), self.cues(words, first, last))

    def mentions(
        self, words: Words, first: int = 0, last: int | None = None, *, origin: int = 0
    ) -> dict[str, list[Hit]]:
        """Return the hits of issues among words [first, last), by issue.

        Args:
            words: The words of a text.
            first: Index of the first word.
            last: Index after the last.
            origin: The word from which the hits count words.
        """
        last = len(words.classes) if last is None else last
        found: dict[str, list[Hit]] = {}
        at = first - origin
        for name, begin, end in self._search.within(words, first, last, self._mentions):
            issue, kind, *facts = self._facts[name]
            found.setdefault(issue, []).append(Hit(name, kind, at + begin, at + end, *facts))
        return found

    def cues(
        self, words: Words, first: int = 0, last: int | None = None, *, origin: int = 0
    ) -> dict[str, list[Hit]]:
        """Return the hits of cues among words [first, last), by kind; see `mentions`."""
        last = len(words.classes) if last is None else last
        return self._of(self._cues, words, (first, last), first - origin)

    def attributing(self, words: Words, first: int, last: int) -> dict[str, list[Hit]]:
        """Return the hits of cues that matter in words of attribution, by kind."""
        return self._of(self._attributing, words, (first, last), first)

    def _of(
        self, choice: Choice, words: Words, stretch: tuple[int, int], at: int
    ) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for name, begin, end in self._search.within(words, *stretch, choice):
            kind = self._facts[name][1]
            found.setdefault(kind, []).append(Hit(name, kind, at + begin, at + end))
        return found

    def may_refuse(self, words: Words, first: int, last: int) -> bool:
        """Tell whether a refusal or a denial can hold a word in [first, last), at little cost."""
        return not self._refusing.isdisjoint(words.classes[first:last])

    def may_mention(
        self, words: Words, first: int, last: int, *, with_them: Sequence[int] = ()
    ) -> bool:
        """Tell whether an issue can be mentioned among words [first, last), at little cost.

        Args:
            words: The words of a text.
            first: Index of the first word.
            last: Index after the last.
            with_them: Indices of words elsewhere, as if they stood there too.
        """
        return self._search.may_find(words, first, last, self._mentions, with_them)


def issue_patterns(issues: Iterable[Issue]) -> Iterable[tuple[str, str]]:
    """Go through the patterns of issues with their names (`embargo.con[0]`)."""
    for issue in issues:
        for kind in KINDS:
            for number, pattern in enumerate(getattr(issue, kind)):
                yield f"{issue.id}.{kind}[{number}]", pattern


def _place(rule: str) -> tuple[str, str]:
    """Split the name of a pattern into its owner and its kind."""
    if rule.startswith("cue:"):
        return "cue", rule[4:].partition("[")[0]
    owner, _, rest = rule.rpartition(".")
    return owner, rest.partition("[")[0]


def _problems(
    name: str,
    patterns: Mapping[str, str],
    sets: Mapping[str, tuple[str, ...]],
    first: PatternError,
) -> tuple[Problem, ...]:
    """Find every bad pattern, and not only the first that stopped the compiling."""
    found = list(dict.fromkeys(_bad(tuple(patterns.items()), sets))) or [str(first)]
    return tuple(Problem(Severity.ERROR, "bad-pattern", m, document=name) for m in found)


def _bad(patterns: Sequence[tuple[str, str]], sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Say what is wrong with each pattern that cannot be compiled.

    Halves are tried, so that a few bad ones among thousands cost a few times what all cost.
    """
    try:
        PatternIndex(dict(patterns), sets)
    except PatternError as error:
        middle = len(patterns) // 2
        # Of a bad set every pattern would say the same.
        if middle == 0 or str(error).startswith("column 1: set "):
            yield str(error)
        else:
            yield from _bad(patterns[:middle], sets)
            yield from _bad(patterns[middle:], sets)
