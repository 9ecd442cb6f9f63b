"""Exact, near and contained repeats; originals; dedupe and the way back."""

from __future__ import annotations

import importlib.util
import json
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stancekit.model import Corpus, Document, Paragraph, PartialDate, RepeatKind, Span
from stancekit.paragraphs import lay_out
from stancekit.repeats import dedupe, find_repeats, mark_stock, restore
from stancekit.repeats.join import Forms, join
from stancekit.testing.repeats import pages, sentences
from stancekit.text.words import key, tokens, words

A = "The envoy said that no troops of seven states would cross the border before talks resumed."
NEAR = "The envoy said that no troops of seven states would cross the river before talks resumed."
PART = "states would cross the border before talks resumed"
THRESHOLDS = st.sampled_from([0.3, 0.5, 0.55, 2 / 3, 0.8, 1.0])


def corpus_of(*texts: str, dates: tuple[str, ...] = ()) -> Corpus:
    when = [PartialDate.parse(d) for d in dates] or [None] * len(texts)
    return Corpus(
        [
            Document(f"d{i}", t, published=w)
            for i, (t, w) in enumerate(zip(texts, when, strict=True))
        ]
    )


def shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(found, found[1:], found[2:], strict=False))


def brute_force(texts: list[str], least: float, held: float, fewest: int) -> set[frozenset[str]]:
    """Return all pairs of distinct normal forms at a threshold, by comparing each with each."""
    found = set()
    for a, b in combinations(sorted({key(t) for t in texts}), 2):
        x, y = shingles(a), shingles(b)
        if not x or not y:
            continue
        short, count = min((len(x), len(words(a))), (len(y), len(words(b))))
        shared = len(x & y)
        counts = {count} if len(x) != len(y) else {len(words(a)), len(words(b))}
        contained = shared / short >= held and max(counts) >= fewest
        if shared / len(x | y) >= least or contained:
            found.add(frozenset((a, b)))
    return found


@given(st.text())
@example("e\N{COMBINING ACUTE ACCENT}t\N{SOFT HYPHEN}e")
@example("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}stanbul")
@example("\N{LATIN SMALL LIGATURE FI}nal \N{VULGAR FRACTION ONE HALF}")
@example("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}")
@example("“Don’t”\N{NO-BREAK SPACE}– he said…")
@example("‘e’\N{COMBINING ACUTE ACCENT}té—café")
@example("".join(map(chr, range(256))))
@example("a\x1cb\x1fc\x85d_e")
def test_words_and_tokens_agree(text: str) -> None:
    found = tokens(text)
    assert [w for t in found for w in t.word.split()] == words(text)
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert not any(c.isspace() for w in words(text) for c in w)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Air strikes” – he said", '"AIR strikes" - he  said'),
        ("coali\N{SOFT HYPHEN}tion", "coalition"),
        ("Hollande\N{NO-BREAK SPACE}said", "Hollande said"),
        ("e\N{COMBINING ACUTE ACCENT}lysee", "élysee"),
        ("don’t", "don't"),
    ],
)
def test_settings_of_one_text_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@given(st.lists(sentences(), max_size=14), THRESHOLDS, THRESHOLDS, st.sampled_from([3, 8]))
@example(["a b c d e f g h", "a b c d e f g x"], 0.55, 1.0, 8)
@example(["no no no no no no no no", "no no no", "we no no no we"], 0.5, 0.8, 3)
def test_the_join_finds_what_brute_force_finds(
    texts: list[str], least: float, held: float, fewest: int
) -> None:
    forms = Forms(texts)
    found = [
        frozenset((key(texts[forms.first[p.shorter]]), key(texts[forms.first[p.longer]])))
        for p in join(forms, least, held, fewest_words=fewest)
    ]
    assert len(found) == len(set(found))
    wanted = brute_force(texts, least, held, fewest)
    near = brute_force(texts, least, 2.0, fewest)
    assert near <= set(found) <= wanted


@pytest.mark.parametrize("places", [1, 3, 17])
@given(
    texts=st.lists(sentences(), max_size=12),
    least=THRESHOLDS,
    held=THRESHOLDS | st.none(),
    length=st.sampled_from([1, 3]),
)
def test_shingles_that_share_a_place_cost_no_pair(
    places: int, texts: list[str], least: float, held: float | None, length: int
) -> None:
    forms = Forms(texts)
    wanted = list(join(forms, least, held, length=length))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(join.__globals__, "hash", lambda shingle: hash(shingle) % places)
        found = list(join(forms, least, held, length=length))
    assert found == wanted
    assert len(found) == len(set(found))


@given(st.lists(sentences(), max_size=10), THRESHOLDS)
def test_the_measures_are_those_of_the_definition(texts: list[str], least: float) -> None:
    forms = Forms(texts)
    for pair in join(forms, least, 0.8):
        x = shingles(texts[forms.first[pair.shorter]])
        y = shingles(texts[forms.first[pair.longer]])
        assert pair.resemblance == len(x & y) / len(x | y)
        assert pair.containment == len(x & y) / len(x)


