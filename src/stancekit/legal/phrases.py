r"""Phrases: a small language for names and cues that anybody can write in a table.

| mark | meaning |
|---|---|
| `word` | that word in either case |
| `Word` | that word beginning with a capital, the rest in either case (in cues: in either case) |
| `WORD` | that word as it stands |
| `word*` | the word with any ending |
| `^` | a word with a capital that is no organ of the United Nations |
| `<3>` | up to three words of the same sentence |
| `[of the Parties]` | may be missing |
| `(on\\|concerning)` | a choice |
| `,` | a comma that may be missing |
| `{name}` | a named set, written out |
| `~` at the beginning | not sure to mean what it names: needs its context near by |

White space and line breaks are free, accents may be missing, hyphens may be spaces. Every gap is
bounded, so matching takes time in proportion to the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import frozen

from stancekit.errors import Problem, Severity, StancekitError
from stancekit.legal.indispensable import COMMON, WORDS, Node, firsts, followers, needs, rarest

__all__ = ["Phrase", "PhraseError", "compiled", "expand", "parse_phrase"]

_TOKEN = re.compile(r"[\[\]()|,]|[^\s\[\]()|,]+")
_SET = re.compile(r"\{(\w+)\}")
_GAP_MARK = re.compile(r"<(\d{1,2})>\Z")
# A line break, several spaces, or none where recognition lost it ("ofthe").
_GAP = r"\s{1,6}"
_LOST_GAP = r"\s{0,6}"
_HYPHEN = r"\s{0,2}[-\u2010-\u2014]?\s{0,2}"
_NAME = (
    r"(?-i:(?!(?:UN|U\.N|United\s+Nations|Security|Council|General\s+Assembly|Congress|Parliament"
    r"|The|A|An|I)\b)[^\W\d_a-zß-öø-ÿ][\w’'.-]*\w)"
)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of a phrase of a table; most texts need few of a table's."""
    return re.compile(pattern, flags)


class PhraseError(StancekitError, ValueError):
    """A phrase of a table cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and show it as the message."""
        super().__init__(str(problem))
        self.problem = problem


@frozen
class Phrase:
    """A phrase, ready to be matched.

    Attributes:
        text: The phrase as written in the table.
        anchor: A word every match contains; empty where there is none for sure.
        left: Pattern of what stands before the anchor, to be matched up to its end; may be empty.
        right: Pattern of the anchor and what follows.
        stems: Lower-case words of which every match contains one; `word*` for a beginning.
        needs: Sets of such words; every match contains one of each.
        firsts: Such words one of which begins every match; None where that is not known.
        reach: How many code points before the anchor the left pattern can take in.
        unsure: Whether the phrase began with `~`.
        width: How many code points no match exceeds.
        followers: Words like the stems one of which follows one of them; None where that is not
            known.
    """

    text: str
    anchor: str
    left: str
    right: str
    stems: frozenset[str]
    needs: tuple[frozenset[str], ...] = ()
    firsts: frozenset[str] | None = None
    reach: int = 0
    unsure: bool = False
    width: int = 0
    followers: frozenset[str] | None = None

    @property
    def whole(self) -> str:
        """Pattern of the whole phrase, at the beginning of a word."""
        return self.left + self.right if self.left else rf"(?<![^\W_]){self.right}"


def _refuse(phrase: str, message: str) -> PhraseError:
    return PhraseError(Problem(Severity.ERROR, "bad-phrase", f"{message} in {phrase!r}"))


def expand(phrase: str, sets: Mapping[str, str]) -> str:
    """Write out the sets of a phrase, and the sets in them, six deep.

    Raises:
        PhraseError: A set is unknown, or sets hold each other.

    Example:
        >>> expand("{who} agreed", {"who": "(he|she)"})
        '(he|she) agreed'
    """
    text = phrase
    for _ in range(6):
        match = _SET.search(text)
        if match is None:
            return text
        for name in set(_SET.findall(text)):
            if name not in sets:
                raise _refuse(phrase, f"got the set {name!r}, expected one of {', '.join(sets)}")
            text = text.replace(f"{{{name}}}", sets[name])
    raise _refuse(phrase, "got sets that hold each other")


