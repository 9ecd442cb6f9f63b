"""Repeats: recall and precision, processor time, memory, beside other libraries.

    python benchmarks/repeats.py                        10k and 100k paragraphs of our own generator
    python benchmarks/repeats.py --count 1000000        one size
    python benchmarks/repeats.py --corpus FILE.jsonl    a corpus of another generator

Needs the groups `oracles` and `benchmarks`. Every method runs in a process of its own, one after
the other, and reports its processor time (not counting reading and, in the peers, importing) and
its peak memory. Truth are the pairs of distinct normal forms at a Jaccard threshold on word
3-shingles: up to 100k by SetSimilaritySearch (exact), beyond by none (recall is then not known).

The dict pass and the peers take words as the yardstick of ../shared/bench does, with the pattern
that anybody would write. stancekit's words are found faster; two rows say what the dict pass and
rensa would take with these.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from common import peak_memory_mb, write_result
from news_paragraphs import paragraphs
from stancekit.model import Corpus, Document
from stancekit.repeats import find_repeats
from stancekit.repeats.join import Forms, Pair, join
from stancekit.text.words import key, words

Pairs = set[tuple[int, int]]
Normal = Callable[[str], str]
_WORD = re.compile(r"\w+")
# SetSimilaritySearch takes minutes and gigabytes beyond this.
MOST_FOR_TRUTH = 100_000
PARTS = {"part", "fragment"}
FACTS = {"changed", "facts"}


def rows(path: str) -> list[dict[str, Any]]:
    """Return the rows of a corpus."""
    with Path(path).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def plain_key(text: str) -> str:
    """Return the normal form of the yardstick."""
    return " ".join(_WORD.findall(text.casefold()))


def distinct(texts: Iterable[str], normal: Normal = plain_key) -> dict[str, int]:
    """Return the distinct normal forms, each with the first text that has it."""
    found: dict[str, int] = {}
    for i, text in enumerate(texts):
        found.setdefault(normal(text), i)
    return found


def shingles(form: str) -> set[tuple[str, ...]]:
    """Return word 3-shingles."""
    found = form.split()
    return set(zip(found, found[1:], found[2:], strict=False))


def dict_pass(texts: list[str], _: float) -> Pairs:
    """Find exact repeats only: a dict on normal forms."""
    distinct(texts)
    return set()


def own_dict_pass(texts: list[str], _: float) -> Pairs:
    """Do the same with stancekit's words."""
    distinct(texts, key)
    return set()


def _firsts(forms: Forms, pairs: Iterable[Pair]) -> Pairs:
    of = forms.first
    return {(min(of[p[0]], of[p[1]]), max(of[p[0]], of[p[1]])) for p in pairs}


def ours(texts: list[str], threshold: float) -> Pairs:
    """Find near repeats."""
    forms = Forms(texts)
    return _firsts(forms, join(forms, threshold))


def ours_with_parts(texts: list[str], threshold: float) -> Pairs:
    """Find near repeats and contained ones; the pairs returned are the near ones."""
    forms = Forms(texts)
    return _firsts(forms, (p for p in join(forms, threshold, 0.8) if p.resemblance >= threshold))


def exact_join(texts: list[str], threshold: float) -> Pairs:
    """Return the truth."""
    from SetSimilaritySearch import all_pairs  # noqa: PLC0415 - only its own process pays for it

    forms = [(shingles(form), i) for form, i in distinct(texts, key).items()]
    long = [(found, i) for found, i in forms if found]
    pairs = all_pairs([found for found, _ in long], similarity_threshold=threshold)
    return {tuple(sorted((long[x][1], long[y][1]))) for x, y, _ in pairs}  # type: ignore[misc]


def _verified(
    forms: dict[str, int], candidates: Iterable[tuple[int, int]], threshold: float
) -> Pairs:
    found: Pairs = set()
    keys, first = list(forms), list(forms.values())
    for x, y in candidates:
        a, b = shingles(keys[x]), shingles(keys[y])
        shared = len(a & b)
        if shared and shared / (len(a) + len(b) - shared) >= threshold:
            found.add((first[x], first[y]))
    return found


def rensa(texts: list[str], threshold: float, normal: Normal = plain_key) -> Pairs:
    """MinHash in Rust, 128 permutations, 16 bands; exact repeats collapsed, candidates verified."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - only its own process pays for it

    forms = distinct(texts, normal)
    tokens = ([" ".join(s) for s in shingles(form)] for form in forms)
    hashes = RMinHash.from_token_sets(tokens, 128, 1)
    index = RMinHashLSH(threshold, 128, 16)
    index.insert_many(hashes)
    candidates = ((x, y) for x, near in enumerate(index.query_all(hashes)) for y in near if x < y)
    return _verified(forms, candidates, threshold)


def rensa_own_words(texts: list[str], threshold: float) -> Pairs:
    """Do the same with stancekit's words."""
    return rensa(texts, threshold, key)


