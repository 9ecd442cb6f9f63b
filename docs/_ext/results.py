"""The `results` directive: measured figures from benchmarks/results, as tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

# What the scorers call their measures, in words.
WORDS = {"p": "precision", "r": "recall", "f1": "F1", "gold": "coded by hand", "pred": "found"}
RESULTS = Path(__file__).parents[2] / "benchmarks" / "results"


def shown(value: object) -> str:
    """Return a figure as it is read: three decimals at most."""
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{k} {shown(v)}" for k, v in value.items())
    return "" if value is None else str(value)


def flat(value: object) -> bool:
    """Tell whether a part of a result is a row of figures."""
    return isinstance(value, dict) and not any(isinstance(v, dict) for v in value.values())


def parts(value: dict[str, Any], title: str) -> list[nodes.Node]:
    """Return a result as tables, each under what it is of.

    Figures that stand alone come first; rows of figures make one table with the measures along
    the top; whatever holds such rows gets a heading.
    """
    found: list[nodes.Node] = []
    single = {k: v for k, v in value.items() if not isinstance(v, dict)}
    rows = {k: v for k, v in value.items() if flat(v)}
    if title and (single or rows):
        found.append(nodes.rubric(text=title))
    if single:
        told = "; ".join(f"{said(k)}: {shown(v)}" for k, v in single.items())
        found.append(nodes.paragraph(text=f"{told}."))
    if rows:
        columns = list(dict.fromkeys(c for row in rows.values() for c in row))
        if len(columns) <= 8:
            body = [[said(n), *(shown(r.get(c)) for c in columns)] for n, r in rows.items()]
            found.append(table(["", *map(said, columns)], body))
        else:
            for name, row in rows.items():
                found.append(nodes.rubric(text=said(name)))
                found.append(table(["", ""], [[said(k), shown(v)] for k, v in row.items()]))
    for name, inner in value.items():
        if isinstance(inner, dict) and name not in rows:
            found += parts(inner, f"{title}: {said(name)}" if title else said(name))
    return found


def said(key: str) -> str:
    """Return a key as words."""
    return WORDS.get(key, key.replace("_", " "))


def table(head: list[str], body: list[list[str]]) -> nodes.table:
    """Build a docutils table."""
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]

    def row(cells: list[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph(text=cell)) for cell in cells))

    group += nodes.thead("", row(head))
    group += nodes.tbody("", *map(row, body))
    return nodes.table("", group, classes=["align-left"])


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
        machine = content.pop("machine", None)
        section += parts(content, "")
        if machine:
            section += nodes.paragraph(text=f"Measured with: {shown(machine)}.")
        return section


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("results", Results)
    return {"parallel_read_safe": True}
