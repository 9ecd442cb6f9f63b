"""Every dialect: what is written reads back or is refused, and no reading loses anything."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from stancekit.corpus import (
    DIALECTS,
    Delimited,
    Dialect,
    Export,
    Header,
    JsonLines,
    RecordTable,
    Separated,
    dialect,
    parse,
    read,
    render,
)
from stancekit.corpus.cells import RowScanner
from stancekit.corpus.records import assemble
from stancekit.corpus.tracing import PartKind, trace
from stancekit.errors import ParseError, RenderError, Severity
from stancekit.model import Corpus, Document, PartialDate
from stancekit.testing import corpora as any_corpora
from stancekit.testing import documents, partial_dates
from stancekit.testing.corpora import awkward_corpora, awkward_texts, dialects, documents_text

NAMES = [d.name for d in DIALECTS]
TOTAL = ["default", "csv", "tsv", "pipe"]
FULL = Document(
    "a",
    "One.\n\nTwo.",
    title="A title",
    outlet="Example Wire",
    published=PartialDate(2015, 10),
    author="A. Writer",
    url="https://example.org/?a=1&b=2",
    language="en",
    extra=[("desk", "world"), ("page", "3")],
)


@given(awkward_corpora(), dialects())
@example(Corpus(), dialect("csv"))
@example(Corpus([Document("1", "")]), dialect("form-feed"))
@example(Corpus([Document("1", "\ufeff")]), dialect("form-feed"))
@example(Corpus([Document("1", "\ufeff")]), dialect("plain"))
@example(Corpus([Document("a", "</doc>\n<doc>\n\\<doc>")]), dialect("tags"))
@example(Corpus([Document("a", "---\nid: b")]), dialect("front-matter"))
@example(Corpus([Document("a", "=== b ===")]), dialect("banner"))
@example(Corpus([Document("a", "\ud83d\ude00")]), dialect("json-lines"))
@example(Corpus([Document("a", "\ud800")]), dialect("json-lines"))
@example(Corpus([Document("a", "'=1", title="")]), dialect("csv"))
@example(Corpus([Document("a", "", extra=[("x", "1"), ("x", "2")])]), dialect("csv"))
@example(Corpus([Document("a", "\r")]), dialect("csv"))
@example(Corpus([Document("a", "", extra=[("=", "")])]), dialect("csv"))
@example(Corpus([Document("a", "", title='"quoted"')]), dialect("front-matter"))
def test_what_is_written_reads_back_or_is_refused(corpus: Corpus, form: Dialect) -> None:
    try:
        text = render(corpus, dialect=form)
    except RenderError:
        refused = True
    else:
        refused = False
        assert parse(text, dialect=form) == corpus
    assert not (refused and form.name in TOTAL)


@pytest.mark.parametrize("name", ["default", "front-matter", "tags", "json-lines", "csv", "pipe"])
@given(any_corpora(documents(st.text(st.characters(exclude_categories=["Cs"])))))
def test_dialects_with_headers_hold_common_documents(name: str, corpus: Corpus) -> None:
    """Extra fields with usual names, texts without lone surrogates: never refused."""
    tidy = Corpus(
        [
            Document(d.id, d.text, title="A: b", published=d.published, extra=[("desk", "#1 \\ x")])
            for d in corpus
        ]
    )
    assert parse(render(tidy, dialect=name), dialect=name) == tidy


@pytest.mark.parametrize("name", ["banner", "form-feed", "plain"])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\f")))
@example("=== b ===\n\\=== c ===")
@example("\ufeff")
def test_dialects_without_headers_hold_texts(name: str, text: str) -> None:
    corpus = Corpus([Document("1", text)])
    assert parse(render(corpus, dialect=name), dialect=name) == corpus


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("banner", ("title", "outlet", "published", "author", "url", "language", "extra")),
        ("form-feed", ("id", "title", "outlet", "published", "author", "url", "language", "extra")),
        ("nexis", ()),
    ],
)
def test_what_would_be_lost_is_named(name: str, lost: tuple[str, ...]) -> None:
    with pytest.raises(RenderError) as caught:
        render(Corpus([FULL]), dialect=name)
    assert caught.value.lost == lost
    if lost:
        read = parse(render(Corpus([FULL]), dialect=name, lossy=True), dialect=name)
        assert [d.text for d in read] == [FULL.text]


@pytest.mark.parametrize("name", ["default", "front-matter", "tags", "json-lines", "csv", "tsv"])
def test_a_full_document_survives(name: str) -> None:
    corpus = Corpus([FULL, Document("b", "Three.")])
    assert parse(render(corpus, dialect=name), dialect=name) == corpus


@pytest.mark.parametrize("name", NAMES)
def test_ten_megabytes_in_one_line(name: str) -> None:
    corpus = Corpus([Document("1", "x" * 10_000_000)])
    if name not in ("nexis", "nexis-uni", "factiva"):
        assert parse(render(corpus, dialect=name), dialect=name) == corpus
    parse("x" * 10_000_000, dialect=name, strict=False)


@given(documents_text() | awkward_texts(), dialects())
@example("<doc>\n</doc>\nlost", dialect("tags"))
@example('id,text\n"a', dialect("csv"))
@example("{\n", dialect("json-lines"))
@example("---\n", dialect("front-matter"))
@example("id\ttext\n\n\r\na\tb", dialect("tsv"))
@example("=== a\n=== b", dialect("default"))
@example("\ufeff\r\nid,text\r\na,b", dialect("csv"))
@example("id,text", dialect("csv"))
@example("HD  A\nWC 1 words\nLP\nx\n\nTD\ny\nAN  ABCD0000020151002eba20001", dialect("factiva"))
def test_every_code_point_is_accounted_for(text: str, form: Dialect) -> None:
    parts = trace(text, form)
    edges = [(p.start, p.stop) for p in parts]
    assert not edges or edges[0][0] == 0
    assert all(a[1] == b[0] for a, b in pairwise(edges))
    assert (edges[-1][1] if edges else 0) == len(text)
    documents = parse(text, dialect=form, strict=False)
    standing: dict[str, str] = {}
    for part in parts:
        piece = text[part.start : part.stop]
        if part.kind is PartKind.DELIMITER:
            # A mark parts lead and rest of an article with field codes.
            mark = "TD" if isinstance(form, Export) else "</doc>"
            assert not piece.replace(mark, "").replace("\ufeff", "").strip(), piece
        elif part.kind is PartKind.TEXT and part.document is not None:
            standing[part.document] = standing.get(part.document, "") + piece
        elif part.kind is PartKind.HEADER and part.document is None:
            assert isinstance(form, RecordTable)
    for id_, written in standing.items():
        if not isinstance(form, Delimited) or form.escape not in written:
            assert documents[id_].text == written
    problems = sum(part.kind is PartKind.PROBLEM for part in parts)
    assert problems <= len(documents.problems)


@given(st.binary() | documents_text().map(lambda s: s.encode("utf-16", "surrogatepass")))
def test_lenient_reading_never_raises_on_bytes(data: bytes) -> None:
    parse(data, strict=False)
    for form in DIALECTS:
        parse(data, strict=False, dialect=form)


@given(documents_text())
def test_strict_and_lenient_agree_where_strict_reads(text: str) -> None:
    for form in DIALECTS:
        lenient = parse(text, dialect=form, strict=False)
        try:
            strict = parse(text, dialect=form)
        except ParseError as error:
            raised = error.problem
        else:
            raised = None
            assert strict == lenient
        errors = [p for p in lenient.problems if p.severity is Severity.ERROR]
        assert errors[:1] == ([raised] if raised else [])


@given(documents(), partial_dates())
def test_assembled_documents_are_documents(document: Document, published: PartialDate) -> None:
    known = {n: getattr(document, n) for n in ("title", "outlet", "author", "url", "language")}
    made = assemble(document.id, document.text, known, published, document.extra)
    built = Document(document.id, document.text, published=published, extra=document.extra, **known)
    assert made == built
    assert hash(made) == hash(built)
    assert repr(made) == repr(built)


CELLS = st.lists(
    st.lists(
        st.sampled_from(["", "a", '"', '""', ",", "\n", "x,y", " ", "\r\n"]) | st.text(max_size=3)
    )
    .filter(len)
    .filter(lambda row: row != [""]),
    max_size=4,
)


@given(CELLS)
def test_tables_of_the_csv_module_are_read_as_it_reads_them(rows: list[list[str]]) -> None:
    assume(not any("\0" in cell for row in rows for cell in row))
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    text = file.getvalue()
    scanner, at, got = RowScanner(","), 0, []
    while at < len(text):
        row = scanner.row(text, at, final=True)
        assert row is not None
        cells, at, wrong = row
        assert not wrong
        got.append([cell or "" for cell in cells])
    assert got == list(csv.reader(io.StringIO(text, newline="")))


def test_tables_map_columns_and_report_ragged_rows() -> None:
    form = RecordTable("mine", ";", columns={"Body": "text", "Date": "published", "No": "id"})
    text = 'No;Date;Paper;Body\n1;2015-10;Wire;"one\n""two"""\n2;;Wire\n3;;;x;y\n'
    corpus = parse(text, dialect=form, strict=False)
    assert [(d.id, d.text, d.extra) for d in corpus] == [
        ("1", 'one\n"two"', (("Paper", "Wire"),)),
        ("2", "", (("Paper", "Wire"),)),
        ("3", "x", (("column-5", "y"),)),
    ]
    assert corpus["1"].published == PartialDate(2015, 10)
    told = [(p.code, p.line) for p in corpus.problems]
    assert told == [("ragged-row", 4), ("ragged-row", 5)]
    with pytest.raises(ParseError, match="got 3 cells, expected 4"):
        parse(text, dialect=form)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    corpus = Corpus([Document("a", formula, title=formula)])
    for cell in next(
        csv.reader(io.StringIO(render(corpus, dialect="csv").split("\n", 1)[1], newline=""))
    ):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_json_lines_keep_what_is_not_a_field() -> None:
    line = json.dumps({"id": "a", "text": "x", "score": 1.50, "tags": ["p"], "extra": {"k": "v"}})
    (document,) = parse(line, dialect="json-lines")
    assert document.extra == (("score", "1.5"), ("tags", '["p"]'), ("k", "v"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("[1]", "json"),
        ('{"id": "a"', "json"),
        ('{"id": "a"} x', "json"),
        ('{"id": 1, "text": "x"}', "type"),
        ('{"id": "a"}', "no-text"),
        ('{"id": "a", "text": "x", "text": "y"}', "duplicate-field"),
        ('{"id": "a", "text": "x", "published": "soon"}', "date"),
        ('{"id": "a", "text": "x", "extra": {"k": 1}}', "type"),
        ("[" * 100_000, "json"),
    ],
)
def test_json_lines_that_are_wrong(line: str, code: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse('{"id": "0", "text": ""}\n' + line, dialect="json-lines")
    assert (caught.value.problem.code, caught.value.problem.line) == (code, 2)


def test_front_matter_as_others_write_it() -> None:
    text = (
        "---\ntitle: 'It''s \"on\"'\ntags:\n  - war\n  - law\ndate: 2015\n---\n\nText\n---\nmore\n"
    )
    (document,) = parse(text, dialect="front-matter")
    assert (document.id, document.title, document.text) == ("1", 'It\'s "on"', "\nText\n---\nmore")
    assert document.extra == (("tags", "- war\n- law"), ("date", "2015"))


def test_a_dialect_of_ones_own() -> None:
    form = Delimited(
        "own",
        r"#{5} (?P<outlet>[^|]+) \| (?P<id>\S+)",
        template="##### {outlet} | {id}",
        header=Header.FIELDS,
    )
    corpus = Corpus([Document("7", "Text.")])
    with pytest.raises(RenderError):
        render(Corpus([Document("7", "##### x | y")]), dialect=form)
    (read,) = parse("##### Wire | 7\nTitle: x\n\nText.\n", dialect=form)
    assert (read.id, read.title, read.text) == ("7", "x", "Text.")
    assert corpus["7"].text == read.text
    with pytest.raises(ValueError, match="expected a pattern"):
        Delimited("bad", "(")
    with pytest.raises(ValueError, match="expected one of default, banner"):
        parse("", dialect="none")


OWN = [
    Delimited("stars", r"\*+ (?P<id>\S+)", marker="*", template="* {id}", escape="\\"),
    Delimited("any", r".+", template="x"),
    Delimited("after", r"(?<=x\n)"),
    Delimited("two lines", r"# (?P<id>.*)\n(?P<outlet>.+)", marker="# "),
    Delimited("between", r"<(?P<id>\w*)", end=r">", closing=">", template="<{id}"),
    Delimited("closed by nothing", r"#", end=r""),
    Delimited("every end", r"#.*", end=r".*"),
    Delimited("fenced", r"#", header=Header.FENCED, marker="#"),
    Delimited("fields", r"#(?P<title>.*)", header=Header.FIELDS, template="#{title}"),
    Separated("long", "\n\n\n"),
    RecordTable("numbered", ";", header=False, columns=[["x", "desk"], ["text", "text"]]),
]


@given(
    documents_text() | awkward_texts() | st.text(st.sampled_from("#*<>x \n\r;:-\\"), max_size=25),
    st.sampled_from(OWN),
    st.integers(1, 5),
)
@example("x\n\n\nx\n", OWN[2], 1)
@example("x\n", OWN[2], 1)
def test_dialects_of_ones_own_lose_nothing_and_end(text: str, form: Dialect, size: int) -> None:
    parts = trace(text, form)
    assert "".join(text[part.start : part.stop] for part in parts) == text
    whole = parse(text, dialect=form, strict=False)
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    assert read(pieces, dialect=form, strict=False) == whole


@given(awkward_corpora(), st.sampled_from(OWN))
def test_dialects_of_ones_own_are_written_or_refused(corpus: Corpus, form: Dialect) -> None:
    try:
        text = render(corpus, dialect=form)
    except RenderError:
        return
    assert parse(text, dialect=form, strict=False) == corpus


def test_a_template_names_any_field() -> None:
    form = Delimited("mine", r"## (?P<id>\w+) (?P<desk>\w+)", template="## {id} {desk}")
    corpus = Corpus([Document("a", "x", extra=[("desk", "world")])])
    assert render(corpus, dialect=form) == "## a world\nx\n"
    assert parse("## a world\nx\n", dialect=form) == corpus
    with pytest.raises(RenderError, match="got no field 'desk' in document 'b'") as caught:
        render(Corpus([Document("b", "x")]), dialect=form)
    assert caught.value.lost == ("desk",)


@pytest.mark.negative
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Delimited("x", ""), "expected a pattern of a line with text"),
        (lambda: Delimited("x", "a*"), "expected a pattern of a line with text"),
        (lambda: Delimited("x", "a", template="{id"), "expected names in braces"),
        (lambda: Delimited("x", "a", template="{id.x}"), "expected names in braces"),
        (lambda: Delimited("x", "a", template="{0}"), "expected names in braces"),
        (lambda: Delimited("x", "a", template="{id!r:>99}"), "expected names in braces"),
        (lambda: Separated("x", ""), "expected a text"),
        (lambda: RecordTable("x", ",", columns={"Body": "txet"}), "got 'txet', expected one of"),
        (lambda: JsonLines("x", columns={"Body": "txet"}), "got 'txet', expected one of"),
        (lambda: RecordTable("x", ",,"), "expected one that is no quote"),
        (lambda: RecordTable("x", ",", header=False), "expected columns"),
    ],
)
def test_dialects_that_cannot_be(make: Callable[[], Dialect], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


@given(awkward_corpora(), st.integers(1, 7))
@example(Corpus([Document("a", "\n=== \n")]), 1)
def test_block_size_does_not_matter(corpus: Corpus, size: int) -> None:
    """However a stream is cut, the same documents come out of it."""
    for name in ("default", "csv", "json-lines", "tags", "front-matter", "banner", "form-feed"):
        text = render(corpus, dialect=name, lossy=True)
        pieces = [text[i : i + size] for i in range(0, len(text), size)]
        whole = parse(text, dialect=name, strict=False)
        assert read(pieces, dialect=name, strict=False) == whole
