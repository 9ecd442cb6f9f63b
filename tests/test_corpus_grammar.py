"""The ABNF of docs/format.md, read from there, accepts what the reader accepts, nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from stancekit.corpus import parse, render
from stancekit.errors import ParseError
from stancekit.testing.corpora import awkward_corpora, documents_text

PAGE = Path(__file__).parents[1] / "docs" / "format.md"
CORE = {"SP": r"\x20", "HTAB": r"\x09", "CR": r"\x0d", "LF": r"\x0a", "HEXDIG": "[0-9A-Fa-f]"}
# Errors in what the grammar lets pass: the page tells them in words.
BEYOND = {"id", "duplicate-id", "date", "duplicate-field", "reserved-field"}
LARGEST = 0x10FFFF
# What texts are made of where the grammar makes them: all that it tells apart.
LETTERS = (
    "\0\t\n\x0b\r\x1b\x1c !-:;=\\aénrstu{}X\x85\x86\xa0\u1680\u1e00\u2000\u2014\u2028\u202a"
    "\u202f\u2032\u205f\u20ac\u3000\u3042\ufeff\U0001f600\ud800"
)

TOKEN = re.compile(
    r"""(?P<string>(?:%s)?"[^"]*")
      | (?P<prose><[^>]*>)
      | %x(?P<first>[0-9A-F]+)(?:-(?P<last>[0-9A-F]+))?
      | (?P<least>\d*)\*(?P<most>\d*)
      | (?P<name>[A-Za-z][\w-]*)
      | (?P<mark>[][()/])
      | (?P<space>\s+)""",
    re.VERBOSE,
)


def read_rules() -> dict[str, str]:
    """Return the rules of the page by name, without their remarks."""
    (block,) = re.findall(r"```abnf\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    rules: dict[str, str] = {}
    name = ""
    for line in block.split("\n"):
        written = re.sub(r" +;.*", "", line)
        if written[:1].isalpha():
            name, _, written = (part.strip() for part in written.partition("="))
        if written:
            rules[name] = f"{rules.get(name, '')} {written}"
    return rules


RULES = read_rules()


def pattern(name: str, *, letters: str = "") -> str:
    """Return a rule as a regular expression: no rule of this grammar is within itself.

    With letters, ranges of code points have those of them that are among these letters.
    """
    if name in CORE:
        return CORE[name]
    return f"(?:{translated(RULES[name], letters)})"


def translated(written: str, letters: str) -> str:
    pieces: list[str] = []
    repeat = ""
    at = 0
    while at < len(written):
        token = TOKEN.match(written, at)
        assert token, written[at:]
        at = token.end()
        if token["space"]:
            continue
        if token["least"] is not None:
            repeat = f"{{{token['least'] or 0},{token['most']}}}"
            continue
        if token["mark"]:
            opening = {"(": "(?:", "[": "(?:", ")": ")", "]": ")?", "/": "|"}
            if token["mark"] in "([":
                assert not repeat or token["mark"] == "("
                pieces.append(f"{opening[token['mark']]}\0{repeat}")
                repeat = ""
            elif token["mark"] in ")]":
                start = max(i for i, piece in enumerate(pieces) if "\0" in piece)
                pieces[start], _, again = pieces[start].partition("\0")
                pieces.append(opening[token["mark"]] + again)
            else:
                pieces.append("|")
            continue
        pieces.append(terminal(token, letters) + repeat)
        repeat = ""
    return "".join(pieces)


def terminal(token: re.Match[str], letters: str) -> str:
    if token["string"]:
        return f"(?:{re.escape(token['string'].removeprefix('%s')[1:-1])})"
    if token["prose"]:
        return r"\Z"
    if token["first"]:
        first, last = int(token["first"], 16), int(token["last"] or token["first"], 16)
        if letters:
            among = [escaped(ord(c)) for c in letters if first <= ord(c) <= last]
            assert among, token.group()
            return f"[{''.join(among)}]"
        return f"[{escaped(first)}-{escaped(last)}]"
    return pattern(token["name"], letters=letters)


def escaped(code: int) -> str:
    return f"\\U{code:08x}"


DELIMITER = re.compile(pattern("delimiter"))
DOCUMENT = re.compile(pattern("document"))
NOTHING = re.compile(rf"{pattern('white-space')}*")
CORPUS = re.compile(pattern("corpus", letters=LETTERS))


def records_of(text: str) -> tuple[str, list[str]]:
    """Return what stands before the first delimiter, and each record from one to the next."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text.removeprefix("\ufeff"))
    starts = [i for i, line in enumerate(lines) if DELIMITER.fullmatch(line)]
    stops = [*starts, len(lines)][1:]
    records = ["".join(lines[a:b]) for a, b in zip(starts, stops, strict=True)]
    return "".join(lines[: starts[0]] if starts else lines), records


