"""Objects that are as they should be, told by their keys and the types of their values.

What wrote a file wrote the same keys in the same order line after line. So what an object's keys
mean is worked out once for each shape of object, not once for each line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stancekit.corpus.records import PUT
from stancekit.model import Document

__all__ = ["Shape", "ShapeCache"]

_NOTHING = type(None)
_MOST = 256  # shapes that are kept: a file has a few, hostile ones as many as lines
_SEEN_TO = ("id", "published", "extra")  # fields that are not put as they are


class Shape:
    """Where an object of given keys and types has what.

    Attributes:
        keys: Its keys in their order.
        types: The types of its values.
        usual: Whether it is as it should be: no field twice, an id and a text, strings where
            strings should be; nothing else holds where it is not.
        id: Index of the id.
        published: Index of the date of publication; -1 where there is none.
        extra: (key, index) of the extra fields in their order; a key that is None for the index
            of a value that lists (name, value) pairs.
        others: (setter, index) of the other fields.
        absent: Setters of the fields that are not there.
    """

    __slots__ = (
        "absent", "extra", "id", "keys", "others", "published", "types", "usual",
    )  # fmt: skip

    def __init__(
        self, keys: tuple[str, ...], types: tuple[type, ...], names: Mapping[str, str]
    ) -> None:
        """Work out a shape; `names` says which key is which field where it is called otherwise."""
        self.keys, self.types = keys, types
        fields = [names.get(key, key) for key in keys]
        known = [field for field in fields if field in PUT]
        self.usual = len(set(known)) == len(known)
        extra: list[tuple[str | None, int]] = []
        others: list[tuple[Callable[[Document, object], None], int]] = []
        self.id = self.published = -1
        texts = 0
        for at, (key, field, kind) in enumerate(zip(keys, fields, types, strict=True)):
            if field == "extra":
                self.usual = self.usual and kind in (list, tuple, _NOTHING)
                if kind is not _NOTHING:
                    extra.append((None, at))
            elif kind is not str and (kind is not _NOTHING or field not in PUT):
                self.usual = False
            elif field == "published" and kind is str:
                self.published = at
            elif field == "id" and kind is str:
                self.id = at
            elif field not in PUT:
                extra.append((key, at))
            elif field not in _SEEN_TO:
                others.append((PUT[field], at))
                texts += field == "text" and kind is str
        self.usual = self.usual and self.id >= 0 and texts == 1
        self.extra, self.others = tuple(extra), tuple(others)
        self.absent = tuple(
            put for field, put in PUT.items() if field not in fields and field not in _SEEN_TO
        )


class ShapeCache:
    """The shapes that one reading has met."""

    __slots__ = ("_known", "_names")

    def __init__(self, names: Mapping[str, str]) -> None:
        """Start with none."""
        self._names = names
        self._known: dict[tuple[tuple[str, ...], tuple[type, ...]], Shape] = {}

    def of(self, keys: tuple[str, ...], types: tuple[type, ...]) -> Shape:
        """Return the shape of an object."""
        found = self._known.get((keys, types))
        if found is None:
            found = Shape(keys, types, self._names)
            if len(self._known) < _MOST:
                self._known[keys, types] = found
        return found
