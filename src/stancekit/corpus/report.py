"""What a reading met: problems are kept, or raised when it is strict."""

from __future__ import annotations

from stancekit.corpus.window import Window
from stancekit.errors import ParseError, Problem, Severity

__all__ = ["Report"]


class Report:
    """Collects the problems of one reading.

    Attributes:
        source: Name of what is read (a path, `<string>`); None where it has none.
        strict: Whether an error is raised at once.
        problems: What was met so far.
    """

    __slots__ = ("problems", "source", "strict")

    def __init__(self, source: str | None = None, *, strict: bool = True) -> None:
        """Start without problems."""
        self.source = source
        self.strict = strict
        self.problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Keep a problem.

        Raises:
            ParseError: The reading is strict and the problem an error.
        """
        if self.strict and problem.severity is Severity.ERROR:
            raise ParseError(problem)
        self.problems.append(problem)

    def at(
        self,
        window: Window,
        start: int,
        stop: int,
        code: str,
        message: str,
        *,
        severity: Severity = Severity.ERROR,
        document: str | None = None,
    ) -> None:
        """Keep a problem of the text at offsets `[start, stop)` of the window.

        Raises:
            ParseError: The reading is strict and the problem an error.
        """
        line, column = window.place(start)
        span = (window.base + start, window.base + stop)
        where = self.source if document is None or self.source is not None else document
        problem = Problem(
            severity, code, message, document=where, line=line, column=column, span=span
        )
        self.add(problem)
