"""Count how often the contexts of cues are attributions in annotated articles.

usage: python benchmarks/mine_contexts.py GOLD.jsonl [--out FOLDER] [--folds N]

GOLD.jsonl holds records of ../shared/eval (`id`, `text`, `statements`). Writes `contexts.tsv` and
`traits.tsv`, the tables of counts that `stancekit.statements` decides by. With --folds, nothing is
written: each fold is scored with the counts of the others (content F1, by threshold).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from stancekit.model import Paragraph, Span
from stancekit.statements.candidate import Candidate
from stancekit.statements.candidates import candidates_of
from stancekit.statements.decide import CHOICES, TRAITS
from stancekit.statements.ends import LONGEST, choices_of
from stancekit.statements.language import Language, load
from stancekit.statements.odds import Counts, corrected, ratio_of
from stancekit.statements.shares import levels_of, share_of
from stancekit.statements.traits import traits_of

Record = dict[str, Any]
Judged = list[list[tuple[Candidate, float]]]
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FOLDS = 4
# Contents alike by this much are one.
_SAME = 0.5
# Values of traits seen less often say nothing.
_FEWEST = 4


def paragraphs_of(record: Record) -> list[Paragraph]:
    """Return a paragraph for every line."""
    found = []
    for index, match in enumerate(_LINE.finditer(record["text"])):
        left = match.start() + len(match[0]) - len(match[0].lstrip())
        span = Span(left, match.start() + len(match[0].rstrip()))
        found.append(Paragraph(record["id"], index, span=span))
    return found


def letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the places of the letters and digits in some spans."""
    return {at for a, b in spans for at in range(a, b) if text[at].isalnum()}


def _same_cue(one: Candidate, cue: list[list[int]]) -> bool:
    """Tell whether a candidate's cue is the annotated one, where both have one."""
    pairs = [(mine, span) for mine in one.cue for span in cue]
    return not pairs or any(a < mine[1] and mine[0] < b for mine, (a, b) in pairs)


def judge(record: Record, language: Language) -> list[tuple[Candidate, float]]:
    """Return the candidates of an article and how like each one's content a gold statement's is."""
    text = record["text"]
    gold = [letters(text, map(tuple, s["content"])) for s in record["statements"]]
    cues = [s["cue"] or [] for s in record["statements"]]
    near: dict[int, set[int]] = defaultdict(set)
    for number, places in enumerate(gold):
        for at in places:
            near[at >> 6].add(number)
    judged = []
    for one in candidates_of(text, paragraphs_of(record), language):
        mine = letters(text, one.content)
        rivals = {number for at in mine for number in near[at >> 6]}
        like = [
            len(mine & gold[n]) / len(mine | gold[n]) for n in rivals if _same_cue(one, cues[n])
        ]
        judged.append((one, max(like, default=0.0)))
    return judged


def attributions(article: list[tuple[Candidate, float]]) -> list[tuple[Candidate, bool]]:
    """Return one candidate for every context and whether any of its contents is right."""
    groups: dict[tuple[Any, ...], tuple[Candidate, bool]] = {}
    for one, like in article:
        place = (one.cue or one.content, one.key)
        first, before = groups.get(place, (one, False))
        groups[place] = (first, before or like >= _SAME)
    return list(groups.values())


def ends_of(article: list[tuple[Candidate, float]]) -> list[tuple[Candidate, int]]:
    """Return the contexts with several ends of which one is right, and the place of the best."""
    likes: dict[int, dict[int, float]] = defaultdict(dict)
    firsts: dict[int, Candidate] = {}
    for one, like in article:
        if one.cued and len(one.found.ends) > 1:
            place = id(one.found.ends)
            firsts.setdefault(place, one)
            likes[place][one.found.content[-1][1]] = like
    found = []
    for place, one in firsts.items():
        best = max(likes[place], key=lambda end, of=likes[place]: of[end])
        if likes[place][best] >= _SAME:
            found.append((one, one.found.ends.index(best)))
    return found


def _levels(one: Candidate) -> tuple[tuple[str, str, str], ...]:
    lemma, position, frame = one.key
    return levels_of(lemma, one.cue_class, position, frame)


