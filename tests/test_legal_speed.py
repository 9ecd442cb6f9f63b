"""Looking less often finds as much, and work grows with the text."""

from __future__ import annotations

import re
from itertools import zip_longest

from hypothesis import example, given
from hypothesis import strategies as st

from stancekit import legal
from stancekit.codebook import ActorIndex
from stancekit.legal import conduct
from stancekit.model import Actor, ActorKind, Document, Statement, StatementKind
from stancekit.text.sentences import sentences
from work import work

TABLE = legal.shipped().grounds
# The words of all cues, as their tables write them, and what may come between.
WORDS = sorted({w for cue in TABLE.cues for w in re.findall(r"[\w’'.-]+\*?", cue.phrase)})
GAPS = st.sampled_from([" ", " ", " ", ", ", "", "-", "\n", "_", " the ", " of ", "’s "])


@st.composite
def cue_texts(draw: st.DrawFn) -> str:
    """Return words of one cue in their order, some left out, some strangers between them."""
    cue = draw(st.sampled_from(TABLE.cues))
    own = re.findall(r"[\w’'.-]+\*?", cue.phrase.replace("{", " ").replace("}", " "))
    words = [w for w in own if draw(st.integers(0, 5))]
    some = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    place = draw(st.integers(0, len(words)))
    words[place:place] = some
    words = [w.replace("*", draw(st.sampled_from(["", "s", "ing"]))) for w in words]
    gaps = draw(st.lists(GAPS, max_size=len(words)))
    return "".join(w + g for w, g in zip_longest(words, gaps[: len(words)], fillvalue=" "))


@given(cue_texts())
@example("İnternatıonal law ſays so")
@example("selfdefence and the Straße of self - defence")
@example("a mandate ofthe Security Council")
def test_what_a_match_needs_and_begins_with_is_in_it(text: str) -> None:
    """Every match of every cue holds the words its cue names, and begins with one of them."""
    from stancekit.legal.lookup import folded  # noqa: PLC0415 - used here only

    for cue in TABLE.cues:
        for match in cue.pattern.finditer(text):
            small = folded(match[0])
            # A word of the text that the match ends within is there as a whole.
            tail = re.match(r"[^\W_]*", text[match.end() :])
            words = re.findall(r"[^\W_]+", small + folded(tail[0] if tail else ""))
            needs = [any(_meets(w, need) for w in words) for need in cue.needs]
            assert all(needs), (cue.phrase, match[0])
            head = re.match(r"[^\W_]*", folded(text[match.start() :]))
            begun = cue.firsts is None or _meets(head[0] if head else "", cue.firsts)
            assert begun, (cue.phrase, match[0])


def _meets(word: str, need: frozenset[str]) -> bool:
    return any(word == n or (n[-1] == "*" and word.startswith(n[:-1])) for n in need)


@given(st.lists(cue_texts(), max_size=4).map(". ".join), st.integers(0, 20))
def test_places_of_cues_are_where_searching_finds_them(text: str, start: int) -> None:
    """The cues that are found stand where an unhurried search for each finds them."""
    part = text[start:]
    for hit in TABLE.hits(text, start, len(text)):
        spans = [m.span() for m in hit.cue.pattern.finditer(part)]
        assert (hit.start - start, hit.stop - start) in spans


CONDUCTS = st.lists(
    st.sampled_from(
        str.split(
            "the their coalition air strikes raid airstrikes campaign transactions military"
            " operation bombing bombings in against Syria and Iraq , . sanctions of illegal US-led"
        )
    ),
    max_size=14,
)


@given(CONDUCTS.map(" ".join), st.integers(0, 60), st.integers(0, 20))
@example("the coalition the coalition", 14, 0)
@example("a b c d e\t \ttransactions", 3, 1)
def test_conduct_is_the_nearest_of_all(text: str, start: int, length: int) -> None:
    stop = start + length
    best: tuple[int, str] | None = None
    for match in conduct._CONDUCT.finditer(text):
        distance = max(start - match.end(), match.start() - stop, 0)
        if best is None or distance < best[0]:
            best = distance, match[0]
    expected = " ".join(best[1].split()) if best else None
    assert conduct.nearest_conduct(text, start, stop) == expected


ENDLESS = [
    "the strikes in Syria without a mandate of the Security Council and ",
    "Russia said Iraq asked for air strikes under Article 51 and the UN Charter, ",
    "they violate the sovereignty of Syria by bombing it while we propose a resolution ",
]


def _cost(text: str) -> int:
    index = ActorIndex(
        [
            Actor("syria", "Syria", kind=ActorKind.STATE),
            Actor("russia", "Russia", kind=ActorKind.STATE),
            Actor("iraq", "Iraq", kind=ActorKind.STATE),
        ]
    )
    spans = sentences(text)
    said = [
        Statement("s", "a", kind=StatementKind.INDIRECT, content=(span,), speakers=("russia",))
        for span in spans[:1]
    ]
    document = Document("a", text)
    assert legal.cite(document, (), said, index)
    return work(lambda: legal.cite(document, (), said, index))


def test_one_endless_sentence_does_not_cost_its_square() -> None:
    """Eight times the sentence costs about eight times the work; its square would be 64 times."""
    for words in ENDLESS:
        assert _cost(words * 320) <= 10 * _cost(words * 40), words
