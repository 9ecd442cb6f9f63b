"""A language as an object: it travels to other processes, and remembers without consequence."""

from __future__ import annotations

import pickle

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from stancekit.model import Paragraph, Span
from stancekit.statements.language import SHIPPED, load
from stancekit.statements.letters import CAPITAL, CLITIC, MASK, STEP, Chunks
from stancekit.statements.lines import lines_of
from stancekit.text.tokens import tokens

# Pieces that meet inside chunks: words, marks, clitics, dotted capitals, what is beyond ASCII.
PIECES = [
    "said",
    "The",
    "he",
    "’s",
    "'s",
    "U.S.",
    "5",
    ",",
    ".",
    "-",
    "É",
    "İ",
    ":",
    "“",
    "l’",
    " ",
]


def test_a_shipped_language_is_loaded_again_in_another_process() -> None:
    for tag in SHIPPED:
        assert pickle.loads(pickle.dumps(load(tag))) is load(tag)  # noqa: S301 - dumped here


def test_a_language_of_ones_own_keeps_its_tables() -> None:
    mine = evolve(load("fr"), cues={"dit": load("fr").cues["dit"]})
    back = pickle.loads(pickle.dumps(mine))  # noqa: S301 - dumped here
    assert back == mine
    assert back is not mine
    assert back.openers == mine.openers


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_chunks_hold_what_the_text_holds(text: str) -> None:
    chunks = Chunks(load("en").words, load("en").cues, load("en").openers)
    parts = text.split()
    read = [word for part in parts for word in chunks.read[part][0]]
    whole = [span.of(text) for span in tokens(text)]
    assert list(map(len, read)) == list(map(len, whole))
    assert [w.lower() for w in read] == [w.lower() for w in whole]
    for part in parts:
        marks = chunks.read[part][1]
        assert len(marks) == STEP * len(chunks.read[part][0])
        assert sum(chunks.read[part][2]) == len(part) + 1


@given(st.lists(st.sampled_from([*PIECES, MASK * 9, "  ", "\n"])).map("".join))
def test_a_line_knows_where_its_tokens_stand(text: str) -> None:
    span = Span(0, max(1, len(text)))
    for line in lines_of(text, (Paragraph("d", 0, span=span),), load("en")):
        for at, word in enumerate(line.words):
            assert line.starts[at] == line.place(at, at + 1)[0]
            first, last = line.place(at, at + 1)
            assert word[0] == MASK or text[first:last].lower() == word.lower()
            assert last - first == len(word)
        assert line.starts == sorted(set(line.starts))


def test_memory_does_not_grow_without_end() -> None:
    chunks = Chunks({}, (), ())
    for number in range(70_000):
        assert chunks.read[f"w{number}"][1].startswith("n")
    assert len(chunks.read) <= 1 << 15
    long = "x" * 100_000
    assert chunks.read[long][1] == "ns"
    assert long not in chunks.read


def test_a_clitic_after_a_pronoun_is_a_verb() -> None:
    read = Chunks(load("en").words, (), ()).read
    assert read["he's"][1][::STEP] == "PB"
    assert read["Obama's"][1][::STEP] == "Nz"
    assert read["He’s"][1][::STEP] == chr(ord("P") + CAPITAL) + "B"
    assert read["'s"][1][::STEP] == CLITIC
