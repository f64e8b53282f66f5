"""Many texts: the same articles as one by one, in order, in one process or in several, and nothing that hangs or stays behind."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import npf
from npf.errors import AmbiguousRegion, LexiconError, WorkerDied
from npf.workers import AHEAD, in_order

TEXTS = [f"王芳强调，{place}要保护耕地，不能搞大拆大建。Li Ming said {number} wells are dry." for number, place in enumerate("苏浙皖沪鲁豫" * 40)]
ROWS = [{"text": text, "id": f"a{number}", "url": f"https://example.org/{number}", "published": "2026-03-05"} for number, text in enumerate(TEXTS)]


@pytest.mark.parametrize("workers", [1, 2])
def test_it_gives_what_parse_gives_in_order(workers: int) -> None:
    expected = [npf.parse(row["text"], row["published"], id=row["id"], url=row["url"]) for row in ROWS]
    assert list(npf.parse_many(iter(ROWS), workers=workers)) == expected
    assert list(npf.parse_many(TEXTS[:3], workers=workers)) == [npf.parse(text) for text in TEXTS[:3]]
    assert list(npf.parse_many([], workers=workers)) == []
    assert not multiprocessing.active_children()


def test_one_worker_starts_no_process_and_reads_one_text_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npf.workers.ProcessPoolExecutor", None)
    taken: list[int] = []
    articles = npf.parse_many(text for number, text in enumerate(TEXTS) if not taken.append(number))
    assert not taken
    assert next(articles) == npf.parse(TEXTS[0])
    assert len(taken) == 1


def test_several_workers_read_only_so_far_ahead_and_end_when_it_is_closed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXTS[taken % len(TEXTS)]

    articles = npf.parse_many(endless(), workers=2)
    assert next(articles) == npf.parse(TEXTS[1])
    assert taken <= 2 * AHEAD * 64
    assert multiprocessing.active_children()
    articles.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (7, 'text 3 must be a str, or a mapping with a str as "text", not int'),
        ({"text": None}, 'text 3 must be .* not a mapping whose "text" is NoneType'),
        ({"text": "a", "published": 20260305}, "published must be an ISO date"),
    ],
    ids=["no text", "no text inside", "no day"],
)
def test_a_wrong_text_is_an_error_in_its_turn(workers: int, wrong: Any, message: str) -> None:
    articles = npf.parse_many([*TEXTS[:2], wrong, TEXTS[3]], workers=workers)
    assert [next(articles), next(articles)] == [npf.parse(text) for text in TEXTS[:2]]
    with pytest.raises(TypeError, match=message):
        next(articles)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_source_raises_comes_in_its_turn(workers: int) -> None:
    def broken() -> Iterator[str]:
        yield from TEXTS[:70]
        raise OSError("the disk is gone")

    articles = npf.parse_many(broken(), workers=workers)
    assert len([next(articles) for _ in range(70)]) == 70
    with pytest.raises(OSError, match="the disk is gone"):
        next(articles)


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_an_error_at_once(workers: int) -> None:
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        npf.parse_many(TEXTS, workers=workers)


@pytest.mark.parametrize("workers", [True, 1.0, None, "2"])
def test_workers_are_a_whole_number(workers: Any) -> None:
    with pytest.raises(TypeError, match="workers must be a whole number"):
        npf.parse_many(TEXTS, workers=workers)


@pytest.mark.parametrize("texts", ["one text", b"bytes", {"text": "a"}, 7, None], ids=lambda wrong: type(wrong).__name__)
def test_one_text_is_no_series_of_texts(texts: Any) -> None:
    with pytest.raises(TypeError, match=r"texts must be an iterable of texts, not \w+; for one text there is npf.parse"):
        npf.parse_many(texts)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one reporting verb of its own."""
    from npf.lexicon import DATA

    lines = [line for line in (DATA / "zh" / "reporting.tsv").read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    model = next(line for line in lines if line.startswith("强调\t"))
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / "reporting.tsv").write_text(f"{lines[0]}\n{model.replace('强调', '絮叨')}\n", encoding="utf-8")
    return tmp_path


