"""The coding form: a study as one plain object per document, for JSON Lines."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

from stancekit.exchange.convert import to_json
from stancekit.model import (
    Document,
    LegalBasis,
    Paragraph,
    Position,
    Repeat,
    Span,
    Statement,
    Study,
)

__all__ = ["coding_lines", "to_coding_jsonl"]


class _InDocument(Protocol):
    @property
    def document(self) -> str: ...


R = TypeVar("R", bound=_InDocument)


def _by_document(records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[record.document].append(record)
    return found


def _pair(span: Span) -> list[int]:
    return [span.start, span.stop]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(s) for s in spans]


def _repeat(repeat: Repeat) -> dict[str, Any]:
    line: dict[str, Any] = {
        "original": _pair(repeat.original.span),
        "copy": _pair(repeat.copy.span),
        "kind": str(repeat.kind),
        "resemblance": round(repeat.resemblance, 6),
        "containment": round(repeat.containment, 6),
        "facts_differ": list(repeat.facts_differ),
    }
    if repeat.original.document != repeat.copy.document:
        line["document"] = repeat.original.document
    return line


def _statement(study: Study, statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "content": _pairs(statement.content),
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "cue_class": str(statement.cue_class),
        "kind": str(statement.kind),
        "speakers": [study.name_of(s) for s in statement.speakers],
        "resolution": statement.resolution,
        "nested": statement.nested_in is not None,
        "nested_in": statement.nested_in,
        "made": None if statement.made is None else str(statement.made),
        "negated": statement.negated,
        "certainty": round(statement.certainty, 4),
        "rule": statement.rule,
        "repeat_of": statement.repeat_of,
    }


def _position(study: Study, position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "actor": study.name_of(position.holder),
        "issue": position.issue,
        "stance": str(position.stance),
        "mode": str(position.mode),
        "span": _pair(Span.hull(position.evidence)),
        "evidence": study.text_of(position.document, position.evidence),
        "condition": _pairs(position.condition),
        "addressee": study.name_of(position.addressee),
        "reported_by": [study.name_of(r) for r in position.reported_by],
        "headline": position.headline,
        "weak": position.weak,
        "statement": position.statement,
        "coder": position.coder,
        "rule": position.rule,
        "repeat_of": position.repeat_of,
    }


def _positions(study: Study, positions: list[Position]) -> list[dict[str, Any]]:
    """Write each position once, the spans of its repeats in the same document beside it."""
    here = {p.id for p in positions}
    copies: dict[str, list[Position]] = defaultdict(list)
    for p in positions:
        if p.repeat_of in here:
            copies[str(p.repeat_of)].append(p)
    return [
        {**_position(study, p), "also": [_pair(Span.hull(c.evidence)) for c in copies[p.id]]}
        for p in positions
        if p.repeat_of not in here
    ]


def _legal(study: Study, basis: LegalBasis) -> dict[str, Any]:
    reference = basis.reference
    return {
        "id": basis.id,
        "span": _pair(Span.hull(basis.evidence)),
        "evidence": study.text_of(basis.document, basis.evidence),
        "ground": basis.ground,
        "mode": str(basis.mode),
        "holder": study.name_of(basis.holder),
        "reported_by": [study.name_of(r) for r in basis.reported_by],
        "target": basis.target,
        "instrument": reference.instrument if reference else None,
        "provision": reference.provision if reference else None,
        "symbol": reference.symbol if reference else None,
        "implicit": basis.implicit,
        "statement": basis.statement,
        "position": basis.position,
        "rule": basis.rule,
        "repeat_of": basis.repeat_of,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "span": _pair(paragraph.span),
        "role": str(paragraph.role),
        "reason": paragraph.reason,
    }


def _head(document: Document) -> dict[str, Any]:
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    published = None if document.published is None else str(document.published)
    head = {"title": document.title, "outlet": document.outlet, "published": published}
    return {"id": document.id, "text_sha256": digest, **head}


def coding_lines(study: Study) -> Iterator[dict[str, Any]]:
    """Yield one plain object per document, in the corpus's order.

    Keys: `id`, `text_sha256` (of the text as UTF-8), `title`, `outlet`, `published`,
    `paragraphs`, `repeats` (on the copy's document), `statements`, `positions`, `legal`.
    Actors come by name; spans are `[start, stop]` in code points of the text, half-open. A position
    that the same document repeats is one position, the spans of its repeats under `also`.
    """
    paragraphs = _by_document(study.paragraphs)
    statements = _by_document(study.statements)
    positions = _by_document(study.positions)
    legal = _by_document(study.legal_bases)
    repeats: dict[str, list[Repeat]] = defaultdict(list)
    for repeat in study.repeats:
        repeats[repeat.copy.document].append(repeat)
    for document in study.corpus:
        yield {
            **_head(document),
            "paragraphs": [_paragraph(p) for p in paragraphs[document.id]],
            "repeats": [_repeat(r) for r in repeats[document.id]],
            "statements": [_statement(study, s) for s in statements[document.id]],
            "positions": _positions(study, positions[document.id]),
            "legal": [_legal(study, b) for b in legal[document.id]],
        }


def to_coding_jsonl(study: Study) -> str:
    """Return the coding form as JSON Lines, a document a line."""
    return "".join(to_json(line) + "\n" for line in coding_lines(study))
