"""Pull quotes: lines that set words of another paragraph apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stancekit.paragraphs import shapes
from stancekit.paragraphs.page import Page
from stancekit.text.words import plain_form, words

__all__ = ["pulled"]

# Pull quotes have about ten to forty words; fewer are set phrases that recur by themselves.
_FEWEST, _MOST = 6, 60
# How many places with the same first words are looked at for one line.
_PLACES = 8
# Up to how many first words are looked for before a line is read.
_STARTS = 16


def _candidate(line: str, page: Page) -> list[str]:
    """Return the words that a line may have taken over; none where it cannot be a pull quote."""
    if len(line) > 15 * _MOST:
        return []
    signed = shapes.signature(line)
    text = line[: signed.start()] if signed else line
    quoted = text[:1] in "\"“„«'‘" and text.rstrip(" |")[-1:] in "\"”»'’"
    if not (signed or quoted or line.endswith("|") or not shapes.ends_sentence(line, page)):
        return []
    found = words(text)
    return found if _FEWEST <= len(found) <= _MOST else []


def _read(lines: Sequence[str], wanted: set[tuple[str, ...]]) -> list[list[str]]:
    """Return the words of the lines that may hold some first words; nothing for the others."""
    if len(wanted) > _STARTS:
        return [words(line) for line in lines]
    starts = [sorted(start, key=len, reverse=True) for start in wanted]
    texts: list[list[str]] = []
    for line in lines:
        folded = plain_form(line)
        hopeless = folded is not None and not any(_has(folded, start) for start in starts)
        texts.append([] if hopeless else words(line))
    return texts


def _has(text: str, start: Sequence[str]) -> bool:
    return all(map(text.__contains__, start))


def pulled(lines: Sequence[str], page: Page) -> tuple[int, ...]:
    """Return the indices of lines whose words all stand together in a longer paragraph.

    A line qualifies when it is quoted as a whole, signed with a name after a dash, or has no full
    stop. Every text is read once: only the places where a candidate's first words stand are
    compared.

    Args:
        lines: The lines of an article.
        page: The words of its language.

    Example:
        >>> from stancekit.paragraphs.page import page_of
        >>> pulled(["He said: “We will not send troops to any war of others, ever.”",
        ...         "“We will not send troops to any war”"], page_of("en"))
        (1,)
    """
    candidates = {i: found for i, line in enumerate(lines) if (found := _candidate(line, page))}
    if not candidates:
        return ()
    wanted = {tuple(found[:_FEWEST]) for found in candidates.values()}
    first = {start[0] for start in wanted}
    texts = _read(lines, wanted)
    places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for i, text in enumerate(texts):
        for at, word in enumerate(text):
            if word in first:
                start = tuple(text[at : at + _FEWEST])
                if start in wanted and len(places[start]) < _PLACES:
                    places[start].append((i, at))
    return tuple(
        i
        for i, found in candidates.items()
        if any(
            other != i
            and len(texts[other]) > len(texts[i])
            and texts[other][at : at + len(found)] == found
            for other, at in places[tuple(found[:_FEWEST])]
        )
    )
