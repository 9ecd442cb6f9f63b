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

from stancekit.corpus import DIALECTS, parse, read, read_iter, render, source_lines, write
from stancekit.corpus.encodings import decode
from stancekit.corpus.reading import found_in
from stancekit.corpus.records import Builder
from stancekit.corpus.report import Report
from stancekit.corpus.window import Window
from stancekit.errors import ParseError, Problem, RenderError, Severity
from stancekit.model import Corpus, Document
from stancekit.testing.corpora import awkward_corpora, awkward_texts, documents_text
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


def test_sources_are_sniffed_whole_not_by_their_first_block() -> None:
    """A dialect whose marks stand below the first line, given line by line, byte by byte."""
    export = (
        "Print Request: 3\n\n              1 of 1 DOCUMENTS\n\n         Example Wire\n\n"
        "       October 2, 2015\n\nTitle\n\nLENGTH: 2 words\n\nNothing new.\n"
    )
    whole = parse(export)
    assert whole[0].outlet == "Example Wire"
    lines = read(export.splitlines(keepends=True))
    assert lines == whole
    assert [p.code for p in lines.problems] == ["dialect", "cover-sheet"]
    assert read([bytes([byte]) for byte in export.encode()]) == whole
    assert read(io.StringIO(export)) == whole


def test_archives_come_as_streams_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("b.txt", "second")
        file.writestr("a.txt.gz", gzip.compress(b"first"))
    data = path.read_bytes()
    expected = Corpus([Document("a", "first"), Document("b", "second")])
    assert read(io.BytesIO(data)) == read(bytearray(data)) == read(memoryview(data)) == expected
    with path.open("rb") as file_object:
        assert read(file_object) == expected
    with zipfile.ZipFile(path) as archive:
        assert dict(source_lines(path, {f"{path}/b.txt": [1]})) == {(f"{path}/b.txt", 1): "second"}
        assert archive.namelist() == ["b.txt", "a.txt.gz"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert read("-") == expected


@pytest.mark.negative
def test_archives_without_articles(tmp_path: Path) -> None:
    for name, files in (("empty.zip", []), ("letter.docx", ["word/document.xml"])):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for file in files:
                archive.writestr(file, "<w/>")
        with pytest.raises(FileNotFoundError, match=rf"{name}', expected \.txt files in it"):
            read(tmp_path / name)


def test_opened_files_bear_their_names(tmp_path: Path) -> None:
    path = tmp_path / "2015-10-02_wire.txt"
    path.write_text("Nothing was agreed.", encoding="utf-8")
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert read(path).ids == read(binary).ids == read(text).ids == ("2015-10-02_wire",)


@pytest.mark.negative
def test_lines_without_their_ends_are_told() -> None:
    with pytest.raises(ParseError, match="got 3 lines without line ends, expected lines that keep"):
        read(["=== a", "", "text"])
    assert "no-line-ends" in [p.code for p in read([b"one", b"two"], strict=False).problems]
    assert read(["a text of one line"]).ids == ("1",)


@pytest.mark.negative
@pytest.mark.parametrize("lines", [[1, 2], ["a\n", b"b\n"], [b"b\n", "a\n"], [None]])
def test_what_is_no_line_is_refused(lines: list[object]) -> None:
    with pytest.raises(TypeError, match="expected lines that are all strings or all bytes"):
        read(lines)  # type: ignore[arg-type]


@pytest.mark.negative
@pytest.mark.parametrize("text", ["one\ntwo", "x" * 300, "x" * 10_000, "nul\0\n"])
def test_a_text_is_no_path(text: str) -> None:
    with pytest.raises(FileNotFoundError, match=r"a text itself is read with parse\(\)"):
        read(text)


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
        assert problem.message == "read 1 file as 'csv', 1 file as 'default', 3 files as 'plain'"


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
    with pytest.raises(ParseError, match="got bytes f9 at offset 8, expected utf-8"):
        read(render(corpus).encode("cp1252"), dialect="default")
    for none in ("none", "base64", "rot13", "zlib", "undefined", "punycode", "idna"):
        with pytest.raises(LookupError):
            read(b"x", encoding=none)


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


@given(documents_text(), st.integers(1, 9), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@example("One.\n\ufeff\nTwo", 3, "utf-8")
@example("=== a\nno field\n\xe9\n=== a\n", 1, "cp1252")
def test_how_a_source_is_cut_does_not_matter(text: str, size: int, encoding: str) -> None:
    """The same documents and the same problems at the same places, whatever the blocks."""
    data = text.encode(encoding, "replace")
    for form in DIALECTS:
        whole = parse(data, dialect=form, strict=False)
        blocks = (data[i : i + size] for i in range(0, len(data), size))
        report = Report("<text>", strict=False)
        window = Window(decode(blocks, report), report)
        documents = tuple(found[0] for found in found_in(window, form, Builder(report)))
        report.sort()
        assert (documents, tuple(report.problems)) == (whole.documents, whole.problems)


@given(awkward_texts(), st.integers(1, 5))
@example("a\n\ufeffb", 2)
@example("\ufeff\ufeffb\nc", 1)
def test_places_are_those_of_the_whole_text(text: str, size: int) -> None:
    """Asked in any order, before and after text was forgotten, with lines counted or told."""
    window = Window(text[i : i + size] for i in range(0, len(text), size))
    body, begun = text.removeprefix("\ufeff"), len(text) - len(text.removeprefix("\ufeff"))

    def check() -> None:
        for at in (len(window.text), 0, len(window.text) // 2):
            before = body[: window.base - begun + at]
            line, last = before.count("\n") + 1, before.rfind("\n")
            assert window.place(at) == (line, len(before) - last)

    while not window.done:
        check()
        last = window.text.rfind("\n") + 1
        if (
            last
            and window.base % 2 == 0
            and (window.base == begun or body[window.base - begun - 1] == "\n")
        ):
            window.more(last, window.text.count("\n", 0, last))
        else:
            window.more(len(window.text) // 2)
    check()


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


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        (b"\xffa\n", "plain"),
        (b"=== a\n\xff\n", "default"),
        (b'"\xff', "csv"),
        (b"[1,\n", "json-lines"),
        (b'{"id": 1}\n', "json-lines"),
        (b"HD  A\nWC  1 words\nAN\n\nTD\n\n", "factiva"),
    ],
)
def test_hostile_bytes_take_linear_work(unit: bytes, name: str) -> None:
    def cost(count: int) -> int:
        data = unit * count + b"\nAN  Document WIRE000020151003eba30002\n"
        return work(lambda: parse(data, dialect=name, strict=False))

    assert cost(2400) < 8 * 1.3 * cost(300)


def test_writing_to_files(tmp_path: Path) -> None:
    for name in ("c.txt", "c.jsonl", "c.csv", "c.tsv", "c.psv", "c.txt.gz", "c.jsonl.gz", "c"):
        write(CORPUS, tmp_path / name)
        assert read(tmp_path / name) == CORPUS
    assert (tmp_path / "c.psv").read_bytes().startswith(b"id|title")
    assert (tmp_path / "c.csv").read_bytes().startswith(b"id,title")
    before = (tmp_path / "c.txt").read_bytes()
    with pytest.raises(RenderError):
        write(Corpus([Document("a", "\ud800")]), tmp_path / "c.txt")
    assert (tmp_path / "c.txt").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


@pytest.mark.negative
@pytest.mark.parametrize("name", ["c.zip", "c.json", "c.xlsx", "c.json.gz", "C.ZIP"])
def test_files_are_what_their_names_say(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="expected a suffix of what is written"):
        write(CORPUS, tmp_path / name)
    with pytest.raises(FileNotFoundError, match=r"expected the folder '.*none' to be there"):
        write(CORPUS, tmp_path / "none" / "c.txt")
    assert not list(tmp_path.iterdir())


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
