"""Joining wrapped lines into paragraphs, and undoing it."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve

from stancekit.model import Document

__all__ = ["FIELD", "rewrap", "unwrap"]

# The extra field that keeps where lines were joined.
FIELD = "unwrapped"


def unwrap(document: Document) -> Document:
    r"""Join lines that were broken only because they were full.

    A line end is taken for such where the first word of the next line would not have fitted: the
    inverse of greedy wrapping. It becomes a space (CRLF two), so the text keeps its length and
    every span its meaning. The extra field `unwrapped` keeps the places; `rewrap` undoes it.

    Returns:
        The document with its lines joined; the document itself where there is nothing to join or
        it was unwrapped before.

    Example:
        >>> wrapped = Document("a", "The talks will\ngo on.\n\nNobody left.\n")
        >>> unwrap(wrapped).text
        'The talks will go on.\n\nNobody left.\n'
        >>> rewrap(unwrap(wrapped)) == wrapped
        True
    """
    if any(name == FIELD for name, _ in document.extra):
        return document
    text = document.text
    lines: list[tuple[int, int]] = []  # start and end, line break left out
    at = 0
    while True:
        end = text.find("\n", at)
        if end < 0:
            lines.append((at, len(text)))
            break
        lines.append((at, end - (end > at and text[end - 1] == "\r")))
        at = end + 1
    width = max(
        (
            b - a
            for (a, b), (c, d) in pairwise(lines)
            if text[c:d].strip() and " " in text[a:b].strip()
        ),
        default=0,
    )
    places: list[str] = []
    pieces: list[str] = []
    done = 0
    for (a, b), (c, d) in pairwise(lines):
        words = text[c:d].split(None, 1)
        indented = text[c : c + 1].isspace()
        if not words or indented or not text[a:b].strip() or b - a + 1 + len(words[0]) <= width:
            continue
        pieces += [text[done:b], " " * (c - b)]
        places.append(f"r{b}" if c - b == 2 else f"{b}")
        done = c
    if not places:
        return document
    pieces.append(text[done:])
    extra = (*document.extra, (FIELD, " ".join(places)))
    return evolve(document, text="".join(pieces), extra=extra)


def rewrap(document: Document) -> Document:
    """Undo `unwrap`.

    Returns:
        The document as it was; the document itself where it was not unwrapped.

    Raises:
        ValueError: The places in the field `unwrapped` do not fit the text.
    """
    places = next((value for name, value in document.extra if name == FIELD), None)
    if places is None:
        return document
    text = list(document.text)
    for place in places.split():
        number = place.removeprefix("r")
        ends = "\r\n" if place.startswith("r") else "\n"
        at = int(number) if number.isdecimal() else len(text)
        if text[at : at + len(ends)] != [" "] * len(ends):
            raise ValueError(f"{document.id}: got {place!r} in {FIELD!r}, expected a joined end")
        text[at : at + len(ends)] = ends
    extra = tuple(pair for pair in document.extra if pair[0] != FIELD)
    return evolve(document, text="".join(text), extra=extra)
