"""How fast npf reads, as ratios inside one run: `.venv/bin/python tests/benchmarks/speed.py [FOLDER]`.

The text is that of ../shared/bulk, or of FOLDER with news_zh.jsonl.gz and news_en.jsonl.gz, or the shipped samples over and over.
Times are CPU times of one process; imports are measured in fresh interpreters, the best of nine.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jieba

import npf

ROOT = Path(__file__).resolve().parent.parent.parent
BULK = ROOT.parent / "shared" / "bulk"
CHARACTERS = 400_000
MEASURE = """
import resource, subprocess, sys
def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
best = float("inf")
for _ in range(9):
    before = cpu()
    subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
    best = min(best, cpu() - before)
print(best)
"""


def texts(lang: str, folder: Path) -> Iterator[str]:
    """Articles of one language, until enough characters have been given."""
    path = folder / f"news_{lang}.jsonl.gz"
    if not path.is_file():
        text = (ROOT / "npf" / "data" / "samples" / f"{lang}.txt").read_text(encoding="utf-8")
        yield from [text] * (CHARACTERS // len(text) + 1)
        return
    given = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in lines]
    # Every so-and-so-many-th article, so that all sources come up.
    step = max(1, sum(map(len, articles)) // CHARACTERS)
    for text in articles[::step]:
        if given >= CHARACTERS:
            return
        given += len(text)
        yield text


def throughput(work: Callable[[str], object], articles: list[str]) -> float:
    """Characters a second of CPU time, after a first article that loads what is needed."""
    work(articles[0])
    start = time.process_time()
    for text in articles:
        work(text)
    return sum(map(len, articles)) / (time.process_time() - start)


def fresh(*arguments: str) -> float:
    """CPU seconds of a fresh interpreter that finds its modules compiled, the best of nine."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return float(subprocess.run([sys.executable, "-c", MEASURE, *arguments], capture_output=True, text=True, check=True, env=environment).stdout)


def main() -> None:
    """Measure and print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BULK
    verbs: list[Callable[[str], object]] = [npf.parse, npf.extract_quotes, npf.extract_principles, npf.find_regions]
    print(f"{'':<34}{'characters/s':>14}{'of jieba.cut':>14}")
    chinese = list(texts("zh", folder))
    jieba.setLogLevel("WARNING")
    base = throughput(lambda text: list(jieba.cut(text)), chinese)
    print(f"{'zh  jieba.cut':<34}{base:>14,.0f}{1:>14.2f}")
    for lang, articles in (("zh", chinese), ("en", list(texts("en", folder)))):
        for verb in verbs:
            rate = throughput(verb, articles)
            print(f"{f'{lang}  npf.{verb.__name__}':<34}{rate:>14,.0f}{rate / base:>14.2f}")
    for lang in ("zh", "en"):
        long, short = "\n".join(texts(lang, folder)), list(texts(lang, folder))
        print(f"{f'{lang}  one long text to short ones':<34}{throughput(npf.parse, [long]) / throughput(npf.parse, short):>28.2f}")
    print(f"\n{'':<34}{'CPU ms':>14}{'ratio':>14}")
    sample = str(ROOT / "npf" / "data" / "samples" / "en.txt")
    for measured, against in (
        (("-c", "import npf"), ("-c", "import attrs, regex")),
        (("-c", "import npf.extract"), ("-c", "import attrs, regex")),
        (("-m", "npf", "read", sample), ("-c", "import attrs, regex, click, rich.console")),
    ):
        mine, other = fresh(*measured), fresh(*against)
        print(f"{' '.join(measured[-3:]).removesuffix(sample) + ('en.txt' if sample in measured else ''):<34}{mine * 1000:>14.1f}")
        print(f"{against[-1]:<34.34}{other * 1000:>14.1f}{mine / other:>14.2f}")


if __name__ == "__main__":
    main()
