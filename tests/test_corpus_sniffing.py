"""Which dialect a source is in is found out, with reasons, or asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.corpus import DIALECTS, parse, read, render, sniff
from stancekit.errors import ParseError, Severity
from stancekit.model import Corpus, Document
from stancekit.testing.corpora import documents_text

TEXTS = [
    "MOSCOW, October 4. The ministers met again.\n\nNothing was agreed.",
    "One line | with a bar, and: a colon",
    "Paris\n\n--- \n\nA rule above.",
    "Q: Why?\nA: Because.",
]


@pytest.mark.parametrize(
    "name", ["default", "banner", "front-matter", "tags", "json-lines", "csv", "csv-semicolon"]
)
@pytest.mark.parametrize("text", TEXTS)
def test_what_was_written_is_known_again(name: str, text: str) -> None:
    corpus = Corpus([Document("a", text), Document("b", text)])
    written = render(corpus, dialect=name)
    best, *others = sniff(written)
    assert best.dialect.name == name
    assert best.evidence
    assert all(best.score - other.score >= 0.1 for other in others)
    assert parse(written) == corpus


@pytest.mark.parametrize("text", TEXTS)
def test_plain_text_is_plain(text: str) -> None:
    assert sniff(text)[0].dialect.name == "plain"
    assert [d.text for d in parse(text)] == [text]


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("\n\n   3 of 50 DOCUMENTS\n\n", "nexis", 3),
        ("Title\nText\nEnd of Document\n", "nexis-uni", 3),
        ("Title\n\n1,234 words\n\nText\n\nDocument GRDN000020151002eba20001\n", "factiva", 7),
        ("id|outlet|text\n1|Wire|x\n", "pipe", 1),
        ("desk,text\nworld,x\n", "csv", 1),
        ("\ufeffid,text\r\n1,x\r\n", "csv", 1),
        ('{"id": "a", "text": "' + "x" * 300_000 + '"}', "json-lines", 1),
    ],
)
def test_evidence_names_the_line(text: str, name: str, line: int) -> None:
    best = sniff(text)[0]
    assert best.dialect.name == name
    assert best.evidence[0].line == line
    assert f"line {line} " in str(best)


@pytest.mark.parametrize("text", ["one\n\ftwo\n", "text before\n=== a\n\nx\n"])
def test_ambiguity_is_an_error_that_lists_the_candidates(text: str) -> None:
    with pytest.raises(ParseError, match=r"several dialects.*plain") as caught:
        parse(text)
    assert caught.value.problem.code == "ambiguous-dialect"
    lenient = parse(text, strict=False)
    assert "ambiguous-dialect" in [p.code for p in lenient.problems]
    assert len(lenient) >= 1


def test_read_says_what_it_took() -> None:
    corpus = read(b"id,text\n1,x\n")
    (problem,) = corpus.problems
    assert problem.severity is Severity.INFO
    assert "csv" in problem.message
    assert "'id,text'" in problem.message
    assert not read(b"id,text\n1,x\n", dialect="csv").problems


def test_a_suffix_is_evidence() -> None:
    assert sniff("a,b\n1,2\n", suffix=".csv")[0].dialect.name == "csv"
    assert sniff("id;text\n1;2\n", suffix=".csv")[0].dialect.name == "csv-semicolon"
    assert sniff("a;b\n1;2\n")[0].dialect.name == "plain"


@given(st.binary() | documents_text())
def test_sniffing_never_raises_and_always_knows(sample: bytes | str) -> None:
    candidates = sniff(sample)
    scores = [c.score for c in candidates]
    assert scores == sorted(scores, reverse=True)
    assert {c.dialect for c in candidates} <= set(DIALECTS)
    assert candidates


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{\\rtf1\\ansi Nothing was agreed.}", "RTF"),
        ("%PDF-1.4\n1 0 obj", "PDF"),
        ("\n<!DOCTYPE html>\n<p>Nothing was agreed.", "HTML"),
        ("<html lang='en'>\n<p>Nothing was agreed.", "HTML"),
        ('<?xml version="1.0"?>\n<article/>', "XML"),
        ("Nothing\0was agreed.", "a binary file"),
        ('[\n  {\n "id": "a", "text": "x"}\n]', "a JSON array, not an object a line"),
        ('{\n  "id": "a",\n  "text": "x"\n}', "JSON, but not an object a line"),
    ],
)
def test_what_is_no_plain_text_is_told(text: str, kind: str) -> None:
    corpus = parse(text)
    assert [d.text for d in corpus] == [text]
    (problem,) = corpus.problems
    assert (problem.severity, problem.code) == (Severity.WARNING, "not-plain-text")
    assert f"looks like {kind}," in problem.message
    assert not parse(text, dialect="plain").problems


@pytest.mark.negative
@pytest.mark.parametrize("text", ["<htmlx", "PDF", "< html>", "{rtf", " " * 5000 + "<html>"])
def test_plain_text_is_not_suspected(text: str) -> None:
    assert not parse(text).problems
