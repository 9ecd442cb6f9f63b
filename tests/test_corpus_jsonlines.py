"""JSON Lines: the short way through usual lines gives what the long way gives, and places hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.corpus import JsonLines, dialect, parse, read
from stancekit.corpus.jsonlines import _Line, _Number, read_json_lines
from stancekit.corpus.jsonshapes import ShapeCache
from stancekit.corpus.records import Builder
from stancekit.corpus.report import Report
from stancekit.corpus.window import Window
from stancekit.errors import Severity
from stancekit.model import Document
from stancekit.testing.corpora import awkward_texts

KEYS = st.sampled_from(
    ["id", "text", "title", "outlet", "published", "author", "url", "language", "extra", "Body"]
) | st.text(max_size=3)
STRINGS = awkward_texts() | st.sampled_from(["2015-10-02", "XXXX-10", "2 October 2015", ""])
PAIRS = st.lists(st.lists(STRINGS, min_size=2, max_size=2), max_size=3)
VALUES = (
    STRINGS
    | st.none()
    | st.booleans()
    | st.integers()
    | PAIRS
    | st.dictionaries(st.text(max_size=3), STRINGS, max_size=2)
    | st.lists(st.none() | st.text(max_size=3), max_size=3)
)
USUAL = st.lists(st.tuples(KEYS, STRINGS | st.none() | PAIRS), max_size=8).map(
    lambda pairs: [("id", "a"), ("text", "x"), *pairs]
)
OBJECTS = USUAL | st.lists(st.tuples(KEYS, VALUES), max_size=8)


def written(pairs: list[tuple[str, object]]) -> str:
    """Return an object with keys that may be given twice."""
    return "{" + ", ".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in pairs) + "}"


@given(OBJECTS, st.sampled_from([{}, {"Body": "text"}, {"Body": "title"}]))
@example([("id", "a"), ("text", "x"), ("extra", [["k", "v"]]), ("extra", None)], {})
@example([("extra", [["k", "v"]]), ("id", "a"), ("published", "soon"), ("text", "x")], {})
@example([("id", "a"), ("text", "x"), ("Body", "y")], {"Body": "text"})
@example([("id", None), ("text", None)], {})
@example([("id", "a"), ("text", "x"), ("k", None)], {})
@example([], {})
def test_the_short_way_gives_what_the_long_way_gives(
    pairs: list[tuple[str, object]], names: dict[str, str]
) -> None:
    text = written(pairs)

    def line() -> tuple[_Line, Report]:
        report = Report("x", strict=False)
        window = Window([text], report)
        return _Line(window, Builder(report), 0, len(text), names), report

    short, told = line()
    scanned = json.JSONDecoder(object_pairs_hook=tuple, parse_int=_Number).decode(text)
    document = short.usual(scanned)
    if document is not None:
        long, also_told = line()
        assert document == long.document(scanned)
        assert told.problems == also_told.problems
        assert not [p for p in told.problems if p.code != "id"]


def test_the_short_way_is_taken_by_files_of_others() -> None:
    """Keys in any order, null values, extra keys of strings, mapped keys: all are usual."""
    report = Report("x")
    for pairs in (
        {"text": "x", "score": "1", "id": "a", "published": "2015", "author": None},
        {"Body": "x", "id": "b", "extra": {"k": "v"}},
        {"id": "c", "text": "", "extra": [["k", "v"], ["k", "w"]]},
    ):
        text = json.dumps(pairs)
        line = _Line(Window([text], report), Builder(report), 0, len(text), {"Body": "text"})
        scanned = json.JSONDecoder(object_pairs_hook=tuple).decode(text)
        assert line.usual(scanned) is not None, pairs


def test_shapes_that_are_kept_are_bounded() -> None:
    cache = ShapeCache({})
    for number in range(1000):
        shape = cache.of(("id", "text", f"k{number}"), (str, str, str))
        assert shape.usual
        assert shape.extra == ((f"k{number}", 2),)
    assert len(cache._known) == 256  # what is kept has no other face


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_of_problems_after_forgotten_lines(end: str) -> None:
    good = '{"id": "%s", "text": "' + "x" * 1000 + '"}'
    lines = [good % number for number in range(500)]
    lines[333] = "  [1]"
    lines[444] = "{" + lines[444]
    lines.insert(100, "")
    text = end.join(lines)
    pieces = [text[i : i + 4000] for i in range(0, len(text), 4000)]
    corpus = read(pieces, dialect="json-lines", strict=False)
    assert [(p.line, p.column, p.code) for p in corpus.problems] == [
        (335, 3, "json"),
        (446, 2, "json"),
    ]
    assert len(corpus) == 498


def test_a_value_that_goes_on_over_lines_is_looked_at_once() -> None:
    """Each line opens a list that the next ones are in: read to their end they would be n * n."""
    text = "[1,\n" * 2000
    problems = parse(text, dialect="json-lines", strict=False).problems
    assert [p.line for p in problems] == list(range(1, 2001))
    assert all(p.code == "json" for p in problems)


@given(st.lists(st.sampled_from(["\n", "\r\n", "\n\n", " \n"]), min_size=1, max_size=5))
def test_line_ends_are_all_the_same(ends: list[str]) -> None:
    text = "".join(json.dumps({"id": str(i), "text": "x"}) + end for i, end in enumerate(ends))
    corpus = parse(text, dialect="json-lines")
    assert corpus.documents == tuple(Document(str(i), "x") for i in range(len(ends)))
    assert {p.severity for p in corpus.problems} <= {Severity.INFO}


def test_spans_stand_where_the_lines_do() -> None:
    text = '{"id": "a", "text": "x"}\n\n{"id": "b", "text": "y"}'
    report = Report(strict=False)
    form = dialect("json-lines")
    assert isinstance(form, JsonLines)
    found = list(read_json_lines(Window([text]), form, Builder(report)))
    assert [(one[1], one[4]) for one in found] == [(0, 25), (26, 51)]


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ('{"id": "a"', 11, "got '', expected ',' delimiter"),
        ('{"id": "a', 8, "got '\"a', expected JSON without an unterminated string"),
        ('{"id": "a\tb"}', 10, "got '\\tb\"}', expected JSON without an invalid control character"),
        ('{"id" "a"}', 7, "got '\"a\"}', expected ':' delimiter"),
        ("{id: 1}", 2, "got 'id: 1}', expected property name enclosed in double quotes"),
        ('{"id": }', 8, "got '}', expected a JSON value"),
        ("x", 1, "got 'x', expected a JSON value"),
        ('{"id": "a"} x', 1, 'got \'{"id": "a"} x\', expected one JSON object on a line'),
    ],
)
def test_what_is_no_json_is_told_in_words(line: str, column: int, message: str) -> None:
    (problem,) = parse(line, dialect="json-lines", strict=False).problems
    assert (problem.line, problem.column, problem.message) == (1, column, message)
    assert problem.span == (0, len(line))
