"""Where texts come from: files, folders, archives, streams, bytes, lines."""

from __future__ import annotations

import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO, Any

from attrs import frozen

from stancekit.corpus.encodings import decode
from stancekit.corpus.report import Report
from stancekit.errors import Problem, Severity

__all__ = ["Readable", "Source", "source_lines", "sources"]

# What read() takes: a path (`-` is standard input), bytes, an open file, or lines.
Readable = (
    str
    | os.PathLike[str]
    | bytes
    | bytearray
    | memoryview
    | IO[str]
    | IO[bytes]
    | Iterable[str]
    | Iterable[bytes]
)

_BLOCK = 1 << 17  # bytes; what is read at once stays in the processor's cache
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # an archive with files, an empty one
_GZIP = b"\x1f\x8b"
_SUFFIXES = frozenset(
    (".txt", ".text", ".md", ".jsonl", ".ndjson", ".csv", ".tsv", ".psv")
)  # what is read from folders and archives, packed with gzip or not
_NO_ARTICLES = ("readme", "license", "licence", "copying", "changelog", "sources")


@frozen
class Source:
    """One stream of text.

    Attributes:
        label: What problems call it: its path, `<stdin>`.
        name: What a document in it is called that bears no name; None where there is none.
        suffix: Its suffix in lower case, without that of its packing.
        open: Yields it block by block, text or bytes.
        member: Whether it is one of several files of a folder or archive.
        lines: Whether the user gave it as lines.
    """

    label: str
    name: str | None
    suffix: str
    open: Callable[[], Iterator[Any]]
    member: bool = False
    lines: bool = False

    def blocks(self, report: Report, encoding: str | None) -> Iterator[str]:
        """Yield the text, unpacked and decoded.

        Raises:
            ParseError: The reading is strict and the source is damaged or does not decode.
        """
        blocks = _whole(self.open(), report) if self.lines else self.open()
        first = next(blocks, None)
        if first is None:
            return
        blocks = chain([first], blocks)
        if isinstance(first, str):
            yield from blocks
        elif first.startswith(_GZIP):
            yield from decode(_unpacked(blocks, report), report, encoding)
        else:
            yield from decode(blocks, report, encoding)


def _whole(items: Iterator[Any], report: Report) -> Iterator[Any]:
    """Pass lines on, and tell where their ends were taken off them, as `splitlines` does.

    Raises:
        TypeError: They are no strings or bytes, or some of both.
        ParseError: The reading is strict and no line has an end.
    """
    count, ended, kind = 0, False, None
    for item in items:
        kind = kind or (bytes if isinstance(item, bytes) else str)
        if not isinstance(item, kind):
            raise TypeError(f"got {item!r}, expected lines that are all strings or all bytes")
        count += 1
        if not ended:
            ended = "\n" in item if isinstance(item, str) else b"\n" in item or item[:2] == _GZIP
        yield item
    if count > 1 and not ended:
        message = f"got {count} lines without line ends, expected lines that keep them"
        report.add(Problem(Severity.ERROR, "no-line-ends", message, document=report.source))


def _unpacked(blocks: Iterator[bytes], report: Report) -> Iterator[bytes]:
    """Unpack gzip, one member after the other, no more at a time than a few blocks."""
    unpacker, started = zlib.decompressobj(wbits=31), False
    for block in blocks:
        data = block
        try:
            while data:
                started = True
                yield unpacker.decompress(data, _BLOCK)
                data = unpacker.unconsumed_tail
                if unpacker.eof:
                    data = unpacker.unused_data.lstrip(b"\x00")  # members may be padded
                    unpacker, started = zlib.decompressobj(wbits=31), False
        except zlib.error as error:
            _damaged(report, f"got gzip data that cannot be unpacked: {error}")
            return
    if started:
        yield unpacker.flush()
        _damaged(report, "got gzip data that ends too early")


def _damaged(report: Report, message: str) -> None:
    report.add(Problem(Severity.ERROR, "damaged", message, document=report.source))


def _stream(file: IO[Any]) -> Iterator[Any]:
    while block := file.read(_BLOCK):
        yield block


def _file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _stream(file)


def sources(source: Readable, ignore: Sequence[str] = ()) -> Iterator[Source]:
    """Yield the streams of a source: one, or one for each file of a folder or archive.

    Args:
        source: What to read.
        ignore: Patterns of files (`drafts/*`) that are left out in folders and archives.

    Raises:
        FileNotFoundError: There is nothing at the path, or the folder has no text file.
        OSError: It cannot be read.
        TypeError: It is nothing that can be read.
    """
    if isinstance(source, str) and source == "-":
        yield from _opened(sys.stdin.buffer, ignore, "<stdin>")
    elif isinstance(source, str | os.PathLike):
        yield from _paths(Path(source), ignore)
    elif isinstance(source, bytes | bytearray | memoryview):
        yield from _bytes(bytes(source), ignore)
    elif hasattr(source, "read"):
        yield from _opened(source, ignore)
    elif isinstance(source, Iterable):
        yield Source("<lines>", None, "", lambda: iter(source), lines=True)
    else:
        raise TypeError(f"got {source!r}, expected a path, bytes, an open file or lines")


def _bytes(data: bytes, ignore: Sequence[str]) -> Iterator[Source]:
    if data.startswith(_ZIP):
        yield from _archive(io.BytesIO(data), "<bytes>", ignore)
    else:
        pieces = (data[i : i + _BLOCK] for i in range(0, len(data), _BLOCK))
        yield Source("<bytes>", None, "", lambda: iter(pieces))


