"""The corpus format: texts and files to a Corpus and back, in many dialects."""

from stancekit.corpus.dialects import (
    DIALECTS,
    Delimited,
    Dialect,
    Export,
    Header,
    JsonLines,
    Layout,
    Plain,
    RecordTable,
    Separated,
    dialect,
)
from stancekit.corpus.reading import parse, read, read_iter
from stancekit.corpus.sniffing import Candidate, Evidence, sniff
from stancekit.corpus.writing import render, write

__all__ = [
    "DIALECTS",
    "Candidate",
    "Delimited",
    "Dialect",
    "Evidence",
    "Export",
    "Header",
    "JsonLines",
    "Layout",
    "Plain",
    "RecordTable",
    "Separated",
    "dialect",
    "parse",
    "read",
    "read_iter",
    "render",
    "sniff",
    "write",
]
