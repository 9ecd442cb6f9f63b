"""Many patterns at once: an index of the words they need, and anchored matching."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from stancekit.codebook.patterns import (
    Node,
    PatternError,
    Syntax,
    check_references,
    parse_pattern,
    parse_sets,
    words_of,
)
from stancekit.codebook.patterns_needs import Stem, examples_of, required_stems, stems_of, tries_of

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


@frozen
class _Compiled:
    name: str
    regex: re.Pattern[str]
    groups: tuple[frozenset[str], ...]


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
            for text, prefix in stems_of(node, self._sets):
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
        self._by_class: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
        self._compiled: list[_Compiled] = []
        for name, syntax in self.sources.items():
            self._add(name, syntax)
        self._needed = frozenset((*self._single[0], *self._by_class[0]))
        for name, syntax in self.sources.items():
            self._verify(name, syntax)

    def _stems_of_word(self, word: str) -> frozenset[Stem]:
        low = word.lower()
        found = {(form, False) for form in (word, low) if form in self._exact}
        found |= {(low[:n], True) for n in self._lengths if low[:n] in self._prefix}
        return frozenset(found)

    def _number_classes(self) -> dict[frozenset[Stem], str]:
        """Number the sets of stems that a word can match.

        A word matches the stems it begins with, which are those of the longest, and exact words,
        which are all listed: so no other sets of stems occur.
        """
        sets = {self._stems_of_word(word) for word in self._exact}
        sets |= {self._stems_of_word(word.lower()) for word in self._exact}
        for prefix in self._prefix:
            starts = (prefix[:n] for n in self._lengths if n <= len(prefix))
            sets.add(frozenset((s, True) for s in starts if s in self._prefix))
        sets.discard(frozenset())
        ordered = sorted(sets, key=sorted)
        return {stems: chr(ord(_OTHER) + 1 + n) for n, stems in enumerate(ordered)}

    def _add(self, name: str, syntax: Syntax) -> None:
        _refuse_slow(f"{name}, {syntax.source!r}", tries_of(syntax.root, self._sets))
        required = required_stems(syntax.root, self._sets)
        if not required:
            raise PatternError(
                f"{name}, {syntax.source!r}: got only optional parts, expected a word that every"
                " match must hold",
                1,
            )
        groups = tuple(frozenset("".join(self._chars[s] for s in group)) for group in required)
        if syntax.root.kind == "word":
            for char in groups[0]:
                self._single[name in self._beside][char].append(name)
            return
        for char in groups[0]:
            self._by_class[name in self._beside][char].append(len(self._compiled))
        regex = re.compile(self._regex(syntax.root), re.DOTALL)
        self._compiled.append(_Compiled(name, regex, groups[1:]))

    def _verify(self, name: str, syntax: Syntax) -> None:
        for phrase in examples_of(syntax.root, self._sets):
            found = self.find(self.words(phrase), beside=name in self._beside)
            if not any(m.name == name for m in found):
                raise PatternError(f"{name}, {syntax.source!r}: does not match {phrase!r}", 1)

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
            yield name, frozenset(text for text, _ in stems_of(syntax.root, self._sets))

    def words(self, text: str, start: int = 0, stop: int | None = None) -> Words:
        """Return the words of a text, or of a part of it, ready for `find`."""
        known = self._known
        if len(known) > _MOST_WORDS:
            known = self._known = {}
        met = list(words_of(text, start, stop))
        spoken = [match.group() for match in met]
        for word in set(spoken) - known.keys():
            known[word] = self._class_of(word)
        classes = "".join([known[word] for word in spoken])
        return Words([match.start() for match in met], [match.end() for match in met], classes)

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
        present = set(part)
        by_class, single = self._by_class[beside], self._single[beside]
        found = [
            Match(name, place, place + 1)
            for place, char in enumerate(part, first)
            if char in single
            for name in single[char]
        ]
        tried = {number for char in present if char in by_class for number in by_class[char]}
        for number in sorted(tried):
            pattern = self._compiled[number]
            for group in pattern.groups:
                if group.isdisjoint(present):
                    break
            else:
                found += [
                    Match(pattern.name, *match.span())
                    for match in pattern.regex.finditer(classes, first, last)
                ]
        return tuple(found)


def _refuse_slow(what: str, tries: int) -> None:
    if tries > MAX_TRIES:
        raise PatternError(
            f"{what}: got up to {tries} ways to try it at one word, expected at most {MAX_TRIES}:"
            " split the pattern or shorten its gaps",
            1,
        )
