"""Bytes to text, with every byte that does not decode told by its offset."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from stancekit.corpus.report import Report
from stancekit.errors import Problem, Severity

__all__ = ["decode", "encoding_of"]

_PIECE = 256  # bytes
_NO_TEXTS = frozenset(("idna", "punycode", "undefined"))  # names of hosts, and nothing
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
        LookupError: Python has no such encoding of texts.

    Example:
        >>> encoding_of(b"\xff\xfeA\x00"), encoding_of(b"A"), encoding_of(b"A", "cp1252")
        ('utf-16-le', 'utf-8', 'cp1252')
    """
    name = "utf-8" if declared is None else codecs.lookup(declared).name
    try:
        b"x".decode(name, "ignore")  # the registry has codecs of bytes too, which this refuses
    except UnicodeError:
        name = "undefined"
    if name in _NO_TEXTS:
        raise LookupError(f"got the encoding {declared!r}, expected one of texts")
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
    decoding = _Decoding(name, report)
    yield from decoding.feed(head, final=False)
    for block in stream:
        yield from decoding.feed(block, final=False)
    yield from decoding.feed(b"", final=True)


class _Decoding:
    """A decoder that goes on after bytes it cannot read; how blocks are cut does not matter."""

    def __init__(self, encoding: str, report: Report) -> None:
        self.decoder = codecs.getincrementaldecoder(encoding)("strict")
        self.report = report
        self.name = encoding
        self.offset = 0  # of the first byte that the decoder has not given as text
        self.bad: tuple[int, bytearray] | None = (
            None  # a run of bytes that do not decode, and where
        )

    def feed(self, data: bytes, *, final: bool) -> Iterator[str]:
        """Yield the text of a block."""
        at = 0
        while at < len(data) or final:
            # Around bytes that do not decode pieces are short, as each such byte copies the rest.
            stop = len(data) if self.bad is None else min(at + _PIECE, len(data))
            last = final and stop == len(data)
            held = len(self.decoder.getstate()[0])
            try:
                text = self.decoder.decode(data[at:stop], last)
            except UnicodeDecodeError as error:
                yield from self._skip(error)
                at += error.end - held
                if at < 0:
                    # Bytes that were held from the block before are still to be read.
                    data, at = error.object[error.end : held] + data, 0
                continue
            self.offset += held + stop - at - (0 if last else len(self.decoder.getstate()[0]))
            at = stop
            yield from self._valid(text)
            if last:
                yield from self._told()
                return

    def _skip(self, error: UnicodeDecodeError) -> Iterator[str]:
        """Give the text before bytes that do not decode, and remember them."""
        whole = error.object
        self.decoder.reset()
        valid = self.decoder.decode(whole[: error.start]) if error.start else ""
        self.decoder.reset()
        yield from self._valid(valid)
        if self.bad is None:
            self.bad = (self.offset + error.start, bytearray())
        self.bad[1].extend(whole[error.start : error.end])
        self.offset += error.end

    def _valid(self, text: str) -> Iterator[str]:
        if text:
            yield from self._told()
            yield text

    def _told(self) -> Iterator[str]:
        """Report the run of bytes before this place, and stand for it by one U+FFFD."""
        if self.bad is not None:
            start, run = self.bad
            self.bad = None
            shown = run[:16].hex(" ") + (" …" if len(run) > 16 else "")
            message = f"got bytes {shown} at offset {start}, expected {self.name}, or another"
            message += " encoding to be named; read as U+FFFD"
            span, error = (start, start + len(run)), Severity.ERROR
            where, window = self.report.source, self.report.window
            line, column = window.end() if window else (None, None)
            self.report.add(
                Problem(
                    error, "encoding", message, document=where, line=line, column=column, span=span
                )
            )
            yield "\ufffd"
