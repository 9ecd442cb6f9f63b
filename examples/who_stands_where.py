"""Who stands where in the example corpus: the whole way, from a file to a comparison.

Run it from anywhere: `python examples/who_stands_where.py`.
"""

from __future__ import annotations

from pathlib import Path

import stancekit
from stancekit import show

CORPUS = Path(__file__).with_name("corpus.txt")


def main() -> None:
    """Analyse the corpus and print what a reader asks first."""
    study = stancekit.analyze(stancekit.read(CORPUS), "syria-2015")
    print(show.summary(study))

    print("\nWho stands where (only those who speak on three issues or more):")
    found = show.matrix(study)
    for actor in found.actors:
        cells = found.of(actor)
        if len(cells) >= 3:
            print(f"\n{study.name_of(actor)}")
            for cell in cells:
                position, copies = cell.positions[0]
                words = " ".join(study.text_of(position.document, position.evidence).split())
                more = f" (+{len(copies)} copied)" if copies else ""
                print(f"  {cell} {cell.issue}: “{words[:80]}” [{position.document}]{more}")

    print("\nOn what legal ground:")
    for row in study.rows("legal_bases"):
        cited = f", citing {row['provision'] or row['instrument']}" if row["instrument"] else ""
        print(f"  {row['holder'] or 'unresolved'}: {row['ground']} {row['mode']}{cited}")

    print("\nRussia and the United States, with the people who speak for them:")
    print(stancekit.compare(study, "Russia", "United States", members=True))


if __name__ == "__main__":
    main()
