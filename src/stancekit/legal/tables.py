"""Tables of instruments as data: the shipped ones, and those of users, merged.

A table is tab-separated text with a header line:

| column | meaning |
|---|---|
| `name` | canonical name, what `Reference.instrument` holds |
| `symbol` | document symbol; may be empty |
| `kind` | `charter`, `treaty`, `declaration`, `political`, `resolution`, `case`, `letter`, ... |
| `date` | adoption or signature as far as known (`1949-08-12`, `1949`) |
| `vote` | for-against-abstaining |
| `chapter` | the Charter chapter or article a resolution acts under, in words |
| `aliases` | phrases, divided by semicolons (see `stancekit.legal.phrases`) |
| `short` | the head noun that can stand for it once named ("the Convention") |
| `bare` | provisions, divided by semicolons, that news names without the instrument |
| `context` | words, divided by semicolons, one of which must stand near what is not sure |
| `title` | what it is called in full |
| `checked` | where its facts were checked; `memory` marks facts nobody has checked |

Only `name` must be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import field, frozen

from stancekit.errors import Problem, Severity
from stancekit.legal.phrases import Phrase, PhraseError, parse_phrase
from stancekit.legal.symbols import address

__all__ = ["Instrument", "InstrumentTable", "TableError", "context_pattern", "read_instruments"]

COLUMNS = (
    "name", "symbol", "kind", "date", "vote", "chapter", "aliases", "short", "bare", "context",
    "title", "checked",
)  # fmt: skip


class TableError(PhraseError):
    """A table cannot be used; the problem names the line and the column."""


@frozen
class Instrument:
    """A legal or political instrument.

    Two mentions of one instrument resolve to equal values.

    Attributes:
        name: Canonical name.
        symbol: Document symbol; None where there is none.
        kind: What sort of instrument it is.
        date: When it was adopted or signed, as far as known; may be empty.
        vote: For-against-abstaining; may be empty.
        chapter: What a resolution acts under, in words; may be empty.
        aliases: Phrases it is found by.
        short: Head noun that can stand for it once named; may be empty.
        bare: Provisions that mean it without its name where its context stands near
            ("Article 5" beside "NATO").
        context: Words one of which must stand near what is not sure.
        title: What it is called in full.
        checked: Where its facts were checked; `memory` marks facts nobody has checked.
    """

    name: str
    symbol: str | None = None
    kind: str = field(default="treaty", kw_only=True)
    date: str = field(default="", kw_only=True)
    vote: str = field(default="", kw_only=True)
    chapter: str = field(default="", kw_only=True)
    aliases: tuple[Phrase, ...] = field(default=(), kw_only=True, repr=False, eq=False)
    short: str = field(default="", kw_only=True)
    bare: tuple[str, ...] = field(default=(), kw_only=True)
    context: tuple[str, ...] = field(default=(), kw_only=True)
    title: str = field(default="", kw_only=True)
    checked: str = field(default="memory", kw_only=True)

    @property
    def url(self) -> str | None:
        """Address of the document; None where it has no symbol of the United Nations."""
        return address(self.symbol)


@frozen(eq=False)
class InstrumentTable:
    """Instruments by name and by symbol, in a fixed order.

    Attributes:
        instruments: All of them; a later one with the same name replaces an earlier one.
        with_bare: Those of which some provisions are named without the instrument.
    """

    instruments: tuple[Instrument, ...]
    _by_name: dict[str, Instrument] = field(init=False, repr=False, eq=False)
    _by_symbol: dict[str, Instrument] = field(init=False, repr=False, eq=False)
    _by_noun: dict[str, tuple[Instrument, ...]] = field(init=False, repr=False, eq=False)
    _by_date: dict[str, tuple[Instrument, ...]] = field(init=False, repr=False, eq=False)
    with_bare: tuple[Instrument, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index the instruments."""
        by_name = {i.name: i for i in self.instruments}
        by_symbol = {i.symbol: i for i in by_name.values() if i.symbol}
        object.__setattr__(self, "instruments", tuple(by_name.values()))
        object.__setattr__(self, "_by_name", by_name)
        object.__setattr__(self, "_by_symbol", by_symbol)
        by_noun: dict[str, list[Instrument]] = {}
        by_date: dict[str, list[Instrument]] = {}
        for one in by_name.values():
            by_date.setdefault(one.date, []).append(one)
            if one.short:
                by_noun.setdefault(one.short, []).append(one)
        object.__setattr__(self, "_by_date", {day: tuple(some) for day, some in by_date.items()})
        object.__setattr__(self, "_by_noun", {noun: tuple(some) for noun, some in by_noun.items()})
        object.__setattr__(self, "with_bare", tuple(i for i in by_name.values() if i.bare))

    def named(self, name: str) -> Instrument | None:
        """Return the instrument of a canonical name; None where it is unknown."""
        return self._by_name.get(name)

    def filed(self, symbol: str | None) -> Instrument | None:
        """Return the instrument of a symbol; None where it is unknown."""
        return self._by_symbol.get(symbol) if symbol else None

    def called(self, noun: str) -> tuple[Instrument, ...]:
        """Return the instruments that a head noun ("the Convention") can stand for."""
        return self._by_noun.get(noun, ())

    def dated(self, day: str) -> tuple[Instrument, ...]:
        """Return the instruments of a day (`2015-08-17`)."""
        return self._by_date.get(day, ())

    def merged(self, *others: InstrumentTable) -> InstrumentTable:
        """Return a table with those of others; the same name in a later table wins."""
        parts = [i for table in (self, *others) for i in table.instruments]
        return InstrumentTable(tuple(parts))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_instruments(text: str, source: str = "table") -> InstrumentTable:
    r"""Read a table of instruments.

    Args:
        text: Tab-separated text with a header line (see the top of this module).
        source: What to call it in errors.

    Raises:
        TableError: A column is unknown, a name is missing or stands twice, a phrase cannot be
            read. The problem has the line.

    Example:
        >>> table = read_instruments("name\taliases\nLunar Pact\tLunar Pact; Pact of the Moon\n")
        >>> [phrase.text for phrase in table.named("Lunar Pact").aliases]
        ['Lunar Pact', 'Pact of the Moon']
    """
    rows = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not rows:
        raise TableError(Problem(Severity.ERROR, "empty-table", "got no lines", document=source))
    header = tuple(name.strip() for name in rows[0][1].split("\t"))
    unknown = sorted(set(header) - set(COLUMNS))
    if unknown or "name" not in header:
        message = f"got columns {', '.join(header)}, expected name and any of {', '.join(COLUMNS)}"
        raise TableError(Problem(Severity.ERROR, "bad-column", message, document=source, line=1))
    return InstrumentTable(tuple(_instruments(rows[1:], header, source)))


