"""The terminal: tables as wide as it is, with colours where rich is installed, and progress."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from stancekit.errors import printable

__all__ = ["Failure", "Progress", "Readable", "complain", "counted", "readable"]

T = TypeVar("T")
_now = time.monotonic
_Bar = Callable[[int | None], None]


class Failure(Exception):  # noqa: N818 - what a command says when it cannot do its work
    """A command cannot do its work; the message is for the person at the terminal."""


class Readable(Protocol):
    """What shows itself as lines of text that fit a width; None for no limit."""

    def text(self, width: int | None = None) -> str: ...  # noqa: D102 - told above


def readable(shown: Readable, out: str | None) -> str:
    """Return what a person reads.

    Args:
        shown: A table, a study.
        out: The file it goes to; None for the terminal or a pipe.

    Returns:
        Lines of any length for files and pipes; lines that fit for a terminal, and what rich
        makes of it where rich is installed.
    """
    if out is not None or not sys.stdout.isatty():
        return f"{shown.text()}\n"
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra, imported when used
    except ImportError:
        return f"{shown.text(shutil.get_terminal_size((100, 24)).columns)}\n"
    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()


def complain(message: object) -> None:
    """Print a message to stderr; characters that steer a terminal are shown, not sent."""
    print(printable(str(message)), file=sys.stderr)


class Progress:
    """Progress on stderr: on a terminal, and only where the work takes over a second.

    A bar where rich is installed, else a counter.
    """

    def __init__(self, total: int, what: str) -> None:
        """Start counting towards a total."""
        self._total, self._what, self._done = total, what, 0
        self._start = self._last = _now()
        self._on = sys.stderr.isatty()
        self._bar: _Bar | None = None

    def __call__(self, _: object = None) -> None:
        """Count one more."""
        self._done += 1
        now = _now()
        if self._on and now - self._start > 1 and now - self._last > 0.1:
            self._last = now
            if self._bar is None:
                self._bar = _bar(self._total, self._what)
            self._bar(self._done)

    def close(self) -> None:
        """Wipe what was shown."""
        if self._bar is not None:
            self._bar(None)
            self._bar = None


def _bar(total: int, what: str) -> _Bar:
    """Return what draws how many are done; None wipes it."""
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra, imported when used
        from rich.progress import Progress as RichProgress  # noqa: PLC0415 - as above
    except ImportError:

        def count(done: int | None) -> None:
            line = "" if done is None else f"{done}/{total} {what}"
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

        return count
    shown = RichProgress(console=Console(stderr=True), transient=True)
    task = shown.add_task(what, total=total)
    shown.start()

    def draw(done: int | None) -> None:
        if done is None:
            shown.stop()
        else:
            shown.update(task, completed=done)

    return draw


def counted(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield items and show how many of them are done.

    Args:
        items: What is worked on, one after the other.
        total: How many there are.
        what: What they are, in the plural.
    """
    progress = Progress(total, what)
    try:
        for item in items:
            yield item
            progress()
    finally:
        progress.close()
