"""The command, through click's runner and as a process."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

import npf
from npf.cli.commands import npf as command
from npf.cli.sources import BadSource, decode
from npf.cli.view import show
from tests.facts import FULL

CHINESE = "王芳强调，江苏要保护耕地，不能搞大拆大建。"
TRADITIONAL = "王芳強調，江蘇要保護耕地，不能搞大拆大建。"
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run the command with some arguments."""

    def invoke(*args: str, typed: bytes | None = None) -> Result:
        return CliRunner().invoke(command, list(args), input=typed, env={"COLUMNS": "100"})

    return invoke


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str | bytes], str]:
    """Write a file and give its name."""

    def write(content: str | bytes) -> str:
        path = tmp_path / "article.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def drawn(article: npf.Article, width: int, **options: bool) -> str:
    paper = StringIO()
    show(article, console=Console(file=paper, width=width, highlight=False, emoji=False, markup=False, **options))
    return paper.getvalue()


def test_without_file_it_shows_a_sample_in_each_language(run: Run) -> None:
    result = run("read")
    assert result.exit_code == 0, result.output
    assert "people and facts in it are invented" in " ".join(result.output.split())
    for part in (
        "Occasions",
        "Dos and don'ts",
        "Directives by region",
        "Quotes by speaker",
        "沈望舒",
        "Lin Zhaoyun",
        "Sichuan (510000)",
        "江苏省 (320000)",
    ):
        assert part in result.output, part


def test_a_language_picks_its_sample(run: Run) -> None:
    assert "沈望舒" in run("read", "--lang", "zh").output
    assert "Lin Zhaoyun" not in run("read", "--lang", "zh").output
    assert "沈望舒" not in run("read", "--lang", "en").output


def test_a_file_and_standard_input_show_the_same(run: Run, file: Callable[[str], str]) -> None:
    from_file = run("read", file(CHINESE))
    assert from_file.exit_code == 0
    assert "不能搞大拆大建" in from_file.stdout
    assert run("read", "-", typed=CHINESE.encode()).stdout == from_file.stdout


def test_json_is_the_dictionary_on_one_line(run: Run, file: Callable[[str], str]) -> None:
    name = file(CHINESE)
    result = run("read", "--json", "--published", "2026-03-05", name)
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout) == npf.parse(CHINESE, "2026-03-05", id=name).to_dict()
    assert [json.loads(line)["lang"] for line in run("read", "--json").stdout.splitlines()] == ["en", "zh"]


@pytest.mark.parametrize("text", [CHINESE, TRADITIONAL], ids=["simplified", "traditional"])
def test_gb18030_is_recognised_and_said(run: Run, file: Callable[[bytes], str], text: str) -> None:
    result = run("read", file(text.encode("gb18030")))
    assert result.exit_code == 0
    assert text[-8:-1] in result.stdout
    assert "read as GB18030" in result.stdout


def test_a_byte_order_mark_is_no_text(run: Run, file: Callable[[bytes], str]) -> None:
    assert json.loads(run("read", "--json", file(b"\xef\xbb\xbf" + CHINESE.encode())).stdout)["text"] == CHINESE


