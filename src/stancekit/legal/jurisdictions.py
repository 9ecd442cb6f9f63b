"""Jurisdictions: a table of instruments and a table of grounds that belong together.

Two files in a folder make one: `instruments.tsv` (see `stancekit.legal.tables`) and `grounds.toml`
(see its top in the shipped `international` folder). Either may be absent. What a user adds is
merged with what is shipped and needs no code.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import frozen

from stancekit.legal.tables import InstrumentTable, read_instruments
from stancekit.legal.taxonomy import GroundTable, read_grounds

__all__ = ["SHIPPED", "Jurisdiction", "load_jurisdiction", "shipped"]

SHIPPED = ("international", "european-union")


@frozen(eq=False)
class Jurisdiction:
    """What is looked for: instruments and grounds.

    Attributes:
        name: Its name.
        instruments: The instruments texts can refer to.
        grounds: The grounds they can invoke.
    """

    name: str
    instruments: InstrumentTable
    grounds: GroundTable

    def merged(self, *others: Jurisdiction) -> Jurisdiction:
        """Return this jurisdiction with others: their rows come first and replace its own."""
        return Jurisdiction(
            "+".join((self.name, *(o.name for o in others))),
            self.instruments.merged(*(o.instruments for o in others)),
            self.grounds.merged(*(o.grounds for o in others)),
        )


def load_jurisdiction(folder: str | os.PathLike[str] | Traversable) -> Jurisdiction:
    """Read a jurisdiction from a folder with `instruments.tsv` and `grounds.toml`.

    Args:
        folder: The folder; its name becomes the jurisdiction's.

    Raises:
        FileNotFoundError: There is neither file.
        TableError: A table of instruments is wrong; the problem names file and line.
        PhraseError: A ground is wrong; the problem names it.
    """
    place = folder if isinstance(folder, Traversable) else Path(folder)
    # Rules of the law on the use of force have plain names, those of other folders their own.
    prefix = "" if place.name == SHIPPED[0] else f"{place.name}:"
    instruments, grounds = place / "instruments.tsv", place / "grounds.toml"
    if not instruments.is_file() and not grounds.is_file():
        raise FileNotFoundError(f"got {folder}, expected instruments.tsv or grounds.toml in it")
    return Jurisdiction(
        place.name,
        read_instruments(instruments.read_text("utf-8"), str(instruments))
        if instruments.is_file()
        else InstrumentTable(()),
        read_grounds(grounds.read_text("utf-8"), str(grounds), prefix=prefix)
        if grounds.is_file()
        else GroundTable({}, ()),
    )


@cache
def shipped(*names: str) -> Jurisdiction:
    """Return jurisdictions that come with stancekit, merged; `international` where none is named.

    Raises:
        ValueError: There is none of that name.

    Example:
        >>> "UN Charter" in [i.name for i in shipped().instruments.instruments]
        True
        >>> shipped("european-union").grounds.grounds["EU_SANCTIONS"].family
        'measure'
    """
    unknown = [name for name in names if name not in SHIPPED]
    if unknown:
        raise ValueError(f"got {unknown[0]!r}, expected one of {', '.join(SHIPPED)}")
    data = files("stancekit.legal").joinpath("data")
    first, *rest = (load_jurisdiction(data / name) for name in names or SHIPPED[:1])
    return first.merged(*rest) if rest else first
