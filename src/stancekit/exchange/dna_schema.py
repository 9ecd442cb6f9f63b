"""The tables of a `.dna` file (SQLite), with every constraint that the editor's own files have."""

from __future__ import annotations

from stancekit.exchange.dna_model import PERMISSIONS

__all__ = ["TABLES", "VALUE_TABLES", "create_statements"]

_SHORT = "CHECK (LENGTH({0}) < 191)"
# Which table holds the values of a variable, by its data type.
VALUE_TABLES = {
    "boolean": "DATABOOLEAN",
    "integer": "DATAINTEGER",
    "long text": "DATALONGTEXT",
    "short text": "DATASHORTTEXT",
}


def _key() -> str:
    return "ID INTEGER NOT NULL PRIMARY KEY"


def _text(name: str, *, short: bool = True, default: bool = False) -> str:
    parts = [f"{name} TEXT NOT NULL", "DEFAULT ''" if default else ""]
    return " ".join(filter(None, [*parts, _SHORT.format(name) if short else ""]))


def _number(name: str, low: int, high: int, default: int, *, null: bool = False) -> str:
    needed = "" if null else "NOT NULL "
    return f"{name} INTEGER {needed}DEFAULT {default} CHECK ({name} BETWEEN {low} AND {high})"


def _colors(*, null: bool = False) -> list[str]:
    if null:
        return [f"{c} INTEGER CHECK ({c} BETWEEN 0 AND 255)" for c in ("Red", "Green", "Blue")]
    return [_number(c, 0, 255, 0) for c in ("Red", "Green", "Blue")]


def _flag(name: str, default: int) -> str:
    return _number(name, 0, 1, default)


def _refers(name: str, table: str) -> str:
    return f"FOREIGN KEY({name}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _value_table(column: str, *more: str) -> list[str]:
    return [
        _key(),
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        column,
        "UNIQUE (StatementId, VariableId)",
        _refers("StatementId", "STATEMENTS"),
        _refers("VariableId", "VARIABLES"),
        *more,
    ]


TABLES: dict[str, list[str]] = {
    "SETTINGS": ["Property TEXT PRIMARY KEY", _text("Value", short=False)],
    "CODERS": [
        _key(),
        _text("Name"),
        *_colors(),
        _number("Refresh", 0, 9999, 0),
        _number("FontSize", 1, 99, 14),
        _text("Password"),
        _number("PopupWidth", 100, 9999, 300, null=True),
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete", 1),
        *(_flag(f"Permission{name}", 1) for name in PERMISSIONS),
    ],
    "DOCUMENTS": [
        _key(),
        _text("Title"),
        _text("Text", short=False),
        "Coder INTEGER",
        _text("Author", default=True),
        _text("Source", default=True),
        _text("Section", default=True),
        _text("Notes", short=False, default=True),
        _text("Type", default=True),
        "Date INTEGER NOT NULL",
        _refers("Coder", "CODERS"),
    ],
    "STATEMENTTYPES": [_key(), _text("Label"), *_colors()],
    "VARIABLES": [
        _key(),
        _text("Variable"),
        "DataType TEXT NOT NULL DEFAULT 'short text' "
        "CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId INTEGER",
        "UNIQUE (Variable, StatementTypeId)",
        _refers("StatementTypeId", "STATEMENTTYPES"),
    ],
    "VARIABLELINKS": [
        _key(),
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (SourceVariableId != TargetVariableId)",
        _refers("SourceVariableId", "VARIABLES"),
        _refers("TargetVariableId", "VARIABLES"),
    ],
    "REGEXES": [f"Label TEXT PRIMARY KEY {_SHORT.format('Label')}", *_colors()],
    "CODERRELATIONS": [
        _key(),
        "Coder INTEGER CHECK (Coder > 0)",
        "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        *(_flag(n, 1) for n in ("viewStatements", "editStatements", "viewDocuments")),
        _flag("editDocuments", 1),
        "CHECK (Coder != OtherCoder)",
        _refers("Coder", "CODERS"),
        _refers("OtherCoder", "CODERS"),
    ],
    "STATEMENTS": [
        _key(),
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _refers("StatementTypeId", "STATEMENTTYPES"),
        _refers("DocumentId", "DOCUMENTS"),
        _refers("Coder", "CODERS"),
    ],
    "ENTITIES": [
        _key(),
        "VariableId INTEGER NOT NULL",
        _text("Value", default=True),
        *_colors(null=True),
        "ChildOf INTEGER CHECK (ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _refers("VariableId", "VARIABLES"),
        _refers("ChildOf", "ENTITIES"),
    ],
    "DATABOOLEAN": _value_table("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _value_table("Value INTEGER NOT NULL DEFAULT 0"),
    "DATALONGTEXT": _value_table("Value TEXT DEFAULT ''"),
    "DATASHORTTEXT": _value_table("Entity INTEGER NOT NULL", _refers("Entity", "ENTITIES")),
    "ATTRIBUTEVARIABLES": [
        _key(),
        "VariableId INTEGER NOT NULL",
        _text("AttributeVariable"),
        "UNIQUE (VariableId, AttributeVariable)",
        _refers("VariableId", "VARIABLES"),
    ],
    "ATTRIBUTEVALUES": [
        _key(),
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _text("AttributeValue", default=True),
        "UNIQUE (EntityId, AttributeVariableId)",
        _refers("EntityId", "ENTITIES"),
        _refers("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    ],
}


def create_statements() -> list[str]:
    """Return the SQL that makes the sixteen tables.

    SQLite wants a table's constraints after its columns.
    """
    made = []
    for table, parts in TABLES.items():
        late = ("FOREIGN KEY", "UNIQUE", "CHECK")
        columns = [p for p in parts if not p.startswith(late)]
        rules = [p for p in parts if p.startswith(late)]
        made.append(f"CREATE TABLE {table}({', '.join(columns + rules)})")
    return made
