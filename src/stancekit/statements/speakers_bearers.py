"""Who is meant by a surname: the last introduced with it."""

from __future__ import annotations

from bisect import bisect_right

from attrs import Factory, define

from stancekit.model import Actor, ActorKind
from stancekit.statements.speakers_names import Local
from stancekit.statements.speakers_passages import Stranger

__all__ = ["Bearers"]

_NAMESAKES = 8  # a bound on work: changes between people of one surname that are looked back at


@define
class Bearers:
    """Who is introduced with one surname, and where each comes to the fore."""

    by_name: dict[str, Actor | Local] = Factory(dict)
    places: list[int] = Factory(list)
    people: list[Actor | Local] = Factory(list)

    def add(self, place: int, person: Actor | Local) -> None:
        """Note an introduction; introductions come in order of the text."""
        self.by_name.setdefault(person.name, person)
        if not self.people or self.people[-1] is not person:
            self.places.append(place)
            self.people.append(person)

    def meant(self, name: Stranger, start: int) -> Actor | Local | None:
        """Return whom a name means.

        A full name means its own bearer; a surname the last one introduced before it whose
        pronoun fits: "Mrs" is a woman.

        Args:
            name: A name with this surname.
            start: Where in the text it stands.
        """
        if name.text in self.by_name:
            return self.by_name[name.text]
        first = self.people[0]
        if " " in name.text and first.name.split()[0] != name.text.split()[0]:
            return None if name.kind is ActorKind.PERSON else first
        here = max(1, bisect_right(self.places, start))
        if name.pronoun is None:
            return self.people[here - 1]
        near = self.people[max(0, here - _NAMESAKES) : here][::-1] + self.people[:_NAMESAKES]
        fitting = (p for p in near if p.pronoun in (name.pronoun, None))
        return next(fitting, near[0])
