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
from stancekit.corpus.origins import Dated, Origin, fill_published, published
from stancekit.corpus.reading import parse, read, read_iter
from stancekit.corpus.sniffing import Candidate, Evidence, sniff
from stancekit.corpus.sources import Readable, source_lines
from stancekit.corpus.tracing import Part, PartKind, trace
from stancekit.corpus.wrapping import rewrap, unwrap
from stancekit.corpus.writing import render, write

__all__ = [
    "DIALECTS",
    "Candidate",
    "Dated",
    "Delimited",
    "Dialect",
    "Evidence",
    "Export",
    "Header",
    "JsonLines",
    "Layout",
    "Origin",
    "Part",
    "PartKind",
    "Plain",
    "Readable",
    "RecordTable",
    "Separated",
    "dialect",
    "fill_published",
    "parse",
    "published",
    "read",
    "read_iter",
    "render",
    "rewrap",
    "sniff",
    "source_lines",
    "trace",
    "unwrap",
    "write",
]
