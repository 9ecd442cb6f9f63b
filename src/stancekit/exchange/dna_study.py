"""Hand-coded `.dna` projects as studies, and studies as projects to review in DNA's editor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen

from stancekit.errors import Problem, Severity
from stancekit.exchange.dna_model import (
    LONGEST,
    DnaCoder,
    DnaDocument,
    DnaEntity,
    DnaProject,
    DnaStatement,
    DnaStatementType,
    DnaVariable,
)
from stancekit.exchange.dna_password import hash_password
from stancekit.model import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Document,
    Issue,
    LegalBasis,
    PartialDate,
    Position,
    Span,
    Stance,
    Study,
    checks,
)

__all__ = ["corpus_of", "project_of", "study_of"]

_SPACES = re.compile(r"[^a-z0-9]+")


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _SPACES.sub("-", plain).strip("-")


def corpus_of(project: DnaProject) -> Corpus:
    """Return the documents of a project; ids are the file's numbers, the source is the outlet.

    Section, type and notes come as `extra` fields where they are not empty.
    """
    return Corpus(
        Document(
            str(d.id),
            d.text,
            title=d.title or None,
            outlet=d.source or None,
            author=d.author or None,
            published=PartialDate.of(d.date),
            extra=[
                (name, value)
                for name, value in (("section", d.section), ("type", d.type), ("notes", d.notes))
                if value
            ],
        )
        for d in project.documents
    )


def study_of(
    project: DnaProject,
    *,
    statement_type: str | None = None,
    holder: str | None = None,
    issue: str = "concept",
    stance: str = "agreement",
    kind: ActorKind = ActorKind.ORGANIZATION,
) -> Study:
    """Return a project's statements of one type as positions.

    Booleans and integers tell the stance by their sign (no and negative numbers oppose, 0 as an
    integer is neutral); a text must be `support`, `oppose` or `neutral`. Statements without a
    holder, an issue or a stance, or with a span outside the text, become problems.

    Args:
        project: What `read_dna` returned.
        statement_type: Label of the type; the first that has statements by default.
        holder: Variable of the holder; `holder` where there is one, else `organization`.
        issue: Variable of the issue.
        stance: Variable of the stance.
        kind: What kind of actors the holders are.

    Raises:
        ValueError: The type or a variable is unknown.
    """
    chosen = project.type_of(statement_type)
    known = chosen.by_name
    who = holder or ("holder" if "holder" in known else "organization")
    for name in (who, issue, stance):
        checks.expect(name in known, name, f"one of {', '.join(known)}", "variable")
    actors = _actors(project, known[who].id, kind)
    corpus = corpus_of(project)
    coders = {c.id: f"person:{_line(c.name) or c.id}" for c in project.coders}
    positions: list[Position] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for s in (s for s in project.statements if s.type == chosen.id):
        own = dict(s.values)
        name, about, side = _line(own.get(who, "")), _line(own.get(issue, "")), own.get(stance)
        found = _stance(side)
        text = corpus[str(s.document)].text
        if not name or not about or found is None or s.stop > len(text):
            lack = _lack(name, about, found, s, len(text))
            where = {"document": str(s.document), "span": (s.start, s.stop)}
            message = f"statement {s.id}: {lack}; it is no position"
            problems.append(Problem(Severity.WARNING, "no-position", message, **where))  # type: ignore[arg-type]
            continue
        span, actor = Span(s.start, s.stop), actors[name]
        id_ = _fresh(f"{s.document}#{span}:{about}:{actor.id}", taken)
        coder = coders.get(s.coder or 0, "person:unknown")
        positions.append(
            Position(
                id_,
                str(s.document),
                holder=actor.id,
                issue=about,
                stance=found,
                evidence=[span],
                coder=coder,
                rule=f"dna statement {s.id}",
            )
        )
    issues = sorted({p.issue for p in positions})
    codebook = Codebook(
        _line(chosen.label) or "dna", actors=actors.values(), issues=map(Issue, issues)
    )
    return Study(corpus, codebook, positions=positions, problems=(*project.problems, *problems))


def _lack(name: str, about: str, found: object, s: DnaStatement, length: int) -> str:
    if s.stop > length:
        return f"got a stop of {s.stop}, expected up to {length}"
    missing = [n for n, v in (("holder", name), ("issue", about), ("stance", found)) if not v]
    return f"got no {', no '.join(missing)}"


def _stance(value: object) -> Stance | None:
    if isinstance(value, bool):
        return Stance.SUPPORT if value else Stance.OPPOSE
    if isinstance(value, int):
        return Stance.NEUTRAL if value == 0 else _stance(value > 0)
    return Stance(str(value)) if value in set(map(str, Stance)) else None


def _actors(project: DnaProject, variable: int, kind: ActorKind) -> dict[str, Actor]:
    """Return an actor for every value of a variable, by its name."""
    actors: dict[str, Actor] = {}
    taken: set[str] = set()
    values = [e for e in project.entities if e.variable == variable and _line(e.value)]
    for entity in values:
        name = _line(entity.value)
        if name not in actors:
            id_ = _fresh(_slug(name) or f"entity-{entity.id}", taken)
            note = "; ".join(f"{n}: {_line(v)}" for n, v in entity.attributes if _line(v))
            actors[name] = Actor(id_, name, kind=kind, note=note)
    return actors


def _fresh(wanted: str, taken: set[str]) -> str:
    """Return the id, with `~2`, `~3` where it is taken, and take it."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}~{number}"
    taken.add(found)
    return found


