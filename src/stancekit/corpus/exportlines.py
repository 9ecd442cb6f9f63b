"""What the layouts of exports share: fields found, and the lines and blocks of a record."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from stancekit.corpus.headers import KNOWN
from stancekit.corpus.records import Fields
from stancekit.text.dates import parse_date

__all__ = [
    "LANGUAGES",
    "Article",
    "Block",
    "blocks_of",
    "bounded",
    "flat_of",
    "is_copyright",
    "lines_of",
]

Block = tuple[int, int]

# BCP 47 tags of the names that databases use.
LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hungarian": "hu", "italian": "it", "japanese": "ja", "korean": "ko", "norwegian": "no",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip


@define
class Article:
    """Fields found and where the text between them stands; offsets as in the text read.

    Attributes:
        fields: The fields in their order.
        names: Their names.
        body: Where the text starts.
        body_stop: Where it ends.
        cut: A stretch within the text that is none of it: a mark between two of its parts.
    """

    fields: Fields = field(factory=list)
    names: set[str] = field(factory=set)
    body: int = 0
    body_stop: int = 0
    cut: Block | None = None

    def add(self, name: str, value: str, start: int, stop: int) -> None:
        """Keep a field; a second one for a field of documents is an extra field."""
        if name in self.names and name in KNOWN:
            name = f"{name}-2"
        self.names.add(name)
        self.fields.append((name, value, start, stop))

    def language(self, value: str, start: int, stop: int) -> None:
        """Keep a language: by its tag where it is one, else as it is called."""
        tag = LANGUAGES.get(value.partition(";")[0].strip().lower())
        if tag:
            self.add("language", tag, start, stop)
        if value.strip().lower() not in LANGUAGES:
            self.add("language-name", value, start, stop)

    def date(self, value: str, start: int, stop: int) -> bool:
        """Keep a date of publication; the whole line too where it says more than that."""
        date = parse_date(value)
        if date is None or "published" in self.names:
            return False
        self.add("published", str(date), start, stop)
        self.add("date-line", value, start, stop)
        return True


def blocks_of(text: str, start: int, stop: int) -> list[Block]:
    """Return the stretches between blank lines, the line end of the last line included."""
    found: list[Block] = []
    at, begin = start, -1
    end = start
    while at < stop:
        following = text.find("\n", at, stop)
        after = stop if following < 0 else following + 1
        if text[at:after].strip():
            begin = at if begin < 0 else begin
            end = after
        elif begin >= 0:
            found.append((begin, end))
            begin = -1
        at = after
    if begin >= 0:
        found.append((begin, end))
    return found


def flat_of(text: str, block: Block) -> str:
    """Return a block on one line: metadata wraps too."""
    return " ".join(text[block[0] : block[1]].split())


def lines_of(text: str, block: Block) -> list[Block]:
    """Return the lines of a stretch, line ends at their ends included."""
    found: list[Block] = []
    at = block[0]
    while at < block[1]:
        end = text.find("\n", at, block[1])
        end = block[1] if end < 0 else end + 1
        found.append((at, end))
        at = end
    return found


def is_copyright(text: str, block: Block) -> bool:
    """Tell whether a block says whose the article is."""
    flat = flat_of(text, block).lower()
    return flat.startswith(("copyright", "©", "(c) ")) or flat == "all rights reserved"


def bounded(article: Article, text: str, blocks: Sequence[Block], at: int) -> Article:
    """Set the text to what the blocks span, without the line end after it."""
    article.body = blocks[0][0] if blocks else at
    article.body_stop = blocks[-1][1] if blocks else at
    while article.body_stop > article.body and text[article.body_stop - 1] in "\r\n":
        article.body_stop -= 1
    return article
