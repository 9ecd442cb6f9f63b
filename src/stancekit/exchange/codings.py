"""Positions coded by others: a spreadsheet, a person, a language model.

Others quote their evidence instead of counting offsets. What they quote is looked for in the
text, and refused where it is not there.
"""

from __future__ import annotations

import csv
import io
import json
import os
import types
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import evolve, field, frozen

from stancekit.comparison.finding import find_actor, find_issue
from stancekit.errors import ConversionError, ParseError, Problem, Severity
from stancekit.exchange.convert import from_plain
from stancekit.exchange.locating import Located, Locator, NotLocatedError
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Position,
    PositionMode,
    Span,
    Stance,
    Study,
    checks,
)

__all__ = ["Coding", "Codings", "coding_schema", "load_codings", "read_codings"]


def _about(text: str) -> dict[str, str]:
    return {"description": text}


@frozen
class Coding:
    """The coding form: one position, as somebody who read the article writes it down.

    Attributes:
        document: Id of the document.
        holder: Name, alias or id of the actor whose position it is.
        issue: Id of the issue.
        stance: Where the holder stands.
        evidence: The words that prove it, copied from the document; an ellipsis (`...`) leaves
            words out.
        mode: How the position is held.
        condition: The words of the condition under which it holds; None where there is none.
        addressee: Name of the actor of whom it is demanded; None where there is none.
        reported_by: Names of those who report it, the outermost first; empty where the holder
            speaks.
        headline: Whether it stands in the headline.
        weak: Whether it is hedged.
        note: Why it was coded so.
    """

    document: str = field(metadata=_about("id of the document"))
    holder: str = field(metadata=_about("whose position it is, by name; not always the speaker"))
    issue: str = field(metadata=_about("id of the issue"))
    stance: Stance = field(metadata=_about("where the holder stands on the issue"))
    evidence: str = field(
        metadata=_about("the words that prove it, copied from the document without any change")
    )
    mode: PositionMode = field(
        default=PositionMode.STATED,
        metadata=_about("stated, demanded of somebody, or held under a condition"),
    )
    condition: str | None = field(
        default=None, metadata=_about("the words of the condition, copied; null without one")
    )
    addressee: str | None = field(
        default=None, metadata=_about("of whom it is demanded, by name; null without one")
    )
    reported_by: tuple[str, ...] = field(
        default=(),
        converter=checks.as_tuple,
        metadata=_about("who reports it, by name, the outermost first; empty if the holder speaks"),
    )
    headline: bool = field(default=False, metadata=_about("whether it stands in the headline"))
    weak: bool = field(default=False, metadata=_about("whether it is hedged"))
    note: str = field(default="", metadata=_about("why it was coded so, in a few words"))


@frozen
class Codings:
    """What became of codings.

    Attributes:
        positions: The positions, in the order of the rows.
        located: How the evidence of each was found, in the same order.
        actors: Holders that the codebook does not know, where those were let in.
        problems: The rows that were refused, with their number as line, counted from 1.
    """

    positions: tuple[Position, ...] = field(converter=checks.as_tuple)
    located: tuple[Located, ...] = field(converter=checks.as_tuple)
    actors: tuple[Actor, ...] = field(default=(), converter=checks.as_tuple)
    problems: tuple[Problem, ...] = field(default=(), converter=checks.as_tuple)

    def added_to(self, study: Study) -> Study:
        """Return the study with these positions beside its own."""
        known = {a.id for a in study.actors}
        return evolve(
            study,
            positions=(*study.positions, *self.positions),
            actors=(*study.actors, *(a for a in self.actors if a.id not in known)),
            problems=(*study.problems, *self.problems),
        )


