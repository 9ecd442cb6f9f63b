"""What the rules for fixed phrases and for pages know of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from stancekit.text.wordings import Wordings

__all__ = ["denying_of", "pronouns_of", "wording_of"]

_PRONOUNS = ("he", "she", "it", "they", "i", "we", "who", "nobody")
# The words and phrases of a language; English for what is not shipped.
wording_of = Wordings(
    "stancekit.statements",
    {
        "idioms": {
            "said": "phrases",
            "held": "phrases",
            "sides": "phrases",
            "owned": "phrases",
            "between": "phrases",
            "unsaid": "phrases",
            "opens": "words",
            "people": "phrases",
            "no names": "words",
        },
        "verbs": {"denying": "phrases"},
        "pronouns": dict.fromkeys(_PRONOUNS, "words"),
        "turns": {
            "letters": "words",
            "labels": "words",
            "asks": "words",
            "answers": "words",
            "particles": "words",
        },
        "interviews": {"questioned": "phrases", "addressed": "words"},
        "speeches": {
            "kinds": "phrases",
            "given": "phrases",
            "by": "phrases",
            "ends": "words",
            "and": "words",
            "own": "words",
        },
        "opinions": {"labels": "phrases", "own": "words"},
        "minutes": {"titles": "words", "before": "words", "said": "phrases", "that": "phrases"},
    },
).of


@cache
def pronouns_of(tag: str) -> Mapping[str, str]:
    """Return the pronouns of a language with what they stand for: `he`, `they`, `who` ...

    Args:
        tag: BCP 47 tag.

    Example:
        >>> pronouns_of("en")["him"], pronouns_of("fr")["a-t-elle"]
        ('he', 'she')
    """
    known = wording_of(tag)
    return MappingProxyType(
        {word: kind for kind in _PRONOUNS for word in known.words("pronouns", kind)}
    )


@cache
def denying_of(tag: str) -> re.Pattern[str]:
    """Return what finds a verb that denies with its second word, at the verb: "ruled out".

    Args:
        tag: BCP 47 tag.
    """
    return re.compile(rf"{wording_of(tag).pattern('verbs', 'denying')}\b", re.IGNORECASE)
