"""`npf extract`: every source, every output, failures named, and a killed run that goes on to the same end."""

from __future__ import annotations

import csv
import gzip
import json
import multiprocessing
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import npf
from npf.cli.commands import npf as command
from npf.cli.corpora import Columns, count, files, waiting
from npf.cli.extraction import Reader
from npf.cli.sources import BadSource
from npf.columns import FACTS

TEXTS = {
    "2026-03-05-a": "王芳强调，江苏要保护耕地，不能搞大拆大建。",
    "2026-03-06-b": "Wang Fang said Jiangsu must protect farmland and must not waste water.",
    "2026-03-07-c": "李明表示，浙江要防止浪费。",
}
ROWS = [{"text": text, "id": name, "published": name[:10], "url": f"https://example.org/{name}"} for name, text in TEXTS.items()]
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `npf extract` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def invoke(*args: str, typed: bytes | None = None) -> Result:
        return CliRunner().invoke(command, ["extract", *args], input=typed)

    return invoke


def lines(path: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def write_source(kind: str) -> str:
    """The three articles as a source of some kind; its name."""
    if kind in ("folder", "pattern"):
        folder = Path("news/deeper")
        folder.mkdir(parents=True)
        for name, text in TEXTS.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "notes.md").write_text("no article", encoding="utf-8")
        (folder / ".hidden.txt").write_text("no article", encoding="utf-8")
        return "news" if kind == "folder" else "news/**/*.txt"
    path = Path(f"news.{kind}")
    if kind.startswith("jsonl"):
        raw = "".join(json.dumps(row, ensure_ascii=False) + "\n\n" for row in ROWS).encode()
        path.write_bytes(gzip.compress(raw) if kind.endswith("gz") else raw)
    elif kind == "csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, [*ROWS[0], "more"])
            writer.writeheader()
            writer.writerows(row | {"text": row["text"] + "\n天气晴。", "more": "x"} for row in ROWS)
    elif kind == "parquet":
        pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist(ROWS), path)
    return str(path)


