"""docs/format.md is enough to write a reader from: this one was, and agrees with the library's."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import assume, example, given

from stancekit.corpus import Dialect, parse, read, render
from stancekit.errors import ParseError
from stancekit.model import Corpus
from stancekit.testing.corpora import awkward_corpora, dialects, documents_text

PAGE = (Path(__file__).parents[1] / "docs" / "format.md").read_text(encoding="utf-8")
# Rows of the tables of errors: code, severity, what was met, what a lenient reading does.
TABLES = [
    line for line in PAGE.split("\n") if re.match(r"\| `.*\| (?:error|warning|info) \|", line)
]

Record = tuple[str, list[tuple[str, str]], str]

DELIMITER = re.compile(r"=== [ \t]*(?P<id>[^ \t\r](?:.*[^ \t\r])?)[ \t\r]*", re.DOTALL)
FIELD = re.compile(r"(?P<name>[^\s:]+):[ \t]*(?P<value>.*)", re.DOTALL)
ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.?))", re.DOTALL)
MEANS = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "s": " ", "-": ""}
KNOWN = {"title", "outlet", "published", "author", "url", "language"}
# Errors in what the grammar lets pass: the specification tells them in words.
BEYOND = {"id", "duplicate-id", "date", "duplicate-field", "reserved-field"}


class SpecificationError(Exception):
    """The text is not in the format."""


def unescaped(text: str) -> str:
    def meaning(match: re.Match[str]) -> str:
        if match[1] is not None and int(match[1], 16) <= 0x10FFFF:
            return chr(int(match[1], 16))
        if match[2] not in MEANS:
            raise SpecificationError(match[0])
        return MEANS[match[2]]

    return ESCAPE.sub(meaning, text)


def read_as_specified(text: str) -> list[Record]:
    """Read line by line; a line keeps its LF, so that joining lines gives the text."""
    lines = text.removeprefix("\ufeff").split("\n")
    starts = [i for i, line in enumerate(lines) if DELIMITER.fullmatch(line)]
    if "".join(lines[: starts[0]] if starts else lines).strip():
        raise SpecificationError("text before the first document")
    return [
        record(lines[start:stop], is_last=stop == len(lines))
        for start, stop in zip(starts, [*starts, len(lines)][1:], strict=True)
    ]


def record(lines: list[str], *, is_last: bool) -> Record:
    opening = DELIMITER.fullmatch(lines[0])
    assert opening is not None
    fields: list[tuple[str, list[str]]] = []
    at = 1
    while at < len(lines) and lines[at].strip(" \t\r"):
        line = lines[at].rstrip(" \t\r")
        field = FIELD.fullmatch(line)
        if line[0] in " \t" and fields:
            fields[-1][1].append(line.lstrip(" \t"))
        elif field and line[0] not in " \t":
            fields.append((field["name"], [field["value"]]))
        else:
            raise SpecificationError(line)
        at += 1
    body = lines[at + 1 :]
    # Lines were split at LF: one that is whole has nothing after it but the next delimiter.
    text = "\n".join(body) + ("" if is_last or not body else "\n")
    end = "\r\n" if lines[0].endswith("\r") else "\n"
    text = text.removesuffix(end)
    text = re.sub(r"^\\(?=\\*=== )", "", text, flags=re.MULTILINE)
    # Where the first line of a value is empty, the first continuation is its first line.
    values = [(n, "\n".join(v if v[0] else v[1:])) for n, v in fields]
    return opening["id"], values, text


@given(documents_text() | awkward_corpora().map(render))
@example("=== a\r\ntitle: x\r\n\ty\r\n\r\nbody\r\n=== b\r\n\r\n\r\n")
@example("=== a\ntitle:\n  x\n  y\n\n\\=== z\n\\\\=== z\n")
@example("=== a\n\nbody\r\n=== b\n")
@example("=== a")
def test_a_reader_written_from_the_specification_agrees(text: str) -> None:
    try:
        expected = read_as_specified(text)
        fields = [[(unescaped(n), unescaped(v)) for n, v in f] for _, f, _ in expected]
    except SpecificationError:
        expected = None
    try:
        corpus = parse(text, dialect="default")
    except ParseError as error:
        refused = error.problem.code
    else:
        refused = None
    if refused is not None:
        assert expected is None or refused in BEYOND
        return
    assert expected is not None
    assert [(d.id, d.text) for d in corpus] == [(id_, body) for id_, _, body in expected]
    for document, written, values in zip(corpus, [f for _, f, _ in expected], fields, strict=True):
        extra = [v for (n, _), v in zip(written, values, strict=True) if n.lower() not in KNOWN]
        assert list(document.extra) == extra
        for (name, _), (_, value) in zip(written, values, strict=True):
            if name.lower() in KNOWN - {"published"}:
                assert getattr(document, name.lower()) == value


@given(awkward_corpora())
def test_the_specified_reader_reads_what_is_written(corpus: Corpus) -> None:
    assume(len(corpus) > 0)
    read = read_as_specified(render(corpus))
    assert [(id_, text) for id_, _, text in read] == [(d.id, d.text) for d in corpus]


@given(documents_text() | awkward_corpora().map(render), dialects())
def test_every_kind_of_problem_is_on_the_page(text: str, form: Dialect) -> None:
    for problem in (
        *parse(text, dialect=form, strict=False).problems,
        *parse(text, strict=False).problems,
    ):
        (row,) = [line for line in TABLES if f"`{problem.code}`" in line.split("|")[1]]
        assert str(problem.severity) == row.split("|")[2].strip()


def test_every_kind_of_problem_that_the_page_names_is_met() -> None:
    """The kinds that the property above does not need to meet, one by one."""
    named = {code for line in TABLES for code in re.findall(r"`([a-z-]+)`", line.split("|")[1])}
    broken = {
        "default": (
            "x\n=== a\u2028\ntitle: \\q\ntitle: y\nid: x\npublished: 2 October 2015\n",
            "=== a\nx\n=== a\npublished: soon\n\n",
        ),
        "front-matter": ("---\nid: a\n",),
        "tags": ("<doc x>\n", "<doc>\n</doc>\nx"),
        "json-lines": ("{\n", '{"id": 1}'),
        "csv": ("id,x\n1,2,3\n", 'id,text,extra\n1,"x"y,[]\n2,x,x\n3,"'),
        "nexis": ("x\n1 of 1 DOCUMENTS\n",),
        "factiva": ("x\nDocument ABCD0000020151002eba20001\nSearch Summary",),
    }
    met = {
        problem.code
        for form, texts in broken.items()
        for text in texts
        for problem in parse(text, dialect=form, strict=False).problems
    }
    met |= {p.code for text in ("<html>", "a\fb") for p in parse(text, strict=False).problems}
    for source in (b"\xff", ["a", "b"], b"\x1f\x8b"):
        met |= {p.code for p in read(source, strict=False).problems}
    assert met == named
