"""Where content ends: the traits by which one of several ends is told from the others."""

from __future__ import annotations

from stancekit.statements import grammar
from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language, Ratios
from stancekit.statements.lines import Line
from stancekit.statements.odds import CHOICES, joined

__all__ = ["choice_ratios_of", "choice_seen_of", "choices_of"]

# Classes that stand for their words: names, numbers and quotations have too many.
_MANY = frozenset("NMQqndvbgA")


def choices_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return the value of each trait of a candidate's content, in the order of `CHOICES`."""
    given = _given(one.key, one.cue_class.value)
    return tuple(map(joined, CHOICES, given, choice_seen_of(one, language)))


def choice_ratios_of(one: Candidate, language: Language) -> tuple[Ratios, ...]:
    """Return the ratios of the choices in their order, by what is given with a candidate's cue."""
    key = (one.key, one.cue_class.value)
    ratios = language.ratios_of.get(key)
    if ratios is None:
        ratios = language.ratios_of[key] = language.ratios_for(CHOICES, _given(*key))
    return ratios


def _given(key: tuple[str, str, str], cls: str) -> tuple[str, ...]:
    """Return what is given for each choice with the cue and its frame."""
    lemma, _, frame = key
    shape = frame.partition(":")[0]
    return (
        "",  # commas
        shape,  # opens
        lemma,  # lemma-size
        "",  # behind
        "",  # spoken
        "",  # last-word
        "",  # quoting
        "",  # dashes
        "",  # edge
        cls,  # class-cut
        "",  # source-edge
        "",  # three
        frame,  # frame-cut
        "",  # shape-three
        "",  # earlier
        "",  # place
        shape,  # clause
    )


def choice_seen_of(one: Candidate, language: Language) -> tuple[str, ...]:
    """Return what is seen of each trait of a candidate's content, in the order of `CHOICES`.

    What stands at the end and behind it, how much is left out there and what that holds (another
    act of speech, a quotation, a clause), by the cue and by its class.

    Args:
        one: The candidate, one of several of its context.
        language: Its cues tell acts of speech.
    """
    found, line = one.found, one.line
    shape = one.key[2].partition(":")[0]
    cut, ends = found.cut, found.ends
    classes, words = line.classes, line.words
    start, end = found.content[-1]
    last, full = ends[0], "full" in cut
    before = max([other for other in ends if other < end], default=start)
    rest = classes[end:last]
    left, three = classes[end - 1], classes[end : end + 3]
    right, two = three[:1], three[:2]
    opening = classes[start]
    opening = opening if opening in _MANY else words[start]
    behind, after = _at(line, end), _at(line, end + 1)
    told = [k for k in line.cues if words[k] in language.told and classes[k] in "vds"]
    spoken = any(end <= k < last for k in told)
    said = any(start <= k < end for k in told)
    return (
        f"{classes.count(',', start, last)}/{cut}",
        f"{opening}/{right}",
        f"{min(8, (end - start) // 2)}/{full}",
        f"{behind}/{after}",
        f"{spoken}/{said}/{full}",
        words[end - 1],
        f"{'Q' in rest}/{'Q' in classes[start:end]}/{full}",
        f"{rest.count('-')}/{right}",
        left + right,
        cut,
        f"{one.kind}/{two}",
        three,
        cut,
        shape + three,
        f"{_at(line, before)}/{behind}/{ends.index(end)}",
        f"{min(6, one.context.first // 4)}/{full}",
        f"{grammar.clause_at(classes, end + 1)}/{two}",
    )


def _at(line: Line, at: int) -> str:
    """Return a word, `^` beyond the line."""
    return line.words[at] if at < len(line.words) else "^"
