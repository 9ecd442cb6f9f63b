"""Repeats to look at: two passages side by side with their differences marked, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from stancekit.model import Corpus, Document, Repeat
from stancekit.repeats.alignment import Edit, EditKind, diff
from stancekit.repeats.found import Repeats

__all__ = ["page", "side_by_side"]

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
       color: #1b1b1b; background: #fff }
h2 { font-size: 1rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #ccc; padding: .5rem .75rem; text-align: left; vertical-align: top;
         overflow-wrap: anywhere }
th { background: #f4f4f4; font-weight: 600 }
del { background: #fbdcdc; text-decoration: line-through }
ins { background: #d8f0dc; text-decoration: underline }
.facts { color: #8a1c1c; font-weight: 600 }
@media (max-width: 40rem) { table, tbody, tr, td, th { display: block } }
@media (prefers-color-scheme: dark) {
  body { color: #eaeaea; background: #171717 } th { background: #262626 }
  th, td { border-color: #444 } del { background: #5a2222 } ins { background: #1f4d2b }
  .facts { color: #ff9c9c }
}
"""


def _place(document: Document) -> str:
    parts = [document.outlet, None if document.published is None else str(document.published)]
    return ", ".join([document.id, *(part for part in parts if part)])


def _marked(text: str, edits: tuple[Edit, ...], *, copy: bool) -> Iterator[str]:
    """Yield the text of one side, its own words marked; what is between words stays as it is."""
    at = 0
    tag = "ins" if copy else "del"
    for edit in edits:
        span = edit.copy if copy else edit.original
        if span is None or edit.kind is EditKind.SAME:
            continue
        yield escape(text[at : span.start])
        yield f"<{tag}>{escape(span.of(text))}</{tag}>"
        at = span.stop
    yield escape(text[at:])


def side_by_side(corpus: Corpus, repeat: Repeat) -> str:
    """Return an HTML table of two cells: the original, and the copy with its differences.

    Words that the copy cut are marked with `<del>`, words that it added with `<ins>`; all text is
    escaped.

    Raises:
        KeyError: A document of the repeat is not in the corpus.

    Example:
        >>> from stancekit.repeats import find_repeats
        >>> text = "All the delegates of the north left the hall late on Friday"
        >>> other = Document("b", text.replace("late ", ""))
        >>> corpus = Corpus([Document("a", text), other])
        >>> html = side_by_side(corpus, find_repeats(corpus).pairs[0])
        >>> "hall <del>late</del> on" in html
        True
    """
    mine, others = corpus.text_of(repeat.original), corpus.text_of(repeat.copy)
    edits = diff(mine, others)
    heads = (corpus[repeat.original.document], corpus[repeat.copy.document])
    names = "".join(
        f'<th scope="col">{title}: {escape(_place(document))}</th>'
        for title, document in zip(("Original", "Copy"), heads, strict=True)
    )
    cells = "".join(
        f"<td>{''.join(_marked(text, edits, copy=side))}</td>"
        for text, side in ((mine, False), (others, True))
    )
    return f"<table><thead><tr>{names}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"


def page(corpus: Corpus, repeats: Repeats) -> str:
    """Return a self-contained HTML page with every pair that is not exact, side by side.

    Exact copies are counted in the table of groups, which stands before them.
    """
    pairs = [r for r in repeats.pairs if corpus.text_of(r.original) != corpus.text_of(r.copy)]
    stock = "".join(
        f"<li>{g.documents} documents: {escape(corpus.text_of(g.passages[0]))}</li>"
        for g in repeats.frequent
    )
    counts = f"{len(corpus)} documents, {len(repeats.pairs)} pairs, {len(repeats.groups)} groups"
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Repeats</title><style>{_STYLE}</style></head><body><h1>Repeats</h1>",
        f"<p>{counts}.</p>",
        repeats._repr_html_(),
        f"<h2>Stock paragraphs</h2><ul>{stock}</ul>" if stock else "",
    ]
    for repeat in pairs:
        measure = f"resemblance {repeat.resemblance:.2f}, containment {repeat.containment:.2f}"
        title = f"{repeat.kind}, {measure}: {repeat.original} and {repeat.copy}"
        parts.append(f"<h2>{escape(title)}</h2>")
        if repeat.facts_differ:
            facts = escape("; ".join(repeat.facts_differ))
            parts.append(f'<p class="facts">Facts differ, not counted as a repeat: {facts}</p>')
        parts.append(side_by_side(corpus, repeat))
    return "\n".join([*parts, "</body></html>\n"])
