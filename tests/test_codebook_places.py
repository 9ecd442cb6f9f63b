"""Every key and item of a TOML text has its line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from stancekit.codebook.places import Path, key_text, line_numbers


def paths(value: Any, at: Path = ()) -> Iterator[Path]:
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield (*at, key)
        yield from paths(inner, (*at, key))


def read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


LINES = [
    "a = 1", 'b = "x # y"', "c = ['p', \"q\"]", 'd = [\n  "one", # note\n  "two",\n]', "e.f = true",
    "[t]", "[t.u]", '["odd key"]', "[[list]]", "[[list.inner]]", 'g = """\nmany\n"lines"\n"""',
    "h = { i = 1, j = [1, 2] }", "k = '''\nraw \\ text'''", "# remark", "", "l = 2015-11-19",
    'm = "\\"quoted\\" \\u00e9"', "n = [{ o = 1 }, { o = 2 }]", "'p q' = 3.5", 'r = ["]", "["]',
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=10), st.sampled_from(["\n", "\r\n"]))
@example(["[[list]]", "a = 1", "[[list]]", "[[list.inner]]", 'b = "x # y"'], "\n")
@example(["[[list]]", "[[list.inner]]", "[[list.inner]]"], "\n")
def test_every_path_of_a_valid_text_has_a_line(lines: list[str], end: str) -> None:
    text = "\n".join(lines).replace("\n", end) + end
    table = read(text)
    assume(table is not None)
    found = line_numbers(text)
    shown = text.split("\n")
    for path in paths(table):
        assert path in found, key_text(path)
        assert 1 <= found[path] <= len(shown)
        if isinstance(path[-1], str) and path[-1].isalpha():
            assert path[-1] in shown[found[path] - 1]
