"""Exchange: studies to and from JSON, tables, files of other tools."""

from stancekit.exchange.coding import coding_lines, to_coding_jsonl
from stancekit.exchange.codings import Coding, Codings, coding_schema, load_codings, read_codings
from stancekit.exchange.convert import from_json, from_plain, to_json, to_plain
from stancekit.exchange.dna import project_of, read_dna, study_of, write_dna
from stancekit.exchange.files import load_study, save_study, write_atomically
from stancekit.exchange.graphs import graph_text, write_network
from stancekit.exchange.locating import Located, NotLocatedError, locate
from stancekit.exchange.tables import to_arrow, to_csv, to_frame, to_jsonl

__all__ = [
    "Coding",
    "Codings",
    "Located",
    "NotLocatedError",
    "coding_lines",
    "coding_schema",
    "from_json",
    "from_plain",
    "graph_text",
    "load_codings",
    "load_study",
    "locate",
    "project_of",
    "read_codings",
    "read_dna",
    "save_study",
    "study_of",
    "to_arrow",
    "to_coding_jsonl",
    "to_csv",
    "to_frame",
    "to_json",
    "to_jsonl",
    "to_plain",
    "write_atomically",
    "write_dna",
    "write_network",
]
