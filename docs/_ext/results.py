"""The `results` directive: measured figures from benchmarks/results, as tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results"


def shown(value: object) -> str:
    """Return a figure as it is read: three decimals at most."""
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return "" if value is None else str(value)


def leaves(value: object, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], object]]:
    """Return the figures of a nested result with the keys that lead to each."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, str(key)))]
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        pairs = enumerate(value, 1)
        return [leaf for n, inner in pairs for leaf in leaves(inner, (*path, str(n)))]
    return [(path, value)]


def grid(found: list[tuple[tuple[str, ...], object]]) -> tuple[list[str], list[list[str]]]:
    """Lay figures out: what they are of down the side, what is measured along the top.

    Several measures of one thing make one row; a thing with a single figure has the column
    `value`.
    """
    things: dict[str, dict[str, object]] = {}
    for path, value in found:
        things.setdefault(" / ".join(path[:-1]), {})[path[-1]] = value
    columns = list(dict.fromkeys(key for row in things.values() for key in row))
    if len(columns) > 8:
        return ["", "value"], [[" / ".join(path), shown(value)] for path, value in found]
    return ["", *columns], [
        [name, *(shown(row.get(c)) for c in columns)] for name, row in things.items()
    ]


def table(head: list[str], body: list[list[str]]) -> nodes.table:
    """Build a docutils table."""
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]

    def row(cells: list[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph(text=cell)) for cell in cells))

    group += nodes.thead("", row(head))
    group += nodes.tbody("", *map(row, body))
    return nodes.table("", group)


class Results(Directive):
    """One section for each file of results."""

    def run(self) -> list[nodes.Node]:
        """Return the sections, or one sentence where nothing was measured yet."""
        files = sorted(RESULTS.glob("*.json"))
        if not files:
            return [nodes.paragraph(text="Nothing has been measured in this checkout yet.")]
        return [self.section(path) for path in files]

    def section(self, path: Path) -> nodes.section:
        """Return the section of one file; each part of the result gets a table."""
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        section = nodes.section(ids=[f"results-{path.stem}"])
        section += nodes.title(text=path.stem.replace("_", " ").capitalize())
        single = {k: v for k, v in content.items() if not isinstance(v, dict | list)}
        if single:
            section += table(["", "value"], [[k, shown(v)] for k, v in single.items()])
        for name, part in content.items():
            if name not in single:
                section += nodes.rubric(text=name.replace("_", " "))
                section += table(*grid(leaves(part, (name,) if isinstance(part, list) else ())))
        return section


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("results", Results)
    return {"parallel_read_safe": True}
