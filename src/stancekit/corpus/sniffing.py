"""Finding out which dialect a source is in, with the lines that speak for each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from attrs import field, frozen

from stancekit.corpus import dialects
from stancekit.corpus.cells import RowScanner
from stancekit.corpus.dialects import (
    FIELDS,
    Delimited,
    Dialect,
    Export,
    JsonLines,
    Plain,
    RecordTable,
    Separated,
)
from stancekit.corpus.encodings import decode
from stancekit.corpus.exports import CLOSES, OPENS
from stancekit.corpus.report import Report
from stancekit.model import checks

__all__ = ["SAMPLE", "Candidate", "Evidence", "sniff", "unlike_text"]

SAMPLE = 1 << 18  # code points that are looked at
_MOST_EVIDENCE = 5
_WORDS = re.compile(r"^[ \t]*(?:WC[ \t]+)?[\d.,]{1,9} words[ \t]*\r?$", re.M)
_FIELD = re.compile(r"[^\s:]+:")
_FENCE = re.compile(r"---[ \t]*\r?")
_BY_SUFFIX = {
    ".csv": ("csv", "csv-semicolon"),
    ".tsv": ("tsv",),
    ".psv": ("pipe",),
    ".jsonl": ("json-lines",),
    ".ndjson": ("json-lines",),
}
# What people save from a browser or a database when they mean to save its text.
_MARKUP = (
    (re.compile(r"\{\\rtf"), "RTF"),
    (re.compile(r"%PDF-"), "PDF"),
    (re.compile(r"\s{0,1000}+<(?:!doctype\s|html[\s>])", re.I), "HTML"),
    (re.compile(r"\s{0,1000}+<\?xml\s"), "XML"),
    (re.compile(r'\s{0,1000}+\[\s{0,100}+\{\s{0,100}+"'), "a JSON array, not an object a line"),
    (re.compile(r'\s{0,1000}+\{\s{0,100}+"[^"\n]{0,100}+":'), "JSON, but not an object a line"),
)


@frozen
class Evidence:
    """A line that speaks for a dialect.

    Attributes:
        line: Its number from 1; 0 where it is no line but the name of the file.
        text: What it says, cut after 60 code points.
        why: What it shows.
    """

    line: int = field(validator=checks.of_type(int, "an integer"))
    text: str = field(validator=checks.text)
    why: str = field(validator=checks.text)

    def __str__(self) -> str:
        """Return `line 3 '…': why`."""
        where = f"line {self.line} " if self.line else ""
        return f"{where}{self.text!r}: {self.why}"


@frozen
class Candidate:
    """A dialect that a source may be in.

    Attributes:
        dialect: Which.
        score: How strongly the evidence speaks for it, from 0 to 1.
        evidence: The lines that speak for it, five at most.
    """

    dialect: Dialect = field(validator=checks.of_type(Dialect, "a Dialect"))
    score: float = field(validator=checks.unit_interval)
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=checks.as_tuple, validator=checks.each(Evidence, "an Evidence")
    )

    def __str__(self) -> str:
        """Return the dialect's name and its evidence."""
        return f"{self.dialect.name} ({'; '.join(map(str, self.evidence)) or 'nothing against it'})"


@frozen
class _Sample:
    """The start of a source: its lines that are not blank, and whether it is all of it."""

    text: str
    lines: tuple[tuple[int, str], ...]
    whole: bool
    suffix: str

    def evidence(self, offset: int, why: str) -> Evidence:
        line = self.text.count("\n", 0, offset) + 1
        start = self.text.rfind("\n", 0, offset) + 1
        return Evidence(line, self.text[start : start + 60].partition("\n")[0].strip("\r"), why)


_Finding = tuple[float, list[Evidence]] | None


def _first(sample: _Sample) -> tuple[int, str]:
    return sample.lines[0] if sample.lines else (1, "")


def _delimited(sample: _Sample, form: Delimited) -> _Finding:
    if form.name == "front-matter":
        return _front_matter(sample)
    start = re.compile(rf"^(?:{form.start})\r?$", re.M)
    found = []
    for match in start.finditer(sample.text):
        found.append(sample.evidence(match.start(), "opens a document"))
        if len(found) == _MOST_EVIDENCE:
            break
    if not found:
        return None
    leads = found[0].line == _first(sample)[0]
    return (0.9 if leads else 0.45), found


def _front_matter(sample: _Sample) -> _Finding:
    lines = sample.lines[:200]
    if not lines or not _FENCE.fullmatch(lines[0][1]):
        return None
    for number, line in lines[1:]:
        if _FENCE.fullmatch(line):
            why = "front matter from the first line to here"
            return 0.9, [Evidence(1, lines[0][1][:60], "opens"), Evidence(number, line[:60], why)]
        if not _FIELD.match(line) and line[:1] not in " \t-#":
            return None
    return None


def _separated(sample: _Sample, form: Separated) -> _Finding:
    at = sample.text.find(form.separator)
    if at < 0:
        return None
    count = sample.text.count(form.separator)
    return 0.5, [sample.evidence(at, f"{count} form feeds, which may part documents or pages")]


