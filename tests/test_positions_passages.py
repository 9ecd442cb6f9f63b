"""What was read before changes nothing: each article is coded as if it were the first."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ruritania import ACTORS, INDEX
from stancekit.model import (
    Codebook,
    CueClass,
    Document,
    Issue,
    Mention,
    Paragraph,
    Position,
    Span,
    Statement,
    StatementKind,
)
from stancekit.positions import Coder, passages
from stancekit.positions.judge import NOWHERE, StatementCue
from stancekit.text import memory
from work import work

BOOK = Codebook(
    "again",
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
SENTENCES = (
    "Air raids are needed",
    "Utopia wants to stop the raids",
    "The attacks are a mistake",
    "It is a mistake",
    "Roe met them",
    "She must go",
    "Lift the siege, but not now",
    "Is the siege wrong?",
    "If they stop, we support air raids",
    "Ruritania rejected the siege",
    "Not the raids, no, never: the siege is necessary",
    "It rains",
)
CUES = (
    ("said", CueClass.SPEECH),
    ("rejected", CueClass.SPEECH),
    ("denied", CueClass.DENIAL),
    ("demanded", CueClass.DIRECTIVE),
    ("declined to discuss", CueClass.SPEECH),
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int, int, str], ...]]:
    """Draw a text and its statements: where the content is, which cue it has, who speaks."""
    text, said = "", []
    for _ in range(draw(st.integers(1, 3))):
        for _ in range(draw(st.integers(1, 4))):
            sentence = draw(st.sampled_from(SENTENCES)).rstrip("?")
            if draw(st.booleans()):
                cue = draw(st.integers(0, len(CUES) - 1))
                text += f"They {CUES[cue][0]} "
                who = draw(st.sampled_from(("jane-roe", "utopia", "")))
                said.append((len(text), len(text) + len(sentence), cue, who))
            text += f"{sentence}{draw(st.sampled_from(('.', '?', '; ', '.')))} "
        text += "\n\n"
    return text, tuple(said)


Article = tuple[str, tuple[tuple[int, int, int, str], ...]]
Coded = tuple[tuple[Position, ...], tuple[Mention, ...]]


def coded(coder: Coder, article: Article) -> Coded:
    text, told = article
    statements = []
    for number, (start, stop, cue, who) in enumerate(told):
        verb, kind = CUES[cue]
        at = start - 1 - len(verb)
        statements.append(
            Statement(
                f"d#{number}",
                "d",
                kind=StatementKind.INDIRECT,
                content=[Span(start, stop)],
                cue=[Span(at, at + len(verb))],
                cue_class=kind,
                speakers=[who] if who else [],
            )
        )
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            paragraphs.append(Paragraph("d", len(paragraphs), span=Span(at, at + len(part))))
        at += len(part) + 2
    return coder.code(Document("d", text), paragraphs, statements)


@given(st.lists(articles(), min_size=1, max_size=4), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    [("The attacks are a mistake. ", ()), ("Air raids. The attacks are a mistake. ", ())], None
)
@example([("Air raids are needed; It is a mistake. ", ((22, 37, 0, "utopia"),))] * 3, None)
def test_articles_are_coded_alike_in_any_order_and_as_often_as_one_likes(
    monkeypatch: pytest.MonkeyPatch, texts: list[Article], data: st.DataObject | None
) -> None:
    alone = [coded(Coder(BOOK, INDEX), article) for article in texts]
    orders = [range(len(texts)), reversed(range(len(texts)))]
    if data is not None:
        orders.append(data.draw(st.lists(st.sampled_from(range(len(texts))), max_size=6)))
        # However little is remembered, and however early it is given up.
        monkeypatch.setattr(memory, "STRETCHES", data.draw(st.sampled_from((1, 2, 1 << 13))))
        monkeypatch.setattr(passages, "_WAYS", data.draw(st.integers(1, 2)))
    coder = Coder(BOOK, INDEX)
    for order in orders:
        for number in order:
            assert coded(coder, texts[number]) == alone[number]


def test_the_property_above_speaks_of_positions_and_mentions() -> None:
    text = "Air raids are needed. The attacks are a mistake. It is a mistake. She must go. "
    positions, mentions = coded(Coder(BOOK, INDEX), (text, ((22, 48, 0, "utopia"),)))
    assert [(p.issue, str(p.stance)) for p in positions] == [("raids", "oppose")]
    assert [m.issue for m in mentions] == ["raids"]


@pytest.mark.synthetic
def test_a_passage_read_before_is_not_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    coder = Coder(BOOK, INDEX)
    texts = [
        (f"{'It rains. ' * n}\n\nAir raids are needed, but lift the siege. ", ()) for n in (1, 2)
    ]
    found = [coded(coder, article) for article in texts]
    searched: list[int] = []
    mentions = coder.issues.mentions
    monkeypatch.setattr(
        coder.issues,
        "mentions",
        lambda *args, **more: searched.append(1) or mentions(*args, **more),
    )
    assert [coded(coder, article) for article in texts] == found
    assert not searched


@given(st.integers(-1, 60), st.integers(0, 60), st.integers(0, 80), st.integers(0, 40))
def test_what_is_governed_does_not_depend_on_where_words_are_counted_from(
    reach: int, first: int, target: int, word: int
) -> None:
    if target < word:
        return
    cue = StatementCue(reach=reach, first=first if reach >= 0 else NOWHERE)
    moved = cue.counted_from(word)
    assert (target <= cue.reach) == (target - word <= moved.reach)
    for length in (3, -NOWHERE - 1):
        near = 0 <= target - cue.first <= length
        assert near == (0 <= target - word - moved.first <= length)


def test_a_long_sentence_costs_no_more_than_its_length() -> None:
    coder = Coder(BOOK, INDEX)

    def cost(times: int) -> int:
        return work(lambda: coded(coder, ("the siege and air raids and " * times, ())))

    cost(10)
    assert cost(4000) < 6 * cost(1000)