class _Reader:
    """Reads the tokens of one phrase."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.tokens = _TOKEN.findall(phrase)
        self.place = 0

    def peek(self) -> str | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def sequence(self, until: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while (mark := self.peek()) is not None and mark not in until:
            self.place += 1
            if mark in "[(":
                nodes.append(self.bracket(mark))
            elif mark == ",":
                nodes.append(Node("comma"))
            elif mark in "])|":
                raise _refuse(self.phrase, f"got {mark!r} without its beginning")
            elif gap := _GAP_MARK.match(mark):
                nodes.append(Node("gap", gap[1]))
            elif set(mark) & set("<>{}"):
                raise _refuse(self.phrase, f"got {mark!r}, expected a word, <3> or a set")
            else:
                nodes.append(Node("word", mark))
        return tuple(nodes)

    def bracket(self, opening: str) -> Node:
        close = "]" if opening == "[" else ")"
        branches = [self.sequence("|" + close)]
        while self.peek() == "|":
            self.place += 1
            branches.append(self.sequence("|" + close))
        if self.peek() != close:
            raise _refuse(self.phrase, f"got no {close!r}, expected one")
        self.place += 1
        if not all(branches):
            raise _refuse(self.phrase, "got an empty choice")
        return Node("option" if opening == "[" else "choice", branches=tuple(branches))


def _letter(char: str) -> str:
    if char.isascii():
        return re.escape(char)
    decomposed = unicodedata.normalize("NFD", char)
    plain, marks = decomposed[0], decomposed[1:]
    if not marks:
        return re.escape(char)
    return f"(?:{re.escape(char)}|{re.escape(plain)}(?:{re.escape(marks)})?)"


@lru_cache(maxsize=WORDS)
def _word(word: str, loose: bool) -> str:  # noqa: FBT001 - private, one of two modes of matching
    if word == "^":
        return _NAME
    open_ended = word.endswith("*")
    pieces = []
    for part in re.split(r"([-'’.])", word.removesuffix("*")):
        letters = "".join(map(_letter, part))
        if part == "-":
            pieces.append(_HYPHEN)
        elif part in ("'", "’"):
            pieces.append(r"\s?['’]\s?")
        elif part == ".":
            pieces.append(r"\.?")
        elif part.isupper() or part.isdigit():
            pieces.append(f"(?-i:{letters})" if len(part) > 1 or not loose else letters)
        elif part and part[0].isupper() and not loose:
            pieces.append(f"{_letter(part[0])}(?i:{''.join(map(_letter, part[1:]))})")
        elif part:
            pieces.append(f"(?i:{letters})")
    if word == "of":
        return "(?i:of)"  # recognition loses the space behind it
    return "".join(pieces) + (r"\w{0,12}" if open_ended else r"(?![^\W_])")


class _Writer:
    """Writes the pattern of a sequence; gaps of white space belong to what follows them."""

    def __init__(self, loose: bool) -> None:  # noqa: FBT001 - private, as above
        self.loose = loose

    def pieces(self, nodes: tuple[Node, ...], *, begun: bool = False) -> list[str]:
        """Return a pattern for each node, with the white space before it.

        Args:
            nodes: The sequence.
            begun: Whether something that is always there stands before it.
        """
        out: list[str] = []
        before = ""
        for node in nodes:
            gap = _LOST_GAP if before in ("of", ",") else _GAP
            if node.kind == "comma":
                out.append(r"(?:\s?,)?")
                before = ","
                continue
            if node.kind == "gap":
                words = (
                    rf"(?:[^\s.;:!?]{{1,30}}{_GAP})"
                    if not begun
                    else rf"(?:{_GAP}[^\s.;:!?]{{1,30}})"
                )
                out.append(f"{words}{{0,{node.word}}}?")
                continue
            if node.kind == "option":
                inner = "|".join("".join(self.pieces(b, begun=begun)) for b in node.branches)
                out.append(f"(?:{inner})?" if begun else f"(?:(?:{inner}){_GAP})?")
                before = ""
                continue
            lead = "" if not begun or node.word.startswith(("'", "’")) else gap
            if node.kind == "choice":
                inner = "|".join("".join(self.pieces(b)) for b in node.branches)
                out.append(f"{lead}(?:{inner})")
            else:
                out.append(lead + _word(node.word, self.loose))
            begun = True
            before = node.word.casefold()
        return out


def _width(node: Node) -> int:
    """Return how many code points a node can take in, with the gap before it."""
    if node.branches:
        return max(sum(map(_width, branch)) for branch in node.branches) + 6
    if node.kind == "gap":
        return 36 * int(node.word)
    return len(node.word) + 12 + 5 * node.word.count("-")


def _rank(node: Node) -> int:
    if node.kind != "word" or node.word == "^":
        return 9
    if not node.word[0].isupper():
        return 3
    return 1 if node.word.casefold() in COMMON else 0


@cache
def parse_phrase(phrase: str, *, loose: bool = False) -> Phrase:
    r"""Read a phrase without sets.

    Args:
        phrase: The phrase (see the top of this module).
        loose: Whether capitals count only in words wholly written in them, as in cues.

    Raises:
        PhraseError: Brackets do not pair, or no word is certain to be there.

    Example:
        >>> p = parse_phrase("[final] communiqué of the Action Group")
        >>> p.anchor, sorted(p.stems)
        ('Action', ['communiqu*'])
        >>> bool(re.search(p.whole, "Final communique of\nthe Action Group"))
        True
        >>> parse_phrase("(open")
        Traceback (most recent call last):
        ...
        stancekit.legal.phrases.PhraseError: error: got no ')', expected one in '(open' [bad-phrase]
    """
    reader = _Reader(phrase.removeprefix("~"))
    nodes = reader.sequence("")
    if reader.peek() is not None:
        raise _refuse(phrase, f"got {reader.peek()!r} without its beginning")
    stems = rarest(nodes)
    if not stems:
        raise _refuse(phrase, "got no word that is always there")
    pieces = _Writer(loose).pieces(nodes)
    place = min(range(len(nodes)), key=lambda i: (_rank(nodes[i]), i))
    if _rank(nodes[place]) == 9:
        place = 0
    own = _word(nodes[place].word, loose) if nodes[place].kind == "word" else pieces[place]
    gap = pieces[place][: len(pieces[place]) - len(own)]
    left = "".join(pieces[:place]) + gap
    return Phrase(
        phrase,
        nodes[place].word if nodes[place].kind == "word" else "",
        rf"(?<![^\W_]){left}" if left else "",
        own + "".join(pieces[place + 1 :]),
        stems,
        needs(nodes),
        firsts(nodes),
        sum(_width(node) for node in nodes[:place]) + 2,
        phrase.startswith("~"),
        sum(map(_width, nodes)),
        followers(nodes),
    )
