"""Repeats to look at: two passages side by side with their differences marked, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from stancekit.model import Corpus, Document, Repeat
from stancekit.repeats.alignment import Edit, EditKind, diff

__all__ = ["side_by_side"]


def _place(document: Document) -> str:
    parts = [document.outlet, None if document.published is None else str(document.published)]
    return ", ".join([document.id, *(part for part in parts if part)])


def _marked(text: str, edits: tuple[Edit, ...], *, copy: bool) -> Iterator[str]:
    """Yield the text of one side, its own words marked; what is between words stays as it is."""
    at = 0
    tag = "ins" if copy else "del"
    for edit in edits:
        span = edit.copy if copy else edit.original
        if span is None or edit.kind is EditKind.SAME:
            continue
        yield escape(text[at : span.start])
        yield f"<{tag}>{escape(span.of(text))}</{tag}>"
        at = span.stop
    yield escape(text[at:])


def side_by_side(corpus: Corpus, repeat: Repeat) -> str:
    """Return an HTML table of two cells: the original, and the copy with its differences.

    Words that the copy cut are marked with `<del>`, words that it added with `<ins>`; all text is
    escaped.

    Raises:
        KeyError: A document of the repeat is not in the corpus.

    Example:
        >>> from stancekit.repeats import find_repeats
        >>> text = "All the delegates of the north left the hall late on Friday"
        >>> other = Document("b", text.replace("late ", ""))
        >>> corpus = Corpus([Document("a", text), other])
        >>> html = side_by_side(corpus, find_repeats(corpus).pairs[0])
        >>> "hall <del>late</del> on" in html
        True
    """
    mine, others = corpus.text_of(repeat.original), corpus.text_of(repeat.copy)
    edits = diff(mine, others)
    heads = (corpus[repeat.original.document], corpus[repeat.copy.document])
    names = "".join(
        f'<th scope="col">{title}: {escape(_place(document))}</th>'
        for title, document in zip(("Original", "Copy"), heads, strict=True)
    )
    cells = "".join(
        f"<td>{''.join(_marked(text, edits, copy=side))}</td>"
        for text, side in ((mine, False), (others, True))
    )
    return f"<table><thead><tr>{names}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