def count_contexts(articles: Judged) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Return (right, seen) by context."""
    counts: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0, 0])
    for article in articles:
        for one, right in attributions(article):
            for level in _levels(one):
                counts[level][0] += right
                counts[level][1] += 1
    return {key: (right, seen) for key, (right, seen) in counts.items()}


def _often(counts: dict[str, list[float]]) -> dict[str, Counts]:
    """Return the counts of the values that were seen often enough."""
    return {
        value: (right, round(expected, 2), seen)
        for value, (right, expected, seen) in counts.items()
        if seen >= _FEWEST
    }


def count_traits(
    names: tuple[str, ...],
    values: Sequence[tuple[str, ...]],
    rights: list[bool],
    sure: list[float],
) -> dict[tuple[str, str], Counts]:
    """Return (right, expected, seen) by trait and value, each trait expected after those before."""
    traits: dict[tuple[str, str], Counts] = {}
    for number, trait in enumerate(names):
        counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for right, value, expected in zip(rights, values, sure, strict=True):
            row = counts[value[number]]
            row[0] += right
            row[1] += expected
            row[2] += 1
        kept = _often(counts)
        traits |= {(trait, value): row for value, row in kept.items()}
        ratios = {value: ratio_of(trait, row) for value, row in kept.items()}
        sure = [
            corrected(one, ratios.get(value[number], 1.0))
            for one, value in zip(sure, values, strict=True)
        ]
    return traits


def count_choices(
    values: Sequence[tuple[tuple[str, ...], ...]], best: Sequence[int]
) -> dict[tuple[str, str], Counts]:
    """Return (right, expected, seen) by trait and value of ends, which share a certainty of one.

    Args:
        values: For each context the values of the traits of each of its ends, the longest first.
        best: The place of the right end.
    """
    traits: dict[tuple[str, str], Counts] = {}
    weights = [
        [LONGEST / (1 - LONGEST) * (len(ends) - 1), *[1.0] * (len(ends) - 1)] for ends in values
    ]
    for number, trait in enumerate(CHOICES):
        counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for ends, right, shares in zip(values, best, weights, strict=True):
            total = sum(shares)
            for place, (end, share) in enumerate(zip(ends, shares, strict=True)):
                row = counts[end[number]]
                row[0] += place == right
                row[1] += share / total
                row[2] += 1
        kept = _often(counts)
        traits |= {(trait, value): row for value, row in kept.items()}
        ratios = {value: ratio_of(trait, row) for value, row in kept.items()}
        for ends, shares in zip(values, weights, strict=True):
            for place, end in enumerate(ends):
                shares[place] *= ratios.get(end[number], 1.0)
    return traits


def with_counts(
    language: Language, articles: Judged
) -> tuple[Language, dict[tuple[str, str], Counts]]:
    """Return the language with contexts counted over articles, and the counts of traits.

    What is expected of a trait comes from contexts counted on the other folds, so that rare
    contexts do not look surer than they are.
    """
    pairs: list[tuple[Candidate, bool]] = []
    sure: list[float] = []
    for fold in range(_FOLDS):
        others = [a for n, a in enumerate(articles) if n % _FOLDS != fold]
        held = evolve(language, contexts=count_contexts(others))
        for article in articles[fold::_FOLDS]:
            for one, right in attributions(article):
                pairs.append((one, right))
                lemma, position, frame = one.key
                sure.append(share_of(lemma, one.cue_class, position, frame, held))
    values = [traits_of(o, language) for o, _ in pairs]
    traits = count_traits(TRAITS, values, [r for _, r in pairs], sure)
    # Which content: only where one of them is right.
    ends = [pair for article in articles for pair in ends_of(article)]
    traits |= count_choices([choices_of(o, language) for o, _ in ends], [best for _, best in ends])
    return evolve(language, contexts=count_contexts(articles)), traits


def write(
    language: Language, traits: dict[tuple[str, str], Counts], folder: Path, least: int
) -> None:
    """Write the tables; contexts of one lemma seen less often than `least` are left out."""
    rows = sorted(
        (*key, f"{right:g}", f"{seen:g}")
        for key, (right, seen) in language.contexts.items()
        if seen >= least or key[0].startswith("*")
    )
    lines = ["# lemma, position, frame, right, seen", *("\t".join(row) for row in rows)]
    (folder / "contexts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    more = sorted(
        (trait, value, f"{right:g}", f"{expected:g}", f"{seen:g}")
        for (trait, value), (right, expected, seen) in traits.items()
    )
    lines = ["# trait, value, right, expected, seen", *("\t".join(row) for row in more)]
    (folder / "traits.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Count, and write or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--least", type=int, default=2)
    options = parser.parse_args()
    language = load("en")
    with options.gold.open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    articles = [judge(record, language) for record in records]
    print(sum(map(len, articles)), "candidates in", len(articles), "articles")
    if options.out is not None:
        write(*with_counts(language, articles), options.out, options.least)


if __name__ == "__main__":
    main()
