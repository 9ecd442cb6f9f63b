"""A study in a sentence or two."""

from __future__ import annotations

from collections import Counter

from stancekit.errors import Severity
from stancekit.model import Study

__all__ = ["summary"]


def _number(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _period(study: Study) -> str:
    dates = [
        (low, d.published)
        for d in study.corpus
        if d.published is not None and (low := d.published.earliest())
    ]
    ordered = [published for _, published in sorted(dates, key=lambda pair: pair[0])]
    if not ordered:
        return "undated"
    first, last = str(ordered[0]), str(ordered[-1])
    undated = len(study.corpus) - len(ordered)
    span = first if first == last else f"{first} to {last}"
    return f"{span}, {undated} undated" if undated else span


def summary(study: Study) -> str:
    """Return one sentence or two on what is in a study.

    Example:
        >>> from stancekit import Codebook, Corpus, Document
        >>> print(summary(Study(Corpus([Document("a", "No news.")]), Codebook("none"))))
        1 document (undated). 0 statements, 0 positions of 0 actors on 0 issues, 0 legal bases.
    """
    outlets = {d.outlet for d in study.corpus if d.outlet}
    papers = f" from {_number(len(outlets), 'outlet')}" if outlets else ""
    repeats = f", {_number(len(study.repeats), 'repeated passage')}" if study.repeats else ""
    holders = {p.holder for p in study.positions}
    issues = {p.issue for p in study.positions}
    bad = Counter(p.severity for p in study.problems if p.severity is not Severity.INFO)
    problems = f" {_number(sum(bad.values()), 'problem')} met." if bad else ""
    return (
        f"{_number(len(study.corpus), 'document')}{papers} ({_period(study)}){repeats}. "
        f"{_number(len(study.statements), 'statement')}, "
        f"{_number(len(study.positions), 'position')} of {_number(len(holders), 'actor')} "
        f"on {_number(len(issues), 'issue')}, "
        f"{_number(len(study.legal_bases), 'legal basis', 'legal bases')}.{problems}"
    )
