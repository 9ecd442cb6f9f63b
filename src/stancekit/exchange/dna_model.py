"""What a `.dna` file holds, as records: the Discourse Network Analyzer's own words and ids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

from attrs import Attribute, evolve, field, frozen

from stancekit.errors import Problem
from stancekit.model import checks

__all__ = [
    "PERMISSIONS",
    "DataType",
    "DnaCoder",
    "DnaDocument",
    "DnaEntity",
    "DnaProject",
    "DnaRegex",
    "DnaRelation",
    "DnaStatement",
    "DnaStatementType",
    "DnaVariable",
]

DataType = Literal["short text", "long text", "boolean", "integer"]
Color = tuple[int, int, int]
Value = str | int | bool

LONGEST = 190
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the file's dates are read as UTC, without a zone

PERMISSIONS = (
    "AddDocuments",
    "EditDocuments",
    "DeleteDocuments",
    "ImportDocuments",
    "AddStatements",
    "EditStatements",
    "DeleteStatements",
    "EditAttributes",
    "EditRegex",
    "EditStatementTypes",
    "EditCoders",
    "EditCoderRelations",
    "ViewOthersDocuments",
    "EditOthersDocuments",
    "ViewOthersStatements",
    "EditOthersStatements",
)


def _short(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Ask for a text that the file's columns can hold."""
    checks.text(instance, attribute, value)
    name = f"{type(instance).__name__}.{attribute.name}"
    checks.expect(len(str(value)) <= LONGEST, value, f"at most {LONGEST} code points", name)


def _color(instance: object, attribute: Attribute[Any], value: object) -> None:
    good = (
        isinstance(value, tuple)
        and len(value) == 3
        and all(isinstance(c, int) and 0 <= c <= 255 for c in value)
    )
    name = f"{type(instance).__name__}.{attribute.name}"
    checks.expect(good, value, "three integers from 0 to 255", name)


def _between(low: int, high: int) -> checks.Validator:
    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        good = isinstance(value, int) and low <= value <= high
        name = f"{type(instance).__name__}.{attribute.name}"
        checks.expect(good, value, f"an integer from {low} to {high}", name)

    return check


_id = checks.of_type(int, "an integer")


@frozen
class DnaCoder:
    """A coder with a colour, a password hash and permissions.

    Attributes:
        id: Number in the file.
        name: Name, at most 190 code points as every short text of the file.
        color: Red, green, blue, 0 to 255.
        password: Hash of the password (`hash_password`); the file itself is not encrypted.
        refresh: Seconds between two looks at the file, 0 to 9999.
        font_size: Points, 1 to 99.
        popup_width: Pixels, 100 to 9999.
        options: Colour by coder, popup decoration, auto-complete.
        permissions: Names of what the coder may do.
    """

    id: int = field(validator=_id)
    name: str = field(validator=_short)
    color: Color = field(default=(0, 0, 0), validator=_color)
    password: str = field(default="", kw_only=True, validator=_short)
    refresh: int = field(default=0, kw_only=True, validator=_between(0, 9999))
    font_size: int = field(default=14, kw_only=True, validator=_between(1, 99))
    popup_width: int = field(default=300, kw_only=True, validator=_between(100, 9999))
    options: tuple[bool, bool, bool] = field(default=(False, False, True), kw_only=True)
    permissions: tuple[str, ...] = field(
        default=PERMISSIONS, kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )


@frozen
class DnaDocument:
    """A document as the file has it.

    Attributes:
        id: Number in the file.
        title: Title.
        text: The text, verbatim.
        coder: Id of the coder who added it; None where nobody did.
        author: Author.
        source: Source, such as the outlet.
        section: Section.
        notes: Remarks, of any length.
        type: Kind of document.
        date: Date and time, UTC without a zone, to the second.
    """

    id: int = field(validator=_id)
    title: str = field(validator=_short)
    text: str = field(validator=checks.text)
    coder: int | None = None
    author: str = field(default="", kw_only=True, validator=_short)
    source: str = field(default="", kw_only=True, validator=_short)
    section: str = field(default="", kw_only=True, validator=_short)
    notes: str = field(default="", kw_only=True, validator=checks.text)
    type: str = field(default="", kw_only=True, validator=_short)
    date: datetime = field(default=_EPOCH, kw_only=True)


