"""Pages for a browser: what all have in common, and those that show one stage."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from stancekit.errors import MissingExtraError
from stancekit.legal import annotate as annotate_references
from stancekit.model import Corpus, Document, Reference, Repeat, Statement
from stancekit.repeats import Repeats, side_by_side
from stancekit.show.annotate import Mark, annotate, displayable

if TYPE_CHECKING:
    import jinja2

__all__ = [
    "environment",
    "part",
    "references_page",
    "repeats_page",
    "source_hash",
    "statements_page",
]


def environment(feature: str = "a page") -> jinja2.Environment:
    """Return the place where pages are made: what is no HTML of ours is escaped.

    Args:
        feature: What is wanted, for the message.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    try:
        import jinja2  # noqa: PLC0415 - an extra, imported when used
    except ImportError:
        raise MissingExtraError(feature, "report") from None
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("stancekit.show"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["displayable"] = displayable
    return found


def part(name: str) -> str:
    """Return the text of a template or a style sheet."""
    return resources.files("stancekit.show").joinpath("templates", name).read_text("utf-8")


def source_hash(text: str) -> str:
    """Return the source expression of a content security policy for an inline element."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _render(template: str, title: str, **values: object) -> str:
    style = part("page.css")
    return (
        environment()
        .get_template(template)
        .render(title=title, style=style, style_hash=source_hash(style), **values)
    )


def statements_page(
    found: Iterable[tuple[Document, Sequence[Statement]]],
    names: Mapping[str, str] | None = None,
    *,
    title: str = "Statements",
) -> str:
    """Return articles as one HTML page with source, cue and content of every statement marked.

    Args:
        found: Each article with its statements.
        names: What to call the speakers, by id; the id itself where None or not in it.
        title: Heading of the page.

    Returns:
        A page that loads nothing and works without scripts; all text is escaped.

    Raises:
        MissingExtraError: jinja2 is not installed.

    Example:
        >>> from stancekit.paragraphs import lay_out
        >>> from stancekit.statements import attribute
        >>> article = Document("a", "Lavrov said the talks & the truce would go on.")
        >>> page = statements_page([(article, attribute(article, lay_out(article)))])
        >>> '<mark class="source"' in page and "talks &amp; the truce" in page
        True
    """
    known = names or {}

    def marks(told: Sequence[Statement]) -> Iterator[Mark]:
        for one in told:
            who = "; ".join(known.get(s, s) for s in one.speakers) or "unknown"
            label = f"{who}: {one.cue_class.value}, {one.rule}, {one.certainty:.2f}"
            for kind in ("content", "source", "cue"):
                for span in getattr(one, kind):
                    yield Mark(span, kind, label)

    articles = [(d, len(told), annotate(d.text, marks(told))) for d, told in found]
    return _render("statements.html", title, articles=articles)


def references_page(
    found: Iterable[tuple[Document, Sequence[Reference]]],
    *,
    title: str = "References to legal instruments",
) -> str:
    """Return articles as one HTML page with every reference linked to its document.

    Args:
        found: Each article with its references, which do not overlap.
        title: Heading of the page.

    Returns:
        A page that loads nothing and works without scripts; all text is escaped.

    Raises:
        MissingExtraError: jinja2 is not installed.

    Example:
        >>> from stancekit.legal import references
        >>> article = Document("a", "Resolution 2249 (2015) was adopted.")
        >>> page = references_page([(article, references(article.text))])
        >>> 'href="https://docs.un.org/S/RES/2249(2015)"' in page
        True
    """
    articles = [(d, len(refs), displayable(annotate_references(d.text, refs))) for d, refs in found]
    return _render("references.html", title, articles=articles)


def repeats_page(corpus: Corpus, repeats: Repeats, *, title: str = "Repeats") -> str:
    """Return repeats as one HTML page: groups, stock paragraphs, and pairs side by side.

    Exact copies stand in the table of groups; every other pair is shown with what the copy cut
    and added.

    Args:
        corpus: The corpus that the repeats were found in.
        repeats: What `find_repeats` returned.
        title: Heading of the page.

    Returns:
        A page that loads nothing and works without scripts; all text is escaped.

    Raises:
        KeyError: A document of a repeat is not in the corpus.
        MissingExtraError: jinja2 is not installed.

    Example:
        >>> from stancekit.repeats import find_repeats
        >>> text = "The envoy of the north said he had left the hall late on Friday"
        >>> corpus = Corpus([Document("a", text), Document("b", text.replace("late ", ""))])
        >>> "<del>late</del>" in repeats_page(corpus, find_repeats(corpus))
        True
    """

    def shown(repeat: Repeat) -> dict[str, Any]:
        return {"repeat": repeat, "table": displayable(side_by_side(corpus, repeat))}

    other = [r for r in repeats.pairs if corpus.text_of(r.original) != corpus.text_of(r.copy)]
    stock = [(g.documents, corpus.text_of(g.passages[0])) for g in repeats.frequent]
    return _render(
        "repeats.html",
        title,
        documents=len(corpus),
        repeats=repeats,
        groups=displayable(repeats.table(corpus)._repr_html_()),
        stock=stock,
        pairs=map(shown, other),
    )
