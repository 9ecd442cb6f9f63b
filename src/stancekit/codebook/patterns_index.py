"""Many patterns at once: an index of the words they need, and anchored matching."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from stancekit.codebook.patterns import (
    CONTRACTED,
    Node,
    PatternError,
    Syntax,
    check_references,
    parse_pattern,
    parse_sets,
    references,
    split_words,
)
from stancekit.codebook.patterns_needs import (
    Stem,
    examples_of,
    required_stems,
    runs_on,
    stems_of,
    tries_of,
)

__all__ = ["MAX_TRIES", "Match", "PatternIndex", "Words"]

# Ways to try a pattern at one word; above it a codebook would be slow on text made to be slow.
MAX_TRIES = 20_000
# Every word that patterns can tell apart becomes one character from here on; all others become
# the first one.
_OTHER = "\u4e00"
# Distinct words remembered with their class; a newspaper archive has more, and then the memory
# starts anew. Results do not depend on it.
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
    """The words of a text and the class of each.

    Attributes:
        starts: Where each word begins, in code points.
        stops: Where each word ends.
        classes: A character a word; words that all patterns treat alike have the same one.
    """

    starts: Sequence[int]
    stops: Sequence[int]
    classes: str

    def between(self, start: int, stop: int) -> tuple[int, int]:
        """Return the indices of the words that begin in [start, stop) of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, stop)


