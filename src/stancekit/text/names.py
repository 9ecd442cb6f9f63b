"""The normal form of names, under which transliterations of one name meet.

Russian and Arabic names reach English news along many roads: Sergey, Sergei and Serguei, al-Nusra,
an-Nusra and EN-Nusra, Mohammed and Muhammad. Two spellings are taken for one name where their
normal forms are equal; the form itself is for comparing, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

__all__ = ["ARTICLES", "is_abbreviation", "name_words", "normal_form"]

# The Arabic article, with its assimilations before "sun letters", and its spelling in Egypt and
# the Maghreb. "As", "in" and "on" are words of English too: they count only before a hyphen.
ARTICLES = frozenset(
    {"al", "an", "ar", "as", "ash", "at", "ath", "az", "ad", "adh", "el", "en", "er", "es", "esh"}
    | {"et", "ez", "ed", "ul", "ur", "us", "il"}
)

_WORD = re.compile(r"[^\W_]+")

# Applied in order to the casefolded word without its marks: (letters, replacement), each with an
# example.
_CONSONANTS = (
    ("dzh", "j"),  # Dzhebhat: Jabhat
    ("dsch", "j"),
    ("dj", "j"),  # Djabhat
    ("tsch", "ch"),
    ("tch", "ch"),  # Lukashevitch: Lukashevich
    ("shch", "sh"),
    ("sch", "sh"),  # Schoigu: Shoigu
    ("kh", "h"),  # Khalid: Halid
    ("gh", "g"),  # Ghani: Gani
    ("ph", "f"),  # Joseph: Josef
    ("x", "ks"),  # Alexander: Aleksander
    ("w", "v"),  # Lawrow: Lavrov
    ("q", "k"),  # Qaida: Kaida
    ("ck", "k"),
    ("tz", "ts"),
    ("zz", "ts"),
    ("gue", "ge"),  # Serguei: Sergei
    ("gui", "gi"),
    ("ae", "ai"),  # Qaeda: Qaida
)
_GLIDE = re.compile(r"(?<=[a-z])(?:iy|yi|ij|yj|ey|ei|ej|ay|ai|aj|y|j$)")  # Sergey: Sergi
_VOWELS = (
    ("ye", "e"),  # Yeltsin: Eltsin
    ("yo", "e"),
    ("ou", "u"),
    ("oo", "u"),
    ("o", "u"),  # Mohammed: Muhammad
)
# A vowel before these at the end may be i or e, and is left out before r after those.
_BEFORE_LAST, _BEFORE_R = frozenset("bdfgklmnrstvz"), frozenset("bdgkpt")
_MARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "e", "œ": "e", "þ": "th"})


def name_words(name: str) -> list[str]:
    """Return the words of a name in order: runs of letters and digits.

    Example:
        >>> name_words("Bashar al-Assad")
        ['Bashar', 'al', 'Assad']
    """
    return _WORD.findall(name)


def is_abbreviation(word: str) -> bool:
    """Tell whether a word is wholly in capitals, so that only its own case can mean it.

    Example:
        >>> is_abbreviation("IS"), is_abbreviation("Is"), is_abbreviation("5+1")
        (True, False, False)
    """
    return word.isupper() and any(c.isalpha() for c in word)


def normal_form(name: str) -> str:
    """Return the form of a name under which its transliterations are equal.

    Case, diacritics, the Arabic article, punctuation and the usual choices of transliteration
    (y, i, ey, ei; kh, h; x, ks; dzh, j; o, u; e, a; doubled letters) are levelled.

    Args:
        name: A name of any length and script; other scripts keep their letters.

    Returns:
        Words joined by one space; empty where the name has no letter or digit. The form of a
        form need not be itself: it is a key, not a name.

    Example:
        >>> normal_form("Sergei Lavrov") == normal_form("Serguei Lavroff")
        True
        >>> normal_form("an-Nusra") == normal_form("Al-Nusra") == normal_form("Nusra")
        True
    """
    words = name_words(name)
    kept = [w for i, w in enumerate(words) if w.casefold() not in ARTICLES or i == len(words) - 1]
    return " ".join(_level(w) for w in kept)


def _level(word: str) -> str:
    bare = word.casefold()
    if not bare.isascii():
        parts = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in parts if not unicodedata.combining(c)).translate(_MARKED)
    if not bare.isascii() or not bare.isalpha():
        return bare
    for old, new in _CONSONANTS:
        if old in bare:
            bare = bare.replace(old, new)
    bare = _GLIDE.sub("i", bare)
    for old, new in _VOWELS:
        if old in bare:
            bare = bare.replace(old, new)
    if bare[-2:-1] == "i" and len(bare) > 2 and bare[-1] in _BEFORE_LAST:
        bare = f"{bare[:-2]}e{bare[-1]}"  # Khalid: Khaled
    bare = bare.replace("e", "a")  # Haider: Haidar
    bare = "".join([letter for letter, _ in groupby(bare)])  # Mohammad: Mohamad
    if bare.endswith("ia"):
        bare = bare[:-1]
    if bare[-1] == "r" and bare[-2:-1] in _BEFORE_R:
        bare = f"{bare[:-1]}ar"  # Aleksandr: Aleksander
    if bare[-1] == "f":
        bare = f"{bare[:-1]}v"  # Lavroff: Lavrov
    return bare[:-1] if bare[-1] == "h" and len(bare) > 2 else bare  # Abdullah: Abdulla
