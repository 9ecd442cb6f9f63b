"""network(): who shares what with whom, counted as the field counts it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypedDict

from stancekit.comparison.counting import Repeats
from stancekit.comparison.events import Compat, Duplicates, Events, Filters, gather
from stancekit.comparison.graph import Network, NetworkKind
from stancekit.comparison.projection import Aggregation, Normalization, one_mode, two_mode
from stancekit.comparison.records import RecordKind, columns_of
from stancekit.comparison.scales import ScaleKind
from stancekit.model import Study, checks

__all__ = ["NetworkOptions", "caption_of", "network", "network_of", "prepared"]


class NetworkOptions(TypedDict, total=False):
    """The options of `network` that decide which records are counted; see there."""

    aggregation: Aggregation
    duplicates: Duplicates
    isolates: bool
    exclude: Mapping[str, Collection[Any]] | None
    exclude_documents: Mapping[str, Collection[Any]] | None
    invert: Collection[str]
    start: date | None
    stop: date | None
    weights: str | None
    of: RecordKind
    repeats: Repeats
    scale: ScaleKind | None
    document: str | None
    date_field: str | None
    compat: Compat | None


def prepared(
    records: Study | Iterable[Any],
    fields: tuple[str | None, str | None, str | None],
    options: NetworkOptions,
    *,
    with_dates: bool = False,
) -> tuple[Events, tuple[str, str, str | None]]:
    """Return the events that records make, and the fields they were made of."""
    source = columns_of(
        records, of=options.get("of", "positions"), repeats=options.get("repeats", "once per group")
    )
    rows, columns, qualifier = _customary(source.names, *fields)
    events = gather(
        source,
        rows=rows,
        columns_field=columns,
        qualifier=qualifier,
        scale=options.get("scale"),
        duplicates=options.get("duplicates", "include"),
        with_level=options.get("aggregation", "ignore") != "ignore",
        filters=Filters(
            options.get("exclude") or {},
            options.get("exclude_documents") or {},
            options.get("invert", ()),
            options.get("start"),
            options.get("stop"),
        ),
        isolates=options.get("isolates", False),
        weights=options.get("weights"),
        document=options.get("document"),
        dates=options.get("date_field"),
        with_dates=with_dates,
        compat=options.get("compat"),
    )
    return events, (rows, columns, qualifier)


def network_of(
    events: Events,
    kind: NetworkKind,
    *,
    aggregation: Aggregation,
    normalization: Normalization,
    compat: Compat | None,
    caption: str = "",
) -> Network:
    """Return the network of gathered events."""
    if kind == "two-mode":
        weights = two_mode(events, aggregation, normalization, compat)
        return Network(kind, events.row_labels, events.column_labels, weights, caption=caption)
    pairs = one_mode(events, aggregation, normalization, compat)
    return Network(kind, events.row_labels, events.row_labels, pairs, caption=caption)


def network(
    records: Study | Iterable[Any],
    rows: str | None = None,
    columns: str | None = None,
    qualifier: str | None = None,
    *,
    kind: NetworkKind = "two-mode",
    aggregation: Aggregation = "ignore",
    normalization: Normalization = "no",
    duplicates: Duplicates = "include",
    isolates: bool = False,
    exclude: Mapping[str, Collection[Any]] | None = None,
    exclude_documents: Mapping[str, Collection[Any]] | None = None,
    invert: Collection[str] = (),
    start: date | None = None,
    stop: date | None = None,
    weights: str | None = None,
    of: RecordKind = "positions",
    repeats: Repeats = "once per group",
    scale: ScaleKind | None = None,
    document: str | None = None,
    date_field: str | None = None,
    compat: Compat | None = None,
) -> Network:
    """Count records into a network of rows and columns, or of rows that share columns.

    With X[i, j, k] the number of records of row i, column j and qualifier level k, q_k the number
    of a level, d_kl = |q_k - q_l| / (max q - min q) the distance of two (for names 0 or 1), and
    a_i the number of records of row i, a one-mode network has, for two different rows i and i',

    - `ignore`: the sum over j of the products of all their records there;
    - `congruence`: the sum over j, k, l of X[i,j,k] X[i',j,l] (1 - d_kl): the same said;
    - `conflict`: the same with d_kl: the opposite said;
    - `subtract`: congruence less conflict; congruence and conflict add up to `ignore`.

    divided by, under normalisation `average`, (a_i + a_i') / 2; `jaccard`, m10 + m01 + m11, where
    m10 counts the records of i in cells (j, k) where i' has none, m01 the reverse, and m11 the
    products in shared cells; `cosine`, the lengths of the vectors multiplied; `dna-cosine`,
    a_i a_i', which the Discourse Network Analyzer calls cosine. A two-mode network has `ignore`,
    `subtract` (signed) and `combine` (which levels occur, as binary digits), divided by the
    records of the row (`activity`) or of the column (`prominence`).

    The result does not depend on the order of the records, unless duplicates differ in their
    weights: the first counts.

    Args:
        records: A study; or any records with named fields: positions, legal bases, mappings (such
            as the statements of a `.dna` file), attrs and data classes.
        rows: Field of the rows; `holder` for positions and legal bases.
        columns: Field of the columns; `issue`, or `ground` for legal bases.
        qualifier: Field of the qualifier; `stance`, or `mode` for legal bases; none for other
            records unless given.
        kind: `two-mode` (rows by columns) or `one-mode` (rows by rows).
        aggregation: What is counted; see above.
        normalization: What it is divided by; see above.
        duplicates: Records equal in row, column and level (the level does not matter to `ignore`)
            count once per `document`, ISO `week`, `month` of a year, `year`, or in `all`; with
            `include` every one counts. A record whose date does not tell the period equals none.
        isolates: Whether labels come back whose records were all filtered away or duplicates;
            labels excluded by document or date do not.
        exclude: Values to leave out, by field.
        exclude_documents: Values of fields of the document to leave out.
        invert: Fields of `exclude` and `exclude_documents` whose values are the only ones kept.
        start: First day, inclusive.
        stop: Last day, inclusive.
        weights: Field of a number that each record counts for, such as `certainty`.
        of: Which records of a study: `positions` or `legal_bases`.
        repeats: What a copied passage of a study counts for. `ignore`: every record counts, copies
            too. `once per document`: what a text says again in a copied passage counts once in
            that text. `once per group`: what was copied counts once in the whole corpus. This
            knows copies by their words; `duplicates` knows equal codes.
        scale: Kind of the qualifier: `boolean`, `integer`, `stance` or `nominal`; told from its
            values by default.
        document: Field of the document; `document` or `document_id` by default.
        date_field: Field of the date; `date`, `time` or `published` by default.
        compat: `dna-3.1` gives what the Discourse Network Analyzer 3.1 gives, its defects
            included: months and weeks without their year, large integers never duplicates, its
            cosine, and conflict over names that counts silence.

    Raises:
        ValueError: A field, option or date is unknown, or options do not go together.

    Source:
        P. Leifeld, Discourse Network Analysis, in: The Oxford Handbook of Political Networks,
        2017; P. Leifeld, J. Gruber, F. Bossner, Discourse Network Analyzer Manual, 2019.

    Example:
        >>> said = [
        ...     {"actor": "Russia", "issue": "truce", "yes": True},
        ...     {"actor": "Iran", "issue": "truce", "yes": True},
        ...     {"actor": "France", "issue": "truce", "yes": False},
        ... ]
        >>> print(network(said, "actor", "issue", "yes", kind="one-mode", aggregation="subtract"))
        actor by actor over issue, yes subtract
                France  Iran  Russia
        France  0       -1    -1
        Iran    -1      0     1
        Russia  -1      1     0
    """
    checks.expect(kind in ("one-mode", "two-mode"), kind, "one-mode or two-mode", "kind")
    options: NetworkOptions = {
        "aggregation": aggregation,
        "duplicates": duplicates,
        "isolates": isolates,
        "exclude": exclude,
        "exclude_documents": exclude_documents,
        "invert": invert,
        "start": start,
        "stop": stop,
        "weights": weights,
        "of": of,
        "repeats": repeats,
        "scale": scale,
        "document": document,
        "date_field": date_field,
        "compat": compat,
    }
    events, names = prepared(records, (rows, columns, qualifier), options)
    return network_of(
        events,
        kind,
        aggregation=aggregation,
        normalization=normalization,
        compat=compat,
        caption=caption_of(names, kind, aggregation, normalization),
    )


def caption_of(
    names: tuple[str, str, str | None], kind: str, aggregation: str, normalization: str
) -> str:
    """Return a line that says what a network counts."""
    rows, columns, qualifier = names
    against = f"{rows} over {columns}" if kind == "one-mode" else columns
    how = f", {qualifier} {aggregation}" if qualifier else ""
    norm = "" if normalization == "no" else f", {normalization}"
    return f"{rows} by {against}{how}{norm}"


def _customary(
    names: Collection[str], rows: str | None, columns: str | None, qualifier: str | None
) -> tuple[str, str, str | None]:
    """Fill in the fields that positions and legal bases are customarily counted by."""
    chosen = columns or next((n for n in ("issue", "ground") if n in names), None)
    if qualifier is None:
        customary = {"issue": "stance", "ground": "mode"}.get(chosen or "")
        qualifier = customary if customary in names else None
    row = rows or ("holder" if "holder" in names else None)
    if not names:
        return rows or "holder", columns or "issue", qualifier
    checks.expect(row, None, f"one of {', '.join(names)}", "rows")
    checks.expect(chosen, None, f"one of {', '.join(names)}", "columns")
    return str(row), str(chosen), qualifier
