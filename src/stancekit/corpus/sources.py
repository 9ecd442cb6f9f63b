"""Where texts come from: files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

__all__ = ["Source", "sources"]

_BLOCK = 1 << 20
_SUFFIXES = (".txt", ".text")


@frozen
class Source:
    """A file to be read.

    Attributes:
        path: Where it is.
        name: Its stem; in a folder its path within it, without the suffix.
    """

    path: Path
    name: str

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes of the file, block by block."""
        with self.path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                yield block


def sources(path: str | os.PathLike[str]) -> list[Source]:
    """Return the file at a path, or the text files of a folder, sorted by their path.

    Raises:
        FileNotFoundError: There is nothing at the path, or the folder has no text file.
    """
    place = Path(path)
    if place.is_dir():
        files = sorted(p for p in place.rglob("*") if p.suffix.lower() in _SUFFIXES)
        found = [p for p in files if p.is_file() and not _hidden(p.relative_to(place))]
        if not found:
            raise FileNotFoundError(f"got the folder {str(place)!r}, expected .txt files in it")
        return [Source(p, p.relative_to(place).with_suffix("").as_posix()) for p in found]
    if not place.exists():
        hint = "; a text itself is read with parse()" if "\n" in str(path) else ""
        shown = str(path) if len(str(path)) <= 200 else str(path)[:199] + "…"
        raise FileNotFoundError(f"got {shown!r}, expected a file or folder{hint}")
    return [Source(place, place.stem)]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
