"""Full-text exports of news databases: what is metadata becomes fields, the text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.corpus import parse
from stancekit.errors import Severity
from stancekit.model import PartialDate
from stancekit.testing.corpora import documents_text

NEXIS = """\
Print Request:   Current Document: 3
Time of Request: Monday, November 23, 2015

                               1 of 2 DOCUMENTS


                             The Harbour Chronicle

                            October 2, 2015 Friday
                                 Final Edition

Ministers weigh an air campaign as allies
disagree

BYLINE: Ann Writer in Geneva

SECTION: WORLD; Pg. 12

LENGTH: 41 words

The minister told reporters on Wednesday that the talks
would go on.

UPDATE: nobody left the room, an aide said, and
the doors stayed shut.

LOAD-DATE: October 3, 2015

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                   Copyright 2015 Harbour Newspapers Limited
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                   Copyright 2015 Wire Agency
                              All Rights Reserved

                                 Wire Agency

                                 October 2015

LENGTH: 3 words

HEADLINE: Untold

DATELINE: MOSCOW, Oct 4

Nothing was agreed.

LOAD-DATE: October 5, 2015
"""

UNI = """\
Document 1 of 2
Ministers weigh an air campaign
The Harbour Chronicle
October 2, 2015 Friday 8:15 AM GMT


Copyright 2015 Harbour Newspapers Limited All Rights Reserved

Section: WORLD; Version:1
Length: 41 words
Byline: Ann Writer
Body


The minister spoke on Wednesday.

Nobody left.


Classification


Language: ENGLISH
Publication-Type: Newspaper
Load-Date: October 3, 2015


End of Document
Document 2 of 2
Second
Wire Agency
October 2015

Body

Short.

End of Document
"""

FACTIVA = """\
World
Ministers weigh an air campaign

By Ann Writer
1,234 words
2 October 2015
08:15
The Harbour Chronicle
HARCHR
12
English
(c) 2015 Harbour Newspapers Limited

The minister spoke on Wednesday.

Nobody left.

Document HARCHR0020151002eba20001

News Desk

Second title
3 words
October 2015
Wire Agency
WIRE
English
Copyright 2015. Wire Agency.
Short text here.

Document WIRE000020151003eba30002
"""


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


@pytest.mark.parametrize(
    ("text", "name"), [(NEXIS, "nexis"), (UNI, "nexis-uni"), (FACTIVA, "factiva")]
)
def test_exports_are_known_by_their_lines(text: str, name: str) -> None:
    assert len(parse(text)) == 2
    assert parse(text) == parse(text, dialect=name)


@pytest.mark.parametrize("name", ["nexis", "nexis-uni", "factiva"])
@given(st.lists(documents_text(), min_size=1, max_size=4))
def test_texts_of_exports_stand_in_the_source(name: str, pieces: list[str]) -> None:
    marks = {"nexis": "1 of 2 DOCUMENTS", "nexis-uni": "End of Document"}
    mark = marks.get(name, "Document ABCD0000020151002eba20001")
    text = f"\n\n{mark}\n\n".join(pieces)
    for document in parse(text, dialect=name, strict=False):
        assert document.text in text


def test_an_export_without_its_last_line_is_told() -> None:
    text = UNI + "Third\n\nBody\n\nlost"
    corpus = parse(text, dialect="nexis-uni", strict=False)
    assert len(corpus) == 2
    assert [p.code for p in corpus.problems] == ["text-after"]
