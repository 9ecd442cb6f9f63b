"""A language as an object: it travels to other processes, and remembers without consequence."""

from __future__ import annotations

import pickle

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from stancekit.statements.language import SHIPPED, load
from stancekit.statements.letters import CAPITAL, CLITIC, Chunks
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
    read = [token for part in parts for token in chunks.tokens[part]]
    assert read == [span.of(text) for span in tokens(text)]
    for part in parts:
        size = len(chunks.tokens[part])
        assert len(chunks.letters[part]) == len(chunks.flags[part]) == size
        assert sum(chunks.widths[part]) == len(part) + 1


def test_memory_does_not_grow_without_end() -> None:
    chunks = Chunks({}, (), ())
    for number in range(70_000):
        assert chunks.letters[f"w{number}"] == "n"
    assert len(chunks.letters) <= 1 << 15
    long = "x" * 100_000
    assert chunks.letters[long] == "n"
    assert long not in chunks.letters


def test_a_clitic_after_a_pronoun_is_a_verb() -> None:
    letters = Chunks(load("en").words, (), ()).letters
    assert letters["he's"] == "PB"
    assert letters["Obama's"] == "Nz"
    assert letters["He’s"] == chr(ord("P") + CAPITAL) + "B"
    assert letters["'s"] == CLITIC
