"""Cues of stance that belong to no subject: judgements, denials, refusals, conditions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

__all__ = ["cue_patterns"]


@cache
def cue_patterns() -> Mapping[str, str]:
    """Return the shipped cues as patterns by name (`cue:oppose.after[3]`).

    The names are what positions give as part of their rule. The table is read once and cannot
    be changed.

    Example:
        >>> cue_patterns()["cue:oppose.before[1]"]
        'reject*'
    """
    data = tomllib.loads(
        resources.files("stancekit.positions").joinpath("data/cues.toml").read_text("utf-8")
    )
    return MappingProxyType(
        {
            f"cue:{group}.{key}[{number}]": pattern
            for group, keys in data.items()
            for key, patterns in keys.items()
            for number, pattern in enumerate(patterns)
        }
    )
