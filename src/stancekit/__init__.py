"""stancekit: who stands where, on what legal ground, every answer traceable to its source."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stancekit.analysis import (
        analyze,
    )
    from stancekit.codebook import load as load_codebook
    from stancekit.comparison import (
        agreement,
        compare,
        network,
        outlets,
        shifts,
        timeline,
    )
    from stancekit.corpus import (
        Dialect,
        parse,
        read,
        read_iter,
        render,
        sniff,
        write,
    )
    from stancekit.errors import (
        CodebookError,
        ConversionError,
        MissingExtraError,
        ParseError,
        Problem,
        RenderError,
        Severity,
        StancekitError,
    )
    from stancekit.exchange import (
        load_study,
        save_study,
    )
    from stancekit.legal import (
        references,
    )
    from stancekit.model import (
        Actor,
        ActorKind,
        Codebook,
        Corpus,
        CueClass,
        Document,
        Issue,
        IssueKind,
        LegalBasis,
        LegalMode,
        Lesson,
        Mention,
        Paragraph,
        ParagraphRole,
        PartialDate,
        Passage,
        PhraseSet,
        Position,
        PositionMode,
        Reference,
        Repeat,
        RepeatKind,
        Role,
        Span,
        Stance,
        Statement,
        StatementKind,
        Study,
        Table,
        TestSentence,
        parse_passage,
    )
    from stancekit.repeats import (
        dedupe,
        find_repeats,
        restore,
    )

__all__ = [
    "Actor",
    "ActorKind",
    "Codebook",
    "CodebookError",
    "ConversionError",
    "Corpus",
    "CueClass",
    "Dialect",
    "Document",
    "Issue",
    "IssueKind",
    "LegalBasis",
    "LegalMode",
    "Lesson",
    "Mention",
    "MissingExtraError",
    "Paragraph",
    "ParagraphRole",
    "ParseError",
    "PartialDate",
    "Passage",
    "PhraseSet",
    "Position",
    "PositionMode",
    "Problem",
    "Reference",
    "RenderError",
    "Repeat",
    "RepeatKind",
    "Role",
    "Severity",
    "Span",
    "Stance",
    "StancekitError",
    "Statement",
    "StatementKind",
    "Study",
    "Table",
    "TestSentence",
    "agreement",
    "analyze",
    "compare",
    "dedupe",
    "find_repeats",
    "load_codebook",
    "load_study",
    "network",
    "outlets",
    "parse",
    "parse_passage",
    "read",
    "read_iter",
    "references",
    "render",
    "restore",
    "save_study",
    "shifts",
    "sniff",
    "timeline",
    "write",
]

__version__ = "0.1.0"

# Rooms are imported when a name of theirs is first asked for: whoever only reads a corpus does not
# wait for networks and reports. `load_codebook` is `load` there.
_ROOMS = {
    "analysis": ("analyze",),
    "codebook": ("load_codebook",),
    "comparison": (
        "agreement",
        "compare",
        "network",
        "outlets",
        "shifts",
        "timeline",
    ),
    "corpus": (
        "Dialect",
        "parse",
        "read",
        "read_iter",
        "render",
        "sniff",
        "write",
    ),
    "errors": (
        "CodebookError",
        "ConversionError",
        "MissingExtraError",
        "ParseError",
        "Problem",
        "RenderError",
        "Severity",
        "StancekitError",
    ),
    "exchange": (
        "load_study",
        "save_study",
    ),
    "legal": ("references",),
    "model": (
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
    ),
    "repeats": (
        "dedupe",
        "find_repeats",
        "restore",
    ),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}
_INSIDE = {*_ROOMS, "paragraphs", "positions", "show", "statements", "testing", "text"}
_NAMES = {"load_codebook": "load"}


if not TYPE_CHECKING:  # type checkers read the imports above, and know what is not there

    def __getattr__(name: str) -> object:
        """Import what is asked for, a name or a room, on its first use (PEP 562)."""
        if name in _HOMES:
            found = getattr(import_module(f"stancekit.{_HOMES[name]}"), _NAMES.get(name, name))
        elif name in _INSIDE:
            found = import_module(f"stancekit.{name}")
        else:
            raise AttributeError(f"module 'stancekit' has no attribute {name!r}")
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """List what can be imported as well."""
    return sorted({*globals(), *__all__})
