"""What the coder knows of a language beside its cues."""

from __future__ import annotations

from functools import cache

from stancekit.text.wordings import Schema, Wording, base, wording

__all__ = ["wording_of"]

_SCHEMA: Schema = {
    "continued": {
        "joins": "words",
        "after a comma": "words",
        "begins": "phrases",
        "told": "phrases",
    },
    "pronouns": {"he": "words", "she": "words", "titles": "words"},
}


def wording_of(tag: str | None) -> Wording:
    """Return the words and phrases of a language, read once; English for what is not shipped.

    Args:
        tag: BCP 47 tag of a document.

    Raises:
        ParseError: The table of the language does not hold what the rules ask for.

    Example:
        >>> wording_of("en-GB").words("pronouns", "she")
        ('she', 'her', 'herself')
    """
    return _read(base(tag))


@cache
def _read(tag: str) -> Wording:
    return wording("stancekit.positions", tag, _SCHEMA)
