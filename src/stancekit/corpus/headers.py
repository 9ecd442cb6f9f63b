r"""Header fields: `name: value` lines, with escapes that let them hold any string.

A value is what stands after the colon without the spaces and tabs at its ends; indented lines
continue it. Backslash escapes write what that cannot hold: `\\` a backslash, `\n` a line feed,
`\r` a carriage return, `\t` a tab, `\s` a space, `\u{3A}` any code point, `\-` nothing at all.
The last one makes the end of a line or an empty line visible, and keeps an unknown field apart
from a known one of the same name (`\-title: x`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["KNOWN", "escape_line", "parse_fields", "render_field", "unescape"]

# Fields of a Document besides id, text and extra; `published` is a date, the others are strings.
KNOWN = ("title", "outlet", "published", "author", "url", "language")
_RESERVED = frozenset((*KNOWN, "id", "text", "extra"))

_MEANING = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "s": " ", "-": ""}
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.?))", re.DOTALL)
_ENDS = {" ": "\\s", "\t": "\\t"}
_NOT_IN_NAME = re.compile(r"[\s:]")
_NAME = re.compile(r"[^\s:]+")
_LAST_CODE_POINT = 0x10FFFF

# Called with the offsets of what is wrong, a code and a message.
Complain = Callable[[int, int, str, str], None]


def unescape(value: str, wrong: list[tuple[int, int]]) -> str:
    r"""Replace the escapes of a header value by what they mean.

    Args:
        value: A value or name as written.
        wrong: Receives the offsets of escapes that mean nothing; those stay as they are.

    Example:
        >>> unescape(r"C:\\news\nday \u{2028}\-", [])
        'C:\\news\nday \u2028'
    """

    def meaning(match: re.Match[str]) -> str:
        code, letter = match.groups()
        if code is not None and int(code, 16) <= _LAST_CODE_POINT:
            return chr(int(code, 16))
        if letter is None or letter not in _MEANING:
            wrong.append(match.span())
            return match.group()
        return _MEANING[letter]

    return _ESCAPE.sub(meaning, value)


def escape_line(line: str) -> str:
    r"""Return one line of a value so that reading it gives the line back.

    Example:
        >>> escape_line(" a\\b ")
        '\\sa\\\\b\\s'
    """
    line = line.replace("\\", "\\\\").replace("\r", "\\r")
    if line and line[0] in _ENDS:
        line = _ENDS[line[0]] + line[1:]
    if line and line[-1] in _ENDS:
        line = line[:-1] + _ENDS[line[-1]]
    return line


def _written_name(name: str) -> str:
    escaped = name.replace("\\", "\\\\")
    escaped = _NOT_IN_NAME.sub(lambda m: f"\\u{{{ord(m.group()):X}}}", escaped)
    return "\\-" + escaped if not name or name.lower() in _RESERVED else escaped


def render_field(name: str, value: str, *, known: bool) -> str:
    r"""Return a header field as lines, each ended by LF.

    Args:
        name: Its name, any string.
        value: Its value, any string.
        known: Whether the name is that of a Document field, not of an extra one.

    Example:
        >>> render_field("title", "Two\nlines", known=True)
        'title: Two\n  lines\n'
        >>> render_field("title", "", known=False)
        '\\-title:\n'
    """
    first, *rest = value.split("\n")
    head = escape_line(first) or ("\\-" if rest else "")
    lines = [f"{name if known else _written_name(name)}:{' ' if head else ''}{head}"]
    lines += ["  " + (escape_line(line) or "\\-") for line in rest]
    return "\n".join(lines) + "\n"


def parse_fields(
    text: str, start: int, stop: int, complain: Complain
) -> tuple[list[tuple[str, str, int, int]], int]:
    """Read header fields up to the blank line that ends them.

    Args:
        text: The text they stand in.
        start: Offset of the first line after the delimiter line.
        stop: Offset where the record ends.
        complain: Called for what is no header field; reading then goes on with the body there.

    Returns:
        Fields as (name, value, start, stop), names in their written form with escapes; and the
        offset of the body.
    """
    fields: list[tuple[str, str, int, int]] = []
    at, find = start, text.find
    while at < stop:
        end = find("\n", at, stop)
        if end < 0:
            end = stop
        line = text[at:end].rstrip(" \t\r")
        if not line:
            return fields, min(end + 1, stop)
        if line[0] in " \t" and fields:
            name, value, begin, _ = fields[-1]
            del fields[-1]
            more, at = _continuation(text, at, stop)
            fields.append((name, "\n".join([value, *more] if value else more), begin, at))
            continue
        name, colon, value = line.partition(":")
        if not colon or not _NAME.fullmatch(name):
            shown = line if len(line) <= 60 else line[:59] + "…"
            expected = "'name: value', an indented continuation or a blank line before the text"
            complain(at, end, "header", f"got {shown!r}, expected {expected}")
            return fields, at
        fields.append((name, value.strip(" \t"), at, min(end + 1, stop)))
        at = end + 1
    return fields, stop


def _continuation(text: str, at: int, stop: int) -> tuple[list[str], int]:
    """Return the indented lines from an offset on, and the offset after them."""
    lines = []
    while at < stop and text[at] in " \t":
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        line = text[at:end].rstrip(" \t\r").lstrip(" \t")
        if not line:
            break
        lines.append(line)
        at = min(end + 1, stop)
    return lines, at
