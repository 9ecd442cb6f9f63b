"""Hypothesis strategies for patterns and cues of stance."""

from __future__ import annotations

from hypothesis import strategies as st

from stancekit.codebook.patterns import parse_pattern
from stancekit.codebook.patterns_index import MAX_TRIES
from stancekit.codebook.patterns_needs import tries_of

__all__ = ["pattern_words", "patterns"]

_STEMS = ("strike", "embargo", "UN", "consent", "anti-terror", "talks", "U.S.", "mistake")


def pattern_words() -> st.SearchStrategy[str]:
    """Return words as patterns write them: plain, with a star, in capitals, hyphenated."""
    plain = st.sampled_from(_STEMS)
    starred = st.sampled_from([s + "*" for s in _STEMS if not s.endswith(".")])
    return st.one_of(plain, starred)


def patterns() -> st.SearchStrategy[str]:
    """Return patterns of a few words with alternatives, optional parts, gaps and free order.

    Each begins and ends with a word and can be compiled without any set, also with some words
    more.
    """
    phrase = st.lists(pattern_words(), min_size=1, max_size=2).map(" ".join)
    choice = st.lists(phrase, min_size=2, max_size=3).map(lambda p: f"({'|'.join(p)})")
    optional = phrase.map(lambda p: f"[{p}]")
    gap = st.integers(1, 3).map(lambda n: f"..{n}")
    either = st.one_of(pattern_words(), choice)
    near = st.builds(lambda a, n, b: f"{a} ~{n} {b}", either, st.integers(1, 3), either)
    middle = st.lists(st.one_of(phrase, choice, optional, gap, near), max_size=3).map(" ".join)
    written = st.builds(lambda a, m, b: " ".join((a, m, b)), phrase, middle, phrase)
    return written.filter(lambda pattern: _ways(pattern) <= MAX_TRIES // 20)


def _ways(pattern: str) -> int:
    return tries_of(parse_pattern(pattern).root, {})
