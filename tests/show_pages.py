"""What the tests of the show room share: studies that fit their corpus, and a reader of pages."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from hypothesis import strategies as st

from stancekit import (
    Actor,
    ActorKind,
    Codebook,
    Corpus,
    Document,
    Issue,
    LegalBasis,
    LegalMode,
    Mention,
    Paragraph,
    ParagraphRole,
    PartialDate,
    Passage,
    Position,
    Problem,
    Reference,
    Repeat,
    RepeatKind,
    Severity,
    Span,
    Stance,
    Statement,
    StatementKind,
    Study,
)

# Where markup, attributes and scripts could break out of their place.
NASTY = "</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}{% x %}<!--\x00\r\u2028"
TEXTS = st.text(
    st.sampled_from(
        [*"abc .\n\r\t\"'<>&{}%#é“”", "\x00", "\ud800", "\u2028", "\N{NO-BREAK SPACE}"]
    ),
    min_size=8,
    max_size=120,
)
LINES = st.text(st.sampled_from([*"ab <>&'\"{}%#/é"]), min_size=1, max_size=12).map(
    lambda s: s.strip() or "x"
)


@st.composite
def fitting_studies(draw: st.DrawFn) -> Study:
    """Studies whose records point into their own corpus."""
    count = draw(st.integers(1, 3))
    dates = st.sampled_from(
        [
            None,
            PartialDate(2015),
            PartialDate(2015, 11),
            PartialDate(2014, 9, 12),
            PartialDate(day=3),
        ]
    )
    names = draw(st.lists(LINES, min_size=count, max_size=count, unique=True))
    documents = [
        Document(
            n, draw(TEXTS), title=draw(st.none() | LINES), published=draw(dates), url=draw(LINES)
        )
        for n in names
    ]
    holders = ["ann", "<b>", "local:bo"]

    def span(document: Document) -> Span:
        start = draw(st.integers(0, len(document.text) - 1))
        return Span(start, draw(st.integers(start + 1, len(document.text))))

    def some(most: int) -> list[Document]:
        return draw(st.lists(st.sampled_from(documents), max_size=most))

    statements = [
        Statement(
            f"{d.id}#s{n}",
            d.id,
            kind=draw(st.sampled_from(StatementKind)),
            content=[span(d)],
            source=[span(d)],
            cue=[span(d)],
            speakers=draw(st.lists(st.sampled_from(holders), max_size=2, unique=True)),
            made=draw(dates),
        )
        for n, d in enumerate(some(4))
    ]
    positions = [
        Position(
            f"{d.id}#p{n}",
            d.id,
            holder=draw(st.sampled_from(holders)),
            issue=draw(st.sampled_from(["war", "new_talks", "<i>"])),
            stance=draw(st.sampled_from(Stance)),
            evidence=[span(d)],
            condition=[span(d)],
            statement=draw(st.none() | st.sampled_from([s.id for s in statements] or [None])),
            addressee=draw(st.none() | st.sampled_from(holders)),
            weak=draw(st.booleans()),
        )
        for n, d in enumerate(some(6))
    ]
    legal = [
        LegalBasis(
            f"{d.id}#l{n}",
            d.id,
            ground="CONSENT",
            mode=draw(st.sampled_from(LegalMode)),
            evidence=[span(d)],
            holder=draw(st.none() | st.sampled_from(holders)),
            reference=draw(st.none() | st.just(Reference("UN <Charter>", span(d), symbol="S/1"))),
        )
        for n, d in enumerate(some(3))
    ]
    repeats = []
    for d in some(2):
        one, other = Passage(d.id, span(d)), Passage(documents[0].id, span(documents[0]))
        if one != other:
            score = {"resemblance": 0.5, "containment": 0.5, "facts_differ": [NASTY]}
            repeats.append(Repeat(one, other, kind=RepeatKind.NEAR, **score))
    return Study(
        Corpus(documents),
        Codebook(
            "book <b>",
            actors=[Actor("ann", NASTY.splitlines()[0].strip("\x00"), kind=ActorKind.PERSON)],
            issues=[Issue("war", description=NASTY)],
        ),
        paragraphs=[p for d in documents if draw(st.booleans()) for p in lines_of(d)],
        repeats=repeats,
        statements=statements,
        positions=positions,
        legal_bases=legal,
        mentions=[Mention(d.id, "war", span=span(d), reason=NASTY) for d in some(1)],
        problems=[Problem(Severity.WARNING, "x", NASTY)],
    )


def lines_of(document: Document) -> list[Paragraph]:
    """Return the lines of a document as paragraphs."""
    found: list[Paragraph] = []
    start = 0
    for line in document.text.split("\n"):
        if line.strip():
            role = ParagraphRole.HEADLINE if not found else ParagraphRole.BODY
            place = Span(start, start + len(line))
            found.append(Paragraph(document.id, len(found), span=place, role=role))
        start += len(line) + 1
    return found


class Page(HTMLParser):
    """Reads a page: its elements, ids, links, and the text of some classes."""

    VOID = frozenset({"meta", "br", "input", "line", "img", "link"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.texts: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []
        self._text: list[str] | None = None
        self.feed(html)
        self.close()
        self.unbalanced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in self.VOID:
            self._open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "action", "srcset", "data"):
                self.addresses.append(value or "")
            elif name.startswith("on"):
                self.handlers.append(name)
        if tag == "p" and ("class", "text") in attrs:
            self._text = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.unbalanced.append(tag)
        else:
            self._open.pop()
        if tag == "p" and self._text is not None:
            self.texts.append("".join(self._text))
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def text_content(html: str) -> str:
    """Return the text that a browser would show of a fragment."""
    parts: list[str] = []

    class Text(HTMLParser):
        def handle_data(self, data: str) -> None:
            parts.append(data)

    reader = Text(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return "".join(parts)
