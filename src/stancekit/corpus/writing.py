"""render and write: a corpus to text and files, in every dialect that can hold it."""

from __future__ import annotations

import gzip
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from attrs import fields as attrs_fields

from stancekit.corpus import dialects
from stancekit.corpus.dialects import (
    Delimited,
    Dialect,
    Header,
    JsonLines,
    Plain,
    RecordTable,
    Separated,
)
from stancekit.corpus.headers import KNOWN, render_field
from stancekit.corpus.jsonlines import render_json_line
from stancekit.corpus.otherheaders import render_attribute, render_fenced
from stancekit.corpus.reading import parse
from stancekit.corpus.tables import render_table
from stancekit.errors import ParseError, RenderError
from stancekit.model import Corpus, Document

__all__ = ["render", "write"]

# By suffix, what a file is written as when nobody says.
_BY_SUFFIX = {
    ".jsonl": "json-lines", ".ndjson": "json-lines", ".csv": "csv", ".tsv": "tsv", ".psv": "pipe",
}  # fmt: skip
# What a file of that name would not be, whatever the dialect.
_NOT_WRITTEN = frozenset((".zip", ".json", ".xlsx", ".xls", ".docx", ".doc", ".pdf", ".html"))
# Dialects that hold every document, by construction and by their properties in the tests.
_TOTAL = ("default",)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_NOT_IN_FILES = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f\ud800-\udfff]')


def render(corpus: Corpus, *, dialect: str | Dialect = "default", lossy: bool = False) -> str:
    """Return a corpus as text, so that parsing it gives the corpus back.

    Args:
        corpus: The documents.
        dialect: A dialect or its name.
        lossy: Write what the dialect can hold and leave out the rest.

    Raises:
        RenderError: The dialect cannot hold these documents; the error says which fields would
            be lost. Also for dialects that are only read.
        ValueError: There is no such dialect.

    Example:
        >>> from stancekit.model import Document
        >>> print(render(Corpus([Document("003", "Moscow agreed.", outlet="Example Wire")])))
        === 003
        outlet: Example Wire
        <BLANKLINE>
        Moscow agreed.
        <BLANKLINE>
    """
    return _rendered(corpus, dialects.dialect(dialect), name=None, lossy=lossy)


def _rendered(corpus: Corpus, form: Dialect, *, name: str | None, lossy: bool) -> str:
    text = "".join(_pieces(corpus, form))
    if text.startswith("\ufeff"):  # readers take the first one for a byte order mark
        text = "\ufeff" + text
    if form.name not in _TOTAL and not lossy:
        _check(corpus, text, form, name)
    return text


def _pieces(corpus: Corpus, form: Dialect) -> Iterator[str]:
    match form:
        case Delimited() if form.template is not None:
            for document in corpus:
                yield _delimited(document, form)
        case JsonLines():
            for document in corpus:
                yield render_json_line(document)
        case RecordTable():
            yield render_table(corpus.documents, form)
        case Separated():
            for document in corpus:
                yield document.text + form.separator
        case Plain():
            for document in corpus:
                yield document.text
        case _:
            message = f"got the dialect {form.name!r}, which is only read, expected another"
            raise RenderError(message, ())


def _delimited(document: Document, form: Delimited) -> str:
    known = [(n, str(v)) for n in KNOWN if (v := getattr(document, n)) is not None]
    header = attributes = ""
    if form.header is Header.FIELDS:
        lines = [render_field(n, v, known=True) for n, v in known]
        lines += [render_field(n, v, known=False) for n, v in document.extra]
        header = "".join(lines) + "\n"
    elif form.header is Header.FENCED:
        pairs = (("id", document.id), *known, *document.extra)
        header = "".join(render_fenced(n, v) for n, v in pairs) + "---\n"
    elif form.header is Header.ATTRIBUTES:
        pairs = (("id", document.id), *known, *document.extra)
        attributes = "".join(render_attribute(n, v) for n, v in pairs)
    values = dict(document.extra) | dict.fromkeys(KNOWN, "") | dict(known)
    values |= {"id": document.id, "attributes": attributes}
    try:
        opening = (form.template or "").format_map(values)
    except KeyError as error:
        message = f"got no field {error} in document {document.id!r}, expected one for the template"
        raise RenderError(f"the dialect {form.name!r}: {message}", (str(error.args[0]),)) from None
    body = document.text
    if form.escape:
        line = re.compile(f"^(?=(?:{re.escape(form.escape)})*{form.begins})", re.MULTILINE)
        body = line.sub(lambda _: form.escape, body)
    closing = f"{form.closing}\n" if form.closing else ""
    return f"{opening}\n{header}{body}\n{closing}"


