"""Many patterns at once: an index of the words they need, and anchored matching."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from stancekit.codebook.patterns import (
    MAX_COST,
    Ends,
    Node,
    PatternError,
    Run,
    Stem,
    Syntax,
    check_references,
    examples_of,
    first_stems,
    parse_pattern,
    parse_sets,
    required_stems,
    stems_of,
    width_of,
    words_of,
)

__all__ = ["Match", "PatternIndex", "Words"]

_NONE: frozenset[int] = frozenset()
# Distinct words remembered with the stems they match; a newspaper archive has more, and then
# the memory starts anew. Results do not depend on it.
_MOST_WORDS = 200_000


@frozen
class Match:
    """A pattern found among the words of a text.

    Attributes:
        name: Name the pattern was given.
        first: Index of its first word.
        last: Index after its last word.
    """

    name: str
    first: int
    last: int


@frozen
class Words:
    """The words of a text with the stems each one matches.

    Attributes:
        starts: Where each word begins, in code points.
        stops: Where each word ends.
        stems: Numbers of the stems that each word matches.
    """

    starts: Sequence[int]
    stops: Sequence[int]
    stems: Sequence[frozenset[int]]

    def between(self, start: int, stop: int) -> tuple[int, int]:
        """Return the indices of the words that begin in [start, stop) of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, stop)


@frozen
class _Compiled:
    name: str
    run: Run
    first: frozenset[int]


