"""Every kind of source gives the same documents."""

from __future__ import annotations

import gzip
import io
import sys
import tracemalloc
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.corpus import DIALECTS, parse, read, read_iter, render, write
from stancekit.corpus.encodings import decode
from stancekit.corpus.report import Report
from stancekit.errors import ParseError, Problem, RenderError, Severity
from stancekit.model import Corpus, Document
from stancekit.testing.corpora import awkward_corpora
from work import work

CORPUS = Corpus([Document("a", "Où? « là »\r\n\u2028"), Document("b", "")])
TEXT = render(CORPUS)


def test_every_source_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = TEXT.encode()
    path = tmp_path / "corpus.txt"
    path.write_bytes(data)
    packed = tmp_path / "corpus.txt.gz"
    packed.write_bytes(gzip.compress(data[:20]) + gzip.compress(data[20:]))
    archive = tmp_path / "corpus.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("corpus.txt", data)
    sources = [
        path,
        str(path),
        packed,
        archive,
        data,
        gzip.compress(data),
        archive.read_bytes(),
        io.BytesIO(data),
        io.StringIO(TEXT, newline=""),
        TEXT.splitlines(keepends=True),
        data.splitlines(keepends=True),
        iter([TEXT]),
    ]
    for source in sources:
        assert read(source) == CORPUS, source
    with path.open("rb") as binary, path.open(encoding="utf-8", newline="") as text:
        assert read(binary) == read(text) == CORPUS
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert read("-") == CORPUS


def test_folders_and_archives_are_read_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    files = {
        "10.txt": b"ten",
        "9.txt": b"nine\x0c\n",
        "sub/a.b.txt": b"dots",
        "sub/table.csv": b"id,text\nt,from a table\n",
        "more.txt.gz": gzip.compress(b"=== m\n\nmany\n"),
        "README.txt": b"about",
        ".hidden/x.txt": b"no",
        "__MACOSX/x.txt": b"no",
        "picture.png": b"\x89PNG",
        "drafts/d.txt": b"draft",
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    archive = tmp_path / "articles.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    expected = [
        ("10", "ten"),
        ("9", "nine\f\n"),
        ("m", "many"),
        ("sub/a.b", "dots"),
        ("t", "from a table"),
    ]
    for source in (folder, archive):
        corpus = read(source, ignore=["drafts/*"])
        assert [(d.id, d.text) for d in corpus] == expected
        (problem,) = corpus.problems
        assert problem.message == "read 1 files as 'csv', 1 files as 'default', 3 files as 'plain'"


def test_duplicate_ids_across_files(tmp_path: Path) -> None:
    for name in ("x.txt", "y.txt"):
        (tmp_path / name).write_text("=== a\n\ntext\n", encoding="utf-8")
    with pytest.raises(ParseError, match=r"y\.txt:1:1: error: got the id 'a' again"):
        read(tmp_path)
    assert read(tmp_path, strict=False).ids == ("a", "a~2")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 9))
