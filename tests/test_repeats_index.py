"""The index that grows, and its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.errors import ParseError
from stancekit.model import Corpus, Document, Paragraph, Span
from stancekit.paragraphs import split
from stancekit.repeats import RepeatIndex, find_repeats
from stancekit.testing.repeats import pages

THRESHOLDS = st.sampled_from([0.3, 0.5, 0.8, 1.0])
ALWAYS = 10**9  # no paragraph is stock


@given(st.lists(pages(), max_size=5), THRESHOLDS, THRESHOLDS, st.sampled_from([3, 8]))
@example(["It cost $5.5 in all.\nIt cost €5.5 in all.\nIt cost €5.5 in all."], 0.5, 0.8, 8)
@example(["It cost $5.5 in all.\nIt cost €5.5 in all.\nIt cost $5.5 in all."], 0.5, 0.8, 8)
def test_growing_finds_what_one_run_finds(
    texts: list[str], resemblance: float, containment: float, fewest: int
) -> None:
    corpus = Corpus([Document(f"d{i}", text) for i, text in enumerate(texts)])
    index = RepeatIndex(resemblance=resemblance, containment=containment, fewest_words=fewest)
    found = [pair for document in corpus for pair in index.add(document)]
    batch = find_repeats(
        corpus,
        resemblance=resemblance,
        containment=containment,
        fewest_words=fewest,
        original="first",
        stock_from=ALWAYS,
    )
    assert set(found) == set(batch.pairs)
    assert len(found) == len(batch.pairs)


@given(st.lists(pages(), max_size=4), st.sets(st.integers(0, 9)))
def test_given_paragraphs_are_compared_as_in_one_run(texts: list[str], chosen: set[int]) -> None:
    corpus = Corpus([Document(f"d{i}", text) for i, text in enumerate(texts)])
    paragraphs = [
        Paragraph(d.id, i, span=span)
        for d in corpus
        for i, span in enumerate(split(d.text))
        if i in chosen
    ]
    index = RepeatIndex()
    found = index.add(corpus, paragraphs)
    batch = find_repeats(corpus, paragraphs, original="first", stock_from=ALWAYS)
    assert set(found) == set(batch.pairs)
    assert {pair.copy for pair in index.query(corpus, paragraphs)} >= {p.copy for p in found}


def test_what_is_in_the_index_does_not_repeat_itself() -> None:
    text = "The envoy said that no troops of seven states would cross the border."
    corpus = Corpus([Document("a", text), Document("b", f"{text} Nobody asked.")])
    index = RepeatIndex()
    added = index.add(corpus)
    ends = [("a#0-69", "b#0-83")]
    assert [(str(pair.original), str(pair.copy)) for pair in added] == ends
    for again in (index.query(corpus["a"]), index.add(corpus["a"])):
        assert [(str(pair.copy), str(pair.original)) for pair in again] == ends
    assert len(index) == 2


def test_a_paragraph_outside_of_its_document_is_refused() -> None:
    document = Document("a", "The envoy left.")
    with pytest.raises(ValueError, match="a#4-99"):
        RepeatIndex().add(document, [Paragraph("a", 0, span=Span(4, 99))])
    with pytest.raises(ValueError, match="b#0-1"):
        RepeatIndex().query(document, [Paragraph("b", 0, span=Span(0, 1))])


@given(texts=st.lists(pages() | st.text(), max_size=4), asked=pages())
@example(texts=["\ud800 lone surrogates are text too"], asked="")
def test_a_file_answers_as_the_index_did(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], asked: str
) -> None:
    index = RepeatIndex(resemblance=0.4)
    index.add([Document(f"d{i}", text) for i, text in enumerate(texts)])
    path = tmp_path_factory.mktemp("index") / "repeats.jsonl"
    index.save(path)
    again = RepeatIndex.load(path)
    assert (again.resemblance, len(again)) == (0.4, len(index))
    for text in [asked, *texts]:
        assert again.query(Document("q", text)) == index.query(Document("q", text))
    before = path.read_bytes()
    again.save(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def saved(tmp_path: Path) -> Path:
    index = RepeatIndex()
    index.add(Document("a", "The envoy left the hall on Friday.\nNobody followed him out."))
    index.save(tmp_path / "index")
    return tmp_path / "index"


@pytest.mark.parametrize(
    ("line", "text", "message"),
    [
        (0, '{"format": "x"}', "index:1: error: got 'x', expected format"),
        (0, "[]", "index:1: error: got list, expected a JSON object"),
        (0, "{", "index:1: error: got Expecting property name"),
        (1, '{"document": "a"}', "index:2: error: got KeyError: 'start', expected a passage"),
        (
            1,
            '{"document": "a", "start": 2, "stop": 1, "text": ""}',
            "index:2: error: got ValueError",
        ),
        (
            1,
            '{"document": "a", "start": 1, "stop": 2, "text": 3}',
            "index:2: error: got ValueError",
        ),
        (1, '{"document": "a", "start": 0, "stop": 9, "text": "Else."}', "got other lines"),
        (3, "", "expected a line with sha256; it was cut off"),
        (3, '{"sha256": "0"}\n{"sha256": "0"}', "index:5: error: got a line after the end"),
    ],
)
def test_a_broken_file_is_told_by_line(tmp_path: Path, line: int, text: str, message: str) -> None:
    path = saved(tmp_path)
    lines = path.read_text("utf-8").splitlines()
    lines[line] = text
    path.write_text("".join(f"{x}\n" for x in lines if x), "utf-8")
    with pytest.raises(ParseError) as caught:
        RepeatIndex.load(path)
    assert message in str(caught.value)


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.write_text(path.read_text("utf-8").replace('"version": 1', '"version": 2'), "utf-8")
    with pytest.raises(ParseError, match="got version 2, expected version 1"):
        RepeatIndex.load(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"")
    with pytest.raises(ParseError, match="cut off"):
        RepeatIndex.load(tmp_path / "index")


def test_the_file_is_as_documented(tmp_path: Path) -> None:
    header, first, *_, end = map(json.loads, saved(tmp_path).read_text("utf-8").splitlines())
    assert header == {
        "format": "stancekit repeat index",
        "version": 1,
        "resemblance": 0.5,
        "containment": 0.8,
        "fewest_words": 8,
        "passages": 2,
    }
    assert first == {
        "document": "a",
        "start": 0,
        "stop": 34,
        "text": "The envoy left the hall on Friday.",
    }
    assert list(end) == ["sha256"]


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    index = RepeatIndex.load(path)
    index.resemblance = object()  # type: ignore[assignment]
    with pytest.raises(TypeError):
        index.save(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["index"]
