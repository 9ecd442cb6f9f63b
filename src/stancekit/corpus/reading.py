"""parse, read and read_iter: texts, files and streams to documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from stancekit.corpus import dialects
from stancekit.corpus.delimited import read_delimited
from stancekit.corpus.dialects import Delimited, Dialect, Export, JsonLines, RecordTable, Separated
from stancekit.corpus.encodings import decode
from stancekit.corpus.exports import read_export
from stancekit.corpus.jsonlines import read_json_lines
from stancekit.corpus.records import Builder, Found
from stancekit.corpus.report import Report
from stancekit.corpus.separated import read_plain, read_separated
from stancekit.corpus.sniffing import SAMPLE, sniff, unlike_text
from stancekit.corpus.sources import Readable, sources
from stancekit.corpus.tables import read_table
from stancekit.corpus.window import Window
from stancekit.errors import Problem, Severity
from stancekit.model import Corpus, Document

__all__ = ["parse", "read", "read_iter"]

_AHEAD = 0.1  # by how much the best candidate must lead to be taken


def parse(
    text: str | bytes,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = True,
    name: str | None = None,
    encoding: str | None = None,
) -> Corpus:
    r"""Read a corpus from a text or bytes.

    Args:
        text: The text; bytes are decoded as UTF-8 unless a byte order mark or `encoding` says
            otherwise.
        dialect: A dialect or its name; None finds out which it is.
        strict: Raise at the first error. A lenient reading goes on and never raises on any text;
            what it met is in `Corpus.problems`.
        name: What the text is called: the id of a document that bears none.
        encoding: How bytes are encoded.

    Returns:
        The documents in their order.

    Raises:
        ParseError: The reading is strict and something cannot be read.
        ValueError: There is no such dialect.
        LookupError: There is no such encoding.

    Example:
        >>> corpus = parse("=== 003\noutlet: Example Wire\n\nMoscow agreed.\n")
        >>> corpus["003"].outlet, corpus["003"].text
        ('Example Wire', 'Moscow agreed.')
    """
    report = Report("<text>" if name is None else name, strict=strict)
    blocks = [text] if isinstance(text, str) else decode([text], report, encoding)
    builder = Builder(report, name=name)
    window = Window(blocks, report)
    form = _sniffed(window, report)[0] if dialect is None else dialects.dialect(dialect)
    documents = tuple(found[0] for found in found_in(window, form, builder))
    report.sort()
    return Corpus(documents, tuple(report.problems))


def read(
    source: Readable,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = True,
    encoding: str | None = None,
    ignore: Sequence[str] = (),
) -> Corpus:
    """Read a corpus from a file, a folder, an archive, a stream or lines.

    Args:
        source: A path (`-` is standard input), bytes, an open file of text or bytes, or lines
            that keep their ends. What is packed with gzip or zip is unpacked. In a folder or
            archive each .txt file that is in no dialect is one document whose id is its path
            there without the suffix; hidden files, readmes and files of other kinds are passed
            over.
        dialect: A dialect or its name; None finds out which it is, file by file, and says so in a
            Problem of severity info.
        strict: Raise at the first error; a lenient reading keeps it in `Corpus.problems`.
        encoding: How the bytes are encoded; None takes UTF-8 unless a byte order mark says
            otherwise.
        ignore: Patterns of files that are left out (`drafts/*`).

    Returns:
        The documents in their order; files sorted by their path.

    Raises:
        FileNotFoundError: There is nothing at the path, or the folder has no text file.
        OSError: It cannot be read.
        ParseError: The reading is strict and something cannot be read.
        ValueError: There is no such dialect.
    """
    report = Report(strict=strict)
    documents = tuple(_documents(source, dialect, report, encoding, ignore, ids={}))
    return Corpus(documents, tuple(report.problems))


def read_iter(
    source: Readable,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = True,
    encoding: str | None = None,
    ignore: Sequence[str] = (),
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Document]:
    r"""Read documents one by one, in memory bounded by the largest of them.

    Ids are not compared with each other, as that would keep them all.

    Args:
        source: As in `read`.
        dialect: As in `read`.
        strict: As in `read`.
        encoding: As in `read`.
        ignore: As in `read`.
        on_problem: Called with each problem that is not raised; None drops them.

    Returns:
        Documents in their order.

    Raises:
        FileNotFoundError: There is nothing at the path, or the folder has no text file.
        OSError: It cannot be read.
        ParseError: The reading is strict and something cannot be read.
        ValueError: There is no such dialect.

    Example:
        >>> [d.id for d in read_iter(["=== a\n", "\n", "One.\n", "=== b\n", "\n", "Two.\n"])]
        ['a', 'b']
    """
    report = Report(strict=strict, on_problem=on_problem or _drop)
    return _documents(source, dialect, report, encoding, ignore, ids=None)


def _drop(problem: Problem) -> None:
    """Do nothing with a problem."""


def _documents(
    source: Readable,
    dialect: str | Dialect | None,
    report: Report,
    encoding: str | None,
    ignore: Sequence[str],
    *,
    ids: dict[str, int] | None,
) -> Iterator[Document]:
    form = None if dialect is None else dialects.dialect(dialect)
    taken: Counter[str] = Counter()
    for one in sources(source, ignore):
        report.source, first = one.label, len(report.problems)
        builder = Builder(report, name=one.name)
        builder.ids = ids
        window = Window(one.blocks(report, encoding), report)
        use = form
        if use is None:
            use, why = _sniffed(window, report, suffix=one.suffix, member=one.member)
            if not one.member:
                report.add(Problem(Severity.INFO, "dialect", why, document=one.label))
        taken[use.name] += 1
        yield from map(itemgetter(0), found_in(window, use, builder))
        report.sort(first)
        if not one.member:
            return
    if form is None:
        report.source = None
        counts = ", ".join(
            f"{count} file{'' if count == 1 else 's'} as {name!r}"
            for name, count in sorted(taken.items())
        )
        report.add(Problem(Severity.INFO, "dialect", f"read {counts}"))


def found_in(window: Window, form: Dialect, builder: Builder) -> Iterator[Found]:
    """Read the documents of a source in a dialect, with the places of their parts."""
    match form:
        case Delimited():
            return read_delimited(window, form, builder)
        case JsonLines():
            return read_json_lines(window, form, builder)
        case RecordTable():
            return read_table(window, form, builder)
        case Export():
            return read_export(window, form, builder)
        case Separated():
            return read_separated(window, form, builder)
        case _:
            return read_plain(window, builder)


def _sniffed(
    window: Window, report: Report, *, suffix: str = "", member: bool = False
) -> tuple[Dialect, str]:
    """Return the dialect that the source speaks for, and why.

    Raises:
        ParseError: The reading is strict and two are about as likely.
    """
    # How the source is cut into blocks must not matter: a block may be one line of many.
    while not window.done and len(window.text) <= SAMPLE:
        window.more(0)
    candidates = sniff(window.text, suffix=suffix, whole=window.done)
    # One file among others is one document, unless it clearly is more.
    ranked = sorted(
        candidates,
        key=lambda c: -c.score - (0.2 if member and c.dialect.name == "plain" else 0),
    )
    best = ranked[0]
    rivals = [c for c in ranked if best.score - c.score < _AHEAD]
    if len(rivals) > 1 and not (member and best.dialect.name == "plain"):
        names = "; ".join(map(str, rivals))
        message = f"got a source that may be in several dialects, expected one to be named: {names}"
        code, where = "ambiguous-dialect", report.source
        report.add(Problem(Severity.ERROR, code, message, document=where, line=1, column=1))
    kind = unlike_text(window.text) if best.dialect.name in ("plain", "form-feed") else None
    if kind is not None:
        message = f"got what looks like {kind}, expected plain text; read as it stands"
        code, where = "not-plain-text", report.source
        report.add(Problem(Severity.WARNING, code, message, document=where, line=1, column=1))
    return best.dialect, f"read as {best}"
