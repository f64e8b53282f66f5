"""How fast regions are found, beside bare dictionary matching by `ahocorasick_rs` with the same terms on the same text.

    python tests/benchmarks/regions.py TEXTS.jsonl [TEXTS.jsonl.gz ...]     each line holds {"lang", "text"}

Prints, for each language, characters a CPU second of both and their ratio. `ahocorasick_rs` is needed for this script alone.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick_rs

import npf
from npf.draft import Draft

ROUNDS = 3


def texts(paths: list[str], lang: str) -> list[str]:
    """The texts of one language."""
    found = []
    for path in paths:
        raw = Path(path).read_bytes()
        lines = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode().splitlines()
        found += [row["text"] for row in map(json.loads, lines) if row["lang"] == lang]
    return found


def best(work: Callable[[], int]) -> tuple[float, int]:
    """The least CPU time of several rounds, and what the work counted."""
    least, count = float("inf"), 0
    for _ in range(ROUNDS):
        start = time.process_time()
        count = work()
        least = min(least, time.process_time() - start)
    return least, count


def main(paths: list[str]) -> None:
    extractor = npf.Extractor()
    for lang in ("zh", "en"):
        corpus = texts(paths, lang)
        if not corpus:
            continue
        reader = extractor._languages[lang]
        names = sorted(reader._the(reader.place_finder).terms)
        automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        drafts: list[Draft] = [extractor._draft(text) for text in corpus]
        reader.find_regions(drafts[0])
        characters = sum(map(len, corpus))
        bare, hits = best(lambda corpus=corpus, automaton=automaton: sum(len(automaton.find_matches_as_indexes(text)) for text in corpus))
        ours, found = best(lambda drafts=drafts, reader=reader: sum(len(reader.find_regions(draft)) for draft in drafts))
        print(
            f"{lang}: {len(names)} terms, {characters:,} characters | ahocorasick_rs {characters / bare / 1e6:.1f} million/s, {hits} hits"
            f" | npf {characters / ours / 1e6:.1f} million/s, {found} regions | ratio {bare / ours:.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
