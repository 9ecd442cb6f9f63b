"""A document's actors, found once: slices equal what the whole search found."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.codebook import ActorIndex, DocumentActors, load
from stancekit.model import PartialDate, Span

INDEX = ActorIndex(load("syria-2015").actors)
WORDS = st.sampled_from(
    [
        "Sergey Lavrov",
        "Lavrov",
        "the Russian Foreign Minister",
        "Damascus",
        "in",
        "said",
        "US",
        ". ",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@given(TEXTS, st.integers(0, 120), st.integers(0, 120))
@example("Sergey Lavrov", 3, 13)
def test_a_slice_is_part_of_the_whole(text: str, start: int, stop: int) -> None:
    here = DocumentActors(INDEX, text, PartialDate(2015))
    whole = INDEX.find(text, when=PartialDate(2015))
    assert here.find(text) == whole
    assert here.find(text, start, stop) == [
        m for m in whole if start <= m.span.start and m.span.stop <= stop
    ]


@given(TEXTS, TEXTS)
def test_other_texts_are_searched_as_usual(text: str, other: str) -> None:
    here = DocumentActors(INDEX, text)
    copy = other + ""
    assert [m.span for m in here.find(copy)] == [m.span for m in INDEX.find(copy)]
    assert here.actors == INDEX.actors
    assert all(isinstance(m.span, Span) for m in here.find(text))
