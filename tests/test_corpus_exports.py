"""Full-text exports of news databases: what is metadata becomes fields, the text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data_exports import CODED, FACTIVA, NEXIS, UNI
from stancekit.corpus import parse, sniff
from stancekit.corpus.tracing import PartKind, trace
from stancekit.errors import ParseError, Severity
from stancekit.model import PartialDate
from stancekit.testing.corpora import documents_text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_classic_nexis(end: str) -> None:
    corpus = parse(NEXIS.replace("\n", end), dialect="nexis", name="export")
    first, second = corpus
    assert first.id == "export-1"
    assert first.title == "Ministers weigh an air campaign as allies disagree"
    assert first.outlet == "The Harbour Chronicle"
    assert first.published == PartialDate(2015, 10, 2)
    assert first.author == "Ann Writer in Geneva"
    assert first.language == "en"
    assert first.text.startswith(f"The minister told reporters on Wednesday that the talks{end}")
    assert first.text.endswith(f"and{end}the doors stayed shut.")
    extra = dict(first.extra)
    assert extra["edition"] == "Final Edition"
    assert extra["section"] == "WORLD; Pg. 12"
    assert extra["load-date"] == "October 3, 2015"
    assert extra["publication-type"] == "Newspaper"
    assert extra["copyright"].startswith("Copyright 2015 Harbour")
    assert (second.title, second.outlet) == ("Untold", "Wire Agency")
    assert second.published == PartialDate(2015, 10)
    assert second.text == "Nothing was agreed."
    assert dict(second.extra)["dateline"] == "MOSCOW, Oct 4"
    (cover,) = corpus.problems
    assert (cover.severity, cover.code, cover.line) == (Severity.INFO, "cover-sheet", 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_nexis_uni(end: str) -> None:
    first, second = parse(UNI.replace("\n", end), dialect="nexis-uni")
    assert (first.id, first.title) == ("1", "Ministers weigh an air campaign")
    assert (first.outlet, first.author) == ("The Harbour Chronicle", "Ann Writer")
    assert (str(first.published), first.language) == ("2015-10-02", "en")
    assert first.text == f"The minister spoke on Wednesday.{end}{end}Nobody left."
    extra = dict(first.extra)
    assert extra["date-line"] == "October 2, 2015 Friday 8:15 AM GMT"
    assert extra["section"] == "WORLD; Version:1"
    assert extra["load-date"] == "October 3, 2015"
    assert (second.title, second.text, str(second.published)) == ("Second", "Short.", "2015-10")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_factiva(end: str) -> None:
    first, second = parse(FACTIVA.replace("\n", end), dialect="factiva")
    assert first.id == "HARCHR0020151002eba20001"
    assert (first.author, first.outlet) == ("Ann Writer", "The Harbour Chronicle")
    assert (str(first.published), first.language) == ("2015-10-02", "en")
    assert first.title == "World Ministers weigh an air campaign"
    assert first.text == f"The minister spoke on Wednesday.{end}{end}Nobody left."
    extra = dict(first.extra)
    assert (extra["length"], extra["time"], extra["source-code"], extra["page"]) == (
        "1,234 words",
        "08:15",
        "HARCHR",
        "12",
    )
    assert (second.title, dict(second.extra)["section"]) == ("Second title", "News Desk")
    assert second.text == "Short text here."


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_factiva_with_field_codes(end: str) -> None:
    corpus = parse(CODED.replace("\n", end), dialect="factiva")
    first, second, third = corpus
    assert not corpus.problems
    assert first.id == "HARCHR0020151002eba20001"
    assert first.title == "Ministers weigh an air campaign as allies disagree"
    assert (first.author, first.outlet) == ("Ann Writer in Geneva", "The Harbour Chronicle")
    assert (str(first.published), first.language) == ("2015-10-02", "en")
    assert first.text == (
        f"The minister spoke on Wednesday.{end}{end}IN Geneva nobody left.{end}{end}"
        "RF officials were told."
    )
    assert first.extra == (
        ("head", "Page 1 of 2"),
        ("section", "World"),
        ("length", "1,234 words"),
        ("date-line", "2 October 2015"),
        ("time", "08:15"),
        ("source-code", "HARCHR"),
        ("page", "12"),
        ("copyright", "(c) 2015 Harbour Newspapers Limited"),
        ("company", "unitna : United Nations"),
        ("subject", "gdip : International Relations | gcat : Political News"),
        ("region", "usa : United States | russ : Russia"),
        ("publisher", "Harbour Newspapers"),
    )
    assert (second.id, second.title) == ("WIRE000020151003eba30002", "Second title")
    assert second.text == f"MOSCOW, Oct 4 (Wire) - Short text.{end}The rest."
    assert (str(second.published), second.language) == ("2015-10", "fr")
    assert dict(second.extra)["language-name"] == "French; English"
    assert (third.id, third.title, third.text) == (
        "WIRE000020151003eba30003",
        "Untold",
        "TD Bank said nothing.",
    )
    assert dict(third.extra)["subject"] == "gvio : Military Action"


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("HD  A\n", "HD A\n", "Lead.\n\nRest."),
        ("TD\nRest.", "TD Rest.", "Lead.\n\nRest."),
        ("\nTD\nRest.", "TD Rest.", "Lead.\nRest."),
        ("\nTD\nRest.", "", "Lead."),
        ("LP\nLead.\n\n", "", "Rest."),
        ("LP\nLead.\n\nTD\nRest.\n\n", "", ""),
        ("TD\nRest.", "TD\nRest.\n\nIN all, RE PORT", "Lead.\n\nRest.\n\nIN all, RE PORT"),
        ("TD\nRest.", "TD\nTD Bank.\n\nTD Bank?", "Lead.\n\nTD Bank.\n\nTD Bank?"),
        ("NS  gcat : News", "NS gcat : News", "Lead.\n\nRest."),
        ("NS  gcat : News\n", "", "Lead.\n\nRest."),
        ("AN  Document ", "AN ", "Lead.\n\nRest."),
        ("AN  ", "AN\n\n", "Lead.\n\nRest."),
    ],
)
def test_field_codes_as_they_come(old: str, new: str, text: str) -> None:
    export = (
        "HD  A\nWC  2 words\nPD  2 October 2015\nSN  Wire\n\nLP\nLead.\n\nTD\nRest.\n\n"
        "NS  gcat : News\nAN  Document WIRE000020151003eba30002\n"
    )
    assert old in export
    (document,) = parse(export.replace(old, new), strict=False)
    assert (document.title, document.outlet, document.text) == ("A", "Wire", text)
    assert (document.id, str(document.published)) == ("WIRE000020151003eba30002", "2015-10-02")


def test_articles_that_only_look_coded_are_not() -> None:
    """A line in capitals is no headline code where no other code stands with it."""
    text = "HD screens\nsell\n\n3 words\n2 October 2015\nWire\nWIRE\nEnglish\n\nThey do.\n\n"
    (document,) = parse(text + "Document WIRE000020151003eba30002\n", dialect="factiva")
    assert (document.title, document.text) == ("HD screens sell", "They do.")


def test_the_summary_of_a_search_is_told() -> None:
    text = FACTIVA + "Search Summary\nText\tair campaign\nResults Found 2\n"
    corpus = parse(text)
    assert len(corpus) == 2
    (problem,) = corpus.problems
    line = FACTIVA.count("\n") + 1
    assert (problem.severity, problem.code, problem.line) == (Severity.INFO, "search-summary", line)
    with pytest.raises(ParseError, match="after the last document"):
        parse(FACTIVA + "Search\n", dialect="factiva")


@pytest.mark.parametrize(
    ("text", "name"),
    [(NEXIS, "nexis"), (UNI, "nexis-uni"), (FACTIVA, "factiva"), (CODED, "factiva")],
)
def test_exports_are_known_by_their_lines(text: str, name: str) -> None:
    assert sniff(text)[0].dialect.name == name
    assert len(parse(text)) == (3 if text is CODED else 2)
    assert parse(text) == parse(text, dialect=name)


@pytest.mark.parametrize("name", ["nexis", "nexis-uni", "factiva"])
@given(st.lists(documents_text(), min_size=1, max_size=4))
@example(["HD  A\nWC 1 words\nLP\nx\n\nTD\n\ny"])
@example(["HD  A\nWC 1 words\nLP x\nTD y"])
def test_texts_of_exports_stand_in_the_source(name: str, pieces: list[str]) -> None:
    marks = {"nexis": "1 of 2 DOCUMENTS", "nexis-uni": "End of Document"}
    mark = marks.get(name, "Document ABCD0000020151002eba20001")
    text = f"\n\n{mark}\n\n".join(pieces)
    stood: dict[str, str] = {}
    for part in trace(text, name):
        if part.kind is PartKind.TEXT and part.document is not None:
            stood[part.document] = stood.get(part.document, "") + text[part.start : part.stop]
    for document in parse(text, dialect=name, strict=False):
        assert document.text == stood.get(document.id, "")


@pytest.mark.parametrize("code", ["HD", "BY", "WC", "PD", "SN", "SC", "LA", "CY", "LP", "TD"])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_values_of_codes_are_kept(code: str, value: str) -> None:
    """Whatever stands after a code is in a field or in the text."""
    fields = dict(zip(("HD", "WC", "PD", "SN"), ("A", "2 words", "2015", "Wire"), strict=True))
    fields |= {code: "".join(value.split()).lower() or "x"}
    lines = [f"{name}  {fields[name]}" for name in ("HD", "BY", "WC", "PD", "SN", "SC", "LA", "CY")
             if name in fields]  # fmt: skip
    lines += ["", *(f"{name}\n{fields.get(name, 'y')}\n" for name in ("LP", "TD"))]
    text = "\n".join(lines) + "\nAN  Document WIRE000020151003eba30002\n"
    (document,) = parse(text, dialect="factiva")
    values = [v for _, v in document.extra]
    known = [document.title, document.outlet, document.author, document.language, document.text]
    assert any(fields[code] in (v or "") for v in (*values, *known))


def test_an_export_without_its_last_line_is_told() -> None:
    text = UNI + "Third\n\nBody\n\nlost"
    corpus = parse(text, dialect="nexis-uni", strict=False)
    assert len(corpus) == 2
    assert [p.code for p in corpus.problems] == ["text-after"]
