"""Annotate a text: write its references into it, as links or in any other way."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable

from stancekit.legal.resolve import identify
from stancekit.legal.tables import InstrumentTable
from stancekit.model import Reference

__all__ = ["annotate", "describe"]


def describe(reference: Reference) -> str:
    """Return a reference in words: instrument, provision, symbol.

    Example:
        >>> from stancekit.legal.resolve import references
        >>> [describe(r) for r in references("Article 51 of the UN Charter and resolution 2249")]
        ['UN Charter, Article 51', 'UNSC resolution, S/RES/2249']
    """
    parts = (reference.instrument, reference.provision, reference.symbol)
    return ", ".join(part for part in parts if part)


def annotate(
    text: str,
    references: Iterable[Reference],
    *,
    mark: Callable[[Reference, str], str] | None = None,
    escape: Callable[[str], str] | None = None,
    table: InstrumentTable | None = None,
) -> str:
    """Write references into a text.

    Args:
        text: The text the references were found in.
        references: References that do not overlap, in any order.
        mark: Makes the marked form of a reference and its words; where None, an HTML link to the
            document, or `<cite>` where its address is not known, with the reference as title.
        escape: Applied to the text between references; HTML escaping where None.
        table: Where addresses are looked up; the shipped instruments where None.

    Returns:
        The text with every reference marked; all other words as `escape` leaves them.

    Raises:
        ValueError: Two references overlap.
        IndexError: A reference ends beyond the text.

    Example:
        >>> from stancekit.legal.resolve import references
        >>> text = "It cited S/RES/2249 (2015) & Article 51 of the UN Charter."
        >>> print(annotate(text, references(text), mark=lambda r, words: f"[{words}]", escape=str))
        It cited [S/RES/2249 (2015)] & [Article 51 of the UN Charter].
        >>> "https://docs.un.org/S/RES/2249(2015)" in annotate(text, references(text))
        True
    """
    plain = html.escape if escape is None else escape
    pieces: list[str] = []
    place = 0
    for reference in sorted(references, key=lambda r: r.span):
        if reference.span.start < place:
            message = f"got references that overlap at {reference.span.start}, expected none to"
            raise ValueError(message)
        words = reference.span.of(text)
        pieces.append(plain(text[place : reference.span.start]))
        pieces.append(_link(reference, words, table) if mark is None else mark(reference, words))
        place = reference.span.stop
    pieces.append(plain(text[place:]))
    return "".join(pieces)


def _link(reference: Reference, words: str, table: InstrumentTable | None) -> str:
    title = html.escape(describe(reference))
    url = identify(reference, table).url
    if url is None:
        return f'<cite title="{title}">{html.escape(words)}</cite>'
    return f'<a href="{html.escape(url)}" title="{title}">{html.escape(words)}</a>'