@frozen
class _Kind:
    """A statement type in the making."""

    label: str
    color: tuple[int, int, int]
    variables: tuple[tuple[str, Any, tuple[str, ...]], ...]


_ATTRIBUTES = ("Type", "Alias", "Notes")
_WHO = (
    ("person", "short text", _ATTRIBUTES),
    ("organization", "short text", _ATTRIBUTES),
    ("holder", "short text", _ATTRIBUTES),
)
_MORE = (("mode", "short text", ()), ("reported by", "short text", ()), ("note", "long text", ()))
_POSITION = _Kind(
    "DNA Statement",
    (239, 208, 51),
    (*_WHO, ("concept", "short text", _ATTRIBUTES), ("agreement", "boolean", ()), *_MORE),
)
_NEUTRAL = _Kind(
    "Neutral position", (211, 211, 211), (*_WHO, ("concept", "short text", _ATTRIBUTES), *_MORE)
)
_LEGAL = _Kind(
    "Legal basis",
    (100, 149, 237),
    (
        *_WHO,
        ("ground", "short text", _ATTRIBUTES),
        ("instrument", "short text", ()),
        ("provision", "short text", ()),
        *_MORE,
    ),
)


def project_of(
    study: Study,
    *,
    coder: str = "stancekit",
    password: str = "stancekit",  # noqa: S107 - the file is open to all; the editor asks for one
) -> DnaProject:
    """Return a study as a project for review in DNA's editor.

    Positions become statements of the type `DNA Statement` with the customary variables person,
    organization, concept and agreement, and with `holder` (the actor, person or not). A person's
    organization is its affiliation, or the person where it has none, so that no statement falls
    out of DNA's networks. Neutral positions, which a boolean cannot say, come as statements of a
    type of their own, legal bases as those of a third. A statement spans the hull of its
    evidence. What is too long for the file's columns is cut with an ellipsis.

    Args:
        study: What was found in a corpus.
        coder: Name of the coder the statements are booked on.
        password: With what that coder opens the file.
    """
    numbers = {d.id: n for n, d in enumerate(study.corpus, 1)}
    documents = [
        DnaDocument(
            numbers[d.id],
            _cut(d.title or d.id),
            d.text,
            1,
            author=_cut(d.author or ""),
            source=_cut(d.outlet or ""),
            section=_cut(dict(d.extra).get("section", "")),
            type=_cut(dict(d.extra).get("type", "")),
            notes=f"id: {d.id}",
            date=_day(d.published),
        )
        for d in study.corpus
    ]
    types, at = [], 1
    for number, kind in enumerate((_POSITION, _NEUTRAL, _LEGAL), 1):
        variables = [
            DnaVariable(at + n, name, data_type, attributes)
            for n, (name, data_type, attributes) in enumerate(kind.variables)
        ]
        at += len(variables)
        types.append(DnaStatementType(number, kind.label, kind.color, variables))
    actors = {a.id: a for a in (*study.actors, *study.codebook.actors)}
    records: tuple[Position | LegalBasis, ...] = (*study.positions, *study.legal_bases)
    coded = sorted(
        records,
        key=lambda r: (numbers.get(r.document, 0), r.passage.span, r.id),
    )
    statements: list[DnaStatement] = []
    for record in coded:
        number, values = _values(study, actors, record)
        span = record.passage.span
        statements.append(
            DnaStatement(
                len(statements) + 1,
                number,
                numbers[record.document],
                span.start,
                span.stop,
                1,
                values,
            )
        )
    plain = DnaProject(
        [DnaCoder(1, _cut(coder), password=hash_password(password))],
        documents,
        types,
        (),
        statements,
        settings=(("date", "1970-01-01"), ("version", "3.0.7")),
    )
    return _described(plain.completed(), types, actors.values())


