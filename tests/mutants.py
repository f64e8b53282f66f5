"""A sample of mutants: `python -m tests.mutants 200 --seed 7` says how many the tests kill. It needs mutmut, which needs fork."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
# mutmut's exit codes: a failed test, an error inside pytest, and a time-out kill; a mutant that no test reaches lives.
KILLED = {1, 3, 24, 36, -24, -14, -9, 152, 255}


def codes() -> dict[str, int | None]:
    """Every mutant by name, with what became of it."""
    found: dict[str, int | None] = {}
    for path in (ROOT / "mutants" / "npf").rglob("*.meta"):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def run(*names: str) -> None:
    subprocess.run([sys.executable, "-m", "mutmut", "run", *names], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def area(name: str) -> str:
    return ".".join(name.split(".")[-3 if ".languages." in name else -2 : -1])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, required=True)
    given = options.parse_args()
    run("npf.days.x_iso_day__mutmut_1")  # makes the mutants, and finds out which test reaches what
    sample = Random(given.seed).sample(sorted(codes()), given.count)
    run(*sample)
    now = codes()
    lived = [name for name in sample if now[name] not in KILLED]
    of, dead = Counter(map(area, sample)), Counter(area(name) for name in sample if now[name] in KILLED)
    for module, count in sorted(of.items()):
        print(f"{dead[module]:4} of {count:4}  {module}")
    print("\n".join(sorted(lived)))
    print(f"{given.count - len(lived)} of {given.count} killed: {1 - len(lived) / given.count:.1%}")


if __name__ == "__main__":
    main()
