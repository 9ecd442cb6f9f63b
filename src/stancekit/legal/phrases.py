"""Names of instruments as phrases: a small language that anybody can write in a table.

A phrase is words divided by spaces. `[of the Parties]` may be missing, `(on|concerning)` is a
choice, a comma may be missing. A word that begins with a capital must begin with one in the text
(the rest of it may be in either case), a word wholly in capitals must stand as it is, any other
word matches in either case. White space and line breaks are free, accents may be missing, hyphens
may be spaces. A phrase that begins with `~` is not sure to mean its instrument. Nothing in a phrase can match in more than one way for long, so matching takes time
in proportion to the phrase.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from attrs import frozen

from stancekit.errors import Problem, Severity, StancekitError

__all__ = ["Phrase", "PhraseError", "parse_phrase"]

_TOKEN = re.compile(r"[\[\]()|,]|[^\s\[\]()|,]+")
# A line break, several spaces, or none where recognition lost it ("ofthe").
_GAP = r"\s{1,6}"
_LOST_GAP = r"\s{0,6}"
_HYPHEN = r"\s{0,2}[-\u2010-\u2014]?\s{0,2}"
# Words too common to look for first.
_COMMON = frozenset(
    "Security Council United Nations UN General Assembly International Russia Russian Syria Syrian "
    "Europe European President American World State States Iran Israel Iraq Ukraine Final Joint "
    "First Second Third Fourth Additional Agreement Declaration Statement Convention Treaty "
    "Protocol The Paris Moscow Vienna Washington Global Law".split()
)


class PhraseError(StancekitError, ValueError):
    """A phrase of a table cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and show it as the message."""
        super().__init__(str(problem))
        self.problem = problem


@frozen
class Phrase:
    """A phrase, cut at the word that is looked for first.

    Attributes:
        text: The phrase as written in the table.
        anchor: The word every match contains.
        left: Pattern of what stands before the anchor, to be matched up to its end; may be empty.
        right: Pattern of the anchor and what follows.
        unsure: Whether the phrase began with `~`: it means the instrument only where its context
            stands near.
    """

    text: str
    anchor: str
    left: str
    right: str
    unsure: bool = False


def _refuse(phrase: str, message: str) -> PhraseError:
    return PhraseError(Problem(Severity.ERROR, "bad-phrase", f"{message} in {phrase!r}"))


def _letter(char: str) -> str:
    plain = unicodedata.normalize("NFD", char)[0]
    if plain == char:
        return re.escape(char)
    return f"(?:{re.escape(char)}|{re.escape(plain)}(?:{re.escape(char_mark(char))})?)"


def char_mark(char: str) -> str:
    """Return the combining mark of an accented letter."""
    return unicodedata.normalize("NFD", char)[1:]


def _word(word: str) -> str:
    pieces = []
    for part in re.split(r"([-'’.])", word):
        if part == "-":
            pieces.append(_HYPHEN)
        elif part in ("'", "’"):
            pieces.append(r"\s?['’]\s?")
        elif part == ".":
            pieces.append(r"\.?")
        elif part and (part.isupper() or part.isdigit()):
            pieces.append("".join(map(_letter, part)))
        elif part and part[0].isupper():
            pieces.append(_letter(part[0]) + f"(?i:{''.join(map(_letter, part[1:]))})")
        elif part:
            pieces.append(f"(?i:{''.join(map(_letter, part))})")
    return "".join(pieces)


class _Reader:
    """Reads tokens of one phrase into a list of (kind, pattern, word)."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.tokens = _TOKEN.findall(phrase)
        self.place = 0

    def peek(self) -> str | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def sequence(self, until: str) -> list[tuple[str, str]]:
        """Read up to a closing mark; items are (plain word or "", pattern with its gap before)."""
        items: list[tuple[str, str]] = []
        previous = ""
        while (token := self.peek()) is not None and token not in until:
            self.place += 1
            gap = "" if not items else (_LOST_GAP if previous in ("of", ",") else _GAP)
            if len(items) == 1 and items[0][1].endswith(f"{_GAP})?"):
                gap = ""  # an option at the beginning brings its own gap
            if token == "[":
                inner = "".join(p for _, p in self.sequence("]"))
                self.close("]")
                # The gap belongs to the option: without it there is none.
                items.append(("", f"(?:{gap}{inner})?" if items else f"(?:{inner}{_GAP})?"))
                previous = previous if items else ""
                continue
            if token == "(":
                choices = ["".join(p for _, p in self.sequence("|)"))]
                while self.peek() == "|":
                    self.place += 1
                    choices.append("".join(p for _, p in self.sequence("|)")))
                self.close(")")
                items.append(("", f"{gap}(?:{'|'.join(choices)})"))
            elif token == ",":
                items.append(("", r"(?:\s?,)?"))
            elif token in "])|":
                raise _refuse(self.phrase, f"got {token!r} without its beginning")
            else:
                items.append((token, gap + _word(token)))
            previous = token
        return items

    def close(self, mark: str) -> None:
        if self.peek() != mark:
            raise _refuse(self.phrase, f"got no {mark!r}, expected one")
        self.place += 1


def _rank(word: str) -> int:
    if not word:
        return 9
    if not word[0].isupper():
        return 3
    return 1 if word in _COMMON else 0


@cache
def parse_phrase(phrase: str) -> Phrase:
    """Read a phrase.

    Raises:
        PhraseError: Brackets do not pair, or no word is certain to be there.

    Example:
        >>> p = parse_phrase("[Final] Communiqué of the Action Group")
        >>> p.anchor
        'Communiqué'
        >>> bool(re.match(p.right, "communique of\\nthe action group"))
        False
        >>> bool(re.match(p.right, "Communique of\\nthe Action group"))
        True
    """
    unsure = phrase.startswith("~")
    reader = _Reader(phrase.removeprefix("~"))
    items = reader.sequence("")
    if reader.peek() is not None:
        raise _refuse(phrase, f"got {reader.peek()!r} without its beginning")
    plain = [(i, word) for i, (word, _) in enumerate(items) if word]
    if not plain:
        raise _refuse(phrase, "got no word that is always there")
    place, word = min(plain, key=lambda item: (_rank(item[1]), item[0]))
    left = "".join(p for _, p in items[:place])
    right = items[place][1].removeprefix(_LOST_GAP).removeprefix(_GAP)
    gap = items[place][1][: len(items[place][1]) - len(right)]
    right += "".join(p for _, p in items[place + 1 :]) + r"(?![^\W_])"
    return Phrase(phrase, word, f"(?<![^\\W_]){left}{gap}" if left else "", right, unsure)
