"""Imports run downwards only, and no file outgrows a reader."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import stancekit

SOURCE = Path(stancekit.__file__).parent
HERE = Path(__file__).parent

# A room may import what stands before it in this list, never after it.
ROOMS = [
    "errors",
    "model",
    "text",
    "corpus",
    "paragraphs",
    "repeats",
    "codebook",
    "statements",
    "positions",
    "legal",
    "workers",
    "analysis",
    "comparison",
    "exchange",
    "scale",
    "show",
    "testing",
    "cli",
]
FILES = sorted(p for p in SOURCE.rglob("*.py") if p.parent != SOURCE or p.stem in ROOMS)


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported_rooms(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = (node.module or "").split(".")
            if module == ["stancekit"]:
                found |= {alias.name for alias in node.names} - {"__version__"}
            elif module[0] == "stancekit":
                found.add(module[1])
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = alias.name.split(".")
                if parts[0] == "stancekit":
                    found.add(parts[1] if len(parts) > 1 else "stancekit")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_run_downwards(path: Path) -> None:
    here = ROOMS.index(room_of(path))
    for room in imported_rooms(path):
        assert room in ROOMS, f"{path} imports {room}, which is no room"
        assert ROOMS.index(room) <= here, f"{path} imports upwards, from {room}"


@pytest.mark.parametrize("path", [*FILES, *sorted(HERE.rglob("*.py"))], ids=lambda p: p.name)
def test_files_stay_under_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_every_room_is_listed() -> None:
    assert {room_of(p) for p in FILES} <= set(ROOMS)