class PatternIndex:
    """Named patterns and sets, compiled together and found together.

    Only patterns of which a required word occurs are tried, and only at words they can begin
    with. The required words are derived from the patterns and verified against phrases that the
    patterns generate.

    Args:
        patterns: Patterns by name.
        sets: Named sets of phrases that they refer to.

    Raises:
        PatternError: A pattern or a set cannot be read; the message names it.

    Example:
        >>> index = PatternIndex({"ban": "ban ... {oil}"}, {"oil": ["oil [purchase*]", "crude"]})
        >>> words = index.words("They want to ban all oil purchases.")
        >>> index.find(words)
        (Match(name='ban', first=3, last=6), Match(name='ban', first=3, last=7))
    """

    def __init__(
        self, patterns: Mapping[str, str], sets: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        """Read, compile, index and verify."""
        self._sets = parse_sets(sets or {})
        self._stems: dict[Stem, int] = {}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._prefix: dict[str, set[int]] = defaultdict(set)
        self._known: dict[str, frozenset[int]] = {}
        self.sources: dict[str, Syntax] = {}
        for name, source in patterns.items():
            try:
                syntax = parse_pattern(source)
                check_references(syntax.root, self._sets)
            except PatternError as error:
                raise PatternError(f"{name}, {source!r}: {error}", error.column) from None
            self.sources[name] = syntax
        for node in (*self._sets.values(), *(s.root for s in self.sources.values())):
            for stem in sorted(stems_of(node, self._sets)):
                self._number(stem)
        self._runs = {name: _memoised(name, self._run(n)) for name, n in self._sets.items()}
        self._lengths = sorted({len(p) for p in self._prefix})
        self._by_stem: dict[int, list[int]] = defaultdict(list)
        self._compiled: list[_Compiled] = []
        for name, syntax in self.sources.items():
            self._add(name, syntax)
        for name, syntax in self.sources.items():
            self._verify(name, syntax)

    def _number(self, stem: Stem) -> int:
        if stem not in self._stems:
            self._stems[stem] = len(self._stems)
            (self._prefix if stem[1] else self._exact)[stem[0]].add(self._stems[stem])
        return self._stems[stem]

    def _add(self, name: str, syntax: Syntax) -> None:
        width, elements = width_of(syntax.root, self._sets)
        if width * elements > MAX_COST:
            raise PatternError(
                f"{name}, {syntax.source!r}: got {elements} elements over up to {width} words,"
                f" expected a product of at most {MAX_COST}: split the pattern",
                1,
            )
        required = required_stems(syntax.root, self._sets)
        if required is None:
            raise PatternError(
                f"{name}, {syntax.source!r}: got only optional parts, expected a word that every"
                " match must hold",
                1,
            )
        first = frozenset(self._stems[s] for s in first_stems(syntax.root, self._sets))
        for stem in required:
            self._by_stem[self._stems[stem]].append(len(self._compiled))
        self._compiled.append(_Compiled(name, self._run(syntax.root), first))

    def _verify(self, name: str, syntax: Syntax) -> None:
        for phrase in examples_of(syntax.root, self._sets):
            if not any(m.name == name for m in self.find(self.words(phrase))):
                raise PatternError(f"{name}, {syntax.source!r}: does not match {phrase!r}", 1)

    def _run(self, node: Node) -> Run:
        if node.kind == "word":
            return _word(self._stems[node.text, node.prefix])
        if node.kind == "gap":
            return _gap(node.size)
        if node.kind == "set":
            return self._late(node.text)
        runs = tuple(self._run(p) for p in node.parts)
        if node.kind == "opt":
            return _optional(runs[0])
        return _sequence(runs) if node.kind == "seq" else _alternatives(runs)

    def _late(self, name: str) -> Run:
        def run(
            stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int
        ) -> Ends:
            return self._runs[name](stems, memo, at)

        return run

    def _stems_of_word(self, word: str) -> frozenset[int]:
        base = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        if base.endswith(("'s", "'S")):
            base = base[:-2]
        found: set[int] = set()
        for form in {base, base.lower()}:
            found |= self._exact.get(form, _NONE)
            for length in self._lengths:
                if length > len(form):
                    break
                found |= self._prefix.get(form[:length], _NONE)
        return frozenset(found) or _NONE

    def words(self, text: str, start: int = 0, stop: int | None = None) -> Words:
        """Return the words of a text, or of a part of it, ready for `find`."""
        starts: list[int] = []
        stops: list[int] = []
        stems: list[frozenset[int]] = []
        known = self._known
        if len(known) > _MOST_WORDS:
            known = self._known = {}
        for match in words_of(text, start, stop):
            word = match.group()
            mine = known.get(word)
            if mine is None:
                mine = known[word] = self._stems_of_word(word)
            starts.append(match.start())
            stops.append(match.end())
            stems.append(mine)
        return Words(starts, stops, stems)

    def find(self, words: Words, first: int = 0, last: int | None = None) -> tuple[Match, ...]:
        """Return every match among words [first, last).

        Of matches that begin at one word, each end is reported, shortest first.

        Returns:
            Matches in the order of the patterns, then of the text.
        """
        stems = [*words.stems[first:last], _NONE]
        places: dict[int, list[int]] = {}
        for place, mine in enumerate(stems):
            for stem in mine:
                places.setdefault(stem, []).append(place)
        by_stem = self._by_stem
        tried = {p for stem in places if stem in by_stem for p in by_stem[stem]}
        memo: dict[tuple[str, int], Ends] = {}
        found: list[Match] = []
        for number in sorted(tried):
            pattern = self._compiled[number]
            at = {p for stem in pattern.first & places.keys() for p in places[stem]}
            for place in sorted(at):
                ends = pattern.run(stems, memo, place)
                found += [Match(pattern.name, first + place, first + e) for e in sorted(set(ends))]
        return tuple(found)


def _word(stem: int) -> Run:
    def run(stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int) -> Ends:
        del memo
        return (at + 1,) if stem in stems[at] else ()

    return run


def _gap(size: int) -> Run:
    def run(stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int) -> Ends:
        del memo
        return tuple(range(at, min(at + size, len(stems) - 1) + 1))

    return run


def _optional(inner: Run) -> Run:
    def run(stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int) -> Ends:
        return (at, *inner(stems, memo, at))

    return run


def _alternatives(runs: tuple[Run, ...]) -> Run:
    def run(stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int) -> Ends:
        return tuple({end for inner in runs for end in inner(stems, memo, at)})

    return run


def _sequence(runs: tuple[Run, ...]) -> Run:
    def run(stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int) -> Ends:
        ends: Ends = (at,)
        for inner in runs:
            ends = tuple({end for place in ends for end in inner(stems, memo, place)})
            if not ends:
                break
        return ends

    return run


def _memoised(name: str, inner: Run) -> Run:
    def run(stems: Sequence[frozenset[int]], memo: dict[tuple[str, int], Ends], at: int) -> Ends:
        key = (name, at)
        if key not in memo:
            memo[key] = inner(stems, memo, at)
        return memo[key]

    return run
