"""What the head and foot of an exported article say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field

from stancekit.corpus.headers import KNOWN
from stancekit.corpus.records import Fields
from stancekit.text.dates import parse_date

__all__ = ["LANGUAGES", "Article", "factiva", "nexis", "nexis_uni"]

# BCP 47 tags of the names that databases use.
LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hungarian": "hu", "italian": "it", "japanese": "ja", "korean": "ko", "norwegian": "no",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip

_HEAD = frozenset(
    ("byline", "section", "length", "dateline", "highlight", "headline", "series", "distribution")
)
_FOOT = frozenset(
    (
        "load-date", "language", "graphic", "document-type", "publication-type", "journal-code",
        "type", "subject", "organization", "company", "ticker", "industry", "person", "city",
        "state", "country", "geographic", "correction", "correction-date", "note", "notes", "url",
        "acc-no", "issn", "pub-type", "copyright", "classification", "name", "region",
    )
)  # fmt: skip
_DIRECT = {"byline": "author", "headline": "title", "url": "url"}
_NAMED = re.compile(r"[ \t]*([A-Za-z][A-Za-z-]{1,24}):[ \t]*")
_WORDS = re.compile(r"[\d.,]{1,9} words")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AaPp][Mm])?(?: [A-Z]{2,5})?")
_CENTRED = re.compile(r"[ \t]{8,}\S")


@define
class Article:
    """Fields found and where the text between them stands; offsets as in the text read."""

    fields: Fields = field(factory=list)
    names: set[str] = field(factory=set)
    body: int = 0
    body_stop: int = 0

    def add(self, name: str, value: str, start: int, stop: int) -> None:
        """Keep a field; a second one for a field of documents is an extra field."""
        if name in self.names and name in KNOWN:
            name = f"{name}-2"
        self.names.add(name)
        self.fields.append((name, value, start, stop))

    def language(self, value: str, start: int, stop: int) -> None:
        """Keep a language: by its tag where it is one, else as it is called."""
        tag = LANGUAGES.get(value.partition(";")[0].strip().lower())
        self.add("language" if tag else "language-name", tag or value, start, stop)

    def date(self, value: str, start: int, stop: int) -> bool:
        """Keep a date of publication; the whole line too where it says more than that."""
        date = parse_date(value)
        if date is None or "published" in self.names:
            return False
        self.add("published", str(date), start, stop)
        self.add("date-line", value, start, stop)
        return True


_Block = tuple[int, int]


def _blocks(text: str, start: int, stop: int) -> list[_Block]:
    """Return the stretches between blank lines, line ends at their ends left out."""
    found: list[_Block] = []
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


def _flat(text: str, block: _Block) -> str:
    """Return a block on one line: metadata wraps too."""
    return " ".join(text[block[0] : block[1]].split())


def _label(text: str, block: _Block, allowed: frozenset[str], *, upper: bool) -> str | None:
    """Return the lower-case name of a `NAME: value` block that is one of those allowed."""
    match = _NAMED.match(text, *block)
    if match is None or (upper and not match[1].isupper()):
        return None
    name = match[1].lower()
    return name if name in allowed else None


def _labelled(article: Article, text: str, block: _Block, name: str) -> None:
    value = _flat(text, block).partition(":")[2].strip()
    if name == "language":
        article.language(value, *block)
    else:
        article.add(_DIRECT.get(name, name), value, *block)


def _copyright(text: str, block: _Block) -> bool:
    flat = _flat(text, block).lower()
    return flat.startswith(("copyright", "©", "(c) ")) or flat == "all rights reserved"


def _foot(
    article: Article, text: str, blocks: Sequence[_Block], *, upper: bool
) -> Sequence[_Block]:
    """Take the labelled and copyright blocks from the end; return the others."""
    keep = len(blocks)
    while keep and (
        _label(text, blocks[keep - 1], _FOOT, upper=upper) or _copyright(text, blocks[keep - 1])
    ):
        keep -= 1
    for block in blocks[keep:]:
        name = _label(text, block, _FOOT, upper=upper)
        if name:
            _labelled(article, text, block, name)
        else:
            article.add("copyright", _flat(text, block), *block)
    return blocks[:keep]


def _bounded(article: Article, text: str, blocks: Sequence[_Block], at: int) -> Article:
    """Set the text to what the blocks span, without the line end after it."""
    article.body = blocks[0][0] if blocks else at
    article.body_stop = blocks[-1][1] if blocks else at
    while article.body_stop > article.body and text[article.body_stop - 1] in "\r\n":
        article.body_stop -= 1
    return article


def nexis(text: str, start: int, stop: int) -> Article:
    """Read an article of a classic Nexis export, the counter line left out.

    Centred lines are outlet, date and edition; the first block at the margin is the title;
    `BYLINE:`, `SECTION:`, `LENGTH:` follow, then the text, then `LOAD-DATE:` and its like.
    """
    article = Article()
    blocks = _blocks(text, start, stop)
    rest = list(_foot(article, text, blocks, upper=True))
    titled = labelled = False
    taken = 0
    for block in rest:
        name = _label(text, block, _HEAD, upper=True)
        centred = _CENTRED.match(text, *block) is not None
        if name:
            labelled = True
            titled = titled or name == "headline"
            _labelled(article, text, block, name)
        elif not titled and _copyright(text, block):
            article.add("copyright", _flat(text, block), *block)
        elif not titled and centred:
            _centred(article, text, block)
        elif not titled and not labelled:
            titled = True
            article.add("title", _flat(text, block), *block)
        else:
            break
        taken += 1
    return _bounded(article, text, rest[taken:], rest[taken - 1][1] if taken else start)


def _centred(article: Article, text: str, block: _Block) -> None:
    for line in text[block[0] : block[1]].split("\n"):
        value = " ".join(line.split())
        if not value or article.date(value, *block):
            continue
        article.add("edition" if "outlet" in article.names else "outlet", value, *block)


def nexis_uni(text: str, start: int, stop: int) -> Article:
    """Read an article of a Nexis Uni export, up to the line that closes it.

    Title, outlet and date stand one below the other, then the copyright line, `Section:`,
    `Length:`, `Byline:`; the text lies between the lines `Body` and `Classification`.
    """
    article = Article()
    blocks = _blocks(text, start, stop)
    lines = [(a, b) for block in blocks for a, b in _lines(text, block)]
    body = next((i for i, x in enumerate(lines) if _flat(text, x).lower() == "body"), None)
    foot = len(lines)
    for i in range(len(lines) - 1, -1 if body is None else body, -1):
        if _flat(text, lines[i]).lower() in ("classification", "graphic"):
            foot = i
    head = lines[:body] if body is not None else []
    seen = 0
    if body is None:  # no line says where the text starts: the last labelled one does
        labels = [i for i, x in enumerate(lines[:20]) if _label(text, x, _HEAD, upper=False)]
        seen = labels[-1] + 1 if labels else 0
        head = lines[:seen]
    for line in head:
        _uni_line(article, text, line)
    for line in lines[foot:]:
        name = _label(text, line, _FOOT | _HEAD, upper=False)
        if name:
            _labelled(article, text, line, name)
        elif _flat(text, line).lower() not in ("classification", "graphic"):
            article.add("foot", _flat(text, line), *line)
    inner = lines[(seen if body is None else body + 1) : foot]
    at = lines[body][1] if body is not None else (head[-1][1] if head else start)
    return _bounded(article, text, inner, at)


def _lines(text: str, block: _Block) -> list[_Block]:
    found: list[_Block] = []
    at = block[0]
    while at < block[1]:
        end = text.find("\n", at, block[1])
        end = block[1] if end < 0 else end + 1
        found.append((at, end))
        at = end
    return found


def _uni_line(article: Article, text: str, line: _Block) -> None:
    flat = _flat(text, line)
    names = article.names
    name = _label(text, line, _HEAD | _FOOT, upper=False)
    if name:
        _labelled(article, text, line, name)
    elif _copyright(text, line):
        article.add("copyright", flat, *line)
    elif "title" not in names:
        article.add("title", flat, *line)
    elif not article.date(flat, *line):
        article.add("outlet" if "outlet" not in names else "head", flat, *line)


def factiva(text: str, start: int, stop: int) -> Article:
    """Read an article of a Factiva export, up to the line with its accession number.

    Title and byline stand before the line that counts words; date, time, outlet, its code, page,
    edition and language after it, one a line, then the copyright; a blank line ends them.
    """
    article = Article()
    lines = [x for block in _blocks(text, start, stop) for x in _lines(text, block)]
    counted = next((i for i, x in enumerate(lines[:30]) if _WORDS.fullmatch(_flat(text, x))), None)
    if counted is None:
        return _bounded(article, text, lines, start)
    titles: list[_Block] = []
    for line in lines[:counted]:
        flat = _flat(text, line)
        if flat.startswith("By ") and titles and "author" not in article.names:
            article.add("author", flat.removeprefix("By "), *line)
        else:
            titles.append(line)
    # A section's name may stand above the title, a blank line between.
    split = 0
    for i in range(1, len(titles)):
        if "\n\n" in text[titles[i - 1][1] - 1 : titles[i][0]].replace("\r", ""):
            split = i
    if split:
        block = (titles[0][0], titles[split - 1][1])
        article.add("section", _flat(text, block), *block)
    if titles:
        block = (titles[split][0], titles[-1][1])
        article.add("title", _flat(text, block), *block)
    article.add("length", _flat(text, lines[counted]), *lines[counted])
    taken = _factiva_head(article, text, lines, counted + 1)
    return _bounded(article, text, lines[taken:], lines[taken - 1][1])


def _factiva_head(article: Article, text: str, lines: Sequence[_Block], at: int) -> int:
    """Take the lines after the word count; return how many lines of the record are metadata."""
    place = 0
    while at < len(lines):
        line, flat = lines[at], _flat(text, lines[at])
        gap = text[lines[at - 1][1] : line[0]]
        names = article.names
        if gap.strip(" \t") and place and "language" in names:
            break
        if _copyright(text, line):
            article.add("copyright", flat, *line)
        elif article.date(flat, *line):
            pass
        elif _CLOCK.fullmatch(flat) and "outlet" not in names:
            article.add("time", flat, *line)
        elif flat.lower() in LANGUAGES:
            article.language(flat, *line)
        elif gap and place:
            break
        elif "outlet" not in names:
            article.add("outlet", flat, *line)
        elif re.fullmatch(r"[A-Z0-9]{2,8}", flat) and "source-code" not in names:
            article.add("source-code", flat, *line)
        elif "language" in names:
            break
        else:
            article.add(
                "page" if re.fullmatch(r"[A-Z]{0,3}-?\d{1,4}", flat) else "edition", flat, *line
            )
        place += 1
        at += 1
    return at
