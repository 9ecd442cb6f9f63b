"""Hypothesis strategies for stancekit's records, for its own tests and for those of its users.

Needs Hypothesis: `pip install 'stancekit[testing]'`.
"""

import importlib as _importlib

from stancekit.errors import MissingExtraError

try:
    import hypothesis as _hypothesis
except ImportError:
    raise MissingExtraError("stancekit.testing", "testing") from None

# Loading a module of a package replaces what the package calls by its name. These are loaded
# before the strategies of the same names, so that the strategies stay.
for _name in ("comparison", "corpora", "positions", "repeats", "statements"):
    _importlib.import_module(f"stancekit.testing.{_name}")

from stancekit.testing.model import (  # noqa: E402 - see above
    actors,
    codebooks,
    corpora,
    documents,
    identifiers,
    issues,
    legal_bases,
    lessons,
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
    "lessons",
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

del _hypothesis, _name
