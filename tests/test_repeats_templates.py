"""Lines of a template: one sentence many times, with other facts in it each time."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stancekit.model import Corpus, Document
from stancekit.repeats import find_repeats
from work import work

STRIKE = "On {} October the coalition said strike {} had hit a depot near the town of Arden."


def corpus_of(*texts: str) -> Corpus:
    return Corpus([Document(f"d{i}", text) for i, text in enumerate(texts)])


def test_lines_of_a_template_are_paired_with_the_first_only() -> None:
    lines = [STRIKE.format(1 + n % 28, n) for n in range(60)]
    found = find_repeats(corpus_of(*lines))
    assert {str(pair.original.document) for pair in found.pairs} == {"d0"}
    assert len(found.pairs) == 59
    assert all(pair.facts_differ for pair in found.pairs)
    assert not found.links
    few = find_repeats(corpus_of(*lines[:20]))
    assert len(few.pairs) == 190


def test_what_repeats_a_line_of_a_template_is_found() -> None:
    lines = [STRIKE.format(1 + n % 28, n) for n in range(60)]
    reworded = lines[40].replace("a depot", "a fuel depot")
    around = f"{lines[50]} Nobody could confirm the report, and both ministries were silent."
    same_facts = lines[30].replace("strike 30", "strike 30.0")
    found = find_repeats(corpus_of(*lines, reworded, around, same_facts))
    linked = {link.copy.document: link.original.document for link in found.links}
    assert linked == {"d60": "d40", "d50": "d61", "d62": "d30"}


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 40)), min_size=30, max_size=40),
    st.lists(
        st.tuples(
            st.integers(0, 29),
            st.integers(0, 15),
            st.sampled_from(["late", "3", "Friday", "2.50", "east"]),
            st.integers(0, 2),
        ),
        max_size=8,
    ),
)
@example([(1, n) for n in range(30)], [(5, 2, "Friday", 0)])
@example([(1, n) for n in range(30)], [(5, 1, "Friday", 0)])
def test_what_counts_is_the_same_with_templates_and_without(
    facts: list[tuple[int, int]], changes: list[tuple[int, int, str, int]]
) -> None:
    lines = [STRIKE.format(*one) for one in facts]
    for line, word, other, start in changes:
        found = lines[line].split()
        found[word] = other
        lines.append(" ".join(found[start:]))
    corpus = corpus_of(*lines)
    folded = find_repeats(corpus)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stancekit.repeats.templates.LARGEST_EXACT", 1000)
        whole = find_repeats(corpus)
    assert folded.links == whole.links
    assert set(folded.pairs) <= set(whole.pairs)
    assert all(p.facts_differ for p in set(whole.pairs) - set(folded.pairs))


def test_templates_cost_work_in_proportion_to_their_lines() -> None:
    def cost(count: int) -> int:
        corpus = corpus_of(*(STRIKE.format(1 + n % 28, n) for n in range(count)))
        return work(lambda: find_repeats(corpus))

    assert cost(400) < 3 * cost(200)
