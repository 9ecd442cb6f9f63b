"""Stock paragraphs: newsletter lines, disclaimers, whatever a page says under every article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from stancekit.model import Paragraph, ParagraphRole, Passage
from stancekit.model.records import changed
from stancekit.repeats.found import Frequent, Repeats
from stancekit.repeats.join import Forms

__all__ = ["mark_stock", "stock_groups"]

# A wire story in thirty papers repeats paragraph for paragraph; a notice stands under articles
# that otherwise have their own words. Half is far from both.
_OWN_WORDS = 0.5
# Roles that a line may have by its shape only; marks such as a credit say more than frequency.
_GUESSED = {
    ParagraphRole.BODY,
    ParagraphRole.HEADLINE,
    ParagraphRole.STANDFIRST,
    ParagraphRole.SUBHEAD,
    ParagraphRole.PULL_QUOTE,
}


def stock_groups(
    passages: Sequence[Passage], forms: Forms, members: Mapping[int, Sequence[int]], least: int
) -> dict[int, Frequent]:
    """Return the forms that stand in many documents which have little else in common.

    Args:
        passages: All passages, in the order of `forms.of`.
        forms: Their normal forms.
        members: The passages of each form that may be stock, the original first.
        least: In how many documents a form must stand.
    """
    documents = {
        form: found
        for form, same in members.items()
        if len(same) >= least and len(found := {passages[i].document for i in same}) >= least
    }
    if not documents:
        return {}
    concerned = set().union(*documents.values())
    seen: dict[int, str] = {}
    shared: set[int] = set()
    inside: dict[str, Counter[int]] = {}
    for passage, form in zip(passages, forms.of, strict=True):
        if seen.setdefault(form, passage.document) != passage.document:
            shared.add(form)
        if passage.document in concerned:
            inside.setdefault(passage.document, Counter())[form] += forms.counts[form]
    own = {
        document: (sum(words.values()), sum(n for f, n in words.items() if f not in shared))
        for document, words in inside.items()
    }

    def is_stock(form: int) -> bool:
        shares: list[float] = []
        for document in documents[form]:
            total, alone = own[document]
            rest = total - inside[document][form]
            if rest:
                shares.append(alone / rest)
        # Where a document is one paragraph, only its frequency can tell.
        return not shares or median(shares) >= _OWN_WORDS

    return {
        form: Frequent([passages[i] for i in members[form]], len(documents[form]))
        for form in documents
        if is_stock(form)
    }


def mark_stock(paragraphs: Iterable[Paragraph], repeats: Repeats) -> tuple[Paragraph, ...]:
    """Give stock paragraphs the role of a notice.

    Paragraphs that already have a role by their marks (links, credits, captions, bylines) keep it.

    Returns:
        All paragraphs in their order.
    """
    stock = {passage for group in repeats.frequent for passage in group.passages}
    return tuple(
        changed(p, role=ParagraphRole.NOTICE, reason="stock paragraph of many documents")
        if p.role in _GUESSED and p.passage in stock
        else p
        for p in paragraphs
    )
