"""Qualifiers: which levels there are and how far apart two of them lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from attrs import frozen

from stancekit.model import Stance

__all__ = ["Scale", "ScaleKind", "scale_of"]

ScaleKind = Literal["boolean", "integer", "stance", "nominal"]

Number = int | float

_STANCES = frozenset(map(str, Stance))
_SIGNS = {Stance.OPPOSE: -1, Stance.NEUTRAL: 0, Stance.SUPPORT: 1}


@frozen
class Scale:
    """The levels of a qualifier, ascending.

    Attributes:
        kind: `boolean` (no, yes), `integer` (any whole numbers), `stance` (oppose -1, neutral 0,
            support 1), `nominal` (names without order).
        values: The values as the records have them.
        numbers: Their numbers, ascending; their places for a nominal scale.
    """

    kind: ScaleKind
    values: tuple[Any, ...]
    numbers: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many levels there are."""
        return len(self.values)

    @property
    def ordered(self) -> bool:
        """Whether the levels are numbers rather than names."""
        return self.kind != "nominal"

    @property
    def reach(self) -> int:
        """The largest distance between two levels, at least 1; 1 for a nominal scale."""
        if not self.ordered or not self.numbers:
            return 1
        return max(1, self.numbers[-1] - self.numbers[0])

    def distances(self) -> tuple[tuple[int, ...], ...]:
        """Return the distances between levels in units of `1 / reach`: integers, so exact."""
        if not self.ordered:
            return tuple(tuple(int(a != b) for b in self.numbers) for a in self.numbers)
        return tuple(tuple(abs(a - b) for b in self.numbers) for a in self.numbers)

    def signs(self) -> tuple[int, ...]:
        """Return what a record of each level adds to a signed count.

        No counts -1 and yes 1; a stance its sign; an integer itself; a name 1.
        """
        if self.kind == "boolean":
            return (-1, 1)
        return self.numbers if self.ordered else (1,) * len(self.values)


def scale_of(values: Iterable[Any], kind: ScaleKind | None = None) -> Scale:
    """Return the scale that values span, told from the values unless its kind is given.

    Booleans have both levels and stances all three, whichever occur. `None` and empty strings are
    no levels.

    Raises:
        ValueError: A value does not belong on a scale of that kind.

    Example:
        >>> scale_of(["support", "oppose"]).numbers
        (-1, 0, 1)
        >>> scale_of([3, 1, 3]).numbers
        (1, 3)
    """
    found = [v for v in dict.fromkeys(values) if v is not None and v != ""]
    for value in found:
        if isinstance(value, float):
            raise ValueError(f"got {value!r}, expected yes or no, whole numbers, or names")  # noqa: TRY004 - bad data
    kind = kind or _kind_of(found)
    try:
        if kind == "boolean":
            return _boolean(found)
        if kind == "stance":
            for value in found:
                Stance(value)  # refuses what is no stance
            return Scale("stance", tuple(_SIGNS), tuple(_SIGNS.values()))
        if kind == "integer":
            numbers = sorted({_integer(v) for v in found})
            return Scale("integer", tuple(numbers), tuple(numbers))
    except ValueError as error:
        raise ValueError(f"{error}; the qualifier was taken for {kind}") from None
    names = tuple(sorted(found, key=str))
    return Scale("nominal", names, tuple(range(len(names))))


def _kind_of(found: Sequence[Any]) -> ScaleKind:
    if found and all(isinstance(v, bool) for v in found):
        return "boolean"
    if found and all(isinstance(v, int) for v in found):
        return "integer"
    if found and all(isinstance(v, str) and v in _STANCES for v in found):
        return "stance"
    return "nominal"


def _boolean(found: Iterable[Any]) -> Scale:
    for value in found:
        if value not in (0, 1):
            raise ValueError(f"got {value!r}, expected True or False")
    return Scale("boolean", (False, True), (0, 1))


def _integer(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError(f"got {value!r}, expected a whole number")  # noqa: TRY004 - bad data
    return int(value)
