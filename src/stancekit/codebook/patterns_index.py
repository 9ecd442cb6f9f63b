"""Many patterns at once: an index of the words they need, and anchored matching."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

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
from stancekit.codebook.patterns_ways import Ways
from stancekit.text.memory import Memory, TextMemory

__all__ = ["MAX_TRIES", "Match", "PatternIndex", "Words"]

# Ways to try a pattern at one word; above it a codebook would be slow on text made to be slow.
MAX_TRIES = 20_000
# Every word that patterns can tell apart becomes one character from here on; all others become
# the first one.
_OTHER = "\u4e00"
# Distinct words remembered with their class; a newspaper archive has more, and then the memory
# starts anew. Results do not depend on it.
_MOST_WORDS = 200_000
# So many letters of a word tell mostly that it begins with no stem.
_HEAD = 4
# Phrases in a choice from which on it pays to look at the first word before any is tried.
_MANY = 2


class _Known(Memory[str, str]):
    """The classes of words, each worked out when the word is first met."""

    __slots__ = ("_class_of",)

    def __init__(self, class_of: Callable[[str], str]) -> None:
        super().__init__(_MOST_WORDS)
        self._class_of = class_of

    def __missing__(self, word: str) -> str:
        return self.keep(word, self._class_of(word))


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
        self._exact: set[str] = set()
        self._prefix: set[str] = set()
        self._known = _Known(self._class_of)
        # The words of lines that were read before, and where these began.
        self._lines = TextMemory[tuple[Words, int]]()
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
        for text, prefix in frozenset[Stem]().union(*of_sets, *self._spoken.values()):
            (self._prefix if prefix else self._exact).add(text)
        self._lengths = sorted({len(p) for p in self._prefix}, reverse=True)
        # How stems begin: few of the words that are none begin so.
        self._heads = frozenset([p[:_HEAD] for p in self._prefix])
        self._head_lengths = sorted(set(map(len, self._heads)), reverse=True)
        self._classes = self._number_classes()
        self._chars: dict[Stem, str] = {}
        for stems, char in self._classes.items():
            for stem in stems:
                self._chars[stem] = self._chars.get(stem, "") + char
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

    def _stems_of_word(self, word: str) -> frozenset[Stem]:
        low = word.lower()
        found = {(form, False) for form in (word, low) if form in self._exact}
        found |= {(head, True) for n in self._lengths if (head := low[:n]) in self._prefix}
        if low in CONTRACTED and "n't" in self._exact:
            found.add(("n't", False))
        return frozenset(found)

    def _number_classes(self) -> dict[frozenset[Stem], str]:
        """Number the sets of stems that a word can match.

        A word matches the stems it begins with, which are those of the longest, and exact words,
        which are all listed, as contracted negations are: so no other sets of stems occur.
        """
        words = {*self._exact, *(word.lower() for word in self._exact), *CONTRACTED}
        sets = set(map(self._stems_of_word, words))
        for prefix in self._prefix:
            starts = (prefix[:n] for n in self._lengths if n <= len(prefix))
            sets.add(frozenset((s, True) for s in starts if s in self._prefix))
        sets.discard(frozenset())
        ordered = sorted(sets, key=sorted)
        return {stems: chr(ord(_OTHER) + 1 + n) for n, stems in enumerate(ordered)}

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
            classes = words.classes[first:last]
            holds = self.search.asks_for(name, classes)
            root = self.sources[name].root
            if not holds or (
                name in doubtful and not self._trial.search(root, classes, 0, len(classes))
            ):
                source = self.sources[name].source
                raise PatternError(f"{name}, {source!r}: does not match {phrase!r}", 1)

    def _doubtful(self) -> frozenset[str]:
        """Return the patterns with a set that may take too many words, or too few."""
        referring = {n: s.root for n, s in self.sources.items() if references(s.root)}
        for name, node in self._sets.items():
            if all(p.kind == "word" for p in node.parts):
                continue
            phrases = examples_of(node, self._sets)
            if not all(self._trial.whole(name, self.words(p).classes) for p in phrases):
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
        return frozenset("".join([self._chars[stem] for stem in stems]))

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
        stop = len(text) if stop is None else min(stop, len(text))
        at = read = min(start, stop)
        parts: list[tuple[Words, int]] = []
        for line in text[at:stop].split("\n"):  # no word goes on in the next line
            end = at + len(line)
            key = line, None
            known = self._lines.get(key) if line else None
            if known is None and line and self._lines.worth(key):
                known = self._lines.keep(key, (_packed(self._read(text, at, end)), at))
            if known is not None:
                parts += (self._read(text, read, at), 0), (known[0], at - known[1])
                read = end
            at = end + 1
        parts.append((self._read(text, read, stop), 0))
        return parts[0][0] if len(parts) == 1 else _joined(parts)

    def _read(self, text: str, start: int, stop: int) -> Words:
        spoken, starts, stops = split_words(text, start, stop)
        classes = list(map(self._known.__getitem__, spoken))
        return Words(starts, stops, "".join(classes), self.search.needs(classes))

    def classes_of(self, spoken: Iterable[str]) -> dict[str, str]:
        """Return the classes of the words among some that patterns hold."""
        found = {word: self._class_of(word) for word in spoken}
        return {word: char for word, char in found.items() if char != _OTHER}

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
            classes[at] = self._known[word]
            needs[at] = self.search.needs(classes[at])[0]
        return Words(words.starts, words.stops, "".join(classes), needs)

    def _class_of(self, word: str) -> str:
        plain = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        base = plain[:-2] if plain.endswith(("'s", "'S")) else plain
        low = base.lower()
        exact, heads = self._exact, self._heads
        if low not in exact and base not in exact and low not in CONTRACTED:
            for length in self._head_lengths:
                if low[:length] in heads:
                    break
            else:
                return _OTHER
        return self._classes.get(self._stems_of_word(base), _OTHER)

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


def _packed(words: Words) -> Words:
    """Return the same words in less memory."""
    starts, stops = array("I", words.starts), array("I", words.stops)
    return Words(starts, stops, words.classes, words.needs)


def _joined(parts: Iterable[tuple[Words, int]]) -> Words:
    """Join words of stretches of a text; each stretch stands so much further than it was read."""
    starts, stops, needs = list[int](), list[int](), list[int]()
    classes: list[str] = []
    for words, shift in parts:
        starts += [start + shift for start in words.starts] if shift else words.starts
        stops += [stop + shift for stop in words.stops] if shift else words.stops
        needs += words.needs
        classes.append(words.classes)
    return Words(starts, stops, "".join(classes), needs)


def _refuse_slow(what: str, tries: int) -> None:
    if tries > MAX_TRIES:
        raise PatternError(
            f"{what}: got up to {tries} ways to try it at one word, expected at most {MAX_TRIES}:"
            " split the pattern or shorten its gaps",
            1,
        )
