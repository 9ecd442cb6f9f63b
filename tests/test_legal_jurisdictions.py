"""Tables and jurisdictions: merging, extending, refusing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit import legal
from stancekit.codebook import ActorIndex
from stancekit.legal.tables import TableError
from stancekit.model import Document

LUNAR = (
    "name\tsymbol\tkind\taliases\tshort\nLunar Pact\t\ttreaty\tLunar Pact; Pact of the Moon\tPact\n"
)
GROUNDS = """
[[ground]]
code = "LUNAR_PEACE"
family = "norm"
cues = ["peace of the moon"]

[[reference]]
instrument = "Lunar Pact"
ground = "LUNAR_PEACE"
"""


@pytest.fixture
def moon(tmp_path: Path) -> legal.Jurisdiction:
    folder = tmp_path / "moon"
    folder.mkdir()
    (folder / "instruments.tsv").write_text(LUNAR, encoding="utf-8")
    (folder / "grounds.toml").write_text(GROUNDS, encoding="utf-8")
    return legal.load_jurisdiction(folder)


def test_a_folder_of_two_files_is_a_jurisdiction(moon: legal.Jurisdiction) -> None:
    both = legal.shipped().merged(moon)
    text = "They violated Article 3 of the Pact of the Moon and Article 51 of the UN Charter."
    found = [(r.instrument, r.provision) for r in legal.references(text, both.instruments)]
    assert found == [("Lunar Pact", "Article 3"), ("UN Charter", "Article 51")]
    assert [r.instrument for r in legal.references(text)] == ["UN Charter"]
    bases = legal.cite(
        Document("a", text),
        (),
        (),
        ActorIndex(()),
        grounds=both.grounds,
        instruments=both.instruments,
    )
    assert [(b.ground, str(b.mode)) for b in bases] == [
        ("LUNAR_PEACE", "violated"),
        ("SELF_DEFENCE", "asserted"),
    ]


def test_the_second_shipped_jurisdiction() -> None:
    union = legal.shipped("international", "european-union")
    text = (
        "Brussels agreed on EU sanctions under Article 215 TFEU and invoked the solidarity clause."
    )
    (found,) = legal.references(text, union.instruments)
    assert found.instrument == "Treaty on the Functioning of the European Union"
    assert found.provision == "Article 215"
    bases = legal.cite(
        Document("a", text),
        (),
        (),
        ActorIndex(()),
        grounds=union.grounds,
        instruments=union.instruments,
    )
    assert {b.ground for b in bases} == {"EU_SANCTIONS", "TREATY_ASSISTANCE"}
    assert legal.references(text) == ()


def test_a_later_row_replaces_an_earlier_one() -> None:
    mine = legal.read_instruments("name\tkind\tdate\nUN Charter\tcharter\t1999\n")
    merged = legal.shipped().instruments.merged(mine)
    known = merged.named("UN Charter")
    assert known is not None
    assert known.date == "1999"
    shipped = legal.shipped().instruments.named("UN Charter")
    assert shipped is not None
    assert shipped.date == "1945-06-26"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "no lines"),
        ("title\nx", "expected name"),
        ("name\tcolour\nx\ty", "colour"),
        ("name\nA\nA", "line|A"),
        ("name\nA\tB", "2 cells"),
        ("name\taliases\nA\t(open", "expected one"),
        ("name\taliases\nA\t[maybe]", "always there"),
        ("name\taliases\nA\t(this|that)", "outside brackets"),
    ],
)
def test_wrong_tables_are_refused_with_their_line(table: str, words: str) -> None:
    with pytest.raises(TableError, match=words) as caught:
        legal.read_instruments(table, "mine.tsv")
    assert caught.value.problem.document == "mine.tsv"


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"expected instruments\.tsv"):
        legal.load_jurisdiction(tmp_path)
    with pytest.raises(ValueError, match="expected one of"):
        legal.shipped("atlantis")


@given(st.text(alphabet="name\taliases\n()[]|;~^<3>A é", max_size=60))
def test_any_table_is_read_or_refused(table: str) -> None:
    try:
        found = legal.read_instruments(table)
    except legal.TableError as error:
        assert error.problem.message  # noqa: PT017 - refusal is one of two good outcomes
    else:
        assert len({i.name for i in found.instruments}) == len(found.instruments)
