"""Work spread over processes, its results in the order of the tasks."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

__all__ = ["spread"]

T = TypeVar("T")
R = TypeVar("R")

# Tasks that go to a process at once: enough to spare messages, few enough to share out evenly.
_MOST_AT_ONCE = 16
_SHARES = 8


def _idle(task: object) -> None:
    raise RuntimeError(f"got the task {task!r}, expected work to have been made in this process")


# What a worker process works with: made once when it starts, or why it could not be. Only worker
# processes ever set it.
_work: Callable[[Any], Any] = _idle
_failure: Exception | None = None


def spread(
    make: Callable[[], Callable[[T], R]], tasks: Sequence[T], processes: int = 1
) -> Iterator[R]:
    """Return what the work makes of each task, in the order of the tasks.

    Processes are started afresh (`spawn`) on every system, so that none inherits threads or locks
    from the caller; a script that spreads work needs the usual `if __name__ == "__main__":`.

    Args:
        make: Returns the function that does the work; called once in every process. It, the tasks
            and the results go from process to process.
        tasks: The tasks.
        processes: How many processes; with 1 everything happens in this one.

    Returns:
        The results, each as soon as it and all before it are there.

    Raises:
        ValueError: The number of processes is below 1.
        Exception: Whatever `make` or the work raises, as if it had been raised here.

    Example:
        >>> list(spread(lambda: str.upper, ["a", "b"]))
        ['A', 'B']
    """
    if processes < 1:
        raise ValueError(f"processes: got {processes!r}, expected 1 or more")
    if min(processes, len(tasks)) > 1:
        return _spread(make, tasks, min(processes, len(tasks)))
    return map(make(), tasks)


def _spread(
    make: Callable[[], Callable[[T], R]], tasks: Sequence[T], processes: int
) -> Iterator[R]:
    at_once = max(1, min(_MOST_AT_ONCE, len(tasks) // (processes * _SHARES)))
    executor = ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(make,)
    )
    try:
        yield from executor.map(_do, tasks, chunksize=at_once)
    finally:
        executor.shutdown(cancel_futures=True)


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Make what a worker process works with."""
    global _work, _failure  # noqa: PLW0603 - the one thing a worker process is started for
    try:
        _work = make()
    except Exception as error:  # noqa: BLE001 - raised again for the first task, in the caller
        _failure = error


def _do(task: Any) -> Any:  # noqa: ANN401 - whatever the caller's tasks and results are
    if _failure is not None:
        raise _failure
    return _work(task)