def _instruments(
    rows: Iterable[tuple[int, str]], header: tuple[str, ...], source: str
) -> Iterable[Instrument]:
    seen: set[str] = set()
    for number, line in rows:
        cells = line.split("\t")

        def refuse(code: str, message: str, number: int = number) -> TableError:
            return TableError(Problem(Severity.ERROR, code, message, document=source, line=number))

        if len(cells) > len(header):
            raise refuse("bad-row", f"got {len(cells)} cells, expected {len(header)}")
        row = dict(zip(header, (*cells, *[""] * len(header)), strict=False))
        name = row["name"].strip()
        if not name or name in seen:
            raise refuse("bad-name", f"got name {name!r}, expected one that is new")
        seen.add(name)
        try:
            aliases = tuple(map(parse_phrase, _list(row.get("aliases", ""))))
        except PhraseError as error:
            raise refuse("bad-phrase", error.problem.message) from None
        for phrase in aliases:
            if not phrase.anchor:
                message = f"got no word outside brackets, expected one, in {phrase.text!r}"
                raise refuse("bad-phrase", message)
        yield Instrument(
            name,
            row.get("symbol", "").strip() or None,
            kind=row.get("kind", "").strip() or "treaty",
            date=row.get("date", "").strip(),
            vote=row.get("vote", "").strip(),
            chapter=row.get("chapter", "").strip(),
            aliases=aliases,
            short=row.get("short", "").strip(),
            bare=_list(row.get("bare", "")),
            context=_list(row.get("context", "")),
            title=row.get("title", "").strip() or name,
            checked=row.get("checked", "").strip() or "memory",
        )


@cache
def context_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of some words; None where there are none."""
    found = [re.escape(word) for word in words]
    return re.compile(rf"\b(?:{'|'.join(found)})", re.IGNORECASE) if found else None