def parts(record: str) -> tuple[str, str]:
    """Return the id and the text of a record."""
    delimiter = rf"=== {pattern('ws')}*(?P<id>{pattern('id')}){pattern('eol')}"
    rest = rf"(?:{pattern('blank')}(?P<rest>(?:{pattern('body')}{pattern('body-end')})?))?"
    found = re.fullmatch(rf"(?P<first>{delimiter}){pattern('field')}*{rest}", record)
    assert found, record
    # The last line end is no part of the body, as the remark on body-end says.
    text = (found["rest"] or "").removesuffix("\r\n" if found["first"].endswith("\r\n") else "\n")
    return found["id"], re.sub(r"^\\(?=\\*=== )", "", text, flags=re.MULTILINE)


def in_the_grammar(text: str) -> bool:
    """Whether each record, from one delimiter line to the next, is a document of the grammar."""
    before, records = records_of(text)
    escapes = re.compile(r"\\u\{([0-9A-Fa-f]{1,6})\}")
    return NOTHING.fullmatch(before) is not None and all(
        DOCUMENT.fullmatch(record) is not None
        # The page gives the largest code point in words: six digits can say more.
        and all(int(code, 16) <= LARGEST for code in escapes.findall(header(record)))
        for record in records
    )


def header(record: str) -> str:
    return re.split(r"\n[ \t\r]*(?:\n|\Z)", record, maxsplit=1)[0]


def accepted(text: str) -> bool | None:
    """Whether the reader takes a text; None where what it refuses is told in words."""
    try:
        parse(text, dialect="default")
    except ParseError as error:
        return None if error.problem.code in BEYOND else False
    return True


NEAR = st.tuples(
    st.sampled_from(["", "=== a\n", "=== a\r\n", "\ufeff\r\n=== a \t\r\n", "=== a\nx: y\n"]),
    st.lists(
        st.sampled_from(["=== ", "\n=== b", "\n", "\r\n", "\n\n", "\t", " ", "\r", ":", "x:", "\\"])
        | st.sampled_from(
            ["a", "\\n", "\\-", "\\u{41}", "\\u{", "\x0c", "\x1c", "\u2028", "\\===", "é"]
        ),
        max_size=7,
    ).map("".join),
).map("".join)


@given(NEAR | documents_text() | awkward_corpora().map(render))
@example("\x0c\n=== a")
@example("=== a\nx: y\n\tz\n")
@example("=== a\nx: y\nz\n")
@example("=== a\nx:\ty\n")
@example("===  \ta\n")
@example("=== \t\n")
@example("=== \r\n")
@example("=== a\n\t\r\nx")
@example("=== a\n\\: x\n")
@example("=== a\nx: \\\n")
@example("=== a\nx: a\\qb\n")
@example("\x0c=== a")
@example("=== \u2028\r\ntitle:\t\rx\r\n \t y\r\n\r\nbody\r\n")
@example("=== a\na\x1cb: x\n")
@example("=== a\na\x85: x\n")
@example("=== a\ntitle: \\u{110000}\n")
@example("=== a\ntitle: \\u{0000041}\n")
@example("=== a\n: x\n")
@example("=== a\n x\n")
@example("=== a\ntitle: x\\")
@example("=== a\n\n=== \t\n=== b")
def test_the_grammar_accepts_what_the_reader_does(text: str) -> None:
    taken = accepted(text)
    assert taken is None or taken == in_the_grammar(text)


@given(NEAR | awkward_corpora().map(render))
@example("=== a\r\n\r\nx\r\n")
@example("=== a\n\nx\r\n")
@example("=== a\n\nx")
@example("=== a\n\n\n=== b\n\n")
@example("=== a\n\n\n\n=== b\n\n\n")
def test_the_parts_of_the_grammar_are_what_the_reader_gives(text: str) -> None:
    """Ids, names and texts as the rules tell them, in their written form."""
    try:
        corpus = parse(text, dialect="default")
    except ParseError:
        return
    assert [(d.id, d.text) for d in corpus] == [parts(record) for record in records_of(text)[1]]


@given(st.from_regex(CORPUS, fullmatch=True))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_reader_accepts_what_the_grammar_makes(text: str) -> None:
    assume(in_the_grammar(text))  # a line of a text may have come out as a delimiter
    assert accepted(text) in (None, True)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_used_and_defined(name: str) -> None:
    words = {w for rule in RULES.values() for w in re.findall(r"(?<![%\w])[A-Za-z][\w-]*", rule)}
    assert name == "corpus" or name in words
    assert re.compile(pattern(name)).groups == 0


def test_white_space_is_what_it_is_said_to_be() -> None:
    spaces = re.compile(pattern("white-space"))
    names = re.compile(pattern("name-char"))
    for code in range(0x3100):
        assert (spaces.fullmatch(chr(code)) is not None) == chr(code).isspace(), hex(code)
        named = not chr(code).isspace() and chr(code) not in ":\\"
        assert (names.fullmatch(chr(code)) is not None) == named, hex(code)
