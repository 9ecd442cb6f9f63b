"""What one line of an article tells by itself, whatever stands around it."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import NamedTuple

from stancekit.model import ParagraphRole
from stancekit.paragraphs import shapes
from stancekit.paragraphs.marks import find_mark, has_credit
from stancekit.paragraphs.page import Page, page_of
from stancekit.text.memory import TextMemory
from stancekit.text.wordings import base
from stancekit.text.words import key, plain_form, words

__all__ = ["FEWEST", "Line", "Lines", "Role", "lines_of"]

# Most words in a line of each kind.
_SUBHEAD, _CAPTION = 12, 45
# A line this long is running text even without a full stop.
_SURELY_BODY = 25
# Longer paragraphs are body whatever they hold; it keeps the work on hostile text linear.
_LONGEST = 3000
# Pull quotes have about ten to forty words; fewer are set phrases that recur by themselves.
FEWEST, _MOST = 6, 60

_COPYRIGHT = re.compile(r"\s*(?:©|\([cC]\)\s|Copyright\b)")


class Role(NamedTuple):
    """The role of a line and why it has it."""

    role: ParagraphRole
    reason: str


class Line:
    """A line and what it tells by itself; what few lines are asked for is read when they are.

    Attributes:
        text: The line.
        page: What is known of pages in its language.
        mark: What its words say about it.
        role: The role that its shape gives it.
    """

    def __init__(self, text: str, page: Page) -> None:
        """Read a line."""
        self.text = text
        self.page = page
        self.mark = find_mark(text, page)
        self.role = _alone(text, page)

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence or a clause does."""
        return shapes.ends_sentence(self.text, self.page)

    @cached_property
    def is_long(self) -> bool:
        """Whether it has more words than a subhead."""
        return len(self.text.split(None, _SUBHEAD)) > _SUBHEAD

    @cached_property
    def may_be_title(self) -> bool:
        """Whether it may be a title between paragraphs."""
        text = self.text
        if shapes.is_list_item(text) or not shapes.is_title(text, _SURELY_BODY, self.page):
            return False
        # A title that ends at all ends with ? or !
        return len(text.split()) <= (8 if self.ends else _SURELY_BODY) and text[0] not in "-–—"

    @cached_property
    def is_about_author(self) -> bool:
        """Whether it says who the author is, as last lines do."""
        return len(self.text) <= 700 and self.page.author.match(self.text) is not None

    def is_title(self, most: int) -> bool:
        """Tell whether it could be a title of at most so many words."""
        return shapes.is_title(self.text, most, self.page)

    @cached_property
    def key(self) -> str:
        """Its words in normal form, as one string."""
        return key(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Its words in normal form."""
        return words(self.text)

    @cached_property
    def folded(self) -> str | None:
        """Its text in folded case, where its words are simply the words of that."""
        return plain_form(self.text)

    @cached_property
    def taken(self) -> list[str]:
        """The words that it may have taken over; none where it cannot be a pull quote.

        It can be one if it is quoted as a whole, signed with a name after a dash, or has no full
        stop.
        """
        line = self.text
        if len(line) > 15 * _MOST:
            return []
        signed = shapes.signature(line)
        text = line[: signed.start()] if signed else line
        quoted = text[:1] in "\"“„«'‘" and text.rstrip(" |")[-1:] in "\"”»'’"
        if not (signed or quoted or line.endswith("|") or not self.ends):
            return []
        found = words(text)
        return found if FEWEST <= len(found) <= _MOST else []


def _alone(line: str, page: Page) -> Role | None:  # noqa: PLR0912 - a decision list, one role a branch
    """Tell the role of a line that shows it by itself, whatever its words say."""
    if len(line) > _LONGEST:
        return None
    if shapes.is_reading_time(line, page):
        return Role(ParagraphRole.NOTICE, "reading time")
    if shapes.is_date(line, page):
        return Role(ParagraphRole.NOTICE, "date of publication")
    if shapes.is_address(line):
        return Role(ParagraphRole.LINK, "address")
    if shapes.is_dateline(line):
        return Role(ParagraphRole.DATELINE, "place and date")
    if not line[:1].isalnum() and not any(map(str.isalnum, line)):
        return Role(ParagraphRole.NOTICE, "ornament")
    if page.banned.match(line) and len(line.split()) <= 40:
        return Role(ParagraphRole.NOTICE, "legal notice")
    if _COPYRIGHT.match(line) and len(line.split()) <= 25 and not shapes.is_list_item(line):
        rights = page.rights.search(line) is not None
        role = ParagraphRole.NOTICE if rights else ParagraphRole.CREDIT
        return Role(role, "rights" if rights else "copyright sign")
    signed = shapes.signature(line)
    if line.endswith("|") and len(line.split()) <= _CAPTION:
        if signed:
            return Role(ParagraphRole.PULL_QUOTE, "name after a dash and a bar")
        return Role(ParagraphRole.CAPTION, "bar at the end")
    if signed and line[0] in "\"“„«'‘" and line[: signed.start()].rstrip()[-1:] in "\"”»'’":
        return Role(ParagraphRole.PULL_QUOTE, "quotation with a name after a dash")
    credit = has_credit(line, page)
    if credit and len(line.split()) <= _CAPTION:
        whole = credit.start() == 0
        return Role(
            ParagraphRole.CREDIT if whole else ParagraphRole.CAPTION,
            "credit alone" if whole else "credit at the end",
        )
    if shapes.is_byline(line, page):
        return Role(ParagraphRole.BYLINE, "by a name")
    return None


class Lines:
    """Reads lines in one language, and remembers those that come again: furniture, wire copy."""

    def __init__(self, page: Page) -> None:
        """Take what is known of pages in the language."""
        self.page = page
        self._known = TextMemory[Line]()

    def read(self, text: str) -> Line:
        """Return what a line tells by itself.

        Example:
            >>> lines_of("en").read("READ MORE: Talks resume in Vienna").mark.reason
            'link line'
        """
        found = self._known.get((text, None))
        return self._known.keep((text, None), Line(text, self.page)) if found is None else found


def lines_of(tag: str | None) -> Lines:
    """Return the reader of lines in a language; English for what is not shipped.

    Args:
        tag: BCP 47 tag of a document.

    Raises:
        ParseError: A table of the language does not hold what the rules ask for.

    Example:
        >>> lines_of("fr-CA") is lines_of("fr")
        True
    """
    return _lines(base(tag))


@cache
def _lines(tag: str) -> Lines:
    return Lines(page_of(tag))
