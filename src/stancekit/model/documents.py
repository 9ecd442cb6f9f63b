"""Documents, corpora and their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, cast, overload

from attrs import Attribute, field, frozen

from stancekit.errors import Problem
from stancekit.model import checks
from stancekit.model.dates import PartialDate
from stancekit.model.spans import Passage, Span

__all__ = ["Corpus", "Document", "Paragraph", "ParagraphRole"]


def _pairs(instance: object, attribute: Attribute[Any], value: object) -> None:
    del instance, attribute
    good = isinstance(value, tuple) and all(
        isinstance(p, tuple) and len(p) == 2 and all(isinstance(x, str) for x in p) for p in value
    )
    if not good:
        raise TypeError(f"Document.extra: got {value!r}, expected (name, value) pairs of strings")


def _as_pairs(
    value: Mapping[str, str] | Iterable[Sequence[str]],
) -> tuple[tuple[str, str], ...]:
    pairs: Any = value.items() if isinstance(value, Mapping) else value
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        return cast("tuple[tuple[str, str], ...]", pairs)  # left for the validator to refuse
    return tuple(tuple(p) if isinstance(p, list) else p for p in pairs)


@frozen
class Document:
    """An article: its text, kept verbatim, and what is known about it.

    Attributes:
        id: One line, unique in a corpus.
        text: The text as it came; no stage changes it and every span counts its code points.
        title: Title as metadata; None where only the text holds it.
        outlet: Who published it.
        published: When; unknown parts stay unknown.
        author: Byline as metadata.
        url: Where it was found; never fetched.
        language: BCP 47 tag, such as `en`; None where unknown.
        extra: Other header fields as (name, value) pairs, in their order.

    Example:
        >>> Document("003", "Moscow agreed.", outlet="Example Wire").outlet
        'Example Wire'
    """

    id: str = field(validator=checks.one_line)
    text: str = field(validator=checks.text)
    title: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    outlet: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    published: PartialDate | None = field(
        default=None,
        kw_only=True,
        validator=checks.optional(checks.of_type(PartialDate, "a PartialDate")),
    )
    author: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    url: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    language: str | None = field(default=None, kw_only=True, validator=checks.maybe_text)
    extra: tuple[tuple[str, str], ...] = field(
        default=(), kw_only=True, converter=_as_pairs, validator=_pairs
    )


def _unique_ids(instance: object, attribute: Attribute[Any], value: Iterable[Document]) -> None:
    del instance, attribute
    seen: set[str] = set()
    for document in value:
        checks.expect(document.id not in seen, document.id, "ids that are unique", "Corpus")
        seen.add(document.id)


@frozen
class Corpus(Sequence[Document]):
    """Documents in order, also found by id.

    Attributes:
        documents: The documents; their ids are unique.
        problems: What a lenient reading met; not part of equality.

    Raises:
        ValueError: Two documents have the same id.
        KeyError: A document is asked for by an id that is not there.

    Example:
        >>> corpus = Corpus([Document("a", "One."), Document("b", "Two.")])
        >>> corpus["b"].text, len(corpus), "a" in corpus
        ('Two.', 2, True)
    """

    documents: tuple[Document, ...] = field(
        default=(),
        converter=checks.as_tuple,
        validator=checks.all_of(checks.each(Document, "a Document"), _unique_ids),
    )
    problems: tuple[Problem, ...] = field(
        default=(), converter=checks.as_tuple, eq=False, validator=checks.each(Problem, "a Problem")
    )
    _by_id: dict[str, Document] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index the documents by id."""
        object.__setattr__(self, "_by_id", {d.id: d for d in self.documents})

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        """Go through the documents in order."""
        return iter(self.documents)

    @overload
    def __getitem__(self, key: int | str) -> Document: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Document]: ...
    def __getitem__(self, key: int | str | slice) -> Document | Sequence[Document]:
        """Return the document at a place or with an id, or a tuple for a slice."""
        if isinstance(key, str):
            try:
                return self._by_id[key]
            except KeyError:
                raise KeyError(f"no document {key!r} in this corpus of {len(self)}") from None
        return self.documents[key]

    def __contains__(self, item: object) -> bool:
        """Tell whether an id or a document is in the corpus."""
        if isinstance(item, str):
            return item in self._by_id
        return isinstance(item, Document) and self._by_id.get(item.id) == item

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(d.id for d in self.documents)

    def text_of(self, passage: Passage) -> str:
        """Return the text of a passage of one of the documents."""
        return passage.span.of(self[passage.document].text)


class ParagraphRole(StrEnum):
    """What a paragraph is on its page; only `body` is the article's own running text."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    CREDIT = "credit"
    LINK = "link"
    NOTICE = "notice"


@frozen
class Paragraph:
    """A paragraph of a document and the role it plays there.

    Attributes:
        document: Id of the document.
        index: Its place among the document's paragraphs, from 0.
        span: Where it stands, white space at its ends left out.
        role: What it is on the page.
        reason: Why it has the role, as a short name (`first line`, `credit mark`).
    """

    document: str = field(validator=checks.one_line)
    index: int = field(validator=checks.of_type(int, "an integer"))
    span: Span = field(kw_only=True, validator=checks.of_type(Span, "a Span"))
    role: ParagraphRole = field(
        default=ParagraphRole.BODY,
        kw_only=True,
        validator=checks.of_type(ParagraphRole, "a ParagraphRole"),
    )
    reason: str = field(default="", kw_only=True, validator=checks.text)

    def __attrs_post_init__(self) -> None:
        """Refuse a negative index."""
        checks.expect(self.index >= 0, self.index, "0 or more", "Paragraph.index")

    @property
    def passage(self) -> Passage:
        """The paragraph's span with its document."""
        return Passage(self.document, self.span)
