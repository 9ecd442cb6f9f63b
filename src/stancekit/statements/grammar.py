"""Noun phrases, verb groups and clauses as short patterns over class strings."""

from __future__ import annotations

import re

__all__ = [
    "IN_GROUP",
    "NP",
    "clause_at",
    "list_at",
    "np_at",
    "np_before",
    "phrase_at",
    "subject_before",
    "verb_group_before",
]

# A noun phrase without what hangs on it: "the former Russian minister's two plans".
_CORE = (
    r"(?:[DM]|R(?=[ADMdgn])|A|[dg](?=[nNA]))*"
    r"(?:[nNMqAO]|(?<=[DAzMn])[bsgdv])"
    r"(?:[nNMqA]|[bsgd](?=[nN])|z[DRAM]*[nNqbsgd])*z?"
)
NP = re.compile(rf"(?:{_CORE}|P|D)")
# Prepositional phrases and coordination after a noun phrase.
_ATTACH = re.compile(rf"(?:I+|t(?=[DN])|K){_CORE}")
# The subject, read from its end to its beginning: the class string is turned round.
_ROC = (
    r"(?:z?(?:[nNMqO]|[bsgdvA](?=[DAMznN]))|A(?=D))"
    r"(?:[nNMqA]|[dgR](?=[ADM])|z(?=[nNMbsgd])|[bsgdv](?=[zDAM])|D|[dg](?=[D]))*"
)
_NP_BEFORE = re.compile(rf"(?:{_ROC}|[PDWT])")
# "the envoy to the Council": "to" belongs to a noun before it; "most of the voters", "some in the
# party": a determiner may be what the phrases hang on.
_ATTACHED_BEFORE = re.compile(rf"(?:{_ROC})(?:(?:I|t(?=[nN]))(?:{_ROC}))*(?:ID)?")
# "Britain, France and" before the last noun phrase of a subject.
# and "the ministers of", if the subject is longer: "the ministers of Britain and".
_JOINED_BEFORE = re.compile(rf"K,?(?:{_ROC})(?:,(?:{_ROC}))*+(?:I(?:{_ROC}))?")
_LISTED = re.compile(rf"(?:,{_CORE})*,?K{_CORE}")
# What a group may end with.
IN_GROUP = frozenset("RGyMBYXI")
_GROUP = re.compile(r"(?:[RG]|M?yI?)*+(?:[BYX](?:[RGBYX]|M?yI)*+)?")
_CLAUSE = re.compile(
    rf"(?:[IRyS](?:[^,.;:TQ]{{1,8}}),)?(?:P|{_CORE}|D(?=[BXYRG]))"
    rf"(?:(?:I+{_CORE})|(?:K{_CORE}))*?"
    r"(?:,?W[^,.;]{1,12},?)?[RG]*(?:[BXYv]|[ds](?!I?[nN]*[BXY])|(?<=P)[bsdvn]|(?<=[nN])s|(?<=n)b(?=[DPNOTHRgBA]|t))"
)


def np_at(classes: str, at: int) -> int:
    """Return where the noun phrase that begins at a token ends; `at` where none does.

    Example:
        >>> np_at("DAnIN", 0)
        3
    """
    match = NP.match(classes, at)
    return match.end() if match else at


def phrase_at(classes: str, at: int) -> int:
    """Return where a noun phrase ends with its prepositional phrases; `at` where none begins."""
    end = np_at(classes, at)
    while end > at:
        match = _ATTACH.match(classes, end)
        if match is None:
            break
        end = match.end()
    return end


def list_at(classes: str, at: int) -> int:
    """Return where a list ends that goes on at a token: "said A | , B and C"; `at` where none.

    Example:
        >>> list_at(",NKN.", 0), list_at(",N.", 0)
        (4, 0)
    """
    match = _LISTED.match(classes, at)
    return match.end() if match else at


def np_before(classes: str, reverse: str, end: int) -> int:
    """Return where the noun phrase that ends before a token begins; `end` where none does."""
    size = len(classes)
    match = _NP_BEFORE.match(reverse, size - end)
    return size - match.end() if match else end


def subject_before(classes: str, reverse: str, end: int) -> int:
    """Return where a noun phrase begins that ends before a token, with phrases inside it."""
    size = len(classes)
    match = _ATTACHED_BEFORE.match(reverse, size - end)
    if match is None:
        return np_before(classes, reverse, end)
    start = size - match.end()
    joined = _JOINED_BEFORE.match(reverse, match.end())
    if joined is not None and (joined.end() == size or reverse[joined.end()] in ",;QS-"):
        return size - joined.end()
    return start


def verb_group_before(classes: str, reverse: str, at: int) -> int:
    """Return where the adverbs and auxiliaries before a verb begin."""
    if not at or classes[at - 1] not in IN_GROUP:
        return at
    size = len(classes)
    match = _GROUP.match(reverse, size - at)
    return size - match.end() if match else at


def clause_at(classes: str, at: int) -> bool:
    """Tell whether a clause with subject and finite verb begins at a token.

    Example:
        >>> clause_at("DnXb.", 0), clause_at("DnIN.", 0)
        (True, False)
    """
    return _CLAUSE.match(classes, at) is not None
