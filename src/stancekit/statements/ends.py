"""Where content ends: the traits by which one of several ends is told from the others."""

from __future__ import annotations

from stancekit.statements import grammar
from stancekit.statements.candidates import Candidate
from stancekit.statements.language import Language, Ratios
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
    full = "True" if "full" in cut else "False"
    classes, words = line.classes, line.words
    start, end = found.content[-1]
    last, before = ends[0], start
    for other in ends:
        if before < other < end:
            before = other
    rest = classes[end:last]
    left, three = classes[end - 1], classes[end : end + 3]
    right, two = three[:1], three[:2]
    opening = classes[start]
    opening = opening if opening in _MANY else words[start]
    behind = words[end] if right else "^"
    after = words[end + 1] if len(two) > 1 else "^"
    quoted = "True" if "Q" in rest else "False"
    quoting = "True" if "Q" in classes[start:end] else "False"
    clause = "True" if grammar.clause_at(classes, end + 1) else "False"
    spoken = said = "False"
    for told in line.told(language):
        if start <= told < end:
            said = "True"
        elif end <= told < last:
            spoken = "True"
    width, first = (end - start) // 2, one.context.first // 4
    return (
        f"{classes.count(',', start, last)}/{cut}",
        f"{opening}/{right}",
        f"{width if width < 8 else 8}/{full}",
        f"{behind}/{after}",
        f"{spoken}/{said}/{full}",
        words[end - 1],
        f"{quoted}/{quoting}/{full}",
        f"{rest.count('-')}/{right}",
        left + right,
        cut,
        f"{one.kind}/{two}",
        three,
        cut,
        shape + three,
        f"{words[before]}/{behind}/{ends.index(end)}",
        f"{first if first < 6 else 6}/{full}",
        f"{clause}/{two}",
    )