def read_codings(
    rows: Iterable[Mapping[str, Any]],
    corpus: Corpus,
    *,
    coder: str,
    codebook: Codebook | None = None,
    unknown: bool = False,
    strict: bool = True,
) -> Codings:
    """Turn rows of the coding form into positions with offsets.

    Args:
        rows: Mappings with the fields of `Coding`; those with a default may be missing. Texts as
            a spreadsheet has them are understood: `true`, `yes`, `1`; an empty cell for None;
            several names joined by `;`.
        corpus: The documents that were coded.
        coder: Who coded: `person:NAME` or `model:NAME`.
        codebook: Its actors and issues are the only ones allowed, unless `unknown`; without one
            every name and issue is taken as it is.
        unknown: Whether holders that the codebook does not know become actors of their own.
        strict: Whether to raise at the first row that is refused instead of reporting it.

    Raises:
        ParseError: A row is refused: a field is missing or wrong, the document or the actor is
            unknown, or the evidence is not in the text (the nearest passage is named).

    Example:
        >>> from stancekit import Document
        >>> corpus = Corpus([Document("a", "Moscow backs the truce, Lavrov said.")])
        >>> row = {"document": "a", "holder": "Russia", "issue": "truce", "stance": "support",
        ...        "evidence": "Moscow backs the truce"}
        >>> found = read_codings([row], corpus, coder="person:Ann")
        >>> found.positions[0].evidence
        (Span(start=0, stop=22),)
    """
    maker = _Maker(corpus, codebook, coder, unknown=unknown or codebook is None)
    positions, located, problems = [], [], []
    for number, row in enumerate(rows, 1):
        try:
            position, place = maker.make(row)
        except (ConversionError, KeyError, TypeError, ValueError) as error:
            problem = _problem(error, row, number)
            if strict:
                raise ParseError(problem) from None
            problems.append(problem)
        else:
            positions.append(position)
            located.append(place)
    return Codings(positions, located, maker.local.values(), problems)


def _problem(error: Exception, row: Mapping[str, Any], number: int) -> Problem:
    missing = isinstance(error, NotLocatedError)
    passage = error.passage if isinstance(error, NotLocatedError) else None
    given: Any = row
    document = given.get("document") if isinstance(given, Mapping) else None
    return Problem(
        Severity.ERROR,
        "evidence-not-found" if missing else "bad-coding",
        str(error.args[0] if error.args else error),
        document=document if isinstance(document, str) else None,
        line=number,
        span=None if passage is None else (passage.start, passage.stop),
    )


class _Maker:
    """Makes positions of rows; knows the names that rows may use."""

    def __init__(
        self, corpus: Corpus, codebook: Codebook | None, coder: str, *, unknown: bool
    ) -> None:
        self._study = Study(corpus, codebook or Codebook("none"))
        self._any_issue = codebook is None
        self._coder = coder
        self._unknown = unknown
        self._taken: set[str] = set()
        self._locators: dict[str, Locator] = {}
        self.local: dict[str, Actor] = {}

    def make(self, row: Any) -> tuple[Position, Located]:  # noqa: ANN401 - what a file holds
        """Return the position of a row, and how its evidence was found."""
        if not isinstance(row, Mapping):
            raise TypeError(f"got {row!r}, expected the fields of a coding")
        coding = from_plain(Coding, _typed(row))
        locator = self._locator(coding.document)
        place = locator.locate(coding.evidence)
        condition = locator.locate(coding.condition).spans if coding.condition else ()
        issue = coding.issue if self._any_issue else find_issue(self._study, coding.issue)
        holder = self._actor(coding.holder)
        span = Span.hull(place.spans)
        position = Position(
            self._fresh(f"{coding.document}#{span}:{issue}:{holder}"),
            coding.document,
            holder=holder,
            issue=issue,
            stance=coding.stance,
            mode=coding.mode,
            condition=condition,
            addressee=None if coding.addressee is None else self._actor(coding.addressee),
            evidence=place.spans,
            reported_by=tuple(map(self._actor, coding.reported_by)),
            headline=coding.headline,
            weak=coding.weak,
            coder=self._coder,
            rule=coding.note,
            certainty=place.likeness,
        )
        return position, place

    def _locator(self, document: str) -> Locator:
        if document not in self._locators:
            self._locators[document] = Locator(self._study.corpus[document].text)
        return self._locators[document]

    def _actor(self, name: str) -> str:
        try:
            return find_actor(self._study, name)
        except ValueError:
            if not self._unknown:
                raise
        line = " ".join(name.split())
        stem = "-".join("".join(c if c.isalnum() else " " for c in line.lower()).split())
        id_ = f"local:{stem or 'unnamed'}"
        self.local.setdefault(id_, Actor(id_, line, kind=ActorKind.GROUP))
        return id_

    def _fresh(self, wanted: str) -> str:
        found, number = wanted, 1
        while found in self._taken:
            number += 1
            found = f"{wanted}~{number}"
        self._taken.add(found)
        return found


