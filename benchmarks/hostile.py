"""Measure how the time of each stage grows on text made to be slow.

usage: python benchmarks/hostile.py [--stage NAME] [--small KB] [--check]

Every unit is repeated to a short and to an eight times longer text. The exponent is the logarithm
of the ratio of times over that of the lengths: 1 is linear, 2 a square. With --check the exit code
is 1 where an exponent is above 1.5 and stays so when measured again. The tests count work instead
(tests/work.py); what happens inside one call of a pattern only a clock can see. Writes
benchmarks/results/hostile.json.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from unittest.mock import patch

from common import write_result
from stancekit import Corpus, Document, StancekitError, parse
from stancekit.codebook import ActorIndex, DocumentActors, load
from stancekit.codebook.patterns_index import PatternIndex
from stancekit.corpus import DIALECTS
from stancekit.exchange.locating import locate
from stancekit.legal import cite, references
from stancekit.model import Paragraph, PartialDate, Span
from stancekit.paragraphs import lay_out
from stancekit.positions import Coder
from stancekit.positions.relations import relations
from stancekit.repeats import find_repeats
from stancekit.repeats.facts import facts_differ
from stancekit.statements import attribute
from stancekit.statements.speakers import resolve
from stancekit.text.dates import find_dates
from stancekit.text.memory import Memory
from stancekit.text.sentences import sentences

Stage = Callable[[str], object]
_TIMES = 8
_LIMIT = 1.5

UNITS = (
    "word ", "a", " ", "\n", "\t", "5", "-", ".", ",", "(", ")", "[", "<", "«", "“", '"', "'", "’",
    "“a ", '"a ', "'a ", "(a ", "[AFP ", "A. ", "A.", "Aa Bb Cc\n", "See also\n", "a - B |\n",
    "(Reuters/", "A B - ", "12 min ", "=== ", "=== a\n", "\\", "---\n", "<doc ", "</doc>\n",
    "{", "a: b\n", "\f", "Monday, ", "the end of ", "October 4 ", "last ", "two ", "1,", "$",
    "n't ", "million ", "Russian ", "Russia, Iran, ", "the head of the ", "al-Al-", "US President,",
    "he said, ", "X said that ", "the man of ", "man and ", "– a ", "aaa bbb ccc, – said X. – ",
    "not ", "according to X, ", "X: ", "X's ", "wants to ", "the claim of ", "asked by X ",
    "accused X of ", "Sergey Lavrov said it rained. ", "he said it rained. ",
    "We reject the oil embargo and ", "if Assad must go then ", "but not the ", "Assad must go, ",
    "the strikes in Syria without a mandate of the Security Council and ",
    "Russia said Iraq asked for air strikes under Article 51 and the UN Charter, ",
    "Article 51, ", "Articles 1 and ", "resolution 2249 (2015), ", "S/2015/", "Chapter VII ",
    "the same resolution ", "paragraphs (a) to ",
)  # fmt: skip


def stages() -> Iterator[tuple[str, Stage]]:
    """Yield what is measured, by name."""
    book = load("syria-2015")
    index = ActorIndex(book.actors)
    coder = Coder(book, index)
    gaps = PatternIndex({"p": "a ..12 a ..12 a ..12 (b|c)"})
    day = PartialDate(2015, 10, 2)

    def whole(text: str) -> object:
        """All stages of a document, its text one paragraph."""
        document = Document("d", text)
        laid = (Paragraph("d", 0, span=Span(0, len(text))),) if text.strip() else ()
        told = attribute(document, laid)
        here = DocumentActors(index, text, day)
        told, _ = resolve(document, laid, told, here)
        coded, _ = coder.code(document, laid, told, here)
        return cite(document, laid, told, here, coded)

    for dialect in DIALECTS:
        yield (
            f"parse {dialect.name}",
            lambda text, name=dialect.name: parse(text, dialect=name, strict=False),  # type: ignore[misc]  # the default binds the loop's name
        )
    yield "sentences", sentences
    yield "dates", lambda text: find_dates(text, day)
    yield "paragraphs", lambda text: lay_out(Document("d", "Start\n\n" + text))
    yield "repeats", lambda text: find_repeats(Corpus([Document("d", text), Document("e", text)]))
    yield "facts", lambda text: facts_differ(text, "x " + text[len(text) // 3 :] + "y")
    yield "actors", index.find
    yield "patterns", lambda text: gaps.find(gaps.words(text))
    yield "references", references
    yield "relations", lambda text: relations(Document("d", text), index)
    yield "locate", lambda text: locate(text, text[:100] + " nothing of the kind was said there")
    yield "attribute to code and cite", whole


def _forgotten(_memory: object, _key: object) -> None:
    """Stand in for what would be remembered."""


def seconds(stage: Stage, text: str) -> float:
    """Return the least processor time of two runs; bad input is refused, not slow.

    Nothing is remembered of a run, nor of one line of the text for the next.
    """
    least = math.inf
    with patch.object(Memory, "get", _forgotten):
        for _ in range(2):
            start = time.process_time()
            with suppress(StancekitError):
                stage(text)
            least = min(least, time.process_time() - start)
    return least


def exponent(stage: Stage, unit: str, size: int) -> float:
    """Return how the time of a stage grows with the length of a repeated unit."""
    small = seconds(stage, unit * (size // len(unit)))
    large = seconds(stage, unit * (size * _TIMES // len(unit)))
    # Below half a millisecond the clock is no measure.
    return math.log(max(large, 5e-4) / max(small, 5e-4)) / math.log(_TIMES)


def main() -> int:
    """Measure every stage on every unit."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--stage", help="measure only the stages whose names hold this, and record nothing"
    )
    parser.add_argument("--small", type=float, default=8, help="length of the short text, in kB")
    parser.add_argument("--check", action="store_true", help="exit 1 above an exponent of 1.5")
    args = parser.parse_args()
    size = int(args.small * 1000)
    found: dict[str, object] = {}
    steep = []
    for name, stage in stages():
        if args.stage and args.stage not in name:
            continue
        worst = {unit: exponent(stage, unit, size) for unit in UNITS}
        for unit in [u for u in UNITS if worst[u] > _LIMIT]:
            worst[unit] = min(worst[unit], exponent(stage, unit, 2 * size))
            if worst[unit] > _LIMIT:
                steep.append((name, unit))
        first = max(UNITS, key=worst.__getitem__)
        found[name] = {"exponent": round(worst[first], 2), "steepest on": repr(first)}
        print(name, found[name], file=sys.stderr)
    if not args.stage:  # what was measured of the other stages is not lost to a look at one
        write_result(
            "hostile",
            {
                "short_text_characters": size,
                "long_text_characters": size * _TIMES,
                "units": len(UNITS),
                "above_the_limit": len(steep),
                "stages": found,
            },
        )
    return 1 if args.check and steep else 0


if __name__ == "__main__":
    sys.exit(main())
