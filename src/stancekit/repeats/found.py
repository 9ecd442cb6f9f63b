"""What repeats what in a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from stancekit.model import Corpus, Passage, Repeat, Table, checks

__all__ = ["Frequent", "Group", "Repeats"]

# So much of a paragraph tells it from others in a table, in code points.
_SHOWN = 60


@frozen
class Group:
    """An original and everything that repeats it.

    Attributes:
        original: The passage that stays when each text is counted once.
        copies: Links to it, in the order of the corpus; each is verified against the original.
    """

    original: Passage = field(validator=checks.of_type(Passage, "a Passage"))
    copies: tuple[Repeat, ...] = field(
        converter=checks.as_tuple, validator=checks.each(Repeat, "a Repeat")
    )

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The original and its copies."""
        return (self.original, *(repeat.copy for repeat in self.copies))


@frozen
class Frequent:
    """A stock paragraph: the same words in many documents that have little else in common.

    Attributes:
        passages: Where it stands, its original first.
        documents: In how many documents.
    """

    passages: tuple[Passage, ...] = field(
        converter=checks.as_tuple, validator=checks.each(Passage, "a Passage")
    )
    documents: int = field(validator=checks.of_type(int, "an integer"))


def _beginning(text: str) -> str:
    line = " ".join(text[: 2 * _SHOWN].split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def _by_copy(links: Iterable[Repeat]) -> dict[Passage, Repeat]:
    return {link.copy: link for link in links}


@frozen
class Repeats:
    """The repeats of a corpus.

    Attributes:
        pairs: Every pair of texts at or above a threshold, and every exact copy with its original.
            Of texts with the same words only the first takes part in other pairs. Pairs whose
            facts differ are here too (`Repeat.facts_differ`), but are not counted as repeats.
            Stock paragraphs are not here.
        links: For each passage that repeats another the one link that counts: to an original that
            is itself no copy. Stock paragraphs are linked here too.
        frequent: Stock paragraphs, those in most documents first.

    Example:
        >>> Repeats().original_of(...) is None
        True
    """

    pairs: tuple[Repeat, ...] = field(
        default=(), converter=checks.as_tuple, validator=checks.each(Repeat, "a Repeat")
    )
    links: tuple[Repeat, ...] = field(
        default=(), converter=checks.as_tuple, validator=checks.each(Repeat, "a Repeat")
    )
    frequent: tuple[Frequent, ...] = field(
        default=(), converter=checks.as_tuple, validator=checks.each(Frequent, "a Frequent")
    )
    _links: Mapping[Passage, Repeat] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index the links by their copies."""
        object.__setattr__(self, "_links", _by_copy(self.links))

    def link_of(self, passage: Passage) -> Repeat | None:
        """Return the link of a passage that repeats another; None where it repeats nothing."""
        return self._links.get(passage)

    def original_of(self, passage: Passage) -> Passage | None:
        """Return what a passage repeats; None where it repeats nothing."""
        link = self._links.get(passage)
        return None if link is None else link.original

    def covering(self, passage: Passage) -> Repeat | None:
        """Return the link of the copy that a passage lies in; None where it lies in none.

        Takes a statement, a position or any other span to the repeat it is a part of.
        """
        return next(
            (
                link
                for link in self.links
                if link.copy.document == passage.document and passage.span in link.copy.span
            ),
            None,
        )

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every original with its copies, in the order of their first copies."""
        found: dict[Passage, list[Repeat]] = {}
        for link in self.links:
            found.setdefault(link.original, []).append(link)
        return tuple(Group(original, copies) for original, copies in found.items())

    def table(self, corpus: Corpus | None = None) -> Table:
        """Return the groups as rows, those with most copies first.

        Args:
            corpus: The corpus that the repeats were found in, to show how each original begins.

        Raises:
            KeyError: A document of a repeat is not in the corpus.
        """
        rows = [
            {
                **({} if corpus is None else {"text": _beginning(corpus.text_of(group.original))}),
                "original": str(group.original),
                "copies": len(group.copies),
                "documents": len({p.document for p in group.passages}),
                "kinds": ", ".join(sorted({str(link.kind) for link in group.copies})),
                "least resemblance": min(link.resemblance for link in group.copies),
                "copied to": "; ".join(str(link.copy) for link in group.copies),
            }
            for group in sorted(self.groups, key=lambda g: -len(g.copies))
        ]
        return Table.of(rows, caption="repeats")

    def _repr_html_(self) -> str:
        """Show the table of groups in a notebook."""
        return self.table()._repr_html_()
