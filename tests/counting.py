"""Rows to count, and the call that counts them, for the tests of networks."""

from __future__ import annotations

from typing import Any

from stancekit.comparison import Network, network

__all__ = ["FIELDS", "NO", "NORMS", "ONE", "TWO", "YES", "net", "row"]

FIELDS = ("actor", "issue", "stance")
ONE = ("ignore", "congruence", "conflict", "subtract")
TWO = ("ignore", "subtract", "combine")
YES, NO = True, False
NORMS = ("no", "average", "jaccard", "cosine", "dna-cosine")


def net(rows: Any, kind: str = "one-mode", how: str = "ignore", **more: Any) -> Network:
    return network(rows, *FIELDS, kind=kind, aggregation=how, **more)  # type: ignore[arg-type]


def row(
    actor: str, issue: str, stance: Any, document: str = "1", date: str = "2015-01-01"
) -> dict[str, Any]:
    return {"actor": actor, "issue": issue, "stance": stance, "document": document, "date": date}
