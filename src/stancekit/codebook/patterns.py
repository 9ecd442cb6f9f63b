"""The pattern language of codebooks: phrases as analysts write them, matched in linear time.

A pattern is a phrase. What it may hold:

| written | matches |
|---|---|
| `ground operation` | these words in a row, in any case |
| `strik*` | every word that begins so |
| `UN`, `U.S.` | words in capitals match with their case: `US` is not "us" (stems: any case) |
| `air-strike*` | the parts hyphenated, apart or as one word |
| `(join|enter) the fight` | one of the alternatives |
| `[full|oil] embargo` | the alternatives in brackets may be missing |
| `Assad ... power` | up to four words between |
| `Assad ..7 power` | up to seven words between |
| `Assad ~7 power` | both, in either order, up to seven words between; `a ~4 b ~4 c` in any order |
| `{coalition}` | the longest member that fits of the set `coalition`, itself a list of patterns |
| `n't` | a contracted negation: "don't", "isn't", also "cannot" |

An issue's pattern may begin with `@`: whoever does what it says holds the position ("@ walk* out
of the talks").

A possessive ending is no part of a word (`Russia` matches in "Russia's"). Matching works on
words: quotation marks, brackets and commas between words do not count.

Gaps are bounded and the number of ways a pattern can be tried at one word has a limit that is
checked when it is compiled, so that the time is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, permutations, starmap

from attrs import field, frozen

__all__ = [
    "CONTRACTED",
    "MAX_GAP",
    "Node",
    "PatternError",
    "Syntax",
    "bare",
    "parse_pattern",
    "parse_sets",
    "split_words",
    "words_of",
]

MAX_GAP = 12
DEFAULT_GAP = 4
MAX_DEPTH = 20
# Elements joined by `~`: of three there are six orders, of four would be 24.
MAX_NEAR = 3
# A pattern says "n't" for all of them; "cannot" is one word, so "not" does not find it.
CONTRACTED = frozenset(
    str.split(
        "ain't aren't can't cannot couldn't didn't doesn't don't hadn't hasn't haven't isn't"
        " mightn't mustn't needn't shan't shouldn't wasn't weren't won't wouldn't"
    )
)
_TOKEN = re.compile(
    r"[\s-]*+(?:(?P<set>\{(?P<name>[^{}]*+)\})|(?P<gap>\.\.(?:\.(?!\.)|(?P<size>\d++)))"
    r"|(?P<near>~(?P<reach>\d++)?)"
    r"|(?P<mark>[()\[\]|?])"
    r"|(?P<word>(?:\w\.){2,}|\w++(?:['\N{RIGHT SINGLE QUOTATION MARK}-]\w++)*+)(?P<star>\*)?)"
)
# Dotted capitals, or letters and digits with apostrophes inside. That every word begins with `\w`
# is written first, because `re` then looks for nothing else between words.
_INNER = r"(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w++)*+"
_WORD = re.compile(rf"\w(?:\w++{_INNER}|(?<=[^\W\d_])\.(?:[^\W\d_]\.)++|{_INNER})")

_SPLIT = re.compile(f"({_WORD.pattern})")


class PatternError(ValueError):
    """A pattern cannot be read; `column` counts its code points from 1."""

    def __init__(self, message: str, column: int) -> None:
        """Keep the column and show it in the message."""
        super().__init__(f"column {column}: {message}")
        self.column = column


@frozen
class Node:
    """An element of a pattern.

    Attributes:
        kind: `word`, `seq`, `alt`, `opt`, `gap` or `set`.
        text: The word, or the name of the set.
        prefix: Whether a word is a stem that longer words may begin with.
        size: Most words in a gap.
        parts: The elements inside.
    """

    kind: str
    text: str = ""
    prefix: bool = False
    size: int = 0
    parts: tuple[Node, ...] = ()


@frozen
class Syntax:
    """A pattern that has been read.

    Attributes:
        source: The pattern as written.
        root: Its elements.
    """

    source: str
    root: Node = field(repr=False)


def words_of(text: str, start: int = 0, stop: int | None = None) -> Iterator[re.Match[str]]:
    """Go through the words of a text as patterns see them.

    "U.S." is one word, and so is "Syria's".

    Example:
        >>> [m.group() for m in words_of("U.S.-led air strikes")]
        ['U.S.', 'led', 'air', 'strikes']
    """
    return _WORD.finditer(text, start, len(text) if stop is None else stop)


def split_words(
    text: str, start: int = 0, stop: int | None = None
) -> tuple[list[str], list[int], list[int]]:
    """Return the words of a text with where each begins and ends, as `words_of` finds them.

    Example:
        >>> split_words("Not yet.")
        (['Not', 'yet'], [0, 4], [3, 7])
    """
    # What is between the words and the words by turns: cheaper than a match object for each.
    pieces = _SPLIT.split(text[start:stop])
    edges = list(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], edges[1:-1:2], edges[2:-1:2]


def bare(pattern: str) -> str:
    """Return a pattern of an issue without the mark `@`, which says who holds the position.

    "@ reject* the plan": whoever does what the pattern says holds the position, not the speaker.

    Example:
        >>> bare("@ reject* the plan")
        ' reject* the plan'
    """
    stripped = pattern.lstrip()
    return stripped[1:] if stripped.startswith("@") else pattern


@lru_cache(maxsize=4096)  # a codebook's patterns are read when it is checked and when it is used
def parse_pattern(source: str) -> Syntax:
    """Read a pattern.

    Args:
        source: The pattern, as the module's table describes it.

    Returns:
        Its elements.

    Raises:
        PatternError: It is no pattern; the message says what was expected and where.

    Example:
        >>> parse_pattern("(lift|end) [the] embargo").root.kind
        'seq'
        >>> parse_pattern("(lift|end the embargo")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        stancekit...PatternError: column 1: got '(' without its ')'
    """
    reader = _Reader(source)
    root = reader.alternatives(None)
    parts = root.parts if root.kind == "seq" else (root,)
    for where, column, part in (("beginning", 1, parts[0]), ("end", len(source), parts[-1])):
        if part.kind == "gap":
            raise PatternError(f"got a gap at the {where}, where it changes nothing", column)
    return Syntax(source, root)


class _Reader:
    """Reads a pattern from left to right; used once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.depth = 0

    def _peek(self) -> re.Match[str] | None:
        match = _TOKEN.match(self.source, self.place)
        if match is None and self.source[self.place :].strip():
            rest = self.source[self.place :]
            column = self.place + len(rest) - len(rest.lstrip()) + 1
            raise PatternError(
                f"got {rest.strip()[0]!r}, expected a word, {{set}}, (a|b), [optional], ... or ~",
                column,
            )
        return match

    def alternatives(self, closing: str | None) -> Node:
        opened = self.place
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise PatternError(f"got brackets nested deeper than {MAX_DEPTH}", opened)
        options = [self.sequence()]
        while True:
            match = self._peek()
            mark = match.group("mark") if match else None
            if match and mark == "|":
                if closing is None:
                    column = match.start("mark") + 1
                    raise PatternError("got '|' outside brackets, expected (one|other)", column)
                self.place = match.end()
                options.append(self.sequence())
                continue
            if mark == closing and (match or closing is None):
                self.place = match.end() if match else self.place
                break
            if match is None:
                wanted = closing or ""
                opener = {")": "(", "]": "["}.get(wanted, wanted)
                raise PatternError(f"got {opener!r} without its {wanted!r}", opened)
            raise PatternError(f"got {mark!r} that nothing opened", match.start("mark") + 1)
        self.depth -= 1
        return options[0] if len(options) == 1 else Node("alt", parts=tuple(options))

    def sequence(self) -> Node:
        parts: list[Node] = []
        joints: dict[int, tuple[int, int]] = {}  # before which part, how far, where it is written
        while match := self._peek():
            mark = match.group("mark")
            if mark in ("|", ")", "]"):
                break
            if mark == "?":
                raise PatternError(
                    "got '?', expected optional parts as [part]", match.start("mark") + 1
                )
            self.place = match.end()
            if match.group("near"):
                reach = _reach(match.group("reach"), match.start("near"))
                if len(parts) in joints or not parts:
                    raise _one_sided(match.start("near"))
                joints[len(parts)] = reach, match.start("near")
                continue
            parts.append(self._item(match, mark))
        if not parts:
            raise PatternError("got nothing, expected at least one word", self.place + 1)
        if joints:
            parts = _in_any_order(parts, joints)
        return parts[0] if len(parts) == 1 else Node("seq", parts=tuple(parts))

    def _item(self, match: re.Match[str], mark: str | None) -> Node:
        if mark == "(":
            return self.alternatives(")")
        if mark == "[":
            return Node("opt", parts=(self.alternatives("]"),))
        if match.group("set"):
            return Node("set", text=match.group("name").strip())
        if match.group("gap"):
            return Node("gap", size=_reach(match.group("size"), match.start("gap")))
        if match.group("star") and re.match(r"[\w'*]", self.source[match.end() :]):
            raise PatternError("got '*' inside a word, expected it at the end", match.end())
        return _word(match.group("word"), prefix=bool(match.group("star")))


