"""Work over several processes: the same results in the same order, and the same errors."""

from __future__ import annotations

import operator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stancekit as sk
from stancekit.cli import main
from stancekit.workers import spread

EXAMPLES = Path(__file__).parents[1] / "examples" / "corpus.txt"
_UPPER = partial(operator.methodcaller, "upper")
_WHOLE = partial(partial, int)
_IMPOSSIBLE = partial(operator.truediv, 1, 0)


@given(st.lists(st.text(max_size=9)))
def test_in_one_process_it_is_map(texts: list[str]) -> None:
    assert list(spread(_UPPER, texts)) == [text.upper() for text in texts]


# Starting processes takes seconds, so each of these does it once.


def test_over_several_it_is_the_same() -> None:
    texts = [f"a{n}" for n in range(90)]
    assert list(spread(_UPPER, texts, 3)) == [text.upper() for text in texts]


def test_errors_are_those_of_the_work() -> None:
    results = spread(_WHOLE, ["1", "x", *"23456789"], 2)
    assert next(results) == 1
    with pytest.raises(ValueError, match="invalid literal for int"):
        next(results)


@pytest.mark.parametrize("processes", [1, 2])
def test_errors_of_the_beginning_are_told_too(processes: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(_IMPOSSIBLE, ["1", "2"], processes))  # type: ignore[arg-type]


@pytest.mark.parametrize("processes", [0, -1])
def test_a_number_of_processes_that_cannot_be_is_refused(processes: int) -> None:
    with pytest.raises(ValueError, match=r"processes: got .*, expected 1 or more"):
        spread(_UPPER, [], processes)
    with pytest.raises(ValueError, match=r"processes: got .*, expected 1 or more"):
        sk.analyze(sk.Corpus(), "minimal", processes=processes)


def test_a_study_does_not_depend_on_the_processes() -> None:
    corpus = sk.read(EXAMPLES, strict=False)
    seen: list[str] = []
    spread_out = sk.analyze(
        corpus, "syria-2015", processes=2, progress=lambda document: seen.append(document.id)
    )
    assert spread_out == sk.analyze(corpus, "syria-2015")
    assert tuple(seen) == corpus.ids


@pytest.mark.parametrize("number", ["0", "-2", "two", "1.5", "²"])
def test_the_command_line_refuses_other_numbers(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["analyze", "somewhere.txt", "--processes", number])
    assert exit_.value.code == 2
    assert f"got {number!r}, expected a number from 1 up" in capsys.readouterr().err
