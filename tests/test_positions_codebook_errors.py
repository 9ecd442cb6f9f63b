"""Every kind of broken pattern is told with its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancekit.codebook import available, load
from stancekit.codebook.patterns_index import PatternIndex
from stancekit.errors import CodebookError
from stancekit.model import Codebook, Issue, PhraseSet
from stancekit.positions import IssueIndex

HEAD = 'name = "x"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[issues.a]\npro = ["good", "(lift the ban"]',
            "c.toml:3: error: issues.a.pro[1]: '(lift the ban': column 1: got '(' without its ')'",
        ),
        (
            '[issues.a]\ncon = [\n  "one",\n  "{nowhere} strikes",\n]',
            "c.toml:5: error: issues.a.con[1]: got {nowhere}, expected one of the sets",
        ),
        (
            '[sets]\none = ["{two}"]\ntwo = ["{one}"]\n[issues.a]\npro = ["{one}"]',
            "c.toml:3: error: sets.one: set 'one' contains itself: one > two > one",
        ),
        (
            '[sets]\none = ["fine", "bad*ly"]',
            "c.toml:3: error: sets.one.phrases[1]: 'bad*ly': column 4: got '*' inside a word",
        ),
        (
            '[issues.a]\nmention = ["[all] [optional]"]',
            "c.toml:3: error: issues.a.mention[0]: got only optional parts",
        ),
        (
            '[issues.a]\npro = ["(a b|a c) ..12 (a b|a c) ..12 (a b|a c) ..12 (a b|a c) ..12 d"]',
            "c.toml:3: error: issues.a.pro[0]: got up to 456976 ways to try it at one word",
        ),
    ],
)
@pytest.mark.negative
def test_a_broken_pattern_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load(path)
    told = str(caught.value).replace(str(path), "c.toml")
    assert message in told


@pytest.mark.parametrize("name", available())
def test_shipped_codebooks_compile(name: str) -> None:
    codebook = load(name)
    index = IssueIndex(codebook)
    for rule in index.rules:
        assert index.source(rule)


@pytest.mark.negative
def test_a_few_bad_patterns_among_many_are_all_told_at_little_cost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fine = [f"word{n} again" for n in range(500)]
    # A set gives nothing back, so that "oil price" is never left with a price of its own.
    bad = "{oil} price"
    issue = Issue("embargo", mention=[*fine[:250], bad, *fine[250:], f"[any] {bad}"])
    book = Codebook("c", issues=[issue], sets=[PhraseSet("oil", ["oil", "oil price"])])
    tried: list[int] = []
    compiled = PatternIndex.__init__

    def counted(
        self: PatternIndex, patterns: dict[str, str], *others: object, **named: object
    ) -> None:
        tried.append(len(patterns))
        compiled(self, patterns, *others, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(PatternIndex, "__init__", counted)
    with pytest.raises(CodebookError) as caught:
        IssueIndex(book)
    told = str(caught.value)
    assert "embargo.mention[250]" in told
    assert "embargo.mention[501]" in told
    assert len(caught.value.problems) == 2
    assert sum(tried) < 8 * 502
