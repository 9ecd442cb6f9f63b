"""Where in a TOML text each key and each item stands.

`tomllib` gives values without places. Codebooks are long and written by hand, so an error has to
name its line; this reads the text once more, after `tomllib` has accepted it, for the lines only.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator

__all__ = ["Path", "key_text", "line_numbers"]

Path = tuple[str | int, ...]

# Multi-line strings may hold anything, so they are found first; every part is possessive.
_TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+')"
    r"|(?P<comment>#[^\n]*+)"
    r"|(?P<newline>\r?\n)"
    r"|(?P<mark>[][{}=,.])"
    r"|(?P<bare>[^][{}=,.\s#\"']++)"
    r"|(?P<space>[^\S\n]++)",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class _Reader:
    """Walks the tokens of a valid TOML text and notes the line of every path."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        line = 1
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            if kind not in ("space", "comment"):
                self.tokens.append((kind, match.group(), line))
            line += match.group().count("\n")
        self.at = 0
        self.lines: dict[Path, int] = {(): 1}
        self.lengths: dict[Path, int] = {}

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self) -> tuple[str, str, int]:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip_newlines(self) -> None:
        while self.at < len(self.tokens) and self.tokens[self.at][0] == "newline":
            self.at += 1

    def key(self) -> tuple[list[str], int]:
        """Read a key, dotted or not, up to `=` or `]`."""
        parts, line = [], self.tokens[self.at][2]
        while self.peek() not in ("=", "]", ""):
            kind, word, _ = self.take()
            if kind == "text":
                parts.append(str(tomllib.loads(f"k = {word}")["k"]))
            elif kind == "bare":
                parts.append(word)
        return parts, line

    def note(self, path: Path, line: int) -> None:
        for stop in range(1, len(path) + 1):
            self.lines.setdefault(path[:stop], line)

    def value(self, path: Path) -> None:
        if self.peek() == "[":
            self.array(path)
        elif self.peek() == "{":
            self.table(path)
        else:
            self.scalar()

    def scalar(self) -> None:
        while self.peek() not in (",", "]", "}", "") and self.tokens[self.at][0] != "newline":
            self.take()

    def array(self, path: Path) -> None:
        self.take()
        for place in range(len(self.tokens)):
            self.skip_newlines()
            if self.peek() in ("]", ""):
                break
            self.note((*path, place), self.tokens[self.at][2])
            self.value((*path, place))
            self.skip_newlines()
            if self.peek() == ",":
                self.take()
        if self.peek():
            self.take()

    def table(self, path: Path) -> None:
        self.take()
        while self.peek() not in ("}", ""):
            self.skip_newlines()
            self.pair(path)
            self.skip_newlines()
            if self.peek() == ",":
                self.take()
        if self.peek():
            self.take()

    def pair(self, under: Path) -> None:
        parts, line = self.key()
        path = (*under, *parts)
        self.note(path, line)
        if self.peek() == "=":
            self.take()
            self.value(path)

    def header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`, whose last part counts its tables."""
        self.take()
        many = self.peek() == "["
        if many:
            self.take()
        parts, line = self.key()
        path: Path = ()
        for place, part in enumerate(parts):
            path = (*path, part)
            if path in self.lengths and place < len(parts) - 1:
                path = (*path, self.lengths[path] - 1)
        if many:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
        self.note(path, line)
        while self.peek() == "]":
            self.take()
        return path

    def read(self) -> dict[Path, int]:
        under: Path = ()
        while self.at < len(self.tokens):
            before = self.at
            if self.tokens[self.at][0] == "newline":
                self.take()
            elif self.peek() == "[":
                under = self.header()
            else:
                self.pair(under)
            if self.at == before:  # only text that tomllib refused comes here
                self.take()
        return self.lines


def line_numbers(text: str) -> dict[Path, int]:
    r"""Return the line, from 1, of every key, table and array item of a TOML text.

    Args:
        text: A text that `tomllib` accepts; other texts have no places to speak of.

    Returns:
        Paths of keys and indexes to lines; the empty path is line 1.

    Example:
        >>> line_numbers('[sets]\npro = [\n  "leave",\n  "go",\n]')[("sets", "pro", 1)]
        4
    """
    return _Reader(text).read()


def key_text(path: Path) -> str:
    """Write a path as people do: `actors.kerry.roles[0].since`.

    Example:
        >>> key_text(("actors", "a b", "roles", 0, "since"))
        'actors."a b".roles[0].since'
    """
    return "".join(_part_texts(path))


def _part_texts(path: Path) -> Iterator[str]:
    for place, part in enumerate(path):
        if isinstance(part, int):
            yield f"[{part}]"
        else:
            bare = _BARE_KEY.fullmatch(part)
            shown = part if bare else json.dumps(part, ensure_ascii=False)
            yield f"{'.' if place else ''}{shown}"