@given(st.lists(pages(), max_size=5))
def test_every_link_leads_to_something_that_is_no_copy(texts: list[str]) -> None:
    corpus = corpus_of(*texts)
    repeats = find_repeats(corpus)
    copies = {link.copy for link in repeats.links}
    assert len(copies) == len(repeats.links)
    assert not copies & {link.original for link in repeats.links}
    assert all(link.counts for link in repeats.links)
    for link in repeats.links:
        a, b = corpus.text_of(link.original), corpus.text_of(link.copy)
        assert repeats.original_of(link.copy) == link.original
        if link.kind is RepeatKind.EXACT:
            assert key(a) == key(b)
        else:
            x, y = shingles(a), shingles(b)
            assert link.resemblance == len(x & y) / len(x | y)
            assert link.containment == len(x & y) / len(y)
    assert {p for g in repeats.groups for p in g.passages[1:]} == copies


@given(st.lists(pages(), max_size=4), st.randoms(use_true_random=False))
def test_input_order_decides_only_who_is_the_original(texts: list[str], random: object) -> None:
    corpus = corpus_of(*texts)
    shuffled = list(corpus)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = find_repeats(corpus), find_repeats(Corpus(shuffled))

    def ends(pairs: object) -> set[frozenset[str]]:
        return {
            frozenset((key(corpus.text_of(p.original)), key(corpus.text_of(p.copy)))) for p in pairs
        }  # type: ignore[attr-defined]

    assert ends(one.pairs) == ends(other.pairs)


@given(st.lists(pages(), max_size=4))
def test_dates_make_the_result_independent_of_order(texts: list[str]) -> None:
    dates = tuple(f"2015-10-{i + 1:02}" for i in range(len(texts)))
    corpus = corpus_of(*texts, dates=dates)
    one, other = find_repeats(corpus), find_repeats(Corpus(list(corpus)[::-1]))
    assert set(one.pairs) == set(other.pairs)
    assert set(one.links) == set(other.links)


@given(st.lists(pages(), max_size=5))
@example([f"{A}\n{A}", NEAR, "x"])
@example(["\n\n" + A + "\r\n\r\n" + A + "\n \n"])
def test_dedupe_can_be_undone_and_done_only_once(texts: list[str]) -> None:
    corpus = corpus_of(*texts)
    once = dedupe(corpus)
    assert restore(once) == corpus
    again = dedupe(once.corpus)
    assert again.corpus == once.corpus
    assert not again.left_out
    assert once.corpus.ids == corpus.ids
    for left in once.left_out:
        text = corpus[left.repeat.copy.document].text
        assert text[left.start : left.start + len(left.text)] == left.text


def test_a_wrapped_text_is_deduped_to_the_end() -> None:
    block = (
        "The envoy told reporters in Vienna that both of the delegations\n"
        "had agreed to meet again before the end of the month, and that\n"
        "nobody had asked for a change of venue so far.\n"
    )
    corpus = corpus_of("\n".join([block] * 4), block + "\nSomething else.\n")
    once = dedupe(corpus)
    assert restore(once) == corpus
    assert dedupe(once.corpus).corpus == once.corpus
    assert sum(d.text.count("Vienna") for d in once.corpus) == 1


def test_kinds() -> None:
    corpus = corpus_of(A, A.upper(), NEAR, PART)
    found = {
        (r.original.document, r.copy.document): str(r.kind) for r in find_repeats(corpus).pairs
    }
    assert found == {
        ("d0", "d1"): "exact",
        ("d0", "d2"): "near",
        ("d0", "d3"): "contained",
    }


def test_what_contains_is_the_original_though_it_is_later() -> None:
    links = find_repeats(corpus_of(PART, A, dates=("2015-10-01", "2015-10-02"))).links
    assert [(k.original.document, k.copy.document) for k in links] == [("d1", "d0")]


def test_the_original_is_the_earliest_the_first_or_the_longest() -> None:
    corpus = corpus_of(NEAR, A + " Again.", dates=("2015-10-03", "2015-10-02"))

    def original(rule: str) -> str:
        return find_repeats(corpus, original=rule).links[0].original.document  # type: ignore[arg-type]

    assert [original(rule) for rule in ("earliest", "first", "longest")] == ["d1", "d0", "d1"]


def test_half_of_a_paragraph_is_not_the_original_of_the_whole() -> None:
    half = "no troops of seven states would cross the border"
    link = find_repeats(corpus_of(half, A)).links[0]
    assert (str(link.kind), link.original.document) == ("near", "d1")


def test_an_unknown_date_is_after_all_known_ones() -> None:
    corpus = Corpus([Document("a", A), Document("b", A, published=PartialDate(2015))])
    assert find_repeats(corpus).links[0].original.document == "b"


def test_chains_are_not_joined() -> None:
    text = A.rstrip(".").split()
    steps = [text]
    for k in range(0, 12, 3):
        changed = list(steps[-1])
        changed[k] = f"w{k}"
        steps.append(changed)
    corpus = corpus_of(*(" ".join(s) for s in steps))
    for link in find_repeats(corpus).links:
        assert link.resemblance >= 0.5


