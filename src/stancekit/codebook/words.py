"""The trie of aliases: words to actors, matched from a word of the text on.

Scanning for capitalised words once and asking a dict about each takes time that does not grow with
the number of aliases; one alternation of all aliases slows down with every alias added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stancekit.text.names import ARTICLES, is_abbreviation, normal_form

__all__ = ["CAPITALISED", "ENTRY", "Trie", "keys_of", "next_words", "split_alias"]

Trie = dict[str, Any]

# Where a trie holds what ends at a node; no word is empty.
ENTRY = ""

_CAPITALS = "".join(chr(c) for c in range(0x600) if chr(c).isupper() or chr(c).istitle())
CAPITALISED = re.compile(rf"\b[{re.escape(_CAPITALS)}][^\W_]*")

# Between two words of a name: spaces (one line break at most), a hyphen, a full stop of an
# abbreviation, an apostrophe.
_NEXT = re.compile(r"(?:[^\S\n]{1,3}\n?[^\S\n]?|\n|\.?[-‐‑]|['’.]|\.[^\S\n])([^\W_]+)")
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
    words = _WORD.findall(alias)
    first = next((i for i, w in enumerate(words) if w[0].isupper()), 0)
    head, tail = words[:first], words[first:]
    if head and all(w.casefold() in ARTICLES for w in head):
        head = []
    kept = [w for i, w in enumerate(tail) if i == len(tail) - 1 or not _is_article(w, tail[i + 1])]
    return tuple(w.casefold() for w in head), tuple(kept)


def _is_article(word: str, following: str) -> bool:
    return word.casefold() in ARTICLES and not word.isupper() and following[0].isupper()


def keys_of(word: str, *, loose: bool) -> str:
    """Return the key under which a word of an alias is kept.

    Abbreviations keep their case. Where `loose` (names of people and groups) words of four
    letters and more are kept under their normal form, marked by `~`.
    """
    if is_abbreviation(word):
        return word
    if loose and len(word) >= 4:
        return "~" + normal_form(word)
    return word.casefold()


def text_keys(word: str) -> tuple[str, ...]:
    """Return every key under which a word of the text may be found."""
    folded = word.casefold()
    keys = (word, folded) if is_abbreviation(word) else (folded,)
    return (*keys, "~" + normal_form(word)) if len(word) >= 4 else keys


def next_words(text: str, position: int, stop: int) -> Iterator[tuple[str, int]]:
    """Yield the words of a name that may follow a position, each with its end."""
    while match := _NEXT.match(text, position, stop):
        yield match[1], match.end()
        position = match.end()


def walk(nodes: list[Trie], text: str, position: int, stop: int) -> Iterator[tuple[int, list[Any]]]:
    """Yield `(end, entries)` of every alias that goes on from given nodes in the text."""
    for node in nodes:
        if ENTRY in node:
            yield position, node[ENTRY]
    nodes = [n for n in nodes if len(n) > (ENTRY in n)]
    if not nodes:
        return
    for word, end in next_words(text, position, stop):
        onward = [n[k] for n in nodes for k in text_keys(word) if k in n]
        if not onward:
            # An article inside a name may be there or not: Bashar al-Assad, Bashar Assad.
            if word.casefold() in ARTICLES and text[end : end + 1] in ("-", " ", "‑"):
                continue
            return
        for node in onward:
            if ENTRY in node:
                yield end, node[ENTRY]
        nodes = onward


def add(trie: Trie, keys: tuple[str, ...], entry: object) -> None:
    """Put an entry under a path of keys."""
    node = trie
    for key in keys:
        node = node.setdefault(key, {})
    node.setdefault(ENTRY, []).append(entry)
