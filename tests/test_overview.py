"""A study at a glance."""

from __future__ import annotations

from hypothesis import given

import stancekit as sk
from stancekit import testing


def study_of(*positions: sk.Position) -> sk.Study:
    text = "Russia backs the talks. Russia backs the talks."
    actor = sk.Actor("russia", "Russia", kind=sk.ActorKind.STATE)
    return sk.Study(
        sk.Corpus([sk.Document("a", text)]),
        sk.Codebook("c", actors=[actor], issues=[sk.Issue("talks")]),
        positions=positions,
    )


def position(start: int, repeat_of: str | None = None) -> sk.Position:
    return sk.Position(
        f"a#{start}",
        "a",
        holder="russia",
        issue="talks",
        stance=sk.Stance.SUPPORT,
        evidence=[sk.Span(start, start + 22)],
        repeat_of=repeat_of,
    )


def test_a_repeat_counts_once() -> None:
    shown = str(study_of(position(0), position(24, repeat_of="a#0")))
    assert "Russia  support  talks  1  a   Russia backs the talks" in shown
    assert "Russia  support  talks  2" in str(study_of(position(0), position(24)))


def test_names_are_escaped_in_html() -> None:
    study = sk.Study(
        sk.Corpus([sk.Document("a", "<script>x</script>")]),
        sk.Codebook("c"),
        positions=[
            sk.Position(
                "p",
                "a",
                holder="<b>",
                issue="i",
                stance=sk.Stance.OPPOSE,
                evidence=[sk.Span(0, 9)],
            )
        ],
    )
    assert "<script" not in study._repr_html_()
    assert "&lt;script" in study._repr_html_()


@given(testing.corpora())
def test_any_corpus_without_findings_shows_its_counts(corpus: sk.Corpus) -> None:
    shown = str(sk.Study(corpus, sk.Codebook("c")))
    assert shown.startswith("Found\ndocuments")
    assert "Who stands" not in shown