_YES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose cells, where they are texts of a spreadsheet, have their types."""
    found: dict[str, Any] = {}
    hints = get_type_hints(Coding)
    optional = {a.name for a in attrs.fields(Coding) if a.default is not attrs.NOTHING}
    for name, value in row.items():
        if value is None and name in optional:
            continue  # a cell that a short line of a table lacks
        hint = hints.get(name)
        typed: Any = value
        if isinstance(value, str):
            if hint is bool:
                typed = _YES.get(value.strip().lower(), value)
            elif get_origin(hint) is tuple:
                typed = [part.strip() for part in value.split(";") if part.strip()]
            elif not value.strip() and name in ("condition", "addressee"):
                typed = None
            elif name != "note":
                typed = value.strip()
        if typed == "" and name == "mode":
            continue  # an empty cell means the default
        found[name] = typed
    return found


def load_codings(
    path: str | os.PathLike[str],
    corpus: Corpus,
    *,
    coder: str,
    codebook: Codebook | None = None,
    unknown: bool = False,
    strict: bool = True,
) -> Codings:
    """Read codings from a file; see `read_codings`.

    Args:
        path: `.csv` (comma or semicolon) or `.tsv` with a line of field names, `.jsonl` with a
            coding a line, or `.json`: a list of codings or an object with the list as `codings`,
            which is what `coding_schema` asks of a model.
        corpus: The documents that were coded.
        coder: Who coded: `person:NAME` or `model:NAME`.
        codebook: See `read_codings`.
        unknown: See `read_codings`.
        strict: See `read_codings`.

    Raises:
        ParseError: The file is not of that form, or a row is refused.
        OSError: The file cannot be read.
    """
    place = Path(path)
    try:
        text = place.read_text(encoding="utf-8-sig")
        rows = _rows(text, place.suffix.lower())
    except ValueError as error:  # a broken encoding or broken JSON
        problem = Problem(Severity.ERROR, "bad-codings", str(error), document=str(path))
        raise ParseError(problem) from None
    return read_codings(
        rows, corpus, coder=coder, codebook=codebook, unknown=unknown, strict=strict
    )


def _rows(text: str, suffix: str) -> list[Any]:
    if suffix in (".csv", ".tsv"):
        head = text.split("\n", 1)[0]
        mark = "\t" if suffix == ".tsv" else ";" if head.count(";") > head.count(",") else ","
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))
    if suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if suffix == ".json":
        data = json.loads(text)
        rows = data.get("codings") if isinstance(data, dict) else data
        if isinstance(rows, list):
            return rows
        raise ValueError("got no list of codings, expected one, or an object with it as 'codings'")
    raise ValueError(f"got {suffix!r}, expected .csv, .tsv, .jsonl or .json")


def coding_schema(codebook: Codebook | None = None) -> dict[str, Any]:
    """Return a JSON Schema of an object whose `codings` are a list of the coding form.

    It is made from the fields of `Coding`, and in the strict form that structured output of
    language models asks for: every property required, none besides. What satisfies it, and quotes
    its evidence from the text, `read_codings` accepts.

    Args:
        codebook: Its issues become the only values of `issue`, its actors' names those of
            `holder`, where it has any.

    Source:
        JSON Schema, draft 2020-12.

    Example:
        >>> coding_schema()["properties"]["codings"]["items"]["properties"]["stance"]["enum"]
        ['support', 'oppose', 'neutral']
    """
    hints = get_type_hints(Coding)
    properties: dict[str, Any] = {}
    for one in attrs.fields(Coding):
        properties[one.name] = {
            **_schema_of(hints[one.name]),
            "description": one.metadata["description"],
        }
    if codebook is not None and codebook.issues:
        properties["issue"]["enum"] = [issue.id for issue in codebook.issues]
        told = "; ".join(
            f"{i.id}: {' '.join(i.description.split())}" for i in codebook.issues if i.description
        )
        properties["issue"]["description"] += f" ({told})" if told else ""
    if codebook is not None and codebook.actors:
        properties["holder"]["enum"] = list(dict.fromkeys(a.name for a in codebook.actors))
    item = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "codings",
        "type": "object",
        "properties": {"codings": {"type": "array", "items": item}},
        "required": ["codings"],
        "additionalProperties": False,
    }


_TYPES: dict[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def _schema_of(hint: Any) -> dict[str, Any]:  # noqa: ANN401 - a type form
    """Return the schema of a field's type."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        return {"type": [_TYPES[a] for a in inner] + ["null"]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema_of(get_args(hint)[0])}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(value) for value in hint]}
    return {"type": _TYPES[hint]}