@frozen
class DnaVariable:
    """A variable of a statement type.

    Attributes:
        id: Number in the file.
        name: Name, unique in its statement type.
        data_type: `short text` (a list of entities), `long text`, `boolean` or `integer`.
        attributes: Names of the attributes that its entities have.
    """

    id: int = field(validator=_id)
    name: str = field(validator=_short)
    data_type: DataType = "short text"
    attributes: tuple[str, ...] = field(
        default=(), converter=checks.as_tuple, validator=checks.texts
    )

    def __attrs_post_init__(self) -> None:
        """Refuse data types the file does not know."""
        known = get_args(DataType)
        checks.expect(self.data_type in known, self.data_type, f"one of {', '.join(known)}")


@frozen
class DnaStatementType:
    """A kind of statement, with its variables.

    Attributes:
        id: Number in the file.
        label: Name.
        color: Red, green, blue.
        variables: In the order of their ids.
    """

    id: int = field(validator=_id)
    label: str = field(validator=_short)
    color: Color = field(default=(0, 0, 0), validator=_color)
    variables: tuple[DnaVariable, ...] = field(default=(), converter=checks.as_tuple)

    @property
    def by_name(self) -> dict[str, DnaVariable]:
        """The variables by name."""
        return {v.name: v for v in self.variables}


@frozen
class DnaEntity:
    """A value that a short text variable can take.

    Attributes:
        id: Number in the file.
        variable: Id of the variable.
        value: The value; every short text variable has one that is empty.
        color: Red, green, blue.
        child_of: Id of the entity above it; None at the top.
        attributes: (attribute, value) pairs.
    """

    id: int = field(validator=_id)
    variable: int = field(validator=_id)
    value: str = field(validator=_short)
    color: Color = field(default=(0, 0, 0), validator=_color)
    child_of: int | None = None
    attributes: tuple[tuple[str, str], ...] = field(default=(), converter=checks.as_tuple)


@frozen
class DnaStatement:
    """A coded passage.

    Attributes:
        id: Number in the file.
        type: Id of the statement type.
        document: Id of the document.
        start: First code point of the passage.
        stop: After its last.
        coder: Id of the coder; None where nobody is named.
        values: (variable, value) pairs, in the order of the type's variables.
    """

    id: int = field(validator=_id)
    type: int = field(validator=_id)
    document: int = field(validator=_id)
    start: int = field(validator=_id)
    stop: int = field(validator=_id)
    coder: int | None = None
    values: tuple[tuple[str, Value], ...] = field(default=(), converter=checks.as_tuple)

    def __attrs_post_init__(self) -> None:
        """Refuse ranges the file's constraints refuse."""
        good = 0 <= self.start < self.stop
        checks.expect(good, (self.start, self.stop), "0 <= start < stop", "DnaStatement")


@frozen
class DnaRegex:
    """A pattern that the editor highlights; it codes nothing.

    Attributes:
        pattern: The pattern.
        color: Red, green, blue.
    """

    pattern: str = field(validator=_short)
    color: Color = field(default=(0, 0, 0), validator=_color)


@frozen
class DnaRelation:
    """What a coder may see and edit of another's work.

    Attributes:
        coder: Id of the coder.
        other: Id of the other.
        rights: View statements, edit statements, view documents, edit documents.
    """

    coder: int = field(validator=_id)
    other: int = field(validator=_id)
    rights: tuple[bool, bool, bool, bool] = (True, True, True, True)


