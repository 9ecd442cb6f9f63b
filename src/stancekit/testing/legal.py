"""Strategies for legal texts: citations of every form, between words that are none."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stancekit.legal.numerals import to_roman

__all__ = ["charter_citations", "legal_texts", "resolution_citations", "symbols"]

_NOISE = (
    "the", "Council", "said", "that", "in", "of", "(", ")", ",", ".", ";", "and", "or", "UN",
    "United Nations", "Security Council", "self-defence", "\n", "1945", "article", "Article",
    "chapter", "resolution", "Res.", "Charter", "Convention", "paragraph 4 of", "S/", "A/",
    "thereof",
    "presidential", "statement of", "statement by its President", "letters", "dated", "3 May 2014",
    "operative", "preambular", "second", "OP4 of", ", p. 12", "press", "SC/",
    "same resolution", "Geneva", "Communiqué", "of 1994", "12", "VII", "–", "“", "”",
)  # fmt: skip
_TAILS = (
    "", " of the Charter", " of the UN Charter", " of the Charter of the United Nations",
    ", of the United Nations Charter", " of our Constitution", " thereof",
)  # fmt: skip


def charter_citations() -> SearchStrategy[str]:
    """Return a strategy for citations of articles and chapters, with and without the Charter."""
    number = st.integers(1, 111)
    article = st.one_of(
        number.map("Article {}".format),
        st.builds("Article {}({})".format, number, st.integers(1, 9)),
        st.builds("article {}, paragraph {}".format, number, st.integers(1, 9)),
        st.builds("Articles {} and {}".format, number, number),
        st.builds("Articles {} to {}".format, number, number),
        st.builds("Art. {}".format, number),
        st.integers(1, 19).map(lambda n: f"Chapter {to_roman(n)}"),
        st.builds("Chapters {} and {}".format, st.just("VI"), st.just("VII")),
        st.just("chapter seven"),
    )
    return st.builds("{}{}".format, article, st.sampled_from(_TAILS))


def resolution_citations() -> SearchStrategy[str]:
    """Return a strategy for citations of resolutions of the Council and the Assembly."""
    number, year = st.integers(1, 2800), st.integers(1946, 2024)
    organ = st.sampled_from(("", "Security Council ", "UN Security Council ", "Council "))
    return st.one_of(
        st.builds("{}resolution {} ({})".format, organ, number, year),
        st.builds("{}resolutions {} ({}) and {}".format, organ, number, year, number),
        st.builds("UNSCR {}".format, number),
        st.builds("resolution {}/{}".format, st.integers(31, 79), st.integers(1, 300)),
        st.builds("resolution {} ({})".format, number, st.integers(1, 30).map(to_roman)),
        st.builds("paragraph {} of resolution {}".format, st.integers(1, 30), number),
    )


def symbols() -> SearchStrategy[str]:
    """Return a strategy for document symbols in normal form."""
    number = st.integers(1, 999)
    return st.one_of(
        st.builds("S/RES/{}".format, st.integers(1, 2800)),
        st.builds("A/RES/{}/{}".format, st.integers(31, 79), number),
        st.builds("A/RES/{}({})".format, st.integers(1, 3541), st.integers(1, 30).map(to_roman)),
        st.builds("S/{}/{}".format, st.integers(1994, 2024), number),
        st.builds("S/PRST/{}/{}".format, st.integers(1994, 2024), st.integers(1, 60)),
        st.builds("S/PV.{}".format, st.integers(1, 9800)),
        st.builds("A/{}/PV.{}".format, st.integers(31, 79), st.integers(1, 120)),
        st.builds("A/{}/{}".format, st.integers(31, 79), number),
        st.builds("S/{}".format, st.integers(1000, 26999)),
        st.builds("S/{}/Add.{}".format, st.integers(1000, 26999), st.integers(1, 40)),
    )


def legal_texts() -> SearchStrategy[str]:
    """Return a strategy for texts in which citations stand between words, whole and broken."""
    piece = st.one_of(
        st.sampled_from(_NOISE),
        charter_citations(),
        resolution_citations(),
        symbols(),
        st.text(max_size=5),
    )
    joint = st.sampled_from((" ", "", "\n", "  "))
    pairs = st.lists(st.tuples(piece, joint), max_size=14)
    return pairs.map(lambda items: "".join(text + gap for text, gap in items))