def _cut(text: str) -> str:
    line = _line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _day(when: PartialDate | None) -> datetime:
    """Return the first day a date can mean; 1970 where there is none, since the file needs one."""
    day = when.earliest() if when is not None else None
    return datetime(1970, 1, 1) if day is None else datetime(day.year, day.month, day.day)  # noqa: DTZ001 - days have no zone


def _values(
    study: Study, actors: dict[str, Actor], record: Position | LegalBasis
) -> tuple[int, tuple[tuple[str, Any], ...]]:
    """Return the number of the statement type and the values of its variables."""
    actor = actors.get(record.holder or "")
    holder = _cut(study.name_of(record.holder) or "")
    person = holder if actor is not None and actor.kind is ActorKind.PERSON else ""
    body = study.name_of(actor.affiliation) if actor is not None and person else None
    who = (("person", person), ("organization", _cut(body or holder)), ("holder", holder))
    reporters = _cut("; ".join(str(study.name_of(i)) for i in record.reported_by))
    note = "; ".join(filter(None, [record.id, record.rule and f"rule: {record.rule}"]))
    more = (("mode", str(record.mode)), ("reported by", reporters), ("note", note))
    if isinstance(record, LegalBasis):
        cited = record.reference
        law = (
            ("ground", _cut(record.ground)),
            ("instrument", _cut(cited.instrument if cited else "")),
            ("provision", _cut((cited.provision if cited else None) or "")),
        )
        return 3, (*who, *law, *more)
    concept = ("concept", _cut(record.issue))
    if record.stance is Stance.NEUTRAL:
        return 2, (*who, concept, *more)
    return 1, (*who, concept, ("agreement", record.stance is Stance.SUPPORT), *more)


def _described(
    project: DnaProject, types: Sequence[DnaStatementType], actors: Iterable[Actor]
) -> DnaProject:
    """Return the project with what is known of the actors as attributes of their entities."""
    named = {_cut(a.name): a for a in actors}
    variables = {
        v.id for t in types for v in t.variables if v.name in ("person", "organization", "holder")
    }
    entities = []
    for entity in project.entities:
        actor = named.get(entity.value) if entity.variable in variables else None
        pairs = entity.attributes
        if actor is not None:
            known = {
                "Type": str(actor.kind),
                "Alias": _cut("; ".join(actor.aliases)),
                "Notes": _cut(actor.note),
            }
            pairs = tuple((n, known[n]) for n in _ATTRIBUTES)
        entities.append(
            DnaEntity(
                entity.id, entity.variable, entity.value, entity.color, entity.child_of, pairs
            )
        )
    return DnaProject(
        project.coders,
        project.documents,
        project.types,
        entities,
        project.statements,
        settings=project.settings,
    )
