"""parse and read: texts and files to a Corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain

from stancekit.corpus import dialects
from stancekit.corpus.delimited import read_delimited
from stancekit.corpus.dialects import Delimited, Dialect
from stancekit.corpus.encodings import decode
from stancekit.corpus.records import Builder, Found
from stancekit.corpus.report import Report
from stancekit.corpus.sources import sources
from stancekit.corpus.window import Window
from stancekit.model import Corpus, Document

__all__ = ["parse", "read"]


def parse(
    text: str | bytes,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = True,
    name: str | None = None,
    encoding: str | None = None,
) -> Corpus:
    r"""Read a corpus from a text or bytes.

    Args:
        text: The text; bytes are decoded as UTF-8 unless a byte order mark or `encoding` says
            otherwise.
        dialect: A dialect or its name; None finds out which it is.
        strict: Raise at the first error. A lenient reading goes on and never raises on any text;
            what it met is in `Corpus.problems`.
        name: What the text is called: the id of a document that bears none.
        encoding: How bytes are encoded.

    Returns:
        The documents in their order.

    Raises:
        ParseError: The reading is strict and something cannot be read.
        ValueError: There is no such dialect.

    Example:
        >>> corpus = parse("=== 003\noutlet: Example Wire\n\nMoscow agreed.\n")
        >>> corpus["003"].outlet, corpus["003"].text
        ('Example Wire', 'Moscow agreed.')
    """
    report = Report("<text>" if name is None else name, strict=strict)
    blocks = [text] if isinstance(text, str) else decode([text], report, encoding)
    builder = Builder(report, name=name)
    found = list(_found(Window(blocks), dialect, builder))
    return Corpus(tuple(f.document for f in found), tuple(report.problems))


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = True,
    encoding: str | None = None,
) -> Corpus:
    """Read a corpus from a file, a folder of text files or bytes.

    Args:
        source: A path, or bytes. In a folder every text file that names no documents itself is
            one document whose id is the file's stem.
        dialect: A dialect or its name; None finds out which it is, file by file.
        strict: Raise at the first error; a lenient reading keeps it in `Corpus.problems`.
        encoding: How the bytes are encoded; None takes UTF-8 unless a byte order mark says
            otherwise.

    Returns:
        The documents in their order; files sorted by their path.

    Raises:
        FileNotFoundError: There is nothing at the path, or the folder has no text file.
        ParseError: The reading is strict and something cannot be read.
    """
    if isinstance(source, bytes):
        return parse(source, dialect=dialect, strict=strict, encoding=encoding)
    documents: list[Document] = []
    report = Report(strict=strict)
    ids: set[str] = set()
    for one in sources(source):
        report.source = str(one.path)
        builder = Builder(report, name=one.name)
        builder.ids = ids
        window = Window(decode(one.blocks(), report, encoding))
        documents += [f.document for f in _found(window, dialect, builder)]
    return Corpus(tuple(documents), tuple(report.problems))


def _found(window: Window, dialect: str | Dialect | None, builder: Builder) -> Iterable[Found]:
    form = _sniffed(window) if dialect is None else dialects.dialect(dialect)
    if isinstance(form, Delimited):
        return read_delimited(window, form, builder)
    return _plain(window, builder)


def _sniffed(window: Window) -> Dialect:
    opening = window.text[:4096].lstrip()
    return dialects.DEFAULT if opening.startswith("=== ") else dialects.PLAIN


def _plain(window: Window, builder: Builder) -> Iterator[Found]:
    while not window.done:
        window.more(0)
    text = window.text
    id_ = builder.checked_id(window, builder.name or "1", 0, 0)
    document = builder.document(window, id_, text, ())
    stop = window.base + len(text)
    yield from chain([Found(document, 0, window.base, stop, stop)])
