"""Records with other values: how the stages change what is frozen.

`attrs.evolve` builds a record anew and checks every field of it once more. Statements and
positions pass through several stages, each of which fills in a field or two, so most of that work
repeats what was done before. `changed` checks the fields that change and copies the rest: they
were checked when the record was made, and a frozen record cannot have gone wrong since. Nothing
is taken on trust: whatever `changed` returns, the constructor would have accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

import attrs

__all__ = ["Mould", "changed"]

R = TypeVar("R")

_Put = Callable[[Any, Any], None]
_Convert = Callable[[Any], Any]
_Check = Callable[[Any, Any, Any], Any]


@attrs.frozen
class _Field:
    """How a value gets into a field of a record."""

    put: _Put
    convert: _Convert | None
    check: _Check | None
    attribute: attrs.Attribute[Any]


@attrs.frozen
class _Plan:
    """How records of a class are copied.

    Attributes:
        read: Returns the values of all fields, in order.
        puts: Write them.
        fields: The fields by name.
        looked_over: Whether the class checks the record as a whole.
        own: Whether it has a constructor of its own, which alone can check its values.
    """

    read: Callable[[Any], tuple[Any, ...]]
    puts: tuple[_Put, ...]
    fields: dict[str, _Field]
    looked_over: bool
    own: bool


@cache
def _plan(kind: Hashable) -> _Plan:
    attributes = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    fields = {
        a.name: _Field(
            getattr(kind, a.name).__set__, cast("_Convert | None", a.converter), a.validator, a
        )
        for a in attributes
    }
    names = list(fields)
    # One name would give a value instead of a tuple; the first once more does no harm.
    read = attrgetter(*names, names[0])
    puts = tuple(field.put for field in fields.values())
    looked_over, own = (hasattr(kind, f"__attrs_{name}__") for name in ("post_init", "init"))
    return _Plan(read, puts, fields, looked_over, own)


def changed(record: R, **changes: object) -> R:
    """Return a record with other values in some fields; only these are converted and checked.

    Args:
        record: A frozen, slotted attrs record.
        changes: New values by the name of their field.

    Returns:
        An equal record to what `attrs.evolve` returns; the record itself where nothing changes.

    Raises:
        TypeError: The record has no such field, or the value is of a wrong type.
        ValueError: The value cannot be.

    Example:
        >>> from stancekit.model import Span
        >>> changed(Span(3, 9), stop=12)
        Span(start=3, stop=12)
    """
    kind = type(record)
    plan = _plan(cast("Hashable", kind))
    new: R | None = None
    for name, value in changes.items():
        field = plan.fields.get(name)
        if field is None:
            expected = f"one of {', '.join(plan.fields)}"
            raise TypeError(f"{kind.__name__}: got field {name!r}, expected {expected}")
        if value is getattr(record, name):
            continue
        if plan.own:
            return kind(**dict(zip(plan.fields, plan.read(record), strict=False)) | changes)
        if new is None:
            new = object.__new__(kind)
            for put, kept in zip(plan.puts, plan.read(record), strict=False):
                put(new, kept)
        converted = value if field.convert is None else field.convert(value)
        field.put(new, converted)
        if field.check is not None:
            field.check(new, field.attribute, converted)
    if new is None:
        return record
    if plan.looked_over:
        new.__attrs_post_init__()  # type: ignore[attr-defined]
    return new


class Mould(Generic[R]):
    """Makes records that differ from others in the same few fields, and checks none of them.

    For values taken from records in which they were checked: a position found again in another
    document, where only the document, the statement and the places are others.

    Args:
        kind: The class of the records, which are frozen and slotted.
        names: The fields in which they differ.

    Example:
        >>> from stancekit.model import Mention, Span
        >>> again = Mould(Mention, "document", "span")
        >>> first = Mention("a", "raids", span=Span(3, 9), reason="no cue")
        >>> again.cast(again.rest(first), "b", Span(5, 11))
        Mention(document='b', issue='raids', span=Span(start=5, stop=11), statement=None, \
holder=None, rule='', reason='no cue')
    """

    __slots__ = ("_kind", "_puts", "_read")

    def __init__(self, kind: type[R], *names: str) -> None:
        """Look up how the fields are written."""
        fields = _plan(cast("Hashable", kind)).fields
        others = [name for name in fields if name not in names]
        self._kind = kind
        self._read = attrgetter(*others)
        self._puts = tuple(fields[name].put for name in (*names, *others))

    def rest(self, record: R) -> tuple[object, ...]:
        """Return the other values of a record."""
        return cast("tuple[object, ...]", self._read(record))

    def cast(self, rest: tuple[object, ...], *values: object) -> R:
        """Return a record.

        Args:
            rest: What `rest` gives of another.
            values: Values of the fields named, in their order.
        """
        new = object.__new__(self._kind)
        for put, value in zip(self._puts, values + rest, strict=True):
            put(new, value)
        return new
