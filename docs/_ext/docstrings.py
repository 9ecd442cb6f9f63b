"""Docstrings are prose with `code`: stars, bars and underscores in them are characters."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

CODE = re.compile(r"(``.+?``|`[^`]+`)")
MARKUP = re.compile(r"\||\*|(?<=\w)_(?!\w)")


def literal(line: str) -> str:
    """Return a line whose markup, outside code, is escaped."""
    parts = CODE.split(line)
    return "".join(p if n % 2 else MARKUP.sub(r"\\\g<0>", p) for n, p in enumerate(parts))


def process(  # noqa: PLR0917 - Sphinx calls it with these six
    app: object, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Escape a docstring in place; sessions and their output stay as they are."""
    del app, what, name, obj, options
    session = False
    for n, line in enumerate(lines):
        session = line.lstrip().startswith(">>>") or (session and bool(line.strip()))
        if not session:
            lines[n] = literal(line)


def setup(app: Sphinx) -> dict[str, bool]:
    """Come before napoleon, which writes markup of its own."""
    app.connect("autodoc-process-docstring", process, priority=400)
    return {"parallel_read_safe": True}
