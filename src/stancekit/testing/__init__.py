"""Hypothesis strategies for stancekit's records, for its own tests and for those of its users.

Needs Hypothesis: `pip install 'stancekit[testing]'`.
"""

from stancekit.errors import MissingExtraError

try:
    import hypothesis as _hypothesis
except ImportError:
    raise MissingExtraError("stancekit.testing", "testing") from None

from stancekit.testing.model import (
    actors,
    codebooks,
    corpora,
    documents,
    identifiers,
    issues,
    legal_bases,
    mentions,
    paragraphs,
    partial_dates,
    passages,
    positions,
    problems,
    references,
    repeats,
    roles,
    spans,
    statements,
    studies,
    texts,
)

__all__ = [
    "actors",
    "codebooks",
    "corpora",
    "documents",
    "identifiers",
    "issues",
    "legal_bases",
    "mentions",
    "paragraphs",
    "partial_dates",
    "passages",
    "positions",
    "problems",
    "references",
    "repeats",
    "roles",
    "spans",
    "statements",
    "studies",
    "texts",
]

del _hypothesis
