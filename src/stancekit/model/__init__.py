"""The domain model: frozen records that every other room reads and writes."""

from stancekit.model.actors import Actor, ActorKind, Role
from stancekit.model.codebook import Codebook, Issue, IssueKind, Lesson, PhraseSet, TestSentence
from stancekit.model.dates import PartialDate
from stancekit.model.documents import Corpus, Document, Paragraph, ParagraphRole
from stancekit.model.legal import LegalBasis, LegalMode, Reference
from stancekit.model.positions import Mention, Position, PositionMode, Stance
from stancekit.model.repeats import Repeat, RepeatKind
from stancekit.model.spans import Passage, Span, parse_passage
from stancekit.model.statements import CueClass, Statement, StatementKind
from stancekit.model.study import Study
from stancekit.model.table import Table

__all__ = [
    "Actor",
    "ActorKind",
    "Codebook",
    "Corpus",
    "CueClass",
    "Document",
    "Issue",
    "IssueKind",
    "LegalBasis",
    "LegalMode",
    "Lesson",
    "Mention",
    "Paragraph",
    "ParagraphRole",
    "PartialDate",
    "Passage",
    "PhraseSet",
    "Position",
    "PositionMode",
    "Reference",
    "Repeat",
    "RepeatKind",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "Study",
    "Table",
    "TestSentence",
    "parse_passage",
]