def _check(corpus: Corpus, text: str, form: Dialect, name: str | None) -> None:
    """Read back what was written.

    Raises:
        RenderError: It is not what it was; the error names documents and fields.
    """
    try:
        read = parse(text, dialect=form, strict=False, name=name)
    except ParseError as error:  # pragma: no cover - a lenient reading raises none
        raise RenderError(str(error), ()) from None
    if read == corpus and not any(p.severity == "error" for p in read.problems):
        return
    if len(read) != len(corpus):
        lost: tuple[str, ...] = ("documents",)
        what = f"{len(corpus)} documents would read back as {len(read)}"
    else:
        names = [a.name for a in attrs_fields(Document)]
        differ = [
            (old.id, n)
            for old, new in zip(corpus, read, strict=True)
            for n in names
            if getattr(old, n) != getattr(new, n)
        ]
        lost = tuple(dict.fromkeys(n for _, n in differ)) or ("documents",)
        first = f"first in document {differ[0][0]!r}" if differ else "as reading it shows"
        what = f"these fields would be lost or changed: {', '.join(lost)} ({first})"
    expected = "expected documents it can hold, another dialect, or lossy=True (--lossy)"
    raise RenderError(
        f"the dialect {form.name!r} cannot hold this corpus: {what}; {expected}", lost
    )


def write(
    corpus: Corpus,
    path: str | os.PathLike[str],
    *,
    dialect: str | Dialect | None = None,
    lossy: bool = False,
) -> None:
    """Write a corpus to a file in UTF-8, all of it or nothing.

    Args:
        corpus: The documents.
        path: The file; one that is there is replaced. With a suffix `.gz` it is compressed. For
            the dialect `folder` a folder that is new or empty; each document becomes a file
            named by its id.
        dialect: A dialect or its name; None takes the suffix (.jsonl, .csv, .tsv, .psv), otherwise
            the default dialect.
        lossy: Write what the dialect can hold and leave out the rest.

    Raises:
        RenderError: The dialect cannot hold these documents, or UTF-8 cannot (lone surrogates).
        ValueError: There is no such dialect, or the suffix is that of something else (.zip).
        OSError: The file cannot be written.
    """
    target = Path(path)
    suffixes = [s.lower() for s in target.suffixes]
    packed = suffixes[-1:] == [".gz"]
    if dialect is None:
        suffix = "".join((suffixes[:-1] if packed else suffixes)[-1:])
        if suffix in _NOT_WRITTEN:
            expected = f"a suffix of what is written ({', '.join(_BY_SUFFIX)}, .txt)"
            raise ValueError(f"got {target.name!r}, expected {expected}, or a dialect to be named")
        dialect = _BY_SUFFIX.get(suffix, "default")
    form = dialects.dialect(dialect)
    if isinstance(form, Plain) and form.name == "folder":
        _write_folder(corpus, target, form, lossy=lossy)
        return
    name = Path(target.stem).stem if packed else target.stem
    data = _encoded(_rendered(corpus, form, name=name, lossy=lossy), corpus)
    # Without a time in it, the same corpus gives the same bytes.
    replace_file(target, gzip.compress(data, mtime=0) if packed else data)


def _encoded(text: str, corpus: Corpus) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        hint = f"got a lone surrogate near {text[max(0, error.start - 20) : error.start]!r}"
        for document in corpus:
            found = re.search("[\ud800-\udfff]", document.text)
            if found:
                hint = f"got a lone surrogate at {found.start()} of document {document.id!r}"
                break
        message = f"{hint}, expected text that UTF-8 can hold (JSON Lines can hold it)"
        raise RenderError(message, ("text",)) from None


def replace_file(target: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Raises:
        OSError: The file cannot be written; the old one stays.
    """
    if not target.parent.is_dir():
        raise FileNotFoundError(
            f"got {str(target)!r}, expected the folder {str(target.parent)!r} to be there"
        )
    if target.exists() and not target.is_file():  # a pipe, /dev/stdout: nothing to replace
        target.write_bytes(data)
        return
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".stancekit-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        if mode is None:
            mode = 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_folder(corpus: Corpus, target: Path, form: Plain, *, lossy: bool) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RenderError(f"got {str(target)!r}, expected a folder that is new or empty", ())
    seen: dict[str, str] = {}
    files: list[tuple[PurePosixPath, bytes]] = []
    for document in corpus:
        place = _file_of(document.id)
        folded = str(place).casefold()
        if folded in seen:
            message = (
                f"the ids {seen[folded]!r} and {document.id!r} would be one file on some disks"
            )
            raise RenderError(message, ("id",))
        seen[folded] = document.id
        one = Corpus([document])
        text = _rendered(one, form, name=document.id, lossy=lossy)
        files.append((place, _encoded(text, one)))
    target.mkdir(exist_ok=True)
    for place, data in files:
        file = target / place
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, data)


def _file_of(id_: str) -> PurePosixPath:
    """Return the file name of an id.

    Raises:
        RenderError: A file cannot bear that name everywhere, or reading would skip it.
    """
    parts = id_.split("/")
    for part in parts:
        bad = not part or part.startswith(".") or part.endswith((".", " ")) or part != part.strip()
        if bad or _NOT_IN_FILES.search(part) or _RESERVED.fullmatch(part) or len(part) > 200:
            message = f"got the id {id_!r}, expected one that can be the name of a file"
            raise RenderError(message, ("id",))
    return PurePosixPath(*parts[:-1], parts[-1] + ".txt")
