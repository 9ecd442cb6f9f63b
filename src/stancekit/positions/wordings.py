"""What the coder knows of a language beside its cues."""

from __future__ import annotations

from stancekit.text.wordings import Wordings

__all__ = ["wording_of"]

# The words and phrases of a language; English for what is not shipped.
wording_of = Wordings(
    "stancekit.positions",
    {
        "continued": {
            "joins": "words",
            "after a comma": "words",
            "begins": "phrases",
            "told": "phrases",
        },
        "pronouns": {"he": "words", "she": "words", "titles": "words"},
    },
).of