@example("\ufeff", 1)
@example("a\ufeffb€", 2)
def test_encodings(text: str, size: int) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"):
        data = text.encode(encoding)
        pieces = [data[i : i + size] for i in range(0, len(data), size)]
        got = "".join(decode(pieces, Report(), encoding))
        marked = encoding in ("utf-8-sig", "utf-16", "utf-32")
        assert got == ("\ufeff" + text if marked else text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_decide(encoding: str) -> None:
    assert read(TEXT.encode(encoding)) == CORPUS


def test_declared_encodings() -> None:
    corpus = Corpus([Document("a", "Où? « là »")])
    assert read(render(corpus).encode("cp1252"), encoding="cp1252") == corpus
    with pytest.raises(ParseError, match="got bytes f9 at offset 8, which do not decode"):
        read(render(corpus).encode("cp1252"), dialect="default")
    with pytest.raises(LookupError):
        read(b"x", encoding="none")


@given(st.binary(), st.integers(1, 5), st.sampled_from([None, "utf-16-le", "shift_jis", "ascii"]))
@example(b"\xe2\x82", 1, None)
@example(b"a\xffb\xff\xff", 1, None)
@example(b"\xf0\x9f\x98a", 2, None)
@example(b"\xed\xa0", 1, None)
@example(b"\xf0\x90\x80a\xed\xa0\xed", 1, None)
def test_every_byte_decodes_or_is_told(data: bytes, size: int, encoding: str | None) -> None:
    report = Report(strict=False)
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    text = "".join(decode(pieces, report, encoding))
    bad = [p.span for p in report.problems if p.span]
    assert text.count("\ufffd") >= len(bad)
    assert all(0 <= first < last <= len(data) for first, last in bad)
    assert all(a[1] < b[0] for a, b in pairwise(bad))
    if encoding is None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        at, again = 0, b""
        for first, last in bad:
            again += data[at:first] + "\ufffd".encode()
            at = last
        assert again + data[at:] == text.encode()


@given(awkward_corpora())
def test_streaming_gives_what_reading_gives(corpus: Corpus) -> None:
    text = render(corpus)
    assert tuple(read_iter([text], dialect="default")) == corpus.documents
    problems: list[Problem] = []
    pieces = [text, "=== last\nbad header"]
    (*streamed, _) = read_iter(pieces, dialect="default", strict=False, on_problem=problems.append)
    assert tuple(streamed) == corpus.documents
    assert [p.code for p in problems] == ["header"]


def test_streaming_forgets_what_it_gave() -> None:
    """The window never holds more than a few blocks, however long the source."""
    one = "=== a\n\n" + "x" * 5000 + "\n"
    tracemalloc.start()
    count = sum(1 for _ in read_iter((one * 20 for _ in range(200)), dialect="default"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4000
    assert peak < 5_000_000


@pytest.mark.parametrize("name", [d.name for d in DIALECTS])
def test_work_on_hostile_text_grows_with_its_length(name: str) -> None:
    for unit in (
        "=== ",
        "\\",
        "---\n",
        "<doc ",
        "</doc>\n",
        '"',
        "\f",
        "{",
        ",",
        "a: b\n",
        "=== a\n",
    ):

        def cost(size: int, unit: str = unit) -> int:
            text = unit * (size // len(unit))
            return work(lambda: parse(text, dialect=name, strict=False))

        # Twenty times the text; a square would be four hundred.
        assert cost(80_000) <= 22 * cost(4_000) + 200, unit


def test_writing_to_files(tmp_path: Path) -> None:
    for name in ("c.txt", "c.jsonl", "c.csv", "c.tsv", "c.txt.gz", "c.jsonl.gz"):
        write(CORPUS, tmp_path / name)
        assert read(tmp_path / name) == CORPUS
    assert (tmp_path / "c.csv").read_bytes().startswith(b"id,title")
    before = (tmp_path / "c.txt").read_bytes()
    with pytest.raises(RenderError):
        write(Corpus([Document("a", "\ud800")]), tmp_path / "c.txt")
    assert (tmp_path / "c.txt").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_writing_a_folder(tmp_path: Path) -> None:
    corpus = Corpus([Document("2015/a.b", "one\r\n"), Document("2015/c", "\ufefftwo")])
    write(corpus, tmp_path / "out", dialect="folder")
    assert read(tmp_path / "out") == corpus
    assert (tmp_path / "out" / "2015" / "a.b.txt").read_bytes() == b"one\r\n"
    with pytest.raises(RenderError, match="new or empty"):
        write(corpus, tmp_path / "out", dialect="folder")


@pytest.mark.parametrize(
    "id_", ["../x", "/etc/x", "a//b", ".x", "CON", "a:b", "a\\b", "x" * 300, "a\x00b", "a\ud800"]
)
def test_ids_that_are_no_file_names(tmp_path: Path, id_: str) -> None:
    with pytest.raises(RenderError, match="name of a file"):
        write(Corpus([Document(id_, "")]), tmp_path / "out", dialect="folder")
    assert not (tmp_path / "out").exists()


def test_files_that_would_be_one(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="would be one file"):
        write(Corpus([Document("A", ""), Document("a", "")]), tmp_path / "o", dialect="folder")


def test_damaged_archives(tmp_path: Path) -> None:
    cut = gzip.compress(TEXT.encode())[:-12]
    with pytest.raises(ParseError, match="ends too early"):
        read(cut)
    assert "damaged" in [p.code for p in read(cut, strict=False).problems]
    with pytest.raises(ParseError, match="cannot be unpacked"):
        read(b"\x1f\x8bxxxxxxxxxxxxxx")
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04xx")
    with pytest.raises(OSError, match="expected a zip archive"):
        read(tmp_path / "x.zip")
    with pytest.raises(TypeError, match="expected a path"):
        read(3)  # type: ignore[arg-type]


def test_severities_of_a_clean_reading() -> None:
    assert [p.severity for p in read(TEXT.encode()).problems] == [Severity.INFO]
