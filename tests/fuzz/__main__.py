"""Runs atheris, which looks for bytes that reach new code: `python -m tests.fuzz CORPUS -max_total_time=3600`.

It needs `pip install atheris`. A folder without files is filled with the seeds first; further arguments are libFuzzer's.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["npf"]):
    from tests.fuzz.checks import check
    from tests.fuzz.mutation import changed, seeds

    for known in seeds():  # the packages of the languages are imported when a text needs them
        check(known)


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    chance = Random(seed)
    if chance.random() < 0.2:
        return atheris.Mutate(data, max_size)
    return changed(data, chance, max_size)[:max_size]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            for number, seed in enumerate(seeds()):
                (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, check, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