def test_an_extractor_of_ones_own_reads_in_every_worker(own: Path) -> None:
    extractor = npf.Extractor(lexicons=own, lang="zh", published="2026-03-05")
    text = "王芳絮叨，江苏要保护耕地。"
    expected = extractor.parse(text)
    assert expected.quotes
    assert list(npf.parse_many([text] * 3, workers=2, extractor=extractor)) == [expected] * 3
    with pytest.raises(TypeError, match=r"extractor must be an npf\.Extractor, not str"):
        npf.parse_many([text], extractor="zh")  # type: ignore[arg-type]


def test_a_pickled_extractor_is_made_once_until_its_tables_change(own: Path) -> None:
    extractor = npf.Extractor(lexicons={"zh/reporting": own / "zh" / "reporting.tsv"})
    written = pickle.dumps(extractor)
    assert len(written) < 1000
    assert pickle.loads(written) is pickle.loads(written)
    os.utime(own / "zh" / "reporting.tsv", ns=(1, 1))
    assert pickle.loads(pickle.dumps(extractor)) is not pickle.loads(written)


def test_errors_survive_the_way_from_a_worker(own: Path) -> None:
    (own / "zh" / "reporting.tsv").write_text("wrong\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"reporting.tsv:1: lacks the column"):
        list(npf.parse_many(TEXTS, workers=2, extractor=npf.Extractor(lexicons=own)))
    again = pickle.loads(pickle.dumps(AmbiguousRegion("which", ("1", "2"))))
    assert (str(again), again.candidates) == ("which", ("1", "2"))


class Deadly(npf.Extractor):
    """Kills its process over one text."""

    def parse(self, text: str, *args: Any, **named: Any) -> npf.Article:
        if text == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse(text, *args, **named)


def test_a_worker_that_dies_is_an_error_that_names_the_text() -> None:
    rows: list[Any] = [*TEXTS[:100], {"text": "deadly", "id": "b7"}, *TEXTS[100:]]
    articles = npf.parse_many(rows, workers=2, extractor=Deadly())
    assert [next(articles) for _ in range(100)] == [npf.parse(text) for text in TEXTS[:100]]
    with pytest.raises(WorkerDied, match=r"text 101 \(b7\), 6 characters died"):
        next(articles)
    assert not multiprocessing.active_children()


def squared(batch: Sequence[int]) -> list[int]:
    for number in batch:
        if number in (5, 6, 40):
            os.kill(os.getpid(), signal.SIGKILL)
    return [number * number for number in batch]


def test_only_what_kills_its_worker_is_lost() -> None:
    batches = [range(start, start + 4) for start in range(0, 48, 4)]
    found = [number for part in in_order(squared, batches, 2, lambda number: [-number]) for number in part]
    assert found == [-number if number in (5, 6, 40) else number * number for number in range(48)]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_every_way_to_start_processes_will_do(method: str, tmp_path: Path) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, npf\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n"
        "    texts = ['王芳强调，要保护耕地。', 'Wang Fang said wells are dry.'] * 40\n"
        "    assert list(npf.parse_many(texts, workers=2)) == [npf.parse(text) for text in texts]\n"
        "    print('the same')\n",
        encoding="utf-8",
    )
    run = subprocess.run([sys.executable, "-W", "error", str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert (run.stdout, run.stderr) == ("the same\n", "")


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see whether a process lives")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    code = (
        "import multiprocessing, npf\n"
        "articles = npf.parse_many(('王芳强调，要保护耕地。' for _ in iter(int, 1)), workers=2); next(articles)\n"
        "print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "for _ in articles: pass\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        children = [int(name) for name in parent.stdout.readline().split()]
        assert len(children) == 2
        assert all(map(alive, children))
        parent.kill()
    end = time.monotonic() + 20
    while any(map(alive, children)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(alive, children))
