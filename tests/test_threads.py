"""One extractor shared by many threads answers as it does alone, also where all of them are the first to ask."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import npf
from npf import words

SAMPLES = Path(npf.__file__).parent / "data" / "samples"
THREADS = 8

# All threads start at once in a fresh interpreter, so that every table is first read by several of them.
COLD = """
import json, sys, threading
sys.setswitchinterval(1e-5)
import npf
texts = json.load(sys.stdin)
extractor, start, answers = npf.Extractor(), threading.Barrier({threads}), [None] * {threads}
def work(number):
    start.wait()
    answers[number] = [extractor.parse(text).to_json() for text in texts[number % 2:] + texts[:number % 2]]
threads = [threading.Thread(target=work, args=(number,)) for number in range({threads})]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
alone = [npf.Extractor().parse(text).to_json() for text in texts]
wanted = [alone, alone[1:] + alone[:1]]
assert all(answer == wanted[number % 2] for number, answer in enumerate(answers)), "another answer"
assert {{m.region for m in npf.find_regions("江苏、江苏")}} == {{npf.region("江苏")}}
print(json.dumps(alone))
"""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [(SAMPLES / f"{lang}.txt").read_text(encoding="utf-8") for lang in ("zh", "en")]


def test_threads_that_are_all_the_first_get_the_right_answer(texts: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", COLD.format(threads=THREADS)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [npf.parse(text).to_json() for text in texts]


def test_threads_that_share_an_extractor_do_not_disturb_each_other(texts: list[str]) -> None:
    shared = npf.Extractor()
    many = [line for text in texts for line in text.split("\n") if line] + texts
    alone = [npf.parse(text) for text in many]
    with ThreadPoolExecutor(THREADS) as pool:
        for answers in [list(pool.map(shared.parse, many)) for _ in range(3)]:
            assert answers == alone


def test_words_are_loaded_once_though_many_threads_ask() -> None:
    start, seen = threading.Barrier(THREADS), []

    def work() -> None:
        start.wait()
        words.cut("推动高质量发展")
        seen.append(words._tokenizer)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == THREADS and len(set(map(id, seen))) == 1


FORK = """
import os, npf.words as words
words._lock.acquire()
child = os.fork()
if child == 0:
    words.cut("发展")
    os._exit(7)
raise SystemExit(os.waitpid(child, 0)[1] >> 8)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_fork_while_words_are_being_loaded_does_not_wait_for_ever() -> None:
    assert subprocess.run([sys.executable, "-c", FORK], check=False, timeout=60).returncode == 7
