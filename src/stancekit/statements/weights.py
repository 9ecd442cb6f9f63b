"""What the traits of a candidate weigh: ratios of odds, looked up by parts and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from stancekit.model import CueClass
from stancekit.statements.odds import CHOICES, TRAITS

__all__ = ["Choice", "Traits", "Weights"]

Table = Mapping[str, float]
TraitKey = tuple[str, CueClass, str, str, str, bool, str, str]
ChoiceKey = tuple[str, str, str, str]

# Rows remembered; there are some thousand that come again and again.
_REMEMBERED = 1 << 15
_NOTHING: Table = {}


class Traits(NamedTuple):
    """What the context of a candidate weighs, and where its other traits are looked up.

    Attributes:
        weight: Ratio of odds of all traits that its context has.
        leads: Ratios by what stands before the source.
        words: By the content's first word.
        openings: By the class of that word, without and with a name at the beginning.
        quoted: Without and with a quotation in the content.
    """

    weight: float
    leads: Table
    words: Table
    openings: tuple[Table, Table]
    quoted: tuple[float, float]


class Choice(NamedTuple):
    """What the cut of a content weighs.

    Attributes:
        weight: Ratio of odds of its kind in its context.
        full: Whether it is none.
        kind: What the ratio of a share hangs on besides the share.
        shape: The frame without its preposition.
    """

    weight: float
    full: bool
    kind: str
    shape: str


class Weights:
    """The ratios of odds of a language by trait, then by value.

    Rows that were asked for are remembered: they follow from the ratios.

    Example:
        >>> weights = Weights({("lead", "finite/,"): 2.0, ("cut", "that/full"): 3.0})
        >>> key = ("say", CueClass.SPEECH, "finite", "that", "ed", False, "", "name")
        >>> weights.traits(key).leads
        {',': 2.0}
        >>> weights.choice(("say", "finite", "that", "full")).weight
        3.0
    """

    __slots__ = ("_choices", "_nested", "_tables", "_traits", "heads", "shares", "sizes")

    def __init__(self, ratios: Mapping[tuple[str, str], float]) -> None:
        """Order the ratios.

        Args:
            ratios: (trait, value) to the ratio of odds by which the trait changes a certainty.
        """
        tables: dict[str, dict[str, float]] = {name: {} for name in (*TRAITS, *CHOICES)}
        for (trait, value), ratio in ratios.items():
            tables[trait][value] = ratio
        self._tables = tables
        self._nested = {name: _nested(tables[name]) for name in ("lead", "word", "opening")}
        self.heads: Table = tables["head"]
        self.shares: Table = tables["share"]
        self.sizes: Table = tables["size"]
        self._traits: dict[TraitKey, Traits] = {}
        self._choices: dict[ChoiceKey, Choice] = {}

    def traits(self, key: TraitKey) -> Traits:
        """Return what a context weighs.

        Args:
            key: Lemma, class, position, frame and form of the cue, whether it is negated, its
                first auxiliary, and what the source is.
        """
        row = self._traits.get(key)
        if row is None:
            if len(self._traits) >= _REMEMBERED:
                self._traits.clear()
            row = self._traits[key] = self._traits_of(key)
        return row

    def _traits_of(self, key: TraitKey) -> Traits:
        lemma, cue_class, position, frame, form, negated, auxiliary, kind = key
        place, shape = position.partition("-")[0], frame.partition(":")[0]
        tables, nested = self._tables, self._nested
        weight = (
            tables["source"].get(f"{place}/{kind}", 1.0)
            * tables["form"].get(f"{place}/{form}/{negated}", 1.0)
            * tables["lemma-source"].get(f"{lemma}/{kind}", 1.0)
            * tables["lemma-form"].get(f"{lemma}/{form}", 1.0)
            * tables["auxiliary"].get(f"{cue_class.value}/{auxiliary}/{form}", 1.0)
        )
        openings = nested["opening"].get(shape, _NOTHING)
        without = {k.removesuffix("/False"): r for k, r in openings.items() if k.endswith("/False")}
        named = {k.removesuffix("/True"): r for k, r in openings.items() if k.endswith("/True")}
        quoted = tables["quoted"]
        return Traits(
            weight,
            nested["lead"].get(place, _NOTHING),
            nested["word"].get(shape, _NOTHING),
            (without, named),
            (
                quoted.get(f"{shape}/False/{place}", 1.0),
                quoted.get(f"{shape}/True/{place}", 1.0),
            ),
        )

    def choice(self, key: ChoiceKey) -> Choice:
        """Return what a cut weighs; the key: lemma, position, frame, cut."""
        row = self._choices.get(key)
        if row is None:
            if len(self._choices) >= _REMEMBERED:
                self._choices.clear()
            row = self._choices[key] = self._choice_of(*key)
        return row

    def _choice_of(self, lemma: str, position: str, frame: str, cut: str) -> Choice:
        shape, tables = frame.partition(":")[0], self._tables
        full = "full" in cut
        weight = (
            tables["cut"].get(f"{shape}/{cut}", 1.0)
            * tables["lemma-cut"].get(f"{lemma}/{cut}", 1.0)
            * tables["place-cut"].get(f"{frame}/{position}/{cut}", 1.0)
        )
        return Choice(weight, full, f"{full or cut.lstrip('front:')[:1]}", shape)


def _nested(table: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Part the values of a table at their first stroke."""
    nested: dict[str, dict[str, float]] = {}
    for value, ratio in table.items():
        first, _, rest = value.partition("/")
        nested.setdefault(first, {})[rest] = ratio
    return nested
