"""Generate paragraphs of made-up news in which the repeats are known.

    python benchmarks/news_paragraphs.py 100000 --seed 1 > corpus.jsonl

A JSON object a line: `id`, `text`, `kind`, and `source` (the id it was made from). Kinds:

    new         its own words
    same        the same text again
    reset       the same words: other quotation marks, dashes, spaces, capitals
    edited      some words replaced, dropped, added or swapped
    part        a run of at least eight words of the source
    changed     only numbers, days or months differ
    notice      one of a few stock lines

Text is drawn from topics: each has its own names and phrases, all share common words, so that
shingles recur as they do in news. The same arguments give the same bytes. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from itertools import accumulate

_COMMON = (
    "the of and to in a that for on with as by at from it was is are be has had not this but they "
    "were which would will its have been after who their more over than also about when said told"
)
COMMON = _COMMON.split()
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = "January February March April June July August September October November December"
MONTHS = _MONTHS.split()
NOTICES = (
    "Write to our desk if you have seen what this report is about and want to be heard.",
    "This report was changed after it was first shown, to add the answer of the ministry.",
    "Letters to the editor are read by all of us, though few can be printed in full.",
    "More of our reporting from the region stands on the pages of the foreign desk.",
    "Pictures may only be used with the leave of the agency whose mark they bear.",
)
SHARES = {
    "same": 0.06,
    "reset": 0.05,
    "edited": 0.11,
    "part": 0.05,
    "changed": 0.02,
    "notice": 0.02,
}
FACT = re.compile(rf"\b(?:\d+|{'|'.join(DAYS + MONTHS)})\b")
FEWEST_PART = 8


class Writer:
    """Writes paragraphs on topics."""

    def __init__(self, rng: random.Random, count: int) -> None:
        """Make up a vocabulary and topics, more of them for a larger corpus."""
        self.rng = rng
        syllables = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er")]
        size = max(5_000, min(150_000, count))
        self.words = [
            "".join(rng.choices(syllables, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(size)
        ]
        self.weights = list(accumulate(1 / (n + 3) for n in range(size)))
        self.common = list(accumulate(1 / (n + 2) for n in range(len(COMMON))))
        topics = max(40, count // 400)
        self.topics = [[self.phrase() for _ in range(60)] for _ in range(topics)]

    def phrase(self) -> str:
        """Return two to six words that stay together."""
        found = self.rng.choices(self.words, cum_weights=self.weights, k=self.rng.randint(1, 3))
        found += self.rng.choices(COMMON, cum_weights=self.common, k=self.rng.randint(1, 3))
        self.rng.shuffle(found)
        if self.rng.random() < 0.3:
            found[0] = found[0].capitalize()
        return " ".join(found)

    def sentence(self, topic: list[str]) -> str:
        """Return a sentence: phrases of the topic between words of its own."""
        rng, parts = self.rng, []
        for _ in range(rng.randint(3, 9)):
            roll = rng.random()
            if roll < 0.3:
                parts.append(rng.choice(topic))
            elif roll < 0.36:
                parts.append(str(rng.randint(2, 2500)))
            elif roll < 0.39:
                parts.append(rng.choice(DAYS + MONTHS))
            else:
                parts.append(self.phrase())
        text = " ".join(parts)
        text = text[0].upper() + text[1:]
        return f'"{text}," he said.' if rng.random() < 0.25 else f"{text}."

    def paragraph(self) -> str:
        """Return one to four sentences on one topic."""
        topic = self.rng.choice(self.topics)
        count = self.rng.choices((1, 2, 3, 4), (35, 35, 20, 10))[0]
        return " ".join(self.sentence(topic) for _ in range(count))


def reset(rng: random.Random, text: str) -> str:
    """Return the same words in another setting."""
    for change in rng.sample(("quotes", "dash", "space", "capitals", "outer"), rng.randint(1, 3)):
        if change == "quotes":
            text = re.sub(
                r'"([^"]*)"',
                "\N{LEFT DOUBLE QUOTATION MARK}\\1\N{RIGHT DOUBLE QUOTATION MARK}",
                text,
            )
        elif change == "dash":
            text = text.replace(", ", " \N{EN DASH} ", 1)
        elif change == "space":
            text = text.replace(" ", "\N{NO-BREAK SPACE}", 2) + " "
        elif change == "capitals":
            first, _, rest = text.partition(" ")
            text = f"{first.upper()} {rest}"
        else:
            text = f"\N{BULLET} {text}"
    return text


def edited(writer: Writer, text: str) -> str:
    """Return the text with between one word and half of them changed."""
    rng, parts = writer.rng, text.split(" ")
    for _ in range(max(1, int(len(parts) * rng.choice((0.02, 0.04, 0.07, 0.1, 0.15, 0.3))))):
        place = rng.randrange(len(parts))
        roll = rng.random()
        if roll < 0.55:
            parts[place] = rng.choices(writer.words, cum_weights=writer.weights)[0]
        elif roll < 0.75:
            parts.insert(place, rng.choice(COMMON))
        elif roll < 0.9 and len(parts) > 1:
            del parts[place]
        elif place:
            parts[place - 1], parts[place] = parts[place], parts[place - 1]
    return " ".join(parts)


def changed(rng: random.Random, text: str) -> str:
    """Return the text with every number, day and month replaced."""

    def other(match: re.Match[str]) -> str:
        old = match.group()
        for names in (DAYS, MONTHS):
            if old in names:
                return rng.choice([name for name in names if name != old])
        return str(int(old) + rng.randint(1, 40))

    return FACT.sub(other, text)


def paragraphs(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield rows."""
    rng = random.Random(seed)  # noqa: S311 - made-up news, no secrets
    writer = Writer(rng, count)
    kinds, weights = [*SHARES, "new"], [*SHARES.values(), 1 - sum(SHARES.values())]
    sources: list[tuple[str, str]] = []
    for number in range(count):
        name = f"n{number:07}"
        kind = rng.choices(kinds, weights)[0] if sources else "new"
        source, text = rng.choice(sources) if sources else ("", "")
        row = {"id": name, "text": text, "kind": kind, "source": source}
        words = text.split(" ")
        if kind == "notice":
            row = {"id": name, "text": rng.choice(NOTICES), "kind": kind}
        elif kind == "reset":
            row["text"] = reset(rng, text)
        elif kind == "edited":
            row["text"] = edited(writer, text)
        elif kind == "part" and len(words) >= 2 * FEWEST_PART:
            length = rng.randint(FEWEST_PART, len(words) // 2)
            start = rng.randint(0, len(words) - length)
            row["text"] = " ".join(words[start : start + length])
        elif kind == "changed" and FACT.search(text):
            row["text"] = changed(rng, text)
        elif kind != "same":
            row = {"id": name, "text": writer.paragraph(), "kind": "new"}
            sources.append((name, row["text"]))
        yield row


def main() -> None:
    """Write a corpus to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for row in paragraphs(args.count, args.seed):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
