"""What the rules for pages and phrases know of a language: words and phrases in a table a language.

A phrase is words with a space between two of them, in lower case:

- `made|makes clear|plain`: one of several words at a place;
- `it?`: the word, or one of several, may be missing;
- `*ly`, `spokes*`: any letters, at least one;
- `qu'`: a word that ends in an apostrophe, straight or curly, stands right before the next.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from stancekit.errors import ParseError, Problem, Severity

__all__ = [
    "LANGUAGES",
    "Schema",
    "Wording",
    "Wordings",
    "anchors_of",
    "base",
    "one_of",
    "phrase",
    "read_tables",
]

# Languages that tables are shipped for; the first is read where a document names none of them.
LANGUAGES = ("en", "fr")
# Section to key to what the key holds: `words`, parted by white space, or a list of `phrases`.
Schema = Mapping[str, Mapping[str, str]]
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
_FORMS = {"*": r"\w+", "'": f"['{_CURLY}]", _CURLY: f"['{_CURLY}]"}
_SHOWN = 40


class Wording:
    """The words and phrases of one table.

    Args:
        tables: Section to key to words or phrases.
    """

    __slots__ = ("_tables",)

    def __init__(self, tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """Keep the tables."""
        self._tables = tables

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """Return the words or phrases under a key, as they are written."""
        return self._tables[section][key]

    def pattern(self, section: str, key: str) -> str:
        """Return a regular expression for one of the phrases under a key."""
        return one_of(self._tables[section][key])


def base(tag: str | None) -> str:
    """Return the shipped language of a tag; English where it is unknown or not shipped.

    Example:
        >>> base("fr-CA"), base("de"), base(None)
        ('fr', 'en', 'en')
    """
    name = (tag or "").partition("-")[0].lower()
    return name if name in LANGUAGES else LANGUAGES[0]


@cache
def phrase(written: str, *, open_end: bool = False) -> str:
    """Return the regular expression of a phrase.

    Args:
        written: The phrase, as the module tells.
        open_end: Whether something follows it: then white space must, unless it ends in an
            apostrophe.

    Raises:
        ValueError: It is no phrase.

    Example:
        >>> bool(re.fullmatch(phrase("made|makes it? *ly? clear"), "made abundantly clear"))
        True
        >>> bool(re.fullmatch(phrase("est d'avis"), "est d’avis"))
        True
    """
    items = written.split(" ")
    parts: list[str] = []
    for at, item in enumerate(items):
        words = item.removesuffix("?").split("|")
        if not all(map(_is_word, words)):
            wanted = "words with one space between them, as in `made|makes it? *ly clear`"
            raise ValueError(f"got {item!r} in {_short(written)!r}, expected {wanted}")
        last = at == len(items) - 1 and not open_end
        forms = [_form(word) for word in words]
        if last:
            part = _group(forms)
        elif any(word.endswith("'") for word in words):
            ends = ["" if word.endswith("'") else r"\s" for word in words]
            part = _group([form + end for form, end in zip(forms, ends, strict=True)])
        else:
            part = _group(forms) + r"\s"
        parts.append(f"(?:{part})?" if item.endswith("?") else part)
    if items[-1].endswith("?") and not open_end and len(items) > 1:
        raise ValueError(f"got {_short(written)!r}, expected a last word that is not optional")
    return "".join(parts)


def one_of(phrases: Iterable[str]) -> str:
    """Return the regular expression of any of some phrases; one that is nowhere for none."""
    return _group([phrase(one) for one in phrases]) or "(?!)"


def anchors_of(written: str) -> Iterator[str]:
    """Yield strings one of which stands in every text that a phrase matches.

    For a text in small letters, its white space as spaces and its apostrophes straight.

    Example:
        >>> list(anchors_of("made|makes it? clear that")), list(anchors_of("spoke *ly? against"))
        (['clear that'], ['against'])
    """
    *_, before, last = ["", *written.replace(_CURLY, "'").lower().split(" ")]
    whole = bool(before) and not before.endswith("?") and "*" not in before + last
    for end in last.split("|"):
        if not whole:
            yield max(end.split("*"), key=len)
            continue
        for start in before.split("|"):
            yield f"{start}{end}" if start.endswith("'") else f"{start} {end}"


def _is_word(word: str) -> bool:
    if word.isalpha():
        return True
    bare = word.replace("*", "", 1)
    return bool(bare) and not any(c.isspace() or c in "|?*()[]{}\\>" for c in bare)


def _form(word: str) -> str:
    if word.isalpha():
        return word
    return "".join([_FORMS.get(c) or re.escape(c) for c in word])


def _group(forms: list[str]) -> str:
    return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})" if forms else ""


def _short(text: object) -> str:
    shown = text if isinstance(text, str) else repr(text)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def read_tables(source: str, name: str, schema: Schema) -> Wording:
    r"""Read a table and check that it holds what the rules ask for, and nothing else.

    Args:
        source: TOML.
        name: How errors call it, mostly its file.
        schema: What it must hold.

    Raises:
        ParseError: It is no TOML; a section or key is missing or unknown; a value is not what the
            schema says; a phrase is none. The message names the file and the key.

    Example:
        >>> table = read_tables('[page]\nby = "by"', "mine.toml", {"page": {"by": "words"}})
        >>> table.words("page", "by")
        ('by',)
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _refused(name, f"got {error}, expected TOML") from error
    _same_keys(name, data, schema, "section")
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for section, keys in schema.items():
        held = data[section]
        if not isinstance(held, dict):
            raise _refused(name, f"{section}: got {_short(held)}, expected a section [{section}]")
        _same_keys(name, held, keys, "key", f"{section}.")
        tables[section] = {
            key: _value(name, f"{section}.{key}", held[key], kind) for key, kind in keys.items()
        }
    return Wording(tables)


