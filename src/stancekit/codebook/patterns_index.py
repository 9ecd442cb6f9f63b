"""Many patterns at once: an index of the words they need, and anchored matching."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from stancekit.codebook.patterns import (
    Node,
    PatternError,
    Syntax,
    check_references,
    parse_pattern,
    parse_sets,
    references,
)
from stancekit.codebook.patterns_needs import (
    Openings,
    Stem,
    examples_of,
    openings_of,
    required_stems,
    runs_on,
    stems_of,
    tries_of,
)
from stancekit.codebook.patterns_search import Match, Search, Words
from stancekit.codebook.patterns_trial import Trial
from stancekit.codebook.patterns_vocabulary import Vocabulary
from stancekit.codebook.patterns_ways import Ways

__all__ = ["MAX_TRIES", "Match", "PatternIndex", "Words"]

# Ways to try a pattern at one word; above it a codebook would be slow on text made to be slow.
MAX_TRIES = 20_000
# Phrases in a choice from which on it pays to look at the first word before any is tried.
_MANY = 2


class PatternIndex:
    """Named patterns and sets, compiled together and found together.

    Each word of a text becomes one character, its class, and a pattern a regular expression over
    classes. Only patterns of which all required groups of words occur are tried. The groups are
    derived from the patterns and verified against phrases that the patterns generate.

    Args:
        patterns: Patterns by name.
        sets: Named sets of phrases that they refer to.
        beside: Patterns that are only looked for where `find` is asked for them.

    Attributes:
        sources: All patterns by name, as they were read.
        search: What `find` searches with.
        chosen: What it searches for: the patterns, and those beside.

    Raises:
        PatternError: A pattern or a set cannot be read; the message names it.

    Example:
        >>> index = PatternIndex({"ban": "ban ... {oil}"}, {"oil": ["oil [purchase*]", "crude"]})
        >>> words = index.words("They want to ban all oil purchases.")
        >>> index.find(words)
        (Match(name='ban', first=3, last=7),)
    """

    def __init__(
        self,
        patterns: Mapping[str, str],
        sets: Mapping[str, Iterable[str]] | None = None,
        *,
        beside: Mapping[str, str] | None = None,
    ) -> None:
        """Read, compile, index and verify."""
        self._sets = parse_sets(sets or {})
        for name, node in self._sets.items():
            _refuse_slow(f"set {name!r}", tries_of(node, self._sets))
        # Of each set, the words in it, and groups of those that each of its members needs.
        self._stems: dict[str, frozenset[Stem]] = {}
        self._required: dict[str, tuple[frozenset[Stem], ...]] = {}
        self.sources: dict[str, Syntax] = {}
        self._beside = frozenset(beside or {})
        for name, source in {**patterns, **(beside or {})}.items():
            try:
                syntax = parse_pattern(source)
                check_references(syntax.root, self._sets)
            except PatternError as error:
                raise PatternError(f"{name}, {source!r}: {error}", error.column) from None
            self.sources[name] = syntax
        self._spoken = {
            name: stems_of(syntax.root, self._sets, self._stems)
            for name, syntax in self.sources.items()
        }
        of_sets = (stems_of(node, self._sets, self._stems) for node in self._sets.values())
        spoken = frozenset[Stem]().union(*of_sets, *self._spoken.values())
        self._vocabulary = Vocabulary(spoken)
        self._chars = self._vocabulary.chars
        # The classes of groups of stems: the same groups stand in many patterns.
        self._groups: dict[frozenset[Stem], frozenset[str]] = {}
        self._regexes: dict[tuple[str, bool], str] = {}
        self._openings: dict[str, Openings] = {}
        # Alternatives in the order in which they are tried, by the id of a node of this index.
        self._orders: dict[int, tuple[Node, ...]] = {}
        self._trial = Trial(self._sets, self._chars, self._ordered)
        self._ways = Ways(self._sets, self._chars)
        self.search = Search(self._ways.occurs)
        for name, syntax in self.sources.items():
            self._add(name, syntax)
        # The patterns, and those beside them.
        self.chosen = self.search.index(self.sources.keys() - self._beside, self._beside)
        self._verify()

    def _add(self, name: str, syntax: Syntax) -> None:
        _refuse_slow(f"{name}, {syntax.source!r}", tries_of(syntax.root, self._sets))
        required = required_stems(syntax.root, self._sets, self._required)
        if not required:
            raise PatternError(
                f"{name}, {syntax.source!r}: got only optional parts, expected a word that every"
                " match must hold",
                1,
            )
        groups = tuple(map(self._any_of, required))
        if syntax.root.kind == "word":
            self.search.add_word(name, groups[0])
        else:
            root = syntax.root
            tried = partial(self._trial.search, root)
            opened = partial(self._opened, root)
            self.search.add(name, groups, self._ways.sketch(root), tried, opened)

    def _verify(self) -> None:
        """Refuse patterns that would miss phrases which they generate.

        Every phrase must hold the groups that its pattern is looked up by. The rest follows from
        how patterns are written as regular expressions, but for sets, which give nothing back:
        patterns in which that can matter are searched for.
        """
        known: dict[str, Sequence[str]] = {}
        phrases = [
            (name, phrase)
            for name, syntax in self.sources.items()
            for phrase in examples_of(syntax.root, self._sets, known=known)
        ]
        doubtful = self._doubtful()
        read = self._classes_of_each([phrase for _, phrase in phrases])
        for (name, phrase), classes in zip(phrases, read, strict=True):
            holds = self.search.asks_for(name, classes)
            root = self.sources[name].root
            if not holds or (
                name in doubtful and not self._trial.search(root, classes, 0, len(classes))
            ):
                source = self.sources[name].source
                raise PatternError(f"{name}, {source!r}: does not match {phrase!r}", 1)

    def _classes_of_each(self, phrases: Sequence[str]) -> Iterator[str]:
        """Go through the classes of the words of phrases, which are read all at once."""
        words = self.words(" ".join(phrases))
        first = stop = 0
        for phrase in phrases:
            stop += len(phrase) + 1
            last = bisect_left(words.starts, stop, first)
            yield words.classes[first:last]
            first = last

    def _doubtful(self) -> frozenset[str]:
        """Return the patterns with a set that may take too many words, or too few."""
        referring = {n: s.root for n, s in self.sources.items() if references(s.root)}
        for name, node in self._sets.items():
            if all(p.kind == "word" for p in node.parts):
                continue
            phrases = examples_of(node, self._sets)
            if not all(self._trial.whole(name, c) for c in self._classes_of_each(phrases)):
                return frozenset(referring)
        later: dict[str, frozenset[Stem] | None] = {}
        return frozenset(
            name
            for name, root in referring.items()
            if any(
                after is None
                or going_on is None
                or not self._any_of(going_on).isdisjoint(self._any_of(after))
                for going_on, after in runs_on(root, self._sets, later)
            )
        )

    def _any_of(self, stems: frozenset[Stem]) -> frozenset[str]:
        """Return the classes of all words that stems match."""
        found = self._groups.get(stems)
        if found is None:
            found = self._groups[stems] = frozenset("".join([self._chars[s] for s in stems]))
        return found

    def _opened(self, root: Node) -> str:
        """Write a pattern so that it is given up at once at a word that it cannot begin with."""
        regex = self._regex(root, guarded=True)
        return regex if regex.startswith(("[", "(?=", "(?>(?=")) else self._guard(root) + regex

    def _guard(self, node: Node) -> str:
        """Write what the first word of a match must be, so that nothing else need be tried."""
        openings, nothing = openings_of(node, self._sets, self._openings)
        if openings is None or nothing:
            return ""
        return f"(?=[{''.join(sorted(self._any_of(openings)))}])"

    def _regex(self, node: Node, *, guarded: bool = False) -> str:
        """Write a pattern as a regular expression over classes, the longest choices first.

        Args:
            node: The pattern.
            guarded: Whether choices of many phrases look at the first word before all of them.
        """
        if node.kind == "word":
            return f"[{self._chars[node.text, node.prefix]}]"
        if node.kind == "gap":
            return f".{{0,{node.size}}}?"
        if node.kind == "set":
            key = node.text, guarded
            if key not in self._regexes:
                self._regexes[key] = f"(?>{self._regex(self._sets[node.text], guarded=guarded)})"
            return self._regexes[key]
        if node.kind == "opt":
            return f"(?:{self._regex(node.parts[0], guarded=guarded)})?"
        if node.kind == "seq":
            return "".join([self._regex(part, guarded=guarded) for part in node.parts])
        ordered = self._ordered(node)
        longer = dict.fromkeys(self._regex(p, guarded=guarded) for p in ordered if p.kind != "word")
        guard = self._guard(node) if guarded and len(longer) >= _MANY else ""
        single = {c for p in ordered if p.kind == "word" for c in self._chars[p.text, p.prefix]}
        if single:
            longer[f"[{''.join(sorted(single))}]"] = None
        return f"{guard}(?:{'|'.join(longer)})"

    def _ordered(self, node: Node) -> tuple[Node, ...]:
        """Order alternatives as they are tried: the longest first, single words last."""
        if id(node) not in self._orders:
            longer = [(self._regex(p), n) for n, p in enumerate(node.parts) if p.kind != "word"]
            longer.sort(key=lambda pair: (-len(pair[0]), *pair))
            words = [p for p in node.parts if p.kind == "word"]
            self._orders[id(node)] = (*(node.parts[n] for _, n in longer), *words)
        return self._orders[id(node)]

    def words_in(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Go through the names of the patterns with the words each can match."""
        for name, stems in self._spoken.items():
            yield name, frozenset([text for text, _ in stems])

    def classes_in(self, names: Iterable[str]) -> frozenset[str]:
        """Return the classes of words that matches of some patterns can hold, gaps left out."""
        return self._any_of(frozenset[Stem]().union(*(self._spoken[name] for name in names)))

    def words(self, text: str, start: int = 0, stop: int | None = None) -> Words:
        """Return the words of a text, or of a part of it, ready for `find`."""
        return self._vocabulary.words(text, start, stop, self.search.needs)

    def classes_of(self, spoken: Iterable[str]) -> dict[str, str]:
        """Return the classes of the words among some that patterns hold."""
        return self._vocabulary.classes_of(spoken)

    def standing_for(self, words: Words, others: Mapping[int, str]) -> Words:
        """Return words of which some count as other words.

        Args:
            words: The words of a text.
            others: By the index of a word, the word that it stands for.

        Example:
            >>> index = PatternIndex({"go": "Assad must go"})
            >>> words = index.words("He must go")
            >>> [match.name for match in index.find(index.standing_for(words, {0: "Assad"}))]
            ['go']
        """
        classes, needs = list(words.classes), list(words.needs)
        for at, word in others.items():
            classes[at] = self._vocabulary[word]
            needs[at] = self.search.needs(classes[at])[0]
        return Words(words.starts, words.stops, "".join(classes), needs)

    def find(
        self, words: Words, first: int = 0, last: int | None = None, *, beside: bool = False
    ) -> tuple[Match, ...]:
        """Return the matches among words [first, last), or those of the patterns beside.

        Of each pattern the leftmost matches that do not overlap are told; of several at one word
        a longer choice of alternatives goes before a shorter, a short gap before a long one.

        Returns:
            Matches of single words in the order of the text, then of longer patterns in the order
            of the patterns.
        """
        last = len(words.classes) if last is None else last
        found = self.search.find(words, first, last, self.chosen[beside])
        return tuple(map(Match._make, found))


def _refuse_slow(what: str, tries: int) -> None:
    if tries > MAX_TRIES:
        raise PatternError(
            f"{what}: got up to {tries} ways to try it at one word, expected at most {MAX_TRIES}:"
            " split the pattern or shorten its gaps",
            1,
        )