def _json_lines(sample: _Sample, form: JsonLines) -> _Finding:
    del form
    lines = sample.lines[:20] if sample.whole or len(sample.lines) > 20 else sample.lines[:-1]
    found = []
    for number, line in lines:
        if not line.lstrip(" \t").startswith("{"):
            return None
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            return None
        found.append(Evidence(number, line[:60], "a JSON object"))
    if not found and sample.lines and sample.lines[0][1].lstrip(" \t").startswith('{"'):
        return 0.8, [Evidence(*sample.lines[0][:1], sample.lines[0][1][:60], "opens as JSON does")]
    return (0.97, found[:_MOST_EVIDENCE]) if found else None


def _table(sample: _Sample, form: RecordTable) -> _Finding:
    number, line = _first(sample)
    if form.separator not in line:
        return None
    row = RowScanner(form.separator).row(line, 0, final=True)
    names = [(cell or "").strip().lower() for cell in row[0]] if row else []
    known = [name for name in names if name in FIELDS]
    if "text" not in known or len(names) < 2:
        return None
    score = 0.95 if len(known) > 1 else 0.8
    return score, [Evidence(number, line[:60], f"names the columns {', '.join(known)}")]


def _export(sample: _Sample, form: Export) -> _Finding:
    found = []
    for pattern, why in (
        (OPENS.get(form.layout), "opens an article"),
        (CLOSES.get(form.layout), "closes an article"),
    ):
        match = pattern.search(sample.text) if pattern else None
        if match:
            found.append(sample.evidence(match.start(), why))
    if not found:
        return None
    if form.name == "factiva":
        words = _WORDS.search(sample.text)
        if words is None:
            return None
        found.append(sample.evidence(words.start(), "counts words"))
    return 0.97, found


def _plain(sample: _Sample, form: Plain) -> _Finding:
    if form.name == "folder":
        return None
    number, line = _first(sample)
    if not line:
        return (0.45, []) if not sample.text else (0.5, [])
    return 0.5, [Evidence(number, line[:60], "text that opens no other dialect")]


_FINDERS: tuple[tuple[type[Dialect], Callable[..., _Finding]], ...] = (
    (Delimited, _delimited),
    (Separated, _separated),
    (JsonLines, _json_lines),
    (RecordTable, _table),
    (Export, _export),
    (Plain, _plain),
)


def _found(sample: _Sample) -> Iterator[Candidate]:
    for form in dialects.DIALECTS:
        finder = next(f for kind, f in _FINDERS if isinstance(form, kind))
        finding = finder(sample, form)
        if form.name == "default" and not sample.text:
            finding = (0.6, [])  # an empty corpus is written as nothing
        named = form.name in _BY_SUFFIX.get(sample.suffix, ())
        if named and isinstance(form, RecordTable):
            named = form.separator in _first(sample)[1]
        if finding is None and not named:
            continue
        score, evidence = finding or (0.0, [])
        if named:
            score, evidence = max(score, 0.85), [*evidence, Evidence(0, sample.suffix, "suffix")]
        yield Candidate(form, score, tuple(evidence))


def sniff(sample: str | bytes, *, suffix: str = "", whole: bool = True) -> tuple[Candidate, ...]:
    r"""Find out which dialects a source may be in.

    Args:
        sample: Its start; more than 256 KiB of it are not looked at.
        suffix: The file's suffix, such as `.csv`; it counts as evidence.
        whole: Whether the sample is all of the source; else its last line may be cut.

    Returns:
        Candidates, the best first. `read` and `parse` take the first one where it is ahead of the
        second by 0.1 or more.

    Example:
        >>> for candidate in sniff("id\ttext\n1\tMoscow agreed.\n")[:1]:
        ...     print(candidate)
        tsv (line 1 'id\ttext': names the columns id, text)
    """
    if isinstance(sample, bytes):
        sample = "".join(decode([sample[: 2 * SAMPLE]], Report(strict=False)))
    whole = whole and len(sample) <= SAMPLE
    text = sample[:SAMPLE].removeprefix("\ufeff")
    numbered = enumerate(text.split("\n"), 1)
    lines = tuple((n, line.rstrip("\r")) for n, line in numbered if line.strip())
    candidates = list(_found(_Sample(text, lines, whole, suffix.lower())))
    # A banner is a default delimiter too, unless one of its lines lacks the closing mark.
    banner = next((c for c in candidates if c.dialect.name == "banner"), None)
    if banner is not None:
        candidates = [
            _without_banner(c, text) if c.dialect.name == "default" else c for c in candidates
        ]
    candidates.sort(key=lambda c: -c.score)
    return tuple(candidates)


def unlike_text(text: str) -> str | None:
    r"""Return what a text is that nobody wrote as one; None where it may be one.

    Example:
        >>> unlike_text(r"{\rtf1\ansi Nothing was agreed.}"), unlike_text("Nothing was agreed.")
        ('RTF', None)
    """
    for pattern, kind in _MARKUP:
        if pattern.match(text):
            return kind
    return "a binary file" if "\0" in text[:4096] else None


def _without_banner(candidate: Candidate, text: str) -> Candidate:
    """Return the default dialect with a lower score where all its lines are banners."""
    opened = re.findall(r"^=== .*$", text, re.M)
    if all(line.rstrip().endswith(" ===") for line in opened):
        return Candidate(candidate.dialect, candidate.score / 2, candidate.evidence)
    return candidate