def datasketch(texts: list[str], threshold: float) -> Pairs:
    """MinHash in NumPy with its defaults; exact repeats collapsed, candidates verified."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - only its own process pays for it

    forms = distinct(texts)
    index = MinHashLSH(threshold=threshold)
    candidates: list[tuple[int, int]] = []
    sets = ([" ".join(s).encode() for s in shingles(form)] for form in forms)
    for number, found in enumerate(MinHash.generator(sets)):
        candidates += [(other, number) for other in index.query(found)]
        index.insert(number, found, check_duplication=False)
    return _verified(forms, candidates, threshold)


METHODS: dict[str, Callable[[list[str], float], Pairs]] = {
    "dict pass": dict_pass,
    "dict pass, stancekit's words": own_dict_pass,
    "stancekit, near": ours,
    "stancekit, near and contained": ours_with_parts,
    "SetSimilaritySearch": exact_join,
    "rensa": rensa,
    "rensa, stancekit's words": rensa_own_words,
    "datasketch": datasketch,
}


def planted(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how many planted parts and changed facts the whole call finds (`find_repeats`)."""
    corpus = Corpus(Document(row["id"], row["text"]) for row in found)
    start = time.process_time()
    repeats = find_repeats(corpus)
    seconds = time.process_time() - start
    by_key: dict[str, set[str]] = {}
    for row in found:
        by_key.setdefault(key(row["text"]), set()).add(row["id"])
    linked: dict[frozenset[str], tuple[str, ...]] = {}
    for pair in repeats.pairs:
        ends = (key(corpus.text_of(pair.original)), key(corpus.text_of(pair.copy)))
        linked[frozenset(ends)] = pair.facts_differ
    texts = {row["id"]: row["text"] for row in found}
    counts = {"parts": 0, "parts found": 0, "changed": 0, "changed linked": 0, "changed told": 0}
    for row in found:
        ends = frozenset((key(row["text"]), key(texts.get(row.get("source", ""), ""))))
        if row["kind"] in PARTS and len(words(row["text"])) >= 8:
            counts["parts"] += 1
            counts["parts found"] += len(ends) == 1 or ends in linked
        elif row["kind"] in FACTS and len(ends) == 2:
            counts["changed"] += 1
            counts["changed linked"] += ends in linked
            counts["changed told"] += bool(linked.get(ends))
    return {"cpu_s": round(seconds, 2), "mb": round(peak_memory_mb()), **counts}


def work(path: str, method: str, threshold: float) -> None:
    """Run one method in this process and print what it gave."""
    found = rows(path)
    if method == "find_repeats":
        print(json.dumps(planted(found)))
        return
    texts = [row["text"] for row in found]
    del found
    before = peak_memory_mb()
    METHODS[method](["a b c d"], threshold)
    start = time.process_time()
    pairs = METHODS[method](texts, threshold)
    seconds = time.process_time() - start
    result = {"cpu_s": seconds, "mb": peak_memory_mb(), "texts_mb": before, "pairs": sorted(pairs)}
    print(json.dumps(result))


def measured(path: str, method: str, threshold: float, runs: int) -> dict[str, Any]:
    """Run a method in processes of its own; keep the fastest."""
    command = [sys.executable, __file__, "--corpus", path, "--work", method, "--at", str(threshold)]
    results = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        results.append(json.loads(done.stdout))
    return min(results, key=lambda r: r["cpu_s"])


def compared(
    path: str, count: int, thresholds: list[float], methods: list[str], runs: int
) -> dict[str, Any]:
    """Return a table for each threshold."""
    tables = {}
    for threshold in thresholds:
        found = {m: measured(path, m, threshold, runs) for m in methods}
        truth = None
        if count <= MOST_FOR_TRUTH and "SetSimilaritySearch" in found:
            truth = {tuple(p) for p in found["SetSimilaritySearch"]["pairs"]}
        base = found["dict pass"]["cpu_s"]
        table = {}
        for method, result in found.items():
            pairs = {tuple(p) for p in result["pairs"]}
            row: dict[str, Any] = {
                "cpu_s": round(result["cpu_s"], 2),
                "times_dict_pass": round(result["cpu_s"] / base, 2),
                "peak_mb": round(result["mb"]),
                "pairs": len(pairs),
            }
            if truth is not None and not method.startswith("dict pass"):
                row["recall"] = round(len(pairs & truth) / max(1, len(truth)), 4)
                row["precision"] = round(len(pairs & truth) / max(1, len(pairs)), 4)
            table[method] = row
        tables[str(threshold)] = table
    return tables


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--corpus", help="a JSON Lines file instead of our own generator")
    parser.add_argument("--thresholds", type=float, nargs="*", default=[0.8, 0.5])
    parser.add_argument("--methods", nargs="*", choices=METHODS, default=list(METHODS))
    parser.add_argument("--runs", type=int, default=1, help="runs of each method; the least counts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-planted", action="store_true", help="leave find_repeats out")
    parser.add_argument("--name", default="repeats", help="of the result file")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    parser.add_argument("--at", type=float, default=0.8, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.work:
        work(args.corpus, args.work, args.at)
        return
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in args.count if not args.corpus else [0]:
            path = args.corpus or f"{folder}/{count}.jsonl"
            if not args.corpus:
                with Path(path).open("w", encoding="utf-8") as file:
                    for row in paragraphs(count, args.seed):
                        file.write(json.dumps(row, ensure_ascii=False) + "\n")
            with Path(path).open(encoding="utf-8") as file:
                size = sum(1 for _ in file)
            tables = compared(path, size, args.thresholds, args.methods, args.runs)
            entry: dict[str, Any] = {"paragraphs": size, "at": tables}
            if not args.no_planted:
                entry["find_repeats"] = measured(path, "find_repeats", 0.5, 1)
            result[Path(args.corpus).name if args.corpus else str(count)] = entry
    write_result(args.name, result, "rensa", "datasketch", "SetSimilaritySearch")


if __name__ == "__main__":
    main()
