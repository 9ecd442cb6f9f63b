"""Errors and problems: what a strict reading raises and a lenient one reports."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen, validators

__all__ = [
    "CodebookError",
    "ConversionError",
    "MissingExtraError",
    "ParseError",
    "Problem",
    "RenderError",
    "Severity",
    "StancekitError",
    "printable",
]

# A terminal obeys control characters, and an article may hold any: each gets its picture. Those
# that turn the direction of writing could make a line read as something else.
_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}


def printable(text: str) -> str:
    r"""Return a text that steers no terminal: control characters as their pictures, one for one.

    Tabs and line feeds stay.

    Example:
        >>> printable("a\x1b[31mb")
        'a␛[31mb'
    """
    return text.translate(_PICTURES)


class Severity(StrEnum):
    """How bad a problem is: an error lost something, a warning may have, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Problem:
    """Something that reading or analysing met and went on from.

    Attributes:
        severity: How bad it is.
        code: A short, stable, lower-case name of the kind of problem (`duplicate-id`).
        message: One sentence for a person: what was got, what was expected.
        document: Id of the document, file or source it was met in; None where there is none.
        line: Line number from 1; None where unknown.
        column: Column from 1, in code points; None where unknown.
        span: `(start, stop)` in code points of the source, half-open; in bytes for bytes that do
            not decode (`encoding`); None where unknown.
    """

    severity: Severity = field(validator=validators.instance_of(Severity))
    code: str = field(validator=validators.instance_of(str))
    message: str = field(validator=validators.instance_of(str))
    document: str | None = field(default=None, kw_only=True)
    line: int | None = field(default=None, kw_only=True)
    column: int | None = field(default=None, kw_only=True)
    span: tuple[int, int] | None = field(default=None, kw_only=True)

    def __str__(self) -> str:
        """Return `place: severity: message [code]`, as compilers write it."""
        place = ":".join(str(p) for p in (self.document, self.line, self.column) if p is not None)
        return f"{place + ': ' if place else ''}{self.severity}: {self.message} [{self.code}]"


class StancekitError(Exception):
    """Base of every error that stancekit raises on purpose."""


class ParseError(StancekitError, ValueError):
    """A strict reading met a problem; `problem` says which and where."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and show it as the message."""
        super().__init__(str(problem))
        self.problem = problem


class RenderError(StancekitError, ValueError):
    """A corpus cannot be written in a dialect; `lost` names the fields that it would lose."""

    def __init__(self, message: str, lost: tuple[str, ...]) -> None:
        """Keep the names of the fields."""
        super().__init__(message)
        self.lost = lost


class CodebookError(StancekitError, ValueError):
    """A codebook cannot be used; `problems` lists every reason with file, line and key."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems and show one a line."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class ConversionError(StancekitError, ValueError):
    """Plain data made no record; the message names the path (`$.actors[3].kind`)."""


class MissingExtraError(StancekitError, ImportError):
    """A feature needs a library that is not installed; the message names the extra."""

    def __init__(self, feature: str, extra: str) -> None:
        """Say what was asked for and what to install."""
        super().__init__(f"{feature} needs an extra: pip install 'stancekit[{extra}]'")
        self.extra = extra