@frozen
class DnaProject:
    """A whole `.dna` file.

    Attributes:
        coders: Coders, by id.
        documents: Documents, by id.
        types: Statement types, by id.
        entities: Entities of all variables, by id.
        statements: Statements, by id.
        regexes: Patterns to highlight.
        relations: Rights between coders.
        links: Pairs of ids of linked variables.
        settings: (property, value) pairs.
        problems: What a lenient reading met; not part of equality.
    """

    coders: tuple[DnaCoder, ...] = field(default=(), converter=checks.as_tuple)
    documents: tuple[DnaDocument, ...] = field(default=(), converter=checks.as_tuple)
    types: tuple[DnaStatementType, ...] = field(default=(), converter=checks.as_tuple)
    entities: tuple[DnaEntity, ...] = field(default=(), converter=checks.as_tuple)
    statements: tuple[DnaStatement, ...] = field(default=(), converter=checks.as_tuple)
    regexes: tuple[DnaRegex, ...] = field(default=(), kw_only=True, converter=checks.as_tuple)
    relations: tuple[DnaRelation, ...] = field(default=(), kw_only=True, converter=checks.as_tuple)
    links: tuple[tuple[int, int], ...] = field(default=(), kw_only=True, converter=checks.as_tuple)
    settings: tuple[tuple[str, str], ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple
    )
    problems: tuple[Problem, ...] = field(
        default=(), kw_only=True, eq=False, converter=checks.as_tuple
    )

    def completed(self) -> DnaProject:
        """Return the project with the entities and attributes that the editor expects.

        Every short text variable gets an empty entity, every value of a statement an entity, every
        entity all attributes of its variable, empty where they were not given. Idempotent.
        """
        entities = list(self.entities)
        known = {(e.variable, e.value) for e in entities}
        short = {t.id: [v for v in t.variables if v.data_type == "short text"] for t in self.types}
        wanted = [(v.id, "") for variables in short.values() for v in variables]
        for s in self.statements:
            own = dict(s.values)
            wanted += ((v.id, str(own.get(v.name, ""))) for v in short.get(s.type, ()))
        number = max((e.id for e in entities), default=0) + 1
        for variable, value in wanted:
            if (variable, value) not in known:
                known.add((variable, value))
                entities.append(DnaEntity(number, variable, value))
                number += 1
        names = {v.id: v.attributes for variables in short.values() for v in variables}
        filled = []
        for e in entities:
            own_attributes = dict(e.attributes)
            pairs = tuple((n, own_attributes.get(n, "")) for n in names.get(e.variable, ()))
            filled.append(evolve(e, attributes=pairs))
        return evolve(self, entities=filled)

    def type_of(self, label: str | None = None) -> DnaStatementType:
        """Return the statement type with a label; the first that has statements by default.

        Raises:
            ValueError: There is none.
        """
        if label is None:
            used = {s.type for s in self.statements}
            for one in (*(t for t in self.types if t.id in used), *self.types):
                return one
            raise ValueError("got a project without statement types, expected at least one")
        for one in self.types:
            if one.label == label:
                return one
        known = ", ".join(t.label for t in self.types)
        raise ValueError(f"got statement type {label!r}, expected one of {known}")

    def rows(self, statement_type: str | None = None) -> list[dict[str, Any]]:
        """Return the statements of one type as rows for `network`, in the engine's order.

        That is by date, document, start and stop. Fields are those of DNA's event list:
        `statement_id`, `time`, the variables, `start_position`, `stop_position`, `text`, `coder`,
        `document_id`, `document_title`, `document_author`, `document_source`,
        `document_section`, `document_type`. Booleans are `True` or `False`.

        Args:
            statement_type: Label of the type; the first that has statements by default.
        """
        kind = self.type_of(statement_type)
        documents = {d.id: d for d in self.documents}
        found = [s for s in self.statements if s.type == kind.id and s.document in documents]
        found.sort(key=lambda s: (documents[s.document].date, s.document, s.start, s.stop, s.id))
        empty = {v.name: None for v in kind.variables}
        return [_row(s, documents[s.document], empty) for s in found]


def _row(statement: DnaStatement, document: DnaDocument, empty: dict[str, None]) -> dict[str, Any]:
    return {
        "statement_id": statement.id,
        "time": document.date,
        **empty,
        **dict(statement.values),
        "start_position": statement.start,
        "stop_position": statement.stop,
        "text": document.text[statement.start : statement.stop],
        "coder": statement.coder,
        "document_id": document.id,
        "document_title": document.title,
        "document_author": document.author,
        "document_source": document.source,
        "document_section": document.section,
        "document_type": document.type,
    }


def to_epoch(when: datetime) -> int:
    """Return a date as the file keeps it: whole seconds since 1970 in UTC."""
    naive = when if when.tzinfo is None else when.astimezone(UTC).replace(tzinfo=None)
    passed = naive - _EPOCH
    return passed.days * 86400 + passed.seconds


def from_epoch(seconds: int) -> datetime:
    """Return the date of a number of seconds since 1970, in UTC without a zone.

    Raises:
        ValueError: The year would lie outside 1 to 9999.
    """
    try:
        return _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        raise ValueError(f"got {seconds}, expected seconds since 1970 of years 1 to 9999") from None
