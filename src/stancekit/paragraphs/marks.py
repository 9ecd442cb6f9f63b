"""Marks of page furniture: phrases and shapes that tell what a line is."""

from __future__ import annotations

import re

from stancekit.model import ParagraphRole
from stancekit.paragraphs.page import HEAD, Mark, Page, plain

__all__ = ["find_mark", "has_credit"]

# Bullets, arrows and other signs that pages put round labels.
_AROUND = " \t:;.,!|*\"'()[]<>\N{BULLET}\N{MIDDLE DOT}\N{HORIZONTAL ELLIPSIS}\N{RIGHTWARDS ARROW}"
_AROUND += (
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
_AROUND += "\N{BLACK RIGHT-POINTING TRIANGLE}\N{BLACK RIGHT-POINTING POINTER}-+#0123456789"
_AROUND += "\N{EN DASH}\N{EM DASH}"
_BEFORE = " *|<>\N{BULLET}\N{MIDDLE DOT}\N{RIGHTWARDS ARROW}\N{BLACK RIGHT-POINTING TRIANGLE}"
_BEFORE += (
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{BLACK RIGHT-POINTING POINTER}-\N{EN DASH}"
)
_NO_WORDS = re.compile(r"\W*")
# Longer lines are running text whatever they say; reading only so far keeps time linear.
_LONGEST = 700
# A sentence that merely begins like a link ("Watch the clock, he told them ...") is longer.
_LONGEST_LINK_SENTENCE = 14


def find_mark(line: str, page: Page) -> Mark | None:
    """Return what the words of a line tell about it; None where they tell nothing.

    Args:
        line: The line.
        page: The marks of its language.

    Example:
        >>> from stancekit.paragraphs.page import page_of
        >>> find_mark("READ MORE: Talks resume in Vienna", page_of("en")).reason
        'link line'
        >>> find_mark("He read more than the summary.", page_of("en")) is None
        True
        >>> find_mark("Lire aussi : la trêve tient", page_of("fr")).reason
        'link line'
    """
    if len(line) > _LONGEST:
        return None
    if len(line.split()) > page.words:
        return None
    text = plain(line)
    bare, begun = text.strip(_AROUND), text.lstrip(_BEFORE)
    head = begun[:HEAD]
    if not (head in page.heads or bare in page.whole or _holds_any(text, page.keys)):
        return None
    count = len(text.split())
    ends = text.endswith((".", '."', '".'))
    for mark, words, whole, start, heads, inside, keys in page.rules:
        if count > words:
            continue
        if bare in whole:
            return mark
        is_link = mark.role is ParagraphRole.LINK
        if ends and is_link and count > _LONGEST_LINK_SENTENCE:
            continue
        if start and head in heads and start.match(begun):
            return mark
        for part in keys:
            if part in text:
                if inside and inside.search(text):
                    return mark
                break
    return None


def _holds_any(text: str, keys: tuple[str, ...]) -> bool:
    for key in keys:  # noqa: SIM110 - `any` with a generator takes three times as long
        if key in text:
            return True
    return False


def has_credit(line: str, page: Page) -> re.Match[str] | None:
    """Return the credit that a line ends in (`(Reuters/First Last)`, `[AFP]`), if it does.

    Args:
        line: The line.
        page: The words of credits in its language.

    Example:
        >>> from stancekit.paragraphs.page import page_of
        >>> has_credit("The minister in Vienna. (Reuters/Ann Other)", page_of("en")).group()
        '(Reuters/Ann Other)'
    """
    if len(line) > _LONGEST or not ("/" in line or "|" in line or _ends_bracketed(line)):
        return None
    return page.credit.search(line)


def _ends_bracketed(line: str) -> bool:
    closing = max(line.rfind(")"), line.rfind("]"))
    return closing >= 0 and _NO_WORDS.fullmatch(line, closing + 1) is not None
