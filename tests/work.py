"""Work as a count: growth is tested without a clock.

How long a call takes depends on the machine and on what else runs there; how many functions it
calls does not. The steps inside one call of a pattern or of another built-in are not seen here:
`benchmarks/hostile.py` measures those.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from stancekit.text.memory import Memory

__all__ = ["work"]


def work(call: Callable[[], object]) -> int:
    """Return how many functions, Python's and built-in ones, a call makes on its way."""
    count = 0

    def count_calls(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    def forgotten(_memory: object, _key: object) -> None:
        """What was read before must not make the work less: tests run in any order."""

    before, collects = sys.getprofile(), gc.isenabled()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Memory, "get", forgotten)
        # A collection may call what others hung on it, whenever it happens to run.
        gc.disable()
        sys.setprofile(count_calls)
        try:
            call()
        finally:
            sys.setprofile(before)
            if collects:
                gc.enable()
    return count
