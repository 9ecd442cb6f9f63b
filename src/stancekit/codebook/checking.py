"""Checks across a whole codebook, after every file of it has been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from stancekit.codebook.context import COMMON_WORDS
from stancekit.codebook.pattern_checks import check_patterns
from stancekit.codebook.places import Path
from stancekit.codebook.schema import Entry
from stancekit.model import Actor, ActorKind, Role
from stancekit.text.names import is_abbreviation

__all__ = ["check"]

Entries = Mapping[str, Mapping[str, Entry]]


def check(entries: Entries, tests: Iterable[Entry]) -> None:
    """Report what is wrong between entries into the reports of their files.

    Unknown parents, offices of unknown actors, unknown affiliations, names and aliases of two
    actors or that are common words, overlapping terms of one office, parents in a circle, and
    test sentences about unknown issues or holders are errors, and so are patterns that cannot be
    read or used.
    """
    _references(entries)
    _circles(entries["issues"])
    _common_words(entries["actors"])
    _shared_names(entries["actors"])
    _overlapping_roles(entries["actors"])
    _tests(entries, tests)
    check_patterns(entries)


def _references(entries: Entries) -> None:
    actors, issues = entries["actors"], entries["issues"]
    for entry in issues.values():
        parent = entry.value.parent
        if parent is not None and parent not in issues:
            entry.report.add(
                "unknown-parent",
                (*entry.path, "parent"),
                f"got {parent!r}, expected the id of an issue",
            )
    for entry in actors.values():
        for place, role in enumerate(entry.value.roles):
            if role.of is not None and role.of not in actors:
                entry.report.add(
                    "unknown-actor",
                    (*entry.path, "roles", place, "of"),
                    f"got {role.of!r}, expected the id of an actor",
                )
        affiliation = entry.value.affiliation
        if affiliation is not None and affiliation not in actors:
            entry.report.add(
                "unknown-actor",
                (*entry.path, "affiliation"),
                f"got {affiliation!r}, expected the id of an actor",
            )


def _circles(issues: Mapping[str, Entry]) -> None:
    for name, entry in issues.items():
        seen, parent = {name}, entry.value.parent
        while parent in issues and parent not in seen:
            seen.add(parent)
            parent = issues[parent].value.parent
        if parent == name:
            entry.report.add(
                "circular-parent",
                (*entry.path, "parent"),
                f"got {entry.value.parent!r}, whose own parents lead back to {name!r}",
            )


def _names(actor: Actor) -> Iterator[tuple[str, Path]]:
    yield actor.name, ("name",)
    for key, words in (("aliases", actor.aliases), ("metonyms", actor.metonyms)):
        for place, word in enumerate(words):
            yield word, (key, place)


def _common_words(actors: Mapping[str, Entry]) -> None:
    """Report names that every text is full of: "Us" and "Is" are "US" and "IS" without case."""
    for entry in actors.values():
        for name, path in _names(entry.value):
            if name.casefold() in COMMON_WORDS and not is_abbreviation(name):
                entry.report.add(
                    "common-word",
                    (*entry.path, *path),
                    f"got {name!r}, which is a word of every text; expected {name.upper()!r}, "
                    "which is matched with its case, or a longer name",
                )


def name_key(name: str) -> str:
    """Return the form under which two names are one: abbreviations keep their case."""
    return " ".join(w if is_abbreviation(w) else w.casefold() for w in name.split())


def _shared_names(actors: Mapping[str, Entry]) -> None:
    owners: dict[str, str] = {}
    for id_, entry in actors.items():
        for name, path in _names(entry.value):
            owner = owners.setdefault(name_key(name), id_)
            if owner != id_:
                first = actors[owner]
                where = f"{first.report.file}:{first.report.line(first.path)}"
                entry.report.add(
                    "duplicate-alias",
                    (*entry.path, *path),
                    f"got {name!r}, which is a name of {owner!r} already ({where})",
                )


def _overlap(one: Role, other: Role) -> bool:
    """Tell whether two terms share a day for certain; a shared year of change is no clash."""
    if one.since is None or other.since is None:
        return False
    first, second = sorted((one, other), key=lambda r: str(r.since))
    if first.until is None:
        return True
    return second.since is not None and second.since.precedes(first.until) is True


def _overlapping_roles(actors: Mapping[str, Entry]) -> None:
    held: dict[tuple[str, str], list[tuple[str, Entry, int, Role]]] = {}
    for id_, entry in actors.items():
        if entry.value.kind is not ActorKind.PERSON:
            continue
        for place, role in enumerate(entry.value.roles):
            if role.of is not None:
                key = (role.of, role.title.casefold())
                held.setdefault(key, []).append((id_, entry, place, role))
    for (of, _), terms in held.items():
        for (a, _, _, one), (b, entry, place, other) in combinations(terms, 2):
            if a != b and not _shared_office(one.title) and _overlap(one, other):
                entry.report.add(
                    "overlapping-roles",
                    (*entry.path, "roles", place),
                    f"{other.title!r} of {of!r} from {other.since} to {other.until} overlaps "
                    f"that of {a!r} from {one.since} to {one.until}",
                )


def _shared_office(title: str) -> bool:
    """Tell whether several people hold an office at once: senators, spokespeople, deputies."""
    words = title.casefold()
    shared = ("senator", "spokes", "deputy", "member", "ambassador", "official", "envoy", "adviser")
    return any(word in words for word in shared)


def _tests(entries: Entries, tests: Iterable[Entry]) -> None:
    for entry in tests:
        for key, section in (("issue", "issues"), ("holder", "actors")):
            value = getattr(entry.value, key)
            if value is not None and value not in entries[section]:
                entry.report.add(
                    f"unknown-{section[:-1]}",
                    (*entry.path, key),
                    f"got {value!r}, expected the id of an {section[:-1]}",
                )
