"""The trie of aliases: words to actors, matched from a word of the text on.

Scanning for capitalised words once and asking a dict about each takes time that does not grow with
the number of aliases; one alternation of all aliases slows down with every alias added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import Factory, define

from stancekit.text.names import ARTICLES, is_abbreviation, normal_form

__all__ = ["CAPITALISED", "Node", "SmallWords", "Start", "add", "settle", "split_alias", "walk"]


@define(eq=False)
class Node:
    """A place in the trie.

    Attributes:
        words: Where the next word leads: abbreviations in their case, others in lower case.
        loose: The same for words of people and groups, under their normal form.
        entries: What ends here.
    """

    words: dict[str, Node] = Factory(dict)
    loose: dict[str, Node] = Factory(dict)
    entries: list[Any] = Factory(list)


_CAPITALS = "".join(chr(c) for c in range(0x600) if chr(c).isupper() or chr(c).istitle())
# Without a word boundary before it the pattern starts with a set of characters, for which `re`
# looks nearly three times faster; whoever uses it looks at the character before a match.
CAPITALISED = re.compile(rf"[{re.escape(_CAPITALS)}][^\W_]*")

# Between two words of a name: spaces (one line break at most), a hyphen, a full stop of an
# abbreviation, an apostrophe.
_NEXT = re.compile(r"(?:['’.]?[^\S\n]{1,3}\n?[^\S\n]?|\n|\.?[-‐‑]|['’.])([^\W_]+)")
_WORD = re.compile(r"[^\W_]+")


def split_alias(alias: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split the words of an alias at its first capitalised one.

    Returns:
        The words before it, which are compared without their case, and it with the rest. An
        alias without a capital goes wholly to the second part; Arabic articles are left out
        except at the end.

    Example:
        >>> split_alias("so-called Caliphate"), split_alias("Bashar al-Assad")
        ((('so', 'called'), ('Caliphate',)), ((), ('Bashar', 'Assad')))
    """
    found = list(_WORD.finditer(alias))
    words = [m.group() for m in found]
    # In "Ra'ad" the second part is no article.
    parts = {i for i, m in enumerate(found) if alias[m.start() - 1 : m.start()] in ("'", "’")}
    first = next((i for i, w in enumerate(words) if w[0].isupper()), 0)
    head, tail = words[:first], words[first:]
    if head and all(w.casefold() in ARTICLES for w in head):
        head = []
    kept = [
        w
        for i, w in enumerate(tail)
        if i == len(tail) - 1 or first + i in parts or not _is_article(w, tail[i + 1])
    ]
    return tuple(w.casefold() for w in head), tuple(kept)


def _is_article(word: str, following: str) -> bool:
    return word.casefold() in ARTICLES and not word.isupper() and following[0].isupper()


def add(root: Node, words: Sequence[str], entry: object, *, loose: bool) -> None:
    """Put an entry under the words of an alias.

    Abbreviations keep their case. Where `loose` (names of people and groups) words of four
    letters and more are kept under their normal form.
    """
    node = root
    for word in words:
        if is_abbreviation(word):
            node = node.words.setdefault(word, Node())
        elif loose and len(word) >= _LOOSE:
            node = node.loose.setdefault(normal_form(word), Node())
        else:
            node = node.words.setdefault(word.casefold(), Node())
    node.entries.append(entry)


_LOOSE = 4  # letters; shorter words have too few to tell a name from a word


# The form of a word depends on nothing but the word, and news repeats its names.
@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, str]:
    """Return the word in lower case and, where it is long enough, its normal form."""
    return word.casefold(), normal_form(word) if len(word) >= _LOOSE else ""


def begin(root: Node, word: str) -> tuple[Node, ...]:
    """Return where a word of the text may lead to from a node."""
    words = root.words
    if root.loose:
        folded, form = _forms(word)
    else:
        folded, form = word.casefold(), ""
    nodes: tuple[Node, ...] = (words[folded],) if folded in words else ()
    if form and form in root.loose:
        nodes = (*nodes, root.loose[form])
    if word in words and word != folded and is_abbreviation(word):
        nodes = (*nodes, words[word])
    return nodes


def settle(root: Node, choose: Callable[[list[Any]], list[Any]]) -> None:
    """Keep of the entries at every node what `choose` returns, once for all searches."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.entries = choose(node.entries)
        waiting.extend(node.words.values())
        waiting.extend(node.loose.values())


class Start(NamedTuple):
    """What the first word of an alias leads to.

    Attributes:
        ended: The entries of the aliases that are that word alone.
        open: Where longer aliases go on.
    """

    ended: tuple[list[Any], ...]
    open: tuple[Node, ...]

    @classmethod
    def of(cls, root: Node, word: str) -> Start | None:
        """Return what a word of the text may begin; None where it begins no alias."""
        nodes = begin(root, word)
        if not nodes:
            return None
        ended = tuple(node.entries for node in nodes if node.entries)
        return cls(ended, tuple(node for node in nodes if node.words or node.loose))


def walk(start: Start, text: str, position: int, stop: int) -> list[tuple[int, list[Any]]]:
    """Return `(end, entries)` of every alias whose first word ends at a position."""
    found = [(position, entries) for entries in start.ended]
    open_: Sequence[Node] = start.open
    while open_ and (match := _NEXT.match(text, position, stop)):
        word, position = match[1], match.end()
        onward: list[Node] = []
        for node in open_:
            onward += begin(node, word)
        if onward:
            found += [(position, n.entries) for n in onward if n.entries]
            open_ = [n for n in onward if n.words or n.loose]
        # An article inside a name may be there or not: Bashar al-Assad, Bashar Assad.
        elif word.casefold() not in ARTICLES or text[position : position + 1] not in _HYPHENS:
            break
    return found


_HYPHENS = ("-", " ", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")


_FEW = 30  # words; so many are looked for one by one faster than by a pattern of all


class SmallWords:
    """Finds some words in small letters where they stand as whole words."""

    def __init__(self, words: set[str]) -> None:
        """Take the words."""
        ranked = sorted(words, key=lambda w: (-len(w), w))
        self._words = tuple(ranked)
        choice = "|".join(map(re.escape, ranked)) or "(?!)"
        self._pattern = re.compile(rf"(?:{choice})(?!\w)")

    def within(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Return where which of the words stand, in no order."""
        if len(self._words) > _FEW:
            matches = self._pattern.finditer(text, start, end)
            found = [(match.start(), match[0]) for match in matches]
        else:
            there = [word for word in self._words if text.find(word, start, end) >= 0]
            found = [(p, word) for word in there for p in _places(text, word, start, end)]
        return [(p, word) for p, word in found if not (p and text[p - 1].isalnum())]


def _places(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Yield where a word stands that ends there."""
    place = text.find(word, start, end)
    while place >= 0:
        stop = place + len(word)
        if stop >= end or not (text[stop].isalnum() or text[stop] == "_"):
            yield place
        place = text.find(word, stop, end)
