"""Legal bases: which instrument, which ground, in which mode, invoked by whom."""

from stancekit.legal.annotate import annotate, describe
from stancekit.legal.citations import Citation, Form
from stancekit.legal.cite import cite
from stancekit.legal.find import find
from stancekit.legal.grounds import Invocation, grounds
from stancekit.legal.jurisdictions import Jurisdiction, load_jurisdiction, shipped
from stancekit.legal.resolve import identify, references, resolve
from stancekit.legal.tables import Instrument, InstrumentTable, TableError, read_instruments
from stancekit.legal.taxonomy import Ground, GroundTable, read_grounds

__all__ = [
    "Citation",
    "Form",
    "Ground",
    "GroundTable",
    "Instrument",
    "InstrumentTable",
    "Invocation",
    "Jurisdiction",
    "TableError",
    "annotate",
    "cite",
    "describe",
    "find",
    "grounds",
    "identify",
    "load_jurisdiction",
    "read_grounds",
    "read_instruments",
    "references",
    "resolve",
    "shipped",
]