def test_pairs_whose_facts_differ_are_linked_but_not_counted() -> None:
    corpus = corpus_of(A, A.replace("seven", "nine"))
    repeats = find_repeats(corpus)
    assert [r.facts_differ for r in repeats.pairs] == [("seven|nine",)]
    assert not repeats.links
    assert len(find_repeats(corpus, changed_facts=True).links) == 1
    assert not dedupe(corpus).left_out


def test_the_same_words_with_other_amounts_are_no_repeat() -> None:
    corpus = corpus_of("The envoy paid $5.5 for it.", "The envoy paid €5.5 for it.")
    repeats = find_repeats(corpus)
    assert [(str(r.kind), r.facts_differ) for r in repeats.pairs] == [("exact", ("$|€",))]
    assert not repeats.links


def test_answers_of_a_word_are_no_repeats() -> None:
    assert not find_repeats(corpus_of("Yes.\n\nNo.\n\nYes.\n\nNot at all.\n\nNot at all.")).pairs


def test_stock_paragraphs_come_as_groups() -> None:
    notice = "Sign up to the letter of our desk and read it every morning."
    count = 12
    texts = [
        f"Envoy number w{i} spoke about w{i} things w{i} knew.\n\n{notice}" for i in range(count)
    ]
    corpus = corpus_of(*texts)
    repeats = find_repeats(corpus)
    assert not repeats.pairs
    assert [(g.documents, len(g.passages)) for g in repeats.frequent] == [(count, count)]
    assert len(repeats.links) == count - 1
    paragraphs = [p for d in corpus for p in lay_out(d)]
    marked = mark_stock(paragraphs, repeats)
    assert {str(p.role) for p in marked if p.span.of(corpus[p.document].text) == notice} == {
        "notice"
    }
    assert [p.span for p in marked] == [p.span for p in paragraphs]


def test_a_wire_story_in_many_papers_is_no_stock() -> None:
    story = f"{A}\n\nNobody had asked the delegates from the north for their view of it."
    repeats = find_repeats(corpus_of(*[story] * 12))
    assert not repeats.frequent
    assert len(repeats.pairs) == 22


def test_sentences_are_compared_when_asked() -> None:
    corpus = corpus_of(f"{A} Nobody left.", f"It rained. {A} The hall was full of people.")
    found = find_repeats(corpus, unit="sentence").pairs
    assert [(corpus.text_of(p.original), corpus.text_of(p.copy)) for p in found] == [(A, A)]


def test_an_independent_exact_join_finds_the_same_pairs() -> None:
    """SetSimilaritySearch on 10,000 generated paragraphs, the threshold of near repeats."""
    other = pytest.importorskip("SetSimilaritySearch")
    where = Path(__file__).parents[1] / "benchmarks" / "news_paragraphs.py"
    spec = importlib.util.spec_from_file_location("news_paragraphs", where)
    assert spec
    assert spec.loader
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    texts = [row["text"] for row in generator.paragraphs(10_000, 5)]
    forms = Forms(texts)
    sets = [set(zip(w, w[1:], w[2:], strict=False)) for w in map(str.split, forms.keys)]
    long = [i for i, found in enumerate(sets) if found]
    for threshold in (0.8, 0.5):
        pairs = other.all_pairs([sets[i] for i in long], similarity_threshold=threshold)
        wanted = {frozenset((long[x], long[y])) for x, y, _ in pairs}
        assert len(wanted) > 300
        assert {frozenset(p[:2]) for p in join(forms, threshold)} == wanted


def test_wrong_input_is_refused() -> None:
    corpus = corpus_of(A)
    with pytest.raises(
        ValueError, match=r"resemblance: got 0\.1, expected a number from 0\.3 to 1"
    ):
        find_repeats(corpus, resemblance=0.1)
    with pytest.raises(ValueError, match=r"original: got 'last', expected one of earliest"):
        find_repeats(corpus, original="last")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"got 'd0#0-999'"):
        find_repeats(corpus, [Paragraph("d0", 0, span=Span(0, 999))])
    with pytest.raises(ValueError, match=r"got \['d0'\], expected documents of the corpus"):
        restore(
            dedupe(corpus_of(f"{A}\n{A}")).__class__(
                Corpus(), dedupe(corpus_of(f"{A}\n{A}")).left_out
            )
        )


def test_hand_coded_repeats(shared: Path) -> None:
    rows = [json.loads(x) for x in (shared / "gold/repeats.jsonl").read_text("utf-8").splitlines()]
    names = sorted({r["doc"] for r in rows})
    corpus = Corpus([Document(n, (shared / "seeds" / n).read_bytes().decode()) for n in names])
    found = {
        (p.copy.document, p.original.span.start, p.copy.span.start)
        for p in find_repeats(corpus).pairs
    }
    place = {(r["doc"], r["first"][0], r["repeat"][0]): r for r in rows}
    wanted = {k for k, r in place.items() if "copy" in r["class"] and not r["optional"]}
    assert len(found & wanted) >= 0.95 * len(wanted)
    assert all("copy" in place[k]["class"] for k in found if k in place)
