"""Codebooks load whole or tell every reason why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stancekit import codebook
from stancekit.errors import CodebookError
from stancekit.model import ActorKind


def write(folder: Path, text: str, name: str = "codebook.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(CodebookError) as caught:
        codebook.load(path)
    return [str(p).removeprefix(f"{path.parent}/") for p in caught.value.problems]


ACTOR = '[actors.a]\nname = "A"\nkind = "person"\n'


@pytest.mark.parametrize("name", codebook.available())
def test_shipped_codebooks_load_without_a_problem(name: str) -> None:
    assert codebook.load_with_problems(name)[1] == ()


def test_syria_2015_has_every_actor_and_issue_of_the_gold(shared: Path) -> None:
    book = codebook.load("syria-2015")
    kinds = {"person": ActorKind.PERSON, "state": ActorKind.STATE, "group": ActorKind.GROUP}
    names = {a.name: a.kind for a in book.actors}
    for line in (shared / "gold/actors.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert names[row["name"]] == kinds.get(row["type"], ActorKind.ORGANIZATION)
    for line in (shared / "gold/issues.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        issue = book.issue(row["id"])
        got = (str(issue.kind), issue.parent, issue.sign, issue.core)
        assert got == (row["kind"], row["parent"], row["sign"], row["core"])


def test_an_included_entry_is_extended(tmp_path: Path) -> None:
    write(tmp_path, ACTOR + 'aliases = ["X"]\n', "base.toml")
    extension = '[actors.a]\noverride = "extend"\naliases = ["Y"]\nkind = "group"\n'
    path = write(tmp_path, 'include = ["base.toml"]\n' + extension)
    actor = codebook.load(path).actor("a")
    assert (actor.name, actor.kind, actor.aliases) == ("A", ActorKind.GROUP, ("X", "Y"))


def test_an_included_entry_is_replaced_or_removed(tmp_path: Path) -> None:
    write(tmp_path, ACTOR + '[actors.b]\nname = "B"\nkind = "state"\n', "base.toml")
    override = '[actors.a]\noverride = "remove"\n[actors.b]\noverride = "replace"\nname = "C"\n'
    path = write(tmp_path, 'include = ["base.toml"]\n' + override + 'kind = "state"\n')
    assert [a.name for a in codebook.load(path).actors] == ["C"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colour = 1", "codebook.toml:1: error: colour: got 'colour', expected one of name, "),
        (ACTOR + "alias = []", "codebook.toml:4: error: actors.a.alias: got 'alias', expected one"),
        ('[actors.a]\nname = "A"', "codebook.toml:1: error: actors.a: got no kind, expected one"),
        (ACTOR.replace("person", "man"), "codebook.toml:3: error: actors.a.kind: got 'man', "),
        (
            ACTOR + 'roles = [\n  { title = "T", since = "May" },\n]',
            "codebook.toml:5: error: actors.a.roles[0].since: got 'May', expected a date",
        ),
        (
            ACTOR + 'roles = [{ title = "T", of = "b" }]',
            "codebook.toml:4: error: actors.a.roles[0].of: got 'b', expected the id of an actor",
        ),
        (
            '[issues.x]\nparent = "y"',
            "codebook.toml:2: error: issues.x.parent: got 'y', expected the id of an issue",
        ),
        (
            ACTOR + '[actors.b]\nname = "B"\nkind = "person"\naliases = ["C", "A"]',
            "codebook.toml:7: error: actors.b.aliases[1]: got 'A', which is a name of 'a' already",
        ),
        (
            ACTOR + 'aliases = ["Us"]',
            "codebook.toml:4: error: actors.a.aliases[0]: got 'Us', which is a word of every text",
        ),
        (
            ACTOR
            + '[actors.s]\nname = "S"\nkind = "state"\n'
            + '[actors.b]\nname = "B"\nkind = "person"\n'
            + 'roles = [{ title = "King", of = "s", since = "2001", until = "2009" }]\n'
            + '[actors.c]\nname = "C"\nkind = "person"\n'
            + 'roles = [\n{ title = "king", of = "s", since = "2005" }]\n',
            "codebook.toml:15: error: actors.c.roles[0]: 'king' of 's' from 2005 to None overlaps ",
        ),
        (
            '[issues.x]\nparent = "y"\n[issues.y]\nparent = "x"',
            "codebook.toml:2: error: issues.x.parent: got 'y', whose own parents lead back to 'x'",
        ),
        ("[issues.x]\nsign = 2", "codebook.toml:2: error: issues.x.sign: got 2, expected -1, 0 or"),
        ('[issues.x]\npro = "go"', "codebook.toml:2: error: issues.x.pro: got 'go', expected an a"),
        (
            ACTOR + 'override = "extend"',
            "codebook.toml:4: error: actors.a.override: got 'extend', ",
        ),
        ('include = ["no.toml"]', "codebook.toml:1: error: include[0]: got 'no.toml', expected a"),
        (
            'include = ["codebook.toml"]',
            "codebook.toml:1: error: include[0]: got 'codebook.toml', ",
        ),
        ("[actors.A]\n" + ACTOR, "codebook.toml:1: error: actors.A: got the id 'A', expected "),
        ('name = "a\n', "codebook.toml:1:10: error: "),
        (
            '[[tests]]\ntext = "x"\nissue = "i"\nstance = "support"',
            "codebook.toml:3: error: tests[0].issue: got 'i', expected the id of an issue",
        ),
    ],
)
def test_an_error_names_file_line_and_key(tmp_path: Path, text: str, expected: str) -> None:
    assert any(p.startswith(expected) for p in problems(write(tmp_path, text))), problems(
        tmp_path / "codebook.toml"
    )


def test_every_error_is_told_at_once(tmp_path: Path) -> None:
    assert len(problems(write(tmp_path, "a = 1\nb = 2\n" + ACTOR + "c = 3"))) == 3


def test_no_such_codebook() -> None:
    with pytest.raises(CodebookError, match="got 'atlantis', expected a file, a folder or one of"):
        codebook.load("atlantis")
