"""Short cuts of the search for patterns lose nothing: it finds what trying every pattern finds."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.codebook import patterns_search
from stancekit.codebook.patterns import Node, PatternError, parse_pattern, parse_sets, words_of
from stancekit.codebook.patterns_index import PatternIndex
from stancekit.codebook.patterns_needs import examples_of, openings_of, required_stems
from stancekit.codebook.patterns_search import _TRIALS, Search, Words
from stancekit.codebook.patterns_trial import Trial
from stancekit.codebook.patterns_ways import Sketch, Stretch, Ways
from stancekit.testing.positions import pattern_words, patterns

SETS = {"oil": ["crude", "oil [purchase*]"], "talk": ["(peace|new) {oil} talks", "UN ..2 talks"]}

# Every character is a class of words; the pattern holds each of its groups wherever it matches.
CLASSES = st.text("abcx", max_size=30)
PARTS = st.lists(st.sampled_from(["a", "b", "[ab]", "[bc]", ".{0,2}?", "(?:ab|c)?"]), max_size=4)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), PARTS), min_size=1, max_size=4), CLASSES, st.data()
)
def test_a_search_finds_what_each_pattern_finds_alone(
    written: list[tuple[str, list[str]]], classes: str, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(classes)))
    last = data.draw(st.integers(first, len(classes)))
    search = Search(lambda _name, _stretch: True)
    regexes = {}
    for number, (begin, parts) in enumerate(written):
        groups = [frozenset(p.strip("[]")) for p in (begin, *parts) if p[0] not in ".("]
        regexes[str(number)] = begin + "".join(parts)
        tried = re.compile(regexes[str(number)]).search
        sketch = Sketch((), lambda _stretch, begins: begins, lambda *_: None)
        search.add(str(number), groups, sketch, tried, partial(str, regexes[str(number)]))
    search.add_word("word", "bc")
    names = [*regexes, "word"]
    chosen = search.index(*([name] for name in names))
    alone = {
        (name, *match.span())
        for name, regex in {**regexes, "word": "[bc]"}.items()
        for match in re.compile(regex).finditer(classes, first, last)
    }
    words = Words([], [], classes, search.needs(classes))
    found = search.find(words, first, last, search.choice(names))
    assert set(found) == alone
    assert len(found) == len(alone)
    choices = [([name], one) for name, one in zip(names, chosen, strict=True)]
    choices += [(some, search.choice(some)) for some in ([], ["word"], ["0"], sorted(regexes))]
    for some, choice in choices:
        wanted = [hit for hit in found if hit[0] in some]
        assert search.find(words, first, last, choice) == wanted
        assert search.may_find(words, first, last, choice) or not wanted


OPENED = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["", "[the|a ..2]", "({oil}|strike*)", "{talk}", "[{talk}] [no]"]),
        patterns(),
    ),
)


@given(OPENED)
@example("[a ..2 (b|c)] {oil} ban")
def test_a_match_begins_with_an_opening_of_its_pattern(pattern: str) -> None:
    sets = parse_sets(SETS)
    root = parse_pattern(pattern).root
    openings, nothing = openings_of(root, sets)
    assert openings is not None
    assert not nothing
    index = PatternIndex({"p": pattern}, SETS)
    for phrase in examples_of(root, sets, 60):
        words = index.words(phrase)
        word = phrase[words.starts[0] : words.stops[0]]
        assert any(
            word == text or (prefix and word.lower().startswith(text)) for text, prefix in openings
        )
        assert index.find(words)


@given(OPENED)
@example("({oil} ban|new {oil} embargo|embargo of {oil})")
def test_a_match_holds_a_word_of_every_group_its_pattern_is_looked_up_by(pattern: str) -> None:
    sets = parse_sets(SETS)
    root = parse_pattern(pattern).root
    for phrase in examples_of(root, sets, 60):
        spoken = [m.group() for m in words_of(phrase)]
        for group in required_stems(root, sets):
            assert any(
                form == text or (prefix and form.startswith(text))
                for text, prefix in group
                for word in spoken
                for form in (word, word.lower())
            )


def test_alternatives_of_several_words_ask_for_several_words() -> None:
    root = parse_pattern("(oil ban|new embargo of oil|crude embargo)").root
    assert len(required_stems(root, {})) == 2
    assert len(required_stems(parse_pattern("(oil ban|embargo)").root, {})) == 1


CHOICES = ("({oil}|strike*|{talk} end)", "[{oil} ..2] {talk}", "{oil} ban", "{oil} ..3 purchase*")
SAID = st.lists(
    st.sampled_from(("crude", "oil", "purchase", "purchases", "new", "talks", "UN", "ban", "end")),
    max_size=9,
)


@given(st.one_of(OPENED, st.sampled_from(CHOICES)), SAID)
@example("{oil} purchase*", ["oil", "purchase"])
def test_a_trial_finds_what_the_regular_expression_finds(pattern: str, said: list[str]) -> None:
    try:
        index = PatternIndex({"p": pattern}, SETS)
    except PatternError as error:  # what the trial is for: a set that takes what follows it
        assert "does not match" in str(error)  # noqa: PT017 - either is right
        return
    words = index.words(" ".join(said))
    trial = Trial(index._sets, index._chars, index._ordered)
    root = index.sources["p"].root
    plain = re.compile(index._opened(root), re.DOTALL)
    for begin in range(len(said)):
        for end in range(begin, len(said) + 1):
            tried = trial.search(root, words.classes, begin, end)
            match = plain.search(words.classes, begin, end)
            assert (tried and tried.span()) == (match and match.span())
    for name in SETS:
        regex = re.compile(index._regex(Node("set", text=name)), re.DOTALL)
        assert trial.whole(name, words.classes) == bool(regex.fullmatch(words.classes))


@given(st.one_of(OPENED, st.sampled_from(CHOICES)), SAID)
@example("{oil} ..3 purchase*", ["crude", "new", "ban", "purchase"])
@example("({oil}|strike*|{talk} end)", ["new", "crude", "talks", "end"])
@example("[{oil} ..2] {talk}", ["UN", "new", "end", "talks"])
@example("({oil} ban|({oil}|gas) purchase) end", ["oil", "purchase", "end"])
@example("{oil} [purchase] end", ["oil", "purchase", "end"])
def test_a_sketch_rules_out_no_match(pattern: str, said: list[str]) -> None:
    sets, root = parse_sets(SETS), parse_pattern(pattern).root
    index = PatternIndex({"p": "x"}, {**SETS, "p": [pattern]})
    classes = index.words(" ".join(said)).classes
    ways, trial = Ways(sets, index._chars), Trial(sets, index._chars, index._ordered)
    sketch, stretch = ways.sketch(root), Stretch(classes)
    ends = sketch.ends(stretch, stretch.everywhere)
    if "{" not in pattern:
        assert bool(ends) == bool(trial.search(root, classes, 0, len(classes)))
    for begin in range(len(said)):
        match = trial.search(root, classes, begin, len(classes))
        if match is not None:
            first, last = match.span()
            assert sketch.ends(stretch, 1 << first) & (1 << last)
            assert all(ways.occurs(name, stretch) for name in sketch.sets)
        place = sketch.place(stretch, stretch.everywhere >> begin << begin)
        assert place is None or (match is not None and place == match.span())


def test_a_sketch_rules_out_words_in_a_wrong_order() -> None:
    index = PatternIndex({"p": "({oil}|gas) ..1 embargo"}, SETS)
    root = index.sources["p"].root
    ways = Ways(parse_sets(SETS), index._chars)
    for text, possible in (
        ("gas embargo", True),
        ("an oil purchase and embargo", True),
        ("embargo on gas", False),
        ("gas is what the embargo is for", False),
    ):
        stretch = Stretch(index.words(text).classes)
        assert bool(ways.sketch(root).ends(stretch, stretch.everywhere)) == possible


MANY = "[the] (oil embargo|(new|peace) talks|{talk} ..2 (end|x ban|crude ban|crude end)|{oil} x)"


@given(st.one_of(OPENED, st.sampled_from((*CHOICES[:2], MANY))), SAID)
@example(MANY, ["new", "crude", "talks", "x", "crude", "end"])
def test_looking_at_the_first_word_first_loses_no_match(pattern: str, said: list[str]) -> None:
    index = PatternIndex({"p": pattern}, SETS)
    words = index.words(" ".join(said))
    plain = re.compile(index._regex(index.sources["p"].root), re.DOTALL)
    assert [m[1:] for m in index.find(words)] == [m.span() for m in plain.finditer(words.classes)]


@given(st.lists(patterns(), min_size=1, max_size=3), st.lists(pattern_words(), max_size=9))
@example(["a ..2 b", "(a|b a) [b] a"], ["a", "b", "a", "b", "a"])
def test_what_is_found_does_not_depend_on_how_often_it_was_looked_for(
    written: list[str], said: list[str]
) -> None:
    index = PatternIndex({str(number): pattern for number, pattern in enumerate(written)})
    first = index.find(index.words(" ".join(said)))
    # Words behind them make another stretch each time, which is looked through anew.
    for more in range(1, 2 * _TRIALS):
        assert index.find(index.words(" ".join([*said, *["zzz"] * more]))) == first


@given(
    st.lists(patterns(), min_size=1, max_size=3),
    st.lists(st.lists(pattern_words(), min_size=1, max_size=4), min_size=1, max_size=5),
    st.integers(1, 3),
)
@example(["a b"], [["a", "b"], ["b"], ["a", "b"]], 1)
@example(["strike strike"], [["anti-terror", "strike", "strike"]], 1)
def test_a_stretch_that_was_read_before_is_found_where_it_stands_now(
    written: list[str], sentences: list[list[str]], most: int
) -> None:
    named = {str(number): pattern for number, pattern in enumerate(written)}
    said = [word for sentence in sentences for word in sentence]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns_search, "_KNOWN_STRETCHES", most)
        index = PatternIndex(named)
        words = index.words(" ".join(said))
        first = 0
        for sentence in sentences:
            fresh = PatternIndex(named)
            own = fresh.words(" ".join(sentence))
            last = first + len(own.starts)
            alone = fresh.find(own)
            moved = [(m.name, m.first + first, m.last + first) for m in alone]
            assert [tuple(m) for m in index.find(words, first, last)] == moved
            first = last
        assert all(len(choice.known) <= most for choice in index.chosen)


def test_a_gap_lets_any_word_be_the_first() -> None:
    root = parse_pattern("(... ban|embargo) holds").root
    assert openings_of(root, {}) == (None, True)
    index = PatternIndex({"p": "(... ban|embargo) holds"})
    assert index.find(index.words("some other ban holds"))[0].first == 0


@given(pattern_words())
def test_what_may_be_left_out_is_told(word: str) -> None:
    root = parse_pattern(f"[{word}] end").root
    openings, nothing = openings_of(root, {})
    assert openings is not None
    assert not nothing
    assert ("end", False) in openings
    assert openings_of(root.parts[0], {})[1]


LINES = st.lists(
    st.one_of(
        st.sampled_from(("He said U.S. strikes", "Don't.", "", "x" * 5, "a'b.c.d.", "U.S")),
        st.text("aU.'\N{RIGHT SINGLE QUOTATION MARK} \r", max_size=9),
    ),
    max_size=8,
).map("\n".join)


@given(st.lists(LINES, min_size=1, max_size=4), st.integers(0, 30), st.integers(0, 60))
@example(["Don't.\nU.S", "x\nDon't.\nU.S", "Don't.\nU.S"], 0, 60)
def test_words_of_lines_read_before_are_those_of_the_text(
    texts: list[str], start: int, stop: int
) -> None:
    index = PatternIndex({"p": "U.S. strike*", "n": "n't ... said"})
    for text in [*texts, *texts, *texts]:
        words = index.words(text, start, stop)
        fresh = PatternIndex({"p": "U.S. strike*", "n": "n't ... said"}).words(text, start, stop)
        met = list(words_of(text, min(start, stop), stop))
        assert list(zip(words.starts, words.stops, strict=True)) == [m.span() for m in met]
        assert words.classes == fresh.classes
        assert list(words.needs) == list(fresh.needs)
