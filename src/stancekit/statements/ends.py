"""Where content ends: the traits by which one of several ends is told from the others."""

from __future__ import annotations

from stancekit.model import CueClass
from stancekit.statements import grammar
from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language
from stancekit.statements.lines import Line

__all__ = ["choices_of"]

_SAYING = frozenset([CueClass.SPEECH, CueClass.BELIEF, CueClass.DENIAL])
_TOLD = frozenset(["ed", "s", "both"])
# Classes that stand for their words: names, numbers and quotations have too many.
_MANY = frozenset("NMQqndvbgA")


def choices_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return the value of each trait of a candidate's content, in the order of `CHOICES`.

    What stands at the end and behind it, how much is left out there and what that holds (another
    act of speech, a quotation, a clause), by the cue and by its class.

    Args:
        one: The candidate, one of several of its context.
        language: Its cues tell acts of speech.
    """
    lemma, _, frame = one.key
    found, line = one.found, one.line
    shape = frame.partition(":")[0]
    cut = found.cut
    ends = found.ends
    classes = line.classes
    start, end = found.content[-1]
    last, full = ends[0], "full" in cut
    before = max((other for other in ends if other < end), default=start)
    rest = classes[end:last]
    left, right = classes[end - 1 : end], classes[end : end + 1]
    two, three = classes[end : end + 2], classes[end : end + 3]
    spoken = f"{_spoken(line, end, last, language)}/{_spoken(line, start, end, language)}"
    clause = grammar.clause_at(classes, end + 1)
    return (
        f"{classes.count(',', start, last)}/{cut}",
        f"{shape}/{_name(line, start)}/{right}",
        f"{lemma}/{min(8, (end - start) // 2)}/{full}",
        f"{_at(line, end)}/{_at(line, end + 1)}",
        f"{spoken}/{full}",
        _at(line, end - 1),
        f"{'Q' in rest}/{'Q' in classes[start:end]}/{full}",
        f"{rest.count('-')}/{right}",
        left + right,
        f"{one.cue_class.value}/{cut}",
        f"{one.kind}/{two}",
        three,
        f"{cut}/{frame}",
        f"{shape}{three}",
        f"{_at(line, before)}/{_at(line, end)}/{ends.index(end)}",
        f"{min(6, one.context.first // 4)}/{full}",
        f"{clause}/{two}/{shape}",
    )


def _at(line: Line, at: int) -> str:
    """Return a word, `^` beyond the line."""
    return line.words[at] if at < len(line.words) else "^"


def _name(line: Line, at: int) -> str:
    """Return a word of a small class, else the class."""
    letter = line.classes[at]
    return letter if letter in _MANY else line.words[at]


def _spoken(line: Line, first: int, last: int, language: Language) -> bool:
    """Tell whether a verb of saying or thinking stands between two tokens."""
    cues, words, classes = language.cues, line.words, line.classes
    for at in range(first, last):
        cue = cues.get(words[at])
        if cue is not None and cue.verb in _SAYING and cue.form in _TOLD and classes[at] in "vds":
            return True
    return False
