"""Legal bases: which instrument, which ground, in which mode, invoked by whom."""

from stancekit.legal.find import Citation, Form, find
from stancekit.legal.resolve import identify, references, resolve
from stancekit.legal.tables import Instrument, InstrumentTable, read_instruments, shipped

__all__ = [
    "Citation",
    "Form",
    "Instrument",
    "InstrumentTable",
    "find",
    "identify",
    "read_instruments",
    "references",
    "resolve",
    "shipped",
]
