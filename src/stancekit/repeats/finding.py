"""Find repeats: exact, near and contained, within and across documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from operator import itemgetter
from typing import Any, Literal, NamedTuple, get_args

from stancekit.model import Corpus, Paragraph, Passage, Repeat, RepeatKind, checks
from stancekit.paragraphs import split
from stancekit.repeats.facts import amounts, facts_differ, facts_of_same_words
from stancekit.repeats.found import Frequent, Repeats
from stancekit.repeats.join import FEWEST_WORDS, Forms, join
from stancekit.repeats.originals import Link, OriginalRule, document_order, kept_and_left
from stancekit.repeats.stock import stock_groups
from stancekit.repeats.templates import template_lines
from stancekit.text.sentences import sentences

__all__ = ["CONTAINMENT", "RESEMBLANCE", "Unit", "find_repeats"]

# A repeat behind the numbers of its copy and of its original.
_Placed = tuple[int, int, Repeat]
Unit = Literal["paragraph", "sentence"]

# Measured (docs/repeats.md): paragraphs that share half of their word 3-shingles are copies with
# changes; restatements by the same writer reach .40, set phrases about other people .46.
RESEMBLANCE = 0.5
# Paragraphs that hold four fifths of another's shingles quote it; below that, they share a phrase.
CONTAINMENT = 0.8
# A near repeat that is held by the other and under three quarters of its length is a part of it:
# taking the part for the original would lose the rest.
_PART = 0.75
# "Yes." twice is two answers. Three words and less are no repeat, as in the hand-coded articles.
FEWEST_EXACT = 4


def kind_of(
    shared: int,
    sizes: tuple[int, int],
    counts: tuple[int, int],
    thresholds: tuple[float, float, int],
) -> tuple[RepeatKind, int | None] | None:
    """Return how two texts of different words repeat each other.

    Args:
        shared: How many distinct shingles both have.
        sizes: Distinct shingles of each.
        counts: Words of each.
        thresholds: Resemblance, containment, and the fewest words of a contained text.

    Returns:
        Near or contained, and which of the two holds the other as a part (0, 1, or None where
        neither does); None where they are no repeat.
    """
    resemblance, containment, fewest = thresholds
    if not shared:
        return None
    near = shared / (sum(sizes) - shared) >= resemblance
    less, more = min(sizes), max(sizes)
    held = shared / less >= containment
    words = max(counts) if less == more else counts[sizes.index(less)]
    if not near and not (held and words >= fewest):
        return None
    part = held and less < (_PART if near else 1) * more
    return (RepeatKind.NEAR if near else RepeatKind.CONTAINED), (
        sizes.index(more) if part else None
    )


class _Node(NamedTuple):
    """Texts of the same words with the same amounts; the first is the original of the others."""

    form: int
    texts: list[int]


def _check(name: str, value: float, low: float) -> None:
    checks.expect(low <= value <= 1, value, f"a number from {low} to 1", name)


def find_repeats(
    corpus: Corpus,
    paragraphs: Iterable[Paragraph] | None = None,
    *,
    resemblance: float = RESEMBLANCE,
    containment: float = CONTAINMENT,
    fewest_words: int = FEWEST_WORDS,
    unit: Unit = "paragraph",
    original: OriginalRule = "earliest",
    changed_facts: bool = False,
    stock_from: int = 10,
) -> Repeats:
    """Find every paragraph that repeats another, within documents and across them.

    Exact repeats have the same words, whatever their case, quotation marks and spacing; near ones
    share at least `resemblance` of all their word 3-shingles; contained ones have at least
    `containment` of theirs in a longer paragraph. Paragraphs under four words repeat nothing.
    The result is exact: no pair at a threshold is missed (recall and precision 1). Only where more
    than twenty different lines are the same but for numbers, days and months are these not paired
    with each other, but with the first of them: none repeats another, since their facts differ.

    Args:
        corpus: Documents.
        paragraphs: Passages to compare (any records with `document` and `span`); by default
            those of every document.
        resemblance: Least resemblance of near repeats, 0.3 to 1.
        containment: Least containment of contained ones, 0.3 to 1.
        fewest_words: Paragraphs of fewer words are contained in nothing.
        unit: `paragraph` or `sentence`: what is compared where no passages are given.
        original: Which of two is the original: `earliest` (by date of publication, then by the
            order of the corpus), `first` (by the order of the corpus), `longest`. Of a whole and
            a part of it, the whole is always the original.
        changed_facts: Also count repeats whose numbers, dates or negations differ.
        stock_from: In how many documents a paragraph must stand to be a stock paragraph.

    Returns:
        Pairs, the one link of each copy, and stock paragraphs.

    Raises:
        ValueError: A threshold is out of range, or a paragraph lies outside of its document.

    Source:
        A. Broder, On the resemblance and containment of documents, SEQUENCES 1997.

    Example:
        >>> from stancekit.model import Document
        >>> texts = ["The envoy left the hall on Friday.", "“The envoy left the hall on Friday”"]
        >>> corpus = Corpus([Document(str(i), text) for i, text in enumerate(texts)])
        >>> [(str(r.copy), str(r.kind)) for r in find_repeats(corpus).pairs]
        [('1#0-35', 'exact')]
    """
    _check("resemblance", resemblance, 0.3)
    _check("containment", containment, 0.3)
    for name, value, choice in (("original", original, OriginalRule), ("unit", unit, Unit)):
        checks.expect(
            value in get_args(choice), value, f"one of {', '.join(get_args(choice))}", name
        )
    passages = _passages(corpus, paragraphs, unit)
    texts = [p.span.of(corpus[p.document].text) for p in passages]
    forms = Forms(texts)
    order = document_order(corpus, original)

    def rank(i: int) -> tuple[object, ...]:
        passage = passages[i]
        by_length = -forms.counts[forms.of[i]] if original == "longest" else 0
        return (by_length, order[passage.document], passage.span)

    members = _members(forms, rank)
    nodes, by_form = _nodes(texts, members)
    stock = stock_groups(passages, forms, members, stock_from)
    found = _Found(passages, texts, nodes, forms)
    links: list[Link] = []
    for a, b in _same_words(by_form):
        found.pair(a, b, RepeatKind.EXACT)
    apart = None
    if not changed_facts:
        apart = template_lines(
            forms,
            lambda form: [texts[nodes[n].texts[0]] for n in by_form.get(form, ())],
            lambda form: (0, rank(members[form][0])) if form in members else (1,),
        )
    for pair in join(forms, resemblance, containment, fewest_words=fewest_words, apart=apart):
        ends = (pair.shorter, pair.longer)
        verdict = kind_of(
            pair.shared,
            (pair.shorter_size, pair.longer_size),
            (forms.counts[pair.shorter], forms.counts[pair.longer]),
            (resemblance, containment, fewest_words),
        )
        if verdict is None:
            continue
        kind, whole = verdict
        score = pair.resemblance if kind is RepeatKind.NEAR else pair.containment
        for one in product(*(by_form.get(end, ()) for end in ends)):
            if whole is None:
                first, second = sorted(one, key=lambda n: rank(nodes[n].texts[0]))
            else:
                first, second = one[whole], one[1 - whole]
            differs = found.pair(first, second, kind)
            if changed_facts or not differs:
                links.append(Link(first, second, whole is not None, score))
    left = kept_and_left(
        links, lambda n: rank(nodes[n].texts[0]), lambda n: forms.counts[nodes[n].form]
    )
    return _repeats(found, left, stock)


def _passages(corpus: Corpus, paragraphs: Iterable[Paragraph] | None, unit: Unit) -> list[Passage]:
    if paragraphs is None and unit == "sentence":
        return [
            Passage(d.id, sentence)
            for d in corpus
            for span in split(d.text)
            for sentence in sentences(d.text, span.start, span.stop)
        ]
    if paragraphs is None:
        return [Passage(d.id, span) for d in corpus for span in split(d.text)]
    lengths = {document.id: len(document.text) for document in corpus}
    found = list(dict.fromkeys(Passage(p.document, p.span) for p in paragraphs))
    for passage in found:
        if passage.span.stop > lengths.get(passage.document, 0):
            expected = "a span inside of a document of the corpus"
            checks.refuse(str(passage), expected, "paragraphs")
    return found


def _members(forms: Forms, rank: Callable[[int], Any]) -> dict[int, list[int]]:
    """Return the texts of each form that is long enough, the original first."""
    members: dict[int, list[int]] = {}
    for i, form in enumerate(forms.of):
        if forms.counts[form] >= FEWEST_EXACT:
            members.setdefault(form, []).append(i)
    for same in members.values():
        if len(same) > 1:
            same.sort(key=rank)
    return members


def _nodes(
    texts: Sequence[str], members: Mapping[int, Sequence[int]]
) -> tuple[list[_Node], dict[int, list[int]]]:
    """Keep texts apart whose words are the same and whose amounts are not (`$5`, `€5`)."""
    nodes: list[_Node] = []
    by_form: dict[int, list[int]] = {}
    for form, same in members.items():
        parts: dict[tuple[str, ...], list[int]] = {}
        told: dict[str, tuple[str, ...]] = {}  # most texts of the same words are the same text
        for i in same:
            text = texts[i] if len(same) > 1 else ""
            if text not in told:
                told[text] = amounts(text)
            parts.setdefault(told[text], []).append(i)
        by_form[form] = list(range(len(nodes), len(nodes) + len(parts)))
        nodes += [_Node(form, part) for part in parts.values()]
    return nodes, by_form


def _same_words(by_form: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    for same in by_form.values():
        yield from combinations(same, 2)


class _Found:
    """Pairs as they are found, with the facts of both sides compared."""

    def __init__(
        self,
        passages: Sequence[Passage],
        texts: Sequence[str],
        nodes: Sequence[_Node],
        forms: Forms,
    ) -> None:
        self.passages, self.texts, self.nodes, self.forms = passages, texts, nodes, forms
        self.pairs: dict[tuple[int, int], Repeat] = {}

    def repeat(self, original: int, copy: int, kind: RepeatKind) -> Repeat:
        """Return the link between two texts, measured."""
        a, b = self.texts[original], self.texts[copy]
        resemblance = containment = 1.0
        facts = facts_of_same_words(a, b) if kind is RepeatKind.EXACT else facts_differ(a, b)
        if kind is not RepeatKind.EXACT:
            mine = self.forms.shingles(self.forms.of[original])
            others = self.forms.shingles(self.forms.of[copy])
            shared = len(mine & others)
            resemblance = shared / (len(mine) + len(others) - shared)
            containment = shared / len(others)
        return Repeat(
            self.passages[original],
            self.passages[copy],
            kind=kind,
            resemblance=resemblance,
            containment=containment,
            facts_differ=facts,
        )

    def pair(self, original: int, copy: int, kind: RepeatKind) -> bool:
        """Keep a pair of nodes; tell whether their facts differ."""
        found = self.repeat(self.nodes[original].texts[0], self.nodes[copy].texts[0], kind)
        self.pairs[original, copy] = found
        return bool(found.facts_differ)


def _repeats(found: _Found, left: Mapping[int, Link], stock: Mapping[int, Frequent]) -> Repeats:
    exact: list[_Placed] = []
    links: list[_Placed] = []
    for number, node in enumerate(found.nodes):
        first, *others = node.texts
        same = [(i, first, found.repeat(first, i, RepeatKind.EXACT)) for i in others]
        if node.form not in stock:
            exact += same
        link = left.get(number)
        if link is None:
            links += same
            continue
        top = found.nodes[link.original].texts[0]
        way, back = (link.original, number), (number, link.original)
        pair = found.pairs.get(way)
        kind = (pair or found.pairs[back]).kind
        links += [(first, top, pair or found.repeat(top, first, kind))]
        links += [(i, top, found.repeat(top, i, kind)) for i in others]
    at = [node.texts[0] for node in found.nodes]
    pairs = [(at[copy], at[original], pair) for (original, copy), pair in found.pairs.items()]
    order = {passage: i for i, passage in enumerate(found.passages)} if stock else {}
    groups = sorted(stock.values(), key=lambda g: (-g.documents, order[g.passages[0]]))
    return Repeats(_in_order([*pairs, *exact]), _in_order(links), groups)


def _in_order(found: Iterable[_Placed]) -> list[Repeat]:
    """Return repeats in the order of their copies, then of their originals."""
    return [repeat for *_, repeat in sorted(found, key=itemgetter(0, 1))]
