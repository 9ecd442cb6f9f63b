"""Finding actors and issues by what a person types."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from stancekit.model import Actor, Study

__all__ = ["find_actor", "find_issue", "near", "with_members"]


def near(wanted: str, known: Iterable[str]) -> str:
    """Return "; near: A, B" with the known names most like the wanted one, or nothing."""
    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(name.casefold(), name)
    found = difflib.get_close_matches(wanted.casefold(), list(by_fold), n=4, cutoff=0.5)
    return f"; near: {', '.join(by_fold[f] for f in found)}" if found else ""


def _actors(study: Study) -> dict[str, Actor]:
    return {a.id: a for a in (*study.actors, *study.codebook.actors)}


def _holders(study: Study) -> dict[str, None]:
    held = [p.holder for p in study.positions]
    held += [b.holder for b in study.legal_bases if b.holder is not None]
    return dict.fromkeys([*held, *(s for t in study.statements for s in t.speakers)])


def find_actor(study: Study, wanted: str) -> str:
    """Return the id of an actor given by id, by name or by an alias that only one actor has.

    Case matters only where it must: an exact id or name wins over one that differs in case.

    Raises:
        ValueError: No actor, or more than one, is called so; the message names the nearest.
    """
    actors = _actors(study)
    holders = _holders(study)
    if wanted in actors or wanted in holders:
        return wanted
    named: dict[str, list[str]] = {}
    for actor in actors.values():
        for name in dict.fromkeys((actor.name, actor.id)):
            named.setdefault(name, []).append(actor.id)
    called: dict[str, list[str]] = {}
    for actor in actors.values():
        for name in dict.fromkeys(
            n.casefold() for n in (actor.name, actor.id, *actor.aliases, *actor.metonyms)
        ):
            called.setdefault(name, []).append(actor.id)
    found = named.get(wanted) or called.get(wanted.strip().casefold()) or []
    found = list(dict.fromkeys(found))
    if len(found) == 1:
        return found[0]
    if found:
        raise ValueError(f"got {wanted!r}, expected one actor, not {', '.join(sorted(found))}")
    known = dict.fromkeys([*(a.name for a in actors.values()), *actors, *holders])
    raise ValueError(f"got {wanted!r}, expected an actor's id or name{near(wanted, known)}")


def find_issue(study: Study, wanted: str) -> str:
    """Return the id of an issue of the codebook or of a position.

    Raises:
        ValueError: There is no such issue; the message names the nearest.
    """
    known = dict.fromkeys([*(i.id for i in study.codebook.issues)])
    known |= dict.fromkeys(p.issue for p in study.positions)
    if wanted in known:
        return wanted
    raise ValueError(f"got {wanted!r}, expected an issue's id{near(wanted, known)}")


def with_members(study: Study, actor: str) -> frozenset[str]:
    """Return the actor and everybody who belongs to it, directly or through others."""
    below: dict[str, list[str]] = {}
    for one in _actors(study).values():
        if one.affiliation is not None:
            below.setdefault(one.affiliation, []).append(one.id)
    found, waiting = {actor}, [actor]
    while waiting:
        for member in below.get(waiting.pop(), []):
            if member not in found:
                found.add(member)
                waiting.append(member)
    return frozenset(found)