def _same_keys(
    name: str, held: Mapping[str, Any], wanted: Iterable[str], what: str, prefix: str = ""
) -> None:
    for key in wanted:
        if key not in held:
            raise _refused(name, f"{prefix}{key}: got nothing, expected this {what}")
    for key in held:
        if key not in wanted:
            known = ", ".join(wanted)
            raise _refused(name, f"{prefix}{key}: got an unknown {what}, expected {known}")


def _value(name: str, key: str, value: object, kind: str) -> tuple[str, ...]:
    if kind == "words":
        if not isinstance(value, str):
            raise _refused(name, f"{key}: got {_short(value)}, expected one string of words")
        return tuple(value.split())
    if not isinstance(value, list):
        raise _refused(name, f"{key}: got {_short(value)}, expected a list of phrases")
    for number, one in enumerate(value):
        place = f"{key}[{number}]"
        if not isinstance(one, str):
            raise _refused(
                name, f"{place}: got {_short(one)}, expected a phrase in quotation marks"
            )
        try:
            for part in one.split(" > "):
                phrase(part)
        except ValueError as error:
            raise _refused(name, f"{place}: {error}") from error
    return tuple(value)


def _refused(name: str, message: str) -> ParseError:
    return ParseError(Problem(Severity.ERROR, "bad-wording", message, document=name))


class Wordings:
    """What a room knows of languages: `data/TAG/wording.toml` in its package, each read once.

    Args:
        package: Name of the package (`stancekit.statements`).
        schema: What the tables must hold.
    """

    def __init__(self, package: str, schema: Schema) -> None:
        """Take note of where they are; nothing is read before it is asked for."""
        self._package = package
        self._schema = schema
        self._known: dict[str, Wording] = {}

    def of(self, tag: str | None) -> Wording:
        """Return the words and phrases of a language; English for what is not shipped.

        Args:
            tag: BCP 47 tag of a document.

        Raises:
            ParseError: The table of the language does not hold what the rules ask for.
        """
        name = base(tag)
        if name not in self._known:
            path = resources.files(self._package).joinpath("data", name, "wording.toml")
            file = f"{self._package.replace('.', '/')}/data/{name}/wording.toml"
            self._known[name] = read_tables(path.read_text(encoding="utf-8"), file, self._schema)
        return self._known[name]
