"""Strategies for the corpus format: documents that break formats, and texts in every dialect."""

from __future__ import annotations

from hypothesis import strategies as st

from stancekit.corpus import DIALECTS, Dialect
from stancekit.model import Corpus, Document
from stancekit.testing.model import corpora as plain_corpora
from stancekit.testing.model import identifiers, partial_dates

__all__ = ["awkward_corpora", "awkward_texts", "dialects", "documents_text"]

# What formats stumble over: their marks, line breaks of every kind, marks of order, controls.
_MARKS = (
    "=== ", "===", "=== b", "=== b ===", "---", "---\nid: b\n", "<doc>", '<doc id="b">', "</doc>",
    "\\", "'", '"', '""', ",", "|", "\t", "\f", "\n", "\n\n", "\r", "\r\n", "\u2028", "\u2029",
    "\x85", "\x0b", "\x1c", "\ufeff", "\x00", " ", "\xa0", "a", ":", "title: x", "=1+1", "@", "-",
    "{", "}", "[", '{"id": "b"}', "Б", "\U0001f600", "\ud800", "\udc00", "id,text", "id: b",
    "1 of 2 DOCUMENTS", "End of Document", "Document 1 of 2", "Document ABCD0000020151002eba20001",
    "HD  A title", "WC 12 words", "LP", "TD", "TD The", "NS  x : y", "IN the", "AN  Document",
    "12 words", "LENGTH: 3 words", "\n" * 3, "BYLINE: x", "Body", "Classification",
)  # fmt: skip


def awkward_texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Texts made of what formats stumble over, and any other text."""
    marks = st.lists(st.sampled_from(_MARKS), max_size=max_size).map("".join)
    return marks | st.text(st.characters(codec=None), max_size=40)


def awkward_corpora(max_size: int = 4) -> st.SearchStrategy[Corpus]:
    """Corpora whose texts and fields are awkward."""
    text = awkward_texts()
    maybe = st.none() | text
    names = st.sampled_from(["title", "id", "Title", "x-desk", "text", "extra", "published"]) | text
    document = st.builds(
        Document,
        identifiers() | st.sampled_from(["1", "2", "=== a", "a ===", "===", "a: b", "\\"]),
        text,
        title=maybe,
        outlet=maybe,
        published=st.none() | partial_dates(),
        author=maybe,
        url=maybe,
        language=maybe,
        extra=st.lists(st.tuples(names, text), max_size=3).map(tuple),
    )
    return plain_corpora(document, max_size=max_size)


def documents_text() -> st.SearchStrategy[str]:
    """Texts that look like files in some dialect: its marks on lines of their own."""
    return st.lists(st.sampled_from(_MARKS) | st.text(max_size=5), max_size=12).map("\n".join)


def dialects() -> st.SearchStrategy[Dialect]:
    """The shipped dialects."""
    return st.sampled_from(DIALECTS)
