"""Names that the codebook does not know: people and bodies as the text introduces them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from stancekit.model import Actor, ActorKind, Role
from stancekit.text.wordlists import read_sections

__all__ = ["JOINT", "OF_NAME", "WORDS", "Local", "Name", "names", "slug", "surname"]

# How many names are remembered at a time: those in the news come back soon.
_REMEMBERED = 1 << 13
WORDS = read_sections("stancekit.statements", "speakers.txt")
_NO_START = WORDS["not names"] | WORDS["months and days"]
_DAYS = WORDS["months and days"]
_TITLES = WORDS["person titles"]
_BODY_WORDS = WORDS["organization words"]
_OFFICES = _TITLES | WORDS["offices"]
_NEVER = _NO_START | _OFFICES
# As they stand at the start of a sentence, where most words with a capital are.
_NEVER_ALONE = frozenset(word.capitalize() for word in _NEVER)

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁ"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Capt|Prof|St|Jr|Sr)\."
_INNER = r"(?:[^\W_]|[-'’](?!s\b)(?=[^\W_]))*+"
_WORD = rf"(?:(?:[{_UPPER}]\.)++|{_TITLE}|[{_UPPER}]{_INNER})"
_PARTICLE = (
    r"(?:(?:al|el|an|ash|as|ad|bin|ibn|abu|van|von|der|den|de|del|della|di|da|dos|la|le|du)[ -])?+"
)
# Eight words are more than any name in news; the bound keeps a line of capitals linear.
# It starts with a set of characters, for which `re` looks fastest; what must not stand before
# the first of them comes after it, and an Arabic article is looked for once a name is found.
_SEQUENCE = re.compile(
    rf"[{_UPPER}](?<![\w.].)(?:(?<=M)(?:rs?|s)\.|(?<=D)r\.|(?<=G)(?:en|ov)\.|(?<=C)(?:ol|apt)\."
    rf"|(?<=S)(?:en|gt|t|r)\.|(?<=R)ep\.|(?<=L)t\.|(?<=P)rof\.|(?<=J)r\.|\.(?:[{_UPPER}]\.)*+"
    rf"|{_INNER})(?:[  ]{_PARTICLE}{_WORD}){{0,7}}"
)
_FREE = re.compile(r"(?<![\w.])")
# What stands after these is a place or an event more often than a person.
_PLACE = re.compile(r"\b(?:in|at|near|outside|across|into|throughout|during)[\s ](?:the[\s ])?\Z")
_MARKS = ("'", "’")
# "Ki-moon", "Geun-hye".
_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_ARTICLE = re.compile(r"^(?:al|el|an|ash|as|ad)-")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_SPACES = (" ", "\u00a0")
OF_NAME = re.compile(
    r"[\s\u00a0](?:of|for)[\s\u00a0](?:the[\s\u00a0])?[A-Z][\w'’-]*+"
    r"(?:[\s\u00a0](?:and[\s\u00a0])?[A-Z][\w'’-]*+){0,5}"
)
# What joins the names of a list.
JOINT = re.compile(
    r"\s*(?:,|;|and|&|,\s*and|as well as|along with|together with|alongside|, along with|or|nor)"
    r"(?:\s+(?:the|also|both|even|then))?\s*"
)
_SLUG_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"['’]s?$")


@frozen
class Local:
    """Somebody whom only the document knows, until it is clear that an actor is needed.

    Attributes:
        id: `local:` and the slug of the name.
        name: The name, or the words that describe it.
        kind: What sort of actor it is.
        pronoun: `he`, `she`, `it` or `they`; None where unknown.
        affiliation: Id of the actor it belongs to; None where unknown.
        note: Why it has no name, where it has none.
    """

    id: str
    name: str
    kind: ActorKind
    pronoun: str | None = None
    affiliation: str | None = None
    note: str = ""

    @property
    def roles(self) -> tuple[Role, ...]:
        """No offices: a codebook would know them."""
        return ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """No other names."""
        return ()

    def actor(self) -> Actor:
        """Return the actor."""
        return Actor(
            self.id,
            self.name,
            kind=self.kind,
            affiliation=self.affiliation,
            pronoun=self.pronoun,
            note=self.note,
        )


@frozen
class Name:
    """A name in a text, its titles left out.

    Attributes:
        start: Where it starts, in code points.
        stop: Where it ends.
        text: The name.
        kind: Person, organisation, or None where one bare word leaves it open.
        pronoun: What "Mr" or "Mrs" before it says; None where nothing does.
    """

    start: int
    stop: int
    text: str
    kind: ActorKind | None
    pronoun: str | None = None

    @property
    def last(self) -> str:
        """The last word, by which people are named later."""
        return surname(self.text)


@lru_cache(maxsize=_REMEMBERED)
def surname(name: str) -> str:
    """Return the family name in lower case, without "Jr." and Arabic article.

    That is the last word; in Korean and Chinese names the first.

    Example:
        >>> surname("Bashar al-Assad"), surname("John Roe Jr."), surname("Ban Ki-moon")
        ('assad', 'roe', 'ban')
    """
    words = name.split()
    first = words[0].casefold()
    if len(words) == 2 and (_GIVEN.fullmatch(words[1]) or first in WORDS["family names first"]):
        return first
    while len(words) > 1 and words[-1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii"):
        words.pop()
    last = words[-1].casefold()
    return _ARTICLE.sub("", last) if "-" in last else last


def names(text: str, start: int, stop: int, known: Sequence[tuple[int, int]]) -> Iterator[Name]:
    """Find names of people and bodies that are not known.

    Args:
        text: Any text.
        start: Where to begin.
        stop: Where to end.
        known: Spans of known names in order; what follows one ("United States Ann Lee") is read
            as a name of its own.

    Returns:
        Names in order of the text.
    """
    place = done = 0
    last = start
    for match in _SEQUENCE.finditer(text, start, stop):
        low, high = match.span()
        if text[low - 1] == "-":
            if low - 3 >= last and text.startswith("al-", low - 3) and _FREE.match(text, low - 3):
                low -= 3
        elif match.group() in _NEVER_ALONE:
            last = high
            continue
        last = high
        while place < len(known) and known[place][1] <= low:
            place += 1
        cut, at = low, place
        while at < len(known) and known[at][0] < high:
            cut, at = max(cut, known[at][1]), at + 1
        if cut >= high or low < done:
            continue
        single = text[low:high] if cut == low else ""
        if single.isalpha() and not (len(single) > 2 and single.isupper()):
            if single.casefold() not in _NEVER:
                yield Name(low, high, single, _single(text, low))
            continue
        found = _trim(text, cut, high)
        if found is not None:
            found = _extended(text, found, stop)
            done = found.stop
            yield found


def _extended(text: str, name: Name, stop: int) -> Name:
    """Take "of Homeland Security" in after a body's name."""
    rest = None
    if name.kind is ActorKind.ORGANIZATION and name.last in WORDS["organization words"]:
        rest = OF_NAME.match(text, name.stop, stop)
    if rest is None:
        return name
    return Name(name.start, rest.end(), name.text + rest.group(), name.kind, name.pronoun)