class _Tried:
    """Patterns of several words, of which few can match a sentence: told from its classes.

    A class sets one bit for each pattern and each group of words of the pattern that it belongs
    to. All classes of a sentence together leave those patterns of which every group is there.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        self._sources: list[str] = []
        self._groups: list[tuple[frozenset[str], ...]] = []
        self._regexes: list[re.Pattern[str] | None] = []
        self._bits: dict[str, int] = {}
        self._present = 0
        self._shifts: tuple[int, ...] = ()

    def add(self, name: str, regex: str, groups: tuple[frozenset[str], ...]) -> None:
        """Take in a pattern; `index` must follow."""
        self.numbers[name] = len(self.names)
        self.names.append(name)
        self._sources.append(regex)
        self._groups.append(groups)
        self._regexes.append(None)

    def index(self) -> None:
        """Make the table of bits."""
        size = len(self.names)
        most = max(map(len, self._groups), default=1)
        self._shifts = tuple(size * place for place in range(1, most))
        self._present = 0
        for number, groups in enumerate(self._groups):
            for place in range(most):
                bit = 1 << (place * size + number)
                if place >= len(groups):
                    self._present |= bit  # what asks for less is not held back
                    continue
                for char in groups[place]:
                    self._bits[char] = self._bits.get(char, 0) | bit

    def possible(self, present: Iterable[str]) -> int:
        """Return the patterns whose groups all occur among classes, a bit for each."""
        bits, met = self._bits, self._present
        for char in present:
            if char in bits:
                met |= bits[char]
        left = met & ((1 << len(self.names)) - 1)
        for shift in self._shifts:
            left &= met >> shift
        return left

    def regex(self, number: int) -> re.Pattern[str]:
        """Return a pattern compiled: on its first use, which for most never comes."""
        regex = self._regexes[number]
        if regex is None:
            regex = self._regexes[number] = re.compile(self._sources[number], re.DOTALL)
        return regex


class PatternIndex:
    """Named patterns and sets, compiled together and found together.

    Each word of a text becomes one character, its class, and a pattern a regular expression over
    classes. Only patterns of which all required groups of words occur are tried. The groups are
    derived from the patterns and verified against phrases that the patterns generate.

    Args:
        patterns: Patterns by name.
        sets: Named sets of phrases that they refer to.
        beside: Patterns that are only looked for where `find` is asked for them.

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
        self._exact: set[str] = set()
        self._prefix: set[str] = set()
        self._known: dict[str, str] = {}
        self.sources: dict[str, Syntax] = {}
        self._beside = frozenset(beside or {})
        for name, source in {**patterns, **(beside or {})}.items():
            try:
                syntax = parse_pattern(source)
                check_references(syntax.root, self._sets)
            except PatternError as error:
                raise PatternError(f"{name}, {source!r}: {error}", error.column) from None
            self.sources[name] = syntax
        for node in (*self._sets.values(), *(s.root for s in self.sources.values())):
            for text, prefix in stems_of(node, self._sets, self._stems):
                (self._prefix if prefix else self._exact).add(text)
        self._lengths = sorted({len(p) for p in self._prefix}, reverse=True)
        self._classes = self._number_classes()
        self._chars: dict[Stem, str] = {}
        for stems, char in self._classes.items():
            for stem in stems:
                self._chars[stem] = self._chars.get(stem, "") + char
        self._regexes: dict[str, str] = {}
        # Each twice: for the patterns, and for those beside them.
        self._single: tuple[dict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
        self._tried = (_Tried(), _Tried())
        needed: set[str] = set()
        for name, syntax in self.sources.items():
            rarest = self._add(name, syntax)
            if name not in self._beside:
                needed |= rarest
        self._needed = frozenset(needed)
        for tried in self._tried:
            tried.index()
        self._verify()

    def _stems_of_word(self, word: str) -> frozenset[Stem]:
        low = word.lower()
        found = {(form, False) for form in (word, low) if form in self._exact}
        found |= {(low[:n], True) for n in self._lengths if low[:n] in self._prefix}
        if low in CONTRACTED and "n't" in self._exact:
            found.add(("n't", False))
        return frozenset(found)

    def _number_classes(self) -> dict[frozenset[Stem], str]:
        """Number the sets of stems that a word can match.

        A word matches the stems it begins with, which are those of the longest, and exact words,
        which are all listed, as contracted negations are: so no other sets of stems occur.
        """
        sets = {self._stems_of_word(word) for word in self._exact}
        sets |= {self._stems_of_word(word.lower()) for word in self._exact}
        sets |= {self._stems_of_word(word) for word in CONTRACTED}
        for prefix in self._prefix:
            starts = (prefix[:n] for n in self._lengths if n <= len(prefix))
            sets.add(frozenset((s, True) for s in starts if s in self._prefix))
        sets.discard(frozenset())
        ordered = sorted(sets, key=sorted)
        return {stems: chr(ord(_OTHER) + 1 + n) for n, stems in enumerate(ordered)}

    def _add(self, name: str, syntax: Syntax) -> frozenset[str]:
        _refuse_slow(f"{name}, {syntax.source!r}", tries_of(syntax.root, self._sets))
        required = required_stems(syntax.root, self._sets, self._required)
        if not required:
            raise PatternError(
                f"{name}, {syntax.source!r}: got only optional parts, expected a word that every"
                " match must hold",
                1,
            )
        groups = tuple(frozenset("".join(self._chars[s] for s in group)) for group in required)
        beside = name in self._beside
        if syntax.root.kind == "word":
            for char in groups[0]:
                self._single[beside][char].append(name)
        else:
            self._tried[beside].add(name, self._regex(syntax.root), groups)
        return groups[0]

    def _verify(self) -> None:
        """Refuse patterns that would miss phrases which they generate.

        Every phrase must hold the groups that its pattern is looked up by. The rest follows from
        how patterns are written as regular expressions, but for sets, which give nothing back:
        patterns in which that can matter are searched for.
        """
        phrases = [
            (name, phrase)
            for name, syntax in self.sources.items()
            for phrase in examples_of(syntax.root, self._sets)
        ]
        words = self.words("\n".join(phrase for _, phrase in phrases))
        doubtful = self._doubtful()
        start = 0
        for name, phrase in phrases:
            first, last = words.between(start, start + len(phrase))
            start += len(phrase) + 1
            if not self._holds(name, words, first, last, search=name in doubtful):
                source = self.sources[name].source
                raise PatternError(f"{name}, {source!r}: does not match {phrase!r}", 1)

    def _doubtful(self) -> frozenset[str]:
        """Return the patterns with a set that may take too many words, or too few."""
        referring = {n: s.root for n, s in self.sources.items() if references(s.root)}
        for name, node in self._sets.items():
            if all(p.kind == "word" for p in node.parts):
                continue
            regex = re.compile(self._regex(Node("set", text=name)), re.DOTALL)
            phrases = examples_of(node, self._sets)
            if not all(regex.fullmatch(self.words(phrase).classes) for phrase in phrases):
                return frozenset(referring)
        return frozenset(
            name
            for name, root in referring.items()
            if any(
                not {c for stem in later for c in self._chars[stem]}.isdisjoint(
                    self.words("\n".join(after)).classes
                )
                for later, after in runs_on(root, self._sets)
            )
        )

    def _holds(self, name: str, words: Words, first: int, last: int, *, search: bool) -> bool:
        beside = name in self._beside
        classes = words.classes[first:last]
        tried = self._tried[beside]
        number = tried.numbers.get(name)
        if number is None:
            return any(name in self._single[beside].get(char, ()) for char in classes)
        if not tried.possible(classes) >> number & 1:
            return False
        return not search or tried.regex(number).search(classes) is not None

    def _regex(self, node: Node) -> str:
        """Write a pattern as a regular expression over classes, the longest choices first."""
        if node.kind == "word":
            return f"[{self._chars[node.text, node.prefix]}]"
        if node.kind == "gap":
            return f".{{0,{node.size}}}?"
        if node.kind == "set":
            if node.text not in self._regexes:
                self._regexes[node.text] = f"(?>{self._regex(self._sets[node.text])})"
            return self._regexes[node.text]
        if node.kind == "opt":
            return f"(?:{self._regex(node.parts[0])})?"
        if node.kind == "seq":
            return "".join(map(self._regex, node.parts))
        single = {c for p in node.parts if p.kind == "word" for c in self._chars[p.text, p.prefix]}
        longer = sorted(
            {self._regex(p) for p in node.parts if p.kind != "word"},
            key=lambda r: (-len(r), r),
        )
        if single:
            longer.append(f"[{''.join(sorted(single))}]")
        return f"(?:{'|'.join(longer)})"

    def words_in(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Go through the names of the patterns with the words each can match."""
        for name, syntax in self.sources.items():
            yield (
                name,
                frozenset(text for text, _ in stems_of(syntax.root, self._sets, self._stems)),
            )

    def words(self, text: str, start: int = 0, stop: int | None = None) -> Words:
        """Return the words of a text, or of a part of it, ready for `find`."""
        known = self._known
        if len(known) > _MOST_WORDS:
            known = self._known = {}
        spoken, starts, stops = split_words(text, start, stop)
        for word in set(spoken) - known.keys():
            known[word] = self._class_of(word)
        return Words(starts, stops, "".join([known[word] for word in spoken]))

    def _class_of(self, word: str) -> str:
        plain = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        base = plain[:-2] if plain.endswith(("'s", "'S")) else plain
        return self._classes.get(self._stems_of_word(base), _OTHER)

    def may_match(self, words: Words, first: int, last: int) -> bool:
        """Tell whether a pattern can match among words [first, last); False is certain."""
        return not self._needed.isdisjoint(words.classes[first:last])

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
        classes = words.classes
        last = len(classes) if last is None else last
        part = classes[first:last]
        single, tried = self._single[beside], self._tried[beside]
        found = [
            Match(name, place, place + 1)
            for place, char in enumerate(part, first)
            if char in single
            for name in single[char]
        ]
        left = tried.possible(set(part))
        while left:
            lowest = left & -left
            left ^= lowest
            number = lowest.bit_length() - 1
            name = tried.names[number]
            found += [
                Match(name, *match.span())
                for match in tried.regex(number).finditer(classes, first, last)
            ]
        return tuple(found)


def _refuse_slow(what: str, tries: int) -> None:
    if tries > MAX_TRIES:
        raise PatternError(
            f"{what}: got up to {tries} ways to try it at one word, expected at most {MAX_TRIES}:"
            " split the pattern or shorten its gaps",
            1,
        )
