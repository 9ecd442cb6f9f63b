"""Sentences written before the coder saw them: who stands where, over all issues of the codebook.

The files in `unseen` say how they are to be read. The first figures, taken before anything was
mended for them, are in docs/positions.md; what is counted here is only that nothing gets lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stancekit import Corpus, Document, analyze
from stancekit.codebook import load

FOLDER = Path(__file__).parent / "unseen"
FILES = ("first.txt", "second.txt", "third.txt", "fourth.txt")
Position = tuple[str, str, str]


def blocks(name: str) -> Iterator[tuple[str, frozenset[Position], bool]]:
    """Read a file: sentence, positions, whether it is a known failure."""
    for block in (FOLDER / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        if not lines:
            continue
        held = set()
        for line in lines[1:]:
            stance, holder, issue = (part.strip() for part in line.strip("= ").split(" = "))
            held.add((holder, issue, stance))
        yield lines[0].removeprefix("! "), frozenset(held), lines[0].startswith("! ")


def cases(name: str) -> list[object]:
    marked = []
    for number, (text, held, fails) in enumerate(blocks(name)):
        marks = [pytest.mark.synthetic if held else pytest.mark.negative]
        if fails:
            marks.append(pytest.mark.xfail(strict=True, reason="coded otherwise than by a reader"))
        marked.append(pytest.param(text, held, marks=marks, id=f"{number}-{text[:30]}"))
    return marked


@pytest.fixture(scope="module")
def coded() -> dict[str, frozenset[Position]]:
    texts = [t for name in FILES for t, _, _ in blocks(name)]
    documents = [Document(f"s{number:03}", text) for number, text in enumerate(texts)]
    study = analyze(Corpus(documents), "syria-2015")
    found: dict[str, set[Position]] = {text: set() for text in texts}
    for p in study.positions:
        text = study.corpus[p.document].text
        found[text].add((str(study.name_of(p.holder)), p.issue, str(p.stance)))
    return {text: frozenset(held) for text, held in found.items()}


@pytest.mark.parametrize(("text", "held"), [c for name in FILES for c in cases(name)])
def test_fresh_sentences(
    text: str, held: frozenset[Position], coded: dict[str, frozenset[Position]]
) -> None:
    assert coded[text] == held


@pytest.mark.parametrize("name", FILES)
def test_fresh_sentences_name_issues_of_the_codebook(name: str) -> None:
    known = {issue.id for issue in load("syria-2015").issues}
    assert {issue for _, held, _ in blocks(name) for _, issue, _ in held} <= known


def test_fresh_sentences_cover_every_issue() -> None:
    known = {issue.id for issue in load("syria-2015").issues}
    assert {issue for _, held, _ in blocks("first.txt") for _, issue, _ in held} == known
