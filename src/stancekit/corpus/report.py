"""What a reading met: problems are kept, or raised when it is strict."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from stancekit.corpus.window import Window
from stancekit.errors import ParseError, Problem, Severity

__all__ = ["Report"]


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


class Report:
    """Collects the problems of one reading.

    Attributes:
        source: Name of what is read (a path, `<string>`); None where it has none.
        strict: Whether an error is raised at once.
        problems: What was met so far.
        window: The window on what is read; None before there is one.
    """

    __slots__ = ("on_problem", "problems", "source", "strict", "window")

    def __init__(
        self,
        source: str | None = None,
        *,
        strict: bool = True,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> None:
        """Start without problems; `on_problem` is called with each instead of keeping it."""
        self.on_problem = on_problem
        self.source = source
        self.strict = strict
        self.problems: list[Problem] = []
        self.window: Window | None = None

    def add(self, problem: Problem) -> None:
        """Keep a problem.

        Raises:
            ParseError: The reading is strict and the problem an error.
        """
        if self.strict and problem.severity is Severity.ERROR:
            raise ParseError(problem)
        if self.on_problem is None:
            self.problems.append(problem)
        else:
            self.on_problem(problem)

    def sort(self, first: int = 0) -> None:
        """Put bytes that do not decode to their places among the other problems of a source.

        They were met too early, as bytes are decoded a block ahead of what is read.

        Args:
            first: Number of the source's first problem.
        """
        met, ordered = self.problems[first:], list[Problem]()
        bytes_ = deque(p for p in met if p.code == "encoding")
        if not bytes_:
            return
        for problem in met:
            if problem.code == "encoding":
                continue
            while bytes_ and _place(bytes_[0]) < _place(problem):
                ordered.append(bytes_.popleft())
            ordered.append(problem)
        self.problems[first:] = [*ordered, *bytes_]

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
        point: int | None = None,
    ) -> None:
        """Keep a problem of the text at offsets `[start, stop)` of the window.

        Its line and column are those of `start`, or of `point` where that is given.

        Raises:
            ParseError: The reading is strict and the problem an error.
        """
        line, column = window.place(start if point is None else point)
        span = (window.base + start, window.base + stop)
        where = self.source if document is None or self.source is not None else document
        problem = Problem(
            severity, code, message, document=where, line=line, column=column, span=span
        )
        self.add(problem)
