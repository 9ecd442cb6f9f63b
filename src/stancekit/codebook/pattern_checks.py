"""Checks of the patterns in a codebook's files, each error with its file, line and key."""

from __future__ import annotations

from collections.abc import Mapping

from stancekit.codebook.patterns import (
    Node,
    PatternError,
    bare,
    check_references,
    parse_pattern,
    parse_sets,
)
from stancekit.codebook.patterns_index import MAX_TRIES
from stancekit.codebook.patterns_needs import Stem, required_stems, tries_of
from stancekit.codebook.places import Path
from stancekit.codebook.schema import ISSUE_PATTERNS, Entry

__all__ = ["check_patterns"]


def check_patterns(entries: Mapping[str, Mapping[str, Entry]]) -> None:
    """Report what is wrong with sets and patterns into the reports of their files.

    Phrases that cannot be read, sets that are unknown or contain themselves, patterns without a
    word that every match must hold, and patterns that could be slow on hostile text are errors.
    """
    sets: dict[str, Node] = {}
    whole = True
    for entry in entries["sets"].values():
        phrases = entry.value.phrases
        # Every bad phrase is told, so all are read before `all` decides.
        read = [_readable(entry, "phrases", place, p) for place, p in enumerate(phrases)]
        good = all(read)
        whole = whole and good and bool(entry.value.phrases)
        if good and not entry.value.phrases:
            entry.report.add("empty-set", (*entry.path, "phrases"), "got no phrases, expected one")
    if whole:
        try:
            sets = parse_sets({n: e.value.phrases for n, e in entries["sets"].items()})
        except PatternError as error:
            whole = False
            entry = _blamed(entries["sets"], str(error))
            entry.report.add("bad-set", entry.path, str(error).partition(": ")[2])
    known: dict[str, tuple[frozenset[Stem], ...]] = {}
    for entry in entries["issues"].values():
        for key in ISSUE_PATTERNS:
            for place, pattern in enumerate(getattr(entry.value, key)):
                if _readable(entry, key, place, bare(pattern)) and whole:
                    root = parse_pattern(bare(pattern)).root
                    _usable(entry, (*entry.path, key, place), root, sets, known)


def _blamed(sets: Mapping[str, Entry], message: str) -> Entry:
    """Return the set that a message names first."""
    places = [(message.find(repr(name)), name) for name in sets if repr(name) in message]
    return sets[min(places)[1] if places else next(iter(sets))]


def _readable(entry: Entry, key: str, place: int, pattern: str) -> bool:
    try:
        parse_pattern(pattern)
    except PatternError as error:
        entry.report.add("bad-pattern", (*entry.path, key, place), f"{pattern!r}: {error}")
        return False
    return True


def _usable(
    entry: Entry,
    at: Path,
    root: Node,
    sets: Mapping[str, Node],
    known: dict[str, tuple[frozenset[Stem], ...]],
) -> None:
    try:
        check_references(root, sets)
    except PatternError as error:
        entry.report.add("unknown-set", at, str(error).partition(": ")[2])
        return
    if not required_stems(root, sets, known):
        message = "got only optional parts, expected a word that every match must hold"
        entry.report.add("bad-pattern", at, message)
    tries = tries_of(root, sets)
    if tries > MAX_TRIES:
        entry.report.add(
            "slow-pattern",
            at,
            f"got up to {tries} ways to try it at one word, expected at most {MAX_TRIES}:"
            " split the pattern or shorten its gaps",
        )
