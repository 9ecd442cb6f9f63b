"""Lists of who speaks together: "Chancellor A and French President B", "Britain and the US"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancekit.model import ActorKind
from stancekit.statements.speakers_names import JOINT, WORDS
from stancekit.statements.speakers_passages import Figure
from stancekit.statements.speakers_scene import Scene

__all__ = ["list_start", "people_together"]

# What joins two people: a comma or "and", and then the office of the second; that of the first
# may stand behind his name.
_JOINED = re.compile(
    r"(?:,\s[^,;:.“”\"]{2,50}+(?=,))?\s*+(?:,(?:\s*+and\b)?|and\b|&|(?:together|along|jointly)\swith\b)\s++"
    r"(?P<office>(?:[\w’'.-]++\s++){0,8}+)"
)
_OF_OTHERS = re.compile(r"\b(?:by|of|from|for|with|between|to|on|after)\b")
_AND = re.compile(r"\s(?:and|&|with)\s")
_NAMES_OF_OFFICE = (
    WORDS["person titles"]
    | WORDS["offices"]
    | WORDS["portfolios"]
    | {"the", "his", "her", "their", "its", "of", "for", "and", "to", "counterpart", "colleague"}
)
# At the beginning, or after words that say where and when: "In a joint statement, ".
_BEGINS = re.compile(
    r"(?:^|[.!?:\n“\"])[\s ]*"
    r"(?:(?:In|On|At|After|Before|During|Following|Speaking|Earlier|Later|Meanwhile|Yesterday"
    r"|Today|Last|Separately|Also)\b[^.!?:;,\n“\"]{0,60}+,[\s ]*)?\Z"
)
_LISTED_BY = re.compile(r"\b(?:by|of|from|including)[\s ]\Z")


def people_together(text: str, start: int, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the people who head a list of people, if there are several.

    Args:
        text: The document's text.
        start: Where the phrase starts; a preposition between there and the first of the people
            makes it one of somebody else ("a spokesman for").
        figures: Everybody named in the phrase, in order.
    """
    people = [f for f in figures if f.kind is ActorKind.PERSON]
    if len(people) < 2 or _OF_OTHERS.search(text, start, people[0].start):
        return ()
    run = people[:1]
    joined = False
    for other in people[1:]:
        before = run[-1]
        if other.start < before.stop:
            continue  # an office and the name of who holds it
        match = _JOINED.fullmatch(text, before.stop, other.start)
        if match is None or not _office(match, text, figures):
            break
        joined = joined or _AND.search(text, before.stop, other.start) is not None
        run.append(other)
    found = tuple(dict.fromkeys(f.actor for f in run))
    return found if joined and len(found) > 1 else ()


def _office(match: re.Match[str], text: str, figures: Sequence[Figure]) -> bool:
    """Tell whether every word before a name belongs to an office or names whose office it is."""
    start, stop = match.span("office")
    named = [(f.start, f.stop) for f in figures if start <= f.start and f.stop <= stop]
    for word in re.finditer(r"[\w’'-]+", text[start:stop]):
        at = start + word.start()
        if any(a <= at < b for a, b in named):
            continue
        if word[0].casefold().removesuffix("'s").removesuffix("’s") not in _NAMES_OF_OFFICE:
            return False
    return True


def list_start(scene: Scene, start: int) -> int:
    """Return where a list starts whose last name starts at a position, or that position.

    The list must begin its sentence or stand after "by" and the like: in "Lavrov met Kerry and
    Obama said" nothing is joined.
    """
    text = scene.document.text
    first, ands = start, 0
    for figure in scene.before(start, 24):
        if not ands and figure.start < first < figure.stop:
            first = figure.start  # "the Netherlands" is the name with its article
            continue
        between = text[figure.stop : first]
        if not JOINT.fullmatch(between) or (not ands and "and" not in between):
            break
        ands += 1
        first = figure.start
        if text[max(0, first - 4) : first].casefold() == "the ":
            first -= 4
    if not ands:
        return start
    leading = text[max(0, first - 80) : first]
    begins = _BEGINS.search(leading) or first == 0
    by = _LISTED_BY.search(leading)
    return first if begins or by else start
