"""What the passages of a codebook teach: which words tell of which issue and stance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from stancekit.model import Codebook, Lesson, Stance
from stancekit.model.table import Table
from stancekit.text.memory import Memory
from stancekit.text.words import words

__all__ = ["FEWEST", "THRESHOLD", "Lessons", "Taught", "cross_validate"]

# An issue needs so many passages; from fewer nothing general is learned.
FEWEST = 8
# How much surer than not an issue must be, in natural logarithms of odds.
THRESHOLD = 4.0
# Weight of what all passages together say of a word, in passages. Any from 10 to 40 does as well.
_PRIOR = 30.0
# What stands in one passage only teaches nothing about others.
_LEAST = 2
# A word that speaks for and against no issue by more than this is left out: "the", "said".
_SILENT = 0.35
# So many words must speak for an issue, each by more than that: what is about something else has
# one or two of them by chance.
_WORDS, _SPEAKS = 3, 1.2
# How many telling words are named.
_NAMED = 3
_STEM_FROM = 4
_ENDINGS = (
    *("ations", "ation", "ements", "ement", "ingly", "ings", "ing", "ions", "ion"),
    *("edly", "ers", "er", "ed", "es", "ly", "s", "e", "y"),
)
_STEMS = 1 << 14
# Whoever speaks: nothing follows from that somebody does.
_SPEAKER = "x"

_Label = tuple[str, Stance]


class Taught(NamedTuple):
    """An issue that a text is about by its words.

    Attributes:
        issue: Id of the issue.
        stance: The stance that its words are nearest to.
        score: How much surer than not the issue is, in natural logarithms of odds.
        words: The words that told most, the most telling first.
    """

    issue: str
    stance: Stance
    score: float
    words: tuple[str, ...]


class _Stems(Memory[str, str]):
    """Words to their stems."""

    def __missing__(self, word: str) -> str:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _STEM_FROM:
                return self.keep(word, word[: -len(ending)])
        return self.keep(word, word)


_stems = _Stems(_STEMS)


def _features(text: str) -> dict[str, str]:
    """Return the stems of a text and the pairs of neighbours among them, with how they read."""
    read = [word for word in words(text) if not word.isdigit()]
    stems = [_stems[word] for word in read]
    found = {stem: word for stem, word in zip(stems, read, strict=True) if stem != _SPEAKER}
    for i in range(len(read) - 1):
        if _SPEAKER not in (stems[i], stems[i + 1]):
            found[f"{stems[i]} {stems[i + 1]}"] = f"{read[i]} {read[i + 1]}"
    return found


class _Known(NamedTuple):
    """What a word or pair of words tells.

    Attributes:
        texts: In how many passages it stands.
        weights: What it adds to the odds of the issues it stands with, by their numbers.
        counts: In how many passages of which issue and stance.
    """

    texts: int
    weights: tuple[tuple[int, float], ...]
    counts: Mapping[_Label, int]


class Lessons:
    """What was learned from passages that a codebook gives with their codes.

    For each word and each pair of neighbours, its share among the passages of an issue is compared
    with its share among the others, both drawn towards its share in all. The sum over a text, with
    the share of the issue itself, are the odds that it is about the issue; the stance is the one
    whose passages its words are nearest to. Nothing is learned but counts, and whoever reads a
    position coded so is told the words that counted most.

    Source:
        B. Monroe, M. Colaresi, K. Quinn, Fightin' Words: Lexical Feature Selection and Evaluation
        for Identifying the Content of Political Conflict, Political Analysis 16 (2008): the
        informative prior. D. Lewis, Naive (Bayes) at forty, ECML 1998: the sum.

    Example:
        >>> towns = [f"{a}{b}ton" for a in "ABCDEF" for b in "aeiou"]
        >>> ban = [f"X called for a ban on the dam at {town}." for town in towns]
        >>> others = ("football", "taxes", "a school")
        >>> talk = [f"X spoke about {other} at {town}." for town in towns for other in others]
        >>> lessons = Lessons(
        ...     [*(Lesson(text, support=["dam_ban"]) for text in ban), *map(Lesson, talk)]
        ... )
        >>> [(one.issue, str(one.stance)) for one in lessons.read("We call for a ban on this dam.")]
        [('dam_ban', 'support')]
    """

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        """Count the words of passages; their order does not matter."""
        passages = [(tuple(_features(one.text)), one.stances) for one in lessons]
        self._labels = Counter(label for _, codes in passages for label in codes.items())
        issues = Counter(issue for _, codes in passages for issue in codes)
        self.issues = tuple(sorted(issue for issue, n in issues.items() if n >= FEWEST))
        self._sizes = [issues[issue] for issue in self.issues]
        self._all = all_ = len(passages)
        # An issue of all passages cannot be told from others: there are none.
        self._start = [log((n + 0.5) / (all_ - n + 0.5)) for n in self._sizes]
        self._each = [self._cost(n) for n in self._sizes]
        self._known = self._learned(passages) if self.issues else {}

    def __bool__(self) -> bool:
        """Tell whether anything was learned."""
        return bool(self._known)

    def _cost(self, size: int) -> float:
        """Return what a known word adds to an issue in no passage of which it stands."""
        rest = self._all - size
        return log(_PRIOR / (self._all + _PRIOR)) + log((rest + _PRIOR) / (size + _PRIOR))

    def _learned(
        self, passages: Sequence[tuple[tuple[str, ...], Mapping[str, Stance]]]
    ) -> dict[str, _Known]:
        texts = Counter(feature for features, _ in passages for feature in features)
        counts: defaultdict[str, Counter[_Label]] = defaultdict(Counter)
        for features, codes in passages:
            for feature in features:
                if codes and texts[feature] >= _LEAST:
                    counts[feature].update(codes.items())
        number = {issue: i for i, issue in enumerate(self.issues)}
        known: dict[str, _Known] = {}
        for feature, n in texts.items():
            if n < _LEAST:
                continue
            found: Counter[int] = Counter()
            for (issue, _), k in counts[feature].items() if feature in counts else ():
                if issue in number:
                    found[number[issue]] += k
            weights = tuple((i, self._weight(n, k)) for i, k in sorted(found.items()))
            silent = len(weights) == len(self.issues) and all(
                abs(self._each[i] + weight) < _SILENT for i, weight in weights
            )
            if not silent:
                known[feature] = _Known(n, weights, counts.get(feature, {}))
        return known

    def _weight(self, texts: int, here: int) -> float:
        """Return what standing in so many passages of an issue adds to its odds."""
        prior = _PRIOR * texts / self._all
        return log((here + prior) / prior) - log((texts - here + prior) / (texts + prior))

    def read(self, text: str, threshold: float = THRESHOLD) -> tuple[Taught, ...]:
        """Tell which issues a text is about, the surest first.

        Args:
            text: A statement with the sentence it stands in.
            threshold: How sure an issue must be, in natural logarithms of odds.
        """
        features = _features(text)
        met = [(f, known) for f in features if (known := self._known.get(f)) is not None]
        scores = [
            start + len(met) * each for start, each in zip(self._start, self._each, strict=True)
        ]
        for _, known in met:
            for i, weight in known.weights:
                scores[i] += weight
        found = [i for i, score in enumerate(scores) if score >= threshold and self._told(i, met)]
        found.sort(key=lambda i: (-scores[i], i))
        return tuple(self._taught(i, scores[i], met, features) for i in found)

    def _told(self, number: int, met: Sequence[tuple[str, _Known]]) -> bool:
        """Tell whether enough words speak for an issue: one or two may be chance."""
        each = self._each[number]
        speaking = [
            feature
            for feature, known in met
            if " " not in feature
            for i, weight in known.weights
            if i == number and weight + each > _SPEAKS
        ]
        return len(speaking) >= _WORDS

    def _taught(
        self,
        number: int,
        score: float,
        met: Sequence[tuple[str, _Known]],
        features: Mapping[str, str],
    ) -> Taught:
        issue = self.issues[number]
        telling = [
            (weight, feature)
            for feature, known in met
            for i, weight in known.weights
            if i == number
        ]
        telling.sort(key=lambda one: (-one[0], one[1]))
        named = tuple(features[feature] for _, feature in telling[:_NAMED])
        stances = {stance: self._near((issue, stance), met) for stance in Stance}
        stance = max(Stance, key=stances.__getitem__)
        return Taught(issue, stance, score, named)

    def _near(self, label: _Label, met: Sequence[tuple[str, _Known]]) -> float:
        """Return the odds of an issue and a stance together."""
        size = self._labels[label]
        if not size:
            return float("-inf")
        odds = log(size / (self._all - size + 0.5)) + len(met) * self._cost(size)
        return odds + sum(
            self._weight(known.texts, known.counts[label])
            for _, known in met
            if label in known.counts
        )


def cross_validate(codebook: Codebook, folds: int = 5) -> Table:
    """Tell how well the passages of a codebook teach: each is read with what others taught.

    Args:
        codebook: A codebook with lessons.
        folds: Into how many parts they are divided, 2 or more.

    Returns:
        A row for each issue: `issue`, `passages` (that have it), `recall`, `precision` (of the
        issue), and `stance` (the share of those found whose stance is right); the last row is for
        all. None where a share is of nothing.

    Raises:
        ValueError: Fewer than two folds.
    """
    if folds < 2:
        raise ValueError(f"folds: got {folds}, expected 2 or more")
    there, found, right, stance = (Counter[str]() for _ in range(4))
    for fold in range(folds):
        taught = Lessons(one for i, one in enumerate(codebook.lessons) if i % folds != fold)
        for lesson in codebook.lessons[fold::folds]:
            codes = lesson.stances
            there.update(codes.keys())
            for one in taught.read(lesson.text):
                found[one.issue] += 1
                right[one.issue] += one.issue in codes
                stance[one.issue] += codes.get(one.issue) == one.stance
    issues = sorted(there)
    rows = [
        _row(issue, *(count[issue] for count in (there, found, right, stance))) for issue in issues
    ]
    rows.append(_row("all", *(sum(count.values()) for count in (there, found, right, stance))))
    return Table.of(rows if issues else [], caption="lessons, cross-validated")


def _row(issue: str, there: int, found: int, right: int, stance: int) -> dict[str, object]:
    def share(part: int, of: int) -> float | None:
        return round(part / of, 3) if of else None

    return {
        "issue": issue,
        "passages": there,
        "recall": share(right, there),
        "precision": share(right, found),
        "stance": share(stance, right),
    }
