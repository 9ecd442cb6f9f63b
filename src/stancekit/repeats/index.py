"""An index of passages that grows, answers what repeats what, and can be kept in a file."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path
from typing import Any

from stancekit.errors import ParseError, Problem, Severity
from stancekit.model import Document, Paragraph, Passage, Repeat, RepeatKind, Span, checks
from stancekit.paragraphs import split
from stancekit.repeats.facts import amounts, facts_differ, facts_of_same_words
from stancekit.repeats.finding import CONTAINMENT, FEWEST_EXACT, RESEMBLANCE, kind_of
from stancekit.repeats.join import FEWEST_WORDS
from stancekit.text.words import words

__all__ = ["RepeatIndex"]

_FORMAT, _VERSION = "stancekit repeat index", 1
_ROUNDING = 1e-9

_Postings = dict[int, "int | array[int]"]
_Shingles = frozenset[tuple[str, ...]]


class RepeatIndex:
    """Passages by their shingles: the repeats of new ones are found as they come.

    Adding documents one after the other gives the pairs that `find_repeats` gives for all of them
    with `original="first"`, those of stock paragraphs and between all lines of a template included.
    One passage of each wording is kept.

    Args:
        resemblance: Least resemblance of near repeats, 0.3 to 1.
        containment: Least containment of contained ones, 0.3 to 1.
        fewest_words: Passages of fewer words are contained in nothing.

    Raises:
        ValueError: A threshold is out of range.

    Example:
        >>> index = RepeatIndex()
        >>> index.add(Document("a", "The envoy left the hall on Friday."))
        ()
        >>> asked = Document("b", "THE ENVOY left the hall, on Friday")
        >>> [str(repeat.original) for repeat in index.query(asked)]
        ['a#0-34']
    """

    def __init__(
        self,
        *,
        resemblance: float = RESEMBLANCE,
        containment: float = CONTAINMENT,
        fewest_words: int = FEWEST_WORDS,
    ) -> None:
        """Start empty."""
        for name, value in (("resemblance", resemblance), ("containment", containment)):
            checks.expect(0.3 <= value <= 1, value, "a number from 0.3 to 1", name)
        self.resemblance = resemblance
        self.containment = containment
        self.fewest_words = fewest_words
        self._passages: list[Passage] = []
        self._texts: list[str] = []
        self._wordings: dict[str, list[int]] = {}
        # Every shingle of every text, for texts that are a part of one of these or near one ...
        self._all: _Postings = {}
        # ... and so many of its rarest that whatever holds enough of a text holds one of them.
        self._few: _Postings = {}

    def __len__(self) -> int:
        """Return the number of different passages."""
        return len(self._passages)

    def add(
        self,
        documents: Document | Iterable[Document],
        paragraphs: Iterable[Paragraph] | None = None,
    ) -> tuple[Repeat, ...]:
        """Add documents and return the pairs that each of their passages makes with earlier ones.

        Args:
            documents: A document, a corpus, or any number of documents in order.
            paragraphs: Passages of theirs to compare (any records with `document` and `span`); by
                default all their paragraphs.

        Raises:
            ValueError: A paragraph lies outside of the documents.
        """
        found: list[Repeat] = []
        for passage, text in _passages(documents, paragraphs):
            found += self._pairs(passage, text)
            self._insert(passage, text)
        return tuple(found)

    def query(
        self,
        documents: Document | Iterable[Document],
        paragraphs: Iterable[Paragraph] | None = None,
    ) -> tuple[Repeat, ...]:
        """Return the pairs that passages make with others in the index, without adding them.

        Args:
            documents: As in `add`.
            paragraphs: As in `add`.

        Raises:
            ValueError: A paragraph lies outside of the documents.
        """
        return tuple(
            r
            for passage, text in _passages(documents, paragraphs)
            for r in self._pairs(passage, text)
        )

    def _insert(self, passage: Passage, text: str) -> None:
        found = words(text)
        same = self._wordings.setdefault(" ".join(found), [])
        if any(amounts(self._texts[i]) == amounts(text) for i in same):
            return
        number = len(self._passages)
        self._passages.append(passage)
        self._texts.append(text)
        same.append(number)
        if len(same) > 1:
            return  # the first of the same words stands for their shingles
        shingles = _shingles(found)
        for shingle in map(hash, shingles):
            _post(self._all, shingle, number)
        if len(found) < self.fewest_words:
            return
        needed = ceil(self.containment * len(shingles) - _ROUNDING)
        for shingle in self._rarest(shingles, needed):
            _post(self._few, shingle, number)

    def _rarest(self, shingles: _Shingles, needed: int) -> list[int]:
        """Return so many shingles that whatever shares `needed` of all shares one of these."""
        hashes = sorted(map(hash, shingles), key=lambda h: _length(self._all.get(h)))
        return hashes[: len(hashes) - max(1, needed) + 1]

    def _pairs(self, passage: Passage, text: str) -> Iterator[Repeat]:
        found = words(text)
        if len(found) < FEWEST_EXACT:
            return
        key = " ".join(found)
        of_same_words = self._wordings.get(key, [])
        # A passage that is in the index does not repeat itself.
        same = [number for number in of_same_words if self._passages[number] != passage]
        equal = [number for number in same if amounts(self._texts[number]) == amounts(text)]
        for number in equal or same:
            yield self._repeat(number, passage, text, RepeatKind.EXACT)
        if equal:
            return  # a copy: its other pairs are those of the passage it repeats
        shingles = _shingles(found)
        for first in self._candidates(shingles, len(found)):
            kept = words(self._texts[first])
            if len(kept) < FEWEST_EXACT or first in of_same_words:
                continue
            mine = _shingles(kept)
            verdict = kind_of(
                len(mine & shingles),
                (len(mine), len(shingles)),
                (len(kept), len(found)),
                (self.resemblance, self.containment, self.fewest_words),
            )
            if verdict is None:
                continue
            kind, whole = verdict
            for number in self._wordings[" ".join(kept)]:
                yield self._repeat(number, passage, text, kind, turned=whole == 1)

    def _candidates(self, shingles: _Shingles, count: int) -> list[int]:
        if not shingles:
            return []
        share = self.resemblance
        if count >= self.fewest_words:
            share = min(share, self.containment)
        needed = ceil(share * len(shingles) - _ROUNDING)
        found: set[int] = set()
        for shingle in self._rarest(shingles, needed):
            found.update(_posted(self._all.get(shingle)))
        for shingle in map(hash, shingles):
            found.update(_posted(self._few.get(shingle)))
        return sorted(found)

    def _repeat(
        self, number: int, passage: Passage, text: str, kind: RepeatKind, *, turned: bool = False
    ) -> Repeat:
        ends = [(self._passages[number], self._texts[number]), (passage, text)]
        (original, mine), (copy, others) = reversed(ends) if turned else ends
        a, b = _shingles(words(mine)), _shingles(words(others))
        exact = kind is RepeatKind.EXACT
        return Repeat(
            original,
            copy,
            kind=kind,
            resemblance=1.0 if exact else len(a & b) / len(a | b),
            containment=1.0 if exact else len(a & b) / len(b),
            facts_differ=facts_of_same_words(mine, others) if exact else facts_differ(mine, others),
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the index to a file, whole or not at all.

        The file is UTF-8 text, a JSON value a line: a header with `format`, `version`, the
        thresholds and the number of passages; a passage a line with `document`, `start`, `stop`,
        `text`; and `sha256` of all lines before it.
        """
        target = Path(path)
        digest = hashlib.sha256()
        with tempfile.NamedTemporaryFile(
            "wb", dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            try:
                for record in self._records():
                    line = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
                    digest.update(line + b"\n")
                    file.write(line + b"\n")
                file.write(json.dumps({"sha256": digest.hexdigest()}).encode() + b"\n")
                file.close()
                Path(file.name).replace(target)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _records(self) -> Iterator[dict[str, Any]]:
        yield {
            "format": _FORMAT,
            "version": _VERSION,
            "resemblance": self.resemblance,
            "containment": self.containment,
            "fewest_words": self.fewest_words,
            "passages": len(self),
        }
        for passage, text in zip(self._passages, self._texts, strict=True):
            place = {"start": passage.span.start, "stop": passage.span.stop}
            yield {"document": passage.document, **place, "text": text}

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> RepeatIndex:
        """Read back what `save` wrote.

        Raises:
            ParseError: The file is no index, is of a later version, or was cut off or changed;
                the message says in which line.
        """
        name = os.fspath(path)
        digest = hashlib.sha256()
        index: RepeatIndex | None = None
        expected, end = 0, ""
        line = 0
        with Path(path).open("rb") as file:
            for line, raw in enumerate(file, 1):
                record = _record(name, line, raw)
                if end:
                    raise _error(name, line, "a line after the end", "the end of the file")
                if index is None:
                    index, expected = _start(cls, name, record)
                elif "sha256" in record:
                    end = str(record["sha256"])
                    continue
                else:
                    index._insert(*_entry(name, line, record))  # noqa: SLF001 - its own class
                digest.update(raw)
        if index is None or not end:
            raise _error(name, line, "the end of the file", "a line with sha256; it was cut off")
        if end != digest.hexdigest() or len(index) != expected:
            raise _error(name, line, "other lines than were written", f"{expected} passages")
        return index


def _passages(
    documents: Document | Iterable[Document], paragraphs: Iterable[Paragraph] | None
) -> Iterator[tuple[Passage, str]]:
    found = [documents] if isinstance(documents, Document) else documents
    if paragraphs is None:
        for document in found:
            for span in split(document.text):
                yield Passage(document.id, span), span.of(document.text)
        return
    texts = {document.id: document.text for document in found}
    for passage in dict.fromkeys(Passage(p.document, p.span) for p in paragraphs):
        text = texts.get(passage.document, "")
        expected = "a span inside of one of the documents"
        checks.expect(passage.span.stop <= len(text), str(passage), expected, "paragraphs")
        yield passage, passage.span.of(text)


def _shingles(found: list[str]) -> _Shingles:
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def _post(postings: _Postings, shingle: int, number: int) -> None:
    old = postings.setdefault(shingle, number)
    if isinstance(old, array):
        old.append(number)
    elif old != number:
        postings[shingle] = array("I", (old, number))


def _posted(found: int | array[int] | None) -> Iterable[int]:
    if found is None:
        return ()
    return (found,) if isinstance(found, int) else found


def _length(found: int | array[int] | None) -> int:
    if found is None:
        return 0
    return 1 if isinstance(found, int) else len(found)


def _error(name: str, line: int, got: str, expected: str) -> ParseError:
    message = f"got {got}, expected {expected}"
    return ParseError(
        Problem(Severity.ERROR, "repeat-index", message, document=name, line=max(line, 1))
    )


def _record(name: str, line: int, raw: bytes) -> dict[str, Any]:
    try:
        record = json.loads(raw.decode("utf-8", "surrogatepass"))
    except (UnicodeDecodeError, ValueError) as error:
        raise _error(name, line, str(error), "a JSON object") from None
    if not isinstance(record, dict):
        raise _error(name, line, type(record).__name__, "a JSON object")
    return record


def _start(cls: type[RepeatIndex], name: str, record: dict[str, Any]) -> tuple[RepeatIndex, int]:
    if record.get("format") != _FORMAT:
        raise _error(name, 1, repr(record.get("format")), f"format {_FORMAT!r}")
    if record.get("version") != _VERSION:
        raise _error(name, 1, f"version {record.get('version')!r}", f"version {_VERSION}")
    try:
        index = cls(
            resemblance=float(record["resemblance"]),
            containment=float(record["containment"]),
            fewest_words=int(record["fewest_words"]),
        )
        return index, int(record["passages"])
    except (KeyError, TypeError, ValueError) as error:
        raise _error(name, 1, f"{type(error).__name__}: {error}", "a header") from None


def _entry(name: str, line: int, record: dict[str, Any]) -> tuple[Passage, str]:
    try:
        passage = Passage(record["document"], Span(record["start"], record["stop"]))
        text = record["text"]
        checks.expect(isinstance(text, str), text, "a string", "text")
    except (KeyError, TypeError, ValueError) as error:
        raise _error(name, line, f"{type(error).__name__}: {error}", "a passage") from None
    return passage, text