def _reach(size: str | None, column: int) -> int:
    """Read how many words may stand between two elements."""
    reach = int(size or DEFAULT_GAP)
    if not 1 <= reach <= MAX_GAP:
        raise PatternError(f"got a gap of {reach} words, expected 1 to {MAX_GAP}", column + 1)
    return reach


def _one_sided(column: int) -> PatternError:
    return PatternError("got '~' without a word, {set} or (a|b) on either side", column + 1)


def _in_any_order(parts: Sequence[Node], joints: Mapping[int, tuple[int, int]]) -> list[Node]:
    """Join the elements between which `~` stands into alternatives, one for each order.

    Args:
        parts: The elements of a sequence.
        joints: By the index of the element behind it, how far each `~` reaches and its column.
    """
    if len(parts) in joints:
        raise _one_sided(joints[len(parts)][1])
    found: list[Node] = []
    breaks = [n for n in range(len(parts) + 1) if n not in joints]
    for run in starmap(range, pairwise(breaks)):
        if len(run) == 1:
            found.append(parts[run[0]])
            continue
        column = joints[run[1]][1]
        if any(parts[place].kind in ("gap", "opt") for place in run):
            raise _one_sided(column)
        if len(run) > MAX_NEAR:
            message = f"got {len(run)} elements joined by '~', expected at most {MAX_NEAR}"
            raise PatternError(message, column + 1)
        gap = Node("gap", size=max(joints[place][0] for place in run[1:]))
        orders = [
            Node("seq", parts=tuple(n for place in order for n in (gap, parts[place]))[1:])
            for order in permutations(run)
        ]
        found.append(Node("alt", parts=tuple(orders)))
    return found


