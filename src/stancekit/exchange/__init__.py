"""Exchange: studies to and from JSON, tables, files of other tools."""

from stancekit.exchange.coding import coding_lines, to_coding_jsonl
from stancekit.exchange.convert import from_json, from_plain, to_json, to_plain
from stancekit.exchange.files import load_study, save_study, write_atomically
from stancekit.exchange.tables import to_arrow, to_csv, to_frame, to_jsonl

__all__ = [
    "coding_lines",
    "from_json",
    "from_plain",
    "load_study",
    "save_study",
    "to_arrow",
    "to_coding_jsonl",
    "to_csv",
    "to_frame",
    "to_json",
    "to_jsonl",
    "to_plain",
    "write_atomically",
]
