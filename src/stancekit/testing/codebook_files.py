"""Hypothesis strategies for codebooks as a file may hold them."""

from __future__ import annotations

from hypothesis import strategies as st

from stancekit.model import Actor, ActorKind, Codebook, Issue, IssueKind, PartialDate, Role

__all__ = ["filed_actors", "filed_codebooks", "slugs"]

_NAME = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
)
_NAMES = _NAME.map(str.strip).filter(lambda n: any(c.isalpha() for c in n) and n.isprintable())


def slugs() -> st.SearchStrategy[str]:
    """Return ids that a codebook file accepts."""
    return st.from_regex(r"[a-z][a-z0-9]{0,7}(?:-[a-z0-9]{1,4})?", fullmatch=True)


@st.composite
def filed_actors(draw: st.DrawFn) -> tuple[Actor, ...]:
    """Actors with unique ids and names; offices and affiliations are of actors among them."""
    ids = draw(st.lists(slugs(), min_size=1, max_size=5, unique=True))
    # A number keeps the names of different actors apart under every normal form.
    names = [f"{draw(_NAMES)} Q{n}" for n, _ in enumerate(ids)]
    return tuple(draw(_actor(i, name, ids)) for i, name in zip(ids, names, strict=True))


@st.composite
def _actor(draw: st.DrawFn, id_: str, name: str, ids: list[str]) -> Actor:
    years = draw(st.tuples(st.integers(1900, 1950), st.integers(1951, 2030)))
    role = Role(
        draw(_NAMES) + " " + id_,
        draw(st.none() | st.sampled_from(ids)),
        since=draw(st.none() | st.just(PartialDate(years[0]))),
        until=draw(st.none() | st.just(PartialDate(years[1], 6))),
    )
    aliases = [f"{alias} of {id_}" for alias in draw(st.lists(_NAMES, max_size=3, unique=True))]
    return Actor(
        id_,
        name,
        kind=draw(st.sampled_from(ActorKind)),
        aliases=aliases,
        demonyms=draw(st.lists(_NAMES, max_size=1)),
        roles=draw(st.sampled_from([(), (role,)])),
        affiliation=draw(st.none() | st.sampled_from(ids)),
        pronoun=draw(st.sampled_from([None, "he", "she", "it", "they"])),
        note=draw(st.text(max_size=20)).replace("\r", "").encode("utf-8", "ignore").decode(),
    )


@st.composite
def filed_codebooks(draw: st.DrawFn) -> Codebook:
    """Codebooks that `codebook.render` writes and `codebook.load` reads back as equals."""
    ids = draw(st.lists(slugs(), max_size=4, unique=True))
    issues = [
        Issue(
            id_,
            kind=draw(st.sampled_from(IssueKind)),
            description=draw(_NAMES),
            parent=draw(st.none() | st.sampled_from(ids[:place])) if place else None,
            sign=draw(st.sampled_from([-1, 0, 1])),
            core=draw(st.booleans()),
        )
        for place, id_ in enumerate(ids)
    ]
    return Codebook(
        draw(_NAMES), description=draw(_NAMES), actors=draw(filed_actors()), issues=issues
    )
