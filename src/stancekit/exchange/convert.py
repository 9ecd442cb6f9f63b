"""One private, strict converter between records and plain data (dicts, lists, strings, numbers).

cattrs coerces by default: `None` becomes `'None'` where a string is asked for, a string becomes a
tuple of its letters. Here wrong primitive types, unknown keys and missing keys are refused, and the
error names the path (`$.actors[3].kind`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from stancekit.errors import ConversionError
from stancekit.model import Corpus, PartialDate, Passage, Span, parse_passage

__all__ = ["from_json", "from_plain", "to_json", "to_plain"]

T = TypeVar("T")

# Both take more than the built-in types under them, which type checkers read only.
_note = cast("Any", IterableValidationNote)
_group = cast("Any", IterableValidationError)
_SURROGATE = re.compile("[\ud800-\udfff]")


def _refuse(got: object, expected: str) -> ValueError:
    shown = repr(got)
    return ValueError(f"got {shown if len(shown) <= 80 else shown[:79] + '…'}, expected {expected}")


def _primitive(kind: type, expected: str) -> Callable[[Any, Any], Any]:
    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise _refuse(value, expected)
        return value

    return structure


def _number(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refuse(value, "a number")
    return float(value)


def _enum(value: object, kind: type[StrEnum]) -> StrEnum:
    names = [str(member) for member in kind]
    if not isinstance(value, str) or value not in names:
        raise _refuse(value, f"one of {', '.join(names)}")
    return kind(value)


def _span(value: object, _: object) -> Span:
    pair = isinstance(value, list) and len(value) == 2
    if not pair or not all(type(v) is int for v in cast("list[object]", value)):
        raise _refuse(value, "[start, stop]")
    return Span(*cast("list[int]", value))


def _edtf(value: object, _: object) -> PartialDate:
    if not isinstance(value, str):
        raise _refuse(value, "a date such as 2015-11-19")
    return PartialDate.parse(value)


def _passage(value: object, _: object) -> Passage:
    if not isinstance(value, str):
        raise _refuse(value, "document#start-stop")
    return parse_passage(value)


def _tuple_factory(kind: Any) -> Callable[[Any, Any], tuple[Any, ...]]:  # noqa: ANN401 - a type form
    inner = get_args(kind)
    endless = len(inner) == 2 and inner[1] is Ellipsis

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _refuse(value, "a list")
        if not endless and len(value) != len(inner):
            raise _refuse(value, f"a list of {len(inner)}")
        kinds = [inner[0]] * len(value) if endless else inner
        made, errors = [], []
        for place, (item, item_kind) in enumerate(zip(value, kinds, strict=True)):
            try:
                made.append(_CONVERTER.structure(item, item_kind))
            except (ValueError, TypeError, BaseValidationError) as error:
                note = f"Structuring {kind} @ index {place}"
                error.add_note(_note(note, place, item_kind))
                errors.append(error)
        if errors:
            raise _group(f"While structuring {kind}", errors, kind)
        return tuple(made)

    return structure


def _record_factory(kind: type[attrs.AttrsInstance]) -> Callable[[Any, Any], Any]:
    inner = make_dict_structure_fn(kind, _CONVERTER, _cattrs_forbid_extra_keys=True)

    def structure(value: object, _: object) -> Any:  # noqa: ANN401 - the record asked for
        if not isinstance(value, dict):
            raise _refuse(value, f"an object with the fields of {kind.__name__}")
        return inner(value, kind)

    return structure


def _plain_factory(kind: type[attrs.AttrsInstance]) -> Callable[[Any], dict[str, Any]]:
    return make_dict_unstructure_fn(kind, _CONVERTER, _cattrs_omit_if_default=True)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _strict_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _primitive(str, "a string"))
    converter.register_structure_hook(int, _primitive(int, "an integer"))
    converter.register_structure_hook(bool, _primitive(bool, "true or false"))
    converter.register_structure_hook(float, _number)
    # Hooks are found by class, the nearest first: this one keeps str's from serving str enums.
    converter.register_structure_hook(StrEnum, _enum)
    converter.register_structure_hook_factory(attrs.has, _record_factory)
    converter.register_unstructure_hook_factory(attrs.has, _plain_factory)
    converter.register_structure_hook_factory(_is_tuple, _tuple_factory)
    converter.register_unstructure_hook_func(
        _is_tuple, lambda v: [_CONVERTER.unstructure(i) for i in v]
    )
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.stop])
    converter.register_structure_hook(PartialDate, _edtf)
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(Passage, _passage)
    converter.register_unstructure_hook(Passage, str)
    return converter


_CONVERTER = _strict_converter()
# A Corpus is also a sequence; it is told to be written as the record it is.
_CONVERTER.register_unstructure_hook(Corpus, _plain_factory(Corpus))


def _leaves(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        for inner in error.exceptions:
            step = ""
            for note in getattr(inner, "__notes__", ()):
                if isinstance(note, AttributeValidationNote):
                    step = f".{note.name}"
                elif isinstance(note, IterableValidationNote):
                    step = f"[{note.index}]"
            yield from _leaves(inner, path + step)
    elif isinstance(error, ForbiddenExtraKeysError):
        keys = ", ".join(sorted(map(str, error.extra_fields)))
        known = ", ".join(a.name for a in attrs.fields(error.cl) if a.init)
        yield path, f"got the unknown key {keys}, expected {known}"
    elif isinstance(error, KeyError):
        yield path, f"got no key {error.args[0]!r}, expected one"
    else:
        yield path, str(error)


def to_plain(record: object) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return a record as dicts, lists, strings and numbers; defaults are left out.

    Args:
        record: Any record of the model.

    Returns:
        Plain data; the inverse is `from_plain`.

    Example:
        >>> from stancekit import Document, Span
        >>> to_plain(Document("003", "Agreed.")), to_plain(Span(0, 6))
        ({'id': '003', 'text': 'Agreed.'}, [0, 6])
    """
    return _CONVERTER.unstructure(record)


def from_plain(kind: type[T], data: object) -> T:
    """Build a record from plain data, strictly.

    Args:
        kind: The record's class.
        data: What `to_plain` returns.

    Raises:
        ConversionError: A type is wrong, a key unknown or missing, a value impossible; every
            reason is listed with its path.

    Example:
        >>> from stancekit import Document
        >>> from_plain(Document, {"id": "003", "text": None})
        Traceback (most recent call last):
        stancekit.errors.ConversionError: $.text: got None, expected a string
    """
    try:
        return _CONVERTER.structure(data, kind)
    except (ValueError, TypeError, KeyError, BaseValidationError) as error:
        reasons = "\n".join(f"{path}: {reason}" for path, reason in _leaves(error, "$"))
    raise ConversionError(reasons)


def to_json(record: object, *, indent: int | None = None) -> str:
    """Return a record as JSON text; lone surrogates are escaped, all else is written as it is.

    Args:
        record: Any record of the model, or plain data.
        indent: Spaces a level; None for one line.
    """
    plain = to_plain(record)
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=indent)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def from_json(kind: type[T], text: str) -> T:
    """Build a record from JSON text; the inverse of `to_json`.

    Raises:
        ConversionError: The text is no JSON, or not of this record.

    Example:
        >>> from stancekit import Span
        >>> from_json(Span, "[3, 9]")
        Span(start=3, stop=9)
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ConversionError(f"$: got no JSON ({error}), expected a {kind.__name__}") from None
    except RecursionError:
        message = f"$: got JSON nested too deeply, expected a {kind.__name__}"
        raise ConversionError(message) from None
    return from_plain(kind, data)
