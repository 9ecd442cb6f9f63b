"""Bytes to text, with every byte that does not decode told by its offset."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from stancekit.corpus.report import Report
from stancekit.errors import Problem, Severity

__all__ = ["decode", "encoding_of"]

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(head: bytes, declared: str | None = None) -> str:
    r"""Return the encoding that a source is read with.

    A byte order mark decides where nothing is declared; without one it is UTF-8.

    Args:
        head: The first four bytes of the source or more.
        declared: What the user says, any name of Python's codecs.

    Raises:
        LookupError: Python has no such encoding.

    Example:
        >>> encoding_of(b"\xff\xfeA\x00"), encoding_of(b"A"), encoding_of(b"A", "cp1252")
        ('utf-16-le', 'utf-8', 'cp1252')
    """
    name = "utf-8" if declared is None else codecs.lookup(declared).name
    for mark, encoding in _MARKS:
        # Python's UTF-16, UTF-32 and utf-8-sig want to see the mark themselves: name the order.
        if head.startswith(mark) and (declared is None or encoding.startswith(_family(name))):
            return encoding
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name, name)


def _family(name: str) -> str:
    return "utf-8" if name == "utf-8-sig" else name


def decode(blocks: Iterable[bytes], report: Report, declared: str | None = None) -> Iterator[str]:
    """Decode a source block by block; a byte order mark stays in the text as U+FEFF.

    Bytes that do not decode become one U+FFFD for each run of them, and a Problem that tells
    their offset and value.

    Raises:
        ParseError: The reading is strict and a byte does not decode.
        LookupError: Python has no such encoding.
    """
    stream = iter(blocks)
    head = b""
    for block in stream:
        head += block
        if len(head) >= 4:
            break
    name = encoding_of(head, declared)
    decoder = codecs.getincrementaldecoder(name)("strict")
    done = 0  # bytes of the source before the data at hand
    data = head
    while True:
        pending = len(decoder.getstate()[0])
        yield from _decode_block(decoder, data, done - pending, report, final=False)
        done += len(data)
        following = next(stream, None)
        if following is None:
            break
        data = following
    pending = len(decoder.getstate()[0])
    yield from _decode_block(decoder, b"", done - pending, report, final=True)


def _decode_block(
    decoder: codecs.IncrementalDecoder, data: bytes, offset: int, report: Report, *, final: bool
) -> Iterator[str]:
    """Decode one block; `offset` is where the decoder's pending bytes and then the data start."""
    bad: tuple[int, int, bytes] | None = None
    while True:
        try:
            text = decoder.decode(data, final)
        except UnicodeDecodeError as error:
            whole = bytes(error.object)
            decoder.reset()
            valid = decoder.decode(whole[: error.start]) if error.start else ""
            decoder.reset()
            start, stop = offset + error.start, offset + error.end
            run = whole[error.start : error.end]
            if bad is not None and (valid or bad[1] != start):
                _tell(bad, report)
                yield "\ufffd"
                bad = None
            if valid:
                yield valid
            bad = (start, stop, run) if bad is None else (bad[0], stop, bad[2] + run)
            offset, data = stop, whole[error.end :]
            continue
        if bad is not None:
            _tell(bad, report)
            yield "\ufffd"
        if text:
            yield text
        return


def _tell(bad: tuple[int, int, bytes], report: Report) -> None:
    start, stop, run = bad
    shown = run[:16].hex(" ") + (" …" if len(run) > 16 else "")
    message = f"got bytes {shown} at offset {start}, which do not decode; read as U+FFFD"
    report.add(
        Problem(Severity.ERROR, "encoding", message, document=report.source, span=(start, stop))
    )
