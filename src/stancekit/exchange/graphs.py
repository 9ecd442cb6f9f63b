"""Networks to files, by the file's suffix."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from stancekit.comparison import Network
from stancekit.exchange.files import write_atomically
from stancekit.model import checks

__all__ = ["GRAPH_SUFFIXES", "graph_text", "write_network"]

GRAPH_SUFFIXES = (".csv", ".graphml", ".gexf", ".dl")


def graph_text(network: Network, suffix: str) -> str:
    """Return a network as the text of a file with a suffix.

    Args:
        network: The network.
        suffix: `.csv` (labelled matrix), `.graphml`, `.gexf` or `.dl` (UCINET).

    Raises:
        ValueError: The suffix is none of these, or a label cannot stand in XML.

    Example:
        >>> print(graph_text(Network("one-mode", ["Iran"], ["Iran"], {}), ".dl"))
        dl n = 1, format = fullmatrix
        labels:
        "Iran"
        data:
         0
        <BLANKLINE>
    """
    writers = (network.to_csv, network.to_graphml, network.to_gexf, network.to_dl)
    known: dict[str, Callable[[], str]] = dict(zip(GRAPH_SUFFIXES, writers, strict=True))
    checks.expect(suffix in known, suffix, f"one of {', '.join(known)}", "suffix")
    return known[suffix]()


def write_network(network: Network, path: str | os.PathLike[str]) -> None:
    """Write a network to a file whose suffix tells the format; see `graph_text`.

    The file is there whole or not at all.

    Raises:
        ValueError: The suffix is unknown, or a label cannot stand in XML.
        OSError: The file cannot be written.
    """
    write_atomically(path, graph_text(network, Path(path).suffix.lower()))
