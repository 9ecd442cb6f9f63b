"""Pull quotes: lines that set words of another paragraph apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stancekit.paragraphs.lines import FEWEST, Line

__all__ = ["pulled"]

# How many places with the same first words are looked at for one line.
_PLACES = 8
# Up to how many first words are looked for before a line is read.
_STARTS = 16


def _read(lines: Sequence[Line], wanted: set[tuple[str, ...]]) -> list[list[str]]:
    """Return the words of the lines that may hold some first words; nothing for the others."""
    if len(wanted) > _STARTS:
        return [line.words for line in lines]
    starts = [sorted(start, key=len, reverse=True) for start in wanted]
    texts: list[list[str]] = []
    for line in lines:
        folded = line.folded
        hopeless = folded is not None and not any(_has(folded, start) for start in starts)
        texts.append([] if hopeless else line.words)
    return texts


def _has(text: str, start: Sequence[str]) -> bool:
    return all(map(text.__contains__, start))


def pulled(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the indices of lines whose words all stand together in a longer paragraph.

    A line qualifies when it is quoted as a whole, signed with a name after a dash, or has no full
    stop. Every text is read once: only the places where a candidate's first words stand are
    compared.

    Args:
        lines: The lines of an article.

    Example:
        >>> from stancekit.paragraphs.lines import lines_of
        >>> read = lines_of("en").read
        >>> pulled([read("He said: “We will not send troops to any war of others, ever.”"),
        ...         read("“We will not send troops to any war”")])
        (1,)
    """
    candidates = {i: line.taken for i, line in enumerate(lines) if line.taken}
    if not candidates:
        return ()
    wanted = {tuple(found[:FEWEST]) for found in candidates.values()}
    first = {start[0] for start in wanted}
    texts = _read(lines, wanted)
    places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for i, text in enumerate(texts):
        for at, word in enumerate(text):
            if word in first:
                start = tuple(text[at : at + FEWEST])
                if start in wanted and len(places[start]) < _PLACES:
                    places[start].append((i, at))
    return tuple(
        i
        for i, found in candidates.items()
        if any(
            other != i
            and len(texts[other]) > len(texts[i])
            and texts[other][at : at + len(found)] == found
            for other, at in places[tuple(found[:FEWEST])]
        )
    )
