"""Where the grammar looks: a line, its class string both ways round, what it found so far."""

from __future__ import annotations

from attrs import define

from stancekit.model import CueClass
from stancekit.statements import grammar
from stancekit.statements.language import Cue, Language
from stancekit.statements.lines import Line

__all__ = ["Context", "Ranges", "Site"]

Ranges = tuple[tuple[int, int], ...]


@define
class Context:
    """A cue in its surroundings; places are token indices into the line.

    Attributes:
        cue: The lexicon's entry.
        cue_class: Class in the part of speech that the position shows.
        position: Where the cue stands towards its subject: `finite`, `pronoun`, `relative`,
            `apposition`, `coordinated`, `inverted`, `participle`, `gerund`, `passive`,
            `infinitive`, `modal`, `noun`, `adjective` ...
        frame: What follows: `that`, `clause`, `wh`, `to`, `object`, `quote`, `colon`,
            `prep:about`, `none`, `np+that` ...
        first: The cue's token.
        start: Where the content begins by the frame.
        subject: The source.
        group: Where the verb group or the noun phrase of the cue begins.
        negated: Whether the verb group is negated.
        place: Where the cue stands in the text, as (start, stop) pairs, if it is known.
    """

    cue: Cue
    cue_class: CueClass
    position: str
    frame: str
    first: int
    start: int
    subject: Ranges = ()
    group: int = 0
    negated: bool = False
    place: Ranges | None = None

    @property
    def last(self) -> int:
        """The token after the cue."""
        return self.first + 1


class Site:
    """A line under reading.

    Attributes:
        line: The line.
        language: Its language.
        classes: The line's class string.
        left: The class before a token, at the token's index; `^` at the line's beginning.
        reverse: The class string turned round.
        words: The line's words.
        found: The contexts so far.
    """

    __slots__ = ("classes", "found", "language", "left", "line", "reverse", "words")

    def __init__(self, line: Line, language: Language) -> None:
        """Turn the class string round for patterns that read leftwards."""
        self.line = line
        self.language = language
        self.classes = line.classes
        self.left = "^" + line.classes
        self.reverse = line.classes[::-1]
        self.words = line.words
        self.found: list[Context] = []

    def subject_before(self, end: int) -> int:
        """Return where the noun phrase begins that ends before a token; `end` for none."""
        return grammar.subject_before(self.classes, self.reverse, end)

    def group_before(self, at: int) -> int:
        """Return where the auxiliaries and adverbs before a verb begin."""
        return grammar.verb_group_before(self.classes, self.reverse, at)
