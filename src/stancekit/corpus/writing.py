"""render and write: a corpus to text and files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from stancekit.corpus import dialects
from stancekit.corpus.delimited import render_delimited
from stancekit.corpus.dialects import Delimited, Dialect
from stancekit.model import Corpus

__all__ = ["render", "write"]


def render(corpus: Corpus, *, dialect: str | Dialect = "default") -> str:
    """Return a corpus as text, so that parsing it gives the corpus back.

    Args:
        corpus: The documents.
        dialect: A dialect or its name.

    Raises:
        ValueError: The dialect cannot hold these documents, or there is no such dialect.

    Example:
        >>> from stancekit.model import Document
        >>> print(render(Corpus([Document("003", "Moscow agreed.", outlet="Example Wire")])))
        === 003
        outlet: Example Wire
        <BLANKLINE>
        Moscow agreed.
        <BLANKLINE>
    """
    form = dialects.dialect(dialect)
    if isinstance(form, Delimited):
        return "".join(render_delimited(document, form) for document in corpus)
    raise ValueError(f"got the dialect {form.name!r}, expected one that can be written")


def write(
    corpus: Corpus, path: str | os.PathLike[str], *, dialect: str | Dialect = "default"
) -> None:
    """Write a corpus to a file in UTF-8, all of it or nothing.

    Args:
        corpus: The documents.
        path: The file; one that is there is replaced.
        dialect: A dialect or its name.

    Raises:
        ValueError: The dialect cannot hold these documents, or UTF-8 cannot (lone surrogates).
        OSError: The file cannot be written.
    """
    for document in corpus:
        for part in (document.id, document.text):
            try:
                part.encode()
            except UnicodeEncodeError as error:
                message = f"got a lone surrogate at {error.start} of document {document.id!r}"
                raise ValueError(f"{message}, expected text that UTF-8 can hold") from None
    data = render(corpus, dialect=dialect).encode()
    target = Path(path)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
