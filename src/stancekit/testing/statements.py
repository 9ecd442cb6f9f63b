"""Sentences that attribute something, with what a reader would say they attribute."""

from __future__ import annotations

from attrs import frozen
from hypothesis import strategies as st

__all__ = ["Attributed", "attributed_sentences"]

_SOURCES = (
    "the minister",
    "The envoy",
    "Anna Keller",
    "a senior official in Geneva",
    "the Turkish foreign ministry",
    "she",
    "General Paul Ward",
)
_CONTENTS = (
    "talks would begin within days",
    "the ceasefire had failed",
    "nobody will leave the city",
    "both armies must withdraw",
    "the river was closed to ships",
)
_VERBS = ("said", "added", "claimed", "stressed", "insisted", "warned")


@frozen
class Attributed:
    """A sentence and its attribution.

    Attributes:
        text: The sentence.
        source: Who says it, as it stands in the text.
        content: What is said, without marks.
        quoted: Whether it stands in quotation marks.
    """

    text: str
    source: str
    content: str
    quoted: bool


@st.composite
def attributed_sentences(draw: st.DrawFn) -> Attributed:
    """Generate plain attributions: indirect with and without "that", postposed, quoted.

    Example:
        >>> attributed_sentences().example().text.endswith(".")  # doctest: +SKIP
        True
    """
    source, content = draw(st.sampled_from(_SOURCES)), draw(st.sampled_from(_CONTENTS))
    verb, form = draw(st.sampled_from(_VERBS)), draw(st.integers(0, 4))
    if form == 0:
        source = source[0].upper() + source[1:]
        return Attributed(
            f"{source} {verb} that {content}.", source, f"that {content}", quoted=False
        )
    source = source[0].lower() + source[1:] if source.startswith("The") else source
    content = content[0].upper() + content[1:]
    if form == 1:
        return Attributed(f"{content}, {source} {verb}.", source, content, quoted=False)
    left, right = draw(st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")]))
    if form == 2:
        text = f"{left}{content},{right} {source} {verb} on Monday."
        return Attributed(text, source, f"{content},", quoted=True)
    if form == 3 and source != "she":
        text = f"{left}{content}{right}, {verb} {source}."
        return Attributed(text, source, content, quoted=True)
    source = source[0].upper() + source[1:]
    text = f"{source} {verb}: {left}{content}.{right}"
    return Attributed(text, source, f"{content}.", quoted=True)
