"""Repeats: which passages repeat others, exactly, nearly or in part."""

from stancekit.repeats.alignment import Edit, EditKind, diff, show_diff
from stancekit.repeats.deduping import Deduped, LeftOut, dedupe, restore
from stancekit.repeats.facts import facts_differ
from stancekit.repeats.finding import CONTAINMENT, RESEMBLANCE, Unit, find_repeats
from stancekit.repeats.found import Frequent, Group, Repeats
from stancekit.repeats.index import RepeatIndex
from stancekit.repeats.originals import OriginalRule
from stancekit.repeats.records import link_records
from stancekit.repeats.reuse import link_statements
from stancekit.repeats.stock import mark_stock
from stancekit.repeats.view import side_by_side

__all__ = [
    "CONTAINMENT",
    "RESEMBLANCE",
    "Deduped",
    "Edit",
    "EditKind",
    "Frequent",
    "Group",
    "LeftOut",
    "OriginalRule",
    "RepeatIndex",
    "Repeats",
    "Unit",
    "dedupe",
    "diff",
    "facts_differ",
    "find_repeats",
    "link_records",
    "link_statements",
    "mark_stock",
    "restore",
    "show_diff",
    "side_by_side",
]