def _single(text: str, start: int) -> ActorKind | None:
    """Tell what a bare word with a capital is: a person where a small office stands before it."""
    before = text[start - 2 : start] if start > 1 else ""
    person = before[-1:] == " " and before[:1].islower() and _titled(text, start)
    return ActorKind.PERSON if person else None


def _bare(word: str) -> str:
    """Return a word in lower case, without stops, commas and the ending of a genitive."""
    folded = word.casefold()
    if word.isalpha():
        return folded
    folded = folded.rstrip(".,")
    if folded[-1:].isalpha() and folded[-2:-1] not in _MARKS:
        return folded
    return _ENDING.sub("", folded)


class _Trimmed(NamedTuple):
    """What is left of a run of words with capitals, its place counted from where that begins."""

    start: int
    stop: int
    text: str
    kind: ActorKind | None
    pronoun: str | None
    may_be_place: bool


def _trim(text: str, start: int, stop: int) -> Name | None:
    """Strip titles, days and opening words; tell people from bodies."""
    the = text[max(0, start - 4) : start].casefold() == "the "
    found = _trimmed(text[start:stop], the, _titled(text, start))
    if found is None:
        return None
    low, high, name, kind, pronoun, may_be_place = found
    low, high = start + low, start + high
    if may_be_place and _PLACE.search(text, max(0, low - 12), low):
        return Name(low, high, name, ActorKind.ORGANIZATION, None)
    return Name(low, high, name, kind, pronoun)


