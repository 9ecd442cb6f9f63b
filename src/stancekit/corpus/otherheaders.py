"""Headers of other formats: front matter between `---` lines, and attributes of a tag."""

from __future__ import annotations

import html
import json
import re

from stancekit.corpus.headers import Complain

__all__ = ["attributes", "fenced_fields", "render_attribute", "render_fenced"]

_SAFE = re.compile(r"[^\W_](?:[\w ().,;/?!%+=@’‘–—-]*[\w)!?%])?")
_NAME = re.compile(r"[^\s:]+")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t\r]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TO_REFERENCE = {"\n": "&#10;", "\r": "&#13;"}


def render_fenced(name: str, value: str) -> str:
    r"""Return a field of front matter, as YAML readers take it too.

    Example:
        >>> render_fenced("title", 'Moscow: "yes"'), render_fenced("outlet", "Example Wire")
        ('title: "Moscow: \\"yes\\""\n', 'outlet: Example Wire\n')
    """
    plain = _SAFE.fullmatch(value) is not None
    return (
        f"{name}: {value if plain else json.dumps(value, ensure_ascii=not value.isprintable())}\n"
    )


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            read = json.loads(value)
        except ValueError:
            return value
        return read if isinstance(read, str) else value
    if len(value) > 1 and value[0] == value[-1] == "'" and "'" not in value[1:-1].replace("''", ""):
        return value[1:-1].replace("''", "'")
    return value


def fenced_fields(
    text: str, start: int, stop: int, complain: Complain
) -> tuple[list[tuple[str, str, int, int]], int]:
    """Read front matter up to the line that closes it.

    Returns:
        Fields as (name, value, start, stop), and the offset of the body.
    """
    fields: list[tuple[str, str, int, int]] = []
    pieces: list[str] = []  # indented lines that continue the last field
    at = start

    def close() -> None:
        if pieces:
            name, value, first, last = fields.pop()
            fields.append((name, "\n".join([value, *pieces] if value else pieces), first, last))
            pieces.clear()

    while at < stop:
        end = text.find("\n", at, stop)
        after = stop if end < 0 else end + 1
        line = text[at : stop if end < 0 else end].rstrip(" \t\r")
        if _FENCE.fullmatch(line):
            close()
            return fields, after
        if line and line[0] in " \t-" and fields:
            pieces.append(line.strip(" \t"))
        elif line and not line.startswith("#"):
            close()
            name, colon, value = line.partition(":")
            if not colon or not _NAME.fullmatch(name):
                expected = "'name: value' or the line --- that ends the front matter"
                shown = line if len(line) <= 60 else line[:59] + "…"
                complain(at, after, "header", f"got {shown!r}, expected {expected}")
                return fields, at
            fields.append((name, _unquoted(value.strip(" \t")), at, after))
        elif line:
            fields.append(("#", line, at, after))  # a remark is kept as an extra field
        at = after
    close()
    complain(start, stop, "unclosed-header", "got the end, expected --- after the front matter")
    return fields, stop


def render_attribute(name: str, value: str) -> str:
    """Return an attribute of a tag, with a space before it.

    Example:
        >>> render_attribute("title", 'A "yes" & more')
        ' title="A &quot;yes&quot; &amp; more"'
    """
    escaped = html.escape(value)
    for character, reference in _TO_REFERENCE.items():
        escaped = escaped.replace(character, reference)
    return f' {name}="{escaped}"'


def attributes(written: str, start: int, complain: Complain) -> list[tuple[str, str, int, int]]:
    """Read the attributes of a tag that begin at an offset.

    Returns:
        Fields as (name, value, start, stop).
    """
    fields: list[tuple[str, str, int, int]] = []
    at = 0
    while match := _ATTRIBUTE.match(written, at):
        name, double, single = match.groups()
        value = html.unescape(single if double is None else double)
        fields.append((name, value, start + match.start(), start + match.end()))
        at = match.end()
    if written[at:].strip():
        rest = written[at:].strip()
        message = f'got {rest[:60]!r} in a tag, expected name="value"'
        complain(start + at, start + len(written), "attribute", message)
    return fields
