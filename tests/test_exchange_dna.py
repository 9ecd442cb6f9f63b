"""`.dna` files: read, written, and the same both ways."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.errors import ParseError
from stancekit.exchange.dna import (
    DnaCoder,
    DnaDocument,
    DnaProject,
    DnaStatement,
    DnaStatementType,
    DnaVariable,
    check_password,
    hash_password,
    project_of,
    read_dna,
    study_of,
    write_dna,
)
from stancekit.exchange.dna_offsets import Units
from stancekit.model import Study
from stancekit.testing.comparison import coded_studies, dna_projects


def small(text: str = "Moscow backs it.", start: int = 0, stop: int = 6) -> DnaProject:
    variables = [DnaVariable(1, "organization"), DnaVariable(2, "agreement", "boolean")]
    values = (("organization", "Russia"), ("agreement", True))
    return DnaProject(
        [DnaCoder(1, "Admin")],
        [DnaDocument(1, "Title", text, 1)],
        [DnaStatementType(1, "DNA Statement", (1, 2, 3), variables)],
        [],
        [DnaStatement(1, 1, 1, start, stop, 1, values)],
    )


# The engine's sample.


def test_the_sample_reads_whole(shared: Path) -> None:
    project = read_dna(shared / "dna" / "sample.dna")
    sizes = [len(x) for x in (project.coders, project.documents, project.types, project.statements)]
    assert sizes == [4, 7, 3, 41]
    assert len(project.regexes) == 6
    assert len(project.relations) == 12
    assert project.type_of().label == "DNA Statement"
    alliance = next(e for e in project.entities if e.value == "Alliance to Save Energy")
    assert dict(alliance.attributes)["Type"] == "NGO"
    assert all(check_password("sample", c.password) for c in project.coders)
    assert not check_password("Sample", project.coders[0].password)


def test_the_event_list_is_the_engines(shared: Path) -> None:
    rows = read_dna(shared / "dna" / "sample.dna").rows("DNA Statement")
    file = shared / "dna" / "reference" / "export_eventlist.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        theirs = list(csv.DictReader(stream, delimiter=";"))
    assert len(rows) == len(theirs) == 40
    for mine, other in zip(rows, theirs, strict=True):
        for name, value in mine.items():
            if name in ("document_title", "text"):
                continue  # the export replaces semicolons and quotation marks
            expected = str(int(value)) if isinstance(value, bool) else str(value)
            assert other[name] == expected, name


def test_the_sample_comes_back(shared: Path, tmp_path: Path) -> None:
    project = read_dna(shared / "dna" / "sample.dna")
    write_dna(project, tmp_path / "copy.dna")
    assert read_dna(tmp_path / "copy.dna") == project


def test_the_schema_is_the_samples(shared: Path, tmp_path: Path) -> None:
    write_dna(DnaProject(), tmp_path / "empty.dna")
    one, other = (describe(p) for p in (shared / "dna" / "sample.dna", tmp_path / "empty.dna"))
    assert one == other


def describe(path: Path) -> dict[str, object]:
    """Return columns, types, defaults, keys and uniqueness of every table."""
    with closing(sqlite3.connect(path)) as c:
        tables = [n for (n,) in c.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found: dict[str, object] = {}
        for t in tables:
            indexes = (r[1] for r in c.execute(f"PRAGMA index_list({t})"))
            unique = sorted([r[2] for r in c.execute(f"PRAGMA index_info({i})")] for i in indexes)
            keys = sorted(r[2:7] for r in c.execute(f"PRAGMA foreign_key_list({t})"))
            found[t] = (list(c.execute(f"PRAGMA table_info({t})")), unique, keys)
        return found


# Round trips.


@settings(max_examples=25)
@given(dna_projects())
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, project: DnaProject
) -> None:
    path = tmp_path_factory.mktemp("dna") / "project.dna"
    for offsets in ("code points", "utf-16"):
        write_dna(project, path, offsets=offsets)  # type: ignore[arg-type]
        assert read_dna(path, offsets=offsets) == project  # type: ignore[arg-type]
    with closing(sqlite3.connect(path)) as c:
        assert c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert c.execute("PRAGMA foreign_key_check").fetchall() == []
        for s in project.statements:
            rows = sum(
                c.execute(f"SELECT COUNT(*) FROM {t} WHERE StatementId = ?", (s.id,)).fetchone()[0]  # noqa: S608 - four names
                for t in ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT", "DATASHORTTEXT")
            )
            assert rows == 5
    assert project.completed() == project
    assert not list(path.parent.glob(".*"))


@given(st.text(max_size=30), st.data())
def test_units_and_points_are_inverse(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    units = Units(text)
    assert units.to_units(place) == len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
    assert units.to_points(units.to_units(place)) == (place, False)


def test_after_an_emoji_the_editor_counts_otherwise(tmp_path: Path) -> None:
    text = "\N{WAVING HAND SIGN} hello there"
    path = tmp_path / "emoji.dna"
    write_dna(small(text, 3, 8), path)
    assert read_dna(path).rows()[0]["text"] == "ello "
    assert read_dna(path, offsets="utf-16").rows()[0]["text"] == "hello"


def test_an_offset_inside_a_pair_takes_the_whole_character(tmp_path: Path) -> None:
    path = tmp_path / "pair.dna"
    write_dna(small("\N{WAVING HAND SIGN}\N{WAVING HAND SIGN}", 0, 1), path)
    assert read_dna(path, offsets="utf-16").rows()[0]["text"] == "\N{WAVING HAND SIGN}"


@given(st.text(max_size=20))
@settings(max_examples=5)
def test_a_password_has_its_hash(password: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in password):
        return
    assert check_password(password, hash_password(password))
    assert not check_password(password + "x", hash_password(password))


def test_hostile_names_stay_data(tmp_path: Path) -> None:
    name = "O'Brien\"); DROP TABLE STATEMENTS; --"
    project = small()
    variables = (DnaVariable(1, name), *project.types[0].variables[1:])
    project = evolve(
        project,
        types=(evolve(project.types[0], variables=variables),),
        statements=(evolve(project.statements[0], values=((name, name), ("agreement", False))),),
    )
    write_dna(project, tmp_path / "x.dna")
    assert read_dna(tmp_path / "x.dna") == evolve(
        project.completed(), settings=read_dna(tmp_path / "x.dna").settings
    )


# What cannot be.


@pytest.mark.negative
def test_no_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"expected a \.dna"):
        read_dna(tmp_path / "none.dna")
    (tmp_path / "text.dna").write_text("this is a text, and longer than a page header " * 9)
    with pytest.raises(ParseError, match="SQLite refuses"):
        read_dna(tmp_path / "text.dna")
    with closing(sqlite3.connect(tmp_path / "other.dna")) as c:
        c.execute("CREATE TABLE x(y)")
    with pytest.raises(ParseError, match="without SETTINGS"):
        read_dna(tmp_path / "other.dna")


@pytest.mark.negative
def test_an_old_version_is_told(tmp_path: Path) -> None:
    write_dna(evolve(small(), settings=(("version", "2.0"),)), tmp_path / "old.dna")
    with pytest.raises(ParseError, match=r"got version '2\.0', expected 3\.x"):
        read_dna(tmp_path / "old.dna")


@pytest.mark.negative
def test_a_broken_row_is_raised_or_reported(tmp_path: Path) -> None:
    path = tmp_path / "broken.dna"
    write_dna(small(), path)
    with closing(sqlite3.connect(path)) as c:
        c.execute("INSERT INTO STATEMENTS VALUES (9, 1, 77, 0, 4, 1)")
        c.commit()
    with pytest.raises(ParseError, match="STATEMENTS 9: DocumentId: got 77"):
        read_dna(path)
    project = read_dna(path, strict=False)
    assert [p.code for p in project.problems] == ["broken-row"]
    assert len(project.statements) == 1


@pytest.mark.negative
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: DnaDocument(1, "x" * 191, ""), "at most 190"),
        (lambda: DnaStatement(1, 1, 1, 5, 5), "start < stop"),
        (lambda: DnaCoder(1, "x", (0, 0, 256)), "0 to 255"),
        (lambda: DnaVariable(1, "x", "float"), "one of short text"),
        (lambda: small().type_of("Other"), "expected one of DNA Statement"),
        (lambda: hash_password("x", salt=b"short"), "16 bytes"),
    ],
)
def test_what_the_schema_bars_is_told(make: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()  # type: ignore[operator]


@pytest.mark.negative
def test_a_project_that_breaks_the_schema_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kept.dna"
    write_dna(small(), path)
    before = path.read_bytes()
    broken = evolve(small(), documents=(DnaDocument(1, "T", "text", 99),))
    with pytest.raises(ValueError, match="breaks the schema"):
        write_dna(broken, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["kept.dna"]


# Studies.


def test_the_sample_becomes_positions(shared: Path) -> None:
    study = study_of(read_dna(shared / "dna" / "sample.dna"))
    assert len(study.positions) == 40
    assert not study.problems
    assert {p.coder for p in study.positions} == {"person:Coder 1"}
    assert len(study.corpus) == 7
    from stancekit.comparison import compare  # noqa: PLC0415 - one test compares

    both = compare(study, "Sierra Club", "Alliance to Save Energy", repeats="ignore")
    assert both["Emissions legislation should regulate CO2."].verdict == "agree"


@given(coded_studies())
@settings(max_examples=15)
def test_positions_survive_the_editors_format(
    tmp_path_factory: pytest.TempPathFactory, study: Study
) -> None:
    path = tmp_path_factory.mktemp("dna") / "study.dna"
    project = project_of(study)
    write_dna(project, path)
    assert read_dna(path) == project
    labels = {t.id: t.label for t in project.types}
    kinds = [labels[s.type] for s in project.statements]
    neutral = sum(p.stance == "neutral" for p in study.positions)
    assert kinds.count("Neutral position") == neutral
    assert kinds.count("DNA Statement") == len(study.positions) - neutral
    assert kinds.count("Legal basis") == len(study.legal_bases)
    back = study_of(read_dna(path), statement_type="DNA Statement")
    numbers = {d.id: str(n) for n, d in enumerate(study.corpus, 1)}
    expected = sorted(
        (numbers[p.document], p.passage.span, p.stance)
        for p in study.positions
        if p.stance != "neutral"
    )
    assert sorted((p.document, p.passage.span, p.stance) for p in back.positions) == expected


@pytest.mark.negative
def test_what_is_no_position_is_a_problem() -> None:
    project = small()
    kinds = (
        evolve(
            project.types[0], variables=(*project.types[0].variables, DnaVariable(3, "concept"))
        ),
    )
    study = study_of(evolve(project, types=kinds).completed())
    assert [p.code for p in study.problems] == ["no-position"]
    assert "got no issue" in study.problems[0].message
    with pytest.raises(ValueError, match="got 'plot', expected one of"):
        study_of(project, issue="plot")
