"""What breaks formats, pinned one by one in every dialect: held, or refused by name."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given

from stancekit.corpus import (
    DIALECTS,
    Dialect,
    Export,
    Plain,
    dialect,
    parse,
    read,
    render,
    write,
)
from stancekit.errors import ParseError, RenderError
from stancekit.model import Corpus, Document
from stancekit.testing.corpora import awkward_corpora, dialects

NAMES = [d.name for d in DIALECTS if not isinstance(d, Export)]
HEADLESS = {"banner", "form-feed", "plain", "folder"}  # no fields but id and text
SINGLE = {"plain", "folder"}  # one document, or a file each
MARKS = (
    '=== b\n=== b ===\n---\nid: b\n---\n<doc>\n</doc>\n<doc id="b">\n\\=== c\n\\---\n\\</doc>\n'
    'a,b;c\td|e"f"\n{"id": "b"}\n1 of 2 DOCUMENTS\nEnd of Document'
)
FACTIVA = "HD  A\nWC  1 words\nLP\n{}\nAN  Document WIRE000020151003eba30002\n\n"


def one(text: str = "", **fields: object) -> Corpus:
    return Corpus([Document("1", text, **fields)])  # type: ignore[arg-type]


def two(first: str, second: str) -> Corpus:
    return Corpus([Document("1", first), Document("2", second)])


# A corpus, and the dialects that cannot hold it.
PINS: dict[str, tuple[Corpus, set[str]]] = {
    "delimiters in a text": (one(MARKS), set()),
    "delimiters in two texts": (two(MARKS, MARKS), SINGLE),
    "a form feed in a text": (one("a\fb"), {"form-feed"}),
    "delimiters in headers": (
        one("x", title="=== b", outlet="---", author="</doc> \"' <doc>", url="a,b;c|d\te"),
        HEADLESS,
    ),
    "delimiters in extra fields": (one("x", extra=[("k", "\n=== b\n---\n\f")]), HEADLESS),
    "delimiters as ids": (
        Corpus([Document(i, "x") for i in ("=== b", "---", "a ===", "</doc>")]),
        {*HEADLESS},
    ),
    "backslashes in a text": (one("\\\n\\\\=== a\nx\\"), set()),
    "backslashes in headers": (one("x", title="C:\\new\\", extra=[("a\\b", "\\")]), HEADLESS),
    "CR in a text": (one("a\rb\r"), set()),
    "CR in a header": (one("x", title="\ra\r"), HEADLESS),
    "CRLF in texts": (two("a\r\n\r\nb\r\n", "\r\n"), SINGLE),
    "U+2028 in a text": (one("a\u2028=== b\u2028\x85\x0b"), set()),
    "U+2028 in a header": (one("x", title="a\u2028b\x85\x0b"), HEADLESS),
    "BOM in texts": (two("\ufeffa\ufeff", "\ufeff"), SINGLE),
    "BOM in headers": (one("\ufeff", title="\ufeff", extra=[("\ufeff", "x")]), HEADLESS),
    "NUL in a text": (one("\0a\0"), set()),
    "NUL in a header": (one("x", title="\0"), HEADLESS),
    "lone surrogates in a text": (one("\ud800a\udfff"), set()),
    "lone surrogates in a header": (one("x", title="\udc00"), HEADLESS),
    "no final line end": (one("a"), set()),
    "many final line ends": (two("a\n\n\n", "\n"), SINGLE),
    "an empty body": (one(""), set()),
    "empty bodies": (two("", ""), SINGLE),
    "an empty corpus": (Corpus(), SINGLE),
    "white space only": (one("  a  \n \t "), set()),
    "white space in a header": (one("x", title="  x\t"), HEADLESS),
    "fields that are empty": (one("x", title="", outlet="", url="", extra=[("k", "")]), HEADLESS),
    "fields called as others are": (
        one("x", extra=[("id", "a"), ("text", "b"), ("title", "d"), ("k", "1"), ("k", "2")]),
        HEADLESS | {"front-matter", "tags"},
    ),
    "fields with awkward names": (
        one("x", extra=[("a b:c", "e"), ("", "f"), ("=", "g")]),
        HEADLESS | {"front-matter", "tags"},
    ),
    "10 MB in one line": (one("x" * 10_000_000), set()),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pin", PINS)
def test_pins(pin: str, name: str) -> None:
    corpus, refusing = PINS[pin]
    if name in refusing:
        with pytest.raises(RenderError, match=f"the dialect '{name}' cannot hold this corpus") as e:
            render(corpus, dialect=name)
        assert e.value.lost
    else:
        assert parse(render(corpus, dialect=name), dialect=name) == corpus


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pin", [pin for pin in PINS if pin != "10 MB in one line"])
def test_pins_in_files(pin: str, name: str, tmp_path: Path) -> None:
    """A folder holds what one file cannot; UTF-8 holds no lone surrogates but in escapes."""
    corpus, refusing = PINS[pin]
    path = tmp_path / "1"  # the id of a document that bears none
    if name == "form-feed" and "as ids" not in pin:
        corpus = Corpus(evolve(d, id=f"1-{n}") for n, d in enumerate(corpus, 1))
    escaped = name == "json-lines" or (name == "front-matter" and "header" in pin)
    unheld = "surrogates" in pin and not escaped
    folder = name == "folder" and "as ids" not in pin
    if unheld or (name in refusing and not (folder and not fields_of(corpus))):
        with pytest.raises(RenderError):
            write(corpus, path, dialect=name)
        assert not path.exists()
    elif folder and not len(corpus):
        write(corpus, path, dialect=name)
        assert path.is_dir()
        assert not list(path.iterdir())
    else:
        write(corpus, path, dialect=name)
        assert read(path, dialect=name) == corpus


def fields_of(corpus: Corpus) -> bool:
    """Whether a document has more than id and text."""
    return any(document != Document(document.id, document.text) for document in corpus)


@given(awkward_corpora(), dialects())
@example(one("\ud83d\ude00"), dialect("json-lines"))
@example(one("\ufeff"), dialect("folder"))
@example(Corpus([Document("a/b", "x"), Document("a", "y")]), dialect("folder"))
def test_what_is_written_to_files_reads_back_or_is_refused(corpus: Corpus, form: Dialect) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.gz" if not isinstance(form, Plain) else "out")
        try:
            write(corpus, path, dialect=form)
        except RenderError:
            assert not path.exists()
            return
        if isinstance(form, Plain) and not len(corpus):
            assert not list(path.iterdir())
        else:
            assert read(path, dialect=form) == corpus


@pytest.mark.negative
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("default", "=== a\n\nx\n=== a\n\ny\n"),
        ("banner", "=== a ===\nx\n=== a ===\ny\n"),
        ("front-matter", "---\nid: a\n---\nx\n---\nid: a\n---\ny\n"),
        ("tags", '<doc id="a">\nx\n</doc>\n<doc id="a">\ny\n</doc>\n'),
        ("json-lines", '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n'),
        ("csv", "id,text\na,x\na,y\n"),
        ("csv-semicolon", "id;text\na;x\na;y\n"),
        ("tsv", "id\ttext\na\tx\na\ty\n"),
        ("pipe", "id|text\na|x\na|y\n"),
        ("nexis", "".join(f"1 of 2 DOCUMENTS\n\nA\n\nLENGTH: 1\n\n{text}\n\n" for text in "xy")),
        ("nexis-uni", "".join(f"Document 1 of 2\nBody\n{t}\nEnd of Document\n" for t in "xy")),
        ("factiva", "".join(FACTIVA.format(text) for text in "xy")),
    ],
)
def test_ids_given_twice_are_errors(name: str, text: str) -> None:
    with pytest.raises(ParseError, match="again, expected ids that are unique") as caught:
        parse(text, dialect=name)
    assert caught.value.problem.code == "duplicate-id"
    lenient = parse(text, dialect=name, strict=False)
    first, second = lenient
    assert second.id == f"{first.id}~2"
    assert (first.text, second.text) == ("x", "y")
