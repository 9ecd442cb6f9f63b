"""The analyst's loop: what was coded by which pattern, what was missed, and what is near."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from stancekit.model import Position, Span, Study, Table
from stancekit.model.explaining import Part, Why
from stancekit.positions.issues import IssueIndex, issue_patterns

__all__ = ["Coverage", "Part", "Why", "coverage", "uncoded", "why"]

# Words that say nothing about a subject; a phrase may hold them but not begin or end with them.
_PLAIN = frozenset(
    str.split(
        "a an the of in on at to for from by with and or but as that this these those it its his"
        " her their our we i he she they them us is are was were be been being has have had will"
        " would can could may might should must do does did not no said says say also more than"
        " which who whom what when where there here about into over after before under all any"
        " some such other new one two if so up out very just only own same mr mrs ms s t"
    )
)
_LONGEST = 3


def why(study: Study, position: Position, index: IssueIndex | None = None) -> Why:
    """Explain a position: which patterns decided, on which words, and whose position it is.

    Args:
        study: The study it belongs to.
        position: The position.
        index: The compiled codebook, where many positions are explained.

    Returns:
        The explanation.

    Raises:
        KeyError: Its document is not in the study.
    """
    index = index or IssueIndex(study.codebook)
    told = study.why(position)
    text = study.corpus[position.document].text
    hull = Span.hull(position.evidence)
    words = index.words(text)
    found = index.find(words, *words.between(hull.start, hull.stop))
    places: dict[str, Span] = {}
    for hits in (*found.issues.values(), *found.cues.values()):
        for hit in hits:
            place = Span(words.starts[hit.first], words.stops[hit.last - 1])
            places.setdefault(hit.rule, place)
    return evolve(told, parts=tuple(_matched(p, index, places, text) for p in told.parts))


def _matched(part: Part, index: IssueIndex, places: Mapping[str, Span], text: str) -> Part:
    place = places.get(part.rule)
    shown = place.of(text) if place else ""
    return Part(part.rule, _source(index, part.rule), shown, place)


def _source(index: IssueIndex, rule: str) -> str:
    try:
        return index.source(rule)
    except KeyError:
        return ""


def uncoded(study: Study) -> Table:
    """Return the statements that no position stands in: `Study.uncoded`."""
    return study.uncoded()


@frozen
class Coverage:
    """What a codebook finds in a corpus and what it misses.

    Attributes:
        issues: An issue a row: positions by stance, and uncoded mentions.
        patterns: A pattern a row: how often it matched, and how many positions it decided.
        phrases: Phrases of the sentences with uncoded mentions that no pattern matches, with how
            often they stand there.
        missed: Uncoded mentions by reason.
    """

    issues: Table
    patterns: Table
    phrases: Table
    missed: Table

    def __str__(self) -> str:
        """Return the tables one under another."""
        return "\n\n".join(map(str, (self.issues, self.missed, self.phrases, self.patterns)))


def coverage(study: Study, *, most: int = 30) -> Coverage:
    """Measure what a study's codebook finds in its corpus and what it misses.

    Args:
        study: The study.
        most: Most phrases to return.

    Returns:
        Counts by issue, by pattern, by reason, and the phrases to look at next.
    """
    index = IssueIndex(study.codebook)
    return Coverage(
        Table.of(_issue_rows(study), caption="issues"),
        Table.of(_pattern_rows(study, index), caption="patterns"),
        Table.of(_phrase_rows(study, index, most), caption="phrases near uncoded mentions"),
        Table.of(_reason_rows(study), caption="mentions that were not coded"),
    )


def _issue_rows(study: Study) -> Iterator[dict[str, object]]:
    stances = Counter((p.issue, str(p.stance)) for p in study.positions)
    mentions = Counter(m.issue for m in study.mentions)
    for issue in study.codebook.issues:
        row: dict[str, object] = {"issue": issue.id}
        for stance in ("support", "oppose", "neutral"):
            row[stance] = stances[issue.id, stance]
        yield {**row, "uncoded": mentions[issue.id]}


def _reason_rows(study: Study) -> Iterator[dict[str, object]]:
    counted = Counter((m.issue, m.reason) for m in study.mentions)
    for (issue, reason), count in counted.most_common():
        yield {"issue": issue, "reason": reason, "mentions": count}


def _pattern_rows(study: Study, index: IssueIndex) -> Iterator[dict[str, object]]:
    hits: Counter[str] = Counter()
    for document in study.corpus:
        found = index.find(index.words(document.text))
        hits.update(h.rule for group in found.issues.values() for h in group)
    decided = Counter(rule for p in study.positions for rule in p.rule.split(" + "))
    for rule, pattern in issue_patterns(study.codebook.issues):
        yield {
            "rule": rule,
            "pattern": pattern,
            "hits": hits[rule],
            "positions": decided[rule],
        }


def _phrase_rows(study: Study, index: IssueIndex, most: int) -> Iterator[dict[str, object]]:
    """Count phrases of up to three words in the statements of uncoded mentions."""
    counted: Counter[str] = Counter()
    issues: dict[str, Counter[str]] = defaultdict(Counter)
    by_id = {s.id: s for s in study.statements}
    words_of = {d.id: index.words(d.text) for d in study.corpus}
    names = {
        word.lower()
        for a in study.codebook.actors
        for name in (a.name, *a.aliases, *a.metonyms, *a.demonyms)
        for word in name.split()
    }
    for mention in study.mentions:
        statement = by_id.get(mention.statement or "")
        if statement is None:
            continue
        words = words_of[statement.document]
        text = study.corpus[statement.document].text
        for span in statement.content:
            first, last = words.between(span.start, span.stop)
            found = index.find(words, first, last)
            taken = {
                n
                for group in (*found.issues.values(), *found.cues.values())
                for h in group
                for n in range(h.first, h.last)
            }
            spoken = [
                "" if n in taken else text[words.starts[n] : words.stops[n]].lower()
                for n in range(first, last)
            ]
            spoken = ["" if word in names else word for word in spoken]
            for phrase in _phrases(spoken):
                counted[phrase] += 1
                issues[phrase][mention.issue] += 1
    for phrase, count in counted.most_common(most):
        near = ", ".join(name for name, _ in issues[phrase].most_common(3))
        yield {"phrase": phrase, "count": count, "near": near}


def _phrases(words: Sequence[str]) -> Iterator[str]:
    for size in range(1, _LONGEST + 1):
        for at in range(len(words) - size + 1):
            part = words[at : at + size]
            whole = all(part) and part[0] not in _PLAIN and part[-1] not in _PLAIN
            if whole and any(len(w) > 2 for w in part):
                yield " ".join(part)
