"""The default dialect: reading and writing are inverses, and errors say where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.corpus import parse, read, render, write
from stancekit.errors import ParseError, Severity
from stancekit.model import Corpus, Document, PartialDate

# Code points that break formats, mixed with the marks of this one.
MARKS = ["=== ", "===", "\\", "\n", "\r", "\r\n", "\u2028", "\x85", "\x0c", "\ufeff", "\x00", " "]
MORE = ["\t", "a", ":", "title: x", "Б", "\ud800", "\U0001f600", "---", "\n\n", "\n=== b\n"]
AWKWARD = st.lists(st.sampled_from([*MARKS, *MORE]), max_size=12).map("".join)
TEXT = AWKWARD | st.text(st.characters())
IDS = st.text(st.characters(), min_size=1).filter(
    lambda s: s == s.strip() and len(s.splitlines()) == 1
)
DATES = st.builds(
    PartialDate,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)
MAYBE = st.none() | TEXT
DOCUMENTS = st.builds(
    Document,
    IDS,
    TEXT,
    title=MAYBE,
    outlet=MAYBE,
    published=st.none() | DATES,
    author=MAYBE,
    url=MAYBE,
    language=MAYBE,
    extra=st.lists(st.tuples(st.sampled_from(["title", "id", "Title", "x-desk"]) | TEXT, TEXT)),
)
CORPORA = st.lists(DOCUMENTS, max_size=4, unique_by=lambda d: d.id).map(Corpus)


def one(text: str = "", **fields: object) -> Corpus:
    return Corpus([Document("a", text, **fields)])  # type: ignore[arg-type]


@given(CORPORA)
@example(Corpus())
@example(one())
@example(one("=== b"))
@example(one("\\=== b\n\\\\=== c\n=== "))
@example(one("ends with a return\r"))
@example(one("one\r\n=== b\r\ntwo"))
@example(one("\ufeffmark\u2028\x00"))
@example(one("no final line end"))
@example(one("\n\n=== b\n\n"))
@example(one("lone \ud800 surrogate"))
@example(one(title="", extra=[("", ""), ("title", "\\"), ("a b:c\u2028\\", " \n\n\t")]))
@example(one(title="\n", outlet=" \r", extra=[("x", "y"), ("x", "z")]))
def test_what_is_rendered_reads_back(corpus: Corpus) -> None:
    assert parse(render(corpus), dialect="default") == corpus


@given(CORPORA)
def test_rendering_what_was_read_changes_nothing(corpus: Corpus) -> None:
    text = render(corpus)
    assert render(parse(text, dialect="default")) == text


def test_ten_megabytes_in_one_line_read_back() -> None:
    corpus = one("x" * 10_000_000)
    assert parse(render(corpus)) == corpus


@given(TEXT)
@example("=== \u2028\n")
@example("=== a\n=== a\n")
@example("=== a\nno header\n")
def test_lenient_reading_never_raises(text: str) -> None:
    parse(text, dialect="default", strict=False)


@given(st.binary())
def test_lenient_reading_of_bytes_never_raises(data: bytes) -> None:
    parse(data, dialect="default", strict=False)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("lost\n=== a\n", "text-before", 1, 1),
        ("=== a\n\nx\n=== b\n\ny\n=== a\n\nz\n", "duplicate-id", 7, 1),
        ("=== a\ntitle: x\nno colon here\n\n", "header", 3, 1),
        ("=== a\npublished: some day\n\n", "date", 2, 1),
        ("=== a\ntitle: x\ntitle: y\n\n", "duplicate-field", 3, 1),
        ("=== a\ntitle: C:\\temp\\q\n\n", "escape", 2, 1),
        ("=== a\u2028b\n", "id", 1, 1),
    ],
)
def test_strict_reading_says_where(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(ParseError) as caught:
        parse(text, dialect="default")
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    lenient = parse(text, dialect="default", strict=False)
    assert problem in lenient.problems


def test_lenient_reading_keeps_everything() -> None:
    corpus = parse("=== a\ntitle: x\nno colon\n=== a\n\nagain", dialect="default", strict=False)
    assert [(d.id, d.title, d.text) for d in corpus] == [
        ("a", "x", "no colon"),
        ("a~2", None, "again"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_structure_lines_may_end_as_on_windows(end: str) -> None:
    text = f"=== a{end}title: x{end}  y{end}{end}body{end}=== b{end}{end}last"
    assert parse(text) == Corpus([Document("a", "body", title="x\ny"), Document("b", "last")])


def test_undecodable_bytes_are_told_by_offset() -> None:
    corpus = parse(b"=== a\n\nxy\xff\xfez\n", strict=False)
    assert corpus["a"].text == "xy\ufffdz"
    (problem,) = [p for p in corpus.problems if p.severity is Severity.ERROR]
    assert (problem.code, problem.span) == ("encoding", (9, 11))


def test_files_and_folders(tmp_path: Path) -> None:
    corpus = Corpus([Document("a", "one\r\ntwo\n"), Document("b", "")])
    write(corpus, tmp_path / "corpus.txt")
    assert read(tmp_path / "corpus.txt") == corpus
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "002.txt").write_bytes(b"second\r\n")
    (folder / "001.txt").write_bytes(b"first")
    (folder / "deep" / "000.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_bytes(b"no")
    got = [(d.id, d.text) for d in read(folder)]
    assert got == [("001", "first"), ("002", "second\r\n"), ("deep/000", "")]


def test_lone_surrogates_are_refused_by_files(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lone surrogate at 1 of document 'a'"):
        write(one("x\ud800"), tmp_path / "out.txt")
    assert not list(tmp_path.iterdir())


def test_missing_paths_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="expected a file or folder"):
        read(tmp_path / "none")
    with pytest.raises(FileNotFoundError, match=r"expected \.txt files"):
        read(tmp_path)


def test_the_seeds_are_read_verbatim(shared: Path) -> None:
    corpus = read(shared / "seeds")
    texts = {p.stem: p.read_bytes().decode() for p in (shared / "seeds").glob("*.txt")}
    assert {d.id: d.text for d in corpus} == texts
    assert [p.severity for p in corpus.problems] == [Severity.INFO]
