"""Validators shared by the model: each refuses with "got X, expected Y"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from attrs import Attribute

type_of = type

Validator = Callable[[Any, "Attribute[Any]", Any], None]


def expect(condition: object, got: object, expected: str, name: str = "") -> None:
    """Raise ValueError("name: got X, expected Y") unless the condition holds."""
    if not condition:
        refuse(got, expected, name)


def refuse(got: object, expected: str, name: str = "") -> NoReturn:
    """Raise ValueError("name: got X, expected Y")."""
    raise ValueError(f"{name}{': ' if name else ''}got {got!r}, expected {expected}")


def expect_type(value: object, kind: type, expected: str, name: str) -> None:
    """Raise TypeError("name: got a list, expected X") unless a value is of a type."""
    if not isinstance(value, kind):
        raise TypeError(f"{name}: got a {type_of(value).__name__}, expected {expected}")


def of_type(kind: type | tuple[type, ...], expected: str) -> Validator:
    """Return a validator that asks for a type; bool is not taken for int."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if type_of(value) is kind:  # nearly always; what follows is slower
            return
        is_bool_for_int = isinstance(value, bool) and kind is not bool
        if not isinstance(value, kind) or is_bool_for_int:
            name = f"{type_of(instance).__name__}.{attribute.name}"
            raise TypeError(f"{name}: got {value!r}, expected {expected}")

    return check


def optional(inner: Validator) -> Validator:
    """Return a validator that lets None pass."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if value is not None:
            inner(instance, attribute, value)

    return check


def each(kind: type, expected: str) -> Validator:
    """Return a validator for a tuple whose items are all of one type."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if isinstance(value, tuple):
            for item in value:
                if not isinstance(item, kind):
                    break
            else:
                return
        name = f"{type_of(instance).__name__}.{attribute.name}"
        if not isinstance(value, tuple):
            raise TypeError(f"{name}: got {value!r}, expected a tuple of {expected}")
        wrong = next(item for item in value if not isinstance(item, kind))
        raise TypeError(f"{name}: got {wrong!r}, expected {expected}")

    return check


def all_of(*inner: Validator) -> Validator:
    """Return a validator that applies several in order."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        for one in inner:
            one(instance, attribute, value)

    return check


def as_tuple(value: Iterable[Any]) -> tuple[Any, ...]:
    """Convert an iterable to a tuple; a string is left alone, to be refused by the validator."""
    if type_of(value) is tuple:
        return value
    return value if isinstance(value, str | tuple) else tuple(value)  # type: ignore[return-value]


def one_line(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Ask for a string that is not empty, has no line break and no white space at its ends."""
    if isinstance(value, str) and value:
        # Printable text holds no line break and no white space but spaces; only the rest has to
        # be looked at more closely.
        if value.isprintable():
            if value[0] != " " and value[-1] != " ":
                return
        elif value == value.strip() and len(value.splitlines()) == 1:
            return
    name = f"{type_of(instance).__name__}.{attribute.name}"
    expected = "a string of one line, not empty, without white space at its ends"
    kind = ValueError if isinstance(value, str) else TypeError
    raise kind(f"{name}: got {value!r}, expected {expected}")


def unit_interval(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Ask for a number from 0 to 1."""
    if type_of(value) is float and 0 <= value <= 1:
        return
    name = f"{type_of(instance).__name__}.{attribute.name}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name}: got {value!r}, expected a number from 0 to 1")
    expect(0 <= value <= 1, value, "a number from 0 to 1", name)


text = of_type(str, "a string")
maybe_text = optional(text)
maybe_line = optional(one_line)
flag = of_type(bool, "True or False")
texts = each(str, "a string")
