"""`.dna` files, the databases of the Discourse Network Analyzer 3, in and out."""

from stancekit.exchange.dna_model import (
    DnaCoder,
    DnaDocument,
    DnaEntity,
    DnaProject,
    DnaRegex,
    DnaRelation,
    DnaStatement,
    DnaStatementType,
    DnaVariable,
)
from stancekit.exchange.dna_offsets import Offsets
from stancekit.exchange.dna_password import check_password, hash_password
from stancekit.exchange.dna_read import read_dna
from stancekit.exchange.dna_study import corpus_of, project_of, study_of
from stancekit.exchange.dna_write import write_dna

__all__ = [
    "DnaCoder",
    "DnaDocument",
    "DnaEntity",
    "DnaProject",
    "DnaRegex",
    "DnaRelation",
    "DnaStatement",
    "DnaStatementType",
    "DnaVariable",
    "Offsets",
    "check_password",
    "corpus_of",
    "hash_password",
    "project_of",
    "read_dna",
    "study_of",
    "write_dna",
]
