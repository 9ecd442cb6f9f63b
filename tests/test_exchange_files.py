"""Tables and studies in files: safe cells, whole files, equal studies."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import stancekit as sk
from stancekit import testing
from stancekit.exchange import (
    load_study,
    save_study,
    to_arrow,
    to_csv,
    to_frame,
    to_jsonl,
    write_atomically,
)
from stancekit.exchange.coding import coding_lines, to_coding_jsonl

cells = st.none() | st.integers() | st.booleans() | testing.texts(12)


@given(st.lists(st.tuples(cells, cells), max_size=4))
@example([("=cmd|' /C calc'!A0", "@x")])
@example([("\tx", "\rx")])
@example([("\udc80", "a\r\nb")])
def test_csv_cells_are_never_formulas_and_read_back(rows: list[tuple[Any, Any]]) -> None:
    table = sk.Table(("a", "b"), rows)
    text = to_csv(table)
    text.encode("utf-8")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == len(rows) + 1
    for row, values in zip(read[1:], rows, strict=True):
        for cell, value in zip(row, values, strict=True):
            if isinstance(value, str):
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
                plain = value.encode("utf-8", "backslashreplace").decode("utf-8")
                assert cell.removeprefix("'") == plain.removeprefix("'")
            else:
                assert cell == ("" if value is None else str(value))


@given(st.lists(st.tuples(cells, cells), max_size=4))
def test_jsonl_has_a_row_a_line(rows: list[tuple[Any, Any]]) -> None:
    table = sk.Table(("a", "b"), rows)
    lines = to_jsonl(table).split("\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in lines] == rows


def test_frames_and_arrow_tables_hold_the_same_rows() -> None:
    table = sk.Table(("actor", "n"), [("Russia", 3), (None, 4)])
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    assert to_frame(table)["n"].tolist() == [3, 4]
    assert to_arrow(table).to_pylist() == list(table)
    assert pandas.DataFrame(list(table)).shape == (2, 2)


@given(study=testing.studies())
def test_studies_read_back_equal(study: sk.Study, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("studies") / "study.json"
    save_study(study, path)
    assert load_study(path) == study


@pytest.mark.negative
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "got no JSON"),
        ("[]", "got no stancekit-study/1 file"),
        ('{"format": "stancekit-study/1"}', r"\$: got None, expected an object"),
        ('{"format": "stancekit-study/1", "study": {}}', r"\$.corpus: got no key 'corpus'"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(sk.ConversionError, match=message) as caught:
        load_study(path)
    assert str(path) in str(caught.value)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "out.txt"
    write_atomically(path, "old")
    assert path.read_text() == "old"

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_coding_form_has_a_line_a_document() -> None:
    document = sk.Document("a", "Russia agreed.", published=sk.PartialDate(2015))
    actor = sk.Actor("russia", "Russia", kind=sk.ActorKind.STATE)
    statement = sk.Statement(
        "a#7-13", "a", kind=sk.StatementKind.INDIRECT, content=[sk.Span(7, 13)], speakers=["russia"]
    )
    study = sk.Study(
        sk.Corpus([document, sk.Document("b", "")]),
        sk.Codebook("c", actors=[actor]),
        statements=[statement],
    )
    first, second = coding_lines(study)
    assert first["statements"][0]["speakers"] == ["Russia"]
    assert first["statements"][0]["content"] == [[7, 13]]
    assert first["published"] == "2015"
    assert len(first["text_sha256"]) == 64
    assert second["statements"] == second["positions"] == second["legal"] == []
    assert len(to_coding_jsonl(study).splitlines()) == 2
