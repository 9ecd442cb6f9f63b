"""One sentence, two minds: demands that are rejected, licences that another lacks."""

from __future__ import annotations

import re

from stancekit.legal.modes import CLAUSE

__all__ = ["disliked", "missing_elsewhere", "same_subject"]

# How far, in code points, the words before a licence are looked at.
_BEFORE = 140

# "They do not like the provision that ...": a demand and its rejection in one sentence.
_DISLIKED = re.compile(
    r"\b(?:(?:do|does|did)\s+not\s+(?:like|accept|want|agree\s+with)|dislik\w+|reject\w*|oppos\w+"
    r"|object\w*\s+to|resist\w*|den(?:y|ied|ies))\b[^.;!?]{0,80}?"
    r"\b(?:provision|clause|demand|condition|requirement|idea|principle|notion|proposal)s?\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\b(?:should|must|needs?|require\w*|ha(?:s|ve)\s+to|only|condition\w*)\b", re.IGNORECASE
)
_NEW_SUBJECT = re.compile(
    r"\b(?:we|they|he|she|it|while|whereas)\b|\bthe\s+\w+[^,;]*\b(?:is|are|has|have|acts?)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:but|yet|though|although|however)\b", re.IGNORECASE)


def disliked(text: str, start: int, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Find the words that reject the demand beginning at a place; None where nobody does."""
    found = _DISLIKED.search(text, max(sentence[0], start - CLAUSE), start)
    if found is None or not _ASKED_FOR.search(text, found.end(), start):
        return None
    return found.span()


# "Damascus agreed, Ankara did not": the verb of the first clause is missing in the second.
_ELLIPSIS = re.compile(
    r"(?:[,;]|\s(?=but|while|whereas|and|yet))\s*(?:(?:but|while|whereas|and|yet)\s+)?"
    r"((?:the\s+)?(?:[A-Z][\w’'-]*|coalition|alliance|others?|they|we|he|she|it)"
    r"(?:\s+[\w’'-]+){0,2}?\s+"
    r"(?:(?P<acts>did|has|have|had)(?:\s+not|n['’]t)|(?:was|were|is|are)(?:\s+not|n['’]t)"
    r"|never\s+(?:(?P<never>did|has|have|had)|was|were)))\s*(?=[.,;!?”\"]|\Z)"
)
_OURSELVES = re.compile(r"\b(?:we|us|our|I|me|my)\b", re.IGNORECASE)
_ELLIPSIS_REACH = 160


def missing_elsewhere(
    text: str, start: int, stop: int, sentence: tuple[int, int]
) -> tuple[tuple[int, int], bool] | None:
    """Find the clause behind a licence that says another has none: "but Islamabad never did".

    Returns:
        Where it stands, and whether the licence is granted to an opponent: it is where another
        was asked and refused, and no one speaks of himself. None where there is no such clause.

    Example:
        >>> text = "Kabul agreed to the operation, but Islamabad never did."
        >>> missing_elsewhere(text, 6, 29, (0, len(text)))
        ((35, 54), True)
    """
    end = min(sentence[1], stop + _ELLIPSIS_REACH)
    found = _ELLIPSIS.search(text, stop, end)
    if found is None:
        return None
    clause_start = max(sentence[0], start - _BEFORE)
    own = _OURSELVES.search(text, clause_start, found.end())
    return found.span(1), bool(found["acts"] or found["never"]) and not own


def same_subject(between: str) -> bool:
    """Tell whether what stands between two clauses contrasts them without a new subject."""
    return bool(_CONTRAST.search(between)) and not _NEW_SUBJECT.search(between)