WRONG: list[tuple[str, list[str], bytes | None, str]] = [
    ("no such file", ["read", "nowhere.txt"], None, "nowhere.txt: no such file; give the path of a text file, or - for standard input"),
    ("a folder", ["read", "."], None, ". is a folder; give one text file inside it"),
    ("a name with a NUL", ["read", "a\0b"], None, "cannot be read"),
    ("nothing", ["read", "-"], b"", "standard input is empty; give a file with the text of an article"),
    ("white space", ["read", "-"], " \n\u3000\n".encode(), "standard input is empty"),
    ("Latin-1", ["read", "-"], "La région a été développée".encode("latin-1"), "neither UTF-8 nor GB18030"),
    ("Big5", ["read", "-"], (TRADITIONAL * 3).encode("big5"), "neither UTF-8 nor GB18030"),
    ("UTF-16", ["read", "-"], "Wang Fang said".encode("utf-16"), "NUL bytes"),
    ("a picture", ["read", "-"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL bytes"),
    ("no day", ["read", "--published", "yesterday"], None, "published must be a day such as 2024-03-05, not 'yesterday'"),
    ("a day that never was", ["read", "--published", "2024-02-30"], None, "published must be a day"),
    ("an unknown language", ["read", "--lang", "fr"], None, "'fr' is not one of 'en', 'zh'"),
    ("an unknown option", ["read", "--colour"], None, "see npf read --help"),
    ("an unknown command", ["write"], None, "No such command 'write'"),
    ("two files", ["read", "a", "b"], None, "unexpected extra argument"),
]


@pytest.mark.parametrize(("args", "typed", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_status_2(run: Run, args: list[str], typed: bytes | None, message: str) -> None:
    result = run(*args, typed=typed)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("npf: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert isinstance(result.exception, SystemExit)


def test_a_file_that_may_not_be_read_is_told(run: Run, file: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    name = file(CHINESE)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("read", name)
    assert (result.exit_code, "cannot be read (Permission denied)" in result.stderr) == (2, True)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "koi8-r", "shift-jis", "euc-kr", "big5"])
def test_other_encodings_are_not_taken_for_chinese(encoding: str) -> None:
    texts = {"koi8-r": "Правительство приняло решение", "shift-jis": "政府は計画を発表した", "euc-kr": "정부는 계획을 발표했다", "big5": TRADITIONAL}
    with pytest.raises(BadSource, match="neither UTF-8 nor GB18030"):
        decode(texts.get(encoding, "Größere Städte müssen Wälder schützen; déjà vu à Nîmes").encode(encoding), "file")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(sample: npf.Article, width: int) -> None:
    from rich.cells import cell_len

    output = drawn(sample, width)
    assert max(map(cell_len, output.splitlines())) <= width
    squeezed = "".join(output.split())
    for item in (*sample.quotes, *sample.principles):
        if width < 72:
            assert "".join(item.text.split()) in squeezed
    assert "\x1b" not in output


def test_colour_says_nothing_that_the_text_does_not(sample: npf.Article) -> None:
    plain, coloured = drawn(sample, 100), drawn(sample, 100, force_terminal=True)
    assert "\x1b[" in coloured
    assert "Don't (" in plain and "\n  - " in drawn(sample, 60)


def test_every_kind_of_fact_has_its_place() -> None:
    output = drawn(FULL, 100)
    for part in (
        "2026-03 to 2026-03-06",
        "王芳 · 省长",
        "江苏省 (320000)",
        "不得浪费水 (prohibit)",
        "“江苏不得浪费水”",
        "节水: 关键 = 制度",
        "first proposed",
        "only a year",
    ):
        assert part in output, part


def test_nothing_found_is_said() -> None:
    assert "Nothing found" in drawn(npf.parse("The weather is fine."), 80)


def test_hostile_text_does_not_reach_the_terminal() -> None:
    output = drawn(npf.parse("\x1b]0;owned\x07Wang Fang said \u202eJiangsu must not waste water\x1b[2J."), 80)
    assert not set(output) & {"\x1b", "\x07", "\u202e"}


def test_lone_surrogates_and_narrow_encodings_do_not_stop_it(tmp_path: Path) -> None:
    name = tmp_path / "a.txt"
    name.write_text(CHINESE, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    shown = subprocess.run([sys.executable, "-m", "npf", "read", str(name)], capture_output=True, text=True, env=environment, check=False)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "?" in shown.stdout


def test_a_closed_pipe_is_no_traceback() -> None:
    shown = subprocess.run(f"{sys.executable} -m npf read | head -n 1", shell=True, capture_output=True, text=True, check=False)
    assert shown.stderr == ""


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    code = "import sys; sys.modules['rich'] = None; sys.modules['click'] = None; from npf.cli import main; main()"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert told.stderr == "npf: the command needs click and rich; install them with: pip install 'npf-policy[cli]'\n"


def test_help_and_version(run: Run) -> None:
    assert "read" in run().stdout
    assert run().exit_code == 0
    assert npf.__version__ in run("--version").stdout
    assert "FILE" in run("read", "--help").stdout


OLD = "王芳强调，江苏要保护耕地，要发展新质生产力，不能搞大拆大建。"
NEW = "王芳强调，江苏必须保护耕地，要发展新质生产力。要防止一哄而上。"


def test_compare_shows_what_is_new_dropped_and_reworded(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    shown = run("compare", str(old), str(new))
    assert shown.exit_code == 0, shown.output
    new_part, _, rest = shown.stdout.partition("Dropped (1)")
    dropped, _, changed = rest.partition("Changed (1)")
    assert "don't 要防止一哄而上 (avoid)" in new_part
    assert "don't 不能搞大拆大建 (must-not)" in dropped
    assert "“要” became “必须”; stronger" in changed
    assert "Nothing changed." in run("compare", str(old), str(old)).stdout
    plain = json.loads(run("compare", "--json", str(old), str(new)).stdout)
    assert [principle["text"] for principle in plain["principles_dropped"]] == ["不能搞大拆大建"]


def corpus(tmp_path: Path, kind: str) -> str:
    articles = {"2024-03-05": OLD, "2024-05-07": "李明表示，要发展新质生产力，新质生产力需要人才。", "2024-05-09": "天气晴。"}
    if kind == "folder":
        for day, text in articles.items():
            (tmp_path / f"{day}-talk.txt").write_text(text, encoding="utf-8")
        (tmp_path / "undated.txt").write_text(NEW, encoding="utf-8")
        return str(tmp_path)
    path = tmp_path / f"corpus.{kind}"
    rows = [{"text": text, "published": day, "id": day} for day, text in articles.items()] + [{"text": NEW}]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(lines) if kind.endswith("gz") else lines)
    return str(path)


@pytest.mark.parametrize("kind", ["folder", "jsonl", "jsonl.gz"])
def test_timeline_counts_a_corpus(run: Run, tmp_path: Path, kind: str) -> None:
    name = corpus(tmp_path, kind)
    shown = run("timeline", name, "--term", "新质生产力", "--by", "month")
    assert shown.exit_code == 0, shown.output
    assert "1 without a day left out" in " ".join(shown.stdout.split())
    assert [line.split()[:3:2] for line in shown.stdout.splitlines() if line.startswith("  2024-")] == [["2024-03", "1"], ["2024-05", "2"]]
    assert run("timeline", name, "--term", "新质生产力", "--csv").stdout.splitlines()[1].endswith(",新质生产力,2024-03,1,1")
    assert json.loads(run("timeline", name, "--json").stdout)["coverage"]["articles"] == 3
    assert "江苏省,2024-03" in run("timeline", name, "--of", "region", "--csv").stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [("not json\n", ":1 is no JSON"), ('{"text": "a"}\n{"id": 1}\n', ":2 has no text"), ("[1]\n", ":1 has no text")],
    ids=["no JSON", "no text", "no object"],
)
def test_a_corpus_that_is_none_is_one_line_and_status_2(run: Run, tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "bad.jsonl").write_text(content, encoding="utf-8")
    result = run("timeline", str(tmp_path / "bad.jsonl"))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert f"bad.jsonl{message}" in result.stderr


def test_a_corpus_that_cannot_be_opened_is_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.jsonl.gz").write_bytes(b"not gzip")
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\xfe\n")
    for name, message in (
        ("nowhere", "no such folder or file"),
        ("empty", "holds no .txt file"),
        ("bad.jsonl.gz", "no file of JSON lines"),
        ("bad.jsonl", "UTF-8"),
    ):
        result = run("timeline", str(tmp_path / name))
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert message in result.stderr


def test_the_report_is_one_page_of_the_samples_or_of_files_and_folders(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    result = run("report", "-o", str(page))
    assert result.exit_code == 0, result.output
    assert "2 articles" in result.stderr
    assert "沈望舒" in page.read_text(encoding="utf-8")
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "2026-03-05-a.txt").write_text(CHINESE, encoding="utf-8")
    (folder / "2026-04-05-b.txt").write_text("李明强调，要发展新质生产力。", encoding="utf-8")
    written = run("report", str(folder), "-o", "-", "--title", "两会", "--page-lang", "en").stdout
    assert "<title>两会</title>" in written
    assert "2026-03-05 – 2026-04-05" in written
    one = run("report", str(folder / "2026-03-05-a.txt"), "-o", "-").stdout
    assert "2026-03-05-a.txt" in one
    assert "保护耕地" in run("report", "-", "-o", "-", typed=CHINESE.encode()).stdout


def test_a_report_that_cannot_be_made_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("report", "-o", str(tmp_path / "no" / "report.html"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "cannot be written (No such file or directory)" in result.stderr
    assert run("report", str(tmp_path / "none.txt")).exit_code == 2
    monkeypatch.setattr("npf.html.report.find_spec", lambda name: None)
    assert "pip install 'npf-policy[html]'" in run("report", "-o", "-").stderr
