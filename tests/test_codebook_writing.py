"""A codebook that is written and loaded again is the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from stancekit import codebook
from stancekit.model import Codebook
from stancekit.testing.codebook_files import filed_codebooks


def again(book: Codebook) -> Codebook:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.toml"
        path.write_text(codebook.render(book), encoding="utf-8", newline="")
        return codebook.load(path)


@given(filed_codebooks())
def test_round_trip(book: Codebook) -> None:
    assert again(book) == book


@pytest.mark.parametrize("name", codebook.available())
def test_shipped_codebooks_round_trip(name: str) -> None:
    book = codebook.load(name)
    assert again(book) == book