def _word(text: str, *, prefix: bool) -> Node:
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removesuffix("'s")
    pieces = text.split("-")
    if len(pieces) == 1:
        return Node("word", text=_folded(text, prefix=prefix), prefix=prefix)
    last = len(pieces) - 1
    apart = tuple(
        Node("word", text=_folded(p, prefix=prefix and i == last), prefix=prefix and i == last)
        for i, p in enumerate(pieces)
    )
    joined = Node("word", text="".join(pieces).lower(), prefix=prefix)
    return Node("alt", parts=(Node("seq", parts=apart), joined))


def _folded(word: str, *, prefix: bool) -> str:
    """Keep words in capitals as they are; stems and everything else match in any case."""
    capitals = not prefix and word.isupper() and sum(c.isalpha() for c in word) > 1
    return word if capitals else word.lower()


def parse_sets(sets: Mapping[str, Iterable[str]]) -> dict[str, Node]:
    """Read named sets of phrases, of which each may refer to others.

    Raises:
        PatternError: A phrase is no pattern, a set is empty, unknown, or contains itself.
    """
    nodes: dict[str, Node] = {}
    for name, phrases in sets.items():
        members = []
        for phrase in phrases:
            try:
                members.append(parse_pattern(phrase).root)
            except PatternError as error:
                raise PatternError(f"set {name!r}, {phrase!r}: {error}", error.column) from None
        if not members:
            raise PatternError(f"set {name!r}: got no phrases, expected at least one", 1)
        nodes[name] = Node("alt", parts=tuple(members))
    for name in nodes:
        _refuse_cycles(name, nodes, ())
    return nodes


_NO_SETS: frozenset[str] = frozenset()


def references(node: Node) -> frozenset[str]:
    """Return the names of the sets that a pattern refers to."""
    if node.kind == "set":
        return frozenset((node.text,))
    if not node.parts:
        return _NO_SETS
    return _NO_SETS.union(*[references(p) for p in node.parts])


def _refuse_cycles(name: str, nodes: Mapping[str, Node], path: tuple[str, ...]) -> None:
    if name in path:
        raise PatternError(f"set {name!r} contains itself: {' > '.join((*path, name))}", 1)
    if name not in nodes:
        where = f" in set {path[-1]!r}" if path else ""
        raise PatternError(f"got {{{name}}}{where}, expected one of {_listed(nodes)}", 1)
    for other in sorted(references(nodes[name])):
        _refuse_cycles(other, nodes, (*path, name))


def _listed(nodes: Mapping[str, Node]) -> str:
    return ", ".join(sorted(nodes)) or "the sets under [sets], of which there are none"


Sets = Mapping[str, Node]


def check_references(node: Node, sets: Sets) -> None:
    """Refuse references to sets that are not there.

    Raises:
        PatternError: A set is unknown.
    """
    for name in sorted(references(node)):
        if name not in sets:
            raise PatternError(f"got {{{name}}}, expected one of {_listed(sets)}", 1)
