"""Files written whole or not at all, and studies kept in files."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

from stancekit.errors import ConversionError
from stancekit.exchange.convert import from_plain, to_json, to_plain
from stancekit.model import Study

__all__ = ["load_study", "save_study", "write_atomically"]

_FORMAT = "stancekit-study/1"


def write_atomically(path: str | os.PathLike[str], data: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Args:
        path: Where to; the folder must exist.
        data: Text (written as UTF-8, line ends unchanged) or bytes.

    Raises:
        OSError: The file cannot be written; the old one stays.
    """
    target = Path(path)
    raw = data.encode("utf-8") if isinstance(data, str) else data
    if target.exists() and not target.is_file():  # /dev/stdout, a pipe: nothing to replace
        target.write_bytes(raw)
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def save_study(study: Study, path: str | os.PathLike[str]) -> None:
    """Write a study to a JSON file that `load_study` reads back equal."""
    write_atomically(path, to_json({"format": _FORMAT, "study": to_plain(study)}) + "\n")


def load_study(path: str | os.PathLike[str]) -> Study:
    """Read a study written by `save_study`.

    Raises:
        ConversionError: The file is no study; the message names the file and the path in it.
        OSError: The file cannot be read.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ConversionError(f"{path}: got no JSON ({error}), expected a study") from None
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise ConversionError(f"{path}: got no {_FORMAT} file, expected one")
    try:
        return from_plain(Study, data.get("study"))
    except ConversionError as error:
        raise ConversionError(f"{path}: {error}") from None
