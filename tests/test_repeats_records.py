"""Positions in copied paragraphs: each repeats the same position of the original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Corpus, Document, Passage, Position, Span, Stance
from stancekit.paragraphs import lay_out
from stancekit.repeats import find_repeats, link_records

_PARAGRAPHS = (
    "The envoy said that all sides would have to give up something before the talks go on.",
    "Nobody at the harbour remembers a winter in which so many boats stayed away for so long.",
    "Three ministers resigned on Monday after the vote, and two more were expected to follow.",
    "Nothing came of it.",
)


@st.composite
def _coded(draw: st.DrawFn) -> tuple[Corpus, list[Position]]:
    """Draw documents of a few paragraphs and positions anywhere in them."""
    drawn = draw(st.lists(st.lists(st.sampled_from(_PARAGRAPHS), max_size=4), min_size=1))
    corpus = Corpus([Document(f"d{i}", "\n\n".join(rows)) for i, rows in enumerate(drawn[:5])])
    found: dict[str, Position] = {}
    for document in corpus:
        for _ in range(draw(st.integers(0, 4)) if document.text else 0):
            start = draw(st.integers(0, len(document.text) - 1))
            span = Span(start, min(len(document.text), start + draw(st.integers(1, 30))))
            issue = draw(st.sampled_from("xy"))
            one = Position(
                f"{document.id}#{span}:{issue}",
                document.id,
                holder="h",
                issue=issue,
                stance=Stance.SUPPORT,
                evidence=[span],
            )
            found.setdefault(one.id, one)
    return corpus, list(found.values())


def _home(corpus: Corpus, position: Position) -> Passage | None:
    rows = lay_out(corpus[position.document])
    return next((p.passage for p in rows if position.evidence[0] in p.span), None)


@given(_coded())
def test_a_record_of_a_copy_repeats_one_of_its_original(
    coded: tuple[Corpus, list[Position]],
) -> None:
    corpus, positions = coded
    repeats = find_repeats(corpus, [p for d in corpus for p in lay_out(d)])
    origin = {r.copy: r.original for r in repeats.links}
    linked = link_records(positions, repeats.links, lambda p: p.issue)
    assert [p.id for p in linked] == [p.id for p in positions]
    by_id = {p.id: p for p in linked}
    for position in linked:
        home = _home(corpus, position)
        if position.repeat_of is not None:
            original = by_id[position.repeat_of]
            assert home is not None
            assert _home(corpus, original) == origin[home]
            assert original.issue == position.issue
            assert original.repeat_of is None
        elif home in origin:
            # It goes without one only where the others of its kind have taken all there are.
            same = [p for p in linked if p.issue == position.issue]
            taken = [p for p in same if _home(corpus, p) == home and p.repeat_of is not None]
            assert len(taken) == len([p for p in same if _home(corpus, p) == origin[home]])


@given(_coded())
def test_linking_twice_changes_nothing(coded: tuple[Corpus, list[Position]]) -> None:
    corpus, positions = coded
    links = find_repeats(corpus, [p for d in corpus for p in lay_out(d)]).links
    once = link_records(positions, links, lambda p: p.issue)
    assert link_records(once, links, lambda p: p.issue) == once
    assert link_records(positions, (), lambda p: p.issue) == tuple(positions)
