"""Words that take up an issue spoken of before: "it was a mistake", "the problem"."""

from __future__ import annotations

import re

__all__ = ["IT_IS", "REACH_BACK", "THE_MATTER"]

# "It is a mistake", "this would be no solution": a pronoun of which only the verb is between.
IT_IS = re.compile(
    r"\b(?:it|this|that|these|such\s++\w++)\s++"
    r"(?:is|was|were|are|would\s++be|will\s++be|has\s++been|['\N{RIGHT SINGLE QUOTATION MARK}]s)"
    r"\s++(?P<no>(?:not|no|never)\s++)?(?:a|an|the|very|quite|absolutely|totally|simply)?\s*+$",
    re.IGNORECASE,
)
# "to discuss the problem", "to comment on this".
THE_MATTER = re.compile(
    r"(?:to\s++\w++\s++)?(?:on\s++|about\s++)?(?:the|this|that|these)?\s*+"
    r"(?:problem|question|issue|matter|topic|subject|it|this|that|possibility|option|idea)\b",
    re.IGNORECASE,
)
# Two or three sentences of news, in code points.
REACH_BACK = 400
