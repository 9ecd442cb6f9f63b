"""Strategies for pages of news and for texts that repeat each other."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["pages", "sentences"]

_TEXT = (
    "the envoy said on Friday that no troops of seven states would cross border before talks "
    "resumed council resolution article hall Vienna 12 not never agreed again with ceasefire"
)
_WORDS = tuple(_TEXT.split())
_FURNITURE = (
    "See also",
    "READ MORE: Envoys leave the hall",
    "© Ann Other/Example Wire",
    "4 min read",
    "By Ann Other",
    "Advertisement",
    "Talks resume",
    "A hall full of doubts",
    "We came to listen - Ann Other |",
    "“Nobody left”",
)


@st.composite
def sentences(draw: st.DrawFn, min_words: int = 1, max_words: int = 30) -> str:
    """Draw a sentence from a small vocabulary, so that two of them often share shingles."""
    found = draw(st.lists(st.sampled_from(_WORDS), min_size=min_words, max_size=max_words))
    text = " ".join(found)
    return text[0].upper() + text[1:] + "."


_LINES = st.lists(
    st.one_of(sentences(), st.sampled_from(_FURNITURE), st.text(max_size=20)), max_size=12
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw the text of a news page: paragraphs, furniture between them, some lines twice."""
    lines: list[str] = draw(_LINES)
    again = draw(st.integers(0, len(lines)))
    lines += lines[again : again + 1]
    separators = st.sampled_from(["\n", "\n\n", "\r\n"])
    return draw(separators).join(lines)
