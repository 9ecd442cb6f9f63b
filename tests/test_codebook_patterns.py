"""The pattern language: what it matches, what it refuses, and that the index loses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.codebook.patterns import (
    Node,
    PatternError,
    parse_pattern,
    parse_sets,
    split_words,
    words_of,
)
from stancekit.codebook.patterns_index import PatternIndex
from stancekit.codebook.patterns_needs import examples_of, required_stems
from stancekit.testing.positions import pattern_words, patterns


def found(pattern: str, text: str, sets: dict[str, list[str]] | None = None) -> list[str]:
    index = PatternIndex({"p": pattern}, sets)
    words = index.words(text)
    return [text[words.starts[m.first] : words.stops[m.last - 1]] for m in index.find(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("ground operation", "A Ground  operation began", ["Ground  operation"]),
        ("strik*", "They strike and struck, striking back", ["strike", "striking"]),
        ("UN", "They unite; the UN and un-named", ["UN"]),
        ("U.S.", "The U.S.-led effort; us too", ["U.S."]),
        ("US-led effort", "the US-led effort", ["US-led effort"]),
        (
            "air-strike*",
            "air strikes, airstrikes, air-strikes",
            ["air strikes", "airstrikes", "air-strikes"],
        ),
        (
            "(join|enter) the fight",
            "join the fight; enter the fight",
            ["join the fight", "enter the fight"],
        ),
        ("[full] embargo", "a full embargo", ["full embargo"]),
        ("Assad ..2 go", "Assad must now go", ["Assad must now go"]),
        ("Assad ..1 go", "Assad must now go", []),
        (
            "Assad ~2 go",
            "Assad must now go; go, he and they must say, Assad",
            ["Assad must now go"],
        ),
        ("Assad ~2 go", "go, said Assad; Assad is to go", ["go, said Assad", "Assad is to go"]),
        ("(a b|c) ~1 d e", "d x c e, c d e, d a b e", ["d x c e", "c d e", "d a b e"]),
        ("a ~1 b ~2 c", "c x x b a; a x b", ["c x x b a"]),
        ("not a ~1 b", "not b a, not a x b, b a not", ["not b a", "not a x b"]),
        ("Russia plans", "Russia’s plans", ["Russia’s plans"]),
        ("caliphate", "the “caliphate”does", ["caliphate"]),
        ("don't agree", "we don’t agree", ["don’t agree"]),
        (
            "(not|n't) agree",
            "we don’t agree, he Won't agree, we cannot agree, do not agree, wont agree",
            ["don’t agree", "Won't agree", "cannot agree", "not agree"],
        ),
        (
            "(couldn*|n't) agree",
            "we couldn't agree, we can't agree",
            ["couldn't agree", "can't agree"],
        ),
    ],
)
@pytest.mark.synthetic
def test_what_a_pattern_matches(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_sets_may_refer_to_sets() -> None:
    sets = {"strikes": ["air-strike*", "raid*"], "acts": ["{strikes} on", "war on"]}
    assert found("{acts} ..1 Syria", "air strikes on Syria", sets) == ["air strikes on Syria"]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(lift|end the ban", "got '(' without its ')'"),
        ("[full embargo", "got '[' without its ']'"),
        ("full) embargo", "got ')' that nothing opened"),
        ("one|two", "got '|' outside brackets"),
        ("", "got nothing, expected at least one word"),
        ("(a||b)", "got nothing, expected at least one word"),
        ("colou?r", "got '?', expected optional parts as [part]"),
        ("a ..99 b", "got a gap of 99 words, expected 1 to 12"),
        ("... b", "got a gap at the beginning"),
        ("b ...", "got a gap at the end"),
        ("a ~", "got '~' without"),
        ("~ a", "got '~' without"),
        ("a ~ ~ b", "got '~' without"),
        ("(a ~3|b) c", "got '~' without"),
        ("a ~3 ..2 b", "got '~' without"),
        ("a ~3 [b] c", "got '~' without"),
        ("a ~13 b", "got a gap of 13 words, expected 1 to 12"),
        ("a ~ b ~ c ~ d", "got 4 elements joined by '~', expected at most 3"),
        ("50% cut", "got '%'"),
        ("authori*ed", "got '*' inside a word"),
        ("{nowhere} strikes", "got {nowhere}, expected one of"),
        ("[all] [optional]", "got only optional parts"),
    ],
)
@pytest.mark.negative
def test_what_is_no_pattern(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=re.escape(message)):
        PatternIndex({"p": pattern})


@pytest.mark.parametrize(
    ("sets", "message"),
    [
        ({"a": ["{b}"], "b": ["{a}"]}, "contains itself"),
        ({"a": []}, "got no phrases"),
        ({"a": ["{c}"]}, "got {c} in set 'a'"),
        ({"a": ["(x"]}, "set 'a', '(x'"),
    ],
)
@pytest.mark.negative
def test_what_is_no_set(sets: dict[str, list[str]], message: str) -> None:
    with pytest.raises(PatternError, match=re.escape(message)):
        parse_sets(sets)


def test_a_pattern_with_too_many_choices_is_refused() -> None:
    wide = " ".join(["(a b|a c|a d) ..12"] * 8) + " end"
    with pytest.raises(PatternError, match="split the pattern"):
        PatternIndex({"p": wide})
    with pytest.raises(PatternError, match="set 's': got up to"):
        PatternIndex({"p": "{s} end"}, {"s": [wide]})


@pytest.mark.synthetic
def test_what_stands_in_either_order_is_asked_for_together() -> None:
    needed = required_stems(parse_pattern("(strike|raid) ~6 (Syria|Aleppo)").root, {})
    assert [{text for text, _ in group} for group in needed] == [
        {"syria", "aleppo"},
        {"strike", "raid"},
    ]


def oracle(node: Node) -> str:
    """Write a pattern as a regular expression over words parted by single spaces."""
    if node.kind == "word":
        body = re.escape(node.text) + (r"\w*" if node.prefix else "")
        return f"(?:{body} )" if node.text.isupper() and not node.prefix else f"(?i:{body} )"
    if node.kind == "gap":
        return rf"(?:\S+ ){{0,{node.size}}}"
    inner = [oracle(p) for p in node.parts]
    if node.kind == "alt":
        return f"(?:{'|'.join(inner)})"
    return f"(?:{inner[0]})?" if node.kind == "opt" else "".join(inner)


SPOKEN = st.lists(
    st.one_of(pattern_words().map(lambda w: w.replace("*", "s").replace("-", " ")), st.just("x")),
    max_size=12,
).map(" ".join)


@given(patterns(), SPOKEN)
@example("UN talks", "UN talks")
def test_matches_are_those_of_a_regular_expression(pattern: str, text: str) -> None:
    syntax = parse_pattern(pattern)
    index = PatternIndex({"p": pattern})
    words = index.words(text)
    spoken = [m.group() for m in words_of(text)]
    expected = set()
    regex = re.compile(oracle(syntax.root))
    for first in range(len(spoken)):
        for last in range(first + 1, len(spoken) + 1):
            if regex.fullmatch("".join(w + " " for w in spoken[first:last])):
                expected.add((first, last))
    mine = [(m.first, m.last) for m in index.find(words)]
    assert set(mine) <= expected
    assert bool(mine) == bool(expected)
    assert not expected or mine[0][0] == min(first for first, _ in expected)


@given(st.lists(patterns(), min_size=1, max_size=4), SPOKEN)
def test_patterns_do_not_disturb_each_other(sources: list[str], text: str) -> None:
    together = PatternIndex({str(i): s for i, s in enumerate(sources)})
    mine = {(m.name, m.first, m.last) for m in together.find(together.words(text))}
    alone = set()
    for i, source in enumerate(sources):
        single = PatternIndex({str(i): source})
        alone |= {(m.name, m.first, m.last) for m in single.find(single.words(text))}
    assert mine == alone


@given(patterns())
def test_every_example_of_a_pattern_matches_and_holds_a_required_stem(pattern: str) -> None:
    root = parse_pattern(pattern).root
    stems = required_stems(root, {})
    assert stems
    for phrase in examples_of(root, {}):
        assert found(pattern, phrase)
        spoken = [m.group() for m in words_of(phrase)]
        assert any(
            form == text or (prefix and form.startswith(text))
            for text, prefix in stems[0]
            for word in spoken
            for form in (word, word.lower())
        )


@given(st.text(max_size=60))
@example("(" * 5000)
@example("[a" * 5000)
def test_reading_never_fails_but_with_a_place(source: str) -> None:
    column = 1
    try:
        parse_pattern(source)
    except PatternError as error:
        column = error.column
    assert 1 <= column <= len(source) + 1


@given(st.text(max_size=200))
def test_finding_never_fails(text: str) -> None:
    index = PatternIndex({"a": "U.S. ..3 air-strike*", "b": "(not|n't) [yet] clear"})
    for match in index.find(index.words(text)):
        assert 0 <= match.first < match.last


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("{fuel} price", ["oil", "oil price"]),
        ("{fuel} [high] price", ["oil", "oil ..2 price"]),
    ],
)
@pytest.mark.negative
def test_a_set_that_takes_what_its_pattern_needs_is_refused(
    pattern: str, phrases: list[str]
) -> None:
    with pytest.raises(PatternError, match="does not match 'oil price'"):
        PatternIndex({"p": pattern}, {"fuel": phrases})
    assert found("price of {fuel}", "price of oil", {"fuel": phrases}) == ["price of oil"]


@given(
    patterns(),
    st.lists(patterns(), min_size=1, max_size=3),
    st.sampled_from(["{s} a", "a {s}", "{s} ..2 b", "[{s}] a", "({s}|c) [b] a"]),
)
@example("a", ["b", "b a"], "{s} a")
@example("strike strike", ["strike strike strike", "strike strike strike ..1 strike"], "{s} a")
def test_what_a_pattern_generates_it_finds_or_it_is_refused(
    pattern: str, members: list[str], frame: str
) -> None:
    source = f"{frame} {pattern}"
    try:
        index = PatternIndex({"p": source}, {"s": members})
    except PatternError:
        return
    for phrase in examples_of(index.sources["p"].root, parse_sets({"s": members})):
        assert index.find(index.words(phrase)), phrase


PLAIN_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w+)*")


@given(st.one_of(st.text(max_size=60), st.text("aU1_.'\N{RIGHT SINGLE QUOTATION MARK} ")))
@example("U.S.'s a.b.cd 1.a.b. _a.b. a'b.c. d' x.y")
def test_words_are_dotted_letters_or_runs_with_apostrophes(text: str) -> None:
    assert [m.span() for m in words_of(text)] == [m.span() for m in PLAIN_WORD.finditer(text)]


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
@example("U.S.-led", 0, 8)
def test_words_are_split_where_they_are_matched(text: str, start: int, stop: int) -> None:
    start, stop = min(start, len(text)), min(stop, len(text))
    met = list(words_of(text, start, stop))
    assert split_words(text, start, stop) == (
        [m.group() for m in met],
        [m.start() for m in met],
        [m.end() for m in met],
    )
