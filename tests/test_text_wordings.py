"""Words and phrases of a language in a table: how they are written, and how errors tell of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.errors import ParseError
from stancekit.text.wordings import (
    LANGUAGES,
    Wordings,
    anchors_of,
    base,
    one_of,
    phrase,
    read_tables,
)

SCHEMA = {"page": {"by": "words", "says": "phrases"}}
GOOD = '[page]\nby = "by"\nsays = ["made|makes it? clear > that"]'

WORDS = st.sampled_from(["made", "clear", "spokes*", "*ly", "qu'", "d'avis", "à", "the"])
ITEMS = st.lists(WORDS, min_size=1, max_size=3).map("|".join)
PHRASES = st.builds(
    lambda items, last: " ".join([*items, last]),
    st.lists(st.builds(str.__add__, ITEMS, st.sampled_from(["", "?"])), max_size=4),
    ITEMS,
)


def spoken(written: str, choose: st.DataObject) -> str:
    """Return words that a phrase stands for."""
    text = ""
    for item in written.split(" "):
        if item.endswith("?") and choose.draw(st.booleans()):
            continue
        word = choose.draw(st.sampled_from(item.removesuffix("?").split("|")))
        word = word.replace("*", choose.draw(st.sampled_from(["x", "man", "été"])))
        word = word.replace("'", choose.draw(st.sampled_from("'’")))
        text += ("" if not text or text[-1] in "'’" else choose.draw(st.sampled_from(" \n"))) + word
    return text


@pytest.mark.parametrize(
    ("written", "text", "matches"),
    [
        ("made|makes it? clear", "makes clear", True),
        ("made|makes it? clear", "made it clear", True),
        ("made|makes it? clear", "made  clear", False),
        ("made|makes it? clear", "remade clear", False),
        ("spokes* said", "spokeswoman said", True),
        ("spokes* said", "spokes said", False),
        ("que|qu' il", "qu’il", True),
        ("que|qu' il", "que il", True),
        ("que|qu' il", "qu' il", False),
        ("a.b", "axb", False),
    ],
)
def test_a_phrase_stands_for_words(written: str, text: str, matches: bool) -> None:  # noqa: FBT001 - a case of the table
    assert (re.fullmatch(phrase(written), text) is not None) == matches


@given(PHRASES, st.data())
def test_a_phrase_matches_what_it_stands_for(written: str, data: st.DataObject) -> None:
    text = spoken(written, data)
    assert re.fullmatch(phrase(written), text)
    assert re.fullmatch(one_of(["zzz", written]), text)


@given(PHRASES, st.data())
def test_what_a_phrase_matches_holds_an_anchor(written: str, data: st.DataObject) -> None:
    text = spoken(written, data).replace("\n", " ").replace("’", "'")
    assert any(anchor in text for anchor in anchors_of(written))


@given(st.text(max_size=30))
@example("made  clear")
@example("a||b")
@example("?")
@example("(a")
@example("a?")
def test_what_is_no_phrase_is_refused_and_never_breaks(written: str) -> None:
    told = ""
    try:
        re.compile(phrase(written))
    except ValueError as error:
        told = str(error)
    assert not told or ("got" in told and "expected" in told)


def test_no_phrases_match_nothing() -> None:
    assert re.search(one_of([]), "anything at all") is None


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("fr", "fr"), ("FR-be", "fr"), ("en-GB", "en"), (None, "en"), ("", "en"), ("de", "en")],
)
def test_a_tag_chooses_a_shipped_language(tag: str | None, expected: str) -> None:
    assert base(tag) == expected


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[page", ["mine.toml", "expected TOML"]),
        ("", ["mine.toml", "page: got nothing", "expected this section"]),
        ("page = 3", ["page: got 3", "expected a section [page]"]),
        ('[page]\nby = "by"', ["page.says: got nothing", "expected this key"]),
        (GOOD + "\nmore = 1", ["page.more: got an unknown key", "expected by, says"]),
        (GOOD + "\n[else]\n", ["else: got an unknown section", "expected page"]),
        (GOOD.replace('"by"', "7"), ["page.by: got 7", "expected one string of words"]),
        ('[page]\nby = ""\nsays = "x"', ["page.says: got x", "expected a list of phrases"]),
        ('[page]\nby = ""\nsays = ["a", 2]', ["page.says[1]: got 2", "expected a phrase"]),
        ('[page]\nby = ""\nsays = ["a  b"]', ["page.says[0]: got ''", "with one space"]),
        ('[page]\nby = ""\nsays = ["a(b)"]', ["page.says[0]: got 'a(b)'", "words with one"]),
        ('[page]\nby = ""\nsays = ["a b?"]', ["page.says[0]:", "a last word that is not optional"]),
    ],
)
def test_errors_name_file_and_key(source: str, told: list[str]) -> None:
    with pytest.raises(ParseError) as caught:
        read_tables(source, "mine.toml", SCHEMA)
    for part in told:
        assert part in str(caught.value)


def test_a_table_gives_words_and_phrases() -> None:
    table = read_tables(GOOD, "mine.toml", SCHEMA)
    assert table.words("page", "by") == ("by",)
    assert table.words("page", "says") == ("made|makes it? clear > that",)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_shipped_tables_answer_for_their_own_room_only(tag: str) -> None:
    with pytest.raises(ParseError, match=rf"stancekit/statements/data/{tag}/wording.toml"):
        Wordings("stancekit.statements", SCHEMA).of(tag)
