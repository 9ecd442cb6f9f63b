"""Parts of articles: coded one by one as all together, and again as the first time."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ruritania import ACTORS, INDEX
from stancekit.codebook import DocumentActors
from stancekit.model import (
    Codebook,
    CueClass,
    Document,
    Issue,
    Mention,
    Paragraph,
    ParagraphRole,
    PartialDate,
    Position,
    Span,
    Statement,
    StatementKind,
)
from stancekit.model.records import Mould
from stancekit.positions import Coder, parts
from stancekit.positions.anaphora import REACH_BACK
from stancekit.positions.before import Before, Since
from stancekit.positions.lessons import Lessons
from stancekit.positions.parts import Parts, parts_of
from stancekit.positions.taught import Teacher
from stancekit.positions.work import Coded, Work
from stancekit.testing.model import positions
from stancekit.text import memory
from work import work

BOOK = Codebook(
    "parts",
    actors=ACTORS,
    issues=[
        Issue(
            "raids",
            mention=["[Ruritanian] air raids"],
            pro=["raids ..3 needed"],
            con=["(no|stop) ..2 raids"],
            anaphora=["(the|these) (raids|attacks)"],
        ),
        Issue("siege", mention=["siege"], con=["lift ..2 siege"], anaphora=["the attacks"]),
        Issue("roe", mention=["Roe ..2 go"], pro=["Roe must go"]),
    ],
)
CODER = Coder(BOOK, INDEX)
SENTENCES = (
    "Air raids are needed",
    "Utopia wants to stop the raids",
    "The attacks are a mistake",
    "It is a mistake",
    "They say it was wrong",
    "Jane Roe met them, Ruritania not",
    "She must go",
    "Lift the siege, but not now",
    "Ruritania rejected claims by Utopia that air raids are needed",
    "The siege was condemned by Jane Roe and Utopia",
    "This is the problem with Utopia's siege",
    "to discuss the matter",
    "not",
    "It rains",
)
BETWEEN = ("\n\n", "\n\n", "\n", " ", "", ". ")
CUES = (
    ("said", CueClass.SPEECH),
    ("rejected", CueClass.SPEECH),
    ("denied", CueClass.DENIAL),
    ("demanded", CueClass.DIRECTIVE),
    ("declined", CueClass.SPEECH),
)
ROLES = (
    ParagraphRole.BODY,
    ParagraphRole.BODY,
    ParagraphRole.HEADLINE,
    ParagraphRole.BYLINE,
)


class Article(tuple[str, tuple[tuple[int, int, ParagraphRole], ...], tuple[Statement, ...]]):
    """A text, where its paragraphs are, and its statements."""

    __slots__ = ()


@st.composite
def written(draw: st.DrawFn) -> str:
    """Draw a paragraph."""
    said = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
    return ". ".join(said) + draw(st.sampled_from((".", "?", ".”", "")))


@st.composite
def statements_in(
    draw: st.DrawFn, text: str, places: Sequence[tuple[int, int]]
) -> tuple[Statement, ...]:
    """Draw statements anywhere: inside each other, over ends of paragraphs, without a source."""
    found: list[Statement] = []
    for number in range(draw(st.integers(0, 4))):
        # Mostly near the paragraphs' own borders, where parts meet.
        low, high = draw(st.sampled_from(places))
        cuts = sorted(
            draw(
                st.lists(
                    st.integers(max(0, low - 4), min(len(text), high + 6)),
                    min_size=4,
                    max_size=4,
                    unique=True,
                )
            )
            if min(len(text), high + 6) - max(0, low - 4) > 4
            else (0, 1, 2, len(text))
        )
        first, second, third = (Span(a, b) if a < b else None for a, b in itertools.pairwise(cuts))
        ways = [
            (one, two, three)
            for one, two, three in (
                (first, second, third),
                (third, second, first),
                (None, first, third),
                (None, None, third),
            )
            if three is not None
        ]
        if not ways:
            continue
        source, cue, content = draw(st.sampled_from(ways))
        _, kind = draw(st.sampled_from(CUES))
        found.append(
            Statement(
                f"d#{number}",
                "d",
                kind=draw(st.sampled_from(StatementKind)),
                content=[content],
                source=[source] if source else [],
                cue=[cue] if cue else [],
                cue_class=kind,
                speakers=draw(st.sampled_from(((), ("jane-roe",), ("utopia",), ("local:x",)))),
                nested_in=draw(st.sampled_from((None, None, "d#0", "d#1", "elsewhere"))),
                negated=draw(st.booleans()),
                certainty=draw(st.sampled_from((0.2, 0.9))),
            )
        )
    return tuple(s for s in found if s.nested_in != s.id)


@st.composite
def articles(draw: st.DrawFn, paragraphs: Sequence[str] = ()) -> Article:
    """Draw an article, of given paragraphs or others."""
    told = st.sampled_from(paragraphs) if paragraphs else written()
    text = draw(st.sampled_from(("", "Round 1. ", "Roe said the siege is for ")))
    laid: list[tuple[int, int, ParagraphRole]] = []
    for one in draw(st.lists(told, min_size=1, max_size=4)):
        laid.append((len(text), len(text) + len(one), draw(st.sampled_from(ROLES))))
        text += one + draw(st.sampled_from(BETWEEN))
    places = [(start, stop) for start, stop, _ in laid]
    return Article((text, tuple(laid), draw(statements_in(text, places))))


@st.composite
def archives(draw: st.DrawFn) -> list[Article]:
    """Draw articles that have paragraphs, and mostly statements, in common."""
    common = draw(st.lists(written(), min_size=1, max_size=3))
    found = draw(st.lists(articles(common), min_size=1, max_size=3))
    moved = []
    for text, laid, told in found:
        lead = draw(st.sampled_from(("", "It rains.\n\n", "Lift the siege.\n\n")))
        by = len(lead)
        moved.append(
            Article(
                (
                    lead + text,
                    tuple((a + by, b + by, role) for a, b, role in laid),
                    tuple(_moved(s, by) for s in told),
                )
            )
        )
    return [*found, *moved]


def _moved(statement: Statement, by: int) -> Statement:
    spans = {k: [s.shift(by) for s in getattr(statement, k)] for k in ("content", "source", "cue")}
    return attrs.evolve(statement, **spans)


def coded(coder: Coder, article: Article) -> Coded:
    document, laid, index = _ready(article)
    return coder.code(document, laid, article[2], index)


def _ready(article: Article) -> tuple[Document, list[Paragraph], DocumentActors]:
    text, laid, _ = article
    document = Document("d", text)
    paragraphs = [
        Paragraph("d", number, span=Span(start, stop), role=role)
        for number, (start, stop, role) in enumerate(laid)
    ]
    return document, paragraphs, DocumentActors(INDEX, text)


@given(articles())
@settings(max_examples=200)
def test_part_by_part_an_article_is_coded_as_in_one(article: Article) -> None:
    document, laid, index = _ready(article)
    words = CODER.issues.words(document.text)
    whole = Work(CODER, document, words, index).code(laid, article[2])
    taught_nothing = Parts(Teacher(Lessons([])))
    taught_nothing.read(Work(CODER, document, words, index), laid, article[2])
    # What was met before is coded part by part.
    assert taught_nothing.read(Work(CODER, document, words, index), laid, article[2]) == whole


@given(archives(), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_was_read_before_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, articles: list[Article], data: st.DataObject
) -> None:
    alone = [coded(Coder(BOOK, INDEX), article) for article in articles]
    orders: list[Sequence[int]] = [range(len(articles))] * 2
    orders.append(data.draw(st.lists(st.sampled_from(range(len(articles))), max_size=6)))
    monkeypatch.setattr(parts, "STRETCHES", data.draw(st.sampled_from((1, 2, 1 << 13))))
    monkeypatch.setattr(memory, "STRETCHES", data.draw(st.sampled_from((1, 2, 1 << 13))))
    coder = Coder(BOOK, INDEX)
    for order in orders:
        for number in order:
            assert coded(coder, articles[number]) == alone[number]


@given(articles())
def test_each_paragraph_and_statement_is_in_one_part(article: Article) -> None:
    _, laid, _ = _ready(article)
    told = article[2]
    found = parts_of(laid, told)
    assert sorted(p.index for part in found for p in part.paragraphs) == list(range(len(laid)))
    assert sorted(s.id for part in found for s in part.statements) == sorted(s.id for s in told)
    for before, after in itertools.pairwise(found):
        assert before.stop < after.start
    for part in found:
        held = {s.id for s in part.statements}
        known = {s.id for s in told}
        assert all(s.nested_in in held for s in part.statements if s.nested_in in known)
        spans = [p.span for p in part.paragraphs]
        spans += [x for s in part.statements for x in (*s.content, *s.source, *s.cue)]
        assert part.start == min(s.start for s in spans)
        assert part.stop == max(s.stop for s in spans)


def test_the_properties_above_speak_of_positions_and_mentions() -> None:
    text = "Air raids are needed. The attacks are a mistake. It is a mistake."
    said = Statement(
        "d#0", "d", kind=StatementKind.INDIRECT, content=[Span(22, 48)], speakers=["utopia"]
    )
    article = Article((text, ((0, len(text), ParagraphRole.BODY),), (said,)))
    coder = Coder(BOOK, INDEX)
    positions, mentions = coded(coder, article)
    assert [(p.issue, str(p.stance)) for p in positions] == [("raids", "oppose")]
    assert [m.issue for m in mentions] == ["raids"]


def _article(lead: str) -> Article:
    text = f"{lead}\n\nUtopia said air raids are needed, if they stop."
    start = len(lead) + 2
    said = Statement(
        f"d#{start}",
        "d",
        kind=StatementKind.INDIRECT,
        content=[Span(start + 12, len(text))],
        source=[Span(start, start + 6)],
        cue=[Span(start + 7, start + 11)],
        cue_class=CueClass.SPEECH,
        speakers=["utopia"],
    )
    body = ParagraphRole.BODY
    return Article((text, ((0, len(lead), body), (start, len(text), body)), (said,)))


@pytest.mark.synthetic
def test_a_part_met_for_the_third_time_is_not_coded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    coder = Coder(BOOK, INDEX)
    articles = [_article(f"{'It rains. ' * n}It was the best of times.") for n in (1, 2, 3)]
    alone = [coded(Coder(BOOK, INDEX), article) for article in articles]
    assert alone[0][0]
    assert alone[0][0] != alone[1][0]
    for article, expected in zip(articles[:2], alone, strict=False):
        assert coded(coder, article) == expected
    monkeypatch.setattr(Work, "code", lambda *_: pytest.fail("coded again"))
    assert coded(coder, articles[2]) == alone[2]


@pytest.mark.synthetic
def test_the_same_words_of_others_are_coded_for_them() -> None:
    coder = Coder(BOOK, INDEX)
    one = _article("It rains.")
    other = Article((one[0], one[1], (attrs.evolve(one[2][0], speakers=["ruritania"]),)))
    for _ in range(3):
        assert {p.holder for p in coded(coder, one)[0]} == {"utopia"}
        assert {p.holder for p in coded(coder, other)[0]} == {"ruritania"}


@pytest.mark.synthetic
def test_coding_again_takes_no_more_than_its_length() -> None:
    coder = Coder(BOOK, INDEX)
    lines = "Utopia said air raids are needed.\n\n"

    def read(times: int) -> int:
        text = lines * times
        size = len(lines)
        laid = tuple((n * size, (n + 1) * size - 2, ParagraphRole.BODY) for n in range(times))
        told = tuple(
            Statement(
                f"d#{n}",
                "d",
                kind=StatementKind.INDIRECT,
                content=[Span(n * size + 12, (n + 1) * size - 3)],
                speakers=[f"local:{n}"],
            )
            for n in range(times)
        )
        return work(lambda: coded(coder, Article((text, laid, told))))

    read(10)
    assert read(800) < 6 * read(200)


places = st.tuples(st.sampled_from(("raids", "siege")), st.integers(1, 3000))
WHO = st.sampled_from((("utopia",), ("jane-roe",), ("utopia", "jane-roe")))


@given(st.lists(st.tuples(WHO, places), max_size=6), st.integers(0, 50), st.integers(0, 2000))
def test_what_a_part_adds_is_the_same_wherever_it_stands(
    held: list[tuple[tuple[str, ...], tuple[str, int]]], start: int, by: int
) -> None:
    one, other = Before(), Before()
    for who, (issue, stop) in held:
        one.hold(who, issue, start + stop)
        one.topics.hear([(issue, stop)], start)
    since = one.since(start)
    other.add(since, start + by)
    assert other.since(start + by) == since
    end = start + max((stop for _, (_, stop) in held), default=0)
    for before, behind in ((one, end), (other, end + by)):
        near = [stop for _, stop in before.held.values() if stop >= behind - REACH_BACK]
        assert before.reaches(behind) or not near
    seen = one.seen_from(end)
    assert other.seen_from(end + by) == seen
    # Only what cannot matter any more is forgotten.
    assert one.seen_from(end) == seen


def test_nothing_is_added_where_nothing_was_said() -> None:
    assert Before().since(0) == Since((), (), None)


@given(positions(), st.text("abc", min_size=1), st.integers(0, 9))
def test_a_mould_makes_what_evolve_makes(position: Position, name: str, start: int) -> None:
    evidence = (Span(start, start + 3),)
    mould = Mould(Position, "evidence", "document")
    made = mould.cast(mould.rest(position), evidence, name)
    assert made == attrs.evolve(position, document=name, evidence=evidence)
    assert hash(made) == hash(attrs.evolve(made))


def test_a_mould_must_be_filled() -> None:
    mould = Mould(Mention, "document", "span")
    with pytest.raises(ValueError, match=r"shorter|longer"):
        mould.cast(mould.rest(Mention("a", "b", span=Span(1, 2))), "c")


def test_an_index_that_read_the_text_says_so() -> None:
    text = "Utopia wants to stop the raids"
    index = DocumentActors(INDEX, text, PartialDate(2015))
    assert index.has_read(text)
    assert index.has_read(text, PartialDate(2015))
    assert not index.has_read(text, PartialDate(2016))
    assert not index.has_read(text + "!")