@pytest.mark.parametrize("kind", ["folder", "pattern", "jsonl", "jsonl.gz", "csv", "parquet"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_reads_every_source(run: Run, kind: str, workers: str) -> None:
    source = write_source(kind)
    result = run(source, "-o", "out.jsonl", "--workers", workers)
    assert result.exit_code == 0, result.output
    found = [npf.Article.from_dict(row) for row in lines("out.jsonl")]
    assert [article.text.split("\n")[0] for article in found] == list(TEXTS.values())
    assert [article.published for article in found] == [name[:10] for name in TEXTS]
    assert found == [npf.parse(article.text, article.published, id=article.id, url=article.url) for article in found]
    ids = {"folder": [f"deeper/{name}.txt" for name in TEXTS], "pattern": [f"news/deeper/{name}.txt" for name in TEXTS]}
    assert [article.id for article in found] == ids.get(kind, list(TEXTS))
    assert result.stderr.startswith("3 of 3 articles read; out.jsonl, ")
    assert not Path("out.jsonl.errors.jsonl").exists()
    assert count(files([source])) == 3


def test_it_reads_standard_input_and_several_sources_in_their_order(run: Run) -> None:
    source = write_source("jsonl")
    assert run("-", "-o", "one.jsonl", typed=Path(source).read_bytes()).exit_code == 0
    assert len(lines("one.jsonl")) == 3
    folder = write_source("folder")
    assert run(source, folder, "-o", "two.jsonl").exit_code == 0
    assert [row["id"] for row in lines("two.jsonl")] == [*TEXTS, *(f"deeper/{name}.txt" for name in TEXTS)]
    assert count(files(["-"])) is None


def test_it_reads_the_main_text_of_pages(run: Run) -> None:
    pytest.importorskip("trafilatura", reason="trafilatura is not installed")
    Path("pages").mkdir()
    said = "".join(f"<p>王芳强调，{place}要保护耕地，不能搞大拆大建，各项工作都要从实际出发。</p>" for place in ("江苏", "浙江", "安徽"))
    Path("pages/2026-03-05.html").write_text(
        f"<html><head><title>会议召开</title></head><body><nav><a href='/'>首页</a></nav><article><h1>会议召开</h1>{said}</article></body></html>",
        encoding="utf-8",
    )
    Path("pages/empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    result = run("pages", "-o", "out.jsonl")
    assert result.exit_code == 1
    (article,) = lines("out.jsonl")
    assert (article["id"], article["published"]) == ("2026-03-05.html", "2026-03-05")
    assert "首页" not in article["text"]
    assert len([p for p in article["principles"] if p["polarity"] == "dont"]) == 3
    assert [line["reason"] for line in lines("out.jsonl.errors.jsonl")] == ["pages/empty.html holds no main text that trafilatura can find"]


def expected(kind: str) -> list[dict[str, Any]]:
    return [row | {"npf": npf.__version__} for row in npf.table(npf.parse_many(ROWS), kind)]


def test_rows_of_one_kind_are_one_file_of_lines(run: Run) -> None:
    source = write_source("jsonl")
    assert run(source, "-o", "out.jsonl", "--kind", "principles").exit_code == 0
    assert lines("out.jsonl") == expected("principles")
    assert run(source, "-o", "out.csv", "--kind", "principles").exit_code == 0
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["text"] for row in found] == [row["text"] for row in expected("principles")]
    assert [json.loads(row["addressees"]) for row in found] == [row["addressees"] for row in expected("principles")]


def test_rows_of_several_kinds_are_a_folder_with_a_file_each(run: Run) -> None:
    source = write_source("jsonl")
    assert run(source, "-o", "some.jsonl", "--kind", "quotes", "--kind", "regions").exit_code == 0
    assert sorted(path.name for path in Path("some.jsonl").iterdir()) == ["quotes.jsonl", "regions.jsonl"]
    assert lines("some.jsonl/regions.jsonl") == expected("regions")
    assert run(source, "-o", "all.csv").exit_code == 0
    assert sorted(path.stem for path in Path("all.csv").iterdir()) == sorted(FACTS)


def test_parquet_is_a_folder_with_a_table_a_kind(run: Run) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    source = write_source("jsonl")
    result = run(source, "-o", "out.parquet", "--part", "2", "--workers", "2")
    assert result.exit_code == 0, result.output
    for kind in FACTS:
        assert parquet.read_table(f"out.parquet/{kind}").to_pylist() == expected(kind)
    assert sorted(path.name for path in Path("out.parquet/quotes").iterdir()) == ["00000.parquet", "00001.parquet"]
    assert run(source, "-o", "whole.parquet", "--kind", "articles").exit_code == 0
    assert [row["article"] for row in parquet.read_table("whole.parquet/articles").to_pylist()] == list(TEXTS)


def test_duckdb_is_a_file_with_a_table_a_kind(run: Run) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert run(write_source("jsonl"), "-o", "out.duckdb", "--kind", "principles", "--kind", "quotes").exit_code == 0
    with duckdb.connect("out.duckdb") as base:
        names = [column[0] for column in base.execute("SELECT * FROM principles").description]
        assert [dict(zip(names, row, strict=True)) for row in base.execute("SELECT * FROM principles").fetchall()] == expected("principles")
        assert base.execute("SELECT count(*) FROM quotes").fetchone() == (len(expected("quotes")),)


def test_columns_may_have_other_names(run: Run) -> None:
    rows = [{"nr": n, "body": row["text"], "link": row["url"], "day": f"{row['published']}T20:30:00+08:00"} for n, row in enumerate(ROWS)]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Path("a.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    options = ["--text-column", "body", "--id-column", "nr", "--url-column", "link", "--date-column", "day"]
    for source in ("a.jsonl", "a.csv"):
        result = run(source, "-o", f"{source}.jsonl", *options)
        assert result.exit_code == 0, result.output
        assert [(row["id"], row["url"], row["published"]) for row in lines(f"{source}.jsonl")] == [
            (str(n), row["url"], row["published"]) for n, row in enumerate(ROWS)
        ]
    result = run("a.csv", "-o", "b.jsonl")
    assert (result.exit_code, result.stderr) == (2, "npf: a.csv has no column 'text'; it has nr, body, link, day; name one with --text-column\n")
    result = run("a.csv", "-o", "c.jsonl", "--text-column", "body", "--id-column", "key")
    assert "has no column 'key'; it has nr, body, link, day; name one with --id-column" in result.stderr
    assert not Path("b.jsonl").exists() or not lines("b.jsonl")


def test_what_fails_is_named_and_the_rest_is_read(run: Run) -> None:
    Path("a.jsonl").write_bytes(
        json.dumps(ROWS[0]).encode() + b'\nno json\n\n{"id": "x"}\n[1]\n{"text": " "}\n{"text": "\xff"}\n' + json.dumps(ROWS[1]).encode() + b"\n"
    )
    Path("b.jsonl.gz").write_bytes(gzip.compress(json.dumps(ROWS[2]).encode() + b"\n" + os.urandom(2000))[:-20])
    Path("c.txt").write_bytes(b"\xff\xfe\x00")
    Path("d.txt").write_text("", encoding="utf-8")
    result = run("a.jsonl", "b.jsonl.gz", "c.txt", "d.txt", "-o", "out.jsonl", "--workers", "2")
    assert result.exit_code == 1, result.output
    assert [row["id"] for row in lines("out.jsonl")] == [*TEXTS]
    failed = lines("out.jsonl.errors.jsonl")
    told = [(line["where"], line["reason"].replace(line["where"], "").strip()) for line in failed]
    assert [where for where, _ in told][:5] == ["a.jsonl:2", "a.jsonl:4", "a.jsonl:5", "a.jsonl:6", "a.jsonl:7"]
    assert [reason.split(";")[0] for _, reason in told][:5] == ["is no JSON", "has no text", "has no text", "has an empty text", "is not UTF-8"]
    assert {where for where, _ in told[5:]} >= {"b.jsonl.gz", "c.txt", "d.txt"}
    assert f"3 of {3 + len(failed)} articles read, {len(failed)} failed (see out.jsonl.errors.jsonl)" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "-o", "out.jsonl"], "nowhere: no such folder or file"),
        (["*.txt", "-o", "out.jsonl"], "*.txt holds no .txt file"),
        (["kept.csv", "-o", "out.jsonl"], "kept.csv holds no .txt file"),
        (["a.doc", "-o", "out.jsonl"], "a.doc has no known ending"),
        (["-", "-o", "out.xlsx"], "out.xlsx has no ending that says how to write; give one of .jsonl, .csv, .parquet, .duckdb"),
        (["-", "-o", "out.csv", "--kind", "articles"], "whole articles do not fit into CSV"),
        (["-", "-o", "out.jsonl", "--resume", "--overwrite"], "give one of them"),
        (["-", "-o", "there.jsonl"], "there.jsonl is there already"),
        (["-", "-o", "there.jsonl", "--resume"], "there.jsonl was not written by a run that can go on"),
        (["-", "-o", "kept.csv", "--overwrite"], "kept.csv is a folder that no run wrote"),
        (["-", "-o", "out.jsonl", "--workers", "0"], "'--workers'"),
        (["-", "-o", "out.jsonl", "--kind", "quote"], "'quote' is not one of"),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_what_cannot_be_done_is_one_line_and_status_2(run: Run, arguments: Sequence[str], message: str) -> None:
    Path("a.doc").touch()
    Path("there.jsonl").write_text("mine\n")
    Path("kept.csv").mkdir()
    Path("kept.csv/mine").touch()
    result = run(*arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.output
    assert message in result.stderr
    assert Path("there.jsonl").read_text() == "mine\n"
    assert Path("kept.csv/mine").exists()


def test_an_output_inside_a_source_is_refused(run: Run) -> None:
    result = run(write_source("folder"), "-o", "news/out.jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "lies inside the source news" in result.stderr


def test_a_run_goes_on_only_with_the_same_settings_and_sources(run: Run) -> None:
    source = write_source("jsonl")
    assert run(source, "-o", "out.jsonl").exit_code == 0
    before = Path("out.jsonl").read_bytes()
    again = run(source, "-o", "out.jsonl", "--resume")
    assert again.stderr.startswith("3 of 3 articles read (3 of them before)")
    assert Path("out.jsonl").read_bytes() == before
    assert "had lang None, not 'zh'" in run(source, "-o", "out.jsonl", "--resume", "--lang", "zh").stderr
    with Path(source).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": "李明说，井干了。", "id": "d"}) + "\n")
    assert run(source, "-o", "out.jsonl", "--resume").exit_code == 0
    assert [row["id"] for row in lines("out.jsonl")] == [*TEXTS, "d"]
    Path(source).write_text("\n" + Path(source).read_text(encoding="utf-8"), encoding="utf-8")
    assert "the sources have changed since the run began: article 4 was news.jsonl:7" in run(source, "-o", "out.jsonl", "--resume").stderr
    assert run(source, "-o", "out.jsonl", "--overwrite").exit_code == 0


def content(out: Path) -> Any:
    """What an output holds, whatever its form."""
    if out.suffix == ".duckdb":
        import duckdb

        with duckdb.connect(str(out)) as base:
            return {kind: base.execute(f"SELECT * FROM {kind}").fetchall() for kind in FACTS}
    found = [out] if out.is_file() else sorted(path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "duckdb"])
def test_a_killed_run_goes_on_to_the_result_of_an_unbroken_one(form: str, tmp_path: Path) -> None:
    if form in ("parquet", "duckdb"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    if form == "duckdb":
        pytest.importorskip("duckdb", reason="duckdb is not installed")
    with (tmp_path / "news.jsonl").open("w", encoding="utf-8") as file:
        for n in range(900):
            file.write(
                "broken\n" if n % 97 == 5 else json.dumps({"text": f"王芳{n % 28 + 1}日强调，江苏要保护{n}亩耕地。\n" * 4, "id": f"a{n}"}) + "\n"
            )
    line = [sys.executable, "-m", "npf", "extract", "news.jsonl", "--part", "60", "--workers", "2", "-o"]

    def go(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*line, *more], cwd=tmp_path, capture_output=True, text=True, timeout=200, check=False)

    whole = go(f"whole.{form}")
    assert whole.returncode == 1, whole.stderr
    assert "890 of 900 articles read, 10 failed" in whole.stderr
    out = tmp_path / f"out.{form}"
    for settled in range(2):  # killed twice
        with subprocess.Popen([*line, out.name, "--resume"], cwd=tmp_path, stderr=subprocess.DEVNULL) as going:
            end = time.monotonic() + 100
            while going.poll() is None and time.monotonic() < end and not has_come_further(out, form, settled, going):
                time.sleep(0.02)
            going.send_signal(signal.SIGKILL)
        assert going.returncode == -signal.SIGKILL
    last = go(out.name, "--resume")
    assert last.returncode == 1, last.stderr
    assert "890 of 900 articles read (" in last.stderr
    assert content(out) == content(tmp_path / f"whole.{form}")
    assert (tmp_path / f"out.{form}.errors.jsonl").read_bytes() == (tmp_path / f"whole.{form}.errors.jsonl").read_bytes()


def has_come_further(out: Path, form: str, times: int, going: subprocess.Popen[bytes]) -> bool:
    """Whether the run has settled something new; a DuckDB file that is being written cannot be asked, but grows."""
    try:
        if form == "duckdb":
            return out.with_name(out.name + ".errors.jsonl").stat().st_size > 200 * (times + 1)
        return bool(json.loads(out.with_name(out.name + ".run.json").read_text())["done"] > 180 * (times + 1))
    except (OSError, ValueError):
        return False


class Deadly(npf.Extractor):
    """Kills its process over one text."""

    def parse(self, text: str, *args: Any, **named: Any) -> npf.Article:
        if text == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse(text, *args, **named)


@pytest.mark.skipif(multiprocessing.get_start_method(allow_none=True) == "spawn", reason="the deadly extractor is put in by forking")
def test_an_article_that_kills_its_worker_is_named_and_the_rest_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npf.cli.extraction.Extractor", Deadly)
    rows = [{"text": "deadly" if n == 70 else ROWS[0]["text"], "id": f"a{n}"} for n in range(200)]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = run("a.jsonl", "-o", "out.jsonl", "--workers", "2", "--part", "30")
    assert result.exit_code == 1, result.output
    assert [row["id"] for row in lines("out.jsonl")] == [f"a{n}" for n in range(200) if n != 70]
    assert lines("out.jsonl.errors.jsonl") == [{"where": "a.jsonl:71", "id": "a.jsonl#71", "reason": "its process died (killed, or out of memory)"}]


def test_half_a_character_is_written_somehow(run: Run) -> None:
    Path("a.jsonl").write_text('{"text": "王芳强调，要保护\\ud800耕地。"}\n', encoding="utf-8")
    assert run("a.jsonl", "-o", "out.jsonl").exit_code == 0
    assert lines("out.jsonl")[0]["text"] == "王芳强调，要保护\ud800耕地。"
    assert run("a.jsonl", "-o", "out.csv").exit_code == 0


def test_a_batch_is_read_as_its_articles_are() -> None:
    reader = Reader(("quotes",), "jsonl", Columns(), npf.Extractor())
    assert reader([]).articles == 0


def test_a_form_without_its_package_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr("npf.cli.archives.find_spec", lambda name: None if name in ("pyarrow", "duckdb") else name)
    monkeypatch.setattr("npf.cli.corpora.find_spec", lambda name: None if name in ("pyarrow", "trafilatura") else name)
    assert "a .parquet file needs pyarrow; install it with: pip install 'npf-policy[arrow]'" in run("-", "-o", "a.parquet").stderr
    assert "pip install 'npf-policy[duckdb]'" in run("-", "-o", "a.duckdb").stderr
    for name, extra in (("a.html", "web"), ("a.parquet", "arrow")):
        Path(name).touch()
        with pytest.raises(BadSource, match=rf"{name} needs \w+; install it with: pip install 'npf-policy\[{extra}\]'"):
            list(waiting(files([name]), Columns()))


ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.findall(r"^npf extract (.+)$", (ROOT / "docs" / "archive.md").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("shown", SHOWN)
def test_the_commands_of_the_page_run(run: Run, shown: str) -> None:
    if ".parquet" in shown or ".duckdb" in shown:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        pytest.importorskip("duckdb", reason="duckdb is not installed")
    Path("news").mkdir()
    Path("news/2026-03-05.txt").write_text(ROWS[0]["text"], encoding="utf-8")
    write_source("jsonl")
    Path("table.csv").write_text("nr,body,link,day\n1,王芳强调，要保护耕地。,,2026-03-05\n", encoding="utf-8")
    result = run(*shlex.split(shown))
    assert result.exit_code == 0, result.output
