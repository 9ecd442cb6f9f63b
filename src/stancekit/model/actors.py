"""Actors: who can speak and hold positions, under which names and in which offices."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from stancekit.model import checks
from stancekit.model.dates import PartialDate

__all__ = ["Actor", "ActorKind", "Role"]

_date = checks.optional(checks.of_type(PartialDate, "a PartialDate"))


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    GROUP = "group"
    COALITION = "coalition"


@frozen
class Role:
    """An office that an actor holds for a time.

    "The Russian Foreign Minister" on a date is a person: the title, the actor it is an office of,
    and the dates decide which.

    Attributes:
        title: The office without the state or body (`Foreign Minister`).
        of: Id of the actor it is an office of (`russia`); None where it has none.
        since: First day; None where unknown.
        until: Last day; None while it lasts or where unknown.
    """

    title: str = field(validator=checks.one_line)
    of: str | None = field(default=None, validator=checks.maybe_line)
    since: PartialDate | None = field(default=None, kw_only=True, validator=_date)
    until: PartialDate | None = field(default=None, kw_only=True, validator=_date)

    def __attrs_post_init__(self) -> None:
        """Refuse an office that ends before it begins."""
        backwards = self.since and self.until and self.until.precedes(self.since)
        checks.expect(not backwards, str(self.until), f"an end from {self.since} on", "Role.until")

    def held_on(self, when: PartialDate | None) -> bool | None:
        """Tell whether the office was held on a date; None where the dates do not decide."""
        if when is None:
            return None
        before = False if self.since is None else when.precedes(self.since)
        after = False if self.until is None else self.until.precedes(when)
        if before or after:
            return False
        return None if before is None or after is None else True


@frozen
class Actor:
    """Somebody who speaks or holds positions.

    Attributes:
        id: Short and stable, such as `sergey-lavrov`.
        name: The canonical name.
        kind: Person, state, organisation, group or coalition.
        aliases: Other names; those wholly in capitals (`US`, `IS`) are matched with their case.
        metonyms: Names that mean the actor only where the context says government or office:
            capitals ("Damascus rejected", not "in Damascus").
        demonyms: Adjectives and peoples (`Russian`, `Russians`) for "the Russian side".
        roles: Offices with their dates.
        affiliation: Id of the actor it belongs to or speaks for; None where none.
        pronoun: `he`, `she`, `it` or `they`; None where unknown.
        note: A remark for coders.
    """

    id: str = field(validator=checks.one_line)
    name: str = field(validator=checks.one_line)
    kind: ActorKind = field(kw_only=True, validator=checks.of_type(ActorKind, "an ActorKind"))
    aliases: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    metonyms: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    demonyms: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    roles: tuple[Role, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.each(Role, "a Role")
    )
    affiliation: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    pronoun: str | None = field(default=None, kw_only=True)
    note: str = field(default="", kw_only=True, validator=checks.text)

    def __attrs_post_init__(self) -> None:
        """Refuse pronouns that English does not have."""
        good = self.pronoun in (None, "he", "she", "it", "they")
        checks.expect(good, self.pronoun, "he, she, it, they or None", "Actor.pronoun")
