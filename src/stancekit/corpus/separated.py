"""Reading documents that a separator ends, and whole files."""

from __future__ import annotations

from collections.abc import Iterator

from stancekit.corpus.dialects import Separated
from stancekit.corpus.records import Builder, Found
from stancekit.corpus.window import Window

__all__ = ["read_plain", "read_separated"]


def _found(
    window: Window, builder: Builder, id_: str, span: tuple[int, int], size: int = 0
) -> Found:
    """Return the document between two offsets, with `size` more for what separates it."""
    start, stop = span
    id_ = builder.checked_id(window, id_, start, stop)
    document = builder.document(window, id_, window.text[start:stop], [])
    base = window.base
    return document, base + start, base + start, base + stop, base + stop + size


def read_separated(window: Window, form: Separated, builder: Builder) -> Iterator[Found]:
    """Read documents up to each separator; an empty rest after the last one is no document."""
    size = len(form.separator)
    start = looked = 0
    while True:
        stop = window.text.find(form.separator, looked)
        if stop >= 0:
            yield _found(window, builder, builder.numbered(), (start, stop), size)
            start = looked = stop + size
        elif window.done:
            break
        else:
            looked = max(start, len(window.text) - size + 1) - start
            window.more(start)
            start = 0
    if start < len(window.text):
        yield _found(window, builder, builder.numbered(), (start, len(window.text)))


def read_plain(window: Window, builder: Builder) -> Iterator[Found]:
    """Read the whole source as one document."""
    while not window.done:
        window.more(0)
    yield _found(window, builder, builder.name or "1", (0, len(window.text)))
