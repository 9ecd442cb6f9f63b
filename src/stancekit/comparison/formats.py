"""Networks as text: CSV, UCINET DL, GraphML and GEXF; no files are touched here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

__all__ = ["CsvStyle", "csv", "dl", "gexf", "graphml", "safe_cell"]

CsvStyle = Literal["plain", "dna"]
Number = int | float
Weights = Mapping[tuple[int, int], Number]

# What a spreadsheet takes for the start of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Characters outside the Char production of XML 1.0.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula.

    Example:
        >>> safe_cell("=1+1"), safe_cell("Russia")
        ("'=1+1", 'Russia')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _number(value: Number) -> str:
    return str(value) if isinstance(value, int) else repr(value)


def _engine_number(value: Number) -> str:
    return str(int(value)) if value == int(value) else f"{value:.6f}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def csv(
    rows: Sequence[str],
    columns: Sequence[str],
    matrix: Iterable[Iterable[Number]],
    style: CsvStyle = "plain",
) -> str:
    """Return a labelled matrix as CSV; see `Network.to_csv`."""
    if style == "dna":
        lines = [";".join(map(_quoted, ("", *columns)))]
        lines += (
            ";".join((_quoted(name), *map(_engine_number, values)))
            for name, values in zip(rows, matrix, strict=True)
        )
        return "\n".join(lines)
    lines = [",".join(_quoted(safe_cell(name)) for name in ("", *columns))]
    lines += (
        ",".join((_quoted(safe_cell(name)), *map(_number, values)))
        for name, values in zip(rows, matrix, strict=True)
    )
    return "\r\n".join(lines) + "\r\n"


def _dl_label(label: str) -> str:
    """Return a label for DL, which has no way to write a quotation mark or a line break."""
    return '"' + " ".join(label.replace('"', "'").split()) + '"'


def dl(
    kind: str, rows: Sequence[str], columns: Sequence[str], matrix: Iterable[Iterable[Number]]
) -> str:
    """Return a labelled matrix in the UCINET DL format, full matrix."""
    if kind == "one-mode":
        lines = [f"dl n = {len(rows)}, format = fullmatrix", "labels:", *map(_dl_label, rows)]
    else:
        lines = [f"dl nr = {len(rows)}, nc = {len(columns)}, format = fullmatrix", "row labels:"]
        lines += [*map(_dl_label, rows), "col labels:", *map(_dl_label, columns)]
    lines.append("data:")
    lines += (" " + " ".join(map(_number, values)) for values in matrix)
    return "\n".join(lines) + "\n"


def _xml(text: str) -> str:
    found = _NO_XML.search(text)
    if found:
        raise ValueError(f"got {text!r}, expected a label without {found[0]!r}, which XML bars")
    return text


def _nodes(
    kind: str, rows: Sequence[str], columns: Sequence[str]
) -> Iterator[tuple[str, str, int]]:
    yield from ((f"r{i}", _xml(label), 0) for i, label in enumerate(rows))
    if kind == "two-mode":
        yield from ((f"c{j}", _xml(label), 1) for j, label in enumerate(columns))


def _edges(kind: str, weights: Weights) -> Iterator[tuple[str, str, Number]]:
    target = "r" if kind == "one-mode" else "c"
    return ((f"r{i}", f"{target}{j}", w) for (i, j), w in weights.items())


def graphml(kind: str, rows: Sequence[str], columns: Sequence[str], weights: Weights) -> str:
    """Return a GraphML document.

    Source:
        U. Brandes and others, GraphML Progress Report, Graph Drawing 2001.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        '  <key id="label" for="node" attr.name="label" attr.type="string"/>',
        '  <key id="bipartite" for="node" attr.name="bipartite" attr.type="int"/>',
        '  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
        '  <graph edgedefault="undirected">',
    ]
    for name, label, part in _nodes(kind, rows, columns):
        lines.append(f'    <node id="{name}"><data key="label">{escape(label)}</data>')
        lines[-1] += (
            f'<data key="bipartite">{part}</data></node>' if kind == "two-mode" else "</node>"
        )
    for source, target, w in _edges(kind, weights):
        lines.append(
            f'    <edge source="{source}" target="{target}">'
            f'<data key="weight">{_number(w)}</data></edge>'
        )
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def gexf(kind: str, rows: Sequence[str], columns: Sequence[str], weights: Weights) -> str:
    """Return a GEXF 1.3 document.

    Gephi lays out by the weight attribute and refuses negative ones there, so an edge's `weight`
    is the size of the tie and the attribute `value` has its sign.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '  <graph mode="static" defaultedgetype="undirected">',
        '    <attributes class="node">',
        '      <attribute id="part" title="part" type="integer"/>',
        "    </attributes>",
        '    <attributes class="edge">',
        '      <attribute id="value" title="value" type="double"/>',
        "    </attributes>",
        "    <nodes>",
    ]
    for name, label, part in _nodes(kind, rows, columns):
        lines.append(
            f'      <node id="{name}" label={quoteattr(label)}>'
            f'<attvalues><attvalue for="part" value="{part}"/></attvalues></node>'
        )
    lines += ["    </nodes>", "    <edges>"]
    for n, (source, target, w) in enumerate(_edges(kind, weights)):
        lines.append(
            f'      <edge id="e{n}" source="{source}" target="{target}" weight="{_number(abs(w))}">'
            f'<attvalues><attvalue for="value" value="{_number(w)}"/></attvalues></edge>'
        )
    return "\n".join([*lines, "    </edges>", "  </graph>", "</gexf>", ""])