def _opened(
    file: Any,  # noqa: ANN401 - any object with a read method
    ignore: Sequence[str],
    label: str | None = None,
) -> Iterator[Source]:
    given = getattr(file, "name", None) if label is None else label
    label = given if isinstance(given, str) else "<stream>"
    name, suffix = None, ""
    if not label.startswith("<"):
        name, suffix = _named(PurePosixPath(PurePosixPath(Path(label).as_posix()).name))
    first = file.read(_BLOCK)
    if isinstance(first, bytes) and first.startswith(_ZIP):
        # The list of an archive's files stands at its end, which a stream may not go back from.
        yield from _archive(io.BytesIO(first + file.read()), label, ignore)
    else:
        yield Source(label, name, suffix, lambda: chain([first] if first else [], _stream(file)))


def _named(path: PurePosixPath) -> tuple[str, str]:
    """Return the name of a file without its suffixes, and the one that tells what is in it."""
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    suffix = path.suffix.lower()
    # Only a suffix that is known is one: `report-v1.2` is a name.
    name = path.with_suffix("") if suffix in _SUFFIXES else path
    return name.as_posix(), suffix


def _paths(path: Path, ignore: Sequence[str]) -> Iterator[Source]:
    try:
        is_dir, exists = path.is_dir(), path.exists()
    except OSError:  # longer than the name of a file can be
        is_dir = exists = False
    if is_dir:
        yield from _folder(path, ignore)
        return
    if not exists:
        text = "\n" in str(path) or len(str(path)) > 200
        hint = "; a text itself is read with parse()" if text else ""
        shown = str(path) if len(str(path)) <= 200 else str(path)[:199] + "…"
        raise FileNotFoundError(f"got {shown!r}, expected a file or folder{hint}")
    with path.open("rb") as file:
        packed = path.is_file() and file.read(4) in _ZIP
    if packed:
        yield from _archive(path, str(path), ignore)
    else:
        name, suffix = _named(PurePosixPath(path.name))
        yield Source(str(path), name, suffix, lambda: _file(path))


def _wanted(path: PurePosixPath, ignore: Sequence[str]) -> bool:
    """Whether a file of a folder is read: no hidden one, none about the folder, none ignored."""
    if any(part.startswith((".", "__MACOSX")) for part in path.parts) or path.name.endswith("~"):
        return False
    if path.name.lower().startswith(_NO_ARTICLES) and len(path.suffixes) <= 1:
        stem = path.name.lower().partition(".")[0]
        if stem in _NO_ARTICLES:
            return False
    if any(fnmatch(path.as_posix(), pattern) for pattern in ignore):
        return False
    return _named(path)[1] in _SUFFIXES


def _folder(folder: Path, ignore: Sequence[str]) -> Iterator[Source]:
    found: list[tuple[PurePosixPath, Path]] = []
    for root, _, files in os.walk(folder):
        for file in files:
            path = Path(root, file)
            place = PurePosixPath(path.relative_to(folder).as_posix())
            if _wanted(place, ignore) and path.is_file():
                found.append((place, path))
    if not found:
        raise FileNotFoundError(f"got the folder {str(folder)!r}, expected .txt files in it")
    for place, path in sorted(found, key=lambda f: f[0].parts):
        name, suffix = _named(place)

        def blocks(path: Path = path) -> Iterator[bytes]:
            return _file(path)

        yield Source(str(path), name, suffix, blocks, member=True)


def _archive(file: Path | IO[bytes], label: str, ignore: Sequence[str]) -> Iterator[Source]:
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise OSError(f"got {label!r}, expected a zip archive: {error}") from None
    with archive:
        places = [(PurePosixPath(m.filename), m) for m in archive.infolist() if not m.is_dir()]
        wanted = [(place, m) for place, m in places if _wanted(place, ignore)]
        if not wanted:
            raise FileNotFoundError(f"got the archive {label!r}, expected .txt files in it")
        for place, member in sorted(wanted, key=lambda w: w[0].parts):
            name, suffix = _named(place)

            def blocks(member: zipfile.ZipInfo = member) -> Iterator[bytes]:
                try:
                    with archive.open(member) as stream:
                        yield from _stream(stream)
                except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
                    raise OSError(f"{label}/{member.filename}: {error}") from None

            yield Source(f"{label}/{member.filename}", name, suffix, blocks, member=True)


def source_lines(
    source: Readable,
    wanted: Mapping[str, Iterable[int]],
    *,
    encoding: str | None = None,
    ignore: Sequence[str] = (),
) -> dict[tuple[str, int], str]:
    """Return lines of a source, to show where its problems are.

    Args:
        source: As in `read`; it is read again.
        wanted: Line numbers from 1, by what problems call the source.
        encoding: As in `read`.
        ignore: As in `read`.

    Returns:
        The lines without their ends, by source and number; those that are not there are left out.
    """
    found: dict[tuple[str, int], str] = {}
    for one in sources(source, ignore):
        numbers = set(wanted.get(one.label, ()))
        if not numbers:
            continue
        number, begun = 1, ""
        for block in one.blocks(Report(strict=False), encoding):
            mark = "\ufeff" if number == 1 and not begun else ""
            first, *others = block.removeprefix(mark).split("\n")
            begun += first
            for line in others:
                if number in numbers:
                    found[one.label, number] = begun.rstrip("\r")
                number, begun = number + 1, line
        if number in numbers:
            found[one.label, number] = begun
    return found
