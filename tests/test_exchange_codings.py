"""Codings by others: evidence found in the text, or refused with the nearest passage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.errors import ParseError
from stancekit.exchange.codings import coding_schema, load_codings, read_codings
from stancekit.exchange.locating import NotLocatedError, locate, nearest
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Document,
    Issue,
    Span,
    Study,
)
from stancekit.testing.comparison import coded_studies
from work import work

TEXT = (
    "Envoys met in Geneva on Friday.\n\n"
    "\N{LEFT DOUBLE QUOTATION MARK}We will never accept a truce that rewards the men who shelled "
    "our towns,\N{RIGHT DOUBLE QUOTATION MARK} the minister  said. He added that the airstrikes "
    "would go on until the last depot was gone \N{EN DASH} and not a day longer.\n\n"
    "Rain fell."
)
CORPUS = Corpus([Document("a", TEXT), Document("b", "Another text.")])
CODEBOOK = Codebook(
    "c",
    actors=[Actor("russia", "Russia", kind=ActorKind.STATE, aliases=["Moscow"])],
    issues=[Issue("truce", description="A truce is good."), Issue("airstrikes")],
)


def coding(**more: Any) -> dict[str, Any]:
    row = {"document": "a", "holder": "Moscow", "issue": "truce", "stance": "oppose"}
    return row | {"evidence": "We will never accept a truce"} | more


# Finding.


@given(st.text(max_size=60), st.data())
def test_what_stands_in_the_text_is_found_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))].strip()
    if not piece:
        return
    found = locate(text, piece)
    assert found.how == "exact"
    assert found.spans[0].of(text) == piece
    assert found.occurrences >= 1


@given(st.text(max_size=80), st.text(max_size=80))
@example("\N{LATIN SMALL LETTER SHARP S}", "SS")
@example("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i")
@example("a\N{SOFT HYPHEN}b", "ab")
@example(" ' ", '"')
def test_any_text_is_found_or_refused(text: str, quotation: str) -> None:
    try:
        found = locate(text, quotation)
    except NotLocatedError as error:
        assert error.passage is None or error.passage.stop <= len(text)  # noqa: PT017 - either way
    else:
        assert all(span.of(text) for span in found.spans)
        assert 0 <= found.likeness <= 1


@pytest.mark.parametrize(
    ("quotation", "how", "words"),
    [
        ("the minister said", "normalized", "the minister  said"),
        ('"WE WILL NEVER accept a truce', "normalized", None),
        ("gone - and not a day longer", "normalized", "gone \N{EN DASH} and not a day longer"),
        ("a truce that rewards the man who shelled our town", "fuzzy", None),
        (
            "the airstrike would go on untill the last depot was gone",
            "fuzzy",
            "the airstrikes would go on until the last depot was gone",
        ),
        ("the airstrikes would go on until every last depot was gone", "fuzzy", None),
    ],
)
def test_quotations_that_differ_a_little(quotation: str, how: str, words: str | None) -> None:
    found = locate(TEXT, quotation)
    assert found.how == how
    assert words is None or found.spans[0].of(TEXT) == words


def test_pieces_around_an_ellipsis() -> None:
    for mark in ("...", " \N{HORIZONTAL ELLIPSIS} ", " [...] ", "(\N{HORIZONTAL ELLIPSIS})"):
        found = locate(TEXT, f"We will never accept a truce{mark}the men who shelled our towns")
        assert found.how == "pieces"
        assert [s.of(TEXT) for s in found.spans] == [
            "We will never accept a truce",
            "the men who shelled our towns",
        ]


@pytest.mark.negative
@pytest.mark.parametrize(
    "quotation",
    [
        "",
        "   ",
        "...",
        "Moscow signed the agreement yesterday",
        "We will gladly accept any truce that anybody offers to our men",
        "our towns ... We will never",
    ],
)
def test_what_is_not_in_the_text_is_refused(quotation: str) -> None:
    with pytest.raises(NotLocatedError, match="expected words of the text"):
        locate(TEXT, quotation)


def test_the_nearest_passage_is_named() -> None:
    with pytest.raises(NotLocatedError, match=r"nearest is '.*accept a truce"):
        locate(TEXT, "We will gladly accept any truce that anybody offers to our men")
    passage = nearest(TEXT, "the last depot in town")
    assert passage is not None
    assert "last depot" in passage.of(TEXT)
    assert nearest(TEXT, "xyzzy") is None


@pytest.mark.parametrize(
    "unit", ["th" * 10, "a b c ", "\N{LEFT DOUBLE QUOTATION MARK}", "... ", " ", "((((", "aaaa "]
)
def test_work_grows_with_the_text(unit: str) -> None:
    quotation = unit * 20 + " nothing of the kind was said by any of those who were there"

    def refuse(text: str) -> None:
        with pytest.raises(NotLocatedError):
            locate(text, quotation)

    def cost(count: int) -> int:
        return work(lambda: refuse(unit * count))

    # Ten times the text; a square would be a hundred.
    assert cost(20_000) <= 11 * cost(2_000) + 200


# Reading.


def test_a_row_becomes_a_position() -> None:
    row = coding(reported_by="Moscow; Russia", weak="yes", mode="", condition="", note="seen")
    found = read_codings([row], CORPUS, coder="model:x", codebook=CODEBOOK)
    (position,) = found.positions
    assert position.holder == "russia"
    assert position.reported_by == ("russia", "russia")
    assert position.weak
    assert position.coder == "model:x"
    assert position.rule == "seen"
    assert position.passage.span.of(TEXT) == "We will never accept a truce"
    study = found.added_to(Study(CORPUS, CODEBOOK))
    assert study.positions == (position,)


@pytest.mark.negative
@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"document": "z"}, "no document 'z'"),
        ({"holder": "Rusia"}, "near: Russia"),
        ({"issue": "truse"}, "near: truce"),
        ({"stance": "for"}, "stance"),
        ({"evidence": "They signed it at once"}, "expected words of the text"),
        ({"evidence": None}, "evidence"),
        ({"weak": "perhaps"}, "weak"),
        ({"colour": "red"}, "unknown key colour"),
        ({"condition": "if pigs could fly over the river"}, "expected words of the text"),
    ],
)
def test_a_bad_row_is_refused(more: dict[str, Any], said: str) -> None:
    rows = [coding(), coding(**more)]
    with pytest.raises(ParseError, match=said):
        read_codings(rows, CORPUS, coder="person:Ann", codebook=CODEBOOK)
    found = read_codings(rows, CORPUS, coder="person:Ann", codebook=CODEBOOK, strict=False)
    assert len(found.positions) == 1
    assert [p.line for p in found.problems] == [2]


@pytest.mark.negative
@pytest.mark.parametrize("row", [None, 3, "text", [1], {}])
def test_what_is_no_row_is_a_problem(row: Any) -> None:
    found = read_codings([row], CORPUS, coder="person:Ann", strict=False)
    assert [p.code for p in found.problems] == ["bad-coding"]


def test_unknown_holders_can_be_let_in() -> None:
    rows = [coding(holder="The Elders"), coding(holder="the elders")]
    found = read_codings(rows, CORPUS, coder="person:Ann", codebook=CODEBOOK, unknown=True)
    assert [a.id for a in found.actors] == ["local:the-elders"]
    assert len({p.id for p in found.positions}) == 2


def test_files(tmp_path: Path) -> None:
    row = coding()
    names = ",".join(row)
    cells = ",".join(f'"{v}"' for v in row.values())
    files = {
        "x.csv": f"\ufeff{names}\r\n{cells}\r\n",
        "semicolon.csv": f"{names}\n{cells}\n".replace(",", ";"),
        "x.tsv": f"{names}\n{cells}\n".replace(",", "\t"),
        "x.jsonl": json.dumps(row) + "\n\n",
        "x.json": json.dumps({"codings": [row]}),
        "list.json": json.dumps([row]),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        found = load_codings(tmp_path / name, CORPUS, coder="person:Ann", codebook=CODEBOOK)
        assert len(found.positions) == 1, name
    for name, text in {"x.txt": "", "bad.json": "{", "other.json": "{}"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(ParseError, match=r"got|Expecting"):
            load_codings(tmp_path / name, CORPUS, coder="person:Ann")


# The schema.


def test_the_schema_is_one_and_strict() -> None:
    for codebook in (None, CODEBOOK):
        schema = coding_schema(codebook)
        jsonschema.Draft202012Validator.check_schema(schema)
        item = schema["properties"]["codings"]["items"]
        assert item["required"] == list(item["properties"])
        assert item["additionalProperties"] is False
    assert item["properties"]["issue"]["enum"] == ["truce", "airstrikes"]
    assert "A truce is good." in item["properties"]["issue"]["description"]


@given(coded_studies())
def test_positions_survive_the_form(study: Study) -> None:
    """A position written as a coding satisfies the schema and reads back with its words."""
    rows = [
        {
            "document": p.document,
            "holder": study.name_of(p.holder),
            "issue": p.issue,
            "stance": str(p.stance),
            "evidence": study.text_of(p.document, p.evidence),
            "mode": str(p.mode),
            "condition": None,
            "addressee": None,
            "reported_by": [],
            "headline": p.headline,
            "weak": p.weak,
            "note": "",
        }
        for p in study.positions
    ]
    jsonschema.validate({"codings": rows}, coding_schema(study.codebook))
    found = read_codings(rows, study.corpus, coder="model:x", codebook=study.codebook, strict=False)
    refused = {p.line for p in found.problems}
    kept = [p for n, p in enumerate(study.positions, 1) if n not in refused]
    # Only evidence of nothing but white space has no words to be found by.
    assert all(not rows[n - 1]["evidence"].strip() for n in refused if n)
    for before, after in zip(kept, found.positions, strict=True):
        assert (before.holder, before.issue, before.stance) == (
            after.holder,
            after.issue,
            after.stance,
        )
        words = study.text_of(before.document, before.evidence).strip()
        assert study.text_of(after.document, after.evidence) == words


def test_spans_stay_inside() -> None:
    found = locate("x" * 5, "x" * 5)
    assert found.spans == (Span(0, 5),)
