"""The corpus format: texts and files to a Corpus and back, in many dialects."""

from stancekit.corpus.dialects import DEFAULT, PLAIN, Delimited, Dialect, Header, Plain, dialect
from stancekit.corpus.reading import parse, read
from stancekit.corpus.writing import render, write

__all__ = [
    "DEFAULT",
    "PLAIN",
    "Delimited",
    "Dialect",
    "Header",
    "Plain",
    "dialect",
    "parse",
    "read",
    "render",
    "write",
]
