"""The report: complete, safe whatever the corpus holds, and linked to itself without a gap."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings

from show_pages import NASTY, Page, fitting_studies
from stancekit import (
    Codebook,
    Corpus,
    Document,
    LegalBasis,
    LegalMode,
    MissingExtraError,
    Paragraph,
    ParagraphRole,
    Position,
    Repeat,
    RepeatKind,
    Span,
    Stance,
    Study,
)
from stancekit.comparison.counting import counted
from stancekit.show import matrix, report, summary
from stancekit.show.annotate import displayable
from stancekit.show.excerpts import Excerpts
from stancekit.show.trail import trail

pytest.importorskip("jinja2", reason="the report needs jinja2: pip install 'stancekit[report]'")


@given(fitting_studies())
@settings(max_examples=25)
def test_a_page_is_whole_and_safe(study: Study) -> None:
    page = Page(report(study, title=NASTY))
    assert page.unbalanced == []
    assert page.tags["script"] == 1
    assert page.tags["img"] == 0
    assert page.addresses == []
    assert page.handlers == []
    assert max(Counter(page.ids).values()) == 1
    inner = [link for link in page.links if link.startswith("#")]
    assert {link[1:] for link in inner} <= set(page.ids)
    assert all(link.startswith(("http://", "https://")) for link in set(page.links) - set(inner))


@given(fitting_studies())
@settings(max_examples=25)
def test_the_articles_are_shown_verbatim(study: Study) -> None:
    shown = Page(report(study)).texts
    expected = []
    for document in study.corpus:
        inside = [p.span.of(document.text) for p in study.paragraphs if p.document == document.id]
        expected += [displayable(text) for text in inside or [document.text]]
    assert shown == expected


@given(fitting_studies())
@settings(max_examples=25)
def test_every_position_that_counts_has_one_cell_and_one_sign(study: Study) -> None:
    found = matrix(study)
    held = [p.id for cell in found.cells.values() for p, _ in cell.positions]
    assert sorted(held) == sorted(p.id for p in counted(study, study.positions, "once per group"))
    assert {a for a, _ in found.cells} == set(found.actors)
    assert {i for _, i in found.cells} == set(found.issues)
    drawn = trail(study, found)
    signs = [p.id for row in drawn.rows for dot in row.dots for p in dot.positions]
    assert len(signs) + drawn.undated == len(held)
    assert set(signs) <= set(held)
    assert len(signs) == len(set(signs))
    for row in drawn.rows:
        places = [(dot.x, dot.y) for dot in row.dots]
        assert len(places) == len(set(places))
        assert all(0 <= dot.x <= drawn.width and 0 <= dot.y <= row.height for dot in row.dots)


@given(fitting_studies())
@settings(max_examples=25)
def test_repeats_change_only_what_counts(study: Study) -> None:
    every = matrix(study, repeats="ignore")
    once = matrix(study, repeats="once per group")
    assert set(every.cells) >= set(once.cells)
    total = sum(len(c.positions) + sum(len(r) for _, r in c.positions) for c in once.cells.values())
    assert total == len(study.positions)


@given(fitting_studies())
@settings(max_examples=25)
def test_an_excerpt_shows_the_evidence(study: Study) -> None:
    excerpts = Excerpts(study)
    for position in study.positions:
        found = excerpts.around(position.document, position.evidence)
        assert found.span.start <= position.evidence[0].start < found.span.stop
        assert len(found.span) <= max(700, len(position.passage.span)) + 1


@given(fitting_studies())
@settings(max_examples=25)
def test_an_order_of_records_changes_no_cell(study: Study) -> None:
    turned = Study(
        study.corpus,
        study.codebook,
        paragraphs=study.paragraphs[::-1],
        statements=study.statements,
        positions=study.positions[::-1],
    )
    plain = Study(
        study.corpus,
        study.codebook,
        paragraphs=study.paragraphs,
        statements=study.statements,
        positions=study.positions,
    )
    one, other = matrix(plain), matrix(turned)
    assert (one.actors, one.issues) == (other.actors, other.issues)
    assert {k: c.counts for k, c in one.cells.items()} == {
        k: c.counts for k, c in other.cells.items()
    }


def test_a_long_sentence_is_cut_with_the_evidence_in_it() -> None:
    study = Study(Corpus([Document("a", "word " * 1000)]), Codebook("none"))
    found = Excerpts(study).around("a", [Span(2000, 2004)])
    assert found.cut_before
    assert found.cut_after
    assert Span(2000, 2004) in found.span


def test_evidence_that_begins_between_paragraphs_is_linked_too() -> None:
    between = Position(
        "a#4-9", "a", holder="x", issue="y", stance=Stance.OPPOSE, evidence=[Span(4, 9)]
    )
    after = Position(
        "a#10-11", "a", holder="x", issue="z", stance=Stance.OPPOSE, evidence=[Span(10, 11)]
    )
    study = Study(
        Corpus([Document("a", "One.\n\nTwo.\n\n")]),
        Codebook("none"),
        paragraphs=[Paragraph("a", 0, span=Span(0, 4)), Paragraph("a", 1, span=Span(6, 10))],
        positions=[between, after],
    )
    page = Page(report(study))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_articles_beyond_the_limit_are_counted_not_linked() -> None:
    documents = [Document(str(n), f"Text {n}.") for n in range(5)]
    page = Page(html := report(Study(Corpus(documents), Codebook("none")), articles=2))
    assert len(page.texts) == 2
    assert "3 articles are not shown" in html


@pytest.mark.negative
def test_a_limit_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="articles: got -1, expected 0 or more"):
        report(Study(Corpus(), Codebook("none")), articles=-1)


def test_an_empty_study_has_a_page_too() -> None:
    html = report(Study(Corpus(), Codebook("none")))
    assert Page(html).unbalanced == []
    assert "No position was found" in html


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/1", True),
        ("HTTP://news.example/1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://news.example", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:  # noqa: FBT001 - pytest
    page = Page(report(Study(Corpus([Document("a", "x", url=url)]), Codebook("none"))))
    assert (url in page.links) is linked


def test_without_jinja_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"stancekit\[report\]"):
        report(Study(Corpus(), Codebook("none")))


def test_the_summary_counts() -> None:
    documents = [Document("a", "x", outlet="A"), Document("b", "y", outlet="A")]
    text = summary(Study(Corpus(documents), Codebook("none")))
    assert text.startswith("2 documents from 1 outlet (undated). 0 statements")


@given(fitting_studies())
@settings(max_examples=25)
def test_a_matrix_shows_itself(study: Study) -> None:
    found = matrix(study)
    assert len(str(found).splitlines()) == len(found.actors) + 1
    page = Page(found._repr_html_())
    assert page.unbalanced == []
    assert page.tags["img"] == 0


def test_a_document_without_title_goes_by_its_headline() -> None:
    head = Paragraph("a", 0, span=Span(0, 7), role=ParagraphRole.HEADLINE)
    study = Study(Corpus([Document("a", "Big \nno\n\nText.")]), Codebook("x"), paragraphs=[head])
    assert '<span class="who">Big no</span>' in report(study)
    bare = Study(Corpus([Document("a", "Text.")]), Codebook("x"))
    assert '<span class="who">a</span>' in report(bare)


def test_a_copied_legal_basis_is_one_row() -> None:
    said = [
        LegalBasis(
            f"{d}#0-2", d, ground="CONSENT", mode=LegalMode.ASSERTED, evidence=[Span(0, 2)], **more
        )
        for d, more in (("a", {}), ("b", {"repeat_of": "a#0-2"}))
    ]
    corpus = Corpus([Document("a", "We were invited."), Document("b", "We were invited.")])
    study = Study(corpus, Codebook("x"), legal_bases=said)
    assert report(study).count('data-label="Ground"') == 1
    assert "repeated in" in report(study)
    assert report(study, repeats="ignore").count('data-label="Ground"') == 2


def calls_for(lines: int) -> int:
    """Count the calls that the report of a document of equal, linked, coded lines makes."""
    laid = [Paragraph("a", n, span=Span(n * 10, n * 10 + 9)) for n in range(lines)]
    held = [
        Position(
            f"a#{n}",
            "a",
            holder=f"h{n % 9}",
            issue=f"i{n % 7}",
            stance=Stance.SUPPORT,
            evidence=[Span(n * 10, n * 10 + 4)],
        )
        for n in range(lines)
    ]
    score = {"resemblance": 1.0, "containment": 1.0}
    linked = [Repeat(laid[0].passage, p.passage, kind=RepeatKind.EXACT, **score) for p in laid[1:]]
    corpus = Corpus([Document("a", "\n".join("We go on." for _ in range(lines)))])
    study = Study(corpus, Codebook("x"), paragraphs=laid, repeats=linked, positions=held)
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        report(study)
    finally:
        sys.setprofile(before)
    return calls


def test_work_grows_with_the_study_and_no_faster() -> None:
    calls_for(10)  # what is loaded once
    assert calls_for(400) < 2.4 * calls_for(200)