@lru_cache(maxsize=_REMEMBERED)
def _trimmed(text: str, the: bool, titled: bool) -> _Trimmed | None:  # noqa: FBT001 - one caller
    """Trim a run of words, told whether an article or a small office stands before it."""
    words = text.split()
    bare = [_bare(word) for word in words]
    first, last = 0, len(words)
    while first < last and bare[first] in _NO_START:
        the = bare[first] == "the"
        first += 1
    while first < last and bare[last - 1] in _DAYS:
        last -= 1
    # After "Council on Islamic Relations Alia Salem" the name is what follows the body.
    body = next((i for i in range(last - 1, first - 1, -1) if bare[i] in _BODY_WORDS), -1)
    if first < body < last - 2:
        first, body, the = body + 1, -1, False
    if body < 0:  # "South Carolina Rep. Jo Roe"
        abbreviated = (i for i in range(last - 2, first - 1, -1) if words[i].endswith("."))
        first = next((i for i in abbreviated if bare[i] in _TITLES), first)
        if last - first > _LONGEST:
            return None
    if not _NO_START.isdisjoint(bare[first:last]):
        return None  # a headline in capitals, no name
    begin = first
    while body < 0 and begin < last and bare[begin] in _TITLES:
        begin += 1
    if begin == last or not any(map(str.isalpha, words[begin])) or bare[last - 1] in _OFFICES:
        return None
    low, high = _bounds(text, words, (begin, last))
    name = text[low:high]
    if name.endswith(".") and not name.endswith((" Jr.", " Sr.")):
        name, high = name[:-1], high - 1
    if not name:
        return None
    titled_by = begin > first
    kind = _kind(words[begin:last], titled=titled_by or titled, the=the, body=body >= 0)
    pronoun = _pronoun(bare[first:begin])
    if kind is not ActorKind.PERSON:
        return _Trimmed(low, high, name, kind, pronoun, may_be_place=False)
    pronoun = pronoun or _by_first_name(words[begin])
    return _Trimmed(low, high, name, kind, pronoun, may_be_place=not titled_by)


def _bounds(text: str, words: list[str], part: tuple[int, int]) -> tuple[int, int]:
    """Return where some of the words of a text begin and end."""
    low = high = 0
    for number, word in enumerate(words[: part[1]]):
        place = text.index(word, high)
        high = place + len(word)
        if number == part[0]:
            low = place
    return low, high


def _by_first_name(word: str) -> str | None:
    first = word.casefold()
    if first in WORDS["men"]:
        return "he"
    return "she" if first in WORDS["women"] else None


_LONGEST = 5  # words; longer runs of capitals are headlines


def _titled(text: str, start: int) -> bool:
    """Tell whether a small word before the name is an office: "spokesman", "director"."""
    if start < 2 or text[start - 1] not in _SPACES:
        return False
    before = text[max(0, start - 24) : start - 1]
    word = before[before.rfind(" ") + 1 :]
    if word.isalpha():
        return word in _OFFICES
    match = _LAST_WORD.search(before)
    return match is not None and match[0] in _OFFICES


def _pronoun(titles: list[str]) -> str | None:
    found = set(titles)
    if not found.isdisjoint(WORDS["titles of men"]):
        return "he"
    return None if found.isdisjoint(WORDS["titles of women"]) else "she"


def _kind(words: list[str], *, titled: bool, the: bool, body: bool) -> ActorKind | None:
    if any(len(w) > 2 and w.isupper() and "." not in w for w in words):
        return ActorKind.ORGANIZATION
    # "The Council" at the start of a sentence takes up a body named before.
    if the and words[-1].casefold() in WORDS["bodies"] and _generic(words[:-1]):
        return None
    if body:
        return ActorKind.ORGANIZATION
    if titled:
        return ActorKind.PERSON
    if the:
        return ActorKind.ORGANIZATION
    return ActorKind.PERSON if len(words) > 1 else None


def _generic(words: list[str]) -> bool:
    """Tell whether words only tell what a body is for: "Foreign", "Interior"."""
    return all(w.casefold() in WORDS["portfolios"] for w in words)


@lru_cache(maxsize=_REMEMBERED)
def slug(name: str) -> str:
    """Return a name in lower case, its words joined by hyphens, without marks.

    Example:
        >>> slug("François Hollande"), slug("U.S. officials")
        ('francois-hollande', 'u-s-officials')
    """
    bare = name.casefold()
    if not bare.isascii():
        folded = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in folded if not unicodedata.combining(c))
    return "-".join(_SLUG_WORD.findall(bare))
